//! The top of a list: how many of n clients, and which rank each has.

use super::{Border, Cut, Group, Standing, TooLong};
use crate::number::integer_power_of_ten;
use rust_decimal::Decimal;

/// How a share of n clients becomes a whole number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Up, so that a part of a client counts as one.
    #[default]
    Up,
    /// Down.
    Down,
    /// To the nearest; a half up.
    Nearest,
}

/// How clients are numbered behind equal ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ranks {
    /// 1 2 2 4: one more than the number of better clients.
    #[default]
    Competition,
    /// 1 2 2 3: one more than the number of better values.
    Dense,
}

/// How many of n clients a share of them is, at least one; reckoned in integers.
///
/// ```
/// use tiersheet::lists::top::{places, Rounding};
/// assert_eq!(places("0.07".parse()?, 100, Rounding::Up), 7);
/// assert_eq!(places("0.2".parse()?, 4, Rounding::Up), 1);
/// assert_eq!(places("0.2".parse()?, 8, Rounding::Up), 2);
/// assert_eq!(places("0.2".parse()?, 8, Rounding::Down), 1);
/// # Ok::<(), rust_decimal::Error>(())
/// ```
pub fn places(share: Decimal, n: usize, rounding: Rounding) -> usize {
    let share = share.normalize();
    let of = integer_power_of_ten(share.scale()).unwrap_or(i128::MAX);
    // Out of range means all: a share is at most 1 and has at most 28 digits, so n would have to be beyond 10^9.
    let product = share.mantissa().saturating_mul(n as i128);
    let more = match rounding {
        Rounding::Up => of - 1,
        Rounding::Down => 0,
        Rounding::Nearest => of / 2,
    };
    usize::try_from(product.saturating_add(more) / of).unwrap_or(n).clamp(1, n.max(1))
}

/// Which groups are in the top.
///
/// # Errors
/// As [`Standing::within`].
pub fn chosen(standing: &Standing, cut: Cut, border: Border) -> Result<Vec<bool>, TooLong> {
    standing.groups.iter().map(|group| standing.within(group, cut, border)).collect()
}

/// The rank of a group.
pub fn rank(group: &Group, number: usize, ranks: Ranks) -> usize {
    match ranks {
        Ranks::Competition => group.before + 1,
        Ranks::Dense => number + 1,
    }
}
