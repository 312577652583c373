// Makes what is uploaded: node pkg-scripts/package.mjs [--base https://host/path] [--out DIR]
// From dist/, or the folder that TIERSHEET_DIST names: the site for any hosting, the unified package, the XML manifest.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { strToU8, zipSync } from "fflate";

import { manifestXml } from "./manifest-xml.mjs";

const USAGE = `usage: pkg-scripts/package [--base https://host/path] [--out DIR]

Makes what is needed to install TierSheet in Excel, in dist/package or in DIR:
  site/                  the folder for your hosting; all addresses in it are relative, no server of your own is needed
  tiersheet-addin.zip    the add-in as a Microsoft 365 app, for Excel of Microsoft 365
  manifest.xml           the add-in for every other Excel that takes add-ins
  --base ADDRESS   where site/ will be; https://localhost:3000 if left out, for trying on one computer
`;

const root = fileURLToPath(new URL("..", import.meta.url));
// The address that manifest.json and the locale files are written for.
const WRITTEN_FOR = "https://localhost:3000/";

const fail = (message) => {
  process.stderr.write(`TierSheet: ${message}\n`);
  process.exit(1);
};

let options;
try {
  options = parseArgs({ options: { base: { type: "string" }, out: { type: "string" }, help: { type: "boolean", short: "h" } } }).values;
} catch (error) {
  process.stderr.write(`TierSheet: ${error.message}\n${USAGE}`);
  process.exit(2);
}
if (options.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}

const dist = resolve(process.env.TIERSHEET_DIST ?? join(root, "dist"));
const base = baseAddress(options.base ?? WRITTEN_FOR);
const out = resolve(options.out ?? join(dist, "package"));
const site = join(out, "site");
const source = (name) => readFileSync(join(root, name), "utf8");
const built = (name) => {
  const path = join(dist, name);
  return existsSync(path) ? readFileSync(path) : fail(`there is no ${path}; run pkg-scripts/build`);
};
const digest = (content) => createHash("sha256").update(content).digest("hex").slice(0, 8);

const manifest = JSON.parse(source("manifest.json"));
const languages = manifest.localizationInfo.additionalLanguages.map(({ languageTag, file }) => [languageTag, JSON.parse(source(file)), file]);
for (const name of ["page/index.html", "page/pane.html", "excel/functions.js", "excel/functions.json", "excel/tiersheet.wasm"]) built(name);
await sameVersion(manifest.version);

emptied(site);
cpSync(join(dist, "page"), site, { recursive: true });
cpSync(join(root, "www/site"), site, { recursive: true });
const stamps = functionsInto(site);
const [unified, ...texts] = [manifest, ...languages.map(([, own]) => own)].map((own) => addressed(own, stamps));
const localised = languages.map(([tag, , file], at) => [tag, texts[at], file]);
unified.validDomains = [new URL(base).host];
iconsInto(site);

writeFileSync(join(out, "tiersheet-addin.zip"), zipped(unified, localised));
writeFileSync(join(out, "manifest.xml"), manifestXml(unified, localised));
process.stdout.write(instructions());

/** The address with a slash behind it, or the end with what is wrong with it. */
function baseAddress(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    return fail(`--base ${text} is not an address; write it like https://company.github.io/tiersheet`);
  }
  const { protocol, hostname, search, hash, username } = url;
  if (protocol !== "https:") fail(`Excel takes add-ins from https addresses only, and --base is ${text}`);
  if (search || hash || username) fail(`--base is the address of a folder, without ?, # and @: ${text}`);
  if (/\.html?$/.test(url.pathname)) fail(`--base is the address of the folder, without the name of a page: ${text}`);
  if (/(^|\.)sharepoint\.com$/.test(hostname)) fail("SharePoint keeps files but does not show them as pages, so Excel cannot run them from there; docs/excel.md lists hostings that do");
  if (hostname === "github.com") fail("github.com is where files are edited; the address of GitHub Pages ends with .github.io");
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/** One version everywhere, or nobody could say which of the parts is old. */
async function sameVersion(version) {
  const { open } = await import(pathToFileURL(join(dist, "node/tiersheet.mjs")).href).catch(() => fail(`there is no ${dist}/node; run pkg-scripts/build`));
  const found = {
    "package.json": JSON.parse(source("package.json")).version,
    "Cargo.toml": /^version = "(.*)"$/m.exec(source("Cargo.toml"))[1],
    "the built module": String(open().call("VERSION", [])[1][1]),
  };
  for (const [name, other] of Object.entries(found)) {
    if (other !== version) fail(`manifest.json has version ${version} and ${name} has ${other}; make them equal and run pkg-scripts/build`);
  }
}

/** An empty folder; a folder of somebody else's is left alone. */
function emptied(folder) {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, "functions.json"))) {
    fail(`${folder} holds files that are not TierSheet's; choose another --out`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/**
 * The functions: the module under a name of its content, and what manifests name under names that stay. A manifest of an older package
 * must still find its files after an update, because an administrator's upload takes a day to reach everybody; so these tell
 * their content behind the question mark, where hostings do not look and caches do.
 */
function functionsInto(folder) {
  const wasm = built("excel/tiersheet.wasm");
  const assets = join(folder, "assets");
  // The page's worker runs the same module: one file serves both.
  const same = readdirSync(assets).filter((name) => name.endsWith(".wasm")).sort().find((name) => wasm.equals(readFileSync(join(assets, name))));
  const module = same ?? `tiersheet-${digest(wasm)}.wasm`;
  if (same === undefined) writeFileSync(join(assets, module), wasm);

  const script = replacedOnce(built("excel/functions.js").toString(), '"tiersheet.wasm"', `"assets/${module}"`, "excel/functions.js");
  writeFileSync(join(folder, "functions.js"), script);
  const stamps = { "functions.js": digest(script) };
  for (const name of ["functions.json", ...languages.map(([, texts]) => localMetadata(texts))]) {
    const metadata = built(`excel/${name}`);
    writeFileSync(join(folder, name), metadata);
    stamps[name] = digest(metadata);
  }
  const pane = built("page/pane.html").toString();
  const named = pane.match(/"(\.\/)?functions\.js"/g) ?? [];
  if (named.length !== 1) fail(`page/pane.html names functions.js ${named.length} times, not once`);
  writeFileSync(join(folder, "pane.html"), pane.replace(named[0], `"./functions.js?v=${stamps["functions.js"]}"`));
  return stamps;
}

function localMetadata(texts) {
  return basename(new URL(texts["extensions[0].runtimes[0].customFunctions.metadataUrl"]).pathname);
}

function replacedOnce(text, from, to, name) {
  const times = text.split(from).length - 1;
  if (times !== 1) fail(`${name} names ${from} ${times} times, not once`);
  return text.replace(from, () => to);
}

/** The same with the addresses of this package. */
function addressed(value, stamps) {
  return JSON.parse(JSON.stringify(value), (_, own) => {
    if (typeof own !== "string" || !own.startsWith(WRITTEN_FOR)) return own;
    const name = own.slice(WRITTEN_FOR.length);
    return `${base}${name}${stamps[name] === undefined ? "" : `?v=${stamps[name]}`}`;
  });
}

function iconsInto(folder) {
  mkdirSync(join(folder, "icons"), { recursive: true });
  const names = new Set(JSON.stringify(manifest).match(/(?<=\/icons\/)[\w-]+\.png/g));
  for (const name of names) cpSync(join(root, "www/assets", name), join(folder, "icons", name));
}

/** Everything at the root of the archive; the same bytes whenever and wherever it is made. */
function zipped(unified, localised) {
  const { icons, localizationInfo } = unified;
  const entries = { "manifest.json": undefined };
  for (const role of Object.keys(icons)) {
    entries[basename(icons[role])] = readFileSync(join(root, icons[role]));
    icons[role] = basename(icons[role]);
  }
  localised.forEach(([, texts, file], at) => {
    entries[basename(file)] = strToU8(`${JSON.stringify(texts, null, 2)}\n`);
    localizationInfo.additionalLanguages[at].file = basename(file);
  });
  entries["manifest.json"] = strToU8(`${JSON.stringify(unified, null, 2)}\n`);
  // The first day that an archive can tell, in whatever zone this runs.
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1) });
}

function instructions() {
  const from = (path) => relative(process.cwd(), path) || ".";
  const local = base === WRITTEN_FOR;
  return `TierSheet ${manifest.version} for ${base}

1. ${local ? "pkg-scripts/serve serves the site on this computer and makes all this by itself" : `Upload everything inside ${from(site)}, so that this opens in a browser: ${base}index.html`}
2. Give Excel one of the two, not both:
   ${from(join(out, "manifest.xml"))}         works in every Excel that takes add-ins; one person or the whole company
   ${from(join(out, "tiersheet-addin.zip"))}  the newer form, for Excel of Microsoft 365 only
${local ? "This is for trying on this computer. For a team, give the address of your hosting: pkg-scripts/package --base https://host/path\n" : ""}Step by step: docs/excel.md
`;
}
