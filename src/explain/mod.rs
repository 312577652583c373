//! Explanations: why this tier, why not a better one, and what would change it.

#[cfg(feature = "models")]
pub mod hypothesis;
#[cfg(feature = "models")]
pub mod lift;
pub mod reason;
#[cfg(feature = "models")]
pub mod trace;
