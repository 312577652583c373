//! Tables of web pages.

use super::{Read, Wishes};
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// Reads the table of a web page.
///
/// # Errors
/// Always, for now.
pub fn read(_text: &str, _wishes: &Wishes, _encoding: &str, _mark: bool) -> Result<Read, Problem> {
    Err(Problem::new(Code::NotATableFile, Place::default(), ["HTML"]))
}
