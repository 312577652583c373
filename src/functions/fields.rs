//! FIELDS: what each column of a table was taken for, and what is wrong with it.

use super::options::COMMON;
use super::reply::{column, count_cell, number_cell};
use super::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, Reply};
use crate::cells::{Cell, Column, Kind};
use crate::date::Date;
use crate::lang::{Lang, Texts};
use crate::messages::Code;
use crate::metrics::{Keys, NONE, as_of_columns, key_column, lost_zeros, repeated};
use crate::number;
use crate::problem::{Problem, letters};
use crate::table::{Field, Role, State, Table, Unit, clipped, normalise, recognise};
use rust_decimal::Decimal;

/// The record.
pub const SPEC: Function = Function {
    id: "FIELDS",
    since: "0.1.0",
    about: documented([
        "What each column of a table was taken for: field, type, format, how far it is filled, examples, problems.",
        "За что принят каждый столбец таблицы: поле, тип, формат, заполненность, примеры, замечания.",
        "За що прийнято кожен стовпець таблиці: поле, тип, формат, заповненість, приклади, зауваження.",
    ]),
    params: &[
        Param {
            name: "data",
            about: [
                "Any table with a header row: clients, deals or payments.",
                "Любая таблица с заголовками: клиенты, сделки или платежи.",
                "Будь-яка таблиця із заголовками: клієнти, угоди чи платежі.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        OPTIONS,
    ],
    options: &COMMON,
    returns: documented([
        "Per column: its letter, header, field, type, format, filled share, number of different values, examples, problems.",
        "На каждый столбец: буква, заголовок, поле, тип, формат, доля заполненных, число разных значений, примеры, замечания.",
        "На кожен стовпець: літера, заголовок, поле, тип, формат, частка заповнених, кількість різних значень, приклади, зауваження.",
    ]),
    shape: Shape::Table,
    examples: &["fields-deals-ru", "fields-clients-uk", "fields-ambiguous"],
    plan: |inputs| {
        let table = inputs.table(0).map_err(|problem| vec![problem])?;
        Ok(Wanted { columns: vec![(0..table.headers.len()).collect()], presence: vec![None] })
    },
    run,
};

/// What the values of a column are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Money,
    Share,
    Number,
    Date,
    Text,
    Id,
    YesNo,
    Mixed,
    Empty,
}

impl Type {
    fn texts(self) -> Texts<'static> {
        match self {
            Type::Money => ["money", "деньги", "гроші"],
            Type::Share => ["share", "доля", "частка"],
            Type::Number => ["number", "число", "число"],
            Type::Date => ["date", "дата", "дата"],
            Type::Text => ["text", "текст", "текст"],
            Type::Id => ["id", "код", "код"],
            Type::YesNo => ["yes/no", "да/нет", "так/ні"],
            Type::Mixed => ["mixed", "разное", "різне"],
            Type::Empty => ["empty", "пусто", "порожньо"],
        }
    }
}

/// What is known about one column.
struct Described {
    kind: Type,
    format: String,
    filled: usize,
    different: usize,
    examples: String,
    problems: Vec<Problem>,
    latest: Option<Date>,
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let table = inputs.table(0).map_err(|problem| vec![problem])?;
    let lang = inputs.lang();
    let key = match inputs.options.text("client") {
        Some(header) => Some(table.require(&header).map_err(|problem| vec![problem])?),
        None => key_column(table, None).ok(),
    };
    let shape = Shapes::of(table, key);
    let rows = table.rows - table.blank_rows().len();
    let mut described: Vec<Described> =
        (0..table.headers.len()).map(|index| describe(inputs, table, index, key == Some(index))).collect();
    if let (Some(problem), Some(own)) = (shape.repeated.clone(), key.and_then(|index| described.get_mut(index))) {
        own.problems.push(problem);
    }
    let as_of = inputs.options.as_of.or_else(|| {
        let columns = as_of_columns(table);
        columns.iter().filter_map(|index| described.get(*index)?.latest).max()
    });
    let texts = |text: &dyn Fn(usize, &Described) -> String| {
        described.iter().enumerate().map(|(index, own)| Cell::text(text(index, own))).collect::<Vec<Cell>>()
    };
    let field = |index: usize, _: &Described| {
        let role = table.headers.get(index).and_then(|header| header.role);
        role.map_or(String::new(), |role| lang.pick(role.titles()).to_owned())
    };
    let problems = |_: usize, own: &Described| {
        own.problems.iter().map(|problem| problem.message(lang)).collect::<Vec<_>>().join(" ")
    };
    let share = |filled: usize| number::quotient(Decimal::from(filled), Decimal::from(rows));
    let mut reply = Reply::table(vec![
        column(lang.pick(&["column", "столбец", "стовпець"]), texts(&|index, _| letters(index + 1))),
        column(lang.pick(&["header", "заголовок", "заголовок"]), texts(&|index, _| table.title(index).to_owned())),
        column(lang.pick(&["field", "поле", "поле"]), texts(&field)),
        column(lang.pick(&["type", "тип", "тип"]), texts(&|_, own| lang.pick(&own.kind.texts()).to_owned())),
        column(lang.pick(&["format", "формат", "формат"]), texts(&|_, own| own.format.clone())),
        column(
            lang.pick(&["filled", "заполнено", "заповнено"]),
            described.iter().map(|own| number_cell(share(own.filled))).collect(),
        ),
        column(
            lang.pick(&["different values", "разных значений", "різних значень"]),
            described.iter().map(|own| count_cell(own.different)).collect(),
        ),
        column(lang.pick(&["examples", "примеры", "приклади"]), texts(&|_, own| own.examples.clone())),
        column(lang.pick(&["problems", "замечания", "зауваження"]), texts(&problems)),
    ]);
    reply.notes = described.into_iter().flat_map(|own| own.problems).collect();
    Ok(reply
        .fact("language", Lang::of(table.headers.iter().map(|header| header.title.as_str())).code())
        .fact("shape", shape.name)
        .fact("client", key.map_or("", |index| table.title(index)))
        .fact("as of", as_of.map(Date::iso).unwrap_or_default())
        .fact("rows", rows.to_string()))
}

/// Whether a table is one of deals or of clients.
struct Shapes {
    name: &'static str,
    /// Clients that stand twice in a table of clients.
    repeated: Option<Problem>,
}

impl Shapes {
    fn of(table: &Table, key: Option<usize>) -> Shapes {
        let has = |roles: &[Role]| roles.iter().any(|role| table.with_role(*role).is_some());
        // Deals have an id or an order of their own, or a stage and a day; what is counted per client, a list of clients has.
        let of_each = has(&[Role::DealId, Role::OrderId]) || has(&[Role::Stage]) && has(&[Role::Date, Role::Deal]);
        let of_clients = has(&[Role::Orders, Role::First, Role::Last, Role::Recency, Role::Tenure, Role::Average]);
        let of_deals = has(&[Role::DealId, Role::OrderId, Role::Date, Role::Stage]);
        let Some(index) = key else {
            let name = if of_each && !of_clients { "deals" } else { "unknown" };
            return Shapes { name, repeated: None };
        };
        let own = table.column(index);
        let mut keys = Keys::default();
        let codes = keys.read(&own);
        let counts = keys.counts(&codes);
        let twice = counts.iter().any(|count| *count > 1);
        match (of_deals, twice) {
            (true, true) => Shapes { name: "deals", repeated: None },
            (true, false) if of_each && !of_clients => Shapes { name: "deals", repeated: None },
            (true, false) => Shapes { name: "clients", repeated: None },
            (false, _) => Shapes { name: "clients", repeated: repeated(&counts, &keys, table, index) },
        }
    }
}

fn describe(inputs: &Inputs, table: &Table, index: usize, is_key: bool) -> Described {
    let own = table.column(index);
    let mut keys = Keys::default();
    let filled = keys.read(&own).iter().filter(|code| **code != NONE).count();
    let examples: Vec<String> = (0..keys.len().min(3) as u32).map(|code| clipped(keys.name(code))).collect();
    let mut problems: Vec<Problem> =
        table.problems.iter().filter(|problem| problem.place.column == Some(index + 1)).cloned().collect();
    let role = table.headers.get(index).and_then(|header| header.role);
    let locale = &inputs.options.locale;
    let read = table.read(index, None, locale, &mut problems);
    let (kind, field) = match read {
        Ok(field) => (kind(role, table.title(index), &own, &field, is_key), Some(field)),
        Err(problem) => {
            let dates = problem.code == Code::AmbiguousDates;
            problems.push(recognise::hinted(problem, table));
            let unit = role.map_or(Unit::Any, Role::unit);
            let kind = match unit {
                Unit::Money => Type::Money,
                Unit::Share => Type::Share,
                _ if dates => Type::Date,
                _ => Type::Number,
            };
            (kind, None)
        }
    };
    let kind = if filled == 0 { Type::Empty } else { kind };
    // As COMPLETENESS counts: a word such as "not closed", or a cell that cannot be read, fills nothing.
    let filled = match &field {
        Some(field) if kind != Type::Text => (0..field.len()).filter(|row| field.is_known(*row)).count(),
        _ => filled,
    };
    let place = |row: usize| table.column_place(index).row(table.range_row(row));
    if kind == Type::Id
        && let Some((count, row)) = recognise::damaged_ids(&own)
    {
        let args = [count.to_string(), table.title(index).to_owned(), clipped(&own.cell(row).shown())];
        problems.push(Problem::new(Code::DamagedIds, place(row), args));
    }
    problems.extend(lost_zeros(table, index));
    if matches!(kind, Type::Text | Type::Id | Type::Mixed)
        && let Some((count, row)) = recognise::spaced(&own)
    {
        problems.push(Problem::new(Code::SpacedCells, place(row), [count.to_string(), table.title(index).to_owned()]));
    }
    Described {
        format: format(inputs, kind, &own, field.as_ref()),
        latest: field.as_ref().filter(|field| field.unit == Unit::Date).and_then(recognise::latest),
        kind,
        filled,
        different: keys.len(),
        examples: examples.join(" | "),
        problems,
    }
}

fn kind(role: Option<Role>, title: &str, own: &Column, field: &Field, is_key: bool) -> Type {
    let states = |wanted: fn(State) -> bool| (0..field.len()).any(|row| wanted(field.state(row)));
    let numbers = states(|state| state == State::Number);
    match field.unit {
        Unit::Id if matches!(role, Some(Role::Client | Role::Phone | Role::Email)) => Type::Text,
        Unit::Id => Type::Id,
        // Where no cell at all is what the header promises, the header is mistaken.
        Unit::Money | Unit::Share | Unit::Count | Unit::Days | Unit::Date if !numbers => Type::Text,
        Unit::Money => Type::Money,
        Unit::Share => Type::Share,
        Unit::Date => Type::Date,
        Unit::Count | Unit::Days if role.is_none() && !is_key => match () {
            () if names_ids(title) => Type::Id,
            () if recognise::all_percent(own) => Type::Share,
            () if !field.currencies.is_empty() => Type::Money,
            () => Type::Number,
        },
        Unit::Count | Unit::Days => Type::Number,
        Unit::Any => {
            let texts = states(|state| state == State::Text);
            let logical = states(|state| matches!(state, State::Yes | State::No));
            match (numbers, texts, logical) {
                _ if role.is_none() && (names_ids(title) || recognise::looks_like_codes(own) && texts && !numbers) => {
                    Type::Id
                }
                (true, false, false) if own.kinds().iter().all(|kind| *kind != Kind::Number as u8) => Type::Date,
                (true, false, false) => Type::Number,
                (false, true, false) => Type::Text,
                (false, false, true) => Type::YesNo,
                _ => Type::Mixed,
            }
        }
    }
}

/// Whether a header speaks of ids.
fn names_ids(title: &str) -> bool {
    let key = normalise(title);
    key.split(|c: char| !c.is_alphanumeric() && c != '№').any(|word| {
        matches!(
            word,
            "id" | "ид"
                | "ід"
                | "код"
                | "инн"
                | "кпп"
                | "огрн"
                | "єдрпоу"
                | "едрпоу"
                | "іпн"
                | "артикул"
                | "sku"
                | "№"
                | "code"
        )
    })
}

fn format(inputs: &Inputs, kind: Type, own: &Column, field: Option<&Field>) -> String {
    let Some(field) = field else { return String::new() };
    match kind {
        Type::Money | Type::Share | Type::Number => recognise::number_format(own, field.mark).unwrap_or_default(),
        Type::Date if own.kinds().contains(&(Kind::Text as u8)) => {
            recognise::date_format(own, field.order).unwrap_or_default()
        }
        Type::Date if own.kinds().contains(&(Kind::Number as u8)) => {
            inputs.lang().pick(&["serial number", "порядковое число", "порядкове число"]).to_owned()
        }
        _ => String::new(),
    }
}
