//! A small source of repeatable numbers for tables that are made up, and a call that looks at the result as texts.
#![allow(dead_code, reason = "each test uses a part")]
#![allow(clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use tiersheet::cells::{Cell, Grid};
use tiersheet::functions::{Given, call};

/// Marsaglia's xorshift.
pub struct Random(pub u64);

impl Random {
    /// A number below the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    /// One of these.
    pub fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// The rows below the header in another order.
    pub fn shuffled(&mut self, rows: &[Vec<String>]) -> Vec<Vec<String>> {
        let mut rows = rows.to_vec();
        for at in (2..rows.len()).rev() {
            let other = 1 + self.below(at);
            rows.swap(at, other);
        }
        rows
    }
}

/// A range of texts, a row each.
pub fn range(rows: &[Vec<String>]) -> Given {
    Given::Grid(Grid { rows: rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect() })
}

/// Options by name and value.
pub fn options(pairs: &[(&str, &str)]) -> Given {
    range(&pairs.iter().map(|(name, value)| vec![(*name).to_owned(), (*value).to_owned()]).collect::<Vec<_>>())
}

/// A cell.
pub fn text(text: &str) -> Given {
    if text.is_empty() { Given::Absent } else { Given::Cell(Cell::text(text)) }
}

/// The result as texts, header first; the code of the first problem otherwise.
pub fn called(function: &str, given: Vec<Given>) -> Result<Vec<Vec<String>>, String> {
    let grid = call(function, given).map_err(|problems| problems[0].code.name().to_owned())?;
    Ok(grid.rows.iter().map(|row| row.iter().map(Cell::shown).collect()).collect())
}

/// Whole hundredths as a text.
pub fn hundredths(value: i128) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.abs();
    let text = format!("{sign}{}.{:02}", value / 100, value % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
