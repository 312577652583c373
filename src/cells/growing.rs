//! A column of texts that grows as a file is read.

use super::{Column, Kind};
use crate::maps::Numbered;

/// A column to which texts are added from the top down; rows passed over are blank.
///
/// ```
/// use tiersheet::cells::Growing;
/// let mut growing = Growing::default();
/// let codes = (growing.set(1, "a"), growing.set(3, "b"), growing.set(4, "a"));
/// let column = growing.into_column(6);
/// assert_eq!((codes, column.text(1), column.text(2), column.text(4), column.len()), ((0, 1, 0), Some("a"), None, Some("a"), 6));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Growing {
    kinds: Vec<u8>,
    values: Vec<f64>,
    texts: Numbered,
    last: usize,
}

impl Growing {
    /// Puts a text into a row, counted from 0, and gives the text's place in the dictionary. An empty text leaves the row
    /// blank and has the place 0. Rows come in order: one that was passed or filled already is filled no more.
    #[inline]
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn set(&mut self, row: usize, text: &str) -> usize {
        if text.is_empty() || row < self.kinds.len() {
            return 0;
        }
        // Neighbours are often the same.
        if self.texts.text(self.last) != Some(text) {
            self.last = self.texts.number_of(text);
        }
        self.kinds.resize(row, Kind::Blank as u8);
        self.values.resize(row, 0.0);
        self.kinds.push(Kind::Text as u8);
        self.values.push(self.last as f64);
        self.last
    }

    /// The column, of so many rows.
    pub fn into_column(mut self, rows: usize) -> Column {
        self.kinds.resize(rows, Kind::Blank as u8);
        self.values.resize(rows, 0.0);
        Column::new(self.kinds, self.values, self.texts.into_texts())
    }
}
