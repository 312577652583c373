// The manifest of the Excel add-in: what its schema cannot know.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { inflateSync } from "node:zlib";

import { icons, pixels, png } from "../../pkg-scripts/icons.mjs";

const root = new URL("../../", import.meta.url);
const read = (name) => readFileSync(new URL(name, root));
const manifest = JSON.parse(read("manifest.json"));
const [runtime] = manifest.extensions[0].runtimes;

// Every text of the manifest with its path.
function* texts(value, path = "") {
  if (typeof value === "string") yield [path, value];
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* texts(inner, `${path}/${key}`);
  }
}

const base = "https://localhost:3000/";
const urls = [...texts(manifest)].filter(([path, text]) => path !== "/$schema" && /^\w+:\/\//.test(text));

test("the functions are in the namespace TIER", () => {
  assert.deepEqual(runtime.customFunctions.namespace, { id: "TIER", name: "TIER" });
});

test("every address is https and of one server", () => {
  assert.ok(urls.length > 10);
  for (const [path, url] of urls) assert.ok(url.startsWith(base), `${path}: ${url}`);
  assert.deepEqual(manifest.validDomains, [new URL(base).host]);
});

test("the functions that the manifest points at exist", () => {
  const name = runtime.customFunctions.metadataUrl.slice(base.length);
  const { functions } = JSON.parse(read(`www/generated/${name}`));
  const registry = JSON.parse(read("www/generated/registry.json"));
  // The card is Excel's own, see www/excel/card.js.
  assert.deepEqual(functions.map(({ id }) => id).filter((id) => id !== "EXPLAIN.CARD"), registry.map(({ id }) => id));
  for (const { id, name } of functions) {
    assert.match(id, /^[A-Z][A-Z0-9.]{2,63}$/);
    assert.equal(name, id);
  }
});

test("the functions have the same shape in every language", () => {
  const shape = (name) => JSON.parse(read(`www/generated/${name}`), (key, value) => (key === "description" ? Boolean(value) : value));
  for (const language of ["ru", "uk"]) assert.deepEqual(shape(`functions-${language}.json`), shape("functions.json"));
});

test("every icon that the manifest names exists in its size", () => {
  const named = [...texts(manifest)].filter(([, text]) => text.endsWith(".png"));
  assert.ok(named.length >= 10);
  for (const [path, text] of named) {
    const name = text.startsWith(base) ? `www/${text.slice(base.length)}` : text;
    assert.ok(existsSync(new URL(name, root)), `${path}: ${name}`);
    const size = Number(/-(\d+)\.png$/.exec(name)[1]);
    const bytes = read(name);
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [size, size], name);
  }
});

// The pixels, not the bytes: versions of zlib pack them differently.
test("the icons are those that pkg-scripts/icons.mjs draws", () => {
  const unpacked = (bytes) => inflateSync(bytes.subarray(41, bytes.length - 16));
  for (const [name, size, filled] of icons) {
    assert.deepEqual(unpacked(read(`www/assets/${name}.png`)), unpacked(png(size, pixels(size, filled))), name);
  }
});

test("the actions that buttons call exist", () => {
  const actions = new Set(manifest.extensions[0].runtimes.flatMap((own) => own.actions.map(({ id }) => id)));
  const called = [...texts(manifest)].filter(([path]) => path.endsWith("/actionId"));
  assert.ok(called.length > 0);
  for (const [path, id] of called) assert.ok(actions.has(id), `${path}: ${id}`);
});

test("the version is that of the crate", () => {
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(read("Cargo.toml").toString())[1]);
});
