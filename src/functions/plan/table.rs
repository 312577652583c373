//! Reads a plan table.

use super::super::Inputs;
use super::super::spec::listed;
use crate::cells::{Cell, Grid};
use crate::choice::plan::{MOTIVES, PlanRow, RELATIONSHIPS, Word, grid, is_template, known, months};
use crate::functions::capacity::resources::number;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::rules::{Op, Reading, Test, Value, parse_condition};
use crate::table::{Unit, header_row, normalise};
use crate::tiers::tier_key;
use rust_decimal::Decimal;

pub const PLAN: &str = "plan";

const TIER: &[&str] = &["tier", "категория", "категорія", "сегмент", "segment", "тир", "группа", "група"];
const RELATIONSHIP: &[&str] =
    &["relationship", "relation", "отношения", "отношение", "вид отношений", "стосунки", "відносини", "вид стосунків"];
const MOTIVE: &[&str] = &["motive", "goal", "мотив", "цель", "мета", "ціль"];
const COST: &[&str] = &[
    "cost per client",
    "cost",
    "costs",
    "затраты на клиента",
    "затраты",
    "стоимость",
    "расходы на клиента",
    "витрати на клієнта",
    "витрати",
    "вартість",
];
const PERIOD: &[&str] = &["period", "per", "период", "за период", "період", "за період"];
const REVIEW: &[&str] = &[
    "review",
    "review interval",
    "interval",
    "пересмотр",
    "интервал",
    "интервал пересмотра",
    "перегляд",
    "інтервал",
    "інтервал перегляду",
];
const ANSWERABLE: &[&str] = &[
    "answerable",
    "owner",
    "responsible",
    "role",
    "кто отвечает",
    "ответственный",
    "роль",
    "хто відповідає",
    "відповідальний",
];

/// A plan with what is odd about it.
pub struct PlanTable {
    /// The rows, in the order of the table.
    pub rows: Vec<PlanRow>,
    /// What is worth knowing.
    pub notes: Vec<Problem>,
}

impl PlanTable {
    /// The plan of an argument: a range, or the template if it was left out or is named.
    ///
    /// # Errors
    /// Every cell that cannot be read and every tier that stands twice, with its place.
    pub fn of(inputs: &Inputs, index: usize) -> Result<PlanTable, Vec<Problem>> {
        let template = grid(inputs.lang());
        let Some(given) = inputs.grid(index) else { return read(&template, inputs) };
        match (given.height(), given.width(), given.cell(0, 0)) {
            (1, 1, Cell::Text(name)) if is_template(name) => read(&template, inputs),
            (1, 1, Cell::Text(name)) => {
                Err(vec![Problem::new(Code::UnknownTemplate, Place::of(PLAN), [name, PLAN, PLAN])])
            }
            _ => read(given, inputs),
        }
    }

    /// The row of a tier.
    pub fn row(&self, tier: &str) -> Option<usize> {
        let key = tier_key(tier);
        self.rows.iter().position(|row| tier_key(&row.tier) == key)
    }
}

fn read(grid: &Grid, inputs: &Inputs) -> Result<PlanTable, Vec<Problem>> {
    let place = || Place::of(PLAN);
    let empty = || vec![Problem::new(Code::EmptyRange, place(), [PLAN])];
    let header = header_row(&grid.rows).ok_or_else(empty)?;
    let find = |names: &[&str]| {
        // The first name that a column has decides: "cost per client" goes before "cost".
        names
            .iter()
            .find_map(|name| (0..grid.width()).find(|column| normalise(&grid.cell(header, *column).shown()) == *name))
    };
    let tier = find(TIER).ok_or_else(|| {
        let all = grid.rows.get(header).map(listed).unwrap_or_default();
        vec![Problem::new(Code::UnknownFieldName, place(), ["tier", PLAN, &all])]
    })?;
    let [relationship, motive, cost, period, review, answerable] =
        [RELATIONSHIP, MOTIVE, COST, PERIOD, REVIEW, ANSWERABLE].map(find);
    let mut table = PlanTable { rows: Vec::new(), notes: Vec::new() };
    let mut problems = Vec::new();
    for row in header + 1..grid.height() {
        let text = |column: Option<usize>| {
            column.map(|column| grid.cell(row, column).shown().trim().to_owned()).unwrap_or_default()
        };
        let at = |column: Option<usize>| {
            let column = column.unwrap_or_default();
            place().row(row + 1).column(column + 1, &grid.cell(header, column).shown())
        };
        let name = text(Some(tier));
        if name.is_empty() {
            if grid.rows.get(row).is_some_and(|cells| cells.iter().any(|cell| !cell.is_blank())) {
                problems.push(Problem::new(Code::PlanWithoutTier, at(Some(tier)), [""]));
            }
            continue;
        }
        if let Some(other) = table.row(&name).and_then(|index| table.rows.get(index)) {
            problems.push(Problem::new(Code::PlanTwice, at(Some(tier)), [name, other.row.to_string()]));
            continue;
        }
        let mut own = PlanRow {
            tier: name,
            relationship: text(relationship),
            motive: text(motive),
            period: text(period),
            review: text(review),
            answerable: text(answerable),
            row: row + 1,
            ..PlanRow::default()
        };
        match price(cost.map(|column| grid.cell(row, column)), inputs) {
            Ok(cost) => own.cost = cost,
            Err(written) => problems.push(Problem::new(Code::PlanCost, at(cost), [written])),
        }
        if !own.period.is_empty() {
            own.months = months(&own.period);
            if own.months.is_none() {
                problems.push(Problem::new(Code::PlanPeriod, at(period), [own.period.as_str()]));
            }
        }
        let lang = inputs.lang();
        let mut check = |words: &[Word], written: &str, column: Option<usize>| {
            if let (false, Err(near)) = (written.is_empty(), known(words, written)) {
                let all = words.iter().map(|word| lang.pick(&word.titles)).collect::<Vec<_>>().join(", ");
                table.notes.push(Problem::new(Code::PlanWord, at(column), [written, &near, &all]));
            }
        };
        check(&RELATIONSHIPS, &own.relationship, relationship);
        check(&MOTIVES, &own.motive, motive);
        if !own.review.is_empty() && !is_interval(&own.review) {
            let all = lang.pick(&[
                "month, quarter, year, 90 days",
                "месяц, квартал, год, 90 дней",
                "місяць, квартал, рік, 90 днів",
            ]);
            table.notes.push(Problem::new(Code::PlanWord, at(review), [own.review.as_str(), "", all]));
        }
        table.rows.push(own);
    }
    if table.rows.is_empty() && problems.is_empty() {
        problems.push(Problem::new(Code::NoRows, place(), [PLAN]));
    }
    table.blanks(inputs);
    if problems.is_empty() { Ok(table) } else { Err(problems) }
}

impl PlanTable {
    /// Notes what the plan does not say.
    fn blanks(&mut self, inputs: &Inputs) {
        type Blank = fn(&PlanRow) -> bool;
        let fields: [(&[&str; 3], Blank); 5] =
            [
                (&["relationship", "отношения", "стосунки"], |row| row.relationship.is_empty()),
                (&["motive", "мотив", "мотив"], |row| row.motive.is_empty()),
                (&["cost per client", "затраты на клиента", "витрати на клієнта"], |row| row.cost.is_none()),
                (&["review", "пересмотр", "перегляд"], |row| row.review.is_empty()),
                (&["answerable", "ответственный", "відповідальний"], |row| {
                    row.answerable.is_empty()
                }),
            ];
        for (field, is_blank) in fields {
            let tiers: Vec<&str> = self.rows.iter().filter(|row| is_blank(row)).map(|row| row.tier.as_str()).collect();
            if !tiers.is_empty() {
                let args = [inputs.lang().pick(field).to_owned(), tiers.join(", ")];
                self.notes.push(Problem::new(Code::PlanBlank, Place::of(PLAN), args));
            }
        }
    }
}

/// The cost in a cell; blank is not known. The text of a cell that is no cost otherwise.
fn price(cell: Option<&Cell>, inputs: &Inputs) -> Result<Option<Decimal>, String> {
    let Some(cell) = cell.filter(|cell| !cell.is_blank()) else { return Ok(None) };
    let read = number(cell, &inputs.options.locale, PLAN).ok().flatten();
    read.filter(|cost| *cost >= Decimal::ZERO).map(Some).ok_or_else(|| cell.shown())
}

/// Whether a text is a length of time.
fn is_interval(text: &str) -> bool {
    if months(text).is_some() {
        return true;
    }
    let read = parse_condition(&Cell::text(text), Unit::Days, &Reading::default()).ok().flatten();
    let tests: Vec<Test> = read.map(|condition| condition.any.into_iter().flatten().collect()).unwrap_or_default();
    matches!(tests.as_slice(), [Test::Compare(Op::Equal, Value::Duration(..) | Value::Number(..))])
}
