//! Scores by cut points: 1 for the worst, one more for each cut point that a value is past.
//!
//! A cut point is a value of the data, not a number between two values, so it is exact, and scores do not change with the
//! currency unit. Equal values are on the same side of every cut point, so they have equal scores in whatever order the
//! rows stand.

use crate::rules::Amount;
use crate::rules::rank::Places;
use crate::table::Numbers;
use rust_decimal::Decimal;

/// Which side of a cut point the values equal to it are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// The worse side: a value must be better than the cut point.
    #[default]
    Low,
    /// The better side: the cut point itself is enough.
    High,
}

/// The cut points of one measure.
///
/// ```
/// use tiersheet::lists::scores::{Cuts, Ties};
/// use tiersheet::table::Numbers;
/// let orders = Numbers::from_decimals([1, 1, 1, 2, 9].map(|orders| Some(orders.into())).to_vec());
/// let cuts = Cuts::of_bins(&orders, 5, false, Ties::Low);
/// assert_eq!(cuts.limits, [1, 1, 1, 2].map(Into::into));
/// let scores = [1, 2, 9].map(|orders| cuts.score(orders.into()));
/// assert_eq!(scores, [1, 4, 5]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cuts {
    /// The cut points from the worst to the best; equal ones stand next to each other.
    pub limits: Vec<Decimal>,
    /// Whether less is better, as with days since the last order.
    pub less: bool,
    /// Where values equal to a cut point belong.
    pub ties: Ties,
}

impl Cuts {
    /// The quantiles of the known values. With [`Ties::Low`] the i-th cut point is the i-th quantile as the inverse of the
    /// distribution function has it: the best value that is still needed so that at least `i / bins` of the clients are
    /// not better (Hyndman and Fan 1996, definition 1). [`Ties::High`] is the same, counted from the best.
    ///
    /// No cut points without a known value.
    pub fn of_bins(numbers: &Numbers, bins: u32, less: bool, ties: Ties) -> Cuts {
        // Counted from the worst: the k smallest where more is better.
        let bottom = less == (ties == Ties::High);
        let mut places = Places::new(numbers, bottom, 0..numbers.len());
        let known = (0..numbers.len()).filter(|row| numbers.is_known(*row)).count() as u64;
        let cut = |part: u32| {
            let count = (known * u64::from(part)).div_ceil(u64::from(bins.max(1)));
            places.cutoff(Amount::Count(count), bottom)
        };
        let mut limits: Vec<Decimal> = if known == 0 { Vec::new() } else { (1..bins).filter_map(cut).collect() };
        if ties == Ties::High {
            limits.reverse();
        }
        Cuts { limits, less, ties }
    }

    /// Cut points that someone chose, in either order; `None` when they are neither rising nor falling.
    pub fn own(mut limits: Vec<Decimal>, less: bool, ties: Ties) -> Option<Cuts> {
        let rising = |limits: &[Decimal]| limits.windows(2).all(|pair| pair.first() <= pair.last());
        if !rising(&limits) {
            limits.reverse();
        }
        if !rising(&limits) {
            return None;
        }
        if less {
            limits.reverse();
        }
        Some(Cuts { limits, less, ties })
    }

    /// The score of a value: 1 and one more for every cut point that it is past.
    pub fn score(&self, value: Decimal) -> u32 {
        let past = |limit: &Decimal| match (self.less, self.ties) {
            (false, Ties::Low) => value > *limit,
            (false, Ties::High) => value >= *limit,
            (true, Ties::Low) => value < *limit,
            (true, Ties::High) => value <= *limit,
        };
        1 + self.limits.partition_point(past) as u32
    }

    /// The scores of a column; `None` for a row without a value, or when there are no cut points to go by.
    pub fn scores(&self, numbers: &Numbers) -> Vec<Option<u32>> {
        numbers.iter().map(|value| value.map(|value| self.score(value))).collect()
    }

    /// The highest score.
    pub fn best(&self) -> u32 {
        self.limits.len() as u32 + 1
    }
}

/// What became of one score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// The smallest value that has it.
    pub least: Option<Decimal>,
    /// The largest value that has it.
    pub most: Option<Decimal>,
    /// How many clients have it.
    pub clients: usize,
}

/// Which values have which score, from score 1 on; the scores that nobody has are among them, without values.
pub fn bands(numbers: &Numbers, scores: &[Option<u32>], best: u32) -> Vec<Band> {
    let mut bands = vec![Band::default(); best as usize];
    for (value, score) in numbers.iter().zip(scores) {
        let (Some(value), Some(score)) = (value, score) else { continue };
        let Some(band) = bands.get_mut((*score as usize).wrapping_sub(1)) else { continue };
        band.least = Some(band.least.map_or(value, |least| least.min(value)));
        band.most = Some(band.most.map_or(value, |most| most.max(value)));
        band.clients += 1;
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(values: &[Option<i64>]) -> Numbers {
        Numbers::from_decimals(values.iter().map(|value| value.map(Decimal::from)).collect())
    }

    /// The score by counting: how many parts of the clients are not better than those that are equal or worse.
    fn naive(values: &[Option<i64>], own: i64, bins: usize, less: bool, ties: Ties) -> u32 {
        let known: Vec<i64> = values.iter().flatten().map(|value| if less { -value } else { *value }).collect();
        let own = if less { -own } else { own };
        let (n, worse) = (known.len(), known.iter().filter(|value| **value < own).count());
        let not_better = known.iter().filter(|value| **value <= own).count();
        let past = |part: usize| match ties {
            // Those strictly worse are already i/bins of all.
            Ties::Low => worse * bins >= part * n,
            // Those strictly better are less than the share of the scores above.
            Ties::High => (n - not_better) * bins < (bins - part) * n,
        };
        1 + (1..bins).filter(|part| past(*part)).count() as u32
    }

    proptest! {
        #[test]
        fn scores_are_those_of_counting(
            values in prop::collection::vec(prop::option::weighted(0.9, -6i64..6), 0..40),
            bins in 2usize..9, less: bool, high: bool, shift in 0usize..40,
        ) {
            let ties = if high { Ties::High } else { Ties::Low };
            let column = numbers(&values);
            let cuts = Cuts::of_bins(&column, bins as u32, less, ties);
            let scores = cuts.scores(&column);
            for (value, score) in values.iter().zip(&scores) {
                prop_assert_eq!(*score, value.map(|own| naive(&values, own, bins, less, ties)));
            }
            // Neither the order of the rows nor the unit matters.
            let mut turned = values.clone();
            turned.rotate_left(shift.min(values.len()));
            prop_assert_eq!(&Cuts::of_bins(&numbers(&turned), bins as u32, less, ties), &cuts);
            let cents = Numbers::from_decimals(values.iter().map(|value| value.map(|own| Decimal::new(own, 3))).collect());
            prop_assert_eq!(Cuts::of_bins(&cents, bins as u32, less, ties).scores(&cents), scores.clone());
            // The published cut points give the same scores again.
            if !cuts.limits.is_empty() {
                let again = Cuts::own(cuts.limits.clone(), less, ties).unwrap();
                prop_assert_eq!(&again, &cuts);
                let of_bands: usize = bands(&column, &scores, cuts.best()).iter().map(|band| band.clients).sum();
                prop_assert_eq!(of_bands, values.iter().flatten().count());
            }
        }
    }

    #[test]
    fn own_cut_points_may_rise_or_fall() {
        let own = |limits: &[i64], less| {
            Cuts::own(limits.iter().map(|limit| Decimal::from(*limit)).collect(), less, Ties::Low)
        };
        assert_eq!(own(&[30, 90, 180], true), own(&[180, 90, 30], true));
        assert_eq!(own(&[30, 90, 180], true).map(|cuts| cuts.score(29.into())), Some(4));
        assert_eq!(own(&[30, 90, 180], true).map(|cuts| cuts.score(30.into())), Some(3));
        assert_eq!(own(&[30, 180, 90], true), None);
    }
}
