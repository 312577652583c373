//! A table of deals, payments or order lines, read row by row: whose, when, how much, in which order.
//!
//! The rows that count and what is noted about the others is decided as METRICS decides it: won stages, one currency, lines
//! that are empty, copies of a deal. What the functions over time have of their own is that a row without a day or without
//! the amount that is asked for can be in no period, so it is left out and reported; see [`Payments::incomplete`].

use super::attributes::attribute;
use super::keys::{Keys, NONE, key_text};
use super::places::{Amount, Needs, Places};
use super::repeated::Repeated;
use super::rows::Rows;
use super::totals::is_known;
use super::{Layout, Wishes, notes};
use crate::cells::Column;
use crate::date::Date;
use crate::messages::Code;
use crate::problem::Problem;
use crate::table::{Numbers, Role, Table, UNKNOWN, Unit, clipped};

/// Payments by row. A row counts when it has a client here.
pub struct Payments<'a> {
    /// The table.
    pub table: &'a Table,
    /// Which column is what.
    pub places: Places,
    /// The clients by number, in the order in which they stand in the table.
    pub keys: Keys<'a>,
    /// The client's number for every row; [`NONE`] for a row that does not count.
    pub clients: Vec<u32>,
    /// The first row in which each client stands, whether it counts or not.
    pub first_rows: Vec<u32>,
    /// The rows that each client's name is taken from, where there are names beside the key; [`NONE`] where it is blank.
    pub names: Option<Vec<u32>>,
    /// Clients with a row that would count but lacks its day or amount; such rows do not count.
    pub incomplete: Vec<bool>,
    /// The as-of date: the one that was given, else the latest day of the rows that count.
    pub as_of: Option<Date>,
    /// What is worth knowing.
    pub notes: Vec<Problem>,
    rows: Rows,
    units: Option<Numbers>,
}

impl<'a> Payments<'a> {
    /// Reads what decides which rows count, and the amounts.
    ///
    /// # Errors
    /// As [`Table::read`]; [`Code::SeveralCurrencies`]; [`Code::BadOption`] for a won stage that does not exist.
    ///
    /// ```
    /// use tiersheet::cells::Grid;
    /// use tiersheet::metrics::{Amount, Named, Needs, Payments, Places, Wishes};
    /// use tiersheet::table::Table;
    /// let grid = Grid::of_texts([["client", "date", "paid"], ["Acme", "2026-01-31", "10"], ["Bolt", "", "5"]]);
    /// let table = Table::from_grid(&grid, "payments").unwrap();
    /// let needs = Needs { amounts: &[Amount::Revenue], date: true };
    /// let places = Places::of(&table, None, &Named::default(), needs).unwrap();
    /// let payments = Payments::read(&table, places, &Wishes::default(), needs).unwrap();
    /// assert_eq!((payments.clients, payments.incomplete), (vec![0, u32::MAX], vec![false, true]));
    /// ```
    pub fn read(table: &'a Table, places: Places, wishes: &Wishes, needs: Needs) -> Result<Payments<'a>, Problem> {
        let mut notes: Vec<Problem> = table.problems.clone();
        let mut keys = Keys::default();
        let layout = &places.layout;
        let mut clients =
            table.columns.get(layout.key).and_then(Option::as_ref).map_or_else(Vec::new, |own| keys.read(own));
        clients.resize(table.rows, NONE);
        let mut first_rows = vec![NONE; keys.len()];
        for (row, client) in (0u32..).zip(&clients) {
            if let Some(first) = first_rows.get_mut(*client as usize).filter(|first| **first == NONE) {
                *first = row;
            }
        }
        let mut rows = Rows::read(table, layout, wishes, &mut notes)?;
        rows.leave_out_empty(&clients);
        if let Some(repeated) = Repeated::read(table, layout, &clients) {
            repeated.copies(&mut rows, wishes.drop_repeated, &mut notes);
        }
        notes::without_client(table, &rows, &clients, wishes.lang, &mut notes)?;
        notes::disagreeing(table, layout, &rows, &mut notes);
        let units = match places.units {
            Some(index) => Some(table.read(index, Some(Unit::Count), &wishes.locale, &mut notes)?.numbers),
            None => None,
        };
        let names = names(table, layout, &rows, &clients, &keys, &mut notes);
        let incomplete = vec![false; keys.len()];
        let as_of = rows.as_of(table, layout, wishes.as_of, &mut notes);
        for (client, counts) in clients.iter_mut().zip(&rows.counting) {
            if !counts {
                *client = NONE;
            }
        }
        let mut payments =
            Payments { table, places, keys, clients, first_rows, names, incomplete, as_of, notes, rows, units };
        payments.leave_out_incomplete(needs, wishes.skip_incomplete);
        Ok(payments)
    }

    /// The number of clients, those without a row that counts included.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are no clients.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The day of every row, as [`Date::day_number`]; [`UNKNOWN`] where there is none. Empty without a column of days.
    pub fn days(&self) -> &[i64] {
        match &self.rows.days {
            Some(Numbers::Fixed { scale: 0, values }) => values,
            _ => &[],
        }
    }

    /// An amount of every row, if the table has or gives it.
    pub fn amount(&self, amount: Amount) -> Option<&Numbers> {
        let [revenue, cost, profit] = &self.rows.money.parts;
        match amount {
            Amount::Revenue => revenue.as_ref(),
            Amount::Cost => cost.as_ref(),
            Amount::Profit => profit.as_ref(),
            Amount::Units => self.units.as_ref(),
        }
    }

    /// The column that an amount stands in, if it has one.
    pub fn column(&self, amount: Amount) -> Option<usize> {
        let [revenue, cost, profit] = self.places.layout.money;
        match amount {
            Amount::Revenue => revenue,
            Amount::Cost => cost,
            Amount::Profit => profit,
            Amount::Units => self.places.units,
        }
    }

    /// Whether there is a column of the numbers of orders or deals.
    pub fn has_orders(&self) -> bool {
        self.places.layout.order.or(self.places.layout.deal).is_some()
    }

    /// The order that every row belongs to: equal numbers are lines of one order of a client. A row without the number of
    /// an order or deal is an order of its own.
    pub fn orders(&self) -> Vec<u32> {
        let layout = &self.places.layout;
        let column = layout.order.or(layout.deal).and_then(|index| self.table.columns.get(index)?.as_ref());
        let mut keys = Keys::default();
        let mut orders = column.map(|column| keys.read(column)).unwrap_or_default();
        let different = keys.len() as u32;
        orders.resize(self.clients.len(), NONE);
        for (row, order) in (0u32..).zip(&mut orders) {
            if *order == NONE {
                *order = different.saturating_add(row);
            }
        }
        orders
    }

    /// First and last day of the rows that count.
    pub fn ends(&self) -> Option<(Date, Date)> {
        let counting =
            self.days().iter().zip(&self.clients).filter(|(_, client)| **client != NONE).map(|(day, _)| *day);
        let (first, last) = counting.fold((i64::MAX, i64::MIN), |(first, last), day| (first.min(day), last.max(day)));
        let date = |day| i32::try_from(day).ok().map(Date::from_day_number);
        Some((date(first)?, date(last)?))
    }

    /// The error that a sum of an amount has more than 28 digits, with the number that is the likeliest cause.
    pub fn too_many_digits(&self, amount: Amount) -> Problem {
        match self.amount(amount) {
            Some(numbers) => notes::too_many_digits(self.table, self.column(amount), numbers, &self.rows),
            None => Problem::new(Code::TooManyDigits, self.table.place(), [amount.role().id(), ""]),
        }
    }

    /// Whether the money of a column is unknown in a row.
    fn lacks(&self, index: usize, row: usize) -> bool {
        let parts = self.places.layout.money.iter().zip(&self.rows.money.parts);
        parts
            .filter(|(own, _)| **own == Some(index))
            .any(|(_, part)| part.as_ref().is_none_or(|part| !is_known(part, row)))
    }

    /// Leaves out rows that lack what is needed, and says so once per column.
    fn leave_out_incomplete(&mut self, needs: Needs, skip: bool) {
        let money = needs.amounts.iter().map(|amount| (self.column(*amount), amount.role(), self.amount(*amount)));
        let date = (self.places.layout.date, Role::Date, self.rows.days.as_ref().filter(|_| needs.date));
        let mut found: Vec<Problem> = Vec::new();
        let mut left_out: Vec<(usize, u32)> = Vec::new();
        for (column, role, numbers) in money.chain([date]) {
            let Some(numbers) = numbers else { continue };
            let counting = self.clients.iter().enumerate().filter(|(_, client)| **client != NONE);
            let before = left_out.len();
            left_out.extend(counting.filter(|(row, _)| !is_known(numbers, *row)).map(|(row, client)| (row, *client)));
            let lacking = left_out.get(before..).unwrap_or_default();
            let Some((first, _)) = lacking.first() else { continue };
            let mut of: Vec<u32> = lacking.iter().map(|(_, client)| *client).collect();
            of.sort_unstable();
            of.dedup();
            let row = self.table.range_row(*first);
            let lacks = |index: &usize| lacking.iter().any(|(row, _)| self.lacks(*index, *row));
            let causes: Vec<usize> = match column {
                Some(own) => vec![own],
                None => self.places.layout.money.iter().flatten().copied().filter(lacks).collect(),
            };
            let titles = causes.iter().map(|index| self.table.title(*index)).collect::<Vec<_>>().join(", ");
            let title = if titles.is_empty() { role.id().to_owned() } else { titles };
            let column = causes.iter().copied().find(|index| self.lacks(*index, *first)).or(column);
            let args = [lacking.len().to_string(), of.len().to_string(), title, row.to_string()];
            let code = if skip { Code::RowsLeftOut } else { Code::RowsUnknown };
            let place = column.map_or_else(|| self.table.place(), |index| self.table.column_place(index));
            found.push(Problem::new(code, place.row(row), args));
        }
        self.notes.extend(found);
        for (row, client) in left_out {
            if let (Some(of_row), Some(flag)) = (self.clients.get_mut(row), self.incomplete.get_mut(client as usize)) {
                *of_row = NONE;
                *flag = true;
            }
        }
    }
}

/// The row that each client's name is taken from: of the latest day, blanks aside.
fn names(
    table: &Table,
    layout: &Layout,
    rows: &Rows,
    clients: &[u32],
    keys: &Keys,
    notes: &mut Vec<Problem>,
) -> Option<Vec<u32>> {
    let index = layout.name?;
    let column: &Column = table.columns.get(index)?.as_ref()?;
    let taken = attribute(column, clients, keys.len(), |row| rows.day(row).unwrap_or(i32::MIN));
    if let Some((client, own, other)) = taken.example {
        let value = |row: u32| clipped(&key_text(column, row as usize));
        let example = format!("{}: \"{}\" / \"{}\"", clipped(keys.name(client as u32)), value(own), value(other));
        let place = table.column_place(index).row(table.range_row(other as usize));
        let args = [taken.conflicts.to_string(), table.title(index).to_owned(), example];
        notes.push(Problem::new(Code::ConflictingAttribute, place, args));
    }
    Some(taken.rows)
}

/// The numbers in units of `10^-scale`, where every sum of them fits into an `i64`; `None` otherwise.
///
/// [`UNKNOWN`] stands where there is no number.
#[cfg_attr(tiersheet_speed, optimize(speed))]
pub fn summable(numbers: &Numbers) -> Option<(u32, &[i64])> {
    let Numbers::Fixed { scale, values } = numbers else { return None };
    let size = |value: &i64| if *value == UNKNOWN { 0 } else { value.unsigned_abs() };
    let largest = values.iter().map(size).max().unwrap_or(0);
    let all = u128::from(largest).checked_mul(values.len() as u128)?;
    (all < i64::MAX as u128).then_some((*scale, values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Grid;
    use crate::metrics::Named;

    fn read<T>(rows: &[&[&str]], wishes: &Wishes, needs: Needs, look: impl Fn(Payments) -> T) -> Result<T, Code> {
        let grid = Grid::of_texts(rows.iter().map(|row| row.to_vec()));
        let table = Table::from_grid(&grid, "payments").unwrap();
        let places = Places::of(&table, None, &Named::default(), needs);
        places
            .and_then(|places| Payments::read(&table, places, wishes, needs))
            .map(look)
            .map_err(|problem| problem.code)
    }

    #[test]
    fn rows_that_lack_what_is_needed_are_left_out_and_told() {
        let rows: &[&[&str]] = &[
            &["client", "date", "revenue", "cost", "order"],
            &["a", "2026-01-31", "10", "4", "1"],
            &["b", "", "5", "1", "2"],
            &["a", "2026-02-01", "7", "", "1"],
            &["", "2026-02-01", "7", "1", "3"],
        ];
        let wishes = Wishes { skip_incomplete: true, ..Wishes::default() };
        let all = |payments: Payments| {
            let codes = payments.notes.iter().map(|note| note.code).collect::<Vec<_>>();
            (payments.clients.clone(), payments.incomplete.clone(), codes, payments.orders())
        };
        let (clients, incomplete, codes, orders) =
            read(rows, &wishes, Needs { amounts: &[Amount::Profit], date: true }, all).unwrap();
        assert_eq!((clients, incomplete, orders), (vec![0, NONE, NONE, NONE], vec![true, true], vec![0, 1, 0, 2]));
        assert_eq!(codes, [Code::RowsWithoutClient, Code::RowsLeftOut, Code::RowsLeftOut]);
        let (clients, ..) = read(rows, &wishes, Needs::default(), all).unwrap();
        assert_eq!(clients, [0, 1, 0, NONE]);
    }

    #[test]
    fn what_is_needed_and_not_there_is_an_error() {
        let needs = |amounts| Needs { amounts, date: true };
        let code = |header: &[&str], needs| read(&[header, &["1", "1", "1"]], &Wishes::default(), needs, |_| ()).err();
        assert_eq!(code(&["client", "x", "paid"], needs(&[Amount::Revenue])), Some(Code::NoDateColumn));
        assert_eq!(code(&["client", "date", "x"], needs(&[Amount::Revenue])), Some(Code::NoMoneyColumn));
        assert_eq!(code(&["client", "date", "paid"], needs(&[Amount::Profit])), Some(Code::NoAmountColumn));
        assert_eq!(code(&["client", "date", "paid"], needs(&[Amount::Units])), Some(Code::NoAmountColumn));
        assert_eq!(code(&["client", "date", "x"], needs(&[])), None);
    }

    #[test]
    fn only_numbers_whose_sums_fit_are_summable() {
        let numbers = |values: Vec<i64>| Numbers::Fixed { scale: 2, values };
        assert_eq!(summable(&numbers(vec![1, UNKNOWN])), Some((2, [1, UNKNOWN].as_slice())));
        assert_eq!(summable(&numbers(vec![i64::MAX / 2, 1])), Some((2, [i64::MAX / 2, 1].as_slice())));
        assert_eq!(summable(&numbers(vec![i64::MAX / 2, 1, 1])), None);
    }
}
