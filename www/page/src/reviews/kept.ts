// The reviews that the user keeps: in this browser only, and only when asked to. The table is in the form of the engine's HISTORY.

import type { Cell, Row } from "../engine/protocol";
import { state, updatePart } from "../state";
import { forget, keepAs, recalled } from "../vault";
import type { Basis } from "./calls";

/** The columns of the history as the page keeps it. */
export const AT = { client: 0, name: 1, date: 2, before: 3, after: 4, reason: 5, rules: 6 } as const;
const HISTORY = "reviews";
const basisName = (date: string): string => `review ${date}`;

export interface KeptReview {
  date: string;
  fingerprint: string;
  clients: number;
  /** Clients per tier, "" for those without one. */
  tiers: Map<string, number>;
}

function isCell(cell: unknown): cell is Cell {
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean";
}

/** Only what has the right shape: it may have been written by another version, or come from a file. */
export function isTable(value: unknown): value is Row[] {
  return Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every(isCell));
}

function isBasis(value: unknown): value is Basis {
  const { clients, rules, overrides } = (value ?? {}) as Partial<Basis>;
  return isTable(clients) && isTable(rules) && (overrides === null || isTable(overrides));
}

/** What this browser holds. */
export async function keptHistory(): Promise<Row[]> {
  const found = await recalled(HISTORY);
  return isTable(found) && (found[0]?.length ?? 0) > AT.rules ? found : [];
}

let loading: Promise<Row[]> | null = null;

/** The history that the page shows, which it asks the browser for when it is first wanted. */
export async function loadHistory(): Promise<Row[]> {
  if (state.reviews.history !== null) return state.reviews.history;
  loading ??= keptHistory();
  const history = await loading;
  // A sheet's history may have come meanwhile.
  if (state.reviews.history === null) updatePart("reviews", { history });
  return state.reviews.history ?? history;
}

let changed: () => void = () => undefined;

/** Says who is told when the kept reviews are others. */
export function onReviews(work: () => void): void {
  changed = work;
}

/** Tells that the reviews are others. */
export function tellReviews(): void {
  changed();
}

/** Shows a history, and keeps it where it comes from this browser; whether it could be kept. */
export async function setHistory(history: Row[]): Promise<boolean> {
  const rows = history.length > 1 ? history : [];
  updatePart("reviews", { history: rows, forgotten: null });
  tellReviews();
  if (state.reviews.source === "sheet") return true;
  if (rows.length > 0) return keepAs(HISTORY, rows);
  await forget(HISTORY);
  return true;
}

export function keepBasis(date: string, basis: Basis | null): Promise<unknown> {
  return basis === null ? forget(basisName(date)) : keepAs(basisName(date), basis);
}

export async function basisOf(date: string): Promise<Basis | null> {
  if (state.reviews.source === "sheet") return null;
  const found = await recalled(basisName(date));
  return isBasis(found) ? found : null;
}

export function withoutReview(history: Row[], date: string): Row[] {
  return history.filter((row, at) => at === 0 || row[AT.date] !== date);
}

let listed: { history: Row[]; reviews: KeptReview[] } | null = null;

/** The reviews of a history, the latest first. */
export function reviewsOf(history: Row[]): KeptReview[] {
  if (listed?.history === history) return listed.reviews;
  const found = new Map<string, KeptReview>();
  for (const row of history.slice(1)) {
    const date = String(row[AT.date]);
    const review = found.get(date) ?? { date, fingerprint: "", clients: 0, tiers: new Map<string, number>() };
    const tier = String(row[AT.after] ?? "");
    review.fingerprint ||= String(row[AT.rules] ?? "");
    review.clients++;
    review.tiers.set(tier, (review.tiers.get(tier) ?? 0) + 1);
    found.set(date, review);
  }
  listed = { history, reviews: [...found.values()].sort((a, b) => (a.date < b.date ? 1 : -1)) };
  return listed.reviews;
}

/** The tiers of a review, as the earlier list of MOVES takes them. */
export function tiersOf(history: Row[], date: string): Row[] {
  const rows = history.filter((row, at) => at > 0 && row[AT.date] === date);
  return [["Client ID", "Client", "Tier", "Reason"], ...rows.map((row) => [row[AT.client] ?? "", row[AT.name] ?? "", row[AT.after] ?? "", row[AT.reason] ?? ""])];
}

/** The rows of the last kept review below the history's header; null when none is kept. */
export async function lastReview(): Promise<Row[] | null> {
  const history = await loadHistory();
  const last = reviewsOf(history)[0];
  return last === undefined ? null : history.filter((row, at) => at === 0 || row[AT.date] === last.date);
}

/** The tiers of one client in all kept reviews, the earliest first. */
export function tiersOfClient(client: Cell): { date: string; tier: string }[] {
  const rows = (state.reviews.history ?? []).filter((row, at) => at > 0 && String(row[AT.client]) === String(client));
  return rows.map((row) => ({ date: String(row[AT.date]), tier: String(row[AT.after] ?? "") })).sort((a, b) => (a.date < b.date ? -1 : 1));
}


/** The kept reviews as a file of rules and settings carries them. */
export interface CarriedReviews {
  dates: string[];
  history: Row[];
  bases: Record<string, Basis>;
}

/** Null when none is kept in this browser. */
export async function carriedReviews(): Promise<CarriedReviews | null> {
  const history = await keptHistory();
  const dates = reviewsOf(history).map(({ date }) => date);
  if (dates.length === 0) return null;
  const bases = await Promise.all(dates.map(async (date) => [date, await recalled(basisName(date))] as const));
  return { dates, history, bases: Object.fromEntries(bases.filter((pair): pair is [string, Basis] => isBasis(pair[1]))) };
}

/** Reviews that a file carries join those that are kept; of the same day the file's counts. */
export async function takeCarriedReviews(text: string): Promise<void> {
  const { history, bases } = ((JSON.parse(text) as { reviews?: unknown }).reviews ?? {}) as Partial<CarriedReviews>;
  if (!isTable(history) || history.length < 2 || state.reviews.source === "sheet") return;
  await joinReviews(history, bases ?? {});
}

/** Adds reviews to those that are kept. Figures that were kept belong to the review that is replaced. */
export async function joinReviews(history: Row[], bases: Record<string, unknown> = {}): Promise<number> {
  const reviews = reviewsOf(history);
  let earlier = await loadHistory();
  for (const { date } of reviews) {
    earlier = withoutReview(earlier, date);
    const basis = bases[date];
    await keepBasis(date, isBasis(basis) ? basis : null);
  }
  await setHistory(joined(earlier, history));
  return reviews.length;
}

/** Two histories one below the other, by the headers of the columns. */
export function joined(one: Row[], other: Row[]): Row[] {
  if (one.length < 2) return other;
  const headers = [...(one[0] ?? [])];
  const places = (other[0] ?? []).map((header, at) => {
    const known = at <= AT.rules ? at : headers.indexOf(header);
    return known >= 0 ? known : headers.push(header) - 1;
  });
  const spread = (row: Row): Row => {
    const cells: Cell[] = headers.map(() => "");
    for (const [at, cell] of row.entries()) cells[places[at] ?? at] = cell;
    return cells;
  };
  return [headers, ...one.slice(1).map((row) => headers.map((_, at) => row[at] ?? "")), ...other.slice(1).map(spread)];
}
