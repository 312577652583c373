// Below the rule table: what the table on the screen, or a template, would change.

import { html, nothing, type TemplateResult } from "lit";
import { engine } from "../actions";
import type { Cell } from "../engine/protocol";
import { findingsList } from "../parts/findings";
import type { GridColumn, LoadRows } from "../parts/row-grid";
import { tierBadge } from "../parts/tiers";
import { state } from "../state";
import { fill } from "../words";
import { goBack, openCompared, other, seekNear, showCompared, takeCompared } from "./actions";
import type { ComparedList, Comparison, MovePair, TierChange } from "./calls";

export function shapingPanel(): TemplateResult | typeof nothing {
  const { speech, grade, shaping } = state;
  const words = speech.shaping;
  if (state.files.main === undefined || grade === null) return nothing;
  const table = other();
  const name = table === null ? "" : speech.words.templates[table.name]?.[0] ?? "";
  return html`
    <section class="panel shaping" aria-busy=${shaping.comparing} data-test="comparison">
      <div class="actions-line">
        <h2>${name === "" ? words.title : fill(words.titleOf, { name })}</h2>
        ${table === null ? nothing : html`
          <fluent-button size="small" data-test="go-back" @click=${goBack}>${words.back}</fluent-button>
          <fluent-button size="small" appearance="primary" data-test="take-compared" ?disabled=${shaping.comparison === null} @click=${() => void takeCompared()}>${words.take}</fluent-button>`}
      </div>
      ${table === null ? html`<p class="quiet">${words.start}</p>`
        : shaping.comparison !== null ? compared(shaping.comparison)
        : shaping.problems.length > 0 ? html`<p>${words.failed}</p>${findingsList(shaping.problems, "")}`
        : html`<p class="quiet" role="status">${words.comparing}</p>`}
    </section>`;
}

function compared(comparison: Comparison): TemplateResult {
  const { speech } = state;
  const words = speech.shaping;
  const { moved, clients, profit, byHand } = comparison;
  const told = moved === 0 ? words.nobody
    : `${speech.count(words.move, moved, { all: speech.number(clients, 0) })}${profit === "" ? "" : fill(words.withProfit, { profit: money(profit) })}.`;
  return html`
    <p class="told" data-test="comparison-told" aria-live="polite">${told}</p>
    ${byHand ? html`<p class="quiet">${words.byHand}</p>` : nothing}
    <div class="beside">
      ${tierTable(comparison.tiers)}
      ${moved === 0 ? nothing : moveTable(comparison.pairs)}
    </div>
    ${clientLists(comparison)}`;
}

function money(value: Cell): string {
  const { grade, speech } = state;
  const sum = typeof grade?.total?.profit === "number" ? grade.total.profit : 0;
  return speech.money(value, grade === null || grade.clients === 0 || Math.abs(sum) / grade.clients < 100);
}

/** A change with its sign, so that it is read without the bars. */
function signed(value: number): string {
  return value > 0 ? `+${state.speech.number(value, 0)}` : state.speech.number(value, 0).replace("-", "−");
}

function tierTable(tiers: TierChange[]): TemplateResult {
  const { speech } = state;
  const words = speech.shaping;
  const most = Math.max(1, ...tiers.flatMap(({ before, after }) => [Number(before), Number(after)]));
  const bar = (kind: string, value: Cell) => html`<i class=${kind} style="width: ${(Number(value) / most) * 100}%"></i>`;
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${words.tiers}>
      <p class="quiet legend">${words.convention}</p>
      <table class="plain changes" data-test="tier-changes">
        <caption class="hidden">${words.tiers}</caption>
        <thead><tr><th>${speech.words.tier}</th><th class="right">${words.now}</th><th class="right">${words.then}</th><th class="right">${words.change}</th><th aria-hidden="true"></th><th class="right">${words.profitThen}</th></tr></thead>
        <tbody>${tiers.map(({ tier, before, after, profitAfter }) => html`
          <tr>
            <th scope="row">${tierBadge(tier)}</th>
            <td class="number">${speech.number(before, 0)}</td><td class="number strong">${speech.number(after, 0)}</td>
            <td class="number">${signed(Number(after) - Number(before))}</td>
            <td class="pair-bars" aria-hidden="true">${bar("before", before)}${bar("after", after)}</td>
            <td class="number">${money(profitAfter)}</td>
          </tr>`)}</tbody>
      </table>
    </div>`;
}

const ARROWS = { up: "↑", down: "↓", changed: "→" } as const;

function moveTable(pairs: MovePair[]): TemplateResult {
  const { speech } = state;
  const words = speech.shaping;
  return html`
    <div class="scroll low" tabindex="0" role="region" aria-label=${words.moves}>
      <table class="plain" data-test="move-pairs">
        <caption class="hidden">${words.moves}</caption>
        <thead><tr><th>${words.from}</th><th>${words.to}</th><th>${words.direction}</th><th class="right">${words.clients}</th><th class="right">${words.profit}</th></tr></thead>
        <tbody>${pairs.map(({ from, to, direction, clients, profit }) => html`
          <tr>
            <td>${tierBadge(from)}</td><td>${tierBadge(to)}</td><td>${ARROWS[direction]} ${words.directions[direction]}</td>
            <td class="number"><button class="link" aria-pressed=${state.shaping.list.kind === "pair" && state.shaping.list.from === from && state.shaping.list.to === to}
              @click=${() => showCompared({ kind: "pair", from, to })}>${speech.number(clients, 0)}</button></td>
            <td class="number">${money(profit)}</td>
          </tr>`)}</tbody>
      </table>
    </div>`;
}

function countOf(list: ComparedList, { moved, pairs }: Comparison): number {
  if (list.kind === "moves") return moved;
  if (list.kind === "near") return state.shaping.near ?? 0;
  return pairs.find(({ from, to }) => from === list.from && to === list.to)?.clients ?? 0;
}

function clientLists(comparison: Comparison): TemplateResult {
  const { speech, shaping } = state;
  const words = speech.shaping;
  const { list, near } = shaping;
  const count = countOf(list, comparison);
  const chip = (kind: "moves" | "near", text: string, n: number) => html`
    <button class="chip text" data-test="list-${kind}" aria-pressed=${list.kind === kind} @click=${() => showCompared({ kind })}>${text} <span class="number">${speech.number(n, 0)}</span></button>`;
  const label = list.kind === "near" ? words.nearList : words.list;
  return html`
    <div class="chips">
      ${comparison.moved === 0 ? nothing : chip("moves", words.allMoves, comparison.moved)}
      ${list.kind === "pair" ? html`<span class="chip text picked" aria-current="true">${tierBadge(list.from)} → ${tierBadge(list.to)} <span class="number">${speech.number(count, 0)}</span></span>` : nothing}
      ${near !== null ? chip("near", words.nearBorder, near)
        : shaping.seekingNear ? html`<span class="quiet" role="status">${words.seekingNear}</span>`
        : html`<fluent-button size="small" data-test="seek-near" @click=${() => void seekNear()}>${words.seekNear}</fluent-button>`}
    </div>
    ${shaping.problems.length === 0 ? nothing : findingsList(shaping.problems, "")}
    ${list.kind === "near" ? html`<p class="quiet">${words.nearAbout}</p>` : nothing}
    ${count === 0 ? nothing : html`
      <row-grid id="compared" class="compared clients-grid" .columns=${columns(list.kind === "near")} .count=${count} .load=${loadCompared}
        .version=${versionOf(comparison, list)} .label=${label} @open-row=${(event: CustomEvent<{ id: number }>) => openCompared(event.detail.id)}></row-grid>`}`;
}

let version = { comparison: null as Comparison | null, list: null as ComparedList | null, number: 0 };

/** Another one for each comparison and each list of it. */
function versionOf(comparison: Comparison, list: ComparedList): number {
  if (version.comparison !== comparison || version.list !== list) version = { comparison, list, number: version.number + 1 };
  return version.number;
}

const loadCompared: LoadRows = async (from, count) => {
  const { rows, ids } = await engine.call("compared", { list: state.shaping.list, from, count });
  return { rows, ids };
};

let made: { key: string; columns: GridColumn[] } | null = null;

function columns(near: boolean): GridColumn[] {
  const { speech } = state;
  const words = speech.shaping;
  const key = `${speech.lang} ${near}`;
  if (made?.key !== key) {
    const tier = (title: string): GridColumn => ({ title, width: 84, show: (value) => tierBadge(String(value)) });
    made = {
      key,
      columns: [
        tier(words.from), tier(words.to), { title: words.client, width: 260 }, { title: words.profit, width: 120, right: true, show: (value) => money(value) },
        ...(near ? [{ title: words.field, width: 160 }, { title: words.distance, width: 110, right: true, show: (value: Cell) => speech.percent(value, 1) }] : []),
      ],
    };
  }
  return made.columns;
}
