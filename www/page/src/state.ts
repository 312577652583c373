// What the page shows, in one place; whoever changes it says so with `update`, and the page is drawn again.

import { initialAct, type ActState } from "./act/state";
import type {
  CheckReport, ClientQuery, FieldsReport, FileCard, Finding, GradeReport, Lang, Pair, Progress, Row, SendReport, Slot, Wishes,
} from "./engine/protocol";
import { initialReviews, type ReviewsState } from "./reviews/state";
import { initialShaping, type ShapingState } from "./shaping/state";
import { initialSheet, type SheetState } from "./sheet/state";
import { recall, type Kept } from "./storage";
import { browserLang, Speech } from "./words";

export type Step = "data" | "rules" | "result" | "act" | "send";
export const STEPS: readonly Step[] = ["data", "rules", "result", "act", "send"];

export interface OpenFile {
  file: File;
  wishes: Wishes;
  card: FileCard;
}

/** The rule table on the screen. `name` is a template's, or "mine". */
export interface RuleTable {
  name: string;
  rows: Row[];
}

export interface ClientCard {
  id: number;
  client: Row;
  lines: Row[];
}

export interface State {
  speech: Speech;
  kept: Kept;
  step: Step;
  busy: (Progress & { since: number }) | null;
  failure: { step: Step; problems: Finding[] } | null;
  notice: string;
  files: Partial<Record<Slot, OpenFile>>;
  fields: FieldsReport | null;
  options: Pair[];
  rules: RuleTable | null;
  /** The templates to choose from. */
  templates: string[];
  /** Tables before the last edits, to go back to. */
  undo: RuleTable[];
  check: CheckReport | null;
  grade: GradeReport | null;
  /** Whether the rules or the data changed since `grade`. */
  stale: boolean;
  /** Counts the gradings, so that grids know when their rows are others. */
  version: number;
  query: ClientQuery;
  shownClients: number;
  card: ClientCard | null;
  crms: { id: string; name: string }[];
  crm: string;
  changedOnly: boolean;
  sending: SendReport | null;
  act: ActState;
  reviews: ReviewsState;
  shaping: ShapingState;
  sheet: SheetState;
}

export const BLANK_QUERY: ClientQuery = { search: "", tiers: [], moved: false, sort: -1, descending: false };

function initial(): State {
  const kept = recall();
  return {
    speech: new Speech(kept.lang ?? browserLang()), kept, step: "data", busy: null, failure: null, notice: "", files: {}, fields: null,
    options: [], rules: null, templates: [], undo: [], check: null, grade: null, stale: true, version: 0, query: { ...BLANK_QUERY }, shownClients: 0,
    card: null, crms: [], crm: "", changedOnly: true, sending: null,
    act: initialAct(), reviews: initialReviews(), shaping: initialShaping(), sheet: initialSheet(),
  };
}

export const state: State = initial();

let draw: () => void = () => undefined;
let waiting = false;

/** Changes some of what a part of the page holds. */
export function updatePart<Part extends "act" | "reviews" | "shaping" | "sheet">(part: Part, change: Partial<State[Part]>): void {
  Object.assign(state[part], change);
  update({});
}

export function onDraw(work: () => void): void {
  draw = work;
}

export function update(change: Partial<State>): void {
  Object.assign(state, change);
  if (waiting) return;
  waiting = true;
  queueMicrotask(() => {
    waiting = false;
    draw();
  });
}

export function lang(): Lang {
  return state.speech.lang;
}
