//! The as-of date that the data tell where the user gives none: the latest day. A day that was mistyped would be it as well.

use crate::date::Date;
use crate::messages::Code;
use crate::problem::Problem;
use crate::table::Table;

const YEAR: i32 = 365;

/// The latest of some days, each with its row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latest {
    /// The day.
    pub day: Date,
    /// The first row that has it.
    row: usize,
    /// The days between it and all others, where that is oddly much.
    apart: Option<i32>,
}

impl Latest {
    /// The latest of days given as [`Date::day_number`]s.
    ///
    /// It is odd where it stands more than a year after the others with at most 1 % of all days about it. Of fewer than 100 days it
    /// must be the only one, and farther from the others than these are from each other.
    pub fn of(days: impl Iterator<Item = (usize, i32)> + Clone) -> Option<Latest> {
        let (mut latest, mut row) = (None, 0);
        for (at, day) in days.clone() {
            if latest < Some(day) {
                (latest, row) = (Some(day), at);
            }
        }
        let latest = latest?;
        let (mut count, mut about) = (0, 0);
        let (mut next, mut before, mut first) = (latest, None, latest);
        for (_, day) in days {
            count += 1;
            first = first.min(day);
            if day >= latest - YEAR {
                about += 1;
                next = next.min(day);
            } else {
                before = before.max(Some(day));
            }
        }
        let odd = |before: &i32| {
            let few = if count < 100 { about == 1 && latest - before > before - first } else { about * 100 <= count };
            count > 2 && few && next - before > YEAR
        };
        let apart = before.filter(odd).map(|before| latest - before);
        Some(Latest { day: Date::from_day_number(latest), row, apart })
    }

    /// That the day may be a wrong one, where it stands apart; `column` is the table's column of days.
    pub fn doubt(&self, table: &Table, column: usize) -> Option<Problem> {
        let place = table.column_place(column).row(table.range_row(self.row));
        let args = [self.day.iso(), table.title(column).to_owned(), self.apart?.to_string()];
        Some(Problem::new(Code::LatestDayApart, place, args))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(days: &[i32]) -> Option<i32> {
        Latest::of(days.iter().copied().enumerate()).and_then(|latest| latest.apart)
    }

    #[test]
    fn the_latest_day_is_doubted_where_it_stands_alone() {
        assert_eq!(apart(&[20_000, 33_000, 20_100]), Some(12_900));
        assert_eq!(apart(&[20_000, 20_100, 20_200]), None);
        // A year and a day between the last two, and as much before.
        assert_eq!(apart(&[20_000, 20_400, 20_800]), None);
        assert_eq!(apart(&[20_000, 33_000]), None);
        assert_eq!(apart(&[20_000, 20_001, 33_000, 33_000]), None);
    }

    #[test]
    fn of_many_days_one_in_a_hundred_may_stand_apart() {
        let many = |far: usize| [vec![20_000; 1000 - far], vec![20_000 + YEAR + 1; far]].concat();
        assert_eq!(apart(&many(10)), Some(YEAR + 1));
        assert_eq!(apart(&many(11)), None);
        assert_eq!(apart(&[vec![20_000; 1000], vec![20_000 + YEAR]].concat()), None);
    }

    #[test]
    fn the_first_row_with_the_latest_day_is_named() {
        let latest = Latest::of([(4, 10), (2, 30), (7, 30)].into_iter());
        assert_eq!(latest.map(|latest| (latest.day.day_number(), latest.row)), Some((30, 2)));
        assert_eq!(Latest::of(std::iter::empty()), None);
    }
}
