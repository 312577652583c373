//! The manual: a section per function, its examples taken from the golden cases, so that what is shown has been run.

use super::{NOTICE, excel_name, sheets_name, variable};
use crate::functions::options::{COMMON, FIELDS};
use crate::functions::{Function, OptionSpec, Param, ParamKind};

/// A golden case as the manual shows it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of its directory.
    pub name: String,
    /// The function's id.
    pub function: String,
    /// What it shows, in a sentence.
    pub about: String,
    /// The arguments.
    pub args: Vec<CaseArg>,
    /// What the call gives.
    pub outcome: Outcome,
}

/// An argument of a case.
#[derive(Clone, Debug)]
pub enum CaseArg {
    /// It is left out.
    Absent,
    /// One cell, as it is written in a formula.
    Cell(String),
    /// A range, as texts.
    Range(Vec<Vec<String>>),
}

/// What a case gives.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A table of texts.
    Rows(Vec<Vec<String>>),
    /// A problem: its message with its place.
    Problem(String),
}

/// Rows of a table that are shown; of longer ones it is said how many more there are.
const ROWS: usize = 12;

/// `docs/functions.md`
pub fn manual(functions: &[&Function], cases: &[Case]) -> String {
    let mut page = format!("<!-- {NOTICE} -->\n# The functions\n\n");
    page.push_str(
        "In Excel the functions begin with `TIER.`, in Google Sheets with `TIER_`. An argument in square brackets may be \
         left out. Results spill: leave room below and to the right. Where the sheet's language writes decimals with a \
         comma, arguments are separated by `;`.\n\n| function | gives |\n|---|---|\n",
    );
    for function in functions {
        let ([about, ..], id) = (function.about, function.id);
        page.push_str(&format!("| [{id}](#{}) | {} |\n", id.to_lowercase(), cell(about)));
    }
    page.push_str("\n## Common options\n\n");
    page.push_str(
        "The last argument, `options`, is a range of two columns, name and value. Most functions take these:\n\n",
    );
    page.push_str(&options_table(shared_options()));
    for function in functions {
        page.push_str(&section(function, cases));
    }
    page
}

/// The options that most functions take.
fn shared_options() -> impl Iterator<Item = &'static OptionSpec> {
    const SHARED: &OptionSpec = &FIELDS;
    const ALL: &[OptionSpec] = &COMMON;
    ALL.iter().chain([SHARED])
}

fn section(function: &Function, cases: &[Case]) -> String {
    let ([en, ru, uk], [returns, ..]) = (function.about, function.returns);
    let mut page = format!("\n## {}\n\n{en}\n\n- Русский: {ru}\n- Українська: {uk}\n\n", function.id);
    page.push_str(&format!(
        "```\n{}\n{}\n```\n\n",
        signature(&excel_name(function), function),
        signature(&sheets_name(function), function)
    ));
    if !function.params.is_empty() {
        page.push_str("| argument | what to give | |\n|---|---|---|\n");
        for param in function.params {
            let ([about, ..], optional) = (param.about, if param.optional { ", optional" } else { "" });
            page.push_str(&format!("| `{}` | {} | {}{optional} |\n", variable(param.name), cell(about), kind(param)));
        }
        page.push('\n');
    }
    let common =
        |option: &&OptionSpec| shared_options().any(|own| own.name == option.name && own.about == option.about);
    let own: Vec<&OptionSpec> = function.all_options().filter(|option| !common(option)).collect();
    if !own.is_empty() {
        page.push_str(&options_table(own.into_iter()));
        page.push('\n');
    }
    let shared: Vec<String> =
        function.all_options().filter(common).map(|option| format!("`{}`", option.name)).collect();
    if shared.len() == shared_options().count() {
        page.push_str("All [common options](#common-options).\n\n");
    } else if !shared.is_empty() {
        page.push_str(&format!("[Common options](#common-options): {}.\n\n", shared.join(", ")));
    }
    page.push_str(&format!("Result: {returns}\n\nSince {}.\n", function.since));
    for example in function.examples {
        for case in cases.iter().filter(|case| case.name == *example && case.function == function.id) {
            page.push_str(&shown(function, case));
        }
    }
    page
}

fn signature(name: &str, function: &Function) -> String {
    let params = function.params.iter().map(|param| {
        let name = variable(param.name);
        if param.optional { format!("[{name}]") } else { name }
    });
    format!("={name}({})", params.collect::<Vec<_>>().join(", "))
}

fn kind(param: &Param) -> &'static str {
    match param.kind {
        ParamKind::Table => "range with a header row",
        ParamKind::Grid => "range",
        ParamKind::Values => "cell or column",
        ParamKind::Cell => "cell",
    }
}

fn options_table<'a>(options: impl Iterator<Item = &'a OptionSpec>) -> String {
    let mut table = "| option | also | what it does |\n|---|---|---|\n".to_owned();
    for option in options {
        let [about, ..] = option.about;
        table.push_str(&format!("| `{}` | {} | {} |\n", option.name, cell(&option.aliases.join(", ")), cell(about)));
    }
    table
}

fn shown(function: &Function, case: &Case) -> String {
    let mut page = format!("\n### Example: {}\n\n", case.about.trim_end_matches('.'));
    let named = |index: usize| function.params.get(index).map_or(String::new(), |param| variable(param.name));
    let mut written: Vec<String> = Vec::new();
    for (index, arg) in case.args.iter().enumerate() {
        written.push(match arg {
            CaseArg::Absent => String::new(),
            CaseArg::Cell(text) => text.clone(),
            CaseArg::Range(rows) => {
                let headed = function
                    .params
                    .get(index)
                    .is_some_and(|param| param.kind == ParamKind::Table || param.name == "rules");
                page.push_str(&format!("`{}`:\n\n{}\n", named(index), table(rows, headed)));
                named(index)
            }
        });
    }
    while written.last().is_some_and(String::is_empty) {
        written.pop();
    }
    page.push_str(&format!("`={}({})` gives\n\n", excel_name(function), written.join(", ")));
    match &case.outcome {
        Outcome::Rows(rows) => page.push_str(&table(rows, rows.len() > 1)),
        Outcome::Problem(text) => page.push_str(&format!("> {}\n", text.replace('\n', " "))),
    }
    page
}

/// A table of Markdown; it must have a header row, so an empty one is put above tables that have none.
fn table(rows: &[Vec<String>], headed: bool) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let line = |row: &[String]| {
        let cells = (0..width).map(|index| format!(" {} ", row.get(index).map(|text| cell(text)).unwrap_or_default()));
        format!("|{}|\n", cells.collect::<Vec<_>>().join("|"))
    };
    let (header, rows) = match rows.split_first() {
        Some((header, rows)) if headed => (header.as_slice(), rows),
        _ => (&[][..], rows),
    };
    let mut text = line(header);
    text.push_str(&format!("|{}\n", "---|".repeat(width)));
    for row in rows.iter().take(ROWS) {
        text.push_str(&line(row));
    }
    match rows.len().saturating_sub(ROWS) {
        0 => {}
        1 => text.push_str("\nand 1 more row\n"),
        more => text.push_str(&format!("\nand {more} more rows\n")),
    }
    text
}

/// A text within a cell of a Markdown table: conditions are full of signs that Markdown would take for its own.
fn cell(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '|' | '*' | '_' | '`' | '<' | '>' | '~' | '\\' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("<br>"),
            c => escaped.push(c),
        }
    }
    escaped
}
