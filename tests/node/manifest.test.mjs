// The manifest of the Excel add-in: Microsoft's schema, and what the schema cannot know. What is packaged from it is tested in
// tests/excel/package.test.mjs.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { inflateSync } from "node:zlib";

import { icons, pixels, png } from "../../pkg-scripts/icons.mjs";
import { xmlId } from "../../pkg-scripts/manifest-xml.mjs";
import { schema } from "../excel/schemas.mjs";

const root = new URL("../../", import.meta.url);
const read = (name) => readFileSync(new URL(name, root));
const json = (name) => JSON.parse(read(name));
const manifest = json("manifest.json");
const [extension] = manifest.extensions;
const [runtime] = extension.runtimes;
const [group] = extension.ribbons[0].tabs[0].groups;
const languages = manifest.localizationInfo.additionalLanguages.map(({ languageTag, file }) => ({ languageTag, file, texts: json(file) }));

const checkManifest = schema(manifest.manifestVersion);
const checkTexts = schema(manifest.manifestVersion, ".Localization");

// Every text of a value with its path.
function* texts(value, path = "") {
  if (typeof value === "string") yield [path, value];
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* texts(inner, `${path}/${key}`);
  }
}

// What a path of a locale file, such as "extensions[0].runtimes[0].code.page", stands for in the manifest.
const at = (value, path) => path.replace(/\[(\d+)\]/g, ".$1").split(".").reduce((inner, key) => inner?.[key], value);

const base = "https://localhost:3000/";
const addresses = (value) => [...texts(value)].filter(([path, text]) => path !== "/$schema" && /^\w+:\/\//.test(text));

test("the manifest and its locale files are valid by Microsoft's schemas", () => {
  assert.equal(manifest.$schema, `https://developer.microsoft.com/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`);
  assert.deepEqual(checkManifest(manifest), []);
  for (const { file, texts: own } of languages) {
    assert.deepEqual(checkTexts(own), [], file);
    assert.equal(own.$schema, manifest.$schema.replace(".schema", ".Localization.schema"));
  }
});

test("a broken manifest is not valid", () => {
  const broken = {
    "no version": (own) => { delete own.version; },
    "functions beside the runtimes": (own) => { own.extensions[0].customFunctions = own.extensions[0].runtimes[0].customFunctions; },
    "an icon of a size that Office does not take": (own) => { own.extensions[0].ribbons[0].tabs[0].groups[0].icons[0].size = 17; },
    "a short name that is too long": (own) => { own.name.short = "TierSheet".repeat(4); },
    "an id that is no GUID": (own) => { own.id = "tiersheet"; },
    "a control without a label": (own) => { delete own.extensions[0].ribbons[0].tabs[0].groups[0].controls[0].label; },
  };
  for (const [name, breaking] of Object.entries(broken)) {
    const own = structuredClone(manifest);
    breaking(own);
    assert.notEqual(checkManifest(own).length, 0, name);
  }
  assert.notEqual(checkTexts({ ...languages[0].texts, "extensions[0].ribbons[0].label": "?" }).length, 0);
});

test("the functions are in the namespace TIER, in one runtime that lives as long as the workbook", () => {
  assert.deepEqual(runtime.customFunctions.namespace, { id: "TIER", name: "TIER" });
  assert.equal(extension.runtimes.length, 1);
  assert.equal(runtime.lifetime, "long");
  const sets = new Map(extension.requirements.capabilities.map(({ name, minVersion }) => [name, Number(minVersion)]));
  assert.ok(sets.get("SharedRuntime") >= 1.1 && sets.get("CustomFunctionsRuntime") >= 1.1);
});

test("every address is https and of one server, in every language", () => {
  assert.ok(addresses(manifest).length > 10);
  for (const own of [manifest, ...languages.map(({ texts: inner }) => inner)]) {
    for (const [path, url] of addresses(own)) assert.ok(url.startsWith(base), `${path}: ${url}`);
  }
  assert.deepEqual(manifest.validDomains, [new URL(base).host]);
});

test("the functions that the manifest points at exist in every language, by valid names", () => {
  const named = [runtime.customFunctions.metadataUrl, ...languages.map(({ texts: own }) => own["extensions[0].runtimes[0].customFunctions.metadataUrl"])];
  assert.equal(new Set(named).size, 1 + languages.length);
  const registry = json("www/generated/registry.json");
  for (const url of named) {
    const { allowErrorForDataTypeAny, functions } = json(`www/generated/${url.slice(base.length)}`);
    assert.equal(allowErrorForDataTypeAny, true);
    // The card is Excel's own, and in no registry.
    assert.deepEqual(functions.map(({ id }) => id).filter((id) => id !== "EXPLAIN.CARD"), registry.map(({ id }) => id));
    for (const { id, name } of functions) {
      assert.match(id, /^[A-Z][A-Z0-9.]{2,63}$/);
      assert.equal(name, id);
    }
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
    const name = text.startsWith(`${base}icons/`) ? text.replace(`${base}icons/`, "www/assets/") : text;
    assert.ok(existsSync(new URL(name, root)), `${path}: ${name}`);
    const size = Number(/-(\d+)\.png$/.exec(name)[1]);
    const bytes = read(name);
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [size, size], name);
  }
  for (const own of [group, ...group.controls]) {
    assert.deepEqual(own.icons.map(({ size }) => size), [16, 32, 80], own.id);
    for (const { size, url } of own.icons) assert.match(url, new RegExp(`-${size}\\.png$`), own.id);
  }
  const ofControls = group.controls.map((own) => own.icons[0].url);
  assert.equal(new Set(ofControls).size, ofControls.length, "buttons can be told apart");
});

// The pixels, not the bytes: versions of zlib pack them differently.
test("the icons are those that pkg-scripts/icons.mjs draws", () => {
  const unpacked = (bytes) => inflateSync(bytes.subarray(41, bytes.length - 16));
  for (const [name, size, layers] of icons) {
    assert.deepEqual(unpacked(read(`www/assets/${name}.png`)), unpacked(png(size, pixels(size, layers))), name);
  }
});

test("the actions that buttons call exist, and every action has its button", () => {
  const actions = runtime.actions.map(({ id }) => id);
  assert.deepEqual(group.controls.map(({ actionId }) => actionId), actions);
  assert.deepEqual(actions.slice(0, 4), ["TierClients", "ExplainClient", "CheckRules", "ReviewTiers"]);
  for (const action of runtime.actions) assert.equal(action.view, undefined, "a shared runtime has one pane");
});

test("ids are different from each other, and the XML manifest is another add-in that this one hides", () => {
  const ids = [runtime.id, ...runtime.actions.map(({ id }) => id), group.id, ...group.controls.map(({ id }) => id)];
  assert.equal(new Set(ids).size, ids.length);
  for (const id of [manifest.id, xmlId(manifest)]) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(manifest.id, xmlId(manifest));
});

test("every locale file says in its language all that a person reads", () => {
  const places = ["name.full", "description.short", "description.full", "extensions[0].getStartedMessages[0].title", "extensions[0].getStartedMessages[0].description",
    ...runtime.actions.map((_, number) => `extensions[0].runtimes[0].actions[${number}].displayName`),
    ...group.controls.flatMap((_, number) => ["label", "supertip.title", "supertip.description"].map((key) => `extensions[0].ribbons[0].tabs[0].groups[0].controls[${number}].${key}`))];
  for (const { file, texts: own } of languages) {
    for (const [path, text] of Object.entries(own)) {
      if (path !== "$schema") assert.equal(typeof at(manifest, path), "string", `${file}: nothing stands at ${path}`);
      if (text !== text.trim()) assert.fail(`${file}: ${path}`);
    }
    for (const path of places) {
      assert.equal(typeof own[path], "string", `${file}: ${path}`);
      if (at(manifest, path) !== "Open TierSheet") assert.notEqual(own[path], at(manifest, path), `${file}: ${path}`);
      assert.match(own[path], /[а-яіїєґ]/i, `${file}: ${path}`);
    }
  }
});

// The ribbon gives a label two lines of about twelve letters; a description of the XML manifest has 250 characters, a short text 125.
test("texts fit, in every language", () => {
  const all = [[undefined, manifest], ...languages.map(({ file, texts: own }) => [file, own])];
  const value = (own, file, path) => (file === undefined ? at(own, path) : own[path] ?? at(manifest, path));
  for (const [file, own] of all) {
    assert.ok(value(own, file, "description.full").length <= 250, file);
    assert.ok(value(own, file, "extensions[0].getStartedMessages[0].title").length <= 125, file);
    group.controls.forEach((_, number) => {
      const path = `extensions[0].ribbons[0].tabs[0].groups[0].controls[${number}]`;
      const label = value(own, file, `${path}.label`);
      assert.ok(label.length <= 24 && label.split(" ").length <= 3, `${file}: ${label}`);
      assert.ok(value(own, file, `${path}.supertip.title`).length <= 64, `${file}: ${path}`);
      assert.ok(value(own, file, `${path}.supertip.description`).length <= 250, `${file}: ${path}`);
    });
  }
});

test("the help names the buttons as the ribbon does, in every language", () => {
  const help = read("www/site/help.html").toString();
  for (const number of [0, 4]) {
    const path = `extensions[0].ribbons[0].tabs[0].groups[0].controls[${number}].label`;
    for (const label of [at(manifest, path), ...languages.map(({ texts: own }) => own[path])]) assert.ok(help.includes(`<b>${label}</b>`), label);
  }
  for (const { file, texts: own } of languages) {
    assert.ok(own["extensions[0].getStartedMessages[0].description"].includes(`«${own["extensions[0].ribbons[0].tabs[0].groups[0].controls[0].label"]}»`), file);
  }
});

test("the version is that of the crate and of the package", () => {
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(read("Cargo.toml").toString())[1]);
  assert.equal(manifest.version, json("package.json").version);
});
