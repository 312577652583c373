//! Explanations: why this tier, why not a better one, and what would change it.

pub mod hypothesis;
pub mod lift;
pub mod reason;
pub mod trace;
