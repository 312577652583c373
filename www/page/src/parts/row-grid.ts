// A grid of rows of which only those in sight exist: the rest stays in the worker. Moves by wheel, touch and keys.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Cell, Row } from "../engine/protocol";

export interface GridColumn {
  title: string;
  /** Pixels; the last column takes what is left. */
  width: number;
  right?: boolean;
  show?: (value: Cell, row: Row) => unknown;
}

export interface LoadedRows {
  rows: Row[];
  ids?: number[];
  /** Per row, the columns of the grid whose cell is odd. */
  odd?: number[][];
}

/** A cell to point at; the whole row where it names no column. */
export interface GridSpot {
  at: number;
  column: number | null;
}

export type LoadRows = (from: number, count: number) => Promise<LoadedRows>;

const ROW_HEIGHT = 28;
const BLOCK = 100;
const KEPT_BLOCKS = 30;
/** Browsers cap the height of an element at some 17 to 33 million pixels; beyond this the scroll is proportional. */
const MOST_PIXELS = 12_000_000;

export class RowGrid extends LitElement {
  static override properties = {
    columns: { attribute: false }, count: { type: Number }, load: { attribute: false }, version: { attribute: false }, refresh: { attribute: false }, spot: { attribute: false }, label: {},
    sort: { type: Number }, descending: { type: Boolean }, sortable: { type: Boolean }, first: { state: true }, active: { state: true },
  };

  columns: GridColumn[] = [];
  count = 0;
  load: LoadRows = () => Promise.resolve({ rows: [] });
  /** When it changes, the rows are others. */
  version: unknown = null;
  /** When it changes, some cells of the same rows are others: what is in sight stays until they are there. */
  refresh: unknown = null;
  spot: GridSpot | null = null;
  label = "";
  sort = -1;
  descending = false;
  sortable = false;
  private first = 0;
  private active = -1;
  private inSight = 20;
  private blocks = new Map<number, LoadedRows | null>();
  private generation = 0;
  private watcher: ResizeObserver | null = null;

  /** In the page's own tree, for its styles. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watcher = new ResizeObserver(() => this.look());
    this.watcher.observe(this);
  }

  override disconnectedCallback(): void {
    this.watcher?.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    // A count alone is told by the rows that are there already.
    if (changed.has("version")) {
      this.blocks.clear();
      this.generation++;
      if (changed.get("version") !== undefined) this.backToTop();
    }
    if (changed.has("refresh") && changed.get("refresh") !== undefined && !changed.has("version")) this.fetchAgain();
    if (changed.has("spot") && this.spot !== null) {
      const { at } = this.spot;
      void this.updateComplete.then(() => this.show(at));
    }
    this.fetchBlocks();
  }

  private fetchAgain(): void {
    this.generation++;
    const { generation } = this;
    for (const [block, old] of [...this.blocks]) {
      if (old === null) this.blocks.delete(block);
      else this.load(block * BLOCK, BLOCK).then((loaded) => this.take(generation, block, loaded), () => undefined);
    }
  }

  private take(generation: number, block: number, loaded: LoadedRows): void {
    if (generation !== this.generation) return;
    this.blocks.set(block, loaded);
    this.requestUpdate();
  }

  private backToTop(): void {
    this.active = -1;
    this.first = 0;
    const box = this.querySelector(".rows-box");
    if (box) box.scrollTop = 0;
  }

  private get whole(): number {
    return this.count * ROW_HEIGHT;
  }

  private get drawn(): number {
    return Math.min(this.whole, MOST_PIXELS);
  }

  private look(): void {
    const box = this.querySelector<HTMLElement>(".rows-box");
    if (!box) return;
    this.inSight = Math.ceil(box.clientHeight / ROW_HEIGHT) + 1;
    const reach = Math.max(1, this.drawn - box.clientHeight);
    const share = box.scrollTop / reach;
    const top = this.whole === this.drawn ? box.scrollTop : share * (this.whole - box.clientHeight);
    this.first = Math.max(0, Math.min(Math.floor(top / ROW_HEIGHT), this.count - 1));
    this.requestUpdate();
  }

  private fetchBlocks(): void {
    // The first block is asked for even of no rows: its answer may be that there are some.
    const last = Math.max(0, Math.floor(Math.min(this.count - 1, this.first + this.inSight) / BLOCK));
    for (let block = Math.floor(this.first / BLOCK); block <= last; block++) {
      if (block < 0 || this.blocks.has(block)) continue;
      this.blocks.set(block, null);
      const { generation } = this;
      this.load(block * BLOCK, BLOCK).then((loaded) => this.take(generation, block, loaded), () => this.blocks.delete(block));
    }
    while (this.blocks.size > KEPT_BLOCKS) {
      const oldest = this.blocks.keys().next().value;
      if (oldest === undefined) break;
      this.blocks.delete(oldest);
    }
  }

  private classOf(at: number, column: number, right: boolean): string {
    const odd = this.blocks.get(Math.floor(at / BLOCK))?.odd?.[at % BLOCK]?.includes(column) ?? false;
    const pointed = this.spot?.at === at && (this.spot.column === null || this.spot.column === column);
    return [right ? "right" : "", odd ? "odd-cell" : "", pointed ? "spot" : ""].filter((name) => name !== "").join(" ");
  }

  private rowAt(at: number): { row: Row | null; id: number } {
    const block = this.blocks.get(Math.floor(at / BLOCK));
    return { row: block?.rows[at % BLOCK] ?? null, id: block?.ids?.[at % BLOCK] ?? at };
  }

  private show(at: number): void {
    const box = this.querySelector<HTMLElement>(".rows-box");
    if (!box || this.count === 0) return;
    this.active = Math.max(0, Math.min(at, this.count - 1));
    const head = ROW_HEIGHT;
    if (this.whole !== this.drawn) {
      box.scrollTop = (this.active / this.count) * (this.drawn - box.clientHeight);
    } else if (this.active * ROW_HEIGHT < box.scrollTop) {
      box.scrollTop = this.active * ROW_HEIGHT;
    } else if ((this.active + 1) * ROW_HEIGHT > box.scrollTop + box.clientHeight - head) {
      box.scrollTop = (this.active + 1) * ROW_HEIGHT - box.clientHeight + head;
    }
  }

  private press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, this.inSight - 3);
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.count, End: this.count };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      this.show(this.active < 0 ? (move > 1 ? move : 0) : this.active + move);
    } else if ((event.key === "Enter" || event.key === " ") && this.active >= 0) {
      event.preventDefault();
      this.openRow(this.active);
    }
  }

  private openRow(at: number): void {
    this.active = at;
    const { row, id } = this.rowAt(at);
    if (row !== null) this.dispatchEvent(new CustomEvent("open-row", { detail: { id, row } }));
  }

  private sortBy(column: number): void {
    this.dispatchEvent(new CustomEvent("sort-by", { detail: { column, descending: this.sort === column ? !this.descending : false } }));
  }

  protected override firstUpdated(): void {
    this.look();
  }

  protected override render(): TemplateResult {
    const end = Math.min(this.count, this.first + this.inSight);
    const tracks = this.columns.map(({ width }, at) => (at === this.columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`)).join(" ");
    const least = this.columns.reduce((sum, { width }) => sum + width, 0);
    const box = this.querySelector<HTMLElement>(".rows-box");
    // A proportional scroll keeps the rows at the top of what is in sight.
    const top = this.whole === this.drawn ? this.first * ROW_HEIGHT : Math.min(box?.scrollTop ?? 0, this.drawn - (end - this.first) * ROW_HEIGHT);
    const rows: TemplateResult[] = [];
    for (let at = this.first; at < end; at++) rows.push(this.line(at));
    return html`
      <div class="rows-box" role="grid" tabindex="0" aria-label=${this.label} aria-rowcount=${this.count + 1} aria-colcount=${this.columns.length}
        aria-activedescendant=${this.active >= this.first && this.active < end ? `${this.id}-${this.active}` : nothing}
        style="--tracks: ${tracks}; --least: ${least}px" @scroll=${() => this.look()} @keydown=${(event: KeyboardEvent) => this.press(event)}>
        <div class="rows-head" role="row" aria-rowindex="1">${this.columns.map((column, at) => this.head(column, at))}</div>
        <div class="rows-all" role="rowgroup" style="height: ${this.drawn}px"><div class="rows-seen" role="presentation" style="transform: translateY(${Math.max(0, top)}px)">${rows}</div></div>
      </div>`;
  }

  private head({ title, right }: GridColumn, at: number): TemplateResult {
    const order = this.sort === at ? (this.descending ? "descending" : "ascending") : "none";
    const name = this.sortable
      ? html`<button tabindex="-1" @click=${() => this.sortBy(at)}>${title}<span class="arrow" aria-hidden="true"></span></button>`
      : title;
    return html`<div role="columnheader" class=${right ? "right" : ""} aria-sort=${this.sortable ? order : nothing} title=${title}>${name}</div>`;
  }

  private line(at: number): TemplateResult {
    const { row } = this.rowAt(at);
    return html`
      <div role="row" id="${this.id}-${at}" aria-rowindex=${at + 2} class=${at === this.active ? "row active" : "row"} @click=${() => this.openRow(at)}>
        ${this.columns.map(({ right, show }, column) => {
          const value = row?.[column] ?? "";
          return html`<div role="gridcell" class=${this.classOf(at, column, right === true)} title=${String(value)}>${row === null ? "" : show ? show(value, row) : value}</div>`;
        })}
      </div>`;
  }
}

customElements.define("row-grid", RowGrid);
