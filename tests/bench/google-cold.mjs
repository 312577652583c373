// How long a formula of Google Sheets takes from nothing: node tests/bench/google-cold.mjs
// Every cell's call is an execution of its own. Each run is a process of its own with a realm that has nothing but the language:
// the files are loaded, the module decoded, compiled and instantiated, and ASSIGN answers for 100 rows.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

import { bareRealm } from "../node/realm.mjs";

const RUNS = 15;
const BUDGET = 40;
const folder = new URL("../../dist/google/", import.meta.url);

function once() {
  const sources = readdirSync(folder).filter((name) => name.endsWith(".js")).sort().map((name) => [name, readFileSync(new URL(name, folder), "utf8")]);
  const { context, run } = bareRealm();
  run(`
    var SpreadsheetApp = { getActiveSpreadsheet: () => ({ getSpreadsheetLocale: () => "en_US", getSpreadsheetTimeZone: () => "Etc/UTC" }) };
    var data = [["Client", "Revenue", "Cost", "Orders"]];
    for (let at = 0; at < 100; at++) data.push(["client " + at, at * 10, at * 7, at % 9]);
    var rules = [["tier", "profit", "orders"], ["A", "top 20%", ">2"], ["B", ">0", ""], ["C", "", ""]];
  `);
  context.now = () => performance.now();
  // The parts of the first call, by what it calls. Instantiating is what is left of making an instance.
  run(`
    var parts = { decode: 0, compile: 0, instantiate: 0 };
    for (const [part, name] of [["compile", "Module"], ["instantiate", "Instance"]]) {
      const Plain = WebAssembly[name];
      WebAssembly[name] = new Proxy(Plain, { construct(target, args) { const from = now(); try { return Reflect.construct(target, args); } finally { parts[part] += now() - from; } } });
    }
  `);
  const started = performance.now();
  for (const [filename, source] of sources) new vm.Script(source, { filename }).runInContext(context);
  const loaded = performance.now();
  run("{ const decode = tierSheetBytes_; tierSheetBytes_ = (text) => { const from = now(); try { return decode(text); } finally { parts.decode += now() - from; } }; }");
  const ready = performance.now();
  const rows = run("TIER_ASSIGN(data, rules).length");
  const answered = performance.now();
  if (rows !== 101) throw new Error(`${rows} rows`);
  const { decode, compile, instantiate } = run("parts");
  const load = loaded - started;
  const call = answered - ready;
  return { load, decode, compile, instantiate, answer: call - decode - compile - instantiate, total: load + call };
}

if (process.argv.includes("--once")) {
  console.log(JSON.stringify(once()));
} else {
  const runs = Array.from({ length: RUNS }, () => JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--once"], { encoding: "utf8" })));
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const least = (values) => Math.min(...values);
  const total = median(runs.map((one) => one.total));
  const names = { load: "load the files", decode: "decode the base64", compile: "compile", instantiate: "instantiate", answer: "first answer, 100 rows", total: "all" };
  console.log(`${cpus()[0]?.model ?? ""}, Node.js ${process.version}, load ${loadavg()[0].toFixed(1)}: median of ${RUNS} processes, and the least`);
  for (const [part, name] of Object.entries(names)) {
    const values = runs.map((one) => one[part]);
    const middle = median(values);
    console.log(`${name.padEnd(24)}${middle.toFixed(1).padStart(8)} ms${((middle / total) * 100).toFixed(0).padStart(5)} %${least(values).toFixed(1).padStart(8)} ms`);
  }
  console.log(total <= BUDGET ? `within the budget of ${BUDGET} ms` : `over the budget of ${BUDGET} ms by ${(total - BUDGET).toFixed(1)} ms`);
}
