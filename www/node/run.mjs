// The main job in a terminal: a CRM export in, tiers with reasons and an import file out. Every decision is the engine's.

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openFiles } from "../../dist/node/files.mjs";
import { open } from "../../dist/node/tiersheet.mjs";
import { fileWishes, flagsOf, language, optionsOf, stop, terminal } from "./flags.mjs";
import { importOptions, fieldsOf, findingsTable, formForPeople, isDeals, lackingFor, likeExport } from "../job.mjs";
import { failed, number, percent, print, problems, progress, title } from "./print.mjs";
import { beginning, headersOf, readTable } from "./reading.mjs";
import { fill, texts } from "./texts.mjs";
import { table } from "./table.mjs";

const SAMPLE = new URL("../../samples/deals.csv", import.meta.url);
const TEMPLATES = /^[a-z][a-z-]*$/;
const SHOWN_MOVES = 10;
const SHOWN_NEAR = 6;
const SHOWN_NOT_SENT = 5;

const flags = flagsOf(process.argv.slice(2));
if (flags.help) {
  print(texts[language(flags.lang ?? terminal)].usage);
  process.exit(0);
}

let lang = language(flags.lang ?? terminal);
const engine = open();
const files = openFiles();
const takes = new Map(engine.list().map(({ id, options = [] }) => [id, new Set(options.flatMap(({ name, aliases = [] }) => [name, ...aliases]))]));
const settingNames = new Set(files.sendSettings().flat());
const findings = [];
const note = (source, notes) => findings.push(...notes.map((problem) => ({ source, ...problem })));

try {
  knownOnly(flags.set);
  main();
} catch (error) {
  failed(error, lang);
}

// A name that neither a function nor the files of a CRM know is a slip that must not pass in silence.
function knownOnly(pairs) {
  const names = new Set([...settingNames, ...[...takes.values()].flatMap((own) => [...own])]);
  const unknown = pairs.find(([name]) => !names.has(name.toLowerCase()));
  if (unknown) stop(fill(texts[lang].unknownName, unknown[0]), [...names].filter((name) => /^[a-z]/.test(name)).sort().join(", "), 2);
}

function ask(id, args) {
  const result = engine.columns(id, args, { lang, dates: "iso" });
  note(id, result.notes);
  return result;
}

// Of these options the ones that a function knows; the last of a name counts.
function optionsFor(id, options) {
  return options.filter(([name]) => takes.get(id).has(name));
}

function read(path, settings) {
  const tell = (rows, share) => progress(fill(texts[lang].readSoFar, number(rows, lang), percent(share, lang)));
  return readTable(files, path, { ...settings, lang }, texts[lang], tell);
}

function main() {
  progress(texts[lang].reading);
  if (!flags.lang) lang = languageOf(flags.path ?? SAMPLE) ?? lang;
  let file = read(flags.path ?? SAMPLE, fileWishes(flags));
  const own = () => fieldsOf([...file.report.options, ...optionsOf(flags)], headersOf(file.table), flags.clients ?? null);
  let fields = engine.columns("FIELDS", [file.table, optionsFor("FIELDS", own())], { lang, dates: "iso" });
  if (!flags.lang && language(fields.facts.language) !== lang) {
    lang = language(fields.facts.language);
    file = read(flags.path ?? SAMPLE, fileWishes(flags));
    fields = engine.columns("FIELDS", [file.table, optionsFor("FIELDS", own())], { lang, dates: "iso" });
  }
  const say = texts[lang];
  progress(say.recognising);
  const of = ({ name, report }) => report.notes.map((problem) => ({ ...problem, place: [name, problem.place].filter(Boolean).join(", ") }));
  note("FILE", of(file));
  note("FIELDS", fields.notes);
  const deals = isDeals(fields.facts, file.report);
  fileCard(say, file, fields, deals);

  const second = (path) => {
    const other = read(path, {});
    // Rules and rates come from no CRM.
    note("FILE", of(other).filter(({ code }) => code !== "CRM_UNKNOWN"));
    return other;
  };
  const custom = flags.rules === undefined ? null
    : existsSync(flags.rules) || !TEMPLATES.test(flags.rules) ? second(flags.rules).table.rows() : template(flags.rules);
  const overrides = flags.overrides === undefined ? null : second(flags.overrides).table.rows();
  const cards = flags.clients === undefined ? null : second(flags.clients);
  const rates = flags.rates === undefined ? null : second(flags.rates).table.rows();

  let clients = file.table;
  let options = own();
  if (deals) {
    progress(say.metrics);
    const metrics = ask("METRICS", [file.table, cards?.table, rates, optionsFor("METRICS", [...file.report.options, ...optionsOf(flags), ["keep", kept(file, custom)]])]);
    clients = metrics.rows();
    // What was corrected in the headers of the deals does not concern the clients made of them.
    options = optionsOf(flags).filter(([name]) => !["fields", "client", "as of", "pad ids"].includes(name));
    const asOf = flags["as-of"] ?? metrics.facts["as of"];
    if (asOf) options.push(["as of", asOf]);
    print("");
    print(`${say.clients}: ${metrics.facts.clients}; ${say.asOf} ${metrics.facts["as of"] || "—"}`);
  }

  progress(say.assigning);
  const { tiers, rules, rulesName } = assigned(say, clients, custom, overrides, options);
  progress(say.checking);
  const ruleTable = typeof rules === "string" ? engine.call("RULES", [rules, lang]) : rules ?? engine.call("RULES", ["own", lang]);
  const check = engine.columns("CHECK", [ruleTable, clients, optionsFor("CHECK", options)], { lang, dates: "iso" });
  note("CHECK", check.notes);

  const summary = engine.columns("SUMMARY", [clients, rules, overrides, optionsFor("SUMMARY", options)], { lang, dates: "iso" });
  const summaryRows = summary.rows();
  title(say.summary);
  print(fill(say.rulesOf, rulesName, summary.facts.rules));
  print(summaryTable(summaryRows));

  const crm = flags.crm ?? file.report.crm.id;
  options.unshift(...importOptions(file, cards));
  const importing = (more) => [clients, tiers.rows(), crm, null, optionsFor("IMPORT", [...more, ...options])];
  const sending = ask("IMPORT", importing([]));
  const held = engine.columns("IMPORT", importing([["list", "not sent"]]), { lang, dates: "iso" }).rows();

  progress(say.explaining);
  const explanations = engine.columns("EXPLAIN", [clients, rules, "*", overrides, optionsFor("EXPLAIN", options)], { lang, dates: "iso" }).rows();
  moves(say, clients, explanations, sending.facts.previous);
  nearest(say, explanations);

  progress(say.writing);
  const settings = [...likeExport(crm, file.report), ...options.filter(([name]) => settingNames.has(name))];
  const sent = files.send(crm, sending.rows(), settings, lang);
  note("SEND", sent.notes);
  const notSent = [...held, ...sent.notSent.slice(1).map(([id, tier, why]) => [id, ...held[0].slice(1, -2).map(() => ""), tier, why])];
  const reviews = flags.history === undefined ? null : history(explanations, options);
  const odd = findings.filter((problem) => problem.code !== "RULE_WINS" && problem.code !== "SOUND");
  // Which CRM it is stands above, with the file.
  problems(odd.filter(({ code }) => code !== "CRM_UNKNOWN" && code !== "CRM_RECOGNISED"), say);
  if (odd.some(({ code, hint }) => code !== "STAGES_COUNTED" && /(option|параметр) [«"]/i.test(hint ?? ""))) print(say.bySet);

  const out = flags.out ?? "out";
  mkdirSync(out, { recursive: true });
  clear(out);
  title(say.wrote);
  const write = (name, bytes, about) => {
    const path = join(out, name);
    writeFileSync(path, bytes);
    print(`${path}  ${about}`);
  };
  const form = formForPeople(lang);
  const told = fill(say.importFile, sending.facts.sent, sending.facts.unchanged);
  for (const { name, bytes } of sent.files) write(name, bytes, told);
  if (notSent.length > 1) write("tiersheet-not-sent.csv", files.writeCsv(notSent, form, true), fill(say.notSentFile, notSent.length - 1));
  write("tiersheet-explanations.csv", files.writeCsv(explanations, form, true), say.explainFile);
  const listed = findingsTable(odd, lang);
  write("tiersheet-findings.csv", files.writeCsv(listed, form, true), say.findingsFile);
  write("tiersheet-report.xlsx", files.writeXlsx([
    { name: say.clients, rows: explanations }, { name: say.summary, rows: summaryRows }, { name: say.findingsPage, rows: listed },
  ]), say.reportFile);
  if (reviews !== null) write("tiersheet-history.csv", files.writeCsv(reviews, form, false), existsSync(flags.history) ? say.historyFile : fill(say.newHistory, flags.history));

  heldBack(say, notSent);
  if (sent.steps.length > 0) {
    title(crm === "generic" ? say.stepsAnywhere : fill(say.steps, file.report.crm.id === crm ? file.report.crm.name : crm));
    sent.steps.forEach((step, at) => print(`${at + 1}. ${step}`));
  }
}

// What the file is, and what its columns mean.
function fileCard(say, file, fields, deals) {
  const { report } = file;
  const { crm } = report;
  title(`${say.file}: ${file.name}`);
  const separator = report.separator === "" ? "" : `${say.separator} ${report.separator === "\t" ? "tab" : `«${report.separator}»`}`;
  const made = [report.format, report.encoding, separator, report.sheet].filter((part) => part);
  print(`${made.join(", ")}; ${say.rows} ${fields.facts.rows}, ${say[deals ? "deals" : "clients"]}`);
  if (crm.id !== "generic") print(`${fill(say.recognised, crm.name, crm.confidence)} ${crm.reasons.join("; ")}`);
  else print(say.unknownCrm);
  print("");
  const shown = fields.rows();
  print(table([[say.column, say.field, say.type, say.filled, say.examples], ...shown.slice(1).map((row) =>
    [row[1], row[2], row[3], percent(row[5], lang), row[7]])], [3], 36));
}

// Which attributes of the deals a rule table of the user's own needs.
function kept(file, custom) {
  const names = new Set(headersOf(file.table).map((header) => header.toLowerCase()));
  const named = Array.isArray(custom) ? custom[0].filter((header) => names.has(String(header).trim().toLowerCase())) : [];
  return ["known", ...named].join(";");
}

function assigned(say, clients, custom, overrides, options) {
  const assign = (rules, by) => engine.columns("ASSIGN", [clients, rules, by, optionsFor("ASSIGN", options)], { lang, dates: "iso" });
  const lacking = custom === null ? lackingFor((rules) => assign(rules, null)) : [];
  const rules = lacking.length > 0 ? "pareto" : custom;
  const tiers = assign(rules, overrides);
  note("ASSIGN", tiers.notes);
  const why = lacking.map((problem) => problem.message.replace(/\.$/, "")).join("; ");
  return { tiers, rules, rulesName: lacking.length > 0 ? fill(say.fallback, why) : flags.rules ?? say.compiledIn };
}

function summaryTable(rows) {
  const money = (value, at) => number(value, lang, at === rows.length - 1 ? 9 : 2);
  return table(rows.map((row, at) => (at === 0 ? row.slice(0, 8) : [
    row[0], number(row[1], lang), percent(row[2], lang), money(row[3], at), money(row[4], at), percent(row[5], lang), percent(row[6], lang), number(row[7], lang),
  ])), [1, 2, 3, 4, 5, 6, 7]);
}

function cell(clients, row, column) {
  return Array.isArray(clients) ? clients[row][column] : clients.cell(clients.above - 1 + row, column);
}

// The clients whose tier differs from the one in the export, those with the most profit first.
function moves(say, clients, explanations, previous) {
  title(say.moves);
  if (!previous) return print(say.noPrevious);
  const before = (Array.isArray(clients) ? clients[0] : headersOf(clients)).indexOf(previous);
  const [name, tier, why, , profit] = places(explanations[0]);
  const moved = explanations.slice(1)
    .map((row, at) => ({ row, from: String(cell(clients, at + 1, before) ?? "").trim() }))
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

function heldBack(say, rows) {
  if (rows.length < 2) return;
  title(say.notSent);
  print(table(rows.slice(0, SHOWN_NOT_SENT + 1), [], 64));
  if (rows.length - 1 > SHOWN_NOT_SENT) print(fill(say.more, rows.length - 1 - SHOWN_NOT_SENT, "tiersheet-not-sent.csv"));
}

// This review behind the earlier ones: who it is, the tier and the reason. The file that was given stays as it is.
function history(explanations, options) {
  const [, tier, why] = places(explanations[0]);
  const listed = explanations.map((row) => [...row.slice(0, tier), row[tier], row[why]]);
  const earlier = existsSync(flags.history) ? read(flags.history, {}).table.rows() : null;
  return ask("HISTORY", [listed, earlier, optionsFor("HISTORY", options)]).rows();
}

// The language of a long file's headers, so that it is not read twice for that; undefined where its beginning alone does not tell.
function languageOf(path) {
  try {
    const head = files.read(beginning(path), fileWishes(flags)).table;
    return language(engine.columns("FIELDS", [head], {}).facts.language);
  } catch {
    return undefined;
  }
}

// The name of a template, which must be one.
function template(name) {
  engine.call("RULES", [name, lang]);
  return name;
}

// Files of an earlier run for a CRM must not lie among those of this one: they would be imported too.
function clear(out) {
  const ours = /^tiersheet-(import(-\d+)?\.csv|duplicates(-\d+)?\.csv|not-sent\.csv|send\.(jsonl|mjs))$/;
  for (const name of readdirSync(out)) if (ours.test(name)) rmSync(join(out, name));
}
