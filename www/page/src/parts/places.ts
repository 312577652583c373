// Where in a table a finding is, as a grid counts.

import type { Finding } from "../engine/protocol";

/** Rows and columns count from 0; the column is null where a finding is about a row, or about the header of no column. */
export interface Spot {
  row: number;
  column: number | null;
}

/** The place of a finding; null where it names no row. */
export function spotOf({ row, column }: Finding): Spot | null {
  return row === null ? null : { row: row - 1, column: column === null ? null : column - 1 };
}
