// The stand-in for Excel is no kinder than Excel: it has only what Office.js has, under its names, and it refuses what Excel refuses.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterEach, describe, test } from "node:test";
import { browserPath } from "../page/support.mjs";
import { inPage } from "./browser.mjs";
import { TYPES, installWorkbook } from "./workbook.mjs";

const require = createRequire(import.meta.url);
let workbook;
afterEach(() => workbook?.uninstall());

const BASELINE = 9;
const DEALS = { name: "Deals", cells: [["Client", "Profit"], ["Acme", 120]], tables: [{ name: "Clients", address: "A1:B2" }] };

/** The members of the types in Office.js: whether each can be set, and since which set of the API it is there. */
function members() {
  const ts = require("typescript");
  const path = require.resolve("@types/office-js/index.d.ts");
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const found = new Map();
  for (const space of file.statements.filter((one) => ts.isModuleDeclaration(one) && one.name.text === "Excel")) {
    for (const type of space.body.statements.filter((one) => ts.isClassDeclaration(one))) {
      const own = found.get(type.name.text) ?? new Map();
      for (const member of type.members) {
        if (member.name === undefined) continue;
        const text = file.text.slice(member.pos, member.getStart(file));
        const since = [...text.matchAll(/\[Api set: ExcelApi (?:1\.)(\d+)/g)].map(([, version]) => Number(version));
        own.set(member.name.text, {
          readOnly: member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false,
          method: ts.isMethodDeclaration(member), since: since.length > 0 ? Math.min(...since, own.get(member.name.text)?.since ?? 99) : 99,
          desktopOnly: /Api set: ExcelApi(Desktop|Online)/.test(text),
        });
      }
      found.set(type.name.text, own);
    }
  }
  return found;
}

test("each member of the stand-in is one of Office.js, of its kind, and newer ones than the add-in asks for are marked", () => {
  const real = members();
  let compared = 0;
  for (const [type, { props = {}, nav = {}, gives = {}, does = {}, events = [], items }] of Object.entries(TYPES)) {
    const own = real.get(type);
    assert.ok(own, `Office.js has no Excel.${type}`);
    const kinds = [
      ...Object.entries(props).map(([name, prop]) => [name, false, prop.api, prop.set !== undefined]), ...Object.keys(nav).map((name) => [name, false, undefined, false]),
      ...Object.entries(gives).map(([name, [, , api]]) => [name, true, api, false]), ...Object.entries(does).map(([name, { api }]) => [name, true, api, false]),
      ...events.map((name) => [name, false, "1.9", false]), ...(items ? [["items", false, "1.9", false]] : []),
    ];
    for (const [name, method, api, settable] of kinds) {
      const member = own.get(name);
      const where = `Excel.${type}.${name}`;
      assert.ok(member, `Office.js has no ${where}`);
      assert.equal(member.method, method, where);
      assert.ok(!member.desktopOnly, where);
      assert.ok(!(settable && member.readOnly), `${where} is read-only`);
      if (name !== "items" && member.since > BASELINE) assert.equal(api, `1.${member.since}`, `${where} is newer than the baseline`);
      compared += 1;
    }
  }
  assert.ok(compared > 120, `${compared}`);
});

describe("it is strict", () => {
  const run = (batch) => Excel.run(batch);
  const fails = (batch, code) => assert.rejects(run(batch), (error) => (error.code ?? error.message) === code || error.message.includes(code));

  test("what was not loaded cannot be read, what does not exist neither", async () => {
    workbook = installWorkbook({ sheets: [DEALS] });
    const sheet = (context) => context.workbook.worksheets.getItem("deals");
    await fails(async (context) => sheet(context).name, "PropertyNotLoaded");
    await fails(async (context) => { const own = sheet(context); own.load("name"); return own.name; }, "PropertyNotLoaded");
    await fails(async (context) => sheet(context).getRange("A1").valuez, "no Range.valuez");
    await fails(async (context) => { sheet(context).getRange("A1").load("colour"); await context.sync(); }, "InvalidArgument");
    await fails(async (context) => { sheet(context).getRange("A1").address = "B1"; }, "cannot be set");
    await fails(async (context) => context.workbook.worksheets.getItemOrNullObject("x").isNullObject, "PropertyNotLoaded");
    await fails(async (context) => { context.workbook.worksheets.getItem("x").load("name"); await context.sync(); }, "ItemNotFound");
    assert.equal(await run(async (context) => { const none = context.workbook.worksheets.getItemOrNullObject("x"); await context.sync(); return none.isNullObject; }), true);
  });

  test("changes happen at a sync, in their order; what stood before a failure stays", async () => {
    workbook = installWorkbook({ sheets: [DEALS] });
    await fails(async (context) => {
      const range = context.workbook.worksheets.getItem("Deals").getRange("D1");
      range.values = [[1]];
      assert.equal(workbook.values("Deals!D1")[0][0], "");
      range.values = [[2]];
      context.workbook.worksheets.getItem("none").getRange("A1").values = [[3]];
      range.values = [[4]];
      await context.sync();
    }, "ItemNotFound");
    assert.equal(workbook.values("Deals!D1")[0][0], 2);
  });

  test("texts become what Excel makes of them, sizes must fit, and five megabytes are the most", async () => {
    workbook = installWorkbook({ sheets: [DEALS, { name: "Locked", protected: true }] });
    const put = (address, values, sheet = "Deals") => run(async (context) => { context.workbook.worksheets.getItem(sheet).getRange(address).values = values; });
    await put("D1:D7", [["007"], ["'007"], ["=1+1"], ["2026-11-23"], ["TRUE"], ["5%"], ["1-2"]]);
    assert.deepEqual(workbook.values("Deals!D1:D6").flat(), [7, "007", 0, 46349, true, 0.05]);
    assert.equal(workbook.formulas("Deals!D3")[0][0], "=1+1");
    await assert.rejects(put("A1:B1", [[1]].concat([[2]])), { code: "InvalidArgument" });
    await assert.rejects(put("A1", [[1]], "Locked"), { code: "AccessDenied" });
    await assert.rejects(put("F1:F300", Array.from({ length: 300 }, () => ["x".repeat(20_000)])), { code: "RequestPayloadSizeLimitExceeded" });
    for (let r = 1; r < 300; r += 1) workbook.edit(`Deals!F${r}`, "x".repeat(20_000));
    await assert.rejects(run(async (context) => { context.workbook.worksheets.getItem("Deals").getRange("F1:F300").load("values"); await context.sync(); }), { code: "ResponsePayloadSizeLimitExceeded" });
    workbook.editing = true;
    await assert.rejects(put("A1", [[1]]), { code: "InvalidOperationInCellEditMode" });
  });

  test("names of sheets and tables are Excel's", async () => {
    workbook = installWorkbook({ sheets: [DEALS] });
    for (const name of ["", "x".repeat(32), "a/b", "'a", "History"]) await assert.rejects(run(async (context) => { context.workbook.worksheets.add(name); }), { code: "InvalidArgument" }, name);
    await assert.rejects(run(async (context) => { context.workbook.worksheets.add("DEALS"); }), { code: "ItemAlreadyExists" });
    for (const name of ["A1", "with blank", "1st", "R"]) await assert.rejects(run(async (context) => { context.workbook.tables.getItem("Clients").name = name; }), { code: "InvalidArgument" }, name);
    await assert.rejects(run(async (context) => { context.workbook.worksheets.getItem("Deals").tables.add("B2:C3", true); }), { code: "InvalidArgument" });
  });

  test("an older Excel does not know newer members", async () => {
    workbook = installWorkbook({ sheets: [DEALS], api: "1.9" });
    await fails(async (context) => { context.workbook.worksheets.getItem("Deals").getRange("A1").load("hasSpill"); await context.sync(); }, "ApiNotFound");
    await fails(async (context) => { context.workbook.tables.getItem("Clients").resize("A1:B3"); await context.sync(); }, "ApiNotFound");
  });
});

test("it stands in a page of a browser as well", { skip: browserPath() && existsSync(browserPath()) ? false : "no Chromium was found" }, async () => {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
  try {
    const tab = await browser.newPage();
    await tab.addInitScript({ content: inPage({ sheets: [DEALS], locale: "ru-RU", selection: "Deals!A1:B2" }) });
    await tab.goto("data:text/html,<title>x</title>");
    const seen = await tab.evaluate(async () => {
      await globalThis.Excel.run(async (context) => { context.workbook.getSelectedRange().values = [["a", "b"], ["c", 4]]; });
      return [globalThis.workbook.values("Deals!A1:B2"), globalThis.Office.context.displayLanguage, globalThis.workbook.active.name];
    });
    assert.deepEqual(seen, [[["a", "b"], ["c", 4]], "ru-RU", "Deals"]);
  } finally {
    await browser.close();
  }
});
