//! Collects the cells of a text file into columns, and what is odd about its rows.

use super::Sheet;
use crate::cells::Growing;
use crate::cells::csv::Sink;
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// More columns than a sheet of Excel has are a separator that is none.
pub const MOST_COLUMNS: usize = 16_384;
/// The longest text that a cell of Excel holds, in UTF-16 units.
pub const LONGEST_CELL: usize = 32_767;
/// How many rows a note names.
const NAMED: usize = 5;

/// How often something was met, and where first. Rows count from 0.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    count: usize,
    rows: Vec<usize>,
    column: Option<usize>,
}

impl Tally {
    /// One more in that row.
    pub fn add(&mut self, row: usize) {
        self.count += 1;
        if self.rows.len() < NAMED && self.rows.last() != Some(&row) {
            self.rows.push(row);
        }
    }

    fn add_in(&mut self, row: usize, column: usize) {
        self.add(row);
        self.column.get_or_insert(column);
    }

    /// The note, if there is anything to tell: its arguments are how often, and in which rows; then those given.
    pub fn note(&self, code: Code, args: &[&str]) -> Option<Problem> {
        let first = self.rows.first()?;
        let mut rows = self.rows.iter().map(|row| (row + 1).to_string()).collect::<Vec<_>>().join(", ");
        if self.count > self.rows.len() && self.rows.len() == NAMED {
            rows.push_str(", …");
        }
        let mut place = Place::default().row(first + 1);
        place.column = self.column.map(|column| column + 1);
        let args = [self.count.to_string(), rows].into_iter().chain(args.iter().map(|arg| (*arg).to_owned()));
        Some(Problem::new(code, place, args))
    }
}

/// The row that names the columns: its last filled cell, and the text of each as its column's dictionary numbers it.
#[derive(Clone, Debug)]
struct Header {
    width: usize,
    codes: Vec<Option<usize>>,
    filled: usize,
}

/// Columns that grow, and counts of what is odd.
#[derive(Clone, Debug, Default)]
pub struct Collect {
    columns: Vec<Growing>,
    /// The commonest number of cells in a row; 0 if that is not known.
    usual: usize,
    header: Option<Header>,
    /// The filled cells of a row that may be the header.
    codes: Vec<Option<usize>>,
    row: usize,
    /// In this row: cells, filled ones, where the last of them ends, and those that are as in the header.
    at: usize,
    filled: usize,
    end: usize,
    as_header: usize,
    widest: usize,
    too_wide: Option<usize>,
    marks: Tally,
    long: Tally,
    stray: Tally,
    open: Tally,
    wide: Tally,
    narrow: Tally,
    repeated: Tally,
    /// Rows with NUL characters, which the caller counts.
    pub nuls: Tally,
    /// Rows with bytes that are none of the encoding, which the caller counts.
    pub broken: Tally,
}

impl Collect {
    /// For a file whose rows usually have so many cells; 0 if that is not known.
    pub fn new(usual: usize) -> Collect {
        Collect { usual, ..Collect::default() }
    }

    /// The row that is being read, counted from 0.
    pub fn row(&self) -> usize {
        self.row
    }

    /// Counts a mark of byte order where none belongs.
    pub fn stray_mark(&mut self) {
        self.marks.add_in(self.row, 0);
    }

    /// An error if a row has too many cells.
    pub fn check(&self) -> Result<(), Problem> {
        let problem =
            |row| Problem::new(Code::TooManyColumns, Place::default().row(row + 1), [MOST_COLUMNS.to_string()]);
        self.too_wide.map_or(Ok(()), |row| Err(problem(row)))
    }

    /// The sheet and the notes; `bytes` is the length of the file, and `encoding` its encoding's name.
    ///
    /// # Errors
    /// [`Code::EmptyFile`]; [`Code::TooSparse`] for a file whose rows are so unequal that the sheet would be far larger than
    /// the file.
    pub fn finish(self, bytes: usize, encoding: &str) -> Result<(Sheet, Vec<Problem>), Problem> {
        let (rows, width) = (self.row, self.columns.len());
        if width == 0 {
            return Err(Problem::new(Code::EmptyFile, Place::default(), [""; 0]));
        }
        if rows.saturating_mul(width) > bytes.saturating_mul(2).saturating_add(1 << 24) {
            let args = [rows.to_string(), width.to_string()];
            return Err(Problem::new(Code::TooSparse, Place::default(), args));
        }
        let header = self.header.as_ref().map_or(0, |header| header.width).to_string();
        let mut notes: Vec<Problem> = [
            self.marks.note(Code::StrayMark, &[]),
            self.broken.note(Code::BrokenBytes, &[encoding]),
            self.open.note(Code::OpenQuotes, &[]),
            self.stray.note(Code::StrayQuotes, &[]),
            self.nuls.note(Code::NulCharacters, &[]),
            self.long.note(Code::LongCells, &[&LONGEST_CELL.to_string()]),
            self.wide.note(Code::WideRows, &[&header]),
            self.narrow.note(Code::NarrowRows, &[&header]),
            self.repeated.note(Code::RepeatedHeaders, &[]),
        ]
        .into_iter()
        .flatten()
        .collect();
        if self.widest > width {
            let place = Place { column: Some(width + 1), ..Place::default() };
            notes.push(Problem::new(Code::EmptyColumns, place, [(self.widest - width).to_string()]));
        }
        let columns = self.columns.into_iter().map(|column| column.into_column(rows)).collect();
        Ok((Sheet { name: String::new(), columns, rows }, notes))
    }
}

impl Sink for Collect {
    #[inline]
    fn cell(&mut self, text: &str) {
        let at = self.at;
        self.at += 1;
        let mut text = text;
        if self.row == 0 && at == 0 && text.starts_with('\u{feff}') {
            text = text.trim_start_matches('\u{feff}');
            self.stray_mark();
        }
        if text.is_empty() {
            return;
        }
        if at >= self.columns.len() {
            if at >= MOST_COLUMNS {
                self.too_wide.get_or_insert(self.row);
                return;
            }
            self.columns.resize_with(at + 1, Growing::default);
        }
        let code = self.columns.get_mut(at).map_or(0, |column| column.set(self.row, text));
        self.filled += 1;
        self.end = at + 1;
        match &self.header {
            Some(header) => self.as_header += usize::from(header.codes.get(at) == Some(&Some(code))),
            None => {
                self.codes.resize(at, None);
                self.codes.push(Some(code));
            }
        }
        if text.len() > LONGEST_CELL && text.encode_utf16().count() > LONGEST_CELL {
            self.long.add_in(self.row, at);
        }
    }

    fn end_row(&mut self) {
        match &self.header {
            Some(header) => {
                if self.end > header.width {
                    self.wide.add_in(self.row, header.width);
                } else if self.at < header.width && self.filled > 0 {
                    self.narrow.add_in(self.row, self.at);
                }
                if self.as_header == header.filled && self.filled == header.filled {
                    self.repeated.add(self.row);
                }
            }
            None if self.filled > 1 && self.filled * 2 >= self.usual => {
                let codes = std::mem::take(&mut self.codes);
                self.header = Some(Header { width: self.end, codes, filled: self.filled });
            }
            None => self.codes.clear(),
        }
        self.widest = self.widest.max(self.at);
        self.row += 1;
        (self.at, self.filled, self.end, self.as_header) = (0, 0, 0, 0);
    }

    fn stray_quote(&mut self) {
        self.stray.add_in(self.row, self.at);
    }

    fn open_quote(&mut self) {
        self.open.add_in(self.row, self.at);
    }
}
