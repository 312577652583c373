// What the tests of the pane stand on: the pane in a browser, beside the stand-in for Excel in place of Microsoft's script.

import { readFileSync } from "node:fs";
import { inPage } from "../excel/browser.mjs";
import { sample } from "./support.mjs";

export const OFFICE = "https://appsforoffice.microsoft.com/";

const EPOCH = Date.UTC(1899, 11, 30);

/** A sample as it lies in a sheet: ids are texts, numbers numbers, ISO days serials with a format. */
export function sheetCells(file) {
  const text = readFileSync(sample(file), "utf8").replace(/^\uFEFF/, "");
  const separator = text.slice(0, text.indexOf("\n")).includes(";") ? ";" : ",";
  return text.trim().split(/\r?\n/).map((line, row) => fields(line, separator).map((field) => (row === 0 ? field : cellOf(field))));
}

function fields(line, separator) {
  const found = [""];
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) found.push("");
    else found[found.length - 1] += sign;
  }
  return found;
}

function cellOf(field) {
  if (/^\d{4}-\d\d-\d\d$/.test(field)) return { v: (Date.parse(field) - EPOCH) / 86_400_000, nf: "yyyy-mm-dd" };
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(field) ? Number(field) : field;
}

/** Beside Microsoft's script the ribbon's buttons, and what the functions of the sheet tell. */
const RIBBON = `
window.commands = {};
window.shown = 0;
Office.actions = { associate: (name, work) => { window.commands[name] = work; } };
Office.addin.showAsTaskpane = async () => { window.shown += 1; };
`;
const FUNCTIONS = `var TierSheetExcel = {
  version: "0.0.1", state: () => ({ engine: "ready", problem: "" }),
  lastError: () => ({ function: "ASSIGN", address: "Clients!M2", error: "#VALUE!", message: "the rules are blank" }),
};`;

/** Opens the pane beside a workbook. `office: null` lets Microsoft's script fail, a text stands in its place, a function answers for it. */
export async function openPane(browser, address, workbook, { office, functions = FUNCTIONS, ...settings } = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 420, height: 900 }, acceptDownloads: true, ...settings });
  context.setDefaultTimeout(60_000);
  const odd = [];
  const tab = await context.newPage();
  tab.on("console", (message) => { if (message.type() === "error") odd.push(`console: ${message.text()}`); });
  tab.on("pageerror", (error) => odd.push(`error: ${error.stack}`));
  context.on("request", (request) => {
    const url = request.url();
    if (![address, OFFICE, "blob:", "data:"].some((own) => url.startsWith(own))) odd.push(`request: ${url}`);
  });
  const script = (body) => ({ contentType: "text/javascript", headers: { "access-control-allow-origin": "*" }, body });
  await context.route(`${OFFICE}**`, (route) => (typeof office === "function" ? office(route) : office === null ? route.abort() : route.fulfill(script(office ?? `${inPage(workbook)}\n${RIBBON}`))));
  if (functions !== null) await context.route("**/functions.js", (route) => route.fulfill(script(functions)));
  await tab.goto(`${address}pane.html`);
  return { context, tab, odd };
}

/** Takes the likeliest table, and waits for its tiers. */
export async function tierMine(tab) {
  await tab.click("[data-test=tier-mine]");
  await given(tab);
}

export async function given(tab) {
  await tab.waitForSelector("#clients .row");
  await tab.waitForFunction(() => document.querySelector(".busy") === null);
}

export const values = (tab, address) => tab.evaluate((own) => window.workbook.values(own), address);
export const formulas = (tab, address) => tab.evaluate((own) => window.workbook.formulas(own), address);

/** All that can be seen of the workbook: cells, tables, charts and colours of every sheet. */
export const everything = (tab) => tab.evaluate(() => window.workbook.sheets.map((sheet) => ({
  name: sheet.name, cells: window.workbook.formulas(`'${sheet.name}'!A1:Z60`), tables: sheet.tables.length, charts: sheet.charts.length, colours: sheet.rules.length,
})));
