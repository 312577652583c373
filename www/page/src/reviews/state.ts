// The state of what changed since earlier reviews, and over time.

import type { Finding, Row } from "../engine/protocol";
import type { Basis, BorderLine, ChangeReport, MovesReport, RetentionReport, VipsReport } from "./calls";

/** A chart or list that is computed when it is opened. `key` says what it was asked of, so that an older answer is known. */
export interface Topic<Answer> {
  key: string;
  /** The export that it was asked of. */
  file: File | undefined;
  asking: boolean;
  answer: Answer | null;
  problems: Finding[];
}

export interface MoveQuery {
  search: string;
  /** A row and a column of the matrix, by place; -1 for all. */
  from: number;
  to: number;
  /** A move as the engine calls it; "" for all. */
  kind: string;
  cause: string;
}

export type TimeTab = "vips" | "cohorts" | "change";

export interface ReviewsState {
  /** The reviews that are kept, as HISTORY makes them; null until the browser was asked. */
  history: Row[] | null;
  /** Where they come from: this browser, or the sheet of a workbook, which is not kept here. */
  source: "browser" | "sheet";
  /** What was there before reviews were forgotten, to take them back. */
  forgotten: { history: Row[]; bases: readonly (readonly [date: string, basis: Basis | null])[] } | null;
  /** Whether a review is kept with the figures of its clients. */
  withFigures: boolean;
  /** The day of the review, where the export tells none. */
  day: string;
  /** The day of the review to compare with, "export" for the export's own tiers, "" for the usual one. */
  base: string;
  /** What this result was compared with when it was kept: the moves stay, although a later review is there now. */
  pinned: { base: string; version: number } | null;
  moves: Topic<MovesReport>;
  moveQuery: MoveQuery;
  borderOpen: boolean;
  near: "2%" | "5%" | "10%";
  border: Topic<BorderLine[]>;
  timeOpen: boolean;
  tab: TimeTab;
  vips: Topic<VipsReport>;
  vipChoice: { months: number; share: number; measure: string; search: string; shown: number };
  cohorts: Topic<RetentionReport>;
  cohortChoice: { period: string; silence: string; counts: boolean };
  change: Topic<ChangeReport>;
  changeChoice: { unit: string; before: string; after: string };
}

export const ALL_MOVES: MoveQuery = { search: "", from: -1, to: -1, kind: "", cause: "" };
export const VIPS_SHOWN = 50;

export function blankTopic<Answer>(): Topic<Answer> {
  return { key: "", file: undefined, asking: false, answer: null, problems: [] };
}

export function initialReviews(): ReviewsState {
  return {
    history: null, source: "browser", forgotten: null, withFigures: true, day: "", base: "", pinned: null, moves: blankTopic(), moveQuery: { ...ALL_MOVES }, borderOpen: false, near: "5%", border: blankTopic(),
    timeOpen: false, tab: "vips", vips: blankTopic(), vipChoice: { months: 12, share: 0.2, measure: "revenue", search: "", shown: VIPS_SHOWN },
    cohorts: blankTopic(), cohortChoice: { period: "", silence: "", counts: false }, change: blankTopic(), changeChoice: { unit: "", before: "", after: "" },
  };
}
