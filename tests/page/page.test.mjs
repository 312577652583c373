// The page in a browser: from a dropped export to the file for the CRM, in three languages, offline, by keyboard.

import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { browserPath, chooseCrm, drop, sample, saved, serve, settled, skipped, terminalFiles, visit } from "./support.mjs";

const why = skipped();
if (why !== undefined) console.log(`The tests of the page are skipped: ${why}.`);

describe("the page", { skip: why ?? false }, () => {
  let browser;
  let server;
  let chromium;

  before(async () => {
    ({ chromium } = await import("playwright-core"));
    browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
    server = await serve();
  });

  after(async () => {
    await browser?.close();
    server?.stop();
  });

  for (const [lang, locale, file, data, clients] of [
    ["en", "en-US", "clients-en.csv", "Data", "Clients"],
    ["ru", "ru-RU", "deals.csv", "Данные", "Клиенты"],
    ["uk", "uk-UA", "clients-uk.csv", "Дані", "Клієнти"],
  ]) {
    test(`gives the terminal's files for ${file}, in ${lang}`, async () => {
      const { context, tab, odd } = await visit(browser, server.address, { locale });
      await drop(tab, sample(file));
      assert.equal(await tab.textContent("[data-test=step-data] .step-name"), data);
      await chooseCrm(tab, "generic");
      await tab.click("[data-test=step-result]");
      await tab.waitForSelector("#clients .row");
      assert.match(await tab.textContent(".clients-panel h2"), new RegExp(clients));
      assert.match(await tab.textContent(".sentence h1"), /\d/);
      await tab.waitForSelector("pareto-curve svg");

      await tab.click("[data-test=step-send]");
      await tab.waitForSelector("[data-test=save-import]");
      const made = await saved(tab, "[data-test=save-import]");
      const expected = terminalFiles(sample(file), lang, ["--crm", "generic"]);
      assert.ok(expected.has(made.name), `the terminal writes ${[...expected.keys()].join(", ")}, not ${made.name}`);
      assert.deepEqual(made.bytes, expected.get(made.name));
      const told = await saved(tab, "[data-test=save-explanations]");
      assert.deepEqual(told.bytes, expected.get("tiersheet-explanations.csv"));
      assert.deepEqual(odd, []);
      await context.close();
    });
  }

  test("takes its language from the headers, and another when it is chosen", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, sample("clients-uk.csv"));
    assert.equal(await tab.textContent("[data-test=step-data] .step-name"), "Дані");
    assert.equal(await tab.getAttribute("html", "lang"), "uk");
    await tab.selectOption("[data-test=language]", "ru");
    await settled(tab);
    assert.equal(await tab.textContent("[data-test=step-data] .step-name"), "Данные");
    // 40 takes another form than 1 or 2.
    assert.match(await tab.textContent("[data-test=step-data] .step-state"), /^40 клиентов/);
    await tab.reload();
    await tab.waitForSelector("[data-test=sample]");
    assert.equal(await tab.textContent("[data-test=step-data] .step-name"), "Данные");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("reads the workbook that it writes, and tells its sheets", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, sample("clients-en.csv"));
    await tab.click("[data-test=step-send]");
    await tab.waitForSelector("[data-test=save-workbook]");
    const workbook = await saved(tab, "[data-test=save-workbook]");
    await tab.click("[data-test=step-data]");
    await tab.setInputFiles("[data-test=another]", { name: workbook.name, mimeType: "", buffer: workbook.bytes });
    await tab.waitForFunction(() => /xlsx/.test(document.querySelector(".file-card .facts")?.textContent ?? ""));
    await settled(tab);
    assert.match(await tab.textContent("[data-test=step-data] .step-state"), /^40 clients/);
    await tab.click(".file-card summary");
    assert.deepEqual((await tab.locator("[data-test=wish-sheet] option").allTextContents()).slice(1), ["clients", "tiers", "remarks", "rules", "data"]);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("searches, filters and explains", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await drop(tab, sample("clients-en.csv"));
    await tab.click("[data-test=step-result]");
    await tab.waitForSelector("#clients .row");
    await tab.fill("[data-test=search]", "gildern foods");
    await tab.waitForFunction(() => document.querySelectorAll("#clients .row").length === 2 || document.querySelectorAll("#clients .row").length === 1);
    assert.match(await tab.textContent("#clients .row >> nth=0"), /Gildern Foods/);
    await tab.click("#clients .row >> nth=0");
    await tab.waitForSelector("dialog[open]");
    assert.match(await tab.textContent("dialog"), /Gildern Foods[^]*rule 1[^]*margin/);
    await tab.keyboard.press("Escape");
    await tab.waitForSelector("dialog[open]", { state: "detached" });
    await tab.fill("[data-test=search]", "nobody of that name");
    await tab.waitForSelector(".nobody");
    await tab.fill("[data-test=search]", "");
    await tab.click(".chips .chip >> nth=0");
    await tab.waitForFunction(() => /^7 of 40$/.test(document.querySelector("[data-test=shown]")?.textContent ?? ""));
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("checks rules while they are typed, gives tiers by them, and keeps them", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US", permissions: ["clipboard-read", "clipboard-write"] });
    await drop(tab, sample("clients-en.csv"));
    await tab.click("[data-test=step-rules]");
    await tab.click("[data-cell=C3]");
    await tab.keyboard.type("tpo 20%");
    await tab.keyboard.press("Enter");
    await tab.waitForSelector("rule-grid .marked.error");
    assert.match(await tab.textContent("div.check"), /tpo 20%[^]*top 20%/);
    await tab.click("[data-test=undo]");
    await tab.waitForSelector("rule-grid .marked.error", { state: "detached" });

    // As it comes from a spreadsheet.
    await tab.evaluate(() => navigator.clipboard.writeText("tier\tnote\trevenue\nA\tlarge\t>=100000\nB\tthe rest\t\n\t\t\n\t\t\n\t\t"));
    await tab.click("[data-cell=A1]");
    await tab.keyboard.press("ControlOrMeta+v");
    await tab.waitForFunction(() => /large/.test(document.querySelector("rule-grid")?.textContent ?? ""));
    assert.deepEqual(await tab.locator("[data-cell=A1], [data-cell=C2], [data-cell=B3], [data-cell=C4]").allTextContents(), ["tier", ">=100000", "the rest", ""]);
    const kept = await saved(tab, "[data-test=save-rules]");
    assert.match(kept.bytes.toString(), /A;large;>=100000/);

    await tab.reload();
    await tab.waitForSelector("[data-test=sample]");
    await tab.click("[data-test=step-rules]");
    await tab.waitForFunction(() => /large/.test(document.querySelector("rule-grid")?.textContent ?? ""));
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("grades by a table that was loaded, as the terminal does", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "ru-RU" });
    await drop(tab, sample("deals.csv"));
    await chooseCrm(tab, "generic");
    await tab.setInputFiles("[data-test=add-overrides]", sample("overrides-ru.csv"));
    await settled(tab);
    await tab.click("[data-test=step-rules]");
    await tab.setInputFiles("[data-test=load-rules]", sample("rules-ru.csv"));
    await tab.waitForFunction(() => /перспективный новичок/.test(document.querySelector("rule-grid")?.textContent ?? ""));
    await tab.click("[data-test=give-tiers]");
    await tab.waitForSelector("#clients .row");
    await tab.click("[data-test=step-send]");
    await tab.waitForSelector("[data-test=save-import]");
    const made = await saved(tab, "[data-test=save-import]");
    const expected = terminalFiles(sample("deals.csv"), "ru", ["--crm", "generic", "--rules", sample("rules-ru.csv"), "--overrides", sample("overrides-ru.csv")]);
    assert.deepEqual(made.bytes, expected.get(made.name));
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("works without a network after the first visit", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await tab.evaluate(() => navigator.serviceWorker.ready);
    await tab.waitForFunction(async () => (await caches.keys()).length === 1);
    await context.setOffline(true);
    await tab.reload();
    await tab.waitForSelector("[data-test=sample]");
    await tab.click("[data-test=sample]");
    await settled(tab);
    await tab.click("[data-test=step-rules]");
    await tab.waitForSelector("rule-grid td");
    await tab.click("[data-test=step-result]");
    await tab.waitForSelector("pareto-curve svg");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("stops a long reading at once, and reads the next file", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "tiersheet-long-")), "long.csv");
    const lines = Array.from({ length: 600_000 }, (_, at) => `${at},Client ${at % 5000},2026-01-${String((at % 28) + 1).padStart(2, "0")},${(at % 900) + 1}.50`);
    writeFileSync(path, `Deal ID,Client,Date,Amount\n${lines.join("\n")}\n`);
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    await tab.setInputFiles("[data-test=export]", path);
    await tab.waitForSelector("[data-test=cancel]");
    const started = Date.now();
    await tab.click("[data-test=cancel]");
    await tab.waitForSelector(".busy", { state: "detached" });
    assert.ok(Date.now() - started < 2000, "the page answers while the worker reads");
    await drop(tab, sample("clients-en.csv"));
    assert.match(await tab.textContent("[data-test=step-data] .step-state"), /^40 clients/);
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("says what is wrong with a file that is none", async () => {
    const { context, tab } = await visit(browser, server.address, { locale: "en-US" });
    await tab.setInputFiles("[data-test=export]", { name: "empty.csv", mimeType: "text/csv", buffer: Buffer.from("") });
    await tab.waitForSelector(".failure");
    assert.notEqual((await tab.textContent(".failure .finding p"))?.trim(), "");
    await context.close();
  });

  test("is done by keyboard alone", async () => {
    const { context, tab, odd } = await visit(browser, server.address, { locale: "en-US" });
    const reach = async (selector) => {
      for (let presses = 0; presses < 60; presses++) {
        if (await tab.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector)) return;
        await tab.keyboard.press("Tab");
      }
      assert.fail(`the keyboard does not reach ${selector}`);
    };
    await reach("[data-test=sample]");
    await tab.keyboard.press("Enter");
    await settled(tab);
    await tab.evaluate(() => document.body.focus());
    await reach("[data-test=see-result]");
    await tab.keyboard.press("Enter");
    await tab.waitForSelector("#clients .row");
    await reach("#clients .rows-box");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("Enter");
    await tab.waitForSelector("dialog[open]");
    await tab.keyboard.press("Escape");
    await tab.waitForSelector("dialog[open]", { state: "detached" });
    await tab.keyboard.press("Shift+Tab");
    await tab.evaluate(() => document.body.focus());
    await tab.evaluate(() => document.querySelector(".skip")?.focus());
    await reach("[data-test=step-send]");
    await tab.keyboard.press("Enter");
    await tab.waitForSelector("[data-test=save-import]");
    await reach("[data-test=save-import]");
    const [download] = await Promise.all([tab.waitForEvent("download"), tab.keyboard.press("Enter")]);
    assert.notEqual(download.suggestedFilename(), "");
    assert.deepEqual(odd, []);
    await context.close();
  });

  test("has no serious fault of accessibility on any screen, light and dark", async () => {
    const { AxeBuilder } = await import("@axe-core/playwright");
    for (const colorScheme of ["light", "dark"]) {
      const { context, tab } = await visit(browser, server.address, { locale: "en-US", colorScheme });
      const look = async (screen) => {
        const builder = new AxeBuilder({ page: tab }).setLegacyMode().options({ resultTypes: ["violations"] });
        // In the dark only the colours are others.
        const { violations } = await (colorScheme === "dark" ? builder.withRules(["color-contrast"]) : builder).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(serious.map(({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`), []);
      };
      await look("empty");
      await drop(tab, sample("clients-en.csv"));
      await look("data");
      await tab.click("[data-test=step-rules]");
      await tab.waitForSelector("rule-grid td");
      await look("rules");
      await tab.click("[data-test=step-result]");
      await tab.waitForSelector("#clients .row");
      await look("result");
      await tab.click("#clients .row >> nth=0");
      await tab.waitForSelector("dialog[open]");
      await look("card");
      await tab.keyboard.press("Escape");
      await tab.click("[data-test=step-send]");
      await tab.waitForSelector("[data-test=save-import]");
      await look("send");
      await context.close();
    }
  });
});
