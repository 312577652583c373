// What the user does with the rules: templates, edits with a way back, checks while typing, and files.

import { ensureHand, takeCarried } from "./act/overrides";
import { attempt, busyCall, engine, remember } from "./actions";
import { newest } from "./engine/newest";
import type { Fix, Row, Rules } from "./engine/protocol";
import { trouble } from "./engine/trouble";
import { compareSoon } from "./shaping/actions";
import { lang, state, update, updatePart, type RuleTable } from "./state";
import { carriedReviews, takeCarriedReviews } from "./reviews/kept";
import { exported, imported, save } from "./storage";
import { fill, Speech } from "./words";

/** The compiled-in table is the classic one, unless the page was built with another. */
const TEMPLATES = ["own", "classic", "extended", "pareto", "strategic", "rfm", "abc-xyz"];

export const MINE = "mine";
const CHECK_AFTER_MS = 250;
const UNDO_DEPTH = 50;

/** The table as it was left at the last visit, else the compiled-in one. */
export async function ensureRules(): Promise<void> {
  if (state.rules !== null) return;
  const spoken = lang();
  const [own, classic] = await Promise.all([templateOf("own"), templateOf("classic")]);
  const same = JSON.stringify(own.rows) === JSON.stringify(classic.rows);
  update({ templates: TEMPLATES.filter((name) => name !== "classic" || !same) });
  const { rules, template } = state.kept;
  const left = template === undefined && rules !== undefined ? { name: MINE, rows: rules } : await templateOf(template ?? "own");
  // While the engine was asked, others may have been taken.
  if (state.rules === null) update({ rules: left });
  // Or a file in another language has been opened.
  if (lang() !== spoken) await translateTemplate();
  await checkNow();
}

export async function templateOf(name: string): Promise<RuleTable> {
  const known = TEMPLATES.includes(name) ? name : "own";
  return { name: known, rows: await engine.call("template", { name: known, lang: lang() }) };
}

/** What is given to the engine: nothing for the compiled-in table, so that it may choose a simpler one where data lacks. */
export function rulesForGrading(): Rules {
  if (state.rules === null || state.rules.name === "own") return null;
  return state.rules.name === MINE ? trimmed(state.rules.rows) : state.rules.name;
}

/** The table without the blank rows and columns at its ends, which the editor leaves for typing. */
export function trimmed(rows: Row[]): Row[] {
  const filled = (cell: Row[number] | undefined) => cell !== undefined && String(cell).trim() !== "";
  const height = rows.findLastIndex((row) => row.some(filled)) + 1;
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex(filled) + 1));
  return rows.slice(0, height).map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
}

export async function chooseTemplate(name: string): Promise<void> {
  const hadOwn = state.rules?.name === MINE;
  await attempt("rules", async () => {
    const rules = await templateOf(name);
    remember({ template: name });
    pushUndo();
    update({ rules, stale: true });
    if (hadOwn) update({ notice: fill(state.speech.words.useTemplate, { name: state.speech.words.templates[name]?.[0] ?? name }) });
    await checkNow();
  });
  compareSoon();
}

export async function backToMine(): Promise<void> {
  const rows = state.kept.rules;
  if (rows !== undefined) await take(rows);
}

/** Takes a table from elsewhere as the user's own. */
export async function take(rows: Row[]): Promise<void> {
  pushUndo();
  setMine(rows);
  await attempt("rules", checkNow);
  compareSoon();
}

/** Puts a table in place of the one on the screen; undo brings that one back. */
export function replaceRules(table: RuleTable): void {
  pushUndo();
  put(table);
}

function put(table: RuleTable): void {
  if (table.name === MINE) setMine(table.rows);
  else {
    remember({ template: table.name });
    update({ rules: table, stale: true });
  }
  void attempt("rules", checkNow);
  compareSoon();
}

/** Does what a finding suggests. */
export function mend(fix: Fix): void {
  const rows = trimmed(state.rules?.rows ?? []);
  edit(fix.kind === "row"
    ? rows.filter((_, at) => at !== fix.row)
    : rows.map((row, at) => (at === fix.row ? row.map((cell, column) => (column === fix.column ? fix.text : cell)) : row)));
}

function pushUndo(): void {
  if (state.rules !== null) update({ undo: [...state.undo, state.rules].slice(-UNDO_DEPTH) });
}

function setMine(rows: Row[]): void {
  const kept = { ...state.kept, rules: rows };
  delete kept.template;
  state.kept = kept;
  remember({ rules: rows });
  update({ rules: { name: MINE, rows }, stale: true });
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** An edit in the grid. */
export function edit(rows: Row[]): void {
  pushUndo();
  setMine(trimmed(rows));
  clearTimeout(timer);
  timer = setTimeout(() => void attempt("rules", checkNow), CHECK_AFTER_MS);
  compareSoon();
}

export function undo(): void {
  const last = state.undo.at(-1);
  if (last === undefined) return;
  update({ undo: state.undo.slice(0, -1) });
  put(last);
}

/** Checks the table on the screen. While one check runs, only the last of those asked for waits. */
export const checkNow = newest(async () => {
  const { rules } = state;
  if (rules === null) return;
  const check = await engine.call("check", { rules: trimmed(rules.rows), lang: lang() });
  // A later edit has its own check under way.
  if (state.rules === rules) update({ check });
});

export async function translateTemplate(): Promise<void> {
  if (state.rules === null || state.rules.name === MINE) return;
  const { name } = state.rules;
  const rules = await templateOf(name);
  if (state.rules?.name === name) update({ rules });
}

export function loadRules(file: File): Promise<boolean> {
  return attempt("rules", async () => {
    await busyCall("open", { slot: "rules", file, wishes: {}, lang: lang() });
    const rows = await engine.call("table", { slot: "rules" });
    await engine.call("close", { slot: "rules" });
    await take(trimmed(rows));
  });
}

export function saveRules(): Promise<boolean> {
  return attempt("rules", async () => {
    const { name, bytes } = await engine.call("rulesCsv", { rows: trimmed(state.rules?.rows ?? []) });
    save(name, bytes);
  });
}

/** Rules and settings, and with them the tiers set by hand and the reviews that the user had kept. */
export async function exportKept(): Promise<void> {
  const [reviews] = await Promise.all([carriedReviews(), ensureHand()]);
  const { hand } = state.act;
  const overrides = hand === null || hand.length === 0 ? {} : { overrides: hand };
  save("tiersheet-settings.json", exported({ ...state.kept, ...overrides, ...(reviews === null ? {} : { reviews }) }));
  if (reviews !== null) update({ notice: state.speech.count(state.speech.reviews.exportedWith, reviews.dates.length) });
}

export async function importKept(file: File): Promise<void> {
  const text = await file.text();
  const carried = imported(text);
  if (carried === null) {
    update({ failure: { step: "rules", problems: [trouble("", state.speech.words.badBackup, "", file.name)] } });
    return;
  }
  const { overrides, ...kept } = carried;
  remember(kept);
  updatePart("act", { plan: null });
  await takeCarriedReviews(text);
  update({ rules: null, undo: [], stale: true, speech: new Speech(kept.lang ?? lang()) });
  await attempt("rules", ensureRules);
  await takeCarried(overrides);
}
