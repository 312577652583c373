// The main job for each CRM: its export on the page gives the files that the terminal gives, byte for byte.

import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { allExports, exportOf, nameOf } from "../crm/dialects.mjs";
import { browserPath, drop, saved, serve, settled, skipped, terminalFiles, visit } from "./support.mjs";

/** An export of each CRM; all of them with TIERSHEET_ALL_EXPORTS. */
const CHOSEN = [
  "hubspot/deals", "salesforce/report-eu", "pipedrive/deals", "zoho/deals", "bitrix24/deals-html-xls", "kommo/leads", "odoo/leads-grouped-xlsx",
  "espocrm/opportunities", "suitecrm/accounts", "generic/excel-cp1251", "generic/ods",
];
/** Deals with the export of the companies. */
const TOGETHER = [["pipedrive/deals", "pipedrive/organizations"]];
/** What cannot be done without an answer from the user. */
const REFUSED = ["pipedrive/currencies", "zoho/accounts"];
/** What the terminal refuses without an option, and the page asks: the option, and its values. */
const ASKED = [["generic/ambiguous-numbers", "decimal", [".", ","]]];

const chosen = () => (process.env.TIERSHEET_ALL_EXPORTS ? allExports().map(nameOf) : CHOSEN);

function written(name) {
  const made = exportOf(name);
  const path = join(mkdtempSync(join(tmpdir(), "tiersheet-crm-")), made.fileName);
  writeFileSync(path, made.bytes);
  return path;
}

/** The terminal's files, or what it says when it makes none. */
function terminal(path, more) {
  try {
    return { files: terminalFiles(path, "en", more, "pipe"), said: "" };
  } catch (error) {
    return { files: null, said: String(error.stderr) };
  }
}

describe("the page, for each CRM", { skip: skipped() ?? false }, () => {
  let browser;
  let server;
  let visited;

  before(async () => {
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
    server = await serve();
    visited = await visit(browser, server.address, { locale: "en-US" });
    await visited.tab.selectOption("[data-test=language]", "en");
  });

  after(async () => {
    await browser?.close();
    server?.stop();
  });

  async function sameFiles(files) {
    const { tab } = visited;
    const reports = /^tiersheet-(explanations|findings|report|not-sent)\./;
    const names = [...files.keys()].filter((name) => !reports.test(name));
    await tab.click("[data-test=step-send]");
    await tab.waitForSelector("[data-test=told]");
    assert.equal(await tab.locator("[data-test=save-import]").count(), names.length, `the terminal writes ${names.join(", ") || "no file"}`);
    for (let at = 0; at < names.length; at++) {
      const file = await saved(tab, `[data-test=save-import] >> nth=${at}`);
      assert.deepEqual(file.bytes, files.get(file.name), file.name);
    }
    await tab.click("[data-test=step-data]");
  }

  async function sameRefusal(said) {
    const { tab } = visited;
    const told = (await tab.locator(".failure .finding p:first-child").first().textContent()) ?? "";
    assert.ok(told.length > 10 && said.includes(told.trim()), `the page says "${told}", the terminal "${said.slice(-400)}"`);
  }

  async function same(name, more = [], further = async () => undefined) {
    const path = written(name);
    const { files, said } = terminal(path, more);
    await drop(visited.tab, path);
    await further();
    if (files === null) await sameRefusal(said);
    else await sameFiles(files);
    assert.deepEqual(visited.odd, []);
  }

  for (const name of chosen()) test(name, () => same(name));

  for (const name of REFUSED) {
    test(`${name} is refused in the terminal's words`, async () => {
      assert.equal(terminal(written(name), []).files, null);
      await same(name);
    });
  }

  for (const [name, option, values] of ASKED) {
    test(`${name} is asked about, and either answer gives the terminal's files with that option`, async () => {
      const path = written(name);
      assert.equal(terminal(path, []).files, null);
      const { tab, odd } = visited;
      for (let at = 0; at < values.length; at++) {
        await drop(tab, path);
        await tab.waitForSelector("[data-test=question]");
        const answer = tab.locator("[data-test=answer]").nth(at);
        const label = (await answer.textContent()) ?? "";
        await answer.click();
        await settled(tab);
        const wanted = values.find((own) => label.includes(own)) ?? "";
        await sameFiles(terminal(path, ["--set", `${option}=${wanted}`]).files);
      }
      assert.deepEqual(odd, []);
    });
  }

  for (const [deals, companies] of TOGETHER) {
    test(`${deals} with ${companies}`, async () => {
      const path = written(companies);
      await same(deals, ["--clients", path], async () => {
        await visited.tab.setInputFiles("[data-test=add-clients]", path);
        await settled(visited.tab);
      });
      await visited.tab.locator(".further-panel fluent-button").first().click();
      await settled(visited.tab);
    });
  }
});
