//! The table that comes out: the columns of the history, those that it lacks, and the cells of each.

use super::{Line, Places, Rest, details};
use crate::cells::{Cell, Column};
use crate::date::Date;
use crate::functions::reply::column;
use crate::functions::tier_lists::id_cell;
use crate::functions::{Inputs, OutColumn};
use crate::lang::Texts;
use crate::table::{Role, Table};
use crate::time::history::{DETAILS, Layout, RULES, Shape as HistoryShape, TIER_BEFORE};

/// The headers of a new history.
const HEADERS: [Texts<'static>; 3] = [
    ["as-of date", "дата отчёта", "дата звіту"],
    ["tier before", "категория до", "категорія до"],
    ["tier after", "категория после", "категорія після"],
];

/// What a column of the result is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Client,
    Name,
    Date,
    Before,
    After,
    Reason,
    Rules,
    Detail(usize),
    Other,
}

/// The columns of the result: those of the history, then what it lacks, each with its title and part.
fn layout(inputs: &Inputs, places: &Places, table: &Table) -> Vec<(String, Part, Option<usize>)> {
    let lang = inputs.lang();
    let mut found: Vec<(String, Part, Option<usize>)> = Vec::new();
    let history = inputs.optional_table(1).zip(places.layout.as_ref());
    match history {
        Some((history, Layout { client, name, shape: HistoryShape::Long { date, tier, .. } })) => {
            let named = |names: &[&str], index: usize| {
                history.headers.get(index).is_some_and(|header| names.contains(&header.key.as_str()))
            };
            for index in 0..history.headers.len() {
                let part = match index {
                    _ if index == *client => Part::Client,
                    _ if Some(index) == *name => Part::Name,
                    _ if index == *date => Part::Date,
                    _ if Some(index) == *tier => Part::After,
                    _ if named(TIER_BEFORE, index) => Part::Before,
                    _ if Some(index) == history.with_role(Role::Reason) => Part::Reason,
                    _ if named(RULES, index) => Part::Rules,
                    _ => DETAILS.iter().position(|(_, names)| named(names, index)).map_or(Part::Other, Part::Detail),
                };
                found.push((history.title(index).to_owned(), part, Some(index)));
            }
        }
        wide => {
            let of_wide = wide.map(|(_, layout)| layout);
            found.push((table.title(places.client).to_owned(), Part::Client, of_wide.map(|layout| layout.client)));
            let name = of_wide.and_then(|layout| layout.name);
            if places.name.is_some() || name.is_some() {
                let title =
                    places.name.map(|own| table.title(own)).or(wide.zip(name).map(|((own, _), at)| own.title(at)));
                found.push((title.unwrap_or_default().to_owned(), Part::Name, name));
            }
        }
    }
    let mut lacking = |part: Part, title: &str| {
        if !found.iter().any(|(_, own, _)| *own == part) {
            found.push((title.to_owned(), part, None));
        }
    };
    let [date, before, after] = &HEADERS;
    lacking(Part::Date, lang.pick(date));
    lacking(Part::Before, lang.pick(before));
    lacking(Part::After, lang.pick(after));
    if places.reason.is_some() {
        lacking(Part::Reason, lang.pick(Role::Reason.titles()));
    }
    for (index, (title, column)) in details(table).enumerate() {
        if column.is_some() {
            lacking(Part::Detail(index), lang.pick(&title));
        }
    }
    if inputs.options.text("rules").is_some() {
        lacking(Part::Rules, lang.pick(&["rules", "правила", "правила"]));
    }
    found
}

/// The columns of the result: the history, and below it this review.
pub fn columns(inputs: &Inputs, places: &Places, lines: &[Line], rest: &Rest, as_of: Date) -> Vec<OutColumn> {
    let Ok(table) = inputs.table(0) else { return Vec::new() };
    let history = inputs.optional_table(1);
    let own = |index: Option<usize>| index.and_then(|index| table.columns.get(index)?.as_ref());
    let cell = |column: Option<&Column>, row: usize| column.map(|column| id_cell(column, row)).unwrap_or_default();
    let details: Vec<Option<usize>> = details(table).map(|(_, column)| column).collect();
    let rules = inputs.options.text("rules").unwrap_or_default();
    let of_history =
        |index: Option<usize>| history.zip(index).and_then(|(table, index)| table.columns.get(index)?.as_ref());
    let all = layout(inputs, places, table);
    let after = all.iter().find(|(_, part, _)| *part == Part::After).and_then(|(.., index)| of_history(*index));
    let filled = |(title, part, index): (String, Part, Option<usize>)| {
        let past = of_history(index);
        let old = |(row, review): &(usize, Option<(Date, u32)>)| match (review, part) {
            (Some((day, _)), Part::Date) => Cell::Date(*day),
            (Some((_, tier)), Part::After) => {
                rest.names.get(*tier as usize).map(|name| Cell::text(name.as_str())).unwrap_or_default()
            }
            _ => cell(past, *row),
        };
        let new = |line: &Line| {
            let told = match part {
                Part::Client => cell(own(Some(places.client)), line.row),
                Part::Name => cell(own(places.name), line.row),
                Part::Date => Cell::Date(as_of),
                Part::Before => return Cell::text(line.before.as_str()),
                Part::After => return Cell::text(line.after.as_str()),
                // A reason of the replaced row would be that of another tier.
                Part::Reason => return cell(own(places.reason), line.row),
                Part::Rules => return Cell::text(rules.as_str()),
                Part::Detail(which) => cell(own(details.get(which).copied().flatten()), line.row),
                Part::Other => Cell::Blank,
            };
            // What only the replaced row knows is not lost; what it says of another tier is not said of this one.
            let same_tier = |row: usize| cell(after, row).shown().trim() == line.after;
            match line.replaces {
                Some(row) if told.is_blank() && (part == Part::Other || part == Part::Name || same_tier(row)) => {
                    cell(past, row)
                }
                _ => told,
            }
        };
        column(title, rest.kept.iter().map(old).chain(lines.iter().map(new)).collect())
    };
    all.iter().cloned().map(filled).collect()
}
