//! Quotes and the escapes of wildcards: where a test ends, and what a text stands for.

use super::leading_word;
use super::operator;
use crate::cells::numeral::is_space;
use crate::rules::keywords::{self, Keyword};

/// Whether a text begins with an opening quotation mark.
pub fn opens_quote(text: &str) -> bool {
    text.starts_with(['"', '«', '“', '„'])
}

/// Where the quotation that a text begins with ends; `None` when it is not closed.
///
/// `""` inside `"..."` is one mark. Closing guillemets that stand together close as many opening ones, so that
/// `«ООО «Ромашка»»` is one quotation.
fn closing(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    let (_, open) = chars.next()?;
    let mut depth = 1;
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        match (open, c) {
            ('"', '"') if chars.next_if(|(_, next)| *next == '"').is_some() => {}
            ('"', '"') => return Some(end),
            ('“', '”') | ('„', '“' | '”') => return Some(end),
            ('«', '«') => depth += 1,
            ('«', '»') => {
                let mut end = end;
                while depth > 1
                    && let Some((at, c)) = chars.next_if(|(_, next)| *next == '»')
                {
                    end = at + c.len_utf8();
                    depth -= 1;
                }
                return Some(end);
            }
            _ => {}
        }
    }
    None
}

/// Whether a text is one quotation and nothing else.
pub fn is_quoted(text: &str) -> bool {
    opens_quote(text) && closing(text) == Some(text.len())
}

/// What stands between the marks of a quotation.
pub fn plain_text(quotation: &str) -> String {
    let mut inner = quotation.chars();
    let open = inner.next();
    inner.next_back();
    let inner = inner.as_str();
    if open == Some('"') { inner.replace("\"\"", "\"") } else { inner.to_owned() }
}

/// A text with `~` before wildcards only: an escaped bar is a bar, and a tilde before anything else a tilde.
pub fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '~' => match chars.next_if(|next| matches!(next, '*' | '?' | '~' | '|' | '&')) {
                Some(c @ ('|' | '&')) => pattern.push(c),
                Some(c) => pattern.extend(['~', c]),
                None => pattern.push_str("~~"),
            },
            c => pattern.push(c),
        }
    }
    pattern
}

/// The pattern that matches just this text.
pub fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '?' | '~') {
            pattern.push('~');
        }
        pattern.push(c);
    }
    pattern
}

/// Where the test that a text begins with ends: at a bar or an ampersand outside of quotes, or with the text. `None` when
/// a quotation is not closed.
///
/// Quotation marks count where a value begins; elsewhere, as in `ООО "Ромашка"` or `5"`, they are part of the text.
pub fn end_of_test(text: &str) -> Option<usize> {
    let (_, value) = operator(text.trim_start_matches(is_space));
    let value = value.trim_start_matches(is_space);
    let from = match quotation(value) {
        Some(quotation) => text.len() - quotation.len() + closing(quotation)?,
        None => text.len() - value.len(),
    };
    let mut escaped = false;
    for (at, c) in text.get(from..)?.char_indices() {
        match c {
            _ if escaped && matches!(c, '*' | '?' | '~' | '|' | '&') => escaped = false,
            '|' | '&' => return Some(from + at),
            c => escaped = c == '~',
        }
    }
    Some(text.len())
}

/// The rest of a value from its quotation on: the value itself, a tag, or the field that a rank is within.
fn quotation(value: &str) -> Option<&str> {
    if opens_quote(value) {
        return Some(value);
    }
    let (head, rest) = leading_word(value);
    let at = rest.find(['"', '«', '“', '„', '|', '&'])?;
    let (before, quotation) = rest.split_at_checked(at)?;
    if !opens_quote(quotation) {
        return None;
    }
    match keywords::keyword(head)? {
        Keyword::Has => before.chars().all(is_space).then_some(quotation),
        Keyword::Top | Keyword::Bottom => {
            let mut words = before.split(is_space).rev().filter(|word| !word.is_empty());
            let last = words.next().unwrap_or("");
            let pair = [words.next().unwrap_or(""), last];
            let is = |words: &[&str]| {
                keywords::WITHIN.iter().any(|phrase| {
                    phrase.len() == words.len()
                        && phrase.iter().zip(words).all(|(own, word)| keywords::fold(word) == **own)
                })
            };
            (is(&[last]) || is(&pair)).then_some(quotation)
        }
        _ => None,
    }
}
