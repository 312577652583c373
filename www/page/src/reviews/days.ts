// Days of rows, as the engine reads them. It sums up payments per client and tells the day of the first: with each row as a client of
// its own that is the day of the row. So no date is parsed here, and rows that do not count, such as lost deals, have none.

import { ask, optionsFor } from "../engine/grading";
import type { Cell, Pair, Row } from "../engine/protocol";
import type { ReadFile } from "../engine/reading";

const ROW = "tiersheet row";

/** The days of cells that hold dates, in ISO form; "" where there is none. */
export function daysOf(engine: Engine, cells: Cell[], lang: string): string[] {
  const table: Row[] = [[ROW, "date", "amount"], ...cells.map((cell, at) => [at, cell, 1])];
  return cells.length === 0 ? [] : firstDays(engine, table, cells.length, [], lang);
}

function firstDays(engine: Engine, table: Row[], length: number, options: Pair[], lang: string): string[] {
  const own: Pair[] = [...optionsFor("METRICS", options).filter(([name]) => !["client", "keep", "as of"].includes(name)), ["client", ROW], ["keep", "none"]];
  const result = ask(engine, "METRICS", [table, null, null, own], lang);
  const first = result.headers.length - LAST_OF_FIRST;
  const [rows = [], days = []] = [result.column(0), result.column(first)];
  const found = Array<string>(length).fill("");
  for (const [at, row] of rows.entries()) found[Number(row)] = String(days[at] ?? "").slice(0, 10);
  return found;
}

/** Behind the day of the first payment METRICS has: last, recency, tenure, trend, months active. */
const LAST_OF_FIRST = 6;

export interface DatedRows {
  header: Row;
  rows: Row[];
  days: string[];
}

const dated = new WeakMap<ReadFile, { key: string; rows: DatedRows }>();

/** The rows of an export of deals that count, with their days. Kept until the file or what is said of it changes. */
export function datedRows(engine: Engine, file: ReadFile, options: Pair[], lang: string): DatedRows {
  const key = JSON.stringify(options);
  const known = dated.get(file);
  if (known?.key === key) return known.rows;
  const all = file.table.rows();
  const above = Math.max(1, file.table.above);
  const header = all[above - 1] ?? [];
  const rows = all.slice(above);
  const taken = columnsWithDays(engine, file, options);
  const days = firstDays(engine, [[...taken.map((at) => header[at] ?? ""), ROW], ...rows.map((row, at) => [...taken.map((column) => row[column] ?? ""), at])], rows.length, options, lang);
  const made = { header, rows, days };
  dated.set(file, { key, rows: made });
  return made;
}

const NEEDED = new Set(["date", "stage", "revenue", "profit", "cost"]);

/** What says on which day a row counts, and whether it does. Names would only be compared with each other, a row against all. */
function columnsWithDays(engine: Engine, file: ReadFile, options: Pair[]): number[] {
  const fields = ask(engine, "FIELDS", [file.table, optionsFor("FIELDS", options)], "en").rows().slice(1);
  return fields.flatMap((row, at) => (NEEDED.has(String(row[2])) || row[3] === "date" ? [at] : []));
}
