//! Which rows of the deals count: won, not left out as copies, and complete where that is asked for.

use super::conversion::Currencies;
use super::keys::NONE;
use super::money::Money;
use super::totals::is_known;
use super::{Layout, Wishes, stages};
use crate::cells::Column;
use crate::date::Date;
use crate::messages::Code;
use crate::metrics::Latest;
use crate::problem::Problem;
use crate::table::{Numbers, Table};

/// The deals, read.
pub struct Rows {
    /// Whether each row counts.
    pub counting: Vec<bool>,
    /// The money.
    pub money: Money,
    /// The days, as [`Date::day_number`]s.
    pub days: Option<Numbers>,
    /// The code of the currency of all money; empty where nothing names it.
    pub currency: String,
}

/// A day of a column of dates.
pub fn day(days: &Numbers, row: usize) -> Option<i32> {
    match days {
        Numbers::Fixed { scale: 0, values } => values.get(row).copied().and_then(|day| i32::try_from(day).ok()),
        // Days have no decimals, so this is never met.
        _ => None,
    }
}

impl Rows {
    /// Reads what decides which rows count.
    ///
    /// # Errors
    /// As [`Table::read`], [`Currencies::single`] and [`Currencies::convert`]; [`Code::BadOption`] for a won stage that does not exist.
    pub fn read(deals: &Table, layout: &Layout, wishes: &Wishes, notes: &mut Vec<Problem>) -> Result<Rows, Problem> {
        let counting = won(deals, layout, wishes, notes)?;
        let mut fields = Money::fields(deals, layout.money, &wishes.locale, notes)?;
        let currencies = Currencies::of(deals, layout, &fields, &counting);
        let single = match &wishes.rates {
            None => Some(currencies.single(&fields, notes)?),
            Some(_) => None,
        };
        let days = match layout.date {
            Some(index) => Some(deals.read(index, Some(crate::table::Unit::Date), &wishes.locale, notes)?.numbers),
            None => None,
        };
        let currency = match (&wishes.rates, single) {
            (Some(rates), _) => {
                let day = |row| days.as_ref().and_then(|days| day(days, row));
                currencies.convert(&mut fields, rates, day, wishes.lang, notes)?;
                rates.target.clone()
            }
            (None, single) => single.unwrap_or_default(),
        };
        let money = Money::of(deals, layout.money, &fields)?;
        Ok(Rows { counting, money, days, currency })
    }

    /// The day of a row.
    pub fn day(&self, row: usize) -> Option<i32> {
        day(self.days.as_ref()?, row)
    }

    /// Whether a row counts.
    pub fn counts(&self, row: usize) -> bool {
        self.counting.get(row) == Some(&true)
    }

    /// The as-of date: the one wished for, else the latest day of the rows that count.
    pub fn as_of(
        &self,
        deals: &Table,
        layout: &Layout,
        wished: Option<Date>,
        notes: &mut Vec<Problem>,
    ) -> Option<Date> {
        if wished.is_some() {
            return wished;
        }
        let rows = (0..self.counting.len()).filter(|row| self.counts(*row));
        let latest = Latest::of(rows.filter_map(|row| Some((row, self.day(row)?))))?;
        notes.extend(layout.date.and_then(|column| latest.doubt(deals, column)));
        Some(latest.day)
    }

    /// Rows without a client, a day, a deal and money are blank lines or lines of text, not deals: they never count.
    pub fn leave_out_empty(&mut self, clients: &[u32]) {
        for (row, client) in clients.iter().enumerate() {
            let money = || self.money.parts.iter().flatten().any(|part| is_known(part, row));
            if *client == NONE
                && self.day(row).is_none()
                && !money()
                && let Some(counts) = self.counting.get_mut(row)
            {
                *counts = false;
            }
        }
    }

    /// Leaves out rows behind an as-of date, so that a call for last quarter gives what it gave then.
    pub fn leave_out_later(&mut self, deals: &Table, layout: &Layout, as_of: Option<Date>, notes: &mut Vec<Problem>) {
        let (Some(index), Some(as_of)) = (layout.date, as_of) else { return };
        let later = |row: &usize| self.counts(*row) && self.day(*row).is_some_and(|day| day > as_of.day_number());
        let found: Vec<usize> = (0..deals.rows).filter(later).collect();
        let Some(first) = found.first() else { return };
        let args = [found.len().to_string(), deals.title(index).to_owned(), as_of.iso()];
        notes.push(Problem::new(Code::FutureDates, deals.column_place(index).row(deals.range_row(*first)), args));
        for row in found {
            if let Some(counts) = self.counting.get_mut(row) {
                *counts = false;
            }
        }
    }

    /// Reports rows that lack money or a day; leaves them out if that is asked for.
    pub fn report_incomplete(
        &mut self,
        deals: &Table,
        layout: &Layout,
        clients: &[u32],
        skip: bool,
        notes: &mut Vec<Problem>,
    ) {
        let money = layout.money.iter().zip(&self.money.parts).map(|(index, part)| (*index, part.as_ref()));
        let columns = money.chain([(layout.date, self.days.as_ref())]);
        let mut left_out: Vec<usize> = Vec::new();
        for (index, numbers) in columns.filter_map(|(index, numbers)| Some((index?, numbers?))) {
            let counting = || clients.iter().enumerate().filter(|(row, client)| **client != NONE && self.counts(*row));
            let lacking: Vec<(usize, u32)> =
                counting().filter(|(row, _)| !is_known(numbers, *row)).map(|(row, client)| (row, *client)).collect();
            let Some((first, _)) = lacking.first() else { continue };
            let mut of: Vec<u32> = lacking.iter().map(|(_, client)| *client).collect();
            of.sort_unstable();
            of.dedup();
            // A column without any value would leave out every row.
            let skipped = skip && lacking.len() < counting().count();
            let row = deals.range_row(*first);
            let title = deals.title(index).to_owned();
            let args = [lacking.len().to_string(), of.len().to_string(), title, row.to_string()];
            let code = if skipped { Code::IncompleteDropped } else { Code::IncompleteRows };
            notes.push(Problem::new(code, deals.column_place(index).row(row), args));
            if skipped {
                left_out.extend(lacking.iter().map(|(row, _)| *row));
            }
        }
        for row in left_out {
            if let Some(counts) = self.counting.get_mut(row) {
                *counts = false;
            }
        }
    }
}

/// Which rows are in a won stage; all of them when there is no stage or none is known as won.
fn won(deals: &Table, layout: &Layout, wishes: &Wishes, notes: &mut Vec<Problem>) -> Result<Vec<bool>, Problem> {
    let mut columns: Vec<(usize, &Column)> =
        layout.stages.iter().filter_map(|index| Some((*index, deals.columns.get(*index)?.as_ref()?))).collect();
    if columns.is_empty() && !wishes.won.is_empty() {
        let title = wishes.lang.pick(crate::table::Role::Stage.titles()).to_owned();
        return Err(Problem::new(Code::UnknownFieldName, deals.place(), [title, deals.range.clone(), String::new()]));
    }
    // What says "won" or "lost" in so many words decides over the names of stages.
    columns.sort_by_key(|(index, column)| stages::tells(column, deals.title(*index)));
    let mut failure = None;
    for (index, column) in &columns {
        match stages::read(column, deals.column_place(*index), &wishes.won, wishes.lang) {
            Ok(Some(found)) => {
                notes.push(found.note);
                return Ok(found.counting);
            }
            Ok(None) => {}
            Err(problem) => failure = failure.or(Some(problem)),
        }
    }
    if let Some(problem) = failure {
        return Err(problem);
    }
    if let Some((index, column)) = columns.first() {
        notes.extend(stages::unknown(column, deals.column_place(*index), wishes.lang));
    }
    Ok(vec![true; deals.rows])
}
