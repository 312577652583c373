//! Deals into clients: one row per client, with its sums, its dates and what is said about it.

use super::attributes::attribute;
use super::identity::{Form, check_pad, lost_zeros, of_case, pad, widened, without_damaged};
use super::keys::{Keys, NONE, distinct_per_client, key_text, pair};
use super::repeated::Repeated;
use super::rows::{Rows, day};
use super::totals::Totals;
use super::{Keep, Layout, Rates, notes};
use crate::cells::Column;
use crate::date::Date;
use crate::lang::Lang;
use crate::messages::Code;
use crate::number::{quotient, subtract};
use crate::problem::Problem;
use crate::table::{Locale, Role, Table, clipped};
use rust_decimal::Decimal;

/// What a user asks of the metrics.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The language of lists inside messages.
    pub lang: Lang,
    /// How numbers and dates are written.
    pub locale: Locale,
    /// The day that ages are counted to; the latest day of the rows that count otherwise.
    pub as_of: Option<Date>,
    /// The header of the column that tells clients apart.
    pub key: Option<String>,
    /// The stages that count.
    pub won: Vec<String>,
    /// Which attributes to keep.
    pub keep: Keep,
    /// Whether incomplete rows are left out of every sum.
    pub skip_incomplete: bool,
    /// Whether rows that repeat an earlier one are left out.
    pub drop_repeated: bool,
    /// Whether a deal on several rows counts once, with its largest amount; `None` where the user has not said.
    pub once: Option<bool>,
    /// Headers of columns of taxpayers' numbers that get their zeros back.
    pub pad: Vec<String>,
    /// The rates that amounts of other currencies are converted by; without them all must be of one.
    pub rates: Option<Rates>,
}

/// Where a client was met first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The row of the table of clients, or [`NONE`].
    pub card: u32,
    /// The first row of the deals, or [`NONE`].
    pub deal: u32,
}

/// The clients of a table of deals, each vector with a value per client.
#[derive(Default)]
pub struct Clients {
    /// Where each was met.
    pub sources: Vec<Source>,
    /// Revenue, cost and profit.
    pub money: [Vec<Option<Decimal>>; 3],
    /// Number of orders.
    pub orders: Vec<u32>,
    /// The day of the first order.
    pub first: Vec<Option<Date>>,
    /// The day of the last order.
    pub last: Vec<Option<Date>>,
    /// Different calendar months with an order.
    pub months: Vec<Option<u32>>,
    /// Revenue of the last twelve months against the twelve before, as a share of the latter.
    pub trend: Vec<Option<Decimal>>,
    /// The keys themselves, where zeros were put in front of them.
    pub padded: Option<Vec<String>>,
    /// The rows that the client's name is taken from, if the deals have names beside the key.
    pub names: Option<Vec<u32>>,
    /// Which clients share their name with others in the table of clients, although that has ids, so that none can be given.
    pub shared: Vec<bool>,
    /// Columns of the deals with the row that each client's value is taken from.
    pub kept: Vec<(usize, Vec<u32>)>,
    /// The day that ages are counted to.
    pub as_of: Option<Date>,
    /// The code of the currency of all money; empty where nothing names it.
    pub currency: String,
    /// How many rows count and have a client.
    pub counted: usize,
    /// What is worth knowing.
    pub notes: Vec<Problem>,
}

/// Puts deals together by client.
///
/// # Errors
/// As [`Layout::of`], the reading of the rows; [`Code::TooManyDigits`] for a sum that cannot be exact.
pub fn clients(deals: &Table, cards: Option<&Table>, layout: &Layout, wishes: &Wishes) -> Result<Clients, Problem> {
    let blank = Column::default();
    let mut found = Clients::default();
    check_pad(deals, cards, &wishes.pad)?;
    let card = cards.zip(layout.card.as_ref());
    let (mut of_cards, of_deals) = (None, without_damaged(deals, layout.key, layout.key_role, &mut found.notes));
    if let Some((cards, card)) = card {
        of_cards = without_damaged(cards, card.key, layout.key_role, &mut found.notes);
    }
    let own = of_deals.as_ref().or_else(|| deals.columns.get(layout.key)?.as_ref()).unwrap_or(&blank);
    let mut keys = Keys::default();
    let mut card_rows: Vec<u32> = Vec::new();
    if let Some((cards, card)) = card {
        let theirs = of_cards.as_ref().or_else(|| cards.columns.get(card.key)?.as_ref()).unwrap_or(&blank);
        let widened = if layout.key_role == Some(Role::Client) { 0 } else { widened(own, theirs) };
        if widened > 0 {
            let args = [widened.to_string(), deals.title(layout.key).to_owned(), cards.title(card.key).to_owned()];
            found.notes.push(Problem::new(Code::IdsWidened, deals.column_place(layout.key), args));
        }
        keys.form = Form { pad: pad(cards, card.key, &wishes.pad), widen: widened > 0 };
        found.padded = keys.form.pad.is_some().then(Vec::new);
        if keys.form.pad.is_none() {
            found.notes.extend(lost_zeros(cards, card.key));
        }
        card_rows = keys.read(theirs);
        notes::cards(cards, card, &card_rows, &keys, &mut found.notes);
        if card.id.is_some() {
            found.shared = keys.counts(&card_rows).iter().map(|count| *count > 1).collect();
        }
        found.sources = vec![Source { card: NONE, deal: NONE }; keys.len()];
        for (row, code) in (0u32..).zip(&card_rows) {
            if let Some(source) = found.sources.get_mut(*code as usize).filter(|source| source.card == NONE) {
                source.card = row;
            }
        }
    }
    keys.form.pad = pad(deals, layout.key, &wishes.pad);
    if keys.form.pad.is_some() {
        found.padded = Some(Vec::new());
    } else {
        found.notes.extend(lost_zeros(deals, layout.key));
    }
    let mut of_row = keys.read(own);
    of_row.resize(deals.rows, NONE);
    let count = keys.len();
    found.sources.resize(count, Source { card: NONE, deal: NONE });
    for (row, code) in (0u32..).zip(&of_row) {
        if let Some(source) = found.sources.get_mut(*code as usize).filter(|source| source.deal == NONE) {
            source.deal = row;
        }
    }
    notes::not_listed(cards, &keys, &found.sources, &mut found.notes);
    let mut rows = Rows::read(deals, layout, wishes, &mut found.notes)?;
    rows.leave_out_empty(&of_row);
    if let Some(repeated) = Repeated::read(deals, layout, &of_row) {
        if wishes.once == Some(true) {
            repeated.whole_amounts(&mut rows, wishes.once, wishes.lang, &mut found.notes);
        }
        repeated.copies(&mut rows, wishes.drop_repeated, &mut found.notes);
        if wishes.once.is_none() {
            repeated.whole_amounts(&mut rows, None, wishes.lang, &mut found.notes);
        }
    }
    notes::without_client(deals, &rows, &of_row, wishes.lang, &mut found.notes)?;
    rows.leave_out_later(deals, layout, wishes.as_of, &mut found.notes);
    rows.report_incomplete(deals, layout, &of_row, wishes.skip_incomplete, &mut found.notes);
    notes::disagreeing(deals, layout, &rows, &mut found.notes);
    found.currency.clone_from(&rows.currency);
    found.as_of = rows.as_of(deals, layout, wishes.as_of, &mut found.notes);
    found.counted = of_row.iter().enumerate().filter(|(row, client)| **client != NONE && rows.counts(*row)).count();

    let blank_sums = || vec![None; count];
    let mut sums: Vec<Vec<Option<Decimal>>> = Vec::with_capacity(3);
    for (part, index) in rows.money.parts.iter().zip(layout.money) {
        sums.push(match part {
            None => blank_sums(),
            Some(numbers) => {
                let totals = Totals::of(numbers, &of_row, count, |row| rows.counts(row));
                totals.ok_or_else(|| notes::too_many_digits(deals, index, numbers, &rows))?.sums
            }
        });
    }
    let mut sums = sums.into_iter();
    found.money = std::array::from_fn(|_| sums.next().unwrap_or_else(blank_sums));
    found.orders = orders(deals, layout, &rows, &of_row, count);
    dates(&rows, &of_row, count, &mut found);
    found.trend = trend(deals, layout, &rows, &of_row, &found)?;
    attributes(deals, layout, &rows, &of_row, &keys, &mut found);
    if layout.key_role != Some(Role::Client) {
        found.notes.extend(of_case(&keys, deals.column_place(layout.key)));
    }
    if let Some(padded) = &mut found.padded {
        *padded = (0..keys.len() as u32).map(|code| keys.name(code).to_owned()).collect();
    }
    notes::similar_clients(deals, cards, layout, &keys, (&card_rows, &of_row), wishes.lang, &mut found);
    Ok(found)
}

/// Different orders of each client. A row without an order's number is an order of its own.
fn orders(deals: &Table, layout: &Layout, rows: &Rows, of_row: &[u32], count: usize) -> Vec<u32> {
    let column = layout.order.or(layout.deal).and_then(|index| deals.columns.get(index)?.as_ref());
    let mut keys = Keys::default();
    let codes = column.map(|column| keys.read(column)).unwrap_or_default();
    let different = keys.len() as u32;
    let counting = of_row.iter().enumerate().filter(|(row, client)| **client != NONE && rows.counts(*row));
    let pairs = counting.map(|(row, client)| {
        let own = different.saturating_add(row as u32);
        pair(*client, codes.get(row).copied().filter(|code| *code != NONE).unwrap_or(own))
    });
    distinct_per_client(pairs.collect(), count)
}

/// First and last day and months with orders; unknown for a client with a row that counts and has no day.
fn dates(rows: &Rows, of_row: &[u32], count: usize, found: &mut Clients) {
    let mut ends: Vec<Option<(i32, i32)>> = vec![None; count];
    let mut unknown = vec![rows.days.is_none(); count];
    let mut months: Vec<u64> = Vec::new();
    let mut month_of: (i32, i32) = (i32::MIN, 0);
    for (row, client) in of_row.iter().enumerate().filter(|(row, _)| rows.counts(*row)) {
        let (Some(ends), Some(unknown)) = (ends.get_mut(*client as usize), unknown.get_mut(*client as usize)) else {
            continue;
        };
        let Some(day) = rows.day(row) else {
            *unknown = true;
            continue;
        };
        *ends = Some(ends.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        if month_of.0 != day {
            month_of = (day, Date::from_day_number(day).month_number());
        }
        months.push(pair(*client, month_of.1.unsigned_abs()));
    }
    let months = distinct_per_client(months, count);
    let known = |client: usize| ends.get(client).copied().flatten().filter(|_| unknown.get(client) == Some(&false));
    found.first = (0..count).map(|client| known(client).map(|(first, _)| Date::from_day_number(first))).collect();
    found.last = (0..count).map(|client| known(client).map(|(_, last)| Date::from_day_number(last))).collect();
    found.months = months.iter().enumerate().map(|(client, months)| known(client).map(|_| *months)).collect();
}

/// The change of the last twelve months' revenue against the twelve months before them; unknown without a client's days.
fn trend(
    deals: &Table,
    layout: &Layout,
    rows: &Rows,
    of_row: &[u32],
    found: &Clients,
) -> Result<Vec<Option<Decimal>>, Problem> {
    let count = found.sources.len();
    let limits = found.as_of.and_then(|as_of| Some((as_of, as_of.months_before(12)?, as_of.months_before(24)?)));
    let [revenue, ..] = &rows.money.parts;
    let (Some(revenue), Some(days), Some((end, middle, start))) = (revenue, &rows.days, limits) else {
        return Ok(vec![None; count]);
    };
    let within = |from: Date, to: Date| {
        let (from, to) = (from.day_number(), to.day_number());
        let picked = |row| rows.counts(row) && day(days, row).is_some_and(|day| from < day && day <= to);
        let [index, ..] = layout.money;
        Totals::of(revenue, of_row, count, picked).ok_or_else(|| notes::too_many_digits(deals, index, revenue, rows))
    };
    let (now, before) = (within(middle, end)?, within(start, middle)?);
    let change = |client: usize| {
        found.last.get(client).copied().flatten()?;
        // Growth from nothing or from a loss is no share of anything.
        let earlier = before.sums.get(client).copied().flatten().filter(|earlier| *earlier > Decimal::ZERO)?;
        let later = match (now.sums.get(client).copied().flatten(), now.unknown.get(client)) {
            (Some(later), _) => later,
            (None, Some(false)) => Decimal::ZERO,
            _ => return None,
        };
        quotient(subtract(later, earlier)?, earlier)
    };
    Ok((0..count).map(change).collect())
}

/// What the deals say about each client.
fn attributes(deals: &Table, layout: &Layout, rows: &Rows, of_row: &[u32], keys: &Keys, found: &mut Clients) {
    let count = found.sources.len();
    let days: Vec<i32> = (0..of_row.len()).map(|row| rows.day(row).unwrap_or(i32::MIN)).collect();
    let latest = |row: usize| days.get(row).copied().unwrap_or(i32::MIN);
    for index in layout.name.iter().chain(&layout.kept) {
        let Some(Some(column)) = deals.columns.get(*index) else { continue };
        let taken = attribute(column, of_row, count, latest);
        if let Some((client, own, other)) = taken.example {
            let value = |row: u32| clipped(&key_text(column, row as usize));
            let example = format!("{}: \"{}\" / \"{}\"", clipped(keys.name(client as u32)), value(own), value(other));
            let place = deals.column_place(*index).row(deals.range_row(other as usize));
            let args = [taken.conflicts.to_string(), deals.title(*index).to_owned(), example];
            found.notes.push(Problem::new(Code::ConflictingAttribute, place, args));
        }
        if layout.name == Some(*index) {
            found.names = Some(taken.rows);
        } else {
            found.kept.push((*index, taken.rows));
        }
    }
}

impl Clients {
    /// A quotient of two columns of sums; unknown where either is or the denominator is 0.
    pub fn quotients(over: &[Option<Decimal>], under: &[Option<Decimal>]) -> Vec<Option<Decimal>> {
        over.iter().zip(under).map(|(over, under)| quotient((*over)?, (*under)?)).collect()
    }

    /// Revenue per order.
    pub fn averages(&self) -> Vec<Option<Decimal>> {
        let [revenue, ..] = &self.money;
        revenue
            .iter()
            .zip(&self.orders)
            .map(|(revenue, orders)| quotient((*revenue)?, Decimal::from(*orders)))
            .collect()
    }

    /// Days from each date to the as-of date.
    pub fn ages(&self, dates: &[Option<Date>]) -> Vec<Option<i32>> {
        let to = self.as_of.map(Date::day_number);
        dates.iter().map(|date| Some(to?.saturating_sub((*date)?.day_number()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Grid;

    /// Per client, by name: revenue, profit, orders, last day, months, trend, owner's row.
    fn found(rows: &[[&str; 6]]) -> Vec<String> {
        let header = ["client", "date", "order", "revenue", "cost", "owner"];
        let grid = Grid::of_texts(std::iter::once(&header).chain(rows).map(|row| row.to_vec()));
        let table = Table::from_grid(&grid, "deals").unwrap();
        let layout = Layout::of(&table, None, None, &Keep::Known).unwrap();
        let found = clients(&table, None, &layout, &Wishes::default()).unwrap();
        let number = |value: Option<Decimal>| value.map_or("?".to_owned(), |value| value.to_string());
        let [revenue, _, profit] = &found.money;
        let (_, owners) = &found.kept[0];
        let mut lines: Vec<String> = (0..found.sources.len())
            .map(|at| {
                let name = grid.cell(found.sources[at].deal as usize + 1, 0).shown();
                let last = found.last[at].map_or("?".to_owned(), Date::iso);
                let owner = grid.cell(owners[at] as usize + 1, 5).shown();
                let (revenue, profit, trend) = (number(revenue[at]), number(profit[at]), number(found.trend[at]));
                format!("{name} {revenue} {profit} {} {last} {:?} {trend} {owner}", found.orders[at], found.months[at])
            })
            .collect();
        lines.sort();
        lines
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter() {
        let rows = [
            ["a", "2025-01-31", "1", "10.10", "4", "x"],
            ["b", "2026-01-31", "2", "1", "", "y"],
            ["a", "2026-01-30", "3", "20.20", "5", "z"],
            ["a", "2026-01-15", "3", "0.1", "5", "x"],
            ["b", "", "", "2", "1", "w"],
        ];
        let expected = ["a 30.4 16.4 2 2026-01-30 Some(2) 1.0099009900990099009900990099 z", "b 3 ? 2 ? None ? y"];
        assert_eq!(found(&rows), expected);
        for shift in 1..rows.len() {
            let mut turned = rows;
            turned.rotate_left(shift);
            assert_eq!(found(&turned), expected);
            turned.reverse();
            assert_eq!(found(&turned), expected);
        }
    }
}
