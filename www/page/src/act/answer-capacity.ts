// The worker's side of capacity: whom to serve when there is not room for all. The choice is the engine's.

import { formForPeople } from "../../../job.mjs";
import type { Handlers } from "../engine/areas";
import { ask, headerOf, optionsFor, type Graded } from "../engine/grading";
import type { Cell, Pair, Row } from "../engine/protocol";
import { found } from "../engine/reading";
import type { Session } from "../engine/session";
import { Speech } from "../words";
import type { ActCalls, CapacityRequest, Resource, Side } from "./calls";
import { clientsOf, type GradedClients } from "./graded-clients";

type Own = Handlers<ActCalls>;

/** More than anybody could need, for learning how much is needed. */
const WITHOUT_LIMIT = 1e12;
/** Of long lists the proof would take the patience of whoever moves the slider; how far the choice is proved is told. */
const LONG = 20_000;
const STEPS_OF_LONG = "200000";
const FIRST = 100;
const DECISIONS: Record<string, Side> = { keep: "keep", оставить: "keep", залишити: "keep", decline: "decline", отказать: "decline", відмовити: "decline" };
/** What no client takes up although it is a number. */
const NO_EFFORT = new Set([
  "client id", "deal id", "revenue", "cost", "profit", "margin", "markup", "average", "recency", "tenure", "trend", "months active", "discount", "phone", "order",
]);

interface Chosen {
  headers: string[];
  /** A row per client of each side, the most valuable first, and their places in the data. */
  sides: Record<Side, { rows: Row[]; ids: number[] }>;
  all: Row[];
}

const chosen = new WeakMap<Graded, Chosen>();
const priority = new WeakMap<Graded, { header: string; rows: Row[] }>();

/** The clients with the tier of now, for choices in which better tiers go first. */
function withTiers(clients: GradedClients, name: string): { header: string; rows: Row[] } {
  const { graded } = clients;
  let made = priority.get(graded);
  if (made === undefined) {
    const header = headerOf(graded.clients);
    let own = name;
    while (header.includes(own)) own += "*";
    const rows = Array.from({ length: clients.length }, (_, row) => [...header.map((__, column) => clients.cell(row, column)), clients.tier(row)]);
    priority.set(graded, (made = { header: own, rows: [[...header, own], ...rows] }));
  }
  return made;
}

/** What a client needs, as CAPACITY takes it, and what it is called on the screen. */
function loadOf(clients: GradedClients, { effort }: CapacityRequest): string | Row[] | null {
  if (effort.kind === "places") return null;
  if (effort.kind === "columns") return effort.columns.length === 0 ? null : effort.columns.join("; ");
  return [[effort.name], ...Array.from({ length: clients.length }, (_, row) => [effortOf(effort.by, clients.tier(row))])];
}

function effortOf(by: Record<string, string>, tier: string): Cell {
  const own = by[tier]?.trim() ?? "";
  return own === "" ? "" : Number(own);
}

/** How much there is: a number, or a table of the resources. */
function roomOf({ effort, room }: CapacityRequest): number | Row[] {
  const amounts = room.map((amount) => Number(amount.trim() === "" ? WITHOUT_LIMIT : amount));
  return effort.kind === "columns" && amounts.length > 1 ? [effort.columns, amounts] : amounts[0] ?? WITHOUT_LIMIT;
}

function asked(session: Session, request: CapacityRequest, list: "rows" | "summary"): EngineResult {
  const clients = clientsOf(session.engine, session.result);
  const { report, options } = session.result;
  const own: Pair[] = [...optionsFor("CAPACITY", options), ["list", list]];
  if (clients.length > LONG) own.push(["steps", STEPS_OF_LONG]);
  let data: Graded["clients"] = session.result.clients;
  if (request.tiersFirst) {
    const tiered = withTiers(clients, new Speech(request.lang).act.capacity.tierNow);
    data = tiered.rows;
    const order = report.tiers.filter(({ given }) => given).map(({ tier }) => tier).join(";");
    own.push(["tiers", "priority"], ["tier column", tiered.header], ["order", order]);
  }
  return ask(session.engine, "CAPACITY", [data, request.value === "" ? null : request.value, loadOf(clients, request), roomOf(request), null, own], request.lang);
}

export const effortColumns: Own["effortColumns"] = (session) => clientsOf(session.engine, session.result).fields()
  .filter(({ type, field }) => type === "number" && !NO_EFFORT.has(field)).map(({ header }) => header);

export const capacity: Own["capacity"] = (session, request) => {
  const clients = clientsOf(session.engine, session.result);
  const speech = new Speech(request.lang);
  const made = asked(session, request, "rows");
  const decisions = made.column(0) ?? [];
  const why = made.column(1) ?? [];
  const needed = neededBy(clients, request);
  const { of: value, order } = valued(session, clients, request);
  // The lists stand side by side: the name is enough there, and the file has the id too.
  const short = <Own extends Cell>(row: Own[]): Own[] => row.slice(-1);
  const headers = [speech.words.tier, ...short(clients.headers), made.facts["value"] ?? "", ...needed.headers, speech.act.capacity.why];
  const sides: Chosen["sides"] = { keep: { rows: [], ids: [] }, decline: { rows: [], ids: [] }, unjudged: { rows: [], ids: [] } };
  const all: Row[] = [[made.headers[0] ?? "", speech.words.tier, ...clients.headers, ...headers.slice(2)]];
  for (const row of order) {
    const cells: Row = [clients.tier(row), ...short(clients.named(row)), value(row), ...needed.of(row), why[row] ?? ""];
    const side = sides[DECISIONS[String(decisions[row])] ?? "unjudged"];
    side.rows.push(cells);
    side.ids.push(row);
  }
  for (const side of ["keep", "decline", "unjudged"] as const) {
    for (const [at, row] of sides[side].rows.entries()) {
      const place = sides[side].ids[at] ?? 0;
      all.push([decisions[place] ?? "", row[0] ?? "", ...clients.named(place), ...row.slice(2)]);
    }
  }
  chosen.set(session.result, { headers, sides, all });
  const first = (side: Side) => ({ rows: sides[side].rows.slice(0, FIRST), ids: sides[side].ids.slice(0, FIRST) });
  const fact = (name: string) => Number(made.facts[name] ?? 0);
  return {
    kept: fact("kept"), declined: fact("declined"), unjudged: fact("not judged"), value: made.facts["value"] ?? "", worth: fact("value kept"),
    givenUp: fact("value given up"), proved: made.facts["proved"] === "yes", headers,
    first: { keep: first("keep"), decline: first("decline"), unjudged: first("unjudged") }, findings: found("CAPACITY", made.notes),
  };
};

/** What a client is worth, for reading; and the order, the most valuable first. Without profits the ranks of TOP say it. */
function valued(session: Session, clients: GradedClients, request: CapacityRequest): { of: (row: number) => Cell; order: number[] } {
  const rows = Array.from({ length: clients.length }, (_, row) => row);
  const profit = (row: number) => clients.told(row, 3);
  const blankLast = (value: Cell) => (typeof value === "number" ? value : Number.POSITIVE_INFINITY);
  if (request.value !== "revenue" && rows.some((row) => profit(row) !== "")) {
    const worth = rows.map((row) => { const own = profit(row); return typeof own === "number" ? -own : own; });
    return { of: profit, order: rows.sort((a, b) => compare(blankLast(worth[a] ?? ""), blankLast(worth[b] ?? "")) || a - b) };
  }
  const top = ask(session.engine, "TOP", [session.result.clients, request.value === "" ? null : request.value, null, optionsFor("TOP", session.result.options)], request.lang);
  const ranks = top.column(1) ?? [];
  const column = clients.fields().find(({ field }) => field === "revenue")?.column ?? -1;
  return {
    of: (row) => (column < 0 ? "" : clients.cell(row, column)),
    order: rows.sort((a, b) => compare(blankLast(ranks[a] ?? ""), blankLast(ranks[b] ?? "")) || a - b),
  };
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function neededBy(clients: GradedClients, { effort }: CapacityRequest): { headers: string[]; of: (row: number) => Row } {
  if (effort.kind === "places") return { headers: [], of: () => [] };
  if (effort.kind === "tiers") return { headers: [effort.name], of: (row) => [effortOf(effort.by, clients.tier(row))] };
  const columns = effort.columns.map((name) => headerOf(clients.graded.clients).indexOf(name));
  return { headers: effort.columns, of: (row) => columns.map((column) => (column < 0 ? "" : clients.cell(row, column))) };
}

export const capacityRest: Own["capacityRest"] = (session, request) => {
  const lines = asked(session, request, "summary").rows().slice(1);
  // The lines stand in a fixed order: three counts, kept, given up, the gap, for each resource what there is, is used, is left and
  // what more is worth, and at the end who is next. What was decided beforehand is not asked here.
  const [, , , , , gap = [], ...rest] = lines;
  const resources: Resource[] = [];
  const count = Math.max(1, request.effort.kind === "columns" ? request.effort.columns.length : 1);
  for (let at = 0; at < count; at++) {
    const [there, used, , more] = rest.slice(at * 4, at * 4 + 4);
    if (there === undefined || used === undefined || more === undefined) break;
    resources.push({ name: String(there[1]), there: there[2] ?? "", used: used[2] ?? "", more: more[2] ?? "", who: String(more[3] ?? "") });
  }
  const next = rest.slice(count * 4);
  const [nextInWord] = NEXT[request.lang];
  const told = (line: Row | undefined) => (line === undefined ? null : { client: String(line[1]), cost: line[2] ?? "", who: String(line[3] ?? "") });
  return {
    resources, gap: gap[2] ?? "", gapWho: String(gap[3] ?? ""),
    nextIn: told(next.find(([what]) => what === nextInWord)), nextOut: told(next.find(([what]) => what !== nextInWord)),
  };
};

const NEXT = { en: ["next in"], ru: ["следующий на место"], uk: ["наступний на місце"] } as const;

export const capacityRows: Own["capacityRows"] = (session, { side, from, count }) => {
  const all = chosen.get(session.result)?.sides[side] ?? { rows: [], ids: [] };
  return { count: all.rows.length, rows: all.rows.slice(from, from + count), ids: all.ids.slice(from, from + count) };
};

export const capacityFile: Own["capacityFile"] = (session, { lang }) => {
  const rows = chosen.get(session.result)?.all ?? [];
  return { name: "tiersheet-capacity.csv", bytes: new Uint8Array(session.files.writeCsv(rows, formForPeople(lang), true)) };
};
