//! Cells as they come from a sheet, in any order, into columns that begin at A1.

use super::Where;
use crate::cells::{Column, Kind};
use crate::date::{Date, DateText, Epoch, Order};
use crate::files::Sheet;
use crate::maps::Numbered;
use crate::messages::Code;
use crate::problem::Problem;

/// Rows of a sheet of Excel.
pub(in crate::files) const MAX_ROWS: usize = 1_048_576;
/// Columns of a sheet of Excel.
pub(in crate::files) const MAX_COLUMNS: usize = 16_384;
/// Cells of the rectangle from A1 to the last filled row and column; each takes nine bytes.
pub(in crate::files) const MAX_CELLS: usize = 48 << 20;

/// What a cell of a file holds.
#[derive(Clone, Copy, Debug)]
pub(in crate::files) enum Value<'a> {
    Number(f64),
    /// The serial of a cell with a date style, in the file's own system.
    Serial(f64),
    /// A date or date and time in ISO form.
    Iso(&'a str),
    Bool(bool),
    Text(&'a str),
    Error(&'a str),
    /// A formula whose result is not stored.
    Uncached,
}

#[derive(Default)]
struct Growing {
    kinds: Vec<u8>,
    values: Vec<f64>,
    known: Numbered,
}

/// A sheet in the making. Room is taken for filled cells and the blanks above them only.
#[derive(Default)]
pub(in crate::files) struct Gather {
    columns: Vec<Growing>,
    room: usize,
    rows: usize,
    epoch: Epoch,
    /// Number of filled cells.
    pub filled: usize,
    uncached: Where,
    times: Where,
    no_dates: Where,
    /// Merged areas below the first row.
    pub merged: Where,
}

impl Gather {
    pub fn new(from_1904: bool) -> Gather {
        let epoch = if from_1904 { Epoch::Y1904 } else { Epoch::Y1900 };
        Gather { epoch, ..Gather::default() }
    }

    /// Puts one cell; row and column count from 0. A later cell at the same place replaces the earlier one.
    pub fn put(&mut self, row: usize, column: usize, value: Value<'_>) -> Result<(), Problem> {
        let (kind, number, text) = match value {
            Value::Uncached => {
                self.uncached.add(row, column);
                return Ok(());
            }
            Value::Text("") => return Ok(()),
            Value::Number(value) if value.is_finite() => (Kind::Number, value, None),
            Value::Number(_) => (Kind::Error, 0.0, Some("#NUM!")),
            Value::Bool(value) => (Kind::Bool, f64::from(u8::from(value)), None),
            Value::Text(text) => (Kind::Text, 0.0, Some(text)),
            Value::Error(name) => (Kind::Error, 0.0, Some(name)),
            Value::Serial(serial) => self.day(row, column, serial),
            Value::Iso(text) => match DateText::parse(text).and_then(|date| date.value(Order::DayFirst)) {
                Some(date) => {
                    let time = text.split_once(['T', ' ']).map_or("", |(_, time)| time);
                    if time.chars().any(|c| ('1'..='9').contains(&c)) {
                        self.times.add(row, column);
                    }
                    (Kind::Date, f64::from(date.serial()), None)
                }
                None => {
                    self.no_dates.add(row, column);
                    (Kind::Text, 0.0, Some(text))
                }
            },
        };
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(super::large(format!("R{}C{}", row + 1, column + 1), format!("R{MAX_ROWS}C{MAX_COLUMNS}")));
        }
        if self.columns.len() <= column {
            self.columns.resize_with(column + 1, Growing::default);
        }
        let Some(own) = self.columns.get_mut(column) else { return Ok(()) };
        if own.kinds.len() <= row {
            self.room += row + 1 - own.kinds.len();
            if self.room > MAX_CELLS {
                return Err(too_wide(self.room));
            }
            own.kinds.resize(row + 1, Kind::Blank as u8);
            own.values.resize(row + 1, 0.0);
        }
        let number = match text {
            Some(text) => own.known.find(text).unwrap_or_else(|| own.known.number(text.to_owned())) as f64,
            None => number,
        };
        if let (Some(kinds), Some(values)) = (own.kinds.get_mut(row), own.values.get_mut(row)) {
            self.filled += usize::from(*kinds == Kind::Blank as u8);
            *kinds = kind as u8;
            *values = number;
        }
        self.rows = self.rows.max(row + 1);
        Ok(())
    }

    /// Times of day without a date are numbers, as durations are; so is what no calendar has.
    fn day(&mut self, row: usize, column: usize, serial: f64) -> (Kind, f64, Option<&'static str>) {
        if !serial.is_finite() {
            return (Kind::Error, 0.0, Some("#NUM!"));
        }
        match Date::from_serial(serial, self.epoch) {
            _ if (0.0..1.0).contains(&serial) && (serial > 0.0 || self.epoch == Epoch::Y1900) => {
                (Kind::Number, serial, None)
            }
            Some(date) => {
                if serial.fract() != 0.0 {
                    self.times.add(row, column);
                }
                (Kind::Date, f64::from(date.serial()), None)
            }
            None => {
                self.no_dates.add(row, column);
                (Kind::Number, serial, None)
            }
        }
    }

    /// Whether one of the first fifty rows looks like headers: at least two texts, and at least half of what is filled.
    pub fn has_header(&self) -> bool {
        let least = if self.columns.len() == 1 { 1 } else { 2 };
        (0..self.rows.min(50)).any(|row| {
            let kinds = self.columns.iter().filter_map(|column| column.kinds.get(row).copied());
            let (mut texts, mut filled) = (0, 0);
            for kind in kinds.map(Kind::from_code).filter(|kind| *kind != Kind::Blank) {
                filled += 1;
                texts += usize::from(kind == Kind::Text);
            }
            texts >= least && texts * 2 >= filled
        })
    }

    /// The sheet, and what was odd in it.
    pub fn finish(self, name: &str) -> Result<(Sheet, Vec<Problem>), Problem> {
        let notes = [
            (Code::UncachedFormulas, &self.uncached),
            (Code::MergedCells, &self.merged),
            (Code::TimesOfDay, &self.times),
            (Code::DateStyles, &self.no_dates),
        ];
        let notes = notes.into_iter().filter_map(|(code, found)| found.problem(code, name)).collect();
        let area = self.rows.saturating_mul(self.columns.len());
        if area > MAX_CELLS {
            return Err(too_wide(area));
        }
        let rows = self.rows;
        let columns = self.columns.into_iter().map(|mut column| {
            column.kinds.resize(rows, Kind::Blank as u8);
            column.values.resize(rows, 0.0);
            Column::new(column.kinds, column.values, column.known.into_texts())
        });
        Ok((Sheet { name: name.to_owned(), columns: columns.collect(), rows }, notes))
    }
}

fn too_wide(cells: usize) -> Problem {
    super::large(format!("{cells} cells"), format!("{MAX_CELLS} cells"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_begin_at_a1_and_are_of_one_length() {
        let mut gather = Gather::new(false);
        gather.put(4, 2, Value::Text("x")).unwrap();
        gather.put(2, 1, Value::Number(1.0)).unwrap();
        let (sheet, notes) = gather.finish("s").unwrap();
        assert_eq!((sheet.rows, sheet.columns.len()), (5, 3));
        assert!(sheet.columns.iter().all(|column| column.len() == 5));
        assert_eq!(sheet.columns[2].text(4), Some("x"));
        assert!(notes.is_empty());
    }

    #[test]
    fn two_stray_cells_far_apart_cost_no_memory() {
        let mut gather = Gather::new(false);
        gather.put(MAX_ROWS - 1, 0, Value::Number(1.0)).unwrap();
        gather.put(0, MAX_COLUMNS - 1, Value::Number(1.0)).unwrap();
        assert_eq!(gather.room, MAX_ROWS + 1);
        assert_eq!(gather.finish("s").unwrap_err().code, Code::LargeWorkbook);
    }

    #[test]
    fn serials_of_both_systems_times_and_what_is_no_date() {
        let shown = |from_1904, serial| {
            let mut gather = Gather::new(from_1904);
            gather.put(0, 0, Value::Serial(serial)).unwrap();
            let (sheet, notes) = gather.finish("s").unwrap();
            (sheet.columns[0].cell(0).shown(), notes.iter().map(|note| note.code).collect::<Vec<_>>())
        };
        assert_eq!(shown(false, 45631.0), ("2024-12-05".to_owned(), vec![]));
        assert_eq!(shown(true, 44169.0), ("2024-12-05".to_owned(), vec![]));
        assert_eq!(shown(false, 45631.75), ("2024-12-05".to_owned(), vec![Code::TimesOfDay]));
        assert_eq!(shown(false, 0.5), ("0.5".to_owned(), vec![]));
        assert_eq!(shown(false, 60.0), ("60".to_owned(), vec![Code::DateStyles]));
        assert_eq!(shown(false, -3.0), ("-3".to_owned(), vec![Code::DateStyles]));
    }
}
