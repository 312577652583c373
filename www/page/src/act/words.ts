// The words of what is done with the tiers: overrides, capacity, plan, call lists.

import type { Lang } from "../engine/protocol";

const en = {
};

export type ActWords = typeof en;

const ru: ActWords = {
};

const uk: ActWords = {
};

export const actWords: Record<Lang, ActWords> = { en, ru, uk };
