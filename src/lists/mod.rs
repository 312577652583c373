//! Lists and classes of clients.
pub mod vips;
