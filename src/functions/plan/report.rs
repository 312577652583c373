//! What the plan says of each client, and what it costs by tier.

use super::super::reply::{column, count_cell, number_cell};
use super::super::{Inputs, OutColumn, OutData};
use super::table::PlanTable;
use crate::cells::Cell;
use crate::choice::plan::{Carried, PlanRow};
use crate::number::{self, Sum};
use crate::table::Role;
use rust_decimal::Decimal;

/// Where a row belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A blank row.
    Nobody,
    /// A row of the plan.
    Planned(usize),
    /// A tier that the plan lacks.
    Unplanned(usize),
    /// A client without a tier.
    Untiered,
}

/// Clients joined with the plan.
pub struct Joined<'a> {
    /// The arguments.
    pub inputs: &'a Inputs,
    /// The plan.
    pub plan: &'a PlanTable,
    /// Where each row of the tiers belongs.
    pub groups: Vec<Group>,
    /// The profit of each row.
    pub profits: Vec<Option<Decimal>>,
    /// The tiers that the plan lacks.
    pub unplanned: Vec<String>,
    /// The months that the profit is of.
    pub months: u32,
    /// Whether clients without a profit are left out of the verdict.
    pub skip: bool,
}

impl Joined<'_> {
    fn plan_row(&self, group: Group) -> Option<&PlanRow> {
        match group {
            Group::Planned(index) => self.plan.rows.get(index),
            _ => None,
        }
    }

    /// The cost of a client for the time that the profit is of; with what could not be reckoned told apart from a blank.
    fn cost(&self, row: &PlanRow, clients: usize) -> Option<Option<Decimal>> {
        match row.cost {
            None => Some(None),
            Some(_) => row.cost_of(clients, self.months).map(Some),
        }
    }

    /// What each client gets; nothing when a sum has too many digits.
    pub fn beside(&self) -> Option<Vec<OutColumn>> {
        let lang = self.inputs.lang();
        let rows = || self.groups.iter().map(|group| self.plan_row(*group));
        let text = |of: fn(&PlanRow) -> &String| {
            let cells: Vec<Cell> =
                self.plan.rows.iter().map(|row| Cell::text(of(row).as_str())).chain([Cell::Blank]).collect();
            let none = cells.len() as u32 - 1;
            let code = |group: &Group| if let Group::Planned(index) = group { *index as u32 } else { none };
            OutData::codes(self.groups.iter().map(code).collect(), cells)
        };
        let headed = |header: &[&str; 3], data: OutData| OutColumn { header: lang.pick(header).to_owned(), data };
        let mut after = Vec::with_capacity(self.groups.len());
        for (row, profit) in rows().zip(&self.profits) {
            let cost = match row {
                Some(row) => self.cost(row, 1)?,
                None => None,
            };
            let left = match profit.zip(cost) {
                Some((profit, cost)) => Some(less(profit, cost)?),
                None => None,
            };
            after.push(number_cell(left));
        }
        let cost = rows().map(|row| number_cell(row.and_then(|row| row.cost))).collect();
        Some(vec![
            headed(&["relationship", "отношения", "стосунки"], text(|row| &row.relationship)),
            headed(&["motive", "мотив", "мотив"], text(|row| &row.motive)),
            headed(&["cost per client", "затраты на клиента", "витрати на клієнта"], OutData::Cells(cost)),
            headed(&["period", "период", "період"], text(|row| &row.period)),
            headed(&["review", "пересмотр", "перегляд"], text(|row| &row.review)),
            headed(&["answerable", "ответственный", "відповідальний"], text(|row| &row.answerable)),
            headed(&["profit after cost", "прибыль после затрат", "прибуток після витрат"], OutData::Cells(after)),
        ])
    }

    /// What is known of the clients of some groups.
    fn carried(&self, is_in: impl Fn(Group) -> bool) -> Option<Carried> {
        let mut carried = Carried::default();
        let mut sum = Sum::default();
        for (_, profit) in self.groups.iter().zip(&self.profits).filter(|(group, _)| is_in(**group)) {
            carried.clients += 1;
            if let Some(profit) = profit {
                carried.with_profit += 1;
                sum.add(*profit)?;
            }
        }
        if carried.with_profit > 0 {
            carried.profit = Some(sum.value()?);
        }
        Some(carried)
    }

    /// All clients that the plan speaks of or should, and what they cost in all; no cost if that of one tier is not known.
    pub fn total(&self) -> Option<(Carried, Option<Decimal>, Option<Decimal>)> {
        let carried = self.carried(|group| group != Group::Nobody)?;
        let (mut cost, mut judged) = (Some(Decimal::ZERO), Some(Decimal::ZERO));
        let all = (0..self.plan.rows.len()).map(Group::Planned);
        let lacked = (0..self.unplanned.len()).map(Group::Unplanned).chain([Group::Untiered]);
        for group in all.chain(lacked) {
            let own = self.carried(|other| other == group)?;
            let of = |clients: usize| match self.plan_row(group) {
                _ if clients == 0 => Some(Some(Decimal::ZERO)),
                Some(row) => self.cost(row, clients),
                None => Some(None),
            };
            for (sum, part) in [(&mut cost, of(own.clients)?), (&mut judged, of(own.with_profit)?)] {
                *sum = match sum.zip(part) {
                    Some((sum, part)) => Some(more(sum, part)?),
                    None => None,
                };
            }
        }
        Some((carried, cost, judged))
    }

    /// What each tier costs and leaves; nothing when a sum has too many digits.
    pub fn by_tier(&self) -> Option<Vec<OutColumn>> {
        let lang = self.inputs.lang();
        let mut cells: [Vec<Cell>; 9] = Default::default();
        let mut push = |row: [Cell; 9]| cells.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell));
        let planned = self.plan.rows.iter().enumerate().map(|(index, row)| (Group::Planned(index), row.tier.as_str()));
        let lacked = self.unplanned.iter().enumerate().map(|(index, tier)| (Group::Unplanned(index), tier.as_str()));
        let untiered = lang.pick(&["(no tier)", "(без категории)", "(без категорії)"]);
        let last = self.groups.contains(&Group::Untiered).then_some((Group::Untiered, untiered));
        for (group, name) in planned.chain(lacked).chain(last) {
            let carried = self.carried(|own| own == group)?;
            let of = |clients: usize| match self.plan_row(group) {
                Some(row) => self.cost(row, clients),
                None => Some(None),
            };
            push(self.line(name, of(1)?, carried, of(carried.clients)?, of(carried.with_profit)?)?);
        }
        let (carried, cost, judged) = self.total()?;
        push(self.line(lang.pick(&["total", "всего", "усього"]), None, carried, cost, judged)?);
        let headers: [[&str; 3]; 9] = [
            *Role::Tier.titles(),
            ["clients", "клиентов", "клієнтів"],
            ["cost per client", "затраты на клиента", "витрати на клієнта"],
            ["cost of the plan", "затраты по плану", "витрати за планом"],
            ["with profit", "с прибылью", "з прибутком"],
            *Role::Profit.titles(),
            ["cost / profit", "затраты / прибыль", "витрати / прибуток"],
            ["left", "остаток", "залишок"],
            ["carried", "окупается", "окупається"],
        ];
        let pairs = headers.iter().zip(cells);
        Some(pairs.map(|(header, cells)| column(lang.pick(header), cells)).collect())
    }

    fn line(
        &self,
        name: &str,
        each: Option<Decimal>,
        carried: Carried,
        cost: Option<Decimal>,
        judged: Option<Decimal>,
    ) -> Option<[Cell; 9]> {
        let complete = carried.with_profit == carried.clients && carried.clients > 0;
        // What is compared with the profit: the cost of the clients whose profit it is.
        let known = if complete { cost } else { judged.filter(|_| self.skip) };
        let pair = carried.profit.zip(known);
        let left = match pair {
            Some((profit, cost)) => Some(less(profit, cost)?),
            None => None,
        };
        // A share of a profit that is not positive says nothing.
        let share = pair
            .filter(|(profit, _)| *profit > Decimal::ZERO)
            .and_then(|(profit, cost)| number::quotient(cost, profit));
        Some([
            Cell::text(name),
            count_cell(carried.clients),
            number_cell(each),
            number_cell(cost),
            count_cell(carried.with_profit),
            number_cell(carried.profit),
            number_cell(share),
            number_cell(left),
            left.map_or(Cell::Blank, |left| Cell::Bool(left >= Decimal::ZERO)),
        ])
    }
}

/// A sum of which at least one part may be a quotient of 28 digits.
fn more(a: Decimal, b: Decimal) -> Option<Decimal> {
    number::add(a, b).or_else(|| a.checked_add(b))
}

fn less(a: Decimal, b: Decimal) -> Option<Decimal> {
    more(a, -b)
}
