//! What Excel needs: `functions.json`, from which the formula bar takes names and texts, and the list that binds ids to code.

use super::json::{Json, quoted};
use super::{NOTICE, kind_name, variable};
use crate::functions::{Function, Param, ParamKind};
use crate::lang::Lang;

/// `functions.json` in a language.
///
/// Everything is of type `any`, because Excel converts typed arguments before a function sees them. With
/// `allowErrorForDataTypeAny` a cell with an error reaches us too, and one bad cell does not spoil the whole call.
pub fn functions_json(functions: &[&Function], lang: Lang) -> String {
    let functions = functions.iter().map(|function| {
        Json::Object(vec![
            ("id", Json::text(function.id)),
            ("name", Json::text(function.id)),
            ("description", Json::text(lang.pick(&function.about))),
            ("parameters", Json::List(function.params.iter().map(|param| parameter(param, lang)).collect())),
            ("result", Json::Object(vec![("type", Json::text("any")), ("dimensionality", Json::text("matrix"))])),
        ])
    });
    Json::Object(vec![("allowErrorForDataTypeAny", Json::Bool(true)), ("functions", Json::List(functions.collect()))])
        .pretty()
}

fn parameter(param: &Param, lang: Lang) -> Json {
    let dimensionality = if param.kind == ParamKind::Cell { "scalar" } else { "matrix" };
    let mut fields = vec![
        ("name", Json::text(variable(param.name))),
        ("description", Json::text(lang.pick(&param.about))),
        ("type", Json::text("any")),
        ("dimensionality", Json::text(dimensionality)),
    ];
    if param.optional {
        fields.push(("optional", Json::Bool(true)));
    }
    Json::Object(fields)
}

/// `associations.js`: per function its id and the kinds of its parameters, for the code that tells Excel what to call.
pub fn associations(functions: &[&Function]) -> String {
    let mut script = format!("// {NOTICE}\n\nvar TIERSHEET_FUNCTIONS = [\n");
    for function in functions {
        let kinds = Json::texts(function.params.iter().map(kind_name)).line();
        script.push_str(&format!("  {{ id: {}, kinds: {kinds} }},\n", quoted(function.id)));
    }
    script.push_str("];\n");
    script
}
