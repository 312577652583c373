// Results into the spreadsheet. Sheets reads a text that is put into a cell as if it were typed, and makes numbers, dates and formulas of
// it; a leading apostrophe keeps the text. So cells are made general first, then filled, and formatted last.

const TIERSHEET_FORMATS_ = { money: "#,##0.00", share: "0.0%", date: "yyyy-mm-dd", count: "#,##0", text: "@" };
const TIERSHEET_LONGEST_ = 50000;
// What Sheets leaves as it is: it begins with a letter and has no digit. Truth values are such words too.
const TIERSHEET_PLAIN_ = /^\p{L}[^\d'"=]*$/u;
const TIERSHEET_TRUTH_ = /^(true|false|истина|ложь|істина|хибність|prawda|fałsz|wahr|falsch|vrai|faux|verdadero|falso)$/i;
const TIERSHEET_WIDEST_ = 420;

/** What to put into a cell so that it holds this value and nothing that Sheets makes of it. */
function tierSheetLiteral_(value) {
  if (typeof value === "number") return Number.isFinite(value) ? value : "";
  if (typeof value !== "string" || value === "") return value === null || value === undefined ? "" : value;
  if (value.length > TIERSHEET_LONGEST_) {
    throw tierSheetRefusal_("too-large", `a cell takes ${TIERSHEET_LONGEST_} characters, and a text has ${value.length}`);
  }
  return TIERSHEET_PLAIN_.test(value) && !TIERSHEET_TRUTH_.test(value) ? value : `'${value}`;
}

/** The day of ISO text as a sheet counts it, with the time of day as its fraction; null when it is none. */
function tierSheetSerial_(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(value)) return null;
  const time = Date.parse(value.length === 10 ? value : `${value}Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value.slice(0, 10)) return null;
  return time / TIERSHEET_DAY_ - TIERSHEET_FIRST_DAY_;
}

function tierSheetEntered_(row, columns, dates, formulas) {
  return Array.from({ length: columns }, (_, column) => {
    const value = column < row.length ? row[column] : "";
    const serial = dates.includes(column) ? tierSheetSerial_(value) : null;
    if (serial !== null) return serial;
    return formulas && typeof value === "string" && value.startsWith("=") ? value : tierSheetLiteral_(value);
  });
}

function tierSheetDateColumns_(formats) {
  return Object.keys(formats).map(Number).filter((column) => formats[column] === "date");
}

/**
 * Begins to write: finds the place, keeps what stands there, and puts the first rows, of which `plan.rows` is the number of all. As long
 * as the answer has `begun`, the rows that follow go there by `tierSheetWriteMore`.
 */
function tierSheetWrite(plan, rows) {
  return tierSheetAnswer_(() => {
    const size = { rows: plan.rows, columns: plan.columns };
    const target = tierSheetTarget_(plan.where, size, rows[0]);
    tierSheetCheckTarget_(target);
    const filled = tierSheetFilled_(target);
    if (filled !== null && !plan.overwrite) {
      throw tierSheetRefusal_("occupied", `${filled.filled} cells are filled: ${filled.sheet}!${filled.address}`, filled);
    }
    return tierSheetDo_(plan.label, (deed) => {
      const isNew = target.sheet === null;
      const sheet = isNew ? tierSheetAddSheet_(deed, target.name) : target.sheet;
      tierSheetMakeRoom_(deed, sheet, target.area);
      if (!isNew) tierSheetKeep_(deed, sheet, target.replaced);
      tierSheetRange_(sheet, target.replaced).clearContent().setNumberFormat("General");
      // What is undefined could not cross.
      const { formats = {}, tiers = null, asTable = "", formulas = false } = plan;
      return tierSheetPut_(deed, { sheet: String(sheet.getSheetId()), area: target.area, at: 0, isNew, formats, tiers, asTable, formulas }, rows);
    });
  });
}

/** The rows that follow. When they cannot be written, all that was begun is taken back. */
function tierSheetWriteMore(begun, rows) {
  return tierSheetAnswer_(() => tierSheetDoMore_((deed) => tierSheetPut_(deed, begun, rows)));
}

/** Puts rows, and finishes after the last one. What is still to be done goes to the sidebar and comes back with the next rows. */
function tierSheetPut_(/** @type {TierSheetDeed} */ deed, begun, rows) {
  const sheet = tierSheetSheetById_(begun.sheet);
  const { area, columns } = begun;
  const wide = columns ? tierSheetSpread_(rows, columns, area.columns) : rows;
  const dates = tierSheetDateColumns_(begun.formats || {});
  const entered = wide.map((row) => tierSheetEntered_(row, area.columns, dates, begun.formulas));
  if (rows.length > 0) tierSheetRange_(sheet, { ...area, row: area.row + begun.at, rows: rows.length }).setValues(entered);
  const at = begun.at + rows.length;
  const done = at === area.rows;
  if (done) tierSheetFinish_(deed, sheet, begun);
  return { begun: done ? null : { ...begun, at }, sheet: sheet.getName(), address: tierSheetAddress_(area) };
}

function tierSheetFinish_(deed, sheet, { area, formats, tiers, asTable, formulas, isNew, columns }) {
  const body = columns ? area : { ...area, row: area.row + 1, rows: area.rows - 1 };
  if (body.rows > 0) {
    tierSheetFormatColumns_(sheet, body, formats || {});
    if (tiers) tierSheetColour_(deed, sheet, { ...body, column: body.column + tiers.column, columns: 1 }, tiers.colours);
  }
  if (isNew) {
    tierSheetRange_(sheet, { ...area, rows: 1 }).setFontWeight("bold");
    sheet.setFrozenRows(1);
    tierSheetFitColumns_(sheet, area);
  }
  if (asTable && body.rows > 0) tierSheetNameArea_(deed, sheet, area, asTable);
  tierSheetWrote_(deed, sheet, area, formulas === true);
}

function tierSheetFormatColumns_(/** @type {TierSheetSheet} */ sheet, body, formats) {
  for (const column of Object.keys(formats)) {
    tierSheetRange_(sheet, { ...body, column: body.column + Number(column), columns: 1 }).setNumberFormat(TIERSHEET_FORMATS_[formats[column]]);
  }
}

function tierSheetFitColumns_(/** @type {TierSheetSheet} */ sheet, area) {
  sheet.autoResizeColumns(area.column, area.columns);
  for (let column = area.column; column < area.column + area.columns; column++) {
    if (sheet.getColumnWidth(column) > TIERSHEET_WIDEST_) sheet.setColumnWidth(column, TIERSHEET_WIDEST_);
  }
}

function tierSheetAddSheet_(/** @type {TierSheetDeed} */ deed, name) {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const before = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
  deed.steps.push({ kind: "sheet", sheet: String(sheet.getSheetId()) });
  // A sheet that is added is shown at once; the user stays where they were.
  before.activate();
  return sheet;
}

/** Adds the rows and columns that the sheet lacks. */
function tierSheetMakeRoom_(/** @type {TierSheetDeed} */ deed, /** @type {TierSheetSheet} */ sheet, area) {
  const rows = area.row + area.rows - 1 - sheet.getMaxRows();
  const columns = area.column + area.columns - 1 - sheet.getMaxColumns();
  if (rows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), rows);
  if (columns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), columns);
  if (rows > 0 || columns > 0) deed.steps.push({ kind: "room", sheet: String(sheet.getSheetId()), rows: Math.max(0, rows), columns: Math.max(0, columns) });
}

/** Scripts cannot make the tables of Sheets; a name for the range serves formulas as well. */
function tierSheetNameArea_(/** @type {TierSheetDeed} */ deed, /** @type {TierSheetSheet} */ sheet, area, wanted) {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const taken = new Set(spreadsheet.getNamedRanges().map((one) => one.getName().toLowerCase()));
  const plain = wanted.replace(/[^\p{L}\p{N}_]+/gu, "_").slice(0, 200);
  const base = /^[\p{L}_]/u.test(plain) && !/^([a-z]{1,3}\d+|r\d*c\d*|true|false)$/i.test(plain) ? plain : `_${plain}`;
  let name = base;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base}_${count}`;
  try {
    spreadsheet.setNamedRange(name, tierSheetRange_(sheet, area));
    deed.steps.push({ kind: "name", name });
  } catch (error) {
    // A name is a convenience: that Sheets does not take it is no reason to lose the result.
    console.warn(`no name for ${tierSheetAddress_(area)}: ${error.message}`);
  }
}

/** Tiers in their colours, by rules of Sheets, so that the colour follows when somebody changes a tier. */
function tierSheetColour_(/** @type {TierSheetDeed} */ deed, /** @type {TierSheetSheet} */ sheet, area, colours) {
  const tiers = colours.map(({ tier }) => tier);
  const before = tierSheetOwnRules_(sheet, area, tiers);
  deed.steps.push({ kind: "rules", sheet: String(sheet.getSheetId()), area, tiers, before: before.map(({ own }) => own) });
  const others = sheet.getConditionalFormatRules().filter((_, at) => !before.some((one) => one.at === at));
  sheet.setConditionalFormatRules([...others, ...colours.map((colour) => tierSheetRule_(tierSheetRange_(sheet, area), colour))]);
}

function tierSheetRule_(range, { tier, fill, text }) {
  return SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(tier).setBackground(fill).setFontColor(text).setRanges([range]).build();
}

/** Rules of an earlier result: a cell in these columns equals one of these tiers. Others are the user's, and stay. */
function tierSheetOwnRules_(/** @type {TierSheetSheet} */ sheet, area, tiers) {
  const found = [];
  sheet.getConditionalFormatRules().forEach((rule, at) => {
    const condition = rule.getBooleanCondition();
    if (condition === null || condition.getCriteriaType() !== SpreadsheetApp.BooleanCriteria.TEXT_EQUAL_TO) return;
    const [tier] = condition.getCriteriaValues();
    const areas = rule.getRanges().map(tierSheetAreaOf_);
    if (!tiers.includes(tier) || areas.length !== 1 || areas[0].column !== area.column || areas[0].columns !== 1) return;
    if (tierSheetCommon_(areas[0], area) === null) return;
    found.push({ at, own: { area: areas[0], tier, fill: condition.getBackground(), text: condition.getFontColor() } });
  });
  return found;
}
