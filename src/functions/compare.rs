//! COMPARE: what if the rules were others.

use super::context::{self, DATA, NEAR, RULES};
use super::options::with;
use super::reply::{column, number_cell};
use super::spec::{Function, OPTIONS, Param, Shape, Wanted, documented};
use super::{Inputs, OutColumn, OutData, Reply};
use crate::cells::Cell;
use crate::explain::hypothesis::Hypothesis;
use crate::explain::lift::borders;
use crate::lang::Lang;
use crate::metrics::Formula;
use crate::number;
use crate::problem::Problem;
use crate::rules::{Evaluation, RuleTable};
use crate::table::Role;
use crate::tiers::{Applied, NO_TIER, assign as tiers};
use rust_decimal::Decimal;

/// The record.
pub const SPEC: Function = Function {
    id: "COMPARE",
    since: "0.1.0",
    about: documented([
        "What if the rules were others: who moves, from where to where, with how much profit; and who stands near a border.",
        "Что, если изменить правила: кто переходит, откуда и куда, с какой прибылью; и кто стоит близко к границе.",
        "Що, якщо змінити правила: хто переходить, звідки й куди, з яким прибутком; і хто стоїть близько до межі.",
    ]),
    params: &[
        DATA,
        Param { optional: false, ..RULES },
        Param {
            name: "other rules",
            about: [
                "The rule table to compare with, or the name of a template.",
                "Таблица правил для сравнения или имя шаблона.",
                "Таблиця правил для порівняння або ім'я шаблону.",
            ],
            kind: super::ParamKind::Grid,
            optional: false,
        },
        OPTIONS,
    ],
    options: &with(NEAR),
    returns: documented([
        "A line per client that moves and per client near a border of the other rules: client, what, from, to, profit, field, distance as share; the last line sums up the moves.",
        "Строка на каждого клиента, который переходит, и на каждого, кто близко к границе других правил: клиент, что, откуда, куда, прибыль, поле, расстояние в доле; в последней строке итог переходов.",
        "Рядок на кожного клієнта, який переходить, і на кожного, хто близько до межі інших правил: клієнт, що, звідки, куди, прибуток, поле, відстань у частці; в останньому рядку підсумок переходів.",
    ]),
    shape: Shape::Table,
    examples: &["compare-stricter-rules"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let table = inputs.table(0).map_err(|problem| vec![problem])?;
    let (before, after) = (context::rules(inputs, 1, "rules")?, context::rules(inputs, 2, "other rules")?);
    let profit = Formula::of_role(table, Role::Profit).map(|formula| formula.columns()).unwrap_or_default();
    context::wanted(inputs, table, &[&before, &after], &profit)
}

struct Line {
    row: Option<u32>,
    what: &'static str,
    from: String,
    to: String,
    profit: Option<Decimal>,
    field: String,
    distance: Option<Decimal>,
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let lang = inputs.lang();
    let table = inputs.table(0).map_err(one)?;
    let (before, after) = (context::rules(inputs, 1, "rules")?, context::rules(inputs, 2, "other rules")?);
    let mut old = context::evaluation(inputs, table, &before)?;
    let new = context::evaluation(inputs, table, &after)?;
    let near = inputs.options.number("near").map_err(one)?.unwrap_or(Decimal::new(5, 2));
    let profit = old.measures.role(Role::Profit).map_err(one)?;
    let profit = |row: usize| profit.as_ref().and_then(|profit| profit.field.numbers.get(row));
    let from = tiers::assign(&old, &Applied::default(), lang);
    let to = tiers::assign(&new, &Applied::default(), lang);
    let mut lines: Vec<Line> = Vec::new();
    let mut moved = number::Sum::default();
    for row in 0..table.rows {
        let (a, b) = (name(&before, &from, row), name(&after, &to, row));
        if a != b {
            if let Some(profit) = profit(row) {
                let too_long = || {
                    vec![Problem::new(
                        crate::Code::TooManyDigits,
                        table.place(),
                        [Role::Profit.id().to_owned(), profit.to_string()],
                    )]
                };
                moved.add(profit).ok_or_else(too_long)?;
            }
            let what = direction(&after, a, b, lang);
            let (from, to) = (a.to_owned(), b.to_owned());
            lines.push(Line {
                row: Some(row as u32),
                what,
                from,
                to,
                profit: profit(row),
                field: String::new(),
                distance: None,
            });
        }
    }
    let moves = lines.len();
    lines.extend(near_borders(inputs, &new, &to, near, profit));
    let total = lang.pick(&["moves in all", "переходов всего", "переходів усього"]);
    let total = Line {
        row: None,
        what: total,
        from: String::new(),
        to: moves.to_string(),
        profit: moved.value().filter(|_| moves > 0),
        field: String::new(),
        distance: None,
    };
    lines.push(total);
    let reply = Reply::table(columns(inputs, &lines).map_err(one)?);
    let fingerprint = after.fingerprint();
    Ok(context::facts(reply, &old).fact("other rules", fingerprint))
}

fn name<'a>(rules: &'a RuleTable, assignment: &tiers::Assignment, row: usize) -> &'a str {
    match assignment.tier(row) {
        NO_TIER => "",
        tier => rules.ladder.name(tier as usize),
    }
}

fn direction(rules: &RuleTable, from: &str, to: &str, lang: Lang) -> &'static str {
    let texts: &'static [&'static str; 3] = match (rules.ladder.position(from), rules.ladder.position(to)) {
        (Some(from), Some(to)) if to < from => &["up", "вверх", "вгору"],
        (Some(from), Some(to)) if to > from => &["down", "вниз", "вниз"],
        _ => &["changed", "иначе", "інакше"],
    };
    lang.pick(texts)
}

/// The clients whose tier would change within a small change of one field.
fn near_borders(
    inputs: &Inputs,
    evaluation: &Evaluation<'_>,
    assignment: &tiers::Assignment,
    near: Decimal,
    profit: impl Fn(usize) -> Option<Decimal>,
) -> Vec<Line> {
    let lang = inputs.lang();
    let mut hypothesis = Hypothesis::new(evaluation, inputs.options.as_of.is_some());
    let table = evaluation.measures.table;
    let rules = evaluation.rules;
    let mut lines = Vec::new();
    for row in 0..table.rows {
        let Some((change, tier)) = borders(&mut hypothesis, row, near) else { continue };
        lines.push(Line {
            row: Some(row as u32),
            what: lang.pick(&["near", "близко", "близько"]),
            from: name(rules, assignment, row).to_owned(),
            to: tier.map_or(String::new(), |tier| rules.ladder.name(tier).to_owned()),
            profit: profit(row),
            field: table.title(change.column).to_owned(),
            distance: change.share.map(|share| number::significant(share, 4)),
        });
    }
    lines
}

fn columns(inputs: &Inputs, lines: &[Line]) -> Result<Vec<OutColumn>, Problem> {
    let lang = inputs.lang();
    let table = inputs.table(0)?;
    let mut columns: Vec<OutColumn> = Vec::new();
    for index in context::client_columns(inputs, table)? {
        let rows = lines.iter().map(|line| line.row.unwrap_or(u32::MAX)).collect();
        columns.push(OutColumn {
            header: table.title(index).to_owned(),
            data: OutData::Copied { arg: 0, column: index, rows },
        });
    }
    if columns.is_empty() {
        let header = lang.pick(&["row", "строка", "рядок"]);
        let number = |line: &Line| line.row.map(|row| Decimal::from(table.range_row(row as usize) as u64));
        columns.push(column(header, lines.iter().map(|line| number_cell(number(line))).collect()));
    }
    type Show = fn(&Line) -> Cell;
    let shown: [([&str; 3], Show); 6] = [
        (["what", "что", "що"], |line| Cell::text(line.what)),
        (["from", "откуда", "звідки"], |line| Cell::text(line.from.as_str())),
        (["to", "куда", "куди"], |line| Cell::text(line.to.as_str())),
        (*Role::Profit.titles(), |line| number_cell(line.profit)),
        (["field", "поле", "поле"], |line| Cell::text(line.field.as_str())),
        (["distance", "расстояние", "відстань"], |line| number_cell(line.distance)),
    ];
    columns.extend(shown.iter().map(|(header, show)| column(lang.pick(header), lines.iter().map(show).collect())));
    Ok(columns)
}
