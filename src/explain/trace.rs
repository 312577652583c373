//! What the rules saw in one client: per rule and condition the value, the limit and the verdict.

use crate::date::Date;
use crate::lang::Lang;
use crate::number;
use crate::rules::{Bound, Evaluation, Interval, Intervals, Verdict};
use crate::table::{Field, State, Unit};
use rust_decimal::Decimal;

/// One condition of one rule, as it was for one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The rule's place in the table.
    pub rule: usize,
    /// The field's header; empty for a rule without conditions.
    pub field: String,
    /// The condition as written.
    pub condition: String,
    /// The value seen.
    pub value: String,
    /// The numbers that would satisfy it, cut-offs of ranks included; empty where texts are compared.
    pub limit: String,
    /// Whether it held.
    pub verdict: Verdict,
}

/// All steps for a row, rule by rule.
pub fn trace(evaluation: &Evaluation<'_>, row: usize, lang: Lang) -> Vec<Step> {
    let rules = evaluation.rules;
    let mut steps = Vec::new();
    for (rule, (own, asked)) in rules.rows.iter().zip(&evaluation.asked).enumerate() {
        if asked.is_empty() {
            steps.push(Step {
                rule,
                field: String::new(),
                condition: String::new(),
                value: String::new(),
                limit: String::new(),
                verdict: Verdict::True,
            });
        }
        for (own, asked) in own.conditions.iter().zip(asked) {
            let field = &asked.compiled.field;
            let numeric = matches!(field.state(row), State::Number | State::Blank | State::Unreadable);
            let limit = asked.compiled.set(row).filter(|_| numeric).map(|set| limit(set, field.unit, lang));
            steps.push(Step {
                rule,
                field: rules.fields.get(asked.field).map(|field| field.header.clone()).unwrap_or_default(),
                condition: own.condition.print(lang),
                value: seen(field, row, lang),
                limit: limit.unwrap_or_default(),
                verdict: asked.compiled.verdict(row),
            });
        }
    }
    steps
}

/// A row's value in words: numbers as they are, shares as percent, dates in ISO form, blank as empty.
pub fn seen(field: &Field, row: usize, lang: Lang) -> String {
    match field.state(row) {
        State::Number => field.numbers.get(row).map(|value| shown(value, field.unit, lang)).unwrap_or_default(),
        State::Text => field.text(row).unwrap_or_default().to_owned(),
        State::Yes => lang.pick(&["yes", "да", "так"]).to_owned(),
        State::No => lang.pick(&["no", "нет", "ні"]).to_owned(),
        State::Unreadable => "?".to_owned(),
        State::Blank => String::new(),
    }
}

/// A number in the form of its unit. Shares are cut at six digits of percent, everything else is shown whole.
pub fn shown(value: Decimal, unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Share => {
            let percent = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value);
            format!("{}%", number::show(number::significant(percent, 6), lang))
        }
        Unit::Date => {
            let day: Option<i32> = value.normalize().to_string().parse().ok();
            day.map_or_else(|| value.to_string(), |day| Date::from_day_number(day).iso())
        }
        _ => number::show(number::significant(value, number::DOUBLE_DIGITS.max(digits(value))), lang),
    }
}

/// Digits of a number that is exact; quotients, with their many decimals, count as 15.
fn digits(value: Decimal) -> u32 {
    if value.normalize().scale() > 9 { 15 } else { 28 }
}

/// A set of numbers in words: `>=25%`, `10..20`, `<0 | >=5`; empty when it is all numbers or none.
pub fn limit(set: &Intervals, unit: Unit, lang: Lang) -> String {
    let one = |interval: &Interval| match (interval.low, interval.high) {
        (Bound::Open, Bound::Open) => String::new(),
        (Bound::Open, Bound::Including(high)) => format!("<={}", shown(high, unit, lang)),
        (Bound::Open, Bound::Excluding(high)) => format!("<{}", shown(high, unit, lang)),
        (Bound::Including(low), Bound::Open) => format!(">={}", shown(low, unit, lang)),
        (Bound::Excluding(low), Bound::Open) => format!(">{}", shown(low, unit, lang)),
        (Bound::Including(low), Bound::Including(high)) if low == high => format!("={}", shown(low, unit, lang)),
        (low, high) => {
            let low = match low {
                Bound::Excluding(low) => format!(">{}", shown(low, unit, lang)),
                Bound::Including(low) => format!(">={}", shown(low, unit, lang)),
                Bound::Open => String::new(),
            };
            let high = match high {
                Bound::Excluding(high) => format!("<{}", shown(high, unit, lang)),
                Bound::Including(high) => format!("<={}", shown(high, unit, lang)),
                Bound::Open => String::new(),
            };
            format!("{low} & {high}")
        }
    };
    set.as_slice().iter().map(one).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
}
