// Blank cells. Excel hands over an empty cell of a range as null on the web and as 0 on the desktop. To the rules a blank is
// unknown and 0 is a number, so a zero that may be a blank is looked up in the sheet. Once a null has come, this Excel is
// known to tell blanks apart, and nothing is looked up any more.

const WHOLE_COLUMN = 1048000;
const LOOKED_UP_AT_ONCE = 100000;
// Excel answers nobody while a cell is being edited. Without an end, the calling cell would stay at #BUSY!.
const LOOK_SECONDS = 30;

const blanks = { come: "unknown", problem: "" };

function isEmptyCell(value) {
  return value === null || value === undefined || value === "";
}

function someCell(ranges, wanted) {
  // From the end: below the data is where blanks are.
  return ranges.some((rows) => {
    for (let row = rows.length - 1; row >= 0; row--) if (Array.isArray(rows[row]) && rows[row].some(wanted)) return true;
    return false;
  });
}

function ranges(args) {
  return args.filter(Array.isArray);
}

/** Whether zeros among the arguments have to be looked up. */
function doubtful(args) {
  if (blanks.come === "null" || typeof Excel !== "object") return false;
  if (someCell(ranges(args), (cell) => cell === null)) {
    blanks.come = "null";
    return false;
  }
  return someCell(ranges(args), (cell) => cell === 0);
}

// Cells of another workbook cannot be read from here, and a value that is no reference has no address.
function place(address) {
  const mark = typeof address === "string" ? address.lastIndexOf("!") : -1;
  if (mark < 0 || address.includes("[")) return undefined;
  const sheet = address.slice(0, mark);
  return { sheet: sheet.startsWith("'") ? sheet.slice(1, -1).replace(/''/g, "'") : sheet, cells: address.slice(mark + 1) };
}

function zerosToBlanks(rows, from, to, isEmpty) {
  for (let row = Math.max(0, from); row < Math.min(to, rows.length); row++) {
    const cells = rows[row];
    for (let column = 0; column < cells.length; column++) {
      if (cells[column] === 0 && isEmpty(row, column)) {
        cells[column] = null;
        blanks.come = "0";
      }
    }
  }
}

async function lookUp(context, { rows, range, used }) {
  const top = used.isNullObject ? rows.length : used.rowIndex - range.rowIndex;
  const bottom = used.isNullObject ? rows.length : top + used.rowCount;
  zerosToBlanks(rows, 0, top, () => true);
  zerosToBlanks(rows, bottom, rows.length, () => true);
  if (used.isNullObject) return;
  const left = used.columnIndex - range.columnIndex;
  const right = left + used.columnCount;
  const step = Math.max(1, Math.floor(LOOKED_UP_AT_ONCE / used.columnCount));
  for (let from = 0; from < used.rowCount; from += step) {
    const count = Math.min(step, used.rowCount - from);
    if (!someCell([rows.slice(top + from, top + from + count)], (cell) => cell === 0)) continue;
    const part = used.getCell(from, 0).getResizedRange(count - 1, used.columnCount - 1);
    part.load("valueTypes");
    await context.sync();
    const types = part.valueTypes;
    zerosToBlanks(rows, top + from, top + from + count, (row, column) =>
      column < left || column >= right || types[row - top - from][column - left] === "Empty");
  }
}

async function lookUpAll(context, args, addresses) {
  const found = [];
  args.forEach((rows, at) => {
    const where = Array.isArray(rows) ? place(addresses[at]) : undefined;
    if (where === undefined || !someCell([rows], (cell) => cell === 0)) return;
    const range = context.workbook.worksheets.getItem(where.sheet).getRange(where.cells);
    const used = range.getUsedRangeOrNullObject(true);
    range.load("rowIndex,columnIndex");
    used.load("isNullObject,rowIndex,columnIndex,rowCount,columnCount");
    found.push({ rows, range, used });
  });
  await context.sync();
  for (const one of found) await lookUp(context, one);
}

/** Puts null where an argument has a zero and the sheet has nothing. Where that cannot be told, there is no result: it could be a wrong one. */
async function restoreBlanks(args, addresses) {
  let timer;
  const end = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${LOOK_SECONDS} s`)), LOOK_SECONDS * 1000);
  });
  try {
    await Promise.race([end, Excel.run({ delayForCellEdit: true }, (context) => lookUpAll(context, args, addresses))]);
    blanks.problem = "";
  } catch (error) {
    blanks.problem = String((error && error.message) || error);
    throw notAvailable(WORDS[language()].blanksUnknown(blanks.problem));
  } finally {
    clearTimeout(timer);
  }
}

// Whole columns end with the last filled cell of any of them, so that columns that stand side by side stay of one length.
function cutWholeColumns(args) {
  const whole = ranges(args).filter((rows) => rows.length >= WHOLE_COLUMN);
  if (whole.length === 0) return args;
  const end = Math.max(...whole.map((rows) => {
    let row = rows.length;
    while (row > 0 && (!Array.isArray(rows[row - 1]) || rows[row - 1].every(isEmptyCell))) row--;
    return row;
  }));
  return args.map((rows) => (whole.includes(rows) ? rows.slice(0, end) : rows));
}
