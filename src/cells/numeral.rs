//! Reads a number written as text: signs, grouping, decimal marks, percent, currencies.
//!
//! One text alone often cannot tell the decimal mark: `1,234` is 1.234 or 1234. So a text is first taken apart into a
//! [`Numeral`], which says what mark it proves, and is given a value only once the mark of its column is known.

use crate::number;
use rust_decimal::Decimal;

/// The sign between units and tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `1,234.50`
    Point,
    /// `1.234,50`
    Comma,
}

/// What a text proves about the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Nothing: it reads the same either way.
    Neutral,
    /// It is a number only with this mark.
    Mark(Mark),
    /// It is a number either way, and not the same one.
    Ambiguous,
}

/// A text that is a number, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    digits: String,
    negative: bool,
    exponent: i32,
    evidence: Evidence,
    /// The last separator if it is a point or a comma, and the digits behind it.
    tail: Option<(Mark, usize)>,
    /// Whether it ended in a percent sign.
    pub percent: bool,
    /// The currency written beside it, as it was written.
    pub currency: Option<String>,
}

const CURRENCIES: &[&str] = &[
    "₽",
    "$",
    "€",
    "£",
    "¥",
    "₴",
    "₸",
    "₺",
    "zł",
    "руб",
    "руб.",
    "рублей",
    "р",
    "р.",
    "грн",
    "грн.",
    "тг",
    "сум",
    "rub",
    "rur",
    "usd",
    "eur",
    "gbp",
    "uah",
    "kzt",
    "byn",
    "br",
    "pln",
    "chf",
    "jpy",
    "cny",
    "us$",
    "r$",
    "₼",
    "₾",
    "֏",
    "₪",
    "₹",
    "kč",
    "czk",
    "долл",
    "долл.",
    "тг.",
    "тенге",
    "kgs",
    "uzs",
    "gel",
    "azn",
    "amd",
    "mdl",
    "ron",
    "try",
    "cad",
    "aud",
    "aed",
    "ils",
    "inr",
];

impl Numeral {
    /// Takes a text apart; `None` when it is not a number.
    ///
    /// Accepts `1 234,56` with any kind of space, `1'234.50`, `(1 234)`, `−5`, `1 000 000 ₽`, `$-300.00`, `15,5%`,
    /// `4.87E+15`. Grouping must be in threes, so `12 34` and `8 495 12` are texts.
    pub fn parse(text: &str) -> Option<Numeral> {
        let text = text.trim_matches(is_space);
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let unbracketed = bracketed(text);
        let (text, bracketed) = (unbracketed.as_deref().unwrap_or(text), unbracketed.is_some());
        let start = text.find(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))?;
        let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
        let (before, rest) = text.split_at_checked(start)?;
        let (body, after) = rest.split_at_checked(end.checked_sub(start)?)?;
        let (minus, lead) = affix(before)?;
        let (percent, trail) = match after.trim_matches(is_space).strip_suffix('%') {
            Some(trail) => (true, trail),
            None => (false, after),
        };
        let (trailing_minus, trail) = affix(trail)?;
        if lead.is_some() && trail.is_some() {
            return None;
        }
        let currency = lead.or(trail);
        if [minus, trailing_minus, bracketed].iter().filter(|negative| **negative).count() > 1 {
            return None;
        }
        let (body, exponent) = match body.split_once(['e', 'E']) {
            Some((body, exponent)) => (body, exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?),
            None => (body, 0),
        };
        let (evidence, tail) = shape(body)?;
        Some(Numeral {
            digits: body.chars().filter(char::is_ascii_digit).collect(),
            negative: minus || trailing_minus || bracketed,
            exponent,
            evidence,
            tail,
            percent,
            currency,
        })
    }

    /// What this text proves about the decimal mark.
    pub fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// The value with this decimal mark; `None` when it is no number with it, or has more digits than a decimal holds.
    pub fn value(&self, mark: Mark) -> Option<Decimal> {
        if matches!(self.evidence, Evidence::Mark(own) if own != mark) {
            return None;
        }
        let decimals = self.tail.filter(|(own, _)| *own == mark).map_or(0, |(_, digits)| digits);
        let mantissa: i128 = self.digits.parse().ok()?;
        let mantissa = if self.negative { -mantissa } else { mantissa };
        let exponent = self.exponent.checked_sub(i32::try_from(decimals).ok()?)?;
        let exponent = if self.percent { exponent.checked_sub(2)? } else { exponent };
        let needed = self.digits.trim_end_matches('0');
        let spare = i32::try_from(self.digits.len() - needed.len()).ok()?;
        // More decimals than a decimal holds would be cut off in silence.
        if exponent.saturating_add(spare) < -28 && mantissa != 0 {
            return None;
        }
        number::with_exponent(mantissa, exponent.clamp(-99, 99))
    }

    /// Whether the digits were shortened to a power of ten (`4.87E+15`), as a spreadsheet does to long ids.
    pub fn is_scientific(&self) -> bool {
        self.exponent != 0
    }
}

/// What stands in brackets, which make a number negative, with the currency before or behind them: `(1 234)`, `$ (1,234)`.
fn bracketed(text: &str) -> Option<String> {
    let (before, rest) = text.split_once('(')?;
    let (inner, after) = rest.split_once(')')?;
    let is_beside = |part: &str| !part.contains(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '–' | '+'));
    (is_beside(before) && is_beside(after)).then(|| format!("{before}{inner}{after}").trim_matches(is_space).to_owned())
}

/// Spaces that people and programs put around and inside numbers.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

/// What stands before or after the digits: a sign and a currency, in any order.
fn affix(text: &str) -> Option<(bool, Option<String>)> {
    let mut minus = false;
    let mut name = String::new();
    for c in text.chars() {
        match c {
            '-' | '−' | '–' | '‐' if !minus => minus = true,
            '+' if !minus => {}
            c if is_space(c) => {}
            c => name.push(c),
        }
    }
    let known = name.is_empty() || CURRENCIES.contains(&name.to_lowercase().as_str());
    known.then(|| (minus, Some(name).filter(|name| !name.is_empty())))
}

/// Reads the separators of a body such as `1.234.567,89`: what they prove, and the last of them with what follows.
fn shape(body: &str) -> Option<(Evidence, Option<(Mark, usize)>)> {
    let mut groups: Vec<usize> = vec![0];
    let mut separators: Vec<char> = Vec::new();
    for c in body.chars() {
        match c {
            '0'..='9' => *groups.last_mut()? += 1,
            '.' | ',' => {
                separators.push(c);
                groups.push(0);
            }
            '\'' | '’' | '_' => {
                separators.push('\'');
                groups.push(0);
            }
            c if is_space(c) => {
                separators.push(' ');
                groups.push(0);
            }
            _ => return None,
        }
    }
    let Some(&last) = separators.last() else { return Some((Evidence::Neutral, None)) };
    let tail = *groups.last()?;
    let first = *groups.first()?;
    let whole = groups.get(..groups.len() - 1)?;
    let grouped = |groups: &[usize]| {
        groups.first().is_some_and(|first| (1..=3).contains(first)) && groups.iter().skip(1).all(|group| *group == 3)
    };
    let grouping = separators.get(..separators.len() - 1)?;
    let same = |signs: &[char]| signs.windows(2).all(|pair| pair.first() == pair.last());
    let mark = match last {
        '.' => Mark::Point,
        ',' => Mark::Comma,
        _ => return (grouped(&groups) && same(&separators)).then_some((Evidence::Neutral, None)),
    };
    if grouping.is_empty() {
        let leading_zero = body.starts_with('0');
        if tail == 3 && (1..=3).contains(&first) && !leading_zero {
            return Some((Evidence::Ambiguous, Some((mark, tail))));
        }
        return Some((Evidence::Mark(mark), Some((mark, tail))));
    }
    if !same(grouping) {
        return None;
    }
    if grouping.first() == Some(&last) {
        let other = if mark == Mark::Comma { Mark::Point } else { Mark::Comma };
        return grouped(&groups).then_some((Evidence::Mark(other), None));
    }
    grouped(whole).then_some((Evidence::Mark(mark), Some((mark, tail))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, mark: Mark) -> Option<String> {
        Numeral::parse(text)?.value(mark).map(|value| value.to_string())
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (text, expected) in [
            ("1 234 567,89 ₽", "1234567.89"),
            ("1\u{a0}234,5", "1234.5"),
            ("1\u{202f}234,5", "1234.5"),
            ("0,35", "0.35"),
            ("15,5%", "0.155"),
            ("−5", "-5"),
            ("(1 234)", "-1234"),
            ("1.234.567,8", "1234567.8"),
            ("1 000 руб.", "1000"),
            ("4,87E+15", "4870000000000000"),
            ("12345678901234567890,12", "12345678901234567890.12"),
        ] {
            assert_eq!(read(text, Mark::Comma).as_deref(), Some(expected), "{text}");
        }
        for (text, expected) in [
            ("1'000.50", "1000.5"),
            ("$-300.00", "-300"),
            ("$1,250.00", "1250"),
            (".5", "0.5"),
            ("$ (1,234.50)", "-1234.5"),
            ("(5) USD", "-5"),
        ] {
            assert_eq!(read(text, Mark::Point).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn texts_that_are_not_numbers() {
        for text in [
            "",
            "abc",
            "12 34",
            "1.2.3",
            "+7 (495) 123-45-67",
            "5O",
            "12-34",
            "1,2,3",
            "(5",
            "5)",
            "-(5)",
            "2(5)",
            "(5)(6)",
            "=1+1",
            "--5",
            "1e",
            ".",
            "12,",
        ] {
            assert_eq!(Numeral::parse(text), None, "{text}");
        }
    }

    #[test]
    fn one_separator_before_three_digits_proves_nothing() {
        let evidence = |text: &str| Numeral::parse(text).map(|numeral| numeral.evidence());
        assert_eq!(evidence("1,234"), Some(Evidence::Ambiguous));
        assert_eq!(evidence("0,234"), Some(Evidence::Mark(Mark::Comma)));
        assert_eq!(evidence("1,234,567"), Some(Evidence::Mark(Mark::Point)));
        assert_eq!(evidence("1 234"), Some(Evidence::Neutral));
        assert_eq!(read("1,234", Mark::Comma).as_deref(), Some("1.234"));
        assert_eq!(read("1,234", Mark::Point).as_deref(), Some("1234"));
        assert_eq!(read("1.234", Mark::Comma).as_deref(), Some("1234"));
    }
}
