//! Runs the cases of `tests/golden`: `cargo test --test golden [PART OF A NAME]`.
//!
//! A case is a folder with `case.json` (function, arguments, what it shows) and `expected.csv` or `expected-error.json`.
//! With `UPDATE=1` the expected files are written, to be read before they are committed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

mod support;

use serde_json::{Value, json};
use std::fs;
use std::process::ExitCode;
use support::{Case, Outcome, csv_text, read_csv, told};
use tiersheet::Lang;
use tiersheet::problem::letters;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let filters: Vec<&String> = args.iter().filter(|arg| !arg.starts_with('-')).collect();
    let wanted =
        |name: &str| filters.is_empty() || filters.iter().any(|filter| format!("golden::{name}").contains(*filter));
    let cases: Vec<Case> = support::cases().into_iter().filter(|case| wanted(&case.name)).collect();
    if args.iter().any(|arg| arg == "--list") {
        cases.iter().for_each(|case| println!("golden::{}: test", case.name));
        return ExitCode::SUCCESS;
    }
    let quiet = args.iter().any(|arg| arg == "-q" || arg == "--quiet");
    let mut failures = Vec::new();
    for case in &cases {
        let outcome = case.run();
        let verdict = if support::updating() { update(case, &outcome) } else { check(case, &outcome) };
        if !quiet {
            println!("test golden::{} ... {}", case.name, if verdict.is_ok() { "ok" } else { "FAILED" });
        }
        if let Err(difference) = verdict {
            failures.push(format!("golden::{}: {difference}", case.name));
        }
    }
    println!("\n{} golden cases, {} failed", cases.len(), failures.len());
    for failure in &failures {
        println!("\n{failure}");
    }
    if failures.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("\nWhere the new result is right: UPDATE=1 cargo test --test golden, and read what changed.");
    ExitCode::FAILURE
}

fn check(case: &Case, outcome: &Outcome) -> Result<(), String> {
    let (table, error) = (case.directory.join("expected.csv"), case.directory.join("expected-error.json"));
    match (outcome, table.exists(), error.exists()) {
        (_, true, true) => Err("has both expected.csv and expected-error.json".to_owned()),
        (_, false, false) => Err("has neither expected.csv nor expected-error.json".to_owned()),
        (Ok(rows), true, _) => difference(rows, &read_csv(&table)),
        (Err(problem), true, _) => Err(format!("a table was expected, and there is a problem:\n  {}", told(problem))),
        (Ok(rows), _, true) => Err(format!("a problem was expected, and there is a table of {} rows", rows.len())),
        (Err(problem), _, true) => {
            let text = fs::read_to_string(error).unwrap();
            let expected: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            let found = json!({ "code": problem.code.name(), "place": problem.place.shown(Lang::En) });
            if found == expected {
                Ok(())
            } else {
                Err(format!("expected {expected}\n  found {found}\n  {}", told(problem)))
            }
        }
    }
}

/// The first cell in which the tables differ.
fn difference(found: &[Vec<String>], expected: &[Vec<String>]) -> Result<(), String> {
    for (row, (found, expected)) in found.iter().zip(expected).enumerate() {
        for column in 0..found.len().max(expected.len()) {
            let (found, expected) = (found.get(column), expected.get(column));
            if found != expected {
                let text = |cell: Option<&String>| cell.map_or("no cell".to_owned(), |cell| format!("{cell:?}"));
                let place = format!("{}{}", letters(column + 1), row + 1);
                return Err(format!("{place}: expected {}, found {}", text(expected), text(found)));
            }
        }
    }
    if found.len() == expected.len() {
        Ok(())
    } else {
        Err(format!("expected {} rows, found {}", expected.len(), found.len()))
    }
}

fn update(case: &Case, outcome: &Outcome) -> Result<(), String> {
    let (table, error) = (case.directory.join("expected.csv"), case.directory.join("expected-error.json"));
    let (path, text, other) = match outcome {
        Ok(rows) => (table, csv_text(rows), error),
        Err(problem) => {
            let expected = json!({ "code": problem.code.name(), "place": problem.place.shown(Lang::En) });
            (error, format!("{}\n", serde_json::to_string_pretty(&expected).unwrap()), table)
        }
    };
    if other.exists() {
        fs::remove_file(other).map_err(|error| error.to_string())?;
    }
    fs::write(path, text).map_err(|error| error.to_string())
}
