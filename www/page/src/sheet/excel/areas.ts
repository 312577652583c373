// Places on a sheet: addresses as people write them, and rows and columns counted from 0.

export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export function addressOf({ row, column, rows, columns }: Area): string {
  const first = `${columnName(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnName(column + columns - 1)}${row + rows}`;
}

/** An address without the name of its sheet. */
export function onSheet(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1).replaceAll("$", "");
}

/** Of an address such as "B2" or "B2:C9", with or without its sheet; null when it is none. */
export function areaOf(address: string): Area | null {
  const match = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/i.exec(onSheet(address));
  if (match === null) return null;
  const [, left = "", top = "", right = left, bottom = top] = match;
  const [columns, rows] = [[columnNumber(left), columnNumber(right)], [Number(top) - 1, Number(bottom) - 1]];
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  return { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
}

function columnNumber(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function common(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export function around(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

/** The parts of an area that are outside of another within it. */
export function outside(area: Area, inner: Area): Area[] {
  const [bottom, right] = [area.row + area.rows, area.column + area.columns];
  const [innerBottom, innerRight] = [inner.row + inner.rows, inner.column + inner.columns];
  const across = { row: inner.row, rows: inner.rows };
  return [
    { ...area, rows: inner.row - area.row },
    { ...area, row: innerBottom, rows: bottom - innerBottom },
    { ...across, column: area.column, columns: inner.column - area.column },
    { ...across, column: innerRight, columns: right - innerRight },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

/** An area without its first row. */
export function body(area: Area): Area {
  return { ...area, row: area.row + 1, rows: area.rows - 1 };
}

export function same(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

export const CORNERS = "rowIndex,columnIndex,rowCount,columnCount";

/** Of a range for which `CORNERS` were loaded. */
export function areaOfRange(range: Excel.Range): Area {
  return { row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
}

export function rangeOf(sheet: Excel.Worksheet, { row, column, rows, columns }: Area): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}
