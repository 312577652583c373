// The stand-in for Excel in a page of a test's browser: its modules as one classic script, to be run before any script of the page.
//
//   import { inPage } from "../excel/browser.mjs";
//   await tab.addInitScript({ content: inPage({ sheets: [...] }) });    // then window.workbook is what installWorkbook gives
//   await tab.evaluate(() => window.workbook.values("Deals!A1:C9"));

import { readFileSync } from "node:fs";

const FILES = ["cells.mjs", "objects.mjs", "workbook.mjs"];

export function inPage(given) {
  const code = FILES.map((name) => readFileSync(new URL(name, import.meta.url), "utf8")
    .replace(/^import .*?;$/gms, "").replace(/^export \{.*\};$/gm, "").replace(/^export /gm, "")).join("\n");
  return `{ ${code}\n window.workbook = installWorkbook(${JSON.stringify(given)}); }`;
}
