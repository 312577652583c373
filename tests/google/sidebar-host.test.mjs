// The sidebar's side: SheetHost over google.script.run, with the script behind it.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { rolldown } from "rolldown";

import { Project } from "./host.mjs";
import { ScriptRun } from "./run.mjs";
import { Workbook, days } from "./workbook.mjs";

async function compiled(names) {
  const entry = fileURLToPath(new URL("../../www/page/src/sheet/google/", import.meta.url));
  const source = names.map(([name, file]) => `export { ${name} } from ${JSON.stringify(`${entry}${file}.ts`)};`).join("\n");
  const bundle = await rolldown({ input: "entry", plugins: [{ name: "entry", resolveId: (id) => (id === "entry" ? id : null), load: (id) => (id === "entry" ? source : null) }] });
  const folder = mkdtempSync(join(tmpdir(), "tiersheet-"));
  try {
    const file = join(folder, "sidebar.mjs");
    await bundle.write({ file, format: "esm" });
    return await import(pathToFileURL(file).href);
  } finally {
    await bundle.close();
    rmSync(folder, { recursive: true });
  }
}

const { googleHost, moduleBytes } = await compiled([["googleHost", "host"], ["moduleBytes", "modules"]]);

const listeners = new Set();
globalThis.addEventListener = (kind, work) => { if (kind === "focus") listeners.add(work); };
globalThis.removeEventListener = (_, work) => { listeners.delete(work); };

const HEAD = ["Id", "Client", "Revenue", "Since"];

function filled(count, zone = "Europe/Kyiv") {
  const book = new Workbook({ zone });
  book.sheets[0].name = "Clients";
  book.fill("Clients", [HEAD, ...Array.from({ length: count }, (_, at) => [String(at).padStart(6, "0"), `Client ${at}`, at / 4, { day: days(2025, 1, 1) + (at % 400) }])]);
  return book;
}

async function open(book, options = {}) {
  const project = new Project(book, { scriptZone: "America/New_York", userLocale: "uk", ...options });
  const run = new ScriptRun(project, options);
  globalThis.google = run.google;
  return { host: await googleHost(), run, project };
}

test("tables and their cells, 20,000 rows in portions, several at a time and never more than ten", async () => {
  const { host, run } = await open(filled(20_000));
  assert.deepEqual([host.program, host.locale, host.undoable()], ["sheets", "uk", null]);
  const [table] = await host.tables();
  const { rows } = await host.read(table.id);
  assert.equal(rows.length, 20_001);
  assert.deepEqual(rows[0], HEAD);
  rows.slice(1).forEach(([id, client, revenue], at) => assert.deepEqual([id, client, revenue], [String(at).padStart(6, "0"), `Client ${at}`, at / 4]));
  assert.deepEqual([rows[1][3], rows[90][3], rows[400][3]], ["2025-01-01", "2025-03-31", "2026-02-04"]);
  assert.ok(run.most > 1 && run.most <= 10, `${run.most} at a time`);
  assert.ok(run.largest < 4_000_000, `${run.largest} characters in a call`);
});

test("many calls at once wait for each other", async () => {
  const { host, run } = await open(filled(3));
  await Promise.all(Array.from({ length: 40 }, () => host.readSheet("Clients")));
  assert.ok(run.most <= 10, `${run.most} at a time`);
});

test("writing in portions, and taking it back", async () => {
  const book = filled(6000);
  const { host, run } = await open(book);
  const [table] = await host.tables();
  const rows = [["tier", "reason"], ...Array.from({ length: 6000 }, (_, at) => ["AB"[at % 2], `rule ${at}: ${"x".repeat(300)}`])];
  const written = { where: { kind: "beside", table: table.id }, rows, tiers: { column: 0, colours: [{ tier: "A", fill: "#c6efce", text: "#006100" }] } };
  assert.equal(await host.occupied(written), null);
  assert.deepEqual(await host.write({ ...written, overwrite: false }, "tiers"), { sheet: "Clients", address: "F1:G6001" });
  assert.ok(run.calls.filter((name) => name === "tierSheetWriteMore").length >= 2);
  assert.equal(host.undoable(), "tiers");
  assert.deepEqual([2, 3000, 6001].map((row) => book.sheet("Clients").cell(row, 7).v), [1, 2999, 6000].map((row) => rows[row][1]));
  await assert.rejects(host.write({ ...written, overwrite: false }, "again"), { name: "SheetError", reason: "occupied", occupied: { sheet: "Clients", address: "F1:G6001", filled: 12_002 } });
  await host.undo();
  assert.equal(host.undoable(), null);
  assert.equal(book.sheet("Clients").cell(2, 6)?.v ?? "", "");
});

test("the history, a chart, showing cells and the row of the user", async () => {
  const book = filled(5);
  const { host } = await open(book);
  assert.equal(await host.readSheet("TierSheet history"), null);
  assert.deepEqual(await host.append("TierSheet history", ["date", "id"], [["2026-01-31", "000001"]], "kept"), { sheet: "TierSheet history", address: "A1:B2" });
  assert.deepEqual((await host.readSheet("TierSheet history")).rows, [["date", "id"], ["2026-01-31", "000001"]]);
  await host.chart({ sheet: "Clients", address: "B1:C6", kind: "bars", title: "t", x: "x", y: "y" }, "chart");
  assert.equal(host.undoable(), "chart");
  await host.show("Clients", "B3");
  assert.deepEqual((await host.selectedRow()).row.slice(0, 2), ["000001", "Client 1"]);
  await host.undo();
  assert.equal(host.undoable(), "kept");
});

test("a change of the cells is told when the user comes back, and only once", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 0 });
  const book = filled(5);
  const { host } = await open(book);
  const [table] = await host.tables();
  let changes = 0;
  const stop = await host.watch(table.id, () => { changes += 1; });
  const back = async () => {
    t.mock.timers.tick(60_000);
    for (const work of listeners) work();
    await new Promise((resolve) => { setTimeout(resolve, 400); });
  };
  await back();
  assert.equal(changes, 0);
  await host.write({ where: { kind: "beside", table: table.id }, rows: [["tier"], ["A"]], overwrite: false }, "tiers");
  await back();
  assert.equal(changes, 0, "what is written beside is no change");
  book.fill("Clients", [[99]], 2, 3);
  await back();
  await back();
  assert.equal(changes, 1);
  stop();
  assert.equal(listeners.size, 0);
});

test("errors have the reasons of a workbook", async () => {
  const { host } = await open(filled(3));
  await assert.rejects(host.read("sheet:99"), { name: "SheetError", reason: "missing" });
  await assert.rejects(host.undo(), { reason: "missing" });
  await assert.rejects(host.startWithWorkbook(true), { reason: "refused" });
  await host.startWithWorkbook(false);
  for (const [words, reason] of [
    ["There are too many scripts running simultaneously for this Google user account.", "busy"], ["NetworkError: Connection failure due to HTTP 0", "busy"],
    ["Exceeded maximum execution time", "too-large"], ["ScriptError: Authorization is required to perform that action.", "refused"],
  ]) {
    const { host: own } = await open(filled(3), { broken: (name) => (name === "tierSheetTables" ? words : null) });
    await assert.rejects(own.tables(), { name: "SheetError", reason, message: words });
  }
  delete globalThis.google;
  await assert.rejects(googleHost(), { name: "SheetError", reason: "missing" });
});

test("a script of another version says so", async () => {
  const { host, project } = await open(filled(3));
  project.without = ["56_charts.js"];
  await assert.rejects(host.chart({ sheet: "Clients", address: "A1:B2", kind: "bars", title: "", x: "", y: "" }, "x"), { reason: "missing", message: /tierSheetChart/ });
});

test("the fake of Google fails as Google does", async () => {
  const { run } = await open(filled(3));
  const call = (name, ...args) => new Promise((resolve, reject) => { globalThis.google.script.run.withSuccessHandler(resolve).withFailureHandler(reject)[name](...args); });
  await assert.rejects(call("tierSheetFind", new Date(0)), /Date/);
  await assert.rejects(call("tierSheetFind", { a: [undefined] }), /cannot cross/);
  assert.equal(globalThis.google.script.run.tierSheetRead_, undefined);
  const many = await Promise.allSettled(Array.from({ length: 12 }, () => call("tierSheetFind", "Clients")));
  assert.equal(many.filter(({ status }) => status === "rejected").length, 2);
  assert.equal(run.running, 0);
});

test("the engine's modules come whole", async () => {
  const { run } = await open(filled(1));
  for (const name of ["tiersheet", "tiersheet-models", "tiersheet-files"]) {
    assert.deepEqual(Buffer.from(await moduleBytes(name)), readFileSync(new URL(`../../dist/core/${name}.wasm`, import.meta.url)));
  }
  assert.ok(run.most <= 10);
});
