// Tiers set by hand: the list, what the last grading says of each row, and how it is kept.

import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { openClient } from "../actions";
import type { Finding } from "../engine/protocol";
import { fileButton } from "../parts/file-button";
import { findingsList } from "../parts/findings";
import { tierBadge } from "../parts/tiers";
import { state, updatePart } from "../state";
import { fill } from "../words";
import type { HandTier } from "./calls";
import { handForm } from "./hand-form";
import { forgetHand, handFindings, loadHand, removeHand, saveHand, setHand, undoHand } from "./overrides";

/** A list of this length is looked through; of a longer one the search finds the rest. */
const SHOWN = 200;

export function handScreen(): TemplateResult {
  const { act, speech } = state;
  const say = speech.act.hand;
  const hand = act.hand ?? [];
  return html`
    <section class="panel hand">
      <div class="actions-line">
        <h1>${say.title} <span class="quiet number">${speech.number(hand.length, 0)}</span></h1>
        ${fileButton(say.load, (file) => void loadHand(file), { test: "load-hand", small: true })}
        ${hand.length === 0 ? nothing : html`<fluent-button size="small" data-test="save-hand" @click=${() => void saveHand()}>${say.saveCsv}</fluent-button>`}
        ${act.handUndo.length === 0 ? nothing : html`<fluent-button size="small" data-test="undo-hand" @click=${() => void undoHand()}>${speech.words.undo}</fluent-button>`}
      </div>
      <p class="quiet about">${say.about} ${say.wins}</p>
      ${act.editing === null
        ? html`<fluent-button appearance="primary" size="small" data-test="add-hand" @click=${() => edit(-1)}>${say.add}</fluent-button>`
        : editor(act.editing, hand)}
      ${hand.length === 0 ? html`<p data-test="no-hand">${say.none}</p>` : table(hand)}
      ${act.handFindings.length === 0 ? nothing : html`<details class="remarks"><summary>${speech.words.findings}</summary>${findingsList(act.handFindings, "")}</details>`}
      <div class="actions-line kept-line">
        <p class="quiet">${act.handKept ? say.keptLine : say.notKept}</p>
        ${hand.length === 0 ? nothing : html`<fluent-button size="small" data-test="forget-hand" @click=${() => void forgetHand()}>${say.forget}</fluent-button>`}
      </div>
    </section>`;
}

function edit(at: number): void {
  updatePart("act", { editing: at });
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".hand-form input, .hand-form select")?.focus());
}

function editor(at: number, hand: HandTier[]): TemplateResult {
  // Each row has fields of its own, so that nothing typed for one is left for another.
  return html`<div class="hand-editor">${keyed(at, handForm({
    own: hand[at] ?? {}, choose: true, set: (own) => void setHand(own, at),
    buttons: html`<fluent-button size="small" data-test="hand-cancel" @click=${() => updatePart("act", { editing: null })}>${state.speech.act.hand.cancel}</fluent-button>`,
  }))}</div>`;
}

function table(hand: HandTier[]): TemplateResult {
  const { act, speech } = state;
  const say = speech.act.hand;
  const needle = act.search.trim().toLocaleLowerCase();
  const found = hand.map((own, at) => ({ own, at })).filter(({ own, at }) =>
    needle === "" || [...Object.values(own), act.found.clients[at]?.name ?? ""].join("\n").toLocaleLowerCase().includes(needle));
  const search = (event: Event) => updatePart("act", { search: (event.target as HTMLInputElement).value });
  return html`
    ${hand.length <= 20 ? nothing : html`
      <input type="search" class="search" data-test="search-hand" placeholder=${speech.act.searchList} aria-label=${speech.act.searchList} .value=${act.search} @input=${search}>`}
    <div class="scroll" tabindex="0" role="region" aria-label=${say.title}>
      <table class="plain hand-table">
        <thead><tr><th>${say.client}</th><th>${say.tier}</th><th>${say.who}</th><th>${say.why}</th><th>${say.until}</th><th>${say.state}</th><th><span class="hidden">${say.edit}</span></th></tr></thead>
        <tbody>${found.slice(0, SHOWN).map(({ own, at }) => line(own, at))}</tbody>
      </table>
    </div>
    ${found.length > SHOWN ? html`<p class="quiet">${fill(speech.words.shown, { shown: speech.number(SHOWN, 0), all: speech.number(found.length, 0) })}</p>` : nothing}`;
}

function line(own: HandTier, at: number): TemplateResult {
  const { act, speech } = state;
  const say = speech.act.hand;
  const client = act.found.clients[at] ?? null;
  const called = client === null || client.name === own.client ? "" : client.name;
  return html`
    <tr>
      <th scope="row">${client === null ? own.client : html`<button class="link" data-test="hand-open" @click=${() => void openClient(client.id)}>${called === "" ? own.client : called}</button>`}
        ${called === "" ? nothing : html`<span class="quiet number">${own.client}</span>`}</th>
      <td>${tierBadge(own.tier)}</td>
      <td>${own.who}</td>
      <td class="why">${own.why}</td>
      <td class="number until">${own.until === "" ? html`<span class="quiet">${say.untilOpen}</span>` : speech.day(own.until)}</td>
      <td>${stateOf(handFindings(at), client !== null)}</td>
      <td class="row-buttons">
        <fluent-button size="small" data-test="edit-hand" aria-label="${say.edit}: ${called || own.client}" @click=${() => edit(at)}>${say.edit}</fluent-button>
        <fluent-button size="small" data-test="remove-hand" aria-label="${say.remove}: ${called || own.client}" @click=${() => void removeHand(at)}>${say.remove}</fluent-button>
      </td>
    </tr>`;
}

function stateOf(findings: Finding[], known: boolean): TemplateResult {
  const say = state.speech.act.hand;
  // What the last grading said is of the list as it was then.
  if (state.stale) return html`<span class="quiet">${say.unchecked}</span>`;
  if (findings.length > 0) return findingsList(findings, "");
  if (!known) return html`<span class="quiet">${say.unchecked}</span>`;
  return html`<span class="in-force">${say.inForce}</span>`;
}
