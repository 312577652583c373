//! One condition made ready for one field of the data: numbers as intervals in the column's own form, texts decided once
//! per different text.

use super::rank::{NEAR, NO_GROUP};
use super::{Condition, Intervals, Verdict};
use crate::number::{self, integer_power_of_ten};
use crate::rules::{Bound, Interval};
use crate::table::{Field, Numbers, State, UNKNOWN};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::rc::Rc;

/// A condition of a rule, ready to be asked about any row.
#[derive(Debug)]
pub struct Compiled {
    /// The values it is about.
    pub field: Rc<Field>,
    /// The numbers that satisfy it: one set; or one per group of a rank within groups, and two more for a client without a
    /// group, with the numbers that surely and that possibly satisfy it.
    pub sets: Vec<Intervals>,
    /// The group of each row, when there are several sets.
    groups: Option<Rc<Vec<u32>>>,
    tests: Vec<NumberTest>,
    texts: Vec<Verdict>,
    blank: Verdict,
    unreadable: Verdict,
    no: Verdict,
    yes: Verdict,
}

/// Intervals in the form of the column that they are asked about.
#[derive(Debug)]
enum NumberTest {
    /// Both ends included.
    Dense(Vec<(i64, i64)>),
    Ratio(Vec<NearInterval>),
    Exact(Intervals),
}

#[derive(Debug)]
struct NearInterval {
    exact: Interval,
    /// Below `outside.0` or above `outside.1` a quotient in doubles is surely out.
    outside: (f64, f64),
    /// Between these it is surely in.
    inside: (f64, f64),
    /// The limits as fractions, where it can be decided without a division.
    limits: Option<[Limit; 2]>,
}

/// A limit of an interval: `units / of`, and where a quotient must stand to it, as [`Ordering`] sees it, to be in.
#[derive(Debug)]
enum Limit {
    None,
    At { units: i128, of: i128, beyond: Ordering, including: bool },
}

impl Compiled {
    /// Prepares a condition; `sets` are the numbers that satisfy it, by group where it ranks within groups.
    pub fn new(
        condition: &Condition,
        field: Rc<Field>,
        sets: Vec<Intervals>,
        groups: Option<Rc<Vec<u32>>>,
    ) -> Compiled {
        let tests = sets.iter().map(|set| NumberTest::new(set, &field.numbers)).collect();
        let texts = field.others.as_ref().map_or(&[][..], |others| &others.texts);
        Compiled {
            texts: texts.iter().map(|text| condition.on_text(text)).collect(),
            blank: condition.on_blank(),
            unreadable: condition.on_unreadable(),
            no: condition.on_bool(false),
            yes: condition.on_bool(true),
            field,
            sets,
            groups,
            tests,
        }
    }

    /// The group of a row; `None` when the condition ranks within groups and the row has none.
    pub fn group(&self, row: usize) -> Option<usize> {
        match &self.groups {
            None => Some(0),
            Some(groups) => groups.get(row).filter(|group| **group != NO_GROUP).map(|group| *group as usize),
        }
    }

    /// The numbers that satisfy it in one row.
    pub fn set(&self, row: usize) -> Option<&Intervals> {
        self.sets.get(self.group(row)?)
    }

    /// Whether it holds of a row.
    pub fn verdict(&self, row: usize) -> Verdict {
        match self.field.others.as_ref().and_then(|others| others.states.get(row)) {
            None | Some(0) => self.on_number(row),
            Some(code) => self.on_other(State::from_code(*code), row),
        }
    }

    fn on_number(&self, row: usize) -> Verdict {
        if let Some(test) = self.group(row).and_then(|group| self.tests.get(group)) {
            return self.against(test, row);
        }
        match self.tests.as_slice() {
            // What holds wherever in its group the client would stand is known; what may hold is not.
            [.., least, most] => match self.against(least, row) {
                Verdict::False => self.against(most, row).min(Verdict::Unknown),
                known => known,
            },
            _ => Verdict::Unknown,
        }
    }

    fn against(&self, test: &NumberTest, row: usize) -> Verdict {
        match (test, &self.field.numbers) {
            (NumberTest::Dense(intervals), Numbers::Fixed { values, .. }) => match values.get(row) {
                None | Some(&UNKNOWN) => self.blank,
                Some(value) => Verdict::from(intervals.iter().any(|(low, high)| low <= value && value <= high)),
            },
            (NumberTest::Ratio(intervals), Numbers::Ratio { near, .. }) => match near.get(row) {
                Some(near) if !near.is_nan() => {
                    Verdict::from(intervals.iter().any(|interval| interval.contains(*near, &self.field.numbers, row)))
                }
                _ => self.blank,
            },
            (NumberTest::Exact(set), numbers) => {
                numbers.get(row).map_or(self.blank, |value| Verdict::from(set.contains(value)))
            }
            _ => Verdict::Unknown,
        }
    }

    fn on_other(&self, state: State, row: usize) -> Verdict {
        match state {
            State::Number => self.on_number(row),
            State::Blank => self.blank,
            State::Unreadable => self.unreadable,
            State::No => self.no,
            State::Yes => self.yes,
            State::Text => {
                let code = self.field.others.as_ref().and_then(|others| others.codes.get(row));
                let verdict = code.and_then(|code| self.texts.get(*code as usize));
                verdict.copied().unwrap_or(Verdict::Unknown)
            }
        }
    }

    /// Keeps, of these rows counted from `first`, those of which it holds or may hold, in their order; how many they are. Where
    /// it is not known, the row's place in `doubts` becomes `doubt`.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn keep(&self, first: usize, rows: &mut [u16], doubts: &mut [u32], doubt: u32) -> usize {
        let block = first..first + doubts.len();
        if self.groups.is_none()
            && let [test] = self.tests.as_slice()
        {
            let blank = self.blank as u8;
            match (test, &self.field.numbers, &self.field.others) {
                (NumberTest::Dense(intervals), Numbers::Fixed { values, .. }, None) => {
                    if let ([(low, high)], Some(values)) = (intervals.as_slice(), values.get(block)) {
                        let (low, high) = (*low, *high);
                        return sift(rows, doubts, doubt, |row| match values.get(row) {
                            None | Some(&UNKNOWN) => blank,
                            Some(value) => u8::from((low <= *value) & (*value <= high)) * 2,
                        });
                    }
                }
                (NumberTest::Ratio(intervals), Numbers::Ratio { near, .. }, None) => {
                    if let ([interval], Some(near)) = (intervals.as_slice(), near.get(block)) {
                        let ((out_low, out_high), (in_low, in_high)) = (interval.outside, interval.inside);
                        return sift(rows, doubts, doubt, |row| {
                            let near = near.get(row).copied().unwrap_or(f64::NAN);
                            let within = (in_low < near) & (near < in_high);
                            let beyond = (near < out_low) | (near > out_high);
                            if within | beyond {
                                return u8::from(within) * 2;
                            }
                            if near.is_nan() {
                                return blank;
                            }
                            u8::from(interval.settles(&self.field.numbers, first + row)) * 2
                        });
                    }
                }
                (_, _, Some(others)) => {
                    if let (Some(states), Some(codes)) = (others.states.get(block.clone()), others.codes.get(block)) {
                        return sift(rows, doubts, doubt, |row| match (states.get(row), codes.get(row)) {
                            (Some(state), Some(code)) if *state == State::Text as u8 => {
                                self.texts.get(*code as usize).map_or(1, |verdict| *verdict as u8)
                            }
                            _ => self.verdict(first + row) as u8,
                        });
                    }
                }
                _ => {}
            }
        }
        sift(rows, doubts, doubt, |row| self.verdict(first + row) as u8)
    }
}

/// Moves the rows whose verdict is not false to the front, without a branch that a processor would have to guess.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "`kept` never overtakes `at`, which is within the rows")]
fn sift(rows: &mut [u16], doubts: &mut [u32], doubt: u32, verdict: impl Fn(usize) -> u8) -> usize {
    let mut kept = 0;
    for at in 0..rows.len() {
        let row = rows[at];
        let own = verdict(usize::from(row));
        rows[kept] = row;
        kept += usize::from(own != Verdict::False as u8);
        if own == Verdict::Unknown as u8
            && let Some(place) = doubts.get_mut(usize::from(row))
        {
            *place = doubt;
        }
    }
    kept
}

impl NumberTest {
    fn new(set: &Intervals, numbers: &Numbers) -> NumberTest {
        match numbers {
            Numbers::Fixed { scale, .. } => {
                NumberTest::Dense(set.as_slice().iter().filter_map(|interval| dense(interval, *scale)).collect())
            }
            Numbers::Ratio { .. } => NumberTest::Ratio(set.as_slice().iter().map(NearInterval::new).collect()),
            Numbers::Wide(_) => NumberTest::Exact(set.clone()),
        }
    }
}

/// The integers in units of `10^-scale` that an interval covers; `None` when it covers none.
fn dense(interval: &Interval, scale: u32) -> Option<(i64, i64)> {
    let low = match interval.low {
        Bound::Open => UNKNOWN + 1,
        Bound::Including(value) => units(value, scale, true),
        Bound::Excluding(value) => units(value, scale, false).checked_add(1)?,
    };
    let high = match interval.high {
        Bound::Open => i64::MAX,
        Bound::Including(value) => units(value, scale, false),
        Bound::Excluding(value) => units(value, scale, true).checked_sub(1)?,
    };
    (low <= high).then_some((low.max(UNKNOWN + 1), high))
}

/// A decimal in units of `10^-scale`, rounded up or down to a whole one, kept within what an integer holds.
fn units(value: Decimal, scale: u32, up: bool) -> i64 {
    let (mantissa, own) = (value.mantissa(), value.scale());
    let limit = if value.is_sign_negative() { UNKNOWN + 1 } else { i64::MAX };
    let whole = if own <= scale {
        integer_power_of_ten(scale - own).and_then(|factor| mantissa.checked_mul(factor))
    } else {
        integer_power_of_ten(own - scale).map(|divisor| {
            let floor = mantissa.div_euclid(divisor);
            if up && mantissa.rem_euclid(divisor) != 0 { floor + 1 } else { floor }
        })
    };
    whole.and_then(|whole| i64::try_from(whole).ok()).unwrap_or(limit)
}

impl NearInterval {
    fn new(exact: &Interval) -> NearInterval {
        let around = |value: Decimal| {
            let near = number::to_f64(value).0;
            let margin = near.abs() * NEAR;
            (near - margin, near + margin)
        };
        let (low_out, low_in) = match exact.low {
            Bound::Open => (f64::NEG_INFINITY, f64::NEG_INFINITY),
            Bound::Including(value) | Bound::Excluding(value) => around(value),
        };
        let (high_in, high_out) = match exact.high {
            Bound::Open => (f64::INFINITY, f64::INFINITY),
            Bound::Including(value) | Bound::Excluding(value) => around(value),
        };
        let limits = || Some([Limit::new(&exact.low, Ordering::Greater)?, Limit::new(&exact.high, Ordering::Less)?]);
        NearInterval { exact: *exact, outside: (low_out, high_out), inside: (low_in, high_in), limits: limits() }
    }

    #[inline(always)]
    fn contains(&self, near: f64, numbers: &Numbers, row: usize) -> bool {
        if near < self.outside.0 || near > self.outside.1 {
            return false;
        }
        if self.inside.0 < near && near < self.inside.1 {
            return true;
        }
        self.settles(numbers, row)
    }

    /// A close call, decided by cross multiplication, or by decimals where the integers are too long for that.
    fn settles(&self, numbers: &Numbers, row: usize) -> bool {
        // Up to here no quotient can be nearer to a limit than the 28 digits of a decimal tell.
        const SHORT: i64 = 1_000_000_000_000_000;
        if let (Numbers::Ratio { over, under, .. }, Some(limits)) = (numbers, &self.limits)
            && let (Some(over), Some(under)) = (over.get(row), under.get(row))
            && over.unsigned_abs() < SHORT.unsigned_abs()
            && (1..SHORT).contains(under)
        {
            let (over, under) = (i128::from(*over), i128::from(*under));
            return limits.iter().all(|limit| match limit {
                Limit::None => true,
                Limit::At { units, of, beyond, including } => {
                    let order = (over * of).cmp(&(units * under));
                    order == *beyond || (*including && order == Ordering::Equal)
                }
            });
        }
        numbers.get(row).is_some_and(|value| self.exact.contains(value))
    }
}

impl Limit {
    /// A limit as a fraction, if its integers are short.
    fn new(bound: &Bound, beyond: Ordering) -> Option<Limit> {
        let (value, including) = match bound {
            Bound::Open => return Some(Limit::None),
            Bound::Including(value) => (value, true),
            Bound::Excluding(value) => (value, false),
        };
        let (value, of) = (value.normalize(), integer_power_of_ten(value.normalize().scale())?);
        let short = value.scale() <= 12 && i64::try_from(value.mantissa()).is_ok();
        short.then_some(Limit::At { units: value.mantissa(), of, beyond, including })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bound() -> impl Strategy<Value = Bound> {
        let number = || (-40i64..40, 0u32..4).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale));
        prop_oneof![Just(Bound::Open), number().prop_map(Bound::Including), number().prop_map(Bound::Excluding)]
    }

    proptest! {
        #[test]
        fn dense_and_near_tests_agree_with_decimals(low in bound(), high in bound(), over in -40i64..40, under in -9i64..9, scale in 0u32..3) {
            let set = Intervals::between(low, high);
            let dense = Numbers::Fixed { scale, values: vec![over] };
            let ratio = Numbers::quotient(&dense, &Numbers::Fixed { scale, values: vec![under] });
            for numbers in [dense, ratio] {
                let expected = numbers.get(0).map_or(Verdict::Unknown, |value| Verdict::from(set.contains(value)));
                let field = Rc::new(Field::computed(crate::table::Unit::Money, numbers));
                let condition = Condition { any: vec![vec![super::super::Test::Compare(super::super::Op::Less, super::super::Value::Exact(String::new()))]] };
                let compiled = Compiled::new(&condition, field, vec![set.clone()], None);
                prop_assert_eq!(compiled.verdict(0), expected);
                let (mut rows, mut doubts) = ([0], [0]);
                prop_assert_eq!(compiled.keep(0, &mut rows, &mut doubts, 7), usize::from(expected != Verdict::False));
                prop_assert_eq!(doubts[0] == 7, expected == Verdict::Unknown);
            }
        }
    }
}
