// Who moved since an earlier review: a sentence, the matrix of tiers, and the clients behind every number.

import { html, nothing, type TemplateResult } from "lit";
import { openClient } from "../actions";
import type { Cell, GradeReport, Row } from "../engine/protocol";
import type { GridColumn, LoadRows } from "../parts/row-grid";
import { knownTiers, tierBadge } from "../parts/tiers";
import { state, updatePart } from "../state";
import { fill } from "../words";
import { baseOf, CAUSES_AT_ONCE, chooseBase, wantMoves } from "./actions";
import type { MovesReport } from "./calls";
import { reviewsOf } from "./kept";
import { answered, picker, remarks, takeAlong } from "./shared";
import { ALL_MOVES, type MoveQuery } from "./state";

const [ID, NAME, FROM, TO, MOVE, CAUSE, DETAILS] = [0, 1, 2, 3, 4, 5, 6];
const CAUSES_TOLD = 4;

export function movesPanel(grade: GradeReport): TemplateResult {
  const words = state.speech.reviews;
  wantMoves();
  const base = baseOf();
  return html`
    <section class="panel moves-panel" data-test="moves-panel">
      <div class="actions-line">
        <h2>${words.moves}</h2>
        ${base === "" ? nothing : picker(words.compareWith, "compare-with", bases(grade), base, chooseBase)}
      </div>
      ${base === "" ? html`<p class="quiet">${words.nothingToCompare}</p>` : answered("moves", (report) => shown(report, base))}
    </section>`;
}

function bases(grade: GradeReport): [string, string][] {
  const words = state.speech.reviews;
  return [
    ...reviewsOf(state.reviews.history ?? []).map(({ date }): [string, string] => [date, fill(words.baseReview, { day: state.speech.day(date) })]),
    ...(grade.previous === "" ? [] : [["export", fill(words.baseExport, { column: grade.previous })] satisfies [string, string]]),
  ];
}

/** For the first sentence of the result; nothing where the export's own tiers are compared, which that sentence tells anyway. */
export function movedSentence(): string | null {
  const { speech, reviews } = state;
  const { answer, key } = reviews.moves;
  const base = baseOf();
  if (answer === null || base === "export" || !key.startsWith(`${state.version} ${base} `)) return null;
  const { up, down, changed } = answer.counts;
  const values = { day: speech.day(base) };
  return up + down + changed === 0 ? fill(speech.reviews.noneMovedSince, values) : speech.count(speech.reviews.movedSinceReview, up + down + changed, values);
}

function shown(report: MovesReport, base: string): TemplateResult {
  const { speech, reviews } = state;
  const words = speech.reviews;
  const { counts } = report;
  const told = ([["up", words.up], ["down", words.down], ["changed", words.changed], ["new", words.fresh], ["lost", words.lost], ["same", words.same]] as const)
    .filter(([name]) => counts[name] > 0).map(([name, forms]) => speech.count(forms, counts[name]));
  const causes = report.causes.slice(0, CAUSES_TOLD).map(([cause, clients]) => `${cause} ${speech.number(clients, 0)}`).join(", ");
  const later = base !== "export" && (state.grade?.clients ?? 0) > CAUSES_AT_ONCE && !reviews.moves.key.endsWith("true");
  return html`
    <p data-test="moves-told"><strong>${base === "export" ? words.sinceExport : fill(words.sinceReview, { day: speech.day(base) })}</strong> ${told.join(", ")}.
      ${causes === "" ? nothing : fill(words.causes, { causes })}
      ${later ? html`<fluent-button size="small" @click=${() => wantMoves(true)}>${words.findCauses}</fluent-button>`
        : report.figures === "told" ? nothing : html`<span class="quiet">${report.figures === "refused" ? words.noFigures : words.noCauses}</span>`}</p>
    <div class="moves-parts">
      ${heatMap(report)}
      ${movesList(report)}
    </div>
    ${remarks(report.findings.filter(({ code }) => code !== "CAUSES_NOT_TOLD"))}`;
}

/** Rows and columns of the matrix by place, the totals as -1: they are of any tier. */
function heatMap({ matrix }: MovesReport): TemplateResult {
  const { speech, reviews } = state;
  const words = speech.reviews;
  const [header = [], ...lines] = matrix;
  const [lastRow, lastColumn] = [lines.length - 1, header.length - 1];
  const stayed = (row: number, column: number): boolean => row < lastRow && lines[row]?.[0] === header[column];
  const most = Math.max(1, ...lines.slice(0, lastRow).flatMap((line, row) => line.slice(1, lastColumn).flatMap((cell, at) => (typeof cell === "number" && !stayed(row, at + 1) ? [cell] : []))));
  const place = (at: number, last: number): number => (at === last ? -1 : at);
  const choose = (from: number, to: number) => () => updatePart("reviews", { moveQuery: { ...ALL_MOVES, from, to } });
  const name = (cell: Cell | undefined): TemplateResult | string => (knownTiers().includes(String(cell)) ? tierBadge(String(cell)) as TemplateResult : String(cell));
  const cellOf = (row: number, column: number, count: Cell): TemplateResult => {
    const [from, to] = [place(row, lastRow), place(column, lastColumn)];
    const moved = from >= 0 && to >= 0 && !stayed(row, column);
    const heat = moved && typeof count === "number" ? Math.sqrt(count / most) : 0;
    const chosen = reviews.moveQuery.from === from && reviews.moveQuery.to === to && (from >= 0 || to >= 0);
    return html`
      <td class="number ${stayed(row, column) ? "stayed" : from < 0 || to < 0 ? "sum" : ""}" style="--heat: ${heat.toFixed(3)}">${count === 0 || (from < 0 && to < 0)
        ? html`<span class=${count === 0 ? "quiet" : ""}>${count === 0 ? "·" : speech.number(count, 0)}</span>${count === 0 ? html`<span class="hidden">0</span>` : nothing}`
        : html`<button data-test="cell" aria-pressed=${chosen} aria-label=${speech.count(words.cell, Number(count), { from: String(lines[row]?.[0]), to: String(header[column]) })} @click=${choose(from, to)}>${speech.number(count, 0)}</button>`}</td>`;
  };
  return html`
    <div class="heat-part">
      <h3>${words.matrix}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${words.matrix}>
        <table class="heat" data-test="heat">
          <thead><tr><th class="quiet">${words.before}</th>${header.slice(1).map((cell) => html`<th scope="col">${name(cell)}</th>`)}</tr></thead>
          <tbody>${lines.map((line, row) => html`<tr class=${row === lastRow ? "total" : ""}><th scope="row">${name(line[0])}</th>${line.slice(1).map((count, at) => cellOf(row, at + 1, count))}</tr>`)}</tbody>
        </table>
      </div>
      <p class="convention">${words.matrixConvention}</p>
      ${takeAlong("tiersheet-migration.csv", () => matrix)}
    </div>`;
}

interface Listed {
  report: MovesReport;
  query: MoveQuery;
  rows: Row[];
  ids: number[];
}

let listed: Listed | null = null;

function matching(report: MovesReport, query: MoveQuery): Listed {
  if (listed?.report === report && listed.query === query) return listed;
  const { matrix } = report;
  const labelOf = (cell: Cell | undefined): string => String(cell ?? "");
  // The last row but one are new clients, who were in no tier; the last column but one are the lost, who are in none.
  const from = query.from < 0 ? null : query.from === matrix.length - 3 ? "" : labelOf(matrix[query.from + 1]?.[0]);
  const to = query.to < 0 ? null : query.to === (matrix[0]?.length ?? 0) - 2 ? "" : labelOf(matrix[0]?.[query.to]);
  const needle = query.search.trim().toLocaleLowerCase();
  const places = report.rows.flatMap((row, at) => {
    const anyCell = from === null && to === null;
    if (anyCell && row[FROM] === row[TO]) return [];
    if (from !== null && row[FROM] !== from) return [];
    if (to !== null && row[TO] !== to) return [];
    if (query.kind !== "" && row[MOVE] !== query.kind) return [];
    if (query.cause !== "" && row[CAUSE] !== query.cause) return [];
    return needle === "" || `${row[ID]}\n${row[NAME]}\n${row[DETAILS]}`.toLocaleLowerCase().includes(needle) ? [at] : [];
  });
  listed = { report, query, rows: places.map((at) => report.rows[at] ?? []), ids: places.map((at) => report.places[at] ?? -1) };
  return listed;
}

const loadMoves: LoadRows = (at, count) => {
  const [rows, ids] = [listed?.rows, listed?.ids].map((all) => all?.slice(at, at + count) ?? []) as [Row[], number[]];
  return Promise.resolve({ rows: rows.map((row) => columns?.places.map((place) => row[place] ?? "") ?? row), ids });
};

let columns: { report: MovesReport; lang: string; columns: GridColumn[]; places: number[] } | null = null;

/** Columns that would be empty, and the ids of clients with names, would only take room. */
function moveColumns(report: MovesReport): { columns: GridColumn[]; places: number[] } {
  const { reviews: words, lang, words: all } = state.speech;
  if (columns?.report !== report || columns.lang !== lang) {
    const tier = (empty: string) => (value: Cell) => (value === "" ? html`<span class="quiet">${empty}</span>` : knownTiers().includes(String(value)) ? tierBadge(String(value)) : html`${value}`);
    const named = report.rows.some((row) => row[NAME] !== "");
    const known: [number, GridColumn][] = [
      [FROM, { title: all.from, width: 92, show: tier(words.isNew) }], [TO, { title: all.to, width: 92, show: tier(words.isLost) }],
      [named ? NAME : ID, { title: words.client, width: 170 }],
      ...(report.causes.length === 0 ? [] : [[CAUSE, { title: words.cause, width: 118 }] satisfies [number, GridColumn]]),
      [DETAILS, { title: words.details, width: 320 }],
    ];
    columns = { report, lang, columns: known.map(([, column]) => column), places: known.map(([place]) => place) };
  }
  return columns;
}

const TITLES = ["id", "client", "from", "to", "move", "cause", "details"] as const;

/** All that is known of the listed clients, for a file. */
function tableOf(found: Listed): Row[] {
  const { reviews, words } = state.speech;
  const titles = { ...reviews, from: words.from, to: words.to };
  return [TITLES.map((name) => titles[name]), ...found.rows];
}

function movesList(report: MovesReport): TemplateResult {
  const { speech, reviews: { moveQuery: query } } = state;
  const words = speech.reviews;
  const found = matching(report, query);
  const all = report.rows.filter((row) => row[FROM] !== row[TO]).length;
  const set = (change: Partial<MoveQuery>) => updatePart("reviews", { moveQuery: { ...query, ...change } });
  const cell = query.from >= 0 || query.to >= 0;
  const label = (at: number, of: Cell | undefined): string => (at < 0 ? words.anyTier : String(of ?? ""));
  return html`
    <div class="moves-list">
      <h3>${words.moved} <span class="quiet number" data-test="moves-shown">${fill(words.shownMoves, { shown: speech.number(found.rows.length, 0), all: speech.number(cell ? report.rows.length : all, 0) })}</span></h3>
      <div class="moves-filters">
        <input type="search" class="search" data-test="search-moves" placeholder=${words.searchMoves} aria-label=${words.searchMoves} .value=${query.search} @input=${(event: Event) => set({ search: (event.target as HTMLInputElement).value })}>
        ${report.causes.length < 2 ? nothing : html`
          <select data-test="cause" aria-label=${words.cause} @change=${(event: Event) => set({ cause: (event.target as HTMLSelectElement).value })}>
            <option value="">${words.allCauses}</option>
            ${report.causes.map(([cause, clients]) => html`<option value=${cause} .selected=${cause === query.cause}>${cause} (${speech.number(clients, 0)})</option>`)}
          </select>`}
        <div class="chips" role="group" aria-label=${words.move}>
          ${cell ? html`<button class="chip text" data-test="clear-cell" aria-pressed="true" @click=${() => set({ from: -1, to: -1 })}>${fill(words.clearCell, { from: label(query.from, report.matrix[query.from + 1]?.[0]), to: label(query.to, report.matrix[0]?.[query.to]) })}</button>`
            : report.kinds.map(([kind, clients]) => html`<button class="chip text" aria-pressed=${query.kind === kind} @click=${() => set({ kind: query.kind === kind ? "" : kind })}>${kind} ${speech.number(clients, 0)}</button>`)}
        </div>
      </div>
      ${found.rows.length === 0 ? html`<p class="quiet">${words.nobodyMoved}</p>` : html`
        <row-grid id="moves" class="moves-grid clients-grid" .columns=${moveColumns(report).columns} .count=${found.rows.length} .load=${loadMoves} .version=${found} .label=${words.moved}
          @open-row=${(event: CustomEvent<{ id: number }>) => { if (event.detail.id >= 0) void openClient(event.detail.id); }}></row-grid>`}
      ${takeAlong("tiersheet-moves.csv", () => tableOf(found))}
    </div>`;
}
