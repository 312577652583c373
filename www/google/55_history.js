// Rows at the end of a sheet, such as the history of reviews.

/** Adds rows, `count` in all; with the header when the sheet is new or empty. What follows comes by `tierSheetWriteMore`. */
function tierSheetAppend(wanted, header, count, rows, label) {
  return tierSheetAnswer_(() => {
    const name = tierSheetName_(wanted);
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
    const used = sheet === null ? null : tierSheetUsed_(sheet);
    if (used === null) return tierSheetDo_(label, (deed) => tierSheetBeginHistory_(deed, sheet, name, header, count, rows));
    const top = { ...used, rows: 1 };
    const [heads] = tierSheetRange_(sheet, top).getValues();
    const columns = tierSheetColumnsOf_(heads, header, `${name}!${tierSheetAddress_(top)}`);
    if (count === 0) return { begun: null, sheet: name, address: tierSheetAddress_(top), undoable: tierSheetUndoLabel_() };
    return tierSheetDo_(label, (deed) => tierSheetGoOn_(deed, sheet, { ...used, row: used.row + used.rows, rows: count }, columns, rows));
  });
}

function tierSheetBeginHistory_(/** @type {TierSheetDeed} */ deed, /** @type {TierSheetSheet} */ there, name, header, count, rows) {
  const area = { row: 1, column: 1, rows: count + 1, columns: header.length };
  tierSheetCheckTarget_({ sheet: there, name, area, replaced: area });
  const sheet = there === null ? tierSheetAddSheet_(deed, name) : there;
  tierSheetReady_(deed, sheet, area, there !== null);
  const formats = tierSheetKinds_(rows, header.length);
  return tierSheetPut_(deed, { sheet: String(sheet.getSheetId()), area, at: 0, isNew: true, formats }, [header, ...rows]);
}

function tierSheetGoOn_(/** @type {TierSheetDeed} */ deed, /** @type {TierSheetSheet} */ sheet, area, columns, rows) {
  tierSheetCheckTarget_({ sheet, name: sheet.getName(), area, replaced: area });
  tierSheetReady_(deed, sheet, area, true);
  const formats = tierSheetKinds_(tierSheetSpread_(rows, columns, area.columns), area.columns);
  return tierSheetPut_(deed, { sheet: String(sheet.getSheetId()), area, at: 0, isNew: false, formats, columns }, rows);
}

function tierSheetReady_(/** @type {TierSheetDeed} */ deed, /** @type {TierSheetSheet} */ sheet, area, keep) {
  tierSheetMakeRoom_(deed, sheet, area);
  if (keep) tierSheetKeep_(deed, sheet, area);
  tierSheetRange_(sheet, area).setNumberFormat("General");
}

/** Where each of our columns is on the sheet. */
function tierSheetColumnsOf_(heads, header, address) {
  const plain = (cell) => String(cell).trim().toLowerCase();
  const names = heads.map(plain);
  const missing = header.filter((name) => !names.includes(plain(name)));
  if (missing.length > 0) throw tierSheetRefusal_("refused", `in ${address} there is no column ${missing.map((name) => `"${name}"`).join(", ")}`);
  return header.map((name) => names.indexOf(plain(name)));
}

function tierSheetSpread_(rows, columns, width) {
  return rows.map((row) => {
    const wide = Array.from({ length: width }, () => "");
    columns.forEach((column, at) => { wide[column] = row[at]; });
    return wide;
  });
}

/** Columns with nothing but days are days, and columns with texts that look like numbers are texts. */
function tierSheetKinds_(rows, columns) {
  const formats = {};
  for (let column = 0; column < columns; column++) {
    const filled = rows.map((row) => row[column]).filter((value) => !tierSheetIsBlank_(value));
    if (filled.length === 0) continue;
    if (filled.every((value) => tierSheetSerial_(value) !== null)) formats[column] = "date";
    else if (filled.some((value) => typeof value === "string" && /^[\d\s.,+-]+$/.test(value))) formats[column] = "text";
  }
  return formats;
}
