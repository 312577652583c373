// The words of the workbook beside which the page may be open.

import type { Lang } from "../engine/protocol";

const en = {
};

export type SheetWords = typeof en;

const ru: SheetWords = {
};

const uk: SheetWords = {
};

export const sheetWords: Record<Lang, SheetWords> = { en, ru, uk };
