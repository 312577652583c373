//! How a CRM's exports look.

/// How the exports of a CRM look: what tells them from others, and what their cells mean.
#[derive(Debug)]
pub struct Source {}

impl Source {
    /// Nothing is known.
    pub const UNKNOWN: Source = Source {};
}
