// The last step: exactly what will change in the CRM, the files that do it, and what to do there.

import { html, nothing, type TemplateResult } from "lit";
import { chooseCrm, makeSending, saveReport, saveSent, setSendSettings, setTierValues } from "../actions";
import type { Row, SendReport } from "../engine/protocol";
import { findingsList } from "../parts/findings";
import type { GridColumn, LoadRows } from "../parts/row-grid";
import { tierBadge } from "../parts/tiers";
import { savePanel } from "../sheet/panels";
import { state, update } from "../state";
import { fill } from "../words";

export function sendScreen(): TemplateResult {
  const { sending, grade } = state;
  if (grade === null) return html`<div class="waiting" aria-hidden="true"></div>`;
  return html`
    <div class="data-columns">
      <div class="side">${settingsPanel()}${sending === null ? nothing : peoplePanel(sending)}</div>
      <div class="wide">${sending === null ? html`<div class="waiting" aria-hidden="true"></div>` : sentPanels(sending)}</div>
    </div>`;
}

function crmName(): string {
  return crmTitle(state.crm, state.crms.find(({ id }) => id === state.crm)?.name ?? state.crm);
}

/** The record of a CRM that is none of the known ones has a name for programs only. */
export function crmTitle(id: string, name: string): string {
  return id === "generic" ? state.speech.words.anyCrm : name;
}

function settingsPanel(): TemplateResult {
  const { words } = state.speech;
  const values = (event: SubmitEvent) => {
    event.preventDefault();
    void setTierValues(String(new FormData(event.target as HTMLFormElement).get("tiers") ?? ""));
  };
  const further = (event: SubmitEvent) => {
    event.preventDefault();
    void setSendSettings(String(new FormData(event.target as HTMLFormElement).get("settings") ?? ""));
  };
  const changed = (event: Event) => {
    update({ changedOnly: (event.target as HTMLInputElement).checked });
    void makeSending();
  };
  return html`
    <section class="panel">
      <label class="field"><span>${words.sendTo}</span>
        <select data-test="crm" @change=${(event: Event) => void chooseCrm((event.target as HTMLSelectElement).value)}>
          ${state.crms.map(({ id, name }) => html`<option value=${id} .selected=${id === state.crm}>${crmTitle(id, name)}</option>`)}
        </select></label>
      <form @submit=${values}>
        <label class="field"><span>${words.tierValues}</span><input name="tiers" data-test="tier-values" placeholder="A;B;C;D;E" .value=${state.kept.tierValues?.[state.crm] ?? ""}><small>${words.tierValuesHint}</small></label>
        <fluent-button type="submit" size="small">${words.apply}</fluent-button>
      </form>
      <details ?open=${(state.kept.sendSettings?.[state.crm] ?? "") !== ""}>
        <summary>${words.moreSettings}</summary>
        <form @submit=${further}>
          <label class="field"><span class="hidden">${words.moreSettings}</span><textarea name="settings" rows="3" placeholder="tier field = ..." .value=${state.kept.sendSettings?.[state.crm] ?? ""}></textarea><small>${words.moreSettingsHint}</small></label>
          <fluent-button type="submit" size="small">${words.apply}</fluent-button>
        </form>
      </details>
      <label class="check"><input type="checkbox" .checked=${state.changedOnly} @change=${changed}><span>${words.changedOnly}</span></label>
    </section>`;
}

function peoplePanel(sending: SendReport): TemplateResult {
  const { words } = state.speech;
  const button = (kind: Parameters<typeof saveReport>[0], label: string) =>
    html`<fluent-button size="small" data-test="save-${kind}" @click=${() => void saveReport(kind)}>${label}</fluent-button>`;
  return html`
    <section class="panel further-panel">
      <h2>${words.forPeople}</h2>
      <div class="buttons">
        ${button("workbook", words.saveWorkbook)}${button("explanations", words.saveExplanations)}${button("findings", words.saveFindings)}
        ${sending.notSent.length > 1 ? button("not-sent", words.saveNotSent) : nothing}
      </div>
    </section>`;
}

function sentPanels(sending: SendReport): TemplateResult {
  const { speech } = state;
  const { words } = speech;
  const left = Math.max(0, sending.notSent.length - 1);
  const told = [speech.count(words.toSend, sending.sent), speech.count(words.unchanged, sending.unchanged), ...(left > 0 ? [speech.count(words.notSentCount, left)] : [])];
  return html`
    <section class="panel import">
      <h1 data-test="told">${sending.sent === 0 && left === 0 ? words.nothingToSend : `${told.join(", ")}.`}</h1>
      <div class="buttons">${sending.files.map(({ name, size }, at) => html`
        <fluent-button appearance=${at === 0 ? "primary" : "secondary"} data-test="save-import" @click=${() => void saveSent(at)}>${fill(words.saveImport, { name })}</fluent-button>
        <span class="quiet number">${speech.size(size)}</span>`)}</div>
      ${sending.findings.length === 0 ? nothing : findingsList(sending.findings, "")}
    </section>
    ${savePanel()}
    ${sending.steps.length === 0 ? nothing : html`
      <section class="panel">
        <h2>${state.crm === "generic" ? words.todoAny : fill(words.todo, { crm: crmName() })}</h2>
        <ol class="steps-list">${sending.steps.map((step) => html`<li>${step}</li>`)}</ol>
      </section>`}
    ${sending.preview.length === 0 ? nothing : html`
      <section class="panel">
        <h2>${words.preview} <span class="quiet number">${speech.number(sending.preview.length, 0)}</span></h2>
        <row-grid id="preview" class="preview" .columns=${previewColumns()} .count=${sending.preview.length} .load=${loadPreview} .version=${sending} .label=${words.preview}></row-grid>
      </section>`}
    ${left === 0 ? nothing : html`
      <section class="panel">
        <h2>${words.notSent} <span class="quiet number">${speech.number(left, 0)}</span></h2>
        ${rowsTable(sending.notSent, words.notSent)}
      </section>`}
    ${sending.files.filter(({ head }) => head.length > 0).slice(0, 2).map(({ name, head }) => html`
      <section class="panel">
        <h2>${fill(words.firstLines, { name })}</h2>
        <pre tabindex="0" role="region" aria-label=${fill(words.firstLines, { name })}>${head.join("\n")}</pre>
      </section>`)}`;
}

const loadPreview: LoadRows = (from, count) => {
  const lines = state.sending?.preview.slice(from, from + count) ?? [];
  return Promise.resolve({ rows: lines.map(({ client, from: before, to, reason }) => [before, to, client, reason]) });
};

let columns: { lang: string; columns: GridColumn[] } | null = null;

function previewColumns(): GridColumn[] {
  const { words, lang } = state.speech;
  if (columns?.lang !== lang) {
    columns = {
      lang,
      columns: [
        { title: words.from, width: 64, show: (value) => tierBadge(String(value)) }, { title: words.to, width: 64, show: (value) => tierBadge(String(value)) },
        { title: words.clientList, width: 280 }, { title: words.reason, width: 320 },
      ],
    };
  }
  return columns.columns;
}

function rowsTable(rows: Row[], label: string): TemplateResult {
  const [header = [], ...lines] = rows;
  return html`
    <div class="scroll low" tabindex="0" role="region" aria-label=${label}>
      <table class="plain"><thead><tr>${header.map((cell) => html`<th>${cell}</th>`)}</tr></thead>
        <tbody>${lines.slice(0, 200).map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>
    </div>`;
}
