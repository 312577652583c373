// A page of Excel: Microsoft's runtime, the fake host, and the built functions, in Chromium.

import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { browserPath } from "../page/support.mjs";

/** Codes of errors as the runtime sends them. */
export const VALUE = 7;
export const NOT_AVAILABLE = 1;

export const small = [["Client", "Revenue", "Cost", "Complaints"], ["Acme", 1000, 600, 0], ["Bolt", 800, 500, 1], ["Cray", 500, 390, 0], ["Dune", 400, 380, 0], ["Echo", 300, 330, 2]];
export const rules = [["tier", "note", "margin", "profit", "complaints"], ["E", "loses money", "<0", "", ""], ["A", "VIP", ">=25%", "top 40%", ""], ["B", "loyal", ">=15%", "", "0"], ["D", "the rest", "", "", ""]];

/** So many clients; known to the page too, since handing over thousands of rows takes seconds. */
export function clients(count) {
  const rows = [["Client ID", "Revenue", "Cost", "Complaints"]];
  for (let at = 0; at < count; at++) rows.push([`C${at}`, 100 + (at % 977), 50 + (at % 613), at % 3]);
  return rows;
}

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const built = (name) => file(`../../dist/excel/${name}`);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm" };

// What the page knows of Office: the language of Excel, and what this Excel can. The counting stands between the scripts.
const page = `<!doctype html><meta charset="utf-8"><title>Excel</title>
<script src="host.js"></script>
<script src="custom-functions-runtime.debug.js"></script>
<script>
  ${clients}
  const supported = new Set(["CustomFunctions 1.7", "CustomFunctions 1.9"]), office = { displayLanguage: "en-US", requirements: { isSetSupported: (name, version) => supported.has(name + " " + version) } };
  Object.defineProperty(window.Office, "context", { value: office });
  const associated = [];
  const associate = CustomFunctions.associate;
  CustomFunctions.associate = (...args) => { associated.push(args); return associate(...args); };
</script>
<script src="app/functions.js"></script>
<script>const known = Object.keys(CustomFunctions._association.mappings);</script>`;

const paths = {
  "/host.js": file("host.js"),
  "/custom-functions-runtime.debug.js": file("../../node_modules/@microsoft/office-js/dist/custom-functions-runtime.debug.js"),
  "/app/functions.js": built("functions.js"),
  "/app/tiersheet.wasm": built("tiersheet.wasm"),
  "/app/tiersheet-models.wasm": built("tiersheet-models.wasm"),
};

async function serve() {
  const server = createServer(({ url }, response) => {
    const path = paths[url];
    response.setHeader("content-type", TYPES[extname(path ?? "page.html")]);
    if (path) createReadStream(path).pipe(response);
    else response.end(url === "/" ? page : "");
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** Opens Excel's page. What goes wrong in it without a word is in `odd`, requests for the module are in `modules`. */
async function openPage(browser, address, { prepare = () => undefined, route } = {}) {
  const tab = await browser.newPage();
  const odd = [];
  const modules = [];
  tab.on("pageerror", (error) => odd.push(error.message));
  tab.on("request", (request) => { if (request.url().endsWith(".wasm")) modules.push(request.url().split("/").pop()); });
  if (route) await tab.route("**/*.wasm", route);
  await tab.addInitScript(prepare);
  await tab.goto(address);
  return { tab, odd, modules };
}

/** A server and a browser for the tests of a suite. */
export function excel() {
  let server;
  let browser;
  before(async () => {
    assert.ok(existsSync(built("functions.js")), "there is no dist/excel/functions.js: run pkg-scripts/build");
    server = await serve();
    browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
  });
  after(async () => {
    await browser?.close();
    server?.stop();
  });
  const visit = (settings) => openPage(browser, server.address, settings);
  return {
    visit,
    /** A page on which the engine is there. */
    async ready(settings) {
      const visited = await visit(settings);
      await visited.tab.evaluate(() => TierSheetExcel.ready());
      return visited;
    },
  };
}

export const call = (tab, id, args, more) => tab.evaluate((given) => host.call(given.id, given.args, given.more), { id, args, more });
export const batch = (tab, calls) => tab.evaluate((given) => host.batch(given), calls);
export const state = (tab) => tab.evaluate(() => TierSheetExcel.state());
export const sent = (tab) => tab.evaluate(() => host.messages.join("\n"));
export const supportCards = (tab) => tab.evaluate(() => { supported.add("CustomFunctionsRuntime 1.4"); });

/** The arguments as Excel hands them over by the metadata: a single value for a range is a range of one cell. */
export function wire(parameters, args) {
  return parameters.map(({ dimensionality }, at) => {
    const value = args[at];
    if (value === undefined || value === null || value === "") return null;
    return dimensionality === "scalar" || Array.isArray(value) ? value : [[value]];
  });
}

export function isoOfSerial(serial) {
  return new Date((serial - (serial > 60 ? 25569 : 25568)) * 86400000).toISOString().slice(0, 10);
}
