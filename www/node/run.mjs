// The main job in a terminal: a CRM export in, tiers with reasons and an import file out. Every decision is the engine's.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { open } from "../../dist/node/tiersheet.mjs";
import { fill, texts } from "./texts.mjs";
import { table } from "./table.mjs";

const SAMPLE = new URL("../../samples/deals.csv", import.meta.url);
const TEMPLATES = /^[a-z][a-z-]*$/;
const SHOWN_PROBLEMS = 12;
const SHOWN_MOVES = 10;
const SHOWN_NEAR = 6;

function language(code) {
  return Object.hasOwn(texts, code) ? code : "en";
}

// The terminal's own language until the headers have told another.
const terminal = language((process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "en").slice(0, 2));

function stop(message, hint, code = 1) {
  process.stderr.write(`${message}${hint ? " " + hint : ""}\n`);
  process.exit(code);
}

function options() {
  const flag = { type: "string" };
  try {
    return parseArgs({
      allowPositionals: true,
      options: { rules: flag, overrides: flag, crm: flag, out: flag, lang: flag, "as-of": flag, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    return stop(error.message, "\n" + texts[terminal].usage, 2);
  }
}

// UTF-8 where it is valid, else what its first bytes or its Cyrillic letters say.
function read(engine, path, say) {
  const name = basename(path instanceof URL ? path.pathname : path);
  if (!existsSync(path)) stop(fill(say.noFile, name), say.noFileHint);
  const bytes = readFileSync(path);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) stop(fill(say.xlsx, name), say.xlsxHint);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  const rows = utf16 === null ? engine.readCsv(bytes) : null;
  if (rows !== null) return { name, rows, encoding: "UTF-8", separator: rows.separator, mark: bytes[0] === 0xef };
  const encoding = utf16 ?? "windows-1251";
  const decoded = engine.readCsv(new TextEncoder().encode(new TextDecoder(encoding).decode(bytes)));
  if (decoded === null) stop(fill(say.unread, name));
  return { name, rows: decoded, encoding, separator: decoded.separator, mark: true };
}

function progress(text) {
  process.stderr.write(`  ${text}…\n`);
}

function title(text) {
  process.stdout.write(`\n${text}\n${"─".repeat([...text].length)}\n`);
}

function print(text) {
  process.stdout.write(text + "\n");
}

// A number for reading: grouped, at most two decimals.
function number(value, lang, decimals = 2) {
  return typeof value === "number" ? value.toLocaleString(lang === "en" ? "en-US" : lang, { maximumFractionDigits: decimals }) : String(value);
}

function percent(value, lang) {
  return typeof value === "number" ? value.toLocaleString(lang === "en" ? "en-US" : lang, { style: "percent", maximumFractionDigits: 1 }) : "";
}

function failed(error, lang) {
  const problems = error.problems ?? [{ message: error.message, place: "", hint: "" }];
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) {
    process.stderr.write(`${problem.place ? problem.place + ": " : ""}${problem.message} ${problem.hint}\n`);
  }
  if (problems.length > SHOWN_PROBLEMS) process.stderr.write(`${fill(texts[lang].more, problems.length - SHOWN_PROBLEMS, "")}\n`);
  process.exit(1);
}

const { values: flags, positionals } = options();
if (flags.help) {
  print(texts[language(flags.lang ?? terminal)].usage);
  process.exit(0);
}
if (flags.lang && !Object.hasOwn(texts, flags.lang)) stop(fill(texts[terminal].unknownFlag, `--lang ${flags.lang}`), "en, ru, uk", 2);

const engine = open();
let lang = language(flags.lang ?? terminal);
progress(texts[lang].reading);
const file = read(engine, positionals[0] ?? SAMPLE, texts[lang]);
const asOf = flags["as-of"] ? [["as of", flags["as-of"]]] : [];
const ask = (id, args) => engine.columns(id, args, { lang, dates: "iso" });
const findings = [];
const note = (source, result) => findings.push(...result.notes.map((problem) => ({ source, ...problem })));

try {
  let fields = ask("FIELDS", [file.rows, asOf]);
  if (!flags.lang) {
    lang = language(fields.facts.language);
    fields = ask("FIELDS", [file.rows, asOf]);
  }
  const say = texts[lang];
  progress(say.recognising);
  note("FIELDS", fields);
  const deals = fields.facts.shape === "deals";
  title(`${say.fields}: ${file.name}, ${say[deals ? "deals" : "clients"]}, ${say.rows} ${fields.facts.rows}${file.encoding === "UTF-8" ? "" : `, ${say.decoded} ${file.encoding}`}`);
  const shown = fields.rows();
  print(table([[say.column, say.field, say.type, say.filled, say.examples], ...shown.slice(1).map((row) =>
    [row[1], row[2], row[3], percent(row[5], lang), row[7]])], [3], 36));

  const custom = flags.rules === undefined ? null
    : existsSync(flags.rules) || !TEMPLATES.test(flags.rules) ? read(engine, flags.rules, say).rows : flags.rules;
  const overrides = flags.overrides === undefined ? null : read(engine, flags.overrides, say).rows;

  let clients = file.rows;
  let date = asOf;
  if (deals) {
    progress(say.metrics);
    const names = new Set(file.rows[0].map((header) => header.trim().toLowerCase()));
    const named = Array.isArray(custom) ? custom[0].filter((header) => names.has(String(header).trim().toLowerCase())) : [];
    const metrics = ask("METRICS", [file.rows, null, null, [...asOf, ["keep", ["known", ...named].join(";")]]]);
    note("METRICS", metrics);
    clients = metrics.rows();
    if (metrics.facts["as of"]) date = [["as of", metrics.facts["as of"]]];
    print("");
    print(`${say.clients}: ${metrics.facts.clients}; ${say.asOf} ${metrics.facts["as of"] || "—"}`);
  }

  progress(say.assigning);
  let rules = custom;
  let rulesName = flags.rules ?? say.compiledIn;
  let tiers;
  let lacking = [];
  try {
    tiers = ask("ASSIGN", [clients, rules, overrides, date]);
    if (tiers.column(0).every((tier) => tier === "")) lacking = tiers.notes.filter((problem) => problem.code === "NOT_ENOUGH_DATA");
  } catch (error) {
    lacking = (error.problems ?? []).filter((problem) => problem.code === "MISSING_SOURCE" || problem.code === "UNKNOWN_FIELD");
    if (custom !== null || lacking.length === 0) throw error;
  }
  // Rules that nobody chose must not leave everybody without a tier: revenue alone is enough for a start.
  if (custom === null && lacking.length > 0) {
    rules = "pareto";
    rulesName = fill(say.fallback, lacking.map((problem) => problem.message).join(" "));
    tiers = ask("ASSIGN", [clients, rules, overrides, date]);
  }
  note("ASSIGN", tiers);
  progress(say.checking);
  const ruleTable = typeof rules === "string" ? engine.call("RULES", [rules, lang]) : rules ?? engine.call("RULES", ["own", lang]);
  const check = ask("CHECK", [ruleTable, clients, date]);
  findings.push(...check.rows().slice(1).map(([place, severity, code, message, hint]) => ({ source: "CHECK", place, severity, code, message, hint })));

  const summary = ask("SUMMARY", [clients, rules, overrides, date]);
  const rows = summary.rows();
  title(say.summary);
  print(fill(say.rulesOf, rulesName, summary.facts.rules));
  print(table(rows.map((row, at) => (at === 0 ? row.slice(0, 8) : [
    row[0], number(row[1], lang), percent(row[2], lang), number(row[3], lang, at === rows.length - 1 ? 9 : 2), number(row[4], lang, at === rows.length - 1 ? 9 : 2), percent(row[5], lang), percent(row[6], lang), number(row[7], lang),
  ])), [1, 2, 3, 4, 5, 6, 7]));

  const tierRows = tiers.rows();
  const sending = ask("IMPORT", [clients, tierRows, flags.crm ?? "generic", null, date]);
  note("IMPORT", sending);
  const importRows = sending.rows();

  progress(say.explaining);
  const explained = ask("EXPLAIN", [clients, rules, "*", overrides, date]);
  const explanations = explained.rows();

  moves(say, clients, explanations, sending.facts.previous);
  nearest(say, explanations);

  title(say.problems);
  // One cell can be told of twice, once as of the export and once as of the deals in it.
  const cell = (problem) => String(problem.place).replace(/^[^,]*/, "");
  const order = { error: 0, warning: 1, note: 2 };
  const odd = findings.filter((problem) => problem.code !== "RULE_WINS" && problem.code !== "SOUND");
  const ranked = odd.filter((problem, at) => odd.findIndex((other) => other.code === problem.code && cell(other) === cell(problem)) === at)
    .sort((a, b) => (order[a.severity] ?? 1) - (order[b.severity] ?? 1));
  if (ranked.length === 0) print(say.noProblems);
  for (const problem of ranked.slice(0, SHOWN_PROBLEMS)) print(`• ${problem.place ? problem.place + ": " : ""}${problem.message}${problem.hint ? " → " + problem.hint : ""}`);
  if (ranked.length > SHOWN_PROBLEMS) print(fill(say.more, ranked.length - SHOWN_PROBLEMS, "tiersheet-findings.csv"));

  progress(say.writing);
  const out = flags.out ?? "out";
  mkdirSync(out, { recursive: true });
  const write = (name, lines, forPeople) => {
    const path = join(out, name);
    writeFileSync(path, (file.mark ? "\ufeff" : "") + engine.writeCsv(lines, file.separator, forPeople));
    return path;
  };
  title(say.wrote);
  print(`${write("tiersheet-import.csv", importRows, false)}  ${fill(say.importFile, sending.facts.sent, sending.facts.unchanged)}`);
  print(`${write("tiersheet-explanations.csv", explanations, true)}  ${say.explainFile}`);
  const listed = odd.map((problem) => [problem.source, problem.place, problem.severity, problem.code, problem.message, problem.hint]);
  print(`${write("tiersheet-findings.csv", [["source", "place", "severity", "code", "what", "how to fix"], ...listed], true)}  ${say.findingsFile}`);
} catch (error) {
  failed(error, lang);
}

// The clients whose tier differs from the one in the export, those with the most profit first.
function moves(say, clients, explanations, previous) {
  title(say.moves);
  if (!previous) return print(say.noPrevious);
  const before = clients[0].indexOf(previous);
  const [name, tier, why, , profit] = places(explanations[0]);
  const moved = explanations.slice(1)
    .map((row, at) => ({ row, from: String(clients[at + 1][before] ?? "").trim() }))
    .filter(({ row, from }) => row[tier] !== "" && row[tier] !== from);
  if (moved.length === 0) return print(say.noMoves);
  moved.sort((a, b) => Math.abs(b.row[profit] || 0) - Math.abs(a.row[profit] || 0));
  print(fill(say.movesNamed, moved.length));
  print(table(moved.slice(0, SHOWN_MOVES).map(({ row, from }) =>
    [row[name], `${from || "—"} → ${row[tier]}`, number(row[profit], lang), row[why]]), [2], 64));
}

// The clients whom the smallest change would lift.
function nearest(say, explanations) {
  const [name, tier, , , , next, how, share] = places(explanations[0]);
  const near = explanations.slice(1).filter((row) => typeof row[share] === "number").sort((a, b) => a[share] - b[share]);
  if (near.length === 0) return;
  title(say.near);
  print(table(near.slice(0, SHOWN_NEAR).map((row) => [row[name], `${row[tier] || "—"} → ${row[next]}`, row[how]]), [], 64));
}

// Where the columns of EXPLAIN stand: the client's columns come first, their number varies.
function places(header) {
  const first = header.length - 7;
  return [first - 1, first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6];
}
