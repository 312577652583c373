// Google Sheets beside the page, by google.script.run. What the calls do is `www/google`.

import { SheetError, type Row, type SheetHost, type SheetTable } from "../host";
import { read, readSheet } from "./reading";
import { ask } from "./run";
import { watch } from "./watching";
import { append, occupied, write } from "./writing";

interface Start {
  locale: string;
  undoable: string | null;
}

export async function googleHost(): Promise<SheetHost> {
  const { locale, undoable } = await ask<Start>("tierSheetStart");
  let last = undoable;
  const columns = new Map<string, number>();
  const known = (table: SheetTable): SheetTable => {
    columns.set(table.id, table.columns);
    return table;
  };
  /** Whatever is done says what can be taken back after it. */
  async function act<Result extends { undoable: string | null }>(work: Promise<Result>): Promise<Result> {
    const result = await work;
    last = result.undoable;
    return result;
  }
  return {
    program: "sheets",
    locale: locale.replace("_", "-"),
    tables: async () => (await ask<SheetTable[]>("tierSheetTables")).map(known),
    read: async (id) => {
      const cells = await read(id);
      known(cells.table);
      return cells;
    },
    readSheet,
    occupied,
    write: async (written, label) => {
      const { sheet, address } = await act(write(written, label));
      return { sheet, address };
    },
    chart: async (chart, label) => {
      await act(ask<Start>("tierSheetChart", chart, label));
    },
    append: async (name, header, rows, label) => {
      const { sheet, address } = await act(append(name, header, rows, label));
      return { sheet, address };
    },
    show: async (sheet, address) => {
      await ask("tierSheetShow", sheet, address);
    },
    selectedRow: async () => ask<{ table: SheetTable; header: Row; row: Row; at: number } | null>("tierSheetSelectedRow"),
    undoable: () => last,
    undo: async () => {
      await act(ask<Start>("tierSheetUndo"));
    },
    watch: async (id, changed) => watch(id, columns.get(id) ?? Number.MAX_SAFE_INTEGER, changed),
    startsWithWorkbook: () => false,
    startWithWorkbook: async (on) => {
      if (on) throw new SheetError("refused", "Google Sheets opens a sidebar only when its menu is clicked");
    },
    // Each formula is an execution of its own, of which the sidebar hears nothing.
    functions: () => null,
  };
}
