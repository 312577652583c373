//! Deals that stand on several rows: copies, lines with amounts of their own, or the amount of the whole deal on each line.

use super::Layout;
use super::keys::{Keys, NONE};
use super::rows::Rows;
use crate::lang::Lang;
use crate::maps::{Index, hash};
use crate::messages::Code;
use crate::number;
use crate::problem::Problem;
use crate::table::{Table, clipped};
use rust_decimal::Decimal;

type Amounts = [Option<Decimal>; 3];

/// What tells two rows of one deal apart.
#[derive(PartialEq, Eq)]
struct Line {
    client: u32,
    day: Option<i32>,
    amounts: Amounts,
    /// The numbers of the texts in the columns of products and the like.
    parts: Vec<u32>,
}

/// The rows that count, by deal.
pub struct Repeated<'a> {
    deals: &'a Table,
    column: usize,
    clients: &'a [u32],
    keys: Keys<'a>,
    codes: Vec<u32>,
    /// The codes of the columns that tell the lines of a deal apart.
    parts: Vec<Vec<u32>>,
}

impl<'a> Repeated<'a> {
    /// Reads the deals' ids; `None` without a column of them.
    pub fn read(deals: &'a Table, layout: &Layout, clients: &'a [u32]) -> Option<Repeated<'a>> {
        let column = layout.deal?;
        let mut keys = Keys::default();
        let codes = keys.read(deals.columns.get(column)?.as_ref()?);
        let columns = layout.lines.iter().filter_map(|index| deals.columns.get(*index)?.as_ref());
        let parts = columns.map(|column| Keys::default().read(column)).collect();
        Some(Repeated { deals, column, clients, keys, codes, parts })
    }

    /// The rows that count of each deal of a client that has several, in their order.
    fn groups(&self, rows: &Rows) -> Vec<Vec<usize>> {
        let client = |row: u32| self.clients.get(row as usize).copied().unwrap_or(NONE);
        let mut order: Vec<(u32, u32, u32)> =
            (0u32..).zip(&self.codes).map(|(row, code)| (*code, client(row), row)).collect();
        order.retain(|(code, _, row)| *code != NONE && rows.counts(*row as usize));
        order.sort_unstable();
        let several = order.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|group| group.len() > 1);
        several.map(|group| group.iter().map(|(.., row)| *row as usize).collect()).collect()
    }

    fn line(&self, rows: &Rows, row: usize) -> Line {
        Line {
            client: self.clients.get(row).copied().unwrap_or(NONE),
            day: rows.day(row),
            amounts: amounts(rows, row),
            parts: self.parts.iter().map(|codes| codes.get(row).copied().unwrap_or(NONE)).collect(),
        }
    }

    fn place(&self, row: usize) -> crate::problem::Place {
        self.deals.column_place(self.column).row(self.deals.range_row(row))
    }

    fn id(&self, row: usize) -> String {
        clipped(self.codes.get(row).map_or("", |code| self.keys.name(*code)))
    }

    /// Finds rows that repeat an earlier row's deal id, client, day, money and line; leaves them out if that is asked for.
    pub fn copies(&self, rows: &mut Rows, drop: bool, notes: &mut Vec<Problem>) {
        let mut copies: Vec<usize> = Vec::new();
        for group in self.groups(rows) {
            let (mut index, mut seen): (Index, Vec<Line>) = Default::default();
            for row in group {
                let own = self.line(rows, row);
                let digits = own.amounts.iter().flatten().map(|amount| amount.mantissa() as u32);
                let hash = hash(digits.chain(own.parts.iter().copied()).chain(own.day.map(i32::cast_unsigned)));
                if index.find(hash, &|number| seen.get(number) == Some(&own)).is_some() {
                    copies.push(row);
                } else {
                    index.add(hash);
                    seen.push(own);
                }
            }
        }
        let Some(first) = copies.iter().min().copied() else { return };
        let code = if drop { Code::RepeatedDropped } else { Code::RepeatedDeals };
        notes.push(Problem::new(code, self.place(first), [copies.len().to_string(), self.id(first)]));
        if drop {
            leave_out(rows, &copies);
        }
    }

    /// Asks whether amounts that are equal on every row of a deal are those of the whole deal; `None` is not answered yet.
    ///
    /// Where the rows of some deal differ in their amounts, the amounts are those of lines, and nothing is asked.
    pub fn whole_amounts(&self, rows: &mut Rows, once: Option<bool>, lang: Lang, notes: &mut Vec<Problem>) {
        if once == Some(false) || (once.is_none() && self.parts.is_empty()) {
            return;
        }
        let (mut deals, mut differing) = (0usize, 0usize);
        let mut spare: Vec<usize> = Vec::new();
        for group in self.groups(rows) {
            let lines: Vec<Line> = group.iter().map(|row| self.line(rows, *row)).collect();
            let Some(first) = lines.first() else { continue };
            let equal = lines.iter().all(|line| line.amounts == first.amounts);
            let told_apart = lines.iter().any(|line| line.parts != first.parts);
            if once.is_none() && equal && (!told_apart || first.amounts == [None; 3]) {
                continue;
            }
            deals += 1;
            differing += usize::from(!equal);
            // The largest amount, of the latest day; of equal rows the first.
            let kept =
                group.iter().zip(&lines).rev().max_by_key(|(_, line)| (line.amounts, line.day)).map(|(row, _)| *row);
            spare.extend(group.iter().filter(|row| Some(**row) != kept));
        }
        let Some(first) = spare.iter().min().copied() else { return };
        if once == Some(true) {
            let differing = if differing == 0 { String::new() } else { differing.to_string() };
            let args = [spare.len().to_string(), deals.to_string(), self.id(first), differing];
            notes.push(Problem::new(Code::DealsOnce, self.place(first), args));
            leave_out(rows, &spare);
            return;
        }
        if differing > 0 {
            return;
        }
        spare.sort_unstable();
        let [revenue, cost, profit] = &rows.money.parts;
        let Some(numbers) = revenue.as_ref().or(profit.as_ref()).or(cost.as_ref()) else { return };
        let counts = |row: usize| rows.counts(row) && self.clients.get(row).is_some_and(|client| *client != NONE);
        let all = numbers.total(counts);
        let once = numbers.total(|row| counts(row) && spare.binary_search(&row).is_err());
        let shown = |total: Option<Decimal>| total.map_or("?".to_owned(), |total| number::show(total, lang));
        let args = [deals.to_string(), self.id(first), shown(all), shown(once)];
        notes.push(Problem::new(Code::RepeatedAmounts, self.place(first), args));
    }
}

fn amounts(rows: &Rows, row: usize) -> Amounts {
    [0, 1, 2].map(|part| rows.money.parts.get(part).and_then(Option::as_ref).and_then(|part| part.get(row)))
}

fn leave_out(rows: &mut Rows, left_out: &[usize]) {
    for row in left_out {
        if let Some(counts) = rows.counting.get_mut(*row) {
            *counts = false;
        }
    }
}
