// Reviews into the history and out of files. HISTORY makes every row; here its columns are only found and put in one order.

import { formForPeople } from "../../../job.mjs";
import type { Handlers } from "../engine/areas";
import { ask, cellOf, headerOf, optionsFor, type Graded } from "../engine/grading";
import type { Lang, Row } from "../engine/protocol";
import { found, readFile, type ReadFile } from "../engine/reading";
import type { Session } from "../engine/session";
import { HISTORY_SHEET } from "../sheet/host";
import { FIELD_NAMES } from "../words/fields";
import type { Basis, ReviewsCalls } from "./calls";
import { overridesOf, reviewList, ruleTable } from "./clients";
import { daysOf } from "./days";

const READ_LANG: Record<Lang, 1 | 2 | 3> = { en: 1, ru: 2, uk: 3 };
/** Figures that say who the client is and decide no tier stay out of what is kept. */
const PERSONAL = new Set(["phone", "email"]);
/** A review that no history holds, with marks by which HISTORY's columns are known in any language and any order. */
const MARK = "\u2063";
const PROBE: Row[] = [["Client ID", "Client", "Tier", "Reason"], [`${MARK}id`, `${MARK}name`, `${MARK}tier`, `${MARK}reason`]];
const PROBE_DAY = "2999-12-31";

/** The columns of a history as the page keeps it, in this order; those of the user's own follow. */
const COLUMNS = ["Client ID", "Client", "as-of date", "tier before", "tier after", "reason", "rules"];

export const addReview: Handlers<ReviewsCalls>["reviewAdd"] = (session, { history, basis, date }) => {
  const graded = session.result;
  const own = [["as of", date], ["rules", graded.report.fingerprint]];
  const made = ask(session.engine, "HISTORY", [reviewList(graded), history, own], "en");
  const rows = made.rows();
  return { history: rows, basis: basis ? basisOf(session, graded) : null, findings: found("HISTORY", made.notes) };
};

/** The columns that the engine knows or the rules name. */
function basisOf(session: Session, graded: Graded): Basis {
  const { engine } = session;
  const rules = ruleTable(engine, graded.rules, session.lang);
  const headers = headerOf(graded.clients);
  const known = ask(engine, "FIELDS", [graded.clients, optionsFor("FIELDS", graded.options)], "en").rows().slice(1);
  const meant = new Map(known.map((row) => [String(row[1]).trim(), String(row[2])]));
  const named = new Set((rules[0] ?? []).map((cell) => String(cell).trim().toLowerCase()));
  const taken = headers.flatMap((header, at) => {
    const field = meant.get(header.trim()) ?? "";
    return (field !== "" && !PERSONAL.has(field)) || named.has(header.trim().toLowerCase()) ? [at] : [];
  });
  const length = graded.explained.length;
  const clients = [taken.map((at) => headers[at] ?? ""), ...Array.from({ length }, (_, row) => taken.map((at) => cellOf(graded.clients, row, at)))];
  return { clients, rules, overrides: overridesOf(session) };
}

export const readHistory: Handlers<ReviewsCalls>["reviewRead"] = async (session, { from, lang }, tell) => {
  const rows = Array.isArray(from) ? from : (await historyTable(session, from, lang, tell)).table.rows();
  const probed = ask(session.engine, "HISTORY", [PROBE, rows, [["as of", PROBE_DAY], ["rules", `${MARK}print`]]], lang);
  const made = probed.rows();
  const [headers = [], marks = [], lines] = [made[0], made.at(-1), made.slice(1, -1)];
  const at = (mark: string): number => marks.indexOf(mark);
  const day = at(PROBE_DAY);
  const [name, tier] = [at(`${MARK}name`), at(`${MARK}tier`)];
  const id = at(`${MARK}id`);
  const before = headers.findIndex((_, column) => marks[column] === "" && isTierBefore(session.engine, String(headers[column])));
  const places = [id < 0 ? name : id, id < 0 ? -1 : name, day, before, tier, at(`${MARK}reason`), at(`${MARK}print`)];
  const more = headers.map((_, column) => column).filter((column) => !places.includes(column));
  const days = daysOf(session.engine, lines.map((line) => line[day] ?? ""), lang);
  const history = lines.map((line, row) => [
    ...places.map((column, place) => (place === 2 ? days[row] ?? "" : column < 0 ? "" : line[column] ?? "")), ...more.map((column) => line[column] ?? ""),
  ]).filter((line) => line[0] !== "" && line[2] !== "");
  return { history: [[...COLUMNS, ...more.map((column) => headers[column] ?? "")], ...history], findings: found("HISTORY", probed.notes) };
};

/** The sheet that holds the history in every language, where a workbook has one. */
async function historyTable(session: Session, file: File, lang: Lang, tell: Parameters<typeof readFile>[4]): Promise<ReadFile> {
  const read = await readFile(session.files, file, {}, lang, tell);
  const { sheet, sheets } = read.report;
  return sheet !== HISTORY_SHEET && sheets.includes(HISTORY_SHEET) ? readFile(session.files, file, { sheet: HISTORY_SHEET }, lang, tell) : read;
}

const beforeNames = new WeakMap<Engine, Set<string>>();

/** What the engine itself calls the tier before, in its languages. */
function isTierBefore(engine: Engine, header: string): boolean {
  let names = beforeNames.get(engine);
  if (names === undefined) {
    names = new Set((["en", "ru", "uk"] as const).map((lang) => headerIn(engine, lang)[3]?.toLowerCase() ?? ""));
    beforeNames.set(engine, names);
  }
  return names.has(header.trim().toLowerCase());
}

function headerIn(engine: Engine, lang: Lang): string[] {
  const named = [0, 1].map((field) => FIELD_NAMES[field]?.[READ_LANG[lang]] ?? "");
  return ask(engine, "HISTORY", [[[...named, "Tier", "Reason"], PROBE[1] ?? []], null, [["as of", PROBE_DAY], ["rules", MARK]]], lang).headers;
}

/** The history as the sheet of a workbook holds it, headed in the language of the page. */
export const historyFile: Handlers<ReviewsCalls>["reviewFile"] = (session, { history, lang }) => {
  const [headers = [], ...rows] = history;
  const own = headerIn(session.engine, lang);
  const table = [headers.map((header, at) => own[at] ?? header), ...rows];
  return { name: "tiersheet-history.csv", bytes: new Uint8Array(session.files.writeCsv(table, formForPeople(lang), true)) };
};
