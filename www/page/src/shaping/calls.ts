// What the page asks of its worker for shaping data and rules: what other rules would change, and which rows of the file are odd.

import type { Cell, Lang, Row } from "../engine/protocol";

export type Direction = "up" | "down" | "changed";

/** The clients that would go from one tier to another; "" is no tier. */
export interface MovePair {
  from: string;
  to: string;
  direction: Direction;
  clients: number;
  /** The profit of those whose profit is known; blank when it is of none. */
  profit: Cell;
}

/** A tier by the present rules and by the others; blank where one of them has no such tier. */
export interface TierChange {
  tier: string;
  before: Cell;
  after: Cell;
  profitBefore: Cell;
  profitAfter: Cell;
}

export interface Comparison {
  clients: number;
  moved: number;
  profit: Cell;
  pairs: MovePair[];
  tiers: TierChange[];
  /** Whether tiers were set by hand: rules are compared without them. */
  byHand: boolean;
}

/** Which of the clients compared: those of one move, all that move, or those near a border. */
export type ComparedList = { kind: "pair"; from: string; to: string } | { kind: "moves" } | { kind: "near" };

/** Rows of the file that are odd in a column: what the engine cannot read there, or nothing. */
export interface RowFilter {
  column: number;
  what: "unread" | "blank";
}

export interface SheetRows {
  count: number;
  /** Each with its number in the file first. */
  rows: Row[];
  /** Per row, the columns whose cell the engine cannot read. */
  odd: number[][];
}

export interface ShapingCalls {
  compare: { take: { rules: Row[]; lang: Lang }; give: Comparison };
  /** Finds who is near a border of the rules compared last; null when another comparison took its place. */
  borders: { take: { lang: Lang }; give: number | null };
  compared: { take: { list: ComparedList; from: number; count: number }; give: { count: number; rows: Row[]; ids: number[] } };
  sheetRows: { take: { from: number; count: number; filter: RowFilter | null; lang: Lang }; give: SheetRows };
}
