//! Metrics: fields that are computed, per row of a client table or per client from deals.
mod formula;
mod measures;
pub use formula::Formula;
pub use measures::{Measure, Measures, as_of_columns};
