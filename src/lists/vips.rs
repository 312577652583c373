//! VIPs month by month: the clients who were among the best of some month, and who the whole period alone would have found.
//!
//! For each month: of the clients whose measure is above 0 the best `k = ceil(share x their number)`, at least one, everyone
//! equal to the k-th included. The union over the window is the list of VIPs. Of the others whose measure over the whole
//! window is above 0, the best `share` again are good, and so are those who were VIPs and are no longer. Beside it stands
//! the other method, the best `share` of the whole window.

use crate::maps::{Index, hash};
use crate::metrics::{ByPeriod, Measured, NONE, Sums};
use crate::rules::Amount;
use crate::rules::rank::{part_at, places};
use crate::table::{Numbers, UNKNOWN};
use rust_decimal::Decimal;

/// A client in the list of a month is a bit; more months than this are not kept.
pub const MOST_MONTHS: usize = 60;

/// Which months are looked at, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first month of the window.
    pub first: usize,
    /// The month behind its last.
    pub end: usize,
    /// How many months earlier the previous window was.
    pub refresh: usize,
}

/// Who counts as fallen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fallen {
    /// A VIP of the previous window.
    #[default]
    Previous,
    /// Anyone in the list of a month before the window.
    Ever,
    /// Nobody.
    Nobody,
}

/// Where a client belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// In the list of a month of the window.
    Vip,
    /// Among the best of the others over the whole window.
    Good,
    /// Was a VIP and is no longer; goes with the good ones.
    Fallen,
    /// All others.
    Rest,
}

/// One list: of a month, of the whole window, or of the good ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// How many have a measure above 0.
    pub of: usize,
    /// How many places there are.
    pub places: usize,
    /// How many are in; more than there are places where several equal the last.
    pub taken: usize,
    /// The measure of the last one that is in.
    pub limit: Option<Decimal>,
}

/// What the method finds, a value per client unless it is said otherwise.
pub struct Found {
    /// Where the client belongs.
    pub groups: Vec<Group>,
    /// The months of the window in whose list the client is: bit 0 is the first.
    pub listed: Vec<u64>,
    /// In how many months of the window the measure is above 0.
    pub paid: Vec<u32>,
    /// The measure over the whole window.
    pub totals: Vec<Decimal>,
    /// The place by the whole window, equal ones sharing the best; 0 where the measure is not above 0.
    pub places: Vec<u32>,
    /// Whether the whole window's list has the client.
    pub whole: Vec<bool>,
    /// Whether the client was a VIP of the previous window.
    pub before: Vec<bool>,
    /// The lists of the months of the window.
    pub months: Vec<Cut>,
    /// The list of the whole window.
    pub whole_cut: Cut,
    /// The list of the good ones, without the fallen.
    pub good_cut: Cut,
}

/// Finds the lists; `None` when a sum has more than 28 digits.
///
/// ```
/// use tiersheet::lists::vips::{Fallen, Group, Window, vips};
/// use tiersheet::metrics::Measured;
/// use tiersheet::table::Numbers;
/// let measure = Numbers::Fixed { scale: 0, values: vec![500, 10, 90, 80] };
/// let payments = Measured { clients: &[0, 1, 1, 2], periods: &[0, 0, 1, 1], measure: &measure, count: 3 };
/// let window = Window { first: 0, end: 2, refresh: 1 };
/// let found = vips(&payments, window, "0.2".parse().unwrap(), Fallen::Previous).unwrap();
/// assert_eq!(found.groups, [Group::Vip, Group::Vip, Group::Good]);
/// assert_eq!((found.listed, found.whole), (vec![0b01, 0b10, 0], vec![true, false, false]));
/// ```
pub fn vips(payments: &Measured<'_>, window: Window, share: Decimal, fallen: Fallen) -> Option<Found> {
    let count = payments.count;
    let by_month = ByPeriod::of(payments, window.end);
    let months = window.end.saturating_sub(window.first);
    let mut found = Found {
        groups: vec![Group::Rest; count],
        listed: vec![0; count],
        paid: vec![0; count],
        totals: Vec::new(),
        places: vec![0; count],
        whole: vec![false; count],
        before: vec![false; count],
        months: Vec::with_capacity(months),
        whole_cut: Cut { of: 0, places: 0, taken: 0, limit: None },
        good_cut: Cut { of: 0, places: 0, taken: 0, limit: None },
    };
    let mut earlier = vec![false; count];
    let mut whole: Option<Sums> = None;
    let previous = window.first.saturating_sub(window.refresh)..window.end.saturating_sub(window.refresh);
    let looked_at = if fallen == Fallen::Ever { 0 } else { previous.start };
    for month in looked_at..window.end {
        let sums = by_month.sums(month, month + 1)?;
        let (cut, limit) = best(&sums, share, &|_| true);
        let bit = month.checked_sub(window.first).map(|at| 1u64 << at.min(63));
        let of_client =
            sums.keys.iter().zip(&mut found.listed).zip(&mut found.paid).zip(&mut found.before).zip(&mut earlier);
        for ((((key, listed), paid), before), earlier) in of_client.filter(|((((key, _), _), _), _)| **key > 0) {
            let is_in = *key >= limit;
            match bit {
                Some(bit) => {
                    *paid += 1;
                    *listed |= if is_in { bit } else { 0 };
                }
                None => *earlier |= is_in,
            }
            *before |= is_in && previous.contains(&month);
        }
        if bit.is_some() {
            found.months.push(cut);
            whole = match whole {
                None => Some(sums),
                Some(mut whole) => {
                    if whole.add(&sums) {
                        Some(whole)
                    } else {
                        Some(by_month.sums(window.first, month + 1)?)
                    }
                }
            };
        }
    }
    let sums = whole?;
    let (cut, limit) = best(&sums, share, &|_| true);
    found.whole_cut = cut;
    found.whole = sums.keys.iter().map(|key| *key > 0 && *key >= limit).collect();
    found.places = places_of(&sums);
    let vip = |client: usize| found.listed.get(client).is_some_and(|listed| *listed != 0);
    let (cut, limit) = best(&sums, share, &|client| !vip(client));
    found.good_cut = cut;
    let group = |client: usize| {
        let key = sums.keys.get(client).copied().unwrap_or(0);
        let was = match fallen {
            Fallen::Previous => found.before.get(client),
            Fallen::Ever => earlier.get(client),
            Fallen::Nobody => None,
        };
        match was {
            _ if vip(client) => Group::Vip,
            Some(true) => Group::Fallen,
            _ if key > 0 && key >= limit => Group::Good,
            _ => Group::Rest,
        }
    };
    found.groups = (0..count).map(group).collect();
    found.totals = sums.into_decimals()?;
    Some(found)
}

/// The best `share` of those above 0 among the picked clients, and the key of the last one that is in.
#[cfg_attr(tiersheet_speed, optimize(speed))]
fn best(sums: &Sums, share: Decimal, picked: &dyn Fn(usize) -> bool) -> (Cut, i64) {
    let positive = sums.keys.iter().enumerate().filter(|(client, key)| **key > 0 && picked(*client));
    let mut keys: Vec<i64> = positive.map(|(_, key)| *key).collect();
    let of = keys.len();
    let places = if of == 0 { 0 } else { places(Amount::Share(share), of).unwrap_or(of) };
    let last = places.checked_sub(1).and_then(|last| part_at(&mut keys, last));
    let limit = last.unwrap_or(i64::MAX);
    let taken = if last.is_some() { keys.iter().filter(|key| **key >= limit).count() } else { 0 };
    let client = last.and_then(|last| sums.keys.iter().position(|key| *key == last));
    let limit_value = client.and_then(|client| sums.value(client));
    (Cut { of, places, taken, limit: limit_value }, limit)
}

/// The place of each client above 0; equal ones share the best.
fn places_of(sums: &Sums) -> Vec<u32> {
    let mut order: Vec<(i64, u32)> =
        (0u32..).zip(&sums.keys).filter(|(_, key)| **key > 0).map(|(client, key)| (-*key, client)).collect();
    order.sort_unstable();
    let mut places = vec![0; sums.keys.len()];
    let (mut place, mut before) = (0, 0);
    for (at, (key, client)) in (1u32..).zip(&order) {
        if *key != before {
            (place, before) = (at, *key);
        }
        if let Some(own) = places.get_mut(*client as usize) {
            *own = place;
        }
    }
    places
}

/// The number of payments: 1 for one row of every order, in the earliest month that it is paid in, and 0 for the others.
///
/// A row counts unless its amount is known and not above 0. Of several such rows of an order the
/// month decides, not the place in the table.
pub fn numbered(clients: &[u32], months: &[u32], orders: &[u32], amounts: Option<&Numbers>) -> Numbers {
    let positive = |row: usize| match amounts {
        None => true,
        Some(Numbers::Fixed { values, .. }) => values.get(row).is_none_or(|value| *value > 0 || *value == UNKNOWN),
        Some(numbers) => numbers.get(row).is_none_or(|value| value > Decimal::ZERO),
    };
    let mut values = vec![0i64; clients.len()];
    let mut known = Index::default();
    let mut of: Vec<usize> = Vec::new();
    for (row, ((client, month), order)) in clients.iter().zip(months).zip(orders).enumerate() {
        if *client == NONE || *month == NONE || !positive(row) {
            continue;
        }
        let own = (Some(client), Some(order));
        let same = |number: usize| of.get(number).is_some_and(|other| (clients.get(*other), orders.get(*other)) == own);
        let hash = hash([*client, *order]);
        let taken = match known.find(hash, &same) {
            None => {
                known.add(hash);
                of.push(row);
                Some(row)
            }
            Some(number) => {
                of.get_mut(number).filter(|other| months.get(**other).is_some_and(|other| other > month)).map(|other| {
                    if let Some(value) = values.get_mut(*other) {
                        *value = 0;
                    }
                    *other = row;
                    row
                })
            }
        };
        if let Some(value) = taken.and_then(|row| values.get_mut(row)) {
            *value = 1;
        }
    }
    Numbers::Fixed { scale: 0, values }
}

/// The months of a client's bits, from the first.
pub fn months_of(listed: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |month| listed >> month & 1 == 1)
}
