//! A table: named columns of cells, what they mean, and their values as numbers.
mod days;
mod field;
mod header;
mod locale;
mod numbers;
mod period;
mod reading;
pub mod recognise;
mod role;
mod salesforce_id;
mod shares;
#[expect(clippy::module_inception, reason = "the module's chief type is the table itself")]
mod table;
mod tally;
mod tax_number;
pub use field::{Field, Others, State};
pub use header::{Header, header_row, headers, without_header};
pub use locale::{Locale, Shares};
pub use numbers::{Numbers, UNKNOWN, to_scale};
pub use period::is_period;
pub use role::{Role, Unit, look_alike, normalise};
pub use salesforce_id::{salesforce_id_18, salesforce_id_restored};
pub use table::{Table, nearest};
pub use tally::clipped;
pub use tax_number::TaxNumber;
