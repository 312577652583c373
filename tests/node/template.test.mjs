// The template workbooks in LibreOffice: no errors of formulas but of the functions that LibreOffice does not have.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const templates = fileURLToPath(new URL("../../dist/template/", import.meta.url));
const languages = ["", "-ru", "-uk"];
const missing = spawnSync("soffice", ["--version"]).status === 0 ? false : "LibreOffice (soffice) is not installed: the template is not opened in it";

/** Every sheet as LibreOffice shows it: its cells by its name. */
function opened(name) {
  const folder = mkdtempSync(path.join(tmpdir(), "tiersheet-template-"));
  try {
    // Comma, quotes, UTF-8, cells as shown, every sheet into a file of its own.
    execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to",
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", path.join(folder, "out"),
      path.join(templates, `${name}.xlsx`)], { stdio: "pipe", timeout: 120_000 });
    return readdirSync(path.join(folder, "out")).map((file) => [file, readFileSync(path.join(folder, "out", file), "utf8")]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const errors = (text) => text.match(/#[A-ZА-ЯІЇЄ/0!?]+[!?]|#N\/A|Err:\d+/gu) ?? [];

for (const language of languages) {
  test(`the workbook for LibreOffice${language} has all results and no errors`, { skip: missing }, () => {
    const sheets = opened(`TierSheet-libreoffice${language}`);
    assert.equal(sheets.length, 7);
    for (const [file, text] of sheets) {
      // The start sheet may name the error.
      if (text.startsWith("TierSheet")) continue;
      assert.deepEqual(errors(text), [], file);
      assert.ok(text.split("\n").length > 5, `${file} is as good as empty`);
    }
  });

  for (const host of ["", "-excel"]) {
    test(`TierSheet${host}${language} opens with no error but of missing functions`, { skip: missing }, () => {
      const sheets = opened(`TierSheet${host}${language}`);
      assert.equal(sheets.length, 7);
      const found = sheets.filter(([, text]) => !text.startsWith("TierSheet")).flatMap(([, text]) => errors(text));
      assert.deepEqual([...new Set(found)].filter((error) => error !== "#NAME?"), []);
    });
  }
}
