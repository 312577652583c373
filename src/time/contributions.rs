//! How much of a change of revenue comes from each factor of `R = N x V x L`: clients, value of an order, orders per client.
//!
//! - Shapley: each factor's change times the mean of the other two over all orders in which the factors may change one
//!   after another (Shapley, "A value for n-person games", 1953). No order is preferred.
//! - LMDI: `L(R1, R0) ln(x1 / x0)` with the logarithmic mean `L(a, b) = (a - b) / ln(a / b)` (Ang, "The LMDI approach to
//!   decomposition analysis", Energy Policy 33, 2005). Logarithms are reckoned in doubles.
//! - Chain substitution: the factors change one after another in a stated order, and the result depends on it.
//!
//! Where units are known the value of an order is units x price, and its part is split once more in the same way: for
//! Shapley with both in one coalition (the Owen value), so that the two add up to it.

use crate::number::{self, add, from_f64, rounded, subtract};
use rust_decimal::Decimal;

/// How the change is split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The mean over all orders.
    #[default]
    Shapley,
    /// The logarithmic mean Divisia index.
    Lmdi,
    /// One after another in this order, by the factors' places.
    Chain([usize; 3]),
}

/// The factors of one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factors {
    /// N, V and L.
    pub factors: [Decimal; 3],
    /// Units of an order and the price of a unit, whose product is V.
    pub value: Option<[Decimal; 2]>,
    /// R. The product of quotients may differ from it in the 28th digit.
    pub revenue: Decimal,
}

/// What each factor has brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// The parts of N, V and L; they add up to the change.
    pub parts: [Decimal; 3],
    /// The parts of units and price; they add up to that of V.
    pub value: Option<[Decimal; 2]>,
    /// The change of R.
    pub change: Decimal,
    /// The factor whose part took up what rounding left: the one with the largest part, the first of equals.
    pub rounding: usize,
}

/// Why there is no split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A number would have more than 28 digits.
    TooManyDigits,
    /// LMDI, and this factor is not above 0 before or after.
    NotPositive(usize),
}

/// Splits a change; the parts are rounded to so many decimals, or as far as 15 digits allow, 9 at the most.
///
/// # Errors
/// As [`Trouble`] says.
///
/// ```
/// use rust_decimal::Decimal;
/// use tiersheet::time::contributions::{Factors, Method, split};
/// let of = |n: i64, v: i64, l: i64, r: i64| Factors {
///     factors: [Decimal::from(n), Decimal::new(v, 1), Decimal::from(l)],
///     value: None,
///     revenue: Decimal::from(r),
/// };
/// let found = split(&of(100, 20, 50, 10_000), &of(120, 22, 45, 11_880), Method::Shapley, Some(2)).unwrap();
/// assert_eq!(found.parts.map(|part| part.to_string()), ["1993.34", "1043.33", "-1156.67"]);
/// assert_eq!(found.parts.iter().sum::<Decimal>(), Decimal::from(1880));
/// ```
pub fn split(before: &Factors, after: &Factors, method: Method, decimals: Option<u32>) -> Result<Split, Trouble> {
    let change = subtract(after.revenue, before.revenue).ok_or(Trouble::TooManyDigits)?;
    let (parts, value) = match method {
        Method::Lmdi => lmdi(before, after)?,
        _ => weighted(before, after, method).ok_or(Trouble::TooManyDigits)?,
    };
    let size = parts.iter().chain(&value.unwrap_or_default()).map(Decimal::abs).max().unwrap_or_default();
    let digits = size.trunc().to_string().len() as u32;
    let decimals = decimals.unwrap_or_else(|| 15u32.saturating_sub(digits).min(9).max(change.normalize().scale()));
    settled(parts, value, rounded(change, decimals), decimals).ok_or(Trouble::TooManyDigits)
}

type Parts = ([Decimal; 3], Option<[Decimal; 2]>);

/// Rounds, and gives what is missing to the largest part; of the value's two parts, to the price.
fn settled(parts: [Decimal; 3], value: Option<[Decimal; 2]>, change: Decimal, decimals: u32) -> Option<Split> {
    let mut parts = parts.map(|part| rounded(part, decimals).normalize());
    let mut rest = change;
    for part in parts {
        rest = subtract(rest, part)?;
    }
    let mut rounding = 0;
    let mut largest = Decimal::ZERO;
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| part.abs() > Decimal::ZERO) {
        if part.abs() > largest {
            (rounding, largest) = (at, part.abs());
        }
    }
    if let Some(part) = parts.get_mut(rounding) {
        *part = add(*part, rest)?;
    }
    let value = match value {
        None => None,
        Some([units, _]) => {
            let [_, of_value, _] = parts;
            let units = rounded(units, decimals).normalize();
            Some([units, subtract(of_value, units)?])
        }
    };
    Some(Split { parts, value, change, rounding })
}

/// Each factor's change times a weight made of the other two.
fn weighted(before: &Factors, after: &Factors, method: Method) -> Option<Parts> {
    let mut parts = [Decimal::ZERO; 3];
    let mut of_value = Decimal::ZERO;
    for (at, part) in parts.iter_mut().enumerate() {
        let weight = weight(before, after, method, at)?;
        let (x, y) = (before.factors.get(at)?, after.factors.get(at)?);
        *part = y.checked_sub(*x)?.checked_mul(weight)?;
        if at == 1 {
            of_value = weight;
        }
    }
    let value = match (before.value, after.value) {
        (Some([units0, price0]), Some([units1, price1])) => {
            let half = Decimal::new(5, 1);
            let (of_units, of_price) = match method {
                Method::Chain(_) => (price0, units1),
                _ => (price0.checked_add(price1)?.checked_mul(half)?, units0.checked_add(units1)?.checked_mul(half)?),
            };
            let units = units1.checked_sub(units0)?.checked_mul(of_units)?.checked_mul(of_value)?;
            let price = price1.checked_sub(price0)?.checked_mul(of_price)?.checked_mul(of_value)?;
            Some([units, price])
        }
        _ => None,
    };
    Some((parts, value))
}

/// What one unit of a factor is worth while the other two change.
fn weight(before: &Factors, after: &Factors, method: Method, at: usize) -> Option<Decimal> {
    let others: Vec<usize> = (0..3).filter(|other| *other != at).collect();
    let product = |late: &dyn Fn(usize) -> bool| {
        let factor = |other: usize| if late(other) { after.factors.get(other) } else { before.factors.get(other) };
        others.iter().try_fold(Decimal::ONE, |product, other| product.checked_mul(*factor(*other)?))
    };
    if let Method::Chain(order) = method {
        let place = |factor: usize| order.iter().position(|own| *own == factor);
        return product(&|other| place(other) < place(at));
    }
    let first = others.first().copied();
    let twice = |value: Decimal| value.checked_add(value);
    let sum = twice(product(&|_| false)?)?
        .checked_add(twice(product(&|_| true)?)?)?
        .checked_add(product(&|other| Some(other) == first)?)?
        .checked_add(product(&|other| Some(other) != first)?)?;
    number::quotient(sum, Decimal::from(6))
}

/// The parts by logarithms; those of units and price only where both are above 0.
fn lmdi(before: &Factors, after: &Factors) -> Result<Parts, Trouble> {
    for (at, (x, y)) in before.factors.iter().zip(&after.factors).enumerate() {
        if *x <= Decimal::ZERO || *y <= Decimal::ZERO {
            return Err(Trouble::NotPositive(at));
        }
    }
    // ln(y / x) by the change over the lesser of the two, which keeps its digits whether they are close or far apart.
    let log = |x: Decimal, y: Decimal| {
        let share = number::quotient(x.max(y).checked_sub(x.min(y))?, x.min(y))?;
        let log = number::to_f64(share).0.ln_1p();
        Some(if y < x { -log } else { log })
    };
    let change = subtract(after.revenue, before.revenue).ok_or(Trouble::TooManyDigits)?;
    let whole = log(before.revenue, after.revenue).ok_or(Trouble::TooManyDigits)?;
    let mean = if whole == 0.0 { number::to_f64(before.revenue).0 } else { number::to_f64(change).0 / whole };
    let part = |x: Decimal, y: Decimal| log(x, y).and_then(|log| from_f64(mean * log)).ok_or(Trouble::TooManyDigits);
    let [n0, v0, l0] = before.factors;
    let [n1, v1, l1] = after.factors;
    let parts = [part(n0, n1)?, part(v0, v1)?, part(l0, l1)?];
    let value = match (before.value, after.value) {
        (Some([q0, p0]), Some([q1, p1])) if [q0, p0, q1, p1].iter().all(|own| *own > Decimal::ZERO) => {
            Some([part(q0, q1)?, part(p0, p1)?])
        }
        _ => None,
    };
    Ok((parts, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factors(text: [&str; 3]) -> Factors {
        let factors = text.map(|text| text.parse::<Decimal>().unwrap());
        Factors { factors, value: None, revenue: factors.iter().product() }
    }

    fn parts(before: [&str; 3], after: [&str; 3], method: Method) -> Result<[String; 3], Trouble> {
        split(&factors(before), &factors(after), method, Some(2)).map(|found| found.parts.map(|part| part.to_string()))
    }

    #[test]
    fn the_published_example_by_each_method() {
        let (before, after) = (["100", "2", "50"], ["120", "2.2", "45"]);
        let of = |method| parts(before, after, method).unwrap();
        assert_eq!(of(Method::Shapley), ["1993.34", "1043.33", "-1156.67"]);
        assert_eq!(of(Method::Lmdi), ["1989.68", "1040.12", "-1149.8"]);
        assert_eq!(of(Method::Chain([0, 1, 2])), ["2000", "1200", "-1320"]);
        assert_eq!(of(Method::Chain([2, 1, 0])), ["1980", "900", "-1000"]);
    }

    #[test]
    fn a_factor_of_nothing_has_no_logarithm_and_does_not_hurt_the_others() {
        let (before, after) = (["100", "0", "50"], ["120", "2.2", "45"]);
        assert_eq!(parts(before, after, Method::Lmdi), Err(Trouble::NotPositive(1)));
        let [n, v, l] = parts(before, after, Method::Shapley).unwrap().map(|part| part.parse::<Decimal>().unwrap());
        assert_eq!(n + v + l, Decimal::from(11_880));
    }

    #[test]
    fn nothing_changes_nothing() {
        for method in [Method::Shapley, Method::Lmdi, Method::Chain([0, 1, 2])] {
            assert_eq!(parts(["3", "7", "1"], ["3", "7", "1"], method).unwrap(), ["0", "0", "0"]);
        }
    }
}
