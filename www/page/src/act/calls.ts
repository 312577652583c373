// What the page asks of its worker for what is done with the tiers: overrides, capacity, plan, call lists.

import type { Cell, Finding, Lang, Pair, Row, SavedFile } from "../engine/protocol";

/** Columns of EXPLAIN behind the client's own: tier, reason, missing, profit, next tier, what would lift, change as share. */
export const EXPLAINED = 7;

/** A tier that somebody set by hand. `client` is the id or the name as the export has it; `until` is an ISO date or blank. */
export interface HandTier {
  client: string;
  tier: string;
  who: string;
  why: string;
  until: string;
}

/** A client whom a hand-set tier names: its place in the data, what it is called, and the tier in force. */
export interface NamedClient {
  id: number;
  name: string;
  tier: string;
}

export const LISTS = ["vips", "squeeze", "attention", "fallen", "due", "near"] as const;
export type ListName = (typeof LISTS)[number];

/** What a list cannot be made without; "" when it was made. */
export type Lack = "" | "deals" | "lifts" | "tiersBefore" | "reviews" | "engine";

export interface ListRequest {
  list: ListName;
  options: Pair[];
  lang: Lang;
  /** The largest single change, as a share of the value, that counts as almost there. */
  near: number;
  /** What the fall is measured from. */
  since: "export" | "review";
  /** The column of the clients with the day of the last review; blank for the reviews kept here. */
  reviewed: string;
  /** The last kept review: client, date, tier. */
  review: Row[] | null;
  plan: Row[] | null;
}

export interface CallListReport {
  lack: Lack;
  count: number;
  /** Clients in any of the lists made so far. */
  total: number;
  headers: string[];
  /** Where the reason and the figure stand among the columns. */
  reasonAt: number;
  /** Columns of the clients that hold dates: one of them may be the day of the last review. */
  dates: string[];
  findings: Finding[];
}

/** What a client needs: a place each, columns of the export, or so much by tier. */
export type Effort =
  | { kind: "places" }
  | { kind: "columns"; columns: string[] }
  | { kind: "tiers"; name: string; by: Record<string, string> };

export interface CapacityRequest {
  effort: Effort;
  /** As it was typed, one per resource; blank for as much as anybody could need. */
  room: string[];
  /** "profit", "revenue", or blank for what the engine takes by itself. */
  value: string;
  tiersFirst: boolean;
  options: Pair[];
  lang: Lang;
}

export interface CapacityReport {
  kept: number;
  declined: number;
  unjudged: number;
  value: string;
  worth: number;
  givenUp: number;
  proved: boolean;
  headers: string[];
  /** The first rows of those taken and declined, so that the lists are there when the numbers change. */
  first: Record<Side, { rows: Row[]; ids: number[] }>;
  findings: Finding[];
}

export type Side = "keep" | "decline" | "unjudged";

export interface Resource {
  name: string;
  there: Cell;
  used: Cell;
  /** What one more unit would bring, and by whom. */
  more: Cell;
  who: string;
}

export interface CapacityRest {
  resources: Resource[];
  gap: Cell;
  gapWho: string;
  nextIn: { client: string; cost: Cell; who: string } | null;
  nextOut: { client: string; cost: Cell; who: string } | null;
}

export interface PlanReport {
  headers: string[];
  rows: Row[];
  /** The time that the profit is of, in months. */
  months: string;
  findings: Finding[];
}

export interface PlanRequest {
  plan: Row[];
  period: string;
  skip: boolean;
  options: Pair[];
  lang: Lang;
}

export interface ActCalls {
  handTiers: { take: { lang: Lang }; give: { tiers: HandTier[]; findings: Finding[] } };
  handCsv: { take: { rows: Row[]; lang: Lang }; give: SavedFile };
  handClients: { take: { clients: string[] }; give: (NamedClient | null)[] };
  callList: { take: ListRequest; give: CallListReport };
  callRows: { take: { list: ListName; search: string; from: number; count: number }; give: { count: number; rows: Row[]; ids: number[] } };
  callFile: { take: { list: ListName; lang: Lang }; give: SavedFile };
  callText: { take: { list: ListName; search: string }; give: string };
  effortColumns: { take: { lang: Lang }; give: string[] };
  capacity: { take: CapacityRequest; give: CapacityReport };
  capacityRest: { take: CapacityRequest; give: CapacityRest };
  capacityRows: { take: { side: Side; from: number; count: number }; give: { count: number; rows: Row[]; ids: number[] } };
  capacityFile: { take: { lang: Lang }; give: SavedFile };
  plan: { take: PlanRequest; give: PlanReport };
  planFile: { take: PlanRequest; give: SavedFile };
}
