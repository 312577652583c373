// The second step beside a workbook: rules from a sheet, and into one.

import { html, nothing, type TemplateResult } from "lit";
import { state, updatePart } from "../state";
import { fill } from "../words";
import { show } from "./jump";
import { dropLink, linkedRules, takeRules, writeRules } from "./rule-link";
import { listTables, ruleTables } from "./take";
import { placeText } from "./take-panel";
import { asksAndDone } from "./write-panel";

export function rulesPanel(): TemplateResult | typeof nothing {
  if (state.sheet.host === null) return nothing;
  const words = state.speech.sheet;
  const { rules: tied } = state.sheet;
  const others = ruleTables().filter(({ id }) => id !== tied?.table.id);
  return html`
    <section class="panel sheet-panel" data-test="sheet-rules">
      <div class="actions-line"><h2>${words.rules}</h2><fluent-button size="small" @click=${() => void listTables()}>${words.lookAgain}</fluent-button></div>
      ${tied === null ? nothing : html`
        <div class="tied">
          <p>${fill(linkedRules() === null ? words.edited : words.tied, { place: placeText(tied.table) })}</p>
          <div class="buttons">
            <fluent-button size="small" data-test="recheck" @click=${() => void takeRules(tied.table.id)}>${linkedRules() === null ? words.takeAgain : words.recheck}</fluent-button>
            <fluent-button size="small" @click=${() => void show(tied.table)}>${words.show}</fluent-button>
            <fluent-button size="small" appearance="subtle" @click=${dropLink}>${words.untie}</fluent-button>
          </div>
        </div>`}
      ${others.length === 0 && tied === null ? html`<p class="quiet">${words.noRules}</p>` : html`
        <ul class="tables">${others.map((table) => html`
          <li><p><strong>${table.name}</strong> <span class="quiet">${placeText(table)}</span></p>
            <fluent-button size="small" data-test="take-rules" @click=${() => void takeRules(table.id)}>${words.takeRules}</fluent-button></li>`)}</ul>`}
      ${toSheet()}
      ${asksAndDone("rules")}
    </section>`;
}

function toSheet(): TemplateResult {
  const { words, sheet } = state.speech;
  const { template } = state.sheet;
  const choices: [string, string][] = [
    ["", sheet.present],
    ...state.templates.map((name): [string, string] => [name, (words.templates[name] ?? [name, ""]).join(": ")]),
    ["plan", `${sheet.plan}: ${sheet.planAbout}`],
  ];
  const choose = (event: Event) => updatePart("sheet", { template: (event.target as HTMLSelectElement).value });
  return html`
    <div class="to-sheet">
      <label class="field"><span>${sheet.toWrite}</span>
        <select data-test="rules-to-write" @change=${choose}>${choices.map(([value, name]) => html`<option value=${value} .selected=${value === template}>${name}</option>`)}</select></label>
      <fluent-button size="small" data-test="write-rules" @click=${() => void writeRules()}>${sheet.writeRules}</fluent-button>
    </div>`;
}
