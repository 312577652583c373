// From what the page says to the cell that it says it of.

import type { Finding, Slot } from "../engine/protocol";
import { state } from "../state";
import type { SheetTable } from "./host";
import { addressIn } from "./places";
import { linkedRules } from "./rule-link";
import type { Place } from "./state";
import { takenFor, workbook } from "./take";
import { sheetWork } from "./trouble";

/** Arguments of functions that are files of the page. What is computed from deals stands on no sheet. */
const ARGUMENTS: Record<string, Slot> = { deals: "main", data: "main", clients: "clients", rates: "rates", overrides: "overrides" };
const OF_CLIENTS = new Set(["ASSIGN", "EXPLAIN", "CHECK", "IMPORT", "SUMMARY"]);

function tableOf(finding: Finding): SheetTable | null {
  if (finding.source === "FILE") {
    const slot = (Object.keys(state.files) as Slot[]).find((own) => state.files[own]?.card.findings.includes(finding));
    return slot === undefined ? null : takenFor(slot)?.table ?? null;
  }
  const argument = finding.range;
  if (argument === "rules") return linkedRules()?.table ?? null;
  if (argument === "data" && OF_CLIENTS.has(finding.source) && state.fields?.deals) return null;
  const slot = ARGUMENTS[argument];
  return slot === undefined ? null : takenFor(slot)?.table ?? null;
}

/** The cells of the workbook that a finding is about; null when it is about none. */
export function placeOf(finding: Finding): Place | null {
  if (state.sheet.host === null) return null;
  const table = tableOf(finding);
  const { row, column } = finding;
  return table === null || row === null ? null : { sheet: table.sheet, address: addressIn(table, row, column ?? undefined) };
}

/** The row of a client of the table that was taken; null for clients made of deals. */
export function clientPlace(id: number): Place | null {
  const main = state.files.main;
  const table = takenFor("main")?.table;
  if (main === undefined || table === undefined || state.fields?.deals) return null;
  return { sheet: table.sheet, address: addressIn(table, main.card.above + id + 1) };
}

export function show({ sheet, address }: Place): Promise<boolean> {
  return sheetWork(state.step, "taking", () => workbook().show(sheet, address));
}
