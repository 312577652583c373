//! Reads the range that holds the rule table.

mod columns;
mod fingerprint;
mod reader;

use super::condition::Condition;
use crate::cells::{Cell, Grid};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Locale, Role, Unit};
use crate::tiers::Ladder;
use columns::Columns;
use reader::Reader;

/// More condition columns than this are taken for data.
const MOST_FIELDS: usize = 120;

/// A column of conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleField {
    /// The column in the range, from 1.
    pub column: usize,
    /// The header as it is written.
    pub header: String,
    /// What the header names.
    pub role: Option<Role>,
    /// What the field holds; [`Unit::Any`] when only the data can tell.
    pub unit: Unit,
}

/// A condition of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCondition {
    /// Which of the table's fields it is on.
    pub field: usize,
    /// What it asks.
    pub condition: Condition,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// The row in the range, from 1, the header being in the range too.
    pub row: usize,
    /// The tier's position in the ladder.
    pub tier: usize,
    /// The note for people.
    pub note: String,
    /// The conditions, all of which must hold, in the order of the columns.
    pub conditions: Vec<RuleCondition>,
}

/// A rule table without errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTable {
    /// The argument's name, for places.
    pub range: String,
    /// The header's row in the range, from 1.
    pub header: usize,
    /// The columns of conditions. The same header may stand twice.
    pub fields: Vec<RuleField>,
    /// The rules, the first that holds wins.
    pub rows: Vec<RuleRow>,
    /// The tiers, best first.
    pub ladder: Ladder,
    /// What is odd about the table and yet can be read.
    pub warnings: Vec<Problem>,
}

impl RuleTable {
    /// Reads a rule table: the first row with anything in it is the header, every later one that is not blank a rule.
    ///
    /// Where the locale leaves the decimal mark or the order of dates open, all cells of the table decide together.
    ///
    /// # Errors
    /// All problems of the table, each with its place, in the order of the rows; beyond a hundred they are counted.
    ///
    /// ```
    /// use tiersheet::cells::Grid;
    /// use tiersheet::rules::RuleTable;
    /// use tiersheet::table::Locale;
    /// let grid = Grid::of_texts([["tier", "margin", "profit"], ["A", ">=25%", "top 20%"], ["B", "", ""]]);
    /// let table = RuleTable::read(&grid, "rules", &Locale::default()).unwrap();
    /// assert_eq!((table.fields.len(), table.rows.len(), table.ladder.names().join(" ")), (2, 2, "A B".to_owned()));
    ///
    /// let grid = Grid::of_texts([["tier", "margin"], ["A", "25 %%"]]);
    /// let problems = RuleTable::read(&grid, "rules", &Locale::default()).unwrap_err();
    /// assert_eq!(problems[0].place.cell(), "B2");
    /// ```
    pub fn read(grid: &Grid, range: &str, locale: &Locale) -> Result<RuleTable, Vec<Problem>> {
        let place = Place::of(range);
        let Some(top) = grid.rows.iter().position(|row| !row.iter().all(Cell::is_blank)) else {
            return Err(vec![Problem::new(Code::EmptyRange, place, [range])]);
        };
        let columns = Columns::read(grid, top, &place).map_err(|problem| vec![problem])?;
        if columns.fields.len() > MOST_FIELDS {
            let count = columns.fields.len().to_string();
            return Err(vec![Problem::new(Code::TooManyConditions, place, [count])]);
        }
        Reader::new(grid, place, columns, *locale).read(top)
    }

    /// The number by which people call a rule: 1 for the first.
    pub fn rule_number(&self, index: usize) -> usize {
        index + 1
    }

    /// The place of a rule's condition on a field.
    pub fn place(&self, rule: usize, field: usize) -> Place {
        let row = self.rows.get(rule).map_or(0, |rule| rule.row);
        match self.fields.get(field) {
            Some(field) => Place::of(&self.range).row(row).column(field.column, &field.header),
            None => Place::of(&self.range).row(row),
        }
    }

    /// The place of a field's header.
    pub fn header_place(&self, field: &RuleField) -> Place {
        Place::of(&self.range).row(self.header).column(field.column, &field.header)
    }

    /// Sixteen hexadecimal digits that change when the meaning of the table changes, and not with its language, notes,
    /// formats, blank rows or the order of its columns.
    pub fn fingerprint(&self) -> String {
        fingerprint::of(self)
    }
}

#[cfg(test)]
mod tests;
