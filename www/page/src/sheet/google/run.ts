// Calls of the script behind the spreadsheet, as promises. What the script refuses comes as a value, what Google refuses as an error with
// nothing but words.

import { type Occupied, SheetError } from "../host";

/** The part of Google's object that is used here: handlers first, then the function by its name. */
interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
  [name: string]: (...args: never[]) => unknown;
}

declare global {
  var google: { script: { run: Runner } } | undefined;
}

type Answer<Value> = { value: Value } | { refused: { reason: SheetError["reason"]; message: string; occupied: Occupied | null } };

/** Google lets ten run at a time, of all sidebars of an account thirty; some are left for others. */
const AT_ONCE = 6;

let running = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => { waiting.push(resolve); });
  else running += 1;
}

function done(): void {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
}

const WORDS: [SheetError["reason"], RegExp][] = [
  ["too-large", /maximum execution time|too large|payload/i],
  ["busy", /network|timed? ?out|try again|too many|simultaneous|server error|quota/i],
];

function told(error: unknown): SheetError {
  const message = error instanceof Error ? error.message : String(error);
  return new SheetError(WORDS.find(([, words]) => words.test(message))?.[0] ?? "refused", message);
}

/** Asks the script. Only plain values may cross: no Date, nothing undefined. */
export async function ask<Value>(name: string, ...args: unknown[]): Promise<Value> {
  const { google } = globalThis;
  if (google === undefined) throw new SheetError("missing", "this page is not beside a spreadsheet of Google");
  await turn();
  try {
    const answer = await new Promise<unknown>((resolve, reject) => {
      const runner = google.script.run.withSuccessHandler(resolve).withFailureHandler((error) => { reject(told(error)); });
      const call = runner[name];
      if (call === undefined) throw new SheetError("missing", `the script has no function ${name}; it is of another version`);
      (call as (...values: unknown[]) => unknown).apply(runner, args);
    });
    return valueOf(answer as Answer<Value> | null);
  } catch (error) {
    throw error instanceof SheetError ? error : told(error);
  } finally {
    done();
  }
}

function valueOf<Value>(answer: Answer<Value> | null): Value {
  if (answer === null) throw new SheetError("busy", "the script gave no answer");
  if ("value" in answer) return answer.value;
  const { reason, message, occupied } = answer.refused;
  throw new SheetError(reason, message, occupied ?? undefined);
}
