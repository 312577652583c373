// The rows of the file as they were read, all of them or those that are odd in a column.

import { ask, headerOf, optionsFor } from "../engine/grading";
import type { Cell, Lang, Row } from "../engine/protocol";
import type { Session } from "../engine/session";
import type { RowFilter, SheetRows } from "./calls";

/** The columns of files up to this length are looked at when their rows are first shown; of longer ones when they are asked for. */
const AT_SIGHT = 20_000;
const NUMBER = "#";

export class OddRows {
  private table: FileTable | null = null;
  private options = "";
  private readonly unread = new Map<number, Set<number>>();
  private readonly blank = new Map<number, number[]>();

  constructor(private readonly session: Session) {}

  window(filter: RowFilter | null, from: number, count: number, lang: Lang): SheetRows {
    const { table } = this.session.main;
    const options = JSON.stringify(this.session.wished);
    if (this.table !== table || this.options !== options) {
      this.table = table;
      this.options = options;
      this.unread.clear();
      this.blank.clear();
    }
    const rows = Math.max(0, table.height - table.above);
    if (rows <= AT_SIGHT) for (const column of this.session.unreadColumns) this.unreadOf(table, column, lang);
    const wanted = filter === null ? null : this.rowsOf(table, filter, lang);
    const all = wanted === null ? Math.min(rows, from + count) : wanted.length;
    const seen: number[] = [];
    for (let at = from; at < Math.min(from + count, all); at++) seen.push(wanted === null ? table.above + at : wanted[at] ?? 0);
    return {
      count: wanted === null ? rows : wanted.length,
      rows: seen.map((row) => [row + 1, ...Array.from({ length: table.width }, (_, column) => table.cell(row, column))]),
      odd: seen.map((row) => [...this.unread].filter(([, own]) => own.has(row)).map(([column]) => column)),
    };
  }

  private rowsOf(table: FileTable, { column, what }: RowFilter, lang: Lang): number[] {
    if (what === "unread") return [...this.unreadOf(table, column, lang)];
    let rows = this.blank.get(column);
    if (rows === undefined) {
      rows = [];
      for (let row = table.above; row < table.height; row++) if (isBlank(table.cell(row, column))) rows.push(row);
      this.blank.set(column, rows);
    }
    return rows;
  }

  /** The rows whose cell is filled, and is nothing to the engine: it is asked which are not known, under their numbers. */
  private unreadOf(table: FileTable, column: number, lang: Lang): Set<number> {
    let found = this.unread.get(column);
    if (found === undefined) {
      const header = headerOf(table)[column] ?? "";
      const rows: Row[] = [[NUMBER, header]];
      for (let row = table.above; row < table.height; row++) {
        const cell = table.cell(row, column);
        if (!isBlank(cell)) rows.push([String(row), cell]);
      }
      const options = [...optionsFor("COMPLETENESS", this.session.ownOptions), ["list", "clients"], ["client", NUMBER]];
      const list = ask(this.session.engine, "COMPLETENESS", [rows, header, null, options], lang);
      found = new Set((list.column(0) ?? []).map(Number));
      this.unread.set(column, found);
    }
    return found;
  }
}

function isBlank(cell: Cell): boolean {
  return typeof cell === "string" && cell.trim() === "";
}
