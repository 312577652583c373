//! Columns of dates in which every cell is a date already: the usual case, and in a million rows worth a way of its own.

use super::numbers::{Numbers, UNKNOWN};
use super::{Field, Others, State, Unit};
use crate::cells::{Column, Kind};
use crate::date::{Date, Epoch};
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// What programs write where there is no date: the zero of Unix here and west of it, of 1C, and of spreadsheets.
const PLACEHOLDERS: [(i32, u8, u8); 6] =
    [(1970, 1, 1), (1969, 12, 31), (1, 1, 1), (1900, 1, 1), (1899, 12, 31), (1899, 12, 30)];

/// Makes days that stand for no date unknown, and says so.
pub(super) fn without_placeholders(
    (mut field, mut problems): (Field, Vec<Problem>),
    place: &Place,
) -> (Field, Vec<Problem>) {
    let Numbers::Fixed { scale: 0, values } = &mut field.numbers else { return (field, problems) };
    let days =
        PLACEHOLDERS.map(|(year, month, day)| Date::new(year, month, day).map(|date| i64::from(date.day_number())));
    let is_placeholder = |day: &i64| *day != UNKNOWN && days.contains(&Some(*day));
    let rows: Vec<usize> =
        values.iter().enumerate().filter(|(_, day)| is_placeholder(day)).map(|(row, _)| row).collect();
    let Some(first) = rows.first().copied() else { return (field, problems) };
    let shown = values.get(first).and_then(|day| i32::try_from(*day).ok());
    let shown = shown.map_or(String::new(), |day| Date::from_day_number(day).iso());
    let count = values.len();
    let others = field.others.get_or_insert_with(|| Others { states: vec![0; count], ..Others::default() });
    for row in &rows {
        if let (Some(value), Some(state)) = (values.get_mut(*row), others.states.get_mut(*row)) {
            *value = UNKNOWN;
            *state = State::Unreadable as u8;
        }
    }
    // The header is row 1 of the range.
    let args = [rows.len().to_string(), place.header.clone(), shown];
    problems.push(Problem::new(Code::PlaceholderDates, place.clone().row(first + 2), args));
    (field, problems)
}

/// The days of a column of nothing but readable dates and serial numbers; `None` for any other.
#[cfg_attr(tiersheet_speed, optimize(speed))]
pub(super) fn plain(column: &Column, epoch: Epoch) -> Option<(Field, Vec<Problem>)> {
    let (number, date) = (Kind::Number as u8, Kind::Date as u8);
    let mut days = Vec::with_capacity(column.len());
    for (kind, value) in column.kinds().iter().zip(column.values()) {
        let epoch = match *kind {
            own if own == number => epoch,
            own if own == date => Epoch::Y1900,
            _ => return None,
        };
        days.push(i64::from(Date::from_serial(*value, epoch)?.day_number()));
    }
    Some((Field::computed(Unit::Date, Numbers::Fixed { scale: 0, values: days }), Vec::new()))
}
