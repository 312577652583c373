// The custom functions of Excel through Microsoft's own runtime: what Excel sends goes in, what it would get is looked at.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";

import { chromium } from "playwright-core";

import { open } from "../../dist/node/tiersheet.mjs";
import { cases, shown } from "../node/cases.mjs";
import { browserPath, isoOfSerial, missing, openPage, serve, wire } from "./support.mjs";

const VALUE = 7;
const NOT_AVAILABLE = 1;
const metadata = JSON.parse(readFileSync(new URL("../../dist/excel/functions.json", import.meta.url), "utf8"));
const parametersOf = new Map(metadata.functions.map(({ id, parameters }) => [id, parameters]));
const golden = cases();
const engine = open();

let server;
let browser;
before(async () => {
  assert.equal(missing, undefined, missing);
  server = await serve();
  browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
});
after(async () => {
  await browser?.close();
  server?.stop();
});

const visit = (settings) => openPage(browser, server.address, settings);
const call = (tab, id, args, more) => tab.evaluate((given) => host.call(given.id, given.args, given.more), { id, args, more });
const state = (tab) => tab.evaluate(() => TierSheetExcel.state());
const sent = (tab) => tab.evaluate(() => host.messages.join("\n"));

/** A page on which the engine is ready. */
async function ready(settings) {
  const visited = await visit(settings);
  await visited.tab.evaluate(() => TierSheetExcel.ready());
  return visited;
}

const small = [["Client", "Revenue", "Cost", "Complaints"], ["Acme", 1000, 600, 0], ["Bolt", 800, 500, 1], ["Cray", 500, 390, 0], ["Dune", 400, 380, 0], ["Echo", 300, 330, 2]];
const rules = [["tier", "note", "margin", "profit", "complaints"], ["E", "loses money", "<0", null, null], ["A", "VIP", ">=25%", "top 40%", null], ["B", "loyal", ">=15%", null, 0], ["D", "the rest", null, null, null]];

function clients(count, note = "") {
  return [["Client ID", "Revenue", "Cost", "Complaints"], ...Array.from({ length: count }, (_, at) => [`C${at}${note}`, 100 + (at % 977), 50 + (at % 613), at % 3])];
}

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
  const answers = await tab.evaluate((calls) => host.batch(calls), prepared);
  golden.forEach((one, at) => assertGolden(one, answers[at]));
}

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
  await tab.evaluate(() => { supported.add("CustomFunctionsRuntime 1.4"); });
  await goldenAnswers(tab, golden.map(({ id, args }) => ({ id, args: wire(parametersOf.get(id), args) })));
  assert.match(await sent(tab), /"type":"FormattedNumber","basicValue":\d+,"numberFormat":"yyyy-mm-dd"/);
  assert.deepEqual(odd, []);
  await tab.close();
});

const letters = (column) => String.fromCharCode(65 + column);
const widthOf = (rows) => Math.max(...rows.map((row) => row.length));

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

test("a sheet that cannot be read leaves the zeros, and the pane can say so", async () => {
  const { tab } = await ready();
  await tab.evaluate(() => host.openExcel());
  const { fine } = await call(tab, "ASSIGN", [small, null, null, null], { addresses: ["Gone!A1:D6"] });
  assert.ok(fine);
  assert.match((await state(tab)).blanksProblem, /Gone/);
  await tab.close();
});

test("cells with errors, cards and formats count as what they show", async () => {
  const { tab, odd } = await ready();
  await tab.evaluate(() => { supported.add("CustomFunctionsRuntime 1.4"); });
  const header = ["Client", "Revenue", "Cost", "Last order"];
  const rich = (value) => ({ value: JSON.stringify(value) });
  const formatted = [
    [header, ["Acme", 100, 60, 45000]],
    [header, [rich({ type: "Entity", text: "Acme", basicType: "Error", basicValue: "#VALUE!", properties: {} }), rich({ type: "Double", basicValue: 100, numberFormat: "0.00" }), 60, rich({ type: "FormattedNumber", basicValue: 45000, numberFormat: "dd.mm.yyyy" })]],
  ];
  const table = [["tier", "margin"], ["A", ">=40%"], ["B", null]];
  const [plain, cards] = await tab.evaluate((calls) => host.batch(calls), formatted.map((data) => ({ id: "ASSIGN", args: [data, table, null, null], flags: 12 })));
  assert.ok(plain.fine && cards.fine, cards.value);
  assert.deepEqual(cards.value, plain.value);

  const asText = engine.call("ASSIGN", [[header, ["Acme", 100, 60, 45000], ["Bolt", 100, { type: "Error", basicValue: "#DIV/0!" }, 45000]], table]);
  const errors = [
    [{ type: "CustomFunctionError", code: "#DIV/0!" }, 4],
    [rich({ type: "Error", basicType: "Error", basicValue: "#DIV/0!", errorType: "Div0" }), 12],
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
  const deals = [["Client", "Amount", "Paid on"], ["Acme", 100, 45658], ["Acme", 50, 45700], ["Bolt", 70, 45690]];
  const { tab } = await ready();
  const text = await call(tab, "METRICS", [deals, null, null, null]);
  await tab.evaluate(() => { supported.add("CustomFunctionsRuntime 1.4"); });
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
  await tab.evaluate(() => { supported.add("CustomFunctionsRuntime 1.4"); });
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

test("calls before the engine is there wait for one load", async () => {
  let free;
  const gate = new Promise((resolve) => { free = resolve; });
  const { tab, odd, modules } = await visit({ route: async (route) => { await gate; await route.continue(); } });
  const waiting = tab.evaluate((args) => host.batch([
    { id: "VERSION", args: [null] }, { id: "ASSIGN", args }, { id: "RULES", args: [null, null, null] },
  ]), [small, rules, null, null]);
  await tab.waitForFunction(() => host.waiting.size === 3);
  assert.equal((await state(tab)).engine, "loading");
  assert.equal(await sent(tab), "");
  free();
  const answers = await waiting;
  assert.deepEqual(answers.map(({ fine }) => fine), [true, true, true]);
  assert.deepEqual(answers[1].value, engine.call("ASSIGN", [small, rules]));
  assert.equal(modules.length, 1);
  // From now on the answer is there when the function returns.
  assert.ok(await tab.evaluate(() => Array.isArray(CustomFunctions._association.mappings.VERSION(null, {}))));
  assert.deepEqual(odd, []);
  await tab.close();
});

for (const [name, fail] of [
  ["the network fails", (route) => route.abort()],
  ["the server has no such file", (route) => route.fulfill({ status: 404, body: "no" })],
  ["something else comes in its place", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<html>" })],
  ["half of it comes", (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: readFileSync(new URL("../../dist/excel/tiersheet.wasm", import.meta.url)).subarray(0, 700000) })],
]) {
  test(`a load that failed says what to do and is tried again: ${name}`, async () => {
    const { tab, odd, modules } = await visit({ route: fail });
    const calls = () => tab.evaluate((args) => host.batch([{ id: "ASSIGN", args, address: "S!A1" }, { id: "VERSION", args: [null] }]), [small, rules, null, null]);
    await tab.waitForFunction(() => TierSheetExcel.state().engine === "failed");
    const failed = await calls();
    for (const { fine, code, value } of failed) {
      assert.deepEqual([fine, code], [false, NOT_AVAILABLE]);
      assert.match(value, /could not be loaded.*Ctrl\+Alt\+F9/s);
    }
    assert.equal(modules.length, 2, "one try at the start, one for both calls");
    assert.equal((await state(tab)).problem, failed[0].value);
    await tab.unroute("**/tiersheet.wasm");
    const answers = await calls();
    assert.deepEqual(answers.map(({ fine }) => fine), [true, true]);
    assert.deepEqual([(await state(tab)).engine, (await state(tab)).problem], ["ready", ""]);
    assert.deepEqual(odd, []);
    await tab.close();
  });
}

test("a server that does not know the type of the module serves it all the same", async () => {
  const bytes = readFileSync(new URL("../../dist/excel/tiersheet.wasm", import.meta.url));
  const { tab, odd } = await ready({ route: (route) => route.fulfill({ status: 200, contentType: "application/octet-stream", body: bytes }) });
  assert.ok((await call(tab, "VERSION", [null])).fine);
  assert.deepEqual(odd, []);
  await tab.close();
});

test("without WebAssembly every call says so", async () => {
  const { tab, odd } = await visit({ before: () => { delete window.WebAssembly; } });
  const { fine, code, value } = await call(tab, "VERSION", [null]);
  assert.deepEqual([fine, code], [false, NOT_AVAILABLE]);
  assert.match(value, /WebAssembly/);
  assert.ok(value.length <= 255 && !value.endsWith("…"));
  assert.deepEqual(odd, []);
  await tab.close();
});

test("after a trap the next call gets a new instance", async () => {
  // The export is replaced by one that runs into an `unreachable`, once.
  const { tab, odd } = await ready({
    before: () => {
      const Instance = WebAssembly.Instance;
      const trapping = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
      window.instances = 0;
      WebAssembly.Instance = function (module, imports) {
        const { exports } = new Instance(module, imports);
        window.instances++;
        const run = (...args) => {
          if (window.trapNext) {
            window.trapNext = false;
            new Instance(new WebAssembly.Module(trapping)).exports.t();
          }
          return exports.run(...args);
        };
        return { exports: { ...exports, run } };
      };
      WebAssembly.Instance.prototype = Instance.prototype;
    },
  });
  assert.equal(await tab.evaluate(() => instances), 1);
  await tab.evaluate(() => { trapNext = true; });
  const answers = await tab.evaluate((args) => host.batch([{ id: "ASSIGN", args }, { id: "ASSIGN", args }]), [small, rules, null, null]);
  assert.deepEqual(answers.map(({ fine, code }) => [fine, code]), [[false, NOT_AVAILABLE], [true, undefined]].map(([fine, code]) => [fine, fine ? answers[1].code : code]));
  assert.match(answers[0].value, /stopped/);
  assert.deepEqual(answers[1].value, engine.call("ASSIGN", [small, rules]));
  assert.equal(await tab.evaluate(() => instances), 2);
  assert.deepEqual(odd, []);
  await tab.close();
});

test("20,000 clients in one call, and again without computing", async () => {
  const { tab, odd } = await ready();
  const data = clients(20000);
  const first = await call(tab, "ASSIGN", [data, rules, null, null]);
  assert.ok(first.fine, first.value);
  assert.deepEqual(first.value, engine.call("ASSIGN", [data, rules]));
  assert.equal((await state(tab)).repeated, 0);
  const second = await call(tab, "ASSIGN", [data, rules, null, null]);
  assert.deepEqual(second.value, first.value);
  assert.equal((await state(tab)).repeated, 1);
  data[20000][1] = 1;
  const third = await call(tab, "ASSIGN", [data, rules, null, null]);
  assert.equal((await state(tab)).repeated, 1);
  assert.deepEqual(third.value, engine.call("ASSIGN", [data, rules]));
  assert.notDeepEqual(third.value, first.value);
  assert.deepEqual(odd, []);
  await tab.close();
});

test("a blank in place of a remembered zero is another call", async () => {
  const { tab } = await ready();
  const data = clients(300);
  await tab.evaluate((rows) => { host.openExcel(); host.sheets = new Map([["S", rows]]); }, data);
  const ask = (args) => call(tab, "ASSIGN", args, { addresses: ["S!A1:D301", "S!H1:L5"] });
  const before = await ask([data, rules.map((row) => row.map((cell) => cell ?? "")), null, null]);
  await tab.evaluate(() => { host.sheets.get("S")[1][3] = ""; });
  const later = await ask([data, rules.map((row) => row.map((cell) => cell ?? "")), null, null]);
  assert.ok(before.fine && later.fine, later.value);
  assert.equal(before.value[1][2], "");
  assert.equal(later.value[1][2], "Complaints");
  await tab.close();
});

test("a result above Excel's limit says how much fits and which columns do", async () => {
  const { tab, odd } = await ready();
  const large = (options, id = "ASSIGN", note = "") => tab.evaluate(({ rules, options, id, note }) => {
    const rows = [["Client ID", "Revenue", "Cost", "Complaints"]];
    for (let at = 0; at < 90000; at++) rows.push([`C${at}${note}`, 100 + (at % 977), 50 + (at % 613), at % 3]);
    return host.call(id, id === "ASSIGN" ? [rows, rules, null, options] : [rows, null, null, options]);
  }, { rules, options, id, note });
  const { fine, code, value } = await large(null);
  assert.deepEqual([fine, code], [false, VALUE]);
  assert.match(value, /^The result is [\d.]+ MB for 90,001 rows; Excel takes 5 MB.*About \d+,\d00 rows fit.*option columns: tier; missing\..*pane/s);
  assert.ok(!value.endsWith("…"));
  const fewer = await large([["columns", "tier; missing"]]);
  assert.ok(fewer.fine, fewer.value);
  assert.equal(fewer.value.length, 90001);
  assert.deepEqual(odd, []);
  await tab.close();
});

test("dates are written as texts where their formats would not fit", async () => {
  const { tab } = await ready();
  await tab.evaluate(() => { supported.add("CustomFunctionsRuntime 1.4"); });
  const { fine, rows, dates } = await tab.evaluate(async () => {
    const deals = [["Client", "Amount", "Paid on"]];
    for (let at = 0; at < 40000; at++) deals.push([`C${at}`, 100, 45000 + (at % 300)]);
    const { fine, value } = await host.call("METRICS", [deals, null, null, [["columns", "client; revenue; first; last"]]]);
    return { fine, rows: value.length, dates: fine ? value[1].slice(2) : value };
  });
  assert.ok(fine, dates);
  assert.equal(rows, 40001);
  assert.deepEqual(dates, ["2023-03-15", "2023-03-15"]);
  await tab.close();
});

test("whole columns end with their data, and columns side by side stay of one length", async () => {
  const { tab, odd } = await ready();
  const measured = await tab.evaluate(async () => {
    const whole = (rows, width) => {
      const all = rows.slice();
      const blank = new Array(width).fill(null);
      while (all.length < 1048576) all.push(blank);
      return all;
    };
    const rows = [["Client ID", "Client", "Revenue", "Cost", "Orders", "Complaints"]];
    for (let at = 0; at < 5000; at++) rows.push([`C${at}`, `Client ${at}`, 100 + (at % 977), 50 + (at % 613), at % 9, at % 3]);
    const column = (at) => whole(rows.map((row) => [row[at]]), 1);
    const { ASSIGN, MARGIN, TOP } = CustomFunctions._association.mappings;
    // Straight into the functions: what is measured is ours, not the runtime's reading of 30 MB of JSON.
    const timed = (work) => { const start = performance.now(); const value = work(); return { rows: value.length, first: value[0], seconds: (performance.now() - start) / 1000 }; };
    const few = [["tier", "margin"], ["A", ">=25%"], ["B", null]];
    return {
      assign: timed(() => ASSIGN(whole(rows, 6), few, null, null, {})),
      margin: timed(() => MARGIN(column(2), column(3), null, {})),
      top: timed(() => TOP(whole(rows, 6), column(2), null, null, {})),
    };
  });
  for (const [name, { rows, seconds }] of Object.entries(measured)) {
    assert.equal(rows, 5001, name);
    assert.ok(seconds < 5, `${name}: ${seconds} s`);
  }
  assert.deepEqual(odd, []);
  await tab.close();
});
