//! Lists and classes of clients.
pub mod rfm;
pub mod scores;
pub mod squeeze;
pub mod variation;
pub mod vips;
