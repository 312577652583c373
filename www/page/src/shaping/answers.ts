// The worker's side of shaping the rules: other rules beside the present ones, fixes by a click.

import type { Handlers } from "../engine/areas";
import type { ShapingCalls } from "./calls";

export const shapingAnswers: Handlers<ShapingCalls> = {
};
