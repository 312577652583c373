// What the page needs of a workbook, whichever program it is open in. Excel is `excel/`; other programs have their own. A host
// decides nothing: it reads cells and writes what it is given.

import type { Cell, Row } from "../engine/protocol";

/** A place that holds a table: a named table, the selection, or the used part of a sheet. */
export interface SheetTable {
  /** How the host finds it again. */
  id: string;
  /** For the eye: the table's name, or the sheet's. */
  name: string;
  sheet: string;
  /** Such as "A1:H313", without the sheet. */
  address: string;
  rows: number;
  columns: number;
  kind: "table" | "selection" | "sheet";
  /** Whether just these cells are selected. */
  selected?: boolean;
  /** The cells of the first row, for telling rule tables from exports. */
  head: Row;
}

/** The cells of a table. Dates are ISO text ("2026-11-23", with "T08:30:00" behind where there is a time), errors their names. */
export interface SheetCells {
  table: SheetTable;
  rows: Row[];
}

export interface TierColour {
  tier: string;
  /** "#rrggbb" */
  fill: string;
  text: string;
}

/**
 * Where results go. Beside: right of the table, in columns found free; or in place of an earlier result with the same header, which is
 * occupied then. A sheet: from its first cell; `another` takes the next free name ("Tiers 2") rather than a sheet that has cells.
 */
export type Where = { kind: "beside"; table: string } | { kind: "sheet"; name: string; another?: boolean };

/** What to write. The host asks nobody: `overwrite` says whether cells that are filled may be replaced. */
export interface Written {
  where: Where;
  /** The first row is the header, except of a formula, whose result takes as many cells. */
  rows: Row[];
  /** Columns with a number format, by place; others stay general. */
  formats?: Record<number, "money" | "share" | "date" | "count" | "text">;
  /** The column with tiers, to be coloured by rule of the program, and the colours. */
  tiers?: { column: number; colours: TierColour[] };
  /** Make it a table of the program, with this name if it is free. */
  asTable?: string;
  /** The first cell is a formula, and the others are left blank for its result. Otherwise every text is written letter by letter. */
  formulas?: boolean;
  overwrite: boolean;
}

/** What stands in the way: the address with cells that are filled, and how many. */
export interface Occupied {
  sheet: string;
  address: string;
  filled: number;
}

export interface Chart {
  sheet: string;
  /** The cells that it draws, with headers, as an address on that sheet. */
  address: string;
  kind: "bars" | "curve";
  title: string;
  x: string;
  y: string;
}

/** The review sheet's name in every language is the one that HISTORY names. */
export const HISTORY_SHEET = "TierSheet history";

export class SheetError extends Error {
  constructor(readonly reason: "occupied" | "missing" | "protected" | "busy" | "too-large" | "refused", message: string, readonly occupied?: Occupied) {
    super(message);
    this.name = "SheetError";
  }
}

/** How the functions of the sheet fare: the version they are of, why they could not start, and the latest error that a cell shows. */
export interface SheetFunctions {
  version: string;
  problem: string;
  lastError: string;
}

export interface SheetHost {
  readonly program: "excel" | "sheets";
  /** The language of the program, such as "uk-UA". */
  readonly locale: string;
  /** All places that hold a table; the selection first when it is more than a cell. */
  tables(): Promise<SheetTable[]>;
  read(id: string): Promise<SheetCells>;
  /** A sheet's used cells by its name; null when there is no such sheet. */
  readSheet(name: string): Promise<SheetCells | null>;
  /** What writing there would replace; null when nothing. */
  occupied(written: Omit<Written, "overwrite">): Promise<Occupied | null>;
  /** Writes, and gives the address written to. One `undo` takes all of it back. */
  write(written: Written, label: string): Promise<{ sheet: string; address: string }>;
  chart(chart: Chart, label: string): Promise<void>;
  /** Adds rows at the end of a sheet, with its header when the sheet is new. */
  append(sheet: string, header: Row, rows: Row[], label: string): Promise<{ sheet: string; address: string }>;
  /** Selects cells, so that the user sees them. */
  show(sheet: string, address: string): Promise<void>;
  /** The first cell of the selected row's table, for "Explain this client": the header row and the row's cells. */
  selectedRow(): Promise<{ table: SheetTable; header: Row; row: Row; at: number } | null>;
  /** What the last write or chart of ours did, if it can be taken back. */
  undoable(): string | null;
  undo(): Promise<void>;
  /** Calls back when the cells of a table change. */
  watch(id: string, changed: () => void): Promise<() => void>;
  /** Opens the pane by itself when this workbook opens. */
  startWithWorkbook(on: boolean): Promise<void>;
  startsWithWorkbook(): boolean;
  /** Null where the functions are not loaded. */
  functions(): SheetFunctions | null;
}

export type { Cell, Row };
