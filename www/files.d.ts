// The module that reads and writes files, as `files.mjs` gives it.

/** A cell: dates in ISO form, blanks as "". */
export type Cell = string | number | boolean;

/** Something odd, with its place and what to do, in the language that was asked for. */
export interface Finding {
  code: string;
  severity: "error" | "warning" | "note";
  message: string;
  hint: string;
  place: string;
  cell: string;
  /** The argument or file that it is about; empty where there is no place. */
  range: string;
  /** The row and the column in it, counted from 1. */
  row: number | null;
  column: number | null;
  /** What the message names. */
  args: string[];
  /** What was perhaps meant; empty where nothing comes near. */
  suggestion: string;
}

/** What a user says of a file; whatever is left out is found out. */
export interface FileWishes {
  /** The file's name: some CRMs are told by it. */
  name?: string;
  lang?: "en" | "ru" | "uk";
  crm?: string;
  format?: "csv" | "xlsx" | "xlsb" | "xls" | "ods" | "html";
  encoding?: string;
  separator?: string;
  /** The name of a sheet, or its number from 1. */
  sheet?: string;
  /** What looks like no data and is, with ; between: footers, headers, totals, groups, continued, literals, apostrophes, short ids. */
  leave?: string;
}

/** A CRM that a file may come from. */
export interface RecognisedCrm {
  id: string;
  name: string;
  entity: "deal" | "company" | "contact";
  /** In percent. */
  confidence: number;
  reasons: string[];
}

/** How a file turned out to be made. */
export interface FileReport {
  format: string;
  encoding: string;
  mark: boolean;
  separator: string;
  lineEnd: string;
  sheets: string[];
  sheet: string;
  crm: RecognisedCrm;
  others: RecognisedCrm[];
  /** Options for the functions, name and value. */
  options: [string, string][];
  notes: Finding[];
  rows: number;
  columns: number;
}

/** A table read from a file. The functions of the engine take it in place of a range. */
export interface FileTable {
  readonly isFileTable: true;
  /** Rows, the header and those above it included. */
  readonly height: number;
  readonly width: number;
  /** Rows down to the header, the header included. */
  readonly above: number;
  cell(row: number, column: number): Cell;
  rows(): Cell[][];
}

/** A file that is read chunk by chunk. */
export interface FileReading {
  push(bytes: Uint8Array): void;
  readonly rows: number;
  readonly bytes: number;
  finish(): { report: FileReport; table: FileTable };
}

/** The files for a CRM. */
export interface SentFiles {
  files: { name: string; bytes: Uint8Array }[];
  /** Rows that are in no file, under a header; empty without any. */
  notSent: string[][];
  notes: Finding[];
  /** What to do in the CRM, in order. */
  steps: string[];
  sent: number;
}

export interface Files {
  read(bytes: Uint8Array, wishes?: FileWishes): { report: FileReport; table: FileTable };
  start(wishes?: FileWishes): FileReading;
  /** `rows` is the result of IMPORT for that CRM. */
  send(crm: string, rows: Cell[][], settings?: [string, string][], lang?: string): SentFiles;
  /** The names of the settings of `send`, a list each: its own and others for it. */
  sendSettings(): string[][];
  writeCsv(rows: Cell[][], form?: { separator?: string; encoding?: string; mark?: boolean }, forPeople?: boolean): Uint8Array;
  writeXlsx(pages: { name: string; rows: Cell[][] }[]): Uint8Array;
  crms(): { id: string; name: string }[];
}

/** Starts the module that lies beside this file. */
export function openFiles(): Files;

/** Starts a module from the bytes of tiersheet-files.wasm. */
export function loadFiles(wasm: Uint8Array): Files;
