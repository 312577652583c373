// Where a cell of a table stands on its sheet. The engine counts rows and columns from the table's corner, the sheet from its own.

import type { SheetHost, SheetTable } from "./host";

/** Counted from 1. */
export interface Spot {
  row: number;
  column: number;
}

export function letters(column: number): string {
  return column <= 26 ? String.fromCharCode(64 + column) : letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1);
}

function columnOf(name: string): number {
  return [...name].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0);
}

/** The upper left cell of an address such as "$B$4:H313". */
export function cornerOf(address: string): Spot {
  const [, column = "A", row = "1"] = /^\$?([A-Z]{1,3})\$?(\d+)/.exec(address.slice(address.lastIndexOf("!") + 1)) ?? [];
  return { row: Number(row), column: columnOf(column) };
}

/** So many rows and columns from a cell on. */
export function areaFrom({ row, column }: Spot, rows: number, columns: number): string {
  return `${letters(column)}${row}:${letters(column + columns - 1)}${row + rows - 1}`;
}

/** A cell of a table as the sheet names it; the table's whole row where no column is known. */
export function addressIn(table: SheetTable, row: number, column?: number): string {
  const corner = cornerOf(table.address);
  const at = { row: corner.row + row - 1, column: corner.column };
  return column === undefined ? areaFrom(at, 1, table.columns) : `${letters(corner.column + column - 1)}${at.row}`;
}

/** How a formula names a table: a table of Excel and a named range of Sheets go by their name, other cells by their address. */
export function reference(table: SheetTable, program: SheetHost["program"]): string {
  if (table.kind === "table") return program === "excel" ? `${table.name}[#All]` : table.name;
  return `'${table.sheet.replaceAll("'", "''")}'!${table.address}`;
}
