//! The rule language: condition cells, the rule table, its checks, and what they mean for a client.
mod compiled;
mod condition;
mod intervals;
pub mod matching;
pub mod rank;
mod verdict;
pub use compiled::Compiled;
pub use condition::{Amount, Condition, Op, Period, Rank, Test, Value, Word};
pub use intervals::{Bound, Interval, Intervals};
pub use verdict::Verdict;
