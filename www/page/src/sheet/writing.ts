// Into the workbook: never over cells that are filled without the user's word, and always with a way back.

import type { Step } from "../state";
import { state, updatePart } from "../state";
import type { Writing } from "./state";
import { workbook } from "./take";
import { sheetWork } from "./trouble";

/** Of how many steps of the workbook each of our actions was made, the latest last. */
const steps: number[] = [];

/** An action of one step was done elsewhere. */
export function noteStep(): void {
  steps.push(1);
}

async function put({ step, written, label, then }: Writing, overwrite: boolean): Promise<void> {
  const at = await workbook().write({ ...written, overwrite }, label);
  updatePart("sheet", { asking: null, done: { ...at, step, label } });
  steps.push(1);
  const further = await then?.(at);
  steps.push((steps.pop() ?? 1) + (further ?? 0));
}

/** Writes, or asks first when cells are filled there; whether it was written. */
export async function write(writing: Writing): Promise<boolean> {
  updatePart("sheet", { asking: null, done: null });
  let written = false;
  await sheetWork(writing.step, "placing", async () => {
    const occupied = await workbook().occupied(writing.written);
    if (occupied !== null) {
      updatePart("sheet", { asking: { ...writing, occupied } });
      return;
    }
    await put(writing, false);
    written = true;
  });
  return written;
}

export type Answer = "anyway" | "elsewhere" | "cancel";

export async function answerAsking(answer: Answer): Promise<void> {
  const { asking } = state.sheet;
  if (asking === null) return;
  if (answer === "cancel") {
    updatePart("sheet", { asking: null });
    return;
  }
  await sheetWork(asking.step, "placing", async () => {
    if (answer === "anyway") {
      await put(asking, true);
      return;
    }
    const instead = asking.elsewhere ?? asking.written;
    const name = instead.where.kind === "sheet" ? instead.where.name : state.speech.sheet.tiersSheet;
    await put({ ...asking, written: { ...instead, where: { kind: "sheet", name, another: true } } }, false);
  });
}

export function undoLast(step: Step): Promise<boolean> {
  return sheetWork(step, "placing", async () => {
    const host = workbook();
    for (let left = steps.pop() ?? 1; left > 0 && host.undoable() !== null; left--) await host.undo();
    updatePart("sheet", { done: null, kept: "" });
  });
}

