//! The columns of the result of VIPS.

use super::wishes::Wishes;
use crate::calendar::Period;
use crate::cells::Cell;
use crate::functions::payments::identity;
use crate::functions::reply::{column, count_cell, number_cell};
use crate::functions::{Inputs, OutColumn, OutData};
use crate::lang::Texts;
use crate::lists::vips::{Cut, Found, Group, months_of};
use crate::metrics::Payments;
use rust_decimal::Decimal;

/// What there is to show.
pub struct Shown<'a> {
    /// The call.
    pub inputs: &'a Inputs,
    /// The payments.
    pub payments: &'a Payments<'a>,
    /// The lists.
    pub found: &'a Found,
    /// Clients of whom nothing is said.
    pub unknown: &'a [bool],
    /// The last month of the window.
    pub last: Period,
    /// What is asked for.
    pub wishes: &'a Wishes,
    /// Whether there are payments in the previous window.
    pub has_previous: bool,
}

impl Shown<'_> {
    fn text(&self, texts: &Texts<'_>) -> String {
        self.inputs.lang().pick(texts).to_owned()
    }

    fn month(&self, at: usize) -> String {
        let first = self.last.shifted(1 - self.wishes.months as i32);
        first.shifted(i32::try_from(at).unwrap_or(0)).label()
    }

    /// A column whose cells are a few texts.
    fn few(&self, header: &Texts<'_>, clients: &[u32], texts: &[String], code: impl Fn(usize) -> usize) -> OutColumn {
        let codes = clients.iter().map(|client| self.known(*client).map_or(0, |client| code(client) as u32));
        let cells = texts.iter().map(|text| Cell::text(text.as_str())).collect();
        OutColumn { header: self.text(header), data: OutData::codes(codes.collect(), cells) }
    }

    fn known(&self, client: u32) -> Option<usize> {
        Some(client as usize).filter(|client| self.unknown.get(*client) != Some(&true))
    }

    fn cells(&self, header: &Texts<'_>, clients: &[u32], cell: impl Fn(usize) -> Cell) -> OutColumn {
        let cells = clients.iter().map(|client| self.known(*client).map_or(Cell::Blank, &cell));
        column(self.text(header), cells.collect())
    }

    /// A row per client.
    pub fn clients(&self, clients: &[u32]) -> Vec<OutColumn> {
        let found = self.found;
        let group = |client: usize| found.groups.get(client).copied().unwrap_or(Group::Rest);
        let listed = |client: usize| found.listed.get(client).copied().unwrap_or(0);
        let (vip, whole) = (|client| group(client) == Group::Vip, |client| found.whole.get(client) == Some(&true));
        let before = |client| found.before.get(client) == Some(&true);
        let mut masks: Vec<u64> = found.listed.clone();
        masks.push(0);
        masks.sort_unstable();
        masks.dedup();
        let texts = |lists: &[&Texts<'_>]| {
            std::iter::once(String::new()).chain(lists.iter().map(|texts| self.text(texts))).collect::<Vec<String>>()
        };
        let of_mask = |mask: &u64| months_of(*mask).map(|at| self.month(at)).collect::<Vec<_>>().join(", ");
        let months = |pick: fn(u64) -> u64| masks.iter().map(|mask| of_mask(&pick(*mask))).collect::<Vec<String>>();
        let mask = |client: usize| masks.binary_search(&listed(client)).unwrap_or(0);
        let (yes, no) = (["yes", "да", "так"], ["no", "нет", "ні"]);
        let groups = [["VIP"; 3], ["good", "хорошие", "хороші"], ["rest", "остальные", "решта"]];
        let [vips, good, rest] = &groups;
        let mut columns = identity(self.inputs, 0, self.payments, clients);
        columns.extend([
            self.few(&["group", "группа", "група"], clients, &texts(&[vips, good, rest]), |client| {
                match group(client) {
                    Group::Vip => 1,
                    Group::Good | Group::Fallen => 2,
                    Group::Rest => 3,
                }
            }),
            self.few(&["fallen", "выпал из VIP", "випав із VIP"], clients, &texts(&[&yes]), |client| {
                usize::from(group(client) == Group::Fallen)
            }),
            self.cells(
                &["months in list", "месяцев в списке", "місяців у списку"],
                clients,
                |client| count_cell(listed(client).count_ones() as usize),
            ),
            self.few(
                &["first month", "первый месяц", "перший місяць"],
                clients,
                &months(|mask| mask & mask.wrapping_neg()),
                mask,
            ),
            self.few(
                &["last month", "последний месяц", "останній місяць"],
                clients,
                &months(|mask| mask.checked_ilog2().map_or(0, |bit| 1 << bit)),
                mask,
            ),
            self.few(&["in the list of", "в списке за", "у списку за"], clients, &months(|mask| mask), mask),
            self.cells(
                &["months paid", "месяцев с оплатой", "місяців з оплатою"],
                clients,
                |client| count_cell(found.paid.get(client).copied().unwrap_or(0) as usize),
            ),
            self.cells(self.wishes.measure.role().titles(), clients, |client| {
                number_cell(found.totals.get(client).copied())
            }),
            self.cells(&["place", "место", "місце"], clients, |client| {
                number_cell(found.places.get(client).filter(|place| **place > 0).map(|place| Decimal::from(*place)))
            }),
            self.few(
                &["in the whole period's list", "в списке за весь период", "у списку за весь період"],
                clients,
                &texts(&[&yes, &no]),
                |client| 2 - usize::from(whole(client)),
            ),
            self.few(
                &["only in", "только в списке", "лише у списку"],
                clients,
                &texts(&[
                    &["months", "по месяцам", "за місяцями"],
                    &["whole period", "за весь период", "за весь період"],
                ]),
                |client| match (vip(client), whole(client)) {
                    (true, false) => 1,
                    (false, true) => 2,
                    _ => 0,
                },
            ),
            self.few(
                &["change", "изменение", "зміна"],
                clients,
                &texts(&[
                    &["came in", "вошёл", "увійшов"],
                    &["stayed", "остался", "лишився"],
                    &["dropped out", "выпал", "випав"],
                ]),
                |client| match (vip(client), before(client)) {
                    _ if !self.has_previous => 0,
                    (true, false) => 1,
                    (true, true) => 2,
                    (false, true) => 3,
                    _ => 0,
                },
            ),
        ]);
        columns
    }

    /// A row per list: those of the months, of the whole window, and of the good ones.
    pub fn months(&self) -> Vec<OutColumn> {
        let found = self.found;
        let months = found.months.iter().enumerate().map(|(at, cut)| (self.month(at), *cut));
        let whole = (self.text(&["whole period", "весь период", "весь період"]), found.whole_cut);
        let good = (self.text(&["good", "хорошие", "хороші"]), found.good_cut);
        let lists: Vec<(String, Cut)> = months.chain([whole, good]).collect();
        let of = |header: &Texts<'_>, cell: &dyn Fn(&Cut) -> Cell| {
            column(self.text(header), lists.iter().map(|(_, cut)| cell(cut)).collect())
        };
        let names = lists.iter().map(|(name, _)| Cell::text(name.as_str())).collect();
        vec![
            column(self.text(&["list", "список", "список"]), names),
            of(&["who paid", "платило", "платили"], &|cut| count_cell(cut.of)),
            of(&["places", "мест", "місць"], &|cut| count_cell(cut.places)),
            of(&["in the list", "в списке", "у списку"], &|cut| count_cell(cut.taken)),
            of(&["the last one's value", "значение последнего", "значення останнього"], &|cut| number_cell(cut.limit)),
        ]
    }
}
