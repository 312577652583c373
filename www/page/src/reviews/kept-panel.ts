// The reviews that are kept: what each holds, and what may be done with them.

import { html, nothing, type TemplateResult } from "lit";
import type { GradeReport } from "../engine/protocol";
import { fileButton } from "../parts/file-button";
import { knownTiers, tierBadge } from "../parts/tiers";
import { state, updatePart } from "../state";
import { fill } from "../words";
import { exportHistory, forgetReviews, importHistory, keepReview, takeBack } from "./actions";
import { reviewsOf, type KeptReview } from "./kept";

export function keptPanel(grade: GradeReport): TemplateResult {
  const { speech, reviews } = state;
  const words = speech.reviews;
  const kept = reviewsOf(reviews.history ?? []);
  const own = reviews.source === "browser";
  return html`
    <section class="panel kept-reviews" data-test="kept-reviews">
      <h2>${words.reviews} <span class="quiet number">${kept.length === 0 ? "" : speech.number(kept.length, 0)}</span></h2>
      <p class="quiet">${own ? words.keptWhere : words.fromSheet}</p>
      ${own ? keepForm(grade, kept) : nothing}
      ${kept.length === 0 ? html`<p class="quiet" data-test="no-reviews">${words.noReviews}</p>` : table(kept, own)}
      <div class="buttons">
        ${kept.length === 0 ? nothing : html`<fluent-button size="small" data-test="save-history" @click=${() => void exportHistory()}>${words.saveHistory}</fluent-button>`}
        ${own ? fileButton(words.readHistory, (file) => void importHistory(file), { test: "read-history", small: true }) : nothing}
        ${own && kept.length > 1 ? html`<fluent-button size="small" data-test="forget-all" @click=${() => void forgetReviews(kept.map(({ date }) => date))}>${words.forgetAll}</fluent-button>` : nothing}
        ${reviews.forgotten === null ? nothing : html`<fluent-button size="small" data-test="take-back" @click=${() => void takeBack()}>${words.takeBack}</fluent-button>`}
      </div>
    </section>`;
}

function keepForm(grade: GradeReport, kept: KeptReview[]): TemplateResult {
  const { speech, reviews } = state;
  const words = speech.reviews;
  // Where the export tells no day, the user says it.
  const typed = reviews.day;
  const day = grade.asOf === "" ? typed : grade.asOf;
  const again = kept.some(({ date }) => date === day);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (day !== "") void keepReview(day, reviews.withFigures);
  };
  return html`
    <form class="keep-form" @submit=${submit}>
      ${grade.asOf === "" ? html`<label class="picker"><span>${words.day}</span><input type="date" data-test="review-day" required .value=${typed} @input=${(event: Event) => updatePart("reviews", { day: (event.target as HTMLInputElement).value })}></label>` : nothing}
      <fluent-button type="submit" appearance="primary" data-test="keep-review">${fill(again ? words.keepAgain : words.keep, { day: day === "" ? "…" : speech.day(day) })}</fluent-button>
      <label class="check"><input type="checkbox" data-test="with-figures" .checked=${reviews.withFigures} @change=${(event: Event) => updatePart("reviews", { withFigures: (event.target as HTMLInputElement).checked })}><span>${words.figures}</span></label>
    </form>`;
}

function table(kept: KeptReview[], own: boolean): TemplateResult {
  const { speech } = state;
  const words = speech.reviews;
  const order = knownTiers();
  const tiersOf = ({ tiers }: KeptReview): [string, number][] =>
    [...tiers].sort(([a], [b]) => (order.indexOf(a) + 1 || order.length + 1) - (order.indexOf(b) + 1 || order.length + 1) || speech.collate(a, b));
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${words.reviews}>
      <table class="plain reviews" data-test="reviews">
        <thead><tr><th>${words.reviewDay}</th><th class="right">${words.clients}</th><th>${words.tiers}</th><th>${words.rules}</th><th></th></tr></thead>
        <tbody>${kept.map((review) => html`
          <tr>
            <th scope="row" class="nowrap">${speech.day(review.date)}</th><td class="number">${speech.number(review.clients, 0)}</td>
            <td><span class="tier-counts">${tiersOf(review).map(([tier, clients]) => html`<span>${tierBadge(tier)} ${speech.number(clients, 0)}</span>`)}</span></td>
            <td class="quiet nowrap">${review.fingerprint}</td>
            <td>${own ? html`<fluent-button size="small" appearance="subtle" aria-label=${fill(words.forgetReview, { day: speech.day(review.date) })} data-test="forget-review" @click=${() => void forgetReviews([review.date])}>${words.forget}</fluent-button>` : nothing}</td>
          </tr>`)}</tbody>
      </table>
    </div>`;
}
