// What the page sees of a workbook that is open in Excel: its tables, their cells, the selection, changes.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as after } from "node:timers/promises";
import { many } from "./client.mjs";
import { DEALS, open, own, rejects, workbook } from "./support.mjs";

const seen = (tables) => tables.map(({ kind, name, sheet, address }) => [kind, name, sheet, address]);

/** On a busy machine a pause takes longer than it says. */
async function until(done) {
  for (let waited = 0; !done() && waited < 10_000; waited += 50) await after(50);
}

describe("tables", () => {
  test("named tables first, then the used cells of sheets without one; hidden sheets and blank ones are left out", async () => {
    const host = await open({ sheets: [
      { ...DEALS, tables: [{ name: "Clients", address: "A1:B4", showTotals: true }] },
      { name: "Мої дані", cells: [[], ["", "Клієнт", "Прибуток"], ["", "Рута", 5]] },
      { name: "Secret", cells: [["a", "b"]], visibility: "Hidden", tables: [{ name: "Hidden", address: "A1:B2" }] },
      { name: "Deep", cells: [["a", "b"]], visibility: "VeryHidden" },
      { name: "Blank" }, { name: "One", cells: [["x"]] },
    ] });
    const tables = await host.tables();
    assert.deepEqual(seen(tables), [["table", "Clients", "Deals", "A1:B3"], ["sheet", "Мої дані", "Мої дані", "B2:C3"]]);
    assert.deepEqual(tables[0].head, ["Client", "Profit"]);
    assert.deepEqual([tables[0].rows, tables[0].columns], [3, 2], "the row of totals is no client");
    assert.equal(new Set(tables.map(({ id }) => id)).size, 2);
  });

  test("the selection comes first, trimmed to what is used; one that is a table is that table", async () => {
    const host = await open({ sheets: [{ ...DEALS, tables: [{ name: "Clients", address: "A1:B4" }] }], selection: "Deals!A:A" });
    assert.deepEqual(seen(await host.tables()), [["selection", "Deals", "Deals", "A1:A4"], ["table", "Clients", "Deals", "A1:B4"]]);
    workbook.select("Deals!A1:B99");
    const tables = await host.tables();
    assert.deepEqual([seen(tables), tables[0].selected], [[["table", "Clients", "Deals", "A1:B4"]], true]);
    workbook.select("Deals!B2");
    const [clients] = await host.tables();
    assert.equal(clients.selected, undefined);
    workbook.select("Deals!B2:B2");
    assert.equal((await host.tables()).length, 1, "a single cell is no table");
    workbook.selection = null;
    assert.equal((await host.tables()).length, 1, "a selected chart is no reason to fail");
  });

  test("a plain block beside a named table is a table too, so that results do not hide the data they come from", async () => {
    const host = await open({ sheets: [{ name: "Raw", cells: [["Client", "Profit", "", "Client", "Tier"], ["Acme", 5, "", "Acme", "A"]], tables: [{ name: "Tiers", address: "D1:E2" }] }] });
    assert.deepEqual(seen(await host.tables()), [["table", "Tiers", "Raw", "D1:E2"], ["sheet", "Raw", "Raw", "A1:B2"]]);
    const id = (await host.tables())[1].id;
    assert.deepEqual((await host.read(id)).rows, [["Client", "Profit"], ["Acme", 5]]);
  });

  test("what stands behind a blank column is another matter, unless that column has cells below its header", async () => {
    const host = await open({ sheets: [{ name: "Raw", cells: [["Client", "", "Profit", "", "Tier"], ["Acme", "x", 5, "", "A"]] }] });
    assert.deepEqual(seen(await host.tables()), [["sheet", "Raw", "Raw", "A1:C2"]]);
  });

  test("fifty sheets of a hundred thousand rows are listed in a few requests, by their first rows", async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => [at, "client", 5]);
    const host = await open({ sheets: [{ name: "Big", cells: rows }, ...Array.from({ length: 50 }, (_, at) => ({ name: `S${at}`, cells: [["a", "b"], [1, 2]], tables: at % 2 ? [{ name: `T${at}`, address: "A1:B2" }] : [] }))] });
    assert.equal((await host.tables()).length, 51);
    assert.ok(workbook.syncs <= 8, `${workbook.syncs} requests`);
    assert.ok(workbook.largest.cells <= 100, `${workbook.largest.cells} cells`);
  });
});

describe("cells", () => {
  const read = async (cells, more = {}) => {
    const host = await open({ sheets: [{ name: "S", cells }], ...more });
    return (await host.readSheet("S")).rows;
  };

  test("dates by their number format, durations and money as numbers, texts as they are", async () => {
    const cells = [
      ["Head", "x"],
      [{ v: 46349, nf: "dd.mm.yyyy" }, { v: 46349.5, nf: "m/d/yy h:mm" }],
      [{ v: 46349, nf: "[$-F800]dddd, mmmm dd, yyyy" }, { v: 46349.999_999_99, nf: "yyyy-mm-dd hh:mm:ss" }],
      [{ v: 46349, nf: "[$-422]d mmmm yyyy\" р.\";@" }, { v: 46349, nf: "ДД.ММ.ГГГГ" }],
      [{ v: 1.5, nf: "[h]:mm" }, { v: 0.25, nf: "h:mm" }],
      [{ v: 46349, nf: "#,##0.00 \"days\"" }, { v: 46349, nf: "0.00E+00" }],
      [{ v: 46349, nf: "[Red]#,##0 [$₴-422]" }, { v: 46349, nf: "0_d;0\\y" }],
      [{ v: 0.25, nf: "0%" }, "00123"],
      ["#N/A", true],
      [{ v: 7, f: "=A1+1" }, "=1+1"],
      [{ v: 46349, nf: "dd.mm.yyyy" }, 46349],
    ];
    assert.deepEqual(await read(cells), [
      ["Head", "x"],
      ["2026-11-23", "2026-11-23T12:00:00"],
      ["2026-11-23", "2026-11-24"],
      ["2026-11-23", "2026-11-23"],
      [1.5, 0.25],
      [46349, 46349],
      [46349, 46349],
      [0.25, "00123"],
      ["#N/A", true],
      [7, "=1+1"],
      ["2026-11-23", 46349],
    ]);
  });

  test("the first days of the calendar, the 29th of February 1900 that never was, and the system of 1904", async () => {
    const days = [[{ v: 1, nf: "yyyy-mm-dd" }, { v: 59, nf: "yyyy-mm-dd" }], [{ v: 60, nf: "yyyy-mm-dd" }, { v: 61, nf: "yyyy-mm-dd" }], [{ v: 0, nf: "yyyy-mm-dd" }, { v: -3, nf: "yyyy-mm-dd" }], [{ v: 2958465, nf: "d" }, { v: 2958466, nf: "d" }]];
    assert.deepEqual(await read(days), [["1900-01-01", "1900-02-28"], [60, "1900-03-01"], [0, -3], ["9999-12-31", 2958466]]);
    workbook.uninstall();
    assert.deepEqual(await read([["Day", "x"], [{ v: 44887, nf: "d.m.yyyy" }, 1]], { epoch: 1904 }), [["Day", "x"], ["2026-11-23", 1]]);
  });

  test("serials and ISO texts are each other's way back", () => {
    for (const epoch of [1900, 1904]) {
      for (let serial = 1; serial < 60_000; serial += 7) {
        if (serial === 60 && epoch === 1900) continue;
        assert.equal(own.serialOf(own.isoOf(serial, epoch), epoch), serial);
      }
      assert.equal(own.serialOf(own.isoOf(46349.75, epoch), epoch), 46349.75);
    }
    for (const none of ["2026-02-30", "2026-13-01", "23.11.2026", "", "2026-11-23T25:00", "1899-12-30"]) assert.equal(own.serialOf(none, 1900), null, none);
  });

  test("blanks are blank, one cell is one cell, a table with nothing but a header has no rows", async () => {
    assert.deepEqual(await read([["a", null, ""], [null, 1]]), [["a", ""], ["", 1]]);
    workbook.uninstall();
    assert.deepEqual(await read([["only"]]), [["only"]]);
    workbook.uninstall();
    assert.deepEqual(await read([]), []);
    workbook.uninstall();
    const host = await open({ sheets: [{ name: "S", cells: [["a", "b"]], tables: [{ name: "T", address: "A1:B2" }] }] });
    const cells = await host.read((await host.tables())[0].id);
    assert.deepEqual([cells.rows, cells.table.rows], [[["a", "b"]], 1]);
  });

  test("no such sheet is null, and its name is found whatever its letters' case", async () => {
    const host = await open({ sheets: [{ ...DEALS, name: "TierSheet history" }] });
    assert.equal(await host.readSheet("Nothing"), null);
    assert.equal((await host.readSheet("tiersheet HISTORY")).rows.length, 4);
  });

  test("a table that moved or grew since it was listed is read where it is; one that is gone is missing", async () => {
    const host = await open({ sheets: [{ ...DEALS, tables: [{ name: "Clients", address: "A1:B3" }] }, { name: "Other", cells: [["a", "b"]] }] });
    const [clients, other] = await host.tables();
    workbook.sheet("Deals").tables[0].rows = 4;
    assert.equal((await host.read(clients.id)).rows.length, 4);
    workbook.sheet("Deals").tables.length = 0;
    await rejects(host.read(clients.id), "missing");
    workbook.sheets.pop();
    await rejects(host.read(other.id), "missing");
    await rejects(host.read("nonsense"), "missing");
  });

  test("many rows of twenty columns come in parts below the limits", async () => {
    const cells = Array.from({ length: many() }, (_, r) => Array.from({ length: 20 }, (_, c) => (c < 10 ? r * c : c < 18 ? `Клієнт ${r}` : 46349)));
    const host = await open({ sheets: [{ name: "Big", cells, formats: { 18: "dd.mm.yyyy", 19: "_-* #,##0.00\\ \"₴\"_-;\\-* #,##0.00\\ \"₴\"_-;_-* \"-\"??\\ \"₴\"_-;_-@_-" } }] });
    const [table] = await host.tables();
    const { rows } = await host.read(table.id);
    assert.equal(rows.length, many());
    const last = rows.at(-1);
    assert.deepEqual([rows[0][18], last[18], last[19], last[10]], [46349, "2026-11-23", 46349, `Клієнт ${many() - 1}`]);
    assert.ok(workbook.largest.response < 4_000_000, `${workbook.largest.response} bytes`);
    assert.ok(workbook.largest.cells <= 100_000, `${workbook.largest.cells} cells`);
    assert.ok(workbook.syncs < 60, `${workbook.syncs} requests`);
  });

  test("rows with long texts in only a part of a table are asked for again in smaller parts", async () => {
    const long = "ж".repeat(600);
    const cells = Array.from({ length: 30_000 }, (_, r) => [r, r > 20_000 ? long : "short"]);
    const host = await open({ sheets: [{ name: "Notes", cells }] });
    const { rows } = await host.readSheet("Notes");
    assert.equal(rows.length, 30_000);
    assert.deepEqual(rows.map(([id]) => id), cells.map(([id]) => id), "each row once");
    assert.equal(rows.at(-1)[1], long);
  });
});

describe("selection", () => {
  test("shows a cell, also with the name of its sheet before it, and on a sheet whose name needs quotes", async () => {
    const host = await open({ sheets: [DEALS, { name: "My 'rules'", cells: [["a"]] }, { name: "Secret", cells: [["a"]], visibility: "Hidden" }] });
    await host.show("My 'rules'", "'My ''rules'''!$C$4");
    assert.deepEqual([workbook.active.name, own.addressOf({ row: workbook.selection.r, column: workbook.selection.c, rows: 1, columns: 1 })], ["My 'rules'", "C4"]);
    await rejects(host.show("Gone", "A1"), "missing", /Gone/);
    await rejects(host.show("Secret", "A1"), "missing", /hidden/);
    await rejects(host.show("Deals", "nowhere"), "missing", /nowhere/);
  });

  test("the selected row belongs to its named table, or to the used cells of its sheet", async () => {
    const host = await open({ sheets: [{ ...DEALS, tables: [{ name: "Clients", address: "A1:B3" }] }, { name: "Raw", cells: [[], ["", "Day", "Sum"], ["", { v: 46349, nf: "d.m.yy" }, 5]] }] });
    workbook.select("Deals!B3");
    const found = await host.selectedRow();
    assert.deepEqual([found.header, found.row, found.at, found.table.name], [["Client", "Profit"], ["Bolt", 80], 2, "Clients"]);
    workbook.select("Raw!C3:C9");
    assert.deepEqual((({ row, at }) => [row, at])(await host.selectedRow()), [["2026-11-23", 5], 1]);
    for (const outside of ["Deals!A1", "Deals!F2", "Raw!A3", "Raw!B20"]) {
      workbook.select(outside);
      assert.equal(await host.selectedRow(), null, outside);
    }
  });
});

describe("changes", () => {
  test("several changes in a row are told of once; others, and those after the end, are not", async () => {
    const host = await open({ sheets: [{ ...DEALS, tables: [{ name: "Clients", address: "A1:B3" }] }, { name: "Raw", cells: [["a", "b"], [1, 2]] }] });
    const [clients, raw] = (await host.tables()).map(({ id }) => id).filter((_, at, all) => at === 0 || at === all.length - 1);
    let [inTable, inSheet] = [0, 0];
    const end = await host.watch(clients, () => { inTable += 1; });
    const endSheet = await host.watch(raw, () => { inSheet += 1; });
    for (const value of [1, 2, 3]) workbook.edit("Deals!B2", value);
    workbook.edit("Deals!F9", 1);
    workbook.edit("Raw!F9", 1);
    await until(() => inTable > 0);
    await after(600);
    assert.deepEqual([inTable, inSheet], [1, 0]);
    workbook.edit("Raw!A3", "new row");
    await until(() => inSheet > 0);
    assert.deepEqual([inTable, inSheet], [1, 1]);
    end();
    endSheet();
    await until(() => workbook.sheet("Raw").listeners.size + workbook.sheet("Deals").tables[0].listeners.size === 0);
    workbook.edit("Deals!B2", 9);
    workbook.edit("Raw!A2", 9);
    await after(600);
    assert.deepEqual([inTable, inSheet], [1, 1]);
    assert.deepEqual([workbook.sheet("Raw").listeners.size, workbook.sheet("Deals").tables[0].listeners.size], [0, 0]);
  });
});

describe("the program", () => {
  test("its language, and whether the pane opens with the workbook", async () => {
    const host = await open({ locale: "uk-UA" });
    assert.deepEqual([host.program, host.locale], ["excel", "uk-UA"]);
    await host.startWithWorkbook(true);
    assert.deepEqual([workbook.startup, workbook.settings.get("Office.AutoShowTaskpaneWithDocument"), host.startsWithWorkbook()], ["Load", true, true]);
    await host.startWithWorkbook(false);
    assert.deepEqual([workbook.startup, workbook.settings.get("Office.AutoShowTaskpaneWithDocument")], ["None", false]);
  });

  test("each failure of Excel has its reason, and keeps Excel's own code for whoever asks for help", async () => {
    const host = await open({ sheets: [DEALS] });
    workbook.editing = true;
    await rejects(host.tables(), "busy", /InvalidOperationInCellEditMode/);
    await rejects(host.selectedRow(), "busy");
    workbook.editing = false;
    const [{ id }] = await host.tables();
    for (const [code, reason] of [["AccessDenied", "protected"], ["ItemNotFound", "missing"], ["GeneralException", "refused"], ["OperationCellsExceedLimit", "too-large"]]) {
      workbook.failing = { code, after: 2 };
      await rejects(host.read(id), reason, new RegExp(code));
    }
  });

  test("elsewhere than in Excel there is no host", async () => {
    await open();
    globalThis.Office.onReady = async () => ({ host: null, platform: null });
    await rejects(own.excelHost(), "missing");
  });
});
