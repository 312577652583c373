//! `top 20% of total within industry`.

use super::{Parser, Read, is_quoted, opens_quote, plain_text, unreadable};
use crate::cells::numeral::{Numeral, is_space};
use crate::messages::Reason;
use crate::rules::condition::{Amount, Rank};
use crate::rules::keywords::{self, Keyword};
use crate::rules::parse::error::Fault;
use crate::table::Unit;
use rust_decimal::Decimal;

/// The letters that a text begins with, and the rest.
pub fn leading_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−')
}

/// Whether a text that stands alone is, or is refused as, something else than a text.
pub fn begins_like_keyword(text: &str) -> bool {
    let (head, rest) = leading_word(text);
    match keywords::keyword(head) {
        Some(Keyword::Top | Keyword::Bottom) => tries(rest),
        Some(Keyword::Has) => rest.is_empty() || rest.starts_with(is_space) || opens_quote(rest),
        Some(_) => rest.is_empty(),
        None => misspelt_rank(text).is_some(),
    }
}

/// Whether what stands behind `top` is meant as an amount; "top management" is a text.
fn tries(rest: &str) -> bool {
    let amount = rest.trim_start_matches(|c| is_space(c) || is_hyphen(c));
    amount.is_empty() || amount.contains('%') || amount.starts_with(|c: char| c.is_ascii_digit() || c == '.')
}

/// A rank's keyword that was misspelt before what is plainly an amount: `tpo 20%`.
pub(super) fn misspelt_rank(text: &str) -> Option<&'static str> {
    let (head, rest) = leading_word(text);
    let amount = rest.trim_start_matches(|c| is_space(c) || is_hyphen(c));
    if head.is_empty() || !amount.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let meant = keywords::misspelt_rank(head).filter(|_| keywords::keyword(head).is_none())?;
    // "Тип 5" is a text; "тип 20%" is not.
    (text.contains('%') || keywords::is_slip(head, meant)).then_some(meant)
}

impl Parser<'_> {
    /// The rank that a test is, given the keyword that it begins with, or `None` when it is something else.
    pub(super) fn ranking(&mut self, text: &str, keyword: Option<Keyword>) -> Read<Option<Rank>> {
        let (_, rest) = leading_word(text);
        let bottom = match keyword {
            Some(Keyword::Top) => false,
            Some(Keyword::Bottom) => true,
            _ if self.unit != Unit::Id && misspelt_rank(text).is_some() => return unreadable(Reason::RankMisspelt),
            _ => return Ok(None),
        };
        // "Top-5" has a hyphen, "top -5" a minus.
        let hyphenated = rest.strip_prefix(is_hyphen);
        let amount = hyphenated.unwrap_or(rest).trim_start_matches(is_space);
        if !tries(rest) {
            return if self.unit.is_numeric() { unreadable(Reason::RankAmount) } else { Ok(None) };
        }
        if self.unit == Unit::Id {
            return Err(Fault::RankOfText);
        }
        let glued = hyphenated.is_none() && rest.starts_with(|c: char| c.is_ascii_digit());
        let (amount, tail) = self.amount(amount, glued)?;
        let within = within(tail)?;
        Ok(Some(Rank { bottom, amount, within }))
    }

    /// `10`, `20%` or `80% of total`, and what follows.
    fn amount<'a>(&mut self, text: &'a str, glued: bool) -> Read<(Amount, &'a str)> {
        let end = text.find(|c: char| c.is_alphabetic() || matches!(c, '"' | '«' | '“' | '„')).unwrap_or(text.len());
        let (amount, tail) = text.split_at_checked(end).unwrap_or((text, ""));
        let numeral = Numeral::parse(amount).filter(|numeral| numeral.currency.is_none());
        let Some(numeral) = numeral else { return unreadable(Reason::RankAmount) };
        let number = self.number(&numeral)?;
        if numeral.percent {
            if number <= Decimal::ZERO || number > Decimal::ONE {
                return unreadable(Reason::RankShare);
            }
            return Ok(match keywords::after_phrase(tail, keywords::OF_TOTAL) {
                Some(tail) => (Amount::Total(number), tail),
                None => (Amount::Share(number), tail),
            });
        }
        if glued {
            return unreadable(Reason::RankGlued);
        }
        let count = if number.fract().is_zero() { u64::try_from(number).ok() } else { None };
        match count {
            None | Some(0) => unreadable(Reason::RankCount),
            Some(_) if keywords::after_phrase(tail, keywords::OF_TOTAL).is_some() => unreadable(Reason::TotalOfCount),
            Some(count) => Ok((Amount::Count(count), tail)),
        }
    }
}

/// The field behind `within`.
fn within(tail: &str) -> Read<Option<String>> {
    let tail = tail.trim_matches(is_space);
    if tail.is_empty() {
        return Ok(None);
    }
    let Some(field) = keywords::after_phrase(tail, keywords::WITHIN) else { return unreadable(Reason::RankTail) };
    let field = field.trim_matches(is_space);
    let name = if is_quoted(field) { plain_text(field) } else { unescaped(field) };
    if name.trim_matches(is_space).is_empty() { unreadable(Reason::NoGroup) } else { Ok(Some(name)) }
}

/// A name without the tildes before bars.
fn unescaped(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '~' => text.push(chars.next_if(|next| matches!(next, '*' | '?' | '~' | '|' | '&')).unwrap_or('~')),
            c => text.push(c),
        }
    }
    text
}
