// The clients of a grading as the page looks at them: searched, filtered, sorted, and only the rows in sight.

import { EXPLAINED } from "./client-table";
import type { Cell, ClientQuery, Row } from "./protocol";
import { cellOf, headerOf, type Graded } from "./grading";

export class ClientView {
  private readonly columns: Cell[][];
  private readonly tierAt: number;
  private readonly orders = new Map<string, Uint32Array>();
  private haystack: string[] | null = null;
  private key = "";
  private order: Uint32Array = new Uint32Array(0);

  constructor(private readonly graded: Graded) {
    const { explained } = graded;
    this.columns = explained.headers.map((_, at) => explained.column(at) ?? []);
    this.tierAt = explained.headers.length - EXPLAINED;
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

  /** Makes ready what the first search needs. */
  warm(): void {
    this.texts();
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

  /** All rows in an order, which is found once. Without a column the clients stand by their places, where they have any. */
  private sorted(sort: number, descending: boolean): Uint32Array {
    const { ranks, before } = this.graded;
    const key = `${sort} ${descending}`;
    let order = this.orders.get(key);
    if (order === undefined) {
      const column = sort < 0 ? ranks : sort === this.columns.length ? before : this.columns[sort] ?? [];
      const { length } = this.graded.explained;
      order = column.length === 0 ? Uint32Array.from({ length }, (_, row) => row) : ordered(column, length, sort >= 0 && descending);
      this.orders.set(key, order);
    }
    return order;
  }
}

/** A text of which the numbers stand in their order: the collator can do that, too, and takes four times as long. */
function inOrder(cell: Cell): string {
  return String(cell).replace(/\d+/g, (digits) => digits.padStart(12, "0"));
}

/** Equal cells keep the order of the data. Blanks stay at the end, whichever way the rest goes: they are unknown, not small. */
function ordered(column: readonly Cell[], length: number, descending: boolean): Uint32Array {
  const places = new Map<Cell, number>();
  for (const cell of column) places.set(cell, 0);
  const blank = places.delete("");
  const collator = new Intl.Collator();
  const sign = descending ? -1 : 1;
  const keys = new Map<Cell, string>();
  for (const cell of places.keys()) keys.set(cell, inOrder(cell));
  const cells = [...places.keys()].sort((x, y) => sign * (typeof x === "number" && typeof y === "number" ? x - y : collator.compare(keys.get(x) ?? "", keys.get(y) ?? "")));
  cells.forEach((cell, place) => places.set(cell, place));
  if (blank) places.set("", cells.length);
  const placeOf = (row: number) => places.get(column[row] ?? "") ?? cells.length;
  // How many rows stand before those of a place.
  const starts = new Uint32Array(cells.length + 2);
  for (let row = 0; row < length; row++) starts[placeOf(row) + 1] = (starts[placeOf(row) + 1] ?? 0) + 1;
  for (let place = 1; place < starts.length; place++) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const order = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    const place = placeOf(row);
    const at = starts[place] ?? 0;
    starts[place] = at + 1;
    order[at] = row;
  }
  return order;
}

/** The client's own row of the data under its headers, for the card. */
export function recordOf(graded: Graded, row: number): Row {
  return headerOf(graded.clients).map((_, column) => cellOf(graded.clients, row, column));
}
