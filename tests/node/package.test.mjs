// What must hold for the built files whatever the functions do.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { parse } from "acorn";

import { bareRealm, corePath, modelsPath, openInRealm, wasmPath } from "./realm.mjs";

const I64 = 0x7e;
const core = readFileSync(corePath, "utf8");
const wasm = readFileSync(wasmPath);
const models = readFileSync(modelsPath);

test("the core is one classic script of ES2020", () => {
  for (const ecmaVersion of [2020, 2021]) parse(core, { ecmaVersion, sourceType: "script" });
});

test("the core defines one global", () => {
  const { context, run } = bareRealm();
  const names = () => new Set(run("Object.getOwnPropertyNames(globalThis)"));
  const before = names();
  run(core);
  assert.deepEqual([...names()].filter((name) => !before.has(name)), ["TierSheet"]);
  // Declarations of let, const and class at the top level are global without being properties.
  const kinds = parse(core, { ecmaVersion: 2020, sourceType: "script" }).body.map((node) => node.kind ?? node.type);
  assert.deepEqual(kinds, ["var"]);
  assert.equal(typeof context.TierSheet.load, "function");
});

test("the engine starts in a bare realm", () => {
  assert.ok(openInRealm().call("VERSION", []).length > 1);
});

test("the engine starts without the newer parts of the language", () => {
  const absent = ["FinalizationRegistry", "WeakRef", "SharedArrayBuffer", "Atomics", "Intl"];
  assert.ok(openInRealm({ absent }).call("VERSION", []).length > 1);
});

test("the core ignores a host that hides the globals of a page behind empty objects", () => {
  const { run } = bareRealm();
  run("var document = {}, location = {}, fetch = {}, Request = {}, Response = {}, URL = {};");
  run(core);
  assert.equal(run("typeof TierSheet.load"), "function");
});

for (const [name, bytes] of [["tiersheet.wasm", wasm], ["tiersheet-models.wasm", models]]) {
  test(`${name} has no 64-bit integers in its exports and imports`, () => {
    const { functions, exported } = readSignatures(bytes);
    const names = WebAssembly.Module.exports(new WebAssembly.Module(bytes))
      .filter(({ kind }) => kind === "function")
      .map(({ name }) => name);
    assert.deepEqual([...exported.keys()], names);
    for (const [name, index] of exported) assert.ok(!functions[index].includes(I64), `the export ${name}`);
    for (const { name, signature } of functions.imports) assert.ok(!signature.includes(I64), `the import ${name}`);
  });

  test(`${name} does not name the folders of whoever built it`, () => {
    const text = bytes.toString("latin1");
    const project = fileURLToPath(new URL("../..", import.meta.url));
    for (const folder of [project, `${homedir()}/`]) {
      assert.ok(folder.length < 3 || !text.includes(folder), folder);
    }
  });
}

test("the WebAssembly is within its limits of size", () => {
  const within = (path, most, mostGzipped) => {
    const { length } = readFileSync(path);
    assert.ok(length <= most, `${length} bytes`);
    const gzipped = execFileSync("gzip", ["-9", "-c", fileURLToPath(path)]);
    assert.ok(gzipped.length <= mostGzipped, `${gzipped.length} bytes with gzip`);
  };
  within(wasmPath, 477_000, 198_000);
  within(modelsPath, 1_578_000, 610_000);
});

test("the engine without its second module knows what is in the first, and says what it lacks", () => {
  const { run } = bareRealm();
  run(core);
  run(`var bytes = new Uint8Array([${[...wasm].join(",")}]); var asked = 0;`);
  run("var alone = TierSheet.load(bytes);");
  assert.ok(run("alone.call('VERSION').length") > 1);
  assert.throws(() => run("alone.call('VIPS', [])"), /VIPS is not part/);
  run(`var lazy = TierSheet.load(bytes, function () { asked++; return new Uint8Array([${[...models].join(",")}]); });`);
  run("lazy.call('ASSIGN', [[['client', 'revenue'], ['a', 1]], [['tier', 'revenue'], ['A', '>0']]]);");
  assert.equal(run("asked"), 0);
  run("lazy.call('CHECK', [lazy.call('RULES', [])]); lazy.call('CHECK', [lazy.call('RULES', [])]);");
  assert.equal(run("asked"), 1);
});

test("the copies for the hosts are of one build", () => {
  const dist = (name) => readFileSync(new URL(`../../dist/${name}`, import.meta.url));
  for (const host of ["node", "excel"]) {
    assert.deepEqual(dist(`${host}/tiersheet.wasm`), wasm);
    assert.deepEqual(dist(`${host}/tiersheet-models.wasm`), models);
  }
  assert.equal(dist("google/00_tiersheet.js").toString(), core);
  assert.ok(dist("excel/functions.js").toString().startsWith(core));
  assert.ok(dist("node/tiersheet.mjs").toString().includes(core));
  const { run } = bareRealm();
  run(dist("google/10_tiersheet-wasm.js").toString());
  assert.deepEqual(Buffer.from(run("TIERSHEET_WASM"), "base64"), wasm);
  assert.deepEqual(Buffer.from(dist("google/tiersheet-models.html").toString(), "base64"), models);
});

// The value types of every function, imported ones first, and which of them are exported. The JavaScript interface
// of WebAssembly does not show signatures.
function readSignatures(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const list = (item) => Array.from({ length: number() }, item);
  const name = () => {
    const length = number();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  const valueType = () => {
    const type = bytes[at++];
    if (type === 0x63 || type === 0x64) number();
    return type;
  };
  const limits = () => {
    const flags = bytes[at++];
    number();
    if (flags & 1) number();
  };

  let types = [];
  let own = [];
  let exported = new Map();
  const imports = [];
  while (at < bytes.length) {
    const section = bytes[at++];
    const end = number() + at;
    if (section === 1) {
      types = list(() => {
        assert.equal(bytes[at++], 0x60, "only plain function types are expected");
        return [...list(valueType), ...list(valueType)];
      });
    } else if (section === 2) {
      list(() => {
        const imported = `${name()} ${name()}`;
        const kind = bytes[at++];
        if (kind === 0) imports.push({ name: imported, signature: types[number()] });
        else if (kind === 1) valueType(), limits();
        else if (kind === 2) limits();
        else valueType(), at++;
      });
    } else if (section === 3) {
      own = list(() => types[number()]);
    } else if (section === 7) {
      list(() => {
        const exportName = name();
        const kind = bytes[at++];
        const index = number();
        if (kind === 0) exported.set(exportName, index);
      });
    }
    at = end;
  }
  const functions = Object.assign([...imports.map(({ signature }) => signature), ...own], { imports });
  return { functions, exported };
}
