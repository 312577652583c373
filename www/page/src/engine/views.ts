// The clients of a grading as the page looks at them: searched, filtered, sorted, and only the rows in sight.

import type { Cell, ClientQuery, Row } from "./protocol";
import { cellOf, headerOf, type Graded } from "./grading";

/** Columns of EXPLAIN behind the client's own: tier, reason, missing, profit, next tier, what would lift, change as share. */
const EXPLAINED = 7;

export class ClientView {
  private readonly columns: Cell[][];
  private readonly tierAt: number;
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
    const kept: number[] = [];
    for (let row = 0; row < tier.length; row++) {
      if (wanted !== null && !wanted.has(String(tier[row]))) continue;
      if (texts !== null && !texts[row]?.includes(needle)) continue;
      if (moved && (tier[row] === "" || tier[row] === before[row])) continue;
      kept.push(row);
    }
    const column = sort < 0 ? null : sort === this.columns.length ? before : this.columns[sort];
    if (column) kept.sort(comparer(column, descending));
    return Uint32Array.from(kept);
  }
}

/** Blanks stay at the end, whichever way the rest goes: they are unknown, not small. */
function comparer(column: readonly Cell[], descending: boolean): (a: number, b: number) => number {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const x = column[a] ?? "";
    const y = column[b] ?? "";
    if (x === "" || y === "") return x === y ? a - b : x === "" ? 1 : -1;
    const order = typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y));
    return order === 0 ? a - b : sign * order;
  };
}

/** The client's own row of the data under its headers, for the card. */
export function recordOf(graded: Graded, row: number): Row {
  return headerOf(graded.clients).map((_, column) => cellOf(graded.clients, row, column));
}
