//! Writes conditions so that reading them gives the same conditions again, in any of the languages.

use super::condition::{Amount, Condition, Op, Period, Rank, Test, Value, Word};
use super::keywords::{self, Keyword};
use super::parse::{begins_like_keyword, is_quoted, opens_quote};
use crate::cells::numeral::is_space;
use crate::lang::{Lang, Texts};
use crate::number;
use rust_decimal::Decimal;
use std::fmt;

impl Condition {
    /// The condition in a language's words and with its decimal mark.
    ///
    /// [`super::parse_condition`] reads it back, given the same unit and that decimal mark.
    ///
    /// ```
    /// use tiersheet::cells::Cell;
    /// use tiersheet::rules::{Reading, parse_condition};
    /// use tiersheet::table::Unit;
    /// use tiersheet::Lang;
    /// let cell = Cell::text("TOP 2.5% of the total & >1000");
    /// let condition = parse_condition(&cell, Unit::Money, &Reading::default()).unwrap().unwrap();
    /// assert_eq!(condition.print(Lang::Uk), "топ 2,5% від суми & >1000");
    /// ```
    pub fn print(&self, lang: Lang) -> String {
        let mut text = String::new();
        for (index, all) in self.any.iter().enumerate() {
            if index > 0 {
                text.push_str(" | ");
            }
            for (index, test) in all.iter().enumerate() {
                if index > 0 {
                    text.push_str(" & ");
                }
                test.write(&mut text, lang);
            }
        }
        text
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::En))
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::En))
    }
}

impl Test {
    /// The test in a language's words, as [`Condition::print`].
    pub fn print(&self, lang: Lang) -> String {
        let mut text = String::new();
        self.write(&mut text, lang);
        text
    }

    fn write(&self, text: &mut String, lang: Lang) {
        match self {
            Test::Compare(op, value) => {
                let alone =
                    *op == Op::Equal && !matches!(value, Value::Pattern(pattern) if begins_like_keyword(pattern));
                if !alone {
                    text.push_str(op.sign());
                }
                value.write(text, lang);
            }
            Test::Between(low, high) => {
                low.write(text, lang);
                // A dot at the end of a word would run into the two.
                text.push_str(if text.ends_with('.') { " .. " } else { ".." });
                high.write(text, lang);
            }
            Test::Rank(rank) => rank.write(text, lang),
            Test::Word(word) => word.write(text, lang),
        }
    }
}

impl Op {
    /// The operator as it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Op::Equal => "=",
            Op::NotEqual => "<>",
            Op::Less => "<",
            Op::AtMost => "<=",
            Op::Greater => ">",
            Op::AtLeast => ">=",
        }
    }
}

impl Value {
    /// The value in a language's words, as [`Condition::print`].
    pub fn print(&self, lang: Lang) -> String {
        let mut text = String::new();
        self.write(&mut text, lang);
        text
    }

    fn write(&self, text: &mut String, lang: Lang) {
        match self {
            Value::Number(number, currency) => {
                text.push_str(&number::show(*number, lang));
                if let Some(currency) = currency {
                    text.push(' ');
                    text.push_str(currency);
                }
            }
            Value::Percent(share) => write_percent(text, *share, lang),
            Value::Date(date) if lang == Lang::En => text.push_str(&date.iso()),
            Value::Date(date) => {
                let (year, month, day) = date.parts();
                text.push_str(&format!("{day:02}.{month:02}.{year:04}"));
            }
            Value::Duration(count, period) => {
                text.push_str(&number::show(*count, lang));
                text.push(' ');
                text.push_str(period.noun(*count, lang));
            }
            Value::Pattern(pattern) => write_pattern(text, pattern),
            Value::Exact(exact) => write_quoted(text, exact),
            Value::Bool(value) => text.push_str(lang.pick(if *value { &keywords::TRUE } else { &keywords::FALSE })),
        }
    }
}

impl Period {
    /// The noun behind a number: `1 день`, `2 дня`, `5 дней`.
    pub fn noun(self, count: Decimal, lang: Lang) -> &'static str {
        let forms: [Texts<'static>; 3] = match self {
            Period::Day => [["day", "days", "days"], ["день", "дня", "дней"], ["день", "дні", "днів"]],
            Period::Week => {
                [["week", "weeks", "weeks"], ["неделя", "недели", "недель"], ["тиждень", "тижні", "тижнів"]]
            }
            Period::Month => {
                [["month", "months", "months"], ["месяц", "месяца", "месяцев"], ["місяць", "місяці", "місяців"]]
            }
            Period::Year => [["year", "years", "years"], ["год", "года", "лет"], ["рік", "роки", "років"]],
        };
        // Fractions are followed by the genitive singular, which in Ukrainian is no plural form.
        const FRACTIONS_UK: [&str; 4] = ["дня", "тижня", "місяця", "року"];
        let [en, ru, uk] = forms;
        let whole = count.fract().is_zero();
        let pick = |forms: [&'static str; 3], form: usize| forms.get(form).copied().unwrap_or("");
        match lang {
            Lang::En => pick(en, usize::from(count != Decimal::ONE)),
            Lang::Ru if !whole => pick(ru, 1),
            Lang::Uk if !whole => FRACTIONS_UK.get(self as usize).copied().unwrap_or(""),
            Lang::Ru => pick(ru, slavic_form(count)),
            Lang::Uk => pick(uk, slavic_form(count)),
        }
    }
}

/// 0 behind 1, 21, 31; 1 behind 2, 3, 4, 22; 2 behind 5, 11, 12.
fn slavic_form(count: Decimal) -> usize {
    let hundreds = (count.abs() % Decimal::ONE_HUNDRED).trunc().mantissa();
    match (hundreds % 10, hundreds) {
        (_, 11..=14) => 2,
        (1, _) => 0,
        (2..=4, _) => 1,
        _ => 2,
    }
}

impl Rank {
    fn write(&self, text: &mut String, lang: Lang) {
        let keyword = if self.bottom { Keyword::Bottom } else { Keyword::Top };
        text.push_str(lang.pick(&keyword.shown()));
        text.push(' ');
        match self.amount {
            Amount::Count(count) => text.push_str(&count.to_string()),
            Amount::Share(share) => write_percent(text, share, lang),
            Amount::Total(share) => {
                write_percent(text, share, lang);
                text.push(' ');
                text.push_str(lang.pick(&keywords::OF_TOTAL_SHOWN));
            }
        }
        if let Some(field) = &self.within {
            text.push(' ');
            text.push_str(lang.pick(&keywords::WITHIN_SHOWN));
            text.push(' ');
            let plain =
                |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | ',' | '/' | '(' | ')' | '%');
            let edges = field.starts_with(' ') || field.ends_with(' ');
            if field.chars().all(plain) && !edges { text.push_str(field) } else { write_quoted(text, field) }
        }
    }
}

impl Word {
    fn write(&self, text: &mut String, lang: Lang) {
        let keyword = match self {
            Word::Blank => Keyword::Blank,
            Word::Filled => Keyword::Filled,
            Word::Yes => Keyword::Yes,
            Word::No => Keyword::No,
            Word::Has(_) => Keyword::Has,
        };
        text.push_str(lang.pick(&keyword.shown()));
        if let Word::Has(tag) = self {
            text.push(' ');
            let edges = tag.starts_with(is_space) || tag.ends_with(is_space);
            // Quotes around the whole tag would be taken off, and one that is not closed is an error.
            if edges || (opens_quote(tag) && (is_quoted(tag) || super::parse::end_of_test(tag).is_none())) {
                write_quoted(text, &unescaped(tag));
            } else {
                write_pattern(text, tag);
            }
        }
    }
}

/// `0.025` as `2.5%`: the point moves two digits in the text, since a product could have too many.
fn write_percent(text: &mut String, share: Decimal, lang: Lang) {
    let share = share.normalize();
    let percent = match share.scale() {
        0 if share.is_zero() => "0".to_owned(),
        0 => format!("{share}00"),
        1 => format!("{}0", share.mantissa()),
        scale => {
            let shifted = Decimal::try_from_i128_with_scale(share.mantissa(), scale - 2);
            number::show(shifted.unwrap_or(share), lang)
        }
    };
    text.push_str(&percent);
    text.push('%');
}

fn write_pattern(text: &mut String, pattern: &str) {
    for c in pattern.chars() {
        if matches!(c, '|' | '&') {
            text.push('~');
        }
        text.push(c);
    }
}

fn write_quoted(text: &mut String, plain: &str) {
    text.push('"');
    text.push_str(&plain.replace('"', "\"\""));
    text.push('"');
}

/// A pattern without wildcards as the text that it matches.
fn unescaped(pattern: &str) -> String {
    let mut text = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        text.push(if c == '~' { chars.next().unwrap_or('~') } else { c });
    }
    text
}
