//! Who presses for more than they bring: large clients whose margin falls while they grow, and small ones who take much
//! attention.

use crate::number::{add, quotient, rounded, subtract};
use crate::rules::Amount;
use crate::rules::rank::Places;
use crate::table::Numbers;
use rust_decimal::Decimal;

/// Margins are compared at so many decimals: their quotients have 28 digits, the last of which is rounded.
const COMPARED: u32 = 24;

/// One half of the window, for one client. `None` is unknown; a half without deals is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Half {
    /// The measure of size, such as revenue or units.
    pub volume: Option<Decimal>,
    /// Revenue.
    pub revenue: Option<Decimal>,
    /// Profit.
    pub profit: Option<Decimal>,
}

impl Half {
    /// Profit / revenue; none without revenue.
    pub fn margin(&self) -> Option<Decimal> {
        quotient(self.profit?, self.revenue.filter(|revenue| *revenue > Decimal::ZERO)?)
    }
}

/// From where on a client squeezes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Which clients are large, by their volume in the whole window.
    pub top: Amount,
    /// The volume has risen by more than this share.
    pub rise: Decimal,
    /// The margin has fallen by more than this.
    pub fall: Decimal,
}

/// What a client is found to do; the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Large, growing, at a falling margin.
    Squeezes,
    /// Volume, revenue or profit is unknown.
    Unknown,
    /// The volume is not among the largest.
    NotLarge,
    /// The volume has not risen, or not by enough.
    NotRising,
    /// A half has no revenue, so no margin.
    NoMargin,
    /// The margin has not fallen, or not by enough.
    NotFalling,
}

/// One client, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The verdict.
    pub finding: Finding,
    /// The change of volume as a share of the first half's; none from zero or below.
    pub rise: Option<Decimal>,
    /// The margins of the two halves.
    pub margins: [Option<Decimal>; 2],
    /// The profit that the first half's margin would have brought on the second half's revenue, above what it did bring.
    pub forgone: Option<Decimal>,
}

/// Judges all clients; `None` when a sum has more than 28 digits.
///
/// A client is large when the volume of both halves together is among the top of those with a positive volume, everyone
/// equal to the last one included. A part that is unknown matters only where nothing known rules the client out.
///
/// ```
/// use tiersheet::lists::squeeze::{Finding, Half, Limits, squeezers};
/// use tiersheet::rules::Amount;
/// let half = |revenue: i64, profit: i64| {
///     let (revenue, profit) = (Some(revenue.into()), Some(profit.into()));
///     Half { volume: revenue, revenue, profit }
/// };
/// let limits = Limits { top: Amount::Share("0.5".parse()?), rise: 0.into(), fall: 0.into() };
/// let judged = squeezers(&[[half(100, 30), half(150, 15)], [half(10, 3), half(20, 1)]], limits).unwrap_or_default();
/// assert_eq!([judged[0].finding, judged[1].finding], [Finding::Squeezes, Finding::NotLarge]);
/// assert_eq!(judged[0].forgone, Some(30.into()));
/// # Ok::<(), rust_decimal::Error>(())
/// ```
pub fn squeezers(clients: &[[Half; 2]], limits: Limits) -> Option<Vec<Judged>> {
    let mut volumes = Vec::with_capacity(clients.len());
    for [before, after] in clients {
        volumes.push(match (before.volume, after.volume) {
            (Some(before), Some(after)) => Some(add(before, after)?),
            _ => None,
        });
    }
    let positive = |volume: &Option<Decimal>| volume.is_some_and(|volume| volume > Decimal::ZERO);
    let numbers = Numbers::from_decimals(volumes.clone());
    let rows = volumes.iter().enumerate().filter(|(_, volume)| positive(volume)).map(|(row, _)| row);
    let cutoff = Places::new(&numbers, false, rows).cutoff(limits.top, false);
    clients.iter().zip(volumes).map(|(halves, volume)| judged(halves, volume, cutoff, limits)).collect()
}

fn judged(
    [before, after]: &[Half; 2],
    volume: Option<Decimal>,
    cutoff: Option<Decimal>,
    limits: Limits,
) -> Option<Judged> {
    let large = volume.map(|volume| cutoff.is_some_and(|cutoff| volume >= cutoff));
    let mut rise = None;
    let mut rising = None;
    if let (Some(first), Some(second)) = (before.volume, after.volume) {
        let change = subtract(second, first)?;
        rise = quotient(change, first).filter(|_| first > Decimal::ZERO);
        rising = Some(change > first.checked_mul(limits.rise)?);
    }
    let margins = [before.margin(), after.margin()];
    let without_revenue =
        [before, after].iter().any(|half| half.revenue.is_some_and(|revenue| revenue <= Decimal::ZERO));
    let mut falling = None;
    let mut forgone = None;
    if let ([Some(first), Some(second)], Some(revenue), Some(profit)) = (margins, after.revenue, after.profit) {
        let fall = first.checked_sub(second)?.checked_sub(limits.fall)?;
        falling = Some(rounded(fall, COMPARED) > Decimal::ZERO);
        forgone = Some(rounded(first.checked_mul(revenue)?.checked_sub(profit)?, COMPARED));
    }
    let finding = match (large, rising, falling) {
        (Some(false), ..) => Finding::NotLarge,
        (_, Some(false), _) => Finding::NotRising,
        _ if without_revenue => Finding::NoMargin,
        (.., Some(false)) => Finding::NotFalling,
        (Some(true), Some(true), Some(true)) => Finding::Squeezes,
        _ => Finding::Unknown,
    };
    Some(Judged { finding, rise, margins, forgone })
}

/// From where on a client takes much attention for little income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attention {
    /// Whose income is little: so many from the bottom.
    pub little: Amount,
    /// Who takes much attention: so many from the top, by each sort of attention for itself.
    pub much: Amount,
}

/// One client's income against the attention taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Whether the income is little; `None` when it is unknown.
    pub little: Option<bool>,
    /// Whether each sort of attention is among the most; `None` where it is unknown.
    pub much: Vec<Option<bool>>,
}

impl Taken {
    /// How many sorts of attention are among the most.
    pub fn sorts(&self) -> usize {
        self.much.iter().filter(|much| **much == Some(true)).count()
    }

    /// Whether the client takes much for little.
    pub fn listed(&self) -> bool {
        self.little == Some(true) && self.sorts() > 0
    }
}

/// Sets the attention that clients take against their income. Only attention above zero is much, and everyone equal to
/// the last one is in.
pub fn attention(income: &Numbers, sorts: &[Numbers], limits: Attention) -> Vec<Taken> {
    let cutoff =
        |numbers: &Numbers, amount, bottom| Places::new(numbers, bottom, 0..numbers.len()).cutoff(amount, bottom);
    let little = cutoff(income, limits.little, true);
    let most: Vec<Option<Decimal>> = sorts.iter().map(|sort| cutoff(sort, limits.much, false)).collect();
    let taken = |row: usize| {
        let much = |(sort, most): (&Numbers, &Option<Decimal>)| {
            let value = sort.get(row)?;
            Some(value > Decimal::ZERO && most.is_some_and(|most| value >= most))
        };
        let little = income.get(row).map(|income| little.is_some_and(|little| income <= little));
        Taken { little, much: sorts.iter().zip(&most).map(much).collect() }
    };
    (0..income.len()).map(taken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Row = [Option<(i64, i64)>; 2];

    fn clients(rows: &[Row], scale: u32) -> Vec<[Half; 2]> {
        let money = |money: i64| Some(Decimal::new(money, scale));
        let half = |own: Option<(i64, i64)>| match own {
            Some((revenue, profit)) => Half { volume: money(revenue), revenue: money(revenue), profit: money(profit) },
            None => Half::default(),
        };
        rows.iter().map(|row| row.map(half)).collect()
    }

    /// The same in whole numbers: shares in percent, fractions by multiplying.
    fn naive(rows: &[Row], own: &Row, top: i128, rise: i128, fall: i128) -> bool {
        let [Some((r1, p1)), Some((r2, p2))] = own.map(|half| half.map(|(r, p)| (i128::from(r), i128::from(p)))) else {
            return false;
        };
        let volume = |row: &Row| Some(i128::from(row[0]?.0) + i128::from(row[1]?.0)).filter(|volume| *volume > 0);
        let positive = rows.iter().filter_map(volume).count() as i128;
        let Some(mine) = volume(own) else { return false };
        let above = rows.iter().filter_map(volume).filter(|volume| *volume > mine).count() as i128;
        let places = ((positive * top + 99) / 100).max(1);
        above < places && (r2 - r1) * 100 > r1 * rise && r1 > 0 && r2 > 0 && (p1 * r2 - p2 * r1) * 100 > fall * r1 * r2
    }

    proptest! {
        #[test]
        fn squeezers_are_those_of_whole_numbers(
            rows in prop::collection::vec(prop::array::uniform2(prop::option::weighted(0.9, (-3i64..30, -9i64..9))), 1..25),
            top in 1i64..=100, rise in 0i64..40, fall in 0i64..40,
        ) {
            let limits = Limits { top: Amount::Share(Decimal::new(top, 2)), rise: Decimal::new(rise, 2), fall: Decimal::new(fall, 2) };
            let found = squeezers(&clients(&rows, 0), limits).unwrap();
            for (row, judged) in rows.iter().zip(&found) {
                let expected = naive(&rows, row, top.into(), rise.into(), fall.into());
                prop_assert_eq!(judged.finding == Finding::Squeezes, expected, "{:?} {:?}", row, judged);
                prop_assert!(judged.finding != Finding::Unknown || row.contains(&None));
            }
            let cents = squeezers(&clients(&rows, 2), limits).unwrap();
            for (cents, whole) in cents.iter().zip(&found) {
                prop_assert_eq!((cents.finding, cents.rise, cents.margins), (whole.finding, whole.rise, whole.margins));
            }
        }

        #[test]
        fn attention_is_that_of_counting(
            rows in prop::collection::vec((prop::option::weighted(0.9, -5i64..9), prop::option::weighted(0.9, 0i64..5)), 1..25),
            little in 1i64..=100, much in 1i64..=100,
        ) {
            let column = |values: Vec<Option<i64>>| Numbers::from_decimals(values.iter().map(|own| own.map(Decimal::from)).collect());
            let income: Vec<Option<i64>> = rows.iter().map(|row| row.0).collect();
            let hours: Vec<Option<i64>> = rows.iter().map(|row| row.1).collect();
            let share = |share| Amount::Share(Decimal::new(share, 2));
            let limits = Attention { little: share(little), much: share(much) };
            let found = attention(&column(income.clone()), &[column(hours.clone())], limits);
            let places = |values: &[Option<i64>], percent: i64| ((values.iter().flatten().count() as i64 * percent + 99) / 100).max(1);
            for ((income_of, hours_of), taken) in rows.iter().zip(found) {
                let less = income_of.map(|own| income.iter().flatten().filter(|other| **other < own).count() as i64);
                let more = hours_of.map(|own| hours.iter().flatten().filter(|other| **other > own).count() as i64);
                let listed = less.is_some_and(|less| less < places(&income, little))
                    && *hours_of > Some(0)
                    && more.is_some_and(|more| more < places(&hours, much));
                prop_assert_eq!(taken.listed(), listed);
            }
        }
    }
}
