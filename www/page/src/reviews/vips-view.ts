// Months among the best: a line per client, a filled square per month in whose list the client was.

import { html, nothing, type TemplateResult } from "lit";
import type { Row } from "../engine/protocol";
import { state, updatePart } from "../state";
import { fill } from "../words";
import { want } from "./actions";
import type { VipClient, VipsReport } from "./calls";
import { answered, clientLink, picker, remarks, takeAlong } from "./shared";
import { VIPS_SHOWN, type ReviewsState } from "./state";

const MONTHS = ["6", "12", "24", "36"] as const;
const SHARES = ["0.1", "0.2", "0.3"] as const;

export function vipsView(): TemplateResult {
  const { speech, reviews: { vipChoice: choice } } = state;
  const words = speech.reviews;
  const { months, share, measure } = choice;
  want("vips", "vips", `${state.version} ${months} ${share} ${measure}`, () => ({ months, share, measure, options: state.options }));
  const set = (change: Partial<ReviewsState["vipChoice"]>) => updatePart("reviews", { vipChoice: { ...choice, shown: VIPS_SHOWN, ...change } });
  const measures = Object.entries(words.measures).filter(([name]) => name !== "profit" || typeof state.grade?.total?.profit === "number");
  return html`
    <div class="pickers">
      ${picker(words.lastMonths, "vip-months", MONTHS.map((n) => [n, n] as const), String(months) as (typeof MONTHS)[number], (value) => set({ months: Number(value) }))}
      ${picker(words.shareOfBest, "vip-share", SHARES.map((n) => [n, speech.percent(Number(n), 0)] as const), String(share) as (typeof SHARES)[number], (value) => set({ share: Number(value) }))}
      ${picker(words.measure, "vip-measure", measures, measure, (value) => set({ measure: value }))}
    </div>
    <p class="convention">${fill(words.vipsConvention, { share: speech.percent(share, 0), measure: words.measures[measure] ?? measure })}</p>
    ${answered("vips", (report) => strips(report, choice, set))}`;
}

let ordered: { report: VipsReport; clients: VipClient[] } | null = null;

/** Who was among the best most often, first; among equals the engine's order, which is by the sum. */
function byMonths(report: VipsReport): VipClient[] {
  if (ordered?.report !== report) ordered = { report, clients: [...report.clients].sort((a, b) => b.months.length - a.months.length) };
  return ordered.clients;
}

function strips(report: VipsReport, choice: ReviewsState["vipChoice"], set: (change: Partial<ReviewsState["vipChoice"]>) => void): TemplateResult {
  const { speech } = state;
  const words = speech.reviews;
  const needle = choice.search.trim().toLocaleLowerCase();
  const found = byMonths(report).filter(({ id, name }) => needle === "" || `${name}\n${id}`.toLocaleLowerCase().includes(needle));
  const seen = found.slice(0, choice.shown);
  const months = report.months.map(({ month }) => month);
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return html`
    <p data-test="vips-told">${speech.count(words.vipsFound, report.clients.length)}. ${fill(words.vipsOnly, { months: speech.number(report.onlyByMonth, 0), period: speech.number(report.onlyByPeriod, 0) })}</p>
    <input type="search" class="search" data-test="search-vips" placeholder=${words.searchVips} aria-label=${words.searchVips} .value=${choice.search} @input=${(event: Event) => set({ search: (event.target as HTMLInputElement).value })}>
    ${seen.length === 0 ? html`<p class="quiet">${words.noVips}</p>` : html`
      <div class="scroll tall" tabindex="0" role="region" aria-label=${words.vips}>
        <table class="strips" data-test="strips">
          <thead>
            <tr><th rowspan="2" scope="col" class="who">${words.client}</th><th rowspan="2" scope="col" class="right">${words.monthsIn}</th>${years.map((year) => html`<th colspan=${months.filter((month) => month.startsWith(year)).length} scope="colgroup" class="year">${year}</th>`)}</tr>
            <tr>${months.map((month) => html`<th scope="col" title=${month}>${monthName(month)}</th>`)}</tr>
          </thead>
          <tbody>${seen.map(({ id, name, months: inLists, place }) => html`
            <tr><th scope="row" class="who">${clientLink(name, id, place)}</th><td class="number">${inLists.length}</td>${stripCells(months, inLists)}</tr>`)}</tbody>
          <tfoot><tr><th scope="row" class="who">${words.clientsIn}</th><td></td>${report.months.map(({ in: clients }) => html`<td class="number">${clients}</td>`)}</tr></tfoot>
        </table>
      </div>`}
    ${found.length > seen.length ? html`<fluent-button class="more" size="small" @click=${() => set({ shown: choice.shown + VIPS_SHOWN })}>${fill(words.showMore, { n: speech.number(Math.min(VIPS_SHOWN, found.length - seen.length), 0) })}</fluent-button>` : nothing}
    ${takeAlong("tiersheet-months.csv", () => tableOf(report, months))}
    ${remarks(report.findings)}`;
}

/** A cell per month. The square is for the eye; in words there is something only where the client is in the list. */
export function stripCells(months: readonly string[], inLists: readonly number[]): TemplateResult[] {
  const listed = new Set(inLists);
  return months.map((month, at) => html`<td class=${listed.has(at) ? "in" : ""} title=${month}>${listed.has(at) ? html`<i aria-hidden="true"></i><span class="hidden">${state.speech.reviews.inThatMonth}</span>` : nothing}</td>`);
}

function monthName(month: string): string {
  const date = new Date(`${month}-15T12:00:00`);
  return Number.isNaN(date.getTime()) ? month : date.toLocaleDateString(state.speech.lang, { month: "short" }).replace(".", "").slice(0, 3);
}

function tableOf(report: VipsReport, months: string[]): Row[] {
  const words = state.speech.reviews;
  return [
    [words.id, words.client, words.monthsIn, ...months],
    ...byMonths(report).map(({ id, name, months: inLists }) => [id, name, inLists.length, ...months.map((_, at) => (inLists.includes(at) ? 1 : ""))]),
  ];
}
