//! What can be said about a rule table without data: rules that can never win, gaps, overlaps, cases that no rule takes.
//!
//! A rule is called dead only when it is: every case that it matches goes to an earlier rule, whatever the data and
//! whatever the day. Where that would take too long the table is said not to be checked, and nothing is guessed.
mod bands;
mod cover;
mod cuts;
mod dimension;
mod effect;
mod runs;
mod scenarios;
mod space;
mod spelling;
#[cfg(test)]
mod tests;
mod text;
mod words;

use crate::lang::Lang;
use crate::maps::{Map, Numbered};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::rules::table::RuleTable;
use bands::{Bands, Key, covers};
use cover::{Cover, Search, Spent, is_within};
use scenarios::Scenarios;
use space::Space;

/// Covering rules that are tried one by one for being needed.
const MOST_NAMED: usize = 12;

/// All findings about a rule table, in the order of its rows; findings about the whole table come last.
///
/// ```
/// use tiersheet::cells::Grid;
/// use tiersheet::rules::{RuleTable, check};
/// use tiersheet::table::Locale;
/// use tiersheet::{Code, Lang};
/// let grid = Grid::of_texts([["tier", "margin"], ["B", ">=15%"], ["A", ">=25%"], ["D", ""]]);
/// let table = RuleTable::read(&grid, "rules", &Locale::default()).unwrap();
/// let found = check::check(&table, Lang::En);
/// assert_eq!(found[0].code, Code::DeadRule);
/// assert_eq!(found[0].place.row, Some(3));
/// ```
pub fn check(table: &RuleTable, lang: Lang) -> Vec<Problem> {
    let of = space::dimensions(table);
    let mut found = unused_fields(table);
    found.extend(spelling::doubtful_fields(table));
    found.extend(spelling::percent_scale(table, lang));
    found.extend(spelling::mixed_alphabets(table, &of));
    let scenarios = Scenarios::new(table, &of);
    let as_of = scenarios.days.first().copied().flatten();
    let space = Space::new(table, &of, as_of, &scenarios.closed);
    let mut checker = Checker { table, of: &of, lang, space: &space, found, complete: true, fates: Vec::new() };
    checker.complete &= !space.regions.iter().any(|region| region.unknown);
    let keys = keys(table, &of);
    checker.duplicates(&keys);
    checker.dead();
    checker.confirm(&scenarios);
    checker.report();
    let living: Vec<bool> = checker.fates.iter().map(|fate| *fate == Fate::Living).collect();
    let covers = covers(&space);
    let bands = Bands { table, space: &space, covers: &covers, of: &of, keys: &keys, living: &living, as_of, lang };
    let (bands, all) = bands.findings();
    checker.complete &= all;
    checker.found.extend(bands);
    checker.rest(&covers);
    checker.found.extend(effect::fields(table, &of, &space, as_of));
    let mut found = checker.found;
    if !checker.complete {
        found.push(Problem::new(Code::NotChecked, Place::of(&table.range), [""; 0]));
    }
    let position = |problem: &Problem| {
        let place = &problem.place;
        let row = place.row.unwrap_or(usize::MAX);
        (row, place.column.unwrap_or(0))
    };
    found.sort_by_key(position);
    found
}

/// Columns without a condition.
fn unused_fields(table: &RuleTable) -> Vec<Problem> {
    let mut used = vec![false; table.fields.len()];
    for own in table.rows.iter().flat_map(|row| &row.conditions) {
        if let Some(used) = used.get_mut(own.field) {
            *used = true;
        }
    }
    let unused = table.fields.iter().zip(used).filter(|(_, used)| !used);
    unused
        .map(|(field, _)| Problem::new(Code::UselessField, table.header_place(field), [field.header.clone()]))
        .collect()
}

/// What each rule asks, equal conditions having equal numbers.
fn keys(table: &RuleTable, of: &[usize]) -> Vec<Key> {
    let mut numbers = Numbered::default();
    let key = |row: &crate::rules::table::RuleRow| {
        let mut key: Key = Vec::with_capacity(row.conditions.len());
        for own in &row.conditions {
            let number = numbers.number(own.condition.print(Lang::En));
            key.push((of.get(own.field).copied().unwrap_or(usize::MAX), number));
        }
        key.sort_unstable();
        key.dedup();
        key
    };
    table.rows.iter().map(key).collect()
}

/// What becomes of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    Living,
    /// The same as an earlier one.
    Repeats(usize),
    /// No value satisfies its conditions on this dimension.
    Impossible(usize),
    /// All its cases go to these.
    Dead(Vec<usize>),
}

struct Checker<'a> {
    table: &'a RuleTable,
    of: &'a [usize],
    lang: Lang,
    space: &'a Space,
    found: Vec<Problem>,
    complete: bool,
    fates: Vec<Fate>,
}

impl<'a> Checker<'a> {
    fn duplicates(&mut self, keys: &[Key]) {
        let mut first: Map<&Key, usize> = Map::new();
        self.fates = keys
            .iter()
            .enumerate()
            .map(|(rule, key)| {
                let earlier = *first.at(key, || rule);
                if earlier == rule { Fate::Living } else { Fate::Repeats(earlier) }
            })
            .collect();
    }

    fn dead(&mut self) {
        let mut search = Search::new(self.space);
        let mut earlier: Vec<Cover<'a>> = Vec::new();
        // The same cases without the boxes that lie within others: enough to decide, not to name who takes a case.
        let mut outer: Vec<Cover<'a>> = Vec::new();
        for (rule, region) in self.space.regions.iter().enumerate() {
            let Some(fate) = self.fates.get_mut(rule).filter(|fate| **fate == Fate::Living && !region.unknown) else {
                continue;
            };
            if let Some(dimension) = region.impossible {
                *fate = Fate::Impossible(dimension);
                continue;
            }
            match is_covered(&mut search, &region.boxes, &outer) {
                Ok(true) => {
                    *fate = Fate::Dead(covering(&mut search, &region.boxes, &earlier));
                    continue;
                }
                Ok(false) => {}
                Err(Spent) => self.complete = false,
            }
            if search.look(outer.len() * region.boxes.len()).is_err() {
                self.complete = false;
                break;
            }
            let own = || region.boxes.iter().map(move |part| Cover { part, rule, stops: false });
            outer.retain(|cover| !own().any(|wider| is_within(cover.part, wider.part)));
            outer.extend(own());
            earlier.extend(own());
        }
    }

    /// Takes back what is not so on every day.
    fn confirm(&mut self, scenarios: &Scenarios) {
        for day in scenarios.days.iter().skip(1) {
            let doubtful = |fate: &Fate| matches!(fate, Fate::Impossible(_) | Fate::Dead(_));
            if !self.fates.iter().any(doubtful) {
                return;
            }
            let space = Space::new(self.table, self.of, *day, &scenarios.closed);
            let mut search = Search::new(&space);
            let all = covers(&space);
            for (rule, (region, fate)) in space.regions.iter().zip(&mut self.fates).enumerate() {
                let earlier = all.get(..all.partition_point(|cover| cover.rule < rule)).unwrap_or(&[]);
                let confirmed = match fate {
                    Fate::Impossible(dimension) => region.impossible == Some(*dimension),
                    Fate::Dead(_) => matches!(is_covered(&mut search, &region.boxes, earlier), Ok(true)),
                    Fate::Living | Fate::Repeats(_) => continue,
                };
                if !confirmed {
                    *fate = Fate::Living;
                }
            }
        }
    }

    fn report(&mut self) {
        for (rule, fate) in self.fates.iter().enumerate() {
            let place = words::row_place(self.table, rule);
            self.found.extend(match fate {
                Fate::Living => None,
                Fate::Repeats(earlier) => Some(Problem::new(Code::DuplicateRule, place, [(earlier + 1).to_string()])),
                Fate::Dead(by) => Some(Problem::new(Code::DeadRule, place, [words::rules(by, self.lang)])),
                Fate::Impossible(dimension) => self.impossible(rule, *dimension),
            });
        }
    }

    fn impossible(&self, rule: usize, dimension: usize) -> Option<Problem> {
        let conditions = &self.table.rows.get(rule)?.conditions;
        let own: Vec<_> = conditions.iter().filter(|own| self.of.get(own.field) == Some(&dimension)).collect();
        let field = own.last()?.field;
        let asked: Vec<String> = own.iter().map(|own| own.condition.print(self.lang)).collect();
        let args = [self.table.fields.get(field)?.header.clone(), asked.join(" & ")];
        Some(Problem::new(Code::ImpossibleRule, self.table.place(rule, field), args))
    }

    /// Looks for a case that no rule takes although everything about it is known.
    fn rest(&mut self, covers: &[Cover<'a>]) {
        let asked: Vec<bool> = (0..self.space.dimensions.len())
            .map(|index| {
                let mut conditions = self.table.rows.iter().flat_map(|row| &row.conditions);
                conditions.any(|own| self.of.get(own.field) == Some(&index))
            })
            .collect();
        let unsure = self.space.dimensions.iter().any(|dimension| dimension.closed || dimension.texts.loose);
        let unconditional = self.space.regions.iter().any(|region| region.boxes.iter().any(Vec::is_empty));
        if unconditional || unsure || self.space.regions.iter().any(|region| region.unknown) {
            return;
        }
        let usual = self.space.filled(&asked);
        let mut search = Search::new(self.space);
        match search.rest(&usual, covers) {
            Ok(None) => {}
            Ok(Some(case)) => {
                let case = search.widened(&case, &usual, covers);
                let case = words::case(self.table, self.space, &case, &usual, self.lang);
                self.found.push(Problem::new(Code::NoRest, Place::of(&self.table.range), [case]));
            }
            Err(Spent) => self.complete = false,
        }
    }
}

/// Whether nothing of some boxes is left over.
fn is_covered<'a>(search: &mut Search<'a>, boxes: &[space::Part], covers: &[Cover<'a>]) -> Result<bool, Spent> {
    for part in boxes {
        if search.rest(part, covers)?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The rules that together take all of some boxes, none of them being dispensable.
fn covering<'a>(search: &mut Search<'a>, boxes: &[space::Part], earlier: &[Cover<'a>]) -> Vec<usize> {
    let mut by: Vec<usize> = Vec::new();
    for part in boxes {
        // When the work is used up, those found so far are named.
        let _ = search.rest(part, earlier);
        by.extend(&search.used);
    }
    by.sort_unstable();
    by.dedup();
    if by.len() > 1 && by.len() <= MOST_NAMED {
        for rule in by.clone() {
            let needed = |cover: &&Cover<'a>| cover.rule != rule && by.contains(&cover.rule);
            let others: Vec<Cover<'a>> = earlier.iter().filter(needed).copied().collect();
            if matches!(is_covered(search, boxes, &others), Ok(true)) {
                by.retain(|own| *own != rule);
            }
        }
    }
    by
}
