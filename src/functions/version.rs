//! VERSION: what is running.

use super::options::LANGUAGE;
use super::reply::column;
use super::spec::{Function, OPTIONS, Shape, Wanted, documented};
use super::{Inputs, Reply};
use crate::cells::Cell;
use crate::problem::Problem;

/// The record.
pub const SPEC: Function = Function {
    id: "VERSION",
    since: "0.1.0",
    about: documented([
        "The version of TierSheet and the fingerprint of the rules that are compiled in.",
        "Версия TierSheet и отпечаток встроенных правил.",
        "Версія TierSheet і відбиток вбудованих правил.",
    ]),
    params: &[OPTIONS],
    options: &[LANGUAGE],
    returns: documented([
        "Name and value: version, number of functions, fingerprint of the compiled-in rules.",
        "Имя и значение: версия, число функций, отпечаток встроенных правил.",
        "Ім'я і значення: версія, кількість функцій, відбиток вбудованих правил.",
    ]),
    shape: Shape::Table,
    examples: &["version"],
    plan: |_| Ok(Wanted::default()),
    run,
};

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let lang = inputs.lang();
    let rows = [
        (["version", "версия", "версія"], env!("CARGO_PKG_VERSION").to_owned()),
        (["functions", "функций", "функцій"], super::IDS.len().to_string()),
        (["rules", "правила", "правила"], crate::rules::compiled_in::fingerprint()),
    ];
    let (names, values) =
        rows.iter().map(|(name, value)| (Cell::text(lang.pick(name)), Cell::text(value.as_str()))).unzip();
    Ok(Reply::table(vec![
        column(lang.pick(&["name", "имя", "ім'я"]), names),
        column(lang.pick(&["value", "значение", "значення"]), values),
    ]))
}
