// Which places of the workbook hold a table, and how each is found again.

import { SheetError, type Row, type SheetTable } from "../host";
import { type Area, CORNERS, addressOf, areaOf, areaOfRange, common, rangeOf, same } from "./areas";
import { inExcel, told } from "./office";
import { shown } from "./reading";

/** A place found in the workbook as it is now. */
export interface Place {
  id: string;
  kind: SheetTable["kind"];
  name: string;
  sheet: Excel.Worksheet;
  sheetName: string;
  area: Area;
  selected?: boolean;
}

const VISIBLE = "Visible";
/** A sheet with more headers missing than this has no table worth the search. */
const MOST_GAPS = 200;

interface Named {
  name: string;
  table: Excel.Table;
  sheet: Excel.Worksheet;
  area: Area;
}

/** All tables; one on a hidden sheet is left out. The selection first, when it is more than a cell. */
export async function listTables(): Promise<SheetTable[]> {
  const selection = await selected();
  return inExcel(async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load("items/id,items/name,items/visibility");
    const tables = context.workbook.tables;
    tables.load("items/id,items/name,items/showTotals,items/worksheet/id");
    await context.sync();
    const seen = sheets.items.filter((sheet) => sheet.visibility === VISIBLE);
    const named = await areasOf(context, tables.items, seen);
    const places: Place[] = named.map(({ name, table, sheet, area }) => ({ id: `table:${table.id}`, kind: "table", name, sheet, sheetName: sheet.name, area }));
    const areas = await sheetAreas(context, seen.map((sheet) => ({ sheet, tables: named.filter((one) => one.sheet === sheet).map((one) => one.area) })));
    seen.forEach((sheet, index) => {
      const area = areas[index];
      if (area && area.rows * area.columns > 1) places.push({ id: `sheet:${sheet.id}`, kind: "sheet", name: sheet.name, sheet, sheetName: sheet.name, area });
    });
    if (selection !== null) first(places, selection, seen);
    return described(context, places);
  });
}

/** Puts the selection first. When it is just what another place has, that place goes first instead. */
function first(places: Place[], { sheetId, area }: { sheetId: string; area: Area }, seen: Excel.Worksheet[]): void {
  const sheet = seen.find((one) => one.id === sheetId);
  if (sheet === undefined) return;
  const at = places.findIndex((place) => place.sheet === sheet && same(place.area, area));
  const [place] = at < 0 ? [selectionAt(sheet, area)] : places.splice(at, 1);
  if (place !== undefined) places.unshift({ ...place, selected: true });
}

function selectionAt(sheet: Excel.Worksheet, area: Area): Place {
  return { id: `cells:${sheet.id}!${addressOf(area)}`, kind: "selection", name: sheet.name, sheet, sheetName: sheet.name, area };
}

/** The selected cells that are used; null when it is a single cell, several areas, or no cells at all. */
async function selected(): Promise<{ sheetId: string; area: Area } | null> {
  try {
    return await inExcel(async (context) => {
      const range = context.workbook.getSelectedRange();
      const used = range.getUsedRangeOrNullObject(true);
      range.load("worksheet/id");
      used.load(CORNERS);
      await context.sync();
      if (used.isNullObject || used.rowCount * used.columnCount < 2) return null;
      return { sheetId: range.worksheet.id, area: areaOfRange(used) };
    });
  } catch (error) {
    // A selected chart or picture is no reason not to list tables.
    if (told(error).reason === "busy") throw error;
    return null;
  }
}

async function areasOf(context: Excel.RequestContext, tables: Excel.Table[], sheets: Excel.Worksheet[]): Promise<Named[]> {
  const named = sheets.flatMap((sheet) => tables.filter((table) => table.worksheet.id === sheet.id).map((table) => ({ table, sheet, range: table.getRange() })));
  for (const { range } of named) range.load(CORNERS);
  await context.sync();
  return named.map(({ table, sheet, range }) => ({ name: table.name, table, sheet, area: withoutTotals(areaOfRange(range), table.showTotals) }));
}

function withoutTotals(area: Area, totals: boolean): Area {
  return totals && area.rows > 1 ? { ...area, rows: area.rows - 1 } : area;
}

/** What of each sheet is a table of its own: its used cells up to the first blank column, or, where named tables stand on it, the block that begins in its first row, if that is none of them. */
async function sheetAreas(context: Excel.RequestContext, sheets: { sheet: Excel.Worksheet; tables: Area[] }[]): Promise<(Area | null)[]> {
  const used = sheets.map(({ sheet }) => sheet.getUsedRangeOrNullObject(true));
  for (const range of used) range.load(CORNERS);
  await context.sync();
  const all = used.map((range) => (range.isNullObject ? null : areaOfRange(range)));
  const alone = sheets.flatMap(({ sheet, tables }, index) => {
    const area = all[index];
    return area && tables.length === 0 ? [{ sheet, area, index }] : [];
  });
  const cut = await untilGaps(context, alone);
  const areas = all.map((area, index) => cut[alone.findIndex((one) => one.index === index)] ?? area);
  const tops = sheets.map(({ sheet, tables }, index) => {
    const area = areas[index];
    if (!area || tables.length === 0) return null;
    const top = rangeOf(sheet, { ...area, rows: 1 });
    top.load("values");
    return top;
  });
  if (tops.every((top) => top === null)) return areas;
  await context.sync();
  const blocks = tops.map((top, index) => {
    const area = areas[index];
    const { sheet, tables } = sheets[index] ?? {};
    if (!top || !area || !sheet || !tables) return null;
    const values: Row = top.values[0] ?? [];
    const inTable = (column: number) => tables.some((table) => common(table, { row: area.row, column, rows: 1, columns: 1 }) !== null);
    const start = values.findIndex((value, column) => value !== "" && !inTable(area.column + column));
    if (start < 0) return null;
    const block = rangeOf(sheet, { row: area.row, column: area.column + start, rows: 1, columns: 1 }).getSurroundingRegion();
    block.load(CORNERS);
    return block;
  });
  await context.sync();
  return areas.map((area, index) => {
    const tables = sheets[index]?.tables ?? [];
    if (tables.length === 0) return area;
    const block = blocks[index];
    if (!block) return null;
    const own = areaOfRange(block);
    return tables.some((table) => common(table, own) !== null) ? null : own;
  });
}

/** Cells up to the first column with nothing in it: behind it stands something else, such as an earlier result. */
async function untilGaps(context: Excel.RequestContext, places: { sheet: Excel.Worksheet; area: Area }[]): Promise<Area[]> {
  const tops = places.map(({ sheet, area }) => rangeOf(sheet, { ...area, rows: 1 }));
  for (const top of tops) top.load("values");
  if (tops.length > 0) await context.sync();
  const columns = places.flatMap(({ sheet, area }, place) => {
    const heads: Row = tops[place]?.values[0] ?? [];
    const blanks = heads.flatMap((value, at) => (value === "" && at > 0 ? [at] : [])).slice(0, MOST_GAPS);
    return blanks.map((at) => ({ place, at, filled: rangeOf(sheet, { ...area, column: area.column + at, columns: 1 }).getUsedRangeOrNullObject(true) }));
  });
  for (const { filled } of columns) filled.load("rowIndex");
  if (columns.length > 0) await context.sync();
  return places.map(({ area }, place) => {
    const gap = columns.find((column) => column.place === place && column.filled.isNullObject);
    return gap === undefined ? area : { ...area, columns: gap.at };
  });
}

/** Places with the cells of their first rows, which are all that is loaded of them. */
async function described(context: Excel.RequestContext, places: Place[]): Promise<SheetTable[]> {
  const tops = places.map((place) => rangeOf(place.sheet, { ...place.area, rows: 1 }));
  for (const top of tops) top.load("values,numberFormat");
  await context.sync();
  const heads = await shown(context, tops);
  return places.map((place, index) => tableOf(place, heads[index]?.[0] ?? []));
}

export function tableOf({ id, kind, name, sheetName, area, selected: own }: Place, head: Row): SheetTable {
  return { ...(own ? { selected: true } : {}), id, name, sheet: sheetName, address: addressOf(area), rows: area.rows, columns: area.columns, kind, head };
}

/** The place of an id; a table may have grown or moved since it was listed. */
export async function placeOf(context: Excel.RequestContext, id: string): Promise<Place> {
  const [, kind = "", key = ""] = /^(\w+):(.*)$/s.exec(id) ?? [];
  if (kind === "table") return namedPlace(context, id, key);
  const [sheetId = "", address = ""] = kind === "cells" ? [key.slice(0, key.lastIndexOf("!")), key.slice(key.lastIndexOf("!") + 1)] : [key];
  const sheet = await sheetOf(context, sheetId);
  if (sheet === null) throw new SheetError("missing", `there is no sheet any more for ${id}`);
  if (kind === "cells") {
    const area = areaOf(address);
    if (area !== null) return selectionAt(sheet, area);
  }
  const place = kind === "sheet" ? await sheetPlace(context, sheet) : null;
  if (place === null) throw new SheetError("missing", `there is no table any more on the sheet ${sheet.name}`);
  return place;
}

async function namedPlace(context: Excel.RequestContext, id: string, key: string): Promise<Place> {
  const table = context.workbook.tables.getItemOrNullObject(key);
  table.load("name,showTotals,worksheet/id,worksheet/name");
  await context.sync();
  if (table.isNullObject) throw new SheetError("missing", "there is no such table any more");
  const range = table.getRange();
  range.load(CORNERS);
  await context.sync();
  return { id, kind: "table", name: table.name, sheet: table.worksheet, sheetName: table.worksheet.name, area: withoutTotals(areaOfRange(range), table.showTotals) };
}

/** A sheet by its name or id, with both loaded; null when there is none. */
export async function sheetOf(context: Excel.RequestContext, key: string): Promise<Excel.Worksheet | null> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(key);
  sheet.load("id,name,visibility");
  await context.sync();
  return sheet.isNullObject ? null : sheet;
}

export async function usedArea(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Area | null> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(CORNERS);
  await context.sync();
  return used.isNullObject ? null : areaOfRange(used);
}

/** The used part of a sheet and its named tables, totals rows included. */
export async function standingOn(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<{ used: Area | null; tables: { table: Excel.Table; area: Area }[] }> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(CORNERS);
  const tables = sheet.tables;
  tables.load("items/id,items/name,items/showTotals,items/showHeaders");
  await context.sync();
  const ranges = tables.items.map((table) => table.getRange());
  for (const range of ranges) range.load(CORNERS);
  if (ranges.length > 0) await context.sync();
  return {
    used: used.isNullObject ? null : areaOfRange(used),
    tables: ranges.map((range, index) => ({ table: tables.items[index] as Excel.Table, area: areaOfRange(range) })),
  };
}

/** What of a sheet is a table that has no name. */
export async function sheetPlace(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Place | null> {
  const tables = (await standingOn(context, sheet)).tables.map(({ area }) => area);
  const [area] = await sheetAreas(context, [{ sheet, tables }]);
  return area ? { id: `sheet:${sheet.id}`, kind: "sheet", name: sheet.name, sheet, sheetName: sheet.name, area } : null;
}
