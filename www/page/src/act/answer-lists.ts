// The worker's side of the call lists: the engine says who is in each, and here each gets its reason in words.

import { fieldsOf, formForPeople } from "../../../job.mjs";
import type { Handlers } from "../engine/areas";
import { ask, headerOf, optionsFor, type Graded } from "../engine/grading";
import type { Cell, Finding, Pair, Row } from "../engine/protocol";
import { found, headersOf } from "../engine/reading";
import type { Session } from "../engine/session";
import { Speech } from "../words";
import type { ActCalls, Lack, ListName, ListRequest } from "./calls";
import { clientsOf, type GradedClients } from "./graded-clients";
import { reasons, type Reasons } from "./reasons";

type Own = Handlers<ActCalls>;

/** One client of a list: its place in the data (-1 when the data have no such client), who it is, the reason, the figure. */
interface Line {
  id: number;
  named: Row;
  reason: string;
  figure: Cell;
}

interface Made {
  lack: Lack;
  lines: Line[];
  figure: string;
  findings: Finding[];
}

interface Shown {
  headers: string[];
  rows: Row[];
  ids: number[];
  haystack: string[] | null;
}

/** What was made for the clients of one grading. */
const kept = new WeakMap<Graded, Map<ListName, Shown>>();

/** A question to the engine on behalf of a list. */
class Asking {
  readonly clients: GradedClients;
  readonly speech: Speech;
  readonly say: Reasons;

  constructor(readonly session: Session, readonly request: ListRequest) {
    this.clients = clientsOf(session.engine, session.result);
    this.speech = new Speech(request.lang);
    this.say = reasons(this.speech);
  }

  ask(id: string, args: unknown[]): EngineResult {
    return ask(this.session.engine, id, args, this.request.lang);
  }

  /** The options for the rows of the export itself, as the grading gives them. */
  exportOptions(id: string, more: Pair[] = []): Pair[] {
    const { main } = this.session;
    const given = fieldsOf([...main.report.options, ...this.request.options], headersOf(main.table), this.session.file("clients"));
    return [...optionsFor(id, given), ...more];
  }

  get ofDeals(): boolean {
    return this.session.result.clients !== this.session.main.table;
  }

  /** A line for a row of a function's result, whose first columns are the client. */
  line(row: Row, reason: string, figure: Cell): Line {
    const id = this.clients.find(row[0] ?? "");
    const named = id < 0 ? Array.from({ length: this.clients.own }, (_, at) => row[at] ?? "") : this.clients.named(id);
    return { id, named, reason, figure };
  }
}

const NONE = { lines: [] as Line[], figure: "", findings: [] as Finding[] };

/** Who pays most, month by month; and who no longer does. */
function vips(asking: Asking): Made {
  if (!asking.ofDeals) return { ...NONE, lack: "deals" };
  const { say } = asking;
  const made = asking.ask("VIPS", [asking.session.main.table, null, null, null, asking.exportOptions("VIPS")]);
  const vip = Number(made.facts["VIPs"] ?? 0);
  // Behind the client: group, fallen, months in the list, first, last, all of them, months paid, the measure, ..., only in, change.
  const at = made.headers.length - 12;
  const lines = made.rows().slice(1).flatMap((row, place) => {
    const text = (column: number) => String(row[at + column] ?? "");
    if (place < vip) return [asking.line(row, say.vip(text(5), text(11)), row[at + 7] ?? "")];
    return text(1) === "" ? [] : [asking.line(row, say.fallenVip, row[at + 7] ?? "")];
  });
  return { lack: "", lines, figure: made.headers[at + 7] ?? "", findings: found("VIPS", made.notes) };
}

/** Large clients who buy more while their margin falls. */
function squeeze(asking: Asking): Made {
  if (!asking.ofDeals) return { ...NONE, lack: "deals" };
  const made = asking.ask("SQUEEZE", [asking.session.main.table, asking.session.file("clients")?.table, asking.exportOptions("SQUEEZE", [["list", "squeeze"]])]);
  // Behind the client: list, volume before and after, its change, margin before and after, profit forgone.
  const at = made.headers.length - 8;
  const lines = made.rows().slice(1).map((row) =>
    asking.line(row, asking.say.squeezes(row[at + 3] ?? "", row[at + 4] ?? "", row[at + 5] ?? ""), row[at + 6] ?? ""));
  return { lack: "", lines, figure: made.headers[at + 6] ?? "", findings: found("SQUEEZE", made.notes) };
}

/** Little income, much attention. */
function attention(asking: Asking): Made {
  const made = asking.ask("SQUEEZE", [asking.session.main.table, asking.session.file("clients")?.table, asking.exportOptions("SQUEEZE", [["list", "attention"]])]);
  const last = made.headers.length - 1;
  const sorts = made.headers.slice(0, last);
  const lines = made.rows().slice(1).map((row) => {
    const much = String(row[last]).split(",").map((sort) => sort.trim()).filter((sort) => sort !== "");
    return asking.line(row, asking.say.attention(much.map((sort): [string, Cell] => [sort, row[sorts.indexOf(sort)] ?? ""])), "");
  });
  const profit = made.headers.findIndex((_, at) => at > 1 && made.headers[at] === (asking.session.result.explained.headers[asking.clients.own + 3] ?? ""));
  made.rows().slice(1).forEach((row, at) => {
    const line = lines[at];
    if (line !== undefined && profit >= 0) line.figure = row[profit] ?? "";
  });
  return { lack: "", lines, figure: made.headers[profit] ?? "", findings: found("SQUEEZE", made.notes) };
}

const DOWN = new Set(["down", "вниз"]);
/** What HISTORY calls the tier that a review gave. */
const TIER_AFTER = new Set(["tier after", "категория после", "категорія після"]);

/** Who has a worse tier than in the export, or at the last kept review. */
function fallen(asking: Asking): Made {
  const { clients, request, say } = asking;
  const { graded } = clients;
  const before = request.since === "review" ? request.review : tiersBefore(clients);
  if (before === null || before.length < 2) return { ...NONE, lack: "tiersBefore" };
  const tiers = graded.report.tiers.filter(({ given }) => given).map(({ tier }) => tier).join(";");
  const recorded = before[0]?.map(String).find((header) => TIER_AFTER.has(header));
  const named: Pair[] = recorded === undefined ? [] : [["tier before", recorded]];
  const made = asking.ask("MOVES", [before, clients.withTiers(), null, null, null, null, [["changed", "yes"], ["tiers", tiers], ...named]]);
  const at = made.headers.length - 5;
  const lines = made.rows().slice(1).filter((row) => DOWN.has(String(row[at + 2]))).map((row) => {
    const id = clients.find(row[0] ?? "");
    const why = [row[at + 3], row[at + 4]].map(String).filter((part) => part !== "").join(": ");
    return asking.line(row, say.fell(String(row[at]), String(row[at + 1]), why), id < 0 ? "" : clients.told(id, 3));
  });
  // That causes are not told is no remark here: the reason of the tier is.
  const findings = found("MOVES", made.notes).filter(({ code }) => code !== "CAUSES_NOT_TOLD");
  lines.sort((a, b) => Number(b.figure) - Number(a.figure));
  return { lack: "", lines, figure: graded.explained.headers[clients.own + 3] ?? "", findings };
}

function tiersBefore(clients: GradedClients): Row[] | null {
  const { before, report } = clients.graded;
  if (report.previous === "") return null;
  const rows = before.flatMap((tier, row) => (tier === "" ? [] : [[...clients.named(row), tier]]));
  return [[...clients.headers, "tier"], ...rows];
}

/** Whose tier is to be looked at again, by the plan's time between reviews. */
function due(asking: Asking): Made {
  const { clients, request, session } = asking;
  const named: Pair[] = request.reviewed === "" ? [] : [["review date", request.reviewed]];
  const history = request.reviewed === "" ? request.review : clients.graded.clients;
  if (history === null) return { ...NONE, lack: "reviews" };
  const options = [...optionsFor("REVIEW", session.result.options), ...named, ["only", "overdue; due; never"] satisfies Pair];
  const asOf = session.result.report.asOf;
  if (asOf !== "" && !options.some(([name]) => name === "as of")) options.push(["as of", asOf]);
  const made = asking.ask("REVIEW", [history, request.plan, clients.withTiers(), session.result.overrides, options]);
  // Behind the client: tier, last review, reviews, interval, next review, days left, status, and the tier set by hand.
  const at = made.headers.length - 11;
  const lines = made.rows().slice(1).map((row) =>
    asking.line(row, asking.say.due(String(row[at + 1]), String(row[at + 4]), row[at + 5] ?? "", String(row[at + 6])), row[at + 5] ?? ""));
  // The longest overdue first; those never reviewed have no day and stand at the end.
  const days = ({ figure }: Line) => (typeof figure === "number" ? figure : Number.POSITIVE_INFINITY);
  lines.sort((a, b) => (days(a) === days(b) ? 0 : days(a) - days(b)));
  return { lack: "", lines, figure: made.headers[at + 5] ?? "", findings: found("REVIEW", made.notes) };
}

/** Whom a small single change would lift. */
function near(asking: Asking): Made {
  const { clients, request } = asking;
  if (!clients.graded.explained.complete) return { ...NONE, lack: "lifts" };
  const lines: Line[] = [];
  for (let row = 0; row < clients.length; row++) {
    const share = clients.told(row, 6);
    if (typeof share !== "number" || share > request.near) continue;
    const reason = asking.say.near(String(clients.told(row, 4)), String(clients.told(row, 5)));
    lines.push({ id: row, named: clients.named(row), reason, figure: share });
  }
  lines.sort((a, b) => Number(a.figure) - Number(b.figure));
  return { lack: "", lines, figure: clients.graded.explained.headers[clients.own + 6] ?? "", findings: [] };
}

const MAKERS: Record<ListName, (asking: Asking) => Made> = { vips, squeeze, attention, fallen, due, near };

/** A list that cannot be made is no failure: what it lacks is told in its place. */
function made(asking: Asking): Made {
  try {
    return MAKERS[asking.request.list](asking);
  } catch (error) {
    const { problems } = error as { problems?: EngineProblem[] };
    if (!Array.isArray(problems)) throw error;
    return { ...NONE, lack: "engine", findings: found("", problems) };
  }
}

function listsOf(session: Session): Map<ListName, Shown> {
  let lists = kept.get(session.result);
  if (lists === undefined) kept.set(session.result, (lists = new Map()));
  return lists;
}

export const callList: Own["callList"] = (session, request) => {
  const asking = new Asking(session, request);
  const { clients, say } = asking;
  const { lack, lines, figure, findings } = made(asking);
  const contacts = clients.contacts();
  const headers = [say.tier, ...clients.headers, say.reason, figure, ...contacts.map(({ header }) => header)];
  const rows = lines.map(({ id, named, reason, figure: value }) =>
    [id < 0 ? "" : clients.tier(id), ...named, reason, value, ...contacts.map(({ column }) => (id < 0 ? "" : clients.cell(id, column)))]);
  const lists = listsOf(session);
  lists.set(request.list, { headers, rows, ids: lines.map(({ id }) => id), haystack: null });
  const called = new Set<string>();
  for (const list of lists.values()) for (const [at, row] of list.rows.entries()) called.add(String(list.ids[at] === -1 ? row[1] : list.ids[at]));
  const dates = headerOf(clients.graded.clients).filter((header) => clients.fields().some((field) => field.header === header && field.type === "date"));
  return { lack, count: rows.length, total: called.size, headers, reasonAt: clients.own + 1, dates, findings };
};

function matching(list: Shown, search: string): number[] {
  const needle = search.trim().toLocaleLowerCase();
  const all = list.rows.map((_, at) => at);
  if (needle === "") return all;
  list.haystack ??= list.rows.map((row) => row.join("\n").toLocaleLowerCase());
  return all.filter((at) => list.haystack?.[at]?.includes(needle));
}

const BLANK: Shown = { headers: [], rows: [], ids: [], haystack: null };

export const callRows: Own["callRows"] = (session, { list, search, from, count }) => {
  const shown = listsOf(session).get(list) ?? BLANK;
  const places = matching(shown, search);
  const seen = places.slice(from, from + count);
  return { count: places.length, rows: seen.map((at) => shown.rows[at] ?? []), ids: seen.map((at) => shown.ids[at] ?? -1) };
};

export const callFile: Own["callFile"] = (session, { list, lang }) => {
  const { headers, rows } = listsOf(session).get(list) ?? BLANK;
  return { name: `tiersheet-${list}.csv`, bytes: new Uint8Array(session.files.writeCsv([headers, ...rows], formForPeople(lang), true)) };
};

/** As a spreadsheet takes it from the clipboard. */
export const callText: Own["callText"] = (session, { list, search }) => {
  const shown = listsOf(session).get(list) ?? BLANK;
  const cell = (value: Cell) => (/[\t\n"]/.test(String(value)) ? `"${String(value).replaceAll("\"", "\"\"")}"` : String(value));
  return [shown.headers, ...matching(shown, search).map((at) => shown.rows[at] ?? [])].map((row) => row.map(cell).join("\t")).join("\n");
};
