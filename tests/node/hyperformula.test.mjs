// Condition cells against the COUNTIFS of a spreadsheet engine, and our functions inside of it.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import test from "node:test";

import { ArraySize, CellError, ErrorType, FunctionArgumentType, FunctionPlugin, HyperFormula, SimpleRangeValue } from "hyperformula";

import { open } from "../../dist/node/tiersheet.mjs";
import { counted, EMPTY_TEXT, generator, randomCell, randomCriterion } from "./criteria.mjs";
import { classes, translate } from "./differences.mjs";

const engine = open();

// Per cell whether the rule holds; the code of the error when the condition cannot be read.
function held(cells, criterion) {
  const data = [["id", "x"], ...cells.map((cell, at) => [`c${at}`, cell === EMPTY_TEXT ? "" : cell])];
  const rules = [["tier", "x"], ["A", criterion], ["D", ""]];
  try {
    return engine.columns("ASSIGN", [data, rules]).column(0).map((tier) => tier === "A");
  } catch (error) {
    assert.match(error.place, /^rules, row 2, column B/);
    return cells.map(() => error.code);
  }
}

const source = generator(1);
const cells = [5, 1000, true, "apple", "pear", "a*c", "a~c", "a=b", "2,5", "1 000", "", " "];
const chosen = ["", "=", "<>", "*", "<>*", ">", "=1,000", " apple", "!=5", ">0&<10", "apple|pear", "\"a*c\"", "1..10", "filled", "Истина", "=2.5", "1000",
  "a~c", "<b", ">=pear", "appl??", "a=b"].map((criterion) => [cells, criterion]);
const random = Array.from({ length: 4000 }, () => [Array.from({ length: 12 }, () => randomCell(source)), randomCriterion(source)]);
const pairs = [...chosen, ...random];
const theirs = counted(pairs);
const ours = pairs.map(([cells, criterion]) => held(cells, criterion));
const codes = { unreadable: "BAD_CONDITION", ambiguous: "AMBIGUOUS_RULE_NUMBER" };
const shown = (cell) => (cell === EMPTY_TEXT ? '=""' : JSON.stringify(cell));

// For every cell its pair of criterion and cell, what both say, and the translation.
const seen = pairs.flatMap(([cells, criterion], at) => cells.map((cell, index) => ({
  criterion, cell, ours: ours[at][index], theirs: theirs[at][index], ...translate(criterion, cell),
})));
const differing = seen.filter((one) => one.ours !== one.theirs);

test("conditions are those of COUNTIFS, but for the listed differences", () => {
  const questions = new Map();
  for (const { any } of seen) {
    for (const part of any.flat()) if (Array.isArray(part)) questions.set(JSON.stringify(part), part);
  }
  const keys = [...questions.keys()];
  const answers = counted([...questions.values()].map(([criterion, cell]) => [[cell], criterion]));
  const answer = new Map(keys.map((key, at) => [key, answers[at][0]]));
  const wrong = new Set();
  for (const { criterion, cell, ours, any, used } of seen) {
    const code = Object.keys(codes).find((name) => used.has(name));
    const values = any.map((all) => all.map((part) => (Array.isArray(part) ? answer.get(JSON.stringify(part)) : part)));
    if (!code && values.flat().includes(undefined)) continue;
    const expected = code ? codes[code] : values.some((all) => all.every(Boolean));
    if (ours !== expected) wrong.add(`${shown(criterion)} on ${shown(cell)}: expected ${expected}, found ${ours} (${[...used].join(", ")})`);
  }
  assert.deepEqual([...wrong].sort(), []);
});

test("where nothing is listed there is no difference", () => {
  assert.ok(seen.length > 40000);
  assert.ok(seen.filter(({ used }) => used.size === 0).length > 15000);
  for (const { criterion, cell, used } of differing) assert.ok(used.size > 0, `${shown(criterion)} on ${shown(cell)}`);
});

// Where only that class was needed, so that nothing else can be the reason.
const example = (name) => differing.find(({ used }) => used.size === 1 && used.has(name));

test("every listed difference occurs", () => {
  for (const name of Object.keys(classes)) assert.ok(example(name), `${name} is no difference any more: take it out`);
});

test("docs/differences.md is current", () => {
  const code = (text) => `\`${text.replaceAll("|", "\\|")}\``;
  const said = (value) => (typeof value === "string" ? "an error" : value ? "holds" : "does not hold");
  const section = (by) => Object.entries(classes).filter(([, one]) => one.by === by).map(([name, { title, reason }]) => {
    const { criterion, cell, ours, theirs } = example(name);
    return `### ${title}\n\n${reason}\n\n| condition | cell | here | COUNTIFS in HyperFormula |\n|---|---|---|---|\n`
      + `| ${code(shown(criterion))} | ${code(shown(cell))} | ${said(ours)} | ${said(theirs)} |\n`;
  }).join("\n");
  const page = `<!-- Written by: UPDATE=1 node --test tests/node/hyperformula.test.mjs; changes here are lost. -->
# Differences from COUNTIFS

A condition cell gives the same answer as COUNTIFS on the same cell, wherever COUNTIFS can express the test. A test compares
${pairs.length} criteria with 12 cells each against a spreadsheet engine, HyperFormula; what differs must be on this page, and what is
on this page must differ.

A test on a blank cell is unknown here, not false; a rule holds only when it is true, so in tiers this is no difference. It
shows in the explanation, which names the field that is missing.

## What we do otherwise

${section("ours")}
## What HyperFormula does otherwise than Excel

${section("HyperFormula")}`;
  const path = new URL("../../docs/differences.md", import.meta.url);
  if (process.env.UPDATE === "1") writeFileSync(path, page);
  assert.equal(existsSync(path) && readFileSync(path, "utf8"), page, "stale: UPDATE=1 node --test tests/node/hyperformula.test.mjs");
});

class TierPlugin extends FunctionPlugin {
  call(id, name, ast, state) {
    return this.runFunction(ast.args, state, this.metadata(name), (data, rules) => {
      try {
        const plain = (range) => range.data.map((row) => row.map((cell) => (typeof cell === "symbol" ? "" : cell)));
        return SimpleRangeValue.onlyValues(engine.call(id, [plain(data), plain(rules)]));
      } catch (error) {
        return new CellError(ErrorType.VALUE, `${error.place}: ${error.message}`);
      }
    });
  }

  assign(ast, state) {
    return this.call("ASSIGN", "TIER.ASSIGN", ast, state);
  }

  assignSize(ast, state) {
    return new ArraySize(3, this.arraySizeForAst(ast.args[0], state).height);
  }

  summary(ast, state) {
    return this.call("SUMMARY", "TIER.SUMMARY", ast, state);
  }

  // A spreadsheet sizes a result as it comes; this engine wants to know before. Only the size is taken from here.
  summarySize() {
    const rows = engine.call("SUMMARY", [data, rules]);
    return new ArraySize(rows[0].length, rows.length);
  }
}

const parameters = [{ argumentType: FunctionArgumentType.RANGE }, { argumentType: FunctionArgumentType.RANGE }];
TierPlugin.implementedFunctions = {
  "TIER.ASSIGN": { method: "assign", sizeOfResultArrayMethod: "assignSize", parameters },
  "TIER.SUMMARY": { method: "summary", sizeOfResultArrayMethod: "summarySize", parameters },
};

const data = [["client", "revenue", "cost"], ["Ромашка", 100, 40], ["Север", 100, 80], ["Atlas", 50, 60], ["Vega", 10, ""]];
const rules = [["tier", "margin"], ["A", ">=50%"], ["B", ">=10%"], ["C", ""]];

test("the functions work as functions of a sheet: they spill and recalculate", () => {
  HyperFormula.registerFunctionPlugin(TierPlugin, { enGB: { "TIER.ASSIGN": "TIER.ASSIGN", "TIER.SUMMARY": "TIER.SUMMARY" } });
  const blank = (row) => row.map((cell) => (cell === "" ? null : cell));
  const sheet = HyperFormula.buildFromSheets({
    Data: data.map((row, at) => [...blank(row), at === 0 ? "=TIER.ASSIGN(A1:C5, Rules!A1:B4)" : null]),
    Rules: rules.map(blank),
    Summary: [["=TIER.SUMMARY(Data!A1:C5, Rules!A1:B4)"]],
    Count: [['=COUNTIF(Data!D2:D5, "A")']],
  }, { licenseKey: "gpl-v3", smartRounding: false });
  const id = (name) => sheet.getSheetId(name);
  const values = (name) => sheet.getSheetValues(id(name));
  const current = (rows) => rows.map((row, at) => (at === 0 ? row : [row[0], values("Data")[at][1], row[2]]));

  const compare = (edited) => {
    const expected = engine.call("ASSIGN", [edited, rules]);
    assert.deepEqual(values("Data").map((row) => row.slice(3, 6)), expected);
    const summary = engine.call("SUMMARY", [edited, rules]);
    assert.deepEqual(values("Summary").slice(0, summary.length), summary);
    assert.equal(values("Count")[0][0], expected.filter(([tier]) => tier === "A").length);
    return expected.slice(1).map(([tier]) => tier);
  };

  assert.deepEqual(compare(data), ["A", "B", "C", "C"]);
  // The loss of Atlas becomes a profit.
  const changes = sheet.setCellContents({ sheet: id("Data"), row: 3, col: 1 }, 200);
  assert.ok(changes.length > 3);
  assert.deepEqual(compare(current(data)), ["A", "B", "A", "C"]);
  sheet.setCellContents({ sheet: id("Rules"), row: 1, col: 1 }, "'>= 5O%");
  assert.match(values("Data")[0][3].message, /^rules, row 2, column B "margin": /);
  sheet.destroy();
});
