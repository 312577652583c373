//! Where the three measures come from: payments, or a table of clients that has them already.

use super::super::{Inputs, OutColumn, OutData, Wanted, context};
use super::{payments, terms};
use crate::date::Date;
use crate::lists::rfm::{Measured, Terms};
use crate::messages::Code;
use crate::metrics::{Formula, Measures, Payments};
use crate::number::quotient;
use crate::problem::Problem;
use crate::table::{Numbers, Role, Table, Unit, recognise};

/// The argument, read.
pub enum Source<'a> {
    /// Payments.
    Payments(Box<Payments<'a>>),
    /// One row per client.
    Clients(&'a Table, Option<Date>),
}

/// The formulas of recency, frequency and money, if the table has a row per client that has them.
fn of_clients(inputs: &Inputs, terms: Terms) -> Result<Option<[Formula; 3]>, Problem> {
    let table = inputs.table(0)?;
    let other = ["date column", "order column"].iter().any(|name| inputs.options.text(name).is_some());
    if other || table.with_role(Role::Date).is_some() {
        return Ok(None);
    }
    let money = match (inputs.options.text("amount column"), terms.measure) {
        (Some(header), _) => Some(Formula::Column(table.require(&header)?)),
        (None, measure) => Formula::of_role(table, measure.role()),
    };
    let of_role = |role| Formula::of_role(table, role);
    Ok(of_role(Role::Recency).zip(of_role(Role::Orders)).zip(money).map(|((r, f), m)| [r, f, m]))
}

/// The columns that are needed.
pub fn wanted(inputs: &Inputs) -> Result<Wanted, Problem> {
    let terms = terms(inputs)?;
    match of_clients(inputs, terms)? {
        None => Ok(Wanted {
            columns: vec![payments::places(inputs, 0, payments::needs_of(terms.measure))?.wanted()],
            presence: vec![None],
        }),
        Some(formulas) => {
            let table = inputs.table(0)?;
            let mut columns: Vec<usize> = formulas.iter().flat_map(Formula::columns).collect();
            columns.extend(context::client_columns(inputs, table)?);
            columns.extend(table.with_role(Role::Last));
            columns.sort_unstable();
            columns.dedup();
            Ok(Wanted { columns: vec![columns], presence: vec![None] })
        }
    }
}

impl<'a> Source<'a> {
    /// Reads the argument.
    pub fn read(inputs: &'a Inputs) -> Result<Source<'a>, Problem> {
        let terms = terms(inputs)?;
        let table = inputs.table(0)?;
        if of_clients(inputs, terms)?.is_none() {
            let mut payments = payments::read(inputs, 0, payments::needs_of(terms.measure))?;
            payments::span(inputs, &mut payments)?;
            return Ok(Source::Payments(Box::new(payments)));
        }
        let mut measures = Measures::new(table, inputs.options.locale, inputs.options.as_of);
        measures.infer_as_of().map_err(|problem| recognise::hinted(problem, table))?;
        Ok(Source::Clients(table, measures.as_of))
    }

    /// The day that recency is counted to.
    pub fn as_of(&self) -> Option<Date> {
        match self {
            Source::Payments(payments) => payments.as_of,
            Source::Clients(_, as_of) => *as_of,
        }
    }

    /// Rows above the header, where the result stands beside the argument.
    pub fn skipped(&self) -> usize {
        match self {
            Source::Payments(_) => 0,
            Source::Clients(table, _) => table.skipped,
        }
    }

    /// What was odd about the argument.
    pub fn notes(&self, _: &Inputs) -> Vec<Problem> {
        match self {
            Source::Payments(payments) => payments.notes.clone(),
            Source::Clients(table, _) => table.problems.clone(),
        }
    }

    /// The measures, and what is worth knowing about them.
    pub fn measured(&self, inputs: &Inputs, notes: &mut Vec<Problem>) -> Result<Measured, Problem> {
        let terms = terms(inputs)?;
        let payments = match self {
            Source::Clients(table, as_of) => return of_table(inputs, table, *as_of, terms, notes),
            Source::Payments(payments) => payments,
        };
        let unknown = if payments::says_nothing(inputs)? { payments.incomplete.as_slice() } else { &[] };
        let measured = Measured::of(payments, terms, unknown)?;
        if measured.returned > 0 {
            notes.push(Problem::new(Code::RfmReturns, payments.table.place(), [measured.returned.to_string()]));
        }
        let without =
            measured.frequency.iter().enumerate().filter(|(_, orders)| orders.is_some_and(|orders| orders.is_zero()));
        let without: Vec<usize> = without.map(|(client, _)| client).collect();
        if let Some(first) = without.first() {
            let args = [without.len().to_string(), payments.keys.name(*first as u32).to_owned()];
            notes.push(Problem::new(Code::RfmNoPurchase, payments.table.place(), args));
        }
        Ok(measured)
    }

    /// The columns that name the clients.
    pub fn identity(&self, inputs: &Inputs) -> Result<Vec<OutColumn>, Problem> {
        match self {
            Source::Payments(payments) => {
                let clients: Vec<u32> = (0..payments.len() as u32).collect();
                Ok(payments::identity(inputs, 0, payments, &clients))
            }
            Source::Clients(table, _) => {
                let copied = |column: usize| OutColumn {
                    header: table.title(column).to_owned(),
                    data: OutData::Copied { arg: 0, column, rows: (0..table.rows as u32).collect() },
                };
                Ok(context::client_columns(inputs, table)?.into_iter().map(copied).collect())
            }
        }
    }
}

/// The measures of a table with a row per client.
fn of_table(
    inputs: &Inputs,
    table: &Table,
    as_of: Option<Date>,
    terms: Terms,
    notes: &mut Vec<Problem>,
) -> Result<Measured, Problem> {
    let mut measures = Measures::new(table, inputs.options.locale, as_of);
    let formulas = of_clients(inputs, terms)?;
    let mut read = |formula: &Formula, unit| {
        let measure = measures.measure(formula, unit).map_err(|problem| recognise::hinted(problem, table));
        measure.map(|measure| measure.field.numbers.clone())
    };
    let Some([r, f, m]) = &formulas else {
        return Err(Problem::new(Code::NoMoneyColumn, table.place(), [table.range.as_str()]));
    };
    let (recency, frequency) = (read(r, Unit::Days)?, read(f, Unit::Count)?);
    let mut monetary = read(m, Unit::Money)?;
    if terms.average {
        let average = |row| quotient(monetary.get(row)?, frequency.get(row)?);
        monetary = Numbers::from_decimals((0..monetary.len()).map(average).collect());
    }
    notes.extend(measures.problems);
    Ok(Measured { recency, frequency, monetary, returned: 0 })
}
