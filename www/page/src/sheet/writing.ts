// Into the workbook: never over cells that are filled without the user's word, and always with a way back.

import type { Step } from "../state";
import { state, updatePart } from "../state";
import type { Writing } from "./state";
import { workbook } from "./take";
import { sheetWork } from "./trouble";

async function put({ step, written, label, then }: Writing, overwrite: boolean): Promise<void> {
  const at = await workbook().write({ ...written, overwrite }, label);
  updatePart("sheet", { asking: null, done: { ...at, step, label } });
  await then?.(at);
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
    await workbook().undo();
    updatePart("sheet", { done: null, kept: "" });
  });
}

