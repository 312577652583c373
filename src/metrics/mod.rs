//! Metrics: fields that are computed, per row of a client table or per client from deals.
mod as_of;
#[cfg(any(feature = "models", feature = "files"))]
mod deals;
mod formula;
mod measures;
pub use as_of::Latest;
#[cfg(any(feature = "models", feature = "files"))]
pub use deals::*;
pub use formula::Formula;
pub use measures::{Measure, Measures, as_of_columns};
