// Cells of a sheet as the sidebar takes them. Rows that a filter hides are read too: they are clients like the others.

/** Cells that one call reads at most, and characters that it answers at most. */
const TIERSHEET_CELLS_ = 60000;
const TIERSHEET_ANSWER_ = 2000000;

/** Dates as ISO text, durations as days, errors by their names, which is what a script gets. */
function tierSheetRead_(/** @type {TierSheetSheet} */ sheet, area) {
  let calendar = null;
  const plain = (value) => {
    if (tierSheetIsDate_(value)) {
      if (Number.isNaN(value.getTime())) return "#VALUE!";
      if (calendar === null) calendar = tierSheetCalendar_();
      const clock = calendar.clock(value);
      const duration = tierSheetDuration_(clock);
      return duration === null ? tierSheetIso_(clock) : duration;
    }
    return value === null || value === undefined || (typeof value === "number" && !Number.isFinite(value)) ? "" : value;
  };
  return tierSheetRange_(sheet, area).getValues().map((row) => row.map(plain));
}

function tierSheetWeight_(row) {
  let weight = 2;
  for (const cell of row) weight += typeof cell === "string" ? cell.length + 3 : 12;
  return weight;
}

/** Rows of a table from one on: so many as are asked for, or fewer when they are long. */
function tierSheetRead(id, from, count) {
  return tierSheetAnswer_(() => {
    const place = tierSheetPlace_(id);
    const { area } = place;
    const most = Math.max(1, Math.floor(TIERSHEET_CELLS_ / area.columns));
    const rows = Math.max(0, Math.min(count, most, area.rows - from));
    const read = rows === 0 ? [] : tierSheetRead_(place.sheet, { ...area, row: area.row + from, rows });
    let weight = 0;
    const end = read.findIndex((row) => (weight += tierSheetWeight_(row)) > TIERSHEET_ANSWER_);
    const head = from === 0 && read.length > 0 ? read[0] : [];
    return { table: tierSheetTable_(place, head), rows: end > 0 ? read.slice(0, end) : read };
  });
}

/** A text that changes when a cell in the first columns of a table does; results that stand beside it are none of its columns. */
function tierSheetDigest(id, columns) {
  return tierSheetAnswer_(() => {
    const { sheet, area } = tierSheetPlace_(id);
    const rows = tierSheetRange_(sheet, { ...area, columns: Math.min(columns, area.columns) }).getValues();
    while (rows.length > 0 && rows[rows.length - 1].every(tierSheetIsBlank_)) rows.pop();
    return tierSheetDigest_(rows);
  });
}

// Two sums of 32 bits over all characters: enough to tell that something changed, and no service with limits of its own.
function tierSheetDigest_(value) {
  const text = JSON.stringify(value);
  let one = 0x811c9dc5;
  let other = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = (Math.imul(other, 31) + code) | 0;
  }
  return `${(one >>> 0).toString(16)}-${(other >>> 0).toString(16)}`;
}
