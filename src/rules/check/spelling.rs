//! What is probably misspelt: headers like those of known fields, percentages without their sign, and texts that look alike
//! and are not.

use crate::lang::Lang;
use crate::maps::Map;
use crate::messages::Code;
use crate::number;
use crate::problem::Problem;
use crate::rules::table::RuleTable;
use crate::rules::{Condition, Test, Value, Word};
use crate::table::{Role, Unit, normalise};
use rust_decimal::Decimal;

/// Headers that no role has and that are nearly the name of a figure.
pub(super) fn doubtful_fields(table: &RuleTable) -> Vec<Problem> {
    let unknown = table.fields.iter().filter(|field| field.role.is_none());
    let near = unknown.filter_map(|field| Some((field, nearest(&normalise(&field.header))?)));
    near.map(|(field, name)| Problem::new(Code::DoubtfulField, table.header_place(field), [field.header.clone(), name]))
        .collect()
}

fn nearest(header: &str) -> Option<String> {
    let length = header.chars().count();
    // `profit 2` is a column of somebody's own.
    if header.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let most = match length {
        ..5 => return None,
        5..8 => 1,
        _ => 2,
    };
    let figures = Role::ALL.iter().filter(|role| role.unit().is_numeric());
    let names = figures.flat_map(|role| {
        let titles = role.titles().iter().map(|title| normalise(title));
        titles.chain(role.synonyms().iter().map(|name| (*name).to_owned()))
    });
    let close = names.filter(|name| name.chars().count().abs_diff(length) <= most && name.chars().count() >= 5);
    let scored = close.map(|name| (strsim::osa_distance(&name, header), name));
    scored.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// Numbers compared with a share that can only have been meant as percentages.
pub(super) fn percent_scale(table: &RuleTable, lang: Lang) -> Vec<Problem> {
    let mut found = Vec::new();
    for (rule, row) in table.rows.iter().enumerate() {
        for own in &row.conditions {
            let Some(field) = table.fields.get(own.field).filter(|field| field.unit == Unit::Share) else { continue };
            // Margins and discounts do not exceed 1; markups and growth may well be 150 %.
            let limited = matches!(field.role, Some(Role::Margin | Role::Discount));
            let large = |number: &Decimal| number.abs() >= Decimal::TWO || (limited && *number > Decimal::ONE);
            let mut bare = values(&own.condition).filter_map(|value| match value {
                Value::Number(number, None) => Some(*number),
                _ => None,
            });
            let Some(bare) = bare.find(large) else { continue };
            let percent = bare.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(bare);
            let args = [field.header.clone(), number::show(bare, lang), number::show(percent, lang)];
            found.push(Problem::new(Code::PercentScale, table.place(rule, own.field), args));
        }
    }
    found
}

fn values(condition: &Condition) -> impl Iterator<Item = &Value> {
    condition.any.iter().flatten().flat_map(|test| match test {
        Test::Compare(_, value) => vec![value],
        Test::Between(low, high) => vec![low, high],
        _ => Vec::new(),
    })
}

/// Letters that look alike, Cyrillic first, in lower case; also those that do so only as capitals.
const ALIKE: &[(char, char)] = &[
    ('а', 'a'),
    ('в', 'b'),
    ('с', 'c'),
    ('е', 'e'),
    ('н', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('м', 'm'),
    ('о', 'o'),
    ('р', 'p'),
    ('ѕ', 's'),
    ('т', 't'),
    ('х', 'x'),
    ('у', 'y'),
];

fn latin(c: char) -> char {
    ALIKE.iter().find(|pair| pair.0 == c).map_or(c, |pair| pair.1)
}

fn cyrillic(c: char) -> char {
    ALIKE.iter().find(|pair| pair.1 == c).map_or(c, |pair| pair.0)
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// The word in one alphabet, when it is written in two and one is enough.
fn unmixed(text: &str) -> Option<String> {
    let folded = text.to_lowercase();
    let own_word = |word: &str| word.chars().any(is_cyrillic) && word.chars().any(|c| c.is_ascii_alphabetic());
    if !folded.split(|c: char| !c.is_alphabetic()).any(own_word) {
        return None;
    }
    let to_cyrillic: String = folded.chars().map(cyrillic).collect();
    let to_latin: String = folded.chars().map(latin).collect();
    let rest = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    match () {
        () if !rest(&to_cyrillic) => Some(to_cyrillic.to_uppercase()),
        () if !to_latin.chars().any(is_cyrillic) => Some(to_latin.to_uppercase()),
        () => None,
    }
}

/// Texts of one field that look alike and are written in different alphabets.
pub(super) fn mixed_alphabets(table: &RuleTable, of: &[usize]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut seen: Map<(usize, String), Vec<String>> = Map::new();
    for (rule, row) in table.rows.iter().enumerate() {
        for own in &row.conditions {
            let Some(dimension) = of.get(own.field) else { continue };
            for text in texts(&own.condition) {
                let folded = text.to_lowercase();
                let skeleton: String = folded.chars().map(latin).collect();
                let others = seen.at((*dimension, skeleton), Vec::new);
                if others.contains(&folded) {
                    continue;
                }
                let other = others.first().cloned().or_else(|| unmixed(text));
                others.push(folded.clone());
                if let Some(other) = other {
                    // Capitals show the likeness that small letters may not have.
                    let args = [text.to_uppercase(), other.to_uppercase()];
                    found.push(Problem::new(Code::MixedAlphabets, table.place(rule, own.field), args));
                }
            }
        }
    }
    found
}

fn texts(condition: &Condition) -> impl Iterator<Item = &String> {
    condition.any.iter().flatten().filter_map(|test| match test {
        Test::Compare(_, Value::Pattern(text) | Value::Exact(text)) | Test::Word(Word::Has(text)) => Some(text),
        _ => None,
    })
}
