//! The rule table that is compiled into the module: a company's own, or the classic one.

use super::table::RuleTable;
use super::templates;
use crate::cells::{Grid, csv};
use crate::lang::Lang;
use crate::problem::Problem;
use crate::table::Locale;

/// The file named by `TIERSHEET_RULES` at build time; empty in the default build, which then goes without the reader of it.
const OWN: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.csv"));

/// Whether a company's own table is compiled in.
pub const IS_OWN: bool = !OWN.is_empty();

/// The compiled-in table's cells; the classic table in the language unless a company has its own.
pub fn grid(lang: Lang) -> Grid {
    if IS_OWN {
        return csv::read_grid(OWN.as_bytes()).unwrap_or_default();
    }
    templates::template("classic").map(|template| template.grid(lang)).unwrap_or_default()
}

/// The compiled-in table.
///
/// # Errors
/// Those of a table that was not checked when it was compiled in.
pub fn table(lang: Lang) -> Result<RuleTable, Vec<Problem>> {
    RuleTable::read(&grid(lang), "rules", &Locale::default())
}

/// Its fingerprint; `-` if it cannot be read.
pub fn fingerprint() -> String {
    table(Lang::En).map_or_else(|_| "-".to_owned(), |table| table.fingerprint())
}
