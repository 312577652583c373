#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
mod brute;
mod findings;
mod limits;

use super::check;
use crate::cells::Grid;
use crate::rules::RuleTable;
use crate::table::Locale;
use crate::{Code, Lang};

/// A table from lines whose cells are parted by `;`.
fn table(lines: &[&str]) -> RuleTable {
    let rows = lines.iter().map(|line| line.split(';').map(str::trim).collect::<Vec<_>>());
    let locale = Locale { mark: Some(crate::cells::numeral::Mark::Point), ..Locale::default() };
    RuleTable::read(&Grid::of_texts(rows), "rules", &locale).expect("the table can be read")
}

/// The findings as `3 DEAD_RULE the message`, the row being that of the range.
fn found(lines: &[&str], lang: Lang) -> Vec<String> {
    let shown = |problem: &crate::Problem| {
        let row = problem.place.row.map_or(String::new(), |row| format!("{row} "));
        format!("{row}{} {}", problem.code.name(), problem.message(lang))
    };
    check(&table(lines), lang).iter().map(shown).collect()
}

/// The findings of one kind, in English.
fn of_code(lines: &[&str], code: Code) -> Vec<String> {
    found(lines, Lang::En).into_iter().filter(|line| line.contains(&format!("{} ", code.name()))).collect()
}

fn dead(lines: &[&str]) -> Vec<usize> {
    let problems = check(&table(lines), Lang::En);
    let dead = problems.iter().filter(|problem| problem.code == Code::DeadRule);
    dead.filter_map(|problem| problem.place.row).collect()
}
