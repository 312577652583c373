// What the user does with reviews, and what the page computes of them: each topic when it is in sight, and again when it is out of date.

import { attempt, busyCall, engine, problemsOf } from "../actions";
import { Cancelled } from "../engine/client";
import type { CallName, Calls, Finding, Row } from "../engine/protocol";
import { lang, state, update, updatePart } from "../state";
import { save } from "../storage";
import { fill } from "../words";
import type { Before } from "./calls";
import { basisOf, joinReviews, keepBasis, loadHistory, reviewsOf, setHistory, tellReviews, tiersOf, withoutReview } from "./kept";
import { ALL_MOVES, type ReviewsState, type Topic } from "./state";

/** With more clients than that, causes are found when the user asks for them. */
export const CAUSES_AT_ONCE = 20_000;

type TopicName = { [Name in keyof ReviewsState]: ReviewsState[Name] extends Topic<unknown> ? Name : never }[keyof ReviewsState];
type AnswerOf<Name extends TopicName> = ReviewsState[Name] extends Topic<infer Answer> ? Answer : never;

/** Of requests that come while one is under way only the newest is made. */
const waiting = new Map<TopicName, () => Promise<void>>();

/** Asks for a topic if what is shown was asked of something else. */
export function want<Name extends TopicName, Call extends CallName>(
  name: Name, call: Call, key: string, take: () => Calls[Call]["take"] | Promise<Calls[Call]["take"]>, quiet = false,
): void {
  const topic = state.reviews[name] as Topic<AnswerOf<Name>>;
  const file = state.files.main?.file;
  if (topic.key === key && topic.file === file) return;
  // An older answer stays until the new one is there, but not when it is of another export.
  if (topic.file !== file) topic.answer = null;
  topic.file = file;
  topic.key = key;
  topic.problems = [];
  const run = async (): Promise<void> => {
    const own = state.reviews[name] as Topic<AnswerOf<Name>>;
    own.asking = true;
    update({});
    try {
      const taken = await take();
      const answer = (await (quiet ? engine.call(call, taken) : busyCall(call, taken))) as unknown as AnswerOf<Name>;
      if (own.key === key) Object.assign(own, { answer, problems: [] });
    } catch (error) {
      // What was stopped may be asked for again, and so may what waited behind it.
      const stopped = error instanceof Cancelled;
      if (stopped) waiting.delete(name);
      if (stopped || own.key === key) Object.assign(own, { answer: null, problems: stopped ? [] : problemsOf(error) });
    } finally {
      own.asking = false;
      const next = waiting.get(name);
      waiting.delete(name);
      if (next === undefined) update({ busy: quiet ? state.busy : null });
      else void next();
    }
  };
  if (topic.asking) waiting.set(name, run);
  // Drawing asks for what it lacks; what the asking changes is drawn after.
  else queueMicrotask(() => void run());
}

/** Lets a topic be asked for again, such as after a cancel. */
export function again(name: TopicName): void {
  state.reviews[name].key = "";
  update({});
}

/** The list to compare with: the one that was chosen, else the latest earlier review, else one of the same day, else the export's tiers. */
export function baseOf(): string {
  const { base: chosen, pinned, history } = state.reviews;
  const reviews = reviewsOf(history ?? []);
  const asOf = state.grade?.asOf ?? "";
  const base = chosen === "" && pinned?.version === state.version ? pinned.base : chosen;
  if (base === "export" ? state.grade?.previous !== "" : reviews.some(({ date }) => date === base)) return base;
  const usual = reviews.find(({ date }) => date < asOf) ?? reviews.find(({ date }) => date === asOf);
  if (usual !== undefined) return usual.date;
  return state.grade?.previous ? "export" : reviews.at(-1)?.date ?? "";
}

/** Has the moves against the chosen list computed, unless they are. */
export function wantMoves(causes = (state.grade?.clients ?? 0) <= CAUSES_AT_ONCE): void {
  const { history } = state.reviews;
  if (history === null) {
    void loadHistory();
    return;
  }
  const base = baseOf();
  if (base === "") return;
  // More was asked for than what is shown by itself.
  const key = (found: boolean) => `${state.version} ${base} ${historyNumber(history)} ${found}`;
  if (state.reviews.moves.key === key(true)) return;
  want("moves", "moves", key(causes), async () => {
    // Another matrix has other rows and columns.
    state.reviews.moveQuery = { ...ALL_MOVES };
    const before: Before = base === "export" ? { kind: "export" } : { kind: "review", date: base, tiers: tiersOf(history, base), basis: causes ? await basisOf(base) : null };
    return { before, causes };
  }, !causes || (state.grade?.clients ?? 0) <= CAUSES_AT_ONCE);
}

const numbers = new WeakMap<Row[], number>();
let numbered = 0;

/** Histories are told apart without comparing their rows. */
function historyNumber(history: Row[]): number {
  const known = numbers.get(history);
  if (known !== undefined) return known;
  numbers.set(history, ++numbered);
  return numbered;
}

export function chooseBase(base: string): void {
  updatePart("reviews", { base, moveQuery: { ...ALL_MOVES } });
}

/** Keeps this review in the browser; one of the same day gives way. */
export function keepReview(date: string, figures: boolean): Promise<boolean> {
  return attempt("result", async () => {
    const words = state.speech.reviews;
    const base = baseOf();
    const earlier = withoutReview(await loadHistory(), date);
    const { history, basis } = await busyCall("reviewAdd", { history: earlier.length > 1 ? earlier : null, basis: figures, date });
    updatePart("reviews", { pinned: { base, version: state.version } });
    // The figures first: as soon as the history is there, moves are computed with them.
    await keepBasis(date, basis);
    const kept = await setHistory(history);
    update({ notice: fill(kept ? words.keptNow : words.notKept, { day: state.speech.day(date) }) });
  });
}

/** Forgets some reviews; they can be taken back until something else changes. */
export async function forgetReviews(dates: string[]): Promise<void> {
  const before = await loadHistory();
  const bases = await Promise.all(dates.map(async (date) => [date, await basisOf(date)] as const));
  await setHistory(dates.reduce(withoutReview, before));
  for (const [date] of bases) await keepBasis(date, null);
  updatePart("reviews", { forgotten: { history: before, bases } });
}

export async function takeBack(): Promise<void> {
  const { forgotten } = state.reviews;
  if (forgotten === null) return;
  for (const [date, basis] of forgotten.bases) await keepBasis(date, basis);
  await setHistory(forgotten.history);
}

export function exportHistory(): Promise<boolean> {
  return attempt("result", async () => {
    const file = await busyCall("reviewFile", { history: await loadHistory(), lang: lang() });
    save(file.name, file.bytes);
  });
}

/** Reviews of a file join those that are kept; a review of the same day is replaced. */
export async function importHistory(file: File): Promise<void> {
  await attempt("result", async () => {
    const { history: read, findings } = await busyCall("reviewRead", { from: file, lang: lang() });
    const reviews = await joinReviews(read);
    update({ notice: state.speech.count(state.speech.reviews.readReviews, reviews), failure: failureOf(findings) });
  });
  // What went wrong is told above everything else.
  if (state.failure !== null) window.scrollTo({ top: 0 });
}

function failureOf(findings: Finding[]): typeof state.failure {
  const problems = findings.filter(({ severity, code }) => severity !== "note" && code !== "FUTURE_REVIEWS");
  return problems.length === 0 ? null : { step: "result", problems };
}

/** Rows of the history that a workbook holds, to compare with. They stay there: nothing of them is kept in the browser. */
export async function takeHistory(rows: Row[]): Promise<void> {
  const { history } = rows.length < 2 ? { history: [] } : await engine.call("reviewRead", { from: rows, lang: lang() });
  updatePart("reviews", { history, source: "sheet", base: "" });
  tellReviews();
}

export function saveTable(name: string, rows: Row[]): Promise<boolean> {
  return attempt("result", async () => {
    const file = await engine.call("tableFile", { name, rows, lang: lang() });
    save(file.name, file.bytes);
  });
}
