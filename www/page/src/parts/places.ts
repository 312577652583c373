// Where in a table a finding is: the engine names the row by number and the column by letters, in every language.

/** Rows and columns count from 0; the column is null where a finding is about a row, or about the header of no column. */
export interface Spot {
  row: number;
  column: number | null;
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;
}

/** The place in a text such as `rules, row 3, column B "margin"`; null where it names no row. */
export function spotOf(place: string): Spot | null {
  // The header at the end may hold anything.
  const [before = ""] = place.split(' "');
  const row = /(?:^|, )\p{Letter}+ (\d+)(?:,|$)/u.exec(before)?.[1];
  if (row === undefined) return null;
  return { row: Number(row) - 1, column: columnIn(place) };
}

/** The column in a text such as `data, column C "Amount"`; null where it names none. */
export function columnIn(place: string): number | null {
  const [before = ""] = place.split(' "');
  const column = /(?:^|, )\p{Letter}+ ([A-Z]{1,3})$/u.exec(before)?.[1];
  return column === undefined ? null : columnOf(column);
}
