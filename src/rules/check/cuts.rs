//! The numbers that a field's conditions tell apart: the pieces into which all their limits cut the number line.

use super::runs::Runs;
use crate::number::{self, rounded};
use crate::rules::{Bound, Interval, Intervals};
use crate::table::{Role, Unit};
use rust_decimal::Decimal;

/// A cut of the number line: just before a number, or just after it.
pub(super) type Cut = (Decimal, bool);

/// The cut at the lower end; `None` without one.
pub(super) fn low_cut(interval: &Interval) -> Option<Cut> {
    match interval.low {
        Bound::Open => None,
        Bound::Including(value) => Some((value, false)),
        Bound::Excluding(value) => Some((value, true)),
    }
}

/// The cut at the upper end; `None` without one.
pub(super) fn high_cut(interval: &Interval) -> Option<Cut> {
    match interval.high {
        Bound::Open => None,
        Bound::Including(value) => Some((value, true)),
        Bound::Excluding(value) => Some((value, false)),
    }
}

/// What lies between two cuts.
pub(super) fn between(low: Option<Cut>, high: Option<Cut>) -> Option<Interval> {
    let low =
        low.map_or(Bound::Open, |(value, after)| if after { Bound::Excluding(value) } else { Bound::Including(value) });
    let high = high
        .map_or(Bound::Open, |(value, after)| if after { Bound::Including(value) } else { Bound::Excluding(value) });
    Interval::new(low, high)
}

/// The values that a field can have by its nature.
pub(super) fn domain(role: Option<Role>, unit: Unit) -> Interval {
    let zero = Bound::Including(Decimal::ZERO);
    let (low, high) = match (role, unit) {
        (Some(Role::Orders | Role::MonthsActive | Role::Complaints), _) | (_, Unit::Days) => (zero, Bound::Open),
        (Some(Role::Discount), _) => (zero, Bound::Including(Decimal::ONE)),
        (Some(Role::Margin), _) => (Bound::Open, Bound::Including(Decimal::ONE)),
        _ => (Bound::Open, Bound::Open),
    };
    Interval { low, high }
}

/// Whether a field's values are whole numbers by their nature.
pub(super) fn is_whole(role: Option<Role>, unit: Unit) -> bool {
    matches!(unit, Unit::Days | Unit::Date)
        || matches!(role, Some(Role::Orders | Role::MonthsActive | Role::Complaints))
}

/// The whole numbers of an interval.
pub(super) fn whole(interval: &Interval) -> Option<Interval> {
    let low = match interval.low {
        Bound::Open => Bound::Open,
        Bound::Including(value) => Bound::Including(value.ceil()),
        Bound::Excluding(value) => Bound::Including(value.floor().checked_add(Decimal::ONE)?),
    };
    let high = match interval.high {
        Bound::Open => Bound::Open,
        Bound::Including(value) => Bound::Including(value.floor()),
        Bound::Excluding(value) => Bound::Including(value.ceil().checked_sub(Decimal::ONE)?),
    };
    Interval::new(low, high)
}

/// The pieces of the number line.
#[derive(Clone, Debug)]
pub(super) struct Cuts {
    cuts: Vec<Cut>,
    domain: Interval,
    whole: bool,
}

impl Cuts {
    /// The pieces for these sets of numbers.
    pub(super) fn new(sets: &[Intervals], domain: Interval, whole: bool) -> Cuts {
        let ends =
            sets.iter().flat_map(Intervals::as_slice).flat_map(|interval| [low_cut(interval), high_cut(interval)]);
        let mut cuts: Vec<Cut> = ends.flatten().collect();
        cuts.sort_unstable();
        cuts.dedup();
        Cuts { cuts, domain, whole }
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> u32 {
        self.cuts.len() as u32 + 1
    }

    /// The pieces `start..end` of an interval whose ends are cuts.
    pub(super) fn segments(&self, interval: &Interval) -> (u32, u32) {
        let at = |cut: Cut| self.cuts.partition_point(|own| *own < cut) as u32 + 1;
        (low_cut(interval).map_or(0, at), high_cut(interval).map_or(self.len(), at))
    }

    /// The numbers of the pieces `start..end`.
    pub(super) fn interval(&self, start: u32, end: u32) -> Interval {
        let low = (start as usize).checked_sub(1).and_then(|index| self.cuts.get(index)).copied();
        let high = (end as usize).checked_sub(1).and_then(|index| self.cuts.get(index)).copied();
        between(low, high).unwrap_or(Interval { low: Bound::Open, high: Bound::Open })
    }

    /// The pieces that values are found in: of the field's domain, and not between two whole numbers of a count.
    pub(super) fn usual(&self) -> Runs {
        let (from, to) = self.segments(&self.domain);
        let mut runs = Runs::default();
        for index in from..to {
            if !self.whole || whole(&self.interval(index, index + 1)).is_some() {
                runs.push(index, index + 1);
            }
        }
        runs
    }
}

/// A number of an interval that people would take for an example: with few digits, and not at its very end.
pub(super) fn example(interval: &Interval, whole_only: bool) -> Decimal {
    let value = |bound: Bound| match bound {
        Bound::Open => None,
        Bound::Including(value) | Bound::Excluding(value) => Some(value),
    };
    let fallback = match (interval.low, interval.high) {
        (Bound::Including(value), _) | (_, Bound::Including(value)) => value,
        (Bound::Excluding(value), _) | (_, Bound::Excluding(value)) => value,
        _ => Decimal::ZERO,
    };
    match (value(interval.low), value(interval.high)) {
        (Some(low), Some(high)) => inside(interval, low, high, whole_only),
        (Some(low), None) if interval.contains(low) => Some(low),
        (None, Some(high)) if interval.contains(high) => Some(high),
        (Some(low), None) => low.checked_add(step(low, whole_only)),
        (None, Some(high)) => high.checked_sub(step(high, whole_only)),
        (None, None) => Some(Decimal::ZERO),
    }
    .filter(|value| interval.contains(*value))
    .unwrap_or(fallback)
}

/// The power of ten that a number's first digit counts; 1 for 0.
fn step(value: Decimal, whole_only: bool) -> Decimal {
    let value = value.abs();
    let mut step = Decimal::ONE;
    while step <= value
        && let Some(next) = step.checked_mul(Decimal::TEN)
        && next <= value
    {
        step = next;
    }
    while !whole_only && !value.is_zero() && step > value && step.scale() < 12 {
        step = Decimal::new(1, step.scale() + 1);
    }
    step
}

fn inside(interval: &Interval, low: Decimal, high: Decimal, whole_only: bool) -> Option<Decimal> {
    if low == high {
        return Some(low);
    }
    let width = number::subtract(high, low)?;
    let middle = width.checked_div(Decimal::TWO)?.checked_add(low)?;
    let mut power = step(width, whole_only).checked_mul(Decimal::TEN)?;
    for _ in 0..30 {
        for factor in [Decimal::ONE, Decimal::new(5, 1)] {
            let step = power.checked_mul(factor)?;
            if whole_only && step < Decimal::ONE {
                continue;
            }
            let found = rounded(middle.checked_div(step)?, 0).checked_mul(step)?.normalize();
            if found > low && found < high {
                return Some(found);
            }
        }
        power = power.checked_div(Decimal::TEN)?;
    }
    [low, high].into_iter().find(|value| interval.contains(*value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_numbers_that_people_would_name() {
        use Bound::{Excluding, Including, Open};
        let d = |text: &str| text.parse::<Decimal>().unwrap_or_default();
        for (low, high, whole, expected) in [
            (Excluding(d("9")), Excluding(d("10")), false, "9.5"),
            (Including(d("10")), Including(d("10")), false, "10"),
            (Including(d("0")), Excluding(d("0.25")), false, "0.1"),
            (Including(d("10")), Excluding(d("25")), false, "20"),
            (Excluding(d("0.09")), Excluding(d("0.1")), false, "0.095"),
            (Including(d("1000")), Excluding(d("5000")), false, "3000"),
            (Including(d("3")), Excluding(d("4")), true, "3"),
            (Excluding(d("20")), Open, false, "30"),
            (Open, Excluding(d("0")), false, "-1"),
            (Open, Excluding(d("0.25")), false, "0.15"),
            (Open, Open, false, "0"),
        ] {
            let interval = Interval { low, high };
            assert_eq!(example(&interval, whole), d(expected), "{interval:?}");
        }
    }
}
