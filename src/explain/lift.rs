//! What would lift a client: for every better tier the smallest change of one column of the data that really gets there.
//!
//! Along one column a client's tier changes only at certain values: the limits that conditions set, carried back through
//! the formulas of the fields, and the cut-offs of ranks among the other clients. Those values and their neighbours, a tick
//! of the column's last decimal away, are all that has to be tried; each is judged by the rules themselves, with the ranks
//! as they would be. Of several columns the one that changes by the smallest share of its value comes first.

use super::hypothesis::{Hypothesis, Line, NewValue};
use crate::metrics::Formula;
use crate::number;
use crate::rules::{Bound, Evaluation, Interval, NO_RULE, Op, Test, Value, Word};
use crate::table::{Field, Numbers, Unit};
use rust_decimal::Decimal;

/// A change of one column that gives a client another tier.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The column of the data.
    pub column: usize,
    /// What it holds now, if a number.
    pub from: Option<Decimal>,
    /// What it would have to hold.
    pub to: NewValue,
    /// The size of the change as a share of the present value; none for texts and for cells that are blank now.
    pub share: Option<Decimal>,
}

/// The changes that lift a row to each better tier, nearest tier first; an empty list where no single change does.
pub fn lifts(hypothesis: &mut Hypothesis<'_>, row: usize) -> Vec<(usize, Vec<Change>)> {
    let evaluation = hypothesis.evaluation;
    let winner = hypothesis.winner(row);
    let current = evaluation.rules.rows.get(winner as usize).map(|rule| rule.tier).filter(|_| winner != NO_RULE);
    let better = 0..current.unwrap_or(evaluation.rules.ladder.len());
    let mut found: Vec<(usize, Vec<Change>)> = better.rev().map(|tier| (tier, Vec::new())).collect();
    if found.is_empty() {
        return found;
    }
    for column in hypothesis.all_columns() {
        for (to, distance) in candidates(hypothesis, row, column) {
            // Candidates come nearest first, so the first that reaches a tier is the smallest change of this column.
            if found.iter().all(|(_, changes)| changes.iter().any(|change| change.column == column)) {
                break;
            }
            let Some(tier) = hypothesis.tier(row, column, &to) else { continue };
            let Some((_, changes)) = found.iter_mut().find(|(own, _)| *own == tier) else { continue };
            if changes.iter().all(|change| change.column != column) {
                let from = number_in(evaluation, column, row);
                // A share of a date means nothing, so dates come behind the numbers.
                let dated = field_of(evaluation, column).is_some_and(|field| field.unit == Unit::Date);
                let share = from.zip(distance).filter(|_| !dated).map(|(from, distance)| relative(distance, from));
                changes.push(Change { column, from, to, share });
            }
        }
    }
    for (_, changes) in &mut found {
        changes.sort_by_key(|change| (change.share.is_none(), change.share));
    }
    found
}

fn relative(distance: Decimal, from: Decimal) -> Decimal {
    number::quotient(distance, from.abs()).unwrap_or(Decimal::MAX)
}

fn field_of(evaluation: &Evaluation<'_>, column: usize) -> Option<std::rc::Rc<Field>> {
    evaluation.measures.read_column(column)
}

fn number_in(evaluation: &Evaluation<'_>, column: usize, row: usize) -> Option<Decimal> {
    field_of(evaluation, column)?.numbers.get(row)
}

/// The values of a column at which a row's tier can change, nearest to the present one first.
fn candidates(hypothesis: &mut Hypothesis<'_>, row: usize, column: usize) -> Vec<(NewValue, Option<Decimal>)> {
    let evaluation = hypothesis.evaluation;
    let Some(field) = field_of(evaluation, column) else { return Vec::new() };
    let now = field.numbers.get(row);
    let mut numbers: Vec<Decimal> = Vec::new();
    let mut others: Vec<NewValue> = Vec::new();
    let scale = tick_scale(&field);
    for (rule, (own, asked)) in evaluation.rules.rows.iter().zip(&evaluation.asked).enumerate() {
        for (index, (own, asked)) in own.conditions.iter().zip(asked).enumerate() {
            let Some(source) = evaluation.sources.get(asked.field) else { continue };
            if !hypothesis.touches(asked.field, column) {
                continue;
            }
            if source.formula == Formula::Column(column) && !field.unit.is_numeric() {
                others.extend(own.condition.any.iter().flatten().filter_map(text_meant));
            }
            let line = hypothesis.line_of(asked.field, row, column);
            numbers.extend(line.as_ref().and_then(Line::pole).into_iter().flat_map(|pole| around(pole, scale)));
            for set in hypothesis.limits(rule, index, row) {
                for bound in set.as_slice().iter().flat_map(|Interval { low, high }| [*low, *high]) {
                    let (Bound::Including(limit) | Bound::Excluding(limit)) = bound else { continue };
                    let root = line.as_ref().and_then(|line| line.solve(limit));
                    numbers.extend(root.into_iter().flat_map(|root| around(root, scale)));
                }
            }
        }
    }
    if now.is_none() {
        // Where too few clients are ranked for a cut-off, any number is enough.
        numbers.extend(hypothesis.middle(column).or(field.unit.is_numeric().then_some(Decimal::ONE)));
    }
    if field.unit == Unit::Date {
        numbers.retain(|day| hypothesis.may_date(row, column, *day));
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers.retain(|number| Some(*number) != now);
    let reference = now.or_else(|| hypothesis.middle(column)).unwrap_or_default();
    let distance =
        |value: Decimal| number::subtract(value, reference).map_or(Decimal::MAX, |difference| difference.abs());
    numbers.sort_by_key(|value| (distance(*value), *value));
    let mut candidates: Vec<(NewValue, Option<Decimal>)> =
        numbers.into_iter().map(|value| (NewValue::Number(value), now.map(|_| distance(value)))).collect();
    if !others.is_empty() {
        others.dedup();
        let own = field.others.as_ref().map_or(&[][..], |own| &own.texts);
        others.extend(own.iter().take(200).map(|text| NewValue::Text(text.clone())));
        let present = field.text(row).map(|text| NewValue::Text(text.to_owned()));
        candidates
            .extend(others.into_iter().filter(|other| Some(other) != present.as_ref()).map(|other| (other, None)));
    }
    candidates
}

/// The text or word that a test asks for.
fn text_meant(test: &Test) -> Option<NewValue> {
    match test {
        Test::Compare(Op::Equal, Value::Pattern(text)) if !text.contains(['*', '?', '~']) => {
            Some(NewValue::Text(text.clone()))
        }
        Test::Compare(Op::Equal, Value::Exact(text)) | Test::Word(Word::Has(text)) => {
            Some(NewValue::Text(text.clone()))
        }
        Test::Compare(Op::Equal, Value::Bool(value)) => Some(NewValue::Bool(*value)),
        Test::Word(Word::Yes) => Some(NewValue::Bool(true)),
        Test::Word(Word::No) => Some(NewValue::Bool(false)),
        _ => None,
    }
}

/// The decimals in which a column changes by ticks.
fn tick_scale(field: &Field) -> u32 {
    match (&field.numbers, field.unit) {
        (_, Unit::Date | Unit::Days | Unit::Count) => match &field.numbers {
            Numbers::Fixed { scale, .. } => *scale,
            _ => 2,
        },
        (Numbers::Fixed { scale, .. }, Unit::Share) => (*scale).max(4),
        (Numbers::Fixed { scale, .. }, _) => *scale,
        (_, Unit::Share) => 15,
        _ => 4,
    }
}

/// The ticks on both sides of a value, and the next ones.
fn around(value: Decimal, scale: u32) -> Vec<Decimal> {
    let tick = Decimal::new(1, scale);
    let down = value.round_dp_with_strategy(scale, rust_decimal::RoundingStrategy::ToNegativeInfinity);
    let neighbours =
        [number::subtract(down, tick), Some(down), number::add(down, tick), number::add(down, tick + tick)];
    neighbours.into_iter().flatten().map(|value| value.normalize()).collect()
}

/// The smallest change of one numeric column, up or down, that would change a row's tier, if it is at most this share of the
/// present value; with the tier that it leads to.
pub fn borders(hypothesis: &mut Hypothesis<'_>, row: usize, near: Decimal) -> Option<(Change, Option<usize>)> {
    let evaluation = hypothesis.evaluation;
    let winner = hypothesis.winner(row);
    let current = evaluation.rules.rows.get(winner as usize).map(|rule| rule.tier).filter(|_| winner != NO_RULE);
    let mut nearest: Option<(Change, Option<usize>)> = None;
    for column in hypothesis.all_columns() {
        // A share of a date means nothing.
        let dated = field_of(evaluation, column).is_none_or(|field| field.unit == Unit::Date);
        let Some(from) = number_in(evaluation, column, row).filter(|_| !dated) else { continue };
        for (to, distance) in candidates(hypothesis, row, column) {
            let Some(share) = distance.map(|distance| relative(distance, from)).filter(|share| *share <= near) else {
                break;
            };
            if nearest.as_ref().is_some_and(|(change, _)| change.share <= Some(share)) {
                break;
            }
            let tier = hypothesis.tier(row, column, &to);
            if tier != current {
                nearest = Some((Change { column, from: Some(from), to, share: Some(share) }, tier));
                break;
            }
        }
    }
    nearest
}
