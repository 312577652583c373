// The worker's side of the plan: what each tier gets, and whether its profit carries that.

import { formForPeople } from "../../../job.mjs";
import type { Handlers } from "../engine/areas";
import { ask, optionsFor } from "../engine/grading";
import type { Pair, Row } from "../engine/protocol";
import { found } from "../engine/reading";
import type { Session } from "../engine/session";
import type { ActCalls, PlanRequest } from "./calls";
import { clientsOf } from "./graded-clients";

type Own = Handlers<ActCalls>;

function planned(session: Session, { plan: table, period, skip, lang }: PlanRequest, list: "tiers" | "rows"): EngineResult {
  const { clients, tiers, options } = session.result;
  const own: Pair[] = [...optionsFor("PLAN", options), ["list", list], ["profit period", period], ["incomplete", skip ? "skip" : "unknown"]];
  return ask(session.engine, "PLAN", [tiers.rows(), table, clients, own], lang);
}

export const plan: Own["plan"] = (session, request) => {
  const made = planned(session, request, "tiers");
  return { headers: made.headers, rows: made.rows().slice(1), months: made.facts["profit period"]?.replace(/\D/g, "") ?? "", findings: found("PLAN", made.notes) };
};

/** What each client gets, beside who it is. */
export const planFile: Own["planFile"] = (session, request) => {
  const made = planned(session, request, "rows").rows();
  const named = clientsOf(session.engine, session.result).withTiers().map((row) => row.slice(0, -1));
  const rows: Row[] = made.map((row, at) => [...(named[at] ?? []), ...row]);
  return { name: "tiersheet-plan.csv", bytes: new Uint8Array(session.files.writeCsv(rows, formForPeople(request.lang), true)) };
};
