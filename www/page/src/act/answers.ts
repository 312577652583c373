// The worker's side of what is done with the tiers: overrides, capacity, plan, call lists.

import type { Handlers } from "../engine/areas";
import type { ActCalls } from "./calls";

export const actAnswers: Handlers<ActCalls> = {
};
