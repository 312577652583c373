// Capacity: whom to serve with the room that there is. While the hand moves, only the newest question waits for its answer.

import { attempt, engine } from "../actions";
import { Refused } from "../engine/client";
import type { CallName, Calls } from "../engine/protocol";
import { lang, state, update, updatePart } from "../state";
import { save } from "../storage";
import { fill } from "../words";
import type { CapacityRequest, Effort } from "./calls";
import { quietly } from "./quietly";

/** So long after the last change the costlier questions are asked: what one more unit is worth, and who is next. */
const REST_AFTER_MS = 350;

function request(): CapacityRequest {
  const { effort, room, value, tiersFirst } = state.act;
  return { effort, room: room.slice(0, resources(effort)), value, tiersFirst, options: state.options, lang: lang() };
}

export function resources(effort: Effort): number {
  return effort.kind === "columns" ? Math.max(1, effort.columns.length) : 1;
}

/** Whether there is a question yet: effort by tier needs a number for some tier. */
export function posed(): boolean {
  const { effort } = state.act;
  if (effort.kind === "columns") return effort.columns.length > 0;
  return effort.kind === "places" || Object.values(effort.by).some((own) => own.trim() !== "");
}

/** A question that the engine refuses is told beside its fields, and not as a failure of the step. */
async function asked<Name extends CallName>(name: Name, take: Calls[Name]["take"]): Promise<Calls[Name]["give"] | null> {
  try {
    return await engine.call(name, take);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    updatePart("act", { capacityProblems: error.problems });
    return null;
  }
}

let inFlight = false;
let again = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks with what is set now. An answer is shown even if it is not the newest one, so that the numbers follow the hand. */
async function ask(): Promise<void> {
  if (inFlight) {
    again = true;
    return;
  }
  inFlight = true;
  clearTimeout(timer);
  try {
    do {
      again = false;
      if (state.grade === null || !posed()) break;
      const own = request();
      const { version } = state;
      const report = await asked("capacity", own);
      if (report !== null) {
        updatePart("act", { capacity: { version, request: own, report, rest: null }, capacityProblems: [] });
      }
    } while (again);
  } finally {
    inFlight = false;
  }
  timer = setTimeout(() => void quietly(askRest), REST_AFTER_MS);
}

async function askRest(): Promise<void> {
  const shown = state.act.capacity;
  if (shown === null || inFlight || state.act.capacityProblems.length > 0) return;
  const rest = await asked("capacityRest", shown.request);
  if (rest !== null && state.act.capacity === shown) updatePart("act", { capacity: { ...shown, rest } });
}

/** As much as everybody needs who is worth serving: the end of the slider. */
async function measure(): Promise<void> {
  const { effort, value, tiersFirst } = state.act;
  const key = `${state.version} ${JSON.stringify([effort, value, tiersFirst])}`;
  if (state.act.most.key === key || !posed()) return;
  const own = request();
  const rest = await asked("capacityRest", { ...own, room: own.room.map(() => "") });
  if (rest === null) return;
  const amounts = rest.resources.map(({ used }) => (typeof used === "number" ? used : 0));
  updatePart("act", { most: { key, amounts }, capacityProblems: [] });
}

/** Brings what is shown up to the last grading and to what is set. */
export async function followCapacity(): Promise<void> {
  if (state.act.columns.version !== state.version) {
    const names = await engine.call("effortColumns", { lang: lang() });
    const { effort } = state.act;
    // Columns of another export are none of this one.
    const own: Effort = effort.kind === "columns" ? { kind: "columns", columns: effort.columns.filter((name) => names.includes(name)) } : effort;
    updatePart("act", { columns: { version: state.version, names }, effort: own });
  }
  await measure();
  const { capacity, capacityProblems } = state.act;
  if (capacityProblems.length > 0 || capacity?.version !== state.version || JSON.stringify(capacity.request) !== JSON.stringify(request())) await ask();
}

export function setRoom(at: number, amount: string): void {
  const room = [...state.act.room];
  room[at] = amount;
  updatePart("act", { room: Array.from(room, (own) => own ?? "") });
  void quietly(ask);
}

/** Another kind of effort has another amount; while needs are only being filled in, what there is stays. */
export function setEffort(effort: Effort): void {
  updatePart("act", { effort, room: Array.from({ length: resources(effort) }, () => ""), capacityProblems: [] });
  void quietly(followCapacity);
}

let typing: ReturnType<typeof setTimeout> | undefined;

export function setNeed(tier: string, amount: string): void {
  const { effort } = state.act;
  if (effort.kind !== "tiers") return;
  updatePart("act", { effort: { ...effort, by: { ...effort.by, [tier]: amount } } });
  clearTimeout(typing);
  typing = setTimeout(() => void quietly(followCapacity), REST_AFTER_MS);
}

export function setChoice(change: Partial<Pick<typeof state.act, "value" | "tiersFirst">>): void {
  updatePart("act", change);
  void quietly(followCapacity);
}

export function saveCapacity(): Promise<boolean> {
  return attempt("act", async () => {
    const { name, bytes } = await engine.call("capacityFile", { lang: lang() });
    save(name, bytes);
    update({ notice: fill(state.speech.words.saved, { name }) });
  });
}
