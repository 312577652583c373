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

export type FunctionId = "RULES" | "CHECK" | "ASSIGN" | "EXPLAIN" | "COMPARE" | "SUMMARY" | "FIELDS" | "COMPLETENESS" | "METRICS" | "MARGIN" | "MARKUP" | "IMPORT" | "VERSION";

/** The arguments of each function. */
export interface Arguments {
  RULES: [template?: Cell, language?: Cell, options?: Range | null];
  CHECK: [rules?: Range | null, data?: Range | null, options?: Range | null];
  ASSIGN: [data: Range, rules?: Range | null, overrides?: Range | null, options?: Range | null];
  EXPLAIN: [data: Range, rules?: Range | null, client?: Cell, overrides?: Range | null, options?: Range | null];
  COMPARE: [data: Range, rules: Range, otherRules: Range, options?: Range | null];
  SUMMARY: [data: Range, rules?: Range | null, overrides?: Range | null, options?: Range | null];
  FIELDS: [data: Range, options?: Range | null];
  COMPLETENESS: [data: Range, required: Range, group?: Cell, options?: Range | null];
  METRICS: [deals: Range, clients?: Range | null, options?: Range | null];
  MARGIN: [revenue: Range | Cell, cost: Range | Cell, options?: Range | null];
  MARKUP: [revenue: Range | Cell, cost: Range | Cell, options?: Range | null];
  IMPORT: [data: Range, tiers: Range, crm?: Cell, previousTiers?: Range | null, options?: Range | null];
  VERSION: [options?: Range | null];
}

export interface Engine {
  /**
   * Gives a rule table to start from: classic, extended, pareto, rfm, abc-xyz, strategic, or own for the compiled-in one.
   *
   * - template: The template's name; classic if left out.
   * - language: en, ru or uk.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns A rule table with its header row, ready to be edited and given to ASSIGN.
   */
  call(id: "RULES", args: Arguments["RULES"], options?: CallOptions): Value[][];

  /**
   * Checks a rule table: unreadable conditions, unknown fields, dead rules, gaps, overlaps; with data also whom each rule wins.
   *
   * - rules: The rule table with its header row, or the name of a template; the compiled-in rules if left out.
   * - data: One row per client, with a header row: an export of clients, or the result of METRICS.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Findings, worst first: place, severity, code, what, how to fix.
   */
  call(id: "CHECK", args: Arguments["CHECK"], options?: CallOptions): Value[][];

  /**
   * Gives every client a tier by the rule table, with the reason and the fields that are missing.
   *
   * - data: One row per client, with a header row: an export of clients, or the result of METRICS.
   * - rules: The rule table with its header row, or the name of a template; the compiled-in rules if left out.
   * - overrides: Tiers that a leader set: client, tier, who, why, until.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per row of the data, in its order: tier, reason, missing fields.
   */
  call(id: "ASSIGN", args: Arguments["ASSIGN"], options?: CallOptions): Value[][];

  /**
   * Explains one client's tier: every rule with the value seen and the limit, and the smallest change that lifts the client.
   *
   * - data: One row per client, with a header row: an export of clients, or the result of METRICS.
   * - rules: The rule table with its header row, or the name of a template; the compiled-in rules if left out.
   * - client: The client's id or name as it stands in the data; * for one line per client.
   * - overrides: Tiers that a leader set: client, tier, who, why, until.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns The verdict; a line per rule and condition: condition, value, limit, true, false or unknown; then per better tier the single changes that get there, smallest first. For *: client, tier, reason, missing, profit, next tier, what would lift.
   */
  call(id: "EXPLAIN", args: Arguments["EXPLAIN"], options?: CallOptions): Value[][];

  /**
   * What if the rules were others: who moves, from where to where, with how much profit; and who stands near a border.
   *
   * - data: One row per client, with a header row: an export of clients, or the result of METRICS.
   * - rules: The rule table with its header row, or the name of a template; the compiled-in rules if left out.
   * - otherRules: The rule table to compare with, or the name of a template.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns A line per client that moves and per client near a border of the other rules: client, what, from, to, profit, field, distance as share; the last line sums up the moves.
   */
  call(id: "COMPARE", args: Arguments["COMPARE"], options?: CallOptions): Value[][];

  /**
   * Sums up each tier: clients, revenue, profit, margin and the tier's share of the profit.
   *
   * - data: One row per client, with a header row: an export of clients, or the result of METRICS.
   * - rules: The rule table with its header row, or the name of a template; the compiled-in rules if left out.
   * - overrides: Tiers that a leader set: client, tier, who, why, until.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per tier, best first, then clients without a tier, then all: clients, share of clients, revenue, profit, margin, share of profit, average profit. A sum that lacks a client's value is over the clients that have one; their number is in "with profit".
   */
  call(id: "SUMMARY", args: Arguments["SUMMARY"], options?: CallOptions): Value[][];

  /**
   * What each column of a table was taken for: field, type, format, how far it is filled, examples, problems.
   *
   * - data: Any table with a header row: clients, deals or payments.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per column: its letter, header, field, type, format, filled share, number of different values, examples, problems.
   */
  call(id: "FIELDS", args: Arguments["FIELDS"], options?: CallOptions): Value[][];

  /**
   * How far the needed fields are filled in, in all and per group such as owner or tier, and which clients to complete.
   *
   * - data: One row per client, with a header row.
   * - required: The fields that are needed: headers in a row or a column, one text with ; between them, or a rule table, whose fields are taken.
   * - group: The header of the column to group by, such as the owner or the tier.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per group and field, all clients first: clients, filled, share, and the clients to complete, twenty at most. Margin and other metrics count by the columns that they are computed from.
   */
  call(id: "COMPLETENESS", args: Arguments["COMPLETENESS"], options?: CallOptions): Value[][];

  /**
   * Puts deals or payments together: one row per client with revenue, cost, profit, margin, markup, orders, dates and trend.
   *
   * - deals: One row per deal, payment or order line, with a header row: the client, the money, and if known the date, stage and order.
   * - clients: One row per client: clients without deals are listed too, and the other columns are carried over.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per client, in the order in which they are met: id, name, revenue, cost, profit, margin, markup, orders, average, first, last, recency, tenure, trend, months active, then attributes.
   */
  call(id: "METRICS", args: Arguments["METRICS"], options?: CallOptions): Value[][];

  /**
   * Margin: profit as a share of revenue, (revenue - cost) / revenue.
   *
   * - revenue: What the client paid: one cell or a column.
   * - cost: What it cost: one cell, or a column of the same length.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns One number for cells, a column for columns, without a header. Blank where a part is missing or is no number, and where the denominator is 0.
   */
  call(id: "MARGIN", args: Arguments["MARGIN"], options?: CallOptions): Value[][];

  /**
   * Markup, the return on cost: profit as a share of cost, (revenue - cost) / cost.
   *
   * - revenue: What the client paid: one cell or a column.
   * - cost: What it cost: one cell, or a column of the same length.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns One number for cells, a column for columns, without a header. Blank where a part is missing or is no number, and where the denominator is 0.
   */
  call(id: "MARKUP", args: Arguments["MARKUP"], options?: CallOptions): Value[][];

  /**
   * Gives the rows that a CRM imports by id: id, tier, date, reason; only the clients whose tier changed.
   *
   * - data: One row per client, with a header row: an export of clients, or the result of METRICS.
   * - tiers: The result of ASSIGN for the same rows, or a table with a client and a tier column.
   * - crm: The name of the CRM's dialect: generic.
   * - previousTiers: The tiers that the CRM holds now: a table with client and tier, or one column in the order of the data; by default the data's own tier column.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns The client's id under the data's own header, tier, date (the as-of date), reason.
   */
  call(id: "IMPORT", args: Arguments["IMPORT"], options?: CallOptions): Value[][];

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
