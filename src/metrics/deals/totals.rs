//! Sums per client, exact.

use super::keys::NONE;
use crate::number::{Sum, with_exact_scale};
use crate::table::{Numbers, UNKNOWN};
use rust_decimal::Decimal;

/// The sums of one column for each client.
pub struct Totals {
    /// The sum; `None` where a part is unknown or no row counts.
    pub sums: Vec<Option<Decimal>>,
    /// Whether a part of the sum is unknown.
    pub unknown: Vec<bool>,
}

impl Totals {
    /// Adds up the picked rows of each client; `None` when a sum has more than 28 digits.
    pub fn of(numbers: &Numbers, clients: &[u32], count: usize, picked: impl Fn(usize) -> bool) -> Option<Totals> {
        let mut unknown = vec![false; count];
        let mut rows = vec![false; count];
        let sums = match numbers {
            Numbers::Fixed { scale, values } => {
                // No sum of i64s leaves an i128.
                let mut sums = vec![0i128; count];
                for ((row, value), client) in values.iter().enumerate().zip(clients) {
                    let client = *client as usize;
                    let (Some(sum), Some(any)) = (sums.get_mut(client), rows.get_mut(client)) else { continue };
                    if !picked(row) {
                        continue;
                    }
                    *any = true;
                    if *value == UNKNOWN {
                        mark(&mut unknown, client);
                    } else {
                        *sum += i128::from(*value);
                    }
                }
                sums.into_iter().map(|sum| with_exact_scale(sum, *scale)).collect::<Option<Vec<Decimal>>>()?
            }
            _ => {
                let mut sums = vec![Sum::default(); count];
                for (row, client) in clients.iter().enumerate().filter(|(_, client)| **client != NONE) {
                    let client = *client as usize;
                    let (Some(sum), Some(any)) = (sums.get_mut(client), rows.get_mut(client)) else { continue };
                    if !picked(row) {
                        continue;
                    }
                    *any = true;
                    match numbers.get(row) {
                        None => mark(&mut unknown, client),
                        Some(value) => sum.add(value)?,
                    }
                }
                sums.iter().map(Sum::value).collect::<Option<Vec<Decimal>>>()?
            }
        };
        let known = rows.iter().zip(&unknown).map(|(any, unknown)| *any && !*unknown);
        let sums = sums.into_iter().zip(known).map(|(sum, known)| known.then_some(sum)).collect();
        Some(Totals { sums, unknown })
    }
}

/// Whether a row has a number, without making a decimal of it.
pub fn is_known(numbers: &Numbers, row: usize) -> bool {
    match numbers {
        Numbers::Fixed { values, .. } => values.get(row).is_some_and(|value| *value != UNKNOWN),
        _ => numbers.get(row).is_some(),
    }
}

fn mark(flags: &mut [bool], client: usize) {
    if let Some(flag) = flags.get_mut(client) {
        *flag = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_part_makes_the_sum_unknown() {
        for long in ["0.1", "12345678901234567890.1"] {
            let numbers = Numbers::from_decimals([long, "0.2", "", "5"].iter().map(|text| text.parse().ok()).collect());
            let totals = Totals::of(&numbers, &[0, 0, 1, NONE], 3, |_| true).unwrap();
            assert_eq!(totals.sums.get(1..), Some([None, None].as_slice()));
            assert_eq!(totals.unknown, [false, true, false]);
            assert_eq!(
                totals.sums.first().copied().flatten(),
                long.parse::<Decimal>().ok().map(|d| d + Decimal::new(2, 1))
            );
        }
    }
}
