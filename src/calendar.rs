//! Calendar periods: days, ISO weeks, months, quarters and years, numbered in a row so that neighbours differ by one.

use crate::date::Date;

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// A day.
    Day,
    /// A week from Monday to Sunday, numbered as ISO 8601 does.
    Week,
    /// A calendar month.
    #[default]
    Month,
    /// A calendar quarter.
    Quarter,
    /// A calendar year.
    Year,
}

impl Span {
    /// The span that a word means, in any of the languages.
    ///
    /// ```
    /// use tiersheet::calendar::Span;
    /// assert_eq!(Span::parse("Квартал"), Some(Span::Quarter));
    /// assert_eq!(Span::parse("fortnight"), None);
    /// ```
    pub fn parse(word: &str) -> Option<Span> {
        Some(match word.trim().to_lowercase().as_str() {
            "day" | "days" | "daily" | "день" | "дни" | "дні" => Span::Day,
            "week" | "weeks" | "weekly" | "неделя" | "недели" | "тиждень" | "тижні" => {
                Span::Week
            }
            "month" | "months" | "monthly" | "месяц" | "месяцы" | "місяць" | "місяці" => {
                Span::Month
            }
            "quarter" | "quarters" | "quarterly" | "квартал" | "кварталы" | "квартали" => {
                Span::Quarter
            }
            "year" | "years" | "yearly" | "год" | "годы" | "рік" | "роки" => Span::Year,
            _ => return None,
        })
    }

    /// The word, in English.
    pub fn id(self) -> &'static str {
        match self {
            Span::Day => "day",
            Span::Week => "week",
            Span::Month => "month",
            Span::Quarter => "quarter",
            Span::Year => "year",
        }
    }

    fn months(self) -> i32 {
        match self {
            Span::Quarter => 3,
            Span::Year => 12,
            _ => 1,
        }
    }
}

/// One period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// How long it is.
    pub span: Span,
    /// Its place in the row of all such periods.
    pub number: i32,
}

impl Period {
    /// The period that a day lies in.
    pub fn of(span: Span, date: Date) -> Period {
        let number = match span {
            Span::Day => date.day_number(),
            // Day 0 of the count was a Monday.
            Span::Week => date.day_number().div_euclid(7),
            _ => date.month_number().div_euclid(span.months()),
        };
        Period { span, number }
    }

    /// The period so many places later, or earlier.
    pub fn shifted(self, by: i32) -> Period {
        Period { number: self.number.saturating_add(by), ..self }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        match self.span {
            Span::Day => Date::from_day_number(self.number),
            Span::Week => Date::from_day_number(self.number.saturating_mul(7)),
            span => {
                let month = self.number.saturating_mul(span.months());
                let day = Date::new(month.div_euclid(12), (month.rem_euclid(12) + 1) as u8, 1);
                // Before year 1 or after 9999: beyond every date that can be read.
                day.unwrap_or(Date::from_day_number(if month > 0 { i32::MAX } else { i32::MIN }))
            }
        }
    }

    /// Its last day.
    pub fn last(self) -> Date {
        Date::from_day_number(self.shifted(1).first().day_number().saturating_sub(1))
    }

    /// `2026-03-15`, `2026-W11`, `2026-03`, `2026-Q1`, `2026`.
    ///
    /// ```
    /// use tiersheet::calendar::{Period, Span};
    /// use tiersheet::date::Date;
    /// let day = Date::new(2027, 1, 1).unwrap();
    /// let label = |span| Period::of(span, day).label();
    /// assert_eq!([Span::Week, Span::Month, Span::Quarter].map(label), ["2026-W53", "2027-01", "2027-Q1"]);
    /// ```
    pub fn label(self) -> String {
        let (year, month, _) = self.first().parts();
        match self.span {
            Span::Day => self.first().iso(),
            Span::Week => {
                // A week belongs to the year of its Thursday.
                let thursday = Date::from_day_number(self.first().day_number().saturating_add(3));
                let (year, ..) = thursday.parts();
                let start = Date::new(year, 1, 1).unwrap_or(thursday);
                format!("{year:04}-W{:02}", (thursday.day_number() - start.day_number()) / 7 + 1)
            }
            Span::Month => format!("{year:04}-{month:02}"),
            Span::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Span::Year => format!("{year:04}"),
        }
    }

    /// Whether the days from `from` to `to` cover it whole.
    pub fn is_covered(self, from: Date, to: Date) -> bool {
        from <= self.first() && self.last() <= to
    }
}

/// The periods from one day to another, with a quick way from a day to its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    start: Period,
    from: i32,
    of_day: Vec<u32>,
    count: usize,
}

impl Calendar {
    /// The periods that have a day in common with these, first and last included; none when the last is before the first.
    pub fn over(span: Span, first: Date, last: Date) -> Calendar {
        let start = Period::of(span, first);
        let mut of_day = Vec::new();
        let mut count = 0;
        let mut day = first.day_number();
        while day <= last.day_number() {
            let end = start.shifted(count as i32).last().day_number().min(last.day_number());
            of_day.resize(of_day.len() + (end - day + 1).max(1) as usize, count as u32);
            count += 1;
            day = end.max(day).saturating_add(1);
        }
        Calendar { start, from: first.day_number(), of_day, count }
    }

    /// How many periods there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// A period by its place from 0.
    pub fn period(&self, index: usize) -> Period {
        self.start.shifted(i32::try_from(index).unwrap_or(i32::MAX))
    }

    /// The place of the period that a day lies in; `None` for a day outside of first and last, and for an unknown one.
    #[inline]
    pub fn index(&self, day: i64) -> Option<usize> {
        let at = usize::try_from(day.checked_sub(i64::from(self.from))?).ok()?;
        self.of_day.get(at).map(|index| *index as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn periods_follow_each_other_without_a_gap() {
        for span in [Span::Day, Span::Week, Span::Month, Span::Quarter, Span::Year] {
            let (first, last) = (date(1999, 11, 17), date(2005, 3, 2));
            let calendar = Calendar::over(span, first, last);
            for day in first.day_number()..=last.day_number() {
                let index = calendar.index(i64::from(day)).unwrap();
                let period = calendar.period(index);
                assert_eq!(period, Period::of(span, Date::from_day_number(day)));
                assert!(period.first().day_number() <= day && day <= period.last().day_number());
                assert_eq!(Period::of(span, period.last()), period);
                assert_eq!(period.shifted(1).first().day_number(), period.last().day_number() + 1);
            }
            assert_eq!(calendar.index(i64::from(last.day_number() + 1)), None);
            assert_eq!(calendar.index(i64::from(first.day_number() - 1)), None);
            assert_eq!(calendar.index(i64::MIN), None);
            assert_eq!(calendar.period(calendar.len() - 1), Period::of(span, last));
        }
        assert!(Calendar::over(Span::Month, date(2026, 1, 2), date(2026, 1, 1)).is_empty());
        assert_eq!(Calendar::over(Span::Year, date(9998, 5, 1), date(9999, 12, 31)).len(), 2);
    }

    #[test]
    fn weeks_begin_on_monday_and_belong_to_the_year_of_their_thursday() {
        let week = |year, month, day| Period::of(Span::Week, date(year, month, day)).label();
        assert_eq!(week(2025, 12, 29), "2026-W01");
        assert_eq!(week(2026, 1, 4), "2026-W01");
        assert_eq!(week(2026, 1, 5), "2026-W02");
        assert_eq!(week(2021, 1, 3), "2020-W53");
    }

    #[test]
    fn a_period_is_cut_where_the_data_begin_or_end_in_it() {
        let march = Period::of(Span::Month, date(2026, 3, 15));
        assert!(march.is_covered(date(2026, 3, 1), date(2026, 3, 31)));
        assert!(!march.is_covered(date(2026, 3, 2), date(2026, 3, 31)));
        assert!(!march.is_covered(date(2026, 3, 1), date(2026, 3, 30)));
    }
}
