// Where results go, and what stands there.

import { SheetError, type Occupied, type Row, type Where } from "../host";
import { type Area, LAST_COLUMN, LAST_ROW, addressOf, around, common, rangeOf } from "./areas";
import { hasApi } from "./office";
import { inPortions, weightOf } from "./reading";
import { placeOf, standingOn } from "./tables";

export interface Target {
  /** Null when the sheet is to be added. */
  sheet: Excel.Worksheet | null;
  sheetName: string;
  /** The cells to be written. */
  area: Area;
  /** These and the cells of an earlier result, which go. */
  replaced: Area;
  /** The used part of the sheet. */
  used: Area | null;
  /** The table of an earlier result, which is kept and made to fit. */
  table: { table: Excel.Table; area: Area } | null;
  /** Tables of others, which are in the way. */
  others: { table: Excel.Table; area: Area }[];
}

export async function targetOf(context: Excel.RequestContext, where: Where, rows: Row[]): Promise<Target> {
  const size = { rows: rows.length, columns: rows.reduce((most, row) => Math.max(most, row.length), 0) };
  if (size.rows === 0 || size.columns === 0) throw new SheetError("refused", "there is nothing to write");
  const target = where.kind === "beside" ? await beside(context, where.table, rows[0] ?? [], size) : await onOwnSheet(context, where, size);
  const { area } = target;
  if (area.row + area.rows > LAST_ROW || area.column + area.columns > LAST_COLUMN) {
    throw new SheetError("too-large", `a sheet has ${LAST_ROW} rows and ${LAST_COLUMN} columns; ${addressOf(area)} is beyond them`);
  }
  return target;
}

const MOST_SEARCHED = 512;

type Size = Pick<Area, "rows" | "columns">;

/** In the first free columns right of a table, one column apart from it. An earlier result with the same header is written over. */
async function beside(context: Excel.RequestContext, id: string, header: Row, size: Size): Promise<Target> {
  const { sheet, sheetName, area: source } = await placeOf(context, id);
  const { used, tables } = await standingOn(context, sheet);
  const edge = source.column + source.columns;
  const end = used === null ? edge : Math.max(edge, used.column + used.columns);
  const origin = { row: source.row, column: edge + 1, ...size };
  const found = (area: Area, earlier: boolean) => settled({ sheet, sheetName, area, used, tables, earlier });
  if (end <= edge) return found(origin, false);
  if (end - edge > MOST_SEARCHED) return found({ ...origin, column: end + 1 }, false);
  const span = { row: source.row, column: edge, rows: 1, columns: end - edge };
  const heads = rangeOf(sheet, span);
  heads.load("values");
  const columns = Array.from({ length: span.columns }, (_, at) => {
    const filled = rangeOf(sheet, { row: source.row, column: edge + at, rows: size.rows, columns: 1 }).getUsedRangeOrNullObject(true);
    filled.load("rowIndex");
    return filled;
  });
  await context.sync();
  const head: Row = heads.values[0] ?? [];
  const earlier = head.findIndex((_, at) => at > 0 && header.every((name, index) => name === head[at + index]));
  if (earlier > 0) return found({ ...origin, column: edge + earlier }, true);
  const free = columns.map((filled, at) => filled.isNullObject && !tables.some(({ area }) => common(area, { ...origin, column: edge + at, columns: 1 }) !== null));
  let start = 1;
  for (let at = 0; at < free.length; at += 1) if (!free[at] && at >= start - 1 && at < start + size.columns) start = at + 2;
  return found({ ...origin, column: edge + start }, false);
}

async function onOwnSheet(context: Excel.RequestContext, where: Extract<Where, { kind: "sheet" }>, size: Size): Promise<Target> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/id,items/name,items/visibility");
  await context.sync();
  const wanted = sheetName(where.name);
  const named = (name: string) => sheets.items.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const area = { row: 0, column: 0, ...size };
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : numbered(wanted, count);
    const sheet = named(name);
    if (sheet === undefined) return { sheet: null, sheetName: name, area, replaced: area, used: null, table: null, others: [] };
    // What the user has hidden stays as it is.
    if (sheet.visibility !== "Visible") continue;
    const { used, tables } = await standingOn(context, sheet);
    if (used !== null && where.another === true) continue;
    return settled({ sheet, sheetName: sheet.name, area, used, tables, earlier: used !== null });
  }
}

/** With the area of an earlier result: its table, or else the cells down to the end of the sheet in its columns. */
function settled({ sheet, sheetName, area, used, tables, earlier }: Pick<Target, "sheet" | "sheetName" | "area" | "used"> & { tables: Target["others"]; earlier: boolean }): Target {
  const table = tables.find((one) => one.area.row === area.row && one.area.column === area.column) ?? null;
  const others = tables.filter((one) => one !== table && common(one.area, area) !== null);
  let replaced = table === null ? area : around(area, table.area);
  if (earlier && table === null && used !== null) {
    const below = common({ ...area, rows: LAST_ROW - area.row }, used);
    if (below !== null) replaced = around(area, below);
  }
  return { sheet, sheetName, area, replaced, used, table, others };
}

/** What is filled of the cells that would be replaced. */
export async function occupiedBy(context: Excel.RequestContext, { sheet, sheetName, replaced, used }: Target): Promise<Occupied | null> {
  const place = sheet === null || used === null ? null : common(replaced, used);
  if (sheet === null || place === null) return null;
  let filled = 0;
  await inPortions(place, async (part) => {
    const range = rangeOf(sheet, part);
    range.load("formulas");
    await context.sync();
    const formulas = range.formulas;
    for (const row of formulas) for (const cell of row) if (cell !== "") filled += 1;
    return weightOf(formulas);
  });
  return filled === 0 ? null : { sheet: sheetName, address: addressOf(place), filled };
}

/** Refuses what cannot be written to without breaking something of the user's. */
export async function checkTarget(context: Excel.RequestContext, { sheet, sheetName, replaced, table, others }: Target): Promise<void> {
  const { workbook } = context;
  workbook.protection.load("protected");
  const range = sheet === null ? null : rangeOf(sheet, replaced);
  sheet?.protection.load("protected");
  const spills = hasApi("1.12");
  if (spills) range?.load("hasSpill");
  const merged = range !== null && hasApi("1.13") ? range.getMergedAreasOrNullObject() : null;
  merged?.load("address");
  await context.sync();
  if (sheet === null) {
    if (workbook.protection.protected) throw new SheetError("protected", "the workbook is protected against new sheets");
    return;
  }
  if (sheet.protection.protected) throw new SheetError("protected", `the sheet ${sheetName} is protected`);
  const [other] = others;
  if (other !== undefined) throw new SheetError("refused", `the table ${other.table.name} is in the way: ${sheetName}!${addressOf(other.area)}`);
  if (table?.table.showTotals || table?.table.showHeaders === false) {
    throw new SheetError("refused", `the table ${table.table.name} has a row of totals or no header; change that first`);
  }
  if (merged !== null && !merged.isNullObject) throw new SheetError("refused", `merged cells are in the way: ${merged.address}`);
  if (spills && range?.hasSpill !== false) throw new SheetError("refused", `results of a formula that spills are in the way: ${sheetName}!${addressOf(replaced)}`);
}

const FORBIDDEN = /[:\\/?*[\]]/g;
const LONGEST = 31;

/** The nearest name that Excel allows for a sheet. */
export function sheetName(wanted: string): string {
  const name = wanted.replace(FORBIDDEN, " ").replace(/\s+/g, " ").trim().slice(0, LONGEST).replace(/^[' ]+|[' ]+$/g, "");
  if (name === "") return "Tiers";
  return name.toLowerCase() === "history" ? `${name} 1` : name;
}

function numbered(name: string, count: number): string {
  const end = ` ${count}`;
  return `${name.slice(0, LONGEST - end.length).trimEnd()}${end}`;
}

/** A name for a table: letters, digits, points and underlines, and no other table's or name's. */
export function tableName(wanted: string, taken: string[]): string {
  const plain = wanted.replace(/[^\p{L}\p{N}_.]+/gu, "_").slice(0, 200);
  const name = /^[\p{L}_]/u.test(plain) && !/^([a-z]{1,3}\d+|r|c|r\d*c\d*)$/i.test(plain) ? plain : `_${plain}`;
  const others = new Set(taken.map((one) => one.toLowerCase()));
  let free = name;
  for (let count = 2; others.has(free.toLowerCase()); count += 1) free = `${name}_${count}`;
  return free;
}
