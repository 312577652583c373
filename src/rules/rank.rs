//! Cut-offs of ranks: the value of the k-th client. Everybody equal to the k-th is in, so equal clients share a fate.
//!
//! By count k = ceil(share * n) of the n clients that have a value, reckoned in integers, at least one. By share of the
//! total only positive values add up, and the client that crosses the line is in.

use super::{Amount, Bound, Intervals};
use crate::number::{integer_power_of_ten, quotient};
use crate::table::{Numbers, UNKNOWN};
use rust_decimal::Decimal;

#[cfg(feature = "models")]
pub use super::standing::Standing;

/// Marks a row without a group.
pub const NO_GROUP: u32 = u32::MAX;

/// How far a quotient in doubles can be from the exact one, relatively: a limit is compared at 15 digits, which are up to
/// 5e-15 off, and a division of doubles adds less than 1e-15.
pub const NEAR: f64 = 1e-14;

/// How many of n clients the amount lets in, by count; `None` for a share of the total.
///
/// ```
/// use tiersheet::rules::{rank, Amount};
/// assert_eq!(rank::places(Amount::Share("0.07".parse()?), 100), Some(7));
/// assert_eq!(rank::places(Amount::Share("0.2".parse()?), 3), Some(1));
/// # Ok::<(), rust_decimal::Error>(())
/// ```
pub fn places(amount: Amount, n: usize) -> Option<usize> {
    match amount {
        Amount::Count(count) => Some(usize::try_from(count).unwrap_or(n).clamp(1, n.max(1))),
        Amount::Share(share) => {
            let of = integer_power_of_ten(share.scale())?;
            let product = share.mantissa().checked_mul(i128::try_from(n).ok()?)?;
            let up = product.checked_add(of - 1)?.checked_div(of)?;
            Some(usize::try_from(up).unwrap_or(1).clamp(1, n.max(1)))
        }
        Amount::Total(_) => None,
    }
}

/// The values that are in, when the cut-off is this one.
pub fn values_in(bottom: bool, cutoff: Option<Decimal>) -> Intervals {
    match cutoff {
        None => Intervals::none(),
        Some(cutoff) if bottom => Intervals::between(Bound::Open, Bound::Including(cutoff)),
        Some(cutoff) => Intervals::between(Bound::Including(cutoff), Bound::Open),
    }
}

/// The cut-off among values sorted with the best places first.
pub fn cutoff_of_sorted(sorted: &[Decimal], amount: Amount) -> Option<Decimal> {
    if let Some(places) = places(amount, sorted.len()) {
        return sorted.get(places.checked_sub(1)?).copied();
    }
    let Amount::Total(share) = amount else { return None };
    let positive = || sorted.iter().copied().filter(|value| *value > Decimal::ZERO);
    // Quotients have too many digits for an exact sum; 28 of them are enough to tell where the line is.
    let total = positive().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value))?;
    let mut before = Decimal::ZERO;
    let mut cutoff = None;
    for value in positive() {
        // The line is not yet reached before this one, so it is in.
        if quotient(before, total)? >= share {
            break;
        }
        before = before.checked_add(value)?;
        cutoff = Some(value);
    }
    cutoff
}

/// One column's values in the order of their places, sorted only as far as the ranks asked for.
pub enum Places<'a> {
    /// Integers of one scale, negated for the bottom so that the best place is always the greatest.
    Dense {
        /// The values; everything before a cut is at least everything behind it.
        values: Vec<i64>,
        /// Number of decimals.
        scale: u32,
        /// Positions at which the values are already parted.
        cuts: Vec<usize>,
    },
    /// Quotients: found by doubles first, settled by decimals.
    Ratio {
        /// The column.
        numbers: &'a Numbers,
        /// Its rows.
        rows: Vec<u32>,
    },
    /// Decimals, sorted with the best place first.
    Sorted(Vec<Decimal>),
}

impl<'a> Places<'a> {
    /// The places among these rows of a column; rows without a number have none.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn new(numbers: &'a Numbers, bottom: bool, rows: impl Iterator<Item = usize>) -> Places<'a> {
        match numbers {
            Numbers::Fixed { scale, values } => {
                let mut known = Vec::with_capacity(rows.size_hint().1.unwrap_or_default());
                for value in rows.filter_map(|row| values.get(row)).filter(|value| **value != UNKNOWN) {
                    known.push(if bottom { -value } else { *value });
                }
                Places::Dense { values: known, scale: *scale, cuts: Vec::new() }
            }
            Numbers::Ratio { near, .. } => {
                let known = rows.filter(|row| near.get(*row).is_some_and(|near| !near.is_nan()));
                Places::Ratio { numbers, rows: known.map(|row| row as u32).collect() }
            }
            Numbers::Wide(_) => Places::Sorted(sorted(rows.filter_map(|row| numbers.get(row)).collect(), bottom)),
        }
    }

    /// The cut-off of an amount.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn cutoff(&mut self, amount: Amount, bottom: bool) -> Option<Decimal> {
        match self {
            Places::Sorted(sorted) => cutoff_of_sorted(sorted, amount),
            Places::Dense { values, scale, cuts } => {
                let sign = if bottom { -1 } else { 1 };
                let Some(places) = places(amount, values.len()) else {
                    let all = values.iter().map(|value| Decimal::new(value * sign, *scale)).collect();
                    return cutoff_of_sorted(&sorted(all, bottom), amount);
                };
                let index = places.checked_sub(1)?;
                let start = cuts.iter().copied().filter(|cut| *cut <= index).max().unwrap_or(0);
                let end = cuts.iter().copied().filter(|cut| *cut > index).min().unwrap_or(values.len());
                let part = values.get_mut(start..end)?;
                let value = part_at(part, index - start)?;
                cuts.push(index + 1);
                Some(Decimal::new(value * sign, *scale).normalize())
            }
            Places::Ratio { numbers, rows } => {
                let exact = |rows: &mut dyn Iterator<Item = u32>| {
                    sorted(rows.filter_map(|row| numbers.get(row as usize)).collect(), bottom)
                };
                let Some(places) = places(amount, rows.len()) else {
                    return cutoff_of_sorted(&exact(&mut rows.iter().copied()), amount);
                };
                let Numbers::Ratio { near, .. } = numbers else { return None };
                let sign = if bottom { -1.0 } else { 1.0 };
                let mut order: Vec<i64> =
                    rows.iter().filter_map(|row| near.get(*row as usize)).map(|value| in_order(value * sign)).collect();
                let index = places.checked_sub(1)?;
                let middle = of_order(part_at(&mut order, index)?);
                let (low, high) = (middle - middle.abs() * NEAR, middle + middle.abs() * NEAR);
                let above = order.iter().filter(|value| of_order(**value) > high).count();
                let close =
                    |row: &u32| near.get(*row as usize).is_some_and(|value| (low..=high).contains(&(value * sign)));
                exact(&mut rows.iter().copied().filter(close)).get(index.checked_sub(above)?).copied()
            }
        }
    }
}

/// An integer that compares as the double does by `total_cmp`.
fn in_order(value: f64) -> i64 {
    let bits = value.to_bits().cast_signed();
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

/// The double of [`in_order`].
fn of_order(value: i64) -> f64 {
    f64::from_bits((value ^ ((value >> 63).cast_unsigned() >> 1).cast_signed()).cast_unsigned())
}

/// Parts the values so that none before `index` is less than the one there and none behind it is greater; the one there.
///
/// After Floyd and Rivest ("Algorithm 489: SELECT", CACM 18, 1975): a sample names a pivot just beyond the place that is looked
/// for, so that nearly all values are looked at only once. The standard library's way is slow where it is built for size.
#[expect(clippy::indexing_slicing, reason = "all places are between `start` and `end`, and `end` is within the values")]
pub(crate) fn part_at(values: &mut [i64], index: usize) -> Option<i64> {
    const SAMPLE: usize = 255;
    let (mut start, mut end) = (0, values.len());
    let mut random = 0x2545_f491u32;
    while index < end && end - start > 1 {
        let mut any = || {
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            values[start + random as usize % (end - start)]
        };
        let pivot = if end - start > 8 * SAMPLE {
            let mut sample = [0; SAMPLE];
            sample.iter_mut().for_each(|value| *value = any());
            sample.sort_unstable_by(|a, b| b.cmp(a));
            let near = (index - start) * SAMPLE / (end - start);
            // Some sixteen places are two deviations of a sample of this size.
            sample[if near < SAMPLE / 2 { near + 16 } else { near - 16 }]
        } else {
            let (a, b, c) = (any(), any(), any());
            a.min(b).max(a.max(b).min(c))
        };
        // Greater ones up to `greater`, then equal ones up to `at`, then what is not looked at yet, then lesser ones.
        let (mut greater, mut at, mut lesser) = (start, start, end);
        while at < lesser {
            let value = values[at];
            if value > pivot {
                values[at] = values[greater];
                values[greater] = value;
                greater += 1;
                at += 1;
            } else if value < pivot {
                lesser -= 1;
                values[at] = values[lesser];
                values[lesser] = value;
            } else {
                at += 1;
            }
        }
        if index < greater {
            end = greater;
        } else if index < lesser {
            return Some(pivot);
        } else {
            start = lesser;
        }
    }
    values.get(index).copied()
}

/// The values with the best place first.
pub(super) fn sorted(mut values: Vec<Decimal>, bottom: bool) -> Vec<Decimal> {
    values.sort_unstable_by(|a, b| if bottom { a.cmp(b) } else { b.cmp(a) });
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_one_that_crosses_the_line_is_in() {
        let values = |list: &[i64]| sorted(list.iter().map(|value| Decimal::from(*value)).collect(), false);
        let total = |list: &[i64], share: &str| cutoff_of_sorted(&values(list), Amount::Total(share.parse().unwrap()));
        assert_eq!(total(&[85, 5, 4, 3, 3], "0.8"), Some(Decimal::from(85)));
        assert_eq!(total(&[50, 20, 10, 8, 5, 3, 2, 1, 1, 0], "0.8"), Some(Decimal::from(10)));
        assert_eq!(total(&[-5, 0], "0.8"), None);
    }

    proptest! {
        #[test]
        fn the_one_at_an_index_is_that_of_the_sorted_list(
            list in prop::collection::vec(prop_oneof![-3i64..3, any::<i64>()], 0..60), index in 0usize..64,
        ) {
            let mut parted = list.clone();
            let found = part_at(&mut parted, index);
            let mut sorted = list;
            sorted.sort_unstable_by(|a, b| b.cmp(a));
            prop_assert_eq!(found, sorted.get(index).copied());
            if let Some(found) = found {
                prop_assert!(parted[..index].iter().all(|value| *value >= found));
                prop_assert!(parted[index..].iter().all(|value| *value <= found));
            }
            parted.sort_unstable_by(|a, b| b.cmp(a));
            prop_assert_eq!(parted, sorted);
        }

        #[test]
        fn a_long_list_is_parted_as_a_short_one(seed: u64, size in 2_100usize..9_000, different in 1u64..5_000, index: prop::sample::Index) {
            let index = index.index(size);
            let mut list: Vec<i64> = (0..size as u64).map(|row| (row.wrapping_mul(seed | 1).rotate_left(17) % different) as i64).collect();
            let mut sorted = list.clone();
            sorted.sort_unstable_by(|a, b| b.cmp(a));
            prop_assert_eq!(part_at(&mut list, index), sorted.get(index).copied());
            prop_assert!(list[..index].iter().all(|value| *value >= sorted[index]));
            prop_assert!(list[index..].iter().all(|value| *value <= sorted[index]));
        }

        #[test]
        fn doubles_compare_as_their_integers(a in any::<f64>(), b in any::<f64>()) {
            prop_assert_eq!(in_order(a).cmp(&in_order(b)), a.total_cmp(&b));
            prop_assert_eq!(of_order(in_order(a)).to_bits(), a.to_bits());
        }
        #[test]
        fn every_form_finds_the_same_cutoff(
            values in prop::collection::vec(prop::option::weighted(0.9, (-50i64..50, 1i64..9)), 1..40),
            share in 1i64..=100, count in 1u64..20, bottom: bool,
        ) {
            let numerators = values.iter().map(|value| value.map_or(UNKNOWN, |(over, _)| over)).collect();
            let denominators = values.iter().map(|value| value.map_or(UNKNOWN, |(_, under)| under)).collect();
            let dense = Numbers::Fixed { scale: 2, values: numerators };
            let ratio = Numbers::quotient(&dense, &Numbers::Fixed { scale: 2, values: denominators });
            for numbers in [dense, ratio] {
                let exact = sorted(numbers.iter().flatten().collect(), bottom);
                let mut places = Places::new(&numbers, bottom, 0..numbers.len());
                for amount in [Amount::Share(Decimal::new(share, 2)), Amount::Count(count), Amount::Total(Decimal::new(share, 2))] {
                    prop_assert_eq!(places.cutoff(amount, bottom), cutoff_of_sorted(&exact, amount));
                }
            }
        }
    }
}
