// The custom functions of Excel through Microsoft's own runtime: what Excel sends goes in, what it would get is looked at.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { describe } from "node:test";

import { open } from "../../dist/node/tiersheet.mjs";
import { cases, shown } from "../node/cases.mjs";
import { NOT_AVAILABLE, VALUE, batch, call, excel, isoOfSerial, rules, sent, small, state, supportCards, wire } from "./support.mjs";

const metadata = JSON.parse(readFileSync(new URL("../../dist/excel/functions.json", import.meta.url), "utf8"));
const parametersOf = new Map(metadata.functions.map(({ id, parameters }) => [id, parameters]));
const golden = cases();
const engine = open();

// A cell as expected.csv has it; a date with a format stands for its day.
function cellShown(cell) {
  if (typeof cell !== "object") return shown(cell);
  assert.deepEqual(Object.keys(cell).sort(), ["basicValue", "numberFormat", "type"]);
  assert.equal(cell.type, "FormattedNumber");
  return isoOfSerial(cell.basicValue);
}

function expectedMessage({ id, args }) {
  try {
    engine.call(id, args);
    return assert.fail("an error was expected");
  } catch ({ place, problems: [{ message, hint }, ...more] }) {
    return [place && `${place}:`, message, more.length > 0 && `(+${more.length} more)`, hint].filter(Boolean).join(" ");
  }
}

function assertGolden(one, { fine, value, code }) {
  const { name, table } = one;
  if (table) {
    assert.ok(fine, `${name}: ${value}`);
    assert.deepEqual(value.map((row) => row.map(cellShown)), table, name);
    return;
  }
  assert.deepEqual([fine, code], [false, VALUE], name);
  const whole = expectedMessage(one);
  if (whole.length <= 255) assert.equal(value, whole, name);
  else assert.ok(value.length <= 255 && value.endsWith("…") && whole.startsWith(value.slice(0, -1)), `${name}: ${value}`);
}

const nulls = (args) => args.map((arg) => (Array.isArray(arg) ? arg.map((row) => row.map((cell) => (cell === "" ? null : cell))) : arg));

async function goldenAnswers(tab, prepared) {
  const answers = await batch(tab, prepared);
  golden.forEach((one, at) => assertGolden(one, answers[at]));
}

const letters = (column) => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
const widthOf = (rows) => Math.max(...rows.map((row) => row.length));

describe("what Excel sends and gets", { concurrency: 3 }, () => {
  const { visit, ready } = excel();

  test("every function is associated at once, in one call, before the next script runs", async () => {
    const { tab, odd } = await visit();
    const { calls, names, known } = await tab.evaluate(() => ({ calls: associated.length, names: Object.keys(associated[0][0]), known }));
    assert.equal(calls, 1);
    assert.deepEqual(names, [...names.filter((id) => id !== "EXPLAIN.CARD"), "EXPLAIN.CARD"]);
    assert.deepEqual(names.slice().sort(), metadata.functions.map(({ id }) => id).sort());
    assert.deepEqual(known, names);
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("the golden cases, with blanks as null and dates as text", async () => {
    assert.deepEqual(new Set(golden.map(({ id }) => id)), new Set(engine.list().map(({ id }) => id)), "a case for every function");
    const { tab, odd } = await ready();
    await goldenAnswers(tab, golden.map(({ id, args }) => ({ id, args: wire(parametersOf.get(id), nulls(args)) })));
    assert.deepEqual(odd, []);
    const text = await sent(tab);
    assert.ok(!/[[,]null[\],]/.test(text.replace(/"outboundData":\[[^\]]*\]/g, "").match(/"Arguments":.*/gs).join("").replace(/\[\d+,(true|false),/g, "[")), "a blank leaves as an empty text");
    await tab.close();
  });

  test("the golden cases, with blanks as empty texts, and dates with a format", async () => {
    const { tab, odd } = await ready();
    await supportCards(tab);
    await goldenAnswers(tab, golden.map(({ id, args }) => ({ id, args: wire(parametersOf.get(id), args) })));
    assert.match(await sent(tab), /"type":"FormattedNumber","basicValue":\d+,"numberFormat":"yyyy-mm-dd"/);
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("the golden cases, with blanks as 0 and the sheet to tell which zeros are none", async () => {
    const { tab, odd } = await ready();
    const sheets = [];
    const prepared = golden.map(({ id, args }, which) => {
      const parameters = parametersOf.get(id);
      // A column of values stays as long as it is given, so blank rows below are for the other functions.
      const below = parameters.some(({ name }) => ["values", "revenue", "cost"].includes(name)) ? 0 : 10;
      const addresses = [];
      const given = args.map((arg, at) => {
        if (!Array.isArray(arg) || arg.length === 0) return arg;
        const width = widthOf(arg);
        const square = arg.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
        const sheet = `case's ${which}.${at}`;
        sheets.push([sheet, [[], [], ...square.map((row) => ["", ...row])]]);
        addresses[at] = `'${sheet.replace("'", "''")}'!B3:${letters(width)}${arg.length + 2 + below}`;
        const zeros = Array.from({ length: below }, () => new Array(width).fill(0));
        return [...square.map((row) => row.map((cell) => (cell === "" ? 0 : cell))), ...zeros];
      });
      return { id, args: wire(parameters, given), addresses };
    });
    await tab.evaluate((all) => {
      host.openExcel();
      host.sheets = new Map(all);
    }, sheets);
    await goldenAnswers(tab, prepared);
    const { blanks, blanksProblem } = await state(tab);
    assert.deepEqual({ blanks, blanksProblem }, { blanks: "0", blanksProblem: "" });
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("a sheet is not asked once a null has come, nor where Excel gives no addresses", async () => {
    const { tab } = await ready();
    await tab.evaluate(() => host.openExcel());
    const zeros = small.map((row) => row.slice());
    await call(tab, "ASSIGN", [zeros, null, null, null]);
    assert.equal(await tab.evaluate(() => host.looks), 0, "no addresses");
    const withNull = [...small, ["Fern", null, 0, 0]];
    await call(tab, "ASSIGN", [withNull, null, null, null], { addresses: ["Sheet1!A1:D7"] });
    await call(tab, "ASSIGN", [zeros, null, null, null], { addresses: ["Sheet1!A1:D6"] });
    assert.equal(await tab.evaluate(() => host.looks), 0, "a null came");
    assert.equal((await state(tab)).blanks, "null");
    await tab.close();
  });

  test("where zeros cannot be told from blanks there is no result, and the message says why", async () => {
    const { tab, odd } = await ready();
    await tab.evaluate(() => host.openExcel());
    const args = [small, rules, null, null];
    for (const [displayLanguage, words] of [["en-US", /^Blank cells may.*Gone.*pane\.$/], ["ru-RU", /^Пустые ячейки.*Gone.*TierSheet\.$/], ["uk-UA", /^Порожні клітинки.*Gone.*TierSheet\.$/]]) {
      await tab.evaluate((language) => { office.displayLanguage = language; }, displayLanguage);
      const { fine, code, value } = await call(tab, "ASSIGN", args, { addresses: ["Gone!A1:D6"] });
      assert.deepEqual([fine, code], [false, NOT_AVAILABLE]);
      assert.match(value, words);
    }
    assert.match((await state(tab)).blanksProblem, /Gone/);
    assert.equal(await tab.evaluate(() => TierSheetExcel.lastError().error), "#N/A");
    await tab.evaluate((rows) => { office.displayLanguage = "en-US"; host.sheets = new Map([["Gone", rows]]); }, small);
    const later = await call(tab, "ASSIGN", args, { addresses: ["Gone!A1:D6"] });
    assert.deepEqual(later.value, engine.call("ASSIGN", [small, rules]));
    assert.equal((await state(tab)).blanksProblem, "");
    // What is no range of this workbook has no place to look at.
    const array = await call(tab, "ASSIGN", args, { addresses: ["[Other.xlsx]Gone!A1:D6", null] });
    assert.deepEqual(array.value, later.value);
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("cells with errors, cards and formats count as what they show", async () => {
    const { tab, odd } = await ready();
    await supportCards(tab);
    const header = ["Client", "Revenue", "Cost", "Last order"];
    const rich = (value) => ({ value: JSON.stringify(value) });
    const formatted = [
      [header, ["Acme", 100, 60, 45000]],
      [header, [rich({ type: "Entity", text: "Acme", basicType: "Error", basicValue: "#VALUE!", properties: {} }), rich({ type: "Double", basicValue: 100, numberFormat: "0.00" }), rich({ type: "Double", primitive: 60 }), rich({ type: "FormattedNumber", basicValue: 45000, numberFormat: "dd.mm.yyyy" })]],
    ];
    const table = [["tier", "margin"], ["A", ">=40%"], ["B", null]];
    const [plain, cards] = await batch(tab, formatted.map((data) => ({ id: "ASSIGN", args: [data, table, null, null], flags: 12 })));
    assert.ok(plain.fine && cards.fine, cards.value);
    assert.deepEqual(cards.value, plain.value);

    const asText = engine.call("ASSIGN", [[header, ["Acme", 100, 60, 45000], ["Bolt", 100, { type: "Error", basicValue: "#DIV/0!" }, 45000]], table]);
    const errors = [
      [{ type: "CustomFunctionError", code: "#DIV/0!" }, 4],
      [rich({ type: "Error", basicType: "Error", basicValue: "#DIV/0!", errorType: "Div0" }), 12],
      [rich({ type: "Error", primitive: "#DIV/0!" }), 12],
    ];
    for (const [error, flags] of errors) {
      const { fine, value } = await call(tab, "ASSIGN", [[header, ["Acme", 100, 60, 45000], ["Bolt", 100, error, 45000]], table, null, null], { flags });
      assert.ok(fine, value);
      assert.deepEqual(value, asText);
    }
    // A client whose id is an error comes out as that error, not as a text and not as an object of ours.
    const all = await call(tab, "EXPLAIN", [[header, ["Acme", 100, 60, 45000], [{ type: "CustomFunctionError", code: "#REF!" }, 90, 60, 45000], [{ type: "CustomFunctionError", code: "#N/A" }, 90, 60, 45000]], table, "*", null, null]);
    assert.ok(all.fine, all.value);
    assert.deepEqual(all.value.slice(2).map(([cell]) => [cell.type, cell.basicValue]), [["Error", "#VALUE!"], ["Error", "#N/A"]]);
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("dates come in as serial numbers, and out as dates that a further call reads", async () => {
    const deals = [["Client", "Amount", "Date"], ["Acme", 100, 45658], ["Acme", 50, 45700], ["Bolt", 70, 45690]];
    const { tab } = await ready();
    const text = await call(tab, "METRICS", [deals, null, null, null]);
    await supportCards(tab);
    const formatted = await call(tab, "METRICS", [deals, null, null, null]);
    const dates = (answer) => answer.value[1].filter((cell) => typeof cell === "object" || /^\d{4}-/.test(cell));
    assert.deepEqual(dates(text), ["2025-01-01", "2025-02-12"]);
    assert.deepEqual(dates(formatted).map(({ basicValue }) => basicValue), [45658, 45700]);
    // Excel gives formatted numbers back as data, or, where they were copied as values, as bare numbers.
    const table = [["tier", "recency"], ["A", "<=5"], ["B", null]];
    const again = [
      [text.value, 4],
      [formatted.value.map((row) => row.map((cell) => (typeof cell === "object" ? { value: JSON.stringify(cell) } : cell))), 12],
      [formatted.value.map((row) => row.map((cell) => cell.basicValue ?? cell)), 4],
    ];
    for (const [data, flags] of again) {
      const { fine, value } = await call(tab, "ASSIGN", [data, table, null, null], { flags });
      assert.ok(fine, value);
      assert.deepEqual(value.map(([tier]) => tier), ["tier", "A", "B"]);
    }
    // In a workbook of the system of 1904 our serial number would be another day.
    const old = await call(tab, "METRICS", [deals, null, null, [["epoch", 1904]]]);
    assert.ok(old.fine, old.value);
    assert.ok(old.value.flat().every((cell) => typeof cell !== "object"));
    await tab.close();
  });

  test("a card shows the tier and opens what EXPLAIN says; elsewhere it is the tier", async () => {
    const { tab } = await ready();
    const args = [small, rules, "Cray", null, null];
    assert.deepEqual((await call(tab, "EXPLAIN.CARD", args)).value, [["B"]]);
    await supportCards(tab);
    const { fine, value: [[card]] } = await call(tab, "EXPLAIN.CARD", args);
    assert.ok(fine);
    assert.deepEqual([card.type, card.text], ["Entity", "B"]);
    const lines = (await call(tab, "EXPLAIN", args)).value;
    const texts = Object.values(card.properties).map(({ type, basicValue }) => { assert.equal(type, "String"); return basicValue; });
    assert.equal(texts.length, lines.length + 1, "the client, the tier, the verdict, and a property per line");
    assert.deepEqual(texts.slice(0, 3), ["Cray", "B", lines[1][3]]);
    lines.slice(2).forEach(([rule, , , ...cells], at) => {
      assert.ok(Object.keys(card.properties)[at + 3].startsWith(rule.trim()));
      for (const cell of cells) assert.ok(texts[at + 3].includes(cell), `${texts[at + 3]}: ${cell}`);
    });
    const many = await call(tab, "EXPLAIN.CARD", [small, rules, "*", null, null]);
    assert.deepEqual([many.fine, many.code], [false, VALUE]);
    assert.match(many.value, /one client/);
    const findings = await call(tab, "EXPLAIN.CARD", [small, rules, "Cray", null, [["columns", "tier"]]]);
    assert.match(findings.value, /columns/);
    const unknown = await call(tab, "EXPLAIN.CARD", [small, rules, "Crey", null, null]);
    assert.match(unknown.value, /Crey.*Cray/s);
    await tab.close();
  });

  test("messages are in the language of Excel, results too, and the option goes before it", async () => {
    const { tab } = await ready();
    const misspelt = [["tier", "margin"], ["A", "tpo 20%"]];
    for (const [displayLanguage, word, header] of [["ru-RU", /прочитать|опечатк|ошибк/i, "категория"], ["uk-UA", /прочитати|помилк|описк/i, "категорія"], ["de-DE", /cannot be read/, "tier"]]) {
      await tab.evaluate((language) => { office.displayLanguage = language; }, displayLanguage);
      const { value, code } = await call(tab, "ASSIGN", [small, misspelt, null, null]);
      assert.equal(code, VALUE);
      assert.match(value, word);
      const assigned = await call(tab, "ASSIGN", [small, rules, null, null]);
      assert.equal(assigned.value[0][0], header);
    }
    await tab.evaluate(() => { office.displayLanguage = "ru-RU"; });
    assert.equal((await call(tab, "ASSIGN", [small, rules, null, [["language", "en"]]])).value[0][0], "tier");
    await tab.close();
  });

  test("the latest error is kept whole for the pane, with the cell that called", async () => {
    const { tab } = await ready();
    assert.equal(await tab.evaluate(() => TierSheetExcel.lastError()), null);
    const wrong = [["tier", "margin", "profit"], ["A", "tpo 20%", ">>5"], ["B", ">=x", "top x%"]];
    const { value } = await call(tab, "ASSIGN", [small, wrong, null, null], { address: "Tiers!F2" });
    const last = await tab.evaluate(() => TierSheetExcel.lastError());
    assert.deepEqual([last.function, last.address, last.error, last.message], ["ASSIGN", "Tiers!F2", "#VALUE!", value]);
    assert.ok(last.problems.length > 1 && last.problems.every(({ message, hint, place }) => message && hint && place));
    assert.match(value, new RegExp(`\\(\\+${last.problems.length - 1} more\\)`));
    await tab.close();
  });
});
