//! Ranks as they would be if one client's value were another.

use super::rank::{cutoff_of_sorted, places, sorted};
use super::{Amount, Rank};
use crate::number::quotient;
use rust_decimal::Decimal;
use std::cell::OnceCell;
use std::cmp::Ordering;

/// The values of a column sorted with the best places first, to ask what would be if one of them were another.
#[derive(Clone, Debug)]
pub struct Standing {
    sorted: Vec<Decimal>,
    bottom: bool,
    /// Sums of the first positive values; none where they no longer fit.
    sums: OnceCell<Vec<Option<Decimal>>>,
}

impl Standing {
    /// The standing among these values.
    pub fn new(values: Vec<Decimal>, rank: &Rank) -> Standing {
        Standing { sorted: sorted(values, rank.bottom), bottom: rank.bottom, sums: OnceCell::new() }
    }

    fn position(&self, value: Decimal) -> usize {
        let better = |own: &Decimal| if self.bottom { *own < value } else { *own > value };
        self.sorted.partition_point(better)
    }

    /// The cut-off if one client's value were another; `None` stands for having no value.
    pub fn cutoff(&self, amount: Amount, was: Option<Decimal>, is: Option<Decimal>) -> Option<Decimal> {
        if was == is {
            return cutoff_of_sorted(&self.sorted, amount);
        }
        let n = self.sorted.len() + usize::from(is.is_some()) - usize::from(was.is_some());
        let Some(places) = places(amount, n) else {
            let Amount::Total(share) = amount else { return None };
            return self.cutoff_of_total(share, was, is);
        };
        let index = places.checked_sub(1)?;
        // The k-th of the list with one value taken out and another put in.
        let other = |index: usize| {
            let gap = was.map_or(usize::MAX, |was| self.position(was));
            self.sorted.get(if index >= gap { index + 1 } else { index }).copied()
        };
        let Some(is) = is else { return other(index) };
        let removed_before = was.is_some_and(|was| self.position(was) < self.position(is));
        let inserted = self.position(is) - usize::from(removed_before);
        match index.cmp(&inserted) {
            Ordering::Less => other(index),
            Ordering::Equal => Some(is),
            Ordering::Greater => other(index - 1),
        }
    }

    /// The cut-off by share of the total, found by halving in the sums from the best place on.
    fn cutoff_of_total(&self, share: Decimal, was: Option<Decimal>, is: Option<Decimal>) -> Option<Decimal> {
        let counts = |value: &Decimal| *value > Decimal::ZERO;
        let (was, is) = (was.filter(counts), is.filter(counts));
        let sums = self.sums.get_or_init(|| {
            let mut sums = vec![Some(Decimal::ZERO)];
            for value in self.sorted.iter().filter(|value| counts(value)) {
                let last = sums.last().copied().flatten();
                sums.push(last.and_then(|sum| sum.checked_add(*value)));
            }
            sums
        });
        // Positive values are the first of those sorted from the top, and the last of those from the bottom.
        let none = if self.bottom { self.sorted.partition_point(|value| !counts(value)) } else { 0 };
        let gap = was.map(|was| self.position(was) - none);
        let place = is.map(|is| {
            let place = self.position(is) - none;
            place - usize::from(gap.is_some_and(|gap| gap < place))
        });
        let other = |index: usize| {
            let index = if gap.is_some_and(|gap| index >= gap) { index + 1 } else { index };
            self.sorted.get(none + index).copied()
        };
        let before = |count: usize| {
            let others = count - usize::from(place.is_some_and(|place| count > place));
            let sum = match gap.zip(was) {
                Some((gap, was)) if others > gap => sums.get(others + 1).copied().flatten()?.checked_sub(was)?,
                _ => sums.get(others).copied().flatten()?,
            };
            if others < count { sum.checked_add(is?) } else { Some(sum) }
        };
        let all = sums.len() - 1 + usize::from(is.is_some()) - usize::from(was.is_some());
        let total = before(all)?;
        // The client at a place is in while the line is not yet reached before it.
        let (mut inside, mut end) = (0, all);
        while inside < end {
            let middle = inside + (end - inside) / 2;
            if quotient(before(middle)?, total)? < share {
                inside = middle + 1;
            } else {
                end = middle;
            }
        }
        let last = inside.checked_sub(1)?;
        match place {
            Some(place) if place == last => is,
            Some(place) if place < last => other(last - 1),
            _ => other(last),
        }
    }

    /// The values of the others.
    pub fn others(&self, was: Option<Decimal>) -> Vec<Decimal> {
        let mut others = self.sorted.clone();
        if let Some(was) = was {
            let position = self.position(was);
            if others.get(position) == Some(&was) {
                others.remove(position);
            }
        }
        others
    }

    /// The value that just suffices by count: the k-th of the others, with one more client among the ranked.
    pub fn threshold(&self, amount: Amount, was: Option<Decimal>) -> Option<Decimal> {
        let n = self.sorted.len() + usize::from(was.is_none());
        let index = places(amount, n)?.checked_sub(1)?;
        let gap = was.map_or(usize::MAX, |was| self.position(was));
        self.sorted.get(if index >= gap { index + 1 } else { index }).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rank(bottom: bool) -> Rank {
        Rank { bottom, amount: Amount::Count(1), within: None }
    }

    proptest! {
        #[test]
        fn a_standing_answers_what_would_be(
            mut values in prop::collection::vec(-20i64..20, 1..30), is in prop::option::of(-25i64..25),
            share in 1i64..=100, bottom: bool, known: bool,
        ) {
            let decimals = |values: &[i64]| values.iter().map(|value| Decimal::from(*value)).collect::<Vec<_>>();
            let standing = Standing::new(decimals(&values), &rank(bottom));
            let was = if known { values.pop().map(Decimal::from) } else { None };
            let is = is.map(Decimal::from);
            let mut changed = decimals(&values);
            changed.extend(is);
            for amount in [Amount::Share(Decimal::new(share, 2)), Amount::Count(3), Amount::Total(Decimal::new(share, 2))] {
                let expected = cutoff_of_sorted(&sorted(changed.clone(), bottom), amount);
                prop_assert_eq!(standing.cutoff(amount, was, is), expected);
                if let Some(threshold) = standing.threshold(amount, was) {
                    let mut with = decimals(&values);
                    with.push(threshold);
                    prop_assert_eq!(cutoff_of_sorted(&sorted(with, bottom), amount), Some(threshold));
                }
            }
        }
    }
}
