//! Sums per client, period by period: integers and one list per client where that is exact.

use super::{NONE, summable};
use crate::number::{Sum, with_exact_scale};
use crate::table::{Numbers, UNKNOWN};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What every row brings to which client in which period.
pub struct Measured<'a> {
    /// The client's number; [`NONE`] for a row that does not count.
    pub clients: &'a [u32],
    /// The period's number; [`NONE`] for a row outside of all periods.
    pub periods: &'a [u32],
    /// What is measured.
    pub measure: &'a Numbers,
    /// The number of clients.
    pub count: usize,
}

/// The rows of the periods that are looked at, period by period.
pub struct ByPeriod<'a> {
    measured: &'a Measured<'a>,
    scaled: Option<(u32, &'a [i64])>,
    rows: Vec<u32>,
    /// Where each period's rows begin; one more than there are periods.
    starts: Vec<usize>,
}

impl<'a> ByPeriod<'a> {
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    /// Sorts the rows of so many periods by period.
    pub fn of(measured: &'a Measured<'a>, periods: usize) -> ByPeriod<'a> {
        let mut starts = vec![0usize; periods + 1];
        for (client, period) in measured.clients.iter().zip(measured.periods) {
            if let Some(count) = starts.get_mut(*period as usize + 1).filter(|_| *client != NONE) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut rows = vec![0u32; sum];
        for (row, (client, period)) in (0u32..).zip(measured.clients.iter().zip(measured.periods)) {
            if *client == NONE || *period as usize >= periods {
                continue;
            }
            if let Some(at) = next.get_mut(*period as usize) {
                if let Some(slot) = rows.get_mut(*at) {
                    *slot = row;
                }
                *at += 1;
            }
        }
        ByPeriod { measured, scaled: summable(measured.measure), rows, starts }
    }

    /// The rows of one period.
    pub fn rows(&self, period: usize) -> &[u32] {
        let ends = self.starts.get(period).zip(self.starts.get(period + 1));
        ends.and_then(|(from, to)| self.rows.get(*from..*to)).unwrap_or_default()
    }

    /// The sums of some periods, the second left out; `None` when one has more than 28 digits.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn sums(&self, first: usize, end: usize) -> Option<Sums> {
        let (from, to) = (self.starts.get(first).copied()?, self.starts.get(end).copied()?);
        let rows = self.rows.get(from..to)?;
        let clients = self.measured.clients;
        let count = self.measured.count;
        if let Some((scale, values)) = self.scaled {
            let mut keys = vec![0i64; count];
            for row in rows {
                let row = *row as usize;
                if let (Some(client), Some(value)) = (clients.get(row), values.get(row))
                    && let Some(sum) = keys.get_mut(*client as usize)
                    && *value != UNKNOWN
                {
                    *sum += value;
                }
            }
            return Some(Sums { keys, scale: Some(scale), exact: Vec::new() });
        }
        let mut sums = vec![Sum::default(); count];
        for row in rows {
            let row = *row as usize;
            if let (Some(client), Some(value)) = (clients.get(row), self.measured.measure.get(row))
                && let Some(sum) = sums.get_mut(*client as usize)
            {
                sum.add(value)?;
            }
        }
        Some(Sums::ranked(sums.iter().map(Sum::value).collect::<Option<Vec<Decimal>>>()?))
    }
}

/// The sums of each client as integers that order and compare with 0 as they do.
pub struct Sums {
    /// 0 for 0, less for less, more for more, and equal for equal.
    pub keys: Vec<i64>,
    /// The decimals of the keys, where they are the sums themselves.
    scale: Option<u32>,
    /// The sums, where the keys are only their order.
    exact: Vec<Decimal>,
}

impl Sums {
    fn ranked(exact: Vec<Decimal>) -> Sums {
        let mut sorted = exact.clone();
        sorted.push(Decimal::ZERO);
        sorted.sort_unstable();
        sorted.dedup();
        let at = |value: &Decimal| sorted.binary_search(value).unwrap_or(0) as i64;
        let zero = at(&Decimal::ZERO);
        Sums { keys: exact.iter().map(|value| at(value) - zero).collect(), scale: None, exact }
    }

    /// Adds the sums of another period to these; `false`, and nothing is added, where the keys are not the sums themselves.
    pub fn add(&mut self, other: &Sums) -> bool {
        if self.scale.is_none() || self.scale != other.scale {
            return false;
        }
        // Sums of any of the rows fit into an i64, see `summable`.
        for (sum, key) in self.keys.iter_mut().zip(&other.keys) {
            *sum += key;
        }
        true
    }

    /// The sum of one client.
    pub fn value(&self, client: usize) -> Option<Decimal> {
        match self.scale {
            Some(scale) => with_exact_scale(i128::from(*self.keys.get(client)?), scale),
            None => self.exact.get(client).copied(),
        }
    }

    /// The sums of all.
    pub fn into_decimals(self) -> Option<Vec<Decimal>> {
        match self.scale {
            Some(scale) => self.keys.iter().map(|key| with_exact_scale(i128::from(*key), scale)).collect(),
            None => Some(self.exact),
        }
    }
}

/// The clients of the rows, with [`NONE`] for those of whom nothing is to be said.
pub fn without<'a>(clients: &'a [u32], unknown: &[bool]) -> Cow<'a, [u32]> {
    if !unknown.contains(&true) {
        return clients.into();
    }
    let known = |client: &u32| if unknown.get(*client as usize) == Some(&true) { NONE } else { *client };
    clients.iter().map(known).collect::<Vec<u32>>().into()
}
