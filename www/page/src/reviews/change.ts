// From where a change of revenue between two periods comes: RNVL on the rows of either period.

import type { Handlers } from "../engine/areas";
import { ask, optionsFor } from "../engine/grading";
import { found } from "../engine/reading";
import type { ChangeLine, ChangeReport, ReviewsCalls } from "./calls";
import { datedRows, dealOptions, paymentsOf } from "./days";

const UNITS = ["year", "quarter", "month"] as const;

/** The name of a period that a day is in: "2026", "2026-Q3", "2026-09". */
function periodOf(day: string, unit: string): string {
  const [year = "", month = ""] = day.split("-");
  if (unit === "year") return year;
  return unit === "month" ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

const NEXT_DAY_MS = 86_400_000;

/** Whether a day is the first or the last one of its period. */
function isEdge(day: string, unit: string, step: number): boolean {
  const beyond = new Date(Date.parse(`${day}T00:00:00Z`) + step * NEXT_DAY_MS).toISOString().slice(0, 10);
  return periodOf(beyond, unit) !== periodOf(day, unit);
}

interface Period {
  name: string;
  whole: boolean;
}

/** The periods in which something was paid, and whether the data, which go until that day, cover the whole of each. */
function periodsOf(days: string[], until: string, unit: string): Period[] {
  const [first = ""] = days;
  const names = [...new Set(days.map((day) => periodOf(day, unit)))];
  return names.map((name, at) => ({
    name, whole: (at > 0 || isEdge(first, unit, -1)) && (at < names.length - 1 || isEdge(until, unit, 1)),
  }));
}

/** The last whole period and the one before it, of the longest unit that has two of them; else the last two. */
function choice(days: string[], until: string, unit: string): { unit: string; periods: Period[]; before: string; after: string } {
  for (const wanted of unit === "" ? UNITS : [unit]) {
    const periods = periodsOf(days, until, wanted);
    const at = periods.findLastIndex(({ whole }, place) => whole && periods[place - 1]?.whole);
    if (at > 0) return { unit: wanted, periods, before: periods[at - 1]?.name ?? "", after: periods[at]?.name ?? "" };
  }
  const own = unit === "" ? "month" : unit;
  const periods = periodsOf(days, until, own);
  return { unit: own, periods, before: periods.at(-2)?.name ?? "", after: periods.length > 1 ? periods.at(-1)?.name ?? "" : "" };
}

export const change: Handlers<ReviewsCalls>["change"] = (session, request, tell): ChangeReport => {
  tell({ stage: "summing" });
  const { engine, lang, result } = session;
  const { header, rows, days } = datedRows(session, dealOptions(session, request.options));
  const given = paymentsOf(session, request.options).options;
  const until = result.report.asOf;
  const counts = (day: string | undefined): boolean => day !== undefined && day !== "" && (until === "" || day <= until);
  const counted = days.filter(counts).sort();
  const { unit, periods, ...usual } = choice(counted, until === "" ? counted.at(-1) ?? "" : until, request.unit);
  const known = new Set(periods.map(({ name }) => name));
  const pick = (wanted: string, other: string): string => (known.has(wanted) ? wanted : other);
  const [before, after] = [pick(request.before, usual.before), pick(request.after, usual.after)];
  const none = { unit, periods, before, after, lines: [], table: [], findings: [] };
  if (before === "" || after === "") return none;
  const of = (name: string) => [header, ...rows.filter((_, at) => counts(days[at]) && periodOf(days[at] ?? "", unit) === name)];
  const made = ask(engine, "RNVL", [of(before), of(after), null, optionsFor("RNVL", given)], lang);
  const table = made.rows();
  return { ...none, lines: linesOf(table.slice(1)), table, findings: found("RNVL", made.notes) };
};

/** N, V with what it is made of where units are known, L, and revenue: the lines between V and L are within V. */
function linesOf(rows: ChangeReport["table"]): ChangeLine[] {
  return rows.map((row, at) => {
    const [factor = "", before = "", after = "", moved = "", share = "", part = "", partShare = ""] = row;
    return { factor: String(factor), before, after, change: moved, share, part, partShare, within: at > 1 && at < rows.length - 2 };
  });
}
