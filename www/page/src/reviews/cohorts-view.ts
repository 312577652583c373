// Who stays: retention by period as a line and a table, and the triangle of cohorts.

import { html, nothing, type TemplateResult } from "lit";
import type { Cell } from "../engine/protocol";
import { state, updatePart } from "../state";
import { fill } from "../words";
import { want } from "./actions";
import type { CohortLine, RetentionReport } from "./calls";
import "./retention-line";
import type { RetentionPoint } from "./retention-line";
import { answered, picker, remarks, takeAlong } from "./shared";
import type { ReviewsState } from "./state";

const SILENCES = [2, 3, 6, 12];
/** Columns of the engine's table that are about the period itself. */
const OF_PERIOD = 10;

type Choice = ReviewsState["cohortChoice"];

export function cohortsView(): TemplateResult {
  const { speech, reviews: { cohortChoice: choice } } = state;
  const words = speech.reviews;
  const { period, silence } = choice;
  want("cohorts", "retention", `${state.version} ${period} ${silence}`, () => ({ period, silence, options: state.options }));
  const set = (change: Partial<Choice>) => updatePart("reviews", { cohortChoice: { ...choice, ...change } });
  return html`
    <div class="pickers">
      ${picker(words.period, "cohort-period", [["", words.usual], ...Object.entries(words.periods)], period, (value) => set({ period: value }))}
      ${picker(words.silence, "silence", [["", words.notStated], ...SILENCES.map((n): [string, string] => [`${n} months`, speech.count(words.monthsLong, n)])], silence, (value) => set({ silence: value }))}
    </div>
    ${answered("cohorts", (report) => html`${retentionPart(report)}${triangle(report, choice, set)}${remarks(report.findings)}`)}`;
}

let drawn: { report: RetentionReport; points: RetentionPoint[] } | null = null;

function pointsOf(report: RetentionReport): RetentionPoint[] {
  if (drawn?.report !== report) {
    drawn = { report, points: report.lines.flatMap(({ period, part, retention }) => (typeof retention === "number" ? [{ period, retention, whole: part === "" }] : [])) };
  }
  return drawn.points;
}

function retentionPart(report: RetentionReport): TemplateResult {
  const { speech } = state;
  const words = speech.reviews;
  const told = fill(words.retentionText, { retention: speech.percent(report.whole.retention), churn: speech.percent(report.whole.churn) });
  const headers = report.table[0] ?? [];
  const cells = ({ start, retained, new: fresh, returned, end, gone }: CohortLine): Cell[] => [start, retained, fresh, returned, end, gone];
  return html`
    <h3>${words.retentionLine}</h3>
    <p data-test="retention-told">${report.whole.retention === "" ? nothing : told}</p>
    <retention-line .points=${pointsOf(report)} .y=${words.retentionY} .label="${words.retentionLine}. ${told}" .locale=${speech.lang}></retention-line>
    <p class="convention">${words.retentionConvention}</p>
    <div class="scroll tall" tabindex="0" role="region" aria-label=${words.retentionLine}>
      <table class="plain numbers" data-test="retention">
        <thead><tr>${headers.slice(0, OF_PERIOD).map((header, at) => (at === 1 ? nothing : html`<th scope="col" class=${at === 0 ? "" : "right"}>${header}</th>`))}</tr></thead>
        <tbody>${report.lines.map((line) => html`
          <tr><th scope="row">${periodName(line)}</th>${cells(line).map((cell) => html`<td class="number">${speech.number(cell, 0)}</td>`)}<td class="number">${speech.percent(line.retention)}</td><td class="number">${speech.percent(line.churn)}</td></tr>`)}</tbody>
        <tfoot><tr><th scope="row">${report.whole.name}</th>${[1, 2, 3, 4, 5, 6].map(() => html`<td></td>`)}<td class="number">${speech.percent(report.whole.retention)}</td><td class="number">${speech.percent(report.whole.churn)}</td></tr></tfoot>
      </table>
    </div>
    ${takeAlong("tiersheet-retention.csv", () => report.table, "retention-line")}`;
}

/** A period that the data cover only in part has a star, and says which part. */
function periodName({ period, part }: CohortLine): TemplateResult | string {
  if (part === "") return period;
  const told = fill(state.speech.reviews.partly, { part });
  return html`<span title=${told}>${period}<span aria-hidden="true"> *</span><span class="hidden">, ${told}</span></span>`;
}

function triangle(report: RetentionReport, choice: Choice, set: (change: Partial<Choice>) => void): TemplateResult {
  const { speech } = state;
  const words = speech.reviews;
  const later = Math.max(0, ...report.lines.map(({ shares }) => shares.length));
  const headers = report.table[0]?.slice(OF_PERIOD + 1) ?? [];
  const shownCell = (share: Cell, count: Cell): string => (share === "" ? "" : choice.counts ? speech.number(count, 0) : speech.percent(share, 0));
  const toggle = (counts: boolean, name: string) => html`<button class="chip text" data-test=${counts ? "as-counts" : "as-shares"} aria-pressed=${choice.counts === counts} @click=${() => set({ counts })}>${name}</button>`;
  return html`
    <div class="actions-line"><h3>${words.cohortTable}</h3><div class="chips" role="group" aria-label=${words.cohortTable}>${toggle(false, words.asShares)}${toggle(true, words.asCounts)}</div></div>
    <p class="convention">${words.cohortConvention}</p>
    <div class="scroll tall" tabindex="0" role="region" aria-label=${words.cohortTable}>
      <table class="heat cohorts" data-test="cohorts">
        <thead><tr><th scope="col">${words.cohort}</th><th scope="col">${words.size}</th>${headers.slice(0, later).map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
        <tbody>${report.lines.filter(({ cohort }) => cohort !== 0).map((line) => html`
          <tr><th scope="row">${periodName(line)}</th><td class="number size">${speech.number(line.cohort, 0)}</td>${line.shares.map((share, at) => html`
            <td class=${share === "" ? "blank" : "number"} style="--heat: ${typeof share === "number" ? share.toFixed(3) : 0}">${shownCell(share, line.counts[at] ?? "")}</td>`)}</tr>`)}
          ${choice.counts ? nothing : html`<tr class="total"><th scope="row">${report.whole.name}</th><td class="blank"></td>${report.whole.shares.map((share) => html`<td class="number">${speech.percent(share, 0)}</td>`)}</tr>`}</tbody>
      </table>
    </div>`;
}
