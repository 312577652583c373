// The custom functions of Excel: every id of the registry, bound to the engine at once, and the loads of its two modules.
// A classic script that runs before Excel's first call; `pkg-scripts/assemble.mjs` puts it behind the engine and its own parts.

const CARD = "EXPLAIN.CARD";
// A load that never ends would leave #BUSY! in every cell.
const LOAD_SECONDS = 60;

// Only while a script runs is it known which one it is.
const scriptAddress = (typeof document === "object" && document.currentScript && document.currentScript.src) || "";

// The engine asks for its second module with the first call of a function in it; that one has to be fetched first.
const MODELS_WANTED = new Error("The functions of the model are not loaded yet.");

const status = { engine: "loading", problem: "", lastError: null, calls: 0, repeated: 0 };
let engine = null;
let models = null;

async function fetchModule(name) {
  const address = new URL(name, scriptAddress || location.href).href;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LOAD_SECONDS * 1000);
  try {
    const response = await fetch(address, { signal: stop.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const type = (response.headers.get("content-type") || "").split(";")[0].trim();
    // Streaming is refused for any other type, and not every static server knows this one.
    if (type === "application/wasm" && WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
}

/** One load at a time. One that failed is tried again at the next call. */
function loader(load) {
  let loading = null;
  return () => {
    if (loading === null) loading = attempt(load).finally(() => { loading = null; });
    return loading;
  };
}

async function attempt(load) {
  try {
    if (typeof WebAssembly === "undefined") throw notAvailable(WORDS[language()].noWebAssembly());
    status.engine = "loading";
    await load();
    Object.assign(status, { engine: "ready", problem: "" });
  } catch (error) {
    const why = String((error && error.message) || error);
    const shown = error instanceof CustomFunctions.Error ? error : notAvailable(WORDS[language()].notLoaded(why));
    Object.assign(status, { engine: "failed", problem: shown.message });
    throw shown;
  }
}

const loadEngine = loader(async () => {
  const opened = TierSheet.load(await fetchModule("tiersheet.wasm"), () => {
    if (models === null) throw MODELS_WANTED;
    return models;
  });
  // Only a call tells whether the module works.
  opened.call("VERSION", []);
  engine = opened;
});

const loadModels = loader(async () => { models = await fetchModule("tiersheet-models.wasm"); });

/** The engine, whole. */
async function ready() {
  if (engine === null) await loadEngine();
  if (models === null) await loadModels();
  return engine;
}

function settings(args, lang) {
  const dates = takesRichCells() && !countsFrom1904(args[args.length - 1]) ? formattedDate : "iso";
  return { lang, dates };
}

function compute(id, given, lang) {
  const args = cutWholeColumns(given);
  if (id === CARD) return card(engine, args, lang);
  const own = settings(args, lang);
  const key = `${id} ${lang} ${typeof own.dates}`;
  const known = remembered(key, args);
  if (known !== undefined) {
    status.repeated++;
    return known;
  }
  const rows = rowsForExcel(engine.columns(id, args, own), lang);
  remember(key, args, rows);
  return rows;
}

function noteError(id, address, error, shown) {
  const problems = error && Array.isArray(error.problems) ? error.problems : [];
  status.lastError = { function: id, address: address || "", error: shown.code, message: shown.message, problems };
}

/** An answer or an error that Excel shows; no other error leaves. */
function answer(id, args, address) {
  const lang = language();
  try {
    return compute(id, args, lang);
  } catch (error) {
    if (error === MODELS_WANTED) throw error;
    const shown = error instanceof CustomFunctions.Error ? error : engineFailure(error, lang);
    noteError(id, address, error, shown);
    throw shown;
  }
}

async function answerLater(id, args, { address, parameterAddresses }) {
  // What has to be there before the engine can answer; an error of it is shown like one of the engine's.
  const first = async (work) => {
    try {
      await work();
    } catch (error) {
      noteError(id, address, error, error);
      throw error;
    }
  };
  if (engine === null) await first(loadEngine);
  if (Array.isArray(parameterAddresses) && doubtful(args)) await first(() => restoreBlanks(args, parameterAddresses));
  try {
    return answer(id, args, address);
  } catch (error) {
    if (error !== MODELS_WANTED) throw error;
    await first(loadModels);
    return answer(id, args, address);
  }
}

function bound(id) {
  return (...args) => {
    // Excel passes the invocation behind the arguments, and null for each argument that was left out.
    const invocation = args.pop() || {};
    status.calls++;
    if (engine === null || (Array.isArray(invocation.parameterAddresses) && doubtful(args))) return answerLater(id, args, invocation);
    try {
      return answer(id, args, invocation.address);
    } catch (error) {
      if (error !== MODELS_WANTED) throw error;
      return answerLater(id, args, invocation);
    }
  };
}

// The page may be opened outside of Excel, where nobody calls.
if (typeof CustomFunctions !== "undefined") {
  CustomFunctions.associate(Object.fromEntries([...TIERSHEET_FUNCTIONS.map(({ id }) => id), CARD].map((id) => [id, bound(id)])));
  loadEngine().catch(() => undefined);
}

return {
  version: VERSION,
  /** The engine that the functions use, for the pane. */
  ready,
  /** How things stand: the engine, how blanks come, calls so far and how many of them were repeated ones. */
  state: () => ({
    engine: status.engine, problem: status.problem, blanks: blanks.come, blanksProblem: blanks.problem,
    calls: status.calls, repeated: status.repeated, language: language(),
  }),
  /** The latest error that a cell shows: the function, the cell that called, the whole problems; null when there was none. */
  lastError: () => status.lastError,
};
