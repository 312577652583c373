// How figures and tables look in the files. Money is kept in whole kopecks (cents), dates in whole days since 1970.

const DAY = 86_400_000;
const NBSP = '\u00a0';

export const day = (year, month, date) => Date.UTC(year, month - 1, date) / DAY;

export function iso(days) {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

export function dotted(days) {
  return iso(days).split('-').reverse().join('.');
}

/** 123456789 -> "1 234 567,89" with non-breaking spaces, or another grouping and point. */
export function money(cents, { group = NBSP, point = ',' } = {}) {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
  return `${cents < 0 ? '-' : ''}${whole}${point}${digits.slice(-2)}`;
}

/** Rows of texts as CSV with CRLF. An empty row becomes a blank line. */
export function csv(rows, separator, { bom = true } = {}) {
  const special = (cell) => cell.includes(separator) || /["\r\n]|, /.test(cell);
  const quote = (cell) => (special(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => row.map((cell) => quote(String(cell))).join(separator));
  return `${bom ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`;
}
