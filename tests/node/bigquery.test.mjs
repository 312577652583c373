// The functions for BigQuery in a realm that has nothing but the language: what one row says alone, and the limits of ranks.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { parse } from "acorn";

import { open } from "../../dist/node/tiersheet.mjs";
import { bareRealm } from "./realm.mjs";

const dist = (name) => readFileSync(new URL(`../../dist/bigquery/${name}`, import.meta.url), "utf8");
const library = dist("tiersheet-bigquery.js");
const pieces = [1, 2, 3].map((at) => dist(`tiersheet-bigquery-models-${at}.js`));
const MOST_BYTES = 1_000_000;

// As a query sees the library: the values of a call cross as JSON.
function database(...more) {
  const { context, run } = bareRealm(["FinalizationRegistry", "WeakRef", "SharedArrayBuffer", "Atomics", "Intl"]);
  for (const file of [library, ...more]) run(file, "tiersheet-bigquery.js");
  return (name, ...args) => {
    context.argsText = JSON.stringify(args);
    return JSON.parse(run(`JSON.stringify(${name}.apply(null, JSON.parse(argsText)))`) ?? "null");
  };
}

const engine = open();
const rules = [["tier", "note", "profit", "margin", "last"], ["E", "loses money", "<0", "", ""], ["A", "VIP", "top 20% & >0", ">=25%", "<=1 year"],
  ["B", "good", "top 50%", "", "<=1 year"], ["D", "the rest", "", "", ""]];
const options = { "as of": "2026-06-30", decimal: "." };

function clients(count) {
  let random = 7;
  const next = (most) => (random = (random * 48271) % 2147483647) % most;
  return Array.from({ length: count }, (_, at) => ({
    client_id: at + 1, client: `Client ${at + 1}`, revenue: next(100_000) / 100, cost: next(10) === 0 ? null : next(90_000) / 100,
    last: `202${4 + next(3)}-0${1 + next(6)}-1${next(10)}`,
  }));
}

test("the library is made of classic scripts under the limit of a file", () => {
  for (const file of [library, ...pieces]) {
    parse(file, { ecmaVersion: 2021, sourceType: "script" });
    assert.ok(Buffer.byteLength(file) < MOST_BYTES, `${Buffer.byteLength(file)} bytes`);
  }
});

test("the statements call what the library has, and each names the library", () => {
  const sql = dist("create-functions.sql");
  const bodies = [...sql.matchAll(/AS r"""\s*return (\w+)\(/g)].map(([, name]) => name);
  assert.equal(bodies.length, sql.match(/CREATE OR REPLACE FUNCTION/g).length);
  const libraries = [...sql.matchAll(/library = \[([^\]]*)\]/g)].map(([, list]) => [...list.matchAll(/"gs:\/\/YOUR_BUCKET\/([^"]+)"/g)].map(([, file]) => file));
  const alone = ["tiersheet-bigquery.js"];
  const whole = [...alone, ...pieces.map((_, at) => `tiersheet-bigquery-models-${at + 1}.js`)];
  assert.deepEqual(libraries, bodies.map((name) => (name === "tierSheetExplain" ? whole : alone)));
  const { run } = bareRealm();
  run(library);
  for (const name of bodies) assert.equal(run(`typeof ${name}`), "function", name);
  const made = [...sql.matchAll(/FUNCTION `YOUR_PROJECT\.tiersheet\.(\w+)`/g)].map(([, name]) => name);
  for (const [, called] of dist("example.sql").matchAll(/`YOUR_PROJECT\.tiersheet\.(\w+)`\(/g)) assert.ok(made.includes(called), called);
});

test("limits first, then one by one or in batches: the tiers that all clients together get", () => {
  const call = database();
  const all = clients(1000);
  const headers = Object.keys(all[0]);
  const table = [headers, ...all.map((client) => headers.map((header) => client[header] ?? ""))];
  const expected = engine.call("ASSIGN", [table, rules, null, Object.entries(options)]).slice(1);
  const texts = all.map((client) => JSON.stringify(client));

  const limits = call("tierSheetCutoffs", texts, JSON.stringify(rules), JSON.stringify(options));
  assert.ok(!/top/.test(limits), limits);
  const tiers = call("tierSheetTiers", texts, limits, JSON.stringify(options));
  assert.deepEqual(tiers.map(({ tier }) => tier ?? ""), expected.map(([tier]) => tier));
  assert.ok(new Set(expected.map(([tier]) => tier)).size >= 4);
  for (const at of [0, 17, 400, 999]) {
    assert.deepEqual(call("tierSheetTiers", [texts[at]], limits, JSON.stringify(options)), [tiers[at]]);
  }
  const missing = tiers.find(({ missing }) => missing !== null);
  assert.match(missing.missing, /cost/);
});

test("rules as a table of the database shares them: objects by columns, blanks as null", () => {
  const call = database();
  const shared = [{ line: 1, tier: "A", profit: ">=100", note: null }, { line: 2, tier: "B", profit: null, note: "rest" }]
    .map(({ line, ...rule }) => rule);
  const [one, two] = call("tierSheetTiers", ['{"client":"Acme","profit":150}', '{"client":"Bolt","profit":20}'], JSON.stringify(shared), null);
  assert.equal(one.tier, "A");
  assert.equal(two.tier, "B");
  assert.match(two.reason, /rest/);
});

test("what one row cannot say is refused with what to do", () => {
  const call = database();
  const client = '{"client":"Acme","profit":150,"margin":0.3,"last":"2026-05-02"}';
  assert.throws(() => call("tierSheetTiers", [client], JSON.stringify(rules), JSON.stringify(options)), /TierSheet: .*top 20%.*rules, row 3.*CUTOFFS/s);
  assert.throws(() => call("tierSheetExplain", client, JSON.stringify(rules), JSON.stringify(options)), /CUTOFFS/);
  const aged = JSON.stringify([["tier", "last"], ["A", "<=90 days"], ["B", ""]]);
  assert.throws(() => call("tierSheetTiers", [client], aged, null), /as of/);
  assert.equal(call("tierSheetTiers", [client], aged, JSON.stringify(options))[0].tier, "A");
});

test("one client is explained line by line", () => {
  assert.throws(() => database()("tierSheetExplain", '{"profit":150}', '[["tier","profit"],["A",">=200"]]', null), /tiersheet-models/);
  const lines = database(...pieces)("tierSheetExplain", '{"client":"Acme","profit":150}', '[["tier","profit"],["A",">=200"],["B",""]]', null);
  assert.equal(lines[0].tier, "B");
  assert.deepEqual(lines.find(({ rule }) => rule === "rule 1"), { rule: "rule 1", tier: "A", field: "profit", condition: ">=200", value: "150", limit: ">=200", holds: "false" });
});

test("margin and markup take numbers and the texts that exact ones come as", () => {
  const call = database();
  assert.equal(call("tierSheetRatio", "MARGIN", 100, 60), 0.4);
  assert.equal(call("tierSheetRatio", "MARKUP", "1234.125", "1000.000"), 0.234125);
  assert.equal(call("tierSheetRatio", "MARGIN", null, 60), null);
  assert.equal(call("tierSheetRatio", "MARGIN", 0, 60), null);
});
