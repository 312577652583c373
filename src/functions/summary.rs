//! SUMMARY: what each tier brings.

use super::context::{self, DATA, OVERRIDES, RULES};
use super::options::COMMON;
use super::reply::{column, count_cell, number_cell};
use super::spec::{Function, OPTIONS, Shape, Wanted, documented};
use super::{Inputs, Reply, assign};
use crate::cells::Cell;
use crate::messages::Code;
use crate::metrics::{Formula, Measure};
use crate::number;
use crate::problem::Problem;
use crate::table::{Role, Table};
use crate::tiers::{NO_TIER, assign as tiers};
use rust_decimal::Decimal;

/// The record.
pub const SPEC: Function = Function {
    id: "SUMMARY",
    since: "0.1.0",
    about: documented([
        "Sums up each tier: clients, revenue, profit, margin and the tier's share of the profit.",
        "Подводит итог по категориям: клиенты, выручка, прибыль, маржа и доля категории в прибыли.",
        "Підбиває підсумок за категоріями: клієнти, виручка, прибуток, маржа і частка категорії в прибутку.",
    ]),
    params: &[DATA, RULES, OVERRIDES, OPTIONS],
    options: &COMMON,
    returns: documented([
        "Per tier, best first, then clients without a tier, then all: clients, share of clients, revenue, profit, margin, share of profit, average profit. A sum that lacks a client's value is over the clients that have one; their number is in \"with profit\".",
        "По категориям от лучшей, затем клиенты без категории, затем все: клиенты, доля клиентов, выручка, прибыль, маржа, доля прибыли, средняя прибыль. Сумма считается по клиентам, у которых значение известно; их число в столбце «с прибылью».",
        "За категоріями від найкращої, потім клієнти без категорії, потім усі: клієнти, частка клієнтів, виручка, прибуток, маржа, частка прибутку, середній прибуток. Сума рахується за клієнтами, у яких значення відоме; їхня кількість у стовпці «з прибутком».",
    ]),
    shape: Shape::Table,
    examples: &["summary-by-tier", "summary-unknown-profit"],
    plan,
    run,
};

const SUMMED: [Role; 2] = [Role::Revenue, Role::Profit];

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let table = inputs.table(0).map_err(|problem| vec![problem])?;
    let rules = context::rules(inputs, 1, "rules")?;
    let mut more: Vec<usize> =
        SUMMED.iter().filter_map(|role| Formula::of_role(table, *role)).flat_map(|formula| formula.columns()).collect();
    if inputs.grid(2).is_some() {
        more.extend(context::client_columns(inputs, table).map_err(|problem| vec![problem])?);
    }
    context::wanted(inputs, table, &[&rules], &more)
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let lang = inputs.lang();
    let table = inputs.table(0).map_err(one)?;
    let rules = context::rules(inputs, 1, "rules")?;
    let mut evaluation = context::evaluation(inputs, table, &rules)?;
    let applied = assign::applied(inputs, 2, table, &evaluation)?;
    let assignment = tiers::assign(&evaluation, &applied, lang);
    let revenue = evaluation.measures.role(Role::Revenue).map_err(one)?;
    let profit = evaluation.measures.role(Role::Profit).map_err(one)?;
    let blank = table.blank_rows();
    let counted = |row: usize| blank.binary_search(&row).is_err();
    let of_tier = |tier: Option<u32>| {
        let assignment = &assignment;
        move |row: usize| counted(row) && tier.is_none_or(|tier| assignment.tier(row) == tier)
    };
    let groups: Vec<(String, Option<u32>)> = (0..rules.ladder.len())
        .map(|tier| (rules.ladder.name(tier).to_owned(), Some(tier as u32)))
        .chain([
            (lang.pick(&["(no tier)", "(без категории)", "(без категорії)"]).to_owned(), Some(NO_TIER)),
            (lang.pick(&["total", "всего", "усього"]).to_owned(), None),
        ])
        .collect();
    let everyone = (0..table.rows).filter(|row| counted(*row)).count();
    let whole_profit = total(table, &profit, counted).map_err(one)?;
    let mut lines: Vec<[Cell; 9]> = Vec::with_capacity(groups.len());
    for (name, tier) in &groups {
        let picked = of_tier(*tier);
        let clients = (0..table.rows).filter(|row| picked(*row)).count();
        let paired = paired_margin(&revenue, &profit, picked);
        let revenue = total(table, &revenue, picked).map_err(one)?;
        let own_profit = total(table, &profit, picked).map_err(one)?;
        let share = |part: Option<Decimal>, whole: Option<Decimal>| {
            part.zip(whole).and_then(|(part, whole)| number::quotient(part, whole))
        };
        let with_profit = profit.as_ref().map_or(0, |profit| {
            (0..table.rows).filter(|row| picked(*row) && profit.field.numbers.get(*row).is_some()).count()
        });
        let count = |count: usize| Some(Decimal::from(count as u64));
        // Shares of a profit that is not positive say nothing.
        let positive = whole_profit.filter(|whole| *whole > Decimal::ZERO);
        lines.push([
            Cell::text(name.as_str()),
            count_cell(clients),
            number_cell(share(count(clients), count(everyone))),
            number_cell(revenue),
            number_cell(own_profit),
            number_cell(paired),
            number_cell(share(own_profit, positive)),
            number_cell(share(own_profit, count(with_profit).filter(|count| !count.is_zero()))),
            count_cell(with_profit),
        ]);
    }
    let headers: [[&str; 3]; 9] = [
        *Role::Tier.titles(),
        ["clients", "клиентов", "клієнтів"],
        ["share of clients", "доля клиентов", "частка клієнтів"],
        *Role::Revenue.titles(),
        *Role::Profit.titles(),
        *Role::Margin.titles(),
        ["share of profit", "доля прибыли", "частка прибутку"],
        ["average profit", "средняя прибыль", "середній прибуток"],
        ["with profit", "с прибылью", "з прибутком"],
    ];
    let columns = headers.iter().enumerate().map(|(index, header)| {
        let cells = lines.iter().map(|line| line.get(index).cloned().unwrap_or_default());
        column(lang.pick(header), cells.collect())
    });
    let mut reply = Reply::table(columns.collect());
    reply.notes = evaluation.measures.problems.clone();
    Ok(context::facts(reply, &evaluation))
}

/// The exact sum of the picked rows that have a value; `None` when none has.
fn total(table: &Table, measure: &Option<Measure>, picked: impl Fn(usize) -> bool) -> Result<Option<Decimal>, Problem> {
    let Some(measure) = measure else { return Ok(None) };
    let numbers = &measure.field.numbers;
    if !(0..table.rows).any(|row| picked(row) && numbers.get(row).is_some()) {
        return Ok(None);
    }
    let too_long = || {
        let titles: Vec<&str> = measure.formula.columns().iter().map(|column| table.title(*column)).collect();
        let largest = numbers.iter().flatten().max().map(|value| value.to_string()).unwrap_or_default();
        Problem::new(Code::TooManyDigits, table.place(), [titles.join(", "), largest])
    };
    numbers.total(picked).map(Some).ok_or_else(too_long)
}

/// The margin over the clients of whom both revenue and profit are known: one without a profit would water it down.
fn paired_margin(
    revenue: &Option<Measure>,
    profit: &Option<Measure>,
    picked: impl Fn(usize) -> bool,
) -> Option<Decimal> {
    let (revenue, profit) = (&revenue.as_ref()?.field.numbers, &profit.as_ref()?.field.numbers);
    let both = |row: usize| picked(row) && revenue.get(row).is_some() && profit.get(row).is_some();
    number::quotient(profit.total(both)?, revenue.total(both)?)
}
