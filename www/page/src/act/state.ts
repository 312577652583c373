// The state of what is done with the tiers: overrides, capacity, plan, call lists.

import type { Finding, Row } from "../engine/protocol";
import type { CallListReport, CapacityReport, CapacityRequest, CapacityRest, HandTier, ListName, NamedClient, PlanReport } from "./calls";

export type Section = ListName | "hand" | "capacity" | "plan";

/** What was asked, and what is shown until a newer answer comes. */
export interface CapacityShown {
  version: number;
  request: CapacityRequest;
  report: CapacityReport;
  rest: CapacityRest | null;
}

export interface ActState {
  /** The export that the rest was made of. */
  of: File | null;
  section: Section | null;
  /** Tiers set by hand, in their order; null until they were taken from the browser's keeping. */
  hand: HandTier[] | null;
  /** Lists before the last changes, to go back to. */
  handUndo: HandTier[][];
  /** Whether the browser keeps them. */
  handKept: boolean;
  /** The row that is being edited; -1 for a new one. */
  editing: number | null;
  found: { version: string; clients: (NamedClient | null)[] };
  handFindings: Finding[];
  lists: Partial<Record<ListName, { version: string; report: CallListReport }>>;
  /** Which gradings' lists are being made. */
  making: string;
  near: number;
  since: "export" | "review";
  reviewed: string;
  hasReview: boolean;
  search: string;
  shown: number;
  effort: CapacityRequest["effort"];
  room: string[];
  /** As much as all would need who are worth serving, per resource: the end of the slider. */
  most: { key: string; amounts: number[] };
  value: string;
  tiersFirst: boolean;
  columns: { version: number; names: string[] };
  capacity: CapacityShown | null;
  capacityProblems: Finding[];
  plan: Row[] | null;
  planLang: string;
  planUndo: Row[][];
  planned: { key: string; report: PlanReport } | null;
  planProblems: Finding[];
  period: string;
  skip: boolean;
}

export function initialAct(): ActState {
  return {
    of: null, section: null, hand: null, handUndo: [], handKept: true, editing: null, found: { version: "", clients: [] }, handFindings: [],
    lists: {}, making: "", near: 0.1, since: "export", reviewed: "", hasReview: false, search: "", shown: 0,
    effort: { kind: "places" }, room: [""], most: { key: "", amounts: [] }, value: "", tiersFirst: false, columns: { version: -1, names: [] },
    capacity: null, capacityProblems: [], plan: null, planLang: "", planUndo: [], planned: null, planProblems: [], period: "year", skip: false,
  };
}
