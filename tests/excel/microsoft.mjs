// The same stand-in for Excel behind Microsoft's own library: `Excel` is then the client that ships in Office.js, which checks what it is
// asked for, packs requests and unpacks answers, and only the program at the other end of its bridge is ours.
//
//   import { installBehindMicrosoft } from "./microsoft.mjs";     // as installWorkbook; Node.js only

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import { ApiError, fail } from "./cells.mjs";
import { TYPES, installWorkbook } from "./workbook.mjs";

const LIBRARY = createRequire(import.meta.url).resolve("@microsoft/office-js/dist/excel-win32-16.01.debug.js");
const LIMIT = 5_000_000;
const [GLOBAL, METHOD, PROPERTY, INDEXER, REFERENCE, NULL] = [1, 3, 4, 5, 6, 7];
const [INSTANTIATE, QUERY, CALL, SET, TRACE] = [1, 2, 3, 4, 5];
const EVENT = 65_536;
const CHANGED = { Worksheet: 10, Table: 101 };

const small = (name) => name.charAt(0).toLowerCase() + name.slice(1);
const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);

let library = null;
let book = null;
const references = new Map();
const listeners = new Map();

const bridge = {
  onMessageFromHost: null,
  sendMessageToHost(text) {
    const { id, message } = JSON.parse(text);
    const size = Buffer.byteLength(JSON.stringify(message.body));
    setTimeout(() => {
      const body = JSON.stringify(answer(typeof message.body === "string" ? JSON.parse(message.body) : message.body, size));
      bridge.onMessageFromHost(JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body } }));
    }, 0);
  },
};

function answer({ Actions: actions, ObjectPaths: paths }, size) {
  const failed = (error, at, results) => ({ Error: { Code: error.code, Message: error.message, ActionIndex: at, Location: "" }, Results: results });
  const asked = actions.filter(({ Name: name }) => !/^_(Keep|Remove)Reference/.test(name));
  // The library lets go of ranges in a request of its own, for which nobody waits.
  if (asked.length === 0 || (actions.some(({ Name: name }) => name === "_RemoveReference") && asked.every(({ ActionType: type }) => type === INSTANTIATE))) return { Results: [] };
  book.syncs += 1;
  book.largest.request = Math.max(book.largest.request, size);
  if (book.editing) return failed(new ApiError("InvalidOperationInCellEditMode"), 0, []);
  if (size > LIMIT) return failed(new ApiError("RequestPayloadSizeLimitExceeded"), 0, []);
  const failing = book.failing !== null && book.failing.after-- <= 0 ? book.failing : null;
  if (failing !== null) book.failing = null;
  const stop = failing === null ? Infinity : failing.midway ? Math.ceil(actions.length / 2) : 0;
  const found = new Map();
  const results = [];
  const context = { book, touched: [] };
  let response = 0;
  try {
    for (const [at, action] of actions.entries()) {
      try {
        if (at >= stop) fail(failing.code);
        const value = act(action, found, paths, context) ?? null;
        results.push({ ActionId: action.Id, Value: value });
        response += Buffer.byteLength(JSON.stringify(value));
      } catch (error) {
        if (error.code === undefined) throw error;
        return failed(error, at, results);
      }
    }
  } finally {
    book.changed(context.touched);
  }
  book.largest.response = Math.max(book.largest.response, response);
  return response > LIMIT ? failed(new ApiError("ResponsePayloadSizeLimitExceeded"), 0, []) : { Results: results };
}

function act({ ActionType: kind, Name: name, ObjectPathId: path, ArgumentInfo: given, QueryInfo: query }, found, paths, context) {
  // A mark that the library leaves for itself, to go on when the request comes back.
  if (kind === TRACE) return null;
  const { type, thing } = at(path, found, paths, context);
  if (kind === INSTANTIATE) {
    if (thing === null) return null;
    if (type !== "Range") return thing.id === undefined ? {} : { Id: thing.id };
    const reference = `range ${references.size}`;
    references.set(reference, { type, thing });
    return { _ReferenceId: reference };
  }
  if (kind === QUERY) return thing === null ? null : queried(type, thing, query.Select ?? fail("InvalidArgument", "all properties are asked for"), context.book);
  if (kind === SET) {
    const prop = TYPES[type].props?.[small(name)];
    if (prop?.set === undefined) throw new Error(`the stand-in cannot set ${type}.${name}`);
    prop.set(thing, given.Arguments[0], context);
    return null;
  }
  if (kind !== CALL) throw new Error(`action ${kind}`);
  if (name === "_KeepReference" || name === "_RemoveReference") return null;
  // The library sends long ranges in pieces, and asks first whether they fit as a whole.
  if (name === "_ValidateArraySize") return given.Arguments[0] === thing.rows && given.Arguments[1] === thing.cols ? null : fail("InvalidArgument", "rows and columns do not fit the range");
  if (name === "_RegisterDataChangedEvent" || name === "_UnregisterDataChangedEvent") return listening(type, thing, name === "_RegisterDataChangedEvent");
  const method = TYPES[type].does?.[small(name)];
  if (method === undefined) throw new Error(`the stand-in has no ${type}.${name}`);
  return method.act(thing, ...argumentsOf(given, found, paths, context), context);
}

function listening(type, thing, on) {
  const key = `${type} ${thing.id}`;
  if (on) {
    listeners.set(key, (event) => {
      const entry = { messageCategory: EVENT, messageType: CHANGED[type], targetId: thing.id, message: JSON.stringify(event), isRemoteOverride: false };
      bridge.onMessageFromHost(JSON.stringify({ type: 3, message: { entries: [entry] } }));
    });
    thing.listeners.add(listeners.get(key));
  } else thing.listeners.delete(listeners.get(key));
  return null;
}

function argumentsOf({ Arguments: values = [], ReferencedObjectPathIds: ids = [] } = {}, found, paths, context) {
  return values.map((value, index) => (ids[index] ? at(ids[index], found, paths, context).thing : value));
}

/** The thing that a path leads to, found once in a request. */
function at(id, found, paths, context) {
  if (!found.has(id)) found.set(id, follow(paths[id], found, paths, context));
  const own = found.get(id);
  if (own.thing?.deleted) fail("ItemNotFound", `${own.type} was deleted`);
  return own;
}

function follow({ ObjectPathType: kind, Name: name, ParentObjectPathId: parentId, ArgumentInfo: given }, found, paths, context) {
  if (kind === GLOBAL) return { type: "Workbook", thing: context.book };
  if (kind === REFERENCE) return references.get(name) ?? fail("InvalidReference", name);
  if (kind === NULL) return { type: "nothing", thing: null };
  const parent = at(parentId, found, paths, context);
  const type = TYPES[parent.type];
  if (parent.thing === null) return { type: "nothing", thing: null };
  if (kind === PROPERTY) {
    const [next, step] = type.nav?.[small(name)] ?? missing(parent.type, name);
    return { type: next, thing: step(parent.thing) };
  }
  const values = argumentsOf(given, found, paths, context);
  if (kind === INDEXER || name === "GetItemAt") {
    const items = type.items(parent.thing);
    const own = kind === INDEXER ? items.find((item) => item.id === values[0] || item.name === values[0]) : items[values[0]];
    return { type: type.item, thing: own ?? fail("ItemNotFound", String(values[0])) };
  }
  if (kind !== METHOD) throw new Error(`path ${kind}`);
  const [next, step] = type.gives?.[small(name)] ?? missing(parent.type, name);
  const thing = step(parent.thing, ...values, context) ?? null;
  if (thing === null && !name.endsWith("OrNullObject")) fail("ItemNotFound", name);
  return { type: next, thing };
}

function missing(type, name) {
  throw new Error(`the stand-in has no ${type}.${name}`);
}

function queried(type, thing, select, ownBook) {
  const kind = TYPES[type];
  const value = thing.id === undefined ? {} : { Id: thing.id };
  const deeper = new Map();
  for (const path of select) {
    const [head, ...rest] = path.split("/");
    if (kind.items !== undefined) deeper.set("items", [...(deeper.get("items") ?? []), path]);
    else if (rest.length > 0) deeper.set(head, [...(deeper.get(head) ?? []), rest.join("/")]);
    else {
      const prop = kind.props?.[head] ?? missing(type, head);
      value[capital(head)] = prop.get(thing);
      if (Array.isArray(value[capital(head)])) ownBook.largest.cells = Math.max(ownBook.largest.cells, value[capital(head)].length * value[capital(head)][0].length);
    }
  }
  for (const [head, paths] of deeper) {
    if (head === "items") value._Items = kind.items(thing).map((item) => queried(kind.item, item, paths, ownBook));
    else {
      const [next, step] = kind.nav?.[head] ?? missing(type, head);
      value[capital(head)] = queried(next, step(thing), paths, ownBook);
    }
  }
  return value;
}

export function installBehindMicrosoft(given) {
  book = installWorkbook(given);
  const { Office } = globalThis;
  if (library === null) {
    globalThis.window = globalThis;
    globalThis._richApiNativeBridge = bridge;
    const nothing = () => undefined;
    globalThis.document = { getElementsByTagName: () => [], addEventListener: nothing, createElement: () => ({ style: {} }) };
    globalThis.navigator ??= { userAgent: "" };
    globalThis.location = { href: "https://localhost/", search: "" };
    runInThisContext(readFileSync(LIBRARY, "utf8"), { filename: "excel.js" });
    library = globalThis.Excel;
    delete globalThis.document;
  }
  references.clear();
  globalThis.Excel = library;
  globalThis.Office = Office;
  return book;
}
