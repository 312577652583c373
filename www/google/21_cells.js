// Cells of a sheet as the engine takes them, and the engine's answer as a sheet takes it.

// What a cell with an error holds in a script: its name, as a text. A cell that is still being computed says so.
function tierSheetErrorNames_() {
  return new Set([
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#ERROR!", "#SPILL!", "#CALC!",
    "#Н/Д", "#ССЫЛКА!", "#ЗНАЧ!", "#ДЕЛ/0!", "#ЧИСЛО!", "#ИМЯ?", "#ПУСТО!", "#ОШИБКА!",
    "#ПОСИЛАННЯ!", "#ДІЛ/0!", "#ІМ'Я?", "#ПОМИЛКА!",
    "Loading...", "Загрузка...", "Завантаження...",
  ]);
}

function tierSheetIsDate_(value) {
  return Object.prototype.toString.call(value) === "[object Date]";
}

function tierSheetIsBlank_(value) {
  return value === "" || value === null || value === undefined;
}

/** Turns the cells of a call into those of the engine. The calendar is asked for with the first date. */
function tierSheetCells_(calendar) {
  const errors = tierSheetErrorNames_();

  function date(value) {
    if (Number.isNaN(value.getTime())) return { type: "Error", basicValue: "#VALUE!" };
    const clock = calendar().clock(value);
    const duration = tierSheetDuration_(clock);
    if (duration !== null) return duration;
    const days = Math.floor(clock / TIERSHEET_DAY_) - TIERSHEET_FIRST_DAY_;
    // The engine counts as Excel does, which has a day too many in 1900.
    return { serial: days > 60 ? days : days - 1, date: value };
  }

  function cell(value) {
    if (typeof value === "string") return errors.has(value) ? { type: "Error", basicValue: value } : value;
    if (typeof value === "number") return Number.isFinite(value) ? value : "";
    return tierSheetIsDate_(value) ? date(value) : value;
  }

  return (arg) => (Array.isArray(arg) ? arg.map((row) => (Array.isArray(row) ? row.map(cell) : cell(row))) : cell(arg));
}

/** Whole columns without the blank rows below all of them, so that columns that stand side by side stay of one length. */
function tierSheetCut_(args) {
  const ranges = args.filter((arg) => Array.isArray(arg) && arg.length > 1);
  let end = 1;
  for (const rows of ranges) {
    let row = rows.length;
    while (row > end && rows[row - 1].every(tierSheetIsBlank_)) row--;
    end = Math.max(end, row);
  }
  return args.map((arg) => (ranges.includes(arg) && arg.length > end ? arg.slice(0, end) : arg));
}

function tierSheetShown_(value) {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : "";
    case "object":
      break;
    default:
      return "";
  }
  if (value === null) return "";
  if (tierSheetIsDate_(value)) return value;
  if (tierSheetIsDate_(value.date)) return value.date;
  return value.type === "Error" ? value.basicValue : "";
}

/** A sheet takes rectangles with a cell at least. */
function tierSheetRectangle_(rows) {
  if (rows.length === 0 || rows[0].length === 0) return [[""]];
  return rows.map((row) => row.map(tierSheetShown_));
}
