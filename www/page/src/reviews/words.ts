// The words of what changed since earlier reviews, and over time.

import type { Lang } from "../engine/protocol";

const en = {
};

export type ReviewsWords = typeof en;

const ru: ReviewsWords = {
};

const uk: ReviewsWords = {
};

export const reviewsWords: Record<Lang, ReviewsWords> = { en, ru, uk };
