// Apps Script: every execution is a realm of its own that runs the files of the project in their order and then one function.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import vm from "node:vm";

import { bareRealm } from "../node/realm.mjs";
import { formatted, parsed } from "./zones.mjs";

const folder = new URL("../../dist/google/", import.meta.url);
const text = (name) => readFileSync(new URL(name, folder), "utf8");
const names = existsSync(folder) ? readdirSync(folder).sort() : [];

export const scriptNames = names.filter((name) => name.endsWith(".js"));
const scripts = scriptNames.map((name) => new vm.Script(text(name), { filename: name }));
const pages = names.filter((name) => name.endsWith(".html")).map((name) => [name, text(name)]);
const services = new vm.Script(readFileSync(new URL("services.js", import.meta.url), "utf8"), { filename: "services.js" });

export const CELL_SECONDS = 30;

export class Project {
  constructor(book, { scriptZone = "Etc/UTC", userLocale = "en", cellMayAskZone = true, absent = [], without = [] } = {}) {
    const files = new Map(pages.filter(([name]) => !without.includes(name)).map(([name, page]) => [name.slice(0, -".html".length), page]));
    Object.assign(this, { book, scriptZone, userLocale, cellMayAskZone, absent, without, files, menus: [], sidebars: [], asked: { formatDate: 0, parseDate: 0 }, guard: guardOf() });
  }

  /** A realm in which the files have run; `mode` is that of the authorisation, or CELL for a formula. */
  load(mode) {
    const { context, run } = bareRealm(this.absent);
    const bridge = { ...this, mode, formatted, parsed, bytes: (base64) => Buffer.from(base64, "base64") };
    for (const [name, value] of Object.entries(services.runInContext(context)(bridge))) {
      Object.defineProperty(context, name, { value, writable: false, configurable: false });
    }
    for (const [at, script] of scripts.entries()) if (!this.without.includes(scriptNames[at])) script.runInContext(context);
    return { context, run };
  }

  /** Runs a function in a new realm with arguments that are made inside of it from plain values. */
  execute(mode, name, args = []) {
    const { context, run } = this.load(mode);
    context.$args = JSON.stringify(args);
    return this.inZone(() => run(`${name}(...JSON.parse($args))`, "execute.js"));
  }

  /**
   * A formula: arguments as source text, which is evaluated inside the realm. The answer is what the cells get: blank for null, dates as
   * { instant }. What Sheets refuses is an error.
   */
  cell(name, source, { keep } = {}) {
    return this.inZone(() => {
      const { context } = keep ?? this.load("CELL");
      const script = new vm.Script(`${name}(...${source})`, { filename: "cell.js" });
      return shown(script.runInContext(context, { timeout: CELL_SECONDS * 1000 }));
    });
  }

  // The realm's clock is that of the process.
  inZone(work) {
    const before = process.env.TZ;
    process.env.TZ = this.scriptZone;
    try {
      return work();
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  }
}

function guardOf() {
  return (sheet, area) => {
    const meet = (one) => one.row < area.row + area.rows && area.row < one.row + one.rows && one.column < area.column + area.columns && area.column < one.column + one.columns;
    const shut = sheet.protections.some(({ type, area: own, warning, mayEdit, open = [] }) => !warning && !mayEdit && (type === "SHEET" ? !open.some(meet) : meet(own)));
    if (shut) throw new Error("You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.");
  };
}

const tag = (value) => Object.prototype.toString.call(value);

function cellOf(value) {
  if (value === null || value === undefined) return "";
  if (tag(value) === "[object Date]") return { instant: value.getTime() };
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error("a cell cannot show a number that is none");
  if (!["string", "number", "boolean"].includes(typeof value)) throw new Error(`a cell cannot hold ${tag(value)}`);
  return value;
}

function shown(result) {
  if (!Array.isArray(result)) return cellOf(result);
  if (result.length === 0 || result.some((row) => !Array.isArray(row) || row.length !== result[0].length || row.length === 0)) throw new Error("the result is no rectangle");
  return Array.from(result, (row) => Array.from(row, cellOf));
}

/** Rows as source text: { at: [year, month, day, …] } becomes a Date that is made in the realm, from an instant. */
export function source(args, instantOf) {
  const cell = (value) => {
    if (value === null || value === undefined) return '""';
    if (typeof value === "object" && !Array.isArray(value)) return `new Date(${instantOf(value)})`;
    return JSON.stringify(value);
  };
  const arg = (value) => {
    if (value === null || value === undefined) return "undefined";
    if (!Array.isArray(value)) return cell(value);
    const rows = Array.isArray(value[0]) || value.length === 0 ? value : [value];
    return `[${rows.map((row) => `[${row.map(cell).join(",")}]`).join(",")}]`;
  };
  return `[${args.map(arg).join(",")}]`;
}
