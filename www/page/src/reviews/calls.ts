// What the page asks of its worker for what changed since earlier reviews, and over time.

export interface ReviewsCalls {
}
