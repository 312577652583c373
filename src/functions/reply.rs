//! A result as columns: codes with a dictionary, numbers, or rows of an argument to be copied by the host.

use crate::cells::{Cell, Grid};
use crate::date::Date;
use crate::problem::Problem;
use rust_decimal::Decimal;
use std::rc::Rc;

/// One column of a result.
#[derive(Clone, Debug, PartialEq)]
pub struct OutColumn {
    /// Its header; empty in results without a header row.
    pub header: String,
    /// Its cells.
    pub data: OutData,
}

/// The cells of a column of a result, in whichever form is smallest.
#[derive(Clone, Debug, PartialEq)]
pub enum OutData {
    /// Each cell is one of a few.
    Codes {
        /// The place in `cells` for each row; columns may share them.
        codes: Rc<Vec<u32>>,
        /// The different cells.
        cells: Vec<Cell>,
    },
    /// Every cell for itself.
    Cells(Vec<Cell>),
    /// Cells of an argument as they are, to be copied by the host: ids never change on the way.
    Copied {
        /// The argument's place.
        arg: usize,
        /// The column of the argument.
        column: usize,
        /// The row of the argument's table for each row.
        rows: Vec<u32>,
    },
}

/// What a function gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reply {
    /// The columns, all of one length.
    pub columns: Vec<OutColumn>,
    /// Whether the headers are part of the result.
    pub headed: bool,
    /// Blank rows above the header, where the data had such: the result stands beside the data.
    pub skipped: usize,
    /// What is worth knowing beside the result.
    pub notes: Vec<Problem>,
    /// Facts about the result by name: as of, rules, and the like.
    pub facts: Vec<(&'static str, String)>,
}

impl Reply {
    /// A result with a header row.
    pub fn table(columns: Vec<OutColumn>) -> Reply {
        Reply { columns, headed: true, ..Reply::default() }
    }

    /// Adds a fact.
    pub fn fact(mut self, name: &'static str, value: impl Into<String>) -> Reply {
        self.facts.push((name, value.into()));
        self
    }

    /// Number of rows below the header.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |column| column.data.len())
    }

    /// Whether there are no rows below the header.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Keeps only the columns of these headers, in this order; the first that there is none of otherwise.
    pub fn keep(&mut self, headers: &[String]) -> Result<(), String> {
        let mut kept = Vec::with_capacity(headers.len());
        for header in headers {
            let key = crate::table::normalise(header);
            let found = self.columns.iter().find(|column| crate::table::normalise(&column.header) == key);
            kept.push(found.cloned().ok_or_else(|| header.clone())?);
        }
        self.columns = kept;
        Ok(())
    }

    /// Rounds all decimals.
    pub fn round(&mut self, decimals: u32) {
        for column in &mut self.columns {
            if let OutData::Cells(cells) | OutData::Codes { cells, .. } = &mut column.data {
                for cell in cells {
                    if let Cell::Number(value) = cell {
                        *value = crate::number::rounded(*value, decimals);
                    }
                }
            }
        }
    }

    /// The result as a grid, header first, for callers within Rust; `args` are the arguments that cells are copied from,
    /// with the number of rows above their first data row.
    pub fn grid(&self, args: &[(Grid, usize)]) -> Grid {
        let mut grid = Grid::default();
        grid.rows.extend((0..self.skipped).map(|_| vec![Cell::Blank; self.columns.len()]));
        if self.headed {
            grid.rows.push(self.columns.iter().map(|column| Cell::text(column.header.as_str())).collect());
        }
        for row in 0..self.len() {
            grid.rows.push(self.columns.iter().map(|column| column.data.cell(row, args)).collect());
        }
        grid
    }
}

impl OutData {
    /// Cells of which few are different.
    pub fn codes(codes: Vec<u32>, cells: Vec<Cell>) -> OutData {
        OutData::Codes { codes: Rc::new(codes), cells }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            OutData::Codes { codes, .. } => codes.len(),
            OutData::Cells(cells) => cells.len(),
            OutData::Copied { rows, .. } => rows.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn cell(&self, row: usize, args: &[(Grid, usize)]) -> Cell {
        let cell = match self {
            OutData::Codes { codes, cells } => codes.get(row).and_then(|code| cells.get(*code as usize)).cloned(),
            OutData::Cells(cells) => cells.get(row).cloned(),
            OutData::Copied { arg, column, rows } => rows.get(row).and_then(|row| {
                let (grid, above) = args.get(*arg)?;
                Some(grid.cell(above + *row as usize, *column).clone())
            }),
        };
        cell.unwrap_or_default()
    }
}

/// A column under a header.
pub fn column(header: impl Into<String>, cells: Vec<Cell>) -> OutColumn {
    OutColumn { header: header.into(), data: OutData::Cells(cells) }
}

/// A column of texts of which few are different.
pub fn coded(header: impl Into<String>, texts: Vec<String>) -> OutColumn {
    let mut known = crate::maps::Numbered::default();
    let codes: Vec<u32> = texts.into_iter().map(|text| known.number(text) as u32).collect();
    let cells = known.into_texts().into_iter().map(Cell::text).collect();
    OutColumn { header: header.into(), data: OutData::codes(codes, cells) }
}

/// A number, or blank.
pub fn number_cell(value: Option<Decimal>) -> Cell {
    value.map_or(Cell::Blank, Cell::Number)
}

/// A date, or blank.
pub fn date_cell(value: Option<Date>) -> Cell {
    value.map_or(Cell::Blank, Cell::Date)
}

/// A count.
pub fn count_cell(count: usize) -> Cell {
    Cell::Number(Decimal::from(count as u64))
}
