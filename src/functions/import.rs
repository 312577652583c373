//! IMPORT: the rows that go back into the CRM, changed ones only.

mod crm;
mod skipped;

use super::context;
use super::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, DECIMALS, EPOCH, LANGUAGE, SHOW};
use super::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, OutColumn, OutData, Reply};
use crate::cells::{Cell, Column};
use crate::crm::Entity;
use crate::crm::target::Told;
use crate::explain::reason::neutral;
use crate::lang::Texts;
use crate::messages::Code;
use crate::metrics::as_of_columns;
use crate::outputs::import_rows::{self, Previous, Row, Skip};
use crate::problem::{Place, Problem};
use crate::table::recognise::lost_ids;
use crate::table::{Role, Table, nearest};
use crm::{
    ALSO, CHANGED, CONFIRMED, DATE_COLUMN, ENTITY, REASON, REASON_COLUMN, TIER_COLUMN, crm, id_column_of, name, told,
};
use skipped::{LIST, NOT_SENT, SENT, Skipped};

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
            about: [
                "The result of ASSIGN for the same rows, or a table with a client and a tier column.",
                "Результат ASSIGN для тех же строк или таблица со столбцами клиента и категории.",
                "Результат ASSIGN для тих самих рядків або таблиця зі стовпцями клієнта й категорії.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        Param {
            name: "crm",
            about: documented([
                "The CRM: HubSpot, Salesforce, Pipedrive, Zoho, Bitrix24, Kommo (amoCRM), RetailCRM, Odoo, EspoCRM, SuiteCRM; generic if left out.",
                "CRM: HubSpot, Salesforce, Pipedrive, Zoho, Битрикс24, amoCRM (Kommo), RetailCRM, Odoo, EspoCRM, SuiteCRM; если не задана, generic.",
                "CRM: HubSpot, Salesforce, Pipedrive, Zoho, Бітрікс24, Kommo (amoCRM), RetailCRM, Odoo, EspoCRM, SuiteCRM; якщо не задано, generic.",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        Param {
            name: "previous tiers",
            about: documented([
                "The tiers that the CRM holds now: a table with client and tier, or one column in the order of the data; by default the data's own tier column.",
                "Категории, которые сейчас в CRM: таблица с клиентом и категорией или столбец в порядке данных; по умолчанию столбец категории в данных.",
                "Категорії, які зараз у CRM: таблиця з клієнтом і категорією або стовпець у порядку даних; типово стовпець категорії в даних.",
            ]),
            kind: ParamKind::Table,
            optional: true,
        },
        OPTIONS,
    ],
    options: &[
        CHANGED,
        CONFIRMED,
        ENTITY,
        TIER_COLUMN,
        DATE_COLUMN,
        REASON_COLUMN,
        REASON,
        ALSO,
        LIST,
        AS_OF,
        LANGUAGE,
        DECIMAL,
        DATES,
        EPOCH,
        CLIENT,
        SHOW,
        COLUMNS,
        DECIMALS,
    ],
    returns: documented([
        "The id, tier, date (the as-of date) and reason under the headers that the CRM takes; for generic the id under the data's own header.",
        "ID, категория, дата (дата отчёта) и причина под заголовками, которые принимает CRM; для generic ID под заголовком из данных.",
        "ID, категорія, дата (дата звіту) і причина під заголовками, які приймає CRM; для generic ID під заголовком із даних.",
    ]),
    shape: Shape::Table,
    examples: &["import-changed-only", "import-ids-stay-text", "import-hubspot", "import-bitrix24-ru"],
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
    own.extend(also(inputs, data).map_err(one)?);
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

/// The rows whose ids are long texts of digits that all end in zeros: a spreadsheet cut them.
fn cut_ids(ids: &Column) -> Vec<bool> {
    let digits = |row: usize| ids.text(row).is_some_and(|text| text.trim().bytes().all(|byte| byte.is_ascii_digit()));
    lost_ids(ids).into_iter().enumerate().map(|(row, lost)| lost && digits(row)).collect()
}

/// Rows at the end whose id is blank: a result beside the data ends in blanks there.
fn trailing_blank(ids: &Column) -> usize {
    (0..ids.len()).rev().take_while(|row| ids.cell(*row).is_blank()).count()
}

/// The columns of the data to put beside.
fn also(inputs: &Inputs, data: &Table) -> Result<Vec<usize>, Problem> {
    inputs.options.list("also").iter().map(|header| data.require(header)).collect()
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let lang = inputs.lang();
    let (profile, entity) = crm(inputs).map_err(one)?;
    let target = &profile.target;
    let told = told(inputs, target).map_err(one)?;
    let data = inputs.table(0).map_err(one)?;
    let given = inputs.table(1).map_err(one)?;
    let id = id_column(inputs, data).map_err(one)?;
    let also = also(inputs, data).map_err(one)?;
    let ids = data.column(id);
    let tiers = tier_column(given).map_err(one)?;
    let reasons = given.with_role(Role::Reason).map(|index| given.column(index));
    let rows = aligned(inputs, data, &ids, given).map_err(one)?;
    let previous = previous(inputs, data, &ids, &tiers).map_err(one)?;
    let changed_only =
        inputs.options.text("changed").is_none_or(|text| !crate::rules::matching::is_no(&text.to_lowercase()));
    let mut measures = crate::metrics::Measures::new(data, inputs.options.locale, inputs.options.as_of);
    measures.infer_as_of().map_err(one)?;
    let written: Vec<String> = (0..rows.len()).map(|row| import_rows::id_of(&ids, row)).collect();
    let place = id_column_of(target, entity, &written);
    // A name is no id even where it looks like one, and a deal's id is not that of its client.
    let foreign = match data.headers.get(id).and_then(|header| header.role) {
        Some(Role::Client) => place.is_some(),
        Some(Role::DealId) => place.is_some_and(|place| place.entity != Entity::Deal),
        _ => false,
    };
    let candidates = rows.iter().zip(&written).enumerate().filter_map(|(row, (other, id))| {
        let tier = other.map(|other| tiers.cell(other).shown()).unwrap_or_default();
        let reason =
            other.zip(reasons.as_ref()).map(|(other, reasons)| reasons.cell(other).shown()).unwrap_or_default();
        let blank = ids.cell(row).is_blank() && tier.trim().is_empty();
        let read = if foreign { None } else { place.map_or(Some(id.into()), |place| place.shape.read(id)) };
        let (id, strange) = (read.as_deref().unwrap_or(id).to_owned(), read.is_none());
        (!blank).then(|| Row { row, id, strange, tier: tier.trim().to_owned(), reason })
    });
    let mut confirmed = inputs.options.list("tiers");
    if confirmed.is_empty() {
        confirmed = target.values.iter().map(|value| (*value).to_owned()).collect();
    }
    let candidates: Vec<Row> = candidates.collect();
    let cut = cut_ids(&ids);
    let (damaged, whole): (Vec<Row>, Vec<Row>) =
        candidates.iter().cloned().partition(|row| cut.get(row.row) == Some(&true) && !row.tier.is_empty());
    let mut picked = import_rows::pick(whole, &ids, &previous, &confirmed, changed_only);
    if !damaged.is_empty() {
        let skipped = picked.skipped.at(Skip::Damaged, Vec::new);
        skipped.extend(damaged.iter().map(|row| row.row));
        skipped.sort_unstable();
    }
    let mut notes = Vec::new();
    notes.extend(profile.no_update(Place::of("crm")));
    let skipped = Skipped { data, id, ids: &ids, place, profile, confirmed: &confirmed, candidates: &candidates, lang };
    for (skip, rows) in &picked.skipped {
        notes.push(skipped.note(*skip, rows));
    }
    let facts = |reply: Reply| {
        let as_of = measures.as_of.map(crate::date::Date::iso).unwrap_or_default();
        reply
            .fact("as of", as_of)
            .fact("previous", previous.source.clone())
            .fact("sent", picked.rows.len().to_string())
            .fact("unchanged", picked.unchanged.to_string())
    };
    if inputs.options.choice("list", &[SENT, NOT_SENT]).map_err(one)? == Some(1) {
        let reply = Reply::table(skipped.columns(&picked.skipped));
        return Ok(facts(Reply { notes, ..reply }));
    }
    let sent = &picked.rows;
    let texts = |texts: Vec<String>| OutData::Cells(texts.into_iter().map(Cell::text).collect());
    let copied = |column: usize| OutColumn {
        header: data.title(column).to_owned(),
        data: OutData::Copied { arg: 0, column, rows: sent.iter().map(|row| row.row as u32).collect() },
    };
    let header = |option: &str, usual: &Texts<'static>| {
        inputs.options.text(option).filter(|text| !text.is_empty()).unwrap_or_else(|| lang.pick(usual).to_owned())
    };
    let mut columns = vec![match place {
        None => copied(id),
        Some(place) => {
            let own = sent.iter().map(|row| row.id.clone()).collect();
            OutColumn { header: place.header.to_owned(), data: texts(own) }
        }
    }];
    let tiers = sent.iter().map(|row| row.tier.clone()).collect();
    columns.push(OutColumn { header: header("tier column", &target.tier), data: texts(tiers) });
    let date_header = header("date column", &target.date);
    let unwanted = ["none", "нет", "немає"].contains(&date_header.to_lowercase().as_str());
    // A blank would clear the field in some CRMs.
    if !unwanted && (target.is_generic() || measures.as_of.is_some()) {
        let date = measures.as_of.map_or(Cell::Blank, Cell::Date);
        columns.push(OutColumn { header: date_header, data: OutData::Cells(vec![date; sent.len()]) });
    }
    if told != Told::Nothing {
        let shown = |row: &Row| match told {
            Told::Rule | Told::Nothing => neutral(&row.reason, lang),
            Told::Safe => import_rows::harmless(&row.reason),
            Told::Exact => row.reason.clone(),
        };
        let reasons: Vec<String> = sent.iter().map(shown).collect();
        let left_out = |(row, told): &(&Row, &String)| !row.reason.trim().is_empty() && told.is_empty();
        let left_out = sent.iter().zip(&reasons).filter(left_out).count();
        if left_out > 0 {
            notes.push(Problem::new(Code::ReasonsLeftOut, given.place(), [left_out.to_string()]));
        }
        columns.push(OutColumn { header: header("reason column", &target.reason), data: texts(reasons) });
    }
    columns.extend(also.into_iter().map(copied));
    let mut reply = Reply::table(columns);
    reply.notes = notes;
    Ok(facts(reply))
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
