// What the two classic scripts of the engine put into the worker.

type PlainCell = string | number | boolean;

interface EngineProblem {
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
}

interface EngineResult {
  headers: string[];
  length: number;
  /** Blank rows above the header. */
  skipped: number;
  notes: EngineProblem[];
  facts: Record<string, string>;
  column(which: string | number): PlainCell[] | undefined;
  rows(): PlainCell[][];
}

interface Engine {
  columns(id: string, args: unknown[], settings: { lang: string; dates: "iso" | "serial" }): EngineResult;
  call(id: string, args: unknown[], settings?: { lang: string }): PlainCell[][];
}

interface FileTable {
  above: number;
  height: number;
  width: number;
  cell(row: number, col: number): PlainCell;
  rows(): PlainCell[][];
}

interface FileReport {
  format: string;
  encoding: string;
  mark: boolean;
  separator: string;
  sheets: string[];
  sheet: string;
  crm: RecognisedCrm;
  others: RecognisedCrm[];
  options: [string, string][];
  notes: EngineProblem[];
  rows: number;
  columns: number;
}

interface RecognisedCrm {
  id: string;
  name: string;
  entity: string;
  confidence: number;
  reasons: string[];
}

interface FileReading {
  push(bytes: Uint8Array): void;
  readonly rows: number;
  readonly bytes: number;
  finish(): { report: FileReport; table: FileTable };
}

interface SentFiles {
  files: { name: string; bytes: Uint8Array }[];
  notSent: string[][];
  notes: EngineProblem[];
  steps: string[];
  sent: number;
}

interface FilesModule {
  start(settings: Record<string, string>): FileReading;
  send(crm: string, rows: PlainCell[][], settings: [string, string][], lang: string): SentFiles;
  writeCsv(rows: PlainCell[][], form: { separator?: string; mark?: boolean }, forPeople: boolean): Uint8Array;
  writeXlsx(pages: { name: string; rows: PlainCell[][] }[]): Uint8Array;
  sendSettings(): string[][];
  crms(): { id: string; name: string }[];
}

declare const TierSheet: { load(tiers: ArrayBuffer, models: ArrayBuffer): Engine };
declare const TierSheetFiles: { load(wasm: ArrayBuffer): FilesModule };

declare module "virtual:option-names" {
  const names: Record<string, string[]>;
  export default names;
}
