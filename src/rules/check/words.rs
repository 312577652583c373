//! What findings name, in words: limits as people write them in a cell, examples, lists of rules.

use super::cuts::{example, is_whole, whole};
use super::dimension::Dimension;
use super::space::{Part, Space};
use crate::date::Date;
use crate::lang::Lang;
use crate::problem::Place;
use crate::rules::table::RuleTable;
use crate::rules::{Bound, Interval, Op, Period, Test, Value, Word};
use crate::table::Unit;
use rust_decimal::Decimal;

/// A rule's row of the range.
pub(super) fn row_place(table: &RuleTable, rule: usize) -> Place {
    table.place(rule, usize::MAX)
}

fn value(number: Decimal, unit: Unit) -> Value {
    match unit {
        Unit::Share => Value::Percent(number.normalize()),
        Unit::Days => Value::Duration(number.normalize(), Period::Day),
        Unit::Date => match number.trunc().to_string().parse() {
            Ok(day) => Value::Date(Date::from_day_number(day)),
            Err(_) => Value::Number(number, None),
        },
        _ => Value::Number(number.normalize(), None),
    }
}

/// A number as a value of its field: `10%`, `90 days`, `2026-12-31`.
pub(super) fn number(number: Decimal, unit: Unit, lang: Lang) -> String {
    value(number, unit).print(lang)
}

/// An interval as a condition: `>9% & <10%`, `10..20`, `10`.
pub(super) fn interval(interval: &Interval, unit: Unit, lang: Lang) -> String {
    let low = match interval.low {
        Bound::Open => None,
        Bound::Including(low) => Some((Op::AtLeast, low)),
        Bound::Excluding(low) => Some((Op::Greater, low)),
    };
    let high = match interval.high {
        Bound::Open => None,
        Bound::Including(high) => Some((Op::AtMost, high)),
        Bound::Excluding(high) => Some((Op::Less, high)),
    };
    match (low, high) {
        (Some((Op::AtLeast, low)), Some((Op::AtMost, high))) if low == high => number(low, unit, lang),
        (Some((Op::AtLeast, low)), Some((Op::AtMost, high))) => {
            // 91..120 days
            let first = if unit == Unit::Days { Value::Number(low.normalize(), None) } else { value(low, unit) };
            Test::Between(first, value(high, unit)).print(lang)
        }
        (low, high) => {
            let ends = low.into_iter().chain(high);
            ends.map(|(op, end)| Test::Compare(op, value(end, unit)).print(lang)).collect::<Vec<_>>().join(" & ")
        }
    }
}

/// Rules that are named before the rest is counted.
const MOST_NAMES: usize = 8;

/// Rules as an object: "rule 1", "rules 1, 2 and 5"; accusative in Russian and Ukrainian.
pub(super) fn rules(list: &[usize], lang: Lang) -> String {
    let mut numbers: Vec<usize> = list.iter().map(|rule| rule + 1).collect();
    numbers.sort_unstable();
    let names: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match names.as_slice() {
        [one] => format!("{} {one}", lang.pick(&["rule", "правило", "правило"])),
        [..] if names.len() > MOST_NAMES => {
            let word = lang.pick(&["rules", "правила", "правила"]);
            let more = lang.pick(&["more", "ещё", "ще"]);
            let (and, left) = (lang.pick(&["and", "и", "і"]), names.len() - MOST_NAMES);
            let first = names.get(..MOST_NAMES).unwrap_or(&[]).join(", ");
            if lang == Lang::En {
                format!("{word} {first} {and} {left} {more}")
            } else {
                format!("{word} {first} {and} {more} {left}")
            }
        }
        [first @ .., last] => {
            let word = lang.pick(&["rules", "правила", "правила"]);
            format!("{word} {} {} {last}", first.join(", "), lang.pick(&["and", "и", "і"]))
        }
        [] => String::new(),
    }
}

/// A case in words: `margin 10%, complaints 3`. What is free is not named.
pub(super) fn case(table: &RuleTable, space: &Space, part: &Part, usual: &Part, lang: Lang) -> String {
    let header = |dimension: &Dimension| {
        let field = dimension.fields.first().and_then(|field| table.fields.get(*field));
        field.map_or("", |field| field.header.as_str()).to_owned()
    };
    let mut words = Vec::new();
    for (axis, cases) in part.iter().filter(|own| !usual.contains(own)) {
        if let Some(dimension) = space.dimensions.get(*axis as usize) {
            let role = dimension.fields.first().and_then(|field| table.fields.get(*field)).and_then(|field| field.role);
            let whole_only = is_whole(role, dimension.unit);
            let shown = if let Some(interval) = dimension.interval(cases) {
                let interval = Some(interval).filter(|_| whole_only).as_ref().and_then(whole).unwrap_or(interval);
                let (interval, unit) = dimension.worded(&interval);
                number(example(&interval, whole_only), unit, lang)
            } else if let Some(text) = dimension.text(cases) {
                match text {
                    Some(text) => Value::Pattern(text.to_owned()).print(lang),
                    None => lang.pick(&["(another value)", "(другое значение)", "(інше значення)"]).to_owned(),
                }
            } else if let Some(logical) = dimension.logical(cases) {
                Test::Word(if logical { Word::Yes } else { Word::No }).print(lang)
            } else {
                continue;
            };
            words.push(format!("{} {shown}", header(dimension)));
            continue;
        }
        let standing =
            (*axis as usize).checked_sub(space.dimensions.len()).and_then(|index| space.standings.get(index));
        let Some(standing) = standing else { continue };
        let Some(dimension) = space.dimensions.get(standing.dimension) else { continue };
        let out = standing.ranks.len() as u32;
        let first = cases.as_slice().first().map_or(out, |run| run.0);
        let (rank, inside) = if cases.contains(out) {
            (standing.ranks.last(), false)
        } else {
            (standing.ranks.get(first as usize), true)
        };
        let Some(rank) = rank else { continue };
        let not_in = lang.pick(&["not in", "вне", "поза"]);
        let rank = Test::Rank(rank.clone()).print(lang);
        words.push(if inside {
            format!("{} {rank}", header(dimension))
        } else {
            format!("{} {not_in} {rank}", header(dimension))
        });
    }
    words.join(", ")
}
