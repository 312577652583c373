//! What was perhaps meant: small rewritings of a test that cannot be read, tried one after another until one can.

use super::ranking::{is_hyphen, misspelt_rank};
use super::{Parser, Seen, leading_word, operator};
use crate::cells::numeral::is_space;
use crate::rules::keywords::{self, Keyword};
use crate::table::{Locale, Unit};

/// Longer tests get no suggestion: nobody reads it, and the rewritings would take their time.
const LONGEST: usize = 200;

type Rewriting = fn(&str) -> Option<String>;

/// The likeliest first.
const REWRITINGS: &[Rewriting] = &[
    closed_quote,
    without_spare_bars,
    spelt_rank,
    one_percent_sign,
    percent_sign,
    digits,
    two_dots,
    dots_for_dash,
    both_ends_alike,
    ends_in_order,
    half_range,
    in_words,
    plus,
    full_period,
    spelt_period,
    first_of_january,
    one_operator,
    without_operator,
    spelt_word,
    as_rank,
    filled_or_blank,
];

/// A test that can be read and was perhaps meant by this one.
pub fn repaired(text: &str, unit: Unit, reading: &Locale) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let readable = |candidate: &String| {
        let mut seen = Seen::default();
        candidate != text && matches!(Parser { unit, reading, seen: &mut seen }.condition(candidate), Ok(Some(_)))
    };
    REWRITINGS.iter().filter_map(|rewriting| rewriting(text)).find(readable)
}

fn closed_quote(text: &str) -> Option<String> {
    let close = match text.trim_start_matches(|c| !matches!(c, '"' | '«' | '“' | '„')).chars().next()? {
        '«' => '»',
        '“' | '„' => '”',
        _ => '"',
    };
    Some(format!("{text}{close}"))
}

fn without_spare_bars(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('|').map(|part| part.trim_matches(|c| is_space(c) || c == '&')).collect();
    (parts.len() > 1 || text.contains('&'))
        .then(|| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | "))
}

fn spelt_rank(text: &str) -> Option<String> {
    let (head, rest) = leading_word(text);
    let keyword = misspelt_rank(text)
        .or_else(|| matches!(keywords::keyword(head)?, Keyword::Top | Keyword::Bottom).then_some(head))?;
    let rest = rest.trim_start_matches(|c| is_space(c) || is_hyphen(c)).replace("%%", "%").replace("% %", "%");
    Some(format!("{keyword} {rest}"))
}

fn one_percent_sign(text: &str) -> Option<String> {
    text.contains('%').then(|| text.replace("% %", "%").replace("%%", "%"))
}

fn percent_sign(text: &str) -> Option<String> {
    let folded = keywords::fold(text);
    ["percent", "per cent", "pct", "процент", "відсот", "проц"].iter().find_map(|word| {
        let at = folded.find(word)?;
        let before = folded.get(..at)?.trim_end_matches(is_space);
        let after = folded.get(at..)?.trim_start_matches(|c: char| c.is_alphabetic() || c == '.');
        Some(format!("{before}%{after}"))
    })
}

/// Letters that were typed for digits, in words that have digits too or consist of them.
fn digits(text: &str) -> Option<String> {
    let digit = |c: char| match c {
        'O' | 'o' | 'О' | 'о' => '0',
        'l' | 'I' | 'І' | 'і' | 'i' => '1',
        'З' | 'з' => '3',
        'б' => '6',
        c => c,
    };
    let like_number =
        |word: &str| word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(|c| !digit(c).is_alphabetic());
    let words: Vec<String> = text
        .split(' ')
        .map(|word| if like_number(word) { word.chars().map(digit).collect() } else { word.to_owned() })
        .collect();
    Some(words.join(" "))
}

fn two_dots(text: &str) -> Option<String> {
    (text.contains('…') || text.contains("...")).then(|| text.replace('…', "..").replace("...", ".."))
}

fn dots_for_dash(text: &str) -> Option<String> {
    let (op, value) = operator(text);
    if op.is_some() {
        return None;
    }
    let from = value.chars().next()?.len_utf8();
    let dash = from + value.get(from..)?.find(is_hyphen)?;
    let (low, high) = value.split_at_checked(dash)?;
    Some(format!("{}..{}", low.trim_end_matches(is_space), high.trim_start_matches(|c| is_space(c) || is_hyphen(c))))
}

/// `12..20%` and `3..6 months`.
fn both_ends_alike(text: &str) -> Option<String> {
    let (low, high) = text.split_once("..")?;
    let digit = |c: char| c.is_ascii_digit();
    let unit = |end: &str| end.rfind(digit).and_then(|at| end.get(at + 1..)).unwrap_or("").to_owned();
    if unit(low).trim_matches(is_space).is_empty() {
        Some(format!("{}{}..{high}", low.trim_end_matches(is_space), unit(high)))
    } else {
        None
    }
}

fn ends_in_order(text: &str) -> Option<String> {
    let (low, high) = text.split_once("..")?;
    Some(format!("{}..{}", high.trim_matches(is_space), low.trim_matches(is_space)))
}

fn half_range(text: &str) -> Option<String> {
    let low = text.strip_suffix("..").map(|low| format!(">={low}"));
    low.or_else(|| text.strip_prefix("..").map(|high| format!("<={}", high.trim_start_matches(is_space))))
}

/// "more than 5", "от 10 до 20".
fn in_words(text: &str) -> Option<String> {
    const SIGNS: &[(&str, &[&[&str]])] = &[
        (
            ">=",
            &[&["at", "least"], &["не", "менее"], &["не", "меньше"], &["не", "менше"], &["from"], &["от"], &["від"]],
        ),
        ("<=", &[&["at", "most"], &["up", "to"], &["не", "более"], &["не", "больше"], &["не", "більше"], &["до"]]),
        (">", &[&["more", "than"], &["greater", "than"], &["over"], &["above"], &["больше"], &["более"], &["свыше"]]),
        (">", &[&["більше"], &["понад"], &["выше"], &["вище"]]),
        ("<", &[&["less", "than"], &["under"], &["below"], &["меньше"], &["менее"], &["менше"], &["ниже"], &["нижче"]]),
    ];
    let (sign, value) =
        SIGNS.iter().find_map(|(sign, phrases)| Some((sign, keywords::after_phrase(text, phrases)?)))?;
    let value = value.trim_start_matches(is_space);
    let ends = [" до ", " to ", " по "].iter().find_map(|word| value.split_once(word));
    Some(match ends {
        Some((low, high)) if *sign == ">=" => format!("{}..{}", low.trim_end_matches(is_space), high),
        _ => format!("{sign}{value}"),
    })
}

fn plus(text: &str) -> Option<String> {
    let (op, value) = operator(text);
    value.strip_suffix('+').filter(|_| op.is_none()).map(|value| format!(">={}", value.trim_end_matches(is_space)))
}

/// A letter that could be several units.
fn full_period(text: &str) -> Option<String> {
    let at = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let word = keywords::fold(text.get(at..)?.trim_matches(is_space).trim_end_matches('.'));
    let full = match word.as_str() {
        "m" => "months",
        "м" => "мес",
        "г" | "р" => "лет",
        _ => return None,
    };
    Some(format!("{} {full}", text.get(..at)?))
}

fn spelt_period(text: &str) -> Option<String> {
    let at = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let word = text.get(at..)?.trim_matches(is_space).trim_end_matches('.');
    Some(format!("{} {}", text.get(..at)?, keywords::misspelt_period(word)?))
}

/// A year of the calendar in a column of dates.
fn first_of_january(text: &str) -> Option<String> {
    let (_, value) = operator(text);
    let value = value.trim_start_matches(is_space);
    let year = value.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let sign = text.strip_suffix(value)?;
    (!value.contains("..")).then(|| match sign.trim_end_matches(is_space) {
        "" => format!("{year}-01-01..{year}-12-31"),
        sign @ ("<=" | "≤" | "=<" | ">") => format!("{sign}{year}-12-31"),
        sign => format!("{sign}{year}-01-01"),
    })
}

fn without_operator(text: &str) -> Option<String> {
    let (op, value) = operator(text);
    op.map(|_| value.trim_start_matches(is_space).to_owned())
}

/// `> = 5`
fn one_operator(text: &str) -> Option<String> {
    let end = text.find(|c: char| !is_space(c) && !"<>=!≠≤≥".contains(c))?;
    let (signs, value) = text.split_at_checked(end)?;
    let signs: String = signs.chars().filter(|c| !is_space(*c)).collect();
    let doubled = signs.chars().next().filter(|first| signs.chars().all(|c| c == *first));
    Some(match doubled {
        Some(sign) => format!("{sign}{value}"),
        None => format!("{signs}{value}"),
    })
}

fn spelt_word(text: &str) -> Option<String> {
    let (word, rest) = leading_word(text);
    let (meant, _) = keywords::misspelt_keyword(word)?;
    Some(format!("{meant}{rest}"))
}

/// A percentage of a field whose values are no percentages.
fn as_rank(text: &str) -> Option<String> {
    (text.ends_with('%') && operator(text).0.is_none()).then(|| format!("top {text}"))
}

/// "Yes" where the question can only be whether something is there.
fn filled_or_blank(text: &str) -> Option<String> {
    let (keyword, meant) = match keywords::keyword(text)? {
        Keyword::Yes => (Keyword::Yes, Keyword::Filled),
        Keyword::Has => (Keyword::Has, Keyword::Filled),
        Keyword::No => (Keyword::No, Keyword::Blank),
        _ => return None,
    };
    let folded = keywords::fold(text);
    let language = keyword.shown().iter().position(|word| *word == folded).unwrap_or(0);
    meant.shown().get(language).map(|word| (*word).to_owned())
}
