//! Clients from one period to the next.
pub mod retention;
