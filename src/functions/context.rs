//! What the functions about tiers have in common: the rules, the options, and how clients are called.

use super::Inputs;
use super::OptionSpec;
use super::reply::Reply;
use super::spec::{Param, ParamKind, Wanted, documented};
use crate::cells::{Cell, Grid};
use crate::problem::Problem;
use crate::rules::{Evaluation, RuleTable, compiled_in, needed_columns, template};
use crate::table::{Role, Table};
use std::borrow::Cow;

/// The data argument of the functions that give tiers.
pub const DATA: Param = Param {
    name: "data",
    about: [
        "One row per client, with a header row: an export of clients, or the result of METRICS.",
        "Строка на клиента, с заголовками: выгрузка клиентов или результат METRICS.",
        "Рядок на клієнта, із заголовками: вивантаження клієнтів або результат METRICS.",
    ],
    kind: ParamKind::Table,
    optional: false,
};

/// The rule table argument.
pub const RULES: Param = Param {
    name: "rules",
    about: documented([
        "The rule table with its header row, or the name of a template; the compiled-in rules if left out.",
        "Таблица правил с заголовками или имя шаблона; если не задана, берутся встроенные правила.",
        "Таблиця правил із заголовками або ім'я шаблону; якщо не задано, беруться вбудовані правила.",
    ]),
    kind: ParamKind::Grid,
    optional: true,
};

/// The overrides argument.
pub const OVERRIDES: Param = Param {
    name: "overrides",
    about: documented([
        "Tiers that a leader set: client, tier, who, why, until.",
        "Категории, заданные руководителем: клиент, категория, кто, почему, до.",
        "Категорії, задані керівником: клієнт, категорія, хто, чому, до.",
    ]),
    kind: ParamKind::Grid,
    optional: true,
};

/// `near`
pub const NEAR: OptionSpec = OptionSpec {
    name: "near",
    aliases: &["border", "рядом", "поруч", "граница", "межа"],
    about: documented([
        "How near to a border counts as near, as a share of the value; 5% by default.",
        "Насколько близко к границе считать близким, в доле от значения; по умолчанию 5%.",
        "Наскільки близько до межі вважати близьким, у частці від значення; типово 5%.",
    ]),
};

/// The rule table in an argument: a range, the name of a template, or the compiled-in rules.
///
/// # Errors
/// Every problem of the table, with its place.
pub fn rules(inputs: &Inputs, index: usize, range: &str) -> Result<RuleTable, Vec<Problem>> {
    match inputs.grid(index) {
        Some(grid) if !is_own(grid) => RuleTable::read(&rules_grid(inputs, index), range, &inputs.options.locale),
        _ => compiled_in::table(inputs.lang()),
    }
}

/// Whether the argument is the name of the compiled-in rules, as RULES knows it.
fn is_own(grid: &Grid) -> bool {
    matches!((grid.height(), grid.width(), grid.cell(0, 0)), (1, 1, Cell::Text(name)) if name.trim() == "own")
}

/// The cells of that rule table.
pub fn rules_grid(inputs: &Inputs, index: usize) -> Cow<'_, Grid> {
    let Some(grid) = inputs.grid(index).filter(|grid| !is_own(grid)) else {
        return Cow::Owned(compiled_in::grid(inputs.lang()));
    };
    if let (1, 1, Cell::Text(name)) = (grid.height(), grid.width(), grid.cell(0, 0))
        && let Some(template) = template(name)
    {
        return Cow::Owned(template.grid(inputs.lang()));
    }
    Cow::Borrowed(grid)
}

/// The rules applied to the data.
///
/// # Errors
/// As [`Evaluation::new`].
pub fn evaluation<'a>(inputs: &Inputs, table: &'a Table, rules: &'a RuleTable) -> Result<Evaluation<'a>, Vec<Problem>> {
    Evaluation::new(table, rules, inputs.options.locale, inputs.options.as_of)
}

/// The columns that rules need, and a look at whether a row names a client.
///
/// # Errors
/// As [`needed_columns`].
pub fn wanted(inputs: &Inputs, table: &Table, rules: &[&RuleTable], more: &[usize]) -> Result<Wanted, Vec<Problem>> {
    let mut columns = more.to_vec();
    for rules in rules {
        columns.extend(needed_columns(table, rules, inputs.options.as_of)?);
    }
    columns.sort_unstable();
    columns.dedup();
    Ok(Wanted { columns: vec![columns], presence: vec![table.presence_column()] })
}

/// The column that tells clients apart: the one that the option names, else the id, else the name.
///
/// # Errors
/// When the option names a column that is not there.
pub fn client_column(inputs: &Inputs, table: &Table) -> Result<Option<usize>, Problem> {
    match inputs.options.text("client") {
        Some(header) => table.require(&header).map(Some),
        None => Ok(table.presence_column()),
    }
}

/// The columns by which a client may be called: the one that tells clients apart, and the name.
///
/// # Errors
/// As [`client_column`].
pub fn client_columns(inputs: &Inputs, table: &Table) -> Result<Vec<usize>, Problem> {
    let mut columns: Vec<usize> = client_column(inputs, table)?.into_iter().collect();
    columns.extend(table.with_role(Role::Client).filter(|name| !columns.contains(name)));
    Ok(columns)
}

/// How the client of a row is called in messages: the id and the name if both came along, else the row's number.
pub fn client_name(table: &Table, columns: &[usize], row: usize) -> String {
    let shown: Vec<String> = columns
        .iter()
        .filter_map(|index| table.columns.get(*index).and_then(Option::as_ref))
        .map(|column| column.cell(row).shown())
        .filter(|text| !text.is_empty())
        .collect();
    if shown.is_empty() { format!("#{}", table.range_row(row)) } else { shown.join(" ") }
}

/// The facts that every result of rules carries: the as-of date and the rules' fingerprint.
pub fn facts(reply: Reply, evaluation: &Evaluation<'_>) -> Reply {
    let as_of = evaluation.measures.as_of.map(crate::date::Date::iso).unwrap_or_default();
    reply.fact("as of", as_of).fact("rules", evaluation.rules.fingerprint())
}
