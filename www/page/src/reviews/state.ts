// The state of what changed since earlier reviews, and over time.

export interface ReviewsState {
}

export function initialReviews(): ReviewsState {
  return {};
}
