// The built product as the tests of CRMs call it, and what is compared with the truth.

import assert from "node:assert/strict";
import { openFiles } from "../../dist/node/files.mjs";
import { open } from "../../dist/node/tiersheet.mjs";
import { centsOf } from "./truth.mjs";

export const files = openFiles();
export const engine = open();

export const blank = (cell) => cell === null || cell === undefined || cell === "";
export const textOf = (cell) => (blank(cell) ? "" : String(cell));

/** An export, read as the product reads it. Messages are in English, so that they can be told by their words. */
export const read = ({ bytes, fileName, truth }, wishes = {}) => files.read(bytes, { name: fileName, lang: "en", ...truth.wishes, ...wishes });

/** Options with those of the user in place of the ones found. */
export function optionsWith(found, own = []) {
  const named = new Set(own.map(([name]) => name.toLowerCase()));
  return [...(found ?? []).filter(([name]) => !named.has(name.toLowerCase())), ...own];
}

/** METRICS of a file of deals that was read, and of clients and rates where there are any. */
export function metricsOf(deals, { clients = null, rates = null, own = [] } = {}) {
  const options = optionsWith(deals.report.options, own);
  return engine.columns("METRICS", [deals.table, clients, rates, options], { lang: "en", dates: "iso" });
}

const centsOrNull = (cell) => (blank(cell) ? null : centsOf(cell));

/** The clients of a result of METRICS by their id or name: revenue in cents, orders, last date. */
export function clientsOf(result, key) {
  const [headers, ...rows] = result.rows();
  const at = (name) => headers.indexOf(name);
  const by = key === "name" ? at("client") : 0;
  assert.ok(by >= 0, `no column of clients among ${headers.join(", ")}`);
  const clients = new Map();
  for (const row of rows) {
    const id = textOf(row[by]);
    assert.ok(!clients.has(id), `${id} is there twice`);
    clients.set(id, {
      name: at("client") < 0 ? null : textOf(row[at("client")]),
      revenue: centsOrNull(row[at("revenue")]),
      orders: Number(row[at("orders")]),
      last: textOf(row[at("last")]) || null,
    });
  }
  return clients;
}

const sorted = (clients, pick) => [...clients].map(([id, client]) => [id, pick(client)]).sort(([a], [b]) => (a < b ? -1 : 1));

/** The same clients with the same sums, orders and dates, to the cent; and the same names where the file has them. */
export function assertClients(found, expected, { names }) {
  const numbers = ({ revenue, orders, last }) => ({ revenue, orders, last });
  assert.deepEqual(sorted(found, numbers), sorted(expected, numbers));
  if (names) assert.deepEqual(sorted(found, ({ name }) => name), sorted(expected, ({ name }) => name));
}

/** All messages of a file's notes as one text. */
export const notesOf = ({ report }) => report.notes.map(({ message, hint }) => `${message} ${hint ?? ""}`).join("\n");

export const codesOf = (notes) => notes.map(({ code }) => code);
