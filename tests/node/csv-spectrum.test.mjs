// Every case of csv-spectrum, read as a file and compared with the rows that the collection expects.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import test from "node:test";
import { openFiles } from "../../dist/node/files.mjs";

const folder = dirname(createRequire(import.meta.url).resolve("csv-spectrum/package.json"));
const files = openFiles();

// The collection's own slip: its expectation of this case has another phone number than the file.
const SLIPS = { location_coordinates: [{ "Contact Phone Number": "2095257564" }] };

const names = readdirSync(join(folder, "csvs")).map((name) => basename(name, ".csv"));

test("the collection is there", () => {
  assert.ok(names.length >= 12, `only ${names.length} cases`);
});

for (const name of names) {
  test(`csv-spectrum: ${name}`, () => {
    const bytes = new Uint8Array(readFileSync(join(folder, "csvs", `${name}.csv`)));
    const written = JSON.parse(readFileSync(join(folder, "json", `${name}.json`), "utf8"));
    // One case has a single row and no list around it.
    const expected = [written].flat().map((row, at) => ({ ...row, ...SLIPS[name]?.[at] }));
    const { table, report } = files.read(bytes, { name: `${name}.csv`, lang: "en" });
    assert.equal(report.format, "csv");
    const [headers, ...rows] = table.rows();
    assert.deepEqual([headers, ...rows].flat().filter((cell) => typeof cell !== "string"), [], "cells of text files are texts, blank ones too");
    const read = rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at]])));
    assert.deepEqual(read, expected);
  });
}
