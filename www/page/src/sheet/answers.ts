// The worker's side of the workbook beside which the page may be open.

import type { Handlers } from "../engine/areas";
import type { SheetCalls } from "./calls";

export const sheetAnswers: Handlers<SheetCalls> = {
};
