// The call lists: made one after another when tiers were given, and again when what they depend on changes.

import { attempt, engine } from "../actions";
import { trimmed } from "../rule-actions";
import { lang, state, update, updatePart } from "../state";
import { save } from "../storage";
import { fill } from "../words";
import { LISTS, type ListName } from "./calls";
import { followCapacity } from "./capacity";
import { ensureHand, findHandClients } from "./overrides";
import { ensurePlan, followPlan } from "./plan";
import { quietly } from "./quietly";
import { lastReview } from "./reviews-hook";
import type { Section } from "./state";

/** What a list was made of: when that is another, it is made again. */
function versionOf(list: ListName): string {
  const { near, since, reviewed, plan } = state.act;
  const own = { near: `${near} ${state.grade?.explained}`, fallen: since, due: `${reviewed} ${JSON.stringify(plan)}` } as Partial<Record<ListName, string>>;
  return `${state.version} ${lang()} ${own[list] ?? ""}`;
}

let running: Promise<void> | null = null;

/** Makes the lists that are not of this grading, the one in sight first. */
export function makeLists(): Promise<void> {
  running ??= making().finally(() => { running = null; });
  return running;
}

async function making(): Promise<void> {
  const review = await lastReview();
  updatePart("act", { hasReview: review !== null });
  for (;;) {
    const waiting = LISTS.filter((list) => state.act.lists[list]?.version !== versionOf(list));
    const list = waiting.find((own) => own === state.act.section) ?? waiting[0];
    if (list === undefined || state.grade === null || state.stale) return;
    const version = versionOf(list);
    const { near, reviewed, plan } = state.act;
    const since = state.grade.previous === "" && review !== null ? "review" : state.act.since;
    const report = await engine.call("callList", {
      list, options: state.options, lang: lang(), near, since, reviewed, review, plan: plan === null ? null : trimmed(plan),
    });
    // The first visit opens what there is to do.
    const section = state.act.section ?? (report.count > 0 ? list : null);
    updatePart("act", { lists: { ...state.act.lists, [list]: { version, report } }, section });
  }
}

/** After tiers were given, or the step was opened: what this step shows is brought up to them. */
export async function followAct(): Promise<void> {
  const of = state.files.main?.file ?? null;
  // Nothing of another export is shown while this one's is being made.
  if (state.act.of !== of) updatePart("act", { of, lists: {}, capacity: null, capacityProblems: [], planned: null, planProblems: [], reviewed: "" });
  if (state.step !== "act" || state.grade === null) return;
  await quietly(async () => {
    await ensureHand();
    await ensurePlan();
    await findHandClients();
    await followSection();
    await makeLists();
    if (state.act.section === null) updatePart("act", { section: "hand" });
  });
}

async function followSection(): Promise<void> {
  if (state.act.section === "capacity") await followCapacity();
  if (state.act.section === "plan") await followPlan();
}

export async function openSection(section: Section): Promise<void> {
  updatePart("act", { section, search: "", editing: null, shown: 0 });
  await quietly(async () => {
    await followSection();
    await makeLists();
  });
}

export async function setLists(change: Partial<Pick<typeof state.act, "near" | "since" | "reviewed">>): Promise<void> {
  updatePart("act", change);
  await quietly(makeLists);
}

/** A new worker has no lists: they are made again. */
export function remakeLists(): void {
  updatePart("act", { lists: {} });
  void quietly(makeLists);
}

/** The kept reviews are others: what was made of them is made again. */
export function reviewsChanged(): void {
  const { due: _, fallen: __, ...lists } = state.act.lists;
  updatePart("act", { lists });
  if (state.step === "act") void quietly(makeLists);
}

export function saveList(list: ListName): Promise<boolean> {
  return attempt("act", async () => {
    const { name, bytes } = await engine.call("callFile", { list, lang: lang() });
    save(name, bytes);
    update({ notice: fill(state.speech.words.saved, { name }) });
  });
}

export function copyList(list: ListName): Promise<boolean> {
  return attempt("act", async () => {
    const text = await engine.call("callText", { list, search: state.act.search });
    await navigator.clipboard.writeText(text);
    update({ notice: state.speech.act.copied });
  });
}
