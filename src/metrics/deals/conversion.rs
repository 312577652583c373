//! In which currency each amount is, and all of them in one.

use super::Layout;
use super::currency::{can_mean, currency_code, header_currency};
use super::rates::{Lack, Rates};
use crate::cells::numeral::Numeral;
use crate::cells::{Column, Kind};
use crate::date::Date;
use crate::lang::Lang;
use crate::messages::Code;
use crate::number;
use crate::problem::Problem;
use crate::table::{Field, Numbers, Table};

/// Marks a row that names no currency.
const NOT: u16 = u16::MAX;
/// More currencies than this are not listed in a message.
const LISTED: usize = 8;

/// The currency of an amount.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    Of(u16),
    /// One is written beside the amount and another in the column of currencies.
    Contradictory,
    Unknown,
}

/// What says the currency of one column of amounts.
struct Beside {
    index: usize,
    /// By the codes of the column's texts: the currency, and what was written.
    marks: Vec<Option<(u16, String)>>,
    header: u16,
}

/// The currencies of a table of deals.
pub struct Currencies<'a> {
    table: &'a Table,
    counting: &'a [bool],
    codes: Vec<String>,
    /// The column of currencies, and the currency of each of its texts.
    named: Option<(usize, &'a Column, Vec<u16>)>,
    beside: Vec<Beside>,
}

impl<'a> Currencies<'a> {
    /// Those of the amounts' columns that were read.
    pub fn of(table: &'a Table, layout: &Layout, fields: &[(usize, Field)], counting: &'a [bool]) -> Currencies<'a> {
        let mut own = Currencies { table, counting, codes: Vec::new(), named: None, beside: Vec::new() };
        if let Some((index, column)) =
            layout.currency.and_then(|index| Some((index, table.columns.get(index)?.as_ref()?)))
        {
            let of_texts = column.texts().iter().map(|text| own.number(currency_code(text))).collect();
            own.named = Some((index, column, of_texts));
        }
        for (index, field) in fields {
            let header = header_currency(table.title(*index)).map_or(NOT, |code| own.number(code.to_owned()));
            let column = table.columns.get(*index).and_then(Option::as_ref).filter(|_| !field.currencies.is_empty());
            let mut mark = |text: &String| {
                let written = Numeral::parse(text)?.currency?;
                Some((own.number(currency_code(&written)), written))
            };
            let marks = column.map_or_else(Vec::new, |column| column.texts().iter().map(&mut mark).collect());
            own.beside.push(Beside { index: *index, marks, header });
        }
        own
    }

    /// The currency's number; [`NOT`] for a blank.
    fn number(&mut self, code: String) -> u16 {
        if code.is_empty() {
            return NOT;
        }
        let at = self.codes.iter().position(|own| *own == code).unwrap_or_else(|| {
            self.codes.push(code);
            self.codes.len() - 1
        });
        // A column of so many different texts is none of currencies.
        u16::try_from(at).unwrap_or(NOT)
    }

    fn code(&self, number: u16) -> &str {
        self.codes.get(usize::from(number)).map_or("", String::as_str)
    }

    fn mark<'b>(&self, beside: &'b Beside, row: usize) -> Option<(u16, &'b str)> {
        let column = self.table.columns.get(beside.index)?.as_ref().filter(|column| column.kind(row) == Kind::Text)?;
        beside.marks.get(column.code(row))?.as_ref().map(|(number, written)| (*number, written.as_str()))
    }

    /// The currency of one amount: by the sign beside it, the column of currencies, its header, the row's other amounts.
    fn own(&self, beside: &Beside, row: usize) -> Own {
        let named = self.named.as_ref().and_then(|(_, column, of_texts)| {
            let text = (column.kind(row) == Kind::Text).then(|| column.code(row))?;
            of_texts.get(text).copied().filter(|number| *number != NOT)
        });
        let mark = if beside.marks.is_empty() { None } else { self.mark(beside, row) };
        match (mark, named) {
            (Some((mark, _)), None) => Own::Of(mark),
            (Some((mark, written)), Some(named)) => {
                let fits = mark == named || can_mean(written, self.code(named));
                if fits { Own::Of(named) } else { Own::Contradictory }
            }
            (None, Some(named)) => Own::Of(named),
            (None, None) if beside.header != NOT => Own::Of(beside.header),
            (None, None) => {
                let others = || self.beside.iter().filter(|other| other.index != beside.index);
                let other = others().find_map(|other| self.mark(other, row).map(|(number, _)| number));
                let headers = || others().map(|other| other.header).find(|header| *header != NOT);
                other.or_else(headers).map_or(Own::Unknown, Own::Of)
            }
        }
    }

    fn says_any(&self) -> bool {
        !self.codes.is_empty()
    }

    fn counts(&self, row: usize) -> bool {
        self.counting.get(row) == Some(&true)
    }

    fn first_column(&self) -> usize {
        let first = self.beside.first().map(|beside| beside.index);
        self.named.as_ref().map(|(index, ..)| *index).or(first).unwrap_or_default()
    }

    /// The one currency of the amounts that count; empty where nothing names it.
    ///
    /// # Errors
    /// [`Code::SeveralCurrencies`] with the number of rows of each.
    pub fn single(&self, fields: &[(usize, Field)], notes: &mut Vec<Problem>) -> Result<String, Problem> {
        if !self.says_any() {
            return Ok(String::new());
        }
        let mut rows = vec![0usize; self.codes.len()];
        let (mut without, mut first) = (0usize, None);
        let mut own: Vec<u16> = Vec::new();
        for row in (0..self.table.rows).filter(|row| self.counts(*row)) {
            let amounts = || self.beside.iter().zip(fields).filter(|(_, (_, field))| field.numbers.is_known(row));
            own.clear();
            for (beside, _) in amounts() {
                match self.own(beside, row) {
                    Own::Of(number) => own.push(number),
                    Own::Contradictory => {
                        own.extend(self.mark(beside, row).map(|(number, _)| number));
                        own.extend(self.named.as_ref().and_then(|(_, column, of)| of.get(column.code(row)).copied()));
                    }
                    Own::Unknown => {}
                }
            }
            if own.is_empty() && amounts().next().is_some() {
                without += 1;
                first = first.or(Some(row));
            }
            own.sort_unstable();
            own.dedup();
            for number in own.drain(..) {
                if let Some(count) = rows.get_mut(usize::from(number)) {
                    *count += 1;
                }
            }
        }
        let place = self.table.column_place(self.first_column());
        let mut found: Vec<(usize, &str)> = rows
            .iter()
            .zip(&self.codes)
            .filter(|(count, _)| **count > 0)
            .map(|(count, code)| (*count, code.as_str()))
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        if found.len() > 1 {
            return Err(Problem::new(Code::SeveralCurrencies, place.clone(), [place.header, listed(&found)]));
        }
        let code = found.first().map_or(String::new(), |(_, code)| (*code).to_owned());
        if let (Some(row), false) = (first, code.is_empty()) {
            let row = self.table.range_row(row);
            notes.push(Problem::new(
                Code::CurrencyAssumed,
                place.row(row),
                [without.to_string(), row.to_string(), code.clone()],
            ));
        }
        Ok(code)
    }

    /// Turns the amounts into the currency of the rates; those that cannot be are unknown, and reported.
    ///
    /// # Errors
    /// [`Code::TooManyDigits`] for a product that cannot be exact.
    pub fn convert(
        &self,
        fields: &mut [(usize, Field)],
        rates: &Rates,
        day: impl Fn(usize) -> Option<i32>,
        lang: Lang,
        notes: &mut Vec<Problem>,
    ) -> Result<(), Problem> {
        if !self.says_any() {
            let args = [self.table.range.clone(), rates.target.clone()];
            notes.push(Problem::new(Code::RatesNotUsed, self.table.place(), args));
            return Ok(());
        }
        let mut told = Told::default();
        for (beside, (_, field)) in self.beside.iter().zip(fields.iter_mut()) {
            let mut converted = Vec::with_capacity(field.len());
            for row in 0..field.len() {
                let Some(amount) = field.numbers.get(row) else {
                    converted.push(None);
                    continue;
                };
                let counts = self.counts(row);
                converted.push(match self.own(beside, row) {
                    Own::Of(number) => match rates.rate(self.code(number), day(row)) {
                        Ok(rate) => {
                            told.count(counts, Some((number, None)), row);
                            let too_long = || {
                                let args = [self.table.title(beside.index).to_owned(), amount.to_string()];
                                let place = self.table.column_place(beside.index).row(self.table.range_row(row));
                                Problem::new(Code::TooManyDigits, place, args)
                            };
                            Some(number::product(amount, rate).ok_or_else(too_long)?)
                        }
                        Err(lack) => {
                            told.count(counts, Some((number, Some(lack))), row);
                            None
                        }
                    },
                    Own::Contradictory => {
                        told.contradictory(counts, row);
                        None
                    }
                    Own::Unknown => {
                        told.count(counts, None, row);
                        None
                    }
                });
            }
            *field = Field { others: None, ..Field::computed(field.unit, Numbers::from_decimals(converted)) };
        }
        self.tell(told, rates, lang, notes);
        Ok(())
    }

    fn tell(&self, told: Told, rates: &Rates, lang: Lang, notes: &mut Vec<Problem>) {
        let place = |row: usize| self.table.column_place(self.first_column()).row(self.table.range_row(row));
        let mut without: Vec<(usize, String)> = Vec::new();
        let mut done: Vec<(usize, &str)> = Vec::new();
        let mut first = usize::MAX;
        for ((number, lack), rows) in &told.rows {
            let code = self.code(*number);
            let Some(lack) = lack else {
                if code != rates.target {
                    done.push((rows.count, code));
                }
                continue;
            };
            first = first.min(rows.first);
            let why = match lack {
                Lack::Currency => String::new(),
                Lack::Before(day) => {
                    let date = Date::from_day_number(*day).iso();
                    format!(" {} {date}", lang.pick(&["before", "до", "до"]))
                }
                Lack::Day => format!(" {}", lang.pick(&["without a date", "без даты", "без дати"])),
            };
            without.push((rows.count, format!("{code}{why}")));
        }
        let sorted = |mut list: Vec<(usize, String)>| {
            list.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            let count: usize = list.iter().map(|(count, _)| count).sum();
            (count, listed(&list.iter().map(|(count, text)| (*count, text.as_str())).collect::<Vec<_>>()))
        };
        if !without.is_empty() {
            let (count, list) = sorted(without);
            let args = [count.to_string(), rates.target.clone(), list, self.table.range_row(first).to_string()];
            notes.push(Problem::new(Code::NoRate, place(first), args));
        }
        for (code, rows) in
            [(Code::AmountsWithoutCurrency, &told.unknown), (Code::CurrencyContradicts, &told.contradictory)]
        {
            if rows.count > 0 {
                let args = [rows.count.to_string(), self.table.range_row(rows.first).to_string()];
                notes.push(Problem::new(code, place(rows.first), args));
            }
        }
        let (_, list) = sorted(done.into_iter().map(|(count, code)| (count, code.to_owned())).collect());
        notes.push(Problem::new(Code::SumsIn, self.table.place(), [rates.target.clone(), list]));
    }
}

/// How many amounts, and the first row of them.
#[derive(Clone, Copy, Default)]
struct Counted {
    count: usize,
    first: usize,
}

impl Counted {
    fn add(&mut self, row: usize) {
        self.first = if self.count == 0 { row } else { self.first.min(row) };
        self.count += 1;
    }
}

/// What became of the amounts that count.
#[derive(Default)]
struct Told {
    rows: Vec<((u16, Option<Lack>), Counted)>,
    unknown: Counted,
    contradictory: Counted,
}

impl Told {
    fn count(&mut self, counts: bool, own: Option<(u16, Option<Lack>)>, row: usize) {
        if !counts {
            return;
        }
        let Some(own) = own else {
            self.unknown.add(row);
            return;
        };
        match self.rows.iter_mut().find(|(other, _)| *other == own) {
            Some((_, rows)) => rows.add(row),
            None => {
                let mut rows = Counted::default();
                rows.add(row);
                self.rows.push((own, rows));
            }
        }
    }

    fn contradictory(&mut self, counts: bool, row: usize) {
        if counts {
            self.contradictory.add(row);
        }
    }
}

/// "USD (12), EUR (3)".
fn listed(found: &[(usize, &str)]) -> String {
    let mut texts: Vec<String> =
        found.iter().take(LISTED).map(|(count, text)| format!("{} ({count})", crate::table::clipped(text))).collect();
    if found.len() > LISTED {
        texts.push("…".to_owned());
    }
    texts.join(", ")
}
