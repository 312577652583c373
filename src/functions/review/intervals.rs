//! The argument with the time between two reviews: one for all, a list, or a table by tier.

use crate::cells::Cell;
use crate::functions::{Inputs, spec};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Role, header_row, normalise};
use crate::time::interval::QUARTER;
use crate::time::{Interval, Intervals};

/// The intervals of the argument: one for all, a list such as `A=1; *=6`, or a table.
pub fn intervals(inputs: &Inputs) -> Result<Intervals, Problem> {
    let Some(grid) = inputs.grid(1) else { return Ok(Intervals::all(QUARTER)) };
    let place = Place::of("interval");
    let bad = |cell: &Cell, place: Place| Problem::new(Code::BadInterval, place, [cell.shown()]);
    if grid.height() == 1 && grid.width() == 1 {
        let cell = grid.cell(0, 0);
        let text = cell.shown();
        if !text.contains('=') {
            return Interval::read(cell).map(Intervals::all).ok_or_else(|| bad(cell, place));
        }
        let rows = text.split(';').filter(|part| !part.trim().is_empty()).map(|part| {
            let (tier, interval) = part.split_once('=').unwrap_or((part, ""));
            let interval = Cell::text(interval.trim());
            Interval::read(&interval).map(|own| (tier.to_owned(), own)).ok_or_else(|| bad(&interval, place.clone()))
        });
        return rows.collect::<Result<_, _>>().map(Intervals::by_tier);
    }
    let header = header_row(&grid.rows).unwrap_or(0);
    let keys: Vec<String> = (0..grid.width()).map(|column| normalise(&grid.cell(header, column).shown())).collect();
    let listed = grid.rows.get(header).map(spec::listed).unwrap_or_default();
    let missing =
        |name: [&str; 3]| Problem::new(Code::NoIntervalColumn, place.clone(), [inputs.lang().pick(&name), &listed]);
    let is_tier = |key: &String| Role::of(key) == Some(Role::Tier) || matches!(key.as_str(), "segment" | "сегмент");
    let words = ["interval", "интервал", "інтервал", "пересмотр", "перегляд", "review"];
    let is_interval = |key: &String| words.iter().any(|word| key.contains(word));
    let tier = keys.iter().position(is_tier).ok_or_else(|| missing(*Role::Tier.titles()))?;
    let own = keys.iter().position(is_interval);
    let own = own.ok_or_else(|| missing(["review interval", "срок пересмотра", "термін перегляду"]))?;
    let mut rows = Vec::new();
    for row in header + 1..grid.height() {
        let (name, cell) = (grid.cell(row, tier).shown(), grid.cell(row, own));
        if cell.is_blank() {
            continue;
        }
        let title = grid.cell(header, own).shown();
        let at = || place.clone().row(row + 1).column(own + 1, &title);
        rows.push((name, Interval::read(cell).ok_or_else(|| bad(cell, at()))?));
    }
    Ok(Intervals::by_tier(rows))
}
