// What the user has selected, and what we select for the user.

import { SheetError, type Row, type SheetTable } from "../host";
import { areaOf, onSheet } from "./areas";
import { inExcel } from "./office";
import { readCells } from "./reading";
import { placeOf, sheetOf, sheetPlace, tableOf, type Place } from "./tables";

export async function show(sheetName: string, address: string): Promise<void> {
  await inExcel(async (context) => {
    const sheet = await sheetOf(context, sheetName);
    if (sheet === null) throw new SheetError("missing", `there is no sheet ${sheetName}`);
    if (sheet.visibility !== "Visible") throw new SheetError("missing", `the sheet ${sheetName} is hidden`);
    const own = onSheet(address);
    if (areaOf(own) === null) throw new SheetError("missing", `${address} is no address`);
    sheet.activate();
    sheet.getRange(own).select();
    await context.sync();
  });
}

/** The row of the active cell, in the table in which it stands. Its header row is none of the rows. */
export async function selectedRow(): Promise<{ table: SheetTable; header: Row; row: Row; at: number } | null> {
  return inExcel(async (context) => {
    const cell = context.workbook.getActiveCell();
    cell.load("rowIndex,columnIndex,worksheet/id");
    const within = cell.getTables(false);
    within.load("items/id");
    await context.sync();
    const place = await placeAround(context, cell, within.items[0]?.id);
    if (place === null) return null;
    const { area, sheet } = place;
    const at = cell.rowIndex - area.row;
    const beside = cell.columnIndex < area.column || cell.columnIndex >= area.column + area.columns;
    if (at < 1 || at >= area.rows || beside) return null;
    const [header = []] = await readCells(context, sheet, { ...area, rows: 1 });
    const [row = []] = await readCells(context, sheet, { ...area, row: area.row + at, rows: 1 });
    return { table: tableOf(place, header), header, row, at };
  });
}

async function placeAround(context: Excel.RequestContext, cell: Excel.Range, table: string | undefined): Promise<Place | null> {
  if (table !== undefined) return placeOf(context, `table:${table}`);
  const sheet = await sheetOf(context, cell.worksheet.id);
  return sheet === null ? null : sheetPlace(context, sheet);
}

