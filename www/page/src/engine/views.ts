// The clients of a grading as the page looks at them: searched, filtered, sorted, and only the rows in sight.

import { EXPLAINED } from "./client-table";
import type { Cell, ClientQuery, Row } from "./protocol";
import { cellOf, headerOf, type Graded } from "./grading";

/** Columns that are blank before what would lift each client is known: next tier, what would lift, change as share. */
const LATE = 3;

/** Per row the place of its cell among the cells of the column in ascending order; blank cells have the place behind the last. */
interface Places {
  of: Uint32Array;
  last: number;
}

export class ClientView {
  private readonly columns: Cell[][];
  private readonly tierAt: number;
  private readonly places = new Map<number, Places>();
  private haystack: string[] | null = null;
  private key = "";
  private order: Uint32Array = new Uint32Array(0);

  /** `before` is the view of the same clients before what would lift them was known. */
  constructor(private readonly graded: Graded, before: ClientView | null = null) {
    const { explained } = graded;
    this.columns = explained.headers.map((_, at) => explained.column(at) ?? []);
    this.tierAt = explained.headers.length - EXPLAINED;
    if (before === null) return;
    this.haystack = before.haystack;
    const late = (column: number) => column < this.columns.length && column >= this.columns.length - LATE;
    for (const [column, places] of before.places) if (!late(column)) this.places.set(column, places);
  }

  /** The rows in sight, each with the tier before as its last cell, and the places of the clients in the data. */
  window(query: ClientQuery, from: number, count: number): { count: number; rows: Row[]; ids: number[] } {
    const key = JSON.stringify(query);
    if (key !== this.key) {
      this.order = this.arranged(query);
      this.key = key;
    }
    const ids = Array.from(this.order.subarray(from, from + count));
    return { count: this.order.length, ids, rows: ids.map((row) => this.row(row)) };
  }

  row(row: number): Row {
    return [...this.columns.map((column) => column[row] ?? ""), this.graded.before[row] ?? ""];
  }

  /** What names the client to EXPLAIN: its first column. */
  name(row: number): Cell {
    return this.columns[0]?.[row] ?? "";
  }

  /** Makes ready what the first search and the first order by name need. */
  warm(): void {
    this.texts();
    if (this.tierAt > 0) this.placesIn(this.tierAt - 1);
  }

  private texts(): string[] {
    const shown = this.columns.slice(0, this.tierAt + 2);
    this.haystack ??= Array.from({ length: this.graded.explained.length }, (_, row) =>
      shown.map((column) => column[row]).join("\n").toLocaleLowerCase());
    return this.haystack;
  }

  private arranged({ search, tiers, moved, sort, descending }: ClientQuery): Uint32Array {
    const needle = search.trim().toLocaleLowerCase();
    const texts = needle === "" ? null : this.texts();
    const wanted = tiers.length === 0 ? null : new Set(tiers);
    const tier = this.columns[this.tierAt] ?? [];
    const { before } = this.graded;
    const order = this.sorted(sort, descending);
    let kept = 0;
    const rows = new Uint32Array(order.length);
    for (const row of order) {
      if (wanted !== null && !wanted.has(String(tier[row]))) continue;
      if (texts !== null && !texts[row]?.includes(needle)) continue;
      if (moved && (tier[row] === "" || tier[row] === before[row])) continue;
      rows[kept++] = row;
    }
    return rows.subarray(0, kept);
  }

  /** All rows in an order. Without a column the clients stand by their places in the list of the best, where they have any. */
  private sorted(sort: number, descending: boolean): Uint32Array {
    const { ranks, explained: { length } } = this.graded;
    if (sort < 0 && ranks.length === 0) return Uint32Array.from({ length }, (_, row) => row);
    return ordered(this.placesIn(sort), sort >= 0 && descending);
  }

  private placesIn(sort: number): Places {
    let places = this.places.get(sort);
    if (places === undefined) {
      const { ranks, before, explained: { length } } = this.graded;
      places = placesOf(sort < 0 ? ranks : sort === this.columns.length ? before : this.columns[sort] ?? [], length);
      this.places.set(sort, places);
    }
    return places;
  }
}

function placesOf(column: readonly Cell[], length: number): Places {
  const found = new Map<Cell, number>();
  for (const cell of column) found.set(cell, 0);
  found.delete("");
  const collator = new Intl.Collator(undefined, { numeric: true });
  const cells = [...found.keys()].sort((x, y) => (typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y))));
  cells.forEach((cell, place) => found.set(cell, place));
  return { of: Uint32Array.from({ length }, (_, row) => found.get(column[row] ?? "") ?? cells.length), last: cells.length };
}

/** Equal cells keep the order of the data. Blanks stay at the end, whichever way the rest goes: they are unknown, not small. */
function ordered({ of, last }: Places, descending: boolean): Uint32Array {
  const placeOf = (place: number) => (descending && place < last ? last - 1 - place : place);
  // How many rows stand before those of a place.
  const starts = new Uint32Array(last + 2);
  for (const own of of) starts[placeOf(own) + 1] = (starts[placeOf(own) + 1] ?? 0) + 1;
  for (let place = 1; place < starts.length; place++) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const order = new Uint32Array(of.length);
  of.forEach((own, row) => {
    const place = placeOf(own);
    const at = starts[place] ?? 0;
    starts[place] = at + 1;
    order[at] = row;
  });
  return order;
}

/** The client's own row of the data under its headers, for the card. */
export function recordOf(graded: Graded, row: number): Row {
  return headerOf(graded.clients).map((_, column) => cellOf(graded.clients, row, column));
}
