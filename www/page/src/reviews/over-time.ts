// Months among the best and cohorts: VIPS and RETENTION on an export of deals.

import type { Handlers } from "../engine/areas";
import { ask, optionsFor } from "../engine/grading";
import type { Cell, Pair } from "../engine/protocol";
import { found } from "../engine/reading";
import type { CohortLine, ReviewsCalls, VipClient } from "./calls";
import { placeOf } from "./clients";
import { paymentsOf } from "./days";

/** Columns of VIPS behind the client's own, and the places among them of those that are shown. */
const VIPS = 12;
const IN_LIST_OF = 5;
const SUM = 7;
/** Columns of RETENTION before those of the cohort's later periods. */
const PERIOD = 11;
/** Beyond so many months or quarters the longer period is easier to read. */
const MANY_MONTHS = 18;
const MANY_QUARTERS = 24;

export const vips: Handlers<ReviewsCalls>["vips"] = (session, { months, share, measure, options }, tell) => {
  tell({ stage: "summing" });
  const { engine, lang, result } = session;
  const { payments, options: own } = paymentsOf(session, options);
  const given = optionsFor("VIPS", own);
  const lists = ask(engine, "VIPS", [payments, share, months, measure, [...given, ["list", "months"]]], lang).rows().slice(1);
  const made = ask(engine, "VIPS", [payments, share, months, measure, given], lang);
  const first = made.headers.length - VIPS;
  // Behind the months stand two lines of the whole period.
  const monthly = lists.slice(0, -2);
  const at = new Map(monthly.map(([month], place) => [String(month), place]));
  const clients = made.rows().slice(1).flatMap((row): VipClient[] => {
    const listed = String(row[first + IN_LIST_OF] ?? "").split(",").flatMap((month) => at.get(month.trim()) ?? []);
    const [id = ""] = row;
    return listed.length === 0 ? [] : [{
      id: String(id), name: first > 1 ? String(row[1] ?? "") : "", months: listed, sum: row[first + SUM] ?? "", place: placeOf(result, id),
    }];
  });
  return {
    months: monthly.map(([month = "", paid = "", , inList = ""]) => ({ month: String(month), paid, in: inList })), clients,
    onlyByMonth: Number(made.facts["only by month"] ?? 0), onlyByPeriod: Number(made.facts["only by whole period"] ?? 0),
    findings: found("VIPS", made.notes),
  };
};

export const retention: Handlers<ReviewsCalls>["retention"] = (session, { period, silence, options }, tell) => {
  tell({ stage: "summing" });
  const { engine, lang } = session;
  const { payments, options: own } = paymentsOf(session, options);
  const given = optionsFor("RETENTION", own);
  const silent: Pair[] = silence === "" ? [] : [["silence", silence]];
  const run = (unit: string, cohorts: string) => ask(engine, "RETENTION", [payments, unit, [...given, ...silent, ["cohorts", cohorts]]], lang);
  const unit = period === "" ? suitable((wanted) => run(wanted, "no").length) : period;
  const shares = run(unit, "share");
  const counts = run(unit, "count");
  const rows = shares.rows();
  const last = rows.at(-1) ?? [];
  const numbers = counts.rows();
  const lines = rows.slice(1, -1).map((row, at): CohortLine => {
    const cell = (place: number): Cell => row[place] ?? "";
    return {
      period: String(cell(0)), part: String(cell(1)), start: cell(2), retained: cell(3), new: cell(4), returned: cell(5), end: cell(6), gone: cell(7),
      retention: cell(8), churn: cell(9), cohort: cell(10), shares: row.slice(PERIOD), counts: numbers[at + 1]?.slice(PERIOD) ?? [],
    };
  });
  return {
    period: unit, lines, whole: { name: String(last[0] ?? ""), retention: last[8] ?? "", churn: last[9] ?? "", shares: last.slice(PERIOD) },
    table: rows, findings: found("RETENTION", shares.notes),
  };
};

/** The shortest period of which there are not too many. */
function suitable(periods: (unit: string) => number): string {
  if (periods("month") <= MANY_MONTHS + 1) return "month";
  return periods("quarter") <= MANY_QUARTERS + 1 ? "quarter" : "year";
}
