//! One condition made ready for one field of the data: numbers as intervals in the column's own form, texts decided once
//! per different text.

use super::rank::{NEAR, NO_GROUP};
use super::{Condition, Intervals, Verdict};
use crate::number::{self, integer_power_of_ten};
use crate::rules::{Bound, Interval};
use crate::table::{Field, Numbers, State, UNKNOWN};
use rust_decimal::Decimal;
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

    /// Lowers each of a run of verdicts, codes of [`Verdict`], to this condition's verdict on its row.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn lower(&self, first: usize, verdicts: &mut [u8]) {
        let rows = first..first + verdicts.len();
        if self.groups.is_none()
            && let [test] = self.tests.as_slice()
        {
            let blank = self.blank as u8;
            match (test, &self.field.numbers, &self.field.others) {
                (NumberTest::Dense(intervals), Numbers::Fixed { values, .. }, None) => {
                    let values = values.get(rows.clone()).unwrap_or(&[]);
                    if let [(low, high)] = intervals.as_slice() {
                        for (verdict, value) in verdicts.iter_mut().zip(values) {
                            let holds = if low <= value && value <= high { 2 } else { 0 };
                            *verdict = (*verdict).min(if *value == UNKNOWN { blank } else { holds });
                        }
                        return;
                    }
                }
                (NumberTest::Ratio(intervals), Numbers::Ratio { near, .. }, None) => {
                    let near = near.get(rows.clone()).unwrap_or(&[]);
                    if let [interval] = intervals.as_slice() {
                        for ((verdict, near), row) in verdicts.iter_mut().zip(near).zip(rows) {
                            if *verdict == 0 {
                                continue;
                            }
                            let own = if near.is_nan() {
                                blank
                            } else if interval.contains(*near, &self.field.numbers, row) {
                                2
                            } else {
                                0
                            };
                            *verdict = (*verdict).min(own);
                        }
                        return;
                    }
                }
                (_, _, Some(others)) => {
                    let states = others.states.get(rows.clone()).unwrap_or(&[]);
                    if let Some(codes) = others.codes.get(rows.clone()) {
                        for (((verdict, state), code), row) in verdicts.iter_mut().zip(states).zip(codes).zip(rows) {
                            if *verdict == 0 {
                                continue;
                            }
                            let own = if *state == State::Text as u8 {
                                self.texts.get(*code as usize).map_or(1, |verdict| *verdict as u8)
                            } else {
                                self.on_other(State::from_code(*state), row) as u8
                            };
                            *verdict = (*verdict).min(own);
                        }
                        return;
                    }
                }
                _ => {}
            }
        }
        for (verdict, row) in verdicts.iter_mut().zip(rows) {
            if *verdict > 0 {
                *verdict = (*verdict).min(self.verdict(row) as u8);
            }
        }
    }
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
        NearInterval { exact: *exact, outside: (low_out, high_out), inside: (low_in, high_in) }
    }

    #[inline(always)]
    fn contains(&self, near: f64, numbers: &Numbers, row: usize) -> bool {
        if near < self.outside.0 || near > self.outside.1 {
            return false;
        }
        if self.inside.0 < near && near < self.inside.1 {
            return true;
        }
        numbers.get(row).is_some_and(|value| self.exact.contains(value))
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
                let mut verdicts = [2];
                compiled.lower(0, &mut verdicts);
                prop_assert_eq!(verdicts[0], expected as u8);
            }
        }
    }
}
