// The golden cases as formulas of a sheet: every function by its stub, in a realm of its own for every call, with dates as Dates.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { cases, shown } from "../node/cases.mjs";
import { Project, source } from "./host.mjs";
import { Workbook } from "./workbook.mjs";
import { instantOf, wallOf } from "./zones.mjs";

const stubs = new Map();
for (const [, name, id] of readFileSync(new URL("../../dist/google/30_functions.js", import.meta.url), "utf8").matchAll(/function (TIER_\w+)\([^)]*\) \{\s+return tierSheetCall_\("(\w+)"/g)) stubs.set(id, name);

const DAY = /^\d{4}-\d\d-\d\d$/;
const isDay = (cell) => typeof cell === "string" && DAY.test(cell) && new Date(cell).toISOString?.().slice(0, 10) === cell && cell > "1900-03-01";

const dated = (args) => args.map((arg) => (Array.isArray(arg) && Array.isArray(arg[0]) ? arg.map((row) => row.map((cell) => (isDay(cell) ? { day: cell } : cell))) : arg));

function asShown(rows, zone) {
  return rows.map((row) => row.map((cell) => (typeof cell === "object" ? new Date(wallOf(cell.instant, zone)).toISOString().replace("T00:00:00.000Z", "") : shown(cell))));
}

const hasDays = ({ args }) => JSON.stringify(args) !== JSON.stringify(dated(args));

// Where a sheet's cells say more than the texts of the case do, what they say instead.
const OTHERWISE = {
  "assign-duplicate-header-findings": (rows) => {
    assert.ok(rows.some((row) => row[2] === "ERROR_CELLS" && row[3].includes("#N/A")), "a cell with an error is told as one");
    assert.ok(rows.some((row) => row[2] === "UNREADABLE_CELLS" && !row[3].includes("#N/A")));
  },
  // A date of a cell has no way of writing.
  "fields-corrected": (rows, table) => assert.deepEqual(rows.map((row) => row.map((cell, at) => (at === 4 && row[3] === "date" ? "y-m-d" : cell))), table),
};

function check({ name, id, args, table, error }, { zone, scriptZone, dates, ...rest }) {
  const project = new Project(new Workbook({ zone }), { scriptZone, ...rest });
  const given = source(dates ? dated(args) : args, ({ day }) => instantOf(Date.parse(day), zone));
  const stub = stubs.get(id);
  assert.ok(stub, `there is a formula for ${id}`);
  if (error) {
    assert.throws(() => project.cell(stub, given), (thrown) => {
      assert.equal(thrown.name, "Error");
      assert.ok(thrown.message.length > 20, thrown.message);
      if (error.place) assert.ok(thrown.message.startsWith(`${error.place}: `), `${thrown.message} begins with ${error.place}`);
      return true;
    });
    return;
  }
  const found = asShown(project.cell(stub, given), zone);
  if (OTHERWISE[name]) OTHERWISE[name](found, table);
  else assert.deepEqual(found, table);
}

const BARE = ["FinalizationRegistry", "WeakRef", "Intl", "SharedArrayBuffer", "Atomics"];
const APART = { zone: "Europe/Kyiv", scriptZone: "America/New_York", dates: true };

for (const one of cases()) {
  test(`in a sheet: ${one.name}`, () => {
    check(one, { ...APART, cellMayAskZone: false, absent: BARE });
    if (!hasDays(one)) return;
    check(one, { ...APART, zone: "America/New_York", scriptZone: "Europe/Kyiv" });
    check(one, { ...APART, scriptZone: APART.zone });
    if (!OTHERWISE[one.name]) check(one, { ...APART, dates: false });
  });
}

test("every function has a formula and golden cases", () => {
  const registry = JSON.parse(readFileSync(new URL("../../www/generated/registry.json", import.meta.url), "utf8"));
  const tried = new Set(cases().map(({ id }) => id));
  for (const { id } of registry) assert.ok(stubs.has(id) && tried.has(id), id);
  assert.equal(stubs.size, registry.length);
});
