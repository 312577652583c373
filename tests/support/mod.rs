//! The golden cases, as they lie in `tests/golden`.
#![allow(dead_code, reason = "each test uses a part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tiersheet::cells::csv::{Dialect, Sink, Splitter};
use tiersheet::cells::{Cell, Grid};
use tiersheet::emit;
use tiersheet::files::write::{Form, write};
use tiersheet::functions::{self, Given};
use tiersheet::{Lang, Problem, number};

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether files are to be written instead of checked.
pub fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// A directory of `tests/golden`.
pub struct Case {
    pub name: String,
    pub directory: PathBuf,
    pub about: String,
    pub function: String,
    pub args: Vec<Value>,
}

/// What a call gives: rows of texts, or the first problem.
pub type Outcome = Result<Vec<Vec<String>>, Problem>;

/// All cases, by name.
pub fn cases() -> Vec<Case> {
    let mut directories: Vec<PathBuf> = fs::read_dir(root().join("tests/golden"))
        .expect("tests/golden")
        .map(|entry| entry.expect("an entry of tests/golden").path())
        .filter(|path| path.is_dir())
        .collect();
    directories.sort();
    directories.into_iter().map(Case::read).collect()
}

impl Case {
    fn read(directory: PathBuf) -> Case {
        let name = directory.file_name().unwrap().to_str().unwrap().to_owned();
        let path = directory.join("case.json");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let field = |field: &str| {
            let text = value[field].as_str().filter(|text| !text.trim().is_empty());
            text.unwrap_or_else(|| panic!("{}: \"{field}\" must be a text", path.display())).to_owned()
        };
        let args = value["args"].as_array().unwrap_or_else(|| panic!("{}: \"args\" must be a list", path.display()));
        Case { about: field("about"), function: field("function"), args: args.clone(), name, directory }
    }

    /// The arguments as a host hands them over.
    pub fn given(&self) -> Vec<Given> {
        self.args.iter().map(|arg| self.argument(arg)).collect()
    }

    fn argument(&self, arg: &Value) -> Given {
        match arg {
            Value::Null => Given::Absent,
            Value::Array(rows) => Given::Grid(Grid {
                rows: rows
                    .iter()
                    .map(|row| row.as_array().expect("a range is a list of rows").iter().map(cell).collect())
                    .collect(),
            }),
            Value::String(name) if name.ends_with(".csv") => {
                let rows = read_csv(&self.directory.join(name));
                let rows = rows.into_iter().map(|row| row.into_iter().map(Cell::text).collect());
                Given::Grid(Grid { rows: rows.collect() })
            }
            scalar => Given::Cell(cell(scalar)),
        }
    }

    /// Calls the function.
    pub fn run(&self) -> Outcome {
        let grid = functions::call(&self.function, self.given()).map_err(|problems| problems[0].clone())?;
        let width = grid.width();
        Ok((0..grid.rows.len()).map(|row| (0..width).map(|column| shown(grid.cell(row, column))).collect()).collect())
    }

    /// The case as the manual shows it.
    pub fn in_manual(&self) -> emit::Case {
        let args = self.given().into_iter().map(|given| match given {
            Given::Grid(grid) => {
                emit::CaseArg::Range(grid.rows.iter().map(|row| row.iter().map(shown).collect()).collect())
            }
            Given::Cell(Cell::Text(text)) => emit::CaseArg::Cell(format!("\"{}\"", text.replace('"', "\"\""))),
            Given::Cell(cell) => emit::CaseArg::Cell(shown(&cell)),
            _ => emit::CaseArg::Absent,
        });
        let outcome = match self.run() {
            Ok(rows) => emit::Outcome::Rows(rows),
            Err(problem) => emit::Outcome::Problem(told(&problem)),
        };
        emit::Case {
            name: self.name.clone(),
            function: self.function.clone(),
            about: self.about.clone(),
            args: args.collect(),
            outcome,
        }
    }
}

/// A problem in words, with its place.
pub fn told(problem: &Problem) -> String {
    let place = problem.place.shown(Lang::En);
    let place = if place.is_empty() { place } else { format!("{place}: ") };
    format!("{place}{} {}", problem.message(Lang::En), problem.hint(Lang::En))
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Blank,
        Value::Bool(value) => Cell::Bool(*value),
        Value::Number(value) => {
            Cell::Number(value.as_f64().and_then(number::from_f64).unwrap_or_else(|| panic!("{value} is out of range")))
        }
        Value::String(text) => Cell::text(text.as_str()),
        Value::Array(_) | Value::Object(_) => panic!("{value} is not a cell"),
    }
}

/// A cell as `expected.csv` has it: a number at the 15 digits that a double shows, and money in full, as it leaves the engine.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) if value.normalize().scale() > 9 => {
            number::significant(*value, number::DOUBLE_DIGITS).normalize().to_string()
        }
        other => other.shown(),
    }
}

/// The rows of a file of comma-separated values; lines without a cell are passed over.
pub fn read_csv(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (mut rows, mut splitter) = (Rows::default(), Splitter::new(Dialect::of(b',')));
    splitter.push(text.trim_start_matches('\u{feff}'), &mut rows).expect("quotation marks that close");
    splitter.finish(&mut rows).expect("quotation marks that close");
    rows.0.retain(|row| !row.is_empty());
    rows.0
}

#[derive(Default)]
struct Rows(Vec<Vec<String>>, Vec<String>);

impl Sink for Rows {
    fn cell(&mut self, text: &str) {
        self.1.push(text.to_owned());
    }

    fn end_row(&mut self) {
        self.0.push(std::mem::take(&mut self.1));
    }
}

/// Rows as a file of comma-separated values, a line feed behind each.
pub fn csv_text(rows: &[Vec<String>]) -> String {
    let form = Form { line_end: "\n", ..Form::default() };
    String::from_utf8(write(rows, &form).expect("UTF-8 has all characters")).expect("UTF-8")
}
