//! Lists and classes of clients by one measure: who stands where, who is in the top, which class, and how two lists overlap.
pub mod abc;
pub mod overlap;
mod standing;
pub mod top;
pub use standing::{Border, Cut, Group, NO_PLACE, Standing, TooLong};
