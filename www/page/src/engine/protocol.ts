// What the page asks of its worker, and what comes back. Only plain values cross; tables stay in the worker.

import type { ActCalls } from "../act/calls";
import type { Unpacked } from "./client-table";
import type { ReviewsCalls } from "../reviews/calls";
import type { ShapingCalls } from "../shaping/calls";
import type { SheetCalls } from "../sheet/calls";

export type Cell = string | number | boolean;
export type Row = Cell[];
export type Lang = "en" | "ru" | "uk";
export type Pair = [string, string];

/** Something odd: what it is, where, and what to do. `source` is the step that told of it. */
export interface Finding {
  /** The function that tells it, or FILE. */
  source: string;
  code: string;
  severity: string;
  message: string;
  hint: string;
  place: string;
  cell: string;
  /** The argument that it is about, by the function's name for it; empty where there is no place. */
  range: string;
  /** The row and the column in it, counted from 1. */
  row: number | null;
  column: number | null;
  /** What the message names. */
  args: string[];
  /** What was perhaps meant; empty where nothing comes near. */
  suggestion: string;
  /** What can be done about it by a click. */
  fix?: Fix;
}

/** Another text for a cell of the rule table, or a row of it that goes; rows and columns count from 0. */
export type Fix = { kind: "cell"; row: number; column: number; text: string } | { kind: "row"; row: number };

/** The files that a session may hold; `main` is the export, the others go with it. */
export type Slot = "main" | "clients" | "rates" | "overrides" | "rules";
export const FURTHER_SLOTS = ["clients", "overrides", "rates"] as const satisfies readonly Slot[];

/** What of a file only the user knows. */
export interface Wishes {
  crm?: string;
  encoding?: string;
  separator?: string;
  sheet?: string;
  format?: string;
}

export interface RecognisedCrm {
  id: string;
  name: string;
  confidence: number;
  reasons: string[];
}

export interface FileCard {
  name: string;
  size: number;
  format: string;
  encoding: string;
  mark: boolean;
  separator: string;
  sheets: string[];
  sheet: string;
  crm: RecognisedCrm;
  /** Rows of the table, the header and those above it included. */
  height: number;
  /** Rows down to the header, the header included. */
  above: number;
  headers: string[];
  findings: Finding[];
}

/** What the columns of the export mean. */
export interface FieldsReport {
  lang: Lang;
  deals: boolean;
  rows: number;
  asOf: string;
  /** column, header, field, type, format, filled, different values, examples, problems */
  fields: Row[];
  findings: Finding[];
}

/** A rule table of the user's, the name of a template, or nothing for the compiled-in table. */
export type Rules = Row[] | string | null;

export interface GradeRequest {
  rules: Rules;
  /** Tiers set by hand, under a header. */
  overrides: Row[] | null;
  options: Pair[];
  lang: Lang;
}

export interface TierLine {
  tier: string;
  clients: number;
  share: number;
  revenue: Cell;
  profit: Cell;
  margin: Cell;
  profitShare: Cell;
  /** Whether it is a tier of the rules, and not the line of clients without one. */
  given: boolean;
}

export interface GradeReport {
  clients: number;
  asOf: string;
  fingerprint: string;
  /** What was lacking for the compiled-in table, when a simpler one was taken in its place. */
  lacking: string;
  tiers: TierLine[];
  total: TierLine | null;
  summaryHeaders: string[];
  /** The header of the export's own tier column; empty when it has none. */
  previous: string;
  moved: number;
  findings: Finding[];
  /** Headers of the columns of the clients' grid. */
  columns: string[];
  /** Cumulative share of clients against cumulative share of profit, thinned for drawing; empty without a measure. */
  curve: CurvePoint[];
  /** Whether what would lift each client is known; it takes long, and is told later. */
  explained: boolean;
  /** Whether the export tells profits; without them the clients stand by revenue. */
  byProfit: boolean;
  /** The row of the first client in findings about the clients, counted from 0. */
  firstRow: number;
}

export interface CurvePoint {
  clients: number;
  share: number;
}

export interface ClientQuery {
  search: string;
  /** Tiers to show; all when empty. "" stands for no tier. */
  tiers: string[];
  /** Only clients whose tier differs from the one in the export. */
  moved: boolean;
  sort: number;
  descending: boolean;
}

export interface CheckReport {
  findings: Finding[];
  /** Per row of the table below the header: the clients that it wins, when there is data. */
  wins: (number | null)[];
}

export interface SendRequest {
  crm: string;
  settings: Pair[];
  lang: Lang;
}

export interface SendReport {
  crm: string;
  files: { name: string; size: number; head: string[] }[];
  sent: number;
  unchanged: number;
  /** Client, tier in the export, tier to be sent. */
  preview: { client: string; from: string; to: string; reason: string }[];
  notSent: Row[];
  steps: string[];
  findings: Finding[];
}

/** The names of the workbook's sheets. */
export interface PageNames {
  clients: string;
  summary: string;
  findings: string;
  rules: string;
  data: string;
  history: string;
}

export type ReportKind = "explanations" | "findings" | "not-sent" | "workbook";

export interface SavedFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether the data were too many for a sheet of the workbook. */
  withoutData?: boolean;
}

/** The calls of the worker: what each takes and gives. Parts of the page add their own. */
export interface Calls extends OwnCalls, ActCalls, ReviewsCalls, ShapingCalls, SheetCalls {}

export interface OwnCalls {
  start: { take: { core: string; coreWasm: string; modelsWasm: string; files: string; filesWasm: string }; give: null };
  open: { take: { slot: Slot; file: File; wishes: Wishes; lang: Lang }; give: FileCard };
  close: { take: { slot: Slot }; give: null };
  language: { take: { file: File; wishes: Wishes }; give: Lang | null };
  fields: { take: { options: Pair[]; lang: Lang }; give: FieldsReport };
  table: { take: { slot: Slot }; give: Row[] };
  template: { take: { name: string; lang: Lang }; give: Row[] };
  check: { take: { rules: Row[]; lang: Lang }; give: CheckReport };
  grade: { take: GradeRequest; give: GradeReport };
  clients: { take: { query: ClientQuery; from: number; count: number }; give: { count: number; rows: Row[]; ids: number[] } };
  /** Whether all of the clients have now been explained; not when another grading took its place. */
  explanations: { take: null; give: boolean };
  /** A function of the engine, for a worker under this one. */
  run: { take: { id: string; args: unknown[]; lang: Lang }; give: Unpacked };
  explain: { take: { id: number }; give: { client: Row; lines: Row[] } };
  send: { take: SendRequest; give: SendReport };
  sentFile: { take: { index: number }; give: SavedFile };
  report: { take: { kind: ReportKind; lang: Lang; pages: PageNames; history?: Row[] }; give: SavedFile };
  rulesCsv: { take: { rows: Row[] }; give: SavedFile };
  crms: { take: null; give: { id: string; name: string }[] };
}

export type CallName = keyof Calls;

export interface Asked {
  id: number;
  name: CallName;
  take: unknown;
}

export type Stage = "reading" | "recognising" | "metrics" | "assigning" | "checking" | "summing" | "explaining" | "curve" | "writing"
  | "taking" | "placing";

/** How far a call is: the stage, and of a reading its rows and the share of the bytes. */
export interface Progress {
  stage: Stage;
  rows?: number;
  share?: number;
}

export type Told =
  | { id: number; progress: Progress }
  | { id: number; give: unknown }
  | { id: number; problems: Finding[] };
