// What the sidebar may call of the script, and how it is answered. Only plain values cross, never a Date; a refusal is a value too,
// because of an error that is thrown only the words would cross.

/** Of a module's base64 text, what one call gives: far below what calls are known to carry. */
const TIERSHEET_PIECE_ = 1500000;

/** An error that the sidebar knows by its reason: occupied, missing, protected, busy, too-large, refused. */
function tierSheetRefusal_(reason, message, occupied = null) {
  return Object.assign(new Error(message), { refused: { reason, message, occupied } });
}

// The words of the service are all that it tells; they are in the language of the account, and what is not known is just refused.
function tierSheetRefusedBy_(error) {
  if (error && error.refused) return error.refused;
  const message = String((error && error.message) || error);
  const known = {
    protected: /protected cell or object|защищ|захищен/i,
    "too-large": /limit of 10000000 cells|above the limit|too large|Exceeded maximum execution time/i,
    busy: /timed out|Service Spreadsheets failed|try again|too many (times|simultaneous)|simultaneous invocations/i,
    missing: /not found|does not exist/i,
  };
  const found = Object.keys(known).find((reason) => known[reason].test(message));
  return { reason: found || "refused", message, occupied: null };
}

function tierSheetAnswer_(work) {
  try {
    return { value: work() };
  } catch (error) {
    return { refused: tierSheetRefusedBy_(error) };
  }
}

/** What the sidebar needs to begin. */
function tierSheetStart() {
  return tierSheetAnswer_(() => ({
    locale: Session.getActiveUserLocale(),
    sheetLocale: SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetLocale(),
    undoable: tierSheetUndoLabel_(),
  }));
}

/** A piece of a module as base64, and where the next one begins; null after the last. */
function tierSheetModulePiece(name, from) {
  return tierSheetAnswer_(() => {
    const text = tierSheetModuleText_(name);
    const to = Math.min(text.length, from + TIERSHEET_PIECE_);
    return { text: text.slice(from, to), length: text.length, next: to < text.length ? to : null };
  });
}

function tierSheetModuleText_(name) {
  if (name === "tiersheet") return TIERSHEET_WASM;
  if (name === "tiersheet-models" || name === "tiersheet-files") return tierSheetModulePage_(name);
  throw tierSheetRefusal_("missing", `there is no module ${name}`);
}
