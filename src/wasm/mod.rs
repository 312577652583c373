//! The boundary: decode, one call, encode. No logic lives here.
//!
//! Three modules are built of this crate, each of one feature: the functions that give tiers, which every host loads; all other
//! functions, which are loaded with the first call of one of them; and the files, loaded with the first file. The first two have
//! the same exports.

#[cfg(any(feature = "tiers", feature = "models"))]
mod call;
mod convert;
#[cfg(feature = "files")]
mod files;
#[cfg(any(feature = "tiers", feature = "models"))]
mod functions;
#[cfg(any(feature = "tiers", feature = "models"))]
mod stage;

pub use convert::double;
