//! Files: bytes into sheets of cells, and rows back into bytes.
//!
//! Only this part of the library knows of encodings, separators and workbooks. It is compiled into a module of its own, which
//! a host loads when it is given a file; the functions in a spreadsheet do without.

mod collect;
pub mod encoding;
pub mod html;
pub mod letters;
mod reading;
pub mod sniff;
pub mod workbook;
pub mod write;
pub mod xlsx;

pub use reading::{Reading, read};

use crate::cells::Column;
use crate::problem::Problem;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Rows of texts with a separator.
    Csv,
    /// An Excel workbook since 2007.
    Xlsx,
    /// A binary Excel workbook since 2007.
    Xlsb,
    /// An Excel workbook before 2007.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A table of a web page, as Bitrix24 names `.xls`.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 6] = [Format::Csv, Format::Xlsx, Format::Xlsb, Format::Xls, Format::Ods, Format::Html];

    /// The name, such as `xlsx`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Xlsb => "xlsb",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Html => "html",
        }
    }
}

/// What a user says of a file; whatever is not said is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// What the file is.
    pub format: Option<Format>,
    /// The encoding's label, such as `windows-1251`.
    pub encoding: Option<String>,
    /// The character between cells.
    pub separator: Option<u8>,
    /// The name of the sheet, or its number from 1.
    pub sheet: Option<String>,
}

/// One sheet of a file: all rows as they lie in it, blank ones and those above the header included, so that row numbers are
/// those that people see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The sheet's name in a workbook; empty otherwise.
    pub name: String,
    /// The columns, all of the same length.
    pub columns: Vec<Column>,
    /// Number of rows.
    pub rows: usize,
}

/// How a file turned out to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sniffed {
    /// What it is.
    pub format: Format,
    /// The encoding's name, such as `UTF-8`; empty for workbooks.
    pub encoding: String,
    /// Whether it begins with a byte order mark.
    pub mark: bool,
    /// The byte between cells; a tab and such as they are. 0 for what is no CSV.
    pub separator: u8,
    /// The line end of the first row: `\r\n`, `\n` or `\r`; empty for what is no text.
    pub line_end: &'static str,
    /// The sheets of a workbook: name, and whether it is hidden.
    pub sheets: Vec<(String, bool)>,
    /// Which of the sheets was read.
    pub sheet: usize,
    /// Whether dates count from 1904.
    pub from_1904: bool,
}

/// A file read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The cells.
    pub sheet: Sheet,
    /// How the file is made.
    pub sniffed: Sniffed,
    /// What was odd, each with its row.
    pub notes: Vec<Problem>,
}
