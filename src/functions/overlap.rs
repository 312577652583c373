//! OVERLAP: what two lists of clients have in common.

use super::options::{CLIENT, COLUMNS, DECIMALS, LANGUAGE, SHOW};
use super::reply::{column, count_cell, number_cell};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, OutColumn, OutData, Reply};
use crate::cells::{Cell, Column, Kind};
use crate::lists::overlap::{Member, Overlap, overlap};
use crate::maps::Numbered;
use crate::messages::Code;
use crate::metrics::{Keys, NONE, plain_name, repeated};
use crate::number;
use crate::problem::Problem;
use crate::table::{Role, Table, clipped};
use crate::tiers::tier_key;
use rust_decimal::Decimal;

const LISTS: [&str; 2] = ["first", "second"];
/// Headers of a column that says whether its row is in a list, normalised.
const IN_LIST: &[&str] = &["in the top", "в топе", "у топі", "in", "in list", "в списке", "у списку", "у переліку"];

/// Headers of a column that parts clients as tiers do, normalised.
const GROUPS: &[&str] = &["group", "группа", "група", "segment", "сегмент", "abc", "xyz"];

const fn filter(name: &'static str, aliases: &'static [&'static str]) -> OptionSpec {
    OptionSpec {
        name,
        aliases,
        about: documented([
            "Which rows of that list count: values of its column of tiers, groups, segments or classes, such as A; AA or VIP, or of another column, such as city = Riga; by default all rows, and of a result of TOP those that are in.",
            "Какие строки этого списка считать: значения столбца категорий, групп, сегментов или классов, например A; AA или VIP, либо другого столбца, например город = Казань; по умолчанию все, а в результате TOP — вошедшие.",
            "Які рядки цього списку рахувати: значення стовпця категорій, груп, сегментів чи класів, наприклад A; AA або VIP, чи іншого стовпця, наприклад місто = Львів; типово всі, а в результаті TOP — ті, що ввійшли.",
        ]),
    }
}

const fn list(name: &'static str) -> Param {
    Param {
        name,
        about: [
            "A list with a header row that names clients: a table with an id or a name, or one column.",
            "Список с заголовками, который называет клиентов: таблица с кодом или названием либо один столбец.",
            "Список із заголовками, який називає клієнтів: таблиця з кодом чи назвою або один стовпець.",
        ],
        kind: ParamKind::Table,
        optional: false,
    }
}

/// The record.
pub const SPEC: Function = Function {
    id: "OVERLAP",
    since: "0.2.0",
    about: documented([
        "Compares two lists of clients: how many are in both and in only one, as shares of either list, and who they are.",
        "Сравнивает два списка клиентов: сколько в обоих и только в одном, в долях каждого списка, и кто это.",
        "Порівнює два списки клієнтів: скільки в обох і лише в одному, у частках кожного списку, і хто це.",
    ]),
    params: &[list(LISTS[0]), list(LISTS[1]), OPTIONS],
    options: &[
        LANGUAGE,
        CLIENT,
        SHOW,
        COLUMNS,
        DECIMALS,
        filter("first", &["first rows", "первый", "в первом", "перший", "у першому"]),
        filter("second", &["second rows", "второй", "во втором", "другий", "у другому"]),
    ],
    returns: documented([
        "Six lines (both, only first, only second, first, second, either) with the number of clients and its share of the first list, of the second, and of all clients of either; beside them the three lists. Clients are compared by id where both lists have one, else by name, letter by letter without spaces around; one that stands in a list more than once counts once.",
        "Шесть строк (в обоих, только в первом, только во втором, первый, второй, хотя бы в одном): число клиентов и его доли в первом списке, во втором и среди всех; рядом три списка. Клиенты сравниваются по коду, если он есть в обоих списках, иначе по названию, буква в букву, без пробелов по краям; повторы в списке считаются один раз.",
        "Шість рядків (в обох, лише в першому, лише в другому, перший, другий, хоча б в одному): кількість клієнтів і її частки в першому списку, у другому й серед усіх; поруч три списки. Клієнти порівнюються за кодом, якщо він є в обох списках, інакше за назвою, літера в літеру, без пробілів по краях; повтори в списку рахуються один раз.",
    ]),
    shape: Shape::Table,
    examples: &["overlap-lists", "overlap-tops-ru"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let lists = lists(inputs).map_err(|problem| vec![problem])?;
    let columns = lists.iter().map(|list| {
        let mut columns = vec![list.key];
        columns.extend(list.filter.as_ref().map(|(index, _)| *index));
        columns.sort_unstable();
        columns.dedup();
        columns
    });
    Ok(Wanted { columns: columns.collect(), presence: vec![None; 2] })
}

/// One of the lists.
struct List<'a> {
    table: &'a Table,
    /// The column that names clients.
    key: usize,
    /// The column and the values that say which rows count; without values it says yes or no.
    filter: Option<(usize, Vec<String>)>,
}

fn lists(inputs: &Inputs) -> Result<[List<'_>; 2], Problem> {
    let (first, second) = (inputs.table(0)?, inputs.table(1)?);
    let [a, b] = keys(inputs, first, second)?;
    Ok([
        List { table: first, key: a, filter: rows_that_count(inputs, first, "first")? },
        List { table: second, key: b, filter: rows_that_count(inputs, second, "second")? },
    ])
}

/// The columns by which clients are compared: ids if both lists have them, else names, else the only column.
fn keys(inputs: &Inputs, first: &Table, second: &Table) -> Result<[usize; 2], Problem> {
    if let Some(header) = inputs.options.text("client") {
        return Ok([first.require(&header)?, second.require(&header)?]);
    }
    for role in [Role::ClientId, Role::Client] {
        if let (Some(a), Some(b)) = (first.with_role(role), second.with_role(role)) {
            return Ok([a, b]);
        }
    }
    let only = |table: &Table| (table.headers.len() == 1).then_some(0);
    let of = |table: &Table| {
        let missing = || Problem::new(Code::NoClientColumn, table.place(), [table.range.as_str()]);
        table.presence_column().or_else(|| only(table)).ok_or_else(missing)
    };
    let (a, b) = (of(first)?, of(second)?);
    let role = |table: &Table, index: usize| table.headers.get(index).and_then(|header| header.role);
    // An id is never equal to a name: all clients would seem to be in one list only.
    match (role(first, a), role(second, b)) {
        (Some(of_first), Some(of_second)) if of_first != of_second => {
            Err(Problem::new(Code::KeysDiffer, second.column_place(b), [first.title(a), second.title(b)]))
        }
        _ => Ok([a, b]),
    }
}

fn rows_that_count(inputs: &Inputs, table: &Table, option: &str) -> Result<Option<(usize, Vec<String>)>, Problem> {
    let values = inputs.options.list(option);
    let Some(written) = values.first() else {
        let says = |header: &crate::table::Header| IN_LIST.contains(&header.key.as_str());
        return Ok(table.headers.iter().position(says).map(|index| (index, Vec::new())));
    };
    let (header, start) = match written.split_once('=') {
        Some((header, rest)) => (Some(header.trim()), rest.trim()),
        None => (None, written.as_str()),
    };
    let index = match header {
        Some(header) => table.require(header)?,
        None => classes(table)?,
    };
    let values = [start].into_iter().chain(values.iter().skip(1).map(String::as_str));
    Ok(Some((index, values.map(tier_key).collect())))
}

/// The column of the tiers; else the groups, segments or classes that a result of VIPS, RFM, ABC or XYZ has.
fn classes(table: &Table) -> Result<usize, Problem> {
    let grouped = || table.headers.iter().position(|header| GROUPS.contains(&header.key.as_str()));
    let tiers = table.require(Role::Tier.id());
    tiers.or_else(|problem| grouped().ok_or(problem))
}

impl List<'_> {
    fn counts(&self, column: &Column, row: usize) -> bool {
        let Some((_, values)) = &self.filter else { return true };
        let shown = column.cell(row).shown();
        if values.is_empty() {
            return match column.kind(row) {
                Kind::Bool => column.value(row) != 0.0,
                _ => crate::rules::matching::is_yes(&shown.to_lowercase()),
            };
        }
        values.contains(&tier_key(&shown))
    }

    /// The rows that count and name a client, with the client's number.
    fn members(&self, codes: &[u32], keys: &Keys<'_>, notes: &mut Vec<Problem>) -> Vec<Member> {
        let table = self.table;
        let own = self.filter.as_ref().map(|(index, _)| table.column(*index)).unwrap_or_default();
        let counted = || (0..table.rows).filter(|row| self.counts(&own, *row));
        let code = |row: usize| codes.get(row).copied().unwrap_or(NONE);
        let blank_rows = table.blank_rows();
        let mut nameless = counted().filter(|row| code(*row) == NONE && blank_rows.binary_search(row).is_err());
        if let Some(first) = nameless.next() {
            let row = table.range_row(first);
            let args = [(nameless.count() + 1).to_string(), table.title(self.key).to_owned(), row.to_string()];
            notes.push(Problem::new(Code::RowsWithoutKey, table.column_place(self.key).row(row), args));
        }
        let members: Vec<Member> =
            counted().map(|row| (row as u32, code(row))).filter(|(_, code)| *code != NONE).collect();
        let codes: Vec<u32> = members.iter().map(|(_, code)| *code).collect();
        notes.extend(repeated(&keys.counts(&codes), keys, table, self.key));
        if let Some((index, _)) = &self.filter {
            let args = [members.len().to_string(), table.rows.to_string(), table.title(*index).to_owned()];
            notes.push(Problem::new(Code::RowsCounted, table.column_place(*index), args));
        }
        members
    }
}

/// That all rows count although the list has groups, which an analyst may have meant to choose from.
fn all_count(list: &List<'_>, option: &str) -> Option<Problem> {
    let index = classes(list.table).ok().filter(|_| list.filter.is_none())?;
    let args = [list.table.range.as_str(), list.table.title(index), option];
    Some(Problem::new(Code::AllGroupsCount, list.table.column_place(index), args))
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    result(inputs).map_err(|problem| vec![problem])
}

fn result(inputs: &Inputs) -> Result<Reply, Problem> {
    let [first, second] = lists(inputs)?;
    let mut notes: Vec<Problem> = first.table.problems.iter().chain(&second.table.problems).cloned().collect();
    let (a, b) = (first.table.column(first.key), second.table.column(second.key));
    let mut keys = Keys::default();
    let (of_first, of_second) = (keys.read(&a), keys.read(&b));
    let (of_first, of_second) =
        (first.members(&of_first, &keys, &mut notes), second.members(&of_second, &keys, &mut notes));
    let found = overlap(&of_first, &of_second);
    notes.extend(
        [(&first, "first"), (&second, "second")].into_iter().filter_map(|(list, option)| all_count(list, option)),
    );
    notes.extend(spelled_two_ways(&found, &a, &b, &second));
    let report = Report { inputs, found: &found, keys: [first.key, second.key] };
    let mut reply = Reply::table(report.columns());
    reply.notes = notes;
    Ok(reply
        .fact("compared by", format!("{} = {}", first.table.title(first.key), second.table.title(second.key)))
        .fact("first", (found.both.len() + found.first.len()).to_string())
        .fact("second", (found.both.len() + found.second.len()).to_string())
        .fact("both", found.both.len().to_string()))
}

/// Clients that are in one list only, and in the other are written a little differently.
fn spelled_two_ways(found: &Overlap, a: &Column, b: &Column, second: &List<'_>) -> Option<Problem> {
    let plain = |column: &Column, row: u32| {
        let name = plain_name(&column.cell(row as usize).shown());
        name.trim_start_matches('0').to_owned()
    };
    let mut known = Numbered::default();
    let mut rows: Vec<u32> = Vec::new();
    for row in &found.first {
        let name = plain(a, *row);
        if !name.is_empty() && known.number(name) == rows.len() {
            rows.push(*row);
        }
    }
    let mut alike = found.second.iter().filter_map(|row| Some((*rows.get(known.find(&plain(b, *row))?)?, *row)));
    let (one, other) = alike.next()?;
    let shown = |column: &Column, row: u32| clipped(&column.cell(row as usize).shown());
    let args = [(alike.count() + 1).to_string(), shown(a, one), shown(b, other)];
    let row = second.table.range_row(other as usize);
    Some(Problem::new(Code::SpelledTwoWays, second.table.column_place(second.key).row(row), args))
}

struct Report<'a> {
    inputs: &'a Inputs,
    found: &'a Overlap,
    keys: [usize; 2],
}

impl Report<'_> {
    fn columns(&self) -> Vec<OutColumn> {
        let Overlap { both, first, second } = self.found;
        let lang = self.inputs.lang();
        let (both, only_first, only_second) = (both.len(), first.len(), second.len());
        let (of_first, of_second) = (both + only_first, both + only_second);
        let either = both + only_first + only_second;
        let lines: [(&[&str; 3], usize, bool, bool); 6] = [
            (&BOTH, both, true, true),
            (&ONLY_FIRST, only_first, true, false),
            (&ONLY_SECOND, only_second, false, true),
            (&["first", "первый", "перший"], of_first, true, false),
            (&["second", "второй", "другий"], of_second, false, true),
            (&["in either", "хотя бы в одном", "хоча б в одному"], either, false, false),
        ];
        let height = lines.len().max(both).max(only_first).max(only_second);
        let filled = |cells: Vec<Cell>| {
            let blanks = height - cells.len();
            cells.into_iter().chain(vec![Cell::Blank; blanks]).collect::<Vec<Cell>>()
        };
        let share = |part: usize, whole: usize, meant: bool| {
            let share = number::quotient(Decimal::from(part), Decimal::from(whole));
            number_cell(share.filter(|_| meant))
        };
        let headed = |header: &[&str; 3], cells: Vec<Cell>| column(lang.pick(header), filled(cells));
        let mut columns = vec![
            headed(
                &["clients that are", "клиенты", "клієнти"],
                lines.iter().map(|(name, ..)| Cell::text(lang.pick(name))).collect(),
            ),
            headed(&["clients", "клиентов", "клієнтів"], lines.iter().map(|line| count_cell(line.1)).collect()),
            headed(
                &["share of first", "доля в первом", "частка в першому"],
                lines.iter().map(|(_, part, meant, _)| share(*part, of_first, *meant)).collect(),
            ),
            headed(
                &["share of second", "доля во втором", "частка в другому"],
                lines.iter().map(|(_, part, _, meant)| share(*part, of_second, *meant)).collect(),
            ),
            headed(
                &["share of all", "доля среди всех", "частка серед усіх"],
                lines.iter().map(|(_, part, ..)| share(*part, either, true)).collect(),
            ),
        ];
        let [a, b] = self.keys;
        let list = |header: &[&str; 3], arg: usize, index: usize, rows: Vec<u32>| {
            let blanks = height - rows.len();
            let rows = rows.into_iter().chain(vec![NONE; blanks]).collect();
            OutColumn { header: lang.pick(header).to_owned(), data: OutData::Copied { arg, column: index, rows } }
        };
        columns.push(list(&BOTH, 0, a, self.found.both.iter().map(|(row, _)| *row).collect()));
        columns.push(list(&ONLY_FIRST, 0, a, self.found.first.clone()));
        columns.push(list(&ONLY_SECOND, 1, b, self.found.second.clone()));
        columns
    }
}

const BOTH: [&str; 3] = ["in both", "в обоих", "в обох"];
const ONLY_FIRST: [&str; 3] = ["only in first", "только в первом", "лише в першому"];
const ONLY_SECOND: [&str; 3] = ["only in second", "только во втором", "лише в другому"];
