//! The rule language: condition cells, the rule table, its checks, and what they mean for a client.
mod condition;
mod intervals;
mod verdict;
pub use condition::{Amount, Condition, Op, Period, Rank, Test, Value, Word};
pub use intervals::{Bound, Interval, Intervals};
pub use verdict::Verdict;
