// What the formulas of a sheet call. Each execution of a script begins with nothing and starts the engine once, when the first function
// is called: what runs when the files are loaded would run for every menu and every cell.

var tierSheetEngine_ = null;

/** The bytes of a base64 text. The service would hand over every byte as an object of the host, which takes longer. */
function tierSheetBytes_(base64) {
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const values = new Uint8Array(128);
  for (let at = 0; at < signs.length; at++) values[signs.charCodeAt(at)] = at;
  let length = (base64.length / 4) * 3;
  if (base64.endsWith("==")) length -= 2;
  else if (base64.endsWith("=")) length -= 1;
  const bytes = new Uint8Array(length);
  for (let from = 0, to = 0; from < base64.length; from += 4) {
    const four = (values[base64.charCodeAt(from)] << 18) | (values[base64.charCodeAt(from + 1)] << 12)
      | (values[base64.charCodeAt(from + 2)] << 6) | values[base64.charCodeAt(from + 3)];
    // Past the end nothing is stored.
    bytes[to++] = four >> 16;
    bytes[to++] = four >> 8;
    bytes[to++] = four;
  }
  return bytes;
}

/** A script that was pasted by hand may lack a file. */
function tierSheetLacking_(file) {
  return new Error("TierSheet: the file " + file + " is missing from the script. Add it (Extensions > Apps Script) and recalculate.");
}

/** The text of a module that is a page of the script: what is no code is not loaded with every formula. */
function tierSheetModulePage_(name) {
  let page;
  try {
    page = HtmlService.createHtmlOutputFromFile(name);
  } catch (error) {
    throw tierSheetLacking_(name);
  }
  return page.getContent().trim();
}

function tierSheetOpenEngine_() {
  if (tierSheetEngine_ === null) {
    if (typeof TierSheet === "undefined") throw tierSheetLacking_("00_tiersheet");
    if (typeof TIERSHEET_WASM === "undefined") throw tierSheetLacking_("10_tiersheet-wasm");
    tierSheetEngine_ = TierSheet.load(tierSheetBytes_(TIERSHEET_WASM), () => tierSheetBytes_(tierSheetModulePage_("tiersheet-models")));
  }
  return tierSheetEngine_;
}

/** The language of a locale such as "uk_UA". */
function tierSheetLang_(locale) {
  const code = String(locale).slice(0, 2).toLowerCase();
  return code === "ru" || code === "uk" ? code : "en";
}

/** The sheet's language, not the reader's: a cell says the same to everybody. */
function tierSheetSheetLang_() {
  try {
    return tierSheetLang_(SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetLocale());
  } catch (error) {
    return "en";
  }
}

/** A problem of the engine as one text: where, what, how many more, what to do. The sheet shows it at the cell. */
function tierSheetTold_(error, lang) {
  const problems = error && Array.isArray(error.problems) ? error.problems : [];
  if (problems.length === 0) return error;
  const { place, message, hint } = problems[0];
  const more = { en: "(+%s more)", ru: "(и ещё %s)", uk: "(і ще %s)" }[lang].replace("%s", String(problems.length - 1));
  return new Error([place && `${place}:`, message, problems.length > 1 && more, hint].filter(Boolean).join(" "));
}

/** Called by every function of 30_functions. */
function tierSheetCall_(id, args) {
  const lang = tierSheetSheetLang_();
  let known = null;
  const calendar = () => {
    if (known === null) known = tierSheetCalendar_();
    return known;
  };
  // The engine's serials have the 29th of February 1900, which never was.
  const dates = (serial) => calendar().midnight(serial + TIERSHEET_FIRST_DAY_ + (serial > 60 ? 0 : 1));
  try {
    const engine = tierSheetOpenEngine_();
    const cells = tierSheetCut_(args).map(tierSheetCells_(calendar));
    return tierSheetRectangle_(engine.call(id, cells, { lang, dates }));
  } catch (error) {
    throw tierSheetTold_(error, lang);
  }
}
