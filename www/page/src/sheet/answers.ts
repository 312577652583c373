// The worker's side of the workbook beside which the page may be open.

import type { Handlers } from "../engine/areas";
import { ask, optionsFor, type Graded } from "../engine/grading";
import type { Lang, Pair, Row } from "../engine/protocol";
import { importing } from "../engine/sending";
import type { Session } from "../engine/session";
import type { Cells, References, SheetCalls } from "./calls";
import type { SheetHost } from "./host";

/** Columns of EXPLAIN behind the client's own, by their place behind the tier. */
const EXPLAINED = 7;
const LANGS: readonly Lang[] = ["en", "ru", "uk"];
const PLACES: Record<string, number> = { reason: 1, missing: 2, profit: 3, next: 4, lift: 5, change: 6 };
/** From here on they are found later than the tiers. */
const LIFTS = 4;
const FORMATS: Record<string, Cells["formats"][number]> = { profit: "money", change: "share" };

function tiers({ explained }: Graded, columns: readonly string[], beside: boolean): Cells {
  const own = explained.headers.length - EXPLAINED;
  const client = beside ? [] : Array.from({ length: own }, (_, at) => at);
  const chosen = Object.keys(PLACES).filter((name) => columns.includes(name));
  const order = [...client, own, ...chosen.map((name) => own + (PLACES[name] ?? 0))];
  const all = explained.rows();
  // Beside the table, rows above its header stay free; on a sheet of its own the header comes first.
  const rows = beside ? all : all.slice(all.length - explained.length - 1).filter((row) => row.some((cell) => cell !== ""));
  // Ids keep their zeros as texts.
  const formats: Cells["formats"] = Object.fromEntries(client.map((at) => [at, "text"]));
  chosen.forEach((name, at) => {
    const format = FORMATS[name];
    if (format !== undefined) formats[client.length + 1 + at] = format;
  });
  return { rows: rows.map((row) => order.map((at) => row[at] ?? "")), formats, tierAt: client.length };
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** How a program writes a call and a table of constants. */
interface Dialect {
  prefix: string;
  between: string;
  table(rows: string[][]): string;
}

const DIALECTS: Record<SheetHost["program"], Dialect> = {
  excel: { prefix: "TIER.", between: ",", table: (rows) => `{${rows.map((row) => row.join(",")).join(";")}}` },
  // Sheets takes ";" between arguments in every language; within braces the signs depend on the language of the sheet, so rows are stacked.
  sheets: { prefix: "TIER_", between: ";", table: (rows) => `VSTACK(${rows.map((row) => `HSTACK(${row.join(";")})`).join(";")})` },
};

function call({ prefix, between }: Dialect, name: string, args: string[]): string {
  const last = args.findLastIndex((arg) => arg !== "");
  return `${prefix}${name}(${args.slice(0, last + 1).join(between)})`;
}

/** The calls of a grading once more, as a formula. Options are given as a constant, so the formula needs no further cells. */
function formula(session: Session, { main, clients, rates, overrides, rules }: References, beside: boolean, lang: string, program: SheetHost["program"]): Cells {
  const { result } = session;
  const dialect = DIALECTS[program];
  const constant = (options: Pair[]) => dialect.table(options.map((pair) => pair.map(quoted)));
  const language: Pair = ["language", lang];
  const options = (id: string) => constant([...optionsFor(id, result.options), language]);
  const deals = Array.isArray(result.clients);
  const data = deals ? call(dialect, "METRICS", [main, clients ?? "", rates ?? "", constant([...optionsFor("METRICS", result.metricsOptions), language])]) : main;
  const by = rules ?? (typeof result.rules === "string" ? quoted(result.rules) : "");
  const short = beside && !deals;
  const args = short ? [data, by, overrides ?? "", options("ASSIGN")] : [data, by, quoted("*"), overrides ?? "", options("EXPLAIN")];
  const shown = short ? result.tiers : result.explained;
  const rows: Row[] = shown.rows().map((row) => row.map(() => ""));
  const first = rows[0];
  if (first !== undefined) first[0] = `=${call(dialect, short ? "ASSIGN" : "EXPLAIN", args)}`;
  return { rows, formats: {}, tierAt: short ? 0 : shown.headers.length - EXPLAINED };
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** Everything as text, so that ids keep their zeros; days as days. */
function asTexts(rows: Row[]): Cells["formats"] {
  return Object.fromEntries((rows[0] ?? []).map((_, column) => [column, isDay(String(rows[1]?.[column] ?? "")) ? "date" as const : "text" as const]));
}

function history({ engine, result }: Session, past: Row[] | null, today: string, lang: string): SheetCalls["sheetHistory"]["give"] {
  const { explained, report, importFacts } = result;
  const own = explained.headers.length - EXPLAINED;
  // The day that ages were counted to, else the latest day of the data, else today.
  const day = [report.asOf, importFacts["as of"] ?? "", today].find((one) => one !== "") ?? today;
  const review = explained.rows().map((row) => row.slice(0, own + 2));
  const options: Pair[] = [["as of", day], ["rules", report.fingerprint]];
  const kept = ask(engine, "HISTORY", [review, past, optionsFor("HISTORY", options)], lang);
  const rows = kept.rows();
  const added = Number(kept.facts["added"] ?? 0);
  const pair = tiersIn(engine, kept.headers);
  const latest = rows.slice(rows.length - added);
  const moved = pair === null ? null : latest.filter((row) => row[pair[0]] !== "" && row[pair[0]] !== row[pair[1]]).length;
  return { rows, day, added, replaced: Number(kept.facts["replaced"] ?? 0), moved };
}

/** Where a history has the tier before and the tier after, by the headers that HISTORY itself gives in any language. */
function tiersIn(engine: Engine, headers: string[]): [number, number] | null {
  for (const lang of LANGS) {
    const [, , from = "", to = ""] = ask(engine, "HISTORY", [[["id", "tier"], ["1", "A"]], null, [["as of", "2000-01-01"]]], lang).headers;
    const [before, after] = [headers.indexOf(from), headers.indexOf(to)];
    if (before >= 0 && after >= 0) return [before, after];
  }
  return null;
}

function clientOf({ main, result }: Session, at: number, header: Row, row: Row): number | null {
  if (at >= 0 && !Array.isArray(result.clients)) {
    const place = at - main.table.above;
    return place >= 0 && place < result.explained.length ? place : null;
  }
  const { explained } = result;
  const [own = ""] = explained.headers;
  const named = String(row[header.findIndex((cell) => String(cell).trim() === own)] ?? "").trim();
  if (named === "") return null;
  const client = (explained.column(0) ?? []).findIndex((cell) => String(cell).trim() === named);
  return client < 0 ? null : client;
}

export const sheetAnswers: Handlers<SheetCalls> = {
  sheetFile: ({ files }, { name, rows }) => ({ name: `${name}.xlsx`, bytes: new Uint8Array(files.writeXlsx([{ name: "Sheet", rows }])) }),
  sheetTiers: async (session, { columns, beside }, tell) => {
    if (columns.some((name) => (PLACES[name] ?? 0) >= LIFTS)) {
      tell({ stage: "explaining" });
      await session.explained();
    }
    return tiers(session.result, columns, beside);
  },
  sheetFormula: (session, { references, beside, lang, program }) => formula(session, references, beside, lang, program),
  sheetSummary: ({ result }) => {
    const { summary } = result;
    // tier, clients, share of clients, revenue, profit, margin, share of profit, average profit, with profit
    const kinds = ["text", "count", "share", "money", "money", "share", "share", "money", "count"] as const;
    return { rows: summary, formats: Object.fromEntries(kinds.map((kind, column) => [column, kind])), tierAt: 0 };
  },
  sheetImport: ({ engine, result }, request) => {
    const rows = importing(engine, result, request, []).rows();
    return { rows, formats: asTexts(rows), tierAt: 1 };
  },
  sheetHistory: (session, { history: past, today, lang }) => history(session, past, today, lang),
  sheetClient: (session, { at, header, row }) => clientOf(session, at, header, row),
};
