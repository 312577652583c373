//! Tiers and their order.
pub mod assign;
mod ladder;
pub mod overrides;
pub use assign::{Assignment, Grade, NO_TIER};
pub use ladder::{Ladder, RankClash, TierRow};
pub(crate) use ladder::{graded, key as tier_key};
pub use overrides::{Applied, Override};
