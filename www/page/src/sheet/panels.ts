// What the steps show when the page stands beside a workbook; on a page of its own they show nothing of it.

import { html, nothing, type TemplateResult } from "lit";
import type { Finding } from "../engine/protocol";
import { state } from "../state";
import { clientPlace, placeOf, show } from "./jump";
import { placeText } from "./take-panel";
import "./sheet.css";

export { historyFromSheet } from "./history";
export { rulesPanel } from "./rules-panel";
export { rowsAbove, settingsPanel, takenFacts, takenName, takePanel } from "./take-panel";
export { savePanel, writePanel } from "./write-panel";

/** Where a remark is: a way to the cell in the workbook, where there is one. */
export function placeTold(finding: Finding): TemplateResult | string {
  const place = placeOf(finding);
  return place === null ? finding.place
    : html`<button class="link" data-test="jump" title=${state.speech.sheet.show} @click=${() => void show(place)}>${placeText(place)}</button>`;
}

/** The way from a client's card to its row. */
export function clientRow(id: number): TemplateResult | typeof nothing {
  const place = clientPlace(id);
  return place === null ? nothing
    : html`<fluent-button size="small" data-test="show-client" @click=${() => void show(place)}>${state.speech.sheet.show}</fluent-button>`;
}
