// The third and the last step beside a workbook: tiers, summary, review and the rows for the CRM into it.

import { html, nothing, type TemplateResult } from "lit";
import { state, updatePart, type Step } from "../state";
import { fill } from "../words";
import { TIER_COLUMNS } from "./calls";
import { keepReview } from "./history";
import { show } from "./jump";
import { mayBeFormulas, mayStandBeside, toggleColumn, writeFormulas, writeImport, writeSummary, writeTiers } from "./results";
import { takenFor } from "./take";
import { placeText } from "./take-panel";
import { answerAsking, undoLast } from "./writing";

/** The question before filled cells are replaced, and what was written with the way back. */
export function asksAndDone(step: Step): TemplateResult {
  const { speech } = state;
  const words = speech.sheet;
  const { asking, done, host } = state.sheet;
  const undoable = host?.undoable() ?? null;
  return html`
    <div class="asks" aria-live="polite">
      ${asking === null || asking.step !== step ? nothing : html`
        <div class="asking" role="group" aria-label=${words.anyway} data-test="asking">
          <p>${speech.count(words.asks, asking.occupied.filled, { place: placeText(asking.occupied) })}</p>
          <div class="buttons">
            <fluent-button size="small" data-test="anyway" @click=${() => void answerAsking("anyway")}>${words.anyway}</fluent-button>
            <fluent-button size="small" data-test="elsewhere" @click=${() => void answerAsking("elsewhere")}>${words.elsewhere}</fluent-button>
            <fluent-button size="small" appearance="subtle" data-test="cancel-asking" @click=${() => void answerAsking("cancel")}>${words.cancel}</fluent-button>
          </div>
        </div>`}
      ${done === null || done.step !== step ? nothing : html`
        <p class="done" data-test="done">${done.label}: <button class="link" data-test="show-done" @click=${() => void show(done)}>${placeText(done)}</button></p>`}
    </div>
    ${undoable === null ? nothing : html`<fluent-button size="small" data-test="undo-sheet" @click=${() => void undoLast(step)}>${fill(words.undoOf, { label: undoable })}</fluent-button>`}`;
}

export function writePanel(): TemplateResult | typeof nothing {
  if (state.sheet.host === null) return nothing;
  const words = state.speech.sheet;
  const { kept, columns } = state.sheet;
  return html`
    <section class="panel sheet-panel write-panel" data-test="write-panel">
      <h2>${words.intoBook}</h2>
      ${whereChoice()}
      <details><summary>${words.besideColumns}: ${columns.map((name) => words.columns[name as keyof typeof words.columns]).join(", ") || "–"}</summary>
        <div class="column-choice" role="group" aria-label=${words.besideColumns}>${TIER_COLUMNS.map((name) => html`
          <label class="check"><input type="checkbox" data-test="column-${name}" .checked=${columns.includes(name)} @change=${() => toggleColumn(name)}><span>${words.columns[name]}</span></label>`)}</div>
      </details>
      <div class="buttons">
        <fluent-button appearance="primary" data-test="write-tiers" @click=${() => void writeTiers()}>${words.writeTiers}</fluent-button>
        ${mayBeFormulas() ? html`<fluent-button data-test="write-formulas" title=${words.formulasHint} @click=${() => void writeFormulas()}>${words.writeFormulas}</fluent-button>` : nothing}
        <fluent-button data-test="write-summary" @click=${() => void writeSummary()}>${words.summary}</fluent-button>
        <fluent-button data-test="keep-review" title=${words.keepHint} @click=${() => void keepReview()}>${words.keep}</fluent-button>
      </div>
      <p class="quiet hint">${mayBeFormulas() ? words.formulasHint : words.noFormulas} ${words.keepHint}</p>
      ${asksAndDone("result")}
      ${kept === "" ? nothing : html`<p role="status" data-test="kept">${kept}</p>`}
    </section>`;
}

function whereChoice(): TemplateResult | typeof nothing {
  const words = state.speech.sheet;
  const table = takenFor("main")?.table;
  if (!mayStandBeside() || table === undefined) return nothing;
  const choose = (event: Event) => updatePart("sheet", { where: (event.target as HTMLSelectElement).value === "sheet" ? "sheet" : "beside" });
  return html`
    <label class="field"><span>${words.where}</span>
      <select data-test="where" @change=${choose}>
        <option value="beside" .selected=${state.sheet.where === "beside"}>${fill(words.besideTable, { table: table.name })}</option>
        <option value="sheet" .selected=${state.sheet.where === "sheet"}>${words.newSheet}</option>
      </select></label>`;
}

export function savePanel(): TemplateResult | typeof nothing {
  if (state.sheet.host === null) return nothing;
  const words = state.speech.sheet;
  return html`
    <section class="panel sheet-panel" data-test="save-panel">
      <h2>${words.intoBook}</h2>
      <p class="quiet">${words.importHint}</p>
      <div class="buttons"><fluent-button data-test="write-import" @click=${() => void writeImport()}>${words.writeImport}</fluent-button></div>
      ${asksAndDone("send")}
    </section>`;
}
