//! Clients and the value that they are judged by, as the functions about lists take them.

use super::context::{client_column, client_name};
use super::spec::{Param, ParamKind, documented};
use super::{Input, Inputs};
use crate::cells::numeral::Numeral;
use crate::cells::{Cell, Column, Kind};
use crate::messages::Code;
use crate::metrics::{Formula, Keys, Measures, NONE, repeated};
use crate::problem::{Place, Problem};
use crate::table::{Field, Numbers, Role, Table, Unit, normalise, recognise};
use rust_decimal::Decimal;

/// The clients argument.
pub const CLIENTS: Param = Param {
    name: "clients",
    about: [
        "One row per client, with a header row: an export, the result of METRICS, or only the column of clients.",
        "Строка на клиента, с заголовками: выгрузка, результат METRICS или только столбец клиентов.",
        "Рядок на клієнта, із заголовками: вивантаження, результат METRICS або лише стовпець клієнтів.",
    ],
    kind: ParamKind::Table,
    optional: false,
};
/// The values argument.
pub const VALUES: Param = Param {
    name: "values",
    about: documented([
        "What to judge by: the header of a column of the clients, a metric such as margin, or a column of the same rows with its header; by default profit, else revenue.",
        "По чему судить: заголовок столбца клиентов, показатель, например маржа, или столбец тех же строк с заголовком; по умолчанию прибыль, а без неё выручка.",
        "За чим судити: заголовок стовпця клієнтів, показник, наприклад маржа, або стовпець тих самих рядків із заголовком; типово прибуток, а без нього виручка.",
    ]),
    kind: ParamKind::Values,
    optional: true,
};

/// Names of a line that sums up the others, normalised.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sum",
    "all",
    "итог",
    "итого",
    "всего",
    "общий итог",
    "сумма",
    "разом",
    "усього",
    "всього",
    "підсумок",
    "загальний підсумок",
    "сума",
];

/// Where values come from.
enum Source {
    /// A column of the clients, or computed from some.
    Formula(Formula),
    /// A column of its own, without its header.
    Column(Column),
}

/// Clients with their values, before they are read.
pub struct Valued<'a> {
    inputs: &'a Inputs,
    /// The clients.
    pub table: &'a Table,
    /// What the values are called.
    pub title: String,
    /// What the values are.
    pub unit: Unit,
    /// The column that tells clients apart, where there is one.
    pub client: Option<usize>,
    argument: &'static str,
    source: Source,
    /// Averages and shares add up to nothing.
    adds_up: bool,
    /// Columns that decide which measure is taken.
    others: Vec<usize>,
}

/// The values of the clients that take part.
pub struct Values {
    /// The values by row.
    pub numbers: Numbers,
    /// The rows that take part: they name a client and have a value.
    pub rows: Vec<usize>,
    /// The rows that name a client and have no value.
    pub valueless: Vec<usize>,
    /// Whether sums of the values mean something.
    pub add_up: bool,
    /// What is worth knowing.
    pub notes: Vec<Problem>,
}

/// Whether a column that a formula needs came along without any value.
fn is_empty(table: &Table, formula: &Formula) -> bool {
    let blank = |index: &usize| match table.columns.get(*index) {
        Some(Some(column)) => column.kinds().iter().all(|kind| *kind == Kind::Blank as u8),
        _ => false,
    };
    formula.columns().iter().any(blank)
}

impl<'a> Valued<'a> {
    /// The clients of one argument and the values of another.
    ///
    /// # Errors
    /// When the values' name is not known, or their range does not go with that of the clients; [`Code::NoMoneyColumn`]
    /// when nothing was named and there is neither profit nor revenue.
    pub fn of(
        inputs: &'a Inputs,
        clients: usize,
        values: usize,
        argument: &'static str,
    ) -> Result<Valued<'a>, Problem> {
        let table = inputs.table(clients)?;
        let client = client_column(inputs, table)?;
        let valued = |title: String, unit: Unit, adds_up: bool, source: Source| Valued {
            inputs,
            table,
            title,
            unit,
            client,
            argument,
            source,
            adds_up,
            others: Vec::new(),
        };
        let of_role = |role: Role, formula: Formula| {
            let title = match formula {
                Formula::Column(index) => table.title(index).to_owned(),
                _ => inputs.lang().pick(role.titles()).to_owned(),
            };
            valued(title, role.unit(), adds_up(Some(role)), Source::Formula(formula))
        };
        match inputs.args.get(values) {
            Some(Input::Values(column, true)) => {
                let own = beside(table, column, argument)?;
                let title = column.cell(table.skipped).shown();
                let percent = recognise::all_percent(&own);
                let unit = if percent { Unit::Share } else { Unit::Money };
                let adds_up = !percent && adds_up(Role::of(&title));
                let client = client.or((table.headers.len() == 1).then_some(0));
                Ok(Valued { client, ..valued(title, unit, adds_up, Source::Column(own)) })
            }
            Some(Input::Values(column, false)) if !column.cell(0).is_blank() => {
                let header = column.cell(0).shown();
                let at = |problem: Problem| Problem { place: Place::of(argument), ..problem };
                let formula = Formula::of_header(table, &header).map_err(at)?;
                if let Formula::Column(index) = formula {
                    let role = table.headers.get(index).and_then(|own| own.role);
                    let unit = role.map(Role::unit).filter(|unit| unit.is_numeric() && *unit != Unit::Date);
                    let percent = recognise::all_percent(&table.column(index));
                    let adds_up = !percent && adds_up(role);
                    return Ok(valued(
                        table.title(index).to_owned(),
                        unit.unwrap_or(Unit::Money),
                        adds_up,
                        Source::Formula(formula),
                    ));
                }
                let role = Role::of(&header).unwrap_or(Role::Profit);
                Ok(of_role(role, formula))
            }
            _ => {
                let known = |role: &Role| Some((*role, Formula::of_role(table, *role)?));
                let known: Vec<(Role, Formula)> = [Role::Profit, Role::Revenue].iter().filter_map(known).collect();
                // METRICS gives a column of profit also where no cost is known: a column without any value says nothing.
                let found = known.iter().find(|(_, formula)| !is_empty(table, formula)).or(known.first()).cloned();
                let none = || Problem::new(Code::NoMoneyColumn, table.place(), [table.range.as_str()]);
                let (role, formula) = found.ok_or_else(none)?;
                let others = known.iter().flat_map(|(_, formula)| formula.columns()).collect();
                Ok(Valued { others, ..of_role(role, formula) })
            }
        }
    }

    /// The columns of the clients that are needed.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = match &self.source {
            Source::Formula(formula) => formula.columns(),
            Source::Column(_) => Vec::new(),
        };
        columns.extend(self.client);
        columns.extend(&self.others);
        if let Source::Formula(formula) = &self.source
            && formula.needs_as_of()
        {
            columns.extend(crate::metrics::as_of_columns(self.table));
        }
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// Reads the values and sees which rows take part: those that name a client, have a value, and do not sum up the others.
    ///
    /// # Errors
    /// As [`Field::read`].
    pub fn read(&self) -> Result<Values, Problem> {
        let mut notes = self.table.problems.clone();
        let field = self.field(&mut notes)?;
        let mut values =
            Values { numbers: field.numbers, rows: Vec::new(), valueless: Vec::new(), add_up: self.adds_up, notes };
        self.take_part(&mut values);
        Ok(values)
    }

    fn field(&self, notes: &mut Vec<Problem>) -> Result<Field, Problem> {
        let locale = self.inputs.options.locale;
        match &self.source {
            Source::Column(column) => {
                let place = Place::of(self.argument).column(1, &self.title);
                let (field, problems) = Field::read(column, self.unit, &locale, &place)?;
                notes.extend(problems.into_iter().map(|mut problem| {
                    problem.place.row = problem.place.row.map(|row| row + self.table.skipped);
                    problem
                }));
                Ok(field)
            }
            Source::Formula(Formula::Column(index)) => self.table.read(*index, Some(self.unit), &locale, notes),
            Source::Formula(formula) => {
                let mut measures = Measures::new(self.table, locale, self.inputs.options.as_of);
                if formula.needs_as_of() {
                    measures.infer_as_of()?;
                }
                let field = measures.measure(formula, self.unit)?.field;
                notes.append(&mut measures.problems);
                Ok((*field).clone())
            }
        }
        .map_err(|problem| recognise::hinted(problem, self.table))
    }

    fn take_part(&self, values: &mut Values) {
        let table = self.table;
        let clients = self.client.map(|index| (index, table.column(index)));
        let mut keys = Keys::default();
        let codes = clients.as_ref().map(|(_, column)| keys.read(column));
        let named = |row: usize| codes.as_ref().is_none_or(|codes| codes.get(row).is_some_and(|code| *code != NONE));
        let mut nameless = Vec::new();
        for row in 0..table.rows.max(values.numbers.len()) {
            match (named(row), values.numbers.is_known(row)) {
                (true, true) => values.rows.push(row),
                (false, true) => nameless.push(row),
                (true, false) if codes.is_some() => values.valueless.push(row),
                _ => {}
            }
        }
        let place = |row: usize| table.place().row(table.range_row(row));
        if let (Some(first), Some((index, _))) = (nameless.first(), &clients) {
            let row = table.range_row(*first);
            let args = [nameless.len().to_string(), table.title(*index).to_owned(), row.to_string()];
            values.notes.push(Problem::new(Code::RowsWithoutKey, table.column_place(*index).row(row), args));
        }
        let name = |row: usize| client_name(table, self.client.as_slice(), row);
        if let Some(first) = values.valueless.first() {
            let args = [values.valueless.len().to_string(), self.title.clone(), name(*first)];
            values.notes.push(Problem::new(Code::NoValue, place(*first), args));
        }
        if let (true, Some((_, column)), Some(row)) = (self.adds_up, &clients, values.rows.last().copied())
            && self.sums_up(column, row, values)
        {
            values.rows.pop();
            values.notes.push(Problem::new(Code::TotalRow, place(row), [name(row), self.title.clone()]));
        }
        if let (Some(codes), Some((index, _))) = (&codes, &clients) {
            let taking: Vec<u32> = values.rows.iter().filter_map(|row| codes.get(*row).copied()).collect();
            values.notes.extend(repeated(&keys.counts(&taking), &keys, table, *index));
        }
    }

    /// Whether a last row is called a total and is the sum of all others: taken for a client it would outweigh them all.
    fn sums_up(&self, clients: &Column, row: usize, values: &Values) -> bool {
        let name = normalise(&clients.cell(row).shown());
        if values.rows.len() < 3 || !TOTALS.contains(&name.trim_end_matches(':')) {
            return false;
        }
        let mut others = vec![false; values.numbers.len()];
        values.rows.iter().filter(|other| **other != row).for_each(|other| {
            if let Some(taken) = others.get_mut(*other) {
                *taken = true;
            }
        });
        let sum = values.numbers.total(|other| others.get(other) == Some(&true));
        sum.is_some() && sum == values.numbers.get(row)
    }
}

/// Whether the values of a field can be added up: an average or a share of something cannot.
fn adds_up(role: Option<Role>) -> bool {
    !role.is_some_and(|role| {
        matches!(role.unit(), Unit::Share | Unit::Days | Unit::Date)
            || matches!(role, Role::Average | Role::RecencyScore | Role::FrequencyScore | Role::MonetaryScore)
    })
}

/// The cells of a column that stand beside the rows of a table.
///
/// # Errors
/// [`Code::NoHeader`] when a number stands where the header should; [`Code::UnequalLengths`] when it is shorter than the
/// table, or goes on below it.
pub fn beside(table: &Table, column: &Column, argument: &str) -> Result<Column, Problem> {
    let place = Place::of(argument);
    let first = column.cell(table.skipped);
    let number = |cell: &Cell| match cell {
        Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => true,
        Cell::Text(text) => Numeral::parse(text).is_some(),
        _ => false,
    };
    if number(&first) {
        let row = table.skipped + 1;
        return Err(Problem::new(Code::NoHeader, place.row(row), [argument.to_owned(), first.shown()]));
    }
    let start = table.skipped + 1;
    let end = start + table.rows;
    let beyond = (end..column.len()).any(|row| !column.cell(row).is_blank());
    if column.len() < end || beyond {
        let filled = (0..column.len()).rev().find(|row| !column.cell(*row).is_blank()).map_or(0, |row| row + 1);
        let args = [table.range.clone(), end.to_string(), argument.to_owned(), filled.to_string()];
        return Err(Problem::new(Code::UnequalLengths, place, args));
    }
    let kinds = column.kinds().get(start..end).unwrap_or_default().to_vec();
    let values = column.values().get(start..end).unwrap_or_default().to_vec();
    Ok(Column::new(kinds, values, column.texts().to_vec()))
}

/// A share that a cell holds: 20%, 0.2, and where percents are meant also 20.
pub fn share(cell: &Cell, percents: bool) -> Option<Decimal> {
    let (number, percent) = match cell {
        Cell::Number(number) => (*number, false),
        other => {
            let numeral = Numeral::parse(&other.shown()).filter(|numeral| numeral.currency.is_none())?;
            let mark = |mark| numeral.value(mark);
            let number =
                mark(crate::cells::numeral::Mark::Point).or_else(|| mark(crate::cells::numeral::Mark::Comma))?;
            (number, numeral.percent)
        }
    };
    let share =
        if percents && !percent && number > Decimal::ONE { number.checked_div(Decimal::ONE_HUNDRED)? } else { number };
    (share > Decimal::ZERO && share <= Decimal::ONE).then_some(share)
}
