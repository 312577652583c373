// The step Act of the page in a browser: its numbers are the engine's, tiers set by hand change the result as the terminal's do.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openFiles } from "../../dist/node/files.mjs";
import { open } from "../../dist/node/tiersheet.mjs";
import { browserPath, chooseCrm, drop, root, sample, saved, serve, settled, skipped, terminalFiles, visit as visitPage } from "./support.mjs";

const why = skipped();
if (why !== undefined) console.log(`The tests of the step Act are skipped: ${why}.`);

const SECTIONS = ["vips", "squeeze", "attention", "fallen", "due", "near", "hand", "capacity", "plan"];

const engine = open();
const files = openFiles();
const ask = (id, args, lang) => engine.columns(id, args, { lang, dates: "iso" });
const known = (id, options) => options.filter(([name]) => engine.list().find((record) => record.id === id).options.some((own) => own.name === name));

/** A sample read as the page reads it; of deals the clients are made. */
function told(name, lang) {
  const { report, table } = files.read(readFileSync(sample(name)), { name, lang });
  const deals = name.startsWith("deals");
  const clients = deals ? ask("METRICS", [table, null, null, [...known("METRICS", report.options), ["keep", "known"]]], lang) : null;
  const options = deals ? [["as of", clients.facts["as of"]]] : [];
  return { report, table, clients: clients?.rows() ?? table, options };
}

/** Rows of a CSV for people. */
function rowsOf(bytes, separator) {
  const text = bytes.toString().replace(/^\uFEFF/, "");
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === "\"" && text[at + 1] === "\"") { cell += sign; at++; }
    else if (sign === "\"") quoted = !quoted;
    else if (!quoted && (sign === separator || sign === "\n")) {
      rows.at(-1).push(cell.replace(/\r$/, ""));
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  return rows.filter((row) => row.length > 0);
}

/** A visit with patience: this step asks the engine much. */
async function visit(...given) {
  const visited = await visitPage(...given);
  visited.context.setDefaultTimeout(30_000);
  return visited;
}

/** Opens a section of the step and waits until nothing is being made. */
async function section(tab, name) {
  if (await tab.locator(".act-nav").count() === 0) {
    await tab.click("[data-test=step-act]");
    await tab.waitForSelector(".act-nav");
  }
  await tab.waitForFunction(() => ![...document.querySelectorAll(".act-nav .count")].some(({ textContent }) => textContent === "…"));
  await tab.click(`[data-test=section-${name}]`);
  await tab.waitForSelector(`[data-test=section-${name}][aria-current=page]`);
}

const counts = (tab) => tab.evaluate(() => Object.fromEntries([...document.querySelectorAll(".act-nav button")].map((button) =>
  [button.dataset.test.replace("section-", ""), button.querySelector(".count")?.textContent.replace(/\s/g, "") ?? null])));

/** Waits until a text is what it should be; the numbers follow the hand. */
async function reads(tab, selector, pattern) {
  await tab.waitForFunction(([own, source]) => new RegExp(source).test(document.querySelector(own)?.textContent.replace(/\s+/g, " ") ?? ""), [selector, pattern.source])
    .catch(async () => assert.match((await tab.textContent(selector)).replace(/\s+/g, " "), pattern));
}

const digits = (text) => Number(String(text).replace(/[^\d-]/g, ""));

test("the names of the columns of overrides are the engine's", async () => {
  const source = readFileSync(join(root, "src/tiers/overrides.rs"), "utf8");
  const page = readFileSync(join(root, "www/page/src/act/override-columns.ts"), "utf8");
  for (const column of ["client", "tier", "who", "why", "until"]) {
    const of = (text, pattern) => [...pattern.exec(text)[1].matchAll(/"([^"]+)"/g)].map(([, name]) => name);
    const own = of(source, new RegExp(`const ${column.toUpperCase()}: &\\[&str\\] =\\s*&\\[([^\\]]+)\\]`));
    assert.ok(own.length > 2);
    assert.deepEqual(of(page, new RegExp(`  ${column}: \\[([^\\]]+)\\]`)), own);
  }
});

/** In the page: whether the browser has written down so many tiers set by hand. A reload would cut the writing off. */
const keptTiers = (count) => new Promise((resolve) => {
  const opening = indexedDB.open("tiersheet");
  opening.onsuccess = () => {
    const read = opening.result.transaction("kept").objectStore("kept").get("overrides");
    read.onsuccess = () => {
      opening.result.close();
      resolve(read.result?.length === count);
    };
  };
});

describe("the step Act", { skip: why ?? false }, () => {
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

  test("makes the call lists that the engine makes of the same deals", async () => {
    const { report, table, clients, options } = told("deals.csv", "ru");
    const vips = ask("VIPS", [table, null, null, null, known("VIPS", report.options)], "ru");
    const fallenVips = vips.rows().slice(1).filter((row) => row[3] !== "");
    const squeeze = ask("SQUEEZE", [table, null, [...known("SQUEEZE", report.options), ["list", "squeeze"]]], "ru");
    const attention = ask("SQUEEZE", [table, null, [...known("SQUEEZE", report.options), ["list", "attention"]]], "ru");
    const explained = ask("EXPLAIN", [clients, null, "*", null, known("EXPLAIN", options)], "ru").rows();
    const near = explained.slice(1).filter((row) => typeof row.at(-1) === "number" && row.at(-1) <= 0.1);
    const letters = "ABCDE";
    const previous = clients[0].indexOf("Категория");
    const fallen = explained.slice(1).filter((row, at) => {
      const [was, is] = [letters.indexOf(clients[at + 1][previous]), letters.indexOf(row.at(-7))];
      return clients[at + 1][previous] !== "" && row.at(-7) !== "" && is > was;
    });
    assert.ok(squeeze.length > 0 && attention.length > 0 && near.length > 0 && fallen.length > 0);

    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await drop(tab, sample("deals.csv"));
    await section(tab, "vips");
    const shown = await counts(tab);
    assert.deepEqual(shown, {
      vips: String(Number(vips.facts["VIPs"]) + fallenVips.length), squeeze: String(squeeze.length), attention: String(attention.length),
      fallen: String(fallen.length), due: "–", near: String(near.length), hand: "0", capacity: null, plan: null,
    });

    const list = rowsOf((await saved(tab, "[data-test=save-list]")).bytes, ";");
    assert.deepEqual(list.slice(1).map((row) => row[1]), [...vips.rows().slice(1, Number(vips.facts["VIPs"]) + 1), ...fallenVips].map(([id]) => id));
    assert.ok(list.slice(1).every((row) => row[3] !== ""), "everybody has a reason");
    assert.equal(list[0].at(-1), "Ответственный");
    assert.match(list[1][3], /среди лучших/);

    await section(tab, "squeeze");
    const forgone = rowsOf((await saved(tab, "[data-test=save-list]")).bytes, ";");
    assert.deepEqual(forgone.slice(1).map((row) => row[1]), squeeze.rows().slice(1).map(([id]) => id));
    await section(tab, "fallen");
    assert.deepEqual(rowsOf((await saved(tab, "[data-test=save-list]")).bytes, ";").slice(1).map((row) => row[1]).sort(), fallen.map(([id]) => id).sort());

    await tab.click("#calls .row >> nth=0");
    await tab.waitForSelector("dialog[open]");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("says what a list lacks, and takes the day of the last review from a column", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, sample("clients-en.csv"));
    await section(tab, "vips");
    assert.match(await tab.textContent("[data-test=lack]"), /deals/);
    await section(tab, "due");
    assert.match(await tab.textContent("[data-test=lack]"), /last looked at/);

    const { table, options } = told("clients-en.csv", "en");
    const explained = ask("EXPLAIN", [table, null, "*", null, options], "en").rows();
    const tiers = explained.map((row) => [...row.slice(0, -7), row.at(-7), row.at(-6)]);
    const asOf = ask("ASSIGN", [table, null, null, []], "en").facts["as of"];
    const expected = ask("REVIEW", [table, engine.call("RULES", ["plan", "en"]), tiers, null,
      [["review date", "Last order"], ["only", "overdue; due; never"], ["as of", asOf]]], "en");
    assert.ok(expected.length > 0);
    await tab.selectOption("[data-test=reviewed]", "Last order");
    await tab.waitForSelector("#calls .row");
    assert.equal((await counts(tab)).due, String(expected.length));
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await tab.click("[data-test=copy-list]");
    await tab.waitForSelector(".notice");
    const copied = (await tab.evaluate(() => navigator.clipboard.readText())).split("\n");
    assert.equal(copied.length, expected.length + 1);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("tiers set by hand change the result, and the files are the terminal's with the same overrides", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, sample("clients-en.csv"));
    await chooseCrm(tab, "generic");
    await section(tab, "hand");
    await tab.click("[data-test=add-hand]");
    await tab.fill("[data-test=client-search]", "jorvell trading");
    await tab.waitForSelector("client-search li:not([hidden])");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("Enter");
    assert.equal(await tab.inputValue("[data-test=client-search]"), "001265");
    await tab.selectOption("[data-test=hand-tier]", "A");
    await tab.fill("[data-test=hand-who]", "Ann");
    await tab.fill("[data-test=hand-why]", "first in a new industry");
    await tab.fill("[data-test=hand-until]", "2027-06-30");
    await tab.click("[data-test=hand-set]");
    await tab.waitForSelector(".in-force");

    // On the card of another client; the name is remembered.
    await tab.click("[data-test=step-result]");
    await tab.waitForSelector("#clients .row");
    await tab.fill("[data-test=search]", "001258");
    await tab.waitForFunction(() => document.querySelectorAll("#clients .row").length === 1);
    await tab.click("#clients .row >> nth=0");
    await tab.waitForSelector("dialog[open]");
    await tab.click("[data-test=hand-card] summary");
    assert.equal(await tab.inputValue("dialog [data-test=hand-who]"), "Ann");
    await tab.selectOption("dialog [data-test=hand-tier]", "B");
    await tab.click("dialog [data-test=hand-set]");
    assert.equal(await tab.locator("dialog .verdict").textContent().then((text) => /by hand/.test(text)), false, "without a reason nothing is set");
    await tab.fill("dialog [data-test=hand-why]", "promised");
    await tab.click("dialog [data-test=hand-set]");
    await reads(tab, "dialog .verdict", /set by hand, Ann: promised/);
    await tab.keyboard.press("Escape");
    await tab.fill("[data-test=search]", "");

    const path = join(mkdtempSync(join(tmpdir(), "tiersheet-hand-")), "overrides.csv");
    writeFileSync(path, "client,tier,who,why,until\n001265,A,Ann,first in a new industry,2027-06-30\n001258,B,Ann,promised,\n");
    const expected = terminalFiles(sample("clients-en.csv"), "en", ["--crm", "generic", "--overrides", path]);
    const plain = terminalFiles(sample("clients-en.csv"), "en", ["--crm", "generic"]);
    await tab.click("[data-test=step-send]");
    await tab.waitForSelector("[data-test=save-import]");
    const made = await saved(tab, "[data-test=save-import]");
    assert.deepEqual(made.bytes, expected.get(made.name));
    assert.notDeepEqual(made.bytes, plain.get(made.name));
    for (const kind of ["explanations", "findings", "workbook"]) {
      const { name, bytes } = await saved(tab, `[data-test=save-${kind}]`);
      if (kind === "workbook") assert.ok(bytes.length > 0);
      else assert.equal(bytes.toString(), expected.get(name).toString(), name);
    }

    // What was saved is read again, by the page and by the terminal alike.
    await section(tab, "hand");
    const { bytes } = await saved(tab, "[data-test=save-hand]");
    writeFileSync(path, bytes);
    assert.deepEqual(terminalFiles(sample("clients-en.csv"), "en", ["--crm", "generic", "--overrides", path]).get(made.name), made.bytes);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("keeps them over a reload, carries them in a file of settings, and forgets them", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await drop(tab, sample("deals.csv"));
    await tab.setInputFiles("[data-test=add-overrides]", sample("overrides-ru.csv"));
    await settled(tab);
    assert.match(await tab.textContent("[data-test=hand-on-data]"), /^4 /);
    await section(tab, "hand");
    await tab.waitForSelector(".hand-table .finding");
    const states = (await tab.locator(".hand-table tbody tr").allTextContents()).map((text) => text.replace(/\s+/g, " "));
    assert.match(states[1], /истекла/);
    assert.match(states[2], /нет клиента/);
    assert.match(states[3], /Правила теперь тоже дают/);

    // Without the last one the others stay, and it can be had back.
    await tab.click("[data-test=remove-hand] >> nth=3");
    await tab.waitForFunction(() => document.querySelectorAll(".hand-table tbody tr").length === 3);
    await tab.click("[data-test=undo-hand]");
    await tab.waitForFunction(() => document.querySelectorAll(".hand-table tbody tr").length === 4);

    await tab.waitForFunction(keptTiers, 4);
    await tab.reload();
    await tab.waitForSelector("[data-test=sample]");
    await tab.click("[data-test=step-rules]");
    await tab.waitForSelector("rule-grid td");
    const settings = await saved(tab, "[data-test=export-kept]");
    assert.equal(JSON.parse(settings.bytes.toString()).overrides.length, 4);
    await tab.click("[data-test=step-data]");
    await drop(tab, sample("deals.csv"));
    await section(tab, "hand");
    assert.equal(await tab.locator(".hand-table tbody tr").count(), 4);
    assert.match(await tab.textContent(".kept-line"), /только в этом браузере/);

    await tab.click("[data-test=forget-hand]");
    await tab.waitForSelector("[data-test=no-hand]");
    await tab.reload();
    await tab.waitForSelector("[data-test=sample]");
    await drop(tab, sample("deals.csv"));
    await section(tab, "hand");
    await tab.waitForSelector("[data-test=no-hand]");

    await tab.click("[data-test=step-rules]");
    await tab.setInputFiles("[data-test=import-kept]", { name: "settings.json", mimeType: "application/json", buffer: settings.bytes });
    await section(tab, "hand");
    await tab.waitForFunction(() => document.querySelectorAll(".hand-table tbody tr").length === 4);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("a tier that the rules do not have is left out and told of; one client has one row", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, sample("clients-en.csv"));
    await section(tab, "hand");
    const csv = (rows) => ({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(`client;tier;who;why;until\n${rows.join("\n")}\n`) });
    await tab.setInputFiles("[data-test=load-hand]", csv(["001251;AAA;Ann;large;", "001258;A;Ann;loyal;31.12.2027"]));
    await tab.waitForSelector(".hand-table .finding.error");
    assert.match(await tab.textContent(".hand-table tbody tr >> nth=0"), /AAA/);
    assert.equal(await tab.locator(".hand-table tbody tr >> nth=1").locator(".in-force").count(), 1);
    assert.match(await tab.textContent(".hand-table tbody tr >> nth=1"), /Dec 31, 2027/);

    // A file that names a client again: its row takes the place of the earlier one.
    await tab.setInputFiles("[data-test=load-hand]", csv(["001251;B;Ben;grows;"]));
    await tab.waitForFunction(() => document.querySelectorAll(".hand-table .finding.error").length === 0);
    const rows = (await tab.locator(".hand-table tbody tr").allTextContents()).map((text) => text.replace(/\s+/g, " "));
    assert.equal(rows.length, 2);
    assert.match(rows[1], /Ben.*grows/);

    await tab.setInputFiles("[data-test=load-hand]", csv(["001251;B;Ben;grows;soon"]));
    await tab.waitForSelector(".failure");
    assert.match(await tab.textContent(".failure"), /soon/);
    assert.equal(await tab.locator(".hand-table tbody tr").count(), 2);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("parts the clients into those taken and declined as CAPACITY does", async () => {
    const { clients, options } = told("deals.csv", "ru");
    const capacity = (load, room, more = []) => ask("CAPACITY", [clients, null, load, room, null, [...known("CAPACITY", options), ...more]], "ru");
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await drop(tab, sample("deals.csv"));
    await section(tab, "capacity");
    const all = capacity(null, 1e12);
    await reads(tab, "[data-test=capacity-told]", new RegExp(`${all.facts.kept} .*${all.facts.declined} `));
    assert.equal(await tab.getAttribute("[data-test=slider-0]", "max"), all.facts.kept);

    await tab.fill("[data-test=room-0]", "60");
    const sixty = capacity(null, 60);
    await reads(tab, "[data-test=count-keep]", /^60$/);
    assert.equal(await tab.textContent("[data-test=count-decline]"), sixty.facts.declined);
    const kept = await tab.textContent("[data-test=capacity-kept]");
    const [worth, given] = kept.match(/\d[\d\s]*\d/g).map(digits);
    assert.equal(worth, Math.round(Number(sixty.facts["value kept"])));
    assert.equal(given, Math.round(Number(sixty.facts["value given up"])));
    const summary = capacity(null, 60, [["list", "summary"]]).rows();
    const more = summary.find(([what]) => what === "если добавить, это даст")[2];
    await tab.waitForSelector("[data-test=capacity-rest]");
    assert.equal(digits((await tab.textContent("[data-test=capacity-rest] li >> nth=1")).split("(")[0]), Math.round(more));
    assert.match(await tab.textContent("[data-test=capacity-rest]"), /Доказано/);

    const file = rowsOf((await saved(tab, "[data-test=save-capacity]")).bytes, ";");
    const decisions = new Map(file.slice(1).map((row) => [row[2], row[0]]));
    const own = sixty.column(0);
    clients.slice(1).forEach(([id], at) => assert.equal(decisions.get(id), own[at], id));

    // By keys, one step at a time; the newest answer stays.
    await tab.focus("[data-test=slider-0]");
    for (let press = 0; press < 5; press++) await tab.keyboard.press("ArrowLeft");
    await reads(tab, "[data-test=count-keep]", /^55$/);
    assert.equal(await tab.inputValue("[data-test=room-0]"), "55");

    // Hours per client by tier, and then better tiers first.
    await tab.click("[data-test=effort-tiers]");
    await tab.waitForSelector("[data-test=capacity-needs]");
    const hours = { A: 8, B: 4, C: 2, D: 1, E: 1 };
    for (const [tier, effort] of Object.entries(hours)) await tab.fill(`[data-test=by-${tier}]`, String(effort));
    await tab.fill("[data-test=room-0]", "300.5");
    const tiers = ask("ASSIGN", [clients, null, null, known("ASSIGN", options)], "ru").column(0);
    const load = [["часы"], ...tiers.map((tier) => [hours[tier] ?? ""])];
    const byTier = capacity(load, 300.5);
    await reads(tab, "[data-test=capacity-told]", new RegExp(`${byTier.facts.kept} .*${byTier.facts.declined} `));
    await tab.check("[data-test=tiers-first]");
    const tiered = [[...clients[0], "now"], ...clients.slice(1).map((row, at) => [...row, tiers[at]])];
    const first = ask("CAPACITY", [tiered, null, load, 300.5, null, [...known("CAPACITY", options), ["tiers", "priority"], ["tier column", "now"]]], "ru");
    assert.notEqual(first.facts.kept, byTier.facts.kept);
    await reads(tab, "[data-test=capacity-told]", new RegExp(`${first.facts.kept} .*${first.facts.declined} `));

    // A column of the export.
    await tab.uncheck("[data-test=tiers-first]");
    await tab.click("[data-test=effort-columns]");
    await tab.locator(".under label", { hasText: "Жалобы" }).waitFor();
    await tab.fill("[data-test=room-0]", "10");
    await reads(tab, "[data-test=count-keep]", new RegExp(`^${capacity(await tab.locator(".under label:has(:checked)").first().textContent().then((text) => text.trim()), 10).facts.kept}$`));
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("says per tier whether its profit carries the plan, as PLAN does", async () => {
    const { table } = told("clients-en.csv", "en");
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, sample("clients-en.csv"));
    await section(tab, "plan");
    await reads(tab, "[data-test=plan-told]", /Fill in the cost/);
    const costs = [20000, 5000, 100, 10, 0];
    await tab.click("[data-cell=D2]");
    for (const cost of costs) {
      await tab.keyboard.type(String(cost));
      await tab.keyboard.press("Enter");
    }
    const plan = engine.call("RULES", ["plan", "en"]).map((row, at) => row.map((cell, column) => (at > 0 && column === 3 ? costs[at - 1] : cell)));
    const tiers = ask("ASSIGN", [table, null, null, []], "en").rows();
    const lines = (more = []) => ask("PLAN", [tiers, plan, table, [["list", "tiers"], ...more]], "en").rows().slice(1);
    const expect = async (rows) => {
      const verdicts = rows.map((row) => (row[8] === true ? "carries its cost" : row[8] === false ? "does not carry its cost" : "not known"));
      await tab.waitForFunction((own) => JSON.stringify([...document.querySelectorAll(".plan-lines tbody tr, .plan-lines tfoot tr")].map((row) =>
        row.lastElementChild.textContent.replace(/^\s*[✓✕?]?\s*/, "").split(":")[0].trim())) === JSON.stringify(own), verdicts);
      const left = await tab.locator(".plan-lines tbody tr td:nth-child(5)").allTextContents();
      assert.deepEqual(left.map((text) => (text === "" ? "" : digits(text))), rows.slice(0, -1).map((row) => (row[7] === "" ? "" : Math.round(row[7]))));
    };
    await expect(lines());
    await tab.check("[data-test=skip-unknown]");
    await expect(lines([["incomplete", "skip"]]));
    await tab.selectOption("[data-test=period]", "36");
    await expect(lines([["incomplete", "skip"], ["profit period", "36"]]));
    await tab.fill("[data-test=currency]", "eur");
    await tab.keyboard.press("Tab");
    await reads(tab, ".plan-lines tfoot", /€/);

    const rows = rowsOf((await saved(tab, "[data-test=save-plan]")).bytes, ",");
    assert.equal(rows.length, tiers.length);
    assert.deepEqual(rows[0].slice(0, 3), ["Client ID", "Client", "tier"]);
    const given = ask("PLAN", [tiers, plan, table, [["incomplete", "skip"], ["profit period", "36"]]], "en").rows();
    assert.deepEqual(rows.map((row) => row[3]), given.map((row) => String(row[0])));

    await tab.click("[data-cell=D2]");
    await tab.keyboard.type("much");
    await tab.keyboard.press("Enter");
    await reads(tab, "[data-test=plan-problems]", /much/);
    await tab.waitForSelector("[data-cell=D2].marked");
    await tab.click("[data-test=undo-plan]");
    await tab.waitForSelector("[data-test=plan-problems]", { state: "detached" });

    await tab.reload();
    await tab.waitForSelector("[data-test=sample]");
    await drop(tab, sample("clients-en.csv"));
    await section(tab, "plan");
    assert.equal((await tab.textContent("[data-cell=D2]")).trim(), "20000");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("speaks three languages, fits 320 px, and has no serious fault of accessibility", async () => {
    const { AxeBuilder } = await import("@axe-core/playwright");
    for (const [locale, file, colorScheme, title] of [["en-US", "clients-en.csv", "light", "Whom to call"], ["ru-RU", "deals.csv", "dark", "Кому позвонить"], ["uk-UA", "clients-uk.csv", "light", "Кому подзвонити"]]) {
      const { context, tab, odd } = await visit(browser, server.address, { locale, colorScheme });
      await drop(tab, sample(file));
      await tab.click("[data-test=step-act]");
      await tab.waitForSelector(".act-nav");
      assert.equal((await tab.textContent(".act-nav h2")).trim(), title);
      for (const name of SECTIONS) {
        await section(tab, name);
        if (name === "hand") await tab.click("[data-test=add-hand]");
        if (name === "capacity") await tab.waitForSelector("[data-test=capacity-rest]");
        if (name === "plan") await tab.waitForSelector("[data-test=plan-told]");
        await tab.setViewportSize({ width: 320, height: 800 });
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than 320 px, ${locale}`);
        await tab.setViewportSize({ width: 1280, height: 900 });
        const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode().options({ resultTypes: ["violations"] }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(serious.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`), []);
      }
      assert.deepEqual(odd, []);
      await context.close();
    }
  });

  test("is reached and worked by keyboard alone", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, sample("clients-en.csv"));
    await section(tab, "attention");
    const reach = async (selector) => {
      for (let presses = 0; presses < 80; presses++) {
        if (await tab.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector)) return;
        await tab.keyboard.press("Tab");
      }
      assert.fail(`the keyboard does not reach ${selector}`);
    };
    await tab.focus(".skip");
    await reach("[data-test=section-near]");
    await tab.keyboard.press("Enter");
    await tab.waitForSelector("#calls .row");
    await reach("#calls .rows-box");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("Enter");
    await tab.waitForSelector("dialog[open]");
    await reach("[data-test=hand-card] summary");
    await tab.keyboard.press("Enter");
    await reach("dialog [data-test=hand-tier]");
    await tab.keyboard.press("A");
    await reach("dialog [data-test=hand-why]");
    await tab.keyboard.type("a large tender");
    await tab.keyboard.press("Enter");
    await reads(tab, "dialog .verdict", /set by hand: a large tender/);
    await tab.keyboard.press("Escape");
    await tab.waitForSelector("dialog[open]", { state: "detached" });
    await reads(tab, "[data-test=step-act] .step-state", /^1 by hand, \d+ to call$/);
    assert.deepEqual(odd, []);
    await context.close();
  });
});
