//! Metrics: fields that are computed, per row of a client table or per client from deals.
mod attributes;
mod clients;
mod formula;
mod keys;
mod layout;
mod measures;
mod money;
mod notes;
mod rows;
mod similar;
mod stages;
mod totals;
pub use clients::{Clients, Source, Wishes, clients};
pub use formula::Formula;
pub use keys::{Keys, NONE, key_text};
pub use layout::{ATTRIBUTES, Card, Keep, Layout, free_header, key_column};
pub use measures::{Measure, Measures, as_of_columns};
pub use similar::plain_name;
