// What both modules have at their boundary: errors, the instance, and blocks of cells as plain values.
// A part of a classic script; `pkg-scripts/assemble.mjs` puts it before `shim.js` and `files.js`.

const BLANK = 0, NUMBER = 1, TEXT = 2, BOOL = 3, ERROR = 4, DATE = 5;

class TierSheetError extends Error {
  constructor(problems) {
    const first = problems[0] || { code: "INTERNAL", message: "", place: "", hint: "" };
    super(first.message);
    this.name = "TierSheetError";
    this.code = first.code;
    this.place = first.place;
    this.cell = first.cell || "";
    this.hint = first.hint;
    this.problems = problems;
  }
}

function isBlankCell(value) {
  return value === "" || value === null || value === undefined;
}

function isoOfSerial(serial) {
  return new Date((serial - (serial > 60 ? 25569 : 25568)) * 86400000).toISOString().slice(0, 10);
}

function unpack(block, dates) {
  const texts = new Array(block.lengths.length);
  for (let at = 0, from = 0; at < texts.length; at++) {
    texts[at] = block.text.substr(from, block.lengths[at]);
    from += block.lengths[at];
  }
  const cells = new Array(block.kinds.length);
  for (let at = 0; at < cells.length; at++) {
    const value = block.values[at];
    switch (block.kinds[at]) {
      case NUMBER: cells[at] = value; break;
      case TEXT: cells[at] = texts[value]; break;
      case BOOL: cells[at] = value !== 0; break;
      case DATE: cells[at] = typeof dates === "function" ? dates(value) : dates === "serial" ? value : isoOfSerial(value); break;
      default: cells[at] = "";
    }
  }
  return cells;
}

// Keeps one instance of a module. A trap leaves an instance in an unknown state, so the next call gets a new one; so it is
// when its memory has grown, because memory never shrinks.
function createKeeper(makeGlue, wasm, memoryToKeep, hint) {
  const tag = Object.prototype.toString.call(wasm);
  const module = tag === "[object WebAssembly.Module]" ? wasm : new WebAssembly.Module(wasm);
  let glue = null;
  let memory = null;

  function instance() {
    if (glue === null) {
      const fresh = makeGlue();
      memory = fresh.initSync({ module }).memory;
      glue = fresh;
    }
    return glue;
  }

  function drop() {
    glue = null;
  }

  function guarded(work) {
    try {
      return work(instance());
    } catch (error) {
      if (error && Array.isArray(error.problems)) throw new TierSheetError(error.problems);
      if (error instanceof TierSheetError) throw error;
      drop();
      const message = String((error && error.message) || error);
      throw new TierSheetError([{
        code: "INTERNAL", severity: "error", message: "The engine stopped: " + message, hint, place: "", cell: "",
        range: "", row: null, column: null, args: [], suggestion: "",
      }]);
    }
  }

  function trim() {
    if (glue !== null && memory.buffer.byteLength > memoryToKeep) drop();
  }

  return { guarded, trim, memory: () => memory };
}
