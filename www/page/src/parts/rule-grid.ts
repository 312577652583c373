// The rule table as a sheet: columns A, B, C, row numbers with the tier's colour, keys and clipboard as in Excel.
// A real table with real cells, so that a screen reader reads it as one. Rule tables are short, so all of it is drawn.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Finding, Row } from "../engine/protocol";
import { fromClipboard, toClipboard } from "./clipboard-cells";
import { spotOf } from "./places";
import { tierClass } from "./tiers";

/** Room for typing below and beside what is filled. */
const SPARE_ROWS = 5;
const SPARE_COLUMNS = 2;
const LEAST_COLUMNS = 7;

export interface CellMark {
  row: number;
  column: number;
  severity: string;
  message: string;
}

/** The cells that findings speak of. */
export function cellMarks(findings: Finding[]): CellMark[] {
  return findings.flatMap((finding) => {
    const spot = spotOf(finding);
    if (spot === null || spot.column === null) return [];
    return [{ row: spot.row, column: spot.column, severity: finding.severity, message: `${finding.message} ${finding.hint}`.trim() }];
  });
}

interface Spot {
  row: number;
  column: number;
}

function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26);
}

export class RuleGrid extends LitElement {
  static override properties = {
    rows: { attribute: false }, marks: { attribute: false }, wins: { attribute: false }, winsTitle: {}, label: {},
    cursor: { state: true }, anchor: { state: true }, editing: { state: true },
  };

  rows: Row[] = [];
  marks: CellMark[] = [];
  /** Per rule, below the header: the clients that it wins. */
  wins: (number | null)[] = [];
  winsTitle = "";
  label = "";
  private cursor: Spot = { row: 0, column: 0 };
  /** The other corner of the selection. */
  private anchor: Spot = { row: 0, column: 0 };
  private editing: string | null = null;
  private dragging = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private get height(): number {
    return this.rows.length + SPARE_ROWS;
  }

  private get width(): number {
    return Math.max(LEAST_COLUMNS, SPARE_COLUMNS + Math.max(0, ...this.rows.map((row) => row.length)));
  }

  private text(row: number, column: number): string {
    return String(this.rows[row]?.[column] ?? "");
  }

  private get selection(): { top: number; bottom: number; left: number; right: number } {
    const { cursor, anchor } = this;
    return {
      top: Math.min(cursor.row, anchor.row), bottom: Math.max(cursor.row, anchor.row),
      left: Math.min(cursor.column, anchor.column), right: Math.max(cursor.column, anchor.column),
    };
  }

  /** Puts cells in from a corner on, and tells the whole table. */
  private put(corner: Spot, cells: string[][]): void {
    const height = Math.max(this.rows.length, corner.row + cells.length);
    const width = Math.max(this.width, corner.column + Math.max(...cells.map((row) => row.length)));
    const rows: Row[] = Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) =>
      cells[row - corner.row]?.[column - corner.column] ?? this.text(row, column)));
    this.rows = rows;
    this.dispatchEvent(new CustomEvent<Row[]>("edit-rows", { detail: rows }));
  }

  private selected(): string[][] {
    const { top, bottom, left, right } = this.selection;
    return Array.from({ length: bottom - top + 1 }, (_, row) => Array.from({ length: right - left + 1 }, (__, column) => this.text(top + row, left + column)));
  }

  private clear(): void {
    const { top, left } = this.selection;
    this.put({ row: top, column: left }, this.selected().map((row) => row.map(() => "")));
  }

  private move(rows: number, columns: number, extend = false): void {
    const row = Math.max(0, Math.min(this.height - 1, this.cursor.row + rows));
    const column = Math.max(0, Math.min(this.width - 1, this.cursor.column + columns));
    this.cursor = { row, column };
    if (!extend) this.anchor = this.cursor;
    void this.focusCursor();
  }

  /** Puts the cursor into a cell. */
  goTo(row: number, column: number): void {
    this.commit();
    this.cursor = { row, column };
    this.anchor = this.cursor;
    void this.focusCursor();
  }

  private async focusCursor(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(this.editing === null ? "td[tabindex='0']" : "td input")?.focus();
  }

  private begin(text: string): void {
    this.editing = text;
    void this.focusCursor();
  }

  private commit(): void {
    if (this.editing === null) return;
    const typed = this.editing;
    this.editing = null;
    if (typed !== this.text(this.cursor.row, this.cursor.column)) this.put(this.cursor, [[typed]]);
  }

  private press(event: KeyboardEvent): void {
    if (this.editing === null) this.pressOnCell(event);
    else this.pressInCell(event);
  }

  private pressInCell(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    if (key === "Escape") {
      this.editing = null;
      void this.focusCursor();
    } else if (key === "Enter" || key === "Tab") {
      this.commit();
      if (key === "Enter") this.move(shiftKey ? -1 : 1, 0);
      else this.move(0, shiftKey ? -1 : 1);
    } else {
      return;
    }
    event.preventDefault();
  }

  private pressOnCell(event: KeyboardEvent): void {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -this.width], End: [0, this.width],
      PageUp: [-10, 0], PageDown: [10, 0],
    };
    const step = steps[key];
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() === "a") {
        this.anchor = { row: 0, column: 0 };
        this.cursor = { row: Math.max(0, this.rows.length - 1), column: Math.max(0, (this.rows[0]?.length ?? 1) - 1) };
        void this.focusCursor();
      } else if (key.toLowerCase() === "z") {
        this.dispatchEvent(new CustomEvent("undo-edit"));
      } else {
        return;
      }
    } else if (step !== undefined) {
      this.move(step[0], step[1], shiftKey);
    } else if (key === "Enter" || key === "F2") {
      this.begin(this.text(this.cursor.row, this.cursor.column));
    } else if (key === "Delete" || key === "Backspace") {
      this.clear();
    } else if (key.length === 1 && !altKey) {
      this.begin(key);
    } else {
      return;
    }
    event.preventDefault();
  }

  private copy(event: ClipboardEvent, cut: boolean): void {
    if (this.editing !== null || event.clipboardData === null) return;
    event.clipboardData.setData("text/plain", toClipboard(this.selected()));
    event.preventDefault();
    if (cut) this.clear();
  }

  private paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (this.editing !== null || text === "") return;
    event.preventDefault();
    const { top, left } = this.selection;
    const cells = fromClipboard(text);
    this.put({ row: top, column: left }, cells);
    this.anchor = { row: top, column: left };
    this.cursor = { row: top + cells.length - 1, column: left + Math.max(...cells.map((row) => row.length)) - 1 };
    void this.focusCursor();
  }

  private take(row: number, column: number, extend: boolean): void {
    if (this.editing !== null && row === this.cursor.row && column === this.cursor.column) return;
    this.commit();
    this.cursor = { row, column };
    if (!extend) this.anchor = this.cursor;
    void this.focusCursor();
  }

  private down(event: PointerEvent, row: number, column: number): void {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    this.dragging = event.pointerType === "mouse";
    this.take(row, column, event.shiftKey);
  }

  protected override render(): TemplateResult {
    const columns = Array.from({ length: this.width }, (_, column) => column);
    const counted = this.wins.some((won) => won !== null);
    return html`
      <table role="grid" aria-label=${this.label} aria-multiselectable="true" @keydown=${(event: KeyboardEvent) => this.press(event)}
        @copy=${(event: ClipboardEvent) => this.copy(event, false)} @cut=${(event: ClipboardEvent) => this.copy(event, true)}
        @paste=${(event: ClipboardEvent) => this.paste(event)} @pointerup=${() => { this.dragging = false; }}>
        <thead><tr><td class="corner"></td>${columns.map((column) => html`<th scope="col">${letter(column)}</th>`)}${counted ? html`<th scope="col" class="wins">${this.winsTitle}</th>` : nothing}</tr></thead>
        <tbody>${Array.from({ length: this.height }, (_, row) => html`
          <tr>
            <th scope="row"><span class=${this.tierOf(row)}>${row + 1}</span></th>
            ${columns.map((column) => this.cell(row, column))}
            ${counted ? html`<td class="wins">${this.bar(row)}</td>` : nothing}
          </tr>`)}</tbody>
      </table>`;
  }

  private tierOf(row: number): string {
    const tier = row === 0 ? "" : this.text(row, 0).trim();
    return tier === "" ? "row-number" : `row-number ${tierClass(tier)}`;
  }

  private cell(row: number, column: number): TemplateResult {
    const { top, bottom, left, right } = this.selection;
    const here = row === this.cursor.row && column === this.cursor.column;
    const picked = row >= top && row <= bottom && column >= left && column <= right;
    const mark = this.marks.find((own) => own.row === row && own.column === column);
    const classes = [row === 0 ? "head" : "", column < 2 ? `wide-${column}` : "", picked ? "picked" : "", here ? "here" : "", mark ? `marked ${mark.severity}` : ""];
    const inner = here && this.editing !== null
      ? html`<input aria-label="${letter(column)}${row + 1}" .value=${this.editing} @input=${(event: Event) => { this.editing = (event.target as HTMLInputElement).value; }} @blur=${() => this.commit()}>`
      : html`<span>${this.text(row, column)}</span>`;
    return html`
      <td role="gridcell" data-cell="${letter(column)}${row + 1}" class=${classes.filter((name) => name !== "").join(" ")} tabindex=${here ? 0 : -1}
        aria-selected=${picked} aria-invalid=${mark?.severity === "error" ? "true" : nothing} title=${mark?.message ?? nothing}
        @pointerdown=${(event: PointerEvent) => this.down(event, row, column)}
        @pointerenter=${() => { if (this.dragging) this.take(row, column, true); }}
        @dblclick=${() => this.begin(this.text(row, column))}>${inner}</td>`;
  }

  private bar(row: number): TemplateResult | typeof nothing {
    const won = row === 0 ? null : this.wins[row - 1] ?? null;
    if (won === null) return nothing;
    const most = Math.max(1, ...this.wins.map((own) => own ?? 0));
    return html`<i style="width: ${Math.round((won / most) * 52)}px"></i><span class="number">${won.toLocaleString()}</span>`;
  }
}

customElements.define("rule-grid", RuleGrid);
