// A message is in one language from end to end: that of the options, also where a call goes no further than to them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { open } from "../../dist/node/tiersheet.mjs";

const engine = open();
const functions = JSON.parse(readFileSync(new URL("../../www/generated/registry.json", import.meta.url), "utf8"));

function problems(id, args, lang) {
  try {
    engine.call(id, args, { lang });
    return [];
  } catch (error) {
    return error.problems ?? [error];
  }
}

/** The words of a text that it does not quote: names of functions, arguments and values are the same in every language. */
const unquoted = (text) => text.replace(/«[^»]*»|"[^"]*"/g, "");

for (const { id, params } of functions) {
  const place = params.findIndex(({ name }) => name === "options");
  if (place < 0) continue;
  const withOptions = (value, more = []) => [...params.slice(0, place).map(() => value), [["language", "ru"]], ...more];

  test(`${id} tells in the language of its options what is missing or too much`, () => {
    const found = [...problems(id, withOptions(null), "en"), ...problems(id, withOptions("x"), "uk"), ...problems(id, withOptions(null, ["one more"]), "en")];
    assert.ok(found.length > 0);
    for (const { message, hint } of found) {
      assert.match(message, /[а-я]/);
      assert.doesNotMatch(`${message} ${hint}`, /[іїєґ]/);
    }
  });

  // A column of values that is left out is a blank one.
  const required = params.find(({ kind, optional }) => !optional && kind !== "values");
  if (required === undefined) continue;
  test(`${id} says in the host's language what a missing argument is`, () => {
    for (const lang of ["en", "ru", "uk"]) {
      const [{ code, hint }] = problems(id, [], lang);
      assert.equal(code, "MISSING_ARGUMENT");
      assert.ok(hint.endsWith(required.about[lang]), hint);
      if (lang !== "en") assert.doesNotMatch(unquoted(hint).replace(/\b[A-Z]+\b/g, ""), /[a-z]{3}/);
    }
  });
}
