// Shaping the rules on the page: what other rules would change, fixes by a click, templates that stand on scores. The numbers on the
// screen are those of the engine called directly.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { browserPath, drop, root, sample, serve, skipped, visit } from "./support.mjs";

const built = join(root, "dist/node/tiersheet.mjs");
const why = skipped() ?? (existsSync(built) ? undefined : "run pkg-scripts/build");

/** Cyrillic letters come as they do from a keyboard only into a cell that is open. */
async function type(tab, cell, text) {
  await tab.click(`[data-cell=${cell}]`);
  await tab.keyboard.press("F2");
  await tab.fill("rule-grid td input", text);
  await tab.keyboard.press("Enter");
}

const cells = (tab, selector) => tab.$$eval(`${selector} tbody tr`, (rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, " ").trim())));
const digits = (text) => Number(text.replace(/[\s  ,]/g, "").replace("−", "-"));

describe("shaping the rules", { skip: why ?? false }, () => {
  let browser;
  let server;
  let engine;
  let files;

  before(async () => {
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
    server = await serve();
    engine = (await import(built)).open();
    files = (await import(join(root, "dist/node/files.mjs"))).openFiles();
  });

  after(async () => {
    await browser?.close();
    server?.stop();
  });

  /** The file as the page reads it, and its clients. */
  function clientsOf(name, lang) {
    const reading = files.start({ name, lang });
    reading.push(new Uint8Array(readFileSync(sample(name))));
    const { table, report } = reading.finish();
    const settings = { lang, dates: "iso" };
    if (engine.columns("FIELDS", [table], settings).facts.shape !== "deals") return { clients: table, options: report.options, deals: table };
    const metrics = engine.columns("METRICS", [table, null, null, [["keep", "known"]]], settings);
    return { clients: metrics.rows(), options: [["as of", metrics.facts["as of"]]], deals: table };
  }

  for (const [lang, locale, file, condition] of [
    ["en", "en-US", "clients-en.csv", "top 60%"], ["ru", "ru-RU", "deals.csv", "топ 60%"], ["uk", "uk-UA", "clients-uk.csv", "топ 60%"],
  ]) {
    test(`compares an edited rule with the current ones as COMPARE does, in ${lang}`, async () => {
      const { context, tab, odd } = await visit(browser, server.address, { locale });
      await drop(tab, sample(file));
      await tab.click("[data-test=step-rules]");
      await tab.waitForSelector("rule-grid td");
      await type(tab, "C3", condition);
      await tab.waitForSelector("[data-test=list-near]");

      const { clients, options } = clientsOf(file, lang);
      const own = engine.call("RULES", ["own", lang]);
      const edited = own.map((row, at) => (at === 2 ? row.map((cell, column) => (column === 2 ? condition : cell)) : row));
      const settings = { lang, dates: "iso" };
      const compared = engine.columns("COMPARE", [clients, own, edited, options], settings).rows().slice(1);
      const [what, from, to, profit, field] = [-6, -5, -4, -3, -2].map((back) => compared[0].length + back);
      const moves = compared.slice(0, -1).filter((line) => line[field] === "");
      const near = compared.slice(0, -1).filter((line) => line[field] !== "");
      assert.ok(moves.length > 0 && near.length > 0, "the edit moves somebody, and somebody is near a border");

      const told = await tab.textContent("[data-test=comparison-told]");
      assert.equal(digits(/\d[\d\s ]*/.exec(told)[0]), moves.length, told);
      const expected = new Map();
      for (const line of moves) {
        const pair = expected.get(line[from] + line[to]) ?? { clients: 0, profit: 0, what: line[what] };
        expected.set(line[from] + line[to], { ...pair, clients: pair.clients + 1, profit: pair.profit + (line[profit] === "" ? 0 : line[profit]) });
      }
      const shown = await cells(tab, "[data-test=move-pairs]");
      assert.deepEqual(new Set(shown.map(([a, b]) => a + b)), new Set(expected.keys()));
      for (const [a, b, direction, clients, money] of shown) {
        const pair = expected.get(a + b);
        assert.equal(digits(clients), pair.clients);
        assert.ok(direction.endsWith(pair.what), `${direction} and ${pair.what}`);
        assert.equal(digits(money), Math.round(pair.profit));
      }

      const before = engine.columns("SUMMARY", [clients, own, null, options], settings).rows().slice(1, -1);
      const summed = engine.columns("SUMMARY", [clients, edited, null, options], settings).rows().slice(1, -1);
      for (const [tier, now, then] of await cells(tab, "[data-test=tier-changes]")) {
        assert.equal(digits(then), summed.find((row) => row[0] === tier)[1], tier);
        assert.equal(digits(now), before.find((row) => row[0] === tier)[1], tier);
      }

      // Every number opens its clients, and a client its card.
      assert.equal(digits(await tab.textContent("[data-test=list-near] .number")), near.length);
      await tab.click("[data-test=list-near]");
      await tab.waitForFunction(() => document.querySelector("#compared .row")?.children.length === 6);
      await tab.waitForFunction((field) => document.querySelector("#compared .row")?.textContent.includes(field), near[0][field]);
      await tab.click("#compared .row >> nth=0");
      await tab.waitForSelector("dialog[open]");
      await tab.keyboard.press("Escape");

      // Back, and nothing is to be compared any more.
      await tab.click("[data-test=go-back]");
      await tab.waitForSelector("[data-test=take-compared]", { state: "detached" });
      assert.equal(await tab.textContent("[data-cell=C3]").then((text) => text.trim()), own[2][2]);
      assert.deepEqual(odd, []);
      await context.close();
    });

    test(`puts what is suggested into the cell, and takes it back, in ${lang}`, async () => {
      const { context, tab, odd } = await visit(browser, server.address, { locale });
      await drop(tab, sample(file));
      await tab.click("[data-test=step-rules]");
      await tab.waitForSelector("rule-grid td");
      for (const [cell, wrong, right] of [["C3", ">=5O", ">=50"], ["D3", "tpo 20%", "top 20%"], ["C4", ">0 & <1OOO", ">0 & <1000"]]) {
        await type(tab, cell, wrong);
        await tab.waitForSelector("rule-grid .marked.error");
        await tab.click("[data-test=fix]");
        await tab.waitForFunction(([own, text]) => document.querySelector(`[data-cell=${own}]`).textContent.trim() === text, [cell, right]);
        await tab.waitForSelector("rule-grid .marked.error", { state: "detached" });
        if (cell !== "C4") continue;
        await tab.click("[data-test=undo]");
        await tab.waitForFunction(([own, text]) => document.querySelector(`[data-cell=${own}]`).textContent.trim() === text, [cell, wrong]);
        await tab.click("[data-test=go-to] >> nth=0");
        assert.equal(await tab.evaluate(() => document.activeElement.dataset.cell), cell);
      }
      assert.deepEqual(odd, []);
      await context.close();
    });
  }

  test("removes a rule that repeats another one", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US", permissions: ["clipboard-read", "clipboard-write"] });
    await tab.click("[data-test=step-rules]");
    await tab.waitForSelector("rule-grid td");
    await tab.evaluate(() => navigator.clipboard.writeText("tier\tprofit\t\t\t\t\nA\t>=100\t\t\t\t\nB\t>=100\t\t\t\t\nC\t\t\t\t\t\n\t\t\t\t\t\n\t\t\t\t\t"));
    await tab.click("[data-cell=A1]");
    await tab.keyboard.press("ControlOrMeta+v");
    await tab.waitForSelector("[data-test=fix]");
    await tab.click("[data-test=fix]");
    await tab.waitForFunction(() => document.querySelector("[data-cell=A3]").textContent.trim() === "C");
    await tab.waitForSelector("[data-test=fix]", { state: "detached" });
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("shows what a template would change before it is taken, and takes it", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await drop(tab, sample("deals.csv"));
    await tab.click("[data-test=step-rules]");
    await tab.click("[data-test=compare-pareto]");
    await tab.waitForSelector("[data-test=comparison-told]");
    assert.equal(await tab.getAttribute("[data-test=template-own]", "aria-pressed"), "true");
    const { clients, options } = clientsOf("deals.csv", "ru");
    const compared = engine.columns("COMPARE", [clients, engine.call("RULES", ["own", "ru"]), "pareto", options], { lang: "ru", dates: "iso" }).rows();
    assert.equal(digits(/\d[\d\s ]*/.exec(await tab.textContent("[data-test=comparison-told]"))[0]), Number(compared.at(-1).at(-4)));
    await tab.click("[data-test=take-compared]");
    await tab.waitForSelector("[data-test=take-compared]", { state: "detached" });
    assert.equal(await tab.getAttribute("[data-test=template-pareto]", "aria-pressed"), "true");
    await tab.click("[data-test=step-result]");
    await tab.waitForSelector("#clients .row");
    const summed = engine.columns("SUMMARY", [clients, "pareto", null, options], { lang: "ru", dates: "iso" }).rows();
    const strip = await cells(tab, ".strip");
    assert.ok(strip.length > 2);
    for (const [tier, count] of strip) assert.equal(digits(count), summed.find((row) => row[0] === tier)[1], tier);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("finds the scores that the templates of RFM and of ABC-XYZ stand on", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await drop(tab, sample("deals.csv"));
    const { clients, options, deals } = clientsOf("deals.csv", "ru");
    const settings = { lang: "ru", dates: "iso" };
    const rfm = engine.columns("RFM", [clients, null, null, options], settings);
    const abc = engine.columns("ABC", [clients, null, null, null, options], settings).column(0);
    const xyz = engine.columns("XYZ", [deals], settings);
    const classes = new Map(xyz.rows().slice(1).map((row) => [row[0], row[6]]));
    const tierOf = { AX: "A", AY: "A", AZ: "B", BX: "B", BY: "B", BZ: "C", CX: "C", CY: "C", CZ: "D" };
    const counted = (tiers) => tiers.reduce((counts, tier) => ({ ...counts, [tier]: (counts[tier] ?? 0) + 1 }), {});
    const expected = {
      rfm: counted(rfm.column(rfm.headers.indexOf("сегмент")).filter((segment) => segment !== "")),
      "abc-xyz": counted(clients.slice(1).map((row, at) => tierOf[abc[at] + classes.get(row[0])] ?? "").filter((tier) => tier !== "")),
    };
    for (const template of ["rfm", "abc-xyz"]) {
      await tab.click("[data-test=step-rules]");
      await tab.click(`[data-test=template-${template}]`);
      await tab.waitForSelector("[data-test=comparison-told]");
      await tab.click("[data-test=step-result]");
      // The result before stays until the new one is there.
      const [first] = Object.keys(expected[template]);
      await tab.waitForFunction((tier) => [...document.querySelectorAll(".strip tbody th")].some((cell) => cell.textContent.trim() === tier), first);
      const shown = Object.fromEntries((await cells(tab, ".strip")).filter(([tier]) => !tier.startsWith("(")).map(([tier, count]) => [tier, digits(count)]));
      assert.deepEqual(shown, expected[template]);
    }
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("says what a template lacks, where the export has no deals", async () => {
    const { context, tab } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, sample("clients-en.csv"));
    await tab.click("[data-test=step-rules]");
    await tab.click("[data-test=compare-abc-xyz]");
    await tab.waitForSelector(".shaping .finding.error");
    assert.notEqual((await tab.textContent(".shaping .finding.error p")).trim(), "");
    await context.close();
  });

  test("counts whom each rule wins before any tiers could be given, and drops checks that edits have overtaken", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await tab.click("[data-test=step-rules]");
    await tab.waitForSelector("rule-grid td");
    await type(tab, "C3", "tpo 20%");
    await tab.waitForSelector("rule-grid .marked.error");
    await tab.click("[data-test=step-data]");
    await tab.setInputFiles("[data-test=export]", sample("clients-en.csv"));
    await tab.waitForSelector(".failure");
    await tab.click("[data-test=step-rules]");
    for (const condition of ["top 1%", "top 5%", "top 90%", "top 100%"]) await type(tab, "C3", condition);
    const table = clientsOf("clients-en.csv", "en").clients;
    const rules = engine.call("RULES", ["own", "en"]).map((row, at) => (at === 2 ? row.map((cell, column) => (column === 2 ? "top 100%" : cell)) : row));
    const won = engine.columns("CHECK", [rules, table], { lang: "en", dates: "iso" }).rows().find(([place, , code]) => code === "RULE_WINS" && place === "rules, row 3")[3];
    const count = /wins (\d+)/.exec(won)[1];
    await tab.waitForFunction((count) => document.querySelectorAll("rule-grid tbody tr")[2].querySelector(".wins .number")?.textContent === count, count);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("has no serious fault of accessibility while comparing, light and dark, and fits 320 pixels", async () => {
    const { AxeBuilder } = await import("@axe-core/playwright");
    for (const colorScheme of ["light", "dark"]) {
      const { context, tab } = await visit(browser, server.address, { locale: "en-US", colorScheme });
      await drop(tab, sample("clients-en.csv"));
      await tab.click("[data-test=step-rules]");
      await tab.waitForSelector("rule-grid td");
      await type(tab, "C3", "top 60%");
      await tab.waitForSelector("[data-test=list-near]");
      await type(tab, "G1", "x");
      await type(tab, "G2", "tpo 5%");
      await tab.waitForSelector("[data-test=go-to]");
      await tab.click("[data-test=undo]");
      await tab.click("[data-test=undo]");
      await tab.waitForSelector("[data-test=list-near]");
      const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode().options({ resultTypes: ["violations"] }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`), []);
      await tab.setViewportSize({ width: 320, height: 800 });
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 320);
      await context.close();
    }
  });
});
