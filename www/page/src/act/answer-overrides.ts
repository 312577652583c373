// The worker's side of tiers set by hand: a file of them read, and the clients that they name.

import { ask } from "../engine/grading";
import { formForPeople } from "../../../job.mjs";
import type { Handlers } from "../engine/areas";
import type { Row } from "../engine/protocol";
import { found } from "../engine/reading";
import type { ActCalls, HandTier } from "./calls";
import { clientsOf } from "./graded-clients";
import { columnsOfHeader } from "./override-columns";

type Own = Handlers<ActCalls>;

const NO_DAY = "2000-01-01";
/** Overrides come from no CRM. */
const OF_CRM = new Set(["CRM_UNKNOWN", "CRM_RECOGNISED"]);

/** The last days as ISO dates. REVIEW reads them as ASSIGN does, and gives them back; the clients are the numbers of the rows. */
function isoDays(engine: Engine, tiers: HandTier[]): string[] {
  if (tiers.length === 0) return [];
  const history: Row[] = [["client", "date", "tier"], ...tiers.map((_, at) => [`r${at}`, NO_DAY, "-"])];
  const overrides: Row[] = [["client", "tier", "until"], ...tiers.map(({ tier, until }, at) => [`r${at}`, tier, until])];
  const days = ask(engine, "REVIEW", [history, null, null, overrides], "en").column("until") ?? [];
  return tiers.map((_, at) => String(days[at] ?? ""));
}

export const handTiers: Own["handTiers"] = (session, { lang }) => {
  const { engine } = session;
  const read = session.file("overrides");
  if (read === null) return { tiers: [], findings: [] };
  const rows = read.table.rows();
  // What cannot be read is told with its place in the file.
  ask(engine, "REVIEW", [[["client", "date", "tier"], ["-", NO_DAY, "-"]], null, null, rows], lang);
  const at = columnsOfHeader(rows[Math.max(0, read.table.above - 1)] ?? []);
  const text = (row: Row, column: number) => (column < 0 ? "" : String(row[column] ?? "").trim());
  const tiers = rows.slice(read.table.above).map((row) => ({
    client: text(row, at.client), tier: text(row, at.tier), who: text(row, at.who), why: text(row, at.why), until: text(row, at.until),
  })).filter(({ client, tier }) => client !== "" || tier !== "");
  const days = isoDays(engine, tiers);
  return { tiers: tiers.map((own, row) => ({ ...own, until: days[row] ?? "" })), findings: found("FILE", read.report.notes).filter(({ code }) => !OF_CRM.has(code)) };
};

export const handCsv: Own["handCsv"] = (session, { rows, lang }) =>
  ({ name: "tiersheet-overrides.csv", bytes: new Uint8Array(session.files.writeCsv(rows, formForPeople(lang), false)) });

export const handClients: Own["handClients"] = (session, { clients }) => {
  if (session.view === null) return clients.map(() => null);
  const all = clientsOf(session.engine, session.result);
  return clients.map((client) => {
    const id = all.find(client);
    return id < 0 ? null : { id, name: String(all.named(id).at(-1) ?? ""), tier: all.tier(id) };
  });
};
