//! Which rule wins each row, for all rows: the values of a field fall into few classes, and of each class it is known once and
//! for all which rules it lets through. A row then costs one look per field, however many rules there are.
//!
//! Rules are taken in words of [`WORD`], a bit per rule. A class is a stretch of numbers between two limits of the conditions, or
//! a limit itself, or a text.

use super::compiled::{Compiled, NearLimit, NumberTest};
use super::evaluate::{Asked, NO_RULE};
use super::{Bound, Verdict};
use crate::table::{Field, Numbers, State, UNKNOWN};
use std::cmp::Ordering;
use std::rc::Rc;

/// Rules that are judged at once.
pub(super) const WORD: usize = 32;

/// Rows that are judged together, so that their masks stay in the processor's nearest memory.
pub(super) const BLOCK: usize = 1024;

/// Limits that are compared one beside the other, without a branch that a processor would have to guess.
const FEW: usize = 4;

/// The rules that a value lets through: the lower half has a bit for each that it surely does, the upper half one for each that it
/// perhaps does. So one operation on all bits is "and" in three values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Masks(u64);

impl Masks {
    /// What is left of all rules when these conditions, each with its rule, have these verdicts.
    fn of(verdicts: impl Iterator<Item = (u32, Verdict)>) -> Masks {
        let mut masks = u64::MAX;
        for (rule, verdict) in verdicts {
            masks &= match verdict {
                Verdict::True => u64::MAX,
                Verdict::Unknown => !(1 << rule),
                Verdict::False => !(1 << rule | 1 << (rule + WORD as u32)),
            };
        }
        Masks(masks)
    }
}

/// How the numbers of a field fall into classes.
enum Classes<'a> {
    /// The class is how many of the starts a number has reached; class 0 is that of rows without a number.
    Fixed { values: &'a [i64], few: [i64; FEW], more: Vec<i64> },
    /// Class `2 n` is between limits `n - 1` and `n`, class `2 n + 1` is at limit `n`.
    Ratio { near: &'a [f64], low: [f64; FEW], high: [f64; FEW], limits: Vec<NearLimit> },
    /// There are none: each row is asked by itself.
    None,
}

/// Conditions, each with its rule's place in the word.
type Own<'a> = Vec<(u32, &'a Compiled)>;

/// A field with the conditions of a word of rules that are about it.
struct Lane<'a> {
    field: &'a Field,
    asked: Own<'a>,
    numbers: Classes<'a>,
    classes: Vec<Masks>,
    /// The masks of the first classes, those at a limit left out, where a look needs no check.
    first: [Masks; 2 * FEW],
    texts: Vec<Masks>,
    /// For every [`State`]; with those of numbers and texts nothing is known.
    states: [Masks; 6],
}

/// A word of rules, ready to judge rows.
pub(super) struct Lanes<'a> {
    lanes: Vec<Lane<'a>>,
    /// The masks of a row of which nothing is known yet.
    rules: u64,
}

impl<'a> Lanes<'a> {
    /// Makes at most [`WORD`] rules ready.
    pub(super) fn new(rules: &'a [Vec<Asked>]) -> Lanes<'a> {
        let mut fields: Vec<(&Rc<Field>, Own<'_>)> = Vec::new();
        for (rule, asked) in rules.iter().enumerate() {
            for own in asked.iter().map(|asked| &asked.compiled) {
                let own_rule = (rule as u32, own);
                match fields.iter_mut().find(|(field, _)| Rc::ptr_eq(field, &own.field)) {
                    Some((_, list)) => list.push(own_rule),
                    None => fields.push((&own.field, vec![own_rule])),
                }
            }
        }
        let lanes = fields.into_iter().map(|(field, asked)| Lane::new(field, asked)).collect();
        let rules = u64::from(u32::MAX >> (WORD - rules.len().clamp(1, WORD)));
        Lanes { lanes, rules: rules | rules << WORD }
    }

    /// Judges the rows from `first` on that have no winner yet, up to [`BLOCK`]; `base` is the number of the word's first rule.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    #[inline(never)]
    pub(super) fn judge(&self, first: usize, base: u32, winners: &mut [u32], provisional: &mut [u8]) {
        if base > 0 && !winners.contains(&NO_RULE) {
            return;
        }
        let mut masks = [self.rules; BLOCK];
        let Some(masks) = masks.get_mut(..winners.len()) else { return };
        for lane in &self.lanes {
            lane.narrow(first, masks);
        }
        for (masks, (winner, provisional)) in masks.iter().zip(winners.iter_mut().zip(provisional)) {
            let (sure, may) = (*masks as u32, (*masks >> WORD) as u32);
            if *winner == NO_RULE {
                // The rules above the winner: all, where there is none.
                let above = (sure & sure.wrapping_neg()).wrapping_sub(1);
                *winner = if sure == 0 { NO_RULE } else { base + sure.trailing_zeros() };
                *provisional |= u8::from(may & !sure & above != 0);
            }
        }
    }
}

impl<'a> Lane<'a> {
    fn new(field: &'a Field, asked: Own<'a>) -> Lane<'a> {
        let whole = asked.iter().all(|(_, compiled)| compiled.test().is_some());
        let (numbers, classes) = match &field.numbers {
            Numbers::Fixed { values, .. } if whole => fixed(values, &asked),
            Numbers::Ratio { near, .. } if whole => ratio(near, &asked),
            _ => (Classes::None, Vec::new()),
        };
        let texts = field.others.as_ref().map_or(0, |others| others.texts.len());
        let text = |code| Masks::of(asked.iter().map(|(rule, compiled)| (*rule, compiled.on_text(code))));
        let state =
            |code| Masks::of(asked.iter().map(|(rule, compiled)| (*rule, compiled.on_state(State::from_code(code)))));
        let states = [0, 1, 2, 3, 4, 5].map(state);
        let step = if matches!(numbers, Classes::Ratio { .. }) { 2 } else { 1 };
        let [unknown, ..] = states;
        let first = std::array::from_fn(|at| classes.get(at * step).copied().unwrap_or(unknown));
        Lane { texts: (0..texts).map(text).collect(), states, field, asked, numbers, classes, first }
    }

    /// Takes out of the masks of the rows from `first` on the rules that this field does not let through.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    #[inline(never)]
    fn narrow(&self, first: usize, masks: &mut [u64]) {
        let rows = first..first + masks.len();
        let [unknown, ..] = self.states;
        let class = |class: usize| self.classes.get(class).copied();
        let narrowed = match (&self.numbers, &self.field.others) {
            (Classes::Fixed { values, few, more }, None) if more.is_empty() => values.get(rows.clone()).map(|values| {
                each(values, unknown, masks, |value, _| Some(looked_up(&self.first, at_least(*value, few))))
            }),
            (Classes::Fixed { values, few, more }, None) => values
                .get(rows.clone())
                .map(|values| each(values, unknown, masks, |value, _| class(reached(*value, few, more)))),
            (Classes::Fixed { values, few, more }, Some(others)) => others.states.get(rows.clone()).map(|states| {
                each(states, unknown, masks, |state, row| match *state {
                    0 => class(reached(*values.get(first + row)?, few, more)),
                    2 => self.texts.get(*others.codes.get(first + row)? as usize).copied(),
                    state => self.states.get(usize::from(state)).copied(),
                });
            }),
            (Classes::Ratio { near, low, high, limits }, None) => near.get(rows.clone()).map(|near| {
                each(near, unknown, masks, |near, row| {
                    let passed = above(*near, high);
                    if at_least(*near, low) == passed && limits.len() <= FEW && !near.is_nan() {
                        return Some(looked_up(&self.first, passed));
                    }
                    if near.is_nan() {
                        return self.states.get(State::Blank as usize).copied();
                    }
                    class(self.settled(*near, limits, first + row)?)
                });
            }),
            (Classes::Ratio { .. } | Classes::None, _) => None,
        };
        if narrowed.is_none() {
            for (row, masks) in rows.zip(masks) {
                *masks &= Masks::of(self.asked.iter().map(|(rule, compiled)| (*rule, compiled.verdict(row)))).0;
            }
        }
    }

    /// The class of a quotient, limit by limit, where it is a close call.
    #[inline(never)]
    fn settled(&self, near: f64, limits: &[NearLimit], row: usize) -> Option<usize> {
        let mut class = 0;
        for limit in limits {
            match limit.order(near, &self.field.numbers, row)? {
                Ordering::Greater => class += 2,
                Ordering::Equal => return Some(class + 1),
                Ordering::Less => break,
            }
        }
        Some(class)
    }
}

/// Narrows each row's masks by those of its value, else by `unknown`.
#[inline(always)]
fn each<T>(values: &[T], unknown: Masks, masks: &mut [u64], own: impl Fn(&T, usize) -> Option<Masks>) {
    for (row, (value, masks)) in values.iter().zip(masks).enumerate() {
        *masks &= own(value, row).unwrap_or(unknown).0;
    }
}

#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "the remainder is within")]
fn looked_up(masks: &[Masks; 2 * FEW], class: usize) -> Masks {
    masks[class % (2 * FEW)]
}

/// How many of the starts a number has reached.
#[inline(always)]
fn reached(value: i64, few: &[i64; FEW], more: &[i64]) -> usize {
    let few = at_least(value, few);
    if more.is_empty() { few } else { few + more.partition_point(|start| value >= *start) }
}

/// How many of them the value is not below.
#[inline(always)]
fn at_least<T: PartialOrd>(value: T, [a, b, c, d]: &[T; FEW]) -> usize {
    usize::from(value >= *a) + usize::from(value >= *b) + usize::from(value >= *c) + usize::from(value >= *d)
}

/// How many of them the value is above.
#[inline(always)]
fn above<T: PartialOrd>(value: T, [a, b, c, d]: &[T; FEW]) -> usize {
    usize::from(value > *a) + usize::from(value > *b) + usize::from(value > *c) + usize::from(value > *d)
}

/// Starts that no number reaches, in place of those that are not there.
fn padded<T: Copy>(starts: &[T], beyond: T) -> [T; FEW] {
    std::array::from_fn(|at| starts.get(at).copied().unwrap_or(beyond))
}

fn fixed<'a>(values: &'a [i64], asked: &[(u32, &Compiled)]) -> (Classes<'a>, Vec<Masks>) {
    let intervals = |compiled: &Compiled| match compiled.test() {
        Some(NumberTest::Dense(intervals)) => intervals.clone(),
        _ => Vec::new(),
    };
    let mut starts = vec![UNKNOWN + 1];
    for (low, high) in asked.iter().flat_map(|(_, compiled)| intervals(compiled)) {
        starts.push(low);
        starts.extend(high.checked_add(1));
    }
    starts.sort_unstable();
    starts.dedup();
    let of_value = |value: &i64| {
        let holds = |compiled: &Compiled| intervals(compiled).iter().any(|(low, high)| low <= value && value <= high);
        Masks::of(asked.iter().map(|(rule, compiled)| (*rule, Verdict::from(holds(compiled)))))
    };
    let unknown = Masks::of(asked.iter().map(|(rule, compiled)| (*rule, compiled.on_state(State::Blank))));
    let mut classes: Vec<Masks> = [unknown].into_iter().chain(starts.iter().map(of_value)).collect();
    // The greatest number there is reaches the starts that are not there.
    let last = classes.last().copied().unwrap_or(unknown);
    classes.resize(classes.len().max(FEW + 1), last);
    let (few, more) = starts.split_at(starts.len().min(FEW));
    (Classes::Fixed { values, few: padded(few, i64::MAX), more: more.to_vec() }, classes)
}

fn ratio<'a>(near: &'a [f64], asked: &[(u32, &Compiled)]) -> (Classes<'a>, Vec<Masks>) {
    let sets = || asked.iter().filter_map(|(rule, compiled)| Some((*rule, compiled.sets.first()?)));
    let value = |bound: Bound| match bound {
        Bound::Open => None,
        Bound::Including(value) | Bound::Excluding(value) => Some(value),
    };
    let ends = sets().flat_map(|(_, set)| set.as_slice()).flat_map(|interval| [interval.low, interval.high]);
    let mut values: Vec<_> = ends.filter_map(value).collect();
    values.sort_unstable();
    values.dedup();
    let place = |value| values.binary_search(&value).map_or(0, |place| 2 * place + 1);
    let first = |low| match low {
        Bound::Open => 0,
        Bound::Including(value) => place(value),
        Bound::Excluding(value) => place(value) + 1,
    };
    let last = |high| match high {
        Bound::Open => usize::MAX,
        Bound::Including(value) => place(value),
        Bound::Excluding(value) => place(value) - 1,
    };
    let of_class = |class: usize| {
        Masks::of(sets().map(|(rule, set)| {
            let within = |interval: &super::Interval| first(interval.low) <= class && class <= last(interval.high);
            (rule, Verdict::from(set.as_slice().iter().any(within)))
        }))
    };
    let classes = (0..=2 * values.len()).map(of_class).collect();
    let limits: Vec<NearLimit> = values.into_iter().map(NearLimit::new).collect();
    let side = |side: fn(&NearLimit) -> f64| padded(&limits.iter().map(side).collect::<Vec<_>>(), f64::INFINITY);
    let (low, high) = (side(|limit| limit.low), side(|limit| limit.high));
    (Classes::Ratio { near, low, high, limits }, classes)
}

#[cfg(test)]
mod tests {
    use super::super::{Condition, Interval, Intervals};
    use super::*;
    use crate::table::{Others, Unit};
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn set() -> impl Strategy<Value = Intervals> {
        let number = || (-40i64..40, 0u32..3).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale));
        let bound = move || {
            prop_oneof![Just(Bound::Open), number().prop_map(Bound::Including), number().prop_map(Bound::Excluding)]
        };
        let interval = (bound(), bound()).prop_map(|(low, high)| {
            Interval::new(low, high).map_or_else(Intervals::none, |own| Intervals::between(own.low, own.high))
        });
        prop_oneof![interval.clone(), (interval.clone(), interval).prop_map(|(a, b)| a.union(&b))]
    }

    fn fields() -> impl Strategy<Value = Vec<Rc<Field>>> {
        let value = || prop_oneof![6 => -60i64..60, 1 => Just(UNKNOWN), 1 => Just(i64::MAX)];
        let rows = prop::collection::vec((value(), value(), 0u8..6), 1..40);
        (rows, 0u32..3).prop_map(|(rows, scale)| {
            let column =
                |pick: fn(&(i64, i64, u8)) -> i64| Numbers::Fixed { scale, values: rows.iter().map(pick).collect() };
            let (a, b) = (column(|row| row.0), column(|row| row.1));
            let states: Vec<u8> = rows.iter().map(|row| row.2).collect();
            let known: Vec<i64> = rows.iter().map(|row| if row.2 == 0 { row.0.min(99) } else { UNKNOWN }).collect();
            let mixed = Field {
                others: Some(Others { codes: vec![0; states.len()], states, texts: vec!["x".to_owned()] }),
                ..Field::computed(Unit::Any, Numbers::Fixed { scale, values: known })
            };
            let ratio = Numbers::quotient(&a, &b);
            let wide = Numbers::Wide((0..rows.len()).map(|row| a.get(row)).collect());
            let plain = [a, ratio, wide].map(|numbers| Rc::new(Field::computed(Unit::Money, numbers)));
            plain.into_iter().chain([Rc::new(mixed)]).collect()
        })
    }

    /// What asking rule by rule and condition by condition gives.
    fn one_by_one(rules: &[Vec<Asked>], row: usize) -> (u32, u8) {
        let mut doubt = 0;
        for (rule, asked) in rules.iter().enumerate() {
            match asked.iter().fold(Verdict::True, |verdict, asked| verdict.and(asked.compiled.verdict(row))) {
                Verdict::True => return (rule as u32, doubt),
                Verdict::Unknown => doubt = 1,
                Verdict::False => {}
            }
        }
        (NO_RULE, doubt)
    }

    proptest! {
        #[test]
        fn all_rows_at_once_are_judged_as_one_by_one(
            fields in fields(),
            rules in prop::collection::vec(prop::collection::vec((0usize..4, set(), any::<bool>()), 0..4), 1..90),
            part in any::<prop::sample::Index>(),
        ) {
            let condition = |blank: bool| {
                let test = if blank { super::super::Test::Word(super::super::Word::Blank) } else { super::super::Test::Word(super::super::Word::Filled) };
                Condition { any: vec![vec![test]] }
            };
            let asked = |(field, set, blank): (usize, Intervals, bool)| Asked {
                field,
                compiled: Compiled::new(&condition(blank), fields[field].clone(), vec![set], None),
                within: vec![None],
            };
            let rules: Vec<Vec<Asked>> = rules.into_iter().map(|own| own.into_iter().map(asked).collect()).collect();
            let rows = fields[0].len();
            let (mut winners, mut provisional) = (vec![NO_RULE; rows], vec![0; rows]);
            // In two parts, as the rows of a long table are judged block by block.
            let second = part.index(rows);
            for (word, rules) in rules.chunks(WORD).enumerate() {
                let (lanes, base) = (Lanes::new(rules), (word * WORD) as u32);
                lanes.judge(0, base, &mut winners[..second], &mut provisional[..second]);
                lanes.judge(second, base, &mut winners[second..], &mut provisional[second..]);
            }
            for row in 0..rows {
                prop_assert_eq!((winners[row], provisional[row]), one_by_one(&rules, row), "row {}", row);
            }
        }
    }
}
