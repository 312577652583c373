// The made-up exports, checked without the product: they hold their truth, and every trap is in the files it should be in.

import assert from "node:assert/strict";
import test from "node:test";
import { allExports, exportOf, nameOf } from "../crm/dialects.mjs";
import { company } from "../crm/company.mjs";
import { salesforce18 } from "../crm/ids.mjs";
import { reread, rowsOf, textOf } from "../crm/reread.mjs";
import { TRAPS } from "../crm/traps.mjs";
import { csv, parseCsv } from "../crm/write/csv.mjs";
import { readXlsx, serial, xlsx } from "../crm/write/xlsx.mjs";

test("the company is the same at every run, with every kind of deal", () => {
  assert.deepEqual(company(), company());
  const { clients, deals } = company();
  assert.equal(clients.length, 60);
  assert.equal(deals.length, 300);
  for (const status of ["won", "lost", "open"]) assert.ok(deals.some((deal) => deal.status === status), status);
  assert.ok(deals.some(({ amount, status }) => status === "won" && amount === 0n), "a won deal of zero");
  assert.ok(deals.some(({ amount, status }) => status === "won" && amount === null), "a won deal without an amount");
  assert.ok(deals.some(({ amount }) => amount !== null && amount < 0n), "a correction");
  assert.ok(deals.some(({ client }) => client === null), "a deal without a client");
  for (const { amount, products } of deals) {
    if (products.length) assert.equal(products.reduce((sum, { total }) => sum + total, 0n), amount);
  }
});

test("CSV comes back as it was, whatever is in the cells", () => {
  const rows = [["a", 'b "c"', "d;e"], ["", "f\ng", "h\r\ni"], [",", "'=1", " x "]];
  for (const separator of [",", ";", "\t", "|"]) {
    for (const quote of ["all", "needed"]) {
      for (const lineEnd of ["\n", "\r\n", "\r"]) {
        assert.deepEqual(parseCsv(csv(rows, { separator, quote, lineEnd }), separator), rows);
      }
    }
  }
  assert.throws(() => parseCsv('"a'), /not closed/);
  assert.throws(() => parseCsv('"a"b'), /follows/);
});

test("workbooks come back as they were", () => {
  const rows = [["ID", "Name"], ["007", "a & <b>\n'c'"], [{ number: "12.50" }, { date: "2025-12-31" }]];
  const [sheet] = readXlsx(xlsx([{ name: "S", rows }]));
  assert.deepEqual(sheet.rows, [["ID", "Name"], ["007", "a & <b>\n'c'"], ["12.50", "46022"]]);
  assert.equal(serial("2025-12-31", true), 46022 - 1462);
});

test("an old workbook is a compound file with the texts in it", () => {
  const bytes = Buffer.from(exportOf("generic/xls").bytes);
  assert.equal(bytes.subarray(0, 8).toString("hex"), "d0cf11e0a1b11ae1");
  assert.equal(bytes.length % 512, 0);
  for (const text of ["Сделки", "Справочники", "ООО «Ромашка»"]) assert.ok(bytes.includes(Buffer.from(text, "utf16le")), text);
});

test("a Salesforce id of 18 characters is that of its 15", () => {
  assert.equal(salesforce18("0015000000Gv7qJ"), "0015000000Gv7qJAAR");
});

test("no two exports have one name", () => {
  assert.equal(new Set(allExports().map(nameOf)).size, allExports().length);
});

for (const made of allExports()) {
  if (made.entity !== "deal" || rowsOf(made) === null) continue;
  test(`${nameOf(made)} holds its truth`, () => {
    const { clients } = made.truth;
    const expected = new Map([...clients].map(([key, { revenue, orders }]) => [key, { revenue, orders }]));
    assert.deepEqual(reread(made), expected);
  });
}

for (const made of allExports()) {
  if (made.entity === "deal") continue;
  test(`${nameOf(made)} holds its ids`, () => {
    const cells = rowsOf(made).slice(1).map((row) => row[made.crm === "suitecrm" ? 1 : 0]).filter((id) => id !== "");
    assert.deepEqual(cells, made.truth.ids);
  });
}

test("texts that must be kept are in the files", () => {
  for (const made of allExports()) {
    const rows = rowsOf(made);
    if (rows === null) continue;
    const cells = new Set(rows.flat().flatMap((cell) => [cell, cell.replace(/^'(?=[=+\-@])/, "")]));
    const missing = (made.truth.kept ?? []).filter((text) => !cells.has(text));
    assert.deepEqual(missing, [], nameOf(made));
  }
});

for (const { trap, exports, seen, spoil, must, expect } of TRAPS) {
  test(`trap: ${trap}`, () => {
    assert.ok(typeof spoil === "function" || exports.length > 0, "in no export");
    assert.equal(typeof expect, "function", `nothing asserts: ${must}`);
    for (const name of exports) assert.match(textOf(exportOf(name)), seen, name);
  });
}
