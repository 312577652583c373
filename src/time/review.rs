//! Who is due: the day of the next review, and how the as-of date stands to it.

use super::Interval;
use crate::date::Date;

/// How a client stands to the next review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// There was no review yet.
    Never,
    /// The day of the next review has passed, by more than the grace.
    Overdue,
    /// The day of the next review has come, or comes soon.
    Due,
    /// It is not time yet.
    Later,
    /// No review is wanted for this tier.
    NotWanted,
}

impl Status {
    /// The status in the three languages.
    pub fn texts(self) -> crate::Texts<'static> {
        match self {
            Status::Never => ["never", "не было", "не було"],
            Status::Overdue => ["overdue", "просрочено", "прострочено"],
            Status::Due => ["due", "пора", "пора"],
            Status::Later => ["not yet", "ещё не пора", "ще не пора"],
            Status::NotWanted => ["not wanted", "не нужна", "не потрібна"],
        }
    }
}

/// When reviews are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The day from which everything is seen.
    pub as_of: Date,
    /// How long before its day a review counts as due.
    pub ahead: Interval,
    /// Days behind its day until which a review is due and not yet overdue.
    pub grace: u32,
}

impl Schedule {
    /// The day of the next review and the status, after a last review.
    ///
    /// ```
    /// use tiersheet::date::Date;
    /// use tiersheet::time::Interval;
    /// use tiersheet::time::review::{Schedule, Status};
    /// let day = |month, day| Date::new(2026, month, day);
    /// let schedule = Schedule { as_of: day(3, 31).unwrap(), ahead: Interval::Months(1), grace: 0 };
    /// assert_eq!(schedule.next(day(1, 31), Interval::Months(1)), (day(2, 28), Status::Overdue));
    /// assert_eq!(schedule.next(day(1, 30), Interval::Months(3)), (day(4, 30), Status::Due));
    /// assert_eq!(schedule.next(day(2, 1), Interval::Months(3)), (day(5, 1), Status::Later));
    /// assert_eq!(schedule.next(None, Interval::Months(3)), (None, Status::Never));
    /// ```
    pub fn next(&self, last: Option<Date>, interval: Interval) -> (Option<Date>, Status) {
        if interval == Interval::Never {
            return (None, Status::NotWanted);
        }
        let Some(last) = last else { return (None, Status::Never) };
        let Some(next) = interval.after(last) else { return (None, Status::Later) };
        let latest = next.days_after(i64::from(self.grace)).unwrap_or(next);
        let soon = self.ahead.after(self.as_of).unwrap_or(self.as_of);
        let status = match () {
            () if latest < self.as_of => Status::Overdue,
            () if next <= soon => Status::Due,
            () => Status::Later,
        };
        (Some(next), status)
    }
}
