// The fourth step: what is done with the tiers. First whom to call and why, then what is to be decided.

import { html, nothing, type TemplateResult } from "lit";
import { state } from "../state";
import "./act.css";
import { LISTS } from "./calls";
import { capacityScreen } from "./capacity-screen";
import { handScreen } from "./hand-screen";
import { openSection } from "./lists";
import { listScreen } from "./lists-screen";
import { planScreen } from "./plan-screen";
import type { Section } from "./state";

const DECISIONS = ["hand", "capacity", "plan"] as const satisfies readonly Section[];

export function actScreen(): TemplateResult {
  const { speech, grade, act } = state;
  if (grade === null) return html`<div class="waiting" aria-hidden="true"></div>`;
  return html`
    <div class="act">
      <nav class="act-nav" aria-label=${speech.words.act}>
        ${group(speech.act.callGroup, LISTS)}
        ${group(speech.act.decideGroup, DECISIONS)}
      </nav>
      <div class="act-body">${act.section === null ? html`<div class="waiting" aria-hidden="true"></div>` : section(act.section)}</div>
    </div>`;
}

function group(title: string, sections: readonly Section[]): TemplateResult {
  const { act, speech } = state;
  return html`
    <h2>${title}</h2>
    <ul>${sections.map((own) => html`
      <li><button data-test="section-${own}" aria-current=${act.section === own ? "page" : nothing} @click=${() => void openSection(own)}>
        <span>${speech.act.sections[own]}</span>${countOf(own)}
      </button></li>`)}</ul>`;
}

function countOf(section: Section): TemplateResult | typeof nothing {
  const { act, speech } = state;
  if (section === "capacity" || section === "plan") return nothing;
  if (section === "hand") return html`<span class="number count">${speech.number(act.hand?.length ?? 0, 0)}</span>`;
  const report = act.lists[section]?.report;
  // A list that cannot be made is not an empty one.
  return html`<span class="number count">${report === undefined ? "…" : report.lack === "" ? speech.number(report.count, 0) : "–"}</span>`;
}

function section(own: Section): TemplateResult {
  switch (own) {
    case "hand": return handScreen();
    case "capacity": return capacityScreen();
    case "plan": return planScreen();
    default: return listScreen(own);
  }
}

/** What stands under the name of the step. */
export function actState(): string {
  const { act, speech } = state;
  const hand = act.hand?.length ?? 0;
  const made = LISTS.filter((list) => act.lists[list] !== undefined);
  // Before the lists are made nothing is known of calls.
  const total = made.length < LISTS.length ? null : Math.max(0, ...LISTS.map((list) => act.lists[list]?.report.total ?? 0));
  const calls = total === null ? "" : total === 0 ? speech.act.nobodyToCall : speech.count(speech.act.toCall, total);
  return [hand === 0 ? "" : speech.count(speech.act.handCount, hand), calls].filter((part) => part !== "").join(", ") || "…";
}
