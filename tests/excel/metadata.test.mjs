// functions.json against what is documented of it; it has no official schema to be had offline.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { parse } from "acorn";

const root = new URL("../../", import.meta.url);
const read = (name) => readFileSync(new URL(name, root), "utf8");
const LANGUAGES = ["", "-ru", "-uk"];
const texts = LANGUAGES.map((language) => read(`dist/excel/functions${language}.json`));
const metadata = texts.map((text) => JSON.parse(text));
const typings = read("node_modules/@types/custom-functions-runtime/index.d.ts");

// Excel's functions of old macro sheets; a function that is called so cannot be entered. The short ones of our kind.
const MACRO_NAMES = ["RUN", "ECHO", "CALL", "GOTO", "HALT", "NOTE", "NAMES", "LINKS", "INPUT", "FORMULA", "RESULT", "RETURN", "STEP", "WAIT", "BEEP", "SAVE", "ALERT", "ARGUMENT"];

test("every language is small enough for the desktop, which refuses more than 1 MB without a word", () => {
  for (const text of texts) assert.ok(Buffer.byteLength(text) < 1_000_000);
});

test("nothing but what is documented", () => {
  const keys = {
    "": ["allowErrorForDataTypeAny", "allowCustomDataForDataTypeAny", "functions"],
    function: ["id", "name", "description", "parameters", "result", "options"],
    parameter: ["name", "description", "type", "dimensionality", "optional"],
  };
  for (const all of metadata) {
    assert.deepEqual(Object.keys(all), keys[""]);
    assert.equal(all.allowErrorForDataTypeAny, true, "a cell with an error would fail the whole call");
    assert.equal(all.allowCustomDataForDataTypeAny, true, "dates with a format and cards could not leave");
    for (const own of all.functions) {
      assert.deepEqual(Object.keys(own), keys.function, own.id);
      assert.deepEqual(own.result, { type: "any", dimensionality: "matrix" }, own.id);
      for (const parameter of own.parameters) {
        assert.deepEqual(Object.keys(parameter).filter((key) => !keys.parameter.includes(key)), [], own.id);
        assert.equal(parameter.type, "any", `${own.id}: Excel would convert the cells of another type`);
        assert.ok(["scalar", "matrix"].includes(parameter.dimensionality));
        assert.ok(parameter.description.length > 3);
      }
    }
  }
});

test("ids, names and parameters are of the forms that Excel takes", () => {
  for (const { functions } of metadata) {
    const ids = functions.map(({ id }) => id);
    assert.equal(new Set(ids.map((id) => id.toUpperCase())).size, ids.length);
    for (const { id, name, parameters } of functions) {
      assert.match(id, /^[a-zA-Z][a-zA-Z0-9._]{2,63}$/);
      assert.match(name, /^\p{L}[\p{L}0-9._]{2,63}$/u);
      assert.equal(name, id);
      assert.doesNotMatch(id, /^([A-Z]{1,3}\d+|R\d*C\d*)$/, "looks like a cell");
      assert.ok(!MACRO_NAMES.includes(id), id);
      const names = parameters.map((parameter) => parameter.name);
      assert.equal(new Set(names).size, names.length);
      for (const own of names) assert.match(own, /^\p{L}[\p{L}0-9]*$/u);
      const optional = parameters.map((parameter) => parameter.optional === true);
      assert.deepEqual(optional, optional.slice().sort(), `${id}: a required parameter stands behind an optional one`);
    }
  }
});

test("options have the names that the runtime's typings tell", () => {
  for (const { functions } of metadata) {
    for (const { id, options, result } of functions) {
      // The addresses tell where to look whether a 0 is a blank cell; they come only where a matrix is the result.
      assert.deepEqual(options, { requiresAddress: true, requiresParameterAddresses: true }, id);
      assert.equal(result.dimensionality, "matrix");
      for (const name of Object.keys(options)) assert.ok(typings.includes(`{ "${name}": true }`), name);
    }
  }
});

test("an EXPLAIN.CARD takes what EXPLAIN takes", () => {
  for (const { functions } of metadata) {
    const find = (wanted) => functions.find(({ id }) => id === wanted);
    assert.deepEqual(find("EXPLAIN.CARD").parameters, find("EXPLAIN").parameters);
    assert.notEqual(find("EXPLAIN.CARD").description, find("EXPLAIN").description);
  }
});

test("the functions are one classic script with two globals, and name each module once", () => {
  const script = read("dist/excel/functions.js");
  const { body } = parse(script, { ecmaVersion: 2020, sourceType: "script" });
  assert.deepEqual(body.map(({ kind, declarations }) => [kind, ...declarations.map(({ id }) => id.name)]), [["var", "TierSheet"], ["var", "TierSheetExcel"]]);
  // Whoever packs the files for a server puts a name with a hash there.
  for (const name of ["tiersheet.wasm", "tiersheet-models.wasm"]) assert.equal(script.split(`"${name}"`).length, 2, name);
});
