//! Sets of numbers as disjoint intervals in ascending order.
//!
//! A condition on a numeric field, ranks included once their cut-off is known, is such a set. That one form serves the
//! evaluation, the search for gaps and dead rows, and the distance to the next tier.

use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// No end.
    Open,
    /// The number itself belongs to the interval.
    Including(Decimal),
    /// The number itself does not.
    Excluding(Decimal),
}

/// All numbers between two ends; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
}

/// A set of numbers. The intervals are disjoint, do not touch, and ascend; this form is unique.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intervals(Vec<Interval>);

/// A cut of the number line: just before a number, or just after it.
type Cut = (Decimal, bool);

fn low_cut(bound: Bound) -> Option<Cut> {
    match bound {
        Bound::Open => None,
        Bound::Including(value) => Some((value, false)),
        Bound::Excluding(value) => Some((value, true)),
    }
}

fn high_cut(bound: Bound) -> Option<Cut> {
    match bound {
        Bound::Open => None,
        Bound::Including(value) => Some((value, true)),
        Bound::Excluding(value) => Some((value, false)),
    }
}

/// `None` is minus infinity on a lower end.
fn lower(a: Option<Cut>, b: Option<Cut>) -> Ordering {
    a.cmp(&b)
}

/// `None` is plus infinity on an upper end.
fn upper(a: Option<Cut>, b: Option<Cut>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => a.cmp(&b),
    }
}

impl Interval {
    /// The interval, or `None` when nothing lies between the ends.
    pub fn new(low: Bound, high: Bound) -> Option<Interval> {
        match (low_cut(low), high_cut(high)) {
            (Some(low), Some(high)) if low >= high => None,
            _ => Some(Interval { low, high }),
        }
    }

    /// Whether the number lies in it.
    pub fn contains(&self, value: Decimal) -> bool {
        let above = match self.low {
            Bound::Open => true,
            Bound::Including(low) => value >= low,
            Bound::Excluding(low) => value > low,
        };
        above
            && match self.high {
                Bound::Open => true,
                Bound::Including(high) => value <= high,
                Bound::Excluding(high) => value < high,
            }
    }
}

impl Intervals {
    /// Every number.
    pub fn all() -> Intervals {
        Intervals(vec![Interval { low: Bound::Open, high: Bound::Open }])
    }

    /// No number.
    pub fn none() -> Intervals {
        Intervals::default()
    }

    /// All numbers between two ends.
    pub fn between(low: Bound, high: Bound) -> Intervals {
        Intervals(Interval::new(low, high).into_iter().collect())
    }

    /// The intervals, ascending.
    pub fn as_slice(&self) -> &[Interval] {
        &self.0
    }

    /// Whether no number is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the number is in it.
    pub fn contains(&self, value: Decimal) -> bool {
        self.0.iter().any(|interval| interval.contains(value))
    }

    /// The numbers in either.
    pub fn union(&self, other: &Intervals) -> Intervals {
        let mut all: Vec<Interval> = self.0.iter().chain(&other.0).copied().collect();
        all.sort_by(|a, b| lower(low_cut(a.low), low_cut(b.low)));
        let mut merged: Vec<Interval> = Vec::new();
        for next in all {
            match merged.last_mut() {
                // They meet when the next one's lower cut is not above the last one's upper cut.
                Some(last)
                    if low_cut(next.low).is_none()
                        || high_cut(last.high).is_none_or(|high| low_cut(next.low) <= Some(high)) =>
                {
                    if upper(high_cut(next.high), high_cut(last.high)) == Ordering::Greater {
                        last.high = next.high;
                    }
                }
                _ => merged.push(next),
            }
        }
        Intervals(merged)
    }

    /// The numbers in both.
    pub fn intersection(&self, other: &Intervals) -> Intervals {
        let mut common = Vec::new();
        for a in &self.0 {
            for b in &other.0 {
                let low = if lower(low_cut(a.low), low_cut(b.low)) == Ordering::Less { b.low } else { a.low };
                let high = if upper(high_cut(a.high), high_cut(b.high)) == Ordering::Greater { b.high } else { a.high };
                common.extend(Interval::new(low, high));
            }
        }
        Intervals(common)
    }

    /// The numbers that are not in it.
    pub fn complement(&self) -> Intervals {
        let mut rest = Vec::new();
        let mut low = Bound::Open;
        for interval in &self.0 {
            let high = match interval.low {
                Bound::Open => None,
                Bound::Including(value) => Some(Bound::Excluding(value)),
                Bound::Excluding(value) => Some(Bound::Including(value)),
            };
            rest.extend(high.and_then(|high| Interval::new(low, high)));
            low = match interval.high {
                Bound::Open => return Intervals(rest),
                Bound::Including(value) => Bound::Excluding(value),
                Bound::Excluding(value) => Bound::Including(value),
            };
        }
        rest.extend(Interval::new(low, Bound::Open));
        Intervals(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bound() -> impl Strategy<Value = Bound> {
        prop_oneof![
            Just(Bound::Open),
            (0i64..8).prop_map(|n| Bound::Including(Decimal::from(n))),
            (0i64..8).prop_map(|n| Bound::Excluding(Decimal::from(n))),
        ]
    }

    fn intervals() -> impl Strategy<Value = Intervals> {
        prop::collection::vec((bound(), bound()), 0..4).prop_map(|ends| {
            ends.into_iter().fold(Intervals::none(), |set, (low, high)| set.union(&Intervals::between(low, high)))
        })
    }

    proptest! {
        #[test]
        fn sets_behave_as_sets(a in intervals(), b in intervals()) {
            for halves in -2..18 {
                let x = Decimal::new(halves * 5, 1);
                prop_assert_eq!(a.union(&b).contains(x), a.contains(x) || b.contains(x));
                prop_assert_eq!(a.intersection(&b).contains(x), a.contains(x) && b.contains(x));
                prop_assert_eq!(a.complement().contains(x), !a.contains(x));
            }
            prop_assert_eq!(a.complement().complement(), a.clone());
            prop_assert_eq!(a.union(&b), b.union(&a));
        }
    }
}
