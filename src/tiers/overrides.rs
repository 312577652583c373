//! Overrides: a leader's decision about a client's tier, who took it, why, and until when.

use super::{Ladder, TierRow};
use crate::cells::Grid;
use crate::date::Date;
use crate::functions::options::date;
use crate::maps::Map;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Locale, Table, header_row, nearest, normalise};

/// One override.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The client as it was written.
    pub client: String,
    /// The tier's place on the ladder.
    pub tier: usize,
    /// Who decided.
    pub who: String,
    /// Why.
    pub why: String,
    /// The last day on which it holds; open when not given.
    pub until: Option<Date>,
    /// Its row in the range.
    pub row: usize,
}

const CLIENT: &[&str] =
    &["client", "client id", "id", "customer", "customer id", "клиент", "id клиента", "клієнт", "id клієнта", "код"];
const TIER: &[&str] = &["tier", "категория", "категорія", "сегмент", "segment", "тир"];
const WHO: &[&str] = &["who", "by", "кто", "хто", "решил", "вирішив"];
const WHY: &[&str] = &["why", "reason", "почему", "причина", "чому"];
const UNTIL: &[&str] = &["until", "till", "expires", "valid until", "до", "действует до", "діє до", "срок", "термін"];

/// The tiers that a range of overrides names, for callers without a rule table.
pub fn tiers(grid: &Grid) -> Ladder {
    let column = header_row(&grid.rows).and_then(|header| {
        let named = |column: &usize| TIER.contains(&normalise(&grid.cell(header, *column).shown()).as_str());
        Some((header, (0..grid.width()).find(named)?))
    });
    let Some((header, column)) = column else { return Ladder::default() };
    let name = |row| TierRow { name: grid.cell(row, column).shown(), rank: None };
    let rows: Vec<TierRow> = (header + 1..grid.height()).map(name).filter(|row| !row.name.trim().is_empty()).collect();
    Ladder::from_rows(&rows).unwrap_or_default()
}

/// Reads a range of overrides.
///
/// # Errors
/// A tier that the rules do not know, a date that cannot be read, a missing column, each with its place.
pub fn read(grid: &Grid, ladder: &Ladder, locale: &Locale) -> Result<Vec<Override>, Vec<Problem>> {
    let place = Place::of("overrides");
    let Some(header) = header_row(&grid.rows) else { return Ok(Vec::new()) };
    let find = |names: &[&str]| {
        (0..grid.width()).find(|column| names.contains(&normalise(&grid.cell(header, *column).shown()).as_str()))
    };
    let required = |names: &[&str]| {
        let missing = || {
            let all = grid.rows.get(header).map(crate::functions::spec::listed).unwrap_or_default();
            vec![Problem::new(
                Code::UnknownFieldName,
                place.clone(),
                [names.first().copied().unwrap_or(""), "overrides", &all],
            )]
        };
        find(names).ok_or_else(missing)
    };
    let (client, tier) = (required(CLIENT)?, required(TIER)?);
    let (who, why, until) = (find(WHO), find(WHY), find(UNTIL));
    let mut overrides = Vec::new();
    let mut problems = Vec::new();
    for row in header + 1..grid.height() {
        let name = grid.cell(row, client).shown().trim().to_owned();
        let wanted = grid.cell(row, tier).shown();
        if name.is_empty() && wanted.trim().is_empty() {
            continue;
        }
        let at = |column: usize| place.clone().row(row + 1).column(column + 1, &grid.cell(header, column).shown());
        let Some(position) = ladder.position(&wanted) else {
            problems.push(Problem::new(Code::OverrideUnknownTier, at(tier), [wanted, ladder.names().join(", ")]));
            continue;
        };
        let text = |column: Option<usize>| column.map(|column| grid.cell(row, column).shown()).unwrap_or_default();
        let end = match until.map(|column| (column, grid.cell(row, column))) {
            Some((column, cell)) if !cell.is_blank() => match date(cell, locale.epoch) {
                Some(date) => Some(date),
                None => {
                    problems.push(Problem::new(Code::AmbiguousRuleDate, at(column), [cell.shown()]));
                    continue;
                }
            },
            _ => None,
        };
        overrides.push(Override {
            client: name,
            tier: position,
            who: text(who),
            why: text(why),
            until: end,
            row: row + 1,
        });
    }
    if problems.is_empty() { Ok(overrides) } else { Err(problems) }
}

/// Overrides found in the data: which one holds for a row, and which one has expired there.
#[derive(Clone, Debug, Default)]
pub struct Applied {
    /// The override in force, by row.
    pub in_force: Map<usize, Override>,
    /// The override that has run out, by row.
    pub expired: Map<usize, Override>,
    /// What is odd about them.
    pub notes: Vec<Problem>,
}

/// Finds the overrides' clients by id or by name. Without an as-of date none has expired.
///
/// # Errors
/// Two overrides in force for one client.
pub fn apply(
    overrides: Vec<Override>,
    table: &Table,
    columns: &[usize],
    as_of: Option<Date>,
) -> Result<Applied, Vec<Problem>> {
    let mut applied = Applied::default();
    let mut problems = Vec::new();
    let place = |own: &Override| Place::of("overrides").row(own.row);
    for own in overrides {
        let rows = find_client(table, columns, &own.client);
        if rows.is_empty() {
            let near = near_client(table, columns, &own.client).unwrap_or_default();
            applied.notes.push(Problem::new(Code::OverrideUnknownClient, place(&own), [own.client.clone(), near]));
            continue;
        }
        for (empty, what) in [(own.who.is_empty(), "who"), (own.why.is_empty(), "why")] {
            if empty {
                applied.notes.push(Problem::new(Code::OverrideIncomplete, place(&own), [own.client.as_str(), what]));
            }
        }
        let over = own.until.zip(as_of).is_some_and(|(until, as_of)| until < as_of);
        for row in rows {
            if over {
                applied.expired.insert(row, own.clone());
            } else if let Some(other) = applied.in_force.insert(row, own.clone()) {
                let args = [own.client.clone(), other.row.to_string(), own.row.to_string()];
                problems.push(Problem::new(Code::OverrideTwice, place(&own), args));
            }
        }
    }
    if problems.is_empty() { Ok(applied) } else { Err(problems) }
}

/// The rows of a client, called by id or by name: spaces around do not matter, every other character does.
pub fn find_client(table: &Table, columns: &[usize], client: &str) -> Vec<usize> {
    for index in columns {
        let Some(Some(column)) = table.columns.get(*index) else { continue };
        let is = |row: &usize| match column.text(*row) {
            Some(text) => text.trim() == client.trim(),
            None => column.kind(*row) != crate::cells::Kind::Blank && column.cell(*row).shown() == client.trim(),
        };
        let rows: Vec<usize> = (0..table.rows).filter(is).collect();
        if !rows.is_empty() {
            return rows;
        }
    }
    Vec::new()
}

/// The client most like a misspelt one.
pub fn near_client(table: &Table, columns: &[usize], client: &str) -> Option<String> {
    let texts = columns
        .iter()
        .filter_map(|index| table.columns.get(*index).and_then(Option::as_ref))
        .flat_map(|column| column.texts());
    nearest(client, texts.map(String::as_str).take(20_000)).map(str::to_owned)
}
