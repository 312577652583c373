//! The lists that SQUEEZE gives.

use super::super::reply::{column, number_cell};
use super::super::{Inputs, OutColumn, OutData, Reply, payments};
use super::Findings;
use crate::Texts;
use crate::cells::Cell;
use crate::lang::Lang;
use crate::lists::squeeze::{Finding, Half};
use crate::metrics::NONE;
use crate::table::Role;
use std::cmp::Reverse;

const SQUEEZES: Texts = ["squeezes", "давит", "тисне"];
const ATTENTION: Texts = ["much attention", "много внимания", "багато уваги"];

/// The clients that are listed, in the order of the list, or all of them in the order of the data.
pub fn reply(inputs: &Inputs, found: &Findings<'_>, all: bool, of_deals: usize) -> Reply {
    let lang = inputs.lang();
    let squeezes = |client: usize| found.judged.get(client).is_some_and(|own| own.finding == Finding::Squeezes);
    let listed = |client: usize| found.taken.get(client).is_some_and(|taken| taken.listed());
    let mut clients: Vec<u32> =
        (0..found.halves.len() as u32).filter(|at| all || squeezes(*at as usize) || listed(*at as usize)).collect();
    if !all {
        clients.sort_by_key(|client| {
            let at = *client as usize;
            let forgone = found.judged.get(at).and_then(|own| own.forgone).filter(|_| squeezes(at));
            let sorts = found.taken.get(at).map_or(0, |taken| taken.sorts());
            (!squeezes(at), Reverse(forgone), Reverse(sorts), found.income.get(at), found.payments.keys.name(*client))
        });
    }
    let cells =
        |cell: &dyn Fn(usize) -> Cell| clients.iter().map(|client| cell(*client as usize)).collect::<Vec<Cell>>();
    let mut columns = identity(inputs, found, &clients, of_deals);
    let list = |at: usize| {
        let names = [(squeezes(at), SQUEEZES), (listed(at), ATTENTION)];
        names.iter().filter(|(is, _)| *is).map(|(_, name)| lang.pick(name)).collect::<Vec<_>>().join("; ")
    };
    columns.push(column(lang.pick(&["list", "список", "список"]), cells(&|at| Cell::text(list(at)))));
    if all {
        let finding = |at: usize| found.judged.get(at).map_or(Cell::Blank, |own| Cell::text(worded(own.finding, lang)));
        columns.push(column(lang.pick(&["finding", "вывод", "висновок"]), cells(&finding)));
    }
    if !found.judged.is_empty() {
        let half = |at: usize, half: usize| found.halves.get(at).and_then(|halves: &[Half; 2]| halves.get(half));
        let volume = |at: usize, which: usize| number_cell(half(at, which).and_then(|half| half.volume));
        let judged = |at: usize| found.judged.get(at);
        let margin =
            |at: usize, which: usize| number_cell(judged(at).and_then(|own| own.margins.get(which).copied().flatten()));
        type Show<'a> = &'a dyn Fn(usize) -> Cell;
        let shown: [(Texts, Show); 6] = [
            (["volume before", "объём раньше", "обсяг раніше"], &|at| volume(at, 0)),
            (["volume after", "объём теперь", "обсяг тепер"], &|at| volume(at, 1)),
            (["change of volume", "изменение объёма", "зміна обсягу"], &|at| {
                number_cell(judged(at).and_then(|own| own.rise))
            }),
            (["margin before", "маржа раньше", "маржа раніше"], &|at| margin(at, 0)),
            (["margin after", "маржа теперь", "маржа тепер"], &|at| margin(at, 1)),
            (
                ["profit forgone", "недополученная прибыль", "недоотриманий прибуток"],
                &|at| {
                    let forgone = judged(at).filter(|own| own.finding == Finding::Squeezes).and_then(|own| own.forgone);
                    number_cell(forgone)
                },
            ),
        ];
        columns.extend(shown.iter().map(|(titles, show)| column(lang.pick(titles), cells(*show))));
    }
    columns.push(column(lang.pick(found.income_role.titles()), cells(&|at| number_cell(found.income.get(at)))));
    if !found.taken.is_empty() {
        for (title, numbers) in &found.sorts {
            columns.push(column(title.as_str(), cells(&|at| number_cell(numbers.get(at)))));
        }
        let most = |at: usize| {
            let much = found.taken.get(at).map_or(&[][..], |taken| &taken.much);
            let names = found.sorts.iter().zip(much).filter(|(_, much)| **much == Some(true));
            Cell::text(names.map(|((title, _), _)| title.as_str()).collect::<Vec<_>>().join(", "))
        };
        columns.push(column(lang.pick(&["among the most in", "среди первых по", "серед перших за"]), cells(&most)));
    }
    Reply::table(columns)
}

/// The columns that name the clients: copied from the deals, unless some stand in the table of clients only.
fn identity(inputs: &Inputs, found: &Findings<'_>, clients: &[u32], of_deals: usize) -> Vec<OutColumn> {
    let payments = &found.payments;
    let mut columns = payments::identity(inputs, 0, payments, clients);
    if clients.iter().all(|client| (*client as usize) < of_deals) {
        return columns;
    }
    if let Some(key) = columns.first_mut() {
        key.data = OutData::Cells(clients.iter().map(|client| Cell::text(payments.keys.name(*client))).collect());
    }
    let cards = inputs.optional_table(1);
    let of_cards = cards.and_then(|cards| cards.columns.get(cards.with_role(Role::Client)?)?.as_ref());
    let of_deals = payments.places.layout.name.and_then(|index| payments.table.columns.get(index)?.as_ref());
    if let Some(name) = columns.get_mut(1) {
        let cell = |client: &u32| {
            let row = payments.names.as_ref().and_then(|rows| rows.get(*client as usize)).copied().unwrap_or(NONE);
            let card = found.cards.get(*client as usize).copied().unwrap_or(NONE);
            match (of_deals.filter(|_| row != NONE), of_cards.filter(|_| card != NONE)) {
                (Some(column), _) => column.cell(row as usize),
                (None, Some(column)) => column.cell(card as usize),
                _ => Cell::Blank,
            }
        };
        name.data = OutData::Cells(clients.iter().map(cell).collect());
    }
    columns
}

fn worded(finding: Finding, lang: Lang) -> &'static str {
    lang.pick(match finding {
        Finding::Squeezes => &SQUEEZES,
        Finding::Unknown => &["not enough data", "не хватает данных", "бракує даних"],
        Finding::NotLarge => &["not among the largest", "не из крупных", "не з великих"],
        Finding::NotRising => &[
            "the volume has not risen beyond the limit",
            "объём не вырос больше порога",
            "обсяг не зріс більше за поріг",
        ],
        Finding::NoMargin => &["a half without revenue", "половина без выручки", "половина без виручки"],
        Finding::NotFalling => &[
            "the margin has not fallen beyond the limit",
            "маржа не упала больше порога",
            "маржа не впала більше за поріг",
        ],
    })
}
