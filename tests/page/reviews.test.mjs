// The parts of the result that look at time: what is kept and only when asked, who moved, and charts whose numbers are the engine's.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { browserPath, drop, root, sample, saved, serve, skipped, visit } from "./support.mjs";

const why = skipped();

describe("reviews and time", { skip: why ?? false }, () => {
  let browser;
  let server;
  let engine;
  let files;

  before(async () => {
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
    server = await serve();
    const built = (name) => import(pathToFileURL(join(root, "dist/node", name)));
    engine = (await built("tiersheet.mjs")).open();
    files = (await built("files.mjs")).openFiles();
  });

  after(async () => {
    await browser?.close();
    server?.stop();
  });

  const ask = (lang, id, ...args) => engine.columns(id, args, { lang, dates: "iso" });
  const table = (bytes, lang, name = "table.csv", settings = {}) => {
    const reading = files.start({ name, lang, ...settings });
    reading.push(bytes);
    return reading.finish().table;
  };
  const clientsOf = (lang) => {
    const deals = table(readFileSync(sample("deals.csv")), lang, "deals.csv");
    const metrics = ask(lang, "METRICS", deals, null, null, []);
    return { deals, metrics: metrics.rows(), asOf: metrics.facts["as of"] };
  };
  /** What the browser's database holds, by name. */
  const keptNames = (tab) => tab.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === "tiersheet")) return [];
    const opened = indexedDB.open("tiersheet");
    const database = await new Promise((resolve) => { opened.onsuccess = () => resolve(opened.result); });
    const asked = database.transaction("kept").objectStore("kept").getAllKeys();
    const names = await new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
    database.close();
    return names;
  });
  const result = async (tab, file) => {
    await drop(tab, file.includes("/") ? file : sample(file));
    await tab.click("[data-test=step-result]");
    await tab.waitForSelector("#clients .row");
  };
  const keep = async (tab) => {
    await tab.click("[data-test=keep-review]");
    await tab.waitForSelector("[data-test=reviews]");
  };
  const takeRules = async (tab, template) => {
    await tab.click("[data-test=step-rules]");
    await tab.click(`[data-test=template-${template}]`);
    await tab.waitForFunction(() => document.querySelector(".busy") === null);
    await tab.click("[data-test=step-result]");
    await tab.waitForSelector("#clients .row");
  };
  const openTime = async (tab) => {
    await tab.click("[data-test=time] > summary");
  };
  /** The cells of a table on the page; a hidden text for those who listen stands for what is only drawn. */
  const cellsOf = (tab, selector) => tab.$$eval(`${selector} tbody tr`, (rows) => rows.map((row) => [...row.children].map((cell) => cell.innerText.trim())));
  const digits = (text) => Number(text.replace(/[^\d-]/g, ""));

  test("nothing is kept unless asked", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await result(tab, "deals.csv");
    await tab.waitForSelector("[data-test=moves-told]");
    await openTime(tab);
    await tab.waitForSelector("[data-test=strips]");
    assert.deepEqual(await keptNames(tab), []);
    await tab.reload();
    await tab.waitForSelector("[data-test=sample]");
    assert.deepEqual(await keptNames(tab), []);
    await result(tab, "deals.csv");
    await tab.waitForSelector("[data-test=no-reviews]");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("a review is kept as the engine's history, is there after a reload, and can be forgotten and taken back", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await result(tab, "clients-en.csv");
    await keep(tab);
    assert.deepEqual((await keptNames(tab)).map((name) => name.split(" ")[0]).sort(), ["review", "reviews"]);
    await tab.reload();
    await result(tab, "clients-en.csv");
    await tab.waitForSelector("[data-test=reviews]");

    const clients = table(readFileSync(sample("clients-en.csv")), "en");
    const explained = ask("en", "EXPLAIN", clients, null, "*", null, []);
    const { "as of": asOf, rules } = ask("en", "SUMMARY", clients, null, null, []).facts;
    const list = explained.rows().map(([id, name, tier, reason], at) => (at === 0 ? ["client id", "client", "tier", "reason"] : [id, name, tier, reason]));
    const expected = ask("en", "HISTORY", list, null, [["as of", asOf], ["rules", rules]]).rows();
    const file = await saved(tab, "[data-test=save-history]");
    assert.equal(file.name, "tiersheet-history.csv");
    assert.deepEqual(table(file.bytes, "en").rows(), table(files.writeCsv(expected, { separator: ",", mark: true }, true), "en").rows());
    assert.match(await tab.textContent("[data-test=reviews]"), new RegExp(rules));

    await tab.click("[data-test=forget-review]");
    await tab.waitForSelector("[data-test=no-reviews]");
    assert.deepEqual(await keptNames(tab), []);
    await tab.click("[data-test=take-back]");
    await tab.waitForSelector("[data-test=reviews]");
    assert.equal((await keptNames(tab)).length, 2);
    assert.deepEqual(odd, []);
    await context.close();
  });

  for (const [lang, locale] of [["en", "en-US"], ["ru", "ru-RU"], ["uk", "uk-UA"]]) {
    test(`other rules after a kept review: moves, causes and matrix are the engine's, in ${lang}`, async () => {
      const { context, tab, odd } = await visit(browser, server.address, { locale });
      await result(tab, "deals.csv");
      await tab.selectOption("[data-test=language]", lang);
      await tab.waitForFunction((wanted) => document.documentElement.lang === wanted && document.querySelector(".busy") === null, lang);
      await keep(tab);
      await takeRules(tab, "pareto");
      const { metrics, asOf } = clientsOf(lang);
      const tables = ["own", "pareto"].map((name) => engine.call("RULES", [name, lang], { lang }));
      const order = [["tiers", "A;B;C"]];
      const moves = ask(lang, "MOVES", metrics, metrics, tables[0], tables[1], null, null, [["as of before", asOf], ["as of", asOf], ...order]);
      const matrix = ask(lang, "MIGRATION", moves.rows(), null, [["values", "counts"], ...order]).rows();
      await tab.waitForFunction((rows) => document.querySelectorAll("[data-test=heat] tbody tr").length === rows, matrix.length - 1);
      const shown = await cellsOf(tab, "[data-test=heat]");
      assert.deepEqual(shown.map((row) => row.slice(1).map(digits)), matrix.slice(1).map((row) => row.slice(1)));

      const { up, down, changed } = moves.facts;
      assert.ok(Number(up) > 0 && Number(down) > 0, "the sample has moves both ways");
      const told = await tab.textContent("[data-test=moves-told]");
      for (const count of [up, down, changed].filter((count) => count !== "0")) assert.match(told, new RegExp(`(^|\\D)${count}(\\D|$)`));
      const causes = new Map();
      for (const row of moves.rows().slice(1)) if (row[2] !== row[3] && row[5] !== "") causes.set(row[5], (causes.get(row[5]) ?? 0) + 1);
      for (const [cause, clients] of [...causes].slice(0, 2)) assert.ok(told.includes(`${cause} ${clients}`), `${told} tells ${cause} ${clients}`);
      assert.match(await tab.textContent(".sentence h1"), new RegExp(`(^|\\D)${Number(up) + Number(down) + Number(changed)}\\D`));

      // Every number opens its clients, and a client the card with the tier of the kept review.
      const [from, to] = [1, 3];
      const count = matrix[from][to];
      await tab.click(`[data-test=heat] tbody tr:nth-child(${from}) td:nth-child(${to + 1}) button`);
      await tab.waitForSelector("[data-test=clear-cell]");
      assert.equal(digits((await tab.textContent("[data-test=moves-shown]")).split(/\s(?:of|из|з)\s/)[0]), count);
      const first = moves.rows().slice(1).find((row) => row[2] === matrix[from][0] && row[3] === matrix[0][to]);
      await tab.click("#moves .row >> nth=0");
      await tab.waitForSelector("dialog[open] [data-test=tier-history]");
      assert.ok((await tab.textContent("dialog")).includes(first[1]));
      assert.equal((await tab.textContent("[data-test=tier-history] .tier >> nth=0")).trim(), first[2]);
      assert.deepEqual(odd, []);
      await context.close();
    });

    test(`months, cohorts and the parts of a change are the engine's, in ${lang}`, async () => {
      const { context, tab, odd } = await visit(browser, server.address, { locale });
      await result(tab, "deals.csv");
      await tab.selectOption("[data-test=language]", lang);
      await tab.waitForFunction((wanted) => document.documentElement.lang === wanted && document.querySelector(".busy") === null, lang);
      const { deals } = clientsOf(lang);
      await openTime(tab);
      await tab.waitForSelector("[data-test=strips]");
      const vips = ask(lang, "VIPS", deals, 0.2, 12, "revenue", []);
      const listed = vips.rows().slice(1).map((row) => [row[1], row[4], row[7]]).filter(([, months]) => months > 0).sort((a, b) => b[1] - a[1]);
      assert.equal(digits((await tab.textContent("[data-test=vips-told]")).split(/[^\d\s]/)[0]), listed.length);
      const strips = await tab.$$eval("[data-test=strips] tbody tr", (rows) => rows.map((row) => [row.querySelector("th").innerText.trim(), Number(row.querySelector("td").innerText), [...row.querySelectorAll("td.in")].map((cell) => cell.title).join(", ")]));
      assert.deepEqual(strips, listed.slice(0, 50).map(([name, months, list]) => [String(name).replace(/\s+/g, " ").trim(), months, list]));

      await tab.click("[data-test=tab-cohorts]");
      await tab.waitForSelector("retention-line svg");
      const retention = ask(lang, "RETENTION", deals, "quarter", []).rows();
      const lines = await cellsOf(tab, "[data-test=retention]");
      assert.deepEqual(lines.map((row) => row.slice(1, 7).map(Number)), retention.slice(1, -1).map((row) => row.slice(2, 8)));
      assert.deepEqual(lines.map((row) => Number.parseFloat(row[7].replace(",", ".")) || 0), retention.slice(1, -1).map((row) => (row[8] === "" ? 0 : Math.round(row[8] * 1000) / 10)));
      const cohorts = retention.slice(1, -1).filter((row) => row[10] !== 0);
      const shares = async () => (await cellsOf(tab, "[data-test=cohorts]")).slice(0, cohorts.length).map((row) => row.slice(2).map((cell) => (cell === "" ? "" : digits(cell))));
      assert.deepEqual(await shares(), cohorts.map((row) => row.slice(11).map((share) => (share === "" ? "" : Math.round(share * 100)))));
      await tab.click("[data-test=as-counts]");
      const counts = ask(lang, "RETENTION", deals, "quarter", [["cohorts", "count"]]).rows().slice(1, -1).filter((row) => row[10] !== 0);
      assert.deepEqual(await shares(), counts.map((row) => row.slice(11)));
      assert.match(await tab.getAttribute("retention-line figure", "aria-label"), /\d/);

      await tab.click("[data-test=tab-change]");
      await tab.waitForSelector("change-steps svg");
      assert.equal(await tab.inputValue("[data-test=change-before]"), "2024");
      assert.equal(await tab.inputValue("[data-test=change-after]"), "2025");
      const [header, ...rows] = deals.rows();
      const of = (year) => [header, ...rows.filter((row) => String(row[2]).endsWith(year))];
      const rnvl = ask(lang, "RNVL", of("2024"), of("2025"), null, []).rows().slice(1);
      const parts = await tab.$$eval("[data-test=change-table] tr", (all) => all.slice(1).map((row) => row.children[5].innerText));
      assert.deepEqual(parts.map(digits), rnvl.map((row) => Math.round(row[5])));
      const label = await tab.getAttribute("change-steps figure", "aria-label");
      for (const row of rnvl.slice(0, -1)) assert.ok(label.includes(row[0]), `${label} names ${row[0]}`);
      assert.deepEqual(odd, []);
      await context.close();
    });
  }

  test("deals in several currencies count in the one of the rates", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    const deals = [];
    for (const year of [2024, 2025]) for (let month = 1; month <= 12; month++) for (let client = 1; client <= 6; client++) {
      deals.push([`c${client}`, `${year}-${String(month).padStart(2, "0")}-${month === 1 ? "01" : "31"}`.replace(/(02|04|06|09|11)-31/, "$1-28"), client * (year - 2000) + month, client % 2 ? "EUR" : "USD"]);
    }
    const csv = ["client;date;amount;currency", ...deals.map((row) => row.join(";"))].join("\n");
    await tab.setInputFiles("[data-test=export]", { name: "deals.csv", mimeType: "", buffer: Buffer.from(csv) });
    await tab.waitForSelector("[data-test=add-rates]");
    await tab.waitForFunction(() => document.querySelector(".busy") === null);
    await tab.setInputFiles("[data-test=add-rates]", { name: "rates.csv", mimeType: "", buffer: Buffer.from("currency;rate\nEUR;1\nUSD;0.5\n") });
    await tab.waitForFunction(() => document.querySelector("[data-test=add-rates]") === null && document.querySelector(".busy") === null);
    await tab.click("[data-test=step-result]");
    await tab.waitForSelector("#clients .row");
    await openTime(tab);
    await tab.click("[data-test=tab-change]");
    await tab.waitForSelector("change-steps svg");
    const revenue = (year) => deals.filter(([, day]) => day.startsWith(year)).reduce((sum, [, , amount, currency]) => sum + amount * (currency === "USD" ? 0.5 : 1), 0);
    const total = await tab.$eval("[data-test=change-table] tfoot tr", (row) => [row.children[1].innerText, row.children[2].innerText]);
    assert.deepEqual(total.map((cell) => digits(cell)), [revenue("2024"), revenue("2025")].map(Math.round));
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("clients near a border are those that COMPARE finds", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await result(tab, "deals.csv");
    await tab.click("[data-test=border] > summary");
    await tab.waitForSelector("[data-test=near-rise] table");
    const { metrics, asOf } = clientsOf("ru");
    const own = engine.call("RULES", ["own", "ru"], { lang: "ru" });
    const near = ask("ru", "COMPARE", metrics, own, own, [["as of", asOf], ["near", "5%"]]).rows().slice(1).filter((row) => row[7] !== "");
    const shown = [...await cellsOf(tab, "[data-test=near-rise] table"), ...await cellsOf(tab, "[data-test=near-fall] table")];
    const key = (name, from, to, field) => [name, from, to, field].join("|").replace(/\s+/g, " ");
    assert.deepEqual(shown.map(([name, tiers, field]) => key(name, ...tiers.split("→").map((tier) => tier.trim()), field)).sort(), near.map((row) => key(row[1], row[3], row[4], row[6])).sort());
    await tab.selectOption("[data-test=near]", "2%");
    await tab.waitForFunction((before) => document.querySelectorAll("[data-test=border] tbody tr").length < before, near.length);
    await tab.click("[data-test=near-rise] .link >> nth=0");
    await tab.waitForSelector("dialog[open]");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("the history goes to a file and comes back from a CSV, a workbook and the file of settings", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await result(tab, "deals.csv");
    await keep(tab);
    const told = await tab.textContent("[data-test=reviews]");
    const file = await saved(tab, "[data-test=save-history]");
    await tab.click("[data-test=step-rules]");
    const settings = await saved(tab, "[data-test=export-kept]");
    const carried = JSON.parse(settings.bytes.toString());
    assert.equal(carried.reviews.history.length, 303);
    await tab.click("[data-test=step-result]");

    const takeFrom = async (name, bytes) => {
      await tab.click("[data-test=forget-review]");
      await tab.waitForSelector("[data-test=no-reviews]");
      await tab.setInputFiles("[data-test=read-history]", { name, mimeType: "", buffer: Buffer.from(bytes) });
      await tab.waitForSelector("[data-test=reviews]");
      assert.equal(await tab.textContent("[data-test=reviews]"), told);
    };
    await takeFrom(file.name, file.bytes);
    const rows = table(file.bytes, "ru").rows();
    await takeFrom("book.xlsx", files.writeXlsx([{ name: "Clients", rows: [["a", "b"], ["1", "2"]] }, { name: "TierSheet history", rows }]));
    const again = await saved(tab, "[data-test=save-history]");
    assert.deepEqual(table(again.bytes, "ru").rows(), rows);

    const other = await visit(browser, server.address, { locale: "ru-RU" });
    await other.tab.click("[data-test=step-rules]");
    await other.tab.setInputFiles("[data-test=import-kept]", { name: settings.name, mimeType: "", buffer: settings.bytes });
    await other.tab.click("[data-test=step-data]");
    await result(other.tab, "deals.csv");
    await other.tab.waitForSelector("[data-test=reviews]");
    assert.equal(await other.tab.textContent("[data-test=reviews]"), told);
    assert.deepEqual([...odd, ...other.odd], []);
    await other.context.close();
    await context.close();
  });

  test("a history as people keep it: other headers, days of the country, a column per review", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await result(tab, "deals.csv");
    const ids = clientsOf("ru").metrics.slice(1, 4).map(([id]) => id);
    const long = ["ID клиента;Дата проверки;Категория", `${ids[0]};31.03.2026;A`, `${ids[1]};31.03.2026;B`, `${ids[0]};30.06.2026;B`, `${ids[2]};30.06.2026;C`].join("\n");
    await tab.setInputFiles("[data-test=read-history]", { name: "history.csv", mimeType: "", buffer: Buffer.from(long) });
    await tab.waitForSelector("[data-test=reviews]");
    assert.deepEqual((await cellsOf(tab, "[data-test=reviews]")).map((row) => [row[0].replace(/\s/g, " "), row[1]]), [["30 июн. 2026 г.", "2"], ["31 мар. 2026 г.", "2"]]);
    assert.equal(await tab.inputValue("[data-test=compare-with]"), "2026-06-30");
    await tab.click("[data-test=forget-all]");
    await tab.waitForSelector("[data-test=no-reviews]");
    const wide = ["ID клиента;2026-03-31;2026-06-30", `${ids[0]};A;B`, `${ids[1]};B;`].join("\n");
    await tab.setInputFiles("[data-test=read-history]", { name: "history.csv", mimeType: "", buffer: Buffer.from(wide) });
    await tab.waitForSelector("[data-test=reviews]");
    assert.deepEqual((await cellsOf(tab, "[data-test=reviews]")).map((row) => row[1]), ["1", "2"]);
    await tab.setInputFiles("[data-test=read-history]", { name: "other.csv", mimeType: "", buffer: Buffer.from("a;b\n1;2\n") });
    await tab.waitForSelector(".failure");
    assert.equal((await cellsOf(tab, "[data-test=reviews]")).length, 2);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("an export of clients says what the charts of time need", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "uk-UA" });
    await result(tab, "clients-uk.csv");
    await openTime(tab);
    assert.match(await tab.textContent("[data-test=needs-deals]"), /угод/);
    assert.equal(await tab.locator("[role=tab]").count(), 0);
    assert.deepEqual(odd, []);
    await context.close();
  });

  for (const [scheme, width] of [["light", 1280], ["dark", 320]]) {
    test(`axe finds nothing serious, and nothing sticks out, ${scheme}, ${width} px`, async () => {
      const { AxeBuilder } = await import("@axe-core/playwright");
      const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU", colorScheme: scheme, viewport: { width, height: 900 } });
      const look = async (what) => {
        const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode().include(what === "card" ? "dialog.client" : ".review-panels").options({ resultTypes: ["violations"] }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(serious.map(({ id, nodes }) => `${what}: ${id} ${nodes[0].html}`), []);
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what} is wider than the page`);
      };
      await result(tab, "deals.csv");
      await keep(tab);
      await tab.click(".notice fluent-button");
      await tab.waitForSelector("[data-test=moves-told]");
      await tab.click("[data-test=border] > summary");
      await tab.waitForSelector("[data-test=near-rise]");
      await openTime(tab);
      await tab.waitForSelector("[data-test=strips]");
      await look("months");
      await tab.focus("[data-test=tab-vips]");
      await tab.keyboard.press("ArrowRight");
      await tab.waitForSelector("retention-line svg");
      assert.equal(await tab.evaluate(() => document.activeElement.dataset.test), "tab-cohorts");
      await look("cohorts");
      await tab.keyboard.press("ArrowRight");
      await tab.waitForSelector("change-steps svg");
      await look("change");
      const picture = await saved(tab, "[data-test='png-tiersheet-change.csv']");
      assert.equal(picture.name, "tiersheet-change.png");
      assert.equal(picture.bytes.subarray(1, 4).toString(), "PNG");
      await tab.click("#clients .row >> nth=0");
      await tab.waitForSelector("dialog[open] [data-test=tier-history]");
      await look("card");
      assert.deepEqual(odd, []);
      await context.close();
    });
  }
});
