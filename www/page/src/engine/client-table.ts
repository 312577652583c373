// Every client with its tier and the reason, by column, under the headers of EXPLAIN. What would lift a client takes long to find for
// all of them, so those columns are blank at first, and `complete` says whether they are filled.

import type { Cell, Row } from "./protocol";

/** Columns of EXPLAIN behind the client's own: tier, reason, missing, profit, next tier, what would lift, change as share. */
export const EXPLAINED = 7;
const PROFIT_BACK = 4;

/** What of a reply of the engine crosses from one worker to another. */
export interface Unpacked {
  headers: string[];
  columns: Cell[][];
  facts: Record<string, string>;
  /** Blank rows above the header. */
  skipped: number;
}

export function unpack(reply: EngineResult): Unpacked {
  return { headers: reply.headers, columns: reply.headers.map((_, at) => reply.column(at) ?? []), facts: reply.facts, skipped: reply.skipped };
}

export class ClientTable {
  constructor(readonly headers: string[], private readonly columns: Cell[][], readonly complete: boolean, private readonly skipped: number) {}

  get length(): number {
    return this.columns[0]?.length ?? 0;
  }

  column(which: number): Cell[] | undefined {
    return this.columns[which];
  }

  /** The profit of each client; blank where it is unknown. */
  get profits(): Cell[] {
    return this.columns[this.headers.length - PROFIT_BACK] ?? [];
  }

  /** In the rows of the data: what stands above the header there is blank here. */
  rows(): Row[] {
    const above = Array.from({ length: this.skipped }, () => this.headers.map(() => ""));
    return [...above, this.headers.slice(), ...Array.from({ length: this.length }, (_, row) => this.columns.map((column) => column[row] ?? ""))];
  }
}

/** Rules that everybody meets: EXPLAIN by them tells the client's own columns and the profit without searching for what would lift. */
export const EVERYBODY: Row[] = [["tier"], ["-"]];

/** The table before it is complete: the client's columns and the profit from `roster`, tier, reason and what is missing from ASSIGN. */
export function withoutLifts(roster: EngineResult, tiers: EngineResult): ClientTable {
  const first = roster.headers.length - EXPLAINED;
  const blank = new Array<Cell>(roster.length).fill("");
  const columns = roster.headers.map((_, at) => {
    if (at < first || at === first + EXPLAINED - PROFIT_BACK) return roster.column(at) ?? [];
    return at < first + 3 ? tiers.column(at - first) ?? [] : blank;
  });
  return new ClientTable(roster.headers, columns, roster.length === 0, roster.skipped);
}
