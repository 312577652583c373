// The first and the last step: rows behind a remark, questions about what reads two ways, tiers before explanations, the workbook; and
// the whole job in three languages by mouse and by keyboard.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { browserPath, drop, root, sample, saved, serve, settled, skipped, terminalFiles, visit } from "./support.mjs";

const built = join(root, "dist/node/files.mjs");
const why = skipped() ?? (existsSync(built) ? undefined : "run pkg-scripts/build");

const file = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\n")}\n`) });

describe("the data and what leaves the page", { skip: why ?? false }, () => {
  let browser;
  let server;
  let files;
  let engine;

  before(async () => {
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
    server = await serve();
    files = (await import(built)).openFiles();
    engine = (await import(join(root, "dist/node/tiersheet.mjs"))).open();
  });

  after(async () => {
    await browser?.close();
    server?.stop();
  });

  for (const [locale, header] of [["en-US", "Client,Revenue,Cost,Notes"], ["ru-RU", "Клиент,Выручка,Себестоимость,Заметки"], ["uk-UA", "Клієнт,Виручка,Собівартість,Нотатки"]]) {
    test(`shows the rows that a remark is about, in ${locale}`, async () => {
      const { context, tab, odd } = await visit(browser, server.address, { locale });
      const lines = Array.from({ length: 300 }, (_, at) => `Client ${at},${at % 100 === 7 ? "ask Ann" : 100 + at},${at % 60 === 3 ? "" : 50 + at},x`);
      await tab.setInputFiles("[data-test=export]", file("clients.csv", [header, ...lines]));
      await settled(tab);
      const rows = () => tab.$$eval("#raw .row", (found) => found.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
      // The second column of every row with a text in place of money is marked already.
      await tab.waitForSelector("#raw .odd-cell");
      assert.deepEqual(await tab.locator("#raw .odd-cell").allTextContents(), ["ask Ann"]);

      await tab.click("[data-test=show-rows]");
      await tab.waitForFunction(() => document.querySelector("[data-test=raw-count]").textContent.trim() === "3");
      await tab.waitForFunction(() => document.querySelectorAll("#raw .odd-cell").length === 3);
      // The number of the row is that of the file, whose first row is the header.
      assert.deepEqual((await rows()).map((row) => row.slice(0, 3)), [["9", "Client 7", "ask Ann"], ["109", "Client 107", "ask Ann"], ["209", "Client 207", "ask Ann"]]);

      await tab.click(".fields tbody tr:nth-child(3) .filled button");
      await tab.waitForFunction(() => document.querySelector("[data-test=raw-count]").textContent.trim() === "5");
      await tab.waitForFunction(() => document.querySelector("#raw .row")?.children[1].textContent.trim() === "Client 3");
      assert.deepEqual((await rows()).map((row) => row[3]), ["", "", "", "", ""]);
      await tab.click("[data-test=all-rows]");
      await tab.waitForFunction(() => document.querySelector("[data-test=raw-count]").textContent.trim() === "300");
      assert.deepEqual(odd, []);
      await context.close();
    });
  }

  test("points at the cell that a remark names", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    const lines = Array.from({ length: 200 }, (_, at) => `${at === 150 ? "4.87688E+15" : 4876876000000000 + at},Client ${at},${100 + at}`);
    await tab.setInputFiles("[data-test=export]", file("clients.csv", ["Record ID,Company,Revenue", ...lines]));
    await settled(tab);
    await tab.click("[data-test=show-row]");
    await tab.waitForSelector("#raw .spot");
    assert.equal(await tab.textContent("#raw .spot"), "4.87688E+15");
    assert.deepEqual(odd, []);
    await context.close();
  });

  for (const [locale, day, tells] of [["en-US", "Apr 3, 2026", /day is first/], ["ru-RU", "3 апр. 2026", /день стоит первым/], ["uk-UA", "3 квіт. 2026", /день стоїть першим/]]) {
    test(`asks what reads two ways, with a guess, and takes the answer by a click, in ${locale}`, async () => {
      const { context, tab, odd } = await visit(browser, server.address, { locale });
      const lines = ["Company;Revenue;Cost;Close date;Created", "Acme;1,234;1,100;03/04/2026;25/04/2026", "Bolt;2,500;1,900;05/06/2026;26/04/2026"];
      await tab.selectOption("[data-test=language]", locale.slice(0, 2));
      await tab.setInputFiles("[data-test=export]", file("clients.csv", lines));
      await tab.waitForSelector("[data-test=question]");
      await settled(tab);
      assert.equal(await tab.locator("[data-test=question]").count(), 2);
      assert.equal(await tab.locator(".failure").count(), 0);
      const dates = tab.locator("[data-test=question]").first();
      assert.match(await dates.textContent(), tells);
      assert.match((await dates.textContent()).replace(/ /g, " "), new RegExp(`03/04/2026[^]*${day.replaceAll(".", "\\.")}`));
      await dates.locator("[data-test=answer]").first().click();
      await tab.waitForFunction(() => document.querySelectorAll("[data-test=question]").length === 1);
      await settled(tab);
      // The other choice than the guess, whichever it was: thousands in English, decimals in the others.
      const words = await tab.locator("[data-test=question] .choices span").allTextContents();
      const comma = words.findIndex((text) => /1234/.test(text));
      await tab.locator("[data-test=answer]").nth(comma).click();
      await tab.waitForSelector("[data-test=question]", { state: "detached" });
      await settled(tab);
      await tab.click("[data-test=step-result]");
      await tab.waitForSelector("#clients .row");
      assert.match((await tab.textContent(".strip tfoot")).replace(/[\s  ,]/g, ""), /3734/);
      assert.deepEqual(odd, []);
      await context.close();
    });
  }

  test("has no serious fault of accessibility where it asks and marks, light and dark, and fits 320 pixels", async () => {
    const { AxeBuilder } = await import("@axe-core/playwright");
    for (const colorScheme of ["light", "dark"]) {
      const { context, tab } = await visit(browser, server.address, { locale: "en-US", colorScheme });
      const lines = ["Company;Revenue;Cost;Discount;Close date", "Acme;1,234;1,100;0.5;03/04/2026", "Bolt;2,500;;abc;05/06/2026"];
      await tab.setInputFiles("[data-test=export]", file("clients.csv", lines));
      await tab.waitForSelector("[data-test=question]");
      await settled(tab);
      await tab.waitForSelector("#raw .odd-cell");
      const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode().options({ resultTypes: ["violations"] }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`), []);
      await tab.setViewportSize({ width: 320, height: 800 });
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 320);
      await context.close();
    }
  });

  test("opens the client whom a remark about the result names", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await drop(tab, sample("deals.csv"));
    await tab.click("[data-test=step-rules]");
    const remark = tab.locator("div.check .finding", { has: tab.locator("[data-test=open-client]") }).first();
    const named = /например (\d+)/.exec(await remark.textContent())[1];
    await remark.locator("[data-test=open-client]").click();
    await tab.waitForSelector("dialog[open]");
    assert.ok((await tab.textContent("dialog header")).includes(named));
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("gives tiers before it has found what would lift each of many clients, and then has it all", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "tiersheet-many-")), "many.csv");
    const lines = Array.from({ length: 700 }, (_, at) => `${at + 1},Client ${at + 1},${((at * 7919) % 90_000) + 10},${((at * 104_729) % 70_000) + 10},${(at % 12) + 1},${(at * 31) % 2600}`);
    writeFileSync(path, `Client ID,Client,Revenue,Cost,Orders,Tenure\n${lines.join("\n")}\n`);
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, path);
    await tab.click("[data-test=step-result]");
    await tab.waitForSelector("#clients .row .tier");
    const reason = await tab.textContent("#clients .row >> nth=0");
    assert.match(reason, /rule \d/);
    // While they are looked for, a search and a card are answered.
    await tab.fill("[data-test=search]", "client 699");
    await tab.waitForFunction(() => /^1 of/.test(document.querySelector("[data-test=shown]").textContent));
    await tab.click("#clients .row >> nth=0");
    await tab.waitForSelector("dialog[open]");
    await tab.keyboard.press("Escape");
    await tab.fill("[data-test=search]", "");
    await tab.waitForSelector(".clients-panel h2 [role=status]", { state: "detached", timeout: 60_000 });
    context.setDefaultTimeout(60_000);
    await tab.click("[data-test=step-send]");
    await tab.waitForSelector("[data-test=save-explanations]");
    const told = await saved(tab, "[data-test=save-explanations]");
    assert.deepEqual(told.bytes, terminalFiles(path, "en").get("tiersheet-explanations.csv"));
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("orders the clients by revenue where the export tells no cost", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await tab.setInputFiles("[data-test=export]", file("clients.csv", ["Client,Revenue", "Small,10", "Large,900", "Middle,70", "Unknown,", "Largest,1000"]));
    await settled(tab);
    await tab.click("[data-test=step-result]");
    await tab.waitForSelector("#clients .row");
    await tab.waitForFunction(() => document.querySelectorAll("#clients .row .tier").length > 0);
    const names = await tab.$$eval("#clients .row", (rows) => rows.map((row) => ["Small", "Large", "Middle", "Unknown", "Largest"].find((name) => [...row.children].some((cell) => cell.textContent.trim() === name))));
    assert.deepEqual(names, ["Largest", "Large", "Middle", "Small", "Unknown"]);
    assert.deepEqual(odd, []);
    await context.close();
  });

  for (const [lang, locale, name, pages] of [
    ["en", "en-US", "clients-en.csv", ["clients", "tiers", "remarks", "rules", "data", "reviews"]],
    ["ru", "ru-RU", "deals.csv", ["клиенты", "категории", "замечания", "правила", "данные", "история"]],
    ["uk", "uk-UA", "clients-uk.csv", ["клієнти", "категорії", "зауваження", "правила", "дані", "історія"]],
  ]) {
    test(`saves a workbook with data, rules and result, in ${lang}`, async () => {
      const { context, tab, odd } = await visit(browser, server.address, { locale });
      await drop(tab, sample(name));
      await tab.click("[data-test=step-result]");
      await tab.click("[data-test=keep-review]");
      await tab.waitForSelector("[data-test=reviews]");
      await tab.click("[data-test=step-send]");
      await tab.waitForSelector("[data-test=save-workbook]");
      const workbook = await saved(tab, "[data-test=save-workbook]");
      assert.equal(workbook.name, "tiersheet-report.xlsx");
      const sheet = (sheet) => {
        const reading = files.start({ name: workbook.name, lang, sheet });
        reading.push(workbook.bytes);
        return reading.finish();
      };
      assert.deepEqual(sheet(pages[0]).report.sheets, pages);
      const text = (rows) => rows.map((row) => row.map((cell) => String(cell)));
      const rows = (name) => text(sheet(name).table.rows());
      const terminal = terminalFiles(sample(name), lang).get("tiersheet-report.xlsx");
      const fromTerminal = (page) => {
        const reading = files.start({ name: "report.xlsx", lang, sheet: page });
        reading.push(terminal);
        return reading.finish();
      };
      const theirs = fromTerminal("").report.sheets;
      for (const at of [0, 1]) assert.deepEqual(rows(pages[at]), text(fromTerminal(theirs[at]).table.rows()), pages[at]);
      const filled = (own) => own.map((row) => row.map((cell) => cell.trim()));
      assert.deepEqual(filled(rows(pages[3])), filled(text(engine.call("RULES", ["own", lang]))));
      const reading = files.start({ name, lang });
      reading.push(new Uint8Array(readFileSync(sample(name))));
      const { table } = reading.finish();
      assert.deepEqual(rows(pages[4]), text(table.rows().slice(table.above - 1)));
      // The review that was kept: every client with the tier that it has in the list of clients.
      const [, ...clients] = rows(pages[0]);
      const [, ...kept] = rows(pages[5]);
      const tierAt = rows(pages[0])[0].length - 7;
      assert.deepEqual(kept.map((row) => [row[0], row[4]]).sort(), clients.map((row) => [row[0], row[tierAt]]).sort());
      assert.deepEqual(odd, []);
      await context.close();
    });

    test(`does the whole job by keyboard, offline, and keeps rules and language, in ${lang}`, async () => {
      const { context, tab, odd } = await visit(browser, server.address, { locale });
      const reach = async (selector) => {
        for (let presses = 0; presses < 120; presses++) {
          if (await tab.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector)) return;
          await tab.keyboard.press("Tab");
        }
        assert.fail(`the keyboard does not reach ${selector}`);
      };
      await tab.evaluate(() => navigator.serviceWorker.ready);
      await tab.waitForFunction(async () => (await caches.keys()).length === 1);
      await context.setOffline(true);
      await tab.reload();
      await tab.waitForSelector("[data-test=sample]");
      await reach("[data-test=sample]");
      await tab.keyboard.press("Enter");
      await settled(tab);
      assert.equal(await tab.getAttribute("html", "lang"), lang);

      await reach("[data-test=step-rules]");
      await tab.keyboard.press("Enter");
      await tab.waitForSelector("rule-grid td[tabindex='0']");
      await reach("rule-grid");
      for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "Delete"]) await tab.keyboard.press(key);
      await tab.waitForSelector("[data-test=comparison-told]");
      await reach("[data-test=take-compared]");
      await tab.keyboard.press("Enter");
      await tab.waitForSelector("[data-test=take-compared]", { state: "detached" });

      await tab.evaluate(() => document.querySelector(".skip").focus());
      await reach("[data-test=step-result]");
      await tab.keyboard.press("Enter");
      await tab.waitForSelector("#clients .row");
      await tab.evaluate(() => document.querySelector(".skip").focus());
      await reach("[data-test=step-send]");
      await tab.keyboard.press("Enter");
      await tab.waitForSelector("[data-test=save-import]");
      await reach("[data-test=save-import]");
      const [download] = await Promise.all([tab.waitForEvent("download"), tab.keyboard.press("Enter")]);
      assert.match(download.suggestedFilename(), /\.\w+$/);

      // The language was that of the browser, and the rules are the user's own: both are there again.
      await tab.reload();
      await tab.waitForSelector("[data-test=sample]");
      assert.equal(await tab.getAttribute("html", "lang"), lang);
      await tab.click("[data-test=step-rules]");
      await tab.waitForFunction(() => document.querySelector("[data-cell=A3]")?.textContent.trim() === "A");
      assert.equal((await tab.textContent("[data-cell=C3]")).trim(), "");
      assert.deepEqual(odd, []);
      await context.close();
    });
  }
});
