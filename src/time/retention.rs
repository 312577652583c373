//! Retention: of those who were clients when a period began, who still is when it ends; and cohorts.
//!
//! With `S` clients at the start, `E` at the end and `N` new among them, retention is `(E - N) / S` and churn is `1 -
//! retention`. Who comes back after having been away is new in that sum, since he is not among the `S`; he is counted
//! apart, as returned.
//!
//! Without a contract nobody says that he leaves. A client of a period is therefore one who paid in it; or, where a length of
//! silence is stated, one whose last payment is not longer ago than that.

use crate::date::Date;
use crate::metrics::{ByPeriod, Measured, NONE};
use crate::table::UNKNOWN;

/// How long a client may be silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Days.
    Days(i32),
    /// Calendar months.
    Months(u32),
}

impl Silence {
    /// The last day on which a payment is too long ago at the end of a day.
    ///
    /// ```
    /// use tiersheet::date::Date;
    /// use tiersheet::time::retention::Silence;
    /// let end = Date::new(2026, 3, 31).unwrap();
    /// assert_eq!(Silence::Days(31).before(end).iso(), "2026-02-28");
    /// assert_eq!(Silence::Months(1).before(end).iso(), "2026-02-28");
    /// ```
    pub fn before(self, end: Date) -> Date {
        let long_ago = Date::from_day_number(i32::MIN);
        match self {
            Silence::Days(days) => Date::from_day_number(end.day_number().saturating_sub(days)),
            Silence::Months(months) => end.months_before(months).unwrap_or(long_ago),
        }
    }
}

/// The clients of one period. `start = retained + lost`, and `end = retained + new + returned`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Clients when it began: those of the period before.
    pub start: usize,
    /// Those of them who still are.
    pub retained: usize,
    /// Clients of the period who never were before.
    pub new: usize,
    /// Clients of the period who once were, but not when it began.
    pub returned: usize,
    /// Clients of the period.
    pub end: usize,
    /// Clients who were when it began and are no longer.
    pub lost: usize,
    /// How many paid in it for the first time: its cohort.
    pub cohort: usize,
    /// How many of the cohort are clients of this period, of the next, and so on.
    pub later: Vec<usize>,
}

/// The clients of every period; `None` when a sum has more than 28 digits.
///
/// `ends` holds the last day of each period that is looked at. A client pays in a period when the sum in it is above 0;
/// `days` tells the day of the row, of which the last with an amount above 0 counts for the silence.
///
/// ```
/// use tiersheet::metrics::Measured;
/// use tiersheet::table::Numbers;
/// use tiersheet::time::retention::retention;
/// let one = Numbers::Fixed { scale: 0, values: vec![1; 5] };
/// let measured = Measured { clients: &[0, 1, 0, 2, 1], periods: &[0, 0, 1, 1, 2], measure: &one, count: 3 };
/// let lines = retention(&measured, &[1, 1, 2, 2, 3], &[1, 2, 3], None).unwrap();
/// assert_eq!((lines[1].start, lines[1].retained, lines[1].new, lines[1].end), (2, 1, 1, 2));
/// assert_eq!((lines[2].retained, lines[2].returned, lines[0].later.as_slice()), (0, 1, [2, 1, 1].as_slice()));
/// ```
pub fn retention(measured: &Measured<'_>, days: &[i64], ends: &[i32], silence: Option<Silence>) -> Option<Vec<Line>> {
    let count = measured.count;
    let by_period = ByPeriod::of(measured, ends.len());
    let mut lines: Vec<Line> =
        (0..ends.len()).map(|period| Line { later: vec![0; ends.len() - period], ..Line::default() }).collect();
    let mut first = vec![NONE; count];
    let mut last_day = vec![i64::MIN; count];
    let mut was = vec![false; count];
    for (period, end) in ends.iter().enumerate() {
        let sums = by_period.sums(period, period + 1)?;
        if silence.is_some() {
            last_days(measured, by_period.rows(period), &sums.keys, days, &mut last_day);
        }
        let too_long = silence.map(|silence| i64::from(silence.before(Date::from_day_number(*end)).day_number()));
        let mut line = lines.get_mut(period).map(std::mem::take)?;
        let clients = sums.keys.iter().zip(&mut first).zip(&last_day).zip(&mut was);
        for (((key, first), last_day), was) in clients {
            if *key > 0 && *first == NONE {
                *first = period as u32;
                line.cohort += 1;
            }
            let is = too_long.map_or(*key > 0, |too_long| *last_day > too_long);
            let (count, known) = match (*was, is) {
                (true, true) => (&mut line.retained, true),
                (true, false) => (&mut line.lost, false),
                (false, true) if *first == period as u32 => (&mut line.new, true),
                (false, true) => (&mut line.returned, true),
                (false, false) => continue,
            };
            *count += 1;
            *was = is;
            if known {
                let cohort = if *first == period as u32 { Some(&mut line) } else { lines.get_mut(*first as usize) };
                let later = cohort.and_then(|cohort| cohort.later.get_mut(period - *first as usize));
                if let Some(later) = later {
                    *later += 1;
                }
            }
        }
        line.start = line.retained + line.lost;
        line.end = line.retained + line.new + line.returned;
        if let Some(own) = lines.get_mut(period) {
            *own = line;
        }
    }
    Some(lines)
}

/// Moves on the last day on which each client paid.
#[cfg_attr(tiersheet_speed, optimize(speed))]
fn last_days(measured: &Measured<'_>, rows: &[u32], keys: &[i64], days: &[i64], last_day: &mut [i64]) {
    let positive = |row: usize| match measured.measure {
        crate::table::Numbers::Fixed { values, .. } => values.get(row).is_some_and(|value| *value > 0),
        numbers => numbers.get(row).is_some_and(|value| value.is_sign_positive() && !value.is_zero()),
    };
    for row in rows {
        let row = *row as usize;
        let Some(client) = measured.clients.get(row).map(|client| *client as usize) else { continue };
        let day = days.get(row).copied().filter(|day| *day != UNKNOWN);
        if let (Some(last), Some(day), Some(true)) =
            (last_day.get_mut(client), day, keys.get(client).map(|key| *key > 0))
            && day > *last
            && positive(row)
        {
            *last = day;
        }
    }
}
