//! Clients in the order of a measure, equal ones side by side, with exact running sums.

use crate::number::{self, integer_power_of_ten};
use crate::table::{Numbers, UNKNOWN};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Marks a row that has no place.
pub const NO_PLACE: u32 = u32::MAX;

/// The numbers or their sums have more digits than can be added exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// What becomes of those who stand on a border: who are equal to the last one in, or who cross a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Border {
    /// They are in.
    #[default]
    In,
    /// They are out.
    Out,
}

/// Where a list ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// After so many clients.
    Count(usize),
    /// At a share of the sum of all positive values.
    Total(Decimal),
}

/// Clients with equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their value.
    pub value: Decimal,
    /// How many stand before them.
    pub before: usize,
    /// How many stand before them or among them.
    pub after: usize,
    /// The sum of the positive values before them, in the units of [`Standing`].
    sum_before: i128,
    /// The same with their own.
    sum_after: i128,
}

/// Who stands where by a measure.
///
/// Equal clients make one [`Group`], so that everything said of a group is said of equal clients alike, in whichever order
/// the rows came.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The groups, best first.
    pub groups: Vec<Group>,
    /// The group of each row; [`NO_PLACE`] without a value.
    pub places: Vec<u32>,
    /// How many clients have a place.
    pub clients: usize,
    /// The sum of all positive values in units of `10^-scale`.
    total: i128,
    scale: u32,
}

impl Standing {
    /// The places of these rows; the least value comes first if `bottom`.
    ///
    /// # Errors
    /// [`TooLong`] when the numbers do not fit into 38 digits side by side, or their sum does not.
    ///
    /// ```
    /// use tiersheet::lists::Standing;
    /// use tiersheet::table::Numbers;
    /// let numbers = Numbers::from_decimals([5, 9, 5].map(|value| Some(value.into())).to_vec());
    /// let standing = Standing::new(&numbers, 0..3, false).unwrap();
    /// assert_eq!(standing.places, [1, 0, 1]);
    /// assert_eq!((standing.groups[1].before, standing.groups[1].after), (1, 3));
    /// ```
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn new(numbers: &Numbers, rows: impl Iterator<Item = usize>, bottom: bool) -> Result<Standing, TooLong> {
        let (mut known, scale) = units(numbers, rows)?;
        known.sort_unstable_by_key(|(units, _)| if bottom { *units } else { -*units });
        let mut standing = Standing { places: vec![NO_PLACE; numbers.len()], scale, ..Standing::default() };
        let mut last = None;
        for (index, (units, row)) in known.iter().enumerate() {
            if last != Some(*units) {
                last = Some(*units);
                standing.groups.push(Group {
                    value: number::with_exact_scale(*units, scale).ok_or(TooLong)?,
                    before: index,
                    after: index,
                    sum_before: standing.total,
                    sum_after: standing.total,
                });
            }
            standing.total = standing.total.checked_add((*units).max(0)).ok_or(TooLong)?;
            let number = standing.groups.len() as u32 - 1;
            if let (Some(group), Some(place)) = (standing.groups.last_mut(), standing.places.get_mut(*row as usize)) {
                group.after = index + 1;
                group.sum_after = standing.total;
                *place = number;
            }
        }
        standing.clients = known.len();
        Ok(standing)
    }

    /// The sum of all positive values; `None` when it has more than 28 digits.
    pub fn total(&self) -> Option<Decimal> {
        number::with_exact_scale(self.total, self.scale)
    }

    /// The group of a row.
    pub fn group(&self, row: usize) -> Option<&Group> {
        self.groups.get(*self.places.get(row)? as usize)
    }

    /// A client's share of the sum of all positive values; no value below zero, where nothing is added up.
    pub fn share(&self, group: &Group) -> Option<Decimal> {
        if group.value < Decimal::ZERO { None } else { number::quotient(group.value, self.total()?) }
    }

    /// The share of everybody down to the last of a group; no value below zero.
    pub fn cumulative(&self, group: &Group) -> Option<Decimal> {
        let sum = number::with_exact_scale(group.sum_after, self.scale)?;
        if group.value < Decimal::ZERO { None } else { number::quotient(sum, self.total()?) }
    }

    /// Whether a group stands within a cut.
    ///
    /// By count the clients up to the k-th are in, and with them, or else without them, all who equal the k-th. By share of
    /// the total only positive values add up, and the clients that cross the line are in, or else out.
    ///
    /// # Errors
    /// [`TooLong`] when the sums cannot be compared exactly.
    pub fn within(&self, group: &Group, cut: Cut, border: Border) -> Result<bool, TooLong> {
        match (cut, border) {
            (Cut::Count(count), Border::In) => Ok(group.before < count),
            (Cut::Count(count), Border::Out) => Ok(group.after <= count),
            (Cut::Total(_), _) if group.value <= Decimal::ZERO => Ok(false),
            (Cut::Total(share), Border::In) => Ok(self.against(group.sum_before, share)? == Ordering::Less),
            (Cut::Total(share), Border::Out) => Ok(self.against(group.sum_after, share)? != Ordering::Greater),
        }
    }

    /// How a sum compares with a share of the total, in integers.
    fn against(&self, sum: i128, share: Decimal) -> Result<Ordering, TooLong> {
        let share = share.normalize();
        let of = integer_power_of_ten(share.scale()).ok_or(TooLong)?;
        let (sum, line) = (sum.checked_mul(of), self.total.checked_mul(share.mantissa()));
        Ok(sum.ok_or(TooLong)?.cmp(&line.ok_or(TooLong)?))
    }
}

/// The known numbers of some rows as integers of one scale.
#[cfg_attr(tiersheet_speed, optimize(speed))]
fn units(numbers: &Numbers, rows: impl Iterator<Item = usize>) -> Result<(Vec<(i128, u32)>, u32), TooLong> {
    if let Numbers::Fixed { scale, values } = numbers {
        let known = |row: usize| Some((i128::from(*values.get(row).filter(|value| **value != UNKNOWN)?), row as u32));
        return Ok((rows.filter_map(known).collect(), *scale));
    }
    let known: Vec<(Decimal, u32)> = rows.filter_map(|row| Some((numbers.get(row)?.normalize(), row as u32))).collect();
    let scale = known.iter().map(|(value, _)| value.scale()).max().unwrap_or(0);
    let units = |(value, row): &(Decimal, u32)| {
        let factor = integer_power_of_ten(scale - value.scale())?;
        Some((value.mantissa().checked_mul(factor)?, *row))
    };
    Ok((known.iter().map(units).collect::<Option<_>>().ok_or(TooLong)?, scale))
}
