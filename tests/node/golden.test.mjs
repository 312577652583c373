// The golden cases through the built engine, in Node.js and in a realm that has nothing but the language.

import assert from "node:assert/strict";
import test from "node:test";

import { open } from "../../dist/node/tiersheet.mjs";
import { cases, readCsv, shown } from "./cases.mjs";
import { openInRealm } from "./realm.mjs";

const engine = open();
const realm = openInRealm();

const letters = (column) => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

function compare(rows, expected) {
  const found = rows.map((row) => row.map(shown));
  found.forEach((row, at) => row.forEach((cell, column) => {
    assert.equal(cell, expected[at]?.[column], `${letters(column)}${at + 1}`);
  }));
  assert.deepEqual(found, expected);
}

function failure(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  return assert.fail("a problem was expected, and there is a table");
}

// What CHECK says of a table that needs no change.
const NOTHING_TO_DO = new Set(["SOUND", "RULE_WINS"]);

for (const { name, id, args, table, error } of cases()) {
  test(`golden: ${name}`, () => {
    assert.ok(table || error, "no expected file: UPDATE=1 cargo test --test golden");
    for (const host of [engine, realm]) {
      if (error) {
        const { name, code, message, place, hint } = failure(() => host.call(id, args));
        assert.deepEqual({ name, code, place }, { name: "TierSheetError", ...error });
        assert.ok(message && hint);
      } else {
        compare(host.call(id, args), table);
      }
    }
  });

  if (error) continue;

  test(`golden by columns: ${name}`, () => {
    const rows = engine.call(id, args);
    const result = engine.columns(id, args);
    const columns = result.headers.map((_, index) => result.column(index));
    for (const column of columns) assert.ok(Array.isArray(column) && column.length === result.length);
    assert.deepEqual(rows.slice(rows.length - result.length), Array.from({ length: result.length }, (_, row) => columns.map((column) => column[row])));
    for (const note of result.notes) assert.ok(note.code && note.severity && note.message && (note.hint || NOTHING_TO_DO.has(note.code)));
  });

  test(`golden, again and from the start: ${name}`, () => {
    const before = JSON.stringify(args);
    const first = JSON.stringify(engine.call(id, args));
    assert.equal(JSON.stringify(engine.call(id, args)), first);
    assert.equal(JSON.stringify(open().call(id, args)), first);
    assert.equal(JSON.stringify(realm.call(id, args)), first);
    assert.equal(JSON.stringify(args), before, "the arguments stay as they are");
  });
}

test("the reader of the cases", () => {
  const rows = [["a", "b,\"c\""], ["", ""], ["x\ny", ""], ["", "z"], [""], ["1", "2", ""]];
  assert.deepEqual(readCsv('\ufeffa,"b,""c"""\r\n,\n\n"x\ny",\n,z\n""\n1,2,\n'), rows);
  assert.deepEqual(readCsv("a,b"), [["a", "b"]]);
  for (const [value, text] of [[0.1 + 0.2, "0.3"], [-1.5e-9, "-0.0000000015"], [1e21, "1000000000000000000000"], [-12.5, "-12.5"], [true, "TRUE"]]) {
    assert.equal(shown(value), text);
  }
});
