// The worker's side of capacity: whom to serve when there is not room for all. The choice is the engine's.

import { formForPeople } from "../../../job.mjs";
import type { Handlers } from "../engine/areas";
import { ask, headerOf, optionsFor, type Graded } from "../engine/grading";
import type { Cell, Lang, Pair, Row } from "../engine/protocol";
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

/** The last choice: the clients of each side by their places, the most valuable first, and how a row of one is made. */
interface Chosen {
  headers: string[];
  sides: Record<Side, number[]>;
  row: (place: number) => Row;
  decision: (place: number) => Cell;
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
  const headers = [speech.words.tier, ...clients.headers.slice(-1), made.facts["value"] ?? "", ...needed.headers, speech.act.capacity.why];
  const sides: Chosen["sides"] = { keep: [], decline: [], unjudged: [] };
  for (const place of order) sides[DECISIONS[String(decisions[place])] ?? "unjudged"].push(place);
  const row = (place: number): Row => [clients.tier(place), ...clients.named(place).slice(-1), value(place), ...needed.of(place), why[place] ?? ""];
  chosen.set(session.result, { headers: [made.headers[0] ?? "", ...headers], sides, row, decision: (place) => decisions[place] ?? "" });
  const first = (side: Side) => ({ rows: sides[side].slice(0, FIRST).map(row), ids: sides[side].slice(0, FIRST) });
  const fact = (name: string) => Number(made.facts[name] ?? 0);
  return {
    kept: fact("kept"), declined: fact("declined"), unjudged: fact("not judged"), value: made.facts["value"] ?? "", worth: fact("value kept"),
    givenUp: fact("value given up"), proved: made.facts["proved"] === "yes", headers,
    first: { keep: first("keep"), decline: first("decline"), unjudged: first("unjudged") }, findings: found("CAPACITY", made.notes),
  };
};

interface Valued {
  of: (place: number) => Cell;
  /** The places of the clients, the most valuable first, those of unknown value last. */
  order: number[];
}

const values = new WeakMap<Graded, Map<string, Valued>>();

/** What a client is worth, for reading, and who is worth more. It does not depend on the room, which changes while the hand moves. */
function valued(session: Session, clients: GradedClients, { value, lang }: CapacityRequest): Valued {
  let known = values.get(session.result);
  if (known === undefined) values.set(session.result, (known = new Map()));
  let own = known.get(value);
  if (own === undefined) known.set(value, (own = value !== "revenue" && clients.hasProfit ? byProfit(clients) : byRank(session, clients, value, lang)));
  return own;
}

function ordered(clients: GradedClients, key: (place: number) => Cell): number[] {
  const keys = Array.from({ length: clients.length }, (_, place) => { const own = key(place); return typeof own === "number" ? own : Number.POSITIVE_INFINITY; });
  return keys.map((_, place) => place).sort((a, b) => compare(keys[a] ?? 0, keys[b] ?? 0) || a - b);
}

function byProfit(clients: GradedClients): Valued {
  const of = (place: number) => clients.told(place, 3);
  return { of, order: ordered(clients, (place) => { const own = of(place); return typeof own === "number" ? -own : own; }) };
}

/** Without profits, or where revenue counts, the ranks of TOP say who is worth more. */
function byRank(session: Session, clients: GradedClients, value: string, lang: Lang): Valued {
  const top = ask(session.engine, "TOP", [session.result.clients, value === "" ? null : value, null, optionsFor("TOP", session.result.options)], lang);
  const ranks = top.column(1) ?? [];
  const column = clients.fields().find(({ field }) => field === "revenue")?.column ?? -1;
  return { of: (place) => (column < 0 ? "" : clients.cell(place, column)), order: ordered(clients, (place) => ranks[place] ?? "") };
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
  const choice = chosen.get(session.result);
  const places = choice?.sides[side] ?? [];
  const ids = places.slice(from, from + count);
  return { count: places.length, rows: choice === undefined ? [] : ids.map(choice.row), ids };
};

/** Everybody with the decision: those taken, those declined, those not judged. */
export const capacityFile: Own["capacityFile"] = (session, { lang }) => {
  const choice = chosen.get(session.result);
  if (choice === undefined) return { name: "tiersheet-capacity.csv", bytes: new Uint8Array() };
  const clients = clientsOf(session.engine, session.result);
  const [decision = "", tier = "", , ...rest] = choice.headers;
  const line = (place: number): Row => {
    const [own = "", , ...told] = choice.row(place);
    return [choice.decision(place), own, ...clients.named(place), ...told];
  };
  const rows: Row[] = [[decision, tier, ...clients.headers, ...rest], ...[...choice.sides.keep, ...choice.sides.decline, ...choice.sides.unjudged].map(line)];
  return { name: "tiersheet-capacity.csv", bytes: new Uint8Array(session.files.writeCsv(rows, formForPeople(lang), true)) };
};
