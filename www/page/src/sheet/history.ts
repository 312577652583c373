// The reviews that the workbook keeps, on the sheet that HISTORY names in every language.

import { engine } from "../actions";
import type { Row } from "../engine/protocol";
import { lang, state, updatePart } from "../state";
import { fill } from "../words";
import { HISTORY_SHEET } from "./host";
import { asTexts } from "./rule-link";
import { workbook } from "./take";
import { sheetWork } from "./trouble";
import { noteStep, write } from "./writing";

/** The history that the workbook keeps; null when it has none, or when there is no workbook. */
export async function historyFromSheet(): Promise<Row[] | null> {
  const { host } = state.sheet;
  const cells = host === null ? null : await host.readSheet(HISTORY_SHEET);
  return cells === null || cells.rows.length < 2 ? null : cells.rows;
}

const same = (a: Row | undefined, b: Row | undefined) => JSON.stringify(a?.map(String)) === JSON.stringify(b?.map(String));

/** Where the data tells no day, the review is of today. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Who moved since the review before; a history of someone else's making may not tell. */
function told(moved: number | null, isFirst: boolean): string {
  const { speech } = state;
  if (isFirst) return speech.sheet.firstReview;
  return moved === null ? "" : moved === 0 ? speech.sheet.noneMoved : speech.count(speech.sheet.movedSince, moved);
}

/** Adds this review to the history. One of the same day is replaced, which is asked first. */
export async function keepReview(): Promise<boolean> {
  let day = "";
  let label = "";
  let instead: Row[] | null = null;
  let moved: number | null = null;
  let isFirst = false;
  const done = await sheetWork("result", "placing", async () => {
    updatePart("sheet", { kept: "", asking: null, done: null });
    const past = await historyFromSheet();
    const review = await engine.call("sheetHistory", { history: past, today: today(), lang: lang() });
    day = review.day;
    label = fill(state.speech.sheet.wroteReview, { day: state.speech.day(day) });
    moved = review.moved;
    isFirst = review.rows.length === review.added + 1;
    if (past !== null && (review.replaced > 0 || !same(past[0], review.rows[0]))) {
      instead = review.rows;
      return;
    }
    const [header = []] = review.rows;
    const at = await workbook().append(HISTORY_SHEET, header, review.rows.slice(review.rows.length - review.added), label);
    noteStep();
    updatePart("sheet", { done: { ...at, step: "result", label }, kept: told(moved, isFirst) });
  });
  if (!done || instead === null) return done;
  return write({
    step: "result", label, written: { where: { kind: "sheet", name: HISTORY_SHEET }, rows: instead, formats: asTexts(instead) },
    then: () => {
      updatePart("sheet", { kept: told(moved, isFirst) });
      return Promise.resolve(0);
    },
  });
}
