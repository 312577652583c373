// The worker's side of what is done with the tiers: overrides, capacity, plan, call lists.

import type { Handlers } from "../engine/areas";
import { capacity, capacityFile, capacityRest, capacityRows, effortColumns } from "./answer-capacity";
import { callFile, callList, callRows, callText } from "./answer-lists";
import { handClients, handCsv, handTiers } from "./answer-overrides";
import { plan, planFile } from "./answer-plan";
import type { ActCalls } from "./calls";

export const actAnswers: Handlers<ActCalls> = {
  handTiers, handCsv, handClients, callList, callRows, callFile, callText, effortColumns, capacity, capacityRest, capacityRows, capacityFile, plan, planFile,
};
