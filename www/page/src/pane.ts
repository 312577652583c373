// Starts the pane beside a workbook of Excel. No service worker: the pane has to be of one version with the functions of the sheet.

import { html, type TemplateResult } from "lit";
import { shell } from "./screens/shell";
import { COMMANDS } from "./sheet/commands";
import { excelHost } from "./sheet/excel/host";
import { listTables } from "./sheet/take";
import { begin, show } from "./start";
import { state, update, updatePart } from "./state";
import { isLang, Speech } from "./words";

/** What of the Office script this file uses; the workbook itself is `sheet/excel`. */
interface OfficeScript {
  onReady(): Promise<{ host: string | null }>;
  actions?: { associate(name: string, work: (event?: { completed(): void }) => void): void };
  addin?: { showAsTaskpane(): Promise<void> };
}

const office = (globalThis as { Office?: OfficeScript }).Office;

/** Without a workbook the pane has nothing to stand beside, and says where the tool works without one. */
function withoutWorkbook(title: string, text: string): TemplateResult {
  return html`
    <main class="not-excel" id="content">
      <h1>${title}</h1>
      <p>${text} <a href="./index.html">${state.speech.sheet.notExcelLink}</a>.</p>
    </main>`;
}

/** A button of the ribbon shows the pane, does its work, and says that it came to an end whatever happened. */
function associate({ actions, addin }: OfficeScript): void {
  for (const [name, work] of Object.entries(COMMANDS)) {
    actions?.associate(name, (event) => {
      void (async () => {
        try {
          await addin?.showAsTaskpane();
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
  if (office === undefined) {
    show(() => withoutWorkbook(words().noScript, words().noScriptText));
    return;
  }
  const { host } = await office.onReady();
  if (host !== "Excel") {
    show(() => withoutWorkbook(words().notExcel, words().notExcelText));
    return;
  }
  const workbook = excelHost();
  const spoken = workbook.locale.slice(0, 2);
  if (state.kept.lang === undefined && isLang(spoken)) update({ speech: new Speech(spoken) });
  updatePart("sheet", { host: workbook });
  show(shell);
  begin();
  associate(office);
  await listTables();
  // Whoever comes back from the sheet may have selected something else there.
  addEventListener("focus", () => {
    if (state.busy === null && state.files.main === undefined) void listTables();
  });
}

void start();
