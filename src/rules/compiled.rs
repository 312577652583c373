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
pub(super) enum NumberTest {
    /// Both ends included.
    Dense(Vec<(i64, i64)>),
    Ratio(Vec<NearInterval>),
    Exact(Intervals),
}

/// An interval of quotients; of each end, whether it is included.
#[derive(Debug)]
pub(super) struct NearInterval {
    low: Option<(NearLimit, bool)>,
    high: Option<(NearLimit, bool)>,
}

/// A limit of quotients, with the stretch around it in which a quotient in doubles does not tell on which side it is.
#[derive(Debug)]
pub(super) struct NearLimit {
    pub(super) low: f64,
    pub(super) high: f64,
    value: Decimal,
    /// The limit as a fraction, where it can be decided without a division.
    fraction: Option<(i64, i64)>,
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
            State::Text => {
                let code = self.field.others.as_ref().and_then(|others| others.codes.get(row));
                code.map_or(Verdict::Unknown, |code| self.on_text(*code as usize))
            }
            other => self.on_state(other),
        }
    }

    /// Its one test of numbers; `None` when it ranks within groups.
    pub(super) fn test(&self) -> Option<&NumberTest> {
        match self.tests.as_slice() {
            [test] if self.groups.is_none() => Some(test),
            _ => None,
        }
    }

    /// Whether it holds of the text with this place among the field's texts.
    pub(super) fn on_text(&self, code: usize) -> Verdict {
        self.texts.get(code).copied().unwrap_or(Verdict::Unknown)
    }

    /// Whether it holds of a row in this state; of a number or a text the state does not tell.
    pub(super) fn on_state(&self, state: State) -> Verdict {
        match state {
            State::Blank => self.blank,
            State::Unreadable => self.unreadable,
            State::No => self.no,
            State::Yes => self.yes,
            State::Number | State::Text => Verdict::Unknown,
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
        let end = |bound| match bound {
            Bound::Open => None,
            Bound::Including(value) => Some((NearLimit::new(value), true)),
            Bound::Excluding(value) => Some((NearLimit::new(value), false)),
        };
        NearInterval { low: end(exact.low), high: end(exact.high) }
    }

    fn contains(&self, near: f64, numbers: &Numbers, row: usize) -> bool {
        let stands = |end: &Option<(NearLimit, bool)>, side| match end {
            None => true,
            Some((limit, including)) => {
                let order = limit.order(near, numbers, row);
                order == Some(side) || (*including && order == Some(Ordering::Equal))
            }
        };
        stands(&self.low, Ordering::Greater) && stands(&self.high, Ordering::Less)
    }
}

impl NearLimit {
    pub(super) fn new(value: Decimal) -> NearLimit {
        let near = number::to_f64(value).0;
        let margin = near.abs() * NEAR;
        let value = value.normalize();
        let fraction = || {
            let of = integer_power_of_ten(value.scale()).filter(|_| value.scale() <= 12)?;
            Some((i64::try_from(value.mantissa()).ok()?, i64::try_from(of).ok()?))
        };
        NearLimit { low: near - margin, high: near + margin, value, fraction: fraction() }
    }

    /// Where the quotient of a row stands to the limit; `near` is the quotient in doubles. `None` when there is no quotient.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub(super) fn order(&self, near: f64, numbers: &Numbers, row: usize) -> Option<Ordering> {
        if near < self.low {
            return Some(Ordering::Less);
        }
        if near > self.high {
            return Some(Ordering::Greater);
        }
        if near.is_nan() {
            return None;
        }
        self.settled(numbers, row)
    }

    /// A close call, decided by cross multiplication, or by decimals where the integers are too long for that.
    fn settled(&self, numbers: &Numbers, row: usize) -> Option<Ordering> {
        // Up to here no quotient can be nearer to a limit than the 28 digits of a decimal tell.
        const SHORT: i64 = 1_000_000_000_000_000;
        // Its product with a short integer is an integer still.
        const FACTOR: i64 = 9_000;
        if let (Numbers::Ratio { over, under, .. }, Some((units, of))) = (numbers, self.fraction) {
            let (over, under) = (*over.get(row)?, *under.get(row)?);
            if (1 - SHORT..SHORT).contains(&over) && (1..SHORT).contains(&under) {
                return Some(if of <= FACTOR && (-FACTOR..=FACTOR).contains(&units) {
                    (over * of).cmp(&(units * under))
                } else {
                    (i128::from(over) * i128::from(of)).cmp(&(i128::from(units) * i128::from(under)))
                });
            }
        }
        Some(numbers.get(row)?.cmp(&self.value))
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
            }
        }
    }
}
