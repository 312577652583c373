// What happens over time, in tabs: each is computed when it is opened, and only of deals with their days.

import { html, nothing, type TemplateResult } from "lit";
import { state, updatePart } from "../state";
import { changeView } from "./change-view";
import { cohortsView } from "./cohorts-view";
import type { TimeTab } from "./state";
import { vipsView } from "./vips-view";

const TABS: readonly TimeTab[] = ["vips", "cohorts", "change"];
const VIEWS: Record<TimeTab, () => TemplateResult> = { vips: vipsView, cohorts: cohortsView, change: changeView };

export function timePanel(): TemplateResult {
  const { reviews, speech } = state;
  return html`
    <details class="panel time-panel" data-test="time" ?open=${reviews.timeOpen} @toggle=${(event: Event) => updatePart("reviews", { timeOpen: (event.target as HTMLDetailsElement).open })}>
      <summary><h2>${speech.reviews.time}</h2></summary>
      ${!reviews.timeOpen ? nothing : state.fields?.deals ? tabs() : html`<p class="quiet" data-test="needs-deals">${speech.reviews.needsDeals}</p>`}
    </details>`;
}

function tabs(): TemplateResult {
  const { reviews: { tab }, speech: { reviews: words } } = state;
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step === undefined ? undefined : TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    if (next === undefined) return;
    event.preventDefault();
    updatePart("reviews", { tab: next });
    document.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return html`
    <div class="tabs" role="tablist" aria-label=${words.time} @keydown=${press}>
      ${TABS.map((own) => html`<button role="tab" id="tab-${own}" data-test="tab-${own}" aria-selected=${own === tab} aria-controls="time-view" tabindex=${own === tab ? 0 : -1} @click=${() => updatePart("reviews", { tab: own })}>${words[own]}</button>`)}
    </div>
    <div role="tabpanel" id="time-view" aria-labelledby="tab-${tab}">${VIEWS[tab]()}</div>`;
}
