//! Exports of a made-up company, each in the dialect of its CRM.

mod recognising;
mod roles;
mod tidying;

use crate::cells::csv::{Dialect, Sink, Splitter};
use crate::cells::{Cell, Column};
use crate::files::{Format, Read, Sheet, Sniffed};

/// How an export is written.
#[derive(Clone, Copy)]
pub struct Made {
    pub separator: u8,
    pub mark: bool,
    pub line_end: &'static str,
    pub format: Format,
}

pub const PLAIN: Made = Made { separator: b',', mark: false, line_end: "\n", format: Format::Csv };
pub const MARKED: Made = Made { mark: true, ..PLAIN };
pub const CRLF: Made = Made { line_end: "\r\n", ..PLAIN };
pub const BITRIX: Made = Made { separator: b';', mark: true, ..PLAIN };
pub const PAGE: Made = Made { separator: 0, mark: false, line_end: "", format: Format::Html };
pub const BOOK: Made = Made { separator: 0, mark: false, line_end: "", format: Format::Xlsx };

/// An export of these rows of cells.
pub fn of_cells(rows: &[Vec<Cell>], made: Made) -> Read {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let blank = Cell::Blank;
    let column = |at: usize| Column::from_cells(rows.iter().map(|row| row.get(at).unwrap_or(&blank)));
    Read {
        sheet: Sheet { name: String::new(), columns: (0..width).map(column).collect(), rows: rows.len() },
        sniffed: Sniffed {
            format: made.format,
            encoding: "UTF-8".to_owned(),
            mark: made.mark,
            separator: made.separator,
            line_end: made.line_end,
            sheets: Vec::new(),
            sheet: 0,
            from_1904: false,
        },
        notes: Vec::new(),
    }
}

/// An export of this text, a row per line; its cells are texts. What is no CSV is given with commas.
pub fn of_text(text: &str, made: Made) -> Read {
    let separator = if made.separator == 0 { b',' } else { made.separator };
    let mut rows = Rows::default();
    let mut splitter = Splitter::new(Dialect::of(separator));
    splitter.push(text.trim_matches('\n'), &mut rows).and_then(|()| splitter.finish(&mut rows)).unwrap();
    of_cells(&rows.ended, made)
}

#[derive(Default)]
struct Rows {
    ended: Vec<Vec<Cell>>,
    row: Vec<Cell>,
}

impl Sink for Rows {
    fn cell(&mut self, text: &str) {
        self.row.push(Cell::text(text));
    }

    fn end_row(&mut self) {
        self.ended.push(std::mem::take(&mut self.row));
    }
}

/// A row of a sheet, as people see it.
pub fn row(read: &Read, row: usize) -> Vec<String> {
    read.sheet.columns.iter().map(|column| column.cell(row - 1).shown()).collect()
}
