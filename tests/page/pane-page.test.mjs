// The pane as a page: in three languages, narrow, by keyboard, for a screen reader, outside of Excel; and what it may load from where.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { given, openPane, sheetCells, tierMine, values } from "./pane-support.mjs";
import { browserPath, page, root, serve, skipped } from "./support.mjs";

const why = skipped() ?? (existsSync(join(page, "pane.html")) ? undefined : `there is no pane in ${page}: run pkg-scripts/build`);
if (why !== undefined) console.log(`The tests of the pane are skipped: ${why}.`);

const CLIENTS = { name: "Clients", cells: sheetCells("clients-en.csv") };
const RULES = { name: "Limits", cells: [["tier", "note", "profit"], ["A", "big", ">=100000"], ["B", "middle", ">=10000"], ["C", "the rest", ""]] };

describe("the pane as a page", { skip: why ?? false }, () => {
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

  test("shows the state of the functions, and opens with the workbook when asked to", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    assert.match(await tab.textContent("[data-test=functions]"), /version 0\.0\.1.*TIER\.ASSIGN, Clients!M2, the rules are blank/s);
    await tab.check("[data-test=start-with]");
    await tab.waitForFunction(() => window.workbook.startup === "Load");
    assert.equal(await tab.evaluate(() => window.workbook.settings.get("Office.AutoShowTaskpaneWithDocument")), true);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("without the functions' script the pane works all the same", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] }, { functions: null });
    await tierMine(tab);
    assert.deepEqual(odd.filter((line) => !/404|functions\.js/.test(line)), []);
    await context.close();
  });

  test("outside of Excel, and without Microsoft's script, it says where the tool works", async () => {
    for (const [office, said] of [["var Office = { onReady: async () => ({ host: null, platform: null }) };", /belongs into Excel/], [null, /could not be loaded/]]) {
      const { context, tab, odd } = await open({}, { office });
      await tab.waitForSelector(".not-excel a");
      assert.match(await tab.textContent(".not-excel"), said);
      assert.deepEqual(odd.filter((line) => office !== null || !/ERR_FAILED/.test(line)), []);
      await tab.click(".not-excel a");
      await tab.waitForSelector("[data-test=sample]");
      await context.close();
    }
  });

  // Outside of Excel the script loads nothing further and finds no host; with its tables and texts it is the one that is hosted.
  test("Microsoft's own script runs under the pane's policy", async () => {
    const hosted = join(root, "node_modules/@microsoft/office-js/dist");
    const asked = [];
    const { context, tab, odd } = await open({}, { office: (route) => {
      const name = new URL(route.request().url()).pathname.replace("/lib/1/hosted/", "");
      asked.push(name);
      const path = join(hosted, name);
      return existsSync(path) ? route.fulfill({ path, headers: { "access-control-allow-origin": "*" } }) : route.abort();
    } });
    await tab.waitForSelector(".not-excel a");
    assert.match(await tab.textContent(".not-excel"), /belongs into Excel/);
    assert.ok(asked.includes("office.js"), asked.join(" "));
    assert.deepEqual(odd, []);
    await context.close();
  });

  for (const [lang, locale, file, promise] of [
    ["en", "en-US", "clients-en.csv", "Data stays in this workbook"], ["ru", "ru-RU", "deals.csv", "Данные остаются в этой книге"],
    ["uk", "uk-UA", "clients-uk.csv", "Дані залишаються в цій книзі"],
  ]) {
    test(`every step fits into 320 pixels, and the main job is done, in ${lang}`, async () => {
      const { context, tab, odd } = await open({ sheets: [{ name: "Data", cells: sheetCells(file) }], selection: "Data!A1", locale }, { locale: "en-US", viewport: { width: 320, height: 800 } });
      await tab.waitForSelector("[data-test=tier-mine]");
      assert.match(await tab.textContent(".promise"), new RegExp(promise));
      const fits = async (step) => assert.deepEqual(await tab.evaluate(() => (document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll("main *, header *")]
        .filter((own) => own.getBoundingClientRect().right > 320).map((own) => own.outerHTML.slice(0, 120)))), [], step);
      await fits("data");
      await tierMine(tab);
      await tab.click("[data-test=write-tiers]");
      await tab.waitForSelector("[data-test=done]");
      await tab.click("[data-test=keep-review]");
      await tab.waitForSelector("[data-test=kept]");
      await fits("result");
      await tab.click("[data-test=step-data]");
      await tab.waitForSelector("[data-test=take-again]");
      await fits("data taken");
      await tab.click("[data-test=step-rules]");
      await tab.waitForSelector("[data-test=write-rules]");
      await tab.click("[data-test=write-rules]");
      await tab.waitForSelector(".tied");
      await fits("rules");
      await tab.click("[data-test=step-send]");
      await tab.click("[data-test=write-import]");
      await tab.waitForSelector("[data-test=done]");
      await fits("send");
      assert.deepEqual(odd, []);
      await context.close();
    });
  }

  test("the main job by keyboard alone", async () => {
    const { context, tab, odd } = await open({ sheets: [CLIENTS] });
    await tab.waitForSelector("[data-test=tier-mine]");
    const reach = async (test) => {
      for (let steps = 0; steps < 60; steps += 1) {
        await tab.keyboard.press("Tab");
        if (await tab.evaluate((own) => document.activeElement?.getAttribute("data-test") === own, test)) return;
      }
      assert.fail(`${test} is not reached by Tab`);
    };
    await reach("tier-mine");
    await tab.keyboard.press("Enter");
    await given(tab);
    await reach("write-tiers");
    await tab.keyboard.press("Enter");
    await tab.waitForSelector("[data-test=done]");
    await reach("show-done");
    await tab.keyboard.press("Enter");
    await tab.waitForFunction(() => window.workbook.selection.c === 13);
    await reach("undo-sheet");
    await tab.keyboard.press("Enter");
    await tab.waitForSelector("[data-test=done]", { state: "detached" });
    assert.deepEqual((await values(tab, "Clients!N1"))[0], [""]);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("axe-core finds nothing serious, in light and in dark", async () => {
    const { AxeBuilder } = await import("@axe-core/playwright");
    for (const colorScheme of ["light", "dark"]) {
      const { context, tab } = await open({ sheets: [CLIENTS, RULES] }, { colorScheme, viewport: { width: 360, height: 900 } });
      await tab.waitForSelector("[data-test=tier-mine]");
      const look = async (screen) => {
        // A comparison under way, and colours on their way, are no state to judge.
        await tab.waitForFunction(() => document.querySelector("[data-test=take-compared][disabled], .busy") === null);
        await tab.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
        const builder = new AxeBuilder({ page: tab }).setLegacyMode().options({ resultTypes: ["violations"] });
        const { violations } = await (colorScheme === "dark" ? builder.withRules(["color-contrast"]) : builder).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(serious.map(({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`), []);
      };
      await look("tables");
      await tierMine(tab);
      await tab.click("[data-test=write-tiers]");
      await tab.waitForSelector("[data-test=done]");
      await tab.click("[data-test=write-tiers]");
      await tab.waitForSelector("[data-test=asking]");
      await look("asking");
      await tab.click("[data-test=step-rules]");
      await tab.click("[data-test=take-rules]");
      await tab.waitForSelector(".tied");
      await look("rules");
      await tab.evaluate(() => window.workbook.edit("Clients!B2", "x"));
      await tab.click("[data-test=step-data]");
      await tab.waitForSelector("[data-test=changed]");
      await look("taken");
      await context.close();
    }
  });

  test("only the pane names another origin, and only Microsoft's", () => {
    const [own, pane] = ["index.html", "pane.html"].map((name) => readFileSync(join(page, name), "utf8"));
    assert.doesNotMatch(own, /https?:/);
    assert.deepEqual([...new Set(pane.match(/https?:\/\/[^/"; ]+/g))], ["https://appsforoffice.microsoft.com"]);
    const scripts = [...pane.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, source]) => source);
    assert.match(scripts.join(" "), /^https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js \.\/functions\.js \.\/assets\/pane-/);
    const kept = /const FILES = (.*);/.exec(readFileSync(join(page, "offline.js"), "utf8"))[1];
    assert.doesNotMatch(kept, /pane/);
  });

  test("the colours of tiers in the sheet are those of the page on light ground", () => {
    const short = (colour) => (colour.length === 4 ? `#${[...colour.slice(1)].map((sign) => sign + sign).join("")}` : colour);
    const css = readFileSync(join(root, "www/page/src/style/parts.css"), "utf8").split(":root[data-theme")[0];
    const source = readFileSync(join(root, "www/page/src/sheet/colours.ts"), "utf8");
    const shown = [...css.matchAll(/\.tier-\d \{ background: (#\w+); color: (#\w+);/g)].map(([, fill, text]) => [fill, text].map(short));
    assert.deepEqual([...source.matchAll(/\["(#\w{6})", "(#\w{6})"\]/g)].slice(0, shown.length).map(([, fill, text]) => [fill, text]), shown);
    assert.equal(shown.length, 9);
  });
});
