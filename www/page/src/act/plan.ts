// The plan per tier: a table of the user's, kept in this browser, and what it costs against what each tier brings.

import { attempt, engine, remember } from "../actions";
import { Refused } from "../engine/client";
import type { Row } from "../engine/protocol";
import { trimmed } from "../rule-actions";
import { lang, state, update, updatePart } from "../state";
import { save } from "../storage";
import { fill } from "../words";
import type { PlanRequest } from "./calls";
import { quietly } from "./quietly";

const ASK_AFTER_MS = 300;
const UNDO_DEPTH = 50;

/** The user's table, else the template in the language of the page. */
export async function ensurePlan(): Promise<void> {
  const { plan, planLang } = state.act;
  if (state.kept.plan !== undefined) {
    if (plan === null || planLang !== "") updatePart("act", { plan: state.kept.plan, planLang: "" });
  } else if (plan === null || planLang !== lang()) {
    updatePart("act", { plan: await engine.call("template", { name: "plan", lang: lang() }), planLang: lang() });
  }
}

function request(): PlanRequest {
  const { plan, period, skip } = state.act;
  return { plan: trimmed(plan ?? []), period, skip, options: state.options, lang: lang() };
}

/** Brings what is shown up to the last grading and the table. A table that the engine refuses is told beside it. */
export async function followPlan(): Promise<void> {
  await ensurePlan();
  if (state.grade === null) return;
  const own = request();
  const key = `${state.version} ${JSON.stringify(own)}`;
  if (state.act.planned?.key === key) {
    if (state.act.planProblems.length > 0) updatePart("act", { planProblems: [] });
    return;
  }
  try {
    const report = await engine.call("plan", own);
    updatePart("act", { planned: { key, report }, planProblems: [] });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    updatePart("act", { planProblems: error.problems });
  }
}

let timer: ReturnType<typeof setTimeout> | undefined;

function put(plan: Row[]): void {
  remember({ plan });
  updatePart("act", { plan, planLang: "" });
  clearTimeout(timer);
  timer = setTimeout(() => void quietly(followPlan), ASK_AFTER_MS);
}

function pushUndo(): void {
  if (state.act.plan !== null) updatePart("act", { planUndo: [...state.act.planUndo, state.act.plan].slice(-UNDO_DEPTH) });
}

export function editPlan(rows: Row[]): void {
  pushUndo();
  put(trimmed(rows));
}

export function undoPlan(): void {
  const last = state.act.planUndo.at(-1);
  if (last === undefined) return;
  updatePart("act", { planUndo: state.act.planUndo.slice(0, -1) });
  put(last);
}

/** Back to the template: the user's own table is left behind, with a way back. */
export async function resetPlan(): Promise<void> {
  pushUndo();
  const kept = { ...state.kept };
  delete kept.plan;
  state.kept = kept;
  remember({});
  updatePart("act", { plan: null, planLang: "" });
  await quietly(followPlan);
}

export function setPlanned(change: Partial<Pick<typeof state.act, "period" | "skip">>): void {
  updatePart("act", change);
  void quietly(followPlan);
}

export function savePlan(): Promise<boolean> {
  return attempt("act", async () => {
    const { name, bytes } = await engine.call("planFile", request());
    save(name, bytes);
    update({ notice: fill(state.speech.words.saved, { name }) });
  });
}
