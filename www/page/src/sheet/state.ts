// The state of the workbook beside which the page may be open.

import type { Row, Slot } from "../engine/protocol";
import type { Step } from "../state";
import type { Occupied, SheetHost, SheetTable, Written } from "./host";

/** A table of the workbook as it was when it was taken. `file` is what the page opened; another file there means another source. */
export interface Taken {
  table: SheetTable;
  file: File;
  /** Whether its cells changed since. */
  changed: boolean;
}

/** The sheet's rule table to which the page's is tied, and its rows as they were last read. */
export interface RuleLink {
  table: SheetTable;
  rows: Row[];
}

/** Something to be written. */
export interface Writing {
  step: Step;
  written: Omit<Written, "overwrite">;
  label: string;
  /** What is written when the user chooses a new sheet instead. */
  elsewhere?: Omit<Written, "overwrite">;
  /** What follows, and by how many further steps it has to be taken back. */
  then?: (at: Place) => Promise<number>;
}

export interface Place {
  sheet: string;
  address: string;
}

export interface SheetState {
  /** The workbook; null on a page of its own. */
  host: SheetHost | null;
  tables: SheetTable[];
  /** The table in which the selected cell stands. */
  current: string | null;
  taken: Partial<Record<Slot, Taken>>;
  rules: RuleLink | null;
  /** Which table of rules is to be written: the name of a template, or "" for the one on the screen. */
  template: string;
  /** Where tiers go, and which columns beside them. */
  where: "beside" | "sheet";
  columns: readonly string[];
  /** Writing that waits for the user's word, because cells are filled. */
  asking: (Writing & { occupied: Occupied }) | null;
  /** What was written last, and where. */
  done: (Place & { step: Step; label: string }) | null;
  /** What the review that was kept tells; "" before one was kept. */
  kept: string;
  startsWithWorkbook: boolean;
}

export function initialSheet(): SheetState {
  return {
    host: null, tables: [], current: null, taken: {}, rules: null, template: "", where: "beside", columns: ["reason"], asking: null, done: null, kept: "",
    startsWithWorkbook: false,
  };
}
