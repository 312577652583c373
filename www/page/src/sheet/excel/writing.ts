// Results into the workbook.

import { SheetError, type Written } from "../host";
import { type Area, addressOf, body, rangeOf } from "./areas";
import { colourTiers } from "./colours";
import { columnsOf, entered, fill, fitColumns, formatColumns } from "./entering";
import { keep, prepare, restore } from "./keeping";
import { hasApi } from "./office";
import { epochOf } from "./serials";
import { type Target, checkTarget, occupiedBy, tableName, targetOf } from "./target";
import type { Deed } from "./undo";

export async function write(context: Excel.RequestContext, deed: Deed, written: Written): Promise<{ sheet: string; address: string }> {
  const target = await targetOf(context, written.where, written.rows);
  await checkTarget(context, target);
  if (written.formulas && target.table !== null) throw new SheetError("refused", `in the table ${target.table.table.name} a result of many cells has no room; choose another place`);
  const occupied = await occupiedBy(context, target);
  if (occupied !== null && !written.overwrite) {
    throw new SheetError("occupied", `${occupied.filled} cells are filled: ${occupied.sheet}!${occupied.address}`, occupied);
  }
  const { area } = target;
  const formats = written.formats ?? {};
  const dates = Object.keys(formats).map(Number).filter((column) => formats[column] === "date");
  const epoch = dates.length > 0 ? await epochOf(context) : 1900;
  const rows = written.rows.map((row) => entered(row, area.columns, dates, epoch));

  const isNew = target.sheet === null;
  const sheet = target.sheet ?? await addSheet(context, deed, target.sheetName, area);
  const filled = written.formulas === true ? { ...area, rows: 1, columns: 1 } : area;
  if (!isNew) await replaceCells(context, deed, sheet, target, filled);
  if (written.formulas) await enterFormula(context, deed, sheet, area, String(rows[0]?.[0] ?? ""));
  else await fill(context, sheet, area, rows);
  if (area.rows > 1) formatColumns(sheet, body(area), formats);
  const asTable = target.table !== null || (written.asTable !== undefined && area.rows > 1);
  if (target.table === null && asTable) await addTable(context, deed, sheet, area, written.asTable ?? "");
  if (written.tiers !== undefined && area.rows > 1) await colourTiers(context, deed, sheet, body(area), written.tiers);
  if (isNew) headSheet(sheet, area, asTable);
  await fitColumns(context, sheet, area);
  // Excel may alter the headers of a table: no two may be the same, and none may be blank.
  if (!written.formulas) deed.wrote(sheet.id, asTable ? body(area) : area, asTable ? rows.slice(1) : rows);
  return { sheet: target.sheetName, address: addressOf(area) };
}

/** A formula whose result spills. What it gives may differ by the time it is taken back; cells that the user fills are never part of it. */
async function enterFormula(context: Excel.RequestContext, deed: Deed, sheet: Excel.Worksheet, area: Area, formula: string): Promise<void> {
  const cell = { ...area, rows: 1, columns: 1 };
  rangeOf(sheet, cell).formulas = [[formula]];
  await context.sync();
  deed.hasFormula(sheet.id, cell);
}

/** A sheet of our own, which goes when the action is taken back. */
export async function addSheet(context: Excel.RequestContext, deed: Deed, name: string, area: Area): Promise<Excel.Worksheet> {
  // Until its id is known the sheet is known by its name, which was free; later the user may have changed that.
  let key = name;
  deed.back(async (own) => {
    const added = own.workbook.worksheets.getItemOrNullObject(key);
    await own.sync();
    if (!added.isNullObject) added.delete();
    await own.sync();
  });
  const sheet = context.workbook.worksheets.add(name);
  sheet.load("id,name");
  await context.sync();
  key = sheet.id;
  deed.addedSheet(key, area);
  return sheet;
}

/** Bold headers that stay in sight. A table makes its own headers bold. */
export function headSheet(sheet: Excel.Worksheet, area: Area, asTable: boolean): void {
  sheet.freezePanes.freezeRows(area.row + 1);
  if (!asTable) rangeOf(sheet, { ...area, rows: 1 }).format.font.bold = true;
}

async function replaceCells(context: Excel.RequestContext, deed: Deed, sheet: Excel.Worksheet, { area, replaced, used, table }: Target, filled: Area): Promise<void> {
  const before = columnsOf(sheet, { ...area, rows: 1 });
  for (const column of before) column.format.load("columnWidth");
  const kept = await keep(context, sheet, replaced, used);
  const { id } = sheet;
  if (kept === null) deed.lasting = true;
  else {
    const widths = before.map((column) => column.format.columnWidth);
    deed.back(async (own) => {
      const now = own.workbook.worksheets.getItem(id);
      columnsOf(now, { ...area, rows: 1 }).forEach((column, at) => { column.format.columnWidth = widths[at] as number; });
      await restore(own, now, kept);
    });
  }
  prepare(sheet, replaced, filled);
  if (table !== null) await resizeTable(context, deed, sheet, table, area);
}

/** Makes a table fit, so that formulas that name it go on to work. */
export async function resizeTable(context: Excel.RequestContext, deed: Deed, sheet: Excel.Worksheet, { table, area: before }: { table: Excel.Table; area: Area }, area: Area): Promise<void> {
  const after = addressOf({ ...area, rows: Math.max(2, area.rows) });
  const { id } = table;
  deed.hasTable(id, { ...area, rows: Math.max(2, area.rows) });
  if (after === addressOf(before)) return;
  if (!hasApi("1.13")) throw new SheetError("refused", `this Excel cannot resize the table ${table.name}; remove it first`);
  table.resize(rangeOf(sheet, { ...area, rows: Math.max(2, area.rows) }));
  await context.sync();
  deed.back(async (own) => {
    own.workbook.tables.getItem(id).resize(addressOf(before));
    await own.sync();
  });
}

async function addTable(context: Excel.RequestContext, deed: Deed, sheet: Excel.Worksheet, area: Area, wanted: string): Promise<void> {
  const { tables, names } = context.workbook;
  tables.load("items/name");
  names.load("items/name");
  await context.sync();
  const name = tableName(wanted, [...tables.items, ...names.items].map((item) => item.name));
  const { id: sheetId } = sheet;
  deed.back(async (own) => {
    // There was no table in these cells.
    const made = rangeOf(own.workbook.worksheets.getItem(sheetId), area).getTables(false);
    made.load("items/id");
    await own.sync();
    // The look of a table stays on its cells when it ends.
    for (const one of made.items) one.convertToRange().clear("Formats");
    await own.sync();
  });
  const table = sheet.tables.add(rangeOf(sheet, area), true);
  table.load("id");
  await context.sync();
  deed.hasTable(table.id, area);
  table.name = name;
}
