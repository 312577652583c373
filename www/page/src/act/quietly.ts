// Work that goes on beside what the user does: it takes no message away, and only a real failure is told.

import { Cancelled, Refused } from "../engine/client";
import { internal } from "../engine/trouble";
import { update } from "../state";

export async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Cancelled) return;
    const problems = error instanceof Refused ? error.problems : [internal(error)];
    update({ failure: { step: "act", problems } });
  }
}
