// The third step: first a sentence, then the tiers against each other, then every client.

import { html, nothing, type TemplateResult } from "lit";
import { engine, go, openClient } from "../actions";
import type { Cell, GradeReport, Row, TierLine } from "../engine/protocol";
import { findingsList, ranked } from "../parts/findings";
import type { TierCut } from "../parts/pareto-curve";
import type { GridColumn, LoadRows } from "../parts/row-grid";
import { tierBadge } from "../parts/tiers";
import { reviewPanels } from "../reviews/panels";
import { writePanel } from "../sheet/panels";
import { state, update } from "../state";
import { fill } from "../words";

/** Columns of EXPLAIN behind the client's own. */
const EXPLAINED = 7;
const LEAST_CUT = 0.03;

export function resultScreen(): TemplateResult {
  const { grade, speech } = state;
  if (grade === null) {
    return state.busy === null && state.failure !== null
      ? html`<fluent-button appearance="primary" @click=${() => void go("rules")}>${speech.words.rules}</fluent-button>`
      : html`<div class="waiting" aria-hidden="true"></div>`;
  }
  return html`
    ${sentence(grade)}
    ${writePanel()}
    <div class="pair">
      ${tierStrip(grade)}
      ${curvePanel(grade)}
    </div>
    ${clientsPanel(grade)}
    ${reviewPanels(grade)}
    <details class="panel" ?open=${grade.findings.some(({ severity }) => severity === "error")}>
      <summary><h2>${speech.words.findings} <span class="quiet number">${speech.number(ranked(grade.findings).length, 0)}</span></h2></summary>
      ${findingsList(grade.findings, speech.words.noFindings)}
    </details>`;
}

/** What a director reads. The first tier is the best one that has clients. */
function sentence(grade: GradeReport): TemplateResult {
  const { speech } = state;
  const { words } = speech;
  const best = grade.tiers.find(({ given, clients }) => given && clients > 0);
  const without = grade.tiers.filter(({ given }) => !given).reduce((sum, { clients }) => sum + clients, 0);
  const parts: string[] = [];
  if (best !== undefined) {
    if (typeof best.profitShare === "number") {
      parts.push(speech.count(words.bring, best.clients, { tier: best.tier, share: speech.percent(best.profitShare, 0) }));
    } else if (typeof best.revenue === "number" && typeof grade.total?.revenue === "number" && grade.total.revenue > 0) {
      parts.push(speech.count(words.bringRevenue, best.clients, { tier: best.tier, share: speech.percent(best.revenue / grade.total.revenue, 0) }));
    }
  }
  parts.push(grade.previous === "" ? words.allNew : grade.moved === 0 ? words.noneMoved : speech.count(words.movedSince, grade.moved));
  if (without > 0) parts.push(speech.count(words.ungraded, without));
  const lacking = grade.findings.find(({ source, code }) => source === "ASSIGN" && code === "NOT_ENOUGH_DATA");
  return html`
    <section class="sentence">
      <h1>${parts.join("; ")}.</h1>
      <p class="quiet">${fill(words.ofClients, { clients: speech.count(words.clients, grade.clients) })}${grade.asOf === "" ? nothing : html`, ${fill(words.asOfDay, { day: speech.day(grade.asOf) })}`},
        ${fill(words.fingerprint, { print: grade.fingerprint })}${lacking === undefined ? nothing : html`. ${lacking.message}`}</p>
      ${grade.lacking === "" ? nothing : html`<p class="lacking">${fill(words.fallback, { why: grade.lacking })}</p>`}
    </section>`;
}

/** Cents matter only where a client brings little. */
function cents({ total, clients }: GradeReport): boolean {
  const sum = typeof total?.profit === "number" ? total.profit : typeof total?.revenue === "number" ? total.revenue : 0;
  return clients === 0 || Math.abs(sum) / clients < 100;
}

function shown(line: TierLine): string {
  return line.given ? line.tier : "";
}

function toggleTier(tier: string): void {
  const { tiers } = state.query;
  const wanted = tiers.includes(tier) ? tiers.filter((own) => own !== tier) : [...tiers, tier];
  update({ query: { ...state.query, tiers: wanted } });
}

/** Whether the export tells profits; without them everything is about revenue. */
function hasProfit(grade: GradeReport): boolean {
  return grade.tiers.some(({ profitShare }) => typeof profitShare === "number");
}

function tierStrip(grade: GradeReport): TemplateResult {
  const { speech } = state;
  const { words } = speech;
  const title = hasProfit(grade) ? words.tierStrip : words.tierStripClients;
  const most = Math.max(0.01, ...grade.tiers.flatMap(({ share, profitShare }) => [share, typeof profitShare === "number" ? profitShare : 0]));
  const bar = (name: string, kind: string, share: Cell) => html`
    <span class="bar ${kind}"><i style="width: ${typeof share === "number" ? Math.max(0, (share / most) * 100) : 0}%"></i></span>
    <span class="number"><span class="hidden">${name} </span>${speech.percent(share, 1)}</span>`;
  return html`
    <section class="panel">
      <h2>${title}</h2>
      <p class="legend quiet"><span class="key clients"></span>${words.shareOfClients}${hasProfit(grade) ? html`<span class="key profit"></span>${words.shareOfProfit}` : nothing}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <table class="plain strip">
        <thead><tr><th>${words.tier}</th><th class="right">${words.clientsHead}</th><th class="bars-head"><span class="hidden">${title}</span></th><th class="right">${words.revenue}</th><th class="right">${words.profit}</th><th class="right">${words.margin}</th></tr></thead>
        <tbody>${grade.tiers.filter(({ given, clients }) => given || clients > 0).map((line) => html`
          <tr>
            <th scope="row"><button class="chip" aria-pressed=${state.query.tiers.includes(shown(line))} @click=${() => toggleTier(shown(line))}>${line.given ? tierBadge(line.tier) : line.tier}</button></th>
            <td class="number">${speech.number(line.clients, 0)}</td>
            <td class="bars"><div>${bar(words.shareOfClients, "clients", line.share)}${hasProfit(grade) ? bar(words.shareOfProfit, "profit", line.profitShare) : nothing}</div></td>
            <td class="number">${speech.money(line.revenue, cents(grade))}</td><td class="number">${speech.money(line.profit, cents(grade))}</td><td class="number">${speech.percent(line.margin)}</td>
          </tr>`)}</tbody>
        ${grade.total === null ? nothing : html`<tfoot><tr><th scope="row">${words.total}</th><td class="number">${speech.number(grade.total.clients, 0)}</td><td></td>
          <td class="number">${speech.money(grade.total.revenue, cents(grade))}</td><td class="number">${speech.money(grade.total.profit, cents(grade))}</td><td class="number">${speech.percent(grade.total.margin)}</td></tr></tfoot>`}
      </table>
      </div>
    </section>`;
}

function curvePanel(grade: GradeReport): TemplateResult | typeof nothing {
  const { speech } = state;
  const { words } = speech;
  const fifth = grade.curve.findLast(({ clients }) => clients <= 0.2);
  if (grade.curve.length < 3) return nothing;
  const told = fifth === undefined || fifth.clients === 0 ? "" : fill(hasProfit(grade) ? words.paretoText : words.paretoRevenue, { clients: speech.percent(fifth.clients, 0), share: speech.percent(fifth.share, 0) });
  return html`
    <section class="panel">
      <h2>${words.pareto}</h2>
      <p class="legend quiet">${told} ${words.paretoCuts}</p>
      <pareto-curve .points=${grade.curve} .cuts=${cutsOf(grade)} .x=${words.paretoX} .y=${words.paretoY} .label="${words.pareto}. ${told}" .locale=${speech.lang}></pareto-curve>
    </section>`;
}

let cuts: { grade: GradeReport; cuts: TierCut[] } | null = null;

/** Where the tiers end along the clients, the best first. */
function cutsOf(grade: GradeReport): TierCut[] {
  if (cuts?.grade !== grade) {
    let clients = 0;
    const all = grade.tiers.filter(({ given }) => given).map(({ tier, share }) => ({ tier, clients: (clients += share), share }));
    // Letters that would stand on each other are left out.
    cuts = { grade, cuts: all.filter(({ share }, at) => at === 0 || share > LEAST_CUT) };
  }
  return cuts.cuts;
}

const loadClients: LoadRows = async (from, count) => {
  const { count: all, rows, ids } = await engine.call("clients", { query: state.query, from, count });
  if (all !== state.shownClients) update({ shownClients: all });
  return { rows: rows.map(arranged), ids };
};

/** The tier before everything else, then the client, the figures, and at the end the texts that need room. */
function order(width: number): number[] {
  const first = width - EXPLAINED - 1;
  const own = Array.from({ length: first }, (_, at) => at);
  const before = state.grade?.previous === "" ? [] : [width - 1];
  return [first, ...before, ...own, first + 3, first + 1, first + 4, first + 5];
}

function arranged(row: Row): Row {
  return order(row.length).map((at) => row[at] ?? "");
}

let gridColumns: { grade: GradeReport; lang: string; columns: GridColumn[] } | null = null;

function clientColumns(grade: GradeReport): GridColumn[] {
  const { speech } = state;
  if (gridColumns?.grade !== grade || gridColumns.lang !== speech.lang) {
    const headers = [...grade.columns, speech.words.before];
    const own = grade.columns.length - EXPLAINED;
    const columns = order(headers.length).map((at): GridColumn => {
      const title = headers[at] ?? "";
      if (at === own) return { title, width: 84, show: (value) => tierBadge(String(value)) };
      if (at === headers.length - 1) return { title, width: 64, show: (value, row) => (value === "" || value === row[0] ? html`<span class="quiet">${value}</span>` : tierBadge(String(value))) };
      if (at === own + 3) return { title, width: 120, right: true, show: (value) => speech.money(value, cents(grade)) };
      if (at === own + 4) return { title, width: 104, show: (value) => (value === "" ? nothing : tierBadge(String(value))) };
      return { title, width: at < own ? (at === 0 && own > 1 ? 100 : 210) : at === own + 1 ? 300 : 320 };
    });
    gridColumns = { grade, lang: speech.lang, columns };
  }
  return gridColumns.columns;
}

function clientsPanel(grade: GradeReport): TemplateResult {
  const { speech, query } = state;
  const { words } = speech;
  const width = grade.columns.length + 1;
  const places = order(width);
  const tiers = [...grade.tiers.filter(({ given }) => given).map(({ tier }) => tier), ...(grade.tiers.some(({ given, clients }) => !given && clients > 0) ? [""] : [])];
  const find = (event: Event) => update({ query: { ...state.query, search: (event.target as HTMLInputElement).value } });
  const sorted = (event: CustomEvent<{ column: number; descending: boolean }>) =>
    update({ query: { ...state.query, sort: places[event.detail.column] ?? -1, descending: event.detail.descending } });
  return html`
    <section class="panel clients-panel">
      <div class="clients-head">
        <h2>${words.clientList} <span class="quiet number" data-test="shown">${fill(words.shown, { shown: speech.number(state.shownClients, 0), all: speech.number(grade.clients, 0) })}</span></h2>
        <input type="search" class="search" data-test="search" placeholder=${words.search} aria-label=${words.search} .value=${query.search} @input=${find}>
        <div class="chips" role="group" aria-label=${words.tier}>
          ${tiers.map((tier) => html`<button class="chip" aria-pressed=${query.tiers.includes(tier)} aria-label=${tier === "" ? words.noTier : `${words.tier} ${tier}`} @click=${() => toggleTier(tier)}>${tierBadge(tier)}</button>`)}
          ${grade.previous === "" || grade.moved === 0 ? nothing : html`<button class="chip text" data-test="moved" aria-pressed=${query.moved} @click=${() => update({ query: { ...state.query, moved: !state.query.moved } })}>${words.movedOnly}</button>`}
        </div>
      </div>
      <row-grid id="clients" sortable class="clients-grid" .columns=${clientColumns(grade)} .count=${state.shownClients} .load=${loadClients}
        .version=${`${state.version} ${JSON.stringify(query)}`} .label=${words.clientList} .sort=${places.indexOf(query.sort)} .descending=${query.descending}
        @sort-by=${sorted} @open-row=${(event: CustomEvent<{ id: number }>) => void openClient(event.detail.id)}></row-grid>
      ${state.shownClients === 0 ? html`<p class="quiet nobody">${words.nobody}</p>` : nothing}
    </section>`;
}
