// Putting cells into a sheet so that they are what they were. Excel reads a text that is put into a cell as if it were typed, and makes
// numbers, dates and formulas of it; a leading apostrophe keeps the text, but only in a cell that is not formatted as text. So cells
// are made general first, then filled, and formatted last.

import { SheetError, type Cell, type Row, type Written } from "../host";
import { type Area, addressOf, rangeOf } from "./areas";
import { inPortions, weightOf } from "./reading";
import { type Epoch, serialOf } from "./serials";

export type Format = NonNullable<Written["formats"]>[number];

const CODES: Record<Format, string> = {
  money: "#,##0.00",
  share: "0.0%",
  date: "yyyy-mm-dd",
  count: "#,##0",
  text: "@",
};

const LONGEST = 32_767;
// Words that a cell takes for truth values, in the languages in which Excel is likely to run here.
const TRUTH = /^(true|false|истина|ложь|істина|хибність|prawda|fałsz|wahr|falsch|vrai|faux|verdadero|falso|vero|waar|onwaar)$/i;
// A text that begins with a letter and has no digit can be nothing else but a text.
const PLAIN = /^\p{L}\P{N}*$/u;

/** What to give Excel so that the cell holds this value and nothing that Excel makes of it. */
export function literal(value: Cell): Cell {
  if (typeof value !== "string" || value === "") return value;
  const text = value.replaceAll("\r\n", "\n");
  if (text.length > LONGEST) throw new SheetError("too-large", `a cell takes ${LONGEST} characters, and a text has ${text.length}`);
  return PLAIN.test(text) && !TRUTH.test(text) ? text : `'${text}`;
}

/** A row as wide as the others, with days as serials in the columns of dates. */
export function entered(row: Row, columns: number, dates: number[], epoch: Epoch): Cell[] {
  const cells = Array.from({ length: columns }, (_, column) => {
    const value = row[column] ?? "";
    return typeof value === "number" && !Number.isFinite(value) ? "" : value;
  });
  for (const column of dates) {
    const value = cells[column];
    if (typeof value === "string") cells[column] = serialOf(value, epoch) ?? value;
  }
  return cells;
}

/** Fills an area with values, or with what `as` makes of them. The cells must not be formatted as text at this time. */
export async function fill(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area, rows: Cell[][], as: (value: Cell) => Cell = literal): Promise<void> {
  await inPortions(area, async (part) => {
    const from = part.row - area.row;
    const values = rows.slice(from, from + part.rows).map((row) => row.map(as));
    context.application.suspendApiCalculationUntilNextSync();
    rangeOf(sheet, part).values = values;
    await context.sync();
    return weightOf(values);
  });
}

export function setFormat(sheet: Excel.Worksheet, area: Area, format: string): void {
  // One cell stands for all cells of the range.
  rangeOf(sheet, area).numberFormat = [[format]];
}

export function formatColumns(sheet: Excel.Worksheet, body: Area, formats: Record<number, Format>): void {
  for (const [column, format] of Object.entries(formats)) {
    if (Number(column) < body.columns) setFormat(sheet, { ...body, column: body.column + Number(column), columns: 1 }, CODES[format]);
  }
}

const WIDEST = 260;
const FITTED_ROWS = 2_000;

/** Columns as wide as their cells, but not wider than a hand. */
export async function fitColumns(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area): Promise<void> {
  const some = { ...area, rows: Math.min(area.rows, FITTED_ROWS) };
  rangeOf(sheet, some).format.autofitColumns();
  const columns = columnsOf(sheet, some);
  for (const column of columns) column.format.load("columnWidth");
  await context.sync();
  const wide = columns.filter((column) => column.format.columnWidth > WIDEST);
  for (const column of wide) column.format.columnWidth = WIDEST;
  if (wide.length > 0) await context.sync();
}

export function columnsOf(sheet: Excel.Worksheet, area: Area): Excel.Range[] {
  return Array.from({ length: area.columns }, (_, at) => rangeOf(sheet, { ...area, column: area.column + at, columns: 1 }));
}

/** A number that two rows share only if their cells are the same. What Excel keeps of a number has 15 digits. */
export function rowMark(row: Cell[]): number {
  let mark = 2_166_136_261;
  for (const value of row) {
    const text = typeof value === "number" ? `n${Number(value.toPrecision(14))}` : `${typeof value === "boolean" ? "b" : "t"}${value}`.replaceAll("\r\n", "\n");
    for (let at = 0; at < text.length; at += 1) mark = Math.imul(mark ^ text.charCodeAt(at), 16_777_619);
    mark = Math.imul(mark ^ 31, 16_777_619);
  }
  return mark;
}

/** The first row that is not as its mark says; null when all are. */
export async function changedRow(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area, marks: Int32Array): Promise<string | null> {
  let changed: string | null = null;
  await inPortions(area, async (part) => {
    if (changed !== null) return 1;
    const range = rangeOf(sheet, part);
    range.load("values");
    await context.sync();
    const values: Cell[][] = range.values;
    const at = values.findIndex((row, index) => rowMark(row) !== marks[part.row - area.row + index]);
    if (at >= 0) changed = addressOf({ ...part, row: part.row + at, rows: 1 });
    return weightOf(values);
  });
  return changed;
}
