//! Which column of a table of payments is what, and what a function cannot do without.

use super::{Keep, Layout};
use crate::messages::Code;
use crate::problem::Problem;
use crate::table::{Role, Table};

/// What can be added up of payments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Amount {
    /// The money paid.
    #[default]
    Revenue,
    /// The cost.
    Cost,
    /// The profit.
    Profit,
    /// Units of goods.
    Units,
}

impl Amount {
    /// The field that it is.
    pub fn role(self) -> Role {
        match self {
            Amount::Revenue => Role::Revenue,
            Amount::Cost => Role::Cost,
            Amount::Profit => Role::Profit,
            Amount::Units => Role::Quantity,
        }
    }
}

/// Columns that the user names by their headers; those left open are recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The money paid.
    pub revenue: Option<String>,
    /// The units.
    pub units: Option<String>,
    /// The day.
    pub date: Option<String>,
    /// The order that a line belongs to.
    pub order: Option<String>,
}

/// What a function cannot do without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The amounts; a row that lacks one of them is left out.
    pub amounts: &'static [Amount],
    /// The day; likewise.
    pub date: bool,
}

/// Which column of a table of payments is what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// As in METRICS.
    pub layout: Layout,
    /// The units.
    pub units: Option<usize>,
}

impl Places {
    /// Finds the columns.
    ///
    /// # Errors
    /// As [`Layout::of`]; [`Code::NoDateColumn`]; [`Code::NoMoneyColumn`] or [`Code::NoAmountColumn`] for an amount that
    /// is needed and neither there nor given by two others.
    pub fn of(table: &Table, key: Option<&str>, named: &Named, needs: Needs) -> Result<Places, Problem> {
        let mut layout = Layout::with_or_without_money(table, None, key, &Keep::Nothing)?;
        let name = |header: &Option<String>, own: Option<usize>| match header {
            Some(header) => table.require(header).map(Some),
            None => Ok(own),
        };
        let [revenue, cost, profit] = layout.money;
        let revenue = name(&named.revenue, revenue)?;
        let other = |index: Option<usize>| index.filter(|own| Some(*own) != revenue);
        layout.money = [revenue, other(cost), other(profit)];
        layout.date = name(&named.date, layout.date)?;
        layout.order = name(&named.order, layout.order)?;
        let places = Places { units: name(&named.units, table.with_role(Role::Quantity))?, layout };
        if needs.date && places.layout.date.is_none() {
            return Err(Problem::new(Code::NoDateColumn, table.place(), [table.range.as_str()]));
        }
        for amount in needs.amounts {
            places.require(table, *amount)?;
        }
        Ok(places)
    }

    fn require(&self, table: &Table, amount: Amount) -> Result<(), Problem> {
        let there = match (amount, self.layout.money) {
            (Amount::Revenue, [own, cost, profit]) => own.or(cost.and(profit)),
            (Amount::Cost, [revenue, own, profit]) => own.or(revenue.and(profit)),
            (Amount::Profit, [revenue, cost, own]) => own.or(revenue.and(cost)),
            (Amount::Units, _) => self.units,
        };
        match there {
            Some(_) => Ok(()),
            None if amount != Amount::Units && self.layout.money == [None; 3] => {
                Err(Problem::new(Code::NoMoneyColumn, table.place(), [table.range.as_str()]))
            }
            None => {
                let title = amount.role().titles();
                let more = match amount {
                    Amount::Profit => "cost",
                    Amount::Cost => "profit",
                    _ => "",
                };
                let [en, ru, uk] = *title;
                let args = [&table.range, en, ru, uk, more].map(str::to_owned);
                Err(Problem::new(Code::NoAmountColumn, table.place(), args))
            }
        }
    }

    /// The columns whose cells are needed.
    pub fn wanted(&self) -> Vec<usize> {
        let mut wanted = self.layout.wanted();
        wanted.extend(self.units);
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }
}
