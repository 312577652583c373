// From where a change of revenue comes: clients, revenue of an order, orders per client, as steps and as a table.

import { html, nothing, type TemplateResult } from "lit";
import type { Cell } from "../engine/protocol";
import { state, updatePart } from "../state";
import { fill } from "../words";
import { want } from "./actions";
import type { ChangeLine, ChangeReport } from "./calls";
import "./change-steps";
import type { ChangeStep } from "./change-steps";
import { answered, picker, remarks, takeAlong } from "./shared";
import type { ReviewsState } from "./state";

export function changeView(): TemplateResult {
  const { speech, reviews } = state;
  const words = speech.reviews;
  const choice = reviews.changeChoice;
  want("change", "change", `${state.version} ${JSON.stringify(choice)}`, () => ({ ...choice, options: state.options }));
  const set = (change: Partial<ReviewsState["changeChoice"]>) => updatePart("reviews", { changeChoice: { ...choice, ...change } });
  const report = reviews.change.answer;
  const names = (report?.periods ?? []).map(({ name, whole }): [string, string] => [name, whole ? name : fill(words.notWhole, { period: name })]).reverse();
  return html`
    <div class="pickers">
      ${picker(words.period, "change-unit", [["", words.usual], ...Object.entries(words.periods)], choice.unit, (unit) => set({ unit, before: "", after: "" }))}
      ${names.length < 2 ? nothing : html`
        ${picker(words.before2, "change-before", names, report?.before ?? "", (before) => set({ unit: report?.unit ?? "", before, after: report?.after ?? "" }))}
        ${picker(words.after2, "change-after", names, report?.after ?? "", (after) => set({ unit: report?.unit ?? "", after, before: report?.before ?? "" }))}`}
    </div>
    ${answered("change", (made) => (made.lines.length === 0 ? html`<p class="quiet">${words.noTwoPeriods}</p>` : parts(made)))}`;
}

function signed(value: Cell, shown: string): string {
  return typeof value === "number" && value > 0 ? `+${shown}` : shown;
}

let drawn: { report: ChangeReport; lang: string; steps: ChangeStep[] } | null = null;

/** The revenue before, each part on top of the ones so far, the revenue after. The parts are the engine's and add up. */
function stepsOf(report: ChangeReport): ChangeStep[] {
  const { speech } = state;
  if (drawn?.report === report && drawn.lang === speech.lang) return drawn.steps;
  const total = report.lines.at(-1);
  const money = (value: Cell): string => speech.money(value, false);
  const steps: ChangeStep[] = [];
  if (total !== undefined && typeof total.before === "number" && typeof total.after === "number") {
    let at = total.before;
    steps.push({ name: report.before, from: 0, to: at, whole: true, shown: money(at) });
    for (const { factor, part } of factorsOf(report)) {
      const next = at + Number(part);
      steps.push({ name: factor, from: at, to: next, whole: false, shown: signed(part, money(part)) });
      at = next;
    }
    steps.push({ name: report.after, from: 0, to: total.after, whole: true, shown: money(total.after) });
  }
  drawn = { report, lang: speech.lang, steps };
  return steps;
}

function factorsOf({ lines }: ChangeReport): ChangeLine[] {
  return lines.slice(0, -1).filter(({ within }) => !within);
}

function parts(report: ChangeReport): TemplateResult {
  const { speech } = state;
  const words = speech.reviews;
  const { lines, before, after, table } = report;
  const total = lines.at(-1);
  const money = (value: Cell): string => speech.money(value, false);
  const told = total === undefined ? "" : fill(words.changeText, {
    before, after, from: money(total.before), to: money(total.after), change: `${signed(total.change, money(total.change))}${total.share === "" ? "" : ` (${signed(total.share, speech.percent(total.share))})`}`,
  });
  const label = `${told} ${factorsOf(report).map(({ factor, part }) => `${factor}: ${signed(part, money(part))}`).join("; ")}.`;
  // Small averages need their decimals, sums do not.
  const figure = (value: Cell): string => speech.number(value, typeof value === "number" && Math.abs(value) < 1000 ? 2 : 0);
  const headers = (table[0] ?? []).map((header, at) => (at === 1 ? `${header}, ${before}` : at === 2 ? `${header}, ${after}` : header));
  return html`
    <p data-test="change-told">${told}</p>
    <change-steps .steps=${stepsOf(report)} .y=${words.changeY} .label=${label} .locale=${speech.lang}></change-steps>
    <p class="convention">${words.changeConvention}${lines.some(({ within }) => within) ? ` ${words.changeUnits}` : ""}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${words.change}>
      <table class="plain numbers" data-test="change-table">
        <thead><tr>${headers.map((header, at) => html`<th scope="col" class=${at === 0 ? "" : "right"}>${header}</th>`)}</tr></thead>
        <tbody>${lines.slice(0, -1).map((line) => changeLine(line, figure))}</tbody>
        <tfoot>${lines.slice(-1).map((line) => changeLine(line, figure))}</tfoot>
      </table>
    </div>
    ${takeAlong("tiersheet-change.csv", () => table, "change-steps")}
    ${remarks(report.findings)}`;
}

function changeLine({ factor, before, after, change, share, part, partShare, within }: ChangeLine, figure: (value: Cell) => string): TemplateResult {
  const { speech } = state;
  return html`
    <tr class=${within ? "within" : ""}><th scope="row">${factor}</th><td class="number">${figure(before)}</td><td class="number">${figure(after)}</td>
      <td class="number">${signed(change, figure(change))}</td><td class="number">${signed(share, speech.percent(share))}</td>
      <td class="number">${signed(part, speech.money(part, false))}</td><td class="number">${speech.percent(partShare, 0)}</td></tr>`;
}
