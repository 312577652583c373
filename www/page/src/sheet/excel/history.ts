// Rows added at the end of a sheet that grows from review to review. The user may have sorted its columns anew or added some; the rows
// go by the names of the columns. A column that is gone is told of, and nothing is written.

import { SheetError, type Cell, type Row } from "../host";
import { type Area, LAST_ROW, addressOf, around, rangeOf } from "./areas";
import { entered, fill, fitColumns, formatColumns, type Format } from "./entering";
import { keep, restore } from "./keeping";
import { type Epoch, epochOf, serialOf } from "./serials";
import { sheetName as allowed } from "./target";
import { sheetOf, standingOn } from "./tables";
import type { Deed } from "./undo";
import { addSheet, headSheet, resizeTable } from "./writing";

export async function append(context: Excel.RequestContext, deed: Deed, wanted: string, header: Row, rows: Row[]): Promise<{ sheet: string; address: string }> {
  const name = allowed(wanted);
  const sheet = await sheetOf(context, name);
  const { used, tables } = sheet === null ? { used: null, tables: [] } : await standingOn(context, sheet);
  const epoch = await epochOf(context);
  if (used === null || sheet === null) return begin(context, deed, sheet, name, header, rows, epoch);
  const table = tables.find(({ area }) => area.row === used.row) ?? null;
  return goOn(context, deed, { sheet, used, table }, header, rows, epoch);
}

async function begin(
  context: Excel.RequestContext, deed: Deed, old: Excel.Worksheet | null, name: string, header: Row, rows: Row[], epoch: Epoch,
): Promise<{ sheet: string; address: string }> {
  const area = { row: 0, column: 0, rows: rows.length + 1, columns: header.length };
  if (old === null) {
    context.workbook.protection.load("protected");
    await context.sync();
    if (context.workbook.protection.protected) throw new SheetError("protected", "the workbook is protected against new sheets");
  }
  const sheet = old ?? await addSheet(context, deed, name, area);
  if (old !== null) await ready(context, deed, old, area, null);
  const own = await put(context, sheet, { ...area, row: 1, rows: rows.length }, rows, epoch);
  const top = { ...area, rows: 1 };
  await fill(context, sheet, top, [header]);
  headSheet(sheet, top, false);
  await fitColumns(context, sheet, area);
  deed.wrote(sheet.id, area, [header, ...own]);
  return { sheet: sheet.name, address: addressOf(area) };
}

async function goOn(
  context: Excel.RequestContext, deed: Deed, { sheet, used, table }: { sheet: Excel.Worksheet; used: Area; table: { table: Excel.Table; area: Area } | null },
  header: Row, rows: Row[], epoch: Epoch,
): Promise<{ sheet: string; address: string }> {
  const top = { ...used, rows: 1 };
  const heads = rangeOf(sheet, top);
  heads.load("values");
  await context.sync();
  const columns = columnsOf(heads.values[0] ?? [], header, `${sheet.name}!${addressOf(top)}`);
  const end = table === null ? used.row + used.rows : table.area.row + table.area.rows;
  if (table?.table.showTotals) throw new SheetError("refused", `the table ${table.table.name} has a row of totals, and rows go below its last one`);
  if (table !== null && end < used.row + used.rows) {
    const below = { ...used, row: end, rows: used.row + used.rows - end };
    throw new SheetError("occupied", `below the table ${table.table.name} stand other cells`, { sheet: sheet.name, address: addressOf(below), filled: below.rows * below.columns });
  }
  const area = { ...used, row: end, rows: rows.length };
  if (end + rows.length > LAST_ROW) throw new SheetError("too-large", `the sheet ${sheet.name} has ${end} rows; rename it, and a new one begins`);
  if (rows.length === 0) return { sheet: sheet.name, address: addressOf(top) };
  await ready(context, deed, sheet, area, used);
  const wide = rows.map((row) => spread(row, columns, used.columns));
  const own = await put(context, sheet, area, wide, epoch);
  if (table !== null) await resizeTable(context, deed, sheet, table, around(table.area, area));
  deed.wrote(sheet.id, area, own);
  return { sheet: sheet.name, address: addressOf(area) };
}

/** Where each of our columns is on the sheet. */
function columnsOf(there: Row, header: Row, address: string): number[] {
  const plain = (cell: Cell) => String(cell).trim().toLowerCase();
  const names = there.map(plain);
  const missing = header.filter((name) => !names.includes(plain(name)));
  if (missing.length > 0) throw new SheetError("refused", `in ${address} there is no column ${missing.map((name) => `"${name}"`).join(", ")}`);
  return header.map((name) => names.indexOf(plain(name)));
}

function spread(row: Row, columns: number[], width: number): Row {
  const wide: Row = Array.from({ length: width }, () => "");
  columns.forEach((column, at) => { wide[column] = row[at] ?? ""; });
  return wide;
}

async function ready(context: Excel.RequestContext, deed: Deed, sheet: Excel.Worksheet, area: Area, used: Area | null): Promise<void> {
  sheet.protection.load("protected");
  await context.sync();
  if (sheet.protection.protected) throw new SheetError("protected", `the sheet ${sheet.name} is protected`);
  const kept = await keep(context, sheet, area, used);
  const { id } = sheet;
  if (kept === null) deed.lasting = true;
  else deed.back(async (own) => restore(own, own.workbook.worksheets.getItem(id), kept));
}

/** Fills the rows, and gives them as Excel now has them. */
async function put(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area, rows: Row[], epoch: Epoch): Promise<Cell[][]> {
  if (rows.length === 0) return [];
  const formats = kinds(rows, area.columns);
  const dates = Object.keys(formats).map(Number).filter((column) => formats[column] === "date");
  const own = rows.map((row) => entered(row, area.columns, dates, epoch));
  rangeOf(sheet, area).numberFormat = [["General"]];
  await fill(context, sheet, area, own);
  formatColumns(sheet, area, formats);
  await context.sync();
  return own;
}

/** Columns with nothing but days are days, and columns with texts that look like numbers are texts. */
function kinds(rows: Row[], columns: number): Record<number, Format> {
  const formats: Record<number, Format> = {};
  for (let column = 0; column < columns; column += 1) {
    const filled = rows.map((row) => row[column] ?? "").filter((value) => value !== "");
    if (filled.length === 0) continue;
    if (filled.every((value) => typeof value === "string" && serialOf(value, 1900) !== null)) formats[column] = "date";
    else if (filled.some((value) => typeof value === "string" && /^[\d\s.,+-]+$/.test(value))) formats[column] = "text";
  }
  return formats;
}
