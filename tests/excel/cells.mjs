// The cells of the stand-in for Excel: addresses, what a cell takes for a number or a date when it is given a text, and sheets.
// No API of Node.js or of a browser is used here.

export const LAST_ROW = 1048576;
export const LAST_COLUMN = 16384;

/** An error as Office.js gives it. */
export class ApiError extends Error {
  constructor(code, message = code) {
    super(message);
    this.name = "RichApi.Error";
    this.code = code;
    this.debugInfo = { code, message };
  }
}

export function fail(code, message) {
  throw new ApiError(code, message);
}

export function letters(column) {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

const number = (name) => [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** "B2", "B2:C9", "B:C", "2:9", each with "$" anywhere, as { r, c, rows, cols }. */
export function area(address) {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d+)?(?::\$?([A-Za-z]{1,3})?\$?(\d+)?)?$/.exec(address);
  if (match === null || (match[1] ?? match[2]) === undefined) fail("InvalidArgument", `no address: ${address}`);
  const [, left, top, right = left, bottom = top] = match;
  const c = left === undefined ? 0 : number(left);
  const r = top === undefined ? 0 : Number(top) - 1;
  const lastColumn = right === undefined ? LAST_COLUMN - 1 : number(right);
  const lastRow = bottom === undefined ? LAST_ROW - 1 : Number(bottom) - 1;
  if (r < 0 || lastRow >= LAST_ROW || lastColumn >= LAST_COLUMN) fail("InvalidArgument", `no address: ${address}`);
  return { r: Math.min(r, lastRow), c: Math.min(c, lastColumn), rows: Math.abs(lastRow - r) + 1, cols: Math.abs(lastColumn - c) + 1 };
}

export function addressOf({ r, c, rows, cols }) {
  const first = `${letters(c)}${r + 1}`;
  return rows === 1 && cols === 1 ? first : `${first}:${letters(c + cols - 1)}${r + rows}`;
}

export const quoted = (name) => (/^[A-Za-z_\u0400-\u04ff][\w.\u0400-\u04ff]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`);

export function common(a, b) {
  const r = Math.max(a.r, b.r);
  const c = Math.max(a.c, b.c);
  const rows = Math.min(a.r + a.rows, b.r + b.rows) - r;
  const cols = Math.min(a.c + a.cols, b.c + b.cols) - c;
  return rows > 0 && cols > 0 ? { r, c, rows, cols } : null;
}

const MONTHS = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s-]+\d{1,4}(,?\s*\d{4})?$/i;

/** What a cell makes of a text that is put into it, as if it were typed. */
export function typed(text, format) {
  if (text === "") return { value: undefined };
  if (format === "@") {
    if (text.startsWith("'")) throw new Error(`it is not known what Excel does with ${text} in a cell of format @`);
    return { value: text };
  }
  if (text.startsWith("'")) return { value: text.slice(1), prefix: true };
  if (/^[=+@]/.test(text) || /^-\D/.test(text)) return { formula: text.startsWith("=") ? text : `=${text}` };
  if (/^(true|false|истина|ложь|істина|хибність)$/i.test(text)) return { value: /^(true|истина|істина)$/i.test(text) };
  if (/^#(N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)$/i.test(text)) return { value: text.toUpperCase() };
  const plain = text.trim().replace(/[\s\u00a0](?=\d{3}\b)/g, "");
  if (/^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(plain)) return { value: Number(plain.replace(",", ".")) };
  if (/^[-+]?\d+([.,]\d+)?\s*%$/.test(plain)) return { value: Number.parseFloat(plain.replace(",", ".")) / 100, format: "0%" };
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)/.exec(plain);
  if (iso) return { value: Date.UTC(iso[1], iso[2] - 1, iso[3]) / 86400000 + 25569, format: "yyyy-mm-dd" };
  if (/^\d{1,4}([./-])\d{1,2}(\1\d{1,4})?$/.test(plain) || MONTHS.test(plain)) return { value: 45000, format: "d-mmm" };
  if (/^\d{1,2}:\d\d(:\d\d)?$/.test(plain)) return { value: 0.5, format: "h:mm" };
  return { value: text };
}

let made = 0;
export const newId = () => `{${String(++made).padStart(8, "0")}-0000-4000-8000-000000000000}`;

/** A sheet. Cells are kept as plain values; formulas, formats and the rest stand beside them. */
export class Sheet {
  constructor(book, given) {
    this.book = book;
    this.id = newId();
    this.name = given.name;
    this.visibility = given.visibility ?? "Visible";
    this.protected = given.protected ?? false;
    this.rows = [];
    this.formats = [];
    this.formulas = new Map();
    this.prefixes = new Set();
    this.widths = new Map();
    this.tables = [];
    this.charts = [];
    this.rules = [];
    this.frozen = 0;
    this.merges = (given.merges ?? []).map(area);
    this.spills = (given.spills ?? []).map(area);
    this.listeners = new Set();
    (given.cells ?? []).forEach((row, r) => row.forEach((cell, c) => this.put(r, c, cell)));
    for (const [column, format] of Object.entries(given.formats ?? {})) {
      for (let r = 1; r < this.rows.length; r += 1) this.setFormat(r, Number(column), format);
    }
  }

  /** A cell as a test gives it: a value as it is, or { v, f, nf }: value, formula, number format. */
  put(r, c, cell) {
    const { v = cell, f, nf } = cell !== null && typeof cell === "object" ? cell : {};
    this.setValue(r, c, v === null || v === "" || typeof v === "object" ? undefined : v);
    if (f !== undefined) {
      this.formulas.set(this.key(r, c), f);
      this.book.results.set(f, v);
    }
    if (nf !== undefined) this.setFormat(r, c, nf);
  }

  key(r, c) { return r * LAST_COLUMN + c; }
  value(r, c) { return this.rows[r]?.[c]; }
  format(r, c) { return this.formats[r]?.[c] ?? "General"; }
  formula(r, c) { return this.formulas.get(this.key(r, c)) ?? this.value(r, c) ?? ""; }

  setValue(r, c, value) {
    if (this.formulas.size > 0) this.formulas.delete(this.key(r, c));
    if (this.prefixes.size > 0) this.prefixes.delete(this.key(r, c));
    if (value === undefined && this.rows[r]?.[c] === undefined) return;
    (this.rows[r] ??= [])[c] = value;
  }

  setFormat(r, c, format) { (this.formats[r] ??= [])[c] = format; }

  /** What the API does with a value for a cell. */
  enter(r, c, value) {
    if (value === null) return;
    if (typeof value !== "string") {
      if (typeof value === "number" && !Number.isFinite(value)) fail("InvalidArgument", `no number: ${value}`);
      this.setValue(r, c, value);
      return;
    }
    if (value.length > 32768) fail("InvalidArgument", "too long a text");
    const entered = typed(value, this.format(r, c));
    this.setValue(r, c, entered.formula === undefined ? entered.value : this.book.results.get(entered.formula) ?? 0);
    if (entered.formula !== undefined) this.formulas.set(this.key(r, c), entered.formula);
    if (entered.prefix) this.prefixes.add(this.key(r, c));
    if (entered.format !== undefined && this.format(r, c) === "General") this.setFormat(r, c, entered.format);
  }

  each(where, visit) {
    for (let r = where.r; r < where.r + where.rows; r += 1) for (let c = where.c; c < where.c + where.cols; c += 1) visit(r, c);
  }

  grid(where, cell) {
    return Array.from({ length: where.rows }, (_, r) => Array.from({ length: where.cols }, (_, c) => cell(where.r + r, where.c + c)));
  }

  /** The smallest area around all filled cells; null when there is none. */
  used(within = { r: 0, c: 0, rows: LAST_ROW, cols: LAST_COLUMN }) {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    const end = Math.min(this.rows.length, within.r + within.rows);
    for (let r = within.r; r < end; r += 1) {
      const row = this.rows[r];
      if (row === undefined) continue;
      const last = Math.min(row.length, within.c + within.cols);
      for (let c = within.c; c < last; c += 1) {
        if (row[c] === undefined) continue;
        [top, left, bottom, right] = [Math.min(top, r), Math.min(left, c), r, Math.max(right, c)];
      }
    }
    return bottom < 0 ? null : { r: top, c: left, rows: bottom - top + 1, cols: right - left + 1 };
  }

  /** The area around a cell that is bounded by blank rows and columns. */
  region(start) {
    let now = { ...start };
    const filled = (where) => where.r >= 0 && where.c >= 0 && this.used(where) !== null;
    for (;;) {
      const next = { ...now };
      const wide = { c: Math.max(0, now.c - 1), cols: now.cols + (now.c > 0 ? 2 : 1) };
      if (filled({ ...wide, r: now.r + now.rows, rows: 1 })) next.rows += 1;
      else if (now.r > 0 && filled({ ...wide, r: now.r - 1, rows: 1 })) Object.assign(next, { r: now.r - 1, rows: now.rows + 1 });
      else {
        const tall = { r: Math.max(0, now.r - 1), rows: now.rows + (now.r > 0 ? 2 : 1) };
        if (filled({ ...tall, c: now.c + now.cols, cols: 1 })) next.cols += 1;
        else if (now.c > 0 && filled({ ...tall, c: now.c - 1, cols: 1 })) Object.assign(next, { c: now.c - 1, cols: now.cols + 1 });
        else return now;
      }
      now = next;
    }
  }
}
