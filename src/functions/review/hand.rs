//! Tiers that were set by hand, and what the rules give now: from overrides, from the history, from the list of clients.

use crate::cells::Column;
use crate::date::Date;
use crate::explain::reason::{ByRules, by_hand};
use crate::functions::{Inputs, histories};
use crate::metrics::Keys;
use crate::problem::{Place, Problem};
use crate::table::{Field, Role, Table, Unit};
use crate::tiers::overrides;
use crate::time::Review;
use crate::time::history::{Layout, Shape, means_by_rules};

/// A tier that somebody set by hand.
#[derive(Clone, Default)]
pub struct ByHand {
    /// The tier.
    pub tier: String,
    /// Who set it.
    pub who: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Where that stands.
    pub place: Place,
}

/// The column that says what the rules give.
pub fn by_rules_column(table: &Table) -> Option<usize> {
    table.headers.iter().position(|header| means_by_rules(&header.title))
}

/// The overrides of the argument, with their clients.
pub fn given_overrides(inputs: &Inputs) -> Result<Vec<(String, ByHand)>, Vec<Problem>> {
    let Some(grid) = inputs.grid(3) else { return Ok(Vec::new()) };
    // There is no rule table here that could know the tiers.
    let ladder = overrides::tiers(grid);
    let read = overrides::read(grid, &ladder, &inputs.options.locale)?;
    let own = read.into_iter().map(|own| {
        let place = Place::of("overrides").row(own.row);
        (own.client, ByHand { tier: ladder.name(own.tier).to_owned(), who: own.who, until: own.until, place })
    });
    Ok(own.collect())
}

/// What a history says of tiers set by hand.
pub struct Hand<'t> {
    who: Option<&'t Column>,
    until: Option<Field>,
    by_rules: Option<&'t Column>,
    until_column: Option<usize>,
}

impl<'t> Hand<'t> {
    /// Finds the columns.
    pub fn of(
        table: &'t Table,
        layout: &Layout,
        inputs: &Inputs,
        notes: &mut Vec<Problem>,
    ) -> Result<Hand<'t>, Problem> {
        let Shape::Long { who, until, by_rules, .. } = layout.shape else {
            return Ok(Hand { who: None, until: None, by_rules: None, until_column: None });
        };
        let column = |index: Option<usize>| index.and_then(|index| table.columns.get(index)?.as_ref());
        let days = until.map(|index| table.read(index, Some(Unit::Date), &inputs.options.locale, notes)).transpose()?;
        Ok(Hand { who: column(who), until: days, by_rules: column(by_rules), until_column: until })
    }

    /// The tier that was set by hand at a review: one that says by whom, or until when.
    pub fn of_review(&self, table: &Table, review: &Review, tier: &str) -> Option<ByHand> {
        let row = review.row as usize;
        let who = self.who.map(|column| column.cell(row).shown().trim().to_owned()).unwrap_or_default();
        let until = self.until.as_ref().and_then(|field| field.date(row));
        if who.is_empty() && until.is_none() {
            return None;
        }
        let place = self.until_column.map_or_else(|| table.place(), |column| table.column_place(column));
        Some(ByHand { tier: tier.to_owned(), who, until, place: place.row(table.range_row(row)) })
    }

    /// The tier that the rules gave at a review.
    pub fn by_rules(&self, review: &Review) -> Option<String> {
        let text = self.by_rules?.cell(review.row as usize).shown().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }
}

/// What the list of clients says of their tiers.
pub struct Cards<'t> {
    tier: Option<&'t Column>,
    reason: Option<&'t Column>,
    by_rules: Option<&'t Column>,
}

impl<'t> Cards<'t> {
    /// Finds the columns.
    pub fn of(table: &'t Table) -> Cards<'t> {
        let column = |index: Option<usize>| index.and_then(|index| table.columns.get(index)?.as_ref());
        Cards {
            tier: column(table.with_role(Role::Tier)),
            reason: column(table.with_role(Role::Reason)),
            by_rules: column(by_rules_column(table)),
        }
    }

    fn text(column: Option<&Column>, row: usize) -> String {
        column.map(|column| column.cell(row).shown().trim().to_owned()).unwrap_or_default()
    }

    /// The tier of a row.
    pub fn tier(&self, row: usize) -> String {
        Cards::text(self.tier, row)
    }

    /// The tier that the rules give now. A tier without a reason may itself have been set by hand, so it says nothing.
    pub fn by_rules(&self, row: usize) -> Option<String> {
        let own = Cards::text(self.by_rules, row);
        if !own.is_empty() {
            return Some(own);
        }
        let reason = Cards::text(self.reason, row);
        match by_hand(&reason) {
            Some(ByRules::Same) => Some(self.tier(row)),
            Some(ByRules::Tier(tier)) => Some(tier),
            Some(ByRules::None) => None,
            None => Some(self.tier(row)).filter(|tier| !tier.is_empty() && !reason.is_empty()),
        }
    }
}

/// The number of the client who goes by this name in the list of clients or in the history.
pub fn by_name(inputs: &Inputs, layout: &Layout, name: &str, clients: &Keys<'_>, known: usize) -> Option<u32> {
    let (_, card) = histories::layouts(inputs, 2).ok()?;
    let of_cards = inputs.optional_table(2).zip(card).map(|(table, key)| (table, key, table.with_role(Role::Client)));
    let of_history = inputs.optional_table(0).map(|table| (table, layout.client, layout.name));
    let found = [of_cards, of_history].into_iter().flatten().find_map(|(table, key, column)| {
        let row = *overrides::find_client(table, &[column?], name).first()?;
        Some(crate::metrics::key_text(table.columns.get(key)?.as_ref()?, row))
    })?;
    (0..known as u32).find(|code| clients.name(*code) == found)
}
