//! The attention that clients take: which columns tell it, and how much each client takes.

use super::super::Inputs;
use super::halves::Window;
use crate::messages::Code;
use crate::metrics::{NONE, Payments, Places, Totals, repeated};
use crate::number::quotient;
use crate::problem::Problem;
use crate::table::{Numbers, Role, Table, Unit, recognise};
use rust_decimal::Decimal;

/// Headers that mean attention, normalised, besides complaints and discount.
const NAMES: [&str; 44] = [
    "hours",
    "hours spent",
    "support hours",
    "service hours",
    "time spent",
    "hour",
    "часы",
    "часов",
    "часы работы",
    "затрачено часов",
    "человеко-часы",
    "трудозатраты",
    "трудоемкость",
    "години",
    "годин",
    "витрачено годин",
    "людино-години",
    "трудовитрати",
    "calls",
    "number of calls",
    "звонки",
    "число звонков",
    "количество звонков",
    "дзвінки",
    "кількість дзвінків",
    "requests",
    "tickets",
    "support tickets",
    "обращения",
    "запросы",
    "тикеты",
    "звернення",
    "запити",
    "visits",
    "визиты",
    "выезды",
    "візити",
    "виїзди",
    "returns",
    "refunds",
    "возвраты",
    "повернення",
    "meetings",
    "встречи",
];

/// A column that tells attention.
pub struct Column {
    /// The argument that it stands in.
    pub arg: usize,
    /// Its place there.
    pub column: usize,
}

/// The columns that tell attention: those that the option names, else those that are known, each from the table of clients
/// before the deals.
///
/// # Errors
/// [`Code::NoAttention`] when there is none, [`Code::UnknownFieldName`] for a header that the user named.
pub fn found(inputs: &Inputs) -> Result<Vec<Column>, Problem> {
    let deals = inputs.table(0)?;
    let tables: Vec<(usize, &Table)> =
        inputs.optional_table(1).map(|clients| (1, clients)).into_iter().chain([(0, deals)]).collect();
    let mut columns: Vec<Column> = Vec::new();
    let named = inputs.options.list("attention");
    for header in &named {
        let mut own = None;
        for (arg, table) in &tables {
            own = own.or(table.named(header)?.map(|column| Column { arg: *arg, column }));
        }
        match own {
            Some(own) => columns.push(own),
            // The error of the table that has a header like it.
            None => {
                let mut errors: Vec<Problem> =
                    tables.iter().filter_map(|(_, table)| table.require(header).err()).collect();
                errors.sort_by_key(|problem| problem.args.last().is_none_or(String::is_empty));
                return Err(errors.into_iter().next().unwrap_or_else(|| none(deals)));
            }
        }
    }
    if !named.is_empty() {
        return Ok(columns);
    }
    let mut keys: Vec<&str> = Vec::new();
    for (arg, table) in &tables {
        for (column, header) in table.headers.iter().enumerate() {
            let known = matches!(header.role, Some(Role::Complaints | Role::Discount));
            let key = match header.role {
                Some(role) if known => role.id(),
                _ => header.key.as_str(),
            };
            if (known || (header.role.is_none() && NAMES.contains(&key))) && !keys.contains(&key) {
                keys.push(key);
                columns.push(Column { arg: *arg, column });
            }
        }
    }
    if columns.is_empty() { Err(none(deals)) } else { Ok(columns) }
}

fn none(deals: &Table) -> Problem {
    Problem::new(Code::NoAttention, deals.place(), [deals.range.as_str()])
}

/// The column of the table of clients in which the deals' key stands.
///
/// # Errors
/// [`Code::NoClientColumn`].
pub fn key(inputs: &Inputs, table: &Table, places: &Places) -> Result<usize, Problem> {
    let own = match (inputs.options.text("client"), places.layout.key_role) {
        (_, Some(role)) => table.with_role(role),
        (Some(header), None) => table.named(&header)?,
        (None, None) => None,
    };
    own.ok_or_else(|| Problem::new(Code::NoClientColumn, table.place(), [table.range.as_str()]))
}

/// The row of the table of clients in which each client stands first; [`NONE`] without one. Clients that have no deals are
/// added behind the others.
///
/// # Errors
/// As [`key`].
pub fn cards(inputs: &Inputs, payments: &mut Payments<'_>) -> Result<Vec<u32>, Problem> {
    let Some(table) = inputs.optional_table(1) else { return Ok(vec![NONE; payments.len()]) };
    // The names are copied: the keys of the deals live as long as their own table.
    let index = key(inputs, table, &payments.places)?;
    let column = table.column(index);
    let codes = payments.keys.read_owned(&column);
    payments.notes.extend(repeated(&payments.keys.counts(&codes), &payments.keys, table, index));
    let mut cards = vec![NONE; payments.keys.len()];
    for (row, code) in (0u32..).zip(&codes) {
        if let Some(card) = cards.get_mut(*code as usize).filter(|card| **card == NONE) {
            *card = row;
        }
    }
    Ok(cards)
}

/// How much of each sort of attention every client takes, with the sort's name.
///
/// # Errors
/// As [`Table::read`]; [`Code::TooManyDigits`].
pub fn sorts(
    inputs: &Inputs,
    payments: &Payments<'_>,
    window: Option<Window>,
    cards: &[u32],
    count: usize,
    notes: &mut Vec<Problem>,
) -> Result<Vec<(String, Numbers)>, Problem> {
    let mut sorts = Vec::new();
    for own in found(inputs)? {
        let table = if own.arg == 0 { payments.table } else { inputs.optional_table(1).unwrap_or(payments.table) };
        let title = table.title(own.column).to_owned();
        let discount = table.headers.get(own.column).is_some_and(|header| header.role == Some(Role::Discount));
        let unit = if discount { Unit::Share } else { Unit::Count };
        let field = table.read(own.column, Some(unit), &inputs.options.locale, notes);
        let numbers = field.map_err(|problem| recognise::hinted(problem, table))?.numbers;
        if own.arg == 1 {
            let of = |card: &u32| if *card == NONE { None } else { numbers.get(*card as usize) };
            sorts.push((title, Numbers::from_decimals(cards.iter().map(of).collect())));
            continue;
        }
        let known = |row: usize| {
            let inside =
                window.is_none_or(|window| payments.days().get(row).is_some_and(|day| window.half(*day).is_some()));
            inside && numbers.is_known(row)
        };
        let too_long =
            || Problem::new(Code::TooManyDigits, table.column_place(own.column), [title.clone(), String::new()]);
        let totals = Totals::of(&numbers, &payments.clients, count, known).ok_or_else(too_long)?;
        let mut rows = vec![0u32; count];
        for (_, client) in payments.clients.iter().enumerate().filter(|(row, _)| known(*row)) {
            if let Some(rows) = rows.get_mut(*client as usize) {
                *rows += 1;
            }
        }
        let of = |(sum, rows): (Option<Decimal>, u32)| if discount { quotient(sum?, rows.into()) } else { sum };
        let values = Numbers::from_decimals(totals.sums.into_iter().zip(rows).map(of).collect());
        let how = if discount {
            ["averaged over", "усреднено по", "усереднено за"]
        } else {
            ["added up over", "сложено по", "додано за"]
        };
        let rows = (0..payments.clients.len())
            .filter(|row| payments.clients.get(*row).is_some_and(|own| *own != NONE) && known(*row));
        let mut args = vec![title.clone(), rows.count().to_string()];
        args.extend(how.map(str::to_owned));
        notes.push(Problem::new(Code::AttentionAdded, table.column_place(own.column), args));
        sorts.push((title, values));
    }
    Ok(sorts)
}
