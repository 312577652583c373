// Written by ./pkg-scripts/generate from the records in src/functions; changes here are lost.

/** What a cell may hold when it is handed in; null, undefined and "" are blank. */
export type Cell = string | number | boolean | Date | null | undefined;

/** A range: rows of cells, the header row first. */
export type Range = Cell[][];

/** What a cell of a result holds; "" is blank. */
export type Value = string | number | boolean;

export interface CallOptions {
  /** The language of headers, reasons and messages. */
  lang?: Language;
  /** How dates stand in a result: as texts like 2026-12-31, or as serial numbers of a spreadsheet. */
  dates?: "iso" | "serial";
}

export type Language = "en" | "ru" | "uk";

export type Texts = Record<Language, string>;

/** Something worth knowing beside a result. */
export interface Note {
  code: string;
  severity: string;
  message: string;
  hint: string;
  /** The place in an argument, such as: rules, row 3, column C "margin". */
  place: string;
  /** The same as a cell of the range, such as C3. */
  cell: string;
}

/** A result by its columns, for tables that are too long for rows of small arrays. */
export interface Columns {
  headers: string[];
  length: number;
  column(nameOrIndex: string | number): Value[];
  notes: Note[];
  facts: Record<string, string>;
}

/** What is thrown when no result can be given. */
export interface TierSheetError extends Error {
  name: "TierSheetError";
  /** Stable, such as UNKNOWN_FIELD. */
  code: string;
  /** The place in an argument, such as: rules, row 3, column C "margin". */
  place: string;
  /** The same as a cell of the range, such as C3. */
  cell: string;
  /** What to do next. */
  hint: string;
  /** All problems; the first is the one above. */
  problems: Note[];
}

export interface ParameterRecord {
  name: string;
  kind: "table" | "grid" | "values" | "cell";
  optional: boolean;
  about: Texts;
}

export interface OptionRecord {
  name: string;
  aliases: string[];
  about: Texts;
}

export interface FunctionRecord {
  id: FunctionId;
  since: string;
  about: Texts;
  params: ParameterRecord[];
  options: OptionRecord[];
  returns: Texts;
  shape: "row per row" | "table" | "as given";
  examples: string[];
}

export type FunctionId = "VERSION";

/** The arguments of each function. */
export interface Arguments {
  VERSION: [options?: Range | null];
}

export interface Engine {
  /**
   * The version of TierSheet and the fingerprint of the rules that are compiled in.
   *
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Name and value: version, number of functions, fingerprint of the compiled-in rules.
   */
  call(id: "VERSION", args: Arguments["VERSION"], options?: CallOptions): Value[][];

  /** The same result by columns. */
  columns<Id extends FunctionId>(id: Id, args: Arguments[Id], options?: CallOptions): Columns;

  /** The record of every function. */
  list(): FunctionRecord[];

  /** A file of comma-separated values as rows of texts; null when it is not in UTF-8. */
  readCsv(bytes: Uint8Array): (string[][] & { separator: string }) | null;

  /** Rows as a file of comma-separated values. */
  writeCsv(rows: Range, separator?: string): string;
}

/** Starts the engine that lies beside this file. */
export function open(): Engine;

/** Starts an engine from the bytes of tiersheet.wasm. */
export function load(wasm: Uint8Array): Engine;
