// The menu of meanings names fields in the engine's words: it must take every one of them, in every language.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support.mjs";

const built = join(root, "dist/node/tiersheet.mjs");

test("the engine knows every field of the menu by the name shown", { skip: existsSync(built) ? false : "run pkg-scripts/build" }, async () => {
  const { open } = await import(built);
  const engine = open();
  const listed = readFileSync(join(root, "www/page/src/words/fields.ts"), "utf8").matchAll(/^  \["([^"]+)", "([^"]+)", "([^"]+)", "([^"]+)"\],$/gm);
  const fields = [...listed];
  assert.ok(fields.length > 20, "the list was found");
  for (const [, id, ...titles] of fields) {
    for (const [at, lang] of ["en", "ru", "uk"].entries()) {
      const rows = engine.call("FIELDS", [[["Client", "Column"], ["Acme", "1"], ["Bolt", "2"]], [["fields", `Column = ${id}`]]], { lang });
      assert.equal(rows[2][2], titles[at], `${id} in ${lang}`);
    }
  }
});
