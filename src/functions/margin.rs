//! MARGIN and MARKUP: profit against revenue, and against cost.

use super::options::{DECIMAL, DECIMALS, LANGUAGE, SHOW};
use super::reply::{OutColumn, OutData, Reply, number_cell};
use super::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, documented};
use super::{Input, Inputs};
use crate::cells::{Cell, Column, Kind};
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use crate::table::{Field, Unit};
use rust_decimal::Decimal;

const REVENUE: Param = Param {
    name: "revenue",
    about: [
        "What the client paid: one cell or a column.",
        "Сколько заплатил клиент: ячейка или столбец.",
        "Скільки заплатив клієнт: клітинка або стовпець.",
    ],
    kind: ParamKind::Values,
    optional: false,
};
const COST: Param = Param {
    name: "cost",
    about: [
        "What it cost: one cell, or a column of the same length.",
        "Во что это обошлось: ячейка или столбец такой же длины.",
        "Скільки це коштувало: клітинка або стовпець такої ж довжини.",
    ],
    kind: ParamKind::Values,
    optional: false,
};
const RETURNS: [&str; 3] = [
    "One number for cells, a column for columns, without a header. Blank where a part is missing or is no number, and where the denominator is 0.",
    "Одно число для ячеек, столбец для столбцов, без заголовка. Пусто там, где нет одной из частей или она не число, и где знаменатель 0.",
    "Одне число для клітинок, стовпець для стовпців, без заголовка. Порожньо там, де немає однієї з частин або вона не число, і де знаменник 0.",
];

/// The record of MARGIN.
pub const MARGIN: Function = Function {
    id: "MARGIN",
    since: "0.1.0",
    about: documented([
        "Margin: profit as a share of revenue, (revenue - cost) / revenue.",
        "Маржа: доля прибыли в выручке, (выручка - себестоимость) / выручка.",
        "Маржа: частка прибутку у виручці, (виручка - собівартість) / виручка.",
    ]),
    params: &[REVENUE, COST, OPTIONS],
    options: &[LANGUAGE, DECIMAL, DECIMALS, SHOW],
    returns: documented(RETURNS),
    shape: Shape::AsGiven,
    examples: &["margin-column", "margin-cells"],
    plan: |_| Ok(Wanted::default()),
    run: |inputs| run(inputs, |profit, revenue, _| number::quotient(profit, revenue)),
};

/// The record of MARKUP.
pub const MARKUP: Function = Function {
    id: "MARKUP",
    since: "0.1.0",
    about: documented([
        "Markup, the return on cost: profit as a share of cost, (revenue - cost) / cost.",
        "Наценка, то есть отдача на затраты: (выручка - себестоимость) / себестоимость.",
        "Націнка, тобто віддача на витрати: (виручка - собівартість) / собівартість.",
    ]),
    params: &[REVENUE, COST, OPTIONS],
    options: &[LANGUAGE, DECIMAL, DECIMALS, SHOW],
    returns: documented(RETURNS),
    shape: Shape::AsGiven,
    examples: &["markup-column", "markup-unequal"],
    plan: |_| Ok(Wanted::default()),
    run: |inputs| run(inputs, |profit, _, cost| number::quotient(profit, cost)),
};

type Ratio = fn(Decimal, Decimal, Decimal) -> Option<Decimal>;

fn run(inputs: &Inputs, ratio: Ratio) -> Result<Reply, Vec<Problem>> {
    let mut notes = Vec::new();
    let revenue = Values::read(inputs, 0, REVENUE.name, &mut notes).map_err(|problem| vec![problem])?;
    let cost = Values::read(inputs, 1, COST.name, &mut notes).map_err(|problem| vec![problem])?;
    let rows = revenue.rows.max(cost.rows);
    if !revenue.reaches(rows) || !cost.reaches(rows) {
        let args = [REVENUE.name.to_owned(), revenue.rows.to_string(), COST.name.to_owned(), cost.rows.to_string()];
        return Err(vec![Problem::new(Code::UnequalLengths, Place::of(COST.name), args)]);
    }
    let value = |row: usize| {
        let (revenue, cost) = (revenue.get(row)?, cost.get(row)?);
        ratio(number::subtract(revenue, cost)?, revenue, cost)
    };
    let cells: Vec<Cell> = (0..rows).map(|row| number_cell(value(row))).collect();
    let column = OutColumn { header: String::new(), data: OutData::Cells(cells) };
    Ok(Reply { columns: vec![column], notes, ..Reply::default() })
}

/// An argument, read.
struct Values {
    field: Field,
    /// Rows of the range; 1 for a cell.
    rows: usize,
    /// The value stands for every row.
    single: bool,
}

impl Values {
    fn read(inputs: &Inputs, index: usize, name: &str, notes: &mut Vec<Problem>) -> Result<Values, Problem> {
        let Some(Input::Values(column, range)) = inputs.args.get(index) else {
            return Err(Problem::new(Code::NotARange, Place::of(name), [name]));
        };
        let place = Place::of(name).column(1, name);
        let headed = *range && column.text(0).is_some_and(|text| crate::cells::numeral::Numeral::parse(text).is_none());
        let column = if headed { without_first(column) } else { column.clone() };
        let (field, problems) = Field::read(&column, Unit::Money, &inputs.options.locale, &place)?;
        notes.extend(problems.into_iter().map(|mut problem| {
            // There is no header above the first row here.
            problem.place.row = problem.place.row.map(|row| row.saturating_sub(1));
            problem
        }));
        Ok(Values { rows: column.len(), single: !range && column.len() == 1, field })
    }

    fn get(&self, row: usize) -> Option<Decimal> {
        self.field.numbers.get(if self.single { 0 } else { row })
    }

    fn reaches(&self, rows: usize) -> bool {
        self.single || self.rows == rows
    }
}

/// The column with a blank in its first row, where a header stood.
fn without_first(column: &Column) -> Column {
    let mut kinds = column.kinds().to_vec();
    if let Some(first) = kinds.first_mut() {
        *first = Kind::Blank as u8;
    }
    Column::new(kinds, column.values().to_vec(), column.texts().to_vec())
}
