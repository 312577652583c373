// The menu in every mode of authorisation, and what the sidebar calls of the script, each call in a realm of its own.

import assert from "node:assert/strict";
import test from "node:test";

import { Project } from "./host.mjs";
import { Workbook, days } from "./workbook.mjs";

const PAGE = '<!doctype html><html lang="en" data-command=""><body></body></html>';

function project(book = new Workbook(), options = {}) {
  const own = new Project(book, options);
  own.files.set("sidebar", PAGE);
  return own;
}

/** A call as it crosses: plain values only, and the value or the refusal. */
function ask(own, name, ...args) {
  const answer = JSON.parse(JSON.stringify(own.execute("FULL", name, args)));
  if (answer.refused) throw Object.assign(new Error(answer.refused.message), answer.refused);
  return answer.value;
}

function clients() {
  const book = new Workbook({ zone: "Europe/Kyiv", locale: "uk_UA" });
  book.sheets[0].name = "Clients";
  book.fill("Clients", [
    ["Id", "Client", "Revenue", "Since", "Call"],
    ["007", "Acme", 120.5, { day: days(2025, 3, 30) }, { day: 0.375, n: "h:mm" }],
    ["008", "Bolt", 80, { day: days(2025, 10, 26, 3, 30), n: "yyyy-mm-dd hh:mm" }, ""],
    ["009", "Cray", "#N/A", "", { day: 1.5, n: "[h]:mm" }],
  ]);
  return book;
}

const cells = (sheet, row, column, rows, columns) => Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => sheet.cell(row + r, column + c) ?? { v: "", f: "", n: "General" }));
const plain = (value) => JSON.parse(JSON.stringify(value));
const values = (...args) => cells(...args).map((row) => row.map(({ v, f }) => f || v));

test("the menu is there in every mode, in the language of the account", () => {
  for (const mode of ["NONE", "LIMITED", "FULL"]) {
    for (const [userLocale, first] of [["en_GB", "Tier my clients"], ["ru", "Присвоить категории"], ["uk", "Присвоїти категорії"], ["de", "Tier my clients"]]) {
      for (const begun of ["onOpen", "onInstall"]) {
        const own = project(new Workbook(), { userLocale });
        own.execute(mode, begun, [{ authMode: mode }]);
        const [menu, ...more] = own.menus;
        assert.deepEqual([menu.name, menu.items[0][0], menu.items.length, more.length], ["TierSheet", first, 6, 0]);
        const { run } = own.load(mode);
        for (const item of menu.items) if (item !== null) assert.equal(run(`typeof ${item[1]}`), "function");
      }
    }
  }
});

test("an add-on's menu stands under Extensions", () => {
  const own = project();
  own.inZone(() => {
    const { run } = own.load("NONE");
    run('tierSheetMenuWords_(); var made = (0, eval)("(" + String(tierSheetMenu).replace("TIERSHEET_IS_ADD_ON", "true") + ")"); made();');
  });
  assert.equal(own.menus[0].name, null);
});

test("every item opens the sidebar with its command; only a click of the user may", () => {
  const own = project(clients(), { userLocale: "ru" });
  for (const [work, command] of [["tierSheetTierClients", "TierClients"], ["tierSheetExplainClient", "ExplainClient"], ["tierSheetCheckRules", "CheckRules"], ["tierSheetReviewTiers", "ReviewTiers"]]) {
    own.execute("FULL", work);
    const { title, content } = own.sidebars.pop();
    assert.equal(title, "TierSheet");
    assert.ok(content.includes(`data-command="${command}"`));
    for (const mode of ["NONE", "LIMITED"]) assert.throws(() => own.execute(mode, work), /permission/);
  }
  own.execute("FULL", "tierSheetHelp");
  assert.match(own.sidebars.pop().content, /<ol><li>Откройте лист/);
});

test("without the right to it a call is refused in words, not thrown", () => {
  for (const name of ["tierSheetTables", "tierSheetStart", "tierSheetUndo"]) {
    const { refused } = project(clients()).execute("NONE", name);
    assert.equal(refused.reason, "refused");
    assert.match(refused.message, /permission/);
  }
});

test("a formula cannot write, open a sidebar or ask who reads", () => {
  for (const [name, args] of [["tierSheetAppend", ["x", ["a"], 1, [["b"]], "l"]], ["tierSheetUndo", []]]) {
    assert.ok(project(clients()).execute("CELL", name, args).refused);
  }
  assert.throws(() => project().execute("CELL", "onOpen"), /context|permission/);
});

test("tables: sheets, named ranges, the selection first; no hidden sheets", () => {
  const book = clients();
  book.fill("Rules", [["tier", "revenue"], ["A", ">100"], ["B", ""]]);
  book.fill("Empty", [[""]]);
  book.fill("Secret", [["a", "b"], [1, 2]]).hidden = true;
  const own = project(book);
  book.names.set("Deals", { sheet: book.sheet("Clients"), row: 1, column: 2, rows: 1000, columns: 2 });
  assert.deepEqual(ask(own, "tierSheetTables").map(({ kind, name, address }) => `${kind} ${name} ${address}`), ["table Deals B1:C4", "sheet Clients A1:E4", "sheet Rules A1:B3"]);
  book.selection = { sheet: book.sheet("Clients"), row: 2, column: 1, rows: 999, columns: 3 };
  assert.deepEqual(ask(own, "tierSheetTables")[0], { id: "cells:0!A2:C4", kind: "selection", name: "Clients", sheet: "Clients", address: "A2:C4", rows: 3, columns: 3, head: ["007", "Acme", 120.5], selected: true });
  book.selection = { sheet: book.sheet("Rules"), row: 1, column: 1, rows: 3, columns: 2 };
  assert.deepEqual(ask(own, "tierSheetTables").map(({ name }) => name), ["Rules", "Deals", "Clients"]);
});

test("cells without Dates: days as ISO text by the sheet's calendar, times and durations as numbers, errors by name", () => {
  for (const scriptZone of ["Europe/Kyiv", "America/New_York", "Pacific/Auckland"]) {
    const own = project(clients(), { scriptZone });
    const { rows, table } = ask(own, "tierSheetRead", "sheet:0", 0, 1000);
    assert.deepEqual(rows.slice(1), [["007", "Acme", 120.5, "2025-03-30", 0.375], ["008", "Bolt", 80, "2025-10-26T03:30:00", ""], ["009", "Cray", "#N/A", "", 1.5]]);
    assert.deepEqual([table.rows, table.columns, table.address], [4, 5, "A1:E4"]);
    assert.deepEqual(ask(own, "tierSheetRead", "sheet:0", 2, 1).rows, [["008", "Bolt", 80, "2025-10-26T03:30:00", ""]]);
  }
});

test("a call answers no more than it can carry, and the rest can be asked for", () => {
  const book = new Workbook();
  book.fill("Sheet1", [["Client", "Note"], ...Array.from({ length: 100 }, (_, at) => [`c${at}`, "x".repeat(45000)])]);
  const own = project(book);
  const { rows } = ask(own, "tierSheetRead", "sheet:0", 0, 100000);
  assert.ok(rows.length > 10 && rows.length < 60);
  assert.equal(ask(own, "tierSheetRead", "sheet:0", rows.length, 1).rows[0][0], `c${rows.length - 1}`);
});

test("a digest changes with a cell and with the size of a table, not with what stands beside it", () => {
  const book = clients();
  const own = project(book);
  const digest = () => ask(own, "tierSheetDigest", "sheet:0", 5);
  const first = digest();
  ask(own, "tierSheetWrite", PLAN, ROWS);
  assert.equal(digest(), first);
  book.fill("Clients", [[81]], 3, 3);
  const second = digest();
  book.fill("Clients", [["010"]], 5, 1);
  assert.equal(new Set([first, second, digest()]).size, 3);
});

test("what is gone or not there", () => {
  const own = project(clients());
  for (const id of ["sheet:12", "name:Deals", "cells:12!A1:B2", "other:1"]) assert.throws(() => ask(own, "tierSheetRead", id, 0, 10), { reason: "missing" });
  assert.equal(ask(own, "tierSheetFind", "History"), null);
  assert.deepEqual(ask(project(), "tierSheetFind", "Sheet1").rows, 0);
  assert.throws(() => ask(own, "tierSheetShow", "History", "A1"), { reason: "missing" });
  assert.throws(() => ask(own, "tierSheetUndo"), { reason: "missing" });
});

test("the row in which the user stands", () => {
  const book = clients();
  const own = project(book);
  book.selection = { sheet: book.sheet("Clients"), row: 3, column: 2, rows: 1, columns: 1 };
  const found = ask(own, "tierSheetSelectedRow");
  assert.deepEqual([found.at, found.header[1], found.row[1], found.table.id], [2, "Client", "Bolt", "sheet:0"]);
  for (const [row, column] of [[1, 1], [40, 1], [3, 20]]) {
    book.selection = { sheet: book.sheet("Clients"), row, column, rows: 1, columns: 1 };
    assert.equal(ask(own, "tierSheetSelectedRow"), null);
  }
  ask(own, "tierSheetShow", "Clients", "B2:C3");
  assert.deepEqual([book.selection.row, book.selection.column, book.selection.rows], [2, 2, 2]);
});

const PLAN = {
  where: { kind: "beside", table: "sheet:0" }, rows: 4, columns: 3, label: "Tiers beside Clients", overwrite: false,
  formats: { 1: "text", 2: "date" }, tiers: { column: 0, colours: [{ tier: "A", fill: "#c6efce", text: "#006100" }, { tier: "B", fill: "#ffeb9c", text: "#7f6000" }] },
};
const ROWS = [["tier", "id", "last"], ["A", "007", "2025-03-30"], ["B", "=1+1", "2026-02-29"], ["TRUE", "1-2", ""]];

test("texts stay what they are, ids keep their zeros, days become days, and nothing becomes a formula", () => {
  const book = clients();
  const own = project(book);
  const done = ask(own, "tierSheetWrite", PLAN, ROWS);
  assert.deepEqual(done, { begun: null, sheet: "Clients", address: "G1:I4", undoable: PLAN.label });
  const sheet = book.sheet("Clients");
  assert.deepEqual(cells(sheet, 2, 7, 3, 3).map((row) => row.map(({ v, f, n }) => [v, f, n])), [
    [["A", "", "General"], ["007", "", "@"], [days(2025, 3, 30), "", "yyyy-mm-dd"]],
    [["B", "", "General"], ["=1+1", "", "@"], ["2026-02-29", "", "yyyy-mm-dd"]],
    [["TRUE", "", "General"], ["1-2", "", "@"], ["", "", "yyyy-mm-dd"]],
  ]);
  assert.deepEqual(plain(sheet.rules.map(({ value, fill, text, areas }) => [value, fill, text, areas])), PLAN.tiers.colours.map(({ tier, fill, text }) => [tier, fill, text, [{ row: 2, column: 7, rows: 3, columns: 1 }]]));
});

test("a way back: cells, formats, colours, room, names and sheets are as they were, action by action", () => {
  const book = clients();
  const own = project(book);
  const sheet = book.sheet("Clients");
  sheet.maxColumns = 8;
  book.fill("Clients", [["mine", "=SUM(C2:C4)"], ["'00", { day: days(2026, 1, 2) }]], 3, 7);
  sheet.rules.push({ criteria: "TEXT_EQUAL_TO", value: "A", fill: "#000000", text: "#ffffff", areas: [{ row: 2, column: 7, rows: 3, columns: 1 }] }, { areas: [{ row: 1, column: 1, rows: 2, columns: 2 }] });
  const picture = () => JSON.stringify([book.sheets.filter(({ hidden }) => !hidden).map(({ name, rules, charts, maxColumns, maxRows }) => [name, rules, charts, maxColumns, maxRows]), cells(sheet, 1, 1, 6, 8), [...book.names.keys()]]);
  const before = picture();
  const covering = { ...PLAN, where: { kind: "sheet", name: "clients" }, rows: 4, columns: 10, overwrite: true };
  ask(own, "tierSheetWrite", covering, ROWS.map((row) => [...row, ...Array(7).fill("x1")]));
  const between = picture();
  assert.notEqual(between, before);
  ask(own, "tierSheetWrite", { ...PLAN, where: { kind: "sheet", name: "Tiers" }, asTable: "My tiers", label: "second" }, ROWS);
  assert.deepEqual([...book.names.keys()], ["My_tiers"]);
  assert.equal(ask(own, "tierSheetChart", { sheet: "Tiers", address: "A1:C4", kind: "bars", title: "t", x: "x", y: "y" }, "a chart").undoable, "a chart");
  assert.equal(book.sheet("Tiers").charts.length, 1);
  assert.equal(ask(own, "tierSheetUndo").undoable, "second");
  assert.equal(book.sheet("Tiers").charts.length, 0);
  assert.equal(ask(own, "tierSheetStart").undoable, "second");
  assert.equal(ask(own, "tierSheetUndo").undoable, PLAN.label);
  assert.equal(picture(), between);
  assert.equal(ask(own, "tierSheetUndo").undoable, null);
  assert.deepEqual(JSON.parse(picture()), JSON.parse(before));
  assert.ok(!book.sheet("TierSheet undo"), "nothing is left behind");
});

test("the user stays on the sheet where they were, and the record is hidden", () => {
  const book = clients();
  const own = project(book);
  book.active = book.sheet("Clients");
  ask(own, "tierSheetWrite", { ...PLAN, where: { kind: "sheet", name: "Tiers" } }, ROWS);
  assert.equal(book.active.name, "Clients");
  assert.equal(book.sheet("TierSheet undo").hidden, true);
  assert.equal(book.sheet("Tiers").frozen, 1);
  assert.ok(ask(own, "tierSheetTables").every(({ name }) => name !== "TierSheet undo"));
});

test("what the user changed since is not undone with it", () => {
  const book = clients();
  const own = project(book);
  ask(own, "tierSheetWrite", PLAN, ROWS);
  book.fill("Clients", [["C"]], 2, 7);
  assert.throws(() => ask(own, "tierSheetUndo"), { reason: "refused", message: /changed since: Clients!G1:I4/ });
  book.fill("Clients", [["A"]], 2, 7);
  assert.equal(ask(own, "tierSheetUndo").undoable, null);
  assert.deepEqual(values(book.sheet("Clients"), 1, 7, 4, 3).flat().filter(Boolean), []);
});

test("many rows in several calls; when one fails, all is taken back", () => {
  const rows = [["tier", "id", "last"], ...Array.from({ length: 2500 }, (_, at) => ["A", `${at}`.padStart(6, "0"), "2026-01-01"])];
  const plan = { ...PLAN, where: { kind: "sheet", name: "Tiers" }, rows: rows.length };
  const book = clients();
  const own = project(book);
  let answer = ask(own, "tierSheetWrite", plan, rows.slice(0, 1000));
  answer = ask(own, "tierSheetWriteMore", answer.begun, rows.slice(1000, 2000));
  answer = ask(own, "tierSheetWriteMore", answer.begun, rows.slice(2000));
  assert.deepEqual([answer.begun, answer.address], [null, "A1:C2501"]);
  assert.deepEqual(cells(book.sheet("Tiers"), 2501, 1, 1, 3)[0].map(({ v, n }) => [v, n]), [["A", "General"], ["002499", "@"], [days(2026, 1, 1), "yyyy-mm-dd"]]);
  ask(own, "tierSheetUndo");
  assert.ok(!book.sheet("Tiers"));

  book.fill("Clients", [["old"]], 3, 7);
  const covering = { ...plan, where: { kind: "sheet", name: "Clients" }, overwrite: true };
  const before = JSON.stringify(values(book.sheet("Clients"), 1, 1, 6, 8));
  const { begun } = ask(own, "tierSheetWrite", covering, rows.slice(0, 1000));
  assert.throws(() => ask(own, "tierSheetWriteMore", begun, [["A", "x".repeat(60000), ""]]), { reason: "too-large" });
  assert.equal(JSON.stringify(values(book.sheet("Clients"), 1, 1, 6, 8)), before);
  assert.equal(book.sheet("Clients").maxRows, 1000);
});

test("filled cells are asked about; an earlier result in the same place is one", () => {
  const book = clients();
  const own = project(book);
  ask(own, "tierSheetWrite", PLAN, ROWS);
  const header = ROWS[0];
  assert.deepEqual(ask(own, "tierSheetOccupied", PLAN.where, 3, 3, header), { sheet: "Clients", address: "G1:I4", filled: 11 });
  assert.throws(() => ask(own, "tierSheetWrite", { ...PLAN, rows: 3 }, ROWS.slice(0, 3)), { reason: "occupied", occupied: { sheet: "Clients", address: "G1:I4", filled: 11 } });
  assert.equal(ask(own, "tierSheetWrite", { ...PLAN, rows: 3, overwrite: true }, ROWS.slice(0, 3)).address, "G1:I3");
  assert.equal(book.sheet("Clients").cell(4, 7).v, "", "rows of the longer result are gone");
  assert.equal(book.sheet("Clients").rules.length, 2, "its colours are replaced, not doubled");
  assert.equal(ask(own, "tierSheetOccupied", PLAN.where, 4, 3, ["other", "id", "last"]), null);
  assert.equal(ask(own, "tierSheetWrite", { ...PLAN, where: { kind: "sheet", name: "Clients", another: true } }, ROWS).sheet, "Clients 2");
});

test("protected, merged and overlong places are refused, and nothing is left", () => {
  const refusedBy = (change, reason) => {
    const book = clients();
    change(book.sheet("Clients"), book);
    const names = book.sheets.map(({ name }) => name);
    assert.throws(() => ask(project(book), "tierSheetWrite", PLAN, ROWS), { reason });
    assert.deepEqual(book.sheets.map(({ name }) => name), names);
    assert.equal(book.sheet("Clients").cell(1, 7)?.v ?? "", "");
  };
  refusedBy((sheet) => sheet.protections.push({ type: "RANGE", sheet, area: { row: 1, column: 8, rows: 1, columns: 1 } }), "protected");
  refusedBy((sheet) => sheet.protections.push({ type: "SHEET", sheet, open: [{ row: 1, column: 1, rows: 9, columns: 7 }] }), "protected");
  refusedBy((sheet) => sheet.merged.push({ row: 2, column: 8, rows: 2, columns: 1 }), "refused");
  refusedBy((sheet) => { sheet.maxRows = 1_000_000; sheet.maxColumns = 10; sheet.book.fill("Clients", [["far"]], 1, 9); }, "too-large");
  for (const protection of [{ type: "RANGE", warning: true }, { type: "RANGE", mayEdit: true }, { type: "RANGE", area: { row: 9, column: 9, rows: 1, columns: 1 } }, { type: "SHEET", open: [{ row: 1, column: 7, rows: 20, columns: 9 }] }]) {
    const book = clients();
    const sheet = book.sheet("Clients");
    sheet.protections.push({ sheet, area: { row: 1, column: 1, rows: 20, columns: 20 }, ...protection });
    assert.equal(ask(project(book), "tierSheetWrite", PLAN, ROWS).address, "G1:I4");
  }
});

test("formulas are written as formulas when asked", () => {
  const book = clients();
  const done = ask(project(book), "tierSheetWrite", { ...PLAN, rows: 2, columns: 1, formats: undefined, tiers: undefined, formulas: true }, [["=TIER_ASSIGN(A1:E4)"], [""]]);
  assert.equal(done.address, "G1:G2");
  assert.equal(book.sheet("Clients").cell(1, 7).f, "=TIER_ASSIGN(A1:E4)");
});

test("the history: a new sheet with its header, then rows below by the names of the columns", () => {
  const book = clients();
  const own = project(book);
  const header = ["date", "id", "tier"];
  const add = (rows, label) => ask(own, "tierSheetAppend", "TierSheet history", header, rows.length, rows, label);
  assert.equal(add([["2026-01-31", "007", "A"], ["2026-01-31", "1e5", "B"]], "first").address, "A1:C3");
  const sheet = book.sheet("TierSheet history");
  assert.deepEqual(cells(sheet, 2, 1, 1, 3)[0].map(({ v, n }) => [v, n]), [[days(2026, 1, 31), "yyyy-mm-dd"], ["007", "@"], ["A", "General"]]);
  // The user has moved the columns and added one.
  sheet.rows = sheet.rows.map((row) => [row[2], row[0], { v: "note", f: "", n: "General" }, row[1]]);
  assert.equal(add([["2026-02-28", "007", "B"]], "second").address, "A4:D4");
  assert.deepEqual(values(sheet, 4, 1, 1, 4), [["B", days(2026, 2, 28), "", "007"]]);
  assert.throws(() => ask(own, "tierSheetAppend", "TierSheet history", ["date", "who"], 1, [["2026-02-28", "x"]], "third"), { reason: "refused", message: /no column "who"/ });
  assert.equal(ask(own, "tierSheetUndo").undoable, "first");
  assert.equal(sheet.lastRow(), 3);
  // What the user has done to the first rows since stays.
  assert.throws(() => ask(own, "tierSheetUndo"), { reason: "refused", message: /TierSheet history!A1:C3/ });
});

test("charts stand right of the cells, one below another, with titles", () => {
  const book = new Workbook();
  book.fill("Summary", [["tier", "share", "profit"], ["A", 0.2, 0.7], ["B", 0.8, 0.3]]);
  const own = project(book);
  ask(own, "tierSheetChart", { sheet: "Summary", address: "A1:C3", kind: "bars", title: "Shares", x: "Tier", y: "Share" }, "bars");
  ask(own, "tierSheetChart", { sheet: "Summary", address: "B1:C3", kind: "curve", title: "Pareto", x: "Clients", y: "Profit" }, "curve");
  const [bars, curve] = book.sheet("Summary").charts;
  assert.deepEqual([bars.type, bars.row, bars.column, curve.type, curve.column], ["COLUMN", 1, 5, "SCATTER", 5]);
  assert.ok(curve.row > bars.row + 15);
  assert.deepEqual(plain(bars.options.vAxis), { title: "Share", format: "percent", viewWindow: { min: 0 } });
  assert.deepEqual([curve.options.title, curve.options.hAxis.title], ["Pareto", "Clients"]);
  assert.throws(() => ask(own, "tierSheetChart", { sheet: "Summary", address: "A1:A3", kind: "bars", title: "", x: "", y: "" }, "x"), { reason: "refused" });
  assert.throws(() => ask(own, "tierSheetChart", { sheet: "None", address: "A1:B3", kind: "bars", title: "", x: "", y: "" }, "x"), { reason: "missing" });
});

test("the modules in pieces are the modules", () => {
  const own = project();
  for (const name of ["tiersheet", "tiersheet-models", "tiersheet-files"]) {
    let text = "";
    for (let from = 0; from !== null;) {
      const piece = ask(own, "tierSheetModulePiece", name, from);
      assert.ok(piece.text.length <= 1_500_000);
      text += piece.text;
      from = piece.next;
      if (from === null) assert.equal(text.length, piece.length);
    }
    assert.ok(WebAssembly.validate(Buffer.from(text, "base64")), name);
  }
  assert.throws(() => ask(own, "tierSheetModulePiece", "other", 0), { reason: "missing" });
});

test("the record of what can be taken back stays of a size", () => {
  const book = clients();
  const own = project(book);
  for (let count = 1; count <= 14; count++) ask(own, "tierSheetWrite", { ...PLAN, where: { kind: "sheet", name: `T${count}` }, label: `no. ${count}` }, ROWS);
  assert.equal(book.sheet("TierSheet undo").lastColumn(), 12);
  for (let count = 14; count > 2; count--) assert.equal(ask(own, "tierSheetUndo").undoable, count > 3 ? `no. ${count - 1}` : null);
});
