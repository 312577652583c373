//! A range with a header row, whose columns may have come along or not.

use super::header::{Header, header_row, headers, without_header};
use super::{Field, Locale, Role, Unit, normalise, shares};
use crate::cells::{Cell, Column, Grid};
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// How many rows of a range are searched for its header.
const HEAD_ROWS: usize = 20;

/// A table of named columns. Only the columns that a function asks for are there.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The argument's name, for places.
    pub range: String,
    /// A header per column of the range.
    pub headers: Vec<Header>,
    /// The columns that came along.
    pub columns: Vec<Option<Column>>,
    /// Number of rows below the header.
    pub rows: usize,
    /// Rows of the range above the header.
    pub skipped: usize,
    /// What is odd about the headers.
    pub problems: Vec<Problem>,
    /// 1 where the column of [`Table::presence_column`] is filled, when only that of it came along.
    pub present: Option<Vec<u8>>,
}

impl Table {
    /// A table of so many rows whose header is among these first rows of a range; no column is there yet.
    ///
    /// `rows` counts the rows of the whole range.
    ///
    /// # Errors
    /// As [`headers`]; [`Code::NoRows`] when nothing is below the header.
    pub fn open(head: &[Vec<Cell>], rows: usize, range: &str) -> Result<Table, Problem> {
        let place = Place::of(range);
        let empty = || Problem::new(Code::EmptyRange, place.clone(), [range]);
        let skipped = header_row(head).ok_or_else(empty)?;
        let at = place.clone().row(skipped + 1);
        let (headers, problems) = headers(head.get(skipped).ok_or_else(empty)?, &at)?;
        let rows = rows.saturating_sub(skipped + 1);
        if rows == 0 {
            return Err(Problem::new(Code::NoRows, place, [range]));
        }
        let columns = vec![None; headers.len()];
        Ok(Table { range: range.to_owned(), headers, columns, rows, skipped, problems, present: None })
    }

    /// A table with all its columns, for callers within Rust.
    ///
    /// # Errors
    /// As [`Table::open`].
    pub fn from_grid(grid: &Grid, range: &str) -> Result<Table, Problem> {
        let height = grid.height();
        let rows = grid.rows.get(..height).unwrap_or(&[]);
        let head = rows.get(..height.min(HEAD_ROWS)).unwrap_or(rows);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let column = |column, first| Column::from_cells((first..height).map(|row| grid.cell(row, column)));
        Table::open(head, height, range).map(|table| table.filled(width, column))
    }

    /// A table with all its columns, of a block whose cells lie row by row, so many in a row.
    ///
    /// # Errors
    /// As [`Table::open`].
    pub fn from_block(block: &Column, width: usize, range: &str) -> Result<Table, Problem> {
        let filled = (0..block.len()).rev().find(|at| !block.cell(*at).is_blank());
        let height = filled.map_or(0, |last| last / width.max(1) + 1);
        let row = |row: usize| (0..width).map(|column| block.cell(row * width + column)).collect();
        let head: Vec<Vec<Cell>> = (0..height.min(HEAD_ROWS)).map(row).collect();
        let mut table =
            Table::open(&head, height, range)?.filled(width, |column, first| block.of_block(width, column, first));
        for column in table.columns.iter_mut().flatten() {
            column.truncate(table.rows);
        }
        Ok(table)
    }

    /// Puts in each of so many columns, given its place and the first row of the range below the header.
    fn filled(mut self, width: usize, column: impl Fn(usize, usize) -> Column) -> Table {
        for index in self.headers.len()..width {
            self.headers.push(Header { title: String::new(), key: String::new(), role: None });
            self.problems.push(without_header(index, &self.place()));
        }
        self.columns = (0..width).map(|index| Some(column(index, self.skipped + 1))).collect();
        self
    }

    /// The whole table's place.
    pub fn place(&self) -> Place {
        Place::of(&self.range)
    }

    /// A column's place.
    pub fn column_place(&self, index: usize) -> Place {
        self.place().column(index + 1, self.title(index))
    }

    /// The row of the range in which a row of the table stands.
    pub fn range_row(&self, row: usize) -> usize {
        self.skipped + row + 2
    }

    /// A column's title; empty when there is none.
    pub fn title(&self, index: usize) -> &str {
        self.headers.get(index).map_or("", |header| header.title.as_str())
    }

    /// The column with that role.
    pub fn with_role(&self, role: Role) -> Option<usize> {
        self.headers.iter().position(|header| header.role == Some(role))
    }

    /// Gives the column with that title this meaning and takes it from all others; whether there is such a column.
    pub fn mean(&mut self, title: &str, role: Option<Role>) -> bool {
        let key = normalise(title);
        let exact = self.headers.iter().position(|own| !own.title.is_empty() && own.title == title.trim());
        let Some(index) = exact.or_else(|| self.headers.iter().position(|own| !key.is_empty() && own.key == key))
        else {
            return false;
        };
        for (at, header) in self.headers.iter_mut().enumerate() {
            if at == index {
                header.role = role;
            } else if role.is_some() && header.role == role {
                header.role = None;
            }
        }
        true
    }

    /// The column that a header names: by its own title, else by what the title means.
    ///
    /// # Errors
    /// [`Code::AmbiguousField`] when several columns bear that very name.
    pub fn named(&self, header: &str) -> Result<Option<usize>, Problem> {
        let key = normalise(header);
        if let Some(exact) = self.headers.iter().position(|own| !own.title.is_empty() && own.title == header.trim()) {
            return Ok(Some(exact));
        }
        let same = |own: &Header| !key.is_empty() && own.key == key;
        let found: Vec<usize> =
            (0..self.headers.len()).filter(|index| self.headers.get(*index).is_some_and(same)).collect();
        match found.as_slice() {
            [] => Ok(Role::of(header).and_then(|role| self.with_role(role))),
            [one] => Ok(Some(*one)),
            several => {
                let titles = several.iter().map(|index| self.title(*index)).collect::<Vec<_>>().join(", ");
                let args = [header.to_owned(), several.len().to_string(), titles];
                Err(Problem::new(Code::AmbiguousField, self.place(), args))
            }
        }
    }

    /// The column that an option or argument names.
    ///
    /// # Errors
    /// [`Code::UnknownFieldName`] with the nearest header.
    pub fn require(&self, header: &str) -> Result<usize, Problem> {
        self.named(header)?.ok_or_else(|| {
            let near = nearest(header, self.headers.iter().map(|own| own.title.as_str()));
            let args = [header.to_owned(), self.range.clone(), near.unwrap_or_default().to_owned()];
            Problem::new(Code::UnknownFieldName, self.place(), args)
        })
    }

    /// The column that says whose row it is: the client's id, else the name.
    pub fn presence_column(&self) -> Option<usize> {
        self.with_role(Role::ClientId).or(self.with_role(Role::Client))
    }

    /// The rows in which nothing stands: no client, and no value in any column that came along.
    pub fn blank_rows(&self) -> Vec<usize> {
        let columns = || self.columns.iter().flatten();
        if columns().any(|column| !column.kinds().contains(&0)) {
            return Vec::new();
        }
        let blank = |row: &usize| {
            let named = self.present.as_ref().is_some_and(|present| present.get(*row) == Some(&1));
            !named && columns().all(|column| column.kinds().get(*row) == Some(&0))
        };
        (0..self.rows).filter(blank).collect()
    }

    /// A column that came along; blank cells when it did not.
    pub fn column(&self, index: usize) -> Column {
        match self.columns.get(index) {
            Some(Some(column)) => column.clone(),
            _ => Column::new(vec![0; self.rows], vec![0.0; self.rows], Vec::new()),
        }
    }

    /// A column's values, read as what its role says; problems are added to the list.
    ///
    /// # Errors
    /// As [`Field::read`].
    pub fn read(
        &self,
        index: usize,
        unit: Option<Unit>,
        locale: &Locale,
        problems: &mut Vec<Problem>,
    ) -> Result<Field, Problem> {
        let role = self.headers.get(index).and_then(|header| header.role);
        let unit = unit.or(role.map(Role::unit)).unwrap_or(Unit::Any);
        let place = self.column_place(index);
        let (field, mut found) = match self.columns.get(index) {
            Some(Some(column)) => Field::read(column, unit, locale, &place)?,
            _ => Field::read(&self.column(index), unit, locale, &place)?,
        };
        let field = match (role, self.columns.get(index)) {
            (Some(role), Some(Some(column))) if unit == Unit::Share => {
                shares::scaled(field, column, role, locale.shares, &place)?
            }
            _ => field,
        };
        for problem in &mut found {
            problem.place.row = problem.place.row.map(|row| row + self.skipped);
        }
        problems.extend(found.into_iter().filter(|problem| !problems.contains(problem)).collect::<Vec<_>>());
        Ok(field)
    }
}

/// The name most like a misspelt one, if it is like any.
///
/// ```
/// assert_eq!(tiersheet::table::nearest("proffit", ["revenue", "profit"]), Some("profit"));
/// assert_eq!(tiersheet::table::nearest("height", ["revenue", "profit"]), None);
/// ```
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = normalise(name);
    let score = |candidate: &&str| {
        let candidate = normalise(candidate);
        let length = name.chars().count().max(candidate.chars().count()).max(1);
        let distance = strsim::osa_distance(&name, &candidate);
        let close = distance * 3 <= length || (name.chars().count() > 3 && candidate.contains(&name));
        if close && !candidate.is_empty() { Some(distance) } else { None }
    };
    known
        .into_iter()
        .filter_map(|candidate| score(&candidate).map(|score| (score, candidate)))
        .min_by_key(|(score, _)| *score)
        .map(|(_, candidate)| candidate)
}
