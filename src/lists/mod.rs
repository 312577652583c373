//! Lists and classes of clients: who is in the top, classes by share and by steadiness, recency, frequency and money, VIPs month by
//! month, who squeezes, and what two lists have in common.

pub mod abc;
pub mod overlap;
pub mod rfm;
pub mod scores;
pub mod squeeze;
mod standing;
pub mod top;
pub mod variation;
pub mod vips;
pub use standing::{Border, Cut, Group, NO_PLACE, Standing, TooLong};
