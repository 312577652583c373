// What a client's card tells of time: the tiers of earlier reviews, and the months among the best where they were computed.

import { html, nothing, type TemplateResult } from "lit";
import type { Cell } from "../engine/protocol";
import { tierBadge } from "../parts/tiers";
import { state } from "../state";
import { tiersOfClient } from "./kept";
import { stripCells } from "./vips-view";

export function cardPart(client: Cell): TemplateResult {
  const { speech, reviews } = state;
  const words = speech.reviews;
  const tiers = tiersOfClient(client);
  const vips = reviews.vips.answer;
  const months = vips?.clients.find(({ id }) => id === String(client))?.months ?? [];
  return html`
    ${tiers.length === 0 ? nothing : html`
      <h3>${words.cardReviews}</h3>
      <ol class="tier-history" data-test="tier-history">${tiers.map(({ date, tier }) => html`<li>${tierBadge(tier)}<span class="quiet">${speech.day(date)}</span></li>`)}</ol>`}
    ${vips === null || months.length === 0 ? nothing : html`
      <h3>${speech.count(words.cardMonths, months.length, { all: speech.number(vips.months.length, 0) })}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${words.vips}><table class="strips"><tbody><tr>${stripCells(vips.months.map(({ month }) => month), months)}</tr></tbody></table></div>
      <p class="quiet">${vips.months[0]?.month} … ${vips.months.at(-1)?.month}</p>`}`;
}
