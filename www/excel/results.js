// What leaves for Excel: rows of plain values that arrive, or an error whose message is shown.

// Excel takes no more from a function; on the web a larger result would leave the cell at #BUSY! for good.
const PAYLOAD = 5000000;
// No length is documented. A message this long can be read in the menu beside the cell; all of it is in the pane.
const MESSAGE = 255;
const SHOWN_ERRORS = ["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"];

/** Excel shows the message of these two errors only. */
function failure(code, message) {
  return new CustomFunctions.Error(code, message.length > MESSAGE ? `${message.slice(0, MESSAGE - 1).replace(/\s+\S*$/, "")}…` : message);
}

function notAvailable(message) {
  return failure("#N/A", message);
}

function invalidValue(message) {
  return failure("#VALUE!", message);
}

/** A problem of the engine: where, what, what to do. */
function engineFailure(error, lang) {
  const problems = Array.isArray(error.problems) ? error.problems : [];
  const first = problems[0] || { message: String(error.message || error), place: "", hint: "" };
  const more = problems.length > 1 ? WORDS[lang].more(problems.length - 1) : "";
  const message = [first.place && `${first.place}:`, first.message, more, first.hint].filter(Boolean).join(" ");
  return first.code === "INTERNAL" ? notAvailable(message) : invalidValue(message);
}

/** Whether cells may carry more than a plain value: formats and cards. */
function takesRichCells() {
  try {
    return Office.context.requirements.isSetSupported("CustomFunctionsRuntime", "1.4") === true;
  } catch {
    return false;
  }
}

// A date with its format is shown as a date and counts as one. Excel's days begin with 1900; an older date is a text.
function formattedDate(serial) {
  return serial < 1
    ? new Date((serial + 25568) * 86400000).toISOString().slice(0, 10)
    : { type: "FormattedNumber", basicValue: serial, numberFormat: "yyyy-mm-dd" };
}

// A workbook of the system of 1904 would show such a date four years off.
function countsFrom1904(options) {
  return Array.isArray(options) && options.some((row) => Array.isArray(row) && row.some((cell) => String(cell).trim() === "1904"));
}

// Cells that a function copies from its arguments come back as Excel gave them.
function plainCell(value) {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : "";
    case "bigint":
      return String(value);
    case "object":
      break;
    default:
      return "";
  }
  if (value === null) return "";
  if (typeof value.text === "string") return value.text;
  const { basicValue = value.primitive, numberFormat } = value;
  if (value.type === "Error" || value.basicType === "Error") {
    return new CustomFunctions.Error(SHOWN_ERRORS.includes(basicValue) ? basicValue : "#VALUE!");
  }
  if (typeof basicValue === "number" && typeof numberFormat === "string" && takesRichCells()) {
    return { type: "FormattedNumber", basicValue, numberFormat };
  }
  return typeof basicValue === "object" ? "" : plainCell(basicValue);
}

function plainRows(rows) {
  return rows.map((row) => row.map(plainCell));
}

function bytes(value) {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** Whether rows are too many for Excel: mostly told without writing them out. */
function exceeds(rows) {
  let most = 0;
  for (const row of rows) {
    // Six bytes are the most that a character takes in JSON, 25 the most that a number does.
    for (const cell of row) most += typeof cell === "string" ? 6 * cell.length + 3 : typeof cell === "object" ? 100 : 25;
    most += 3;
  }
  return most > PAYLOAD && bytes(rows) > PAYLOAD;
}

/** Which columns to keep so that the result fits: without the largest ones. */
function columnsThatFit(result, rows) {
  if (!result.headed || result.headers.length < 2) return "";
  const sizes = result.headers.map((header, at) => ({ at, header, size: bytes(rows.map((row) => row[at])) }));
  const kept = sizes.slice().sort((a, b) => a.size - b.size);
  const total = (list) => list.reduce((sum, { size }) => sum + size, 2 * rows.length);
  while (kept.length > 0 && total(kept) > PAYLOAD) kept.pop();
  return kept.sort((a, b) => a.at - b.at).map(({ header }) => header).join("; ");
}

function tooLarge(result, rows, lang) {
  const size = bytes(rows);
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const fit = Math.floor((rows.length * PAYLOAD) / size / 100) * 100;
  return invalidValue(WORDS[lang].tooLarge({
    megabytes: number.format(size / 1e6),
    rows: number.format(rows.length),
    fit: number.format(fit),
    keep: columnsThatFit(result, rows),
  }));
}

/** The rows of a result as Excel takes them. */
function rowsForExcel(result, lang) {
  let rows = plainRows(result.rows());
  if (!exceeds(rows)) return rows;
  // Dates with a format take six times the room of a text.
  result.dates = "iso";
  rows = plainRows(result.rows());
  if (exceeds(rows)) throw tooLarge(result, rows, lang);
  return rows;
}
