// The thin layer between a host's plain values and the module: flattens ranges into columns, and puts results back into rows.
// A classic script without imports; `pkg-scripts/assemble.mjs` wraps it. Excel, Sheets, the page and Node all run this file.

const HEAD_ROWS = 20;
// A range up to this size goes whole: to ask first which columns are needed would cost more.
const WHOLE_CELLS = 4096;
const BLOCK_ROWS = 256;
const RECENT = 64;
const MEMORY_TO_KEEP = 1 << 30;

// Calendar fields, not the epoch: a date in a sheet has no time zone.
function serialOfDate(date) {
  const utc = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  const days = Math.round(utc / 86400000) + 25569;
  return days > 60 ? days : days - 1;
}

class ColumnBuilder {
  constructor(kinds, values) {
    this.kinds = kinds; // all NUMBER so far
    this.values = values;
    this.blanks = 0;
    this.plain = true; // no cell so far that is no number
    this.codes = new Map();
    this.texts = [];
    this.recent = new Array(RECENT).fill("");
    this.recentCodes = new Uint32Array(RECENT);
  }

  // Where few texts differ, those met lately are found by two characters and compared, with no hash to compute.
  code(text) {
    if (this.texts.length > RECENT) return this.mapped(text);
    const last = text.length - 1;
    const slot = (text.charCodeAt(0) + 5 * text.charCodeAt(last) + 7 * last) % RECENT;
    if (this.recent[slot] === text) return this.recentCodes[slot];
    const code = this.mapped(text);
    this.recent[slot] = text;
    this.recentCodes[slot] = code;
    return code;
  }

  mapped(text) {
    let code = this.codes.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.codes.set(text, code);
      this.texts.push(text);
    }
    return code;
  }

  put(at, value) {
    switch (typeof value) {
      case "number":
        this.values[at] = value;
        return;
      case "string":
        if (value === "") {
          this.kinds[at] = BLANK;
          this.blanks++;
        } else {
          this.kinds[at] = TEXT;
          this.values[at] = this.code(value);
        }
        return;
      case "boolean":
        this.kinds[at] = BOOL;
        this.values[at] = value ? 1 : 0;
        return;
      case "bigint":
        this.put(at, String(value));
        return;
      case "object":
        if (value !== null) return this.putObject(at, value);
    }
    this.kinds[at] = BLANK;
    this.blanks++;
  }

  putObject(at, value) {
    if (Object.prototype.toString.call(value) === "[object Date]") {
      if (Number.isNaN(value.getTime())) return this.putError(at, "#VALUE!");
      this.kinds[at] = DATE;
      this.values[at] = serialOfDate(value);
    } else if (typeof value.serial === "number") {
      // A date whose day the host knows by the calendar of its sheet.
      this.kinds[at] = DATE;
      this.values[at] = value.serial;
    } else if (typeof value.text === "string") {
      // A cell with a card counts as what it shows.
      this.put(at, value.text);
    } else if (value.type === "Error" || value.basicType === "Error") {
      this.putError(at, String(value.basicValue || value.primitive || "#VALUE!"));
    } else if ("basicValue" in value || "primitive" in value) {
      this.put(at, value.basicValue === undefined ? value.primitive : value.basicValue);
    } else {
      this.putError(at, "#VALUE!");
    }
  }

  putError(at, name) {
    this.kinds[at] = ERROR;
    this.values[at] = this.code(name);
  }

  fill(rows, column, from, to, first) {
    const values = this.values;
    const kinds = this.kinds;
    let row = from;
    // Most columns hold numbers and nothing else.
    for (; row < to; row++) {
      const cells = rows[row];
      const value = cells === undefined || cells === null ? undefined : cells[column];
      if (typeof value !== "number") break;
      values[row - first] = value;
    }
    if (row < to) this.plain = false;
    for (; row < to; row++) {
      const cells = rows[row];
      const value = cells === undefined || cells === null ? undefined : cells[column];
      if (typeof value === "number") {
        values[row - first] = value;
      } else if (typeof value === "string" && value !== "") {
        kinds[row - first] = TEXT;
        values[row - first] = this.code(value);
      } else {
        this.put(row - first, value);
      }
    }
  }

  lengths() {
    const lengths = new Uint32Array(this.texts.length);
    for (let at = 0; at < lengths.length; at++) lengths[at] = this.texts[at].length;
    return lengths;
  }

  block(rows, cols) {
    return { rows, cols, kinds: this.kinds, values: this.values, text: this.texts.join(""), lengths: this.lengths() };
  }
}

function builder(length) {
  return new ColumnBuilder(new Uint8Array(length).fill(NUMBER), new Float64Array(length));
}

// Engines forget a shape with its last object, and throw away with it the code that they made for it. So one is kept.
ColumnBuilder.kept = builder(1);

// A range is an array of rows, or a table read from a file, which holds its cells by column (`files.js`).
function isTable(value) {
  return typeof value === "object" && value !== null && value.isFileTable === true;
}

function putCell(cells, at, source, row, col) {
  if (isTable(source)) source.put(cells, at, row, col);
  else cells.put(at, source[row] ? source[row][col] : undefined);
}

function plainCell(source, row, col) {
  return isTable(source) ? source.cell(row, col) : (source[row] || [])[col];
}

// Rows of a range without the blank ones at its end.
function height(rows) {
  if (isTable(rows)) return rows.height;
  let end = rows.length;
  while (end > 0 && (!Array.isArray(rows[end - 1]) || rows[end - 1].every(isBlankCell))) end--;
  return end;
}

function width(rows, end) {
  if (isTable(rows)) return rows.width;
  let most = 0;
  for (let row = 0; row < end; row++) if (rows[row] && rows[row].length > most) most = rows[row].length;
  return most;
}

function isSmall(rows, end) {
  return end <= WHOLE_CELLS && end * width(rows, end) <= WHOLE_CELLS;
}

function gridBlock(rows, end) {
  const cols = width(rows, end);
  const cells = builder(end * cols);
  for (let row = 0; row < end; row++) {
    for (let col = 0; col < cols; col++) putCell(cells, row * cols + col, rows, row, col);
  }
  return cells.block(end, cols);
}

function cellBlock(value) {
  const cell = builder(1);
  cell.put(0, value);
  return cell.block(1, 1);
}

function columnBlock(rows, column, first, end) {
  const cells = builder(end - first);
  if (isTable(rows)) for (let row = first; row < end; row++) rows.put(cells, row - first, row, column);
  else cells.fill(rows, column, first, end, first);
  return cells.block(end - first, 1);
}

// Two columns of numbers side by side, which spares every other look for the row; up to the row where one of them is no number.
function fillTwo(rows, column, values, otherColumn, otherValues, from, to, first) {
  for (let row = from; row < to; row++) {
    const cells = rows[row];
    if (cells === undefined || cells === null) return row;
    const value = cells[column];
    const other = cells[otherColumn];
    if (typeof value !== "number" || typeof other !== "number") return row;
    values[row - first] = value;
    otherValues[row - first] = other;
  }
  return to;
}

// Fills builders block by block, so that a row's cells are read while the row is still in the processor's memory.
function fillBuilders(builders, rows, columns, first, end) {
  for (let from = first; from < end; from += BLOCK_ROWS) {
    const to = Math.min(end, from + BLOCK_ROWS);
    let single = -1;
    for (let at = 0; at < columns.length; at++) {
      if (!builders[at].plain) {
        builders[at].fill(rows, columns[at], from, to, first);
      } else if (single < 0) {
        single = at;
      } else {
        const row = fillTwo(rows, columns[single], builders[single].values, columns[at], builders[at].values, from, to, first);
        builders[single].fill(rows, columns[single], row, to, first);
        builders[at].fill(rows, columns[at], row, to, first);
        single = -1;
      }
    }
    if (single >= 0) builders[single].fill(rows, columns[single], from, to, first);
  }
}

// 1 where a column is filled, without its texts.
function presence(rows, column, first, end) {
  const present = new Uint8Array(Math.max(0, end - first));
  for (let row = first; row < end; row++) {
    if (!isBlankCell(plainCell(rows, row, column))) present[row - first] = 1;
  }
  return present;
}

function asRange(value) {
  if (isTable(value)) return value;
  if (!Array.isArray(value)) return null;
  return value.length === 0 || Array.isArray(value[0]) ? value : [value];
}

// On its own, so that the loop depends on no shape that comes and goes with a reply.
function lookedUp(dictionary, codes) {
  const cells = new Array(codes.length);
  for (let row = 0; row < cells.length; row++) cells[row] = dictionary[codes[row]];
  return cells;
}

class Result {
  constructor(reply, args, above, dates) {
    this.headers = reply.columns.map((column) => column.header);
    this.headed = reply.headed;
    this.skipped = reply.skipped;
    this.notes = reply.notes;
    this.facts = {};
    for (const [name, value] of reply.facts) this.facts[name] = value;
    this.reply = reply;
    this.args = args;
    this.above = above;
    this.dates = dates;
    const first = reply.columns[0];
    this.length = !first ? 0 : first.sort === "cells" ? first.cells.kinds.length : first.codes.length;
  }

  // A column's cells as a plain array, by its header or its place.
  column(which) {
    const index = typeof which === "number" ? which : this.headers.indexOf(which);
    const column = this.reply.columns[index];
    if (!column) return undefined;
    if (column.sort === "cells") return unpack(column.cells, this.dates);
    const codes = column.codes;
    if (column.sort === "codes") return lookedUp(unpack(column.cells, this.dates), codes);
    const cells = new Array(codes.length);
    const source = this.args[column.arg];
    const above = this.above[column.arg];
    for (let row = 0; row < cells.length; row++) {
      const cell = codes[row] === 0xffffffff ? undefined : plainCell(source, above + codes[row], column.column);
      cells[row] = isBlankCell(cell) ? "" : cell;
    }
    return cells;
  }

  rows() {
    const columns = this.headers.map((_, index) => this.column(index));
    const rows = [];
    for (let row = 0; row < this.skipped; row++) rows.push(this.headers.map(() => ""));
    if (this.headed) rows.push(this.headers.slice());
    for (let row = 0; row < this.length; row++) {
      const cells = new Array(columns.length);
      for (let at = 0; at < cells.length; at++) cells[at] = columns[at][row];
      rows.push(cells);
    }
    return rows;
  }
}

const HELP = "Try again with fewer rows; if it happens again, send us the rule table.";

// The functions live in two modules with the same exports: `tiers` is there from the start, `models` is asked for with the first
// call of one of its functions. Either is bytes or a compiled module; `models` may also be a function that gives it at once.
function createEngine(glues, tiers, models) {
  const first = createKeeper(glues.tiers, tiers, MEMORY_TO_KEEP, HELP);
  let second = null;

  // The keeper of the module that holds a function. One that neither knows goes to the first, which says what is near.
  function holder(id) {
    const knows = (keeper) => keeper.guarded((own) => own.signature(id)) !== undefined;
    if (knows(first) || models === undefined) return first;
    if (second === null) {
      second = createKeeper(glues.models, typeof models === "function" ? models() : models, MEMORY_TO_KEEP, HELP);
    }
    return knows(second) ? second : first;
  }

  // Writes the columns that a plan wants straight into the module's memory.
  function sendColumns(keeper, own, plan, crossed, sources, ends) {
    const jobs = [];
    crossed.forEach((arg, at) => {
      if (arg.sort !== "long") return;
      const first = plan.above[at];
      jobs.push({ arg, at, first, rows: Math.max(0, ends[at] - first), columns: plan.columns[at] || [], named: plan.presence[at] });
    });
    const most = jobs.reduce((rows, job) => Math.max(rows, job.rows), 0);
    own.stage(jobs.reduce((count, job) => count + job.columns.length, 0), most);
    let slot = 0;
    for (const { arg, at, first, rows, columns: wanted, named } of jobs) {
      const slots = wanted.map(() => slot++);
      // Views end with the next growth of the memory, so they are made after all room is.
      const builders = slots.map((staged) => new ColumnBuilder(
        new Uint8Array(keeper.memory().buffer, own.stagedKinds(staged), rows),
        new Float64Array(keeper.memory().buffer, own.stagedValues(staged), rows),
      ));
      if (isTable(sources[at])) {
        arg.columns = wanted.map((index, which) => {
          const { text, lengths, blanks } = sources[at].copy(builders[which], index, first, rows);
          builders[which].blanks = blanks;
          return { index, rows, staged: slots[which], text, lengths };
        });
      } else {
        fillBuilders(builders, sources[at], wanted, first, ends[at]);
        arg.columns = wanted.map((index, which) => ({
          index, rows, staged: slots[which], text: builders[which].texts.join(""), lengths: builders[which].lengths(),
        }));
      }
      // A row is blank only if every column is; one column without blanks settles that there is none.
      const blankRows = builders.every((column) => column.blanks > 0);
      if (blankRows && named !== null && named !== undefined) arg.present = presence(sources[at], named, first, ends[at]);
    }
  }

  function columns(id, args, settings) {
    const lang = (settings && settings.lang) || "en";
    const dates = (settings && settings.dates) || "iso";
    const keeper = holder(id);
    const work = (own) => {
      const signature = own.signature(id) || "";
      const sources = args.map(asRange);
      const ends = sources.map((rows) => (rows === null ? 0 : height(rows)));
      let long = false;
      const crossed = args.map((value, at) => {
        const rows = sources[at];
        if (rows === null) return isBlankCell(value) ? { sort: "absent" } : { sort: "cell", block: cellBlock(value) };
        const end = ends[at];
        if (signature[at] === "V") {
          // A column keeps its length: its result stands beside it.
          return { sort: width(rows, rows.length) > 1 ? "grid" : "column", block: columnBlock(rows, 0, 0, rows.length) };
        }
        if (signature[at] !== "T") return { sort: "grid", block: gridBlock(rows, end) };
        if (isSmall(rows, end)) return { sort: "block", block: gridBlock(rows, end) };
        long = true;
        return { sort: "long", rows: end, block: gridBlock(rows, HEAD_ROWS), columns: [] };
      });
      const above = crossed.map(() => 0);
      if (long) {
        sendColumns(keeper, own, own.plan(id, crossed, lang), crossed, sources, ends);
      }
      const reply = own.run(id, crossed, lang);
      reply.above.forEach((rows, at) => { above[at] = rows; });
      return new Result(reply, sources, above, dates);
    };
    try {
      return keeper.guarded(work);
    } finally {
      keeper.trim();
    }
  }

  return {
    // The result of a function as rows of plain values, header first.
    call(id, args, settings) {
      return columns(id, args || [], settings).rows();
    },
    // The result of a function by columns, with notes and facts: nothing is unpacked before it is asked for.
    columns(id, args, settings) {
      return columns(id, args || [], settings);
    },
  };
}
