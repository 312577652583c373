//! A rectangle of cells, rows first.

use super::Cell;

/// Rows of cells; short rows are read as if blanks followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows, top to bottom.
    pub rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// The cell, blank outside of the grid.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        const BLANK: &Cell = &Cell::Blank;
        self.rows.get(row).and_then(|row| row.get(column)).unwrap_or(BLANK)
    }

    /// The number of columns of the widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The number of rows without the blank ones at the end.
    pub fn height(&self) -> usize {
        self.rows.iter().rposition(|row| !row.iter().all(Cell::is_blank)).map_or(0, |last| last + 1)
    }

    /// A grid of texts, for tests and templates; empty texts are blanks.
    pub fn of_texts<'a, R: IntoIterator<Item = &'a str>>(rows: impl IntoIterator<Item = R>) -> Grid {
        Grid { rows: rows.into_iter().map(|row| row.into_iter().map(Cell::text).collect()).collect() }
    }
}
