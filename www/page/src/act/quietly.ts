// Work that goes on beside what the user does: it takes no message away, and only a real failure is told.

import { Cancelled, Refused } from "../engine/client";
import { update } from "../state";

export async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Cancelled) return;
    const message = error instanceof Error ? error.message : String(error);
    const problems = error instanceof Refused ? error.problems : [{ source: "", code: "INTERNAL", severity: "error", message, hint: "", place: "", cell: "" }];
    update({ failure: { step: "act", problems } });
  }
}
