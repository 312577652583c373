//! A table: named columns of cells, what they mean, and their values as numbers.
mod locale;
mod role;
pub use locale::Locale;
pub use role::{Role, Unit, normalise};
