//! All cases that a rule table tells apart, as a product of axes, and each rule as a union of boxes in it.
//!
//! Soundness: every client is in some case, and a rule holds of a client exactly when it holds of the client's case. More
//! cases than clients can ever be in only make fewer rules dead. No test denies a rank, so an unknown rank counts as "out".

use super::cuts::{Cuts, domain, is_whole};
use super::runs::Runs;
use super::text::Texts;
use crate::date::Date;
use crate::rules::matching::NumberContext;
use crate::rules::table::RuleTable;
use crate::rules::{Amount, Condition, Interval, Intervals, Rank, Test, Verdict};
use crate::table::{Unit, normalise};
use rust_decimal::Decimal;

/// The cases of a field that stand before its numbers.
const BLANK: u32 = 0;
const UNREADABLE: u32 = 1;
const NO: u32 = 2;
const YES: u32 = 3;
const NUMBERS: u32 = 4;

/// More boxes than this, and a rule is left out of the comparison.
const MOST_BOXES: usize = 64;

/// A box: the cases allowed on each axis, by axis; axes that are not there are free. No set is empty or full.
pub(super) type Part = Vec<(u32, Runs)>;

/// The columns of one header: one field of the data.
#[derive(Debug)]
pub(super) struct Dimension {
    /// The columns' places among the table's fields.
    pub(super) fields: Vec<usize>,
    pub(super) unit: Unit,
    pub(super) cuts: Cuts,
    pub(super) texts: Texts,
    /// Whether its cases could not be told apart; rules that ask about it are left out.
    pub(super) closed: bool,
    /// Kinds of values that conditions name.
    names: Names,
}

#[derive(Clone, Copy, Debug, Default)]
struct Names {
    numbers: bool,
    texts: bool,
    bools: bool,
}

/// Places among the clients: the first case is in the smallest amount, the last in none.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) dimension: usize,
    pub(super) within: Option<String>,
    /// One rank per amount, ascending.
    pub(super) ranks: Vec<Rank>,
}

/// Where a rule holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Region {
    pub(super) boxes: Vec<Part>,
    /// Whether the boxes could not be reckoned.
    pub(super) unknown: bool,
    /// The dimension on which no value satisfies the rule.
    pub(super) impossible: Option<usize>,
}

/// The cases of a rule table.
#[derive(Debug)]
pub(super) struct Space {
    /// The first axes, one each.
    pub(super) dimensions: Vec<Dimension>,
    /// The next axes.
    pub(super) standings: Vec<Standing>,
    /// The last axes: whether the client has a group, by the field of the groups.
    withins: Vec<String>,
    pub(super) sizes: Vec<u32>,
    pub(super) regions: Vec<Region>,
}

/// The dimension of each field of the table, by header.
pub(super) fn dimensions(table: &RuleTable) -> Vec<usize> {
    let mut keys: Vec<String> = Vec::new();
    let mut of = Vec::with_capacity(table.fields.len());
    for field in &table.fields {
        let key = normalise(&field.header);
        of.push(keys.iter().position(|own| *own == key).unwrap_or(keys.len()));
        if of.last() == Some(&keys.len()) {
            keys.push(key);
        }
    }
    of
}

/// A test as a condition.
pub(super) fn alone(test: &Test) -> Condition {
    Condition { any: vec![vec![test.clone()]] }
}

/// The numbers of which a condition holds, ranks left aside.
pub(super) fn numbers(condition: &Condition, unit: Unit, as_of: Option<Date>) -> Intervals {
    condition.numbers(&mut NumberContext { unit, as_of, rank: &mut |_| Intervals::all() })
}

/// The kind of an amount, and the amount.
fn measure(amount: Amount) -> (u8, Decimal) {
    match amount {
        Amount::Count(count) => (0, Decimal::from(count)),
        Amount::Share(share) => (1, share),
        Amount::Total(share) => (2, share),
    }
}

impl Space {
    /// The cases of a table when ages are counted to this day; fields of `closed` dimensions are left out.
    pub(super) fn new(table: &RuleTable, of: &[usize], as_of: Option<Date>, closed: &[usize]) -> Space {
        let count = of.iter().max().map_or(0, |last| last + 1);
        let mut space = Space { dimensions: Vec::new(), standings: Vec::new(), withins: Vec::new(), sizes: Vec::new(), regions: Vec::new() };
        for dimension in 0..count {
            let fields: Vec<usize> = (0..of.len()).filter(|field| of.get(*field) == Some(&dimension)).collect();
            let own = space.dimension(table, of, dimension, fields, as_of, closed.contains(&dimension));
            space.dimensions.push(own);
        }
        let full = |dimension: &Dimension| NUMBERS + dimension.cuts.len() + dimension.texts.len();
        space.sizes = space.dimensions.iter().map(full).collect();
        space.sizes.extend(space.standings.iter().map(|standing| standing.ranks.len() as u32 + 1));
        space.sizes.extend(space.withins.iter().map(|_| 2));
        space.regions = table.rows.iter().map(|row| {
            let cells = row.conditions.iter().filter_map(|own| Some((*of.get(own.field)?, &own.condition)));
            space.region(cells, as_of)
        }).collect();
        space
    }

    fn dimension(&mut self, table: &RuleTable, of: &[usize], index: usize, fields: Vec<usize>, as_of: Option<Date>, closed: bool) -> Dimension {
        let first = fields.first().and_then(|field| table.fields.get(*field));
        let unit = first.map_or(Unit::Any, |field| field.unit);
        let domain = domain(first.and_then(|field| field.role), unit);
        let mut names = Names::default();
        let mut sets: Vec<Intervals> = vec![Intervals::between(domain.low, domain.high)];
        let mut cells: Vec<Vec<&Condition>> = Vec::new();
        for row in &table.rows {
            let own = row.conditions.iter().filter(|own| of.get(own.field) == Some(&index)).map(|own| &own.condition);
            let own: Vec<&Condition> = own.collect();
            for test in own.iter().flat_map(|condition| condition.any.iter().flatten()) {
                match test {
                    Test::Rank(rank) => self.rank(index, rank),
                    test => sets.push(numbers(&alone(test), unit, as_of)),
                }
                names.note(test);
            }
            if !own.is_empty() {
                cells.push(own);
            }
        }
        let texts = if unit.is_numeric() { Some(Texts::default()) } else { Texts::new(&cells) };
        let closed = closed || texts.is_none();
        Dimension { fields, unit, cuts: Cuts::new(&sets, domain, is_whole(first.and_then(|field| field.role), unit)), texts: texts.unwrap_or_default(), closed, names }
    }

    fn rank(&mut self, dimension: usize, rank: &Rank) {
        let within = rank.within.as_deref().map(normalise);
        if let Some(within) = &within && !self.withins.contains(within) {
            self.withins.push(within.clone());
        }
        let (kind, amount) = measure(rank.amount);
        let same = |own: &&mut Standing| {
            own.dimension == dimension
                && own.within == within
                && own.ranks.iter().all(|own| own.bottom == rank.bottom && measure(own.amount).0 == kind)
        };
        let ranks = match self.standings.iter_mut().find(same) {
            Some(standing) => &mut standing.ranks,
            None => {
                self.standings.push(Standing { dimension, within, ranks: vec![rank.clone()] });
                return;
            }
        };
        let at = ranks.partition_point(|own| measure(own.amount).1 < amount);
        if ranks.get(at).is_none_or(|own| measure(own.amount).1 != amount) {
            ranks.insert(at, rank.clone());
        }
    }

    /// Which cases of a rank's axis are in.
    fn places(&self, dimension: usize, rank: &Rank) -> Option<(u32, Runs)> {
        let within = rank.within.as_deref().map(normalise);
        self.standings.iter().enumerate().find_map(|(index, standing)| {
            let level = standing.ranks.iter().position(|own| own.amount == rank.amount && own.bottom == rank.bottom)?;
            let axis = (self.dimensions.len() + index) as u32;
            (standing.dimension == dimension && standing.within == within).then(|| (axis, Runs::span(0, level as u32 + 1)))
        })
    }

    /// The box with one axis more; `None` when nothing is left of it.
    pub(super) fn narrowed(&self, part: &Part, axis: u32, set: &Runs) -> Option<Part> {
        let mut part = part.clone();
        match part.binary_search_by_key(&axis, |own| own.0) {
            Ok(at) => {
                let own = part.get_mut(at)?;
                own.1 = own.1.and(set);
                if own.1.is_empty() {
                    return None;
                }
            }
            Err(_) if set.is_empty() => return None,
            Err(_) if set.as_slice() == [(0, self.size(axis))] => {}
            Err(at) => part.insert(at, (axis, set.clone())),
        }
        Some(part)
    }

    pub(super) fn size(&self, axis: u32) -> u32 {
        self.sizes.get(axis as usize).copied().unwrap_or(0)
    }

    /// Where all of some cells hold, each with its dimension.
    pub(super) fn region<'a>(&self, cells: impl Iterator<Item = (usize, &'a Condition)>, as_of: Option<Date>) -> Region {
        let mut cells: Vec<(usize, &Condition)> = cells.collect();
        cells.sort_by_key(|cell| cell.0);
        let mut region = Region { boxes: vec![Part::new()], ..Region::default() };
        for same in cells.chunk_by(|a, b| a.0 == b.0) {
            let Some((index, _)) = same.first() else { continue };
            let mut own = vec![Part::new()];
            for (_, condition) in same {
                match self.cell(*index, condition, as_of) {
                    Some(boxes) if own.len() * boxes.len() <= MOST_BOXES => own = self.product(&own, &boxes),
                    _ => return Region { unknown: true, ..Region::default() },
                }
            }
            if own.is_empty() {
                return Region { impossible: Some(*index), ..Region::default() };
            }
            if own.len() * region.boxes.len() > MOST_BOXES {
                return Region { unknown: true, ..Region::default() };
            }
            region.boxes = self.product(&region.boxes, &own);
        }
        region
    }

    fn product(&self, a: &[Part], b: &[Part]) -> Vec<Part> {
        let both = |a: &Part, b: &Part| b.iter().try_fold(a.clone(), |part, (axis, set)| self.narrowed(&part, *axis, set));
        a.iter().flat_map(|a| b.iter().filter_map(move |b| both(a, b))).collect()
    }

    /// Where a cell holds; `None` when that cannot be said.
    fn cell(&self, index: usize, condition: &Condition, as_of: Option<Date>) -> Option<Vec<Part>> {
        let dimension = self.dimensions.get(index).filter(|dimension| !dimension.closed)?;
        let axis = index as u32;
        let everything = Runs::span(0, self.size(axis));
        let mut plain = Runs::default();
        let mut parts = Vec::new();
        for all in &condition.any {
            let mut set = everything.clone();
            let mut part = Some(Part::new());
            for test in all {
                match test {
                    Test::Rank(rank) => {
                        set = set.and(&dimension.numbers());
                        // The top 100 % are all that have a number.
                        if !matches!(rank.amount, Amount::Share(share) if share >= Decimal::ONE) {
                            let (axis, places) = self.places(index, rank)?;
                            part = part.and_then(|part| self.narrowed(&part, axis, &places));
                        }
                    }
                    test => set = set.and(&dimension.test(test, as_of)),
                }
            }
            match part {
                Some(part) if part.is_empty() => plain = plain.or(&set),
                Some(part) => parts.extend(self.narrowed(&part, axis, &set)),
                None => {}
            }
        }
        // A client without a group has no verdict from the whole cell, whatever else stands in it.
        let within = condition.ranks().find_map(|rank| rank.within.as_deref());
        if within.is_some() && !plain.within(&dimension.numbers()) {
            return None;
        }
        parts.extend(self.narrowed(&Part::new(), axis, &plain));
        if let Some(within) = within {
            let at = self.withins.iter().position(|own| *own == normalise(within))?;
            let axis = (self.dimensions.len() + self.standings.len() + at) as u32;
            parts = parts.iter().filter_map(|part| self.narrowed(part, axis, &Runs::span(1, 2))).collect();
        }
        Some(parts)
    }

    /// The cases in which every field that some rule asks about is filled, as far as conditions name that kind of value.
    pub(super) fn filled(&self, asked: &[bool]) -> Part {
        let mut part = Part::new();
        for (index, dimension) in self.dimensions.iter().enumerate() {
            if asked.get(index) == Some(&true) {
                part = self.narrowed(&part, index as u32, &dimension.filled()).unwrap_or(part);
            }
        }
        for (index, _) in self.withins.iter().enumerate() {
            let axis = (self.dimensions.len() + self.standings.len() + index) as u32;
            part = self.narrowed(&part, axis, &Runs::span(1, 2)).unwrap_or(part);
        }
        part
    }
}

impl Names {
    fn note(&mut self, test: &Test) {
        use crate::rules::{Value, Word};
        let mut value = |value: &Value| match value {
            Value::Pattern(_) | Value::Exact(_) => self.texts = true,
            Value::Bool(_) => self.bools = true,
            _ => self.numbers = true,
        };
        match test {
            Test::Compare(_, own) => value(own),
            Test::Between(low, high) => {
                value(low);
                value(high);
            }
            Test::Rank(_) => self.numbers = true,
            Test::Word(Word::Yes | Word::No) => self.bools = true,
            Test::Word(Word::Has(_)) => self.texts = true,
            Test::Word(Word::Blank | Word::Filled) => {}
        }
    }
}

impl Dimension {
    /// All numbers.
    fn numbers(&self) -> Runs {
        Runs::span(NUMBERS, NUMBERS + self.cuts.len())
    }

    /// The cases of a set of numbers.
    pub(super) fn of_numbers(&self, set: &Intervals) -> Runs {
        let mut runs = Runs::default();
        for interval in set.as_slice() {
            let (start, end) = self.cuts.segments(interval);
            runs.push(NUMBERS + start, NUMBERS + end);
        }
        runs
    }

    /// The cases that pass a test.
    fn test(&self, test: &Test, as_of: Option<Date>) -> Runs {
        let condition = alone(test);
        let mut runs = Runs::default();
        for (case, verdict) in [
            (BLANK, condition.on_blank()),
            (UNREADABLE, condition.on_unreadable()),
            (NO, condition.on_bool(false)),
            (YES, condition.on_bool(true)),
        ] {
            if verdict == Verdict::True {
                runs.push(case, case + 1);
            }
        }
        let numbers = self.of_numbers(&numbers(&condition, self.unit, as_of));
        for (start, end) in numbers.as_slice() {
            runs.push(*start, *end);
        }
        for (start, end) in self.texts.runs(test, NUMBERS + self.cuts.len()).as_slice() {
            runs.push(*start, *end);
        }
        runs
    }

    fn filled(&self) -> Runs {
        let mut runs = Runs::default();
        let text = !self.unit.is_numeric() && (self.names.texts || !(self.names.numbers || self.names.bools));
        if self.names.bools && !self.unit.is_numeric() && !text {
            runs.push(NO, YES + 1);
        }
        if self.unit.is_numeric() || self.names.numbers {
            for (start, end) in self.cuts.usual().as_slice() {
                runs.push(NUMBERS + start, NUMBERS + end);
            }
        }
        if text {
            let start = NUMBERS + self.cuts.len();
            runs.push(start, start + self.texts.len());
        }
        runs
    }

    /// The first run of numbers among some cases.
    pub(super) fn interval(&self, cases: &Runs) -> Option<Interval> {
        let numbers = cases.and(&self.numbers());
        let (start, end) = numbers.as_slice().first()?;
        Some(self.cuts.interval(start.checked_sub(NUMBERS)?, end.checked_sub(NUMBERS)?))
    }

    /// The first text among some cases; `Some(None)` for one that has no name.
    pub(super) fn text(&self, cases: &Runs) -> Option<Option<&str>> {
        let start = NUMBERS + self.cuts.len();
        let texts = cases.and(&Runs::span(start, start + self.texts.len()));
        // What no condition names comes first: the rest are likelier to be meant.
        let unnamed = start + self.texts.named.len() as u32;
        let (first, _) = texts.as_slice().iter().copied().find(|run| run.1 > unnamed).or(texts.as_slice().first().copied())?;
        let case = if texts.contains(first.max(unnamed)) { first.max(unnamed) } else { first };
        Some(self.texts.shown(case.checked_sub(start)?))
    }

    /// The first logical value among some cases.
    pub(super) fn logical(&self, cases: &Runs) -> Option<bool> {
        [(NO, false), (YES, true)].into_iter().find(|(case, _)| cases.contains(*case)).map(|(_, value)| value)
    }
}
