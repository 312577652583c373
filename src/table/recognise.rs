//! What the cells of a column say about themselves: the decimal mark, the order of day and month, the kind of values.

use super::Table;
use crate::cells::numeral::{self, Mark, Numeral};
use crate::cells::{Column, Kind};
use crate::date::{Date, DateText, Evidence, Order};
use crate::messages::Code;
use crate::problem::Problem;

/// The decimal mark that most texts of a column prove.
pub fn proven_mark(column: &Column) -> Option<Mark> {
    let votes = column.texts().iter().filter_map(|text| match Numeral::parse(text)?.evidence() {
        numeral::Evidence::Mark(mark) => Some(mark),
        _ => None,
    });
    let balance: i64 = votes.map(|mark| if mark == Mark::Comma { 1 } else { -1 }).sum();
    (balance != 0).then_some(if balance > 0 { Mark::Comma } else { Mark::Point })
}

/// The order of day and month that most texts of a column prove.
pub fn proven_order(column: &Column) -> Option<Order> {
    let votes = column.texts().iter().filter_map(|text| match DateText::parse(text)?.evidence() {
        Evidence::Order(order) => Some(order),
        _ => None,
    });
    let balance: i64 = votes.map(|order| if order == Order::DayFirst { 1 } else { -1 }).sum();
    (balance != 0).then_some(if balance > 0 { Order::DayFirst } else { Order::MonthFirst })
}

/// Adds to a problem of numbers or dates that can be read two ways what the other columns of its table use.
pub fn hinted(mut problem: Problem, table: &Table) -> Problem {
    if problem.place.range != table.range || !matches!(problem.code, Code::AmbiguousNumbers | Code::AmbiguousDates) {
        return problem;
    }
    let own = problem.place.column;
    let others = || {
        let columns = table.columns.iter().enumerate().filter(|(index, _)| Some(index + 1) != own);
        columns.filter_map(|(_, column)| column.as_ref())
    };
    let hint = match problem.code {
        Code::AmbiguousNumbers => {
            others().find_map(proven_mark).map(|mark| if mark == Mark::Comma { "," } else { "." })
        }
        _ => others().find_map(proven_order).map(|order| if order == Order::DayFirst { "d/m/y" } else { "m/d/y" }),
    };
    if let (Some(hint), Some(arg)) = (hint, problem.args.get_mut(2)) {
        hint.clone_into(arg);
    }
    problem
}

/// How the dates of a column are written, by its first date: `d.m.y`, `m/d/y`, `y-m-d`.
pub fn date_format(column: &Column, order: Option<Order>) -> Option<String> {
    let text = column.texts().iter().find(|text| DateText::parse(text).is_some())?.trim();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let separator = text.chars().nth(digits)?;
    if text.split([' ', 'T']).next()?.chars().any(char::is_alphabetic) || !matches!(separator, '.' | '/' | '-') {
        return Some("d mon y".to_owned());
    }
    let parts = match order {
        _ if digits == 4 => ["y", "m", "d"],
        Some(Order::MonthFirst) => ["m", "d", "y"],
        _ => ["d", "m", "y"],
    };
    Some(parts.join(&separator.to_string()))
}

/// How the numbers of a column of texts are written: `1234,5`, `1 234.5`, `12,5%`; `None` when no text is a number.
pub fn number_format(column: &Column, mark: Option<Mark>) -> Option<String> {
    let numerals = || column.texts().iter().filter_map(|text| Numeral::parse(text).map(|numeral| (text, numeral)));
    let (_, first) = numerals().next()?;
    let grouped = numerals().any(|(text, _)| {
        let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        let chars: Vec<char> = text.trim_matches(numeral::is_space).chars().collect();
        let inside = |three: &[char]| {
            digit(three.first()) && digit(three.last()) && three.get(1).is_some_and(|c| numeral::is_space(*c))
        };
        chars.windows(3).any(inside)
    });
    let whole = match (grouped, first.percent) {
        (true, _) => "1 234",
        (_, true) => "12",
        _ => "1234",
    };
    let tail = match mark {
        Some(Mark::Comma) => ",5",
        Some(Mark::Point) => ".5",
        None => "",
    };
    Some(format!("{whole}{tail}{}", if first.percent { "%" } else { "" }))
}

/// Whether every filled text of a column is a percentage.
pub fn all_percent(column: &Column) -> bool {
    let mut filled = column.texts().iter().filter(|text| !text.chars().all(numeral::is_space)).peekable();
    filled.peek().is_some() && filled.all(|text| Numeral::parse(text).is_some_and(|numeral| numeral.percent))
}

/// Ids that a spreadsheet has damaged: shown as a power of ten, cut to fifteen digits, or numbers too long to be exact.
/// How many rows, and the first of them.
pub fn damaged_ids(column: &Column) -> Option<(usize, usize)> {
    let bad = damaged_texts(column);
    let damaged = |row: &usize| match column.kind(*row) {
        Kind::Text => bad.get(column.code(*row)).copied().unwrap_or(false),
        Kind::Number => column.value(*row).abs() >= 1e15,
        _ => false,
    };
    let mut rows = (0..column.len()).filter(damaged);
    let first = rows.next()?;
    Some((rows.count() + 1, first))
}

/// Of the texts of a column, the ids that are a power of ten or cut to fifteen digits.
fn damaged_texts(column: &Column) -> Vec<bool> {
    let long = |text: &str| text.len() > 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    let cut = |text: &str| long(text) && text.get(15..).is_some_and(|tail| tail.bytes().all(|byte| byte == b'0'));
    let texts: Vec<&str> = column.texts().iter().map(|text| text.trim_matches(numeral::is_space)).collect();
    let longs = texts.iter().filter(|text| long(text)).count();
    // One long id may end in 0 by chance, several do not.
    let all_cut = longs > 1 && texts.iter().filter(|text| long(text)).all(|text| cut(text));
    let scientific = |text: &str| Numeral::parse(text).is_some_and(|numeral| numeral.is_scientific());
    texts.iter().map(|text| scientific(text) || (all_cut && cut(text))).collect()
}

/// The rows whose ids are lost, so that two of them may look like one. A long number that is exact in a double is not.
pub fn lost_ids(column: &Column) -> Vec<bool> {
    let bad = damaged_texts(column);
    let long = |row: &usize| column.kind(*row) == Kind::Number && column.value(*row).abs() >= 1e15;
    let cut = |row: usize| (column.value(row) % 10.0) == 0.0;
    let longs = || (0..column.len()).filter(long);
    let all_cut = longs().nth(1).is_some() && longs().all(cut);
    let lost = |row: usize| match column.kind(row) {
        Kind::Text => bad.get(column.code(row)).copied().unwrap_or(false),
        Kind::Number => long(&row) && (all_cut || column.value(row).abs() > 9_007_199_254_740_992.0),
        _ => false,
    };
    (0..column.len()).map(lost).collect()
}

/// Rows whose text begins or ends with a space, and the first of them.
pub fn spaced(column: &Column) -> Option<(usize, usize)> {
    let bad: Vec<bool> = column
        .texts()
        .iter()
        .map(|text| {
            let inner = text.trim_matches(numeral::is_space);
            !inner.is_empty() && inner.len() < text.len()
        })
        .collect();
    let spaced = |row: &usize| column.kind(*row) == Kind::Text && bad.get(column.code(*row)) == Some(&true);
    let mut rows = (0..column.len()).filter(spaced);
    let first = rows.next()?;
    Some((rows.count() + 1, first))
}

/// Whether a column holds codes: only digits, and some begin with 0 or are longer than a number can be.
pub fn looks_like_codes(column: &Column) -> bool {
    let filled =
        || column.texts().iter().map(|text| text.trim_matches(numeral::is_space)).filter(|text| !text.is_empty());
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let code = |text: &str| (text.len() > 1 && text.starts_with('0')) || text.len() > 15;
    filled().all(digits) && filled().any(code)
}

/// The latest date of a field's days.
pub fn latest(field: &super::Field) -> Option<Date> {
    match &field.numbers {
        super::Numbers::Fixed { scale: 0, values } => {
            let days = values.iter().filter(|day| **day != super::UNKNOWN).max()?;
            i32::try_from(*days).ok().map(Date::from_day_number)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Cell;

    fn column(texts: &[&str]) -> Column {
        Column::from_cells(&texts.iter().map(|text| Cell::text(*text)).collect::<Vec<_>>())
    }

    #[test]
    fn formats_are_shown_by_a_pattern() {
        let dates = |texts: &[&str], order| date_format(&column(texts), order);
        assert_eq!(dates(&["", "31.12.2025 10:05"], None).as_deref(), Some("d.m.y"));
        assert_eq!(dates(&["12/31/2025"], Some(Order::MonthFirst)).as_deref(), Some("m/d/y"));
        assert_eq!(dates(&["2025-12-31T10:00:00"], None).as_deref(), Some("y-m-d"));
        assert_eq!(dates(&["31 дек 2025"], None).as_deref(), Some("d mon y"));
        let numbers = |texts: &[&str], mark| number_format(&column(texts), mark);
        assert_eq!(numbers(&["1\u{a0}234,50 ₽", "7"], Some(Mark::Comma)).as_deref(), Some("1 234,5"));
        assert_eq!(numbers(&["12.5%"], Some(Mark::Point)).as_deref(), Some("12.5%"));
        assert_eq!(numbers(&["x"], None), None);
    }

    #[test]
    fn ids_that_a_spreadsheet_has_damaged() {
        assert_eq!(damaged_ids(&column(&["4876876000000311", "4.87688E+15", "7"])), Some((1, 1)));
        assert_eq!(damaged_ids(&column(&["4876876000000310", "4876876000000320"])), Some((2, 0)));
        assert_eq!(damaged_ids(&column(&["4876876000000310", "4876876000000321"])), None);
        let numbers = [Cell::Number(4_876_876_000_000_310i64.into()), Cell::Number(12.into())];
        assert_eq!(damaged_ids(&Column::from_cells(&numbers)), Some((1, 0)));
    }
}
