//! Lists and classes of clients: scores, steadiness, and who squeezes.
pub mod scores;
pub mod squeeze;
pub mod variation;
