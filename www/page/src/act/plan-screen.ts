// The plan per tier: the table, and whether the profit of each tier carries what the tier gets.

import { html, nothing, type TemplateResult } from "lit";
import { remember } from "../actions";
import type { Cell, Row } from "../engine/protocol";
import { findingsList } from "../parts/findings";
import "../parts/rule-grid";
import { cellMarks, type CellMark } from "../parts/rule-grid";
import { tierBadge } from "../parts/tiers";
import { state } from "../state";
import { fill } from "../words";
import type { PlanReport } from "./calls";
import { isCurrency, money } from "./money";
import { editPlan, resetPlan, savePlan, setPlanned, undoPlan } from "./plan";

export function planScreen(): TemplateResult {
  const { act, speech, kept } = state;
  const say = speech.act.plan;
  return html`
    <section class="panel plan-table">
      <div class="actions-line">
        <h1>${say.title}</h1>
        ${kept.plan === undefined ? nothing : html`<fluent-button size="small" data-test="plan-template" @click=${() => void resetPlan()}>${say.template}</fluent-button>`}
        ${act.planUndo.length === 0 ? nothing : html`<fluent-button size="small" data-test="undo-plan" @click=${undoPlan}>${speech.words.undo}</fluent-button>`}
      </div>
      <p class="quiet about">${say.about} ${say.kept}</p>
      <rule-grid data-test="plan-grid" .rows=${act.plan ?? []} .marks=${marks()} .label=${say.title}
        @edit-rows=${(event: CustomEvent<Row[]>) => editPlan(event.detail)} @undo-edit=${undoPlan}></rule-grid>
      ${act.planProblems.length === 0 ? nothing : html`<div role="alert" data-test="plan-problems">${findingsList(act.planProblems, "")}</div>`}
    </section>
    ${act.planned === null ? nothing : result(act.planned.report)}`;
}

/** Cells that the engine speaks of. */
function marks(): CellMark[] {
  return cellMarks(state.act.planProblems);
}

/** A line of PLAN: tier, clients, cost per client, cost of the plan, clients with a profit, profit, cost / profit, left, carried. */
interface Line {
  tier: string;
  clients: Cell;
  perClient: Cell;
  cost: Cell;
  profit: Cell;
  left: Cell;
  carried: Cell;
}

function lineOf([tier = "", clients = "", perClient = "", cost = "", , profit = "", , left = "", carried = ""]: Row): Line {
  return { tier: String(tier), clients, perClient, cost, profit, left, carried };
}

function verdict({ carried, cost, clients }: Line): string {
  const say = state.speech.act.plan;
  if (carried === true) return say.carries;
  if (carried === false) return say.carriesNot;
  return fill(say.unknown, { why: clients === 0 ? say.whyNobody : cost === "" ? say.whyCost : say.whyProfit });
}

function sentence(tiers: Line[]): string {
  const { speech } = state;
  const say = speech.act.plan;
  if (tiers.every(({ cost }) => cost === "" || cost === 0)) return say.fillIn;
  const failing = tiers.filter(({ carried }) => carried === false);
  if (failing.length > 0) return `${speech.count(say.some, failing.length, { tiers: failing.map(({ tier }) => tier).join(", ") })}.`;
  return tiers.some(({ carried }) => carried === true) ? say.allCarry : say.fillIn;
}

function result(report: PlanReport): TemplateResult {
  const { act, speech, kept } = state;
  const say = speech.act.plan;
  const lines = report.rows.map(lineOf);
  const tiers = lines.slice(0, -1);
  const total = lines.at(-1);
  const size = (cell: Cell) => (typeof cell === "number" ? Math.abs(cell) : 0);
  const most = Math.max(1e-9, ...tiers.flatMap(({ cost, profit }) => [size(cost), size(profit)]));
  const bar = (kind: string, name: string, cell: Cell) => html`
    <span class="bar ${kind} ${typeof cell === "number" && cell < 0 ? "loss" : ""}"><i style="width: ${(size(cell) / most) * 100}%"></i></span>
    <span class="number"><span class="hidden">${name} </span>${money(cell)}</span>`;
  const periods = Object.entries(say.periods);
  return html`
    <section class="panel plan-result">
      <div class="actions-line">
        <h2>${say.result}</h2>
        <fluent-button size="small" data-test="save-plan" @click=${() => void savePlan()}>${say.saveCsv}</fluent-button>
      </div>
      <p class="big" data-test="plan-told">${sentence(tiers)}</p>
      <div class="list-settings">
        <label>${say.period} <select data-test="period" @change=${(event: Event) => setPlanned({ period: (event.target as HTMLSelectElement).value })}>
          ${periods.map(([name, label]) => html`<option value=${name} .selected=${name === act.period}>${label}</option>`)}
        </select></label>
        <label>${say.currency} <input class="unit" data-test="currency" size="4" maxlength="3" placeholder=${say.currencyHint} .value=${kept.currency ?? ""}
          @change=${(event: Event) => setCurrency((event.target as HTMLInputElement).value)}></label>
        <label class="check inline"><input type="checkbox" data-test="skip-unknown" .checked=${act.skip} @change=${(event: Event) => setPlanned({ skip: (event.target as HTMLInputElement).checked })}><span>${say.skip}</span></label>
      </div>
      <p class="legend quiet"><span class="key clients"></span>${say.cost}<span class="key profit"></span>${say.profit}. ${fill(say.convention, { months: report.months })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${say.result}>
        <table class="plain strip plan-lines">
          <thead><tr><th>${speech.words.tier}</th><th class="right">${say.clients}</th><th class="right">${report.headers[2] ?? ""}</th><th class="bars-head">${say.cost}, ${say.profit}</th><th class="right">${say.left}</th><th>${say.verdict}</th></tr></thead>
          <tbody>${tiers.map((line) => html`
            <tr class=${line.carried === false ? "fails" : ""}>
              <th scope="row">${line.tier === "" ? speech.words.noTier : tierBadge(line.tier)}</th>
              <td class="number">${speech.number(line.clients, 0)}</td>
              <td class="number">${money(line.perClient)}</td>
              <td class="bars"><div>${bar("clients", say.cost, line.cost)}${bar("profit", say.profit, line.profit)}</div></td>
              <td class="number">${money(line.left)}</td>
              <td><span class="verdict-mark" aria-hidden="true">${line.carried === true ? "✓" : line.carried === false ? "✕" : "?"}</span> ${verdict(line)}</td>
            </tr>`)}</tbody>
          ${total === undefined ? nothing : html`<tfoot><tr><th scope="row">${speech.words.total}</th><td class="number">${speech.number(total.clients, 0)}</td><td></td>
            <td class="number">${total.cost === "" ? nothing : html`${money(total.cost)} <span class="quiet">/</span> `}${money(total.profit)}</td><td class="number">${money(total.left)}</td><td>${verdict(total)}</td></tr></tfoot>`}
        </table>
      </div>
      ${report.findings.length === 0 ? nothing : html`<details class="remarks"><summary>${speech.words.findings} <span class="number">${speech.number(report.findings.length, 0)}</span></summary>${findingsList(report.findings, "")}</details>`}
    </section>`;
}

function setCurrency(code: string): void {
  remember({ currency: isCurrency(code) ? code.trim().toUpperCase() : "" });
}
