//! The values of one field, a row each: numbers where they are, and what the other rows hold.

use super::Unit;
use super::numbers::{Numbers, UNKNOWN};
use crate::cells::numeral::Mark;
use crate::date::{Date, Order};

/// What a row holds that holds no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// A number; see [`Field::numbers`].
    Number = 0,
    /// Nothing.
    Blank = 1,
    /// A text; see [`Others::codes`].
    Text = 2,
    /// FALSE.
    No = 3,
    /// TRUE.
    Yes = 4,
    /// An error, or a text where only a number makes sense.
    Unreadable = 5,
}

impl State {
    /// The state with that code.
    pub fn from_code(code: u8) -> State {
        match code {
            0 => State::Number,
            1 => State::Blank,
            2 => State::Text,
            3 => State::No,
            4 => State::Yes,
            _ => State::Unreadable,
        }
    }
}

/// What the rows hold that hold no number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Others {
    /// A [`State`] per row.
    pub states: Vec<u8>,
    /// The text's place in `texts`, where the state is [`State::Text`].
    pub codes: Vec<u32>,
    /// The different texts.
    pub texts: Vec<String>,
}

/// The values of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What the numbers are. Dates are [`Date::day_number`]s.
    pub unit: Unit,
    /// The numbers.
    pub numbers: Numbers,
    /// The other rows; `None` when every row holds a number, or is unknown without having a cell of its own.
    pub others: Option<Others>,
    /// The decimal mark that was found, where the column holds numbers as text.
    pub mark: Option<Mark>,
    /// The order of day and month that was found, where the column holds dates with slashes.
    pub order: Option<Order>,
    /// Currencies that were written beside the numbers.
    pub currencies: Vec<String>,
}

impl Field {
    /// A computed field: no cells of its own.
    pub fn computed(unit: Unit, numbers: Numbers) -> Field {
        Field { unit, numbers, others: None, mark: None, order: None, currencies: Vec::new() }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// What one row holds.
    pub fn state(&self, row: usize) -> State {
        match &self.others {
            Some(others) => others.states.get(row).map_or(State::Blank, |code| State::from_code(*code)),
            None if self.numbers.is_known(row) => State::Number,
            None => State::Blank,
        }
    }

    /// The text of one row.
    pub fn text(&self, row: usize) -> Option<&str> {
        let others = self.others.as_ref().filter(|_| self.state(row) == State::Text)?;
        others.texts.get(*others.codes.get(row)? as usize).map(String::as_str)
    }

    /// Whether one row holds a value that can be used.
    pub fn is_known(&self, row: usize) -> bool {
        !matches!(self.state(row), State::Blank | State::Unreadable)
    }

    /// The date of one row of a field of [`Unit::Date`].
    pub fn date(&self, row: usize) -> Option<Date> {
        match &self.numbers {
            Numbers::Fixed { scale: 0, values } if self.unit == Unit::Date => {
                let day = values.get(row).filter(|day| **day != UNKNOWN)?;
                i32::try_from(*day).ok().map(Date::from_day_number)
            }
            _ => None,
        }
    }
}
