// The worker: all computing happens here, so that the page never stands still.

import { actAnswers } from "../act/answers";
import { reviewsAnswers } from "../reviews/answers";
import { shapingAnswers } from "../shaping/answers";
import { sheetAnswers } from "../sheet/answers";
import type { Asked, Calls, CallName, Finding, OwnCalls, Progress, Told } from "./protocol";
import { Helper } from "./helper";
import { Session } from "./session";
import { internal } from "./trouble";

declare function importScripts(...urls: string[]): void;

let session: Session | null = null;

const bytesOf = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();

async function start(take: Calls["start"]["take"]): Promise<null> {
  const [tiers, models, filesWasm] = await Promise.all([take.coreWasm, take.modelsWasm, take.filesWasm].map(bytesOf));
  if (!tiers || !models || !filesWasm) throw new Error("the engine is not loaded");
  importScripts(take.core, take.files);
  session = new Session(TierSheet.load(tiers, models), TierSheetFiles.load(filesWasm), () => new Helper(take));
  return null;
}

type Answer = (session: Session, take: unknown, tell: (progress: Progress) => void) => unknown;

const ofParts = { ...actAnswers, ...reviewsAnswers, ...shapingAnswers, ...sheetAnswers } as Record<string, Answer>;

function answer(name: CallName, take: unknown, tell: (progress: Progress) => void): unknown {
  if (name === "start") return start(take as Calls["start"]["take"]);
  if (session === null) throw new Error("the engine is not loaded");
  const own = ofParts[name];
  if (own !== undefined) return own(session, take, tell);
  const call = session[name as keyof OwnCalls & keyof Session] as (take: unknown, tell: (progress: Progress) => void) => unknown;
  return call.call(session, take, tell);
}

function problemsOf(error: unknown): Finding[] {
  const problems = (error as { problems?: EngineProblem[] } | null)?.problems;
  if (Array.isArray(problems)) return problems.map((problem) => ({ ...problem, source: "" }));
  return [internal(error)];
}

/** Calls that wait for the worker below this one, and therefore must not keep the others waiting. */
const BESIDE: ReadonlySet<CallName> = new Set<CallName>(["explanations", "borders"]);

// One call after another: a file that is being read gives the processor away between its chunks.
let queue: Promise<unknown> = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  const { id, name, take } = data;
  const post = (told: Told): void => self.postMessage(told);
  const work = async (): Promise<void> => {
    try {
      post({ id, give: await answer(name, take, (progress) => post({ id, progress })) });
    } catch (error) {
      post({ id, problems: problemsOf(error) });
    }
  };
  if (BESIDE.has(name)) void queue.then(() => void work());
  else queue = queue.then(work);
});
