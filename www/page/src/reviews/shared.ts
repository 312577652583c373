// What the panels of reviews have in common: how an answer that is awaited looks, and the ways to take a table or a picture along.

import { html, nothing, type TemplateResult } from "lit";
import { attempt, openClient } from "../actions";
import type { Finding, Row } from "../engine/protocol";
import { toClipboard } from "../parts/clipboard-cells";
import { findingsList, ranked } from "../parts/findings";
import type { PlotFigure } from "../parts/plot-figure";
import { state, update } from "../state";
import { save } from "../storage";
import { again, saveTable } from "./actions";
import type { ReviewsState, Topic } from "./state";

/** The answer as it is shown; before there is one, what is going on. An older answer stays until the new one is there. */
export function answered<Name extends "moves" | "border" | "vips" | "cohorts" | "change">(
  name: Name, show: (answer: NonNullable<ReviewsState[Name]["answer"]>) => TemplateResult,
): TemplateResult {
  const words = state.speech.reviews;
  const topic: Topic<unknown> = state.reviews[name];
  if (topic.problems.length > 0) return html`<div class="topic-problems">${findingsList(topic.problems, "")}</div>`;
  if (topic.answer !== null) return html`<div class="topic" aria-busy=${topic.asking}>${show(topic.answer as NonNullable<ReviewsState[Name]["answer"]>)}</div>`;
  if (topic.asking) return html`<p class="quiet" role="status">${words.computing}</p>`;
  return html`<p class="quiet">${words.stopped} <fluent-button size="small" @click=${() => again(name)}>${words.compute}</fluent-button></p>`;
}

/** Buttons that take a table along, and the picture of a chart where there is one. */
export function takeAlong(name: string, rows: () => Row[], chart?: string): TemplateResult {
  const words = state.speech.reviews;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(toClipboard(rows().map((row) => row.map((cell) => (typeof cell === "number" ? state.speech.number(cell, 12).replace(/\s/g, "") : String(cell))))));
    update({ notice: words.copied });
  };
  const picture = async (): Promise<void> => {
    const bytes = await document.querySelector<PlotFigure>(chart ?? "")?.picture();
    if (bytes) save(name.replace(/\.csv$/, ".png"), bytes);
  };
  return html`
    <div class="buttons take-along">
      <fluent-button size="small" appearance="subtle" data-test="csv-${name}" @click=${() => void saveTable(name, rows())}>${words.saveCsv}</fluent-button>
      <fluent-button size="small" appearance="subtle" @click=${() => void attempt("result", copy)}>${words.copy}</fluent-button>
      ${chart === undefined ? nothing : html`<fluent-button size="small" appearance="subtle" data-test="png-${name}" @click=${() => void attempt("result", picture)}>${words.savePicture}</fluent-button>`}
    </div>`;
}

/** What the engine remarks on the data. */
export function remarks(findings: Finding[]): TemplateResult | typeof nothing {
  const told = ranked(findings);
  if (told.length === 0) return nothing;
  return html`
    <details class="remarks">
      <summary>${state.speech.reviews.remarks} <span class="quiet number">${state.speech.number(told.length, 0)}</span></summary>
      ${findingsList(told, "")}
    </details>`;
}

/** A client's name that opens the card, where the client is among those of the result. */
export function clientLink(name: string, id: string, place: number): TemplateResult {
  const shown = name === "" ? id : name;
  return place < 0 ? html`<span title=${id}>${shown}</span>` : html`<button class="link" title=${id} @click=${() => void openClient(place)}>${shown}</button>`;
}

export function picker<Value extends string>(label: string, test: string, values: readonly (readonly [Value, string])[], chosen: Value, choose: (value: Value) => void): TemplateResult {
  return html`
    <label class="picker"><span>${label}</span>
      <select data-test=${test} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as Value)}>
        ${values.map(([value, shown]) => html`<option value=${value} .selected=${value === chosen}>${shown}</option>`)}
      </select></label>`;
}
