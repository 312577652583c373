// From the tables of a session to tiers: the calls of the engine in their order. Every decision is the engine's.

import optionNames from "virtual:option-names";
import { ClientTable, EVERYBODY, withoutLifts } from "./client-table";
import type { CurvePoint, Finding, GradeReport, GradeRequest, Pair, Progress, Row, Rules, TierLine } from "./protocol";
import { importOptions, fieldsOf, lackingFor } from "../../../job.mjs";
import { applying } from "../act/applying";
import { found, headersOf, type ReadFile } from "./reading";

const CURVE_POINTS = 240;

/** A table as a function takes it: rows, or a file's table. */
export type Data = Row[] | FileTable;

export interface Tables {
  main: ReadFile;
  clients: ReadFile | null;
  rates: Row[] | null;
}

/** What is kept of a grading, for the calls that show it and send it. */
export interface Graded {
  report: GradeReport;
  clients: Data;
  rules: Rules;
  /** The overrides that were taken. */
  overrides: Row[] | null;
  tiers: EngineResult;
  explained: ClientTable;
  /** The places of the clients by profit, else by revenue; empty where the export tells neither. */
  ranks: Row;
  summary: Row[];
  importRows: Row[];
  importFacts: Record<string, string>;
  options: Pair[];
  /** The options by which deals were added up; none for an export of clients. */
  metricsOptions: Pair[];
  /** The tiers that the export came with, row by row; empty when it has none. */
  before: string[];
}

/** Of these options the ones that a function knows; the last of a name counts. */
export function optionsFor(id: string, options: Pair[]): Pair[] {
  const known = new Set(optionNames[id] ?? []);
  return options.filter(([name]) => known.has(name));
}

/** Whether some function knows an option of that name. */
export function isOption(name: string): boolean {
  return Object.values(optionNames).some((names) => names.includes(name));
}

export function ask(engine: Engine, id: string, args: unknown[], lang: string): EngineResult {
  return engine.columns(id, args, { lang, dates: "iso" });
}

/** A cell below the header; `row` counts from 0. */
export function cellOf(data: Data, row: number, column: number): Row[number] {
  return Array.isArray(data) ? data[row + 1]?.[column] ?? "" : data.cell(data.above + row, column);
}

export function headerOf(data: Data): string[] {
  return Array.isArray(data) ? (data[0] ?? []).map(String) : headersOf(data);
}

/** Which attributes of the deals a rule table of the user's own needs. */
function kept(file: ReadFile, rules: Rules): string {
  const names = new Set(headersOf(file.table).map((header) => header.toLowerCase()));
  const named = Array.isArray(rules) ? (rules[0] ?? []).filter((header) => names.has(String(header).trim().toLowerCase())) : [];
  return ["known", ...named].join(";");
}

interface Assigned {
  tiers: EngineResult;
  rules: Rules;
  overrides: Row[] | null;
  refused: EngineProblem[];
  lacking: string;
}

/** Rules that nobody chose give way to simple ones where the export lacks what they need. */
function assign(rules: Rules, overrides: Row[] | null, run: (rules: Rules, overrides: Row[] | null) => EngineResult): Assigned {
  const lacking = rules === null ? lackingFor((own) => run(own, null)) : [];
  const taken = lacking.length > 0 ? "pareto" : rules;
  const { result, overrides: applied, refused } = applying(overrides, (own) => run(taken, own));
  return { tiers: result, rules: taken, overrides: applied, refused, lacking: lacking.map((problem) => problem.message).join(" ") };
}

/** The clients that rules are applied to: those of the export, or the ones that its deals are put together to. */
export interface Prepared {
  clients: Data;
  options: Pair[];
  /** What METRICS was asked; empty for an export of clients. */
  metricsOptions: Pair[];
  findings: Finding[];
}

/** What of a grading the clients depend on. */
export type Wanted = Pick<GradeRequest, "rules" | "options" | "lang">;

/** What the clients depend on besides the files: the attributes of deals that the rules need. */
export function attributesFor(tables: Tables, deals: boolean, rules: Rules): string {
  return deals ? kept(tables.main, rules) : "";
}

/** The options that concern the columns of the export. */
export function ownOptions(tables: Tables, options: Pair[]): Pair[] {
  return fieldsOf([...tables.main.report.options, ...options], headersOf(tables.main.table), tables.clients);
}

export function prepare(engine: Engine, tables: Tables, deals: boolean, { rules, options: asked, lang }: Wanted): Prepared {
  const { main, clients: cards, rates } = tables;
  if (!deals) return { clients: main.table, options: ownOptions(tables, asked), metricsOptions: [], findings: [] };
  const given: Pair[] = [...main.report.options, ...asked, ["keep", attributesFor(tables, deals, rules)]];
  const metricsOptions = optionsFor("METRICS", given);
  const metrics = ask(engine, "METRICS", [main.table, cards?.table, rates, metricsOptions], lang);
  // What was corrected in the headers of the deals does not concern the clients made of them.
  const options = asked.filter(([name]) => !["fields", "client", "as of", "pad ids"].includes(name));
  const asOf = asked.findLast(([name]) => name === "as of")?.[1] ?? metrics.facts["as of"];
  if (asOf) options.push(["as of", asOf]);
  return { clients: metrics.rows(), options, metricsOptions, findings: found("METRICS", metrics.notes) };
}

export function grade(engine: Engine, tables: Tables, prepared: Prepared, request: GradeRequest, tell: (progress: Progress) => void): Graded {
  const { rules: custom, lang } = request;
  const { main, clients: cards } = tables;
  const { clients } = prepared;
  const findings: Finding[] = [...prepared.findings];
  const note = (source: string, notes: EngineProblem[]) => findings.push(...found(source, notes));

  tell({ stage: "assigning" });
  const { tiers, rules, overrides, refused, lacking } = assign(custom, request.overrides, (wanted, by) => ask(engine, "ASSIGN", [clients, wanted, by, optionsFor("ASSIGN", prepared.options)], lang));
  note("ASSIGN", tiers.notes);
  note("ASSIGN", refused);

  tell({ stage: "checking" });
  const check = ask(engine, "CHECK", [tableOf(engine, rules, lang), clients, optionsFor("CHECK", prepared.options)], lang);
  note("CHECK", check.notes);

  const options: Pair[] = [...importOptions(main, cards), ...prepared.options];
  tell({ stage: "summing" });
  const summary = ask(engine, "SUMMARY", [clients, rules, overrides, optionsFor("SUMMARY", options)], lang);
  const sending = ask(engine, "IMPORT", [clients, tiers.rows(), main.report.crm.id, null, optionsFor("IMPORT", options)], lang);
  note("IMPORT", sending.notes);
  const explained = withoutLifts(ask(engine, "EXPLAIN", [clients, EVERYBODY, "*", null, optionsFor("EXPLAIN", options)], lang), tiers);

  tell({ stage: "curve" });
  const given = new Set((tiers.column(0) ?? []).map(String));
  const lines = tierLines(summary, given);
  const previous = sending.facts["previous"] ?? "";
  const before = previous === "" ? [] : tiersBefore(clients, previous, explained.length);
  const now = tiers.column(0) ?? [];
  const moved = before.reduce((count, tier, row) => count + (now[row] !== "" && now[row] !== tier ? 1 : 0), 0);
  const { ranks, curve } = ranking(engine, clients, options, lang);

  const report: GradeReport = {
    clients: explained.length, asOf: summary.facts["as of"] ?? "", fingerprint: summary.facts["rules"] ?? "", lacking,
    tiers: lines.slice(0, -1), total: lines.at(-1) ?? null, summaryHeaders: summary.headers, previous, moved, findings,
    columns: explained.headers, curve, explained: explained.complete, byProfit: lines.some(({ profit }) => typeof profit === "number"),
    firstRow: Array.isArray(clients) ? 1 : clients.above,
  };
  return {
    report, clients, rules, overrides, tiers, explained, ranks, summary: summary.rows(), importRows: sending.rows(), importFacts: sending.facts, options,
    metricsOptions: prepared.metricsOptions, before,
  };
}

/** The rule table itself, where a template is named or nothing is. */
export function tableOf(engine: Engine, rules: Rules, lang: string): Row[] {
  return Array.isArray(rules) ? rules : engine.call("RULES", [rules ?? "own", lang], { lang });
}

export function tierLines(summary: EngineResult, given: Set<string>): TierLine[] {
  return summary.rows().slice(1).map((row) => ({
    tier: String(row[0]), clients: Number(row[1]), share: Number(row[2]), revenue: row[3] ?? "", profit: row[4] ?? "", margin: row[5] ?? "",
    profitShare: row[6] ?? "", given: given.has(String(row[0])),
  }));
}

function tiersBefore(clients: Data, header: string, length: number): string[] {
  const column = headerOf(clients).indexOf(header);
  return Array.from({ length }, (_, row) => String(cellOf(clients, row, column)).trim());
}

/** The places of the clients, and how much the first so many bring. Exports without a measure have neither, which is no failure. */
function ranking(engine: Engine, clients: Data, options: Pair[], lang: string): { ranks: Row; curve: CurvePoint[] } {
  try {
    const top = ask(engine, "TOP", [clients, null, null, optionsFor("TOP", options)], lang);
    const ranks = top.column(1) ?? [];
    const sums = top.column(3) ?? [];
    const ranked = ranks.flatMap((rank, row) => (typeof rank === "number" && typeof sums[row] === "number" ? [[rank, sums[row]] as const] : []));
    ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const every = Math.max(1, Math.ceil(ranked.length / CURVE_POINTS));
    const points = ranked.flatMap(([, share], at) =>
      (at + 1) % every === 0 || at === ranked.length - 1 || at === 0 ? [{ clients: (at + 1) / ranks.length, share }] : []);
    return { ranks, curve: points.length === 0 ? [] : [{ clients: 0, share: 0 }, ...points] };
  } catch {
    return { ranks: [], curve: [] };
  }
}
