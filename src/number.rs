//! The number policy, and the only place where doubles and decimals meet.
//!
//! Everything is reckoned in decimals. A double from a cell is read at its 15 significant digits, which is what a
//! spreadsheet shows: `0.1 + 0.2` typed into a cell arrives as `0.30000000000000004` and is read as `0.3`. A number
//! that arrives as text keeps every digit, up to the 28 that a [`Decimal`] holds. Sums are exact or an error, never a
//! rounded number; quotients have 28 digits. Rounding, where a user asks for it, is half away from zero, as in
//! spreadsheets.

use rust_decimal::{Decimal, RoundingStrategy};

/// Significant digits at which a double is read.
pub const DOUBLE_DIGITS: u32 = 15;

/// The largest power of ten that a double holds exactly is 10^22; more are never needed here.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// `10^exponent` as a double, exact up to 22.
pub fn power_of_ten(exponent: u32) -> f64 {
    POWERS.get(exponent as usize).copied().unwrap_or(f64::INFINITY)
}

/// `10^exponent` as an integer; `None` above 38.
pub fn integer_power_of_ten(exponent: u32) -> Option<i128> {
    // Up to 10^18 it takes no long multiplication.
    match exponent {
        0..=18 => Some(i128::from(10i64.pow(exponent))),
        _ => 10i128.checked_pow(exponent),
    }
}

/// The double's value in units of `10^-scale`, when the double is exactly what a spreadsheet shows for that number of
/// decimals: an integer below 10^15 whose quotient by `10^scale` is the very same double.
///
/// The quotient is correctly rounded, so the equality proves that the double is the nearest one to that decimal, and
/// with at most 15 digits the decimal is also what the double reads as at 15 digits.
///
/// ```
/// assert_eq!(tiersheet::number::scaled(19.99, 2), Some(1999));
/// assert_eq!(tiersheet::number::scaled(19.995, 2), None);
/// ```
#[inline(always)]
pub fn scaled(value: f64, scale: u32) -> Option<i64> {
    let (integer, exact) = nearest(value, power_of_ten(scale));
    exact.then_some(integer)
}

/// Adds doubles to a column in units of `10^-scale`; whether all of them are whole there. If not, what was added means nothing.
///
/// ```
/// let mut column = vec![5];
/// assert!(tiersheet::number::append_scaled(&mut column, &[0.1, 19.99], 2));
/// assert_eq!(column, [5, 10, 1999]);
/// assert!(!tiersheet::number::append_scaled(&mut column, &[0.005], 2));
/// ```
#[cfg_attr(tiersheet_speed, optimize(speed))]
pub fn append_scaled(column: &mut Vec<i64>, values: &[f64], scale: u32) -> bool {
    let power = power_of_ten(scale);
    let mut all = true;
    let mut keep = |(integer, exact): (i64, bool)| {
        all &= exact;
        integer
    };
    // Whole numbers do without the division, which takes longer than all the rest.
    match scale {
        0 => column.extend(values.iter().map(|value| keep(nearest(*value, 1.0)))),
        _ => column.extend(values.iter().map(|value| keep(nearest(*value, power)))),
    }
    all
}

/// The integer nearest to a multiple of a value, and whether it is that multiple at 15 digits.
///
/// In the sum with 1.5 * 2^52 the lowest bits of a double are the integer, rounded half to even: quicker than a conversion, and
/// right for all that the limit of 10^15 lets through.
#[inline(always)]
fn nearest(value: f64, power: f64) -> (i64, bool) {
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    let shifted = value * power + SHIFT;
    let integer = shifted - SHIFT;
    let bits = shifted.to_bits().wrapping_sub(SHIFT.to_bits()).cast_signed();
    (bits, (integer.abs() < 1e15) & (integer / power == value))
}

/// The decimal that a double shows at 15 significant digits.
///
/// `None` for NaN, infinities, and values beyond the 28 digits of a decimal; a value too small for 28 decimals is 0.
///
/// ```
/// use tiersheet::number;
/// assert_eq!(number::from_f64(0.1 + 0.2).map(|d| d.to_string()).as_deref(), Some("0.3"));
/// assert_eq!(number::from_f64(f64::NAN), None);
/// ```
pub fn from_f64(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    for scale in [0, 2, 4] {
        if let Some(integer) = scaled(value, scale) {
            return Some(Decimal::new(integer, scale).normalize());
        }
    }
    let text = format!("{:.*e}", DOUBLE_DIGITS as usize - 1, value);
    let (mantissa, exponent) = text.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let digits: i128 = mantissa.replace('.', "").parse().ok()?;
    with_exponent(digits, exponent - (DOUBLE_DIGITS as i32 - 1))
}

/// The double that a text spells with digits, a point and an exponent.
///
/// ```
/// use tiersheet::number;
/// assert_eq!(number::double("+45992.75"), Some(45992.75));
/// assert_eq!(number::double("4.5e4"), Some(45000.0));
/// assert_eq!(number::double("inf"), None);
/// ```
pub fn double(text: &str) -> Option<f64> {
    let unsigned = |text: &'_ str| text.strip_prefix(['+', '-']).unwrap_or(text).to_owned();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (mantissa, exponent) = (unsigned(mantissa), unsigned(exponent));
    let (whole, part) = mantissa.split_once('.').unwrap_or((&mantissa, ""));
    if whole.len() + part.len() == 0 || exponent.is_empty() || ![whole, part, &exponent].into_iter().all(digits) {
        return None;
    }
    // The host reads doubles just as exactly, without the powers of ten that the standard library keeps for it.
    #[cfg(target_arch = "wasm32")]
    return Some(crate::wasm::double(text));
    #[cfg(not(target_arch = "wasm32"))]
    text.parse().ok()
}

/// `mantissa * 10^exponent`; `None` when it does not fit, digits below 10^-28 are lost.
pub fn with_exponent(mut mantissa: i128, mut exponent: i32) -> Option<Decimal> {
    while mantissa != 0 && mantissa % 10 == 0 && exponent < 0 {
        mantissa /= 10;
        exponent += 1;
    }
    if exponent > 0 {
        mantissa = mantissa.checked_mul(integer_power_of_ten(exponent.unsigned_abs())?)?;
        exponent = 0;
    }
    let mut scale = exponent.unsigned_abs();
    while scale > Decimal::MAX_SCALE {
        mantissa /= 10;
        scale -= 1;
        if mantissa == 0 {
            return Some(Decimal::ZERO);
        }
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(|decimal| decimal.normalize())
}

/// The nearest double to the decimal at 15 significant digits, and whether those digits are all it has.
///
/// ```
/// use tiersheet::number;
/// let d = |t: &str| t.parse().ok();
/// assert_eq!(d("0.25").map(number::to_f64), Some((0.25, true)));
/// assert_eq!(d("12345678901234567.89").map(|d| number::to_f64(d).1), Some(false));
/// ```
pub fn to_f64(value: Decimal) -> (f64, bool) {
    // Up to 15 digits the mantissa and its power of ten are exact doubles: one correctly rounded division is all there is to do.
    if value.scale() <= 22 && value.mantissa().unsigned_abs() < 1_000_000_000_000_000 {
        return (value.mantissa() as i64 as f64 / power_of_ten(value.scale()), true);
    }
    let rounded = significant(value, DOUBLE_DIGITS);
    let exact = rounded == value;
    let rounded = rounded.normalize();
    let mantissa = rounded.mantissa() as f64;
    let scale = rounded.scale();
    // 15 digits are exact in a double and so is 10^22: one correctly rounded division.
    let double = if scale <= 22 { mantissa / power_of_ten(scale) } else { mantissa / 1e22 / power_of_ten(scale - 22) };
    (double, exact)
}

/// The decimal of so many units of `10^-scale`, without zeros at its end.
///
/// ```
/// use tiersheet::number;
/// assert_eq!(number::of_units(1250, 3).to_string(), "1.25");
/// assert_eq!(number::of_units(-500, 2).to_string(), "-5");
/// ```
pub fn of_units(mut units: i64, mut scale: u32) -> Decimal {
    while scale > 0 && units % 10 == 0 {
        units /= 10;
        scale -= 1;
    }
    Decimal::new(units, scale)
}

/// The value rounded to so many significant digits, half away from zero.
pub fn significant(value: Decimal, digits: u32) -> Decimal {
    value.round_sf_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero).unwrap_or(value)
}

/// The value cut to so many significant digits, towards the greater side or the lesser one.
///
/// ```
/// use tiersheet::number::cut;
/// let decimal = |text: &str| text.parse().unwrap();
/// assert_eq!(cut(decimal("0.66666666666666666667"), 15, false), decimal("0.666666666666666"));
/// assert_eq!(cut(decimal("-0.66666666666666666667"), 15, true), decimal("-0.666666666666666"));
/// assert_eq!(cut(decimal("1234.5"), 15, true), decimal("1234.5"));
/// ```
pub fn cut(value: Decimal, digits: u32, up: bool) -> Decimal {
    let side = if up { RoundingStrategy::ToPositiveInfinity } else { RoundingStrategy::ToNegativeInfinity };
    value.round_sf_with_strategy(digits, side).unwrap_or(value).normalize()
}

/// The value rounded to so many decimals, half away from zero.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// `numerator / denominator` at 28 digits; no value when the denominator is 0.
pub fn quotient(numerator: Decimal, denominator: Decimal) -> Option<Decimal> {
    if denominator.is_zero() { None } else { numerator.checked_div(denominator) }
}

/// The product, when all its digits fit.
///
/// ```
/// use tiersheet::number::product;
/// let decimal = |text: &str| text.parse().unwrap();
/// assert_eq!(product(decimal("12.50"), decimal("41.235")), Some(decimal("515.4375")));
/// assert_eq!(product(decimal("1234567890123456789.1"), decimal("1.00000000001")), None);
/// ```
pub fn product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (a.normalize(), b.normalize());
    with_exact_scale(a.mantissa().checked_mul(b.mantissa())?, a.scale() + b.scale())
}

/// The sum, when all its digits fit; [`Decimal`]'s own addition would round the last ones away.
pub fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    if let Some(sum) = add_short(a, b) {
        return Some(sum);
    }
    let mut sum = Sum::default();
    sum.add(a)?;
    sum.add(b)?;
    sum.value()
}

/// The sum of two decimals of few digits; `None` where it takes more than a short integer.
fn add_short(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let units = |value: Decimal| {
        let units = i64::try_from(value.mantissa()).ok()?;
        match scale - value.scale() {
            0 => Some(units),
            finer => units.checked_mul(10i64.checked_pow(finer)?),
        }
    };
    Some(of_units(units(a)?.checked_add(units(b)?)?, scale))
}

/// The difference, when all its digits fit.
pub fn subtract(a: Decimal, b: Decimal) -> Option<Decimal> {
    add(a, -b)
}

/// An exact running sum: 38 digits inside, 28 when it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    mantissa: i128,
    scale: u32,
}

impl Sum {
    /// Adds one value; `None` when the sum no longer fits.
    pub fn add(&mut self, value: Decimal) -> Option<()> {
        self.add_scaled(value.mantissa(), value.scale())
    }

    /// Adds `mantissa / 10^scale`.
    pub fn add_scaled(&mut self, mantissa: i128, scale: u32) -> Option<()> {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > self.scale && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        if scale > self.scale {
            self.mantissa = self.mantissa.checked_mul(integer_power_of_ten(scale - self.scale)?)?;
            self.scale = scale;
        } else {
            mantissa = mantissa.checked_mul(integer_power_of_ten(self.scale - scale)?)?;
        }
        self.mantissa = self.mantissa.checked_add(mantissa)?;
        Some(())
    }

    /// The sum so far; `None` when it has more than 28 digits.
    pub fn value(&self) -> Option<Decimal> {
        with_exact_scale(self.mantissa, self.scale)
    }
}

/// `mantissa / 10^scale` with every digit kept, or `None`.
pub fn with_exact_scale(mut mantissa: i128, mut scale: u32) -> Option<Decimal> {
    if let (Ok(units), 0..=Decimal::MAX_SCALE) = (i64::try_from(mantissa), scale) {
        return Some(of_units(units, scale));
    }
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// The number as people of the language write it, without grouping: `1234.5` or `1234,5`.
pub fn show(value: Decimal, lang: crate::Lang) -> String {
    let text = value.normalize().to_string();
    match lang {
        crate::Lang::En => text,
        _ => text.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_is_read_at_fifteen_digits() {
        let shown = |value| from_f64(value).map(|decimal| decimal.to_string());
        assert_eq!(shown(21.9 / 0.2).as_deref(), Some("109.5"));
        assert_eq!(shown(1652185258.8058286).as_deref(), Some("1652185258.80583"));
        assert_eq!(shown(9007199254740991.0).as_deref(), Some("9007199254740990"));
        assert_eq!(shown(1e-30).as_deref(), Some("0"));
        assert_eq!(shown(1e28).as_deref(), Some("10000000000000000000000000000"));
        assert_eq!(shown(1e29), None);
        assert_eq!(shown(-0.0).as_deref(), Some("0"));
    }

    #[test]
    fn a_text_is_a_double_where_the_standard_library_says_so() {
        let parts = ["", "+", "-", "1", "09", ".", "e", "E", "e+", "e-7", "400", " ", "x"];
        for a in parts {
            for text in parts.iter().flat_map(|b| parts.map(|c| parts.map(|d| format!("{a}{b}{c}{d}")))).flatten() {
                assert_eq!(double(&text), text.parse().ok(), "{text}");
            }
        }
    }

    #[test]
    fn sums_are_exact_or_refused() {
        let decimal = |text: &str| text.parse::<Decimal>().ok();
        let sum = |a: &str, b: &str| add(decimal(a)?, decimal(b)?).map(|d| d.to_string());
        assert_eq!(sum("0.1", "0.2").as_deref(), Some("0.3"));
        assert_eq!(sum("12345678901234567890123456.78", "0.22").as_deref(), Some("12345678901234567890123457"));
        assert_eq!(sum("79228162514264337593543950335", "0.5"), None);
        assert_eq!(sum("79228162514264337593543950335", "1"), None);
    }

    #[test]
    fn a_short_sum_is_the_long_one() {
        let texts = [
            "0",
            "-0.10",
            "0.1",
            "12.345",
            "-7",
            "9223372036854775807",
            "-9223372036854775808",
            "0.0000000000000000001",
            "1000000000000000000",
        ];
        let decimals = texts.map(|text| text.parse::<Decimal>().unwrap());
        for (a, b) in decimals.iter().flat_map(|a| decimals.map(|b| (*a, b))) {
            let mut sum = Sum::default();
            let long = sum.add(a).and_then(|()| sum.add(b)).and_then(|()| sum.value());
            let shown = |sum: Option<Decimal>| sum.map(|sum| sum.to_string());
            assert_eq!(shown(add(a, b)), shown(long), "{a} + {b}");
        }
        assert_eq!(
            (0..=38).map(integer_power_of_ten).collect::<Vec<_>>(),
            (0..=38).map(|power| 10i128.checked_pow(power)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn scaled_agrees_with_the_decimal_reading() {
        for cents in (-200_000i64..200_000).step_by(37) {
            let value = cents as f64 / 100.0;
            assert_eq!(scaled(value, 2), Some(cents));
            assert_eq!(from_f64(value), Some(Decimal::new(cents, 2).normalize()));
        }
    }
}
