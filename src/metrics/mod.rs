//! Metrics: fields that are computed, per row of a client table or per client from deals.
#[cfg(any(feature = "models", feature = "files"))]
mod attributes;
#[cfg(any(feature = "models", feature = "files"))]
mod by_period;
#[cfg(any(feature = "models", feature = "files"))]
mod clients;
#[cfg(any(feature = "models", feature = "files"))]
mod contacts;
#[cfg(any(feature = "models", feature = "files"))]
mod conversion;
#[cfg(any(feature = "models", feature = "files"))]
mod currency;
mod formula;
#[cfg(any(feature = "models", feature = "files"))]
mod identity;
#[cfg(any(feature = "models", feature = "files"))]
mod keys;
#[cfg(any(feature = "models", feature = "files"))]
mod layout;
#[cfg(any(feature = "models", feature = "files"))]
mod letters;
mod measures;
#[cfg(any(feature = "models", feature = "files"))]
mod money;
#[cfg(any(feature = "models", feature = "files"))]
mod notes;
#[cfg(any(feature = "models", feature = "files"))]
mod payments;
#[cfg(any(feature = "models", feature = "files"))]
mod places;
#[cfg(any(feature = "models", feature = "files"))]
mod rates;
#[cfg(any(feature = "models", feature = "files"))]
mod repeated;
#[cfg(any(feature = "models", feature = "files"))]
mod rows;
#[cfg(any(feature = "models", feature = "files"))]
mod similar;
#[cfg(any(feature = "models", feature = "files"))]
mod stages;
#[cfg(any(feature = "models", feature = "files"))]
mod totals;
#[cfg(any(feature = "models", feature = "files"))]
pub use by_period::{ByPeriod, Measured, Sums, without};
#[cfg(any(feature = "models", feature = "files"))]
pub use clients::{Clients, Source, Wishes, clients};
#[cfg(any(feature = "models", feature = "files"))]
pub use contacts::contact_columns;
#[cfg(any(feature = "models", feature = "files"))]
pub use currency::currency_code;
pub use formula::Formula;
#[cfg(any(feature = "models", feature = "files"))]
pub use identity::{lost_zeros, of_case};
#[cfg(any(feature = "models", feature = "files"))]
pub use keys::{Keys, NONE, distinct_per_client, key_text, pair};
#[cfg(any(feature = "models", feature = "files"))]
pub use layout::{ATTRIBUTES, Card, Keep, Layout, free_header, key_column};
#[cfg(any(feature = "models", feature = "files"))]
pub use letters::skeletons;
pub use measures::{Measure, Measures, as_of_columns};
#[cfg(any(feature = "models", feature = "files"))]
pub use notes::repeated;
#[cfg(any(feature = "models", feature = "files"))]
pub use payments::{Payments, summable};
#[cfg(any(feature = "models", feature = "files"))]
pub use places::{Amount, Named, Needs, Places};
#[cfg(any(feature = "models", feature = "files"))]
pub use rates::Rates;
#[cfg(any(feature = "models", feature = "files"))]
pub use similar::plain_name;
#[cfg(any(feature = "models", feature = "files"))]
pub use stages::is_won;
#[cfg(any(feature = "models", feature = "files"))]
pub use totals::Totals;
