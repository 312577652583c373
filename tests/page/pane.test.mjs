// The pane beside a workbook of Excel: its whole job, over the stand-in for Excel.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { everything, formulas, given, openPane, sheetCells, tierMine, values } from "./pane-support.mjs";
import { browserPath, page, root, sample, serve, skipped, terminalFiles } from "./support.mjs";

const why = skipped() ?? (existsSync(join(page, "pane.html")) ? undefined : `there is no pane in ${page}: run pkg-scripts/build`);
if (why !== undefined) console.log(`The tests of the pane are skipped: ${why}.`);

const CLIENTS = { name: "Clients", cells: sheetCells("clients-en.csv") };
const RULES = { name: "Limits", cells: [["tier", "note", "profit"], ["A", "big", ">=100000"], ["B", "middle", ">=10000"], ["C", "the rest", ""]] };

/** The tier of each client by its id, as the terminal gives it. */
function terminalTiers(file, lang) {
  const lines = String(terminalFiles(sample(file), lang).get("tiersheet-explanations.csv")).replace(/^\uFEFF/, "").trim().split(/\r?\n/);
  const separator = lang === "en" ? "," : ";";
  const cells = lines.map((line) => line.match(new RegExp(`("([^"]|"")*"|[^${separator}]*)(${separator}|$)`, "g")).map((cell) => cell.replace(new RegExp(`${separator}$`), "").replace(/^"(.*)"$/, "$1")));
  return new Map(cells.slice(1).map((row) => [row[0].replace(/^="?|"$/g, ""), row[2]]));
}

const column = (rows, at) => rows.slice(1).map((row) => row[at]);

/** Waits until a text is what it is to be. */
const reads = (tab, what, pattern) => tab.waitForFunction(([own, form]) => new RegExp(form).test(document.querySelector(own)?.textContent ?? ""), [what, pattern]);

describe("the pane in Excel", { skip: why ?? false }, () => {
  let browser;
  let server;

  before(async () => {
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
    server = await serve();
  });

  after(async () => {
    await browser?.close();
    server?.stop();
  });

  const open = (workbook, settings) => openPane(browser, server.address, { selection: "Clients!A1", ...workbook }, settings);

  test("one click gives the terminal's tiers; they are written beside the table, in colour, and one undo takes them back", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tab.waitForSelector("[data-test=tier-mine]");
    assert.match(await tab.textContent("[data-test=likeliest]"), /Clients!A1:L41, 40 rows/);
    const before = await everything(tab);
    await tierMine(tab);
    await tab.click("[data-test=write-tiers]");
    await tab.waitForSelector("[data-test=done]");
    assert.equal(await tab.textContent("[data-test=show-done]"), "Clients!N1:O41");
    const written = await values(tab, "Clients!A1:O41");
    assert.deepEqual(written[0].slice(12), ["", "tier", "reason"]);
    const expected = terminalTiers("clients-en.csv", "en");
    assert.equal(expected.size, 40);
    assert.deepEqual(column(written, 13), column(written, 0).map((id) => expected.get(id)));
    assert.ok(column(written, 14).every((reason) => /^rule |^$|not enough/.test(reason)), column(written, 14).join("\n"));
    assert.deepEqual(await tab.evaluate(() => window.workbook.sheet("Clients").rules.length > 0), true);
    await tab.click("[data-test=undo-sheet]");
    await tab.waitForSelector("[data-test=done]", { state: "detached" });
    assert.deepEqual(await everything(tab), before);
    assert.equal(await tab.locator("[data-test=undo-sheet]").count(), 0);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("asks before filled cells are replaced, and then does just what is answered", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tierMine(tab);
    await tab.click("[data-test=write-tiers]");
    await tab.waitForSelector("[data-test=done]");
    // The user notes something in the column of reasons.
    await tab.evaluate(() => window.workbook.edit("Clients!O5", "call them"));
    await tab.click("[data-test=write-tiers]");
    const asked = await tab.textContent("[data-test=asking] p");
    assert.match(asked, /^Clients!N1:O41 has \d+ filled cells\. Write over them\?$/);
    await tab.click("[data-test=cancel-asking]");
    await tab.waitForSelector("[data-test=asking]", { state: "detached" });
    assert.equal((await values(tab, "Clients!O5"))[0][0], "call them");

    await tab.click("[data-test=write-tiers]");
    await tab.click("[data-test=elsewhere]");
    await tab.waitForSelector("[data-test=done]");
    assert.equal((await values(tab, "Clients!O5"))[0][0], "call them");
    const apart = await values(tab, "Tiers!A1:D41");
    assert.deepEqual(apart[0], ["Client ID", "Client", "tier", "reason"]);
    // An id keeps its zeros, as a text and not as a number.
    assert.equal(apart[1][0], "001251");

    await tab.click("[data-test=write-tiers]");
    await tab.click("[data-test=anyway]");
    await tab.waitForSelector("[data-test=done]");
    assert.notEqual((await values(tab, "Clients!O5"))[0][0], "call them");
    await tab.click("[data-test=undo-sheet]");
    await tab.waitForSelector("[data-test=done]", { state: "detached" });
    assert.equal((await values(tab, "Clients!O5"))[0][0], "call them");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("taken again, a table without a name is the same table, whatever was written beside it", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tierMine(tab);
    await tab.click("[data-test=write-tiers]");
    await tab.waitForSelector("[data-test=done]");
    await tab.click("[data-test=step-data]");
    await tab.click("[data-test=take-again]");
    await reads(tab, ".file-card .facts", "^Clients!A1:L41$");
    await reads(tab, "[data-test=step-data] .step-state", "^40 clients");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("says quietly that the table changed, and takes it again", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tierMine(tab);
    await tab.click("[data-test=step-data]");
    assert.equal(await tab.locator("[data-test=changed]").count(), 0);
    await tab.evaluate(() => window.workbook.edit("Clients!B2", "Renamed, Ltd"));
    await tab.click("[data-test=changed]");
    await tab.waitForSelector("[data-test=changed]", { state: "detached" });
    await tab.waitForFunction(() => /Renamed, Ltd/.test(document.querySelector("#raw")?.textContent ?? ""));
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("a formula that is written gives the same tiers, by the rules of the sheet", async () => {
    const { open: engine } = await import(`${root}dist/node/tiersheet.mjs`);
    const { context, tab, odd } = await open({ sheets: [{ ...CLIENTS, tables: [{ name: "Companies", address: "A1:L41" }] }, RULES] });
    await tab.click("[data-test=step-rules]");
    await tab.click("[data-test=take-rules]");
    await tab.waitForSelector(".tied");
    await tab.click("[data-test=step-data]");
    await tierMine(tab);
    await tab.click("[data-test=write-formulas]");
    await tab.waitForSelector("[data-test=done]");
    const [[formula]] = await formulas(tab, "Clients!N1");
    assert.equal(formula, `=TIER.ASSIGN(Companies[#All],'Limits'!A1:C4,,{"language","en"})`);
    const plain = (rows) => rows.map((row) => row.map((cell) => cell));
    const given = engine().call("ASSIGN", [plain(await values(tab, "Clients!A1:L41")), await values(tab, "Limits!A1:C4"), null, [["language", "en"]]]);
    await tab.selectOption("[data-test=where]", "sheet");
    await tab.click("[data-test=write-tiers]");
    await tab.waitForFunction(() => /Tiers!/.test(document.querySelector("[data-test=show-done]")?.textContent ?? ""));
    assert.deepEqual(column(await values(tab, "Tiers!A1:D41"), 2), column(given, 0));
    for (let left = 2; left > 0; left -= 1) {
      const label = await tab.textContent("[data-test=undo-sheet]");
      await tab.click("[data-test=undo-sheet]");
      await tab.waitForFunction((old) => document.querySelector("[data-test=undo-sheet]")?.textContent !== old, label);
    }
    assert.deepEqual(await formulas(tab, "Clients!N1"), [[""]]);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("the summary comes with two charts, and goes with one undo", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tierMine(tab);
    const before = await everything(tab);
    await tab.click("[data-test=write-summary]");
    await tab.waitForSelector("[data-test=done]");
    const sheet = (await everything(tab)).find(({ name }) => name === "Tier summary");
    assert.equal(sheet.charts, 2);
    assert.deepEqual(sheet.cells[0].slice(0, 3), ["tier", "clients", "share of clients"]);
    assert.deepEqual(sheet.cells.slice(1, 6).map(([tier]) => tier), ["A", "B", "C", "D", "E"]);
    await tab.click("[data-test=undo-sheet]");
    await tab.waitForSelector("[data-test=done]", { state: "detached" });
    assert.deepEqual(await everything(tab), before);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("rules go to a sheet, are checked as they are typed there, and a finding leads to its cell", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tierMine(tab);
    await tab.click("[data-test=step-rules]");
    await tab.selectOption("[data-test=rules-to-write]", "own");
    await tab.click("[data-test=write-rules]");
    await tab.waitForSelector(".tied");
    const written = await values(tab, "Rules!A1:F3");
    assert.deepEqual(written[0], ["tier", "note", "profit", "margin", "orders", "tenure"]);
    assert.equal(written[1][2], "<0");
    await tab.evaluate(() => window.workbook.edit("Rules!D3", "top sixty"));
    await tab.click(".check .finding.error [data-test=jump]");
    await tab.waitForFunction(() => window.workbook.selection.sheet.name === "Rules");
    assert.deepEqual(await tab.evaluate(() => { const { r, c } = window.workbook.selection; return [r, c]; }), [2, 3]);
    // Corrected in the sheet, it is sound here.
    await tab.evaluate(() => window.workbook.edit("Rules!D3", "top 60%"));
    await tab.waitForFunction(() => document.querySelector(".check .finding.error") === null);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("a plan goes to a sheet of its own, and the rules stay as they are", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tab.click("[data-test=step-rules]");
    await tab.waitForSelector("rule-grid .row-number.tier");
    const before = await tab.textContent("rule-grid");
    await tab.selectOption("[data-test=rules-to-write]", "plan");
    await tab.click("[data-test=write-rules]");
    await tab.waitForSelector("[data-test=done]");
    assert.deepEqual((await values(tab, "Plan!A1:A6")).flat(), ["tier", "A", "B", "C", "D", "E"]);
    assert.equal(await tab.textContent("rule-grid"), before);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("a finding about the data leads to its cell, and a client's card to its row, wherever the table stands", async () => {
    const shifted = [[], [], ...CLIENTS.cells.map((row) => ["", ...row])];
    shifted[4][6] = "on request";
    const { context, tab, odd } = await open({ sheets: [{ name: "Book of May", cells: shifted }], selection: "Book of May!B4" });
    await tierMine(tab);
    await tab.click("[data-test=step-data]");
    assert.match(await tab.textContent(".file-card .facts"), /^Book of May!B3:M43$/);
    await tab.click(".findings-panel [data-test=jump]");
    await tab.waitForFunction(() => window.workbook.selection.c === 6);
    assert.deepEqual(await tab.evaluate(() => { const { r, c } = window.workbook.selection; return [r, c]; }), [4, 6]);
    await tab.click("[data-test=step-result]");
    await tab.fill("[data-test=search]", "001265");
    await tab.click("#clients .row >> nth=0");
    await tab.click("[data-test=show-client]");
    await tab.waitForFunction(() => window.workbook.selection.c === 1);
    const row = await tab.evaluate(() => window.workbook.selection.r);
    assert.equal((await values(tab, `Book of May!B${row + 1}`))[0][0], "001265");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("reviews are kept on the history sheet: the next one below, one of the same day only after a question", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS, RULES] });
    await tab.click("[data-test=step-rules]");
    await tab.click("[data-test=take-rules]");
    await tab.waitForSelector(".tied");
    await tab.click("[data-test=step-data]");
    await tierMine(tab);
    await tab.click("[data-test=keep-review]");
    assert.match(await tab.textContent("[data-test=kept]"), /the first one here/);
    const first = await values(tab, "TierSheet history!A1:G42");
    assert.deepEqual(first[0], ["Client ID", "Client", "as-of date", "tier before", "tier after", "reason", "rules"]);
    assert.equal(first[40].filter((cell) => cell !== "").length >= 4, true);
    assert.deepEqual(first[41], Array(7).fill(""));

    await tab.click("[data-test=keep-review]");
    await tab.waitForSelector("[data-test=asking]");
    await tab.click("[data-test=cancel-asking]");
    assert.deepEqual(await values(tab, "TierSheet history!A1:G42"), first);

    // A later order makes a later review; one client falls from the best tier to the last.
    const tiers = column(await values(tab, "TierSheet history!A1:G41"), 4);
    const fallen = tiers.indexOf("A");
    await tab.evaluate(({ row }) => {
      window.workbook.edit("Clients!J2", { v: 46361, nf: "yyyy-mm-dd" });
      window.workbook.edit(`Clients!G${row}`, window.workbook.values(`Clients!F${row}`)[0][0]);
    }, { row: fallen + 2 });
    await tab.click("[data-test=step-data]");
    await tab.click("[data-test=changed]");
    await tab.waitForSelector("[data-test=changed]", { state: "detached" });
    // The table has been taken again once its card tells the later day.
    await tab.waitForFunction(() => document.querySelector(".file-card")?.textContent.includes("Dec 5, 2026"));
    await tab.waitForFunction(() => document.querySelector(".busy") === null);
    await tab.click("[data-test=step-result]");
    await given(tab);
    await tab.click("[data-test=keep-review]");
    await tab.waitForFunction(() => /1 client moved/.test(document.querySelector("[data-test=kept]")?.textContent ?? ""));
    const both = await values(tab, "TierSheet history!A1:G81");
    assert.deepEqual(both.slice(0, 41), first.slice(0, 41));
    assert.deepEqual([both[41 + fallen][3], both[41 + fallen][4]], ["A", "C"]);
    await tab.click("[data-test=undo-sheet]");
    await tab.waitForSelector("[data-test=done]", { state: "detached" });
    assert.deepEqual((await values(tab, "TierSheet history!A42:G42"))[0], Array(7).fill(""));
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("the rows for the CRM go to a sheet, the same as into the file", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tierMine(tab);
    await tab.click("[data-test=step-send]");
    await tab.click("[data-test=write-import]");
    await tab.waitForSelector("[data-test=done]");
    const rows = await values(tab, "Import!A1:D60");
    assert.deepEqual(rows[0], ["Client ID", "tier", "date", "reason"]);
    const sent = Number(/\d+/.exec(await tab.textContent("[data-test=told]"))[0]);
    assert.equal(rows.filter(([id]) => id !== "").length - 1, sent);
    assert.match(rows[1][0], /^00\d{4}$/);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("the buttons of the ribbon do their work, show the pane, and end", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS, RULES], selection: "Clients!B4" });
    await tab.waitForFunction(() => Object.keys(window.commands).length === 4);
    const press = (name) => tab.evaluate((own) => new Promise((resolve) => { window.commands[own]({ completed: resolve }); }), name);
    await press("TierClients");
    await given(tab);
    assert.equal(await tab.getAttribute("[data-test=step-result]", "aria-current"), "step");
    await press("ExplainClient");
    await tab.waitForSelector("dialog.client[open]");
    assert.match(await tab.textContent("#client-name"), /Jorvell/);
    await tab.click("[data-test=close-card]");
    await press("CheckRules");
    await tab.waitForSelector(".tied");
    assert.equal(await tab.getAttribute("[data-test=step-rules]", "aria-current"), "step");
    await press("ReviewTiers");
    await given(tab);
    assert.equal(await tab.evaluate(() => window.shown), 4);
    // A row of our own result names its client too, and is not taken for an export.
    await tab.selectOption("[data-test=where]", "sheet");
    await tab.click("[data-test=write-tiers]");
    await tab.waitForSelector("[data-test=done]");
    await tab.evaluate(() => window.workbook.select("Tiers!A3"));
    await press("ExplainClient");
    await tab.waitForSelector("dialog.client[open]");
    assert.equal(await tab.textContent("#client-name"), (await values(tab, "Tiers!B3"))[0][0]);
    await tab.click("[data-test=close-card]");
    await tab.click("[data-test=step-data]");
    assert.equal(await tab.textContent(".file-card .facts"), "Clients!A1:L41");
    // No client stands in the header: it says so, and still ends.
    await tab.evaluate(() => window.workbook.select("Clients!B1"));
    await press("ExplainClient");
    assert.match(await tab.textContent(".failure"), /No client is selected/);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("explains a client from any of its deals", async () => {
    const { context, tab, odd } = await open({ sheets: [{ name: "Сделки", cells: sheetCells("deals.csv") }], selection: "Сделки!D4", locale: "ru-RU" }, { locale: "ru-RU" });
    await tab.waitForFunction(() => Object.keys(window.commands).length === 4);
    await tab.evaluate(() => new Promise((resolve) => { window.commands["ExplainClient"]({ completed: resolve }); }));
    await tab.waitForSelector("dialog.client[open]");
    const [[name]] = await values(tab, "Сделки!D4");
    assert.equal(await tab.textContent("#client-name"), name);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("what the workbook refuses is said with what to do", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tierMine(tab);
    await tab.evaluate(() => { window.workbook.editing = true; });
    await tab.click("[data-test=write-tiers]");
    await tab.waitForSelector(".failure");
    assert.match(await tab.textContent(".failure"), /a cell is being edited.*Enter or Esc/s);
    await tab.evaluate(() => { window.workbook.editing = false; window.workbook.sheet("Clients").protected = true; });
    await tab.click("[data-test=write-tiers]");
    await tab.waitForFunction(() => /protected/.test(document.querySelector(".failure")?.textContent ?? ""));
    assert.match(await tab.textContent(".failure"), /Unprotect Sheet/);
    assert.deepEqual(odd, []);
    await context.close();
  });
});
