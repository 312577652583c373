// The thin layer between a host and the module that reads and writes files: chunks of bytes in, tables of cells out.
// A part of a classic script, behind `boundary.js`.

// So much of a file is looked at before anything is decided about it.
const HEAD_BYTES = 1 << 18;
const CHUNK_BYTES = 1 << 20;
const FILE_MEMORY_TO_KEEP = 1 << 26;

// A table read from a file. Cells stay in columns, as a kind and a double each with every different text once; the engine
// takes them so, and plain values are made of those cells only that somebody asks for.
class FileTable {
  constructor({ head, above, height, width, columns }) {
    this.isFileTable = true;
    this.head = head;
    this.above = above;
    this.height = height;
    this.width = width;
    this.columns = columns;
    this.texts = new Map();
  }

  get length() {
    return this.height;
  }

  block(row, col) {
    return row < this.above ? { block: this.head, at: row * this.width + col } : { block: this.columns[col], at: row - this.above };
  }

  textsOf(block) {
    let texts = this.texts.get(block);
    if (texts === undefined) {
      texts = new Array(block.lengths.length);
      for (let at = 0, from = 0; at < texts.length; at++) {
        texts[at] = block.text.substr(from, block.lengths[at]);
        from += block.lengths[at];
      }
      this.texts.set(block, texts);
    }
    return texts;
  }

  // A cell as a plain value; dates in ISO form.
  cell(row, col) {
    const { block, at } = this.block(row, col);
    const value = block === undefined ? undefined : block.values[at];
    if (value === undefined) return "";
    switch (block.kinds[at]) {
      case NUMBER: return value;
      case TEXT: case ERROR: return this.textsOf(block)[value];
      case BOOL: return value !== 0;
      case DATE: return isoOfSerial(value);
      default: return "";
    }
  }

  // Puts a cell into a column that the shim builds.
  put(cells, to, row, col) {
    const { block, at } = this.block(row, col);
    const kind = block === undefined ? BLANK : block.kinds[at];
    if (kind === BLANK || kind === undefined) return cells.put(to, "");
    cells.kinds[to] = kind;
    cells.values[to] = kind === TEXT || kind === ERROR ? cells.code(this.textsOf(block)[block.values[at]]) : block.values[at];
  }

  // Copies a column below the header as it is, when the header ends where the engine takes it to end.
  copy(cells, col, first, rows) {
    const block = this.columns[col];
    if (first !== this.above) {
      for (let row = 0; row < rows; row++) this.put(cells, row, first + row, col);
      return { text: cells.texts.join(""), lengths: cells.lengths(), blanks: cells.blanks };
    }
    cells.kinds.set(block.kinds.subarray(0, rows));
    cells.values.set(block.values.subarray(0, rows));
    return { text: block.text, lengths: block.lengths, blanks: block.blanks };
  }

  rows() {
    const rows = new Array(this.height);
    for (let row = 0; row < this.height; row++) {
      const cells = new Array(this.width);
      for (let col = 0; col < this.width; col++) cells[col] = this.cell(row, col);
      rows[row] = cells;
    }
    return rows;
  }
}

function createFiles(makeGlue, wasm) {
  const hint = "The file may be damaged: open it in a spreadsheet, save it as a new CSV file and try again.";
  const keeper = createKeeper(makeGlue, wasm, FILE_MEMORY_TO_KEEP, hint);

  // A reading that is fed chunk by chunk. The whole file is never held, unless it is a workbook.
  function start(settings) {
    const wishes = settings || {};
    const waiting = [];
    let held = 0;
    let reading = null;
    let size = 0;

    function begin(whole) {
      const head = new Uint8Array(held);
      let at = 0;
      for (const chunk of waiting) {
        head.set(chunk, at);
        at += chunk.length;
      }
      waiting.length = 0;
      reading = keeper.guarded((own) => new own.FileReading(head, whole, wishes));
    }

    return {
      push(bytes) {
        size += bytes.length;
        if (reading !== null) {
          keeper.guarded(() => {
            for (let at = 0; at < bytes.length; at += CHUNK_BYTES) reading.push(bytes.subarray(at, at + CHUNK_BYTES));
          });
          return;
        }
        waiting.push(bytes.slice());
        held += bytes.length;
        if (held >= HEAD_BYTES) begin(false);
      },
      get bytes() {
        return size;
      },
      get rows() {
        return reading === null ? 0 : keeper.guarded(() => reading.rows());
      },
      finish() {
        if (reading === null) begin(true);
        try {
          const read = keeper.guarded(() => reading.finish());
          return { report: read.report, table: new FileTable(read.table) };
        } finally {
          keeper.trim();
        }
      },
    };
  }

  return {
    start,
    // A whole file.
    read(bytes, settings) {
      const reading = start(settings);
      reading.push(bytes.subarray(0, HEAD_BYTES));
      if (bytes.length > HEAD_BYTES) reading.push(bytes.subarray(HEAD_BYTES));
      return reading.finish();
    },
    // The files for a CRM, made of the rows that IMPORT gives.
    send(crm, rows, settings, lang) {
      return keeper.guarded((own) => own.sendFiles(crm, plainRows(rows), settings || [], lang || "en"));
    },
    // The names of the settings of `send`, a list each: its own and others for it.
    sendSettings() {
      return keeper.guarded((own) => own.sendSettings());
    },
    // Rows as a CSV file, as bytes. In a file for people no cell can be taken for a formula.
    writeCsv(rows, form, forPeople) {
      return keeper.guarded((own) => own.writeCsv(plainRows(rows), form || {}, Boolean(forPeople)));
    },
    // A workbook of pages, each with a name and rows: numbers stay numbers, texts are never formulas.
    writeXlsx(pages) {
      return keeper.guarded((own) => own.writeXlsx(pages.map(({ name, rows }) => ({ name, rows: plainRows(rows) }))));
    },
    // The CRMs that are known: id and name.
    crms() {
      return keeper.guarded((own) => own.crms());
    },
  };
}

function plainRows(rows) {
  return rows.map((row) => row.map((cell) => (isBlankCell(cell) ? "" : cell)));
}
