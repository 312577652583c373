//! The rule language: condition cells, the rule table, its checks, and what they mean for a client.
#[cfg(feature = "models")]
pub mod check;
mod compiled;
pub mod compiled_in;
mod condition;
pub mod evaluate;
mod groups;
mod intervals;
pub mod keywords;
mod lanes;
pub mod matching;
mod misfit;
mod parse;
mod print;
pub mod rank;
#[cfg(feature = "models")]
mod standing;
mod table;
mod tags;
mod templates;
mod verdict;
pub use compiled::Compiled;
pub use condition::{Amount, Condition, Op, Period, Rank, Test, Value, Word};
pub use evaluate::{Asked, Evaluation, NO_RULE, Outcome, Source, needed_columns};
pub use groups::Groups;
pub use intervals::{Bound, Interval, Intervals};
pub use parse::{ConditionError, Reading, parse_condition};
pub use table::{RuleCondition, RuleField, RuleRow, RuleTable};
pub use templates::{TEMPLATES, Template, template};
pub use verdict::Verdict;
