// Fixes of a rule table by a click. A fix is offered only if the engine, asked again about the table as it would be, has nothing to
// say against that cell any more.

import { spotOf } from "../parts/places";
import { ask } from "../engine/grading";
import type { Finding, Fix, Lang, Row } from "../engine/protocol";

/** Rules that take nothing from any client may go as they are. */
const IDLE = new Set(["DEAD_RULE", "DUPLICATE_RULE"]);
const MOST = 20;

export function fixesFor(engine: Engine, rules: Row[], findings: Finding[], lang: Lang): Finding[] {
  let tried = 0;
  return findings.map((finding) => {
    const spot = spotOf(finding);
    if (spot === null || finding.severity === "note") return finding;
    if (IDLE.has(finding.code)) return { ...finding, fix: { kind: "row", row: spot.row } };
    if (spot.column === null || finding.suggestion === "" || tried >= MOST) return finding;
    tried++;
    const fix = tested(engine, rules, { row: spot.row, column: spot.column }, finding, lang);
    return fix === null ? finding : { ...finding, fix };
  });
}

function tested(engine: Engine, rules: Row[], spot: { row: number; column: number }, finding: Finding, lang: Lang): Fix | null {
  const cell = String(rules[spot.row]?.[spot.column] ?? "");
  const { suggestion, args: [wrong = ""] } = finding;
  // One test among several in the cell, or all of the cell.
  const texts = [...(wrong !== "" && cell.includes(wrong) ? [cell.replace(wrong, () => suggestion)] : []), suggestion];
  for (const text of texts) {
    if (text === cell) continue;
    const fixed = rules.map((row, at) => (at === spot.row ? row.map((own, column) => (column === spot.column ? text : own)) : row));
    const left = ask(engine, "CHECK", [fixed, null, []], lang).notes;
    if (!left.some(({ code, place, severity }) => place === finding.place && (code === finding.code || severity !== "note"))) {
      return { kind: "cell", ...spot, text };
    }
  }
  return null;
}
