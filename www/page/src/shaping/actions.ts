// What the user does to see what other rules would change.

import { attempt, engine, freshen, openClient } from "../actions";
import { Cancelled, Refused } from "../engine/client";
import { newest } from "../engine/newest";
import { replaceRules, templateOf, trimmed } from "../rule-actions";
import { lang, state, updatePart, type RuleTable } from "../state";
import type { ComparedList } from "./calls";

const AFTER_MS = 300;
/** Up to so many clients those near a border are found without being asked for. */
const NEAR_AT_ONCE = 20_000;

const sameTable = (a: RuleTable, b: RuleTable) => JSON.stringify(trimmed(a.rows)) === JSON.stringify(trimmed(b.rows));

/** The tiers were given by this table: from now on the others are compared with it. */
export function graded(rules: RuleTable | null): void {
  updatePart("shaping", { current: rules, candidate: null, comparison: null, problems: [], near: null });
  compareSoon();
}

/** The table that is compared; null when it is the current one, or there is nothing to compare with. */
export function other(): RuleTable | null {
  const { current, candidate } = state.shaping;
  const table = candidate ?? state.rules;
  return state.grade === null || current === null || table === null || sameTable(table, current) ? null : table;
}

let timer: ReturnType<typeof setTimeout> | undefined;

export function compareSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void compareNow(), AFTER_MS);
}

const compareNow = newest(async () => {
  const table = other();
  if (table === null) {
    updatePart("shaping", { comparison: null, comparing: false, problems: [], near: null });
    return;
  }
  updatePart("shaping", { comparing: true });
  try {
    const comparison = await engine.call("compare", { rules: trimmed(table.rows), lang: lang() });
    if (other() !== table) return;
    const { list } = state.shaping;
    const gone = list.kind === "near" || (list.kind === "pair" && !comparison.pairs.some(({ from, to }) => from === list.from && to === list.to));
    updatePart("shaping", { comparison, comparing: false, problems: [], near: null, seekingNear: false, list: gone ? { kind: "moves" } : list });
    if (comparison.clients <= NEAR_AT_ONCE) void seekNear();
  } catch (error) {
    if (error instanceof Cancelled || other() !== table) return;
    updatePart("shaping", { comparison: null, comparing: false, problems: error instanceof Refused ? error.problems : [], near: null });
  }
});

export async function seekNear(): Promise<void> {
  const { comparison } = state.shaping;
  updatePart("shaping", { seekingNear: true });
  try {
    const near = await engine.call("borders", { lang: lang() });
    if (state.shaping.comparison === comparison) updatePart("shaping", { near, seekingNear: false });
  } catch (error) {
    if (state.shaping.comparison === comparison) updatePart("shaping", { seekingNear: false, problems: error instanceof Refused ? error.problems : [] });
  }
}

export function showCompared(list: ComparedList): void {
  updatePart("shaping", { list });
}

/** Shows what a template would change before it is taken. */
export function compareTemplate(name: string): Promise<boolean> {
  return attempt("rules", async () => {
    updatePart("shaping", { candidate: await templateOf(name) });
    compareSoon();
  });
}

/** Gives tiers by the rules that were compared. */
export async function takeCompared(): Promise<void> {
  const { candidate } = state.shaping;
  if (candidate !== null) replaceRules(candidate);
  updatePart("shaping", { candidate: null });
  await freshen("rules");
}

/** Leaves the compared rules, and has the current ones again. */
export function goBack(): void {
  const { candidate, current } = state.shaping;
  if (candidate === null && current !== null) replaceRules(current);
  updatePart("shaping", { candidate: null });
  compareSoon();
}

export function openCompared(id: number): void {
  void openClient(id);
}
