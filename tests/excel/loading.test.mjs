// The load of the engine, its end, and the limits of Excel, through Microsoft's own runtime.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { describe } from "node:test";

import { open } from "../../dist/node/tiersheet.mjs";
import { NOT_AVAILABLE, VALUE, batch, call, clients, excel, rules, sent, small, state, supportCards } from "./support.mjs";

const engine = open();
const wasm = readFileSync(new URL("../../dist/excel/tiersheet.wasm", import.meta.url));

describe("the engine in Excel", { concurrency: 3 }, () => {
  const { visit, ready } = excel();

  test("calls before the engine is there wait for one load", async () => {
    let free;
    const gate = new Promise((resolve) => { free = resolve; });
    const { tab, odd, modules } = await visit({ route: async (route) => { await gate; await route.continue(); } });
    const waiting = tab.evaluate((args) => host.batch([
      { id: "VERSION", args: [null] }, { id: "ASSIGN", args }, { id: "SUMMARY", args },
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
    ["half of it comes", (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: wasm.subarray(0, wasm.length / 2) })],
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
      await tab.unroute("**/*.wasm");
      const answers = await calls();
      assert.deepEqual(answers.map(({ fine }) => fine), [true, true]);
      assert.deepEqual([(await state(tab)).engine, (await state(tab)).problem], ["ready", ""]);
      assert.deepEqual(odd, []);
      await tab.close();
    });
  }

  test("a server that does not know the type of the module serves it all the same", async () => {
    const { tab, odd } = await ready({ route: (route) => route.fulfill({ status: 200, contentType: "application/octet-stream", body: wasm }) });
    assert.ok((await call(tab, "VERSION", [null])).fine);
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("without WebAssembly every call says so", async () => {
    const { tab, odd } = await visit({ prepare: () => { delete window.WebAssembly; } });
    for (const [displayLanguage, words] of [["en-GB", /needs WebAssembly.*Edge/], ["ru-RU", /нужен WebAssembly.*Edge/], ["uk-UA", /потребує WebAssembly.*Edge/]]) {
      await tab.evaluate((language) => { office.displayLanguage = language; }, displayLanguage);
      const { fine, code, value } = await call(tab, "VERSION", [null]);
      assert.deepEqual([fine, code], [false, NOT_AVAILABLE]);
      assert.match(value, words);
      assert.ok(!value.endsWith("…"));
    }
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("the second module comes with the first call of one of its functions", async () => {
    let broken = true;
    const { tab, odd, modules } = await visit({ route: (route) => (broken && route.request().url().includes("models") ? route.abort() : route.continue()) });
    await tab.waitForFunction(() => TierSheetExcel.state().engine === "ready");
    const first = await batch(tab, [{ id: "ASSIGN", args: [small, rules, null, null] }, { id: "TOP", args: [small, null, null, null] }, { id: "ABC", args: [small, null, null, null, null] }]);
    assert.deepEqual(first.map(({ fine, code }) => [fine, code]), [[true, undefined], [false, NOT_AVAILABLE], [false, NOT_AVAILABLE]]);
    assert.match(first[1].value, /could not be loaded/);
    assert.deepEqual(modules, ["tiersheet.wasm", "tiersheet-models.wasm"]);
    broken = false;
    const again = await batch(tab, [{ id: "TOP", args: [small, null, null, null] }, { id: "ABC", args: [small, null, null, null, null] }]);
    assert.deepEqual(again.map(({ value }) => value), [engine.call("TOP", [small]), engine.call("ABC", [small])]);
    assert.equal(modules.length, 3, "one more try for both calls");
    assert.ok(await tab.evaluate((rows) => Array.isArray(CustomFunctions._association.mappings.TOP(rows, null, null, null, {})), small));
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("after a trap the next call gets a new instance", async () => {
    // The export is replaced by one that runs into an `unreachable`, once.
    const { tab, odd } = await ready({
      prepare: () => {
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
    const answers = await batch(tab, [1, 2].map(() => ({ id: "ASSIGN", args: [small, rules, null, null] })));
    assert.deepEqual(answers.map(({ fine, code }) => [fine, code]), [[false, NOT_AVAILABLE], [true, undefined]]);
    assert.match(answers[0].value, /stopped/);
    assert.deepEqual(answers[1].value, engine.call("ASSIGN", [small, rules]));
    assert.equal(await tab.evaluate(() => instances), 2);
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("20,000 clients in one call, and again without computing", async () => {
    const { tab, odd } = await ready();
    const { texts, repeated } = await tab.evaluate(async (rules) => {
      const data = clients(20000);
      const texts = [];
      const repeated = [];
      const ask = async () => {
        const { fine, value } = await host.call("ASSIGN", [data, rules, null, null]);
        texts.push(fine ? JSON.stringify(value) : value);
        repeated.push(TierSheetExcel.state().repeated);
      };
      await ask();
      await ask();
      data[20000][1] = 1;
      await ask();
      return { texts, repeated };
    }, rules);
    const data = clients(20000);
    const expected = JSON.stringify(engine.call("ASSIGN", [data, rules]));
    data[20000][1] = 1;
    assert.deepEqual(texts, [expected, expected, JSON.stringify(engine.call("ASSIGN", [data, rules]))]);
    assert.notEqual(texts[2], texts[0]);
    assert.deepEqual(repeated, [0, 1, 1]);
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("a blank in place of a remembered zero is another call", async () => {
    const { tab } = await ready();
    const data = clients(300);
    const table = [["tier", "complaints"], ["A", "0"], ["B", ""]];
    await tab.evaluate((rows) => { host.openExcel(); host.sheets = new Map([["S", rows]]); }, data);
    const ask = async () => (await call(tab, "ASSIGN", [data, table, null, null], { addresses: ["S!A1:D301", "Rules!A1:B3"] })).value[1];
    assert.deepEqual((await ask()).map((cell, at) => (at === 1 ? "" : cell)), ["A", "", ""]);
    await tab.evaluate(() => { host.sheets.get("S")[1][3] = ""; });
    assert.deepEqual((await ask()).map((cell, at) => (at === 1 ? "" : cell)), ["B", "", "Complaints"]);
    await tab.close();
  });

  test("a result above Excel's limit says how much fits and which columns do", async () => {
    const { tab, odd } = await ready();
    const noted = rules.map((row, at) => (at === 0 ? row : [row[0], `${row[1]}: ${"as long as only notes can be, ".repeat(6)}`, ...row.slice(2)]));
    const large = (options) => tab.evaluate(async (given) => {
      const { fine, code, value } = await host.call("ASSIGN", [clients(30000), ...given]);
      return { fine, code, value: fine ? value.length : value };
    }, [noted, null, options]);
    const { fine, code, value } = await large(null);
    assert.deepEqual([fine, code], [false, VALUE]);
    assert.match(value, /^The result is [\d.]+ MB for 30,001 rows; Excel takes 5 MB.*About \d+,\d00 rows fit.*option columns: tier; missing\..*pane/s);
    assert.ok(!value.endsWith("…"));
    for (const [displayLanguage, words] of [["ru", /МБ.*опция «столбцы»: категория; не хватает.*панели/s], ["uk", /МБ.*опція «стовпці»: категорія; бракує.*панелі/s]]) {
      await tab.evaluate((language) => { office.displayLanguage = language; }, displayLanguage);
      const { value: told } = await large(null);
      assert.match(told, words);
      assert.ok(!told.endsWith("…"), told);
    }
    await tab.evaluate(() => { office.displayLanguage = "en-US"; });
    const fewer = await large([["columns", "tier; missing"]]);
    assert.ok(fewer.fine, fewer.value);
    assert.equal(fewer.value, 30001);
    assert.deepEqual(odd, []);
    await tab.close();
  });

  test("dates are written as texts where their formats would not fit", async () => {
    const { tab } = await ready();
    await supportCards(tab);
    const { fine, rows, dates } = await tab.evaluate(async () => {
      const deals = [["Client", "Amount", "Date"]];
      for (let at = 0; at < 33000; at++) deals.push([`C${at}`, 100, 45000 + (at % 300)]);
      const { fine, value } = await host.call("METRICS", [deals, null, null, [["columns", "client; revenue; first; last"]]]);
      return { fine, rows: value.length, dates: fine ? value[1].slice(2) : value };
    });
    assert.ok(fine, dates);
    assert.equal(rows, 33001);
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
});
