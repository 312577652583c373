//! The cases that the conditions on one field tell apart: blank, unreadable, the logical values, numbers, texts.

use super::cuts::{Cuts, domain, is_whole};
use super::runs::Runs;
use super::text::Texts;
use crate::date::Date;
use crate::rules::matching::NumberContext;
use crate::rules::table::RuleTable;
use crate::rules::{Bound, Condition, Interval, Intervals, Test, Value, Verdict, Word};
use crate::table::Unit;
use rust_decimal::Decimal;

/// The cases of a field that stand before its numbers.
const BLANK: u32 = 0;
const UNREADABLE: u32 = 1;
const NO: u32 = 2;
const YES: u32 = 3;
const NUMBERS: u32 = 4;

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
    as_of: Option<Date>,
    /// Kinds of values that conditions name.
    names: Names,
}

#[derive(Clone, Copy, Debug, Default)]
struct Names {
    numbers: bool,
    texts: bool,
    bools: bool,
    durations: bool,
    fixed: bool,
}

/// A test as a condition.
pub(super) fn alone(test: &Test) -> Condition {
    Condition { any: vec![vec![test.clone()]] }
}

/// The numbers of which a condition holds, ranks left aside.
pub(super) fn numbers(condition: &Condition, unit: Unit, as_of: Option<Date>) -> Intervals {
    condition.numbers(&mut NumberContext { unit, as_of, rank: &mut |_| Intervals::all() })
}

impl Names {
    fn note(&mut self, test: &Test) {
        let mut value = |value: &Value| match value {
            Value::Pattern(_) | Value::Exact(_) => self.texts = true,
            Value::Bool(_) => self.bools = true,
            Value::Duration(..) => (self.numbers, self.durations) = (true, true),
            _ => (self.numbers, self.fixed) = (true, true),
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
    /// The cases of these fields, which bear the same header.
    pub(super) fn new(table: &RuleTable, fields: Vec<usize>, as_of: Option<Date>, closed: bool) -> Dimension {
        let first = fields.first().and_then(|field| table.fields.get(*field));
        let unit = first.map_or(Unit::Any, |field| field.unit);
        let role = first.and_then(|field| field.role);
        let domain = domain(role, unit);
        let mut names = Names::default();
        let mut sets: Vec<Intervals> = vec![Intervals::between(domain.low, domain.high)];
        let mut cells: Vec<Vec<&Condition>> = Vec::new();
        for row in &table.rows {
            let own = row.conditions.iter().filter(|own| fields.contains(&own.field)).map(|own| &own.condition);
            let own: Vec<&Condition> = own.collect();
            for test in own.iter().flat_map(|condition| condition.any.iter().flatten()) {
                sets.push(numbers(&alone(test), unit, as_of));
                names.note(test);
            }
            if !own.is_empty() {
                cells.push(own);
            }
        }
        let texts = if unit.is_numeric() { Some(Texts::default()) } else { Texts::new(&cells) };
        let closed = closed || texts.is_none();
        let cuts = Cuts::new(&sets, domain, is_whole(role, unit));
        Dimension { fields, unit, cuts, texts: texts.unwrap_or_default(), closed, as_of, names }
    }

    /// How many cases there are.
    pub(super) fn len(&self) -> u32 {
        NUMBERS + self.cuts.len() + self.texts.len()
    }

    /// All numbers.
    pub(super) fn numbers(&self) -> Runs {
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
    pub(super) fn test(&self, test: &Test, as_of: Option<Date>) -> Runs {
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

    /// The cases of a filled cell, as far as conditions name that kind of value.
    pub(super) fn filled(&self) -> Runs {
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

    /// An interval as conditions would put it: days as ages where only ages are asked for.
    pub(super) fn worded(&self, interval: &Interval) -> (Interval, Unit) {
        let mirrored = |bound: Bound| {
            let day = Decimal::from(self.as_of?.day_number());
            Some(match bound {
                Bound::Open => Bound::Open,
                Bound::Including(value) => Bound::Including(day.checked_sub(value)?),
                Bound::Excluding(value) => Bound::Excluding(day.checked_sub(value)?),
            })
        };
        match (mirrored(interval.high), mirrored(interval.low)) {
            (Some(low), Some(high)) if self.unit == Unit::Date && self.names.durations && !self.names.fixed => {
                (Interval { low, high }, Unit::Days)
            }
            _ => (*interval, self.unit),
        }
    }

    /// The first text among some cases; `Some(None)` for one that has no name.
    pub(super) fn text(&self, cases: &Runs) -> Option<Option<&str>> {
        let start = NUMBERS + self.cuts.len();
        let texts = cases.and(&Runs::span(start, start + self.texts.len()));
        // What no condition names comes first: the rest are likelier to be meant.
        let unnamed = start + self.texts.named.len() as u32;
        let (first, _) =
            texts.as_slice().iter().copied().find(|run| run.1 > unnamed).or(texts.as_slice().first().copied())?;
        let case = if texts.contains(first.max(unnamed)) { first.max(unnamed) } else { first };
        Some(self.texts.shown(case.checked_sub(start)?))
    }

    /// The first logical value among some cases.
    pub(super) fn logical(&self, cases: &Runs) -> Option<bool> {
        [(NO, false), (YES, true)].into_iter().find(|(case, _)| cases.contains(*case)).map(|(_, value)| value)
    }
}
