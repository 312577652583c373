// Puts dist/ together: node pkg-scripts/assemble.mjs BUILD_DIR DIST_DIR

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [build, dist] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));

// The functions that give tiers, all other functions, reading and writing files.
const MODULES = ["tiersheet", "tiersheet-models", "tiersheet-files"];
const BIGQUERY_PIECES = 3;

// Copied when they exist: a file to a file, a folder's content to a folder.
const copies = [
  ["www/assets", "excel/assets"],
  ["www/generated/functions.json", "excel/functions.json"],
  ["www/generated/functions-ru.json", "excel/functions-ru.json"],
  ["www/generated/functions-uk.json", "excel/functions-uk.json"],
  ["www/google", "google"],
  ["www/generated/apps-script.js", "google/30_functions.js"],
  ["www/bigquery/create-functions.sql", "bigquery/create-functions.sql"],
  ["www/bigquery/example.sql", "bigquery/example.sql"],
  ["www/generated/tiersheet.d.ts", "node/tiersheet.d.mts"],
  ["www/files.d.ts", "node/files.d.mts"],
];

const source = (name) => readFileSync(join(root, "www", name), "utf8");
const glue = (name) => readFileSync(join(build, `${name}_glue.js`), "utf8");
const module = (name) => readFileSync(join(build, `${name}.wasm`));

// The glue lives inside a function because a trap poisons its state: the shim calls the function again for a new one.
// The parameters hide what the glue would take from a page. It must start from bytes alone, and some hosts replace
// these globals with empty objects, which its own checks do not expect.
const makeGlue = (name) => `function () {
return (function (TextEncoder, TextDecoder, document, location, fetch, URL, Request, Response) {
${glue(name)}
return wasm_bindgen;
})(hostEncoder, hostDecoder);
}`;
const script = (global, parts, glues, load) => `var ${global} = (function () {
"use strict";
${source("polyfill.js")}
const hostEncoder = typeof TextEncoder === "function" ? TextEncoder : Utf8Encoder;
const hostDecoder = typeof TextDecoder === "function" ? TextDecoder : Utf8Decoder;

const glues = {
${Object.entries(glues).map(([name, file]) => `${name}: ${makeGlue(file)}`).join(",\n")}
};

${parts.map(source).join("\n")}
return { load: ${load} };
})();
`;
const core = script("TierSheet", ["boundary.js", "shim.js"], { tiers: "tiersheet", models: "tiersheet-models" },
  "function (tiers, models) { return createEngine(glues, tiers, models); }");
const files = script("TierSheetFiles", ["boundary.js", "files.js"], { files: "tiersheet-files" },
  "function (wasm) { return createFiles(glues.files, wasm); }");

// The records of the functions are for programs and people; the spreadsheets do without.
const registry = source("generated/registry.json").trim();

const node = `import { readFileSync } from "node:fs";

${core}
const registry = ${registry};

export function load(tiers, models) {
  return Object.assign(TierSheet.load(tiers, models), { list: () => structuredClone(registry) });
}

const beside = (name) => readFileSync(new URL(name, import.meta.url));

export function open(tiers = beside("tiersheet.wasm"), models = () => beside("tiersheet-models.wasm")) {
  return load(tiers, models);
}
`;

const nodeFiles = `import { readFileSync } from "node:fs";

${files}
export function loadFiles(wasm) {
  return TierSheetFiles.load(wasm);
}

export function openFiles(wasm = readFileSync(new URL("tiersheet-files.wasm", import.meta.url))) {
  return loadFiles(wasm);
}
`;

// The custom functions of Excel: one classic script, since Excel asks for them as soon as its page has run its scripts.
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const excelParts = ["generated/associations.js", ...["words", "blanks", "results", "recent", "card", "functions"].map((name) => `excel/${name}.js`)];
const functions = `${core}
var TierSheetExcel = (function () {
"use strict";
const VERSION = ${JSON.stringify(version)};
${excelParts.map(source).join("\n")}
})();
`;

// A database takes library files up to 1 MB, so the second module comes in pieces; a function names them where it needs them.
function modelsPieces() {
  const pieces = module("tiersheet-models").toString("base64").match(/.{1,900000}/g);
  if (pieces.length !== BIGQUERY_PIECES) throw new Error(`the second module makes ${pieces.length} pieces: www/bigquery/create-functions.sql names ${BIGQUERY_PIECES}`);
  const script = (piece) => `var TIERSHEET_MODELS = (typeof TIERSHEET_MODELS === "undefined" ? [] : TIERSHEET_MODELS).concat(["${piece}"]);\n`;
  return pieces.map((piece, at) => [`bigquery/tiersheet-bigquery-models-${at + 1}.js`, script(piece)]);
}

const base64 = (variable, name) => `var ${variable} = "${module(name).toString("base64")}";\n`;

const written = [
  ["core/tiersheet.js", core],
  ["core/tiersheet-files.js", files],
  ["node/tiersheet.mjs", node],
  ["node/files.mjs", nodeFiles],
  // The prefixes are the order in which the spreadsheet runs the files of a script.
  ["google/00_tiersheet.js", core],
  ["google/10_tiersheet-wasm.js", base64("TIERSHEET_WASM", "tiersheet")],
  // As pages they are not loaded with every formula: the other functions, and what only the sidebar asks for.
  ...MODULES.slice(1).map((name) => [`google/${name}.html`, `${module(name).toString("base64")}\n`]),
  ["excel/functions.js", functions],
  ["bigquery/tiersheet-bigquery.js", `${core}\n${base64("TIERSHEET_WASM", "tiersheet")}\n${source("bigquery/library.js")}`],
  ...modelsPieces(),
  ...["core", "node"].flatMap((host) => MODULES.map((name) => [`${host}/${name}.wasm`, module(name)])),
  ...MODULES.slice(0, 2).map((name) => [`excel/${name}.wasm`, module(name)]),
];

for (const [name, content] of written) {
  const path = join(dist, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
for (const [from, to] of copies) {
  if (existsSync(join(root, from))) cpSync(join(root, from), join(dist, to), { recursive: true });
}

// The gzip of the system: the one inside Node.js trades a third of the size for speed.
const kilobytes = (bytes) => `${(bytes.length / 1000).toFixed(1)} KB`;
for (const name of MODULES) {
  const path = join(dist, `core/${name}.wasm`);
  const gzipped = execFileSync("gzip", ["-9", "-c", path]);
  console.log(`TierSheet: ${name}.wasm is ${kilobytes(readFileSync(path))}, ${kilobytes(gzipped)} with gzip`);
}
