//! How steadily a client buys: the coefficient of variation of the sums per period, deviation / mean.
//!
//! Whether it is at most a limit is decided in whole numbers, so a client exactly on the limit is judged right. The square
//! root that is shown is that of the nearest double, at 15 digits; nothing is decided by it.

use crate::number;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Which periods without anything count as zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gaps {
    /// Those between the client's first and last period with something.
    #[default]
    Between,
    /// All of them: from the first period of the table to its last.
    All,
    /// None: only periods with something count.
    Skipped,
}

/// Why there is no coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No period counts.
    NoPeriod,
    /// One period says nothing about steadiness.
    OnePeriod,
    /// The mean is 0.
    ZeroMean,
    /// The mean is below 0.
    NegativeMean,
    /// The squares have more than 38 digits.
    TooManyDigits,
}

/// The spread of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variation {
    /// The mean, at 28 digits.
    pub mean: Decimal,
    /// The standard deviation, at 15 digits.
    pub deviation: Decimal,
    /// The coefficient of variation, at 15 digits.
    pub coefficient: Decimal,
    /// Its square as a fraction in lowest terms.
    square: (i128, i128),
}

/// The values of a client: the sum of each period with something, its number first, in the order of time. Periods without
/// anything are only counted: one mistyped year makes hundreds of thousands of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Number of the period and sum.
    pub own: Vec<(usize, Decimal)>,
    /// How many periods the table has.
    pub periods: usize,
}

impl Sums {
    /// The values of the periods that count, and how many zeros belong to them.
    ///
    /// ```
    /// use tiersheet::lists::variation::{Gaps, Sums};
    /// let sums = Sums { own: vec![(1, 5.into()), (3, 7.into())], periods: 5 };
    /// let values: Vec<rust_decimal::Decimal> = vec![5.into(), 7.into()];
    /// assert_eq!(sums.counted(Gaps::Between), (values.clone(), 1));
    /// assert_eq!(sums.counted(Gaps::All), (values.clone(), 3));
    /// assert_eq!(sums.counted(Gaps::Skipped), (values, 0));
    /// ```
    pub fn counted(&self, gaps: Gaps) -> (Vec<Decimal>, usize) {
        let values: Vec<Decimal> = self.own.iter().map(|(_, sum)| *sum).collect();
        let all = match (gaps, self.own.as_slice()) {
            (Gaps::All, _) => self.periods,
            (Gaps::Between, [(first, _), .., (last, _)]) => last - first + 1,
            _ => values.len(),
        };
        let zeros = all.saturating_sub(values.len());
        (values, zeros)
    }
}

impl Variation {
    /// The spread of these values and so many zeros; `population` divides the squares by n, otherwise by n - 1.
    ///
    /// # Errors
    /// See [`Failure`].
    ///
    /// ```
    /// use tiersheet::lists::variation::{Failure, Variation};
    /// let of = |values: &[i64]| Variation::of(&values.iter().map(|value| (*value).into()).collect::<Vec<_>>(), 0, false);
    /// assert_eq!(of(&[9, 10, 11]).map(|own| own.coefficient.to_string()).as_deref(), Ok("0.1"));
    /// assert_eq!(of(&[9, 10, 11]).map(|own| own.at_most("0.1".parse().unwrap())), Ok(true));
    /// assert_eq!(of(&[-1, 1]), Err(Failure::ZeroMean));
    /// ```
    pub fn of(values: &[Decimal], zeros: usize, population: bool) -> Result<Variation, Failure> {
        let n = values.len() as i128 + zeros as i128;
        if n == 0 {
            return Err(Failure::NoPeriod);
        }
        let (units, unit, scale) = whole(values).ok_or(Failure::TooManyDigits)?;
        let (sum, squares) = sums(&units).ok_or(Failure::TooManyDigits)?;
        match sum.cmp(&0) {
            Ordering::Equal => return Err(Failure::ZeroMean),
            Ordering::Less => return Err(Failure::NegativeMean),
            Ordering::Greater if n == 1 => return Err(Failure::OnePeriod),
            Ordering::Greater => {}
        }
        // The mean of n values of one unit: sum / n; the square of the deviation: spread / (n * under).
        let fraction = || {
            let spread = n.checked_mul(squares)?.checked_sub(sum.checked_mul(sum)?)?;
            let under = if population { n } else { n - 1 };
            let square = lowest(n.checked_mul(spread)?, under.checked_mul(sum.checked_mul(sum)?)?);
            Some((square, lowest(spread, n.checked_mul(under)?)))
        };
        let (square, variance) = fraction().ok_or(Failure::TooManyDigits)?;
        let shown = || {
            let unit = number::with_exact_scale(unit, scale)?;
            let sum = number::with_exact_scale(sum, 0)?.checked_mul(unit)?;
            let mean = number::quotient(sum, Decimal::from(values.len() as u64 + zeros as u64))?;
            let deviation = number::significant(root(variance)?.checked_mul(unit)?, number::DOUBLE_DIGITS);
            Some(Variation { mean, deviation, coefficient: root(square)?, square })
        };
        shown().ok_or(Failure::TooManyDigits)
    }

    /// Whether the coefficient is at most this, exactly.
    pub fn at_most(&self, limit: Decimal) -> bool {
        let limit = limit.normalize();
        let squared = || {
            let over = limit.mantissa().checked_mul(limit.mantissa())?;
            Some((over, number::integer_power_of_ten(limit.scale().checked_mul(2)?)?))
        };
        match squared() {
            // No one writes a limit of more than 19 digits.
            None => self.coefficient <= limit,
            Some(limit_squared) => {
                !limit.is_sign_negative() && compared(self.square, limit_squared) != Ordering::Greater
            }
        }
    }
}

/// The values as whole numbers without a common divisor, with that divisor in units of `10^-scale`.
fn whole(values: &[Decimal]) -> Option<(Vec<i128>, i128, u32)> {
    let scale = values.iter().map(|value| value.normalize().scale()).max().unwrap_or(0);
    let units = values.iter().map(|value| {
        let value = value.normalize();
        value.mantissa().checked_mul(number::integer_power_of_ten(scale - value.scale())?)
    });
    let units = units.collect::<Option<Vec<i128>>>()?;
    let unit = units.iter().fold(0, |unit, value| divisor(unit, *value)).max(1);
    Some((units.iter().map(|value| value / unit).collect(), unit, scale))
}

fn sums(units: &[i128]) -> Option<(i128, i128)> {
    units.iter().try_fold((0i128, 0i128), |(sum, squares), value| {
        Some((sum.checked_add(*value)?, squares.checked_add(value.checked_mul(*value)?)?))
    })
}

/// The greatest common divisor, not negative.
fn divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}

fn lowest(over: i128, under: i128) -> (i128, i128) {
    let common = divisor(over, under).max(1);
    (over / common, under / common)
}

/// Compares two fractions of numbers that are not negative, denominators above 0, without multiplying.
fn compared(a: (i128, i128), b: (i128, i128)) -> Ordering {
    let ((mut a, mut b), (mut c, mut d)) = (a, b);
    loop {
        let (whole, rest, other_whole, other_rest) = (a / b, a % b, c / d, c % d);
        if whole != other_whole {
            return whole.cmp(&other_whole);
        }
        if rest == 0 || other_rest == 0 {
            return rest.min(1).cmp(&other_rest.min(1));
        }
        (a, b, c, d) = (d, other_rest, b, rest);
    }
}

/// The square root of a fraction in lowest terms, which the currency unit does not change.
fn root((over, under): (i128, i128)) -> Option<Decimal> {
    number::from_f64((over as f64 / under as f64).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The source's vector of 36 weeks: olegon.ru, thread 22257.
    const WEEKS: [i64; 36] = [
        0, 15, 40, 15, 10, 15, 20, 15, 10, 15, 20, 15, 5, 20, 45, 20, 15, 20, 25, 20, 15, 20, 25, 20, 40, 10, 35, 10,
        5, 10, 15, 10, 5, 10, 15, 10,
    ];

    fn percent(together: usize, population: bool) -> String {
        let sums: Vec<Decimal> = WEEKS.chunks(together).map(|part| part.iter().sum::<i64>().into()).collect();
        let found = Variation::of(&sums, 0, population).unwrap();
        number::rounded(found.coefficient * Decimal::ONE_HUNDRED, 1).to_string()
    }

    #[test]
    fn the_period_decides() {
        assert_eq!([1, 4, 12].map(|together| percent(together, false)), ["58.7", "29.3", "19.4"]);
        assert_eq!([1, 4, 12].map(|together| percent(together, true)), ["57.9", "27.6", "15.8"]);
    }

    #[test]
    fn a_limit_is_met_exactly() {
        // 9, 10, 11: the deviation is 1 and the mean 10.
        let found = Variation::of(&[900, 1000, 1100].map(|cents| Decimal::new(cents, 2)), 0, false).unwrap();
        assert!(found.at_most(Decimal::new(1, 1)));
        assert!(!found.at_most("0.0999999999999999999".parse().unwrap()));
        assert_eq!(found.deviation, Decimal::ONE);
        assert!(Variation::of(&[Decimal::ONE; 3], 0, false).unwrap().at_most(Decimal::ZERO));
    }

    #[test]
    fn a_mistyped_year_takes_no_room() {
        let sums = Sums { own: vec![(0, 3.into()), (9_000_000, 3.into())], periods: 9_000_001 };
        let (values, zeros) = sums.counted(Gaps::Between);
        assert_eq!((values.len(), zeros), (2, 8_999_999));
        // The root of (18n - 36) / 36.
        let found = Variation::of(&values, zeros, true).unwrap();
        assert!(found.at_most(Decimal::new(212_133, 2)) && !found.at_most(Decimal::new(212_132, 2)));
        assert_eq!(Variation::of(&[], 5, false), Err(Failure::ZeroMean));
    }

    #[test]
    fn what_has_no_coefficient_says_why() {
        let of = |values: &[i64], population| {
            Variation::of(&values.iter().map(|value| (*value).into()).collect::<Vec<_>>(), 0, population)
        };
        assert_eq!(of(&[], false), Err(Failure::NoPeriod));
        assert_eq!(of(&[5], false), Err(Failure::OnePeriod));
        assert_eq!(of(&[5], true), Err(Failure::OnePeriod));
        assert_eq!(of(&[0, 0], false), Err(Failure::ZeroMean));
        assert_eq!(of(&[0], false), Err(Failure::ZeroMean));
        assert_eq!(of(&[5, -6], false), Err(Failure::NegativeMean));
        let long = ["79228162514264337593543950335", "1"].map(|value| value.parse().unwrap());
        assert_eq!(Variation::of(&long, 0, false), Err(Failure::TooManyDigits));
    }

    proptest! {
        #[test]
        fn neither_the_order_nor_the_unit_matters(
            values in prop::collection::vec(-20i64..200, 1..30), shift in 0usize..30, limit in 0i64..300, population: bool,
        ) {
            let of = |values: &[i64], scale: u32| {
                Variation::of(&values.iter().map(|value| Decimal::new(*value, scale)).collect::<Vec<_>>(), 0, population)
            };
            let mut turned = values.clone();
            turned.rotate_left(shift.min(values.len()));
            prop_assert_eq!(of(&turned, 0), of(&values, 0));
            let (some, none): (Vec<i64>, Vec<i64>) = values.iter().partition(|value| **value != 0);
            let some: Vec<Decimal> = some.into_iter().map(Into::into).collect();
            prop_assert_eq!(Variation::of(&some, none.len(), population), of(&values, 0));
            let bare = |found: Result<Variation, Failure>| found.map(|own| (own.coefficient, own.square));
            prop_assert_eq!(bare(of(&values, 3)), bare(of(&values, 0)));
            // (n * squares - sum^2) * n / ((n - 1) * sum^2) against the limit's square, by multiplying.
            if let Ok(found) = of(&values, 2) {
                let n = values.len() as i128;
                let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
                let squares: i128 = values.iter().map(|value| i128::from(*value).pow(2)).sum();
                let under = if population { n } else { n - 1 };
                let at_most = (n * squares - sum * sum) * n * 10_000 <= i128::from(limit).pow(2) * under * sum * sum;
                prop_assert_eq!(found.at_most(Decimal::new(limit, 2)), at_most);
            }
        }
    }
}
