//! A table with a row per client and a column per period.

use super::super::{Inputs, OutColumn, OutData, Wanted, context, payments};
use super::{Read, Series};
use crate::lists::variation::Sums;
use crate::messages::Code;
use crate::number::Sum;
use crate::problem::{Place, Problem};
use crate::table::{Field, State, Table, Unit, is_period, normalise, recognise};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Headers of sums over the periods.
const TOTALS: [&str; 12] = [
    "total",
    "grand total",
    "sum",
    "average",
    "итого",
    "всего",
    "общий итог",
    "сумма",
    "среднее",
    "усього",
    "разом",
    "загальний підсумок",
];

/// The columns that may be periods, by their headers: those that the option names; else those that are called like a
/// period; else those that are called like nothing known.
fn periods(inputs: &Inputs, table: &Table) -> Result<Vec<usize>, Problem> {
    let named = inputs.options.list("series");
    if !named.is_empty() {
        return named.iter().map(|header| table.require(header)).collect();
    }
    let clients = context::client_columns(inputs, table)?;
    let all = || (0..table.headers.len()).filter(|index| !clients.contains(index));
    let free = |index: &usize| table.headers.get(*index).is_some_and(|own| !own.title.is_empty() && own.role.is_none());
    let called: Vec<usize> = all().filter(free).filter(|index| is_period(table.title(*index))).collect();
    if called.len() > 1 {
        return Ok(called);
    }
    let total = |index: &usize| TOTALS.contains(&normalise(table.title(*index)).as_str());
    Ok(all().filter(free).filter(|index| !total(index)).collect())
}

/// The columns that are needed.
pub fn wanted(inputs: &Inputs) -> Result<Wanted, Problem> {
    let table = inputs.table(0)?;
    let mut columns = periods(inputs, table)?;
    columns.extend(context::client_columns(inputs, table)?);
    columns.sort_unstable();
    columns.dedup();
    Ok(Wanted { columns: vec![columns], presence: vec![table.presence_column()] })
}

/// How many columns make one period.
fn together(inputs: &Inputs) -> Result<usize, Problem> {
    let given = inputs.cell(1);
    if given.is_blank() {
        return Ok(1);
    }
    let text = given.shown();
    let count =
        text.trim().parse::<Decimal>().ok().filter(|count| count.fract().is_zero()).and_then(|count| count.to_usize());
    let bad = || {
        let expected = "1, 3, 12 …".to_owned();
        Problem::new(Code::BadArgument, Place::of("period"), ["period".to_owned(), text.clone(), expected])
    };
    count.filter(|count| *count >= 1).ok_or_else(bad)
}

/// Reads the columns and puts together as many as make a period, counted back from the last one.
pub fn read(inputs: &Inputs) -> Result<Read, Problem> {
    let table = inputs.table(0)?;
    let mut notes: Vec<Problem> = table.problems.clone();
    let mut fields: Vec<(usize, Field)> = Vec::new();
    for index in periods(inputs, table)? {
        let mut own = Vec::new();
        let field = table.read(index, Some(Unit::Money), &inputs.options.locale, &mut own);
        let field = field.map_err(|problem| recognise::hinted(problem, table))?;
        let any = (0..table.rows).any(|row| field.numbers.is_known(row));
        let wished = !inputs.options.list("series").is_empty() || is_period(table.title(index));
        // A column of texts is none of the periods, unless it is called so.
        if any || wished {
            notes.extend(own);
            fields.push((index, field));
        }
    }
    if fields.len() < 2 {
        let found = fields.iter().map(|(index, _)| table.title(*index)).collect::<Vec<_>>().join(", ");
        return Err(Problem::new(Code::NoSeries, table.place(), [table.range.clone(), found]));
    }
    let titles = fields.iter().map(|(index, _)| table.title(*index)).collect::<Vec<_>>();
    let (first, last) = (titles.first().copied().unwrap_or_default(), titles.last().copied().unwrap_or_default());
    notes.push(Problem::new(
        Code::SeriesColumns,
        table.place(),
        [titles.len().to_string(), first.to_owned(), last.to_owned()],
    ));
    let together = together(inputs)?;
    let rest = fields.len() % together;
    if rest > 0 {
        let left = titles.get(..rest).unwrap_or_default().join(", ");
        notes.push(Problem::new(Code::SeriesRest, table.place(), [left, together.to_string()]));
    }
    let fields = fields.get(rest..).unwrap_or_default();
    if fields.is_empty() {
        let args = ["period".to_owned(), together.to_string(), format!("1 … {}", titles.len())];
        return Err(Problem::new(Code::BadArgument, Place::of("period"), args));
    }
    let strict = payments::says_nothing(inputs)?;
    let blank = table.blank_rows();
    let mut series = Vec::with_capacity(table.rows);
    for row in 0..table.rows {
        if blank.binary_search(&row).is_ok() {
            series.push(Series::Blank);
            continue;
        }
        let mut sums = Sums::default();
        let mut unreadable = false;
        for part in fields.chunks(together) {
            let states = || part.iter().map(|(_, field)| field.state(row));
            if states().any(|state| matches!(state, State::Unreadable | State::Yes | State::No | State::Text)) {
                unreadable = true;
                continue;
            }
            let mut sum = Sum::default();
            let numbers = || part.iter().filter_map(|(_, field)| field.numbers.get(row));
            let whole = numbers().try_for_each(|value| sum.add(value)).and_then(|()| sum.value());
            let too_long = || {
                let largest = numbers().max().map(|value| value.to_string()).unwrap_or_default();
                Problem::new(Code::TooManyDigits, table.place().row(table.range_row(row)), [first.to_owned(), largest])
            };
            if numbers().next().is_some() {
                sums.own.push((sums.periods, whole.ok_or_else(too_long)?));
            }
            sums.periods += 1;
        }
        series.push(if unreadable && strict { Series::Unknown } else { Series::Known(sums) });
    }
    let copied = |column: usize| OutColumn {
        header: table.title(column).to_owned(),
        data: OutData::Copied { arg: 0, column, rows: (0..table.rows as u32).collect() },
    };
    let identity = context::client_columns(inputs, table)?.into_iter().map(copied).collect();
    let facts = vec![("period", together.to_string()), ("periods", (fields.len() / together).to_string())];
    Ok(Read { identity, series, skipped: table.skipped, notes, facts })
}
