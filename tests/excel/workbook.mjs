// A stand-in for Excel and its Office.js, for tests: a workbook in memory behind `Excel` and `Office`. It runs in Node.js and in a
// browser's page. It is strict: what it does not have is an error and not undefined, what was not loaded cannot be read, changes
// happen at `sync` in their order, and answers or requests above 5 MB fail.
//
//   import { installWorkbook } from "./workbook.mjs";           // in a page: see `inPage` in browser.mjs
//   const workbook = installWorkbook({
//     sheets: [{
//       name: "Deals",
//       cells: [["Client", "Profit"], ["Acme", 120], ["Bolt", { v: 46349, nf: "dd.mm.yyyy" }], ["Cray", { v: 3, f: "=1+2" }]],
//       formats: { 1: "#,##0.00" },                             // number formats of columns, below the first row
//       tables: [{ name: "Clients", address: "A1:B4", showTotals: false }],
//       visibility: "Visible", protected: false, merges: ["A1:B1"], spills: ["D1:D9"],
//     }],
//     selection: "Deals!A1:B4",                                 // null: something that is no cells, such as a chart
//     locale: "uk-UA", api: "1.19", epoch: 1900,                // `api`: the ExcelApi set that this Excel has
//     structureProtected: false, names: ["Rates"],              // names that the workbook defines
//   });
// Then `Excel` and `Office` stand in globalThis. To look and to act as the user would:
//   workbook.values("Deals!A1:B4")      cells as values; also .formulas(..), .formats(..)
//   workbook.edit("Deals!B2", 15)       the user types: listeners are told; what it takes is as in `cells`
//   workbook.select("Deals!B2")         the user selects; workbook.selection says what is selected, workbook.active which sheet is seen
//   workbook.editing = true             a cell is being edited: every sync fails, as in Excel
//   workbook.failing = { code, after, midway }  the sync after `after` further ones fails with this code, before or midway in its steps
//   workbook.sheet("Deals")             .tables .charts .rules (conditional formats) .frozen .widths .visibility .protected
//   workbook.sheets, workbook.syncs, workbook.largest { request, response, cells }, workbook.startup, workbook.settings
//   workbook.uninstall()

import { Sheet, addressOf, area, common, fail, quoted } from "./cells.mjs";
import { TYPES } from "./objects.mjs";

const LIMIT = 5_000_000;
const bytes = (value) => (value === undefined ? 0 : new TextEncoder().encode(JSON.stringify(value) ?? "").length);

class Workbook {
  constructor(given) {
    this.given = given;
    this.results = new Map();
    this.sheets = (given.sheets ?? [{ name: "Sheet1" }]).map((sheet) => new Sheet(this, sheet));
    (given.sheets ?? []).forEach((sheet, index) => (sheet.tables ?? []).forEach((table) => TYPES.TableCollection.make(this.sheets[index], { ...area(table.address) }, table)));
    this.names = (given.names ?? []).map((name) => ({ name }));
    this.epoch = given.epoch ?? 1900;
    this.structureProtected = given.structureProtected ?? false;
    this.editing = false;
    this.failing = null;
    this.syncs = 0;
    this.largest = { request: 0, response: 0, cells: 0 };
    this.settings = new Map();
    this.startup = "none";
    this.active = this.sheets.find((sheet) => sheet.visibility === "Visible");
    this.selection = given.selection === null ? null : { sheet: this.active, r: 0, c: 0, rows: 1, cols: 1 };
    if (typeof given.selection === "string") this.select(given.selection);
  }

  sheet(name) {
    const found = this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) throw new Error(`there is no sheet ${name}`);
    return found;
  }

  at(address) {
    const mark = address.lastIndexOf("!");
    const name = address.slice(0, mark).replace(/^'(.*)'$/s, "$1").replaceAll("''", "'");
    return { sheet: this.sheet(name), ...area(address.slice(mark + 1)) };
  }

  values(address) { const at = this.at(address); return at.sheet.grid(at, (r, c) => at.sheet.value(r, c) ?? ""); }
  formulas(address) { const at = this.at(address); return at.sheet.grid(at, (r, c) => at.sheet.formula(r, c)); }
  formats(address) { const at = this.at(address); return at.sheet.grid(at, (r, c) => at.sheet.format(r, c)); }

  edit(address, cell) {
    const at = this.at(address);
    at.sheet.each(at, (r, c) => at.sheet.put(r, c, cell));
    this.changed([at]);
  }

  select(address) {
    this.selection = this.at(address);
    this.active = this.selection.sheet;
  }

  /** Tells the listeners, later, as Excel does. */
  changed(places) {
    for (const place of places) {
      const event = { address: addressOf(place), worksheetId: place.sheet.id, changeType: "RangeEdited", source: "Local", type: "WorksheetChanged" };
      for (const listener of place.sheet.listeners) setTimeout(() => listener(event), 0);
      for (const table of place.sheet.tables) {
        if (common(table, place) === null) continue;
        for (const listener of table.listeners) setTimeout(() => listener({ ...event, tableId: table.id, type: "TableChanged" }), 0);
      }
    }
  }

  supports(version) {
    const [wanted, has] = [version, this.given.api ?? "1.19"].map((text) => Number(text.split(".")[1]));
    return wanted <= has;
  }

  uninstall() {
    delete globalThis.Excel;
    delete globalThis.Office;
  }
}

class Context {
  constructor(book) {
    this.book = book;
    this.queue = [];
    this.request = 0;
    this.workbook = client(this, "Workbook", () => book);
    this.application = client(this, "Application", () => book);
  }

  async sync() {
    const { book } = this;
    const queue = this.queue.splice(0);
    const sent = this.request;
    this.request = 0;
    await null;
    if (queue.length === 0) return;
    book.syncs += 1;
    book.largest.request = Math.max(book.largest.request, sent);
    if (book.editing) fail("InvalidOperationInCellEditMode");
    if (sent > LIMIT) fail("RequestPayloadSizeLimitExceeded");
    const failing = book.failing !== null && book.failing.after-- <= 0 ? book.failing : null;
    if (failing !== null) {
      book.failing = null;
      // What stood before the step that failed has happened.
      queue.splice(failing.midway ? Math.ceil(queue.length / 2) : 0, Infinity, () => fail(failing.code));
    }
    this.response = 0;
    this.touched = [];
    const answers = [];
    try {
      for (const step of queue) {
        const answer = step();
        if (typeof answer === "function") answers.push(answer);
      }
    } finally {
      book.changed(this.touched);
    }
    book.largest.response = Math.max(book.largest.response, this.response);
    if (this.response > LIMIT) fail("ResponsePayloadSizeLimitExceeded");
    for (const answer of answers) answer();
  }
}

// A client's object: a type, and how the thing behind it is found, which happens at the sync.
function client(context, type, find) {
  const kind = TYPES[type] ?? fail("ApiNotFound", `the stand-in has no ${type}`);
  const own = { context, type, children: new Map(), loaded: new Map(), items: null, nothing: undefined };
  const thing = () => {
    own.thing ??= find() ?? null;
    if (own.thing === null) fail("ItemNotFound", `${type} is a null object`);
    if (own.thing.deleted) fail("ItemNotFound", `${type} was deleted`);
    return own.thing;
  };
  own.child = (name) => {
    if (!own.children.has(name)) {
      const [childType, step] = kind.nav[name];
      own.children.set(name, client(context, childType, () => step(thing())));
    }
    return own.children.get(name);
  };
  own.answer = (paths) => {
    const answers = [];
    const found = thing();
    const deeper = new Map();
    for (const path of paths) {
      const [head, ...rest] = path.split("/");
      if (rest.length > 0) deeper.set(head, [...(deeper.get(head) ?? []), rest.join("/")]);
      else {
        const prop = kind.props?.[head] ?? fail("InvalidArgument", `${type} has no property ${head} to load`);
        need(context.book, prop, `${type}.${head}`);
        const value = prop.get(found, context.book);
        context.response += bytes(value);
        if (Array.isArray(value)) context.book.largest.cells = Math.max(context.book.largest.cells, value.length * (value[0]?.length ?? 1));
        answers.push(() => own.loaded.set(head, value));
      }
    }
    for (const [head, rest] of deeper) {
      if (head === "items") continue;
      if (kind.nav?.[head] === undefined) fail("InvalidArgument", `${type} has no ${head} to load`);
      answers.push(...internals.get(own.child(head)).answer(rest));
    }
    if (kind.items !== undefined) {
      const wanted = deeper.get("items") ?? [];
      const items = kind.items(found).map((item) => client(context, kind.item, () => item));
      for (const item of items) answers.push(...internals.get(item).answer(wanted));
      answers.push(() => { own.items = items; });
    }
    return answers;
  };
  const proxy = new Proxy(own, {
    get(_, name) {
      if (typeof name === "symbol" || name === "then") return undefined;
      if (name === "context") return context;
      if (name === "isNullObject") return own.nothing ?? fail("PropertyNotLoaded", "isNullObject before a sync");
      if (name === "load") return (paths) => load(proxy, paths);
      if (name === "items" && kind.items !== undefined) return own.items ?? fail("PropertyNotLoaded", `${type}.items`);
      if (kind.events?.includes(name)) return listening(context, thing);
      if (kind.nav?.[name] !== undefined) return own.child(name);
      if (kind.props?.[name] !== undefined) return own.loaded.has(name) ? own.loaded.get(name) : fail("PropertyNotLoaded", `${type}.${name} was not loaded`);
      if (kind.gives?.[name] !== undefined) return (...given) => giving(context, `${type}.${name}`, kind.gives[name], thing, given);
      if (kind.does?.[name] !== undefined) return (...given) => doing(context, `${type}.${name}`, kind.does[name], thing, given);
      throw new TypeError(`the stand-in has no ${type}.${name}`);
    },
    set(_, name, value) {
      const prop = kind.props?.[name];
      if (prop?.set === undefined) throw new TypeError(`${type}.${String(name)} cannot be set in the stand-in`);
      context.request += bytes(value);
      context.queue.push(() => {
        need(context.book, prop, `${type}.${name}`);
        prop.set(thing(), value, context);
      });
      return true;
    },
  });
  internals.set(proxy, { ...own, thing, answer: own.answer, own });
  return proxy;
}

const internals = new WeakMap();

// Objects given as arguments are found like any other.
const plain = (value) => (internals.has(value) ? internals.get(value).thing() : value);

function need(book, member, name) {
  if (member.api !== undefined && !book.supports(member.api)) fail("ApiNotFound", `${name} needs ExcelApi ${member.api}`);
}

function load(proxy, paths) {
  if (typeof paths !== "string" && !Array.isArray(paths)) throw new TypeError("name the properties to load");
  const { own, answer } = internals.get(proxy);
  const names = (Array.isArray(paths) ? paths : paths.split(",")).map((name) => name.trim());
  own.context.queue.push(() => {
    if (own.nothing === true) return undefined;
    const answers = answer(names);
    return () => answers.forEach((one) => one());
  });
  return proxy;
}

function giving(context, name, [type, step, api], thing, given) {
  context.request += given.reduce((sum, value) => sum + (internals.has(value) ? 0 : bytes(value)), 0);
  let found;
  const made = client(context, type, () => found);
  const { own } = internals.get(made);
  context.queue.push(() => {
    need(context.book, { api }, name);
    found = step(thing(), ...given.map(plain), context) ?? null;
    if (found === null && !name.endsWith("OrNullObject")) fail("ItemNotFound", name);
    own.nothing = found === null;
    // The same thing stays behind the object, however the sheet changes.
    if (!own.nothing) own.thing = found;
  });
  return made;
}

function doing(context, name, { act, api }, thing, given) {
  context.request += given.reduce((sum, value) => sum + (internals.has(value) ? 0 : bytes(value)), 0);
  const result = { value: undefined };
  context.queue.push(() => {
    need(context.book, { api }, name);
    const value = act(thing(), ...given.map(plain), context);
    return () => { result.value = value; };
  });
  return result;
}

function listening(context, thing) {
  return {
    add(listener) {
      context.queue.push(() => { thing().listeners.add(listener); });
      return { context, remove: () => context.queue.push(() => { thing().listeners.delete(listener); }) };
    },
  };
}

/** Puts a workbook behind `Excel` and `Office`. */
export function installWorkbook(given = {}) {
  const book = new Workbook(given);
  const run = async (first, second) => {
    const context = second === undefined ? new Context(book) : (internals.get(first)?.context ?? (first instanceof Context ? first : new Context(book)));
    const result = await (second ?? first)(context);
    await context.sync();
    return result;
  };
  globalThis.Excel = { run };
  globalThis.Office = {
    StartupBehavior: { none: "None", load: "Load" },
    HostType: { Excel: "Excel" },
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    onReady: async (done) => { const info = { host: "Excel", platform: "OfficeOnline" }; done?.(info); return info; },
    addin: { setStartupBehavior: async (behaviour) => { book.startup = behaviour; }, showAsTaskpane: async () => undefined },
    context: {
      displayLanguage: given.locale ?? "en-US",
      host: "Excel",
      requirements: { isSetSupported: (set, version = "1.1") => (set === "ExcelApi" ? book.supports(version) : set === "SharedRuntime") },
      document: { settings: {
        get: (name) => book.settings.get(name) ?? null,
        set: (name, value) => { book.unsaved = [name, value]; },
        saveAsync: (done) => { if (book.unsaved) book.settings.set(...book.unsaved); setTimeout(() => done({ status: "succeeded" }), 0); },
      } },
    },
  };
  return book;
}

export { TYPES, addressOf, quoted };
