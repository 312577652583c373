// Clients near a border of the rules: whom little would lift, and who might fall. Found when the panel is opened.

import { html, nothing, type TemplateResult } from "lit";
import type { Row } from "../engine/protocol";
import { knownTiers, tierBadge } from "../parts/tiers";
import { state, updatePart } from "../state";
import { fill } from "../words";
import { want } from "./actions";
import type { BorderLine } from "./calls";
import { answered, clientLink, picker, takeAlong } from "./shared";

const NEAR = ["2%", "5%", "10%"] as const;
const LISTED = 100;

export function borderPanel(): TemplateResult {
  const { speech, reviews } = state;
  const words = speech.reviews;
  if (reviews.borderOpen) want("border", "border", `${state.version} ${reviews.near}`, () => ({ near: reviews.near }));
  const shownNear = (near: string): string => speech.percent(Number.parseFloat(near) / 100, 0);
  return html`
    <details class="panel" data-test="border" ?open=${reviews.borderOpen} @toggle=${(event: Event) => updatePart("reviews", { borderOpen: (event.target as HTMLDetailsElement).open })}>
      <summary><h2>${words.border}</h2></summary>
      ${reviews.borderOpen ? html`
        <div class="pickers">${picker(words.near, "near", NEAR.map((near) => [near, shownNear(near)] as const), reviews.near, (near) => updatePart("reviews", { near }))}</div>
        <p class="quiet">${fill(words.borderAbout, { near: shownNear(reviews.near) })}</p>
        ${answered("border", lists)}` : nothing}
    </details>`;
}

function lists(lines: BorderLine[]): TemplateResult {
  const words = state.speech.reviews;
  const tiers = knownTiers();
  const rises = ({ from, to }: BorderLine): boolean => !tiers.includes(from) || (tiers.includes(to) && tiers.indexOf(to) < tiers.indexOf(from));
  return html`
    <div class="pair border-lists">
      ${list("rise", words.couldRise, lines.filter(rises))}
      ${list("fall", words.couldFall, lines.filter((line) => !rises(line)))}
    </div>
    ${takeAlong("tiersheet-border.csv", () => tableOf(lines))}`;
}

function tableOf(lines: BorderLine[]): Row[] {
  const words = state.speech.reviews;
  return [
    [words.id, words.client, words.now, words.wouldBe, words.field, words.distance, words.profit],
    ...lines.map(({ client, name, from, to, field, distance, profit }) => [client, name, from, to, field, distance, profit]),
  ];
}

function list(kind: string, title: string, lines: BorderLine[]): TemplateResult {
  const { speech } = state;
  const words = speech.reviews;
  const sorted = [...lines].sort((a, b) => Number(b.profit) - Number(a.profit) || Number(a.distance) - Number(b.distance));
  return html`
    <div data-test="near-${kind}">
      <h3>${title} <span class="quiet number">${speech.number(lines.length, 0)}</span></h3>
      ${lines.length === 0 ? html`<p class="quiet">${words.nobodyNear}</p>` : html`
        <div class="scroll tall" tabindex="0" role="region" aria-label=${title}>
          <table class="plain near">
            <thead><tr><th>${words.client}</th><th>${words.now} → ${words.wouldBe}</th><th>${words.field}</th><th class="right">${words.distance}</th><th class="right">${words.profit}</th></tr></thead>
            <tbody>${sorted.slice(0, LISTED).map(({ client, name, from, to, field, distance, profit, place }) => html`
              <tr><td>${clientLink(name, client, place)}</td><td class="nowrap">${tierBadge(from)} → ${tierBadge(to)}</td><td>${field}</td>
                <td class="number">${speech.percent(distance)}</td><td class="number">${speech.money(profit, false)}</td></tr>`)}</tbody>
          </table>
        </div>
        ${lines.length > LISTED ? html`<p class="quiet">${fill(words.moreLines, { n: speech.number(lines.length - LISTED, 0) })}</p>` : nothing}`}
    </div>`;
}
