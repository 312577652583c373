//! A host sends only the columns that a function's plan asks for: with nothing else, the results of the golden cases are the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

mod support;

use tiersheet::cells::{Cell, Column, Grid};
use tiersheet::functions::{self, Given, ParamKind};
use tiersheet::{Lang, table};

const FUNCTIONS: [&str; 7] = ["METRICS", "MOVES", "MIGRATION", "REVIEW", "DAMP", "HISTORY", "IMPORT"];
const HEAD: usize = 20;

/// The argument as it crosses for a long range: its first rows, and these columns; and whether a column is filled.
fn long(grid: &Grid, wanted: &[usize], named: Option<usize>) -> Given {
    let rows = grid.height();
    let above = table::header_row(&grid.rows[..rows.min(HEAD)]).map_or(0, |row| row + 1);
    let column = |index: usize| Column::from_cells((above..rows).map(|row| grid.cell(row, index)));
    let filled = |index| (above..rows).map(|row| u8::from(!grid.cell(row, index).is_blank())).collect();
    Given::Long {
        head: grid.rows[..rows.min(HEAD)].to_vec(),
        rows,
        columns: wanted.iter().map(|index| (*index, column(*index))).collect(),
        present: named.map(filled),
    }
}

#[test]
fn the_planned_columns_are_enough() {
    for case in support::cases().iter().filter(|case| FUNCTIONS.contains(&case.function.as_str())) {
        let function = functions::find(&case.function).unwrap();
        let given = case.given();
        let Ok(whole) = functions::call(&case.function, given.clone()) else { continue };
        let is_table = |index: usize| function.params.get(index).is_some_and(|param| param.kind == ParamKind::Table);
        let cross = |wanted: &functions::Wanted| -> Vec<Given> {
            let cross = |(index, given): (usize, &Given)| match given {
                Given::Grid(grid) if is_table(index) => {
                    let columns = wanted.columns.get(index).cloned().unwrap_or_default();
                    long(grid, &columns, wanted.presence.get(index).copied().flatten())
                }
                other => other.clone(),
            };
            given.iter().enumerate().map(cross).collect()
        };
        let heads = functions::inputs(function, cross(&functions::Wanted::default()), Lang::En).unwrap();
        let wanted = (function.plan)(&heads).unwrap();
        let inputs = functions::inputs(function, cross(&wanted), Lang::En).unwrap();
        let above = |grid: &Grid| table::header_row(&grid.rows[..grid.rows.len().min(HEAD)]).map_or(0, |row| row + 1);
        let sources: Vec<(Grid, usize)> = given
            .iter()
            .map(|given| match given {
                Given::Grid(grid) => (grid.clone(), above(grid)),
                _ => (Grid::default(), 0),
            })
            .collect();
        let reply = functions::run(function, &inputs).unwrap_or_else(|problems| panic!("{}: {problems:?}", case.name));
        let shown = |grid: &Grid| -> Vec<Vec<String>> {
            grid.rows.iter().map(|row| row.iter().map(Cell::shown).collect()).collect()
        };
        assert_eq!(shown(&reply.grid(&sources)), shown(&whole), "{}", case.name);
    }
}
