// What the page writes into a workbook that is open in Excel, what it refuses to write over, and how it is taken back.

import assert from "node:assert/strict";
import { afterEach, before, describe, test } from "node:test";
import { compiled } from "./compiled.mjs";
import { install, many } from "./client.mjs";

let own;
let workbook;
let host;
before(async () => { own = await compiled(); });
afterEach(() => workbook?.uninstall());

async function open(given) {
  workbook = install(given);
  host = await own.excelHost();
  return host;
}

const rejects = (promise, reason, message = /./) => assert.rejects(promise, (error) => {
  assert.equal(error.name, "SheetError", String(error.stack));
  assert.equal(error.reason, reason, error.message);
  assert.match(error.message, message);
  return true;
});

const DEALS = { name: "Deals", cells: [["Client", "Profit"], ["Acme", 120], ["Bolt", 80], ["Cray", 5]] };
const CLIENTS = { ...DEALS, tables: [{ name: "Clients", address: "A1:B4" }] };
const TIERS = [["Client", "Tier", "Share"], ["Acme", "A", 0.5], ["Bolt", "B", 0.4], ["Cray", "", 0.1]];
const COLOURS = [{ tier: "A", fill: "#0a7d33", text: "#ffffff" }, { tier: "B \"x\"", fill: "#c8e6c9", text: "#000000" }];
const result = (more = {}) => ({ where: { kind: "sheet", name: "Tiers" }, rows: TIERS, overwrite: false, ...more });
const besides = async (more = {}) => result({ where: { kind: "beside", table: (await host.tables())[0].id }, ...more });

/** All that a workbook holds, to be compared before and after. */
function state() {
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    cells: sheet.grid({ r: 0, c: 0, rows: 40, cols: 14 }, (r, c) => [sheet.formula(r, c), sheet.value(r, c) ?? "", sheet.format(r, c)].join("|")),
    tables: sheet.tables.map(({ name, r, c, rows, cols }) => [name, r, c, rows, cols]),
    rules: sheet.rules.map(({ rule, fill, font, where }) => [rule, fill, font, where.r, where.c, where.rows, where.cols]),
    charts: sheet.charts.map(({ title }) => title.text),
    widths: [...Array(14).keys()].map((c) => sheet.widths.get(c) ?? 48),
  }));
}

describe("where results go", () => {
  test("beside: one column apart from the table, in its rows, as a table with a free name", async () => {
    await open({ sheets: [CLIENTS], names: ["tiers"] });
    assert.equal(await host.occupied(await besides()), null);
    const at = await host.write(await besides({ asTable: "Tiers" }), "Tiers written");
    assert.deepEqual(at, { sheet: "Deals", address: "D1:F4" });
    assert.deepEqual(workbook.values("Deals!A1:F4"), [["Client", "Profit", "", "Client", "Tier", "Share"], ["Acme", 120, "", "Acme", "A", 0.5], ["Bolt", 80, "", "Bolt", "B", 0.4], ["Cray", 5, "", "Cray", "", 0.1]]);
    assert.deepEqual(workbook.sheet("Deals").tables.map(({ name }) => name), ["Clients", "Tiers_2"]);
  });

  test("beside: columns that hold something are passed over, whole blocks of columns at a time", async () => {
    await open({ sheets: [{ ...CLIENTS, cells: [...DEALS.cells.map((row, at) => (at === 2 ? [...row, "", "", "", "note"] : row)), [], [], ["", "", "", "", "far below, in the way of nobody"]] }] });
    assert.equal((await host.write(await besides(), "x")).address, "H1:J4", "column F has a note, and G stays blank");
    assert.equal(workbook.values("Deals!F3")[0][0], "note");
  });

  test("beside: an earlier result with the same header is replaced when that is allowed, and what it had more goes", async () => {
    await open({ sheets: [CLIENTS] });
    await host.write(await besides({ asTable: "Tiers", tiers: { column: 1, colours: COLOURS } }), "first");
    workbook.edit("Deals!H2", { v: 3, f: "=COUNTIF(Tiers[Tier],\"A\")" });
    const before = state();
    const shorter = await besides({ rows: TIERS.slice(0, 3), asTable: "Tiers", tiers: { column: 1, colours: COLOURS } });
    assert.deepEqual(await host.occupied(shorter), { sheet: "Deals", address: "D1:F4", filled: 11 });
    await assert.rejects(host.write(shorter, "no"), (error) => error.reason === "occupied" && error.occupied.filled === 11 && error.occupied.address === "D1:F4");
    assert.deepEqual(state(), before, "refused means untouched");
    assert.equal((await host.write({ ...shorter, overwrite: true }, "second")).address, "D1:F3");
    assert.deepEqual(workbook.values("Deals!D4:F4"), [["", "", ""]]);
    assert.deepEqual(workbook.sheet("Deals").tables.map(({ name, rows }) => [name, rows]), [["Clients", 4], ["Tiers", 3]], "the table stays the same, so formulas that name it go on");
    assert.equal(workbook.sheet("Deals").rules.length, 2, "the rules of the colours are not doubled");
    assert.equal(workbook.formulas("Deals!H2")[0][0], "=COUNTIF(Tiers[Tier],\"A\")");
    await host.undo();
    assert.deepEqual(state(), before);
  });

  test("a sheet: its name made fit for Excel, bold header in sight; further ones find a free name", async () => {
    await open({ sheets: [DEALS, { name: "Hidden one", cells: [["mine"]], visibility: "Hidden" }] });
    const to = (name, more = {}) => host.write(result({ where: { kind: "sheet", name, ...more } }), name);
    assert.deepEqual(await to("Категорії [2026/11]: усі клієнти та їхні прибутки"), { sheet: "Категорії 2026 11 усі клієнти т", address: "A1:C4" });
    assert.equal(workbook.sheets.at(-1).frozen, 1);
    assert.ok(workbook.sheets.at(-1).bold.has(0));
    assert.equal((await to("History")).sheet, "History 1");
    assert.equal((await to("'?*'")).sheet, "Tiers");
    assert.equal((await to("Tiers", { another: true })).sheet, "Tiers 2");
    assert.equal((await to("hidden ONE")).sheet, "hidden ONE 2", "what is hidden stays as it is");
    assert.equal((await to("Категорії [2026/11]: усі клієнти та їхні прибутки", { another: true })).sheet, "Категорії 2026 11 усі клієнти 2");
    await rejects(to("Deals"), "occupied", /Deals!A1:C4|Deals!A1:B4/);
    assert.equal((await host.occupied(result({ where: { kind: "sheet", name: "deals" } }))).filled, 8);
  });

  test("more rows than a sheet has are too many, and nothing is begun", async () => {
    await open({ sheets: [DEALS] });
    await rejects(host.write(result({ rows: { length: 1_048_577, reduce: () => 3, 0: ["a"] } }), "x"), "too-large", /1048576/);
    await rejects(host.write(result({ rows: [] }), "x"), "refused");
    assert.equal(workbook.sheets.length, 1);
  });
});

describe("what is in the way", () => {
  const cases = [
    ["a protected sheet", { sheets: [{ ...CLIENTS, protected: true }] }, "protected", /Deals/],
    ["merged cells", { sheets: [{ ...CLIENTS, merges: ["E1:F2"] }] }, "refused", /merged cells.*E1:F2/],
    ["results of a formula that spills", { sheets: [{ ...CLIENTS, spills: ["E2:E9"] }] }, "refused", /spills/],
  ];
  for (const [name, given, reason, message] of cases) {
    test(name, async () => {
      await open(given);
      const before = state();
      await rejects(host.write(await besides({ overwrite: true }), "x"), reason, message);
      await rejects(host.occupied(await besides()), reason, message);
      assert.deepEqual(state(), before);
      assert.equal(host.undoable(), null);
    });
  }

  test("a workbook protected against new sheets", async () => {
    await open({ sheets: [DEALS], structureProtected: true });
    await rejects(host.write(result(), "x"), "protected");
    await rejects(host.append("TierSheet history", ["a"], [["b"]], "x"), "protected");
  });

  test("a table of somebody else, and a table with a row of totals", async () => {
    await open({ sheets: [{ name: "Tiers", cells: [[], ["", "a", "b"], ["", 1, 2]], tables: [{ name: "Mine", address: "B2:C3" }] }] });
    await rejects(host.write(result({ overwrite: true }), "x"), "refused", /Mine.*B2:C3/);
    workbook.uninstall();
    await open({ sheets: [{ name: "Tiers", cells: [["a", "b", "c"], [1, 2, 3], ["", "", 3]], tables: [{ name: "Sum", address: "A1:C3", showTotals: true }] }] });
    await rejects(host.write(result({ overwrite: true }), "x"), "refused", /Sum.*totals/);
  });
});

describe("cells stay what they are", () => {
  test("nothing becomes a formula, a number or a date that was a text", async () => {
    await open({ sheets: [DEALS] });
    const texts = ["=1+1", "+380501234567", "-5", "@SUM(A1)", "00123", "4876876000000311", "1-2", "2026-11-23", "Mar 1", "10%", "TRUE", "истина", "хибність", "#N/A", "'s Hertogenbosch", "'=1", "1e5", "12:30", "O'Brien & Co", "ТОВ \"Ромашка\"", " 7 ", "a\nb", "٣", "=", "A", "В работе", "1 234,5"];
    const rows = [["Plain", "As text"], ...texts.map((text) => [text, text])];
    for (const formats of [{}, { 1: "text" }]) {
      await host.write(result({ where: { kind: "sheet", name: "T", another: true }, rows, formats }), "x");
      const sheet = workbook.sheets.at(-1);
      assert.deepEqual(sheet.grid({ r: 0, c: 0, rows: rows.length, cols: 2 }, (r, c) => sheet.value(r, c)), rows);
      assert.equal(sheet.formulas.size, 0);
    }
    assert.equal(workbook.formats("T 2!B2")[0][0], "@");
    const quiet = ["O'Brien & Co", "A", "В работе", "ТОВ \"Ромашка\""].map((text) => texts.indexOf(text) + 1);
    for (const r of quiet) assert.ok(!workbook.sheets.at(-1).prefixes.has(workbook.sheets.at(-1).key(r, 0)), "plain words get no apostrophe");
  });

  test("so they do in cells that were formatted as text before, and dates are dates there", async () => {
    await open({ sheets: [{ ...CLIENTS, cells: DEALS.cells.map((row) => [...row, { v: null, nf: "@" }, { v: null, nf: "@" }, { v: null, nf: "@" }]) }] });
    await host.write(await besides({ rows: [["Client", "Day"], ["'007", "2026-11-23"], ["=x", "soon"]], formats: { 1: "date" } }), "x");
    assert.deepEqual(workbook.values("Deals!D1:E3"), [["Client", "Day"], ["'007", 46349], ["=x", "soon"]]);
    assert.deepEqual(workbook.formats("Deals!D2:E2"), [["General", "yyyy-mm-dd"]]);
    await host.undo();
    assert.deepEqual(workbook.formats("Deals!C2:E2"), [["@", "@", "@"]]);
  });

  test("number formats go to the rows below the header; what is no number is blank; rows may be of different length", async () => {
    await open({ sheets: [DEALS] });
    await host.write(result({ rows: [["Money", "Share", "Count", "Day"], [1.5, 0.5, 3], [NaN, Infinity, true, "2026-11-23T12:00"]], formats: { 0: "money", 1: "share", 2: "count", 3: "date", 9: "money" } }), "x");
    assert.deepEqual(workbook.values("Tiers!A1:D3"), [["Money", "Share", "Count", "Day"], [1.5, 0.5, 3, ""], ["", "", true, 46349.5]]);
    assert.deepEqual(workbook.formats("Tiers!A1:D2"), [["General", "General", "General", "General"], ["#,##0.00", "0.0%", "#,##0", "yyyy-mm-dd"]]);
    workbook.uninstall();
    await open({ sheets: [DEALS], epoch: 1904 });
    await host.write(result({ rows: [["Day"], ["2026-11-23"]], formats: { 0: "date" } }), "x");
    assert.equal(workbook.values("Tiers!A2")[0][0], 46349 - 1462);
  });

  test("a text longer than a cell takes is refused, and the sheet that was begun goes", async () => {
    await open({ sheets: [DEALS] });
    await rejects(host.write(result({ rows: [["a"], ["x".repeat(32_768)]] }), "x"), "too-large", /32768/);
    assert.deepEqual([workbook.sheets.length, host.undoable()], [1, null]);
  });

  test("tiers are coloured by rules of Excel's, so that they follow an edit; quotes in a tier are doubled", async () => {
    await open({ sheets: [CLIENTS] });
    await host.write(await besides({ tiers: { column: 1, colours: COLOURS } }), "x");
    const rules = workbook.sheet("Deals").rules;
    assert.deepEqual(rules.map(({ rule, fill, font, where }) => [rule.formula1, rule.operator, fill, font, where.r, where.c, where.rows, where.cols]).sort(), [
      ["=\"A\"", "EqualTo", "#0a7d33", "#ffffff", 1, 4, 3, 1], ["=\"B \"\"x\"\"\"", "EqualTo", "#c8e6c9", "#000000", 1, 4, 3, 1],
    ]);
  });

  test("columns are as wide as their cells, up to a limit", async () => {
    await open({ sheets: [DEALS] });
    await host.write(result({ rows: [["a", "b"], ["x".repeat(300), "short"]] }), "x");
    assert.deepEqual([workbook.sheet("Tiers").widths.get(0), workbook.sheet("Tiers").widths.get(1)], [260, 44]);
  });
});

describe("formulas", () => {
  const FORMULA = "=TIER.ASSIGN(Clients[#All])";
  const live = (where) => ({ where, rows: [[FORMULA, "", ""], ["", "", ""], ["", "", ""], ["", "", ""]], formulas: true, overwrite: true });

  test("one formula goes into the first cell, the cells for its result are blank, and undo brings back what was there", async () => {
    await open({ sheets: [CLIENTS, { name: "Tiers", cells: TIERS }] });
    workbook.results.set(FORMULA, "Client");
    const before = state();
    assert.deepEqual(await host.write(live({ kind: "sheet", name: "Tiers" }), "live"), { sheet: "Tiers", address: "A1:C4" });
    assert.deepEqual(workbook.formulas("Tiers!A1:C4").flat().filter((cell) => cell !== ""), [FORMULA], "a filled cell would stop the result from spilling");
    await host.undo();
    assert.deepEqual(state(), before);
    await host.write(live({ kind: "beside", table: (await host.tables())[0].id }), "live");
    assert.equal(workbook.formulas("Deals!D1")[0][0], FORMULA);
    workbook.edit("Deals!D1", "mine");
    await rejects(host.undo(), "refused", /Deals!D1/);
  });
});

describe("size", () => {
  test("a result costs few requests, because on the web each takes a while", async () => {
    await open({ sheets: [CLIENTS] });
    const written = await besides({ asTable: "Tiers", tiers: { column: 1, colours: COLOURS }, formats: { 2: "share" } });
    workbook.syncs = 0;
    await host.write(written, "x");
    assert.ok(workbook.syncs <= 12, `${workbook.syncs} requests`);
  });

  test("many rows of twenty columns go in parts below the limits, and one undo takes them back", async () => {
    await open({ sheets: [DEALS] });
    const rows = [Array.from({ length: 20 }, (_, c) => `Column ${c}`), ...Array.from({ length: many() }, (_, r) => Array.from({ length: 20 }, (_, c) => (c < 12 ? r + c / 10 : `Клієнт ${r}`)))];
    workbook.syncs = 0;
    const at = await host.write(result({ rows, asTable: "Tiers", formats: { 1: "money" }, tiers: { column: 19, colours: COLOURS } }), "x");
    assert.equal(at.address, `A1:T${many() + 1}`);
    assert.equal(workbook.values(`Tiers!T${many() + 1}`)[0][0], `Клієнт ${many() - 1}`);
    assert.ok(workbook.largest.request < 4_000_000, `${workbook.largest.request} bytes`);
    assert.ok(workbook.syncs < 60, `${workbook.syncs} requests`);
    await host.undo();
    assert.equal(workbook.sheets.length, 1);
  });
});

describe("an older Excel", () => {
  test("with nothing but ExcelApi 1.9 all of it works, except that a table cannot be made to fit", async () => {
    await open({ sheets: [CLIENTS], api: "1.9" });
    const before = state();
    const written = await besides({ asTable: "Tiers", tiers: { column: 1, colours: COLOURS } });
    await host.write(written, "x");
    await host.write({ ...written, overwrite: true }, "same size");
    await host.chart({ sheet: "Deals", address: "E1:F4", kind: "bars", title: "t", x: "x", y: "y" }, "chart");
    await host.append("TierSheet history", ["a"], [["b"]], "review");
    const full = state();
    await rejects(host.write({ ...written, rows: TIERS.slice(0, 2), overwrite: true }, "x"), "refused", /Tiers/);
    assert.deepEqual(state(), full);
    for (let count = 0; count < 4; count += 1) await host.undo();
    assert.deepEqual(state(), before);
  });
});

describe("undo", () => {
  const FULL = { name: "Tiers", cells: [
    ["Mine", { v: 3, f: "=1+2" }, { v: 46349, nf: "dd.mm.yyyy" }, "note"], ["00123", { v: "x", f: "=B1&\"x\"" }, { v: 0.5, nf: "0%" }, "note"],
    ["=1+1", true, "#N/A", "note"], [{ v: "@", nf: "@" }, { v: null, nf: "@" }, "'quoted"], [], ["last"],
  ] };

  test("what was replaced comes back: values, formulas, texts that look like numbers, number formats", async () => {
    await open({ sheets: [FULL] });
    const before = state();
    assert.equal((await host.occupied(result())).address, "A1:C6");
    await host.write(result({ overwrite: true, asTable: "T", tiers: { column: 1, colours: COLOURS } }), "Tiers written");
    assert.deepEqual(workbook.values("Tiers!A4:D6"), [["Cray", "", 0.1, ""], ["", "", "", ""], ["", "", "", ""]]);
    assert.equal(workbook.values("Tiers!D1")[0][0], "note", "other columns are not touched");
    assert.equal(host.undoable(), "Tiers written");
    await host.undo();
    assert.deepEqual(state(), before);
    assert.equal(host.undoable(), null);
    await rejects(host.undo(), "missing");
  });

  test("several actions are taken back one by one, the last first", async () => {
    await open({ sheets: [CLIENTS] });
    const states = [state()];
    await host.write(result({ asTable: "Tiers" }), "sheet");
    states.push(state());
    await host.chart({ sheet: "Tiers", address: "B1:C4", kind: "bars", title: "Shares", x: "Tier", y: "Share" }, "chart");
    states.push(state());
    await host.write(await besides(), "beside");
    for (const label of ["beside", "chart", "sheet"]) {
      assert.equal(host.undoable(), label);
      await host.undo();
      assert.deepEqual(state(), states.pop(), label);
    }
  });

  test("cells that were changed since are not thrown away; the row is named", async () => {
    await open({ sheets: [CLIENTS] });
    const rows = [...TIERS];
    await host.write(await besides({ rows }), "x");
    workbook.edit("Deals!E3", "C");
    const changed = state();
    await rejects(host.undo(), "refused", /Deals!D3:F3/);
    assert.deepEqual(state(), changed);
    workbook.edit("Deals!E3", "B");
    await host.undo();
    assert.equal(workbook.values("Deals!D1")[0][0], "");
  });

  test("a new sheet on which somebody went on to work stays, and so does a table that somebody extended", async () => {
    await open({ sheets: [CLIENTS] });
    await host.write(result(), "x");
    workbook.edit("Tiers!G9", "my note");
    await rejects(host.undo(), "refused", /Tiers/);
    workbook.edit("Tiers!G9", null);
    await host.undo();
    await host.write(result({ asTable: "T" }), "x");
    workbook.sheet("Tiers").tables[0].cols = 4;
    await rejects(host.undo(), "refused", /T was changed.*A1:D4/);
  });

  test("of what the user removed meanwhile nothing is to be taken back", async () => {
    await open({ sheets: [CLIENTS] });
    await host.write(result(), "first");
    await host.write(result({ where: { kind: "sheet", name: "Second" } }), "second");
    workbook.sheets.pop();
    await rejects(host.undo(), "missing");
    assert.equal(host.undoable(), "first");
    await host.undo();
    assert.equal(workbook.sheets.length, 1);
  });

  test("an action that Excel stops half-way leaves nothing behind, wherever it stops", async () => {
    const more = { overwrite: true, asTable: "T", tiers: { column: 1, colours: COLOURS }, rows: [...TIERS, ["x".repeat(300), "A", 0]] };
    for (const [given, midway] of [[result(more), false], [result(more), true], [result({ ...more, where: { kind: "sheet", name: "New" } }), false], [result({ ...more, where: { kind: "sheet", name: "New" } }), true]]) {
      let stopped = 0;
      for (let after = 0; ; after += 1) {
        await open({ sheets: [FULL, CLIENTS] });
        const before = state();
        workbook.failing = { code: "GeneralException", after, midway };
        const done = await host.write(given, "x").then(() => true, (error) => assert.equal(error.reason, "refused"));
        if (done) break;
        stopped += 1;
        assert.deepEqual(state(), before, `stopped at request ${after}`);
        assert.equal(host.undoable(), null);
        workbook.uninstall();
      }
      assert.ok(stopped >= 6, `${stopped}`);
    }
  });

  test("an undo that Excel stops half-way is finished by the next", async () => {
    for (let step = 0; ; step += 1) {
      const [after, midway] = [step >> 1, step % 2 === 1];
      await open({ sheets: [FULL] });
      const before = state();
      await host.write(result({ overwrite: true, asTable: "T", tiers: { column: 1, colours: COLOURS } }), "x");
      workbook.failing = { code: "InvalidOperationInCellEditMode", after, midway };
      const done = await host.undo().then(() => true, (error) => assert.equal(error.reason, "busy"));
      if (!done) await host.undo();
      assert.deepEqual(state(), before, `stopped at request ${after}`);
      workbook.uninstall();
      if (done) break;
    }
  });

  test("actions that are begun at once are done one after the other", async () => {
    await open({ sheets: [DEALS] });
    const done = await Promise.all(["A", "B", "C"].map((name) => host.write(result({ where: { kind: "sheet", name: "Tiers", another: true } }), name)));
    assert.deepEqual(done.map(({ sheet }) => sheet), ["Tiers", "Tiers 2", "Tiers 3"]);
  });

  test("more cells than are kept are replaced for good, and that is said beforehand by there being no undo", async () => {
    await open({ sheets: [{ name: "Tiers", cells: Array.from({ length: 100_001 }, (_, r) => [r, 1, 2]) }] });
    await host.write(result({ overwrite: true }), "x");
    assert.equal(host.undoable(), null);
    assert.equal(workbook.values("Tiers!A100001")[0][0], "");
  });
});

describe("charts", () => {
  const SHARES = [["Tier", "Clients", "Profit"], ["A", 0.1, 0.63], ["B", 0.9, 0.37]];
  const bars = { sheet: "Tiers", address: "A1:C3", kind: "bars", title: "Клієнти й прибуток", x: "Категорія", y: "Частка" };

  test("bars beside the cells: titles, axes, legend, values on the bars, two colours that differ in lightness", async () => {
    await open({ sheets: [{ name: "Tiers", cells: SHARES }] });
    await host.chart(bars, "chart");
    const [chart] = workbook.sheet("Tiers").charts;
    assert.deepEqual([chart.chartType, chart.title.text, chart.axes.category.title.text, chart.axes.value.title.text, chart.axes.value.numberFormat, chart.legend], ["ColumnClustered", bars.title, bars.x, bars.y, "0%", { visible: true, position: "Bottom" }]);
    assert.deepEqual(chart.series.map(({ name, hasDataLabels }) => [name, hasDataLabels]), [["Clients", true], ["Profit", true]]);
    const light = chart.series.map(({ fill }) => Number.parseInt(fill.slice(1, 3), 16) + Number.parseInt(fill.slice(3, 5), 16) + Number.parseInt(fill.slice(5, 7), 16));
    assert.ok(Math.abs(light[0] - light[1]) > 250, `${light}`);
    assert.ok(chart.left >= 4 * 48, "right of the cells");
  });

  test("a second chart stands below the first; a curve has both axes from 0 to 1", async () => {
    await open({ sheets: [{ name: "Tiers", cells: [["Clients", "Profit"], [0, 0], [0.5, 0.9], [1, 1]] }] });
    await host.chart({ ...bars, address: "A1:B4", kind: "curve" }, "one");
    await host.chart({ ...bars, address: "A1:B4", kind: "curve" }, "two");
    const [one, two] = workbook.sheet("Tiers").charts;
    assert.ok(two.top >= one.top + one.height);
    assert.deepEqual([one.chartType, one.series.length, one.axes.value.maximum, one.axes.category.maximum, one.axes.category.minimum], ["XYScatterLinesNoMarkers", 1, 1, 1, 0]);
    assert.equal(one.legend.visible, false);
  });

  test("sums are no shares: their axis is left to Excel", async () => {
    await open({ sheets: [{ name: "Tiers", cells: [["Tier", "Profit"], ["A", 1200], ["B", 300]] }] });
    await host.chart({ ...bars, address: "A1:B3" }, "chart");
    assert.equal(workbook.sheet("Tiers").charts[0].axes.value.numberFormat, "General");
  });

  test("what cannot be drawn is told; a chart that fails half-way goes", async () => {
    await open({ sheets: [{ name: "Tiers", cells: SHARES }, { name: "Locked", cells: SHARES, protected: true }] });
    await rejects(host.chart({ ...bars, sheet: "Gone" }, "x"), "missing");
    await rejects(host.chart({ ...bars, address: "A1" }, "x"), "refused");
    await rejects(host.chart({ ...bars, sheet: "Locked" }, "x"), "protected");
    for (let step = 0; step < 8; step += 1) {
      workbook.failing = { code: "GeneralException", after: step >> 1, midway: step % 2 === 1 };
      await rejects(host.chart(bars, "x"), "refused");
      assert.deepEqual([workbook.sheet("Tiers").charts.length, host.undoable()], [0, null], `step ${step}`);
    }
  });
});

describe("history", () => {
  const HEADER = ["Client ID", "as-of date", "tier before", "tier after"];
  const JUNE = [["007", "2026-06-30", "", "A"], ["4876876000000311", "2026-06-30", "", "B"], [8, "2026-06-30", "", ""]];
  const SEPTEMBER = [["007", "2026-09-30", "A", "B"]];
  const add = (rows = JUNE, header = HEADER) => host.append("TierSheet history", header, rows, "review");

  test("the first review makes the sheet, the next stands below; ids stay texts and days are days", async () => {
    await open({ sheets: [DEALS] });
    assert.deepEqual(await add(), { sheet: "TierSheet history", address: "A1:D4" });
    assert.deepEqual(await add(SEPTEMBER), { sheet: "TierSheet history", address: "A5:D5" });
    assert.deepEqual((await host.readSheet("TierSheet history")).rows, [HEADER, ...JUNE, ...SEPTEMBER]);
    assert.deepEqual(workbook.formats("TierSheet history!A2:B2"), [["@", "yyyy-mm-dd"]]);
    assert.equal(workbook.sheet("TierSheet history").frozen, 1);
    await host.undo();
    assert.deepEqual((await host.readSheet("TierSheet history")).rows, [HEADER, ...JUNE]);
    await host.undo();
    assert.equal(workbook.sheets.length, 1);
  });

  test("columns that the user moved or added are respected; one that is gone is named with its place", async () => {
    await open({ sheets: [{ name: "tiersheet history", cells: [[], ["", "Tier After", "My note", "client id", " as-of date ", "tier before"], ["", "A", "good", "007", "2026-03-31", ""]] }] });
    assert.equal((await add(SEPTEMBER)).address, "B4:F4");
    assert.deepEqual(workbook.values("tiersheet history!B4:F4"), [["B", "", "007", 46295, "A"]]);
    workbook.edit("tiersheet history!F2", "was");
    await rejects(add(), "refused", /tiersheet history!B2:F2.*"tier before"/);
  });

  test("a table that the user made of it grows along, and shrinks with the undo", async () => {
    await open({ sheets: [{ name: "TierSheet history", cells: [HEADER, ...JUNE], tables: [{ name: "Reviews", address: "A1:D4" }] }] });
    await add(SEPTEMBER);
    assert.equal(workbook.sheet("TierSheet history").tables[0].rows, 5);
    await host.undo();
    assert.equal(workbook.sheet("TierSheet history").tables[0].rows, 4);
    workbook.edit("TierSheet history!A9", "note below");
    await rejects(add(SEPTEMBER), "occupied", /Reviews/);
    workbook.sheet("TierSheet history").tables[0].showTotals = true;
    await rejects(add(SEPTEMBER), "refused", /totals/);
  });

  test("ten years of reviews of ten thousand clients are not read when one is added", async () => {
    const old = Array.from({ length: 4 * many() }, (_, r) => [String(r), 46000, "A", "B"]);
    await open({ sheets: [{ name: "TierSheet history", cells: [HEADER, ...old] }] });
    assert.equal((await add(SEPTEMBER)).address, `A${4 * many() + 2}:D${4 * many() + 2}`);
    assert.ok(workbook.largest.cells <= 4 && workbook.syncs < 12, `${workbook.largest.cells} cells, ${workbook.syncs} requests`);
    workbook.uninstall();
    await open({ sheets: [{ name: "TierSheet history", cells: [HEADER] }] });
    workbook.sheet("TierSheet history").rows[1_048_575] = ["1", 1, "", ""];
    await rejects(add(), "too-large", /TierSheet history/);
  });

  test("a protected history is not written to", async () => {
    await open({ sheets: [{ name: "TierSheet history", cells: [HEADER, ...JUNE], protected: true }] });
    await rejects(add(), "protected");
  });
});
