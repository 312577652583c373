//! Clients from one period to the next.
pub mod contributions;
pub mod retention;
