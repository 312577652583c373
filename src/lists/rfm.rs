//! Recency, frequency and money of each client, from payments.

use super::scores::Cuts;
use crate::metrics::{Amount, NONE, Payments, Totals, distinct_per_client, pair};
use crate::number::quotient;
use crate::problem::Problem;
use crate::table::{Numbers, UNKNOWN};
use rust_decimal::Decimal;

/// What a row with a negative amount is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Returns {
    /// It lowers the money, and is neither an order nor a visit.
    #[default]
    Subtract,
    /// It is an order like any other.
    Count,
    /// It does not exist.
    Drop,
}

/// What is added up, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The amount that is the money.
    pub measure: Amount,
    /// Whether the money is per order instead of in all.
    pub average: bool,
    /// Rows with negative amounts.
    pub returns: Returns,
}

/// The three measures, a value per client.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Days from the last order to the as-of date; unknown without an order.
    pub recency: Numbers,
    /// Number of orders.
    pub frequency: Numbers,
    /// The money.
    pub monetary: Numbers,
    /// Rows that are no orders, their amount being zero or negative.
    pub returned: usize,
}

impl Measured {
    /// The measures of all clients of these payments.
    ///
    /// An order is whatever has one number of an order; a row without one is an order of its own. It counts when one of
    /// its rows brings money. Rows after the as-of date are left out. A client with a row that lacks its day or amount has
    /// no measures where such rows are not skipped, or where no other row of it is an order.
    ///
    /// # Errors
    /// [`crate::Code::TooManyDigits`] for a sum of more than 28 digits.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn of(payments: &Payments<'_>, terms: Terms, unknown: &[bool]) -> Result<Measured, Problem> {
        let count = payments.len();
        let end = payments.as_of.map_or(i64::MAX, |as_of| i64::from(as_of.day_number()));
        let days = payments.days();
        let signs = payments.amount(Amount::Revenue).or(payments.amount(terms.measure));
        let mut last = vec![UNKNOWN; count];
        let mut orders = vec![0i64; count];
        let mut counted = vec![false; payments.clients.len()];
        let mut returned = 0;
        let numbers = payments.has_orders().then(|| payments.orders());
        let mut pairs = Vec::new();
        for ((row, client), counted) in payments.clients.iter().enumerate().zip(&mut counted) {
            let (Some(last), Some(orders)) = (last.get_mut(*client as usize), orders.get_mut(*client as usize)) else {
                continue;
            };
            let day = days.get(row).copied().unwrap_or(UNKNOWN);
            if day > end {
                continue;
            }
            let sign = signs.map_or(1, |signs| sign(signs, row));
            *counted = terms.returns != Returns::Drop || sign >= 0;
            if sign <= 0 {
                returned += 1;
                if terms.returns != Returns::Count {
                    continue;
                }
            }
            *last = day.max(*last);
            match &numbers {
                None => *orders += 1,
                Some(numbers) => pairs.push(pair(*client, numbers.get(row).copied().unwrap_or(NONE))),
            }
        }
        if numbers.is_some() {
            orders = distinct_per_client(pairs, count).into_iter().map(i64::from).collect();
        }
        let counted = |row: usize| counted.get(row) == Some(&true);
        let sums = match payments.amount(terms.measure) {
            None => vec![None; count],
            Some(numbers) => {
                let totals = Totals::of(numbers, &payments.clients, count, counted);
                let totals = totals.ok_or_else(|| payments.too_many_digits(terms.measure))?;
                // Without a row there is no money, and nothing is unknown about it.
                let zero = |(sum, unknown): (Option<Decimal>, bool)| sum.or((!unknown).then_some(Decimal::ZERO));
                totals.sums.into_iter().zip(totals.unknown).map(zero).collect()
            }
        };
        // Whose only orders lack a day or amount has not bought nothing: it is unknown.
        let lacks = |client: usize| payments.incomplete.get(client) == Some(&true) && orders.get(client) == Some(&0);
        let unknown: Vec<bool> = (0..count).map(|at| unknown.get(at) == Some(&true) || lacks(at)).collect();
        let is_unknown = |client: usize| unknown.get(client) == Some(&true);
        let average = |(sum, orders): (Option<Decimal>, &i64)| quotient(sum?, Decimal::from(*orders));
        let money: Vec<Option<Decimal>> =
            if terms.average { sums.into_iter().zip(&orders).map(average).collect() } else { sums };
        let known = |(client, value): (usize, Option<Decimal>)| value.filter(|_| !is_unknown(client));
        let whole = |(client, value): (usize, i64)| if is_unknown(client) { UNKNOWN } else { value };
        let recency = |last: i64| if last == UNKNOWN { UNKNOWN } else { end - last };
        let fixed = |values: Vec<i64>| Numbers::Fixed { scale: 0, values };
        Ok(Measured {
            recency: fixed(last.into_iter().map(recency).enumerate().map(whole).collect()),
            frequency: fixed(orders.into_iter().enumerate().map(whole).collect()),
            monetary: Numbers::from_decimals(money.into_iter().enumerate().map(known).collect()),
            returned,
        })
    }

    /// The measures in the order of their letters.
    pub fn all(&self) -> [&Numbers; 3] {
        [&self.recency, &self.frequency, &self.monetary]
    }
}

/// -1, 0 or 1; 0 for a row without a number.
fn sign(numbers: &Numbers, row: usize) -> i64 {
    match numbers {
        Numbers::Fixed { values, .. } => {
            values.get(row).filter(|value| **value != UNKNOWN).map_or(0, |value| value.signum())
        }
        _ => match numbers.get(row) {
            Some(value) if value > Decimal::ZERO => 1,
            Some(value) if value < Decimal::ZERO => -1,
            _ => 0,
        },
    }
}

/// The three scores as one code: `543` while each has one digit, else `10-4-3`.
///
/// ```
/// use tiersheet::lists::rfm::code;
/// assert_eq!(code([5, 4, 3], 5), "543");
/// assert_eq!(code([5, 4, 3], 10), "5-4-3");
/// ```
pub fn code(scores: [u32; 3], best: u32) -> String {
    scores.map(|score| score.to_string()).join(if best > 9 { "-" } else { "" })
}

/// The highest of the scores that three lists of cut points give.
pub fn best(cuts: &[Cuts; 3]) -> u32 {
    cuts.iter().map(Cuts::best).max().unwrap_or(1)
}
