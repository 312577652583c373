// Starts the pane beside a workbook of Excel. No service worker: the pane has to be of one version with the functions of the sheet.

import { html, type TemplateResult } from "lit";
import { shell } from "./screens/shell";
import { COMMANDS } from "./sheet/commands";
import { excelHost } from "./sheet/excel/host";
import { listTables } from "./sheet/take";
import { begin, show } from "./start";
import { state, update, updatePart } from "./state";
import { isLang, Speech } from "./words";

/** Without a workbook the pane has nothing to stand beside, and says where the tool works without one. */
function withoutWorkbook(title: string, text: string): TemplateResult {
  return html`
    <main class="not-excel" id="content">
      <h1>${title}</h1>
      <p>${text} <a href="./index.html">${state.speech.sheet.notExcelLink}</a>.</p>
    </main>`;
}

/** A button of the ribbon shows the pane, does its work, and says that it came to an end whatever happened. */
function associate(): void {
  for (const [name, work] of Object.entries(COMMANDS)) {
    Office.actions.associate(name, (event?: { completed(): void }) => {
      void (async () => {
        try {
          // Where the program cannot show it, it stands there already.
          await Office.addin.showAsTaskpane().catch(() => undefined);
          await work();
        } finally {
          event?.completed();
        }
      })();
    });
  }
}

async function start(): Promise<void> {
  const words = () => state.speech.sheet;
  if (typeof Office === "undefined") {
    show(() => withoutWorkbook(words().noScript, words().noScriptText));
    return;
  }
  const { host } = await Office.onReady();
  // As text: the enumeration is there only in a host of Office.
  if (String(host) !== "Excel") {
    show(() => withoutWorkbook(words().notExcel, words().notExcelText));
    return;
  }
  const workbook = await excelHost();
  const spoken = workbook.locale.slice(0, 2);
  if (state.kept.lang === undefined && isLang(spoken)) update({ speech: new Speech(spoken) });
  updatePart("sheet", { host: workbook, startsWithWorkbook: workbook.startsWithWorkbook() });
  show(shell);
  begin();
  associate();
  await listTables();
  // Whoever comes back from the sheet may have selected something else there.
  addEventListener("focus", () => {
    if (state.busy === null && state.files.main === undefined) void listTables();
  });
}

void start();
