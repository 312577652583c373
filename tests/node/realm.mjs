// TierSheet in a realm with nothing but the language itself, WebAssembly and a console: what a spreadsheet script has.

import { readFileSync } from "node:fs";
import vm from "node:vm";

export const corePath = new URL("../../dist/core/tiersheet.js", import.meta.url);
export const wasmPath = new URL("../../dist/core/tiersheet.wasm", import.meta.url);
export const modelsPath = new URL("../../dist/core/tiersheet-models.wasm", import.meta.url);

const absent = [
  "TextEncoder", "TextDecoder", "URL", "URLSearchParams", "fetch", "Request", "Response", "Headers", "Blob", "crypto",
  "setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "clearImmediate", "queueMicrotask",
  "structuredClone", "atob", "btoa", "performance", "navigator", "process", "Buffer", "require", "window", "self",
  "document", "location",
];

export function bareRealm(alsoAbsent = []) {
  const context = vm.createContext(Object.create(null));
  const run = (source, filename = "realm.js") => vm.runInContext(source, context, { filename });
  for (const name of [...absent, ...alsoAbsent]) run(`delete globalThis.${name};`);
  run("delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming;");
  return { context, run };
}

// Values cross as JSON text, so that every array and error the engine sees or makes belongs to the realm.
// `call(id, args)` takes JSON values; `callSource(id, source)` takes the array of arguments as source text, for what
// JSON cannot say: dates, undefined, NaN, lone surrogates.
export function openInRealm({ absent: alsoAbsent = [], wasm = readFileSync(wasmPath), models = readFileSync(modelsPath) } = {}) {
  const { context, run } = bareRealm(alsoAbsent);
  run(readFileSync(corePath, "utf8"), "tiersheet.js");
  const bytes = (source) => {
    const inside = run(`new Uint8Array(${source.length})`);
    inside.set(source);
    return inside;
  };
  context.tiersBytes = bytes(wasm);
  context.modelsBytes = bytes(models);
  run(`
    var engine = TierSheet.load(tiersBytes, modelsBytes);
    function attempt(work) {
      try {
        return JSON.stringify({ value: work() });
      } catch (error) {
        return JSON.stringify({
          error: {
            name: error.name, message: error.message, code: error.code, place: error.place, hint: error.hint,
            isError: error instanceof Error,
          },
        });
      }
    }
  `);

  const attempt = (work) => {
    const { value, error } = JSON.parse(run(`attempt(function () { return ${work}; })`));
    if (error) throw Object.assign(new Error(error.message), error);
    return value;
  };
  const callSource = (id, source) => attempt(`engine.call(${JSON.stringify(id)}, ${source})`);
  const call = (id, args) => {
    context.argsText = JSON.stringify(args);
    return callSource(id, "JSON.parse(argsText)");
  };
  const list = () => {
    const value = attempt("engine.list()");
    return typeof value === "string" ? JSON.parse(value) : value;
  };
  return { call, callSource, list, run, context };
}
