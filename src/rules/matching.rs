//! What a condition says about a value, kind by kind. Numbers become [`Intervals`]; the rest is decided at once.
//!
//! Where COUNTIFS can express the test, the answers are those of COUNTIFS on the same cell: text is compared without case
//! and as a whole, wildcards match text only, `<>X` matches a blank, a comparison by size never mixes types, and the text
//! `5` equals the number 5.

use super::tags::tags;
use super::{Bound, Condition, Intervals, Op, Period, Rank, Test, Value, Verdict, Word};
use crate::cells::numeral::{Mark, Numeral};
use crate::date::Date;
use crate::table::Unit;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What a condition on numbers needs to know beside the number.
pub struct NumberContext<'a> {
    /// What the numbers are. Those of [`Unit::Date`] are [`Date::day_number`]s.
    pub unit: Unit,
    /// The day that ages are counted to.
    pub as_of: Option<Date>,
    /// The values that a rank lets in.
    pub rank: &'a mut dyn FnMut(&Rank) -> Intervals,
}

impl Condition {
    fn combine(&self, mut test: impl FnMut(&Test) -> Verdict) -> Verdict {
        self.any.iter().fold(Verdict::False, |any, all| {
            any.or(all.iter().fold(Verdict::True, |verdict, one| verdict.and(test(one))))
        })
    }

    /// What it says about an empty cell.
    pub fn on_blank(&self) -> Verdict {
        self.combine(|test| match test {
            Test::Word(Word::Blank) | Test::Compare(Op::NotEqual, _) => Verdict::True,
            Test::Word(Word::Filled) => Verdict::False,
            _ => Verdict::Unknown,
        })
    }

    /// What it says about a cell that holds something that cannot be read: an error, or a text in a column of numbers.
    pub fn on_unreadable(&self) -> Verdict {
        self.combine(|test| match test {
            Test::Word(Word::Blank) => Verdict::False,
            Test::Word(Word::Filled) => Verdict::True,
            _ => Verdict::Unknown,
        })
    }

    /// What it says about a logical value.
    pub fn on_bool(&self, cell: bool) -> Verdict {
        self.combine(|test| {
            Verdict::from(match test {
                Test::Compare(Op::Equal, Value::Bool(value)) => *value == cell,
                Test::Compare(Op::NotEqual, Value::Bool(value)) => *value != cell,
                Test::Compare(Op::NotEqual, _) | Test::Word(Word::Filled) => true,
                Test::Word(Word::Yes) => cell,
                Test::Word(Word::No) => !cell,
                _ => false,
            })
        })
    }

    /// What it says about a text that is not blank.
    pub fn on_text(&self, cell: &str) -> Verdict {
        let folded = cell.to_lowercase();
        self.combine(|test| Verdict::from(text_holds(test, cell, &folded)))
    }

    /// The numbers of which it holds.
    pub fn numbers(&self, context: &mut NumberContext<'_>) -> Intervals {
        self.any.iter().fold(Intervals::none(), |any, all| {
            let both = all.iter().fold(Intervals::all(), |set, test| set.intersection(&number_set(test, context)));
            any.union(&both)
        })
    }

    /// The ranks in it.
    pub fn ranks(&self) -> impl Iterator<Item = &Rank> {
        self.any.iter().flatten().filter_map(|test| match test {
            Test::Rank(rank) => Some(rank),
            _ => None,
        })
    }

    /// Whether it compares with calendar months or years, whose length depends on the as-of date.
    pub fn counts_months(&self) -> bool {
        let months = |value: &Value| matches!(value, Value::Duration(_, Period::Month | Period::Year));
        self.any.iter().flatten().any(|test| match test {
            Test::Compare(_, value) => months(value),
            Test::Between(low, high) => months(low) || months(high),
            _ => false,
        })
    }
}

fn text_holds(test: &Test, cell: &str, folded: &str) -> bool {
    match test {
        Test::Compare(Op::Equal, value) => text_equals(value, cell, folded),
        Test::Compare(Op::NotEqual, value) => !text_equals(value, cell, folded),
        Test::Compare(op, Value::Pattern(pattern)) => {
            in_order(*op, folded.cmp(unescaped(pattern).to_lowercase().as_str()))
        }
        Test::Compare(op, Value::Exact(value)) => in_order(*op, folded.cmp(value.to_lowercase().as_str())),
        Test::Word(Word::Filled) => true,
        Test::Word(Word::Yes) => is_yes(folded),
        Test::Word(Word::No) => is_no(folded),
        Test::Word(Word::Has(tag)) => tags(folded).any(|own| wildcard(&tag.to_lowercase(), &own)),
        Test::Compare(..) | Test::Between(..) | Test::Rank(_) | Test::Word(Word::Blank) => false,
    }
}

/// A pattern's text without the tildes that take a wildcard's meaning away: for an order there are no wildcards.
fn unescaped(pattern: &str) -> String {
    let mut text = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = if c == '~' { chars.next_if(|next| matches!(next, '*' | '?' | '~')) } else { None };
        text.push(escaped.unwrap_or(c));
    }
    text
}

fn text_equals(value: &Value, cell: &str, folded: &str) -> bool {
    match value {
        Value::Pattern(pattern) => wildcard(&pattern.to_lowercase(), folded),
        Value::Exact(text) => text.to_lowercase() == folded,
        Value::Number(number, _) | Value::Percent(number) => {
            let numeral = Numeral::parse(cell);
            numeral.is_some_and(|numeral| {
                numeral.value(Mark::Point).or_else(|| numeral.value(Mark::Comma)) == Some(*number)
            })
        }
        Value::Bool(_) | Value::Date(_) | Value::Duration(..) => false,
    }
}

fn in_order(op: Op, ordering: Ordering) -> bool {
    match op {
        Op::Equal => ordering == Ordering::Equal,
        Op::NotEqual => ordering != Ordering::Equal,
        Op::Less => ordering == Ordering::Less,
        Op::AtMost => ordering != Ordering::Greater,
        Op::Greater => ordering == Ordering::Greater,
        Op::AtLeast => ordering != Ordering::Less,
    }
}

/// Words that say yes, in lower case.
pub fn is_yes(folded: &str) -> bool {
    matches!(folded.trim(), "yes" | "true" | "y" | "да" | "истина" | "так" | "істина" | "+" | "1" | "✓")
}

/// Words that say no, in lower case.
pub fn is_no(folded: &str) -> bool {
    matches!(folded.trim(), "no" | "false" | "n" | "нет" | "ложь" | "ні" | "хиба" | "-" | "0")
}

/// Whether the whole text matches the pattern: `*` any run, `?` one character, `~` takes the next one literally.
pub fn wildcard(pattern: &str, text: &str) -> bool {
    let pattern: Vec<(char, bool)> = {
        let mut parts = Vec::new();
        let mut chars = pattern.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '~' => match chars.next_if(|next| matches!(next, '*' | '?' | '~')) {
                    Some(next) => parts.push((next, false)),
                    None => parts.push(('~', false)),
                },
                c => parts.push((c, matches!(c, '*' | '?'))),
            }
        }
        parts
    };
    let text: Vec<char> = text.chars().collect();
    // Greedy with one step back to the last star: linear in practice, never exponential.
    let (mut p, mut t, mut star) = (0, 0, None);
    while let Some(c) = text.get(t) {
        match pattern.get(p) {
            Some(('*', true)) => {
                star = Some((p, t));
                p += 1;
            }
            Some((own, wild)) if (*own == '?' && *wild) || own == c => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    p = at + 1;
                    t = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).unwrap_or(&[]).iter().all(|part| *part == ('*', true))
}

fn number_set(test: &Test, context: &mut NumberContext<'_>) -> Intervals {
    match test {
        Test::Compare(op, value) => match as_number(value, context) {
            Some(Reading::Number(number)) => compare_set(*op, number),
            // The older the date, the greater its age.
            Some(Reading::Age(number)) => compare_set(mirrored(*op), number),
            None => {
                let text_never_equal = matches!(op, Op::NotEqual);
                if text_never_equal { Intervals::all() } else { Intervals::none() }
            }
        },
        Test::Between(low, high) => match (as_number(low, context), as_number(high, context)) {
            (Some(Reading::Number(low)), Some(Reading::Number(high)))
            | (Some(Reading::Age(high)), Some(Reading::Age(low))) => {
                Intervals::between(Bound::Including(low), Bound::Including(high))
            }
            _ => Intervals::none(),
        },
        Test::Rank(rank) => (context.rank)(rank),
        Test::Word(word) => match word {
            Word::Blank => Intervals::none(),
            Word::Filled => Intervals::all(),
            Word::Yes => compare_set(Op::Equal, Decimal::ONE),
            Word::No => compare_set(Op::Equal, Decimal::ZERO),
            Word::Has(tag) => match tag.parse() {
                Ok(number) => compare_set(Op::Equal, number),
                Err(_) => Intervals::none(),
            },
        },
    }
}

enum Reading {
    Number(Decimal),
    Age(Decimal),
}

fn as_number(value: &Value, context: &NumberContext<'_>) -> Option<Reading> {
    let date = context.unit == Unit::Date;
    match value {
        Value::Number(number, _) if date => {
            let serial = crate::number::to_f64(*number).0;
            let day = Date::from_serial(serial, crate::date::Epoch::Y1900)?;
            Some(Reading::Number(Decimal::from(day.day_number())))
        }
        Value::Number(number, _) | Value::Percent(number) => Some(Reading::Number(*number)),
        Value::Date(day) if date => Some(Reading::Number(Decimal::from(day.day_number()))),
        Value::Date(day) => Some(Reading::Number(Decimal::from(day.serial()))),
        Value::Duration(count, period) => {
            let days = days(*count, *period, context.as_of)?;
            if !date {
                return Some(Reading::Number(days));
            }
            let as_of = Decimal::from(context.as_of?.day_number());
            crate::number::subtract(as_of, days).map(Reading::Age)
        }
        Value::Pattern(_) | Value::Exact(_) | Value::Bool(_) => None,
    }
}

/// The length of a duration in days: back from the as-of date by the calendar, and without one 30 days a month, 365 a year.
pub fn days(count: Decimal, period: Period, as_of: Option<Date>) -> Option<Decimal> {
    let months = match period {
        Period::Day => return Some(count),
        Period::Week => return count.checked_mul(Decimal::from(7)),
        Period::Month => count,
        Period::Year => count.checked_mul(Decimal::from(12))?,
    };
    if let (Some(as_of), Ok(whole)) = (as_of, months.normalize().to_string().parse()) {
        let start = as_of.months_before(whole)?;
        return Some(Decimal::from(as_of.day_number() - start.day_number()));
    }
    match period {
        Period::Year => count.checked_mul(Decimal::from(365)),
        _ => count.checked_mul(Decimal::from(30)),
    }
}

fn mirrored(op: Op) -> Op {
    match op {
        Op::Less => Op::Greater,
        Op::AtMost => Op::AtLeast,
        Op::Greater => Op::Less,
        Op::AtLeast => Op::AtMost,
        Op::Equal | Op::NotEqual => op,
    }
}

fn compare_set(op: Op, number: Decimal) -> Intervals {
    use Bound::{Excluding, Including, Open};
    match op {
        Op::Equal => Intervals::between(Including(number), Including(number)),
        Op::NotEqual => Intervals::between(Including(number), Including(number)).complement(),
        Op::Less => Intervals::between(Open, Excluding(number)),
        Op::AtMost => Intervals::between(Open, Including(number)),
        Op::Greater => Intervals::between(Excluding(number), Open),
        Op::AtLeast => Intervals::between(Including(number), Open),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_are_those_of_spreadsheets() {
        for (pattern, text, matches) in [
            ("*", "", true),
            ("a*c", "abbc", true),
            ("a?c", "ac", false),
            ("*ромашка*", "ооо «ромашка»", true),
            ("4~*7", "4*7", true),
            ("4~*7", "4567", false),
            ("~?", "?", true),
            ("~", "~", true),
            ("*a*b", "xaxxbxb", true),
            ("", "", true),
        ] {
            assert_eq!(wildcard(pattern, text), matches, "{pattern} on {text}");
        }
    }

    #[test]
    fn a_year_is_counted_back_by_the_calendar() {
        let two = Decimal::TWO;
        let as_of = Date::new(2024, 3, 1);
        assert_eq!(days(two, Period::Year, as_of), Some(Decimal::from(731)));
        assert_eq!(days(two, Period::Year, None), Some(Decimal::from(730)));
        assert_eq!(days(two, Period::Month, as_of), Some(Decimal::from(60)));
        assert_eq!(days(two, Period::Week, as_of), Some(Decimal::from(14)));
    }
}
