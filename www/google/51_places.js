// Which places of the spreadsheet hold a table, and how each is found again. The tables that Sheets itself knows are not in the reach of a
// script; named ranges are. Rows and columns count from 1, as the service counts.

const TIERSHEET_UNDO_SHEET_ = "TierSheet undo";

function tierSheetSheetById_(id) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets().find((one) => String(one.getSheetId()) === String(id));
  if (sheet === undefined) throw tierSheetRefusal_("missing", "the sheet was removed");
  return sheet;
}

function tierSheetLetters_(column) {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

function tierSheetAddress_({ row, column, rows, columns }) {
  const first = `${tierSheetLetters_(column)}${row}`;
  return rows === 1 && columns === 1 ? first : `${first}:${tierSheetLetters_(column + columns - 1)}${row + rows - 1}`;
}

function tierSheetAreaOf_(range) {
  return { row: range.getRow(), column: range.getColumn(), rows: range.getNumRows(), columns: range.getNumColumns() };
}

/** The used part of a sheet, from its first cell; null when it has none. */
function tierSheetUsed_(/** @type {TierSheetSheet} */ sheet) {
  const rows = sheet.getLastRow();
  const columns = sheet.getLastColumn();
  return rows === 0 || columns === 0 ? null : { row: 1, column: 1, rows, columns };
}

function tierSheetCommon_(a, b) {
  if (a === null || b === null) return null;
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

function tierSheetRange_(sheet, { row, column, rows, columns }) {
  return sheet.getRange(row, column, rows, columns);
}

function tierSheetSheetPlace_(/** @type {TierSheetSheet} */ sheet) {
  const area = tierSheetUsed_(sheet);
  return area === null ? null : { id: `sheet:${sheet.getSheetId()}`, kind: "sheet", name: sheet.getName(), sheet, area };
}

// A name may stand for whole columns: what counts is their used part.
function tierSheetNamedPlace_(named) {
  const range = named.getRange();
  if (range === null) return null;
  const sheet = range.getSheet();
  const area = tierSheetCommon_(tierSheetAreaOf_(range), tierSheetUsed_(sheet));
  return area === null ? null : { id: `name:${named.getName()}`, kind: "table", name: named.getName(), sheet, area };
}

function tierSheetSelection_(spreadsheet) {
  const range = spreadsheet.getActiveRange();
  if (range === null) return null;
  const sheet = range.getSheet();
  const area = tierSheetCommon_(tierSheetAreaOf_(range), tierSheetUsed_(sheet));
  if (area === null || area.rows * area.columns < 2) return null;
  return { id: `cells:${sheet.getSheetId()}!${tierSheetAddress_(area)}`, kind: "selection", name: sheet.getName(), sheet, area };
}

/** The place of an id as it is now; it may have grown since it was listed. */
function tierSheetPlace_(id) {
  const kind = id.slice(0, id.indexOf(":"));
  const key = id.slice(kind.length + 1);
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  let place = null;
  if (kind === "name") {
    const named = spreadsheet.getNamedRanges().find((one) => one.getName() === key);
    place = named === undefined ? null : tierSheetNamedPlace_(named);
  } else if (kind === "sheet") {
    place = tierSheetSheetPlace_(tierSheetSheetById_(key));
  } else if (kind === "cells") {
    const mark = key.lastIndexOf("!");
    const sheet = tierSheetSheetById_(key.slice(0, mark));
    place = { id, kind: "selection", name: sheet.getName(), sheet, area: tierSheetAreaOf_(sheet.getRange(key.slice(mark + 1))) };
  }
  if (place === null) throw tierSheetRefusal_("missing", `there is no table any more: ${key}`);
  return place;
}

function tierSheetTable_({ id, kind, name, sheet, area }, head) {
  return { id, kind, name, sheet: sheet.getName(), address: tierSheetAddress_(area), rows: area.rows, columns: area.columns, head };
}

function tierSheetDescribed_(place) {
  const head = tierSheetRead_(place.sheet, { ...place.area, rows: 1 });
  return tierSheetTable_(place, head[0]);
}

/** All tables on sheets that are shown; the selection first when it is more than a cell. */
function tierSheetTables() {
  return tierSheetAnswer_(() => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const shown = spreadsheet.getSheets().filter((sheet) => !sheet.isSheetHidden() && sheet.getName() !== TIERSHEET_UNDO_SHEET_);
    const places = [
      ...spreadsheet.getNamedRanges().map(tierSheetNamedPlace_)
        .filter((place) => place !== null && place.area.rows * place.area.columns > 1 && !place.sheet.isSheetHidden()),
      ...shown.map(tierSheetSheetPlace_).filter((place) => place !== null && place.area.rows * place.area.columns > 1),
    ];
    const selection = tierSheetSelection_(spreadsheet);
    const tables = places.map(tierSheetDescribed_);
    if (selection !== null) {
      const key = ({ sheet, area }) => `${sheet.getSheetId()}!${tierSheetAddress_(area)}`;
      const at = places.findIndex((place) => key(place) === key(selection));
      // When the selection is just what another place has, that place goes first instead.
      const [table] = at < 0 ? [tierSheetDescribed_(selection)] : tables.splice(at, 1);
      tables.unshift({ ...table, selected: true });
    }
    return tables;
  });
}

/** A sheet's used cells as a table; null when there is no such sheet. */
function tierSheetFind(name) {
  return tierSheetAnswer_(() => {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
    if (sheet === null) return null;
    const place = tierSheetSheetPlace_(sheet);
    if (place !== null) return tierSheetDescribed_(place);
    return { id: `sheet:${sheet.getSheetId()}`, kind: "sheet", name, sheet: name, address: "A1", rows: 0, columns: 0, head: [] };
  });
}

/** The row of the current cell, in the table in which it stands. The header is none of the rows. */
function tierSheetSelectedRow() {
  return tierSheetAnswer_(() => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const cell = spreadsheet.getCurrentCell();
    if (cell === null) return null;
    const sheet = cell.getSheet();
    const within = ({ sheet: own, area }) => own.getSheetId() === sheet.getSheetId() && tierSheetCommon_(area, tierSheetAreaOf_(cell)) !== null;
    const named = spreadsheet.getNamedRanges().map(tierSheetNamedPlace_).find((one) => one !== null && one.area.rows > 1 && within(one));
    const place = named === undefined ? tierSheetSheetPlace_(sheet) : named;
    if (place === null || !within(place)) return null;
    const { area } = place;
    const at = cell.getRow() - area.row;
    if (at < 1) return null;
    const [header] = tierSheetRead_(sheet, { ...area, rows: 1 });
    const [row] = tierSheetRead_(sheet, { ...area, row: area.row + at, rows: 1 });
    return { table: tierSheetTable_(place, header), header, row, at };
  });
}

/** Selects cells so that the user sees them. */
function tierSheetShow(name, address) {
  return tierSheetAnswer_(() => {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
    if (sheet === null) throw tierSheetRefusal_("missing", `there is no sheet ${name}`);
    if (sheet.isSheetHidden()) throw tierSheetRefusal_("missing", `the sheet ${name} is hidden`);
    sheet.getRange(address).activate();
    return null;
  });
}
