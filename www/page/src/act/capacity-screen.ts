// Capacity: one number first, and the clients part into those taken and those declined.

import { html, nothing, type TemplateResult } from "lit";
import { engine, openClient } from "../actions";
import { findingsList } from "../parts/findings";
import type { GridColumn, LoadRows } from "../parts/row-grid";
import { knownTiers, tierBadge } from "../parts/tiers";
import { state } from "../state";
import { fill } from "../words";
import type { CapacityReport, CapacityRest, Effort, Side } from "./calls";
import { posed, resources, saveCapacity, setChoice, setEffort, setNeed, setRoom } from "./capacity";
import { heightOf } from "./grid-size";
import { money } from "./money";
import type { CapacityShown } from "./state";

export function capacityScreen(): TemplateResult {
  const { act, speech } = state;
  const say = speech.act.capacity;
  // Numbers stay until newer ones are there.
  const shown = posed() ? act.capacity : null;
  return html`
    <section class="panel capacity">
      <div class="actions-line">
        <h1>${say.title}</h1>
        ${shown === null ? nothing : html`<fluent-button size="small" data-test="save-capacity" @click=${() => void saveCapacity()}>${say.saveCsv}</fluent-button>`}
      </div>
      <p class="quiet about">${say.about}</p>
      <div class="capacity-asked">
        <div>${Array.from({ length: resources(act.effort) }, (_, at) => roomField(at))}</div>
        ${choices()}
      </div>
      ${posed() ? nothing : html`<p class="lacking" data-test="capacity-needs">${act.effort.kind === "tiers" ? say.needTiers : say.needColumns}</p>`}
      ${act.capacityProblems.length === 0 ? nothing : html`<div role="alert">${findingsList(act.capacityProblems, "")}</div>`}
      ${shown === null ? nothing : told(shown)}
    </section>
    ${shown === null ? nothing : html`
      <div class="sides">${side("keep", say.take, shown.report)}${side("decline", say.decline, shown.report)}</div>
      ${shown.report.unjudged === 0 ? nothing : html`
        <details class="panel"><summary>${heading("unjudged", say.unjudged, shown.report)}</summary>${grid("unjudged", say.unjudged, shown.report)}</details>`}`}`;
}

function unitName(): string {
  const { effort } = state.act;
  return effort.kind === "tiers" ? effort.name : "";
}

/** A number and a slider of one resource; blank, or at its end, is enough for all. */
function roomField(at: number): TemplateResult {
  const { act, speech } = state;
  const say = speech.act.capacity;
  const { effort } = act;
  const name = effort.kind === "columns" ? effort.columns[at] ?? "" : unitName();
  const label = effort.kind === "places" ? say.roomPlaces : name === "" ? say.room : fill(say.roomOf, { name });
  const most = act.most.amounts[at] ?? 0;
  const given = act.room[at] ?? "";
  const step = effort.kind === "places" || most > 400 ? 1 : most > 40 ? 0.5 : 0.1;
  const set = (event: Event) => setRoom(at, (event.target as HTMLInputElement).value);
  return html`
    <label class="field room"><span>${label}</span>
      <span class="room-line">
        <input type="number" min="0" step="any" inputmode="decimal" data-test="room-${at}" placeholder=${most > 0 ? speech.number(most) : ""} .value=${given} @input=${set}>
        <span class="quiet">${given === "" ? say.enough : ""}</span>
      </span></label>
    <input type="range" class="slider" min="0" max=${most} step=${step} data-test="slider-${at}" aria-label=${label} ?disabled=${most === 0}
      .value=${given === "" ? String(most) : given} @input=${set}>`;
}

function choices(): TemplateResult {
  const { act, speech, grade } = state;
  const say = speech.act.capacity;
  const { effort, columns } = act;
  const radio = (own: Effort["kind"], label: string, next: () => Effort, disabled = false) => html`
    <label class="check"><input type="radio" name="effort" value=${own} data-test="effort-${own}" ?disabled=${disabled} .checked=${effort.kind === own} @change=${() => setEffort(next())}><span>${label}</span></label>`;
  const toggle = (name: string) => {
    const chosen = effort.kind === "columns" ? effort.columns : [];
    setEffort({ kind: "columns", columns: chosen.includes(name) ? chosen.filter((own) => own !== name) : [...chosen, name] });
  };
  const hasProfit = grade?.tiers.some(({ profitShare }) => typeof profitShare === "number") ?? false;
  const hasRevenue = grade?.tiers.some(({ revenue }) => typeof revenue === "number") ?? false;
  return html`
    <fieldset class="effort">
      <legend>${say.scarce}</legend>
      ${radio("places", say.places, () => ({ kind: "places" }))}
      ${radio("columns", columns.names.length === 0 ? `${say.columns}. ${say.noColumns}` : say.columns, () => ({ kind: "columns", columns: columns.names.slice(0, 1) }), columns.names.length === 0)}
      ${effort.kind !== "columns" ? nothing : html`<div class="under">${columns.names.map((name) => html`
        <label class="check"><input type="checkbox" .checked=${effort.columns.includes(name)} @change=${() => toggle(name)}><span>${name}</span></label>`)}</div>`}
      ${radio("tiers", say.tiers, () => ({ kind: "tiers", name: say.unitHint, by: {} }))}
      ${effort.kind !== "tiers" ? nothing : html`<div class="under by-tier">
        <label>${say.unit} <input class="unit" data-test="unit" .value=${effort.name} @change=${(event: Event) => setEffort({ ...effort, name: (event.target as HTMLInputElement).value.trim() || say.unitHint })}></label>
        ${knownTiers().map((tier) => html`<label>${tierBadge(tier)} <input type="number" min="0" step="any" data-test="by-${tier}" aria-label="${say.tiers}: ${tier}" .value=${effort.by[tier] ?? ""}
          @input=${(event: Event) => setNeed(tier, (event.target as HTMLInputElement).value)}></label>`)}
      </div>`}
      ${hasProfit && hasRevenue ? html`
        <label class="value">${say.value} <select data-test="value" @change=${(event: Event) => setChoice({ value: (event.target as HTMLSelectElement).value })}>
          <option value="" .selected=${act.value === ""}>${say.profit}</option><option value="revenue" .selected=${act.value === "revenue"}>${say.revenue}</option>
        </select></label>` : nothing}
      <label class="check"><input type="checkbox" data-test="tiers-first" .checked=${act.tiersFirst} @change=${(event: Event) => setChoice({ tiersFirst: (event.target as HTMLInputElement).checked })}><span>${say.tiersFirst}</span></label>
    </fieldset>`;
}

function told({ report, rest, request: { effort } }: CapacityShown): TemplateResult {
  const { speech } = state;
  const say = speech.act.capacity;
  const taken = speech.count(say.takes, report.kept);
  const declined = speech.count(say.takes, report.declined);
  const all = report.worth + report.givenUp;
  const kept = report.givenUp === 0
    ? fill(say.keepsAll, { worth: money(report.worth), value: report.value })
    : fill(say.keeps, { worth: money(report.worth), value: report.value, given: money(report.givenUp), share: speech.percent(all > 0 ? report.givenUp / all : 0) });
  return html`
    <div class="capacity-told" aria-live="polite">
      <p class="big" data-test="capacity-told">${fill(say.sentence, { taken, declined })}.</p>
      <p data-test="capacity-kept">${kept}</p>
      ${split(report)}
      ${rest === null ? html`<p class="quiet rest">${report.proved ? say.proved : say.unprovedYet} ${say.reckoning}…</p>` : restTold(report, rest, effort.kind === "places")}
    </div>`;
}

/** How the value parts, in one bar; the sentence beside it says the same. */
function split({ worth, givenUp }: CapacityReport): TemplateResult | typeof nothing {
  const all = worth + givenUp;
  if (all <= 0) return nothing;
  return html`<div class="split" aria-hidden="true"><i style="width: ${(100 * worth) / all}%"></i></div>`;
}

function restTold(report: CapacityReport, rest: CapacityRest, places: boolean): TemplateResult {
  const { speech } = state;
  const say = speech.act.capacity;
  const lines = rest.resources.flatMap(({ name, there, used, more, who }) => {
    const unlimited = typeof there === "number" && there >= 1e12;
    const usage = unlimited || typeof used !== "number" ? "" : fill(say.used, { used: speech.number(used), there: speech.number(there) });
    const worth = typeof more !== "number" ? "" : more <= 0 ? fill(places ? say.morePlacesNothing : say.moreNothing, { name })
      : `${fill(places ? say.morePlaces : say.more, { name, more: money(more) })}${who === "" ? "" : ` (${who})`}.`;
    return [places || name === "" || usage === "" ? usage : `${name}: ${usage}`, unlimited ? "" : worth];
  }).filter((part) => part !== "");
  const proof = report.proved ? say.proved : fill(say.unproved, { gap: money(rest.gap) });
  const next = [rest.nextIn === null ? "" : fill(say.nextIn, { client: rest.nextIn.client, cost: money(rest.nextIn.cost) }),
    rest.nextOut === null ? "" : fill(say.nextOut, { client: rest.nextOut.client, cost: money(rest.nextOut.cost) })];
  return html`<ul class="rest" data-test="capacity-rest">${[...lines, proof, ...next].filter((part) => part !== "").map((part) => html`<li>${part}</li>`)}</ul>`;
}

const loads = Object.fromEntries((["keep", "decline", "unjudged"] as const).map((own): [Side, LoadRows] => [own, async (from, count) => {
  // The first rows came with the numbers, so that both change together.
  const first = state.act.capacity?.report.first[own];
  if (from === 0 && first !== undefined) return first;
  return engine.call("capacityRows", { side: own, from, count });
}])) as Record<Side, LoadRows>;

function countOf(own: Side, { kept, declined, unjudged }: CapacityReport): number {
  return own === "keep" ? kept : own === "decline" ? declined : unjudged;
}

let shownColumns: { key: string; columns: GridColumn[] } = { key: "", columns: [] };

function columnsOf({ headers }: CapacityReport): GridColumn[] {
  const key = JSON.stringify([headers, state.kept.currency, state.speech.lang]);
  if (shownColumns.key !== key) {
    const needs = state.act.capacity?.request.effort;
    const count = needs?.kind === "columns" ? needs.columns.length : needs?.kind === "tiers" ? 1 : 0;
    const value = headers.length - 2 - count;
    const columns = headers.map((title, at): GridColumn => {
      if (at === 0) return { title, width: 88, show: (cell) => tierBadge(String(cell)) };
      if (at === value) return { title, width: 96, right: true, show: (cell) => money(cell) };
      if (at > value && at < headers.length - 1) return { title, width: 80, right: true, show: (cell) => state.speech.number(cell) };
      return { title, width: at === headers.length - 1 ? 240 : 170 };
    });
    shownColumns = { key, columns };
  }
  return shownColumns.columns;
}

function heading(own: Side, title: string, report: CapacityReport): TemplateResult {
  return html`<h2>${title} <span class="quiet number" data-test="count-${own}">${state.speech.number(countOf(own, report), 0)}</span></h2>`;
}

function side(own: Side, title: string, report: CapacityReport): TemplateResult {
  return html`<section class="panel side-${own}">${heading(own, title, report)}${grid(own, title, report)}</section>`;
}

function grid(own: Side, title: string, report: CapacityReport): TemplateResult {
  const count = countOf(own, report);
  if (count === 0) return html`<p class="quiet">${state.speech.act.capacity.empty}</p>`;
  return html`
    <row-grid id="side-${own}" class="clients-grid" style=${heightOf(count, 440)} .columns=${columnsOf(report)} .count=${count} .load=${loads[own]} .version=${report} .label=${title}
      @open-row=${({ detail: { id } }: CustomEvent<{ id: number }>) => void openClient(id)}></row-grid>`;
}
