// What each CRM does with an import: a model of its store and importer, by its own rules of blanks, lists, ids and duplicates.

import { salesforce18 } from "./ids.mjs";
import { updatesOf } from "./rest.mjs";
import { parseByAny } from "./write/csv.mjs";
import { readXlsx } from "./write/xlsx.mjs";

/** Where each store keeps its records: the header of the id, the name and the tier in the CRM's own export. */
const FIELDS = {
  hubspot: { id: "Record ID", name: "Company name", tier: "Tier" },
  salesforce: { id: "ID", name: "NAME", tier: "TIER__C" },
  pipedrive: { id: "Organization - ID", name: "Organization - Name", tier: "Organization - Tier" },
  zoho: { id: "Record Id", name: "Account Name", tier: "Tier" },
  bitrix24: { id: "ID", name: "Название компании", tier: "Категория клиента" },
  kommo: { id: "ID", name: "Полное имя контакта", tier: "Категория" },
  retailcrm: { id: "Внешний ID клиента", name: "Имя", tier: "Категория" },
  odoo: { id: "id", name: "name", tier: "x_tier" },
  espocrm: { id: "id", name: "name", tier: "cTier" },
  suitecrm: { id: "ID", name: "Name", tier: "Tier" },
};

const plainHeader = (header) => header.trim().toLowerCase().replace(/^(organization|deal|person) - /, "");

/** How an importer treats what it is given. Where the vendor's rule is not known, the model takes what would do most harm. */
const IMPORTERS = {
  hubspot: { idHeaders: ["record id", "record id - companies"], blank: "ignored", unknownTier: "error", unknownId: "error" },
  salesforce: { idHeaders: ["id"], blank: "ignored", unknownTier: "error", unknownId: "error", idOf: (id) => (id.length === 15 ? salesforce18(id) : id) },
  pipedrive: { idHeaders: ["pipedrive system id"], blank: "clears", unknownTier: "error", unknownId: "error" },
  zoho: { idHeaders: ["record id"], blank: "clears", unknownTier: "stored", unknownId: "creates", idOf: (id) => id.replace(/^zcrm_/, "") },
  // An import-compatible file changes the records that its external ids name, and creates those that they do not.
  odoo: { idHeaders: ["id"], exact: true, blank: "clears", unknownTier: "stops", unknownId: "creates" },
  espocrm: { idHeaders: ["id"], exact: true, blank: "ignored", unknownTier: "error", unknownId: "error", cell: (text) => (text === "null" ? null : text) },
  suitecrm: {
    idHeaders: ["id"],
    blank: "clears",
    unknownTier: "error",
    unknownId: "creates",
    anyCase: true,
    cell: (text) => text.trim().replace(/<[^>]*>/g, ""),
  },
  retailcrm: { idHeaders: ["внешний id клиента"], blank: "clears", unknownTier: "error", unknownId: "creates", separator: ";" },
};

/**
 * The store that an export of clients comes from. `columns` are the headers or codes that imports have for `{ tier, date, reason }`, and
 * `options` the values of the list of tiers.
 */
export function storeOf(made, { columns, options }) {
  const own = FIELDS[made.crm];
  const headers = [...made.stored[0], "tier date", "tier reason"];
  const places = { id: headers.indexOf(own.id), name: headers.indexOf(own.name), tier: headers.indexOf(own.tier) };
  const records = new Map(made.stored.slice(1).map((row) => [row[places.id], [...row, "", ""]]));
  const all = { ...places, date: headers.length - 2, reason: headers.length - 1 };
  const { crm, entity, write } = made;
  return { crm, entity, write, headers, places: all, columns, options: [...options], records, errors: [], created: [] };
}

/** The export of the store, by the same dialect: without the date and reason, which its list of columns does not have. */
export function exportAgain(store) {
  const shown = (row) => row.slice(0, store.headers.length - 2);
  return store.write([shown(store.headers), ...[...store.records.values()].map(shown)]);
}

/** What differs between two stores: `{ id, header, from, to }` for every cell, and the ids that are only in the second. */
export function changesBetween(before, after) {
  const cells = [];
  for (const [id, row] of before.records) {
    const now = after.records.get(id);
    row.forEach((from, at) => {
      if (now?.[at] !== from) cells.push({ id, header: before.headers[at], from, to: now?.[at] });
    });
  }
  return { cells, created: [...after.records.keys()].filter((id) => !before.records.has(id)) };
}

export function copyOf(store) {
  const records = new Map([...store.records].map(([id, row]) => [id, [...row]]));
  return { ...store, options: [...store.options], errors: [], created: [], records };
}

function rowsOf({ name, bytes }, separator) {
  if (name.endsWith(".xlsx")) return readXlsx(bytes)[0].rows;
  const text = new TextDecoder("utf-8").decode(bytes);
  const rows = parseByAny(text, separator ? [separator] : [",", ";", "\t"]);
  if (rows === null) throw new Error(`${name} is no CSV`);
  return rows;
}

/** The place of the stored field that a column of a file goes to; -1 if the importer has nowhere to put it. */
function placeOf(store, header, exact) {
  for (const [field, own] of Object.entries(store.columns)) {
    if (own !== undefined && (exact ? own === header : plainHeader(String(own)) === plainHeader(header))) return store.places[field];
  }
  return store.headers.findIndex((own) => (exact ? own === header : plainHeader(own) === plainHeader(header)));
}

function tierFor(store, importer, value) {
  const known = store.options.find((option) => (importer.anyCase ? option.toLowerCase() === value.toLowerCase() : option === value));
  if (known !== undefined || importer.unknownTier === "stored") return { value: known ?? value };
  if (importer.unknownTier === "new option") store.options.push(value);
  return importer.unknownTier === "new option" ? { value } : { error: `${JSON.stringify(value)} is not in the list` };
}

function recordOf(store, importer, id) {
  const found = store.records.get(id);
  if (found || importer.unknownId === "error") return found;
  const fresh = store.headers.map(() => "");
  fresh[store.places.id] = id;
  store.records.set(id, fresh);
  store.created.push(id);
  return fresh;
}

function applyRow(store, importer, { headers, row, idAt, line }) {
  const id = importer.idOf ? importer.idOf(row[idAt]) : row[idAt];
  const record = recordOf(store, importer, id);
  if (!record) return store.errors.push({ line, id, words: "no such record" });
  const changes = [];
  for (const [at, header] of headers.entries()) {
    const place = at === idAt ? -1 : placeOf(store, header, importer.exact);
    if (place < 0) continue;
    const cell = importer.cell ? importer.cell(row[at] ?? "") : (row[at] ?? "");
    if (cell === "" && importer.blank === "ignored") continue;
    const taken = place === store.places.tier && cell ? tierFor(store, importer, cell) : { value: cell ?? "" };
    // A row with an error is not imported at all.
    if (taken.error) return store.errors.push({ line, id, words: taken.error });
    changes.push([place, taken.value]);
  }
  for (const [place, value] of changes) record[place] = value;
  return undefined;
}

function applyTable(store, importer, file) {
  const [headers, ...rows] = rowsOf(file, importer.separator);
  const idAt = headers.findIndex((header) => importer.idHeaders.includes(importer.exact ? header : plainHeader(header)));
  if (idAt < 0) {
    store.errors.push({ line: 1, id: "", words: "no column with ids" });
    return;
  }
  const before = copyOf(store);
  rows.forEach((row, at) => applyRow(store, importer, { headers, row, idAt, line: at + 2 }));
  if (importer.unknownTier === "stops" && store.errors.length) store.records = before.records;
}

/** Bitrix24: every company with exactly that title is updated, an empty cell overwrites, and a title that is not found is created. */
function applyByTitle(store, file, { mode = "replace" } = {}) {
  const [headers, ...rows] = rowsOf(file, undefined);
  const titles = ["название компании", "назва компанії", "company name", "title"];
  const titleAt = headers.findIndex((header) => titles.includes(header.trim().toLowerCase()));
  for (const row of rows) {
    const same = [...store.records.values()].filter((record) => record[store.places.name] === row[titleAt]);
    if (same.length === 0 || mode === "allow") {
      const id = `new ${store.created.length + 1}`;
      same.splice(0, same.length, recordOf(store, { unknownId: "creates" }, id));
      same[0][store.places.name] = row[titleAt];
    }
    headers.forEach((header, at) => {
      const place = at === titleAt || header.trim().toLowerCase() === "id" ? -1 : placeOf(store, header, false);
      for (const record of place < 0 ? [] : same) {
        if (mode === "merge" && record[place] !== "") continue;
        record[place] = row[at] ?? "";
      }
    });
  }
}

function applyUpdates(store, file) {
  for (const { id, fields, entity, line } of updatesOf(store.crm, file.bytes)) {
    const record = entity === store.entity ? store.records.get(id) : undefined;
    if (!record) {
      store.errors.push({ line, id, words: "no such record" });
      continue;
    }
    for (const [field, value] of Object.entries(fields)) {
      const own = Object.entries(store.columns).find(([, code]) => String(code) === field);
      if (!own) store.errors.push({ line, id, words: `no field ${field}` });
      else if (own[0] === "tier" && !store.options.map(String).includes(String(value))) store.errors.push({ line, id, words: `${value} is not in the list` });
      else record[store.places[own[0]]] = String(value);
    }
  }
}

/** Applies import files to a store by the rules of its CRM, and gives the store that results; the given one stays as it is. */
export function apply(crm, given, files, settings = {}) {
  const store = copyOf(given);
  for (const file of files) {
    if (/\.(jsonl|ndjson)$/.test(file.name)) applyUpdates(store, file);
    else if (/\.m?js$/.test(file.name)) continue;
    else if (crm === "bitrix24") applyByTitle(store, file, settings);
    else if (IMPORTERS[crm]) applyTable(store, IMPORTERS[crm], file);
    else throw new Error(`${crm} has no importer of files that updates records`);
  }
  return store;
}
