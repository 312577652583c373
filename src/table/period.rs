//! Headers that name a period: `2026-03`, `март 2026`, `Q1`, `W05`, `1 кв. 2026`, a date, a year, or a date's serial number.

use crate::cells::Cell;
use crate::date::DateText;
use rust_decimal::Decimal;

/// Words beside the number of a period, in lower case.
const WORDS: [&str; 40] = [
    "q",
    "qtr",
    "quarter",
    "кв",
    "квартал",
    "w",
    "wk",
    "week",
    "cw",
    "kw",
    "нед",
    "неделя",
    "тиж",
    "тиждень",
    "m",
    "month",
    "мес",
    "месяц",
    "міс",
    "місяць",
    "y",
    "year",
    "fy",
    "г",
    "год",
    "р",
    "рік",
    "року",
    "h",
    "half",
    "пг",
    "полугодие",
    "пр",
    "півріччя",
    "d",
    "day",
    "день",
    "period",
    "период",
    "період",
];

/// The months in full, in English, Russian and Ukrainian, each also as in a date.
const MONTHS: [&str; 60] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
    "січень",
    "лютий",
    "березень",
    "квітень",
    "травень",
    "червень",
    "липень",
    "серпень",
    "вересень",
    "жовтень",
    "листопад",
    "грудень",
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
];

/// Whether a word in lower case is a month or the first three letters or more of one.
fn is_month(word: &str) -> bool {
    word.chars().count() > 2 && MONTHS.iter().any(|month| month.starts_with(word))
}

/// Serial numbers of the days of 2000 to 2099.
const SERIALS: std::ops::RangeInclusive<u32> = 36526..=73050;

/// Whether a header names a period of time.
///
/// ```
/// use tiersheet::table::is_period;
/// assert!(["2026-03", "Март 2026", "янв.26", "Q1", "2026 W05", "1 кв. 2026", "31.12.2026", "7", "45658"].into_iter().all(is_period));
/// assert!(!["revenue", "Маржа", "Март и апрель", "score 5", "quarter", "77070838", ""].into_iter().any(is_period));
/// ```
pub fn is_period(title: &str) -> bool {
    if DateText::parse(title).is_some() {
        return true;
    }
    let lower = title.to_lowercase();
    let mut named = false;
    for token in lower.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()) {
        let word = token.trim_matches(|c: char| c.is_ascii_digit());
        let digits = token.len() - word.len();
        let serial = || token.parse().is_ok_and(|serial: u32| SERIALS.contains(&serial));
        if word.is_empty() {
            if !matches!(digits, 1 | 2 | 4) && !serial() {
                return false;
            }
            named = true;
        } else if is_month(word) {
            named = true;
        } else if WORDS.contains(&word) {
            named |= digits > 0;
        } else {
            return false;
        }
    }
    named
}

/// Whether the numbers and dates among the cells of a header row are the names of periods, as in a pivot table: serial
/// numbers of days at even steps, years in a row, or numbers from 1.
pub(super) fn are_periods(cells: &[Cell]) -> bool {
    let number = |cell: &Cell| match cell {
        Cell::Date(date) => Some(Decimal::from(date.serial())),
        Cell::Number(number) => Some(*number),
        _ => None,
    };
    let numbers: Vec<Decimal> = cells.iter().filter_map(number).collect();
    let texts = cells.iter().any(|cell| matches!(cell, Cell::Text(_)) && !cell.is_blank());
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return false };
    let steps = |steps: &[(u32, u32)]| {
        steps.iter().any(|(least, most)| {
            let even = |pair: &[Decimal]| match pair {
                [a, b] => {
                    b.checked_sub(*a).is_some_and(|step| (Decimal::from(*least)..=Decimal::from(*most)).contains(&step))
                }
                _ => true,
            };
            numbers.windows(2).all(even)
        })
    };
    let within = |low: u32, high: u32| *first >= Decimal::from(low) && *last <= Decimal::from(high);
    let days = || {
        within(*SERIALS.start(), *SERIALS.end()) && steps(&[(1, 1), (7, 7), (28, 31), (89, 92), (181, 184), (365, 366)])
    };
    let in_a_row = || (within(1990, 2100) || *first == Decimal::ONE) && steps(&[(1, 1)]);
    texts && numbers.len() > 1 && numbers.iter().all(|number| number.fract().is_zero()) && (days() || in_a_row())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_a_pivot_table_are_headers_and_data_are_not() {
        let row = |numbers: &[i64]| -> Vec<Cell> {
            let numbers = numbers.iter().map(|number| Cell::Number((*number).into()));
            std::iter::once(Cell::text("client")).chain(numbers).collect()
        };
        for periods in [&[45658, 45689, 45717][..], &[2023, 2024, 2025], &[1, 2, 3, 4], &[45658, 45748, 45839]] {
            assert!(are_periods(&row(periods)), "{periods:?}");
        }
        for data in [&[45658, 45000, 47000][..], &[100, 200, 300], &[5], &[0, 15, 40], &[45658, 45700]] {
            assert!(!are_periods(&row(data)), "{data:?}");
        }
        assert!(!are_periods(&[Cell::Number(2024.into()), Cell::Number(2025.into())]));
    }
}
