// Results into the spreadsheet, portion after portion. The script takes back all of it when one cannot be written.

import type { Occupied, Row, Written } from "../host";
import { portionsOf } from "./portions";
import { ask } from "./run";

export interface Done {
  /** What the script wants back with the next rows; null after the last. */
  begun: object | null;
  sheet: string;
  address: string;
  undoable: string | null;
}

/** What is undefined must not cross. */
function planOf({ where, rows, formats, tiers, asTable, formulas }: Omit<Written, "overwrite">): Record<string, unknown> {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const some = Object.entries({ formats, tiers, asTable, formulas }).filter(([, value]) => value !== undefined);
  return { where, rows: rows.length, columns, ...Object.fromEntries(some) };
}

async function rest(first: Done, portions: Row[][]): Promise<Done> {
  let done = first;
  for (const rows of portions) done = await ask<Done>("tierSheetWriteMore", done.begun, rows);
  return done;
}

export async function write(written: Written, label: string): Promise<Done> {
  const [first = [], ...more] = portionsOf(written.rows);
  return rest(await ask<Done>("tierSheetWrite", { ...planOf(written), label, overwrite: written.overwrite }, first), more);
}

export async function append(sheet: string, header: Row, rows: Row[], label: string): Promise<Done> {
  const [first = [], ...more] = portionsOf(rows);
  return rest(await ask<Done>("tierSheetAppend", sheet, header, rows.length, first, label), more);
}

export async function occupied(written: Omit<Written, "overwrite">): Promise<Occupied | null> {
  const { where, rows, columns } = planOf(written);
  return ask<Occupied | null>("tierSheetOccupied", where, rows, columns, written.rows[0] ?? []);
}
