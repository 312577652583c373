// Cells before they are replaced, and how they are put back.

import type { Cell } from "../host";
import { type Area, common, outside, rangeOf } from "./areas";
import { fill, literal, setFormat } from "./entering";
import { inPortions, weightOf } from "./reading";

/** Cells as they were. Of cells that were blank the format of their column is kept. */
export interface Kept {
  area: Area;
  /** Per column of the area. */
  formats: string[];
  filled: { area: Area; entries: Cell[][]; formats: string[][] } | null;
}

const MOST_KEPT = 300_000;
const ERROR = /^#[A-Z\p{Lu}/0-9_]+[!?]?$/u;

/** The cells of an area, of which `used` is the used part of the sheet; null when they are too many to keep. */
export async function keep(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area, used: Area | null): Promise<Kept | null> {
  const filled = used === null ? null : common(area, used);
  if (filled !== null && filled.rows * filled.columns > MOST_KEPT) return null;
  const last = rangeOf(sheet, { ...area, row: area.row + area.rows - 1, rows: 1 });
  last.load("numberFormat");
  await context.sync();
  const kept: Kept = { area, formats: last.numberFormat[0] ?? [], filled: null };
  if (filled !== null) {
    const entries: Cell[][] = [];
    const formats: string[][] = [];
    await inPortions(filled, async (part) => {
      const range = rangeOf(sheet, part);
      range.load("values,formulas,numberFormat");
      await context.sync();
      const { values, formulas, numberFormat } = range;
      const some = formulas.map((row, r) => row.map((formula, c) => entryOf(formula, values[r]?.[c])));
      entries.push(...some);
      formats.push(...numberFormat);
      return 3 * weightOf(some);
    });
    kept.filled = { area: filled, entries, formats };
  }
  return kept;
}

/** What to enter so that the cell is again what it was: its formula, or its value as it is. */
function entryOf(formula: Cell, value: Cell): Cell {
  const computed = typeof formula === "string" && formula.startsWith("=") && formula !== value;
  return computed || (typeof value === "string" && ERROR.test(value)) ? formula : literal(value);
}

/** Makes an area ready to be filled in part: general, and blank outside of that part. Headers of a table must not be blank even for a moment. */
export function prepare(sheet: Excel.Worksheet, area: Area, part: Area | null): void {
  for (const rest of part === null ? [area] : outside(area, part)) rangeOf(sheet, rest).clear("Contents");
  setFormat(sheet, area, "General");
}

export async function restore(context: Excel.RequestContext, sheet: Excel.Worksheet, { area, formats, filled }: Kept): Promise<void> {
  prepare(sheet, area, filled?.area ?? null);
  if (filled !== null) await fill(context, sheet, filled.area, filled.entries, (entry) => entry);
  formats.forEach((format, at) => {
    if (format !== "General") setFormat(sheet, { ...area, column: area.column + at, columns: 1 }, format);
  });
  await context.sync();
  if (filled === null) return;
  const own = filled;
  await inPortions(own.area, async (part) => {
    const some = own.formats.slice(part.row - own.area.row, part.row - own.area.row + part.rows);
    rangeOf(sheet, part).numberFormat = some;
    await context.sync();
    return weightOf(some);
  });
}
