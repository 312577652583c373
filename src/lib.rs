//! TierSheet.
pub mod cells;
pub mod date;
#[cfg(not(target_arch = "wasm32"))]
pub mod emit;
pub mod explain;
pub mod functions;
mod lang;
pub mod messages;
pub mod metrics;
pub mod number;
pub mod outputs;
pub mod problem;
pub mod rules;
pub mod table;
pub mod tiers;
pub use lang::{Lang, Texts};
pub use messages::Code;
pub use problem::{Place, Problem, Severity};
#[cfg(target_arch = "wasm32")]
mod wasm;
