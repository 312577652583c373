//! The files that are made from the registry of functions: what Excel, Google Sheets, TypeScript and readers need to know.
//!
//! Each emitter is a pure function from the records to the text of a file. The files are committed; the test `generated`
//! fails when one is stale, and `./pkg-scripts/generate` writes them anew.

mod apps_script;
mod excel;
mod json;
mod manual;
mod registry;
mod typescript;

pub use json::Json;
pub use manual::{Case, CaseArg, Outcome};

use crate::functions::{FUNCTIONS, Function, Param, ParamKind};
use crate::lang::Lang;

/// What stands before the dot in Excel and before the underscore in Google Sheets.
pub const NAMESPACE: &str = "TIER";

/// What is said at the top of generated files.
const NOTICE: &str = "Written by ./pkg-scripts/generate from the records in src/functions; changes here are lost.";

/// Every generated file: its path in the project and its text.
pub fn files(cases: &[Case]) -> Vec<(&'static str, String)> {
    vec![
        ("www/generated/functions.json", excel::functions_json(FUNCTIONS, Lang::En)),
        ("www/generated/functions-ru.json", excel::functions_json(FUNCTIONS, Lang::Ru)),
        ("www/generated/functions-uk.json", excel::functions_json(FUNCTIONS, Lang::Uk)),
        ("www/generated/associations.js", excel::associations(FUNCTIONS)),
        ("www/generated/apps-script.js", apps_script::stubs(FUNCTIONS)),
        ("www/generated/tiersheet.d.ts", typescript::types(FUNCTIONS)),
        ("www/generated/registry.json", registry::registry(FUNCTIONS)),
        ("docs/functions.md", manual::manual(FUNCTIONS, cases)),
    ]
}

/// The function's name in Google Sheets, which is also its name in the script: `TIER_ASSIGN`.
fn sheets_name(function: &Function) -> String {
    format!("{NAMESPACE}_{}", function.id)
}

/// The function's name in Excel: `TIER.ASSIGN`.
fn excel_name(function: &Function) -> String {
    format!("{NAMESPACE}.{}", function.id)
}

/// The kind of a parameter in one word.
fn kind_name(param: &Param) -> &'static str {
    match param.kind {
        ParamKind::Table => "table",
        ParamKind::Grid => "grid",
        ParamKind::Values => "values",
        ParamKind::Cell => "cell",
    }
}

/// A parameter's name as a variable of JavaScript: `other rules` becomes `otherRules`.
fn variable(name: &str) -> String {
    const RESERVED: [&str; 10] =
        ["case", "class", "default", "delete", "function", "in", "new", "switch", "this", "with"];
    let mut variable = String::new();
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        let first = if variable.is_empty() { first.to_ascii_lowercase() } else { first.to_ascii_uppercase() };
        variable.push_str(&first);
        variable.push_str(rest);
    }
    if RESERVED.contains(&variable.as_str()) || variable.starts_with(|c: char| c.is_ascii_digit()) {
        variable.insert(0, '_');
    }
    variable
}

/// A text within a comment of JavaScript.
fn in_comment(text: &str) -> String {
    text.replace("*/", "* /").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_become_variables() {
        for (name, expected) in
            [("data", "data"), ("other rules", "otherRules"), ("new", "_new"), ("as-of day", "asOfDay")]
        {
            assert_eq!(variable(name), expected);
        }
    }
}
