// What must hold for the files that are pushed, whatever they do.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { parse } from "acorn";

import { Project, scriptNames } from "./host.mjs";
import { Workbook } from "./workbook.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = new URL("../../dist/google/", import.meta.url);
const text = (name) => readFileSync(new URL(name, folder), "utf8");

test("every file is a classic script that the editor of Apps Script takes", () => {
  for (const name of scriptNames) {
    const { body } = parse(text(name), { ecmaVersion: 2021, sourceType: "script" });
    for (const node of body) {
      assert.ok(["FunctionDeclaration", "VariableDeclaration"].includes(node.type), `${name}: ${node.type} at the top`);
      for (const { init } of node.declarations ?? []) {
        const kind = init?.type;
        assert.ok(kind !== "NewExpression" && (kind !== "CallExpression" || name.startsWith("00_")), `${name}: nothing is done when the file is loaded`);
      }
    }
  }
});

test("no two files declare the same name, and only what others call ends without an underscore", () => {
  const seen = new Map();
  for (const name of scriptNames) {
    for (const node of parse(text(name), { ecmaVersion: 2021, sourceType: "script" }).body) {
      for (const declared of node.id ? [node.id.name] : node.declarations.map(({ id }) => id.name)) {
        assert.ok(!seen.has(declared), `${declared} is in ${seen.get(declared)} and ${name}`);
        seen.set(declared, name);
      }
    }
  }
  const open = [...seen].filter(([declared, name]) => !declared.endsWith("_") && !/^(0|1|30)/.test(name)).map(([declared]) => declared);
  assert.deepEqual(open.sort(), [
    "TIERSHEET_IS_ADD_ON", "onInstall", "onOpen", "tierSheetAppend", "tierSheetChart", "tierSheetCheckRules", "tierSheetDigest", "tierSheetExplainClient",
    "tierSheetFind", "tierSheetHelp", "tierSheetMenu", "tierSheetModulePiece", "tierSheetOccupied", "tierSheetRead", "tierSheetReviewTiers",
    "tierSheetSelectedRow", "tierSheetShow", "tierSheetStart", "tierSheetTables", "tierSheetTierClients", "tierSheetUndo", "tierSheetWrite", "tierSheetWriteMore",
  ]);
});

test("loading the files does nothing: nothing is decoded, compiled or asked of a service", () => {
  const project = new Project(new Workbook());
  const { context, run } = project.load("NONE");
  assert.equal(run("tierSheetEngine_"), null);
  assert.equal(typeof context.TIERSHEET_WASM, "string");
  assert.deepEqual(project.asked, { formatDate: 0, parseDate: 0 });
});

test("the types of Apps Script", () => {
  execFileSync(`${root}node_modules/.bin/tsc`, ["-p", `${root}tests/google`], { stdio: "inherit" });
});

test("the manifest asks for this spreadsheet and a sidebar, and for nothing else", () => {
  const manifest = JSON.parse(text("appsscript.json"));
  assert.equal(manifest.runtimeVersion, "V8");
  assert.equal(manifest.exceptionLogging, "STACKDRIVER");
  assert.ok(Intl.supportedValuesOf("timeZone").includes(manifest.timeZone) || manifest.timeZone === "Etc/UTC");
  assert.deepEqual(manifest.oauthScopes.map((scope) => scope.split("/").pop()), ["spreadsheets.currentonly", "script.container.ui"]);
});

test("the order of the files is written down as it is", () => {
  assert.deepEqual(JSON.parse(text(".clasp.json.example")).filePushOrder, scriptNames);
});

// Everything but mutable globals and sign extension is switched off; what is more than that is refused.
for (const name of ["tiersheet", "tiersheet-models", "tiersheet-files"]) {
  test(`${name}.wasm needs nothing that an older engine lacks`, () => {
    const validate = (more) => execFileSync(`${root}node_modules/.bin/wasm-opt`, ["--mvp-features", ...more, "--metrics", "-o", "/dev/null", `${root}dist/core/${name}.wasm`], { stdio: ["ignore", "ignore", "pipe"] });
    validate(["--enable-mutable-globals", "--enable-sign-ext"]);
  });
}

test("the check of the module's features can fail", () => {
  // (module (func (export "f") (result i32) i32.const 1 i32.extend8_s)) with sign extension switched off
  const bytes = Buffer.from("0061736d010000000105016000017f030201000705010166000 00a070105004101c00b".replaceAll(" ", ""), "hex");
  assert.ok(WebAssembly.validate(bytes));
  assert.throws(() => execFileSync(`${root}node_modules/.bin/wasm-opt`, ["--mvp-features", "-o", "/dev/null", "-"], { input: bytes, stdio: ["pipe", "ignore", "pipe"] }));
});

test("pages and scripts have names of their own: the editor knows no extensions", () => {
  const bare = readdirSync(folder).filter((name) => /\.(js|html)$/.test(name)).map((name) => name.replace(/\.\w+$/, ""));
  assert.equal(new Set(bare).size, bare.length);
});
