// What pkg-scripts/package makes: the archive, the XML manifest and the site, and that they fit together. Then the site served, in a browser.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";

import { DOMParser } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import { chromium } from "playwright-core";

import { browserPath } from "../page/support.mjs";
import { schema } from "./schemas.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env.TIERSHEET_DIST ?? join(root, "dist");
const work = mkdtempSync(join(tmpdir(), "tiersheet-package-"));
after(() => rmSync(work, { recursive: true, force: true }));

const run = (options, environment = {}) => spawnSync(process.execPath, [join(root, "pkg-scripts/package.mjs"), ...options], { encoding: "utf8", env: { ...process.env, ...environment } });
const packaged = (name, options = [], environment = {}) => {
  const { status, stdout, stderr } = run(["--out", join(work, name), ...options], environment);
  assert.equal(status, 0, stderr);
  return stdout;
};
const filesOf = (folder) => readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile()).sort();

const base = "https://company.example/tools/tiersheet/";
const out = join(work, "one");
const site = join(out, "site");
let printed;
let entries;
let manifest;
let xml;
before(() => {
  printed = packaged("one", ["--base", base.slice(0, -1)]);
  entries = unzipSync(readFileSync(join(out, "tiersheet-addin.zip")));
  manifest = JSON.parse(strFromU8(entries["manifest.json"]));
  const problems = [];
  xml = new DOMParser({ onError: (level, message) => problems.push(`${level}: ${message}`) }).parseFromString(readFileSync(join(out, "manifest.xml"), "utf8"), "text/xml");
  assert.deepEqual(problems, []);
});

/** The file of the site that an address asks for. */
function fileAt(url) {
  assert.ok(url.startsWith(base), url);
  const { pathname } = new URL(url);
  return join(site, pathname.slice(new URL(base).pathname.length));
}

function addresses(value) {
  return JSON.stringify(value).match(/"(\w+:\/\/[^"]*)"/g).map((text) => text.slice(1, -1)).filter((url) => !url.startsWith("https://developer.microsoft.com/json-schemas/"));
}

const elements = (name) => [...xml.getElementsByTagName(name)];
const children = (element) => [...element.childNodes].filter(({ nodeType }) => nodeType === 1);
const one = (name) => {
  const found = elements(name);
  assert.equal(found.length, 1, name);
  return found[0];
};

test("the archive holds the manifest, its icons and its languages, and nothing else", () => {
  const { icons, localizationInfo } = manifest;
  const named = ["manifest.json", icons.color, icons.outline, ...localizationInfo.additionalLanguages.map(({ file }) => file)];
  assert.deepEqual(Object.keys(entries).sort(), named.sort());
  for (const name of Object.keys(entries)) assert.ok(!name.includes("/"), name);
  const size = (name) => Buffer.from(entries[name]).readUInt32BE(16);
  assert.deepEqual([size(icons.color), size(icons.outline)], [192, 32]);
});

test("every address is of this site, and stands for a file of it", () => {
  const locales = manifest.localizationInfo.additionalLanguages.map(({ file }) => JSON.parse(strFromU8(entries[file])));
  const inXml = [...elements("bt:Url"), ...elements("bt:Image"), ...elements("bt:Override"), ...elements("IconUrl"), ...elements("HighResolutionIconUrl"),
    ...elements("SupportUrl"), ...children(one("DefaultSettings"))].flatMap((element) => ["DefaultValue", "Value"].map((name) => element.getAttribute(name)))
    .filter((value) => value?.includes("://"));
  const all = [...addresses(manifest), ...addresses(locales), ...inXml];
  assert.ok(all.length > 50);
  for (const url of all) assert.ok(existsSync(fileAt(url)), url);
  for (const name of ["manifest.xml", "tiersheet-addin.zip"]) assert.ok(!readFileSync(join(out, name)).includes("localhost"), name);
  assert.ok(!Object.values(entries).some((bytes) => strFromU8(bytes).includes("localhost")));
  assert.deepEqual(manifest.validDomains, ["company.example"]);
  assert.deepEqual(elements("AppDomain").map((element) => element.textContent), ["https://company.example"]);
});

test("what is packaged is valid by Microsoft's schemas", () => {
  assert.deepEqual(schema(manifest.manifestVersion)(manifest), []);
  for (const { file } of manifest.localizationInfo.additionalLanguages) {
    assert.deepEqual(schema(manifest.manifestVersion, ".Localization")(JSON.parse(strFromU8(entries[file]))), [], file);
  }
});

test("an address changes when what stands behind it changes, where Excel keeps files for long", () => {
  const other = join(work, "dist");
  cpSync(dist, other, { recursive: true, dereference: true, filter: (path) => !["package", "local"].includes(relative(dist, path)) });
  writeFileSync(join(other, "excel/functions.json"), '{"functions":[]}');
  packaged("changed", ["--base", base], { TIERSHEET_DIST: other });
  const stamps = (name) => {
    const own = JSON.parse(strFromU8(unzipSync(readFileSync(join(work, name, "tiersheet-addin.zip")))["manifest.json"]));
    return addresses(own).filter((url) => url.includes("?v=")).map((url) => [new URL(url).pathname.split("/").pop(), new URL(url).search]);
  };
  const [first, second] = [new Map(stamps("one")), new Map(stamps("changed"))];
  assert.deepEqual([...first.keys()].sort(), ["functions.js", "functions.json"]);
  assert.equal(first.get("functions.js"), second.get("functions.js"));
  assert.notEqual(first.get("functions.json"), second.get("functions.json"));
});

test("the XML manifest is well formed, and its elements stand in Office's order", () => {
  const orders = {
    OfficeApp: ["Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "HighResolutionIconUrl", "SupportUrl", "AppDomains",
      "Hosts", "Requirements", "DefaultSettings", "Permissions", "VersionOverrides"],
    VersionOverrides: ["Hosts", "Resources"],
    Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
    AllFormFactors: ["ExtensionPoint"],
    DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
    GetStarted: ["Title", "Description", "LearnMoreUrl"],
    Supertip: ["Title", "Description"],
    Control: ["Label", "Supertip", "Icon", "Action"],
  };
  for (const [name, order] of Object.entries(orders)) {
    assert.ok(elements(name).length > 0, name);
    for (const element of elements(name)) assert.deepEqual(children(element).map(({ tagName }) => tagName), order, name);
  }
  const host = elements("Host").find((element) => element.getAttribute("xsi:type") === "Workbook");
  assert.deepEqual(children(host).map(({ tagName }) => tagName), ["Runtimes", "AllFormFactors", "DesktopFormFactor"]);
  const [functions] = children(one("AllFormFactors"));
  assert.equal(functions.getAttribute("xsi:type"), "CustomFunctions");
  assert.deepEqual(children(functions).map(({ tagName }) => tagName), ["Script", "Page", "Metadata", "Namespace"]);
  assert.deepEqual(children(one("Group")).map(({ tagName }) => tagName), ["Label", "Icon", ...manifest.extensions[0].ribbons[0].tabs[0].groups[0].controls.map(() => "Control")]);
  assert.equal(one("OfficeApp").getAttribute("xsi:type"), "TaskPaneApp");
  assert.equal(one("VersionOverrides").getAttribute("xsi:type"), "VersionOverridesV1_0");
});

test("the runtime of the XML manifest is shared: one address under one id", () => {
  const resid = one("Runtime").getAttribute("resid");
  assert.equal(one("Runtime").getAttribute("lifetime"), "long");
  assert.equal(one("FunctionFile").getAttribute("resid"), resid);
  assert.equal(children(one("Page"))[0].getAttribute("resid"), resid);
  for (const action of elements("Action")) {
    const [inner] = children(action);
    if (action.getAttribute("xsi:type") === "ShowTaskpane") assert.equal(inner.getAttribute("resid"), resid);
    else assert.equal(inner.tagName, "FunctionName");
  }
  assert.equal(elements("TaskpaneId").length, 0);
});

test("everything that the XML manifest names is in its resources, and nothing there is unused", () => {
  const resources = children(one("Resources")).flatMap(children);
  const ids = resources.map((element) => element.getAttribute("id"));
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.ok(id.length <= 32, id);
  const used = [...xml.getElementsByTagName("*")].map((element) => element.getAttribute("resid")).filter(Boolean);
  assert.deepEqual([...new Set(used)].sort(), [...ids].sort());
  const limits = { "bt:ShortStrings": 125, "bt:LongStrings": 250 };
  for (const [name, limit] of Object.entries(limits)) {
    for (const string of children(one(name))) {
      for (const value of [string.getAttribute("DefaultValue"), ...children(string).map((element) => element.getAttribute("Value"))]) assert.ok(value.length <= limit, value);
    }
  }
});

test("both manifests are the same add-in: texts, buttons, pictures, requirements, languages", () => {
  const [extension] = manifest.extensions;
  const [runtime] = extension.runtimes;
  const [group] = extension.ribbons[0].tabs[0].groups;
  const resource = (element, language) => {
    const found = children(one("Resources")).flatMap(children).find((own) => own.getAttribute("id") === element.getAttribute("resid"));
    const override = children(found).find((own) => own.getAttribute("Locale").toLowerCase() === language);
    return override?.getAttribute("Value") ?? found.getAttribute("DefaultValue");
  };
  assert.equal(one("Id").textContent, extension.alternates.find(({ hide }) => hide).hide.customOfficeAddin.officeAddinId);
  assert.notEqual(one("Id").textContent, manifest.id);
  assert.equal(one("Version").textContent, `1.${manifest.version}`);
  assert.match(one("Version").textContent, /^\d+\.\d+\.\d+\.\d+$/);
  assert.equal(one("DisplayName").getAttribute("DefaultValue"), manifest.name.short);
  assert.deepEqual(elements("Set").map((element) => [element.getAttribute("Name"), element.getAttribute("MinVersion")]),
    extension.requirements.capabilities.map(({ name, minVersion }) => [name, minVersion]));
  assert.equal(one("OfficeTab").getAttribute("id"), extension.ribbons[0].tabs[0].builtInTabId);
  assert.equal(resource(one("Runtime")), runtime.code.page);
  assert.equal(resource(children(one("Script"))[0]), runtime.code.script);
  assert.equal(resource(one("Namespace")), runtime.customFunctions.namespace.id);

  const locales = manifest.localizationInfo.additionalLanguages.map(({ languageTag, file }) => [languageTag, JSON.parse(strFromU8(entries[file]))]);
  assert.equal(locales.length, 2);
  for (const [language, texts] of [[undefined, {}], ...locales]) {
    const text = (path, value) => texts[path] ?? value;
    const metadata = "extensions[0].runtimes[0].customFunctions.metadataUrl";
    assert.equal(resource(children(one("Metadata"))[0], language), text(metadata, runtime.customFunctions.metadataUrl));
    if (language) assert.ok(texts[metadata].includes(`functions-${language.slice(0, 2)}.json?v=`));
    elements("Control").forEach((control, at) => {
      const own = group.controls[at];
      const path = `extensions[0].ribbons[0].tabs[0].groups[0].controls[${at}]`;
      const [label, supertip, icon, action] = children(control);
      const [title, description] = children(supertip);
      assert.equal(control.getAttribute("id"), own.id);
      assert.equal(resource(label, language), text(`${path}.label`, own.label));
      assert.equal(resource(title, language), text(`${path}.supertip.title`, own.supertip.title));
      assert.equal(resource(description, language), text(`${path}.supertip.description`, own.supertip.description));
      assert.deepEqual(children(icon).map((image) => ({ size: Number(image.getAttribute("size")), url: resource(image) })), own.icons);
      if (action.getAttribute("xsi:type") === "ExecuteFunction") assert.equal(action.textContent.trim(), own.actionId);
      else assert.equal(runtime.actions.find(({ id }) => id === own.actionId).type, "openPage");
    });
  }
});

test("the pane loads Office, then the functions, then itself, and knows every command of the ribbon", () => {
  const pane = readFileSync(join(site, "pane.html"), "utf8");
  const scripts = [...pane.matchAll(/<script[^>]*\ssrc="([^"]*)"/g)].map(([, source]) => source);
  assert.equal(scripts.length, 3, String(scripts));
  assert.equal(scripts[0], "https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
  assert.match(scripts[1], /^\.\/functions\.js\?v=[0-9a-f]{8}$/);
  assert.match(scripts[2], /^\.\/assets\/[\w.-]+\.js$/);
  const own = readdirSync(join(site, "assets")).filter((name) => name.endsWith(".js")).map((name) => readFileSync(join(site, "assets", name), "utf8")).join("\n");
  assert.match(own, /\bassociate\(/);
  for (const { id, type } of manifest.extensions[0].runtimes[0].actions) {
    if (type === "executeFunction") assert.match(own, new RegExp(`\\b${id}\\b`), id);
  }
});

test("the functions load their modules by the names of their content, and the page's own where it is the same", () => {
  const script = readFileSync(join(site, "functions.js"), "utf8");
  const named = [...script.matchAll(/"([^"]*\.wasm)"/g)].map(([, name]) => name).sort();
  assert.equal(named.length, 2);
  for (const source of ["tiersheet", "tiersheet-models"]) {
    const own = named.find((name) => new RegExp(`^assets/${source}-[\\w-]{8}\\.wasm$`).test(name));
    const module = readFileSync(join(site, own));
    assert.deepEqual(module, readFileSync(join(dist, `excel/${source}.wasm`)));
    const twins = filesOf(site).filter((name) => name.endsWith(".wasm") && readFileSync(join(site, name)).equals(module));
    assert.deepEqual(twins, [own]);
  }
});

test("every file of the site that a file of it names is there", () => {
  for (const name of filesOf(site).filter((own) => own.endsWith(".html"))) {
    const html = readFileSync(join(site, name), "utf8");
    for (const [, target] of html.matchAll(/\s(?:src|href)="([^"#]+)[^"]*"/g)) {
      if (target.startsWith("https://appsforoffice.microsoft.com/")) continue;
      assert.match(target, /^\.\//, `${name}: ${target}`);
      assert.ok(existsSync(join(site, target.replace(/\?.*/, ""))), `${name}: ${target}`);
    }
  }
  // GitHub Pages leaves out what begins with an underscore; that one is for other hostings.
  assert.deepEqual(filesOf(site).filter((name) => /(^|\/)_/.test(name)), ["_headers"]);
  const kept = JSON.parse(/const FILES = (\[.*?\]);/.exec(readFileSync(join(site, "offline.js"), "utf8"))[1]);
  for (const name of kept) assert.ok(name === "./" || existsSync(join(site, name)), name);
  for (const name of ["pane.html", "functions.js", "functions.json", "privacy.html"]) assert.ok(!kept.includes(name), name);
});

test("the same is made every time, wherever and whenever", () => {
  packaged("two", ["--base", base], { TZ: "Asia/Kamchatka" });
  const names = filesOf(out);
  assert.deepEqual(filesOf(join(work, "two")), names);
  for (const name of names) assert.ok(readFileSync(join(out, name)).equals(readFileSync(join(work, "two", name))), name);
  packaged("two", ["--base", base]);
  assert.deepEqual(filesOf(join(work, "two")), names);
});

test("it says what to upload where", () => {
  for (const text of [base, "site", "manifest.xml", "tiersheet-addin.zip", "docs/excel.md"]) assert.ok(printed.includes(text), text);
});

test("what cannot work is refused in plain words, and nothing of others is deleted", () => {
  const refused = (options, message, environment) => {
    const { status, stderr } = run(["--out", join(work, "refused"), ...options], environment);
    assert.notEqual(status, 0);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\bat file:|node:internal/);
  };
  refused(["--base", "http://company.example"], /https/);
  refused(["--base", "company.example"], /not an address/);
  refused(["--base", "https://company.sharepoint.com/sites/sales"], /SharePoint/);
  refused(["--base", "https://github.com/company/tiersheet"], /github\.io/);
  refused(["--base", "https://company.example/index.html"], /folder/);
  refused(["--nonsense"], /usage/);
  refused([], /run pkg-scripts\/build/, { TIERSHEET_DIST: join(work, "nothing") });
  mkdirSync(join(work, "theirs/site"), { recursive: true });
  writeFileSync(join(work, "theirs/site/letter.txt"), "dear");
  const { status, stderr } = run(["--out", join(work, "theirs")]);
  assert.equal(status, 1);
  assert.match(stderr, /choose another/);
  assert.equal(readFileSync(join(work, "theirs/site/letter.txt"), "utf8"), "dear");
});

/** The site as pkg-scripts/serve serves it. */
async function served(options, more) {
  const certificates = join(work, "certificates");
  const server = spawn(process.execPath, [join(root, "pkg-scripts/serve.mjs"), "--port", "0", ...options, site], {
    stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, TIERSHEET_CERTIFICATES: certificates },
  });
  const lines = [];
  await new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => {
      lines.push(...String(text).trim().split("\n"));
      if (lines.length >= more) resolve();
    });
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { lines, certificates, stop: () => server.kill() };
}

test("served over https: the certificate can be trusted, and every file has the headers that Excel and browsers need", async () => {
  const { lines, certificates, stop } = await served(["--http-port", "0"], 3);
  try {
    assert.match(lines[0], /^https:\/\/localhost:\d+$/);
    assert.match(lines[1], /^http:\/\/localhost:\d+$/);
    assert.match(lines.join("\n"), /certutil -user -addstore Root/);
    assert.deepEqual(readdirSync(certificates).sort(), ["localhost.crt", "localhost.key", "tiersheet-authority.crt"], "the authority's key is gone");
    assert.equal(statSync(join(certificates, "localhost.key")).mode & 0o077, 0);
    const ca = readFileSync(join(certificates, "tiersheet-authority.crt"));
    const headers = (name) => new Promise((resolve, reject) => {
      get(`${lines[0]}/${name}`, { ca }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, ...response.headers });
      }).on("error", reject);
    });
    const own = (name) => /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(site, name), "utf8"))[1];
    const pane = await headers("pane.html");
    assert.equal(pane["content-security-policy"], own("pane.html"));
    assert.match(pane["content-security-policy"], /appsforoffice\.microsoft\.com/);
    const page = await headers("");
    assert.equal(page["content-security-policy"], `${own("index.html")}; frame-ancestors 'none'`);
    assert.doesNotMatch(page["content-security-policy"], /microsoft/);
    assert.equal((await headers("privacy.html"))["content-security-policy"], `${own("privacy.html")}; frame-ancestors 'none'`);
    const wasm = /"(assets\/[^"]*\.wasm)"/.exec(readFileSync(join(site, "functions.js"), "utf8"))[1];
    const types = { "functions.json?v=1": "application/json", "functions.js": "text/javascript; charset=utf-8", [wasm]: "application/wasm" };
    for (const [name, type] of Object.entries(types)) {
      const found = await headers(name);
      assert.deepEqual([found.status, found["content-type"], found["access-control-allow-origin"]], [200, type, "*"], name);
    }
    assert.match((await headers(wasm))["cache-control"], /immutable/);
    assert.equal((await headers("functions.js"))["cache-control"], "no-cache");
    assert.equal((await headers("icons/check-rules-16.png"))["cache-control"], "no-cache");
    assert.equal((await headers("../manifest.xml")).status, 404);
  } finally {
    stop();
  }
});

const browserMissing = browserPath() === undefined ? "no Chromium was found" : false;

// In the place of Microsoft's script, which needs Excel: what the functions and the pane ask of it when nobody is there.
const OFFICE = `
window.Office = { onReady: async () => ({ host: null, platform: null }), actions: { associate() {} } };
window.associated = {};
window.CustomFunctions = {
  associate: (functions) => Object.assign(associated, functions), Error: class extends Error {}, ErrorCode: {},
};`;

test("the packaged functions answer in the pane, under its own policy, with the module of the site", { skip: browserMissing }, async () => {
  const { lines, stop } = await served(["--http-only"], 1);
  const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext();
    await context.route("https://appsforoffice.microsoft.com/**", (route) => route.fulfill({ contentType: "text/javascript", body: OFFICE }));
    const tab = await context.newPage();
    const odd = [];
    tab.on("console", (message) => { if (message.type() === "error") odd.push(message.text()); });
    tab.on("pageerror", (error) => odd.push(error.message));
    tab.on("response", (response) => { if (response.status() >= 400) odd.push(`${response.status()} ${response.url()}`); });
    await tab.goto(`${lines[0]}/pane.html`);
    const rows = await tab.evaluate(() => associated.VERSION(null, {}));
    assert.deepEqual(rows[1], ["version", manifest.version]);
    assert.equal(await tab.evaluate(() => TierSheetExcel.version), manifest.version);
    const named = JSON.parse(readFileSync(join(site, "functions.json"), "utf8")).functions.map(({ id }) => id);
    assert.deepEqual((await tab.evaluate(() => Object.keys(associated))).sort(), named.sort());
    assert.deepEqual(odd, []);
  } finally {
    await browser.close();
    stop();
  }
});

test("after a visit to the page its service worker keeps the pane and the functions up to date", { skip: browserMissing }, async () => {
  const { lines, stop } = await served(["--http-only"], 1);
  const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
  const metadata = join(site, "functions.json");
  const before = readFileSync(metadata);
  try {
    const context = await browser.newContext();
    await context.route("https://appsforoffice.microsoft.com/**", (route) => route.abort());
    const tab = await context.newPage();
    await tab.goto(`${lines[0]}/`);
    await tab.evaluate(() => navigator.serviceWorker.ready);
    await tab.reload();
    assert.ok(await tab.evaluate(() => navigator.serviceWorker.controller !== null));
    const text = (name) => tab.evaluate((own) => fetch(own).then((response) => response.text()), `./${name}`);
    assert.equal(JSON.parse(await text("functions.json")).functions.length, JSON.parse(before).functions.length);
    writeFileSync(metadata, '{"functions":[]}');
    assert.equal(await text("functions.json"), '{"functions":[]}');
    for (const name of ["privacy.html", "help.html", "terms.html"]) {
      await tab.goto(`${lines[0]}/${name}`);
      assert.match(await tab.textContent("h1"), /\S/, name);
    }
    await tab.goto(`${lines[0]}/pane.html`);
    assert.equal(await tab.locator("script[src*='functions.js']").count(), 1);
    stop();
    await tab.goto(`${lines[0]}/index.html`);
    await tab.waitForSelector("[data-test=sample]");
  } finally {
    writeFileSync(metadata, before);
    await browser.close();
    stop();
  }
});
