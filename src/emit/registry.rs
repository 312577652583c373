//! The whole registry as JSON, for programs: `./pkg-scripts/call --list` prints it.

use super::json::Json;
use super::kind_name;
use crate::functions::{Function, OptionSpec, Param, Shape};
use crate::lang::{Lang, Texts};

/// `registry.json`
pub fn registry(functions: &[&Function]) -> String {
    Json::List(functions.iter().map(|function| record(function)).collect()).pretty()
}

fn record(function: &Function) -> Json {
    let shape = match function.shape {
        Shape::PerRow => "row per row",
        Shape::Table => "table",
        Shape::AsGiven => "as given",
    };
    Json::Object(vec![
        ("id", Json::text(function.id)),
        ("since", Json::text(function.since)),
        ("about", texts(&function.about)),
        ("params", Json::List(function.params.iter().map(param).collect())),
        ("options", Json::List(function.all_options().map(option).collect())),
        ("returns", texts(&function.returns)),
        ("shape", Json::text(shape)),
        ("examples", Json::texts(function.examples.iter().copied())),
    ])
}

fn param(param: &Param) -> Json {
    Json::Object(vec![
        ("name", Json::text(param.name)),
        ("kind", Json::text(kind_name(param))),
        ("optional", Json::Bool(param.optional)),
        ("about", texts(&param.about)),
    ])
}

fn option(option: &OptionSpec) -> Json {
    Json::Object(vec![
        ("name", Json::text(option.name)),
        ("aliases", Json::texts(option.aliases.iter().copied())),
        ("about", texts(&option.about)),
    ])
}

fn texts(texts: &Texts<'_>) -> Json {
    Json::Object(Lang::ALL.iter().map(|lang| (lang.code(), Json::text(lang.pick(texts)))).collect())
}
