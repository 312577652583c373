// Files through the module that ships: chunks in, tables out, and what the engine makes of such tables.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

import { openFiles } from "../../dist/node/files.mjs";
import { open } from "../../dist/node/tiersheet.mjs";

const files = openFiles();
const engine = open();
const bytesOf = (text) => new TextEncoder().encode(text);

function exportOf(rows, { above = 0 } = {}) {
  const lines = Array.from({ length: above }, (_, at) => (at === 0 ? "Отчёт по сделкам" : ""));
  lines.push("ID клиента;Клиент;Дата;Сумма;Себестоимость;Отрасль");
  for (let row = 0; row < rows; row++) {
    const client = (row * 7919) % 350;
    const cost = row % 11 === 0 ? "" : `${(row * 31) % 900},50`;
    lines.push(`${String(client).padStart(6, "0")};"ООО ""Клиент ${client}""";${String(1 + (row % 28)).padStart(2, "0")}.0${1 + (row % 9)}.2026;${(row * 37) % 2000},25;${cost};${["Опт", "Розница", ""][client % 3]}`);
  }
  return bytesOf(lines.join("\r\n") + "\r\n");
}

const plain = (result) => ({ rows: result.rows(), notes: result.notes, facts: result.facts });

for (const [what, rows, above] of [["a small table", 40, 0], ["a long table", 3000, 0], ["a long table below a title", 3000, 3]]) {
  test(`${what} gives the same whether as columns or as rows`, () => {
    const { table, report } = files.read(exportOf(rows, { above }), { name: "deals.csv", lang: "ru" });
    assert.equal(report.separator, ";");
    assert.equal(table.height, rows + above + 1);
    for (const [id, rest] of [["FIELDS", []], ["METRICS", []], ["COMPLETENESS", [[["Себестоимость"], ["Отрасль"]]]]]) {
      const ask = (data) => plain(engine.columns(id, [data, ...rest], { lang: "ru" }));
      assert.deepEqual(ask(table), ask(table.rows()), id);
    }
  });
}

test("the size of the chunks does not matter", () => {
  const bytes = exportOf(200);
  const whole = files.read(bytes, { name: "deals.csv" });
  for (const size of [1, 7, 1000]) {
    const reading = files.start({ name: "deals.csv" });
    for (let at = 0; at < bytes.length; at += size) reading.push(bytes.subarray(at, at + size));
    const read = reading.finish();
    assert.deepEqual(read.table.rows(), whole.table.rows(), `chunks of ${size}`);
    assert.deepEqual(read.report, whole.report);
  }
});

test("dates, numbers and errors of a workbook keep their kinds", () => {
  const bytes = files.writeXlsx([{ name: "Клиенты", rows: [["client", "revenue"], ["=1+1", 12.5], ["000123", 7]] }]);
  const { table, report } = files.read(bytes, { name: "report.xlsx" });
  assert.equal(report.format, "xlsx");
  assert.equal(report.sheet, "Клиенты");
  assert.deepEqual(table.rows(), [["client", "revenue"], ["=1+1", 12.5], ["000123", 7]]);
});

test("what is no file of data says what it is and what to do", () => {
  for (const [bytes, name] of [[new Uint8Array(0), "empty.csv"], [bytesOf("%PDF-1.7\n%âãÏÓ\n"), "report.pdf"], [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), "shot.png"]]) {
    assert.throws(() => files.read(bytes, { name, lang: "ru" }), (error) => error.name === "TierSheetError" && error.message !== "" && error.hint !== "", name);
  }
});

test("a setting that makes no sense is an error", () => {
  for (const settings of [{ crm: "exel" }, { format: "docx" }, { separator: "::" }, { encoding: "klingon" }]) {
    assert.throws(() => files.read(exportOf(3), settings), (error) => error.name === "TierSheetError" && error.hint !== "", JSON.stringify(settings));
  }
});

test("the module of files needs nothing of its host but WebAssembly", () => {
  const dist = (name) => readFileSync(new URL(`../../dist/core/${name}`, import.meta.url));
  const context = vm.createContext(Object.create(null));
  vm.runInContext(dist("tiersheet-files.js").toString(), context);
  const wasm = dist("tiersheet-files.wasm");
  context.wasm = vm.runInContext(`new Uint8Array(${wasm.length})`, context);
  context.wasm.set(wasm);
  const made = vm.runInContext(`
    var files = TierSheetFiles.load(wasm);
    var bytes = files.writeCsv([["id", "имя"], ["007", "Ёлка; и"]], { separator: ";" }, false);
    JSON.stringify(files.read(bytes, { name: "a.csv" }).table.rows());
  `, context);
  assert.deepEqual(JSON.parse(made), [["id", "имя"], ["007", "Ёлка; и"]]);
});

test("the module of files is within its limits of size", () => {
  const path = fileURLToPath(new URL("../../dist/core/tiersheet-files.wasm", import.meta.url));
  const size = readFileSync(path).length;
  const gzipped = execFileSync("gzip", ["-9", "-c", path]).length;
  assert.ok(size <= 1_750_000 && gzipped <= 800_000, `${size} bytes, ${gzipped} with gzip`);
});
