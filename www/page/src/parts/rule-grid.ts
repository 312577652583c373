// The rule table as a sheet: columns A, B, C, row numbers with the tier's colour, cells as in Excel. The grid is RevoGrid.

import type { ColumnRegular, RowHeaders } from "@revolist/revogrid";
import type { Row } from "../engine/protocol";
import { tierClass } from "./tiers";

/** Room for typing below and beside what is filled. */
const SPARE_ROWS = 6;
const SPARE_COLUMNS = 2;
const LEAST_COLUMNS = 7;
const WINS = "wins";

export interface CellMark {
  row: number;
  column: number;
  severity: string;
  message: string;
}

type Model = Record<string, unknown>;

interface RevoGridElement extends HTMLElement {
  source: Model[];
  columns: ColumnRegular[];
  rowHeaders: RowHeaders | boolean;
  range: boolean;
  resize: boolean;
  theme: string;
  useClipboard: boolean;
  accessible: boolean;
  hideAttribution: boolean;
  applyOnClose: boolean;
  refresh(type?: string): Promise<void>;
}

function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26);
}

export class RuleGrid extends HTMLElement {
  rows: Row[] = [];
  marks: CellMark[] = [];
  wins: (number | null)[] = [];
  winsTitle = "";
  label = "";
  dark = false;
  private grid: RevoGridElement | null = null;
  private shownRows = "";
  private shownColumns = "";

  connectedCallback(): void {
    void this.build();
  }

  private async build(): Promise<void> {
    if (this.grid !== null) return;
    const { defineCustomElements } = await import("@revolist/revogrid/loader");
    defineCustomElements();
    if (this.grid !== null) return;
    const grid = document.createElement("revo-grid") as RevoGridElement;
    Object.assign(grid, { range: true, resize: true, useClipboard: true, accessible: true, hideAttribution: true, applyOnClose: true });
    grid.rowHeaders = { prop: "number", size: 52, cellTemplate: (h, { rowIndex }) => h("span", { class: this.rowClass(rowIndex) }, String(rowIndex + 1)) };
    // Both a typed cell and a pasted range end in this event.
    grid.addEventListener("afteredit", () => this.tell());
    this.append(grid);
    this.grid = grid;
    this.refresh();
  }

  private rowClass(row: number): string {
    const tier = row === 0 ? "" : String(this.rows[row]?.[0] ?? "").trim();
    return tier === "" ? "row-number" : `row-number ${tierClass(tier)}`;
  }

  /** Shows what was set; the table itself is put in only if it is another, so that the cursor stays where it is. */
  refresh(): void {
    const { grid } = this;
    if (grid === null) return;
    grid.theme = this.dark ? "darkCompact" : "compact";
    grid.setAttribute("aria-label", this.label);
    const width = Math.max(LEAST_COLUMNS, (this.rows[0]?.length ?? 0) + SPARE_COLUMNS, ...this.rows.map((row) => row.length));
    const columns = JSON.stringify([width, this.winsTitle, this.wins.some((won) => won !== null)]);
    if (columns !== this.shownColumns) {
      this.shownColumns = columns;
      grid.columns = this.columnsFor(width);
    }
    const rows = JSON.stringify(this.rows);
    if (rows !== this.shownRows) {
      this.shownRows = rows;
      grid.source = this.models(width);
    } else {
      void grid.refresh("all");
    }
  }

  private models(width: number): Model[] {
    return Array.from({ length: this.rows.length + SPARE_ROWS }, (_, row) =>
      Object.fromEntries(Array.from({ length: width }, (__, column) => [`c${column}`, this.rows[row]?.[column] ?? ""])));
  }

  private columnsFor(width: number): ColumnRegular[] {
    const columns: ColumnRegular[] = Array.from({ length: width }, (_, column) => ({
      prop: `c${column}`, name: letter(column), size: column === 0 ? 90 : column === 1 ? 170 : 120,
      cellProperties: ({ rowIndex }) => this.cellProperties(rowIndex, column),
    }));
    if (this.wins.some((won) => won !== null)) {
      columns.push({
        prop: WINS, name: this.winsTitle, size: 110, readonly: true, pin: "colPinEnd",
        cellTemplate: (h, { rowIndex }) => this.bar(h as unknown as Hyper, rowIndex),
      });
    }
    return columns;
  }

  private cellProperties(row: number, column: number): Record<string, string> {
    const mark = this.marks.find((own) => own.row === row && own.column === column);
    const classes = [row === 0 ? "header-cell" : "", mark === undefined ? "" : `marked ${mark.severity}`].join(" ").trim();
    return { class: classes, ...(mark === undefined ? {} : { title: mark.message }) };
  }

  private bar(h: Hyper, row: number): unknown {
    const won = row === 0 ? null : this.wins[row - 1] ?? null;
    if (won === null) return h("span", {}, "");
    const most = Math.max(1, ...this.wins.map((own) => own ?? 0));
    return h("div", { class: "wins-bar" }, [
      h("span", { class: "bar", style: { width: `${(won / most) * 52}px` } }, ""), h("span", { class: "number" }, won.toLocaleString()),
    ]);
  }

  private tell(): void {
    const source = this.grid?.source ?? [];
    const width = Math.max(0, ...source.map((model) => Object.keys(model).filter((key) => /^c\d+$/.test(key)).length));
    const rows: Row[] = source.map((model) => Array.from({ length: width }, (_, column) => String(model[`c${column}`] ?? "")));
    this.shownRows = "";
    this.dispatchEvent(new CustomEvent<Row[]>("edit-rows", { detail: rows }));
  }
}

type Hyper = (tag: string, data: Record<string, unknown>, children: unknown) => unknown;

customElements.define("rule-grid", RuleGrid);
