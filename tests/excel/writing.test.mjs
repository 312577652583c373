// What the page writes into a workbook that is open in Excel, and what it refuses to write over.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { many } from "./client.mjs";
import { CLIENTS, COLOURS, DEALS, TIERS, besides, host, open, rejects, result, state, workbook } from "./support.mjs";

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
    await rejects(host.write({ ...live({ kind: "sheet", name: "Deals" }), overwrite: true }, "live"), "refused", /Clients/);
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
