// Rules from a sheet and into it. The page's table stays tied to the sheet's until one of them is edited alone.

import { attempt, engine, freshen } from "../actions";
import type { Row } from "../engine/protocol";
import * as rules from "../rule-actions";
import { lang, state, updatePart } from "../state";
import { fill } from "../words";
import { tierColours } from "./colours";
import type { SheetTable } from "./host";
import { areaFrom, cornerOf } from "./places";
import type { RuleLink } from "./state";
import { readTables, workbook } from "./take";
import { sheetWork } from "./trouble";
import { write } from "./writing";

const REREAD_AFTER_MS = 300;

const same = (a: Row[], b: Row[]) => JSON.stringify(a.map((row) => row.map(String))) === JSON.stringify(b.map((row) => row.map(String)));

function onScreen(): Row[] {
  return rules.trimmed(state.rules?.rows ?? []);
}

/** The sheet's rule table, as long as the one on the screen is the same. */
export function linkedRules(): RuleLink | null {
  const link = state.sheet.rules;
  return link !== null && same(onScreen(), link.rows) ? link : null;
}

let stopWatching: (() => void) | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

async function link(table: SheetTable, rows: Row[]): Promise<void> {
  stopWatching?.();
  stopWatching = null;
  updatePart("sheet", { rules: { table, rows } });
  stopWatching = await workbook().watch(table.id, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), REREAD_AFTER_MS);
  });
}

/** What is typed into the sheet's table is checked at once, unless the page's own was edited meanwhile. */
async function follow(): Promise<void> {
  const link = linkedRules();
  if (link !== null) await takeRules(link.table.id);
}

export async function takeRules(id: string): Promise<boolean> {
  let rows: Row[] | null = null;
  const came = await sheetWork("rules", "taking", async () => {
    const cells = await workbook().read(id);
    rows = rules.trimmed(cells.rows);
    await link(cells.table, rows);
  });
  if (!came || rows === null) return false;
  await rules.take(rows);
  if (state.files.main && state.step === "result") await freshen("result");
  return true;
}

export function dropLink(): void {
  stopWatching?.();
  stopWatching = null;
  updatePart("sheet", { rules: null });
}

/** The rows of the table that is to be written: a template's, or the one on the screen. */
async function chosenRows(): Promise<Row[]> {
  const { template } = state.sheet;
  return template === "" ? onScreen() : engine.call("template", { name: template, lang: lang() });
}

/** Conditions such as 50% or =LLC are texts: a sheet must not reckon them. */
export function asTexts(rows: Row[]): Record<number, "text"> {
  return Object.fromEntries((rows[0] ?? []).map((_, column) => [column, "text" as const]));
}

export async function writeRules(): Promise<boolean> {
  const words = state.speech.sheet;
  const plan = state.sheet.template === "plan";
  const name = plan ? words.planSheet : words.rulesSheet;
  let rows: Row[] = [];
  const made = await attempt("rules", async () => {
    rows = await chosenRows();
  });
  return made && write({
    step: "rules",
    written: {
      where: { kind: "sheet", name }, rows, formats: asTexts(rows), asTable: name,
      tiers: { column: 0, colours: tierColours() },
    },
    label: fill(words.wroteRules, { name }),
    then: plan ? () => Promise.resolve(0) : (at) => tie(at.sheet, at.address, rows),
  });
}

/** Ties the page's table to the one just written. */
async function tie(sheet: string, address: string, rows: Row[]): Promise<number> {
  await readTables();
  const corner = cornerOf(address);
  const first = areaFrom(corner, 1, 1).split(":")[0];
  const table = state.sheet.tables.find((own) => own.sheet === sheet && own.address.startsWith(`${first}:`) && own.kind !== "selection");
  if (table === undefined) return 0;
  await link(table, rows);
  if (state.sheet.template !== "") await rules.take(rows);
  return 0;
}
