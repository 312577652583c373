// The buttons of the ribbon. Each does what the page's own buttons do, and shows the page.

import { engine, go, openClient } from "../actions";
import { state, update } from "../state";
import type { SheetHost, SheetTable } from "./host";
import { takeRules } from "./rule-link";
import { dataTables, readTables, ruleTables, takeTable, takenFor, workbook } from "./take";
import { problem, sheetWork } from "./trouble";

/** Takes what is selected, or the longest table when nothing is. */
async function tierClients(): Promise<void> {
  let table: SheetTable | undefined;
  await sheetWork("data", "taking", async () => {
    await readTables();
    table = dataTables()[0];
    if (table === undefined) throw problem(state.speech.sheet.noTables, state.speech.sheet.noTablesHint);
  });
  if (table === undefined) {
    update({ step: "data" });
    return;
  }
  if (await takeTable(table.id)) await go("result");
}

type Selected = NonNullable<Awaited<ReturnType<SheetHost["selectedRow"]>>>;

function stillTaken({ table }: Selected): boolean {
  const taken = takenFor("main");
  return taken !== null && !taken.changed && taken.table.sheet === table.sheet && (taken.table.id === table.id || taken.table.address === table.address);
}

/** The row may be one of a result or of another table, which names a client of the table that was taken. */
async function clientElsewhere(row: Selected): Promise<number | null> {
  const taken = takenFor("main");
  if (taken === null || state.grade === null || taken.table.id === row.table.id || taken.changed) return null;
  return engine.call("sheetClient", { ...row, at: -1 });
}

async function explainClient(): Promise<void> {
  let client: number | null = null;
  const words = state.speech.sheet;
  const row = await selected();
  if (row === null) return;
  const known = await clientElsewhere(row);
  if (known === null && !stillTaken(row) && !(await takeTable(row.table.id))) return;
  await go("result");
  await sheetWork("result", "taking", async () => {
    client = known ?? await engine.call("sheetClient", row);
    if (client === null) throw problem(words.noClientHere, words.noClientHint);
  });
  if (client !== null) await openClient(client);
}

async function selected(): Promise<Selected | null> {
  let row: Selected | null = null;
  const words = state.speech.sheet;
  const done = await sheetWork(state.step, "taking", async () => {
    row = await workbook().selectedRow();
    if (row === null) throw problem(words.noClientHere, words.noClientHint);
  });
  return done ? row : null;
}

async function checkRules(): Promise<void> {
  let table: SheetTable | undefined;
  await sheetWork("rules", "taking", async () => {
    await readTables();
    table = ruleTables()[0];
  });
  if (table !== undefined) await takeRules(table.id);
  await go("rules");
}

async function reviewTiers(): Promise<void> {
  if (state.files.main === undefined) await tierClients();
  else await go("result");
}

export const COMMANDS: Record<string, () => Promise<void>> = {
  TierClients: tierClients, ExplainClient: explainClient, CheckRules: checkRules, ReviewTiers: reviewTiers,
};
