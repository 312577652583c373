// What the page asks of its worker for the workbook beside which the page may be open.

import type { Cell, Lang, Pair, Row, SavedFile } from "../engine/protocol";
import type { SheetHost } from "./host";

/** Cells to be written, and the kinds of their columns. */
export interface Cells {
  rows: Row[];
  formats: Record<number, "money" | "share" | "date" | "count" | "text">;
  /** The column with tiers. */
  tierAt: number;
}

/** Columns that may stand beside the tier. */
export const TIER_COLUMNS = ["reason", "missing", "profit", "next", "lift", "change"] as const;

/** How a formula names the tables; null where there is no such table. */
export interface References {
  main: string;
  clients: string | null;
  rates: string | null;
  overrides: string | null;
  rules: string | null;
}

export interface SheetCalls {
  /** Cells of a sheet as a file that is read like any other. */
  sheetFile: { take: { name: string; rows: Row[] }; give: SavedFile };
  /** Tiers row by row of the export, or with each client's own columns for a sheet of their own. */
  sheetTiers: { take: { columns: readonly string[]; beside: boolean }; give: Cells };
  /** The formula that gives the same tiers, and the room that its result takes. */
  sheetFormula: { take: { references: References; beside: boolean; lang: Lang; program: SheetHost["program"] }; give: Cells };
  sheetSummary: { take: null; give: Cells };
  /** The rows for the CRM. */
  sheetImport: { take: { crm: string; settings: Pair[]; lang: Lang }; give: Cells };
  /** This review below the history; `added` rows are new, unless rows of the history had to be replaced. */
  sheetHistory: {
    take: { history: Row[] | null; today: string; lang: Lang };
    give: { rows: Row[]; day: string; added: number; replaced: number; moved: number | null };
  };
  /** The client that a row is about: by its number in the table of clients, or where that is -1 or deals were taken by what its first column says. */
  sheetClient: { take: { at: number; header: Row; row: Row }; give: number | null };
}

export type { Cell };
