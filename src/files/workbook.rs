//! Workbooks.

use super::{Read, Wishes};
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// Reads a workbook.
///
/// # Errors
/// Always, for now.
pub fn read(_bytes: &[u8], _wishes: &Wishes) -> Result<Read, Problem> {
    Err(Problem::new(Code::NotATableFile, Place::default(), ["XLSX"]))
}
