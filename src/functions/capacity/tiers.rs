//! How tiers count in a question: not at all, as an order of service, or as weights of the values.

use super::super::Inputs;
use super::resources::number;
use crate::cells::{Cell, Column};
use crate::maps::Numbered;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Role, Table};
use crate::tiers::{Ladder, TierRow, tier_key};
use rust_decimal::Decimal;

/// How tiers count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tiers {
    /// Not at all.
    Ignored,
    /// Better ones are served first.
    Served(usize, Vec<String>),
    /// Values are multiplied by a weight.
    Weighed(usize, Vec<(String, Decimal)>),
}

impl Tiers {
    /// The column of the tiers, if they count.
    ///
    /// # Errors
    /// As [`Tiers::of`].
    pub fn column(inputs: &Inputs, table: &Table) -> Result<Option<usize>, Problem> {
        let asked = inputs.options.choice(
            "tiers",
            &[
                &["ignore", "no", "нет", "не учитывать", "ні", "не враховувати"],
                &["priority", "first", "приоритет", "пріоритет"],
                &["weights", "веса", "ваги"],
            ],
        )?;
        let weights = !inputs.options.list("weights").is_empty();
        if asked == Some(0) || (asked.is_none() && !weights) {
            return Ok(None);
        }
        let header = inputs.options.text("tier column").unwrap_or_else(|| Role::Tier.id().to_owned());
        table.require(&header).map(Some)
    }

    /// What the options say of the tiers.
    ///
    /// # Errors
    /// When there is no column of tiers, when their order is not known, or when one of them has no weight.
    pub fn of(inputs: &Inputs, table: &Table, rows: &[usize]) -> Result<Tiers, Problem> {
        let Some(index) = Tiers::column(inputs, table)? else { return Ok(Tiers::Ignored) };
        let column = table.column(index);
        let mut known = Numbered::default();
        let mut names: Vec<String> = Vec::new();
        for row in rows {
            let name = column.cell(*row).shown().trim().to_owned();
            if !name.is_empty() && known.number(tier_key(&name)) == names.len() {
                names.push(name);
            }
        }
        let weights = inputs.options.list("weights");
        if weights.is_empty() {
            let order = order(inputs, &names)?;
            let missing = names.iter().find(|name| !order.contains(&tier_key(name)));
            return match missing {
                Some(name) => Err(without(name, "order")),
                None => Ok(Tiers::Served(index, order)),
            };
        }
        let weights: Vec<(String, Decimal)> =
            weights.iter().map(|text| weight(inputs, text)).collect::<Result<_, _>>()?;
        let missing = names.iter().find(|name| !weights.iter().any(|(own, _)| *own == tier_key(name)));
        match missing {
            Some(name) => Err(without(name, "weights")),
            None => Ok(Tiers::Weighed(index, weights)),
        }
    }

    /// The place of a row's tier in the order of service, and the weight of its value; `None` without a tier.
    pub fn place(&self, column: &Column, row: usize) -> Option<(usize, Decimal)> {
        let key = tier_key(&column.cell(row).shown());
        match self {
            Tiers::Ignored => Some((0, Decimal::ONE)),
            Tiers::Served(_, order) => order.iter().position(|own| *own == key).map(|place| (place, Decimal::ONE)),
            Tiers::Weighed(_, weights) => weights.iter().find(|(own, _)| *own == key).map(|(_, weight)| (0, *weight)),
        }
    }

    /// How many tiers are served one after the other.
    pub fn count(&self) -> usize {
        match self {
            Tiers::Served(_, order) => order.len().max(1),
            _ => 1,
        }
    }

    /// The column, if tiers count.
    pub fn index(&self) -> Option<usize> {
        match self {
            Tiers::Ignored => None,
            Tiers::Served(index, _) | Tiers::Weighed(index, _) => Some(*index),
        }
    }
}

fn without(name: &str, option: &str) -> Problem {
    Problem::new(Code::TierWithout, Place::of("options"), [name, option])
}

/// The tiers, best first: as the option says, or as letter grades order themselves.
fn order(inputs: &Inputs, names: &[String]) -> Result<Vec<String>, Problem> {
    let given = inputs.options.list("order");
    if !given.is_empty() {
        return Ok(given.iter().map(|name| tier_key(name)).collect());
    }
    let ladder = |names: Vec<&String>| {
        let rows: Vec<TierRow> = names.into_iter().map(|name| TierRow { name: name.clone(), rank: None }).collect();
        Ladder::from_rows(&rows).map(|ladder| ladder.names().to_vec()).unwrap_or_default()
    };
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort();
    let order = ladder(sorted.clone());
    sorted.reverse();
    // Names that are no grades keep the order in which they come, which says nothing here.
    if order != ladder(sorted) {
        return Err(Problem::new(Code::TierOrder, Place::of("options"), [names.join(", ")]));
    }
    Ok(order.iter().map(|name| tier_key(name)).collect())
}

/// `A 3`, `A = 3` or `A: 3`.
fn weight(inputs: &Inputs, text: &str) -> Result<(String, Decimal), Problem> {
    let bad = || {
        let args = ["weights", text, "A 3; B 2; C 1"];
        Problem::new(Code::BadOption, Place::of("options"), args)
    };
    let (name, number_text) = text.trim().rsplit_once(['=', ':', ' ']).ok_or_else(bad)?;
    let weight = number(&Cell::text(number_text.trim()), &inputs.options.locale, "weights")?;
    let weight = weight.filter(|weight| *weight >= Decimal::ZERO).ok_or_else(bad)?;
    Ok((tier_key(name.trim().trim_end_matches(['=', ':'])), weight))
}
