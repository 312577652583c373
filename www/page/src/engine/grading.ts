// From the tables of a session to tiers: the calls of the engine in their order. Every decision is the engine's.

import optionNames from "virtual:option-names";
import type { CurvePoint, Finding, GradeReport, GradeRequest, Pair, Progress, Row, Rules, TierLine } from "./protocol";
import { importOptions, fieldsOf, isDeals, lackingFor } from "../../../job.mjs";
import { found, headersOf, type ReadFile } from "./reading";

const CURVE_POINTS = 240;

/** A table as a function takes it: rows, or a file's table. */
export type Data = Row[] | FileTable;

export interface Tables {
  main: ReadFile;
  clients: ReadFile | null;
  rates: Row[] | null;
  overrides: Row[] | null;
}

/** What is kept of a grading, for the calls that show it and send it. */
export interface Graded {
  report: GradeReport;
  clients: Data;
  rules: Rules;
  tiers: EngineResult;
  explained: EngineResult;
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
  lacking: string;
}

/** Rules that nobody chose give way to simple ones where the export lacks what they need. */
function assign(rules: Rules, overrides: Row[] | null, run: (rules: Rules, overrides: Row[] | null) => EngineResult): Assigned {
  const lacking = rules === null ? lackingFor((own) => run(own, null)) : [];
  const taken = lacking.length > 0 ? "pareto" : rules;
  return { tiers: run(taken, overrides), rules: taken, lacking: lacking.map((problem) => problem.message).join(" ") };
}

export function grade(engine: Engine, tables: Tables, request: GradeRequest, tell: (progress: Progress) => void): Graded {
  const { rules: custom, lang } = request;
  const findings: Finding[] = [];
  const note = (source: string, notes: EngineProblem[]) => findings.push(...found(source, notes));
  const { main, clients: cards, rates, overrides } = tables;
  const given: Pair[] = [...main.report.options, ...request.options];
  const own = fieldsOf(given, headersOf(main.table), cards);
  const fields = ask(engine, "FIELDS", [main.table, optionsFor("FIELDS", own)], lang);

  let clients: Data = main.table;
  let options = own;
  let metricsOptions: Pair[] = [];
  if (isDeals(fields.facts, main.report)) {
    tell({ stage: "metrics" });
    metricsOptions = optionsFor("METRICS", [...given, ["keep", kept(main, custom)]]);
    const metrics = ask(engine, "METRICS", [main.table, cards?.table, rates, metricsOptions], lang);
    note("METRICS", metrics.notes);
    clients = metrics.rows();
    // What was corrected in the headers of the deals does not concern the clients made of them.
    options = request.options.filter(([name]) => !["fields", "client", "as of", "pad ids"].includes(name));
    const asOf = request.options.findLast(([name]) => name === "as of")?.[1] ?? metrics.facts["as of"];
    if (asOf) options.push(["as of", asOf]);
  }

  tell({ stage: "assigning" });
  const { tiers, rules, lacking } = assign(custom, overrides, (wanted, by) => ask(engine, "ASSIGN", [clients, wanted, by, optionsFor("ASSIGN", options)], lang));
  note("ASSIGN", tiers.notes);

  tell({ stage: "checking" });
  const table = typeof rules === "string" ? engine.call("RULES", [rules, lang]) : rules ?? engine.call("RULES", ["own", lang]);
  const check = ask(engine, "CHECK", [table, clients, optionsFor("CHECK", options)], lang);
  findings.push(...checkFindings(check));

  options = [...importOptions(main, cards), ...options];
  tell({ stage: "summing" });
  const summary = ask(engine, "SUMMARY", [clients, rules, overrides, optionsFor("SUMMARY", options)], lang);
  const sending = ask(engine, "IMPORT", [clients, tiers.rows(), main.report.crm.id, null, optionsFor("IMPORT", options)], lang);
  note("IMPORT", sending.notes);

  tell({ stage: "explaining" });
  const explained = ask(engine, "EXPLAIN", [clients, rules, "*", overrides, optionsFor("EXPLAIN", options)], lang);
  tell({ stage: "curve" });
  const tiersGiven = new Set((tiers.column(0) ?? []).map(String));
  const lines = tierLines(summary, tiersGiven);
  const previous = sending.facts["previous"] ?? "";
  const before = previous === "" ? [] : tiersBefore(clients, previous, explained.length);
  const now = explained.column(explained.headers.length - 7) ?? [];
  const moved = before.reduce((count, tier, row) => count + (now[row] !== "" && now[row] !== tier ? 1 : 0), 0);

  const report: GradeReport = {
    clients: explained.length, asOf: summary.facts["as of"] ?? "", fingerprint: summary.facts["rules"] ?? "", lacking,
    tiers: lines.slice(0, -1), total: lines.at(-1) ?? null, summaryHeaders: summary.headers, previous, moved, findings,
    columns: explained.headers, curve: curve(engine, clients, options, lang),
  };
  return {
    report, clients, rules, tiers, explained, summary: summary.rows(), importRows: sending.rows(), importFacts: sending.facts, options,
    metricsOptions, before,
  };
}

export function checkFindings(check: EngineResult): Finding[] {
  return check.rows().slice(1).map(([place, severity, code, message, hint]) => ({
    source: "CHECK", place: String(place), severity: String(severity), code: String(code), message: String(message), hint: String(hint), cell: "",
  }));
}

function tierLines(summary: EngineResult, given: Set<string>): TierLine[] {
  return summary.rows().slice(1).map((row) => ({
    tier: String(row[0]), clients: Number(row[1]), share: Number(row[2]), revenue: row[3] ?? "", profit: row[4] ?? "", margin: row[5] ?? "",
    profitShare: row[6] ?? "", given: given.has(String(row[0])),
  }));
}

function tiersBefore(clients: Data, header: string, length: number): string[] {
  const column = headerOf(clients).indexOf(header);
  return Array.from({ length }, (_, row) => String(cellOf(clients, row, column)).trim());
}

/** How much the first so many clients bring. Exports without a measure have no curve, which is no failure. */
function curve(engine: Engine, clients: Data, options: Pair[], lang: string): CurvePoint[] {
  try {
    const top = ask(engine, "TOP", [clients, null, null, optionsFor("TOP", options)], lang);
    const ranks = top.column(1) ?? [];
    const sums = top.column(3) ?? [];
    const ranked = ranks.flatMap((rank, row) => (typeof rank === "number" && typeof sums[row] === "number" ? [[rank, sums[row]] as const] : []));
    ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const every = Math.max(1, Math.ceil(ranked.length / CURVE_POINTS));
    const points = ranked.flatMap(([, share], at) =>
      (at + 1) % every === 0 || at === ranked.length - 1 || at === 0 ? [{ clients: (at + 1) / ranks.length, share }] : []);
    return points.length === 0 ? [] : [{ clients: 0, share: 0 }, ...points];
  } catch {
    return [];
  }
}
