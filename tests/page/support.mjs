// What the tests of the page stand on: the page served from its folder, a browser, and the terminal's files to compare with.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const page = process.env.TIERSHEET_PAGE ?? join(root, "dist/page");
export const sample = (name) => join(root, "samples", name);

const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Why the tests cannot run here; undefined when they can. */
export function skipped() {
  if (!existsSync(join(page, "index.html"))) return `there is no page in ${page}: run pkg-scripts/build`;
  if (browserPath() === undefined) return "no Chromium was found: install it (Debian: apt-get install chromium) or name it in CHROMIUM";
  return undefined;
}

export function browserPath() {
  return BROWSERS.find((path) => path && existsSync(path));
}

/** The page's own server, on a free port. */
export async function serve() {
  const server = spawn(process.execPath, [join(root, "pkg-scripts/serve.mjs"), "--http-only", "--port", "0", page], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((resolve, reject) => {
    server.stdout.once("data", (text) => resolve(String(text).trim()));
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { address: `${address}/`, stop: () => server.kill() };
}

/** The files that the terminal makes of an export, by name. */
export function terminalFiles(path, lang, more = [], errors = "inherit") {
  const out = mkdtempSync(join(tmpdir(), "tiersheet-page-"));
  execFileSync(process.execPath, [join(root, "www/node/run.mjs"), path, "--lang", lang, "--out", out, ...more], { stdio: ["ignore", "ignore", errors] });
  return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
}

/** A visit to the page that notes what must not happen: messages of errors, and requests to anywhere else. */
export async function visit(browser, address, settings = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...settings });
  const odd = [];
  const tab = await context.newPage();
  const watch = (own) => {
    own.on("console", (message) => { if (message.type() === "error") odd.push(`console: ${message.text()}`); });
    own.on("pageerror", (error) => odd.push(`error: ${error.message}`));
  };
  watch(tab);
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("blob:") && !url.startsWith("data:")) odd.push(`request: ${url}`);
  });
  context.setDefaultTimeout(8000);
  await tab.goto(address);
  await tab.waitForSelector("[data-test=sample]");
  return { context, tab, odd };
}

/** Gives the page an export and waits for its tiers. */
export async function drop(tab, path) {
  await tab.setInputFiles("[data-test=export], [data-test=another]", path);
  await settled(tab);
}

/** Says that the export comes from another CRM than was found. */
export async function chooseCrm(tab, crm) {
  await tab.click(".file-card summary");
  await tab.selectOption("[data-test=wish-crm]", crm);
  await tab.waitForSelector(".busy", { state: "attached", timeout: 500 }).catch(() => undefined);
  await settled(tab);
}

export async function settled(tab) {
  await tab.waitForSelector("[data-test=see-result]");
  await tab.waitForFunction(() => document.querySelector(".busy") === null);
}

/** What a click saves, as bytes. */
export async function saved(tab, selector) {
  const [download] = await Promise.all([tab.waitForEvent("download"), tab.click(selector)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
