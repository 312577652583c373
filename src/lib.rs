//! TierSheet.
pub mod cells;
pub mod date;
mod lang;
pub mod messages;
pub mod number;
pub mod problem;
pub mod rules;
pub mod table;
pub use lang::{Lang, Texts};
pub use messages::Code;
pub use problem::{Place, Problem, Severity};
#[cfg(target_arch = "wasm32")]
mod wasm;
