// Where results go, and what stands there.

const TIERSHEET_SEARCHED_ = 64;
const TIERSHEET_MOST_CELLS_ = 10000000;

/** The nearest name that Sheets allows for a sheet. */
function tierSheetName_(wanted) {
  const name = String(wanted).replace(/[:\\/?*[\]]/g, " ").replace(/\s+/g, " ").trim().slice(0, 100).replace(/^'+|'+$/g, "");
  return name === "" ? "Tiers" : name;
}

/**
 * The cells that a result takes: `where` as the sidebar says it, `size` in rows and columns, `header` the first row. `replaced` has besides
 * them the cells of an earlier result, which go. Without a sheet one is to be added.
 */
function tierSheetTarget_(where, size, header) {
  if (size.rows === 0 || size.columns === 0) throw tierSheetRefusal_("refused", "there is nothing to write");
  return where.kind === "beside" ? tierSheetBeside_(where.table, size, header) : tierSheetOnSheet_(where, size);
}

/**
 * In the first free columns right of a table, one column apart from it. An earlier result with the same header is written over; the used
 * part of a sheet has by then grown to take it in, so it is looked for in all columns, behind a blank one.
 */
function tierSheetBeside_(id, size, header) {
  const { sheet, area: source } = tierSheetPlace_(id);
  const used = tierSheetUsed_(sheet);
  const edge = source.column + source.columns;
  const end = used === null ? edge : Math.max(edge, used.column + used.columns);
  const at = (column) => ({ row: source.row, column, ...size });
  const [heads] = sheet.getRange(source.row, source.column, 1, end - source.column).getValues();
  const earlier = heads.findIndex((_, index) => index > 1 && heads[index - 1] === "" && header.every((name, own) => name === heads[index + own]));
  if (earlier > 0) return tierSheetSettled_(sheet, at(source.column + earlier), used, true);
  if (end === edge) return tierSheetSettled_(sheet, at(edge + 1), used, false);
  if (end - edge > TIERSHEET_SEARCHED_) return tierSheetSettled_(sheet, at(end + 1), used, false);
  const rows = Math.min(size.rows, sheet.getMaxRows() - source.row + 1);
  const cells = sheet.getRange(source.row, edge, rows, end - edge).getValues();
  let start = 1;
  for (let index = 0; index < end - edge; index++) {
    const free = cells.every((row) => row[index] === "");
    if (!free && index >= start - 1 && index < start + size.columns) start = index + 2;
  }
  return tierSheetSettled_(sheet, at(edge + start), used, false);
}

function tierSheetOnSheet_(where, size) {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const wanted = tierSheetName_(where.name);
  const area = { row: 1, column: 1, ...size };
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted} ${count}`;
    const sheet = spreadsheet.getSheets().find((one) => one.getName().toLowerCase() === name.toLowerCase());
    if (sheet === undefined) return { sheet: null, name, area, replaced: area };
    // What the user has hidden stays as it is.
    if (sheet.isSheetHidden()) continue;
    const used = tierSheetUsed_(sheet);
    if (used !== null && where.another) continue;
    return tierSheetSettled_(sheet, area, used, used !== null);
  }
}

/** With an earlier result the cells below it go too, down to the end of the sheet in its columns. */
function tierSheetSettled_(/** @type {TierSheetSheet} */ sheet, area, used, earlier) {
  const below = earlier ? tierSheetCommon_({ ...area, rows: TIERSHEET_MOST_CELLS_ }, used) : null;
  const rows = below === null ? area.rows : Math.max(area.rows, below.row + below.rows - area.row);
  return { sheet, name: sheet.getName(), area, replaced: { ...area, rows } };
}

/** What is filled of the cells that would be replaced; null when nothing is. */
function tierSheetFilled_({ sheet, name, replaced }) {
  const place = sheet === null ? null : tierSheetCommon_(replaced, tierSheetUsed_(sheet));
  if (place === null) return null;
  const range = tierSheetRange_(sheet, place);
  const formulas = range.getFormulas();
  let filled = 0;
  range.getValues().forEach((row, at) => row.forEach((value, column) => {
    if (value !== "" || formulas[at][column] !== "") filled++;
  }));
  return filled === 0 ? null : { sheet: name, address: tierSheetAddress_(place), filled };
}

/** Refuses what cannot be written to. */
function tierSheetCheckTarget_({ sheet, name, area, replaced }) {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const size = (one) => one.getMaxRows() * one.getMaxColumns();
  const all = spreadsheet.getSheets().reduce((sum, one) => sum + size(one), 0);
  const after = sheet === null
    ? Math.max(area.rows, 1000) * Math.max(area.columns, 26)
    : Math.max(sheet.getMaxRows(), area.row + area.rows - 1) * Math.max(sheet.getMaxColumns(), area.column + area.columns - 1) - size(sheet);
  if (all + after > TIERSHEET_MOST_CELLS_) {
    throw tierSheetRefusal_("too-large", `a spreadsheet has ${TIERSHEET_MOST_CELLS_} cells at most; with ${tierSheetAddress_(area)} it would have ${all + after}`);
  }
  if (sheet === null) return;
  const inside = (range) => tierSheetCommon_(tierSheetAreaOf_(range), replaced) !== null;
  const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
  const shut = sheet.getProtections(RANGE).find((one) => !one.isWarningOnly() && !one.canEdit() && inside(one.getRange()));
  if (shut !== undefined) throw tierSheetRefusal_("protected", `${name}!${shut.getRange().getA1Notation()} is protected`);
  const whole = sheet.getProtections(SHEET).find((one) => !one.isWarningOnly() && !one.canEdit());
  if (whole !== undefined && !whole.getUnprotectedRanges().some((range) => tierSheetCovers_(tierSheetAreaOf_(range), replaced))) {
    throw tierSheetRefusal_("protected", `the sheet ${name} is protected`);
  }
  const there = tierSheetCommon_(replaced, { row: 1, column: 1, rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() });
  const merged = there === null ? [] : tierSheetRange_(sheet, there).getMergedRanges();
  if (merged.length > 0) throw tierSheetRefusal_("refused", `merged cells are in the way: ${name}!${merged[0].getA1Notation()}`);
}

function tierSheetCovers_(outer, inner) {
  const common = tierSheetCommon_(outer, inner);
  return common !== null && common.rows === inner.rows && common.columns === inner.columns;
}

/** What writing there would replace. */
function tierSheetOccupied(where, rows, columns, header) {
  return tierSheetAnswer_(() => {
    const target = tierSheetTarget_(where, { rows, columns }, header);
    tierSheetCheckTarget_(target);
    return tierSheetFilled_(target);
  });
}
