//! The boundary: decode, one call, encode. No logic lives here.
//!
//! Two modules are built of this crate, each with the exports of one feature: the functions, which every host loads, and the
//! files, which are loaded with the first file.

#[cfg(feature = "functions")]
mod call;
mod convert;
#[cfg(feature = "files")]
mod files;
#[cfg(feature = "functions")]
mod functions;
#[cfg(feature = "functions")]
mod stage;

pub use convert::double;
