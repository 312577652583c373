//! IMPORT: the rows that go back into the CRM, changed ones only.

use super::context;
use super::options::with;
use super::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, asked_for, documented};
use super::{Inputs, OptionSpec, OutColumn, OutData, Reply};
use crate::cells::{Cell, Column};
use crate::messages::Code;
use crate::metrics::as_of_columns;
use crate::outputs::import_rows::{self, Previous, Row, Skip};
use crate::problem::{Place, Problem};
use crate::table::{Role, Table, nearest};

/// `changed`
const CHANGED: OptionSpec = OptionSpec {
    name: "changed",
    aliases: &["changed only", "только изменения", "лише зміни"],
    about: documented([
        "yes (default): only rows whose tier differs from the previous one; no: all rows.",
        "yes (по умолчанию): только строки, где категория изменилась; no: все строки.",
        "yes (типово): лише рядки, де категорія змінилася; no: усі рядки.",
    ]),
};

/// The dialects of import files; each CRM's own come with its profile.
const DIALECTS: &[&str] = &["generic"];

/// The record.
pub const SPEC: Function = Function {
    id: "IMPORT",
    since: "0.1.0",
    about: documented([
        "Gives the rows that a CRM imports by id: id, tier, date, reason; only the clients whose tier changed.",
        "Даёт строки, которые CRM импортирует по ID: ID, категория, дата, причина; только клиенты, у которых категория изменилась.",
        "Дає рядки, які CRM імпортує за ID: ID, категорія, дата, причина; лише клієнти, у яких категорія змінилася.",
    ]),
    params: &[
        Param { name: "data", ..context::DATA },
        Param {
            name: "tiers",
            about: asked_for([
                "The result of ASSIGN for the same rows, or a table with a client and a tier column.",
                "Результат ASSIGN для тех же строк или таблица со столбцами клиента и категории.",
                "Результат ASSIGN для тих самих рядків або таблиця зі стовпцями клієнта й категорії.",
            ]),
            kind: ParamKind::Table,
            optional: false,
        },
        Param {
            name: "crm",
            about: asked_for([
                "The name of the CRM's dialect: generic.",
                "Имя формата CRM: generic.",
                "Ім'я формату CRM: generic.",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        Param {
            name: "previous tiers",
            about: asked_for([
                "The tiers that the CRM holds now: a table with client and tier, or one column in the order of the data; by default the data's own tier column.",
                "Категории, которые сейчас в CRM: таблица с клиентом и категорией или столбец в порядке данных; по умолчанию столбец категории в данных.",
                "Категорії, які зараз у CRM: таблиця з клієнтом і категорією або стовпець у порядку даних; типово стовпець категорії в даних.",
            ]),
            kind: ParamKind::Table,
            optional: true,
        },
        OPTIONS,
    ],
    options: &with(CHANGED),
    returns: documented([
        "The client's id under the data's own header, tier, date (the as-of date), reason.",
        "ID клиента под заголовком из данных, категория, дата (дата отчёта), причина.",
        "ID клієнта під заголовком із даних, категорія, дата (дата звіту), причина.",
    ]),
    shape: Shape::Table,
    examples: &["import-changed-only", "import-ids-stay-text"],
    plan,
    run,
};

fn id_column(inputs: &Inputs, table: &Table) -> Result<usize, Problem> {
    if let Some(column) = context::client_column(inputs, table)? {
        return Ok(column);
    }
    // A tier may go back to a deal too.
    let deal = table.with_role(Role::DealId);
    deal.ok_or_else(|| Problem::new(Code::NoIdColumn, table.place(), [table.range.as_str()]))
}

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let data = inputs.table(0).map_err(one)?;
    let mut own = vec![id_column(inputs, data).map_err(one)?];
    own.extend(data.with_role(Role::Tier));
    if inputs.options.as_of.is_none() {
        own.extend(as_of_columns(data));
    }
    let of_tiers = |table: &Table| -> Vec<usize> {
        [Role::ClientId, Role::Client, Role::Tier, Role::Reason]
            .iter()
            .filter_map(|role| table.with_role(*role))
            .chain([0])
            .collect()
    };
    let mut columns = vec![own, of_tiers(inputs.table(1).map_err(one)?), Vec::new()];
    columns.push(inputs.optional_table(3).map(of_tiers).unwrap_or_default());
    for list in &mut columns {
        list.sort_unstable();
        list.dedup();
    }
    Ok(Wanted { presence: vec![None; columns.len()], columns })
}

fn tier_column(table: &Table) -> Result<Column, Problem> {
    let only = (table.headers.len() == 1).then_some(0);
    let missing = || {
        let all = table.headers.iter().map(|header| header.title.as_str());
        let near = nearest("tier", all).unwrap_or_default();
        Problem::new(Code::UnknownFieldName, table.place(), ["tier", &table.range, near])
    };
    table.with_role(Role::Tier).or(only).map(|index| table.column(index)).ok_or_else(missing)
}

/// The rows of another table that belong to the rows of the data: by client where it names clients, else in order.
fn aligned(inputs: &Inputs, data: &Table, ids: &Column, other: &Table) -> Result<Vec<Option<usize>>, Problem> {
    let key = data.headers.get(id_column(inputs, data)?).map(|header| header.key.clone());
    let same = other.headers.iter().position(|header| Some(&header.key) == key.as_ref() && !header.key.is_empty());
    if let Some(index) = same.or_else(|| other.presence_column()) {
        return Ok(import_rows::matched(ids, &other.column(index)));
    }
    if other.rows > data.rows || data.rows - other.rows > trailing_blank(ids) {
        let args = [other.range.clone(), other.rows.to_string(), data.range.clone(), data.rows.to_string()];
        return Err(Problem::new(Code::UnequalLengths, other.place(), args));
    }
    Ok((0..data.rows).map(|row| (row < other.rows).then_some(row)).collect())
}

/// Rows at the end whose id is blank: a result beside the data ends in blanks there.
fn trailing_blank(ids: &Column) -> usize {
    (0..ids.len()).rev().take_while(|row| ids.cell(*row).is_blank()).count()
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let crm = inputs.cell(2).shown().trim().to_lowercase();
    if !crm.is_empty() && !DIALECTS.contains(&crm.as_str()) {
        let args = [inputs.cell(2).shown(), DIALECTS.join(", ")];
        return Err(vec![Problem::new(Code::UnknownCrm, Place::of("crm"), args)]);
    }
    let data = inputs.table(0).map_err(one)?;
    let given = inputs.table(1).map_err(one)?;
    let id = id_column(inputs, data).map_err(one)?;
    let ids = data.column(id);
    let tiers = tier_column(given).map_err(one)?;
    let reasons = given.with_role(Role::Reason).map(|index| given.column(index));
    let rows = aligned(inputs, data, &ids, given).map_err(one)?;
    let previous = previous(inputs, data, &ids, &tiers).map_err(one)?;
    let changed_only =
        inputs.options.text("changed").is_none_or(|text| !crate::rules::matching::is_no(&text.to_lowercase()));
    let mut measures = crate::metrics::Measures::new(data, inputs.options.locale, inputs.options.as_of);
    measures.infer_as_of().map_err(one)?;
    let candidates = rows.iter().enumerate().filter_map(|(row, other)| {
        let tier = other.map(|other| tiers.cell(other).shown()).unwrap_or_default();
        let reason =
            other.zip(reasons.as_ref()).map(|(other, reasons)| reasons.cell(other).shown()).unwrap_or_default();
        let blank = ids.cell(row).is_blank() && tier.trim().is_empty();
        (!blank).then(|| Row { row, tier: tier.trim().to_owned(), reason })
    });
    let picked = import_rows::pick(candidates.collect(), &ids, &previous, changed_only);
    let mut notes = Vec::new();
    for (skip, rows) in &picked.skipped {
        let first = rows.first().map(|row| data.range_row(*row)).unwrap_or_default();
        let sample = rows.first().map(|row| ids.cell(*row).shown()).filter(|id| !id.is_empty());
        let why = inputs.lang().pick(match skip {
            Skip::NoId => &["no id", "нет ID", "немає ID"],
            Skip::NoTier => &["no tier", "нет категории", "немає категорії"],
            Skip::Damaged => {
                &["the id was shortened by a spreadsheet", "ID испорчен таблицей", "ID зіпсовано таблицею"]
            }
            Skip::Twice => &[
                "the id stands twice with different tiers",
                "ID повторяется с разными категориями",
                "ID повторюється з різними категоріями",
            ],
        });
        let args = [rows.len().to_string(), why.to_owned(), sample.unwrap_or_else(|| format!("#{first}"))];
        notes.push(Problem::new(Code::RowsNotSent, data.place().row(first), args));
    }
    let lang = inputs.lang();
    let date = measures.as_of.map_or(Cell::Blank, Cell::Date);
    let sent: Vec<&Row> = picked.rows.iter().collect();
    let text =
        |show: fn(&Row) -> &String| OutData::Cells(sent.iter().map(|row| Cell::text(show(row).as_str())).collect());
    let mut reply = Reply::table(vec![
        OutColumn {
            header: data.title(id).to_owned(),
            data: OutData::Copied { arg: 0, column: id, rows: sent.iter().map(|row| row.row as u32).collect() },
        },
        OutColumn { header: lang.pick(Role::Tier.titles()).to_owned(), data: text(|row| &row.tier) },
        OutColumn { header: lang.pick(Role::Date.titles()).to_owned(), data: OutData::Cells(vec![date; sent.len()]) },
        OutColumn { header: lang.pick(Role::Reason.titles()).to_owned(), data: text(|row| &row.reason) },
    ]);
    reply.notes = notes;
    let as_of = measures.as_of.map(crate::date::Date::iso).unwrap_or_default();
    Ok(reply
        .fact("as of", as_of)
        .fact("previous", previous.source)
        .fact("sent", picked.rows.len().to_string())
        .fact("unchanged", picked.unchanged.to_string()))
}

/// The tiers that the CRM holds: the argument's, else the data's own, if they look like tiers.
fn previous(inputs: &Inputs, data: &Table, ids: &Column, tiers: &Column) -> Result<Previous, Problem> {
    if let Some(table) = inputs.optional_table(3) {
        let column = tier_column(table)?;
        let rows = aligned(inputs, data, ids, table)?;
        let cell = |row: &Option<usize>| row.map(|row| column.cell(row).shown().trim().to_owned()).unwrap_or_default();
        return Ok(Previous { tiers: Some(rows.iter().map(cell).collect()), source: table.range.clone() });
    }
    let own = data.with_role(Role::Tier).map(|index| (index, data.column(index)));
    Ok(match own {
        Some((index, column)) if import_rows::look_like_tiers(&column, tiers) => {
            let cells = (0..data.rows).map(|row| column.cell(row).shown().trim().to_owned());
            Previous { tiers: Some(cells.collect()), source: data.title(index).to_owned() }
        }
        _ => Previous::default(),
    })
}
