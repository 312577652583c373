// From the workbook to the page: which tables there are, and taking one.

import { engine, openExport, openFurther } from "../actions";
import type { Slot } from "../engine/protocol";
import { FIELD_NAMES } from "../words/fields";
import { state, updatePart } from "../state";
import { fill } from "../words";
import { HISTORY_SHEET, type SheetHost, type SheetTable } from "./host";
import type { Taken } from "./state";
import { problem, sheetWork } from "./trouble";
import { sheetWords } from "./words";

const TIER_WORDS = new Set(FIELD_NAMES.find(([id]) => id === "tier"));

export class NoWorkbook extends Error {}

/** The workbook. What asks for it is only shown beside one. */
export function workbook(): SheetHost {
  const { host } = state.sheet;
  if (host === null) throw new NoWorkbook("no workbook is open beside this page");
  return host;
}

export function isRuleTable({ head, columns, rows }: SheetTable): boolean {
  return columns > 1 && rows > 1 && TIER_WORDS.has(String(head[0] ?? "").trim().toLowerCase());
}

export function ruleTables(): SheetTable[] {
  return state.sheet.tables.filter(isRuleTable);
}

const OWN_SHEETS = Object.values(sheetWords).flatMap((words) => [words.tiersSheet, words.summarySheet, words.importSheet, words.rulesSheet, words.planSheet]);

/** Whether we wrote the sheet: the number behind the name is that of a further one. */
function isOwn(sheet: string): boolean {
  return OWN_SHEETS.includes(sheet.replace(/ \d+$/, ""));
}

/** Tables that may hold clients or deals, the likeliest first: what is selected, where the selected cell is, then the longest. */
export function dataTables(): SheetTable[] {
  const likely = state.sheet.tables.filter((table) => table.rows > 1 && table.columns > 1 && table.sheet !== HISTORY_SHEET && !isRuleTable(table));
  const kinds = { selection: 0, table: 1, sheet: 2 };
  const rank = ({ id, selected, sheet }: SheetTable) => (selected ? 0 : isOwn(sheet) ? 3 : id === state.sheet.current ? 1 : 2);
  return likely.sort((a, b) => rank(a) - rank(b) || b.rows - a.rows || kinds[a.kind] - kinds[b.kind]);
}

export function listTables(): Promise<boolean> {
  return sheetWork(state.step, "taking", readTables);
}

export async function readTables(): Promise<void> {
  const tables = await workbook().tables();
  const current = await workbook().selectedRow();
  updatePart("sheet", { tables, current: current?.table.id ?? null });
}

/** The table that the page's file in a slot was made of; null when the file came from elsewhere. */
export function takenFor(slot: Slot): Taken | null {
  const taken = state.sheet.taken[slot];
  return taken !== undefined && state.files[slot]?.file === taken.file ? taken : null;
}

const watches: Partial<Record<Slot, () => void>> = {};

async function watch(slot: Slot, table: SheetTable): Promise<void> {
  watches[slot]?.();
  delete watches[slot];
  watches[slot] = await workbook().watch(table.id, () => {
    const taken = takenFor(slot);
    if (taken !== null) setTaken(slot, { ...taken, changed: true });
  });
}

function setTaken(slot: Slot, taken: Taken): void {
  updatePart("sheet", { taken: { ...state.sheet.taken, [slot]: taken } });
}

export async function takeTable(id: string, slot: Slot = "main"): Promise<boolean> {
  let file: File | null = null;
  const came = await sheetWork("data", "taking", async () => {
    const { table, rows } = await workbook().read(id);
    if (rows.length < 2) {
      const { words, sheet } = { words: state.speech.sheet, sheet: table.sheet };
      throw problem(fill(words.tooFewRows, { table: table.name }), words.tooFewRowsHint, `${sheet}!${table.address}`);
    }
    const { name, bytes } = await engine.call("sheetFile", { name: table.name, rows });
    file = new File([bytes], name);
    setTaken(slot, { table, file, changed: false });
    await watch(slot, table);
  });
  if (!came || file === null) return false;
  return slot === "main" ? openExport(file) : openFurther(slot, file);
}

export function takeAgain(slot: Slot): Promise<boolean> {
  const taken = takenFor(slot);
  return taken === null ? Promise.resolve(false) : takeTable(taken.table.id, slot);
}
