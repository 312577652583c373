// Rows in portions that a call can carry.

import type { Row } from "../host";

/** The limit of a call is not documented; far larger ones are known to work. */
const MOST_BYTES = 1_500_000;
const MOST_CELLS = 40_000;

function weight(row: Row): number {
  return row.reduce<number>((sum, cell) => sum + (typeof cell === "string" ? 3 * cell.length + 3 : 20), 3);
}

/** At least one portion, each of at least one row where there is one. */
export function portionsOf(rows: Row[]): Row[][] {
  const portions: Row[][] = [];
  let from = 0;
  let bytes = 0;
  let cells = 0;
  rows.forEach((row, at) => {
    bytes += weight(row);
    cells += row.length;
    if (at > from && (bytes > MOST_BYTES || cells > MOST_CELLS)) {
      portions.push(rows.slice(from, at));
      from = at;
      bytes = weight(row);
      cells = row.length;
    }
  });
  portions.push(rows.slice(from));
  return portions;
}
