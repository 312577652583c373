// Scores that some rule tables stand on: RFM of each client, and the classes ABC and XYZ. The engine finds them; here they are put
// beside the clients when the headers of the rules ask for them.

import { ask, headerOf, optionsFor, type Data, type Prepared } from "../engine/grading";
import type { Cell, Lang, Pair, Row, Rules } from "../engine/protocol";

export interface Scores {
  rfm: boolean;
  abc: boolean;
  xyz: boolean;
}

/** Columns behind the client's own in the result of RFM and of XYZ. */
const RFM_COLUMNS = 9;
const XYZ_COLUMNS = 6;

const LANGS: readonly Lang[] = ["en", "ru", "uk"];
let names: { rfm: Set<string>; abc: string; xyz: string } | null = null;

const plain = (cell: Cell | undefined): string => String(cell ?? "").trim().toLowerCase();

/** The headers by which the templates ask for scores, in the three languages. */
function known(engine: Engine): NonNullable<typeof names> {
  if (names === null) {
    const scores = LANGS.flatMap((lang) => engine.call("RULES", ["rfm", lang])[0]?.slice(3) ?? []);
    const [abc, xyz] = engine.call("RULES", ["abc-xyz", "en"])[0]?.slice(2) ?? [];
    names = { rfm: new Set(scores.map(plain)), abc: plain(abc), xyz: plain(xyz) };
  }
  return names;
}

export function scoresFor(engine: Engine, rules: Rules): Scores {
  if (!Array.isArray(rules)) return { rfm: rules === "rfm", abc: rules === "abc-xyz", xyz: rules === "abc-xyz" };
  const { rfm, abc, xyz } = known(engine);
  const headers = (rules[0] ?? []).map(plain);
  return { rfm: headers.some((header) => rfm.has(header)), abc: headers.includes(abc), xyz: headers.includes(xyz) };
}

/** The clients with the scores behind their own columns. An export that has a column of that name keeps it. */
export function withScores(engine: Engine, main: FileTable, own: Pair[], prepared: Prepared, scores: Scores, lang: Lang): Prepared {
  const { clients, options } = prepared;
  const headers = new Set(headerOf(clients).map(plain));
  const { rfm, abc, xyz } = known(engine);
  const wanted = {
    rfm: scores.rfm && ![...rfm].some((name) => headers.has(name)), abc: scores.abc && !headers.has(abc), xyz: scores.xyz && !headers.has(xyz),
  };
  if (!wanted.rfm && !wanted.abc && !wanted.xyz) return prepared;
  let rows = rowsOf(clients);
  if (wanted.rfm) {
    const reply = ask(engine, "RFM", [rows, null, null, optionsFor("RFM", options)], lang);
    const first = reply.headers.length - RFM_COLUMNS;
    rows = beside(rows, reply, first, [3, 4, 5].map((at) => first + at));
  }
  if (wanted.abc) {
    const reply = ask(engine, "ABC", [rows, null, null, null, optionsFor("ABC", options)], lang);
    const classes = reply.column(0) ?? [];
    rows = rows.map((row, at) => [...row, at === 0 ? reply.headers[0] ?? "" : classes[at - 1] ?? ""]);
  }
  if (wanted.xyz) {
    // Clients put together from deals have no periods any more: the deals have.
    const reply = ask(engine, "XYZ", [main, null, null, optionsFor("XYZ", own)], lang);
    const first = reply.headers.length - XYZ_COLUMNS;
    rows = beside(rows, reply, first, [first + 4]);
  }
  return { ...prepared, clients: rows };
}

function rowsOf(data: Data): Row[] {
  return Array.isArray(data) ? data : data.rows().slice(Math.max(0, data.above - 1));
}

/** Columns of a reply beside the rows of the same clients; a client that the reply does not have gets blanks. */
function beside(rows: Row[], reply: EngineResult, own: number, wanted: number[]): Row[] {
  const headers = (rows[0] ?? []).map(plain);
  const keys = reply.headers.slice(0, own).map((header) => headers.indexOf(plain(header)));
  const ids = Array.from({ length: own }, (_, at) => reply.column(at) ?? []);
  const columns = wanted.map((at) => reply.column(at) ?? []);
  const places = new Map<string, number>();
  for (let row = 0; row < reply.length; row++) places.set(JSON.stringify(ids.map((column) => String(column[row] ?? ""))), row);
  return rows.map((row, at) => {
    if (at === 0) return [...row, ...wanted.map((column) => reply.headers[column] ?? "")];
    const place = places.get(JSON.stringify(keys.map((key) => String(row[key] ?? ""))));
    return [...row, ...columns.map((column) => (place === undefined ? "" : column[place] ?? ""))];
  });
}
