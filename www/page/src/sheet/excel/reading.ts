// Cells of a sheet as the page takes them. Long ranges are read in parts, because Excel on the web answers at most 5 MB at once.

import type { Cell, Row } from "../host";
import { type Area, rangeOf } from "./areas";
import { tooLarge } from "./office";
import { type Epoch, epochOf, isoOf, maybeDay, showsDate } from "./serials";

const MOST_CELLS = 100_000;
const FIRST_CELLS = 20_000;
const MOST_BYTES = 2_000_000;

/** How many rows fit into one request, learned from what the rows before took. */
export class Portions {
  private cells = FIRST_CELLS;

  constructor(private readonly columns: number) {}

  get rows(): number {
    return Math.max(1, Math.floor(this.cells / this.columns));
  }

  /** After a request that took so many bytes for so many rows. */
  took(bytes: number, rows: number): void {
    const each = Math.max(1, bytes / Math.max(1, rows * this.columns));
    this.cells = Math.min(MOST_CELLS, 4 * this.cells, Math.max(this.columns, Math.floor(MOST_BYTES / each)));
  }

  /** After a request that was too large; whether a smaller one can be tried. */
  halve(): boolean {
    if (this.rows <= 1) return false;
    this.cells = Math.max(this.columns, Math.floor((this.rows * this.columns) / 2));
    return true;
  }
}

/** Bytes of a value on its way, rather too many than too few. */
export function weight(value: unknown): number {
  if (typeof value !== "string") return 10;
  let sum = 3;
  for (let at = 0; at < value.length; at += 1) sum += value.charCodeAt(at) < 128 ? 1 : 3;
  return sum;
}

export function weightOf(rows: unknown[][]): number {
  return rows.reduce<number>((sum, row) => row.reduce<number>((own, value) => own + weight(value), sum), 0);
}

/** Goes over an area in portions, top to bottom. What `part` gives is the weight of its answer. */
export async function inPortions(area: Area, part: (some: Area) => Promise<number>): Promise<void> {
  const portions = new Portions(area.columns);
  for (let from = 0; from < area.rows;) {
    const rows = Math.min(portions.rows, area.rows - from);
    try {
      portions.took(await part({ ...area, row: area.row + from, rows }), rows);
      from += rows;
    } catch (error) {
      if (!tooLarge(error) || !portions.halve()) throw error;
    }
  }
}

/** All cells of an area, those in hidden and filtered rows too. */
export async function readCells(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area): Promise<Row[]> {
  const all: Row[] = [];
  // Only columns that hold numbers need their formats; most columns of an export do not.
  const numeric = new Set<number>();
  let epoch: Epoch | null = null;
  await inPortions(area, async (part) => {
    const range = rangeOf(sheet, part);
    range.load("values");
    const formats = new Map([...numeric].map((column) => [column, formatsOf(sheet, part, column)]));
    await context.sync();
    const values: Cell[][] = range.values;
    const further = columnsWith(values, part.columns, maybeDay).filter((column) => !numeric.has(column));
    for (const column of further) {
      numeric.add(column);
      formats.set(column, formatsOf(sheet, part, column));
    }
    if (further.length > 0) await context.sync();
    for (const [column, { numberFormat }] of formats) {
      for (const [at, row] of values.entries()) {
        const value = row[column];
        if (typeof value !== "number" || !showsDate(numberFormat[at]?.[0])) continue;
        epoch ??= await epochOf(context);
        row[column] = isoOf(value, epoch) ?? value;
      }
    }
    for (const row of values) all.push(row);
    const formatWeight = [...formats.values()].reduce((sum, { numberFormat }) => sum + weight(numberFormat[0]?.[0]) * part.rows, 0);
    return formatWeight + weightOf(values);
  });
  return all;
}

function formatsOf(sheet: Excel.Worksheet, part: Area, column: number): Excel.Range {
  const range = rangeOf(sheet, { ...part, column: part.column + column, columns: 1 });
  range.load("numberFormat");
  return range;
}

function columnsWith(rows: Cell[][], columns: number, wanted: (value: unknown) => boolean): number[] {
  return Array.from({ length: columns }, (_, column) => column).filter((column) => rows.some((row) => wanted(row[column])));
}

/** A few cells whose values and number formats are loaded already. */
export async function shown(context: Excel.RequestContext, ranges: Excel.Range[]): Promise<Row[][]> {
  let epoch: Epoch | null = null;
  const grids: Row[][] = [];
  for (const { values, numberFormat } of ranges) {
    const rows: Row[] = values;
    for (const [at, row] of rows.entries()) {
      for (const [column, value] of row.entries()) {
        if (typeof value !== "number" || !showsDate(numberFormat[at]?.[column])) continue;
        epoch ??= await epochOf(context);
        row[column] = isoOf(value, epoch) ?? value;
      }
    }
    grids.push(rows);
  }
  return grids;
}
