// The clients of the last grading, as the functions that look at time take them and name them.

import type { Row, Rules } from "../engine/protocol";
import type { Graded } from "../engine/grading";
import type { Session } from "../engine/session";

/** Columns of EXPLAIN behind the client's own: tier, reason and what follows. */
const EXPLAINED = 7;

/** One row per client: id, name, tier, reason. The columns are headed in English, which the engine knows in every language. */
export function reviewList({ explained }: Graded): Row[] {
  const own = explained.headers.length - EXPLAINED;
  const [ids = [], names = [], tiers = [], reasons = []] = [0, own > 1 ? 1 : -1, own, own + 1].map((at) => explained.column(at));
  return [["Client ID", "Client", "Tier", "Reason"], ...ids.map((id, row) => [id, names[row] ?? "", tiers[row] ?? "", reasons[row] ?? ""])];
}

const places = new WeakMap<Graded, Map<string, number>>();

/** The place of a client among the clients of the result by its id, or by its name where there is no id; -1 when it is not there. */
export function placeOf(graded: Graded, client: Row[number]): number {
  let known = places.get(graded);
  if (known === undefined) {
    known = new Map();
    // Of a client who stands twice the first row counts, as it does for the engine.
    for (const [row, id] of (graded.explained.column(0) ?? []).entries()) if (!known.has(String(id))) known.set(String(id), row);
    places.set(graded, known);
  }
  return known.get(String(client)) ?? -1;
}

/** The rules of a grading as a table: the compiled-in ones and templates may be others in a later version. */
export function ruleTable(engine: Engine, rules: Rules, lang: string): Row[] {
  return Array.isArray(rules) ? rules : engine.call("RULES", [rules ?? "own", lang], { lang });
}

export function tierOrder({ report }: Graded): string[] {
  return report.tiers.filter(({ given }) => given).map(({ tier }) => tier);
}

/** The tiers set by hand that the last grading took. */
export function overridesOf(session: Session): Row[] | null {
  return session.result.overrides;
}
