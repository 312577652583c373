// The third step's results into the workbook: tiers, formulas that give them, and a sheet that sums them up.

import { engine, freshen, sendSettings } from "../actions";
import type { Cell, GradeReport, Row } from "../engine/protocol";
import { lang, state, updatePart } from "../state";
import { fill } from "../words";
import type { Cells, References } from "./calls";
import { tierColours } from "./colours";
import type { Where, Written } from "./host";
import { areaFrom, cornerOf, reference } from "./places";
import { linkedRules, writeRules } from "./rule-link";
import { takenFor, workbook } from "./take";
import { sheetWork } from "./trouble";
import { write } from "./writing";

/** Tiers can stand beside the table only where its rows are the clients. */
export function mayStandBeside(): boolean {
  return takenFor("main") !== null && state.fields !== null && !state.fields.deals;
}

export function toggleColumn(column: string): void {
  const { columns } = state.sheet;
  updatePart("sheet", { columns: columns.includes(column) ? columns.filter((own) => own !== column) : [...columns, column] });
}

function beside(): boolean {
  return state.sheet.where === "beside" && mayStandBeside();
}

function place(): Where {
  const main = takenFor("main");
  return beside() && main !== null ? { kind: "beside", table: main.table.id } : { kind: "sheet", name: state.speech.sheet.tiersSheet };
}

function label(where: Where): string {
  const words = state.speech.sheet;
  return where.kind === "beside" ? fill(words.wroteBeside, { table: takenFor("main")?.table.name ?? "" }) : fill(words.wroteSheet, { name: where.name });
}

function asWritten({ rows, formats, tierAt }: Cells, where: Where): Omit<Written, "overwrite"> {
  return {
    where, rows, formats, tiers: { column: tierAt, colours: tierColours() },
    ...(where.kind === "sheet" ? { asTable: state.speech.sheet.tiersTable } : {}),
  };
}

export async function writeTiers(): Promise<boolean> {
  if (!(await freshen("result"))) return false;
  const { columns } = state.sheet;
  const where = place();
  const cells = await engine.call("sheetTiers", { columns, beside: where.kind === "beside" });
  const apart = where.kind === "beside" ? await engine.call("sheetTiers", { columns, beside: false }) : cells;
  return write({
    step: "result", label: label(where), written: asWritten(cells, where),
    elsewhere: asWritten(apart, { kind: "sheet", name: state.speech.sheet.tiersSheet }),
  });
}

/** What a formula can name; null where a file did not come from this workbook, so that no formula can stand for it. */
function references(): References | null {
  const { program } = workbook();
  const slots = ["main", "clients", "rates", "overrides"] as const;
  if (slots.some((slot) => state.files[slot] !== undefined && takenFor(slot) === null)) return null;
  const named = (slot: typeof slots[number]) => {
    const table = takenFor(slot)?.table;
    return table === undefined ? null : reference(table, program);
  };
  const main = named("main");
  const rules = linkedRules();
  return main === null ? null : { main, clients: named("clients"), rates: named("rates"), overrides: named("overrides"), rules: rules === null ? null : reference(rules.table, program) };
}

export function mayBeFormulas(): boolean {
  return references() !== null;
}

/** A table of rules that is only on the page has to be in the workbook before a formula can name it. */
function rulesAreMissing(): boolean {
  return state.rules?.name === "mine" && linkedRules() === null;
}

export async function writeFormulas(): Promise<boolean> {
  if (!(await freshen("result"))) return false;
  if (rulesAreMissing()) {
    updatePart("sheet", { template: "" });
    if (!(await writeRules())) return false;
  }
  const named = references();
  if (named === null) return false;
  const wanted = place();
  // The result of a formula does not fit into the table that an earlier result is.
  const where: Where = wanted.kind === "sheet" ? { ...wanted, another: true } : wanted;
  const cells = await engine.call("sheetFormula", { references: named, beside: where.kind === "beside", lang: lang(), program: workbook().program });
  const written: Omit<Written, "overwrite"> = { where, rows: cells.rows, formulas: true, tiers: { column: cells.tierAt, colours: tierColours() } };
  return write({ step: "result", label: fill(state.speech.sheet.wroteFormula, { where: label(where) }), written, elsewhere: written });
}

interface Block {
  rows: Row[];
  /** Where it begins, counted from 0. */
  column: number;
}

/** Blocks side by side, with blank cells between them. */
function sideBySide(blocks: Block[]): Row[] {
  const height = Math.max(...blocks.map(({ rows }) => rows.length));
  const width = Math.max(...blocks.map(({ rows, column }) => column + (rows[0]?.length ?? 0)));
  const all: Row[] = Array.from({ length: height }, () => Array<Cell>(width).fill(""));
  for (const { rows, column } of blocks) rows.forEach((row, at) => row.forEach((cell, own) => { (all[at] ?? [])[column + own] = cell; }));
  return all;
}

function tierShares(grade: GradeReport): Row[] {
  const { words } = state.speech;
  const known = grade.tiers.some(({ profitShare }) => typeof profitShare === "number");
  return [[words.tier, words.shareOfClients, ...(known ? [words.shareOfProfit] : [])],
    ...grade.tiers.filter(({ given }) => given).map(({ tier, share, profitShare }) => [tier, share, ...(known ? [profitShare] : [])])];
}

/** The summary as a sheet with charts of the program's own, drawn from cells beside it. */
export async function writeSummary(): Promise<boolean> {
  if (!(await freshen("result"))) return false;
  const { grade, speech } = state;
  if (grade === null) return false;
  const { words, sheet } = speech;
  const summary = await engine.call("sheetSummary", null);
  const width = summary.rows[0]?.length ?? 0;
  const bars: Block = { rows: tierShares(grade), column: width + 1 };
  const after = bars.column + (bars.rows[0]?.length ?? 0) + 1;
  const curve: Block = { rows: [[words.paretoX, words.paretoY], ...grade.curve.map(({ clients, share }): Row => [clients, share])], column: after };
  const blocks = [{ rows: summary.rows, column: 0 }, bars, ...(grade.curve.length > 2 ? [curve] : [])];
  const formats = { ...summary.formats };
  for (const { rows, column } of blocks.slice(1)) (rows[0] ?? []).forEach((_, own) => { formats[column + own] = own === 0 && column === bars.column ? "text" : "share"; });
  const name = sheet.summarySheet;
  const written = { where: { kind: "sheet", name }, rows: sideBySide(blocks), formats, tiers: { column: 0, colours: tierColours() } } satisfies Omit<Written, "overwrite">;
  return write({
    step: "result", label: fill(sheet.wroteSummary, { name }), written, elsewhere: written,
    then: async (at) => {
      const corner = cornerOf(at.address);
      const area = ({ rows, column }: Block) => areaFrom({ row: corner.row, column: corner.column + column }, rows.length, rows[0]?.length ?? 1);
      await workbook().chart({ sheet: at.sheet, address: area(bars), kind: "bars", title: words.tierStrip, x: words.tier, y: words.shareOfClients }, sheet.charts);
      if (!blocks.includes(curve)) return 1;
      await workbook().chart({ sheet: at.sheet, address: area(curve), kind: "curve", title: words.pareto, x: words.paretoX, y: words.paretoY }, sheet.charts);
      return 2;
    },
  });
}

/** The rows for the CRM as a sheet, for those who import from the workbook. */
export function writeImport(): Promise<boolean> {
  const { sheet } = state.speech;
  let cells: Cells | null = null;
  return sheetWork("send", "placing", async () => {
    cells = await engine.call("sheetImport", { crm: state.crm, settings: sendSettings(), lang: lang() });
  }).then((made) => made && cells !== null && write({
    step: "send", label: fill(sheet.wroteImport, { name: sheet.importSheet }),
    written: { where: { kind: "sheet", name: sheet.importSheet }, rows: cells.rows, formats: cells.formats, tiers: { column: cells.tierAt, colours: tierColours() } },
  }));
}
