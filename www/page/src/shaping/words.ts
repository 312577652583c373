// The words of shaping the rules: other rules beside the present ones, fixes by a click.

import type { Lang } from "../engine/protocol";

const en = {
};

export type ShapingWords = typeof en;

const ru: ShapingWords = {
};

const uk: ShapingWords = {
};

export const shapingWords: Record<Lang, ShapingWords> = { en, ru, uk };
