//! RULES: a rule table to start from.

use super::options::LANGUAGE;
use super::reply::column;
use super::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, Reply};
use crate::cells::Cell;
use crate::choice::plan;
use crate::lang::Lang;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::rules::{TEMPLATES, compiled_in, template};
use crate::table::nearest;

/// The record.
pub const SPEC: Function = Function {
    id: "RULES",
    since: "0.1.0",
    about: documented([
        "Gives a rule table to start from: classic, extended, pareto, rfm, abc-xyz, strategic, or own for the compiled-in one; plan gives a plan table for PLAN.",
        "Даёт таблицу правил для начала: classic, extended, pareto, rfm, abc-xyz, strategic или own — встроенная; plan даёт таблицу плана для PLAN.",
        "Дає таблицю правил для початку: classic, extended, pareto, rfm, abc-xyz, strategic або own — вбудована; plan дає таблицю плану для PLAN.",
    ]),
    params: &[
        Param {
            name: "template",
            about: documented([
                "The template's name; classic if left out.",
                "Имя шаблона; если не задано, classic.",
                "Ім'я шаблону; якщо не задано, classic.",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        Param {
            name: "language",
            about: documented(["en, ru or uk.", "en, ru или uk.", "en, ru або uk."]),
            kind: ParamKind::Cell,
            optional: true,
        },
        OPTIONS,
    ],
    options: &[LANGUAGE],
    returns: documented([
        "A rule table with its header row, ready to be edited and given to ASSIGN.",
        "Таблица правил с заголовками, которую можно править и передать в ASSIGN.",
        "Таблиця правил із заголовками, яку можна правити й передати в ASSIGN.",
    ]),
    shape: Shape::Table,
    examples: &["rules-classic", "rules-classic-ru"],
    plan: |_| Ok(Wanted::default()),
    run,
};

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let name = inputs.cell(0).shown();
    let wanted = inputs.cell(1).shown();
    let lang = if wanted.trim().is_empty() {
        inputs.lang()
    } else {
        let bad = || vec![Problem::new(Code::BadOption, Place::of("language"), ["language", &wanted, "en, ru, uk"])];
        Lang::from_code(&wanted).ok_or_else(bad)?
    };
    let grid = match name.trim() {
        "own" => compiled_in::grid(lang),
        name if plan::is_template(name) => plan::grid(lang),
        "" => template("classic").map(|template| template.grid(lang)).unwrap_or_default(),
        name => {
            let all = || TEMPLATES.iter().map(|template| template.id).chain(["plan"]);
            let unknown = || {
                let near = nearest(name, all()).unwrap_or_default();
                let listed = all().collect::<Vec<_>>().join(", ");
                vec![Problem::new(Code::UnknownTemplate, Place::of("template"), [name, near, &listed])]
            };
            template(name).map(|template| template.grid(lang)).ok_or_else(unknown)?
        }
    };
    let columns = (0..grid.width()).map(|index| {
        let cells: Vec<Cell> = (1..grid.rows.len()).map(|row| grid.cell(row, index).clone()).collect();
        column(grid.cell(0, index).shown(), cells)
    });
    Ok(Reply::table(columns.collect()))
}
