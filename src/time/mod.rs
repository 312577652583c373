//! What changes with time: two reviews compared and why a client moved, who is due for the next one, damping; who stays from one
//! period to the next, and what made revenue change.
pub mod cause;
pub mod contributions;
pub mod damping;
pub mod history;
pub mod interval;
pub mod matrix;
pub mod mixture;
pub mod order;
mod period;
pub mod retention;
pub mod review;
pub mod roster;
pub use cause::{Cause, Causes, Factor, Moved};
pub use damping::{Damped, Damping, Held};
pub use history::{History, Layout, Review};
pub use interval::{Interval, Intervals};
pub use matrix::Matrix;
pub use mixture::Mixture;
pub use order::Tiers;
pub use roster::{Roster, roster};
