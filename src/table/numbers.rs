//! The numbers of one field, a row each, in the densest form that is exact.

use crate::number::{self, Sum};
use rust_decimal::Decimal;

/// Marks a row without a number in the dense forms.
pub const UNKNOWN: i64 = i64::MIN;

/// A column of numbers, some of them unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Numbers {
    /// Integers in units of `10^-scale`; [`UNKNOWN`] where there is no number. Nearly all money is of this form.
    Fixed {
        /// Number of decimals.
        scale: u32,
        /// The integers.
        values: Vec<i64>,
    },
    /// Quotients of two integers of one scale; the denominator is 0 where there is no number.
    Ratio {
        /// Numerators.
        over: Vec<i64>,
        /// Denominators.
        under: Vec<i64>,
        /// The quotients as doubles, NaN where there is none: a quick look that settles all but close calls.
        near: Vec<f64>,
    },
    /// Anything else that a decimal holds.
    Wide(Vec<Option<Decimal>>),
}

impl Numbers {
    /// No number in any of so many rows.
    pub fn unknown(rows: usize) -> Numbers {
        Numbers::Fixed { scale: 0, values: vec![UNKNOWN; rows] }
    }

    /// The densest form of these numbers.
    pub fn from_decimals(values: Vec<Option<Decimal>>) -> Numbers {
        let scale = values.iter().flatten().map(|value| value.normalize().scale()).max().unwrap_or(0);
        let dense = |value: &Option<Decimal>| match value {
            None => Some(UNKNOWN),
            Some(value) => to_scale(*value, scale),
        };
        match values.iter().map(dense).collect::<Option<Vec<i64>>>() {
            Some(dense) => Numbers::Fixed { scale, values: dense },
            None => Numbers::Wide(values),
        }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        match self {
            Numbers::Fixed { values, .. } => values.len(),
            Numbers::Ratio { under, .. } => under.len(),
            Numbers::Wide(values) => values.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of one row.
    pub fn get(&self, row: usize) -> Option<Decimal> {
        match self {
            Numbers::Fixed { scale, values } => match values.get(row) {
                None | Some(&UNKNOWN) => None,
                Some(value) => Some(number::of_units(*value, *scale)),
            },
            Numbers::Ratio { over, under, .. } => {
                number::quotient(Decimal::from(*over.get(row)?), Decimal::from(*under.get(row)?))
            }
            Numbers::Wide(values) => values.get(row).copied().flatten(),
        }
    }

    /// Whether one row has a number.
    pub fn is_known(&self, row: usize) -> bool {
        match self {
            Numbers::Fixed { values, .. } => values.get(row).is_some_and(|value| *value != UNKNOWN),
            Numbers::Ratio { near, .. } => near.get(row).is_some_and(|near| !near.is_nan()),
            Numbers::Wide(values) => values.get(row).is_some_and(Option::is_some),
        }
    }

    /// All rows' numbers.
    pub fn iter(&self) -> impl Iterator<Item = Option<Decimal>> + '_ {
        (0..self.len()).map(|row| self.get(row))
    }

    /// Row by row `a - b`; unknown where either is. `None` when a difference has more than 28 digits.
    pub fn difference(a: &Numbers, b: &Numbers) -> Option<Numbers> {
        combine(a, b, i64::overflowing_sub, number::subtract)
    }

    /// Row by row `a + b`; unknown where either is. `None` when a sum has more than 28 digits.
    pub fn sum(a: &Numbers, b: &Numbers) -> Option<Numbers> {
        combine(a, b, i64::overflowing_add, number::add)
    }

    /// Row by row `a / b`; unknown where either is, or where `b` is 0.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn quotient(a: &Numbers, b: &Numbers) -> Numbers {
        if let Some((over, under)) = same_scale(a, b) {
            let mut near = Vec::with_capacity(over.len());
            let mut denominators = Vec::with_capacity(over.len());
            for (a, b) in over.iter().zip(under.iter()) {
                let known = (*a != UNKNOWN) & (*b != UNKNOWN) & (*b != 0);
                near.push(if known { *a as f64 / *b as f64 } else { f64::NAN });
                denominators.push(if known { *b } else { 0 });
            }
            return Numbers::Ratio { over: over.into_owned(), under: denominators, near };
        }
        let divide = |row| number::quotient(a.get(row)?, b.get(row)?);
        Numbers::Wide((0..a.len().max(b.len())).map(divide).collect())
    }

    /// The exact sum of the known rows that are picked; `None` when it has more than 28 digits.
    pub fn total(&self, mut picked: impl FnMut(usize) -> bool) -> Option<Decimal> {
        let mut sum = Sum::default();
        match self {
            Numbers::Fixed { scale, values } => {
                for (row, value) in values.iter().enumerate() {
                    if *value != UNKNOWN && picked(row) {
                        sum.add_scaled(i128::from(*value), *scale)?;
                    }
                }
            }
            _ => {
                for row in (0..self.len()).filter(|row| picked(*row)) {
                    if let Some(value) = self.get(row) {
                        sum.add(value)?;
                    }
                }
            }
        }
        sum.value()
    }
}

/// The decimal in units of `10^-scale`, when it is whole there and small enough to calculate with.
pub fn to_scale(value: Decimal, scale: u32) -> Option<i64> {
    let value = value.normalize();
    let factor = number::integer_power_of_ten(scale.checked_sub(value.scale())?)?;
    let units = i64::try_from(value.mantissa().checked_mul(factor)?).ok()?;
    (units != UNKNOWN).then_some(units)
}

type Aligned<'a> = (std::borrow::Cow<'a, [i64]>, std::borrow::Cow<'a, [i64]>);

/// Both columns in units of the finer of their scales, when both are dense and that fits.
#[cfg_attr(tiersheet_speed, optimize(speed))]
fn same_scale<'a>(a: &'a Numbers, b: &'a Numbers) -> Option<Aligned<'a>> {
    let (Numbers::Fixed { scale: of_a, values: a }, Numbers::Fixed { scale: of_b, values: b }) = (a, b) else {
        return None;
    };
    let scale = *of_a.max(of_b);
    let refine = |values: &'a [i64], from: u32| -> Option<std::borrow::Cow<'a, [i64]>> {
        if from == scale {
            return Some(values.into());
        }
        let factor = i64::try_from(number::integer_power_of_ten(scale - from)?).ok()?;
        let refined = values.iter().map(|value| match *value {
            UNKNOWN => Some(UNKNOWN),
            value => value.checked_mul(factor),
        });
        Some(refined.collect::<Option<Vec<i64>>>()?.into())
    };
    Some((refine(a, *of_a)?, refine(b, *of_b)?))
}

#[cfg_attr(tiersheet_speed, optimize(speed))]
fn combine(
    a: &Numbers,
    b: &Numbers,
    dense: impl Fn(i64, i64) -> (i64, bool),
    exact: impl Fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Numbers> {
    if let (Some((left, right)), Numbers::Fixed { scale: of_a, .. }, Numbers::Fixed { scale: of_b, .. }) =
        (same_scale(a, b), a, b)
    {
        let mut values = Vec::with_capacity(left.len());
        let mut fits = true;
        values.extend(left.iter().zip(right.iter()).map(|(a, b)| {
            let unknown = (*a == UNKNOWN) | (*b == UNKNOWN);
            let (value, overflows) = dense(*a, *b);
            fits &= unknown | !(overflows | (value == UNKNOWN));
            if unknown { UNKNOWN } else { value }
        }));
        if fits {
            return Some(Numbers::Fixed { scale: *of_a.max(of_b), values });
        }
    }
    let mut wide = Vec::with_capacity(a.len());
    for row in 0..a.len().max(b.len()) {
        wide.push(match (a.get(row), b.get(row)) {
            (Some(a), Some(b)) => Some(exact(a, b)?),
            _ => None,
        });
    }
    Some(Numbers::Wide(wide))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(texts: &[&str]) -> Numbers {
        Numbers::from_decimals(texts.iter().map(|text| text.parse().ok()).collect())
    }

    fn shown(numbers: &Numbers) -> Vec<String> {
        numbers.iter().map(|value| value.map_or("?".into(), |value| value.normalize().to_string())).collect()
    }

    #[test]
    fn a_missing_part_makes_the_result_unknown() {
        let (revenue, cost) = (numbers(&["10.5", "", "3"]), numbers(&["0.25", "1", ""]));
        let profit = Numbers::difference(&revenue, &cost);
        assert_eq!(profit.as_ref().map(shown), Some(vec!["10.25".into(), "?".into(), "?".into()]));
        assert_eq!(shown(&Numbers::quotient(&revenue, &numbers(&["0", "1", "4"]))), ["?", "?", "0.75"]);
    }

    #[test]
    fn long_numbers_stay_exact() {
        let long = numbers(&["12345678901234567890.12", "0.01"]);
        assert!(matches!(long, Numbers::Wide(_)));
        assert_eq!(long.total(|_| true).map(|sum| sum.to_string()).as_deref(), Some("12345678901234567890.13"));
        assert_eq!(shown(&Numbers::quotient(&long, &numbers(&["2", "2"]))), ["6172839450617283945.06", "0.005"]);
    }
}
