// Cells of the spreadsheet, asked for in portions, several at a time.

import type { Row, SheetCells, SheetTable } from "../host";
import { ask } from "./run";

interface Part {
  table: SheetTable;
  rows: Row[];
}

const FIRST_ROWS = 500;
const MOST_CELLS = 60_000;

async function part(id: string, from: number, count: number): Promise<Row[]> {
  const rows: Row[] = [];
  // The script answers with fewer rows where they are long.
  while (rows.length < count) {
    const more = (await ask<Part>("tierSheetRead", id, from + rows.length, count - rows.length)).rows;
    if (more.length === 0) break;
    rows.push(...more);
  }
  return rows;
}

export async function read(id: string): Promise<SheetCells> {
  const { table, rows } = await ask<Part>("tierSheetRead", id, 0, FIRST_ROWS);
  const step = Math.max(1, Math.floor(MOST_CELLS / table.columns));
  const parts: Promise<Row[]>[] = [];
  for (let from = rows.length; from < table.rows; from += step) parts.push(part(id, from, Math.min(step, table.rows - from)));
  return { table, rows: [...rows, ...(await Promise.all(parts)).flat()] };
}

export async function readSheet(name: string): Promise<SheetCells | null> {
  const table = await ask<SheetTable | null>("tierSheetFind", name);
  if (table === null) return null;
  return table.rows === 0 ? { table, rows: [] } : read(table.id);
}
