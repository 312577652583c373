// Work with the workbook, and what is said when the workbook refuses.

import { attempt } from "../actions";
import { Refused } from "../engine/client";
import type { Stage } from "../engine/protocol";
import { trouble } from "../engine/trouble";
import { state, update, type Step } from "../state";
import { fill } from "../words";
import { SheetError } from "./host";

export function problem(message: string, hint: string, place = ""): Refused {
  return new Refused([trouble("SHEET", message, hint, place)]);
}

function told(error: SheetError): Refused {
  const [message, hint] = state.speech.sheet.reasons[error.reason];
  const place = error.occupied === undefined ? "" : `${error.occupied.sheet}!${error.occupied.address}`;
  const program = state.sheet.host?.program === "sheets" ? "Google Sheets" : "Excel";
  return problem(fill(message, { what: error.message, program }).trim(), hint, place);
}

/** Runs what needs the workbook; whether it came to its end. */
export function sheetWork(step: Step, stage: Stage, work: () => Promise<void>): Promise<boolean> {
  return attempt(step, async () => {
    update({ busy: { stage, since: performance.now() } });
    try {
      await work();
    } catch (error) {
      throw error instanceof SheetError ? told(error) : error;
    }
  });
}
