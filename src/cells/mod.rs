//! Cells as a host hands them over: one cell, a column, a rectangle, a file of comma-separated values.

mod cell;
mod column;
pub mod csv;
mod grid;
mod growing;
pub mod numeral;
pub mod separator;

pub use cell::Cell;
pub use column::{Column, Kind, KindsMet};
pub use grid::Grid;
pub use growing::Growing;
