//! Checks a rule table in a CSV file: prints what is wrong with its place, and fails if the table cannot be used.
//!
//! `cargo run --example check_rules -- FILE [en|ru|uk]`

use std::process::ExitCode;
use tiersheet::cells::csv;
use tiersheet::rules::RuleTable;
use tiersheet::table::Locale;
use tiersheet::{Lang, Problem};

fn show(file: &str, problems: &[Problem], lang: Lang) {
    for problem in problems {
        let place = problem.place.shown(lang);
        eprintln!("{file}: {place}: {} {}", problem.message(lang), problem.hint(lang));
    }
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(file) = args.next() else {
        eprintln!("usage: check_rules FILE [en|ru|uk]");
        return ExitCode::from(2);
    };
    let lang = args.next().and_then(|code| Lang::from_code(&code)).unwrap_or_default();
    let grid = std::fs::read(&file).map_err(|error| error.to_string());
    let grid = grid.and_then(|bytes| csv::read_grid(&bytes));
    let grid = match grid {
        Ok(grid) => grid,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    match RuleTable::read(&grid, "rules", &Locale::default()) {
        Ok(table) => {
            show(&file, &table.warnings, lang);
            eprintln!("{file}: {} rules, fingerprint {}", table.rows.len(), table.fingerprint());
            ExitCode::SUCCESS
        }
        Err(problems) => {
            show(&file, &problems, lang);
            ExitCode::FAILURE
        }
    }
}
