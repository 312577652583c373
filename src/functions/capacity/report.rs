//! The answer in words and numbers: beside the rows, and summed up.

use super::super::reply::{column, count_cell, number_cell};
use super::super::{OutColumn, OutData};
use super::question::{Posed, Read, State};
use super::resources::Resource;
use super::tiers::Tiers;
use crate::cells::Cell;
use crate::choice::capacity::{Answer, Fate, Next, Question};
use crate::choice::knapsack::Effort;
use crate::lang::{Lang, Texts};
use crate::number::{self, Sum};
use rust_decimal::Decimal;

const KEEP: Texts<'static> = ["keep", "оставить", "залишити"];
const DECLINE: Texts<'static> = ["decline", "отказать", "відмовити"];
const BEST: Texts<'static> = ["part of the best choice", "входит в лучший выбор", "входить до найкращого вибору"];
const GOOD: Texts<'static> = ["part of the choice", "входит в выбор", "входить до вибору"];
const MUST_KEEP: Texts<'static> = ["must be kept", "решено оставить", "вирішено залишити"];
const MUST_DECLINE: Texts<'static> = ["must be declined", "решено отказать", "вирішено відмовити"];
const WORTHLESS: Texts<'static> = ["brings nothing", "ничего не приносит", "нічого не приносить"];
const NO_ROOM: Texts<'static> = ["no room", "нет места", "немає місця"];
const TOO_LARGE: Texts<'static> = ["needs more than there is", "нужно больше, чем есть", "треба більше, ніж є"];
const UNKNOWN: Texts<'static> = ["not enough data", "не хватает данных", "бракує даних"];
const NEXT_IN: Texts<'static> = ["next in", "следующий на место", "наступний на місце"];
const NEXT_OUT: Texts<'static> = ["next out", "первый на отказ", "перший на відмову"];
const NOT_ALL_WAYS: Texts<'static> = [
    "not all equally good choices for the better tiers were tried",
    "не все равноценные выборы для лучших категорий проверены",
    "не всі рівноцінні вибори для кращих категорій перевірено",
];
const COSTS: Texts<'static> = ["costs", "стоит", "коштує"];

/// What there is to tell.
pub struct Report<'a> {
    /// What was read.
    pub read: &'a Read<'a>,
    /// The question.
    pub posed: &'a Posed,
    /// The answer.
    pub answer: &'a Answer,
    /// The language.
    pub lang: Lang,
    /// Who could be decided otherwise most cheaply: in, and out.
    pub next: [Option<Next>; 2],
}

/// A line of the summary: what, of which resource, how much, who.
type Line = [Cell; 4];

impl Report<'_> {
    fn text(&self, texts: &Texts<'static>) -> &'static str {
        self.lang.pick(texts)
    }

    fn row(&self, client: usize) -> usize {
        self.posed.rows.get(client).copied().unwrap_or(usize::MAX)
    }

    /// What is lost, in what is made greatest, if another answer is taken.
    fn loss(&self, other: &[i64]) -> Decimal {
        let total = |values: &[i64]| values.iter().sum::<i64>();
        self.posed.value(total(&self.answer.values) - total(other))
    }

    fn decided(&self, row: usize, state: &State) -> (Option<bool>, String) {
        let text = |texts| self.text(texts).to_owned();
        match state {
            State::Nobody => (None, String::new()),
            State::MustDecline => (Some(false), text(&MUST_DECLINE)),
            State::Worthless => (Some(false), text(&WORTHLESS)),
            State::Unknown(missing) => (None, format!("{}: {missing}", self.text(&UNKNOWN))),
            State::Candidate(client) => {
                let fate = self.posed.question.clients.get(*client).map(|client| client.fate).unwrap_or_default();
                let why = match (self.answer.keeps(*client), fate) {
                    (true, Fate::Keep) => text(&MUST_KEEP),
                    (true, _) if self.answer.proved => text(&BEST),
                    (true, _) => text(&GOOD),
                    (false, Fate::Decline) => text(&MUST_DECLINE),
                    (false, _) => self.too_large(row).unwrap_or_else(|| text(&NO_ROOM)),
                };
                (Some(self.answer.keeps(*client)), self.marked(*client, why))
            }
        }
    }

    fn too_large(&self, row: usize) -> Option<String> {
        let over = |resource: &&Resource| resource.needs.get(row).is_some_and(|need| need > resource.room);
        let resource = self.read.resources.iter().find(over)?;
        let (need, room) = (resource.needs.get(row)?, resource.room);
        let shown = |amount| number::show(amount, self.lang);
        Some(format!("{}: {} {} > {}", self.text(&TOO_LARGE), resource.title, shown(need), shown(room)))
    }

    /// A reason with a word on whether the client is the next to come in or to go.
    fn marked(&self, client: usize, why: String) -> String {
        let [next_in, next_out] = &self.next;
        for (next, texts) in [(next_in, &NEXT_IN), (next_out, &NEXT_OUT)] {
            if let Some(next) = next.as_ref().filter(|next| next.client == client) {
                let loss = number::show(self.loss(&next.answer.values), self.lang);
                return format!("{why}; {}: {} {loss}", self.text(texts), self.text(&COSTS));
            }
        }
        why
    }

    /// The decision and the reason for each row.
    pub fn beside(&self) -> Vec<OutColumn> {
        let words = [Cell::text(self.text(&KEEP)), Cell::text(self.text(&DECLINE)), Cell::Blank];
        let (mut codes, mut reasons) = (Vec::new(), Vec::new());
        for (row, state) in self.posed.states.iter().enumerate() {
            let (decision, why) = self.decided(row, state);
            codes.push(match decision {
                Some(true) => 0,
                Some(false) => 1,
                None => 2,
            });
            reasons.push(Cell::text(why));
        }
        vec![
            OutColumn {
                header: self.text(&["decision", "решение", "рішення"]).to_owned(),
                data: OutData::codes(codes, words.to_vec()),
            },
            column(self.text(&["why", "почему", "чому"]), reasons),
        ]
    }

    /// How many rows are kept, declined and not judged.
    pub fn counts(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        for (row, state) in self.posed.states.iter().enumerate().filter(|(_, state)| **state != State::Nobody) {
            let [kept, declined, unknown] = &mut counts;
            match self.decided(row, state).0 {
                Some(true) => *kept += 1,
                Some(false) => *declined += 1,
                None => *unknown += 1,
            }
        }
        counts
    }

    /// What the kept clients are worth, and what the declined ones would be that are worth anything; not weighed.
    pub fn sums(&self) -> Option<[Decimal; 2]> {
        let mut sums = [Sum::default(), Sum::default()];
        for (row, state) in self.posed.states.iter().enumerate() {
            let Some(value) = self.read.values.numbers.get(row) else { continue };
            let [kept, given_up] = &mut sums;
            match self.decided(row, state).0 {
                Some(true) => kept.add(value)?,
                Some(false) if value > Decimal::ZERO => given_up.add(value)?,
                _ => {}
            }
        }
        let [kept, given_up] = sums;
        Some([kept.value()?, given_up.value()?])
    }

    /// By how much the choice could be exceeded; 0 when it is proved best.
    pub fn gap(&self) -> Decimal {
        let gaps = self.answer.values.iter().zip(&self.answer.bounds).map(|(value, bound)| bound - value);
        self.posed.value(gaps.sum())
    }

    /// Names of clients, twenty at most.
    fn names(&self, clients: impl Iterator<Item = usize>) -> String {
        let all: Vec<usize> = clients.collect();
        let mut names: Vec<String> = all.iter().take(20).map(|client| self.read.name(self.row(*client))).collect();
        if all.len() > names.len() {
            names.push(format!("+{}", all.len() - names.len()));
        }
        names.join(", ")
    }

    /// Who comes in and who goes if another answer is taken.
    fn moves(&self, other: &Answer) -> String {
        let all = 0..self.posed.rows.len();
        let into = all.clone().filter(|client| other.keeps(*client) && !self.answer.keeps(*client));
        let out = all.filter(|client| !other.keeps(*client) && self.answer.keeps(*client));
        let parts =
            [(["in", "входят", "входять"], self.names(into)), (["out", "выходят", "виходять"], self.names(out))];
        let named = parts.iter().filter(|(_, names)| !names.is_empty());
        named.map(|(word, names)| format!("{}: {names}", self.text(word))).collect::<Vec<_>>().join("; ")
    }

    /// Who moves, with a word where it is not proved that this is the best that can be had.
    fn told(&self, moves: String, proved: bool) -> String {
        let doubt = self.text(&["not proved", "не доказано", "не доведено"]);
        match (proved, moves.is_empty()) {
            (true, _) => moves,
            (false, true) => doubt.to_owned(),
            (false, false) => format!("{moves}; {doubt}"),
        }
    }

    /// The summary. What more of a resource is worth is seen by answering the question anew; whether all such answers are
    /// proved.
    pub fn summary(&self, steps: u64) -> (Vec<OutColumn>, bool) {
        let mut lines: Vec<Line> = Vec::new();
        let line = |what: &Texts<'static>, of: &str, amount: Cell, who: String| {
            [Cell::text(self.text(what)), Cell::text(of), amount, Cell::text(who)]
        };
        let [kept, declined, unknown] = self.counts();
        let title = self.read.valued.title.as_str();
        lines.push(line(
            &["clients kept", "оставить клиентов", "залишити клієнтів"],
            "",
            count_cell(kept),
            String::new(),
        ));
        let none = || String::new();
        lines.push(line(
            &["clients declined", "отказать клиентам", "відмовити клієнтам"],
            "",
            count_cell(declined),
            none(),
        ));
        lines.push(line(
            &["clients not judged", "не решено о клиентах", "не вирішено щодо клієнтів"],
            "",
            count_cell(unknown),
            none(),
        ));
        let [worth, given_up] = self.sums().map_or([None; 2], |sums| sums.map(Some));
        lines.push(line(&["kept", "остаётся", "залишається"], title, number_cell(worth), none()));
        lines.push(line(&["given up", "теряется", "втрачається"], title, number_cell(given_up), none()));
        let proof: Texts<'static> = match self.answer.proved {
            true => ["proved best", "доказано: лучше нельзя", "доведено: краще не можна"],
            false if self.gap().is_zero() => NOT_ALL_WAYS,
            false => ["not proved best", "не доказано, что лучше нельзя", "не доведено, що краще не можна"],
        };
        let gap =
            ["at most so much better", "другой выбор лучше не больше чем на", "інший вибір кращий не більше ніж на"];
        lines.push(line(&gap, &self.measured(), number_cell(Some(self.gap())), self.text(&proof).to_owned()));
        let mut proved = true;
        if let Some((cost, moves, sure)) = self.price_of_musts(&mut Effort(steps)) {
            let what = ["what is decided beforehand costs", "решённое заранее стоит", "вирішене заздалегідь коштує"];
            lines.push(line(&what, &self.measured(), number_cell(Some(cost)), self.told(moves, sure)));
            proved &= sure;
        }
        for (index, resource) in self.read.resources.iter().enumerate() {
            let of = resource.title.as_str();
            let used: i64 = (0..self.posed.rows.len())
                .filter(|client| self.answer.keeps(*client))
                .filter_map(|client| self.posed.question.clients.get(client)?.needs.get(index).copied())
                .sum();
            let used = self.posed.amount(index, used);
            let left = number::subtract(resource.room, used);
            lines.push(line(&["there is", "есть", "є"], of, number_cell(Some(resource.room)), none()));
            lines.push(line(&["used", "занято", "зайнято"], of, number_cell(Some(used)), none()));
            lines.push(line(&["left", "свободно", "вільно"], of, number_cell(left), none()));
            let room = self.posed.room(self.read.resources, index, 1);
            let (more, sure) = self.posed.question.with_room(self.answer, index, room, &mut Effort(steps));
            proved &= sure;
            let unit = number::show(resource.unit, self.lang);
            let what = ["more of it is worth", "если добавить, это даст", "якщо додати, це дасть"];
            let of = format!("{of} +{unit}");
            let gain = self.loss(&more.values);
            lines.push(line(&what, &of, number_cell(Some(-gain)), self.told(self.moves(&more), sure)));
        }
        let [next_in, next_out] = &self.next;
        for (next, what) in [(next_in, &NEXT_IN), (next_out, &NEXT_OUT)] {
            let Some(next) = next else { continue };
            proved &= next.proved;
            let loss = self.loss(&next.answer.values);
            let name = self.read.name(self.row(next.client));
            lines.push(line(what, &name, number_cell(Some(loss)), self.told(self.moves(&next.answer), next.proved)));
        }
        let headers: [Texts<'static>; 4] = [
            ["what", "что", "що"],
            ["of what", "чего", "чого"],
            ["amount", "сколько", "скільки"],
            ["who", "кто", "хто"],
        ];
        let cells = |index: usize| lines.iter().map(|line| line.get(index).cloned().unwrap_or_default()).collect();
        let columns = headers.iter().enumerate().map(|(index, header)| column(self.text(header), cells(index)));
        (columns.collect(), proved)
    }

    /// What is made greatest.
    fn measured(&self) -> String {
        let title = &self.read.valued.title;
        match self.read.tiers {
            Tiers::Weighed(..) => format!("{title} × {}", self.text(&["weight", "вес", "вага"])),
            _ => title.clone(),
        }
    }

    /// What the choice would gain if nothing were decided beforehand; nothing when nothing is.
    fn price_of_musts(&self, effort: &mut Effort) -> Option<(Decimal, String, bool)> {
        let question = &self.posed.question;
        if question.clients.iter().all(|client| client.fate == Fate::Open) {
            return None;
        }
        let mut free: Question = question.clone();
        free.clients.iter_mut().for_each(|client| client.fate = Fate::Open);
        let other = free.best(effort)?;
        let kept = question.clients.iter().filter(|client| client.fate == Fate::Keep).map(|client| client.value);
        let own = self.answer.values.iter().sum::<i64>() + kept.sum::<i64>();
        let gain = self.posed.value(other.values.iter().sum::<i64>() - own);
        Some((gain, self.moves(&other), other.proved))
    }
}
