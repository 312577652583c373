//! Headers of a wide history: a day, or the last day of the month, quarter, half-year or year that the header names.

use crate::date::{Date, DateText, Epoch, Evidence, Order};
use crate::number;

/// What a header says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// A day, the same in either order of day and month.
    Day(Date),
    /// A day with slashes, which the order decides.
    Slashes(DateText),
}

impl Heading {
    /// The day in this order.
    pub fn day(self, order: Order) -> Option<Date> {
        match self {
            Heading::Day(day) => Some(day),
            Heading::Slashes(text) => text.value(order),
        }
    }
}

/// Words that may stand beside a period and say nothing about it.
const IDLE: &[&str] = &[
    "tier",
    "segment",
    "category",
    "as",
    "of",
    "on",
    "for",
    "at",
    "year",
    "категория",
    "категорія",
    "сегмент",
    "тир",
    "на",
    "за",
    "г",
    "год",
    "года",
    "р",
    "рік",
    "року",
    "станом",
];
const QUARTER: &[&str] = &["q", "qtr", "quarter", "кв", "квартал", "квартала", "кварталу"];
const HALF: &[&str] = &["h", "half", "полугодие", "пг", "півріччя"];
const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];

/// The day that a header names; `None` when it names none.
pub fn heading(header: &str) -> Option<Heading> {
    let text = header.trim().to_lowercase();
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let of_date = |date: DateText| match date.evidence() {
        Evidence::Neutral => date.value(Order::DayFirst).map(Heading::Day),
        _ => Some(Heading::Slashes(date)),
    };
    let idle = |words: &str| tokens(words).iter().all(|word| IDLE.contains(&word.as_str()));
    let (before, rest) = text.split_at(digit);
    if let Some(date) = DateText::parse(&text).or_else(|| DateText::parse(rest).filter(|_| idle(before))) {
        return of_date(date);
    }
    // A date cell in the header row of a spreadsheet is a serial number.
    if text.len() == 5
        && let Some(serial) = number::double(&text)
    {
        return Date::from_serial(serial, Epoch::Y1900).map(Heading::Day);
    }
    let words: Vec<String> = tokens(&text).into_iter().filter(|word| !IDLE.contains(&word.as_str())).collect();
    let is_year = |word: &&String| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = words.iter().find(is_year)?;
    let number: i32 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    let rest: Vec<&str> = words.iter().filter(|word| *word != year).map(String::as_str).collect();
    let month = match rest.as_slice() {
        [] => 12,
        [month] => match month.parse::<u8>() {
            Ok(month) => month,
            Err(_) => DateText::parse(&format!("1 {month} {number}"))?.value(Order::DayFirst)?.parts().1,
        },
        [a, b] => {
            let (count, word) = if QUARTER.contains(a) || HALF.contains(a) { (b, a) } else { (a, b) };
            let roman = ROMAN.iter().position(|own| own == count).map(|place| place + 1);
            let count = roman.or_else(|| count.parse().ok()).filter(|count| *count > 0)?;
            let (length, most) = if QUARTER.contains(word) { (3, 4) } else { (6, 2) };
            let known = QUARTER.contains(word) || HALF.contains(word);
            u8::try_from(count * length).ok().filter(|_| known && count <= most)?
        }
        _ => return None,
    };
    let first = Date::new(number, month, 1)?;
    first.months_after(1)?.days_after(-1).map(Heading::Day)
}

/// Runs of digits and runs of letters.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in text.chars() {
        let same = (c.is_ascii_digit() && last.is_ascii_digit()) || (c.is_alphabetic() && last.is_alphabetic());
        if c.is_ascii_digit() || c.is_alphabetic() {
            match tokens.last_mut().filter(|_| same) {
                Some(token) => token.push(c),
                None => tokens.push(c.to_string()),
            }
        }
        last = c;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_as_people_write_them() {
        for (header, day) in [
            ("2025-03-31", Some("2025-03-31")),
            ("31.03.2025", Some("2025-03-31")),
            ("45747", Some("2025-03-31")),
            ("Категория на 31.03.2025", Some("2025-03-31")),
            ("2025-02", Some("2025-02-28")),
            ("02.2024", Some("2024-02-29")),
            ("Mar 2025", Some("2025-03-31")),
            ("Март 2025 г.", Some("2025-03-31")),
            ("березень 2025", Some("2025-03-31")),
            ("Q1 2025", Some("2025-03-31")),
            ("2025Q4", Some("2025-12-31")),
            ("2 кв. 2025", Some("2025-06-30")),
            ("III квартал 2025", Some("2025-09-30")),
            ("1 полугодие 2025", Some("2025-06-30")),
            ("2025", Some("2025-12-31")),
            ("Q5 2025", None),
            ("13.2025", None),
            ("Revenue 2025", None),
            ("0 кв 2025", None),
            ("client", None),
            ("", None),
        ] {
            let found = heading(header).and_then(|heading| heading.day(Order::DayFirst));
            assert_eq!(found.map(Date::iso).as_deref(), day, "{header}");
        }
        assert!(matches!(heading("03/04/2025"), Some(Heading::Slashes(_))));
    }
}
