// A spreadsheet in memory, as Google keeps it: a day is a number with a format of dates, and instants come into being only when a script
// reads. It lives outside of any realm; `services.js` shows it to a script.

import { instantOf, wallOf } from "./zones.mjs";

const DAY = 86_400_000;
const FIRST = Date.UTC(1899, 11, 30);

export const isDateFormat = (format) => /[yd]|\bh+:|\[h+\]|:mm/i.test(format.replace(/"[^"]*"/g, "")) && format !== "General" && format !== "@";

export class Sheet {
  constructor(book, id, name) {
    Object.assign(this, { book, id, name, hidden: false, rows: [], maxRows: 1000, maxColumns: 26, rules: [], charts: [], protections: [], merged: [], frozen: 0, widths: {}, bold: [] });
  }

  cell(row, column) {
    return this.rows[row - 1]?.[column - 1];
  }

  put(row, column, change) {
    const cells = (this.rows[row - 1] ??= []);
    cells[column - 1] = { v: "", f: "", n: "General", ...cells[column - 1], ...change };
  }

  lastRow() {
    for (let row = this.rows.length; row > 0; row--) if (this.rows[row - 1]?.some(isFilled)) return row;
    return 0;
  }

  lastColumn() {
    return this.rows.reduce((most, cells) => {
      let column = cells?.length ?? 0;
      while (column > most && !isFilled(cells[column - 1])) column--;
      return Math.max(most, column);
    }, 0);
  }
}

const isFilled = (cell) => cell !== undefined && (cell.v !== "" || cell.f !== "");

/** `days(2026, 3, 1)` is how a sheet holds that day. */
export const days = (year, month, day, hours = 0, minutes = 0) => (Date.UTC(year, month - 1, day, hours, minutes) - FIRST) / DAY;

export class Workbook {
  constructor({ locale = "en_US", zone = "Europe/Kyiv" } = {}) {
    Object.assign(this, { locale, zone, sheets: [], names: new Map(), selection: null, active: null, nextId: 0, nextChart: 1 });
    this.add("Sheet1");
  }

  add(name, at = this.sheets.length) {
    if (this.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
    const sheet = new Sheet(this, this.nextId++ * 7919, name);
    this.sheets.splice(at, 0, sheet);
    this.active = sheet;
    this.selection = { sheet, row: 1, column: 1, rows: 1, columns: 1 };
    return sheet;
  }

  sheet(name) {
    return this.sheets.find((sheet) => sheet.name === name);
  }

  /** Fills a sheet as a person would have it: numbers, texts, truth values, and { day, n } for dates. */
  fill(name, rows, row = 1, column = 1) {
    const sheet = this.sheet(name) ?? this.add(name);
    rows.forEach((cells, r) => cells.forEach((value, c) => {
      if (value === "") return;
      if (typeof value === "object") sheet.put(row + r, column + c, { v: value.day, n: value.n ?? "yyyy-mm-dd" });
      else if (typeof value === "string" && value.startsWith("=")) sheet.put(row + r, column + c, { f: value, v: "#NAME?" });
      else sheet.put(row + r, column + c, { v: value });
    }));
    sheet.maxRows = Math.max(sheet.maxRows, row + rows.length - 1);
    sheet.maxColumns = Math.max(sheet.maxColumns, column + (rows[0]?.length ?? 1) - 1);
    return sheet;
  }

  /** What a script reads: { instant } for what is shown as a date or a time. */
  read(sheet, row, column) {
    const cell = sheet.cell(row, column);
    if (cell === undefined) return "";
    return typeof cell.v === "number" && isDateFormat(cell.n) ? { instant: instantOf(FIRST + Math.round(cell.v * DAY), this.zone) } : cell.v;
  }

  /** Puts a value as if it were typed. */
  type(sheet, row, column, value) {
    const format = sheet.cell(row, column)?.n ?? "General";
    if (typeof value === "object" && value !== null) {
      const n = isDateFormat(format) ? format : "M/d/yyyy";
      sheet.put(row, column, { v: (wallOf(value.instant, this.zone) - FIRST) / DAY, f: "", n });
    } else if (typeof value === "string" && value.startsWith("=")) {
      // Whatever the format: a script must not count on it.
      sheet.put(row, column, { f: value, v: "#NAME?" });
    } else if (typeof value === "string" && format !== "@") {
      sheet.put(row, column, { ...typed(value), f: "", ...(typed(value).n === undefined ? { n: format } : {}) });
    } else {
      sheet.put(row, column, { v: value, f: "" });
    }
  }
}

function typed(text) {
  if (text.startsWith("'")) return { v: text.slice(1) };
  const plain = text.trim();
  if (/^(true|false|истина|ложь)$/i.test(plain)) return { v: /^(true|истина)$/i.test(plain) };
  if (/^[+-]?\d+([.,]\d+)?$/.test(plain)) return { v: Number(plain.replace(",", ".")) };
  if (/^[+-]?\d+([.,]\d+)?\s*%$/.test(plain)) return { v: parseFloat(plain.replace(",", ".")) / 100, n: "0.00%" };
  const day = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(plain) ?? null;
  if (day !== null) return { v: days(Number(day[1]), Number(day[2]), Number(day[3])), n: "yyyy-mm-dd" };
  if (/^\d{1,2}[-./]\d{1,2}([-./]\d{2,4})?$/.test(plain)) return { v: days(2026, 1, 1), n: "M/d/yyyy" };
  return { v: text };
}
