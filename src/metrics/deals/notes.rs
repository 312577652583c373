//! What is worth knowing about deals that were put together by client.

use super::contacts::{Contact, in_common};
use super::keys::{Keys, NONE, key_text};
use super::rows::Rows;
use super::similar::{Likeness, shown, similar};
use super::{Card, Clients, Layout, Source};
use crate::cells::Column;
use crate::lang::Lang;
use crate::messages::Code;
use crate::number;
use crate::problem::Problem;
use crate::table::{Numbers, Table, TaxNumber, clipped};

/// Similar clients are named one pair a note, up to so many.
const PAIRS: usize = 10;

/// Clients that stand twice in the table of clients, and rows of it without a key.
pub(super) fn cards(cards: &Table, card: &Card, codes: &[u32], keys: &Keys, notes: &mut Vec<Problem>) {
    let place = || cards.column_place(card.key);
    let twice =
        repeated(&keys.counts(codes), keys, cards, card.key).map(|problem| match (card.id, problem.args.as_slice()) {
            (Some(_), [count, _, name]) => {
                let args = [count.clone(), cards.range.clone(), name.clone()];
                Problem::new(Code::SharedNames, problem.place.clone(), args)
            }
            _ => problem,
        });
    notes.extend(twice);
    let mut blank = codes.iter().enumerate().filter(|(_, code)| **code == NONE).map(|(row, _)| row);
    if let Some(first) = blank.next() {
        let row = cards.range_row(first);
        let args = [(blank.count() + 1).to_string(), cards.title(card.key).to_owned(), row.to_string()];
        notes.push(Problem::new(Code::RowsWithoutKey, place().row(row), args));
    }
}

/// Clients that have deals and are not in the table of clients.
pub(super) fn not_listed(cards: Option<&Table>, keys: &Keys, sources: &[Source], notes: &mut Vec<Problem>) {
    let Some(cards) = cards else { return };
    let mut missing = (0u32..).zip(sources).filter(|(_, source)| source.card == NONE);
    if let Some((first, _)) = missing.next() {
        let args = [(missing.count() + 1).to_string(), cards.range.clone(), clipped(keys.name(first))];
        notes.push(Problem::new(Code::NotAmongClients, cards.place(), args));
    }
}

/// The warning that keys stand more than once, by how often each does.
pub fn repeated(counts: &[u32], keys: &Keys, table: &Table, column: usize) -> Option<Problem> {
    let twice: Vec<u32> = (0u32..).zip(counts).filter(|(_, count)| **count > 1).map(|(code, _)| code).collect();
    let first = twice.first()?;
    let args = [twice.len().to_string(), table.title(column).to_owned(), clipped(keys.name(*first))];
    Some(Problem::new(Code::DuplicateIds, table.column_place(column), args))
}

/// Rows that count and have no client.
pub(super) fn without_client(
    deals: &Table,
    rows: &Rows,
    clients: &[u32],
    lang: Lang,
    notes: &mut Vec<Problem>,
) -> Result<(), Problem> {
    let nobody = |row: usize| rows.counts(row) && clients.get(row).is_none_or(|client| *client == NONE);
    let mut without = (0..deals.rows).filter(|row| nobody(*row));
    let Some(first) = without.next() else { return Ok(()) };
    let count = without.count() + 1;
    let [revenue, ..] = &rows.money.parts;
    let total = match revenue {
        None => "?".to_owned(),
        Some(numbers) => {
            let total = numbers.total(nobody).ok_or_else(|| too_many_digits(deals, None, numbers, rows))?;
            number::show(total, lang)
        }
    };
    let row = deals.range_row(first);
    notes.push(Problem::new(
        Code::RowsWithoutClient,
        deals.place().row(row),
        [count.to_string(), total, row.to_string()],
    ));
    Ok(())
}

/// Rows whose profit is not revenue minus cost.
pub(super) fn disagreeing(deals: &Table, layout: &Layout, rows: &Rows, notes: &mut Vec<Problem>) {
    if let Some((count, first)) = rows.money.disagreeing(&rows.counting) {
        let [.., profit] = layout.money;
        let row = deals.range_row(first);
        let place = profit.map_or_else(|| deals.place(), |index| deals.column_place(index)).row(row);
        notes.push(Problem::new(Code::MoneyDisagrees, place, [count.to_string(), row.to_string()]));
    }
}

/// The error that a sum of a column is too long, with the number that is the likeliest cause.
pub(super) fn too_many_digits(deals: &Table, column: Option<usize>, numbers: &Numbers, rows: &Rows) -> Problem {
    let counting = (0..numbers.len()).filter(|row| rows.counts(*row));
    let values = counting.filter_map(|row| numbers.get(row).map(|value| (value.abs(), row, value)));
    let largest = values.max_by_key(|(size, row, _)| (*size, std::cmp::Reverse(*row)));
    let place = column.map_or_else(|| deals.place(), |index| deals.column_place(index));
    let place = largest.map_or(place.clone(), |(_, row, _)| place.row(deals.range_row(row)));
    let title = column.map_or(String::new(), |index| deals.title(index).to_owned());
    let largest = largest.map_or(String::new(), |(_, _, value)| value.to_string());
    Problem::new(Code::TooManyDigits, place, [title, largest])
}

/// Clients that may be one, with the reason: their names, or a contact in common. `of_cards` and `of_deals` are the clients of the
/// rows of either table.
pub(super) fn similar_clients(
    deals: &Table,
    cards: Option<&Table>,
    layout: &Layout,
    keys: &Keys,
    rows: (&[u32], &[u32]),
    lang: Lang,
    found: &mut Clients,
) {
    let (of_cards, of_deals) = rows;
    let names = names(deals, cards, layout, keys, found);
    let mut tables: Vec<(&Table, &[u32], usize)> = Vec::with_capacity(2);
    if let (Some(cards), Some(card)) = (cards, &layout.card) {
        tables.push((cards, of_cards, card.key));
    }
    tables.push((deals, of_deals, layout.key));
    let by_name = similar(&names).into_iter().map(|(a, b, likeness)| {
        let why = match likeness {
            Likeness::Equal => ["equal names", "одинаковые названия", "однакові назви"],
            Likeness::Letters => ["names in other letters", "названия в разной записи", "назви в різному записі"],
            Likeness::Near => {
                ["names one letter apart", "названия различаются одной буквой", "назви різняться однією літерою"]
            }
        };
        (a, b, lang.pick(&why).to_owned())
    });
    let by_contact = in_common(&tables).into_iter().map(|(a, b, contact, value)| {
        let what = match contact {
            Contact::Phone => ["phone", "телефон", "телефон"],
            Contact::Email => ["e-mail", "e-mail", "e-mail"],
            Contact::Tax(TaxNumber::Edrpou) => ["ЄДРПОУ", "ЕДРПОУ", "ЄДРПОУ"],
            Contact::Tax(_) => ["ИНН", "ИНН", "ІПН"],
        };
        (a, b, format!("{} {}", lang.pick(&what), clipped(&value)))
    });
    // Each pair once, where it was met first, with all its reasons.
    let mut all: Vec<((usize, usize), usize, String)> =
        by_name.chain(by_contact).enumerate().map(|(at, (a, b, why))| ((a, b), at, why)).collect();
    all.sort_by_key(|(pair, at, _)| (*pair, *at));
    let merged = all.chunk_by(|a, b| a.0 == b.0).filter_map(|group| {
        let (pair, at, _) = group.first()?;
        let reasons: Vec<&str> = group.iter().map(|(.., why)| why.as_str()).collect();
        Some((*at, *pair, reasons.join(", ")))
    });
    let mut pairs: Vec<(usize, (usize, usize), String)> = merged.collect();
    pairs.sort_unstable();
    let client = |at: usize| shown(names.get(at).map_or("", String::as_str), keys.name(at as u32));
    let count = pairs.len();
    for (_, (a, b), why) in pairs.into_iter().take(PAIRS) {
        let args = [client(a), client(b), why];
        found.notes.push(Problem::new(Code::SimilarClients, deals.column_place(layout.key), args));
    }
    if count > PAIRS {
        let args = [(count - PAIRS).to_string()];
        found.notes.push(Problem::new(Code::MoreSimilarClients, deals.column_place(layout.key), args));
    }
}

/// Every client's name: from the table of clients, else from the deals, else the key; empty where there are only ids.
fn names(deals: &Table, cards: Option<&Table>, layout: &Layout, keys: &Keys, found: &Clients) -> Vec<String> {
    let by_id = layout.key_role != Some(crate::table::Role::Client);
    let text = |column: Option<&Column>, row: u32| match column {
        Some(column) if row != NONE => key_text(column, row as usize),
        _ => String::new(),
    };
    let of_cards = layout.card.as_ref().and_then(|card| cards?.columns.get(card.name?)?.as_ref());
    let of_deals = layout.name.and_then(|index| deals.columns.get(index)?.as_ref());
    let row_of = |at: usize| found.names.as_ref().and_then(|rows| rows.get(at).copied()).unwrap_or(NONE);
    let name = |(at, source): (usize, &Source)| {
        let own = text(of_cards, source.card);
        let own = if own.is_empty() { text(of_deals, row_of(at)) } else { own };
        if own.is_empty() && !by_id { keys.name(at as u32).to_owned() } else { own }
    };
    found.sources.iter().enumerate().map(name).collect()
}
