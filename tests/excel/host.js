// Excel's side of Microsoft's custom functions runtime, faked: it sends calls, takes results, and has a sheet to look at.
// A classic script of the test page; it has to run before the runtime, which looks for the bridge when it starts.

const FLAGS = { errors: 4, data: 8 };
const host = { messages: [], waiting: new Map(), next: 1, looks: 0 };

window._richApiNativeBridge = {
  onMessageFromHost: null,
  sendMessageToHost(text) {
    host.messages.push(text);
    const { id, message } = JSON.parse(text);
    const actions = (message.body && message.body.Actions) || [];
    for (const action of actions) {
      if (/^SetInvocation(Array)?Results$/.test(action.Name)) action.ArgumentInfo.Arguments[0].forEach(take);
    }
    const body = JSON.stringify({ Results: actions.map((action) => ({ ActionId: action.Id, Value: null })) });
    setTimeout(() => this.onMessageFromHost(JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body } })), 0);
  },
};

function take(result) {
  const [id, fine, value, code] = Array.isArray(result) ? result : [result.id, !result.failed, result.value, result.errorCode];
  host.waiting.get(id)({ fine, value, code: fine ? undefined : code });
  host.waiting.delete(id);
}

/** One batch of calls, as Excel sends it: [{ id, args, address, addresses }]; what Excel got for each. */
host.batch = (calls) => {
  const answers = [];
  const entries = calls.map(({ id, args, address = "Sheet1!Z1", addresses, flags = FLAGS.errors }) => {
    const number = host.next++;
    answers.push(new Promise((resolve) => host.waiting.set(number, resolve)));
    return [1, 1000, "", JSON.stringify([number, id, args, address, flags, addresses]), 0];
  });
  window._richApiNativeBridge.onMessageFromHost(JSON.stringify({ type: 3, message: { entries } }));
  return Promise.all(answers);
};

host.call = async (id, args, more) => (await host.batch([{ id, args, ...more }]))[0];

// The sheets of the workbook: name to rows, where "" and null are cells with nothing in them.
host.sheets = new Map();

/** Excel's API, as far as blanks need it. Nothing is known of a range before it was loaded and the context synchronised. */
host.openExcel = () => {
  const types = { number: "Double", string: "String", boolean: "Boolean" };
  const typeOf = (cell) => (cell === null || cell === undefined || cell === "" ? "Empty" : types[typeof cell]);
  class Range {
    constructor(context, rows, box) {
      Object.assign(this, { context, rows, box, loaded: {} });
    }
    read(name) {
      const { top, left, height, width } = this.box || {};
      return {
        isNullObject: () => this.box === null, rowIndex: () => top, columnIndex: () => left, rowCount: () => height, columnCount: () => width,
        valueTypes: () => Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => typeOf((this.rows[top + row] || [])[left + column]))),
      }[name]();
    }
    load(names) {
      this.context.pending.push(() => names.split(",").forEach((name) => { this.loaded[name] = this.read(name); }));
    }
    getUsedRangeOrNullObject() {
      const { top, left, height, width } = this.box;
      const filled = [];
      for (let row = top; row < Math.min(top + height, this.rows.length); row++) {
        for (let column = left; column < left + width; column++) if (typeOf(this.rows[row][column]) !== "Empty") filled.push([row, column]);
      }
      if (filled.length === 0) return new Range(this.context, this.rows, null);
      const bounds = [0, 1].map((at) => filled.reduce(([least, most], cell) => [Math.min(least, cell[at]), Math.max(most, cell[at])], [Infinity, 0]));
      const [[first, last], [start, end]] = bounds;
      return new Range(this.context, this.rows, { top: first, left: start, height: last - first + 1, width: end - start + 1 });
    }
    getCell(row, column) {
      return new Range(this.context, this.rows, { top: this.box.top + row, left: this.box.left + column, height: 1, width: 1 });
    }
    getResizedRange(rows, columns) {
      return new Range(this.context, this.rows, { ...this.box, height: this.box.height + rows, width: this.box.width + columns });
    }
  }
  for (const name of ["isNullObject", "rowIndex", "columnIndex", "rowCount", "columnCount", "valueTypes"]) {
    Object.defineProperty(Range.prototype, name, {
      get() {
        if (!(name in this.loaded)) throw new Error(`The property '${name}' is not available.`);
        return this.loaded[name];
      },
    });
  }
  const number = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const boxOf = (cells) => {
    const [, from, top, to, bottom] = /^([A-Z]+)(\d*):([A-Z]+)(\d*)$/.exec(cells);
    const first = top === "" ? 0 : Number(top) - 1;
    return { top: first, left: number(from), height: (bottom === "" ? 1048576 : Number(bottom)) - first, width: number(to) - number(from) + 1 };
  };
  window.Excel = {
    async run(options, work) {
      host.looks++;
      const context = {
        pending: [],
        async sync() {
          await new Promise((resolve) => setTimeout(resolve, 0));
          context.pending.splice(0).forEach((load) => load());
        },
      };
      const getItem = (name) => {
        if (!host.sheets.has(name)) throw new Error(`The sheet ${name} does not exist.`);
        return { getRange: (cells) => new Range(context, host.sheets.get(name), boxOf(cells)) };
      };
      context.workbook = { worksheets: { getItem } };
      return work(context);
    },
  };
};
