//! One cell, for the small ranges that are read whole: rule tables, overrides, options.

use crate::date::Date;
use rust_decimal::Decimal;

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing, or an empty text. Blank is unknown, never zero.
    #[default]
    Blank,
    /// TRUE or FALSE.
    Bool(bool),
    /// A number, read at 15 significant digits. A date in Excel is a number too.
    Number(Decimal),
    /// A date that the host tells from a number.
    Date(Date),
    /// A text that is not empty.
    Text(String),
    /// An error value such as `#N/A`, or a number that is none (NaN, infinite, out of range).
    Error(String),
}

impl Cell {
    /// A text cell, or blank for an empty text.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
    }

    /// Whether nothing is in it but spaces.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Blank => true,
            Cell::Text(text) => text.chars().all(super::numeral::is_space),
            _ => false,
        }
    }

    /// What people see in the cell; dates in ISO form, logical values in English.
    pub fn shown(&self) -> String {
        match self {
            Cell::Blank => String::new(),
            Cell::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
            Cell::Number(value) => value.normalize().to_string(),
            Cell::Date(date) => date.iso(),
            Cell::Text(text) | Cell::Error(text) => text.clone(),
        }
    }
}
