// One call list: who is on it and why, to be worked down, saved, or copied.

import { html, nothing, type TemplateResult } from "lit";
import { engine, openClient } from "../actions";
import type { Cell } from "../engine/protocol";
import { findingsList } from "../parts/findings";
import type { GridColumn, LoadRows } from "../parts/row-grid";
import { tierBadge } from "../parts/tiers";
import { state, updatePart } from "../state";
import type { CallListReport, ListName } from "./calls";
import { copyList, remakeLists, saveList, setLists } from "./lists";
import { heightOf, isNarrow } from "./grid-size";
import { money } from "./money";

const NEARS = [0.05, 0.1, 0.2, 0.5];

export function listScreen(list: ListName): TemplateResult {
  const { act, speech } = state;
  const report = act.lists[list]?.report;
  return html`
    <section class="panel call-list" aria-busy=${report === undefined}>
      <div class="actions-line">
        <h1 data-test="list-title">${speech.act.sections[list]} <span class="quiet number">${report === undefined || report.lack !== "" ? "" : speech.number(report.count, 0)}</span></h1>
        ${report === undefined || report.count === 0 ? nothing : html`
          <fluent-button size="small" data-test="save-list" @click=${() => void saveList(list)}>${speech.act.saveList}</fluent-button>
          <fluent-button size="small" data-test="copy-list" @click=${() => void copyList(list)}>${speech.act.copyList}</fluent-button>`}
      </div>
      <p class="quiet about">${speech.act.about[list]}</p>
      ${settings(list, report)}
      ${report === undefined ? html`<p class="quiet" role="status">${speech.act.making}…</p>` : content(list, report)}
    </section>`;
}

function content(list: ListName, report: CallListReport): TemplateResult {
  const { speech, act } = state;
  if (report.lack !== "") {
    return html`<div class="lacking" data-test="lack"><p>${speech.act.lacks[report.lack]}</p>${report.findings.length === 0 ? nothing : findingsList(report.findings, "")}</div>`;
  }
  if (report.count === 0) return html`<p data-test="empty-list">${speech.act.emptyList[list]}</p>${remarks(report)}`;
  return html`
    <row-grid id="calls" class="clients-grid" style=${heightOf(act.search === "" ? report.count : act.shown, 640)} .columns=${columnsOf(list, report)} .count=${act.search === "" ? report.count : act.shown} .load=${loadCalls}
      .version=${`${act.lists[list]?.version ?? ""} ${list} ${act.search} ${isNarrow()}`} .label=${speech.act.sections[list]}
      @open-row=${({ detail: { id } }: CustomEvent<{ id: number }>) => { if (id >= 0) void openClient(id); }}></row-grid>
    ${act.search !== "" && act.shown === 0 ? html`<p class="quiet nobody">${speech.words.nobody}</p>` : nothing}
    ${remarks(report)}`;
}

function remarks({ findings }: CallListReport): TemplateResult | typeof nothing {
  if (findings.length === 0) return nothing;
  return html`<details class="remarks"><summary>${state.speech.act.remarks} <span class="number">${state.speech.number(findings.length, 0)}</span></summary>${findingsList(findings, "")}</details>`;
}

function settings(list: ListName, report: CallListReport | undefined): TemplateResult {
  const { act, speech, grade } = state;
  const say = speech.act;
  const value = (event: Event) => (event.target as HTMLSelectElement).value;
  const search = (event: Event) => updatePart("act", { search: (event.target as HTMLInputElement).value });
  return html`
    <div class="list-settings">
      ${report === undefined || report.count === 0 ? nothing : html`
        <input type="search" class="search" data-test="search-list" placeholder=${say.searchList} aria-label=${say.searchList} .value=${act.search} @input=${search}>`}
      ${list !== "near" ? nothing : html`
        <label>${say.nearBy} <select data-test="near" @change=${(event: Event) => void setLists({ near: Number(value(event)) })}>
          ${NEARS.map((share) => html`<option value=${share} .selected=${share === act.near}>${speech.percent(share, 0)}</option>`)}
        </select></label>`}
      ${list !== "fallen" || !act.hasReview || grade?.previous === "" ? nothing : html`
        <label>${say.since} <select data-test="since" @change=${(event: Event) => void setLists({ since: value(event) === "review" ? "review" : "export" })}>
          <option value="export" .selected=${act.since === "export"}>${say.sinceExport}</option>
          <option value="review" .selected=${act.since === "review"}>${say.sinceReview}</option>
        </select></label>`}
      ${list !== "due" || (report?.dates.length ?? 0) === 0 ? nothing : html`
        <label>${say.reviewed} <select data-test="reviewed" @change=${(event: Event) => void setLists({ reviewed: value(event) })}>
          <option value="" .selected=${act.reviewed === ""}>${act.hasReview ? say.reviewedKept : say.reviewedNone}</option>
          ${report?.dates.map((header) => html`<option value=${header} .selected=${header === act.reviewed}>${header}</option>`)}
        </select></label>`}
    </div>`;
}

const loadCalls: LoadRows = async (from, count) => {
  const { section, search } = state.act;
  if (section === null || section === "hand" || section === "capacity" || section === "plan") return { rows: [] };
  const loaded = await engine.call("callRows", { list: section, search, from, count });
  if (search !== "" && loaded.count !== state.act.shown) updatePart("act", { shown: loaded.count });
  // A worker that was started anew has no lists.
  if (search === "" && loaded.count === 0 && (state.act.lists[section]?.report.count ?? 0) > 0) remakeLists();
  const report = state.act.lists[section]?.report;
  const places = report === undefined ? [] : placesOf(report);
  return { ids: loaded.ids, rows: loaded.rows.map((row) => places.map((at) => row[at] ?? "")) };
};

/** The columns to show: in a narrow pane without those before the client's name. */
function placesOf({ headers, reasonAt }: CallListReport): number[] {
  const all = headers.map((_, at) => at);
  return isNarrow() ? all.filter((at) => at === 0 || at >= reasonAt - 1) : all;
}

let shownColumns: { key: string; columns: GridColumn[] } = { key: "", columns: [] };

function columnsOf(list: ListName, report: CallListReport): GridColumn[] {
  const { reasonAt, headers } = report;
  const narrow = isNarrow();
  const key = JSON.stringify([list, headers, state.kept.currency, state.speech.lang, narrow]);
  if (shownColumns.key !== key) {
    const figure = (value: Cell) => (list === "near" ? state.speech.percent(value) : list === "due" ? state.speech.number(value, 0) : money(value));
    const columns = placesOf(report).map((at): GridColumn => {
      const title = headers[at] ?? "";
      if (at === 0) return { title, width: narrow ? 48 : 88, show: (value) => tierBadge(String(value)) };
      if (at === reasonAt) return { title, width: narrow ? 260 : 340 };
      if (at === reasonAt + 1) return { title, width: 104, right: true, show: figure };
      return { title, width: narrow ? 130 : at < reasonAt ? (at === 1 && reasonAt > 2 ? 108 : 190) : 150 };
    });
    shownColumns = { key, columns };
  }
  return shownColumns.columns;
}
