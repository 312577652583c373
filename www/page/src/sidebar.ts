// Starts the sidebar beside a spreadsheet of Google, and does what the item of the menu says that opened it.

import { html } from "lit";
import { shell } from "./screens/shell";
import { COMMANDS } from "./sheet/commands";
import { googleHost } from "./sheet/google/host";
import { listTables } from "./sheet/take";
import { begin, show } from "./start";
import { state, update, updatePart } from "./state";
import { isLang, Speech } from "./words";

async function start(): Promise<void> {
  const command = COMMANDS[document.documentElement.dataset["command"] ?? ""];
  try {
    const workbook = await googleHost();
    const spoken = workbook.locale.slice(0, 2);
    if (state.kept.lang === undefined && isLang(spoken)) update({ speech: new Speech(spoken) });
    updatePart("sheet", { host: workbook });
  } catch (error) {
    show(() => html`<main id="content"><p role="alert">${error instanceof Error ? error.message : String(error)}</p></main>`);
    return;
  }
  show(shell);
  begin();
  await (command === undefined ? listTables() : command());
}

void start();
