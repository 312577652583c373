//! Columns of dates in which every cell is a date already: the usual case, and in a million rows worth a way of its own.

use super::numbers::Numbers;
use super::{Field, Unit};
use crate::cells::{Column, Kind};
use crate::date::{Date, Epoch};
use crate::problem::Problem;

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
