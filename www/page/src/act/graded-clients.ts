// The clients of a grading as the lists of this step name them: who they are, their tier, whose they are, how to reach them.

import type { Cell, Row } from "../engine/protocol";
import { ask, cellOf, headerOf, type Graded } from "../engine/grading";
import { EXPLAINED } from "./calls";

/** So many rows tell what a column means. */
const HEAD = 200;

/** A field of the clients' table, by the engine's own name, and its column. */
export interface ClientField {
  field: string;
  type: string;
  header: string;
  column: number;
}

export class GradedClients {
  /** How many columns name the client. */
  readonly own: number;
  private readonly columns: Cell[][];
  private readonly places: Map<string, number>;
  private known: ClientField[] | null = null;

  constructor(private readonly engine: Engine, readonly graded: Graded) {
    const { explained } = graded;
    this.own = explained.headers.length - EXPLAINED;
    this.columns = explained.headers.map((_, at) => explained.column(at) ?? []);
    this.places = new Map();
    // The id before the name, and the first of alike rows.
    for (let at = this.own - 1; at >= 0; at--) {
      const column = this.columns[at] ?? [];
      for (let row = column.length - 1; row >= 0; row--) this.places.set(String(column[row]).trim(), row);
    }
    this.places.delete("");
  }

  /** Whether the profit of anybody is known. */
  get hasProfit(): boolean {
    return (this.columns[this.own + 3] ?? []).some((profit) => profit !== "");
  }

  get length(): number {
    return this.graded.explained.length;
  }

  get headers(): string[] {
    return this.graded.explained.headers.slice(0, this.own);
  }

  /** The place of a client called by id or by name; -1 when the data have none of that name. */
  find(name: Cell): number {
    return this.places.get(String(name).trim()) ?? -1;
  }

  named(row: number): Row {
    return Array.from({ length: this.own }, (_, at) => this.columns[at]?.[row] ?? "");
  }

  /** Of the columns of EXPLAIN behind the client's own. */
  told(row: number, which: number): Cell {
    return this.columns[this.own + which]?.[row] ?? "";
  }

  tier(row: number): string {
    return String(this.told(row, 0));
  }

  cell(row: number, column: number): Cell {
    return cellOf(this.graded.clients, row, column);
  }

  /** What the columns of the clients mean, and of what type they are. */
  fields(): ClientField[] {
    const { clients } = this.graded;
    const header = headerOf(clients);
    const rows = Array.from({ length: Math.min(HEAD, this.length) }, (_, row) => header.map((__, column) => cellOf(clients, row, column)));
    this.known ??= ask(this.engine, "FIELDS", [[header, ...rows]], "en").rows().slice(1).map((line, column) => (
      { field: String(line[2]), type: String(line[3]), header: String(line[1]), column }));
    return this.known;
  }

  /** Who answers for a client and how to reach it, where the data tell. */
  contacts(): ClientField[] {
    return ["owner", "phone"].flatMap((wanted) => this.fields().find(({ field }) => field === wanted) ?? []);
  }

  /** A table of client and tier as the functions take it, in the order of the data. */
  withTiers(): Row[] {
    const { headers } = this.graded.explained;
    const header = [...this.headers, headers[this.own] ?? "tier", headers[this.own + 1] ?? "reason"];
    return [header, ...Array.from({ length: this.length }, (_, row) => [...this.named(row), this.told(row, 0), this.told(row, 1)])];
  }
}

// What would lift the clients comes later than their tiers, in a table of its own.
const made = new WeakMap<Graded["explained"], GradedClients>();

export function clientsOf(engine: Engine, graded: Graded): GradedClients {
  let clients = made.get(graded.explained);
  if (clients === undefined) made.set(graded.explained, (clients = new GradedClients(engine, graded)));
  return clients;
}
