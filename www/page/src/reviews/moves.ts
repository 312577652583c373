// Who moved since an earlier review, and the matrix of it: MOVES and MIGRATION.

import type { Handlers } from "../engine/areas";
import { ask, optionsFor, type Graded } from "../engine/grading";
import type { Pair, Row } from "../engine/protocol";
import { found } from "../engine/reading";
import type { Session } from "../engine/session";
import type { Before, MoveCounts, MovesReport, ReviewsCalls } from "./calls";
import { overridesOf, placeOf, reviewList, ruleTable, tierOrder } from "./clients";

/** Columns of MOVES behind the client's own: from, to, move, cause, details. */
const TOLD = 5;

export const moves: Handlers<ReviewsCalls>["moves"] = (session, { before, causes }, tell) => {
  tell({ stage: "summing" });
  const { engine, lang } = session;
  const graded = session.result;
  const order: Pair[] = [["tiers", tierOrder(graded).join(";")]];
  const recorded = before.kind === "export" ? exportTiers(graded) : before.tiers;
  const byTiers = ask(engine, "MOVES", [recorded, reviewList(graded), null, null, null, null, order], lang);
  const figures = causes && before.kind === "review" ? byFigures(session, before, order) : null;
  const used = figures !== null && agree(byTiers, figures) ? figures : byTiers;
  const kept = causes && before.kind === "review" && before.basis !== null;
  return report(session, used, order, used === figures ? "told" : kept ? "refused" : "none");
};

/** The tiers that the export came with, as the earlier list. */
function exportTiers(graded: Graded): Row[] {
  return reviewList(graded).map(([id = "", name = ""], at) => [id, name, at === 0 ? "Tier" : graded.before[at - 1] ?? ""]);
}

/** With the figures of both sides the engine tells causes. Figures that were read otherwise than now may refuse to. */
function byFigures(session: Session, before: Extract<Before, { kind: "review" }>, order: Pair[]): EngineResult | null {
  const { engine, lang, result } = session;
  const { basis } = before;
  if (basis === null) return null;
  const options = [...optionsFor("MOVES", result.options).filter(([name]) => name !== "as of"), ["as of before", before.date], ["as of", result.report.asOf], ...order]
    .filter((pair): pair is Pair => pair[1] !== "");
  try {
    return ask(engine, "MOVES", [basis.clients, result.clients, basis.rules, ruleTable(engine, result.rules, lang), basis.overrides, overridesOf(session), options], lang);
  } catch {
    return null;
  }
}

/** Causes are told only of the tiers that were kept: figures that would give others prove nothing about them. */
function agree(recorded: EngineResult, figures: EngineResult): boolean {
  const [one, other] = [recorded, figures].map((result) => {
    const at = result.headers.length - TOLD;
    const [ids = [], from = [], to = []] = [0, at, at + 1].map((column) => result.column(column));
    return new Map(ids.map((id, row) => [String(id), `${from[row]}\n${to[row]}`]));
  });
  return one !== undefined && other !== undefined && one.size === other.size && [...one].every(([id, tiers]) => other.get(id) === tiers);
}

function report({ engine, lang, result: graded }: Session, made: EngineResult, order: Pair[], figures: MovesReport["figures"]): MovesReport {
  const rows = made.rows();
  const matrix = ask(engine, "MIGRATION", [rows, null, [["values", "counts"], ...order]], lang).rows();
  const at = made.headers.length - TOLD;
  const listed = rows.slice(1).map((row): Row => [row[0] ?? "", at > 1 ? row[1] ?? "" : "", ...row.slice(at)]);
  const moved = listed.filter(([, , from, to]) => from !== to);
  return {
    rows: listed, places: listed.map(([id = ""]) => placeOf(graded, id)), matrix, counts: countsOf(made.facts),
    kinds: counted(moved, 4), causes: counted(moved, 5), figures, findings: found("MOVES", made.notes),
  };
}

function countsOf(facts: Record<string, string>): MoveCounts {
  const [up = 0, down = 0, same = 0, fresh = 0, lost = 0, changed = 0] = ["up", "down", "same", "new", "lost", "changed"].map((name) => Number(facts[name] ?? 0));
  return { up, down, same, new: fresh, lost, changed };
}

/** How many rows hold each text in a column, most first. */
function counted(rows: Row[], column: number): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = String(row[column] ?? "");
    if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
