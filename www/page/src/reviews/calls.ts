// What the page asks of its worker for what changed since earlier reviews, and over time.

import type { Cell, Finding, Lang, Pair, Row, SavedFile } from "../engine/protocol";

/** What the causes of later moves are found from: the figures of a review's clients, its rules and its overrides. */
export interface Basis {
  clients: Row[];
  rules: Row[];
  overrides: Row[] | null;
}

/** The list that the clients moved from: a review that was kept, or the export's own column of tiers. */
export type Before = { kind: "review"; date: string; tiers: Row[]; basis: Basis | null } | { kind: "export" };

export interface MoveCounts {
  up: number;
  down: number;
  same: number;
  new: number;
  lost: number;
  changed: number;
}

export interface MovesReport {
  /** Client, name, from, to, move, cause, details. */
  rows: Row[];
  /** The place of each row's client among the clients of the result; -1 for those who are gone. */
  places: number[];
  /** The transition matrix in counts, with its header; the last row and column are totals, those before them the new and the lost. */
  matrix: Row[];
  counts: MoveCounts;
  /** How many moved in each way and for each cause, as the engine calls them, most first. */
  kinds: [kind: string, clients: number][];
  causes: [cause: string, clients: number][];
  /** Whether the figures of both reviews told the causes; "refused" where those that were kept no longer give that review's tiers. */
  figures: "told" | "refused" | "none";
  findings: Finding[];
}

export interface VipsRequest {
  months: number;
  share: number;
  measure: string;
  options: Pair[];
}

export interface VipClient {
  id: string;
  name: string;
  /** The months in whose lists the client is, by place. */
  months: number[];
  sum: Cell;
  place: number;
}

export interface VipsReport {
  months: { month: string; paid: Cell; in: Cell }[];
  clients: VipClient[];
  /** In some month's list and not in that of the whole period, and the other way round. */
  onlyByMonth: number;
  onlyByPeriod: number;
  findings: Finding[];
}

export interface RetentionRequest {
  /** "month", "quarter" or "year"; "" lets the length of the data decide. */
  period: string;
  /** How long a client may be silent, such as "6 months"; "" says nothing of being lost. */
  silence: string;
  options: Pair[];
}

export interface CohortLine {
  period: string;
  part: string;
  start: Cell;
  retained: Cell;
  new: Cell;
  returned: Cell;
  end: Cell;
  gone: Cell;
  retention: Cell;
  churn: Cell;
  cohort: Cell;
  shares: Cell[];
  counts: Cell[];
}

export interface RetentionReport {
  period: string;
  lines: CohortLine[];
  /** Of all whole periods. */
  whole: { name: string; retention: Cell; churn: Cell; shares: Cell[] };
  /** The engine's table as it is, for a file. */
  table: Row[];
  findings: Finding[];
}

export interface ChangeRequest {
  /** "month", "quarter" or "year"; "" lets the length of the data decide. */
  unit: string;
  /** Names of periods; "" for the last whole one and the one before it. */
  before: string;
  after: string;
  options: Pair[];
}

export interface ChangeLine {
  factor: string;
  before: Cell;
  after: Cell;
  change: Cell;
  share: Cell;
  part: Cell;
  partShare: Cell;
  /** Splits the part of the value once more, and is not added again. */
  within: boolean;
}

export interface ChangeReport {
  unit: string;
  periods: { name: string; whole: boolean }[];
  before: string;
  after: string;
  /** The factors, and revenue at the end; empty where there are no two periods. */
  lines: ChangeLine[];
  table: Row[];
  findings: Finding[];
}

export interface BorderLine {
  client: string;
  name: string;
  from: string;
  to: string;
  profit: Cell;
  field: string;
  distance: Cell;
  place: number;
}

export interface ReviewsCalls {
  reviewAdd: { take: { history: Row[] | null; basis: boolean; date: string }; give: { history: Row[]; basis: Basis | null; findings: Finding[] } };
  /** A history from a file, or from rows that a sheet holds, in the form in which the page keeps it. */
  reviewRead: { take: { from: File | Row[]; lang: Lang }; give: { history: Row[]; findings: Finding[] } };
  reviewFile: { take: { history: Row[]; lang: Lang }; give: SavedFile };
  moves: { take: { before: Before; causes: boolean }; give: MovesReport };
  vips: { take: VipsRequest; give: VipsReport };
  retention: { take: RetentionRequest; give: RetentionReport };
  change: { take: ChangeRequest; give: ChangeReport };
  border: { take: { near: string }; give: BorderLine[] };
  tableFile: { take: { name: string; rows: Row[]; lang: Lang }; give: SavedFile };
}
