// The rows of an export of deals with their days, and in one currency. The engine sums up payments per client and tells the day of the
// first: with each row as a client of its own, that is the day and the amount of the row. So neither dates nor rates are read here,
// and rows that do not count, such as lost deals, have no day.

import { fieldsOf } from "../../../job.mjs";
import { ask, optionsFor, type Data } from "../engine/grading";
import type { Cell, Pair, Row } from "../engine/protocol";
import { headersOf, type ReadFile } from "../engine/reading";
import type { Session } from "../engine/session";

const ROW = "tiersheet row";
/** Columns of METRICS counted from its end, attributes left out: the day of the first payment; and from its first figure: the profit. */
const FIRST_FROM_END = 6;
const FIGURES = 13;
const PROFIT = 2;
/** What says on which day a row counts, and whether it does. Names would only be compared with each other, each with all. */
const OF_DAY = new Set(["date", "stage", "revenue", "profit", "cost"]);
/** What a currency changes. */
const OF_MONEY = new Set(["revenue", "cost", "profit", "margin", "markup", "currency", "average"]);

export interface DatedRows {
  header: Row;
  rows: Row[];
  /** In ISO form, "" where the row does not count. */
  days: string[];
}

interface RowFigures {
  days: string[];
  revenue: Cell[];
  profit: Cell[];
}

/** The days of cells that hold dates, in ISO form; "" where there is none. */
export function daysOf(engine: Engine, cells: Cell[], lang: string): string[] {
  const table: Row[] = [[ROW, "date", "amount"], ...cells.map((cell, at) => [at, cell, 1])];
  return cells.length === 0 ? [] : figuresOf(engine, table, null, [], lang).days;
}

function figuresOf(engine: Engine, table: Row[], rates: Row[] | null, options: Pair[], lang: string): RowFigures {
  const left = new Set(["client", "keep", "as of", "duplicates", "pad ids"]);
  const headers = (table[0] ?? []).map(String);
  const own = fieldsOf(optionsFor("METRICS", options).filter(([name]) => !left.has(name)), headers, {});
  const result = ask(engine, "METRICS", [table, null, rates, [...own, ["client", ROW], ["keep", "none"]]], lang);
  const figures = result.headers.length - FIGURES;
  const length = table.length - 1;
  const rows = result.column(0) ?? [];
  const spread = (column: number): Cell[] => {
    const cells = result.column(column) ?? [];
    const found = Array<Cell>(length).fill("");
    for (const [at, row] of rows.entries()) found[Number(row)] = cells[at] ?? "";
    return found;
  };
  return {
    days: spread(result.headers.length - FIRST_FROM_END).map((day) => String(day).slice(0, 10)), revenue: spread(figures), profit: spread(figures + PROFIT),
  };
}

interface Known {
  key: string;
  rates: ReadFile | null;
  dated: DatedRows;
}

const known = new WeakMap<ReadFile, Known>();

/** Kept until the files or what is said of them change. */
export function datedRows(session: Session, options: Pair[]): DatedRows {
  const { engine, lang, main } = session;
  const rates = session.file("rates");
  const key = JSON.stringify(options);
  const before = known.get(main);
  if (before?.key === key && before.rates === rates) return before.dated;

  const all = main.table.rows();
  const above = Math.max(1, main.table.above);
  const header = all[above - 1] ?? [];
  const rows = all.slice(above);
  const fields = ask(engine, "FIELDS", [main.table, optionsFor("FIELDS", options)], "en").rows().slice(1);
  const meant = (names: Set<string>, at: number): boolean => names.has(String(fields[at]?.[2]));
  const places = header.map((_, at) => at);
  const taken = places.filter((at) => meant(OF_DAY, at) || fields[at]?.[3] === "date" || (rates !== null && meant(OF_MONEY, at)));
  const table = [[...taken.map((at) => header[at] ?? ""), ROW], ...rows.map((row, at) => [...taken.map((column) => row[column] ?? ""), at])];
  const figures = figuresOf(engine, table, rates?.table.rows() ?? null, options, lang);

  const same = places.filter((at) => !meant(OF_MONEY, at));
  const dated: DatedRows = rates === null ? { header, rows, days: figures.days } : {
    header: [...same.map((at) => header[at] ?? ""), "revenue", "profit"],
    rows: rows.map((row, at) => [...same.map((column) => row[column] ?? ""), figures.revenue[at] ?? "", figures.profit[at] ?? ""]), days: figures.days,
  };
  known.set(main, { key, rates, dated });
  return dated;
}

/** What the user said of the deals, and what their file says of itself. */
export function dealOptions(session: Session, options: Pair[]): Pair[] {
  const { main } = session;
  return fieldsOf([...main.report.options, ...options], headersOf(main.table), session.file("clients"));
}

/** The deals as functions without rates take them, with what was said of their columns. */
export function paymentsOf(session: Session, options: Pair[]): { payments: Data; options: Pair[] } {
  const own = dealOptions(session, options);
  if (session.file("rates") === null) return { payments: session.main.table, options: own };
  const { header, rows } = datedRows(session, own);
  return { payments: [header, ...rows], options: fieldsOf(own, header.map(String), {}) };
}
