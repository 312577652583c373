//! Where the header of a sheet is, what its columns mean, and some rows below it.

use crate::cells::numeral::is_space;
use crate::cells::{Cell, Column};
use crate::files::Sheet;
use crate::problem::Place;
use crate::table::{Header, Role, header_row, headers};

/// How many rows are searched for the header, as in tables of the functions.
const HEAD_ROWS: usize = 20;

/// The header of a sheet.
pub struct Head {
    /// Its row, from 0.
    pub row: usize,
    /// The headers as they are written, with the spaces around them.
    pub written: Vec<String>,
    /// The headers with what they mean by their synonyms.
    pub headers: Vec<Header>,
}

impl Head {
    /// Finds it; `None` for a sheet without any filled cell.
    pub fn of(sheet: &Sheet) -> Option<Head> {
        let line = |row: usize| sheet.columns.iter().map(|column| column.cell(row)).collect::<Vec<Cell>>();
        let lines: Vec<Vec<Cell>> = (0..sheet.rows.min(HEAD_ROWS)).map(line).collect();
        let row = header_row(&lines)?;
        let cells = lines.get(row)?;
        let written: Vec<String> = cells.iter().map(Cell::shown).collect();
        let headers = headers(cells, &Place::default()).map(|(headers, _)| headers).unwrap_or_default();
        Some(Head { row, written, headers })
    }

    /// The header of a column, without spaces around.
    pub fn title(&self, column: usize) -> &str {
        match self.headers.get(column) {
            Some(header) => &header.title,
            None => self.written.get(column).map_or("", |title| title.trim_matches(is_space)),
        }
    }

    /// The columns that have one of these meanings by their synonyms.
    pub fn with_roles(&self, roles: &[Role]) -> Vec<usize> {
        let wanted = |header: &Header| header.role.is_some_and(|role| roles.contains(&role));
        (0..self.headers.len()).filter(|index| self.headers.get(*index).is_some_and(wanted)).collect()
    }

    /// The place of a row, and of a column in it.
    pub fn place(&self, row: usize, column: Option<usize>) -> Place {
        let place = Place::default().row(row + 1);
        match column {
            Some(column) => place.column(column + 1, self.title(column)),
            None => place,
        }
    }

    /// Some different texts of a column below the header, in their order.
    pub fn sample(&self, column: &Column, rows: usize) -> Vec<String> {
        let mut seen: Vec<usize> = Vec::new();
        let mut texts = Vec::new();
        for row in self.row + 1..column.len().min(self.row + 1 + rows) {
            let Some(text) = column.text(row) else { continue };
            let code = column.code(row);
            if !seen.contains(&code) && !text.chars().all(is_space) {
                seen.push(code);
                texts.push(text.to_owned());
            }
        }
        texts
    }
}

/// The form in which headers of CRMs are compared, letter by letter but for case and spaces.
pub fn folded(header: &str) -> String {
    let words: Vec<&str> = header.split(is_space).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_end_matches(['*', ' ']).to_lowercase()
}
