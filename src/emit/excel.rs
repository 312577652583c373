//! What Excel needs: `functions.json`, from which the formula bar takes names and texts, and the list that binds ids to code.

use super::json::{Json, quoted};
use super::{NOTICE, kind_name, variable};
use crate::functions::{Function, Param, ParamKind};
use crate::lang::Lang;

/// What only Excel has: EXPLAIN for one client as a cell with a card, made by `www/excel/card.js`.
const CARD: &str = "EXPLAIN.CARD";
const CARD_OF: &str = "EXPLAIN";
const CARD_ABOUT: [&str; 3] = [
    "One client's tier in one cell, with a card: the reason, every condition, and the smallest change that lifts the client.",
    "Категория одного клиента в одной ячейке, с карточкой: причина, все условия и наименьшее изменение, которое поднимет клиента.",
    "Категорія одного клієнта в одній клітинці, з карткою: причина, усі умови та найменша зміна, яка підніме клієнта.",
];

/// `functions.json` in a language.
///
/// Everything is of type `any`, because Excel converts typed arguments before a function sees them. With
/// `allowErrorForDataTypeAny` a cell with an error reaches us too, and one bad cell does not spoil the whole call. With
/// `allowCustomDataForDataTypeAny` results may hold dates with their format, and cards. The addresses tell where to look
/// whether a 0 is a blank cell.
pub fn functions_json(functions: &[&Function], lang: Lang) -> String {
    let mut list = Vec::new();
    for function in functions {
        list.push(entry(function.id, lang.pick(&function.about), function.params, lang));
        if function.id == CARD_OF {
            list.push(entry(CARD, lang.pick(&CARD_ABOUT), function.params, lang));
        }
    }
    Json::Object(vec![
        ("allowErrorForDataTypeAny", Json::Bool(true)),
        ("allowCustomDataForDataTypeAny", Json::Bool(true)),
        ("functions", Json::List(list)),
    ])
    .pretty()
}

fn entry(id: &str, about: &str, params: &[Param], lang: Lang) -> Json {
    let parameters = params.iter().map(|param| parameter(param, lang)).collect();
    // Excel gives addresses of arguments to functions whose result is a matrix only, so one cell is a matrix too.
    let result = Json::Object(vec![("type", Json::text("any")), ("dimensionality", Json::text("matrix"))]);
    let addresses = vec![("requiresAddress", Json::Bool(true)), ("requiresParameterAddresses", Json::Bool(true))];
    Json::Object(vec![
        ("id", Json::text(id)),
        ("name", Json::text(id)),
        ("description", Json::text(about)),
        ("parameters", Json::List(parameters)),
        ("result", result),
        ("options", Json::Object(addresses)),
    ])
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
