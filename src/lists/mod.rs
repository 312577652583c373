//! Lists and classes of clients: scores, steadiness, and who squeezes.
pub mod rfm;
pub mod scores;
pub mod squeeze;
pub mod variation;
