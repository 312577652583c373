//! COMPLETENESS: how far the fields that are needed are filled in, and whom to complete.

use super::context::{client_column, client_columns, client_name};
use super::options::COMMON;
use super::options::with;
use super::reply::{column, count_cell, number_cell};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, OutColumn, OutData, Reply};
use crate::cells::{Cell, Grid, Kind};
use crate::maps::Map;
use crate::messages::Code;
use crate::metrics::{Formula, Keys, Measures, NONE, repeated};
use crate::number;
use crate::problem::{Place, Problem};
use crate::rules::{RuleTable, template};
use crate::table::{Field, Role, State, Table, recognise};
use rust_decimal::Decimal;
use std::rc::Rc;

/// How many clients of a field are named.
const NAMED: usize = 20;
const REQUIRED: &str = "required";

/// `list`
const LIST: OptionSpec = OptionSpec {
    name: "list",
    aliases: &["form", "список", "перелік", "вид", "вигляд"],
    about: documented([
        "\"fields\" (default): a row per group and field; \"clients\": a row per client that lacks something.",
        "«fields» (по умолчанию): строка на группу и поле; «clients»: строка на клиента, которому чего-то не хватает.",
        "«fields» (типово): рядок на групу й поле; «clients»: рядок на клієнта, якому чогось бракує.",
    ]),
};

const OPTIONS_TAKEN: [OptionSpec; COMMON.len() + 1] = with(LIST);

/// The record.
pub const SPEC: Function = Function {
    id: "COMPLETENESS",
    since: "0.1.0",
    about: documented([
        "How far the needed fields are filled in, in all and per group such as owner or tier, and which clients to complete.",
        "Насколько заполнены нужные поля, всего и по группам (ответственным, категориям), и каких клиентов дополнить.",
        "Наскільки заповнені потрібні поля, загалом і за групами (відповідальними, категоріями), і яких клієнтів доповнити.",
    ]),
    params: &[
        Param {
            name: "data",
            about: [
                "One row per client, with a header row.",
                "Строка на клиента, с заголовками.",
                "Рядок на клієнта, із заголовками.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        Param {
            name: REQUIRED,
            about: [
                "The fields that are needed: headers in a row or a column, one text with ; between them, or a rule table, whose fields are taken.",
                "Нужные поля: заголовки в строке или столбце, один текст через «;» или таблица правил, тогда берутся её поля.",
                "Потрібні поля: заголовки в рядку чи стовпці, один текст через «;» або таблиця правил, тоді беруться її поля.",
            ],
            kind: ParamKind::Grid,
            optional: false,
        },
        Param {
            name: "group",
            about: documented([
                "The header of the column to group by, such as the owner or the tier.",
                "Заголовок столбца для группировки, например ответственный или категория.",
                "Заголовок стовпця для групування, наприклад відповідальний або категорія.",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        OPTIONS,
    ],
    options: &OPTIONS_TAKEN,
    returns: documented([
        "Per group and field, all clients first: clients, filled, share, and the clients to complete, twenty at most. Margin and other metrics count by the columns that they are computed from.",
        "На каждую группу и поле, сначала все клиенты: клиентов, заполнено, доля и кого дополнить, не больше двадцати. Маржа и другие показатели считаются по столбцам, из которых они вычисляются.",
        "На кожну групу й поле, спершу всі клієнти: клієнтів, заповнено, частка і кого доповнити, не більше двадцяти. Маржа та інші показники рахуються за стовпцями, з яких вони обчислюються.",
    ]),
    shape: Shape::Table,
    examples: &["completeness-by-owner", "completeness-rules", "completeness-clients-ru"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let one = |problem| vec![problem];
    let table = inputs.table(0).map_err(one)?;
    let mut columns = required(inputs, table)?;
    columns.extend(client_columns(inputs, table).map_err(one)?);
    columns.extend(group(inputs, table).map_err(one)?);
    columns.sort_unstable();
    columns.dedup();
    Ok(Wanted { columns: vec![columns], presence: vec![None] })
}

/// The column to group by.
fn group(inputs: &Inputs, table: &Table) -> Result<Option<usize>, Problem> {
    match inputs.cell(2) {
        cell if cell.is_blank() => Ok(None),
        cell => table.require(&cell.shown()).map(Some),
    }
}

/// The columns that must be filled in, each once, in the order in which they are named.
fn required(inputs: &Inputs, table: &Table) -> Result<Vec<usize>, Vec<Problem>> {
    let blank = Grid::default();
    let grid = inputs.grid(1).unwrap_or(&blank);
    let names = match rules(inputs, grid, table)? {
        Some(rules) => rules
            .fields
            .iter()
            .map(|field| (field.header.clone(), Place::of(REQUIRED).column(field.column, "")))
            .collect(),
        None => listed(grid),
    };
    let mut columns: Vec<usize> = Vec::new();
    let mut problems = Vec::new();
    for (name, place) in names {
        match Formula::of_header(table, &name) {
            Ok(formula) => {
                for index in formula.columns() {
                    if !columns.contains(&index) {
                        columns.push(index);
                    }
                }
            }
            Err(problem) => problems.push(Problem { place, ..problem }),
        }
    }
    if columns.is_empty() && problems.is_empty() {
        problems.push(Problem::new(Code::EmptyRange, Place::of(REQUIRED), [REQUIRED]));
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

/// The rule table, if the argument is one: a range with a column of tiers, or the name of a template.
fn rules(inputs: &Inputs, grid: &Grid, table: &Table) -> Result<Option<RuleTable>, Vec<Problem>> {
    let locale = &inputs.options.locale;
    if grid.height() == 1 && grid.width() == 1 {
        let name = grid.cell(0, 0).shown();
        return match template(&name) {
            Some(template) if matches!(table.named(&name), Ok(None)) => {
                RuleTable::read(&template.grid(inputs.lang()), REQUIRED, locale).map(Some)
            }
            _ => Ok(None),
        };
    }
    if grid.height() < 2 || grid.width() < 2 {
        return Ok(None);
    }
    match RuleTable::read(grid, REQUIRED, locale) {
        Ok(rules) => Ok(Some(rules)),
        Err(problems) if problems.iter().any(|problem| problem.code == Code::NoTierColumn) => Ok(None),
        Err(problems) => Err(problems),
    }
}

/// All names in the range, with their places.
fn listed(grid: &Grid) -> Vec<(String, Place)> {
    let mut names = Vec::new();
    for (row, cells) in grid.rows.iter().enumerate() {
        for (index, cell) in cells.iter().enumerate() {
            let text = cell.shown();
            let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
            names.extend(parts.map(|part| (part.to_owned(), Place::of(REQUIRED).row(row + 1).column(index + 1, ""))));
        }
    }
    names
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem| vec![problem];
    let table = inputs.table(0).map_err(one)?;
    let columns = required(inputs, table)?;
    let by_clients = match inputs.options.text("list").unwrap_or_default().to_lowercase().as_str() {
        "" | "fields" | "поля" => false,
        "clients" | "клиенты" | "клієнти" => true,
        other => {
            let args = ["list".to_owned(), other.to_owned(), "\"fields\" / \"clients\"".to_owned()];
            return Err(vec![Problem::new(Code::BadOption, Place::of("options"), args)]);
        }
    };
    let mut measures = Measures::new(table, inputs.options.locale, inputs.options.as_of);
    let mut fields: Vec<(usize, Rc<Field>)> = Vec::with_capacity(columns.len());
    for index in columns {
        fields.push((index, measures.column(index).map_err(|problem| vec![recognise::hinted(problem, table)])?));
    }
    let clients = client_columns(inputs, table).map_err(one)?;
    let group = group(inputs, table).map_err(one)?;
    // Judged by the columns that are asked for, so that it does not matter which others came along.
    let asked = || clients.iter().chain(&group).chain(fields.iter().map(|(index, _)| index));
    let filled = |row: &usize| {
        asked().any(|index| matches!(table.columns.get(*index), Some(Some(column)) if column.kind(*row) != Kind::Blank))
    };
    let rows: Vec<usize> = (0..table.rows).filter(filled).collect();
    let own = client_column(inputs, table).map_err(one)?.map(|index| (index, table.column(index)));
    let mut keys = Keys::default();
    let codes = own.as_ref().map(|(_, column)| keys.read(column)).unwrap_or_default();
    let twice = own.as_ref().and_then(|(index, _)| repeated(&keys.counts(&codes), &keys, table, *index));
    let checked = Checked { inputs, table, clients, group, fields, rows, keys: codes };
    let mut reply = Reply::table(if by_clients { checked.by_clients() } else { checked.by_fields() });
    reply.notes = table.problems.iter().chain(&measures.problems).cloned().chain(twice).collect();
    Ok(reply.fact("rows", checked.rows.len().to_string()))
}

/// The table with the fields that are needed, read.
struct Checked<'a> {
    inputs: &'a Inputs,
    table: &'a Table,
    clients: Vec<usize>,
    group: Option<usize>,
    fields: Vec<(usize, Rc<Field>)>,
    /// The rows that are not blank lines.
    rows: Vec<usize>,
    /// Each row's client.
    keys: Vec<u32>,
}

impl Checked<'_> {
    fn lacks(field: &Field, row: usize) -> bool {
        matches!(field.state(row), State::Blank | State::Unreadable)
    }

    /// The clients of these rows, each once, as far as there is room.
    fn named(&self, rows: impl Iterator<Item = usize>) -> Cell {
        let key = self.clients.get(..1).unwrap_or(&[]);
        let mut seen: Map<u32, ()> = Map::new();
        let mut names: Vec<String> = Vec::new();
        let mut more = 0usize;
        for row in rows {
            let code = self.keys.get(row).copied().unwrap_or(NONE);
            if code != NONE && seen.insert(code, ()).is_some() {
                continue;
            }
            if names.len() < NAMED {
                names.push(client_name(self.table, key, row));
            } else {
                more += 1;
            }
        }
        if more > 0 {
            names.push(format!("+{more}"));
        }
        Cell::text(names.join(", "))
    }

    /// The groups by name, those without one last; the first is everybody.
    fn groups(&self) -> Vec<(String, Vec<usize>)> {
        let lang = self.inputs.lang();
        let mut groups = vec![(lang.pick(&["all", "все", "усі"]).to_owned(), self.rows.clone())];
        let Some(index) = self.group else { return groups };
        let own = self.table.column(index);
        let mut keys = Keys::default();
        let codes = keys.read(&own);
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); keys.len()];
        let mut nowhere = Vec::new();
        for row in &self.rows {
            match codes.get(*row).and_then(|code| members.get_mut(*code as usize)) {
                Some(members) => members.push(*row),
                None => nowhere.push(*row),
            }
        }
        let named = members.into_iter().enumerate().map(|(code, rows)| (keys.name(code as u32).to_owned(), rows));
        let mut named: Vec<(String, Vec<usize>)> = named.collect();
        named.sort();
        groups.extend(named);
        if !nowhere.is_empty() {
            groups.push((lang.pick(&["(blank)", "(пусто)", "(порожньо)"]).to_owned(), nowhere));
        }
        groups
    }

    fn by_fields(&self) -> Vec<OutColumn> {
        let lang = self.inputs.lang();
        let mut cells: [Vec<Cell>; 6] = Default::default();
        for (group, rows) in self.groups() {
            for (index, field) in &self.fields {
                let lacking = || rows.iter().copied().filter(|row| Checked::lacks(field, *row));
                let count = lacking().count();
                let filled = rows.len() - count;
                let share = number::quotient(Decimal::from(filled), Decimal::from(rows.len()));
                let row = [
                    Cell::text(group.as_str()),
                    Cell::text(self.table.title(*index)),
                    count_cell(rows.len()),
                    count_cell(filled),
                    number_cell(share),
                    self.named(lacking()),
                ];
                for (column, cell) in cells.iter_mut().zip(row) {
                    column.push(cell);
                }
            }
        }
        let headers = [
            ["group", "группа", "група"],
            ["field", "поле", "поле"],
            ["clients", "клиентов", "клієнтів"],
            ["filled", "заполнено", "заповнено"],
            ["share", "доля", "частка"],
            ["to complete", "дополнить", "доповнити"],
        ];
        headers.iter().zip(cells).map(|(header, cells)| column(lang.pick(header), cells)).collect()
    }

    fn by_clients(&self) -> Vec<OutColumn> {
        let lang = self.inputs.lang();
        let lacking = |row: &usize| {
            let titles = self.fields.iter().filter(|(_, field)| Checked::lacks(field, *row));
            titles.map(|(index, _)| self.table.title(*index)).collect::<Vec<_>>().join(", ")
        };
        let found: Vec<(usize, String)> =
            self.rows.iter().map(|row| (*row, lacking(row))).filter(|(_, missing)| !missing.is_empty()).collect();
        let rows: Vec<u32> = found.iter().map(|(row, _)| *row as u32).collect();
        let copied = |header: String, index: usize| OutColumn {
            header,
            data: OutData::Copied { arg: 0, column: index, rows: rows.clone() },
        };
        let title = |index: usize| match self.table.headers.get(index).and_then(|header| header.role) {
            Some(role @ (Role::ClientId | Role::Client)) => lang.pick(role.titles()).to_owned(),
            _ => self.table.title(index).to_owned(),
        };
        let mut columns: Vec<OutColumn> = self.clients.iter().map(|index| copied(title(*index), *index)).collect();
        columns
            .extend(self.group.filter(|index| !self.clients.contains(index)).map(|index| copied(title(index), index)));
        let missing = found.into_iter().map(|(_, missing)| Cell::text(missing)).collect();
        columns.push(column(lang.pick(Role::Missing.titles()), missing));
        columns
    }
}
