// The sidebar as a page in Chromium, beside a spreadsheet whose script runs behind a google.script.run as strict as Google's.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import test, { after, before } from "node:test";

import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";

import { Project } from "../google/host.mjs";
import { ScriptRun } from "../google/run.mjs";
import { Workbook, days } from "../google/workbook.mjs";
import { browserPath, skipped } from "./support.mjs";

const ADDRESS = "https://sidebar.example/";
const page = readFileSync(new URL("../../dist/google/sidebar.html", import.meta.url), "utf8");

const skip = skipped();
let browser;
before(async () => { if (!skip) browser = await chromium.launch({ executablePath: browserPath() }); });
after(async () => { await browser?.close(); });

const HEADS = {
  en: ["Id", "Client", "Revenue", "Cost", "First order", "Last order", "Orders"],
  uk: ["ID", "Клієнт", "Виручка", "Собівартість", "Перша покупка", "Остання покупка", "Замовлень"],
};

function clients(lang = "en", count = 40) {
  const book = new Workbook({ zone: "Europe/Kyiv", locale: "uk_UA" });
  book.sheets[0].name = "Clients";
  book.fill("Clients", [
    HEADS[lang],
    ...Array.from({ length: count }, (_, at) => [String(at).padStart(3, "0"), at === 3 ? "=1+1" : `Client ${at}`, 100 + at * 50, 90 + at * 20, { day: days(2022, 1, 1 + at) }, { day: days(2026, 3, 1 + (at % 28)) }, 1 + (at % 9)]),
  ]);
  return book;
}

/** The sidebar, opened by an item of the menu. */
async function open(book, { item = "tierSheetTierClients", userLocale = "en", dark = false, forgetful = false } = {}) {
  const project = new Project(book, { scriptZone: "America/New_York", userLocale });
  project.execute("FULL", item);
  const { content } = project.sidebars[0];
  const run = new ScriptRun(project);
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 300, height: 900 }, colorScheme: dark ? "dark" : "light" });
  const tab = await context.newPage();
  const wrong = [];
  tab.on("pageerror", (error) => wrong.push(error.message));
  tab.on("console", (message) => { if (message.type() === "error") wrong.push(message.text()); });
  const asked = [];
  await tab.route("**/*", (route) => {
    asked.push(route.request().url());
    return route.request().url() === ADDRESS ? route.fulfill({ contentType: "text/html", body: content }) : route.abort();
  });
  await tab.exposeFunction("callScript", (name, args) => new Promise((resolve) => {
    run.call(name, args, (value) => { resolve({ value }); }, (error) => { resolve({ error: error.message }); });
  }));
  await tab.addInitScript(() => {
    const runner = (success, failure) => new Proxy({}, {
      get: (_, name) => {
        if (name === "withSuccessHandler") return (handler) => runner(handler, failure);
        if (name === "withFailureHandler") return (handler) => runner(success, handler);
        return (...args) => { void globalThis.callScript(name, args).then(({ value, error }) => (error === undefined ? success(value) : failure(new Error(error)))); };
      },
    });
    globalThis.google = { script: { run: runner(() => undefined, () => undefined) } };
  });
  // A browser may give a page within a page of another address nothing to keep things in.
  if (forgetful) {
    await tab.addInitScript(() => {
      const refused = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
      for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(globalThis, name, { get: refused });
    });
  }
  await tab.goto(ADDRESS);
  return { tab, run, wrong, asked, book, close: () => context.close() };
}

const shots = process.env.TIERSHEET_SHOTS;
async function look(tab, name) {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await tab.screenshot({ path: `${shots}/gs-${name}.png`, fullPage: true });
}

test("the file has nothing beside it, and no comment marks in its script", () => {
  assert.ok(!/<script[^>]*src=|<link[^>]*href=/.test(page));
  assert.ok(page.includes('data-command=""'));
  assert.ok(page.length < 2_000_000, `${page.length} characters`);
});

test("Tier my clients: takes the table, gives tiers, writes them beside it, takes them back", { skip }, async () => {
  const { tab, run, wrong, asked, book, close } = await open(clients());
  const write = tab.locator("[data-test=write-tiers]");
  await write.waitFor({ timeout: 60_000 });
  await look(tab, "result");
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the sidebar");
  await write.click();
  const undo = tab.locator("[data-test=undo-sheet]").first();
  await undo.waitFor({ timeout: 30_000 });
  const sheet = book.sheet("Clients");
  assert.equal(sheet.cell(1, 9).v, "tier");
  assert.ok(Array.from({ length: 40 }, (_, at) => sheet.cell(at + 2, 9).v).every((tier) => /^[A-E]+$/.test(tier)));
  assert.ok(sheet.rules.length > 0);
  await look(tab, "written");
  await undo.click();
  for (let wait = 0; wait < 100 && sheet.cell(2, 9)?.v; wait += 1) await new Promise((resolve) => { setTimeout(resolve, 100); });
  assert.equal(sheet.cell(2, 9).v, "");
  assert.deepEqual(asked.filter((url) => !url.startsWith("blob:")), [ADDRESS], "nothing is asked of any server");
  assert.ok(run.most <= 10);
  assert.deepEqual(wrong, []);
  await close();
});

test("formulas in place of values, in the words of Sheets", { skip }, async () => {
  const { tab, run, wrong, book, close } = await open(clients());
  await tab.locator("[data-test=write-formulas]").click({ timeout: 60_000 });
  await tab.locator("[data-test=undo-sheet]").first().waitFor({ timeout: 30_000 });
  const { f } = book.sheet("Clients").cell(1, 9);
  assert.equal(f, '=TIER_ASSIGN(\'Clients\'!A1:G41;;;VSTACK(HSTACK("language";"en")))');
  assert.ok(run.calls.includes("tierSheetWrite"));
  assert.deepEqual(wrong, []);
  await close();
});

test("in Ukrainian, dark: no serious finding of axe-core", { skip }, async () => {
  const { tab, wrong, close } = await open(clients("uk"), { userLocale: "uk", dark: true });
  await tab.getByText("Записати категорії").waitFor({ timeout: 60_000 });
  await look(tab, "uk-dark");
  const { violations } = await new AxeBuilder({ page: tab }).analyze();
  assert.deepEqual(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  assert.deepEqual(wrong, []);
  await close();
});

test("a browser that keeps nothing is no hindrance", { skip }, async () => {
  const { tab, wrong, close } = await open(clients(), { forgetful: true });
  await tab.locator("[data-test=write-tiers]").waitFor({ timeout: 60_000 });
  assert.deepEqual(wrong, []);
  await close();
});

test("Explain this client: the row in which the user stands", { skip }, async () => {
  const book = clients();
  book.selection = { sheet: book.sheet("Clients"), row: 8, column: 2, rows: 1, columns: 1 };
  const { tab, wrong, close } = await open(book, { item: "tierSheetExplainClient" });
  await tab.getByText("Client 6").first().waitFor({ timeout: 60_000 });
  await look(tab, "explain");
  assert.deepEqual(wrong, []);
  await close();
});
