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
  severity: "error" | "warning" | "note";
  message: string;
  hint: string;
  /** The place in an argument, such as: rules, row 3, column C "margin". */
  place: string;
  /** The same as a cell of the range, such as C3. */
  cell: string;
  /** The argument's name, such as rules; empty where there is no place. */
  range: string;
  /** The row in the range, its first being 1. */
  row: number | null;
  /** The column in the range, its first being 1. */
  column: number | null;
  /** What the message names, as texts: of RULE_WINS the rule, its tier and the number of clients. */
  args: string[];
  /** What was perhaps meant; empty where nothing comes near. */
  suggestion: string;
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

export type FunctionId = "RULES" | "CHECK" | "ASSIGN" | "EXPLAIN" | "COMPARE" | "SUMMARY" | "CUTOFFS" | "FIELDS" | "COMPLETENESS" | "METRICS" | "MARGIN" | "MARKUP" | "IMPORT" | "TOP" | "ABC" | "XYZ" | "RFM" | "VIPS" | "OVERLAP" | "SQUEEZE" | "MOVES" | "MIGRATION" | "REVIEW" | "DAMP" | "HISTORY" | "RETENTION" | "RNVL" | "CAPACITY" | "PLAN" | "VERSION";

/** The arguments of each function. */
export interface Arguments {
  RULES: [template?: Cell, language?: Cell, options?: Range | null];
  CHECK: [rules?: Range | null, data?: Range | null, options?: Range | null];
  ASSIGN: [data: Range, rules?: Range | null, overrides?: Range | null, options?: Range | null];
  EXPLAIN: [data: Range, rules?: Range | null, client?: Cell, overrides?: Range | null, options?: Range | null];
  COMPARE: [data: Range, rules: Range, otherRules: Range, options?: Range | null];
  SUMMARY: [data: Range, rules?: Range | null, overrides?: Range | null, options?: Range | null];
  CUTOFFS: [data: Range, rules?: Range | null, options?: Range | null];
  FIELDS: [data: Range, options?: Range | null];
  COMPLETENESS: [data: Range, required: Range, group?: Cell, options?: Range | null];
  METRICS: [deals: Range, clients?: Range | null, rates?: Range | null, options?: Range | null];
  MARGIN: [revenue: Range | Cell, cost: Range | Cell, options?: Range | null];
  MARKUP: [revenue: Range | Cell, cost: Range | Cell, options?: Range | null];
  IMPORT: [data: Range, tiers: Range, crm?: Cell, previousTiers?: Range | null, options?: Range | null];
  TOP: [clients: Range, values?: Range | Cell, amount?: Cell, options?: Range | null];
  ABC: [clients: Range, values?: Range | Cell, cuts?: Range | null, by?: Cell, options?: Range | null];
  XYZ: [series: Range, period?: Cell, cuts?: Range | null, options?: Range | null];
  RFM: [payments: Range, bins?: Range | null, rules?: Range | null, options?: Range | null];
  VIPS: [payments: Range, share?: Cell, months?: Cell, measure?: Cell, options?: Range | null];
  OVERLAP: [first: Range, second: Range, options?: Range | null];
  SQUEEZE: [deals: Range, clients?: Range | null, options?: Range | null];
  MOVES: [before: Range, after: Range, rulesBefore?: Range | null, rulesAfter?: Range | null, overridesBefore?: Range | null, overridesAfter?: Range | null, options?: Range | null];
  MIGRATION: [before: Range, after?: Range | null, options?: Range | null];
  REVIEW: [history: Range, interval?: Range | null, clients?: Range | null, overrides?: Range | null, options?: Range | null];
  DAMP: [history: Range, newTiers: Range, options?: Range | null];
  HISTORY: [tiers: Range, history?: Range | null, options?: Range | null];
  RETENTION: [payments: Range, period?: Cell, options?: Range | null];
  RNVL: [before: Range, after: Range, method?: Cell, options?: Range | null];
  CAPACITY: [clients: Range, values?: Range | Cell, load?: Range | null, capacity?: Range | null, must?: Range | null, options?: Range | null];
  PLAN: [tiers: Range, plan?: Range | null, clients?: Range | null, options?: Range | null];
  VERSION: [options?: Range | null];
}

export interface Engine {
  /**
   * Gives a rule table to start from: classic, extended, pareto, rfm, abc-xyz, strategic, or own for the compiled-in one; plan gives a plan table for PLAN.
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
   * Gives the rule table with every rank, such as top 20%, turned into the limit that it comes to in this data: new clients are then judged by the same limits, one by one.
   *
   * - data: One row per client, with a header row: an export of clients, or the result of METRICS.
   * - rules: The rule table with its header row, or the name of a template; the compiled-in rules if left out.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns A rule table for ASSIGN. On the same data it gives the same tiers; a limit that is a quotient is cut at 15 digits, so that the client on it stays in.
   */
  call(id: "CUTOFFS", args: Arguments["CUTOFFS"], options?: CallOptions): Value[][];

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
   * - rates: Columns currency and rate, and if known the day from which it holds: amounts of other currencies are converted.
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
   * - crm: The CRM: HubSpot, Salesforce, Pipedrive, Zoho, Bitrix24, Kommo (amoCRM), RetailCRM, Odoo, EspoCRM, SuiteCRM; generic if left out.
   * - previousTiers: The tiers that the CRM holds now: a table with client and tier, or one column in the order of the data; by default the data's own tier column.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns The id, tier, date (the as-of date) and reason under the headers that the CRM takes; for generic the id under the data's own header.
   */
  call(id: "IMPORT", args: Arguments["IMPORT"], options?: CallOptions): Value[][];

  /**
   * Says who is in the top: so many clients, a share of the clients, or as many as bring a share of the total.
   *
   * - clients: One row per client, with a header row: an export, the result of METRICS, or only the column of clients.
   * - values: What to judge by: the header of a column of the clients, a metric such as margin, or a column of the same rows with its header; by default profit, else revenue.
   * - amount: A share such as 20% or 0.2, a number of clients such as 10, or in words: "80% of total", "bottom 10"; 20% if left out.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per row, in its order: in the top (TRUE or FALSE), rank, share of the sum of positive values, and the share of all down to this place, equal clients included. Blank without a value. A value below zero has no share; averages and shares add up to nothing and have none either.
   */
  call(id: "TOP", args: Arguments["TOP"], options?: CallOptions): Value[][];

  /**
   * Sorts clients into classes A, B, C by their share of the total: A brings the first 80 %, B the next 15 %, C the rest.
   *
   * - clients: One row per client, with a header row: an export, the result of METRICS, or only the column of clients.
   * - values: What to judge by: the header of a column of the clients, a metric such as margin, or a column of the same rows with its header; by default profit, else revenue.
   * - cuts: Where classes end, as ascending shares such as "80%; 95%" or a range of them; by default 80% and 95% of the total, or 20% and 50% of the clients.
   * - by: "share" of the total, the default, or "count" of clients.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per row, in its order: class, share of the sum of positive values, and the share of all down to this place. Equal clients are in one class. By share, the client that crosses a cut still belongs to the better class; by count, a class ends after k = share × n of the clients with a positive value, rounded up. Blank without a value.
   */
  call(id: "ABC", args: Arguments["ABC"], options?: CallOptions): Value[][];

  /**
   * Tells steady clients from those who buy by fits and starts, by the coefficient of variation of their sums per period.
   *
   * - series: One row per payment with client, day and money; or one row per client with a column per period.
   * - period: day, week, month, quarter, year, or several of them such as "6 months"; month if left out. Of a column per period: how many columns make one period, 1 if left out.
   * - cuts: Two limits of the coefficient, up to which it is X and up to which it is Y; 10% and 25% if left out.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per client: number of periods, mean, standard deviation, coefficient of variation = deviation / mean, class, and why there is none. A coefficient equal to a limit has the better class. A mean of 0 or below has no class.
   */
  call(id: "XYZ", args: Arguments["XYZ"], options?: CallOptions): Value[][];

  /**
   * Scores every client by recency, frequency and money, and names the segment by rules that can be edited.
   *
   * - payments: One row per payment, deal or order line, with a header row; or one row per client with recency, orders and revenue, such as the result of METRICS.
   * - bins: How many scores, 5 if left out; or own cut points: columns recency, frequency and monetary with a cut point per row.
   * - rules: The rule table of the segments over the columns of the result, or the name of a template; rfm if left out.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per client, in the order in which they are met: recency in days, frequency, monetary, the three scores (the best client has the highest), the code RFM, segment and reason. Cut points are values of the data: the i-th is the i-th quantile by count, without interpolation.
   */
  call(id: "RFM", args: Arguments["RFM"], options?: CallOptions): Value[][];

  /**
   * VIPs month by month: whoever was among the best 20% of those who paid in some month of the half-year; then the good ones, with the fallen VIPs; then the rest. Beside it, whom the whole period would have found.
   *
   * - payments: One row per payment, deal or order line, with a header row: the client, the day, the money, and if known the stage and the order.
   * - share: The share of those who paid in a month that is in its list, such as 20%, the default.
   * - months: How many calendar months the window has, up to the one of the as-of date; 6 by default.
   * - measure: What makes a client one of the best: "revenue" (the money paid; default), "number of payments", "units" or "profit".
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per client, VIPs first, then the good ones, then the rest, each by the measure over the window: group, fallen (a VIP no longer), months in the list with first, last and all of them, months paid, the measure, the place by it, whether the whole period's list has the client, who is in one of the two lists only, and who came in, stayed or dropped out since the previous window. Of each month the clients count whose measure is above 0; k = 20% of them, rounded up, at least one; everyone equal to the k-th is in. The good are k of the other clients whose measure over the window is above 0, and the fallen VIPs. Amounts below 0, such as refunds, lower the client's sum; a payment is an order with an amount above 0, in the month of its first line.
   */
  call(id: "VIPS", args: Arguments["VIPS"], options?: CallOptions): Value[][];

  /**
   * Compares two lists of clients: how many are in both and in only one, as shares of either list, and who they are.
   *
   * - first: A list with a header row that names clients: a table with an id or a name, or one column.
   * - second: A list with a header row that names clients: a table with an id or a name, or one column.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Six lines (both, only first, only second, first, second, either) with the number of clients and its share of the first list, of the second, and of all clients of either; beside them the three lists. Clients are compared by id where both lists have one, else by name, letter by letter without spaces around; one that stands in a list more than once counts once.
   */
  call(id: "OVERLAP", args: Arguments["OVERLAP"], options?: CallOptions): Value[][];

  /**
   * An alarm for large clients who buy more while their margin falls; and the reverse list: little income, much attention.
   *
   * - deals: One row per deal, payment or order line, with a header row: the client, the day, revenue and cost or profit, and if known complaints, hours, discount.
   * - clients: One row per client with the attention that the client takes: complaints, hours, calls and the like.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per client found: the list, volume and margin in the first and the second half of the window, the profit forgone by the fall of the margin, income, each sort of attention, and in which of them the client is among the most. Squeezers first, the most profit forgone first; then the others, by number of sorts, then least income. Attention of deals is added up, a discount is averaged; that of the table of clients is taken as it is.
   */
  call(id: "SQUEEZE", args: Arguments["SQUEEZE"], options?: CallOptions): Value[][];

  /**
   * Who moved between two reviews, from which tier to which, and why: the client's data, other clients, the rules, an override, or missing data.
   *
   * - before: The earlier list, one row per client, with a header row: client and tier, or the data that the rules need.
   * - after: The later list, of the same kind.
   * - rulesBefore: The rule table of that time, or the name of a template; if left out, the rules after.
   * - rulesAfter: The rule table of now; if left out, the rules before. Without any rules the lists' own tiers are compared.
   * - overridesBefore: Tiers that a leader set: client, tier, who, why, until.
   * - overridesAfter: Tiers that a leader set: client, tier, who, why, until.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per client, the later list in its order, then those who left: client, from, to, move (up, down, same, new, lost; changed where a side has no tier or the order is not known), cause, details. The cause is the fewest changes, out of the client's data, other clients, the rules and an override, that turn the earlier tier into the later one when the rules are asked again; "or" stands between changes of which each suffices, "+" between those that only together do. Missing data means that the deciding field is unknown on one side.
   */
  call(id: "MOVES", args: Arguments["MOVES"], options?: CallOptions): Value[][];

  /**
   * Counts who went from which tier to which between two lists, with new and lost clients as states: the transition matrix.
   *
   * - before: The earlier list, one row per client, with a header row: client and tier, or the data that the rules need.
   * - after: The later list. If left out, the first argument is a result of MOVES, or any table with columns from and to.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns A row per tier of the earlier list, best first, then new clients and the total; a column per tier of the later list, then lost clients and the total: counts, then shares of the row. Totals of rows are the clients of the earlier list, totals of columns those of the later one; each client counts once.
   */
  call(id: "MIGRATION", args: Arguments["MIGRATION"], options?: CallOptions): Value[][];

  /**
   * Who is due for a review of the tier, who is overdue and who was never reviewed; and overrides that have run out or that the rules now agree with.
   *
   * - history: The reviews so far, with a header row: a row per client and review (client, date, tier, and if known who and until for tiers set by hand), or a row per client and a column per date or period.
   * - interval: The time between reviews: months as a number, 3 months, 90 days, quarterly (default); "A=1; B=3; *=6"; or a table with columns tier and review interval, such as a plan.
   * - clients: All clients of now, with their tiers if known, such as the data with the result of ASSIGN beside it: who was never reviewed, and whom the rules now agree on.
   * - overrides: Tiers that a leader set: client, tier, who, why, until.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per client: tier, last review, number of reviews, interval, next review, days left (negative when it is over), status (never, overdue, due, not yet, not wanted), the tier set by hand, by whom, until when, and whether that is in force, expired, or agrees with the rules. Months are counted by the calendar, to the last day of a shorter month.
   */
  call(id: "REVIEW", args: Arguments["REVIEW"], options?: CallOptions): Value[][];

  /**
   * Keeps clients on the border from flipping: a rise counts at once, a fall after two reviews in a row or past a margin.
   *
   * - history: The reviews so far, with a header row: a row per client and review (client, date, tier, and if known who and until for tiers set by hand), or a row per client and a column per date or period.
   * - newTiers: The tiers of the new review, one row per client: client and tier, such as the data with the result of ASSIGN beside it.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per row of the new tiers, in its order: client, the tier with damping, the tier without it, the tier in force before, how many reviews in a row have given a better or a worse tier than that, what was done. With "as of", the day of the new review, reviews of the history on that day or later are left out. Reviews without a tier neither count nor break a row.
   */
  call(id: "DAMP", args: Arguments["DAMP"], options?: CallOptions): Value[][];

  /**
   * Adds this review to the history of tiers: a row per client with the date, the tier before and the tier after. Keep it in the sheet "TierSheet history".
   *
   * - tiers: The tiers of this review, one row per client: client and tier, such as the data with the result of ASSIGN or DAMP beside it.
   * - history: The history so far, in either form that REVIEW reads; left out for the first review.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns The history with its own columns, and below it this review: client, name if there is one, as-of date, tier before (of the latest review earlier than that date), tier after, reason and what else DAMP or overrides tell. Rows of the same client and date are replaced, and a note counts them. A history with a column per review comes back with a row per review.
   */
  call(id: "HISTORY", args: Arguments["HISTORY"], options?: CallOptions): Value[][];

  /**
   * Retention and churn by month, quarter or year: of those who were clients when a period began, who still is when it ends; and for each cohort of newcomers, who is left later.
   *
   * - payments: One row per payment, deal or order line, with a header row: the client, the day, the money, and if known the stage and the order.
   * - period: "month" (default), "quarter", "year" or "week".
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per calendar period, then for all whole ones: the part that the data cover if it is not whole; S, clients at the start (those of the period before); retained; new; returned (clients once, but not at the start); E, clients at the end; not seen or, with a stated silence, lost; retention = (E - N) / S, where N is new and returned; churn = 1 - retention; the cohort, who paid for the first time; and the share of it that is a client so many periods later. A client pays in a period when the sum of his payments in it is above 0. The last line weighs every client alike; periods that the data cover only in part are not in it.
   */
  call(id: "RETENTION", args: Arguments["RETENTION"], options?: CallOptions): Value[][];

  /**
   * R = N x V x L: splits the change of revenue between two periods into clients, value of an order and orders per client; where units are known, the value into units and price. The parts add up exactly.
   *
   * - before: The earlier period: payments or order lines; or a row per client with revenue and orders, as METRICS gives; or one row with N, V and L.
   * - after: The later period, in any of the same forms.
   * - method: "shapley" (default), "lmdi" or "chain".
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per factor: before, after, change, the change as a share of before, the part of the change of revenue, and the share of that change. Then revenue, whose part is the sum of N, V and L. "of which" lines split V and are not added again. N: clients with an order above 0; V: revenue / orders; L: orders / clients. Revenue is net of refunds. A payment without an order's number is an order of its own. The parts are rounded to 9 decimals, or fewer where 15 digits are not enough, and what is left is in the largest part; of value's two parts, in that of the price.
   */
  call(id: "RNVL", args: Arguments["RNVL"], options?: CallOptions): Value[][];

  /**
   * Ten clients and room for six: whom to decline? The best choice exactly, with one or several scarce resources.
   *
   * - clients: One row per client, with a header row: an export, the result of METRICS, or only the column of clients.
   * - values: What to judge by: the header of a column of the clients, a metric such as margin, or a column of the same rows with its header; by default profit, else revenue.
   * - load: What a client needs: one or more headers of the clients ("hours; visits"), columns of the same rows with headers, or a number for everybody; one place each if left out.
   * - capacity: How much there is: a number per resource in the order of the loads (6, or "160; 40"), or a table of resource and number. It must be given.
   * - must: Who is decided beforehand: a column of clients to be kept, clients with ; between them, or a table of client and decision (keep or decline).
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per row, in its order: keep or decline, and why. Clients are taken whole. The choice is the best of all, or the reason and the findings say that this is not proved and by how much it could be better. Who is worth nothing or less is declined; who has a blank value, load or (where tiers count) tier is not judged and takes no room. Between clients that are alike in value, load and tier the earlier id is kept; the order of the rows decides nothing. The client who could be kept, or let go, at the least cost is marked as next.
   */
  call(id: "CAPACITY", args: Arguments["CAPACITY"], options?: CallOptions): Value[][];

  /**
   * Gives each client what its tier gets by the plan: relationship, motive, cost, review, who answers; and says whether each tier's profit carries its cost.
   *
   * - tiers: One row per client with its tier: the data beside which ASSIGN stands, or the result of ASSIGN.
   * - plan: The plan table: tier, relationship, motive, cost per client, period, review, answerable; RULES("plan") gives one to start from, which is taken if left out.
   * - clients: Where the profit is found if the first argument has none: a table with the same clients, or with the same rows.
   * - options: Two columns, name and value: as of, language, decimal and others.
   * @returns Per row, in its order: relationship, motive, cost and its period, review, who answers, and the client's profit less the cost for the time that the profit is of. Or per tier in the order of the plan, then tiers that it lacks, clients without a tier, and all: clients, cost per client, cost of the plan, clients with a profit, profit, cost as a share of it, what is left, carried or not. Blank is unknown: a blank cost or profit gives no verdict.
   */
  call(id: "PLAN", args: Arguments["PLAN"], options?: CallOptions): Value[][];

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
}

/** Starts the engine that lies beside this file. */
export function open(): Engine;

/**
 * Starts an engine from the bytes of tiersheet.wasm, and those of tiersheet-models.wasm or a function that gives them. Without
 * the second it knows only the functions that give tiers.
 */
export function load(tiers: Uint8Array, models?: Uint8Array | (() => Uint8Array)): Engine;
