// The rows of the file below its fields: odd cells are marked, and a finding leads to its rows.

import { html, nothing, type TemplateResult } from "lit";
import { engine } from "../actions";
import type { Cell, Finding } from "../engine/protocol";
import { spotOf } from "../parts/places";
import type { GridColumn, GridSpot, LoadRows } from "../parts/row-grid";
import { rowsAbove } from "../sheet/panels";
import { lang, state, updatePart, type OpenFile } from "../state";
import { fill } from "../words";
import type { RowFilter } from "./calls";

const RAW_WIDTH = 150;
const NUMBERS_WIDTH = 64;

/** Shows some rows of the file, or all of them. */
export function filterRows(filter: RowFilter | null): void {
  updatePart("shaping", { filter, spot: null });
  reveal();
}

function showSpot(spot: { row: number; column: number | null }): void {
  updatePart("shaping", { filter: null, spot });
  reveal();
}

function reveal(): void {
  document.querySelector(".raw-panel")?.scrollIntoView({ block: "nearest" });
}

/** The way from a finding about the file to its rows. */
export function rowDeeds(finding: Finding): TemplateResult | typeof nothing {
  const { code, column, source } = finding;
  const words = state.speech.shaping;
  const card = state.files.main?.card;
  if (card === undefined || (source !== "FIELDS" && source !== "FILE")) return nothing;
  if (code === "UNREADABLE_CELLS" && column !== null) {
    return html`<button class="link" data-test="show-rows" @click=${() => filterRows({ column: column - 1, what: "unread" })}>${words.unreadTitle}</button>`;
  }
  const spot = spotOf(finding);
  if (spot === null || spot.row < card.above || spot.row >= card.height) return nothing;
  return html`<button class="link" data-test="show-row" @click=${() => showSpot(spot)}>${fill(words.showRow, { row: String(spot.row + 1) })}</button>`;
}

// Functions for the grid keep their identity between drawings, so that it does not load its rows anew.
const loadRaw: LoadRows = async (from, count) => {
  const { filter } = state.shaping;
  const { count: all, rows, odd } = await engine.call("sheetRows", { from, count, filter, lang: lang() });
  if (state.shaping.filter === filter && all !== state.shaping.shownRows) updatePart("shaping", { shownRows: all });
  // The number of the row stands before its cells; in a workbook its table may begin further down.
  const above = rowsAbove();
  return { rows: above === 0 ? rows : rows.map(([number, ...cells]) => [Number(number) + above, ...cells]), odd: odd.map((columns) => columns.map((column) => column + 1)) };
};

let columnsOf: { card: OpenFile["card"]; fields: unknown; columns: GridColumn[] } | null = null;

function rawColumns(card: OpenFile["card"]): GridColumn[] {
  const fields = state.fields?.fields ?? [];
  if (columnsOf?.card !== card || columnsOf.fields !== fields) {
    // Only columns of numbers tell how their decimals are written.
    const numeric = new Set(fields.filter(([, , , type, format]) => NUMERIC.has(String(type)) && format !== undefined).map(([, header]) => String(header)));
    columnsOf = {
      card, fields,
      columns: [{ title: "", width: NUMBERS_WIDTH, right: true, show: (value: Cell) => html`<span class="quiet">${value}</span>` },
        ...card.headers.map((title) => ({ title, width: RAW_WIDTH, right: numeric.has(title) }))],
    };
  }
  return columnsOf.columns;
}

/** The types of FIELDS that are numbers, in the three languages. */
const NUMERIC = new Set(["money", "number", "share", "деньги", "число", "доля", "гроші", "частка"]);

let spotted: { spot: unknown; grid: GridSpot } | null = null;

function gridSpot(card: OpenFile["card"]): GridSpot | null {
  const { spot } = state.shaping;
  if (spot === null) return null;
  if (spotted?.spot !== spot) spotted = { spot, grid: { at: spot.row - card.above, column: spot.column === null ? null : spot.column + 1 } };
  return spotted.grid;
}

let versions: { card: unknown; filter: unknown; number: number } = { card: null, filter: null, number: 0 };

function versionOf(card: OpenFile["card"], filter: RowFilter | null): number {
  if (versions.card !== card || versions.filter !== filter) versions = { card, filter, number: versions.number + 1 };
  return versions.number;
}

export function rawRows({ card }: OpenFile): TemplateResult {
  const { speech, shaping } = state;
  const words = speech.shaping;
  const { filter } = shaping;
  const all = Math.max(0, card.height - card.above);
  const count = filter === null ? all : shaping.shownRows;
  const column = filter === null ? "" : card.headers[filter.column] ?? "";
  const title = filter === null ? (state.sheet.host === null ? speech.words.rawRows : speech.sheet.rawRows) : fill(filter.what === "unread" ? words.unreadRows : words.blankRows, { column });
  return html`
    <section class="panel raw-panel">
      <div class="raw-head">
        <h2 data-test="raw-title">${title} <span class="quiet number" data-test="raw-count">${speech.number(count, 0)}</span></h2>
        ${filter === null ? nothing : html`<fluent-button size="small" data-test="all-rows" @click=${() => filterRows(null)}>${words.allRows}</fluent-button>`}
      </div>
      <row-grid id="raw" class="raw" .columns=${rawColumns(card)} .count=${count} .load=${loadRaw} .version=${versionOf(card, filter)} .refresh=${state.fields}
        .spot=${gridSpot(card)} .label=${title}></row-grid>
    </section>`;
}
