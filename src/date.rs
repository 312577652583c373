//! Civil dates: Excel serials, the ways people write dates, and calendar arithmetic. Time of day is left out.

use time::{Date as Civil, Month};

/// A day of the calendar, ordered, counted in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// Which day serial number 0 stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Epoch {
    /// Excel for Windows, Google Sheets: 1 is 1900-01-01, and 60 is a day that never was.
    #[default]
    Y1900,
    /// Old Excel for Mac: 0 is 1904-01-01.
    Y1904,
}

/// Which of two numbers with slashes is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `31/12/2025`
    DayFirst,
    /// `12/31/2025`
    MonthFirst,
}

/// What a date text proves about the order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It reads the same either way: ISO, a named month, dots, or equal numbers.
    Neutral,
    /// It is a date only in this order.
    Order(Order),
    /// It is a date either way, and not the same one.
    Ambiguous,
}

/// The last serial that spreadsheets know: 9999-12-31.
const LAST_SERIAL: i32 = 2_958_465;

/// Julian day of 1899-12-30, day 0 of the serials after the gap.
const SERIAL_ZERO: i32 = 2_415_019;

impl Date {
    /// The day of a year, month and day of the month; `None` when there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        Civil::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(|civil| Date(civil.to_julian_day()))
    }

    /// Year, month and day of the month.
    pub fn parts(self) -> (i32, u8, u8) {
        let civil = Civil::from_julian_day(self.0).unwrap_or(Civil::MIN);
        (civil.year(), u8::from(civil.month()), civil.day())
    }

    /// The day of a spreadsheet serial; fractions of a day are time and are left out.
    ///
    /// `None` for serial 60 of the 1900 system (29 February 1900, a day that never was), for 0 and below, and past 9999.
    ///
    /// ```
    /// use tiersheet::date::{Date, Epoch};
    /// assert_eq!(Date::from_serial(45992.75, Epoch::Y1900).map(|d| d.iso()).as_deref(), Some("2025-12-01"));
    /// assert_eq!(Date::from_serial(59.0, Epoch::Y1900).map(|d| d.iso()).as_deref(), Some("1900-02-28"));
    /// assert_eq!(Date::from_serial(60.0, Epoch::Y1900), None);
    /// ```
    pub fn from_serial(serial: f64, epoch: Epoch) -> Option<Date> {
        let days = serial.floor();
        if !(0.0..=f64::from(LAST_SERIAL)).contains(&days) {
            return None;
        }
        let days = days as i32;
        match epoch {
            Epoch::Y1904 => (days <= LAST_SERIAL - 1462).then_some(Date(SERIAL_ZERO + 1462 + days)),
            Epoch::Y1900 if days > 60 => Some(Date(SERIAL_ZERO + days)),
            Epoch::Y1900 if (1..60).contains(&days) => Some(Date(SERIAL_ZERO + 1 + days)),
            Epoch::Y1900 => None,
        }
    }

    /// The serial number of the 1900 system.
    pub fn serial(self) -> i32 {
        let days = self.0 - SERIAL_ZERO;
        if days > 60 { days } else { days - 1 }
    }

    /// `2025-12-31`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// A count of days that differences can be taken of.
    pub fn day_number(self) -> i32 {
        self.0
    }

    /// The day with that count.
    pub fn from_day_number(days: i32) -> Date {
        Date(days)
    }

    /// The same day of the month so many months earlier; the last day of a shorter month.
    ///
    /// ```
    /// use tiersheet::date::Date;
    /// assert_eq!(Date::new(2026, 3, 31).and_then(|d| d.months_before(1)).map(|d| d.iso()).as_deref(), Some("2026-02-28"));
    /// ```
    pub fn months_before(self, months: u32) -> Option<Date> {
        let (year, month, day) = self.parts();
        let count = year * 12 + i32::from(month) - 1;
        let count = count.checked_sub(i32::try_from(months).ok()?)?;
        let (year, month) = (count.div_euclid(12), u8::try_from(count.rem_euclid(12) + 1).ok()?);
        (1..=day).rev().take(4).find_map(|day| Date::new(year, month, day))
    }

    /// The same day of the month so many months later; the last day of a shorter month.
    ///
    /// ```
    /// use tiersheet::date::Date;
    /// assert_eq!(Date::new(2025, 11, 30).and_then(|d| d.months_after(3)).map(|d| d.iso()).as_deref(), Some("2026-02-28"));
    /// ```
    pub fn months_after(self, months: u32) -> Option<Date> {
        let (year, month, day) = self.parts();
        let count = year * 12 + i32::from(month) - 1;
        let count = count.checked_add(i32::try_from(months).ok()?)?;
        let (year, month) = (count.div_euclid(12), u8::try_from(count.rem_euclid(12) + 1).ok()?);
        (1..=day).rev().take(4).find_map(|day| Date::new(year, month, day))
    }

    /// The day so many days later; `None` past the year 9999.
    pub fn days_after(self, days: i64) -> Option<Date> {
        let day = i32::try_from(i64::from(self.0).checked_add(days)?).ok()?;
        (day <= SERIAL_ZERO + LAST_SERIAL).then_some(Date(day))
    }

    /// Months since year 0, for telling calendar months apart.
    pub fn month_number(self) -> i32 {
        let (year, month, _) = self.parts();
        year * 12 + i32::from(month) - 1
    }
}

/// A text that is a date, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateText {
    /// The day when the day comes first, or when the order does not matter.
    day_first: Option<Date>,
    month_first: Option<Date>,
}

impl DateText {
    /// Takes a text apart; `None` when it is not a date.
    ///
    /// Accepts `2025-12-31`, `2025/12/31`, `31.12.2025`, `31.12.25`, `12/31/2025`, `31-12-2025`, `31 дек 2025`, `Dec 31, 2025`,
    /// each with or without a time. Years of two digits: 00..29 are 2000..2029, 30..99 are 1930..1999.
    pub fn parse(text: &str) -> Option<DateText> {
        let text = text.trim();
        if !text.bytes().any(|byte| byte.is_ascii_digit()) || text.len() > 60 {
            return None;
        }
        let text = without_time(text);
        named_month(text).or_else(|| numeric(text))
    }

    /// What this text proves about the order.
    pub fn evidence(&self) -> Evidence {
        match (self.day_first, self.month_first) {
            (Some(a), Some(b)) if a == b => Evidence::Neutral,
            (Some(_), Some(_)) => Evidence::Ambiguous,
            (Some(_), None) => Evidence::Order(Order::DayFirst),
            (None, _) => Evidence::Order(Order::MonthFirst),
        }
    }

    /// The day in this order; `None` when there is none.
    pub fn value(&self, order: Order) -> Option<Date> {
        match order {
            Order::DayFirst => self.day_first,
            Order::MonthFirst => self.month_first,
        }
    }
}

/// The text before a time of day such as ` 13:32:57`, `T13:32:57.000Z`, ` 1:05 PM`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    let before = text.get(..colon).unwrap_or(text);
    let end = before.rfind(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    before.get(..end).unwrap_or(text).trim_end_matches([' ', ',', 'T', 't', '\u{a0}'])
}

fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(if year < 30 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

fn numeric(text: &str) -> Option<DateText> {
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let text = text.strip_suffix(['г', 'р']).map_or(text, str::trim_end);
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || ![first, second, third].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let small = |part: &str| if (1..=2).contains(&part.len()) { part.parse::<u8>().ok() } else { None };
    if first.len() == 4 {
        let date = Date::new(full_year(first)?, small(second)?, small(third)?)?;
        return Some(DateText { day_first: Some(date), month_first: Some(date) });
    }
    let (year, first, second) = (full_year(third)?, small(first)?, small(second)?);
    let day_first = Date::new(year, second, first);
    // Nobody writes the month first with dots.
    let month_first = if separator == '.' { day_first } else { Date::new(year, first, second) };
    (day_first.is_some() || month_first.is_some()).then_some(DateText { day_first, month_first })
}

/// Beginnings that tell the months apart, in English, Russian and Ukrainian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "янв", "січ"],
    &["feb", "фев", "лют"],
    &["mar", "мар", "бер"],
    &["apr", "апр", "кві"],
    &["may", "май", "мая", "тра"],
    &["jun", "июн", "чер"],
    &["jul", "июл", "лип"],
    &["aug", "авг", "сер"],
    &["sep", "сен", "вер"],
    &["oct", "окт", "жов"],
    &["nov", "ноя", "лис"],
    &["dec", "дек", "гру"],
];

fn named_month(text: &str) -> Option<DateText> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.' | '/'))
        .filter(|word| !word.is_empty() && !matches!(*word, "г" | "р" | "года" | "року" | "of"))
        .collect();
    let [a, b, c] = words.as_slice() else { return None };
    let month = |word: &str| {
        let index = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
        if word.chars().count() > 9 { None } else { u8::try_from(index + 1).ok() }
    };
    let day = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u8>().ok();
    let date = match (month(a), month(b)) {
        (None, Some(month)) => Date::new(full_year(c)?, month, day(a)?),
        (Some(month), None) => Date::new(full_year(c)?, month, day(b)?),
        _ => None,
    }?;
    Some(DateText { day_first: Some(date), month_first: Some(date) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_of_both_epochs() {
        for (serial, epoch, iso) in [
            (1.0, Epoch::Y1900, Some("1900-01-01")),
            (59.9, Epoch::Y1900, Some("1900-02-28")),
            (60.0, Epoch::Y1900, None),
            (61.0, Epoch::Y1900, Some("1900-03-01")),
            (45631.0, Epoch::Y1900, Some("2024-12-05")),
            (2958465.0, Epoch::Y1900, Some("9999-12-31")),
            (2958466.0, Epoch::Y1900, None),
            (0.0, Epoch::Y1900, None),
            (-1.0, Epoch::Y1904, None),
            (0.0, Epoch::Y1904, Some("1904-01-01")),
            (44169.0, Epoch::Y1904, Some("2024-12-05")),
        ] {
            let date = Date::from_serial(serial, epoch);
            assert_eq!(date.map(Date::iso).as_deref(), iso, "{serial} {epoch:?}");
            if let (Some(date), Epoch::Y1900) = (date, epoch) {
                assert_eq!(f64::from(date.serial()), serial.floor());
            }
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        for (text, iso) in [
            ("31.12.2025", "2025-12-31"),
            ("1.2.26", "2026-02-01"),
            ("31.12.2025 0:00:00", "2025-12-31"),
            ("2025-12-31T20:47:07.000Z", "2025-12-31"),
            ("2025-12-31 10:05", "2025-12-31"),
            ("2025/1/2", "2025-01-02"),
            ("31/12/2025", "2025-12-31"),
            ("31 дек 2025", "2025-12-31"),
            ("31 грудня 2025 р.", "2025-12-31"),
            ("Dec 31, 2025", "2025-12-31"),
            ("5 March 2025", "2025-03-05"),
        ] {
            let date = DateText::parse(text).and_then(|date| date.value(Order::DayFirst));
            assert_eq!(date.map(Date::iso).as_deref(), Some(iso), "{text}");
        }
        for text in ["", "31.13.2025", "30.02.2025", "12:30", "не закрыта", "1.2.3.4", "2025-1", "45631", "1-800-555"]
        {
            assert_eq!(DateText::parse(text), None, "{text}");
        }
    }

    #[test]
    fn slashes_prove_the_order_only_above_twelve() {
        let evidence = |text: &str| DateText::parse(text).map(|date| date.evidence());
        assert_eq!(evidence("03/04/2026"), Some(Evidence::Ambiguous));
        assert_eq!(evidence("13/04/2026"), Some(Evidence::Order(Order::DayFirst)));
        assert_eq!(evidence("04/13/2026"), Some(Evidence::Order(Order::MonthFirst)));
        assert_eq!(evidence("04/04/2026"), Some(Evidence::Neutral));
        assert_eq!(evidence("03.04.2026"), Some(Evidence::Neutral));
    }
}
