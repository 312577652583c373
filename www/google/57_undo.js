// Our own way back. Each action is a deed: what it did, step by step, as plain data. Deeds are kept on a hidden sheet, a column for
// each: properties hold 9 KB a value and metadata 30,000 characters in all, which one column of clients exceeds, and a sheet goes with
// the spreadsheet, whoever opens it. A deed that another one follows can only be taken back after that one.

const TIERSHEET_DEEDS_ = 12;
const TIERSHEET_KEPT_CELLS_ = 300000;
// A cell holds 50,000 characters.
const TIERSHEET_KEPT_TEXT_ = 40000;

/** Does something that can be taken back, and takes back what it did when it fails half-way. */
function tierSheetDo_(label, work) {
  const deed = { label, steps: [], wrote: null, lasting: false };
  try {
    const result = work(deed);
    tierSheetNote_(deed);
    return { ...result, undoable: tierSheetUndoLabel_() };
  } catch (error) {
    tierSheetTakeBack_(deed);
    throw error;
  }
}

/** Goes on with the last deed. */
function tierSheetDoMore_(work) {
  const more = { label: "", steps: [], wrote: null, lasting: false };
  try {
    const result = work(more);
    if (more.wrote !== null) tierSheetNoteMore_(more);
    return { ...result, undoable: tierSheetUndoLabel_() };
  } catch (error) {
    tierSheetTakeBack_(more);
    const sheet = tierSheetUndoSheet_();
    if (sheet !== null) {
      tierSheetTakeBack_(tierSheetKeptDeed_(sheet, sheet.getLastColumn()));
      tierSheetForget_(sheet, sheet.getLastColumn());
    }
    throw error;
  }
}

function tierSheetUndoSheet_() {
  return SpreadsheetApp.getActiveSpreadsheet().getSheetByName(TIERSHEET_UNDO_SHEET_);
}

/** What the last deed did; null when there is none. */
function tierSheetUndoLabel_() {
  const sheet = tierSheetUndoSheet_();
  const columns = sheet === null ? 0 : sheet.getLastColumn();
  return columns === 0 ? null : String(sheet.getRange(1, columns).getValue()).slice(1);
}

/** Keeps a deed. Every cell begins with a letter, so that Sheets makes nothing else of it. */
function tierSheetNote_(/** @type {TierSheetDeed} */ deed) {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  let sheet = tierSheetUndoSheet_();
  if (deed.lasting) {
    // What came before cannot be taken back past something that stays.
    if (sheet !== null) spreadsheet.deleteSheet(sheet);
    return;
  }
  if (sheet === null) {
    const before = spreadsheet.getActiveSheet();
    sheet = spreadsheet.insertSheet(TIERSHEET_UNDO_SHEET_, spreadsheet.getNumSheets());
    before.activate();
    sheet.hideSheet();
  }
  if (sheet.getLastColumn() >= TIERSHEET_DEEDS_) sheet.deleteColumn(1);
  const column = sheet.getLastColumn() + 1;
  if (column > sheet.getMaxColumns()) sheet.insertColumnsAfter(sheet.getMaxColumns(), column - sheet.getMaxColumns());
  tierSheetPutPieces_(sheet, 1, column, [[`L${deed.label}`], ...tierSheetPieces_(deed)]);
}

/** Notes what was done by the last deed after it had been noted. */
function tierSheetNoteMore_(more) {
  const sheet = tierSheetUndoSheet_();
  if (sheet === null) return;
  const column = sheet.getLastColumn();
  const filled = sheet.getRange(1, column, sheet.getLastRow(), 1).getValues().filter(([cell]) => cell !== "").length;
  tierSheetPutPieces_(sheet, filled + 1, column, tierSheetPieces_(more));
}

/** A record as cells: "J" begins one, "j" goes on with it. */
function tierSheetPieces_(record) {
  const text = JSON.stringify(record);
  const cells = [];
  for (let from = 0; from < text.length; from += TIERSHEET_KEPT_TEXT_) {
    cells.push([(from === 0 ? "J" : "j") + text.slice(from, from + TIERSHEET_KEPT_TEXT_)]);
  }
  return cells;
}

function tierSheetPutPieces_(/** @type {TierSheetSheet} */ sheet, row, column, cells) {
  const lacking = row + cells.length - 1 - sheet.getMaxRows();
  if (lacking > 0) sheet.insertRowsAfter(sheet.getMaxRows(), lacking);
  sheet.getRange(row, column, cells.length, 1).setNumberFormat("@").setValues(cells);
}

/** Cells before they are replaced, with formulas, values and formats. Nothing is kept where there are too many. */
function tierSheetKeep_(/** @type {TierSheetDeed} */ deed, /** @type {TierSheetSheet} */ sheet, area) {
  const there = tierSheetCommon_(area, tierSheetUsed_(sheet));
  const id = String(sheet.getSheetId());
  const formats = tierSheetRange_(sheet, { ...area, row: area.row + area.rows - 1, rows: 1 }).getNumberFormats()[0];
  if (there === null) {
    deed.steps.push({ kind: "cells", sheet: id, area, formats, filled: null });
    return;
  }
  if (there.rows * there.columns > TIERSHEET_KEPT_CELLS_) {
    deed.lasting = true;
    return;
  }
  const range = tierSheetRange_(sheet, there);
  const formulas = range.getFormulas();
  let calendar = null;
  const entry = (value, row, column) => {
    if (formulas[row][column] !== "") return formulas[row][column];
    if (!tierSheetIsDate_(value)) return tierSheetLiteral_(value);
    if (calendar === null) calendar = tierSheetCalendar_();
    return (calendar.clock(value) - TIERSHEET_FIRST_DAY_ * TIERSHEET_DAY_) / TIERSHEET_DAY_;
  };
  const entries = range.getValues().map((row, at) => row.map((value, column) => entry(value, at, column)));
  const shown = range.getNumberFormats();
  const own = entries[0].map((_, column) => tierSheetRuns_(shown.map((row) => row[column])));
  deed.steps.push({ kind: "cells", sheet: id, area, formats, filled: { area: there, entries, formats: own } });
}

/** Equal neighbours as one: [format, how many]. */
function tierSheetRuns_(values) {
  const runs = [];
  for (const value of values) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last[0] === value) last[1]++;
    else runs.push([value, 1]);
  }
  return runs;
}

/** Notes what was written, so that what the user changed since is not undone with it. */
function tierSheetWrote_(/** @type {TierSheetDeed} */ deed, /** @type {TierSheetSheet} */ sheet, area, formulas) {
  deed.wrote = { sheet: String(sheet.getSheetId()), area, formulas, digest: tierSheetWritten_(sheet, area, formulas) };
}

function tierSheetWritten_(/** @type {TierSheetSheet} */ sheet, area, formulas) {
  const range = tierSheetRange_(sheet, area);
  return tierSheetDigest_(formulas ? range.getFormulas() : range.getValues());
}

/** Takes back the last deed; the answer is the label of the one before it. */
function tierSheetUndo() {
  return tierSheetAnswer_(() => {
    const sheet = tierSheetUndoSheet_();
    const column = sheet === null ? 0 : sheet.getLastColumn();
    if (column === 0) throw tierSheetRefusal_("missing", "there is nothing to take back");
    const deed = tierSheetKeptDeed_(sheet, column);
    if (deed.wrote !== null) {
      const { sheet: id, area, formulas, digest } = deed.wrote;
      const own = SpreadsheetApp.getActiveSpreadsheet().getSheets().find((one) => String(one.getSheetId()) === id);
      if (own === undefined || tierSheetCommon_(area, tierSheetUsed_(own)) === null) {
        tierSheetForget_(sheet, column);
        throw tierSheetRefusal_("missing", "what was written has been removed since");
      }
      if (tierSheetWritten_(own, area, formulas) !== digest) {
        throw tierSheetRefusal_("refused", `cells were changed since: ${own.getName()}!${tierSheetAddress_(area)}`);
      }
    }
    tierSheetTakeBack_(deed);
    tierSheetForget_(sheet, column);
    return { undoable: tierSheetUndoLabel_() };
  });
}

function tierSheetKeptDeed_(/** @type {TierSheetSheet} */ sheet, column) {
  const records = [];
  for (const [cell] of sheet.getRange(1, column, sheet.getLastRow(), 1).getValues().slice(1)) {
    const text = String(cell).slice(1);
    if (String(cell).startsWith("J")) records.push(text);
    else if (cell !== "") records[records.length - 1] += text;
  }
  const parts = records.map((text) => JSON.parse(text));
  return { label: parts[0].label, lasting: false, steps: parts.flatMap(({ steps }) => steps), wrote: parts[parts.length - 1].wrote };
}

function tierSheetForget_(/** @type {TierSheetSheet} */ sheet, column) {
  if (column === 1) SpreadsheetApp.getActiveSpreadsheet().deleteSheet(sheet);
  else sheet.deleteColumn(column);
}

function tierSheetTakeBack_(/** @type {TierSheetDeed} */ deed) {
  const back = {
    sheet: tierSheetBackSheet_, room: tierSheetBackRoom_, cells: tierSheetBackCells_, rules: tierSheetBackRules_, name: tierSheetBackName_,
    chart: tierSheetBackChart_,
  };
  for (let step = deed.steps.pop(); step !== undefined; step = deed.steps.pop()) back[step.kind](step);
}

function tierSheetBackSheet_({ sheet }) {
  SpreadsheetApp.getActiveSpreadsheet().deleteSheet(tierSheetSheetById_(sheet));
}

function tierSheetBackRoom_({ sheet: id, rows, columns }) {
  const sheet = tierSheetSheetById_(id);
  if (rows > 0) sheet.deleteRows(sheet.getMaxRows() - rows + 1, rows);
  if (columns > 0) sheet.deleteColumns(sheet.getMaxColumns() - columns + 1, columns);
}

function tierSheetBackCells_({ sheet: id, area, formats, filled }) {
  const sheet = tierSheetSheetById_(id);
  tierSheetRange_(sheet, area).clearContent().setNumberFormat("General");
  if (filled !== null) tierSheetRange_(sheet, filled.area).setValues(filled.entries);
  formats.forEach((format, at) => tierSheetRange_(sheet, { ...area, column: area.column + at, columns: 1 }).setNumberFormat(format));
  if (filled === null) return;
  filled.formats.forEach((runs, at) => {
    let row = filled.area.row;
    for (const [format, rows] of runs) {
      tierSheetRange_(sheet, { row, column: filled.area.column + at, rows, columns: 1 }).setNumberFormat(format);
      row += rows;
    }
  });
}

function tierSheetBackRules_({ sheet: id, area, tiers, before }) {
  const sheet = tierSheetSheetById_(id);
  const own = tierSheetOwnRules_(sheet, area, tiers);
  const others = sheet.getConditionalFormatRules().filter((_, at) => !own.some((one) => one.at === at));
  sheet.setConditionalFormatRules([...others, ...before.map((rule) => tierSheetRule_(tierSheetRange_(sheet, rule.area), rule))]);
}

function tierSheetBackName_({ name }) {
  const named = SpreadsheetApp.getActiveSpreadsheet().getNamedRanges().find((one) => one.getName() === name);
  if (named !== undefined) named.remove();
}

function tierSheetBackChart_({ sheet: id, chart }) {
  const sheet = tierSheetSheetById_(id);
  const own = sheet.getCharts().find((one) => one.getChartId() === chart);
  if (own !== undefined) sheet.removeChart(own);
}
