// The worker's side of what changed since earlier reviews, and over time.

import type { Handlers } from "../engine/areas";
import type { ReviewsCalls } from "./calls";

export const reviewsAnswers: Handlers<ReviewsCalls> = {
};
