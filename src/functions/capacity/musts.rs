//! Who is decided beforehand.

use super::super::Inputs;
use crate::cells::{Cell, Grid};
use crate::choice::capacity::Fate;
use crate::maps::Map;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Role, Table};
use crate::tiers::overrides::{find_client, near_client};

pub const MUST: &str = "must";

/// The fate of each row that is decided beforehand.
///
/// # Errors
/// A client who is not in the data, a word that is no decision, a client who is to be kept and declined, each with its place.
pub fn fates(inputs: &Inputs, table: &Table, columns: &[usize]) -> Result<Map<usize, Fate>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut named: Vec<(String, Fate, Place)> = Vec::new();
    if let Some(grid) = inputs.grid(4) {
        listed(grid, &mut named, &mut problems);
    }
    let declined = inputs.options.list("decline").into_iter();
    named.extend(declined.map(|name| (name, Fate::Decline, Place::of("options"))));
    let mut fates: Map<usize, Fate> = Map::new();
    for (name, fate, place) in named {
        let rows = find_client(table, columns, &name);
        if rows.is_empty() {
            let near = near_client(table, columns, &name).unwrap_or_default();
            problems.push(Problem::new(Code::MustUnknown, place, [name, near]));
            continue;
        }
        for row in rows {
            if fates.insert(row, fate).is_some_and(|other| other != fate) {
                problems.push(Problem::new(Code::MustBoth, place.clone(), [name.as_str()]));
                break;
            }
        }
    }
    if problems.is_empty() { Ok(fates) } else { Err(problems) }
}

/// Names in a column, with a decision beside each if there is a second column; or names in one cell.
fn listed(grid: &Grid, named: &mut Vec<(String, Fate, Place)>, problems: &mut Vec<Problem>) {
    if let (1, 1, Cell::Text(text)) = (grid.height(), grid.width(), grid.cell(0, 0)) {
        let names = text.split(';').map(str::trim).filter(|name| !name.is_empty());
        named.extend(names.map(|name| (name.to_owned(), Fate::Keep, Place::of(MUST))));
        return;
    }
    let header = Role::of(&grid.cell(0, 0).shown());
    let first = usize::from(matches!(header, Some(Role::Client | Role::ClientId | Role::DealId)));
    for row in first..grid.height() {
        let name = grid.cell(row, 0).shown().trim().to_owned();
        if name.is_empty() {
            continue;
        }
        let written = grid.cell(row, 1).shown();
        match decision(&written) {
            Some(fate) => named.push((name, fate, Place::of(MUST).row(row + 1))),
            None => {
                let place = Place::of(MUST).row(row + 1).column(2, &grid.cell(0, 1).shown());
                problems.push(Problem::new(Code::MustDecision, place, [written]));
            }
        }
    }
}

/// What a decision says; kept if it says nothing.
fn decision(text: &str) -> Option<Fate> {
    Some(match text.trim().to_lowercase().as_str() {
        ""
        | "keep"
        | "must keep"
        | "take"
        | "yes"
        | "оставить"
        | "сохранить"
        | "взять"
        | "обязательно"
        | "да"
        | "залишити"
        | "зберегти"
        | "взяти"
        | "обов'язково"
        | "так" => Fate::Keep,
        "decline" | "must decline" | "drop" | "no" | "отказать" | "отказ" | "нет" | "відмовити" | "відмова" | "ні" => {
            Fate::Decline
        }
        _ => return None,
    })
}
