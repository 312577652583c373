// The first step: a file is dropped, and shown as it was understood.

import { html, nothing, type TemplateResult } from "lit";
import sampleEn from "../../../../samples/clients-en.csv?url";
import sampleUk from "../../../../samples/clients-uk.csv?url";
import sampleRu from "../../../../samples/deals.csv?url";
import { handOnData } from "../act/hand-on-data";
import { closeFile, go, openExport, openFurther, openSample, setMeaning } from "../actions";
import { FURTHER_SLOTS, type Lang, type Row } from "../engine/protocol";
import { fileButton } from "../parts/file-button";
import { findingsList } from "../parts/findings";
import { questionPanel } from "../shaping/questions";
import { filterRows, rawRows, rowDeeds } from "../shaping/raw-rows";
import { settingsPanel, takePanel } from "../sheet/panels";
import { state, type OpenFile } from "../state";
import { fill } from "../words";
import { FIELD_NAMES } from "../words/fields";
import { fileCard } from "./file-card";

const SAMPLES: Record<Lang, string> = { en: sampleEn, ru: sampleRu, uk: sampleUk };

export function dataScreen(): TemplateResult {
  const main = state.files.main;
  return main === undefined || state.fields === null ? emptyScreen() : loadedScreen(main);
}

function emptyScreen(): TemplateResult {
  const { words, lang } = state.speech;
  if (state.sheet.host !== null) return besideWorkbook();
  return html`
    <section class="drop-target">
      <svg viewBox="0 0 48 48" aria-hidden="true"><path d="M12 6h16l10 10v26H12z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/><path d="M28 6v10h10M18 25h14M18 31h14M18 37h9" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/></svg>
      <h1>${words.drop}</h1>
      <p class="quiet">${words.dropOr}</p>
      ${fileButton(words.choose, (file) => void openExport(file), { primary: true, test: "export" })}
      <fluent-button appearance="subtle" data-test="sample" @click=${() => void openSample(SAMPLES[lang])}>${words.sample}</fluent-button>
      <p class="promise-line">${words.private}</p>
    </section>`;
}

/** Beside a workbook its tables come first; a file is the exception. */
function besideWorkbook(): TemplateResult {
  const { words, sheet, lang } = state.speech;
  return html`
    ${takePanel()}
    <section class="panel sheet-panel file-instead">
      <h2>${sheet.fileInstead}</h2>
      ${fileButton(words.choose, (file) => void openExport(file), { test: "export" })}
      <fluent-button appearance="subtle" data-test="sample" @click=${() => void openSample(SAMPLES[lang])}>${words.sample}</fluent-button>
    </section>
    ${settingsPanel()}`;
}

function loadedScreen(main: OpenFile): TemplateResult {
  const { words } = state.speech;
  const { card } = main;
  const findings = [...card.findings, ...FURTHER_SLOTS.flatMap((slot) => state.files[slot]?.card.findings ?? []), ...(state.fields?.findings ?? [])]
    // The card of the file says it already.
    .filter(({ code }) => code !== "CRM_RECOGNISED");
  return html`
    <div class="actions-line main-actions">
      <fluent-button appearance="primary" data-test="see-result" @click=${() => void go("result")}>${words.seeResult}</fluent-button>
      ${fileButton(words.anotherFile, (file) => void openExport(file), { test: "another" })}
    </div>
    ${questionPanel()}
    <div class="data-columns">
      <div class="side">
        ${takePanel()}
        ${fileCard(main)}
        <section class="panel findings-panel">
          <h2>${words.findings}</h2>
          ${findingsList(findings, words.noFindings, rowDeeds)}
        </section>
        ${furtherFiles()}
        ${settingsPanel()}
      </div>
      <div class="wide">
        ${fieldsTable()}
        ${rawRows(main)}
      </div>
    </div>`;
}

function furtherFiles(): TemplateResult {
  const { words } = state.speech;
  return html`
    <section class="panel further-panel">
      <h2>${words.further}</h2>
      <ul class="further">${FURTHER_SLOTS.filter((slot) => slot !== "clients" || state.fields?.deals).map((slot) => {
        if (slot === "overrides") return handOnData();
        const open = state.files[slot];
        return html`
          <li>
            <div><strong>${words.slots[slot]}</strong><p class="quiet">${open ? `${open.card.name}, ${state.speech.count(words.rows, open.card.height - open.card.above)}` : words.slotHints[slot]}</p></div>
            ${open
              ? html`<fluent-button size="small" @click=${() => void closeFile(slot)}>${words.remove}</fluent-button>`
              : fileButton(words.add, (file) => void openFurther(slot, file), { test: `add-${slot}`, small: true })}
          </li>`;
      })}</ul>
    </section>`;
}

function fieldsTable(): TemplateResult | typeof nothing {
  const { words } = state.speech;
  const fields = state.fields?.fields ?? [];
  return html`
    <section class="panel">
      <h2>${words.fields}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label=${words.fields}>
        <table class="plain fields">
          <thead><tr><th>${words.header}</th><th>${words.meaning}</th><th>${words.type}</th><th>${words.filled}</th><th>${words.examples}</th><th>${words.problems}</th></tr></thead>
          <tbody>${fields.map((line, column) => fieldLine(line, column))}</tbody>
        </table>
      </div>
    </section>`;
}

function fieldLine(line: Row, column: number): TemplateResult {
  const [letter, header, field, type, , filled, , examples, problems] = line.map(String);
  const share = typeof line[5] === "number" ? line[5] : Number(filled);
  const ours = state.speech.shaping;
  const unread = state.fields?.findings.some((finding) => finding.code === "UNREADABLE_CELLS" && finding.column === column + 1) ?? false;
  // Not all of it while a cell is blank.
  const filledTold = state.speech.percent(share < 1 ? Math.min(share, 0.99) : share, 0);
  const filledShare = html`<span class="number">${filledTold}</span>`;
  return html`
    <tr>
      <th scope="row"><span class="letter">${letter}</span>${header}</th>
      <td>${meaningMenu(header ?? "", field ?? "")}</td>
      <td>${type}</td>
      <td class="filled"><span class="meter" aria-hidden="true"><i style="width: ${Math.round(share * 100)}%"></i></span>${share < 1
        ? html`<button class="link" title=${ours.blankTitle} aria-label="${header}: ${filledTold}. ${ours.blankTitle}" @click=${() => filterRows({ column, what: "blank" })}>${filledShare}</button>`
        : filledShare}</td>
      <td class="examples" title=${examples ?? ""}>${examples?.split(" | ").map((example) => html`<span>${example}</span>`)}</td>
      <td class=${problems === "" ? "" : "odd"} title=${problems ?? ""}>${unread
        ? html`<button class="link" data-test="field-rows" @click=${() => filterRows({ column, what: "unread" })}>${problems}</button>` : problems}</td>
    </tr>`;
}

const AT_LANG = { en: 1, ru: 2, uk: 3 } as const;

function meaningMenu(header: string, found: string): TemplateResult {
  const { words, lang } = state.speech;
  const at = AT_LANG[lang];
  const known = FIELD_NAMES.find((names) => names[at] === found);
  const corrected = (state.options.find(([name]) => name === "fields")?.[1] ?? "").split(";").some((part) => part.slice(0, part.lastIndexOf("=")).trim() === header);
  return html`
    <select class=${found === "" ? "meaning none" : "meaning"} aria-label="${words.meaning}: ${header}" @change=${(event: Event) => void setMeaning(header, (event.target as HTMLSelectElement).value)}>
      ${corrected ? html`<option value="">${fill(words.otherMeaning, { value: "…" })}</option>` : nothing}
      <option value="no" .selected=${found === ""}>${words.noMeaning}</option>
      ${known === undefined && found !== "" ? html`<option value="" .selected=${true}>${found}</option>` : nothing}
      ${FIELD_NAMES.map((names) => html`<option value=${names[0]} .selected=${names[at] === found}>${names[at]}</option>`)}
    </select>`;
}
