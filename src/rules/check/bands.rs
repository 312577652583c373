//! Gaps and overlaps between the ranges of rules that differ in one field only.

use super::cover::{Cover, Search, meets};
use super::cuts::{Cut, between, example, high_cut, is_whole, low_cut, whole};
use super::dimension::numbers;
use super::space::Space;
use super::words;
use crate::date::Date;
use crate::lang::Lang;
use crate::maps::Map;
use crate::messages::Code;
use crate::problem::Problem;
use crate::rules::table::RuleTable;
use crate::rules::{Condition, Interval, Intervals};
use crate::table::{Role, Unit};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// More holes are not looked at; more findings of this kind are more than anybody reads.
const MOST_PAIRS: usize = 300;

/// What a rule asks: a dimension and the number of a condition, ascending.
pub(super) type Key = Vec<(usize, usize)>;

/// A range of a rule.
#[derive(Clone, Copy)]
struct Band {
    interval: Interval,
    rule: usize,
}

/// The rules to look at, and what is known of them.
pub(super) struct Bands<'a> {
    pub(super) table: &'a RuleTable,
    pub(super) space: &'a Space,
    /// The boxes of all rules.
    pub(super) covers: &'a [Cover<'a>],
    /// The dimension of each field.
    pub(super) of: &'a [usize],
    /// What each rule asks.
    pub(super) keys: &'a [Key],
    /// Whether the rule can win at all.
    pub(super) living: &'a [bool],
    pub(super) as_of: Option<Date>,
    pub(super) lang: Lang,
}

impl Bands<'_> {
    /// The gaps and overlaps, and whether all pairs of neighbours were looked at.
    pub(super) fn findings(&self) -> (Vec<Problem>, bool) {
        let mut found = Vec::new();
        let mut left = MOST_PAIRS;
        let mut search = Search::new(self.space);
        for (index, dimension) in self.space.dimensions.iter().enumerate() {
            if dimension.closed || dimension.unit == Unit::Id {
                continue;
            }
            let mut groups: Map<Key, Vec<Band>> = Map::new();
            let sets: Vec<Intervals> = (0..self.keys.len()).map(|rule| self.numbers(index, rule)).collect();
            for (rule, key) in self.keys.iter().enumerate() {
                if self.living.get(rule) != Some(&true) || !key.iter().any(|own| own.0 == index) {
                    continue;
                }
                let others = key.iter().filter(|own| own.0 != index).copied().collect();
                let limited = |interval: &&Interval| low_cut(interval).is_some() || high_cut(interval).is_some();
                let own = sets.get(rule).map_or(&[][..], Intervals::as_slice).iter().filter(limited);
                groups.at(others, Vec::new).extend(own.map(|interval| Band { interval: *interval, rule }));
            }
            for (others, bands) in groups {
                for (low, high) in neighbours(bands) {
                    let hole = hole(&low, &high);
                    let meeting = hole.is_none() && between(low_cut(&high.interval), high_cut(&low.interval)).is_none();
                    if meeting || is_point(&low.interval) || is_point(&high.interval) {
                        continue;
                    }
                    let Some(less) = left.checked_sub(1) else { return (found, false) };
                    left = less;
                    let problem = match hole {
                        Some(hole) => self.gap(index, &sets, &others, low, high, hole, &mut search),
                        None => self.overlap(index, low, high),
                    };
                    found.extend(problem);
                }
            }
        }
        (found, true)
    }

    fn role(&self, dimension: usize) -> Option<Role> {
        let field = self.space.dimensions.get(dimension)?.fields.first()?;
        self.table.fields.get(*field)?.role
    }

    fn conditions(&self, dimension: usize, rule: usize) -> impl Iterator<Item = (usize, &Condition)> {
        let conditions = self.table.rows.get(rule).map_or(&[][..], |row| &row.conditions);
        let own = conditions.iter().filter(move |own| self.of.get(own.field) == Some(&dimension));
        own.map(|own| (own.field, &own.condition))
    }

    /// The numbers that a rule asks for in one field; none when it ranks.
    fn numbers(&self, dimension: usize, rule: usize) -> Intervals {
        let unit = self.space.dimensions.get(dimension).map_or(Unit::Any, |dimension| dimension.unit);
        let mut set = Intervals::all();
        for (_, condition) in self.conditions(dimension, rule) {
            if condition.ranks().next().is_some() {
                return Intervals::none();
            }
            set = set.intersection(&numbers(condition, unit, self.as_of));
        }
        set
    }

    fn place(&self, dimension: usize, rule: usize) -> crate::problem::Place {
        match self.conditions(dimension, rule).next() {
            Some((field, _)) => self.table.place(rule, field),
            None => words::row_place(self.table, rule),
        }
    }

    fn tier(&self, rule: usize) -> usize {
        self.table.rows.get(rule).map_or(0, |row| row.tier)
    }

    /// What a finding names: the rules, the values, the field, an example unless the values are one.
    fn args(&self, index: usize, low: Band, high: Band, values: &Interval) -> Option<[String; 5]> {
        let dimension = self.space.dimensions.get(index)?;
        let header = self.table.fields.get(*dimension.fields.first()?)?.header.clone();
        let (values, unit) = dimension.worded(values);
        let shown = words::interval(&values, unit, self.lang);
        let sample = example(&values, is_whole(self.role(index), dimension.unit));
        let sample = words::number(sample, unit, self.lang);
        let sample = if sample == shown { String::new() } else { sample };
        let (first, second) = (low.rule.min(high.rule) + 1, low.rule.max(high.rule) + 1);
        Some([first.to_string(), second.to_string(), shown, header, sample])
    }

    #[allow(clippy::too_many_arguments)]
    fn gap<'s>(
        &'s self,
        index: usize,
        sets: &[Intervals],
        others: &Key,
        low: Band,
        high: Band,
        hole: Interval,
        search: &mut Search<'s>,
    ) -> Option<Problem> {
        let dimension = self.space.dimensions.get(index)?;
        if low.rule == high.rule {
            return None;
        }
        let whole_only = is_whole(self.role(index), dimension.unit);
        let values = if whole_only { whole(&hole)? } else { hole };
        let set = Intervals::between(values.low, values.high);
        // The first rule that takes all of the hole, whatever else it asks being asked by both neighbours.
        let mut taker = None;
        for (rule, key) in self.keys.iter().enumerate() {
            if !key.iter().all(|own| own.0 == index || others.contains(own)) {
                continue;
            }
            if !key.iter().any(|own| own.0 == index) {
                taker = Some(rule);
                break;
            }
            // Somebody has thought of these values.
            if sets.get(rule).is_some_and(|own| own.intersection(&set) == set) {
                return None;
            }
        }
        let then = match taker {
            Some(rule) => {
                let tiers = (self.tier(low.rule), self.tier(high.rule));
                let between = (tiers.0.min(tiers.1)..=tiers.0.max(tiers.1)).contains(&self.tier(rule));
                // "E below 0, A from 25 %, D the rest" is how tables are written: the rest lies between the two.
                if between && !is_narrow(&low.interval, &high.interval, dimension.unit, &values) {
                    return None;
                }
                let number = rule + 1;
                match self.lang {
                    Lang::En => format!("they go to rule {number}"),
                    Lang::Ru => format!("они достаются правилу {number}"),
                    Lang::Uk => format!("вони дістаються правилу {number}"),
                }
            }
            None => {
                let cases = dimension.of_numbers(&Intervals::between(hole.low, hole.high));
                let region = self.space.regions.get(low.rule).filter(|region| !region.unknown)?;
                let (mut some, mut partly) = (false, false);
                for part in &region.boxes {
                    let mut part = part.clone();
                    part.retain(|own| own.0 != index as u32);
                    let part = self.space.narrowed(&part, index as u32, &cases)?;
                    partly |= self.covers.iter().any(|cover| meets(cover.part, &part));
                    some |= search.rest(&part, self.covers).ok()?.is_some();
                }
                if !some {
                    return None;
                }
                let then = if partly {
                    [
                        "not every such case has a rule",
                        "не для каждого такого случая есть правило",
                        "не для кожного такого випадку є правило",
                    ]
                } else {
                    ["no rule takes them", "их не берёт ни одно правило", "їх не бере жодне правило"]
                };
                self.lang.pick(&then).to_owned()
            }
        };
        let later = low.rule.max(high.rule);
        let args = self.args(index, low, high, &values)?;
        Some(Problem::new(Code::Gap, self.place(index, later), args.into_iter().chain([then])))
    }

    fn overlap(&self, index: usize, low: Band, high: Band) -> Option<Problem> {
        let dimension = self.space.dimensions.get(index)?;
        if low.rule == high.rule || self.tier(low.rule) == self.tier(high.rule) {
            return None;
        }
        let both = between(low_cut(&high.interval), high_cut(&low.interval))?;
        let both = if is_whole(self.role(index), dimension.unit) { whole(&both)? } else { both };
        let later = low.rule.max(high.rule);
        Some(Problem::new(Code::Overlap, self.place(index, later), self.args(index, low, high, &both)?))
    }
}

/// The boxes of all rules.
pub(super) fn covers(space: &Space) -> Vec<Cover<'_>> {
    let regions = space.regions.iter().enumerate();
    regions.flat_map(|(rule, region)| region.boxes.iter().map(move |part| Cover { part, rule, stops: false })).collect()
}

/// Ranges that follow one another, those that lie within another left out.
fn neighbours(mut bands: Vec<Band>) -> Vec<(Band, Band)> {
    let upper = |a: Option<Cut>, b: Option<Cut>| match (a, b) {
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Greater,
        (_, None) => Ordering::Less,
        (Some(a), Some(b)) => a.cmp(&b),
    };
    bands.sort_by(|a, b| {
        let low = low_cut(&a.interval).cmp(&low_cut(&b.interval));
        low.then_with(|| upper(high_cut(&b.interval), high_cut(&a.interval))).then(a.rule.cmp(&b.rule))
    });
    let mut outer: Vec<Band> = Vec::new();
    for band in bands {
        let further = |last: &Band| upper(high_cut(&band.interval), high_cut(&last.interval)) == Ordering::Greater;
        if outer.last().is_none_or(further) {
            outer.push(band);
        }
    }
    let mut pairs = Vec::new();
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for pair in outer.windows(2) {
        if let [low, high] = pair {
            let rules = (low.rule.min(high.rule), low.rule.max(high.rule));
            if !seen.contains(&rules) {
                seen.push(rules);
                pairs.push((*low, *high));
            }
        }
    }
    pairs
}

/// What lies between two ranges.
fn hole(low: &Band, high: &Band) -> Option<Interval> {
    between(Some(high_cut(&low.interval)?), Some(low_cut(&high.interval)?))
}

fn is_point(interval: &Interval) -> bool {
    interval.low == interval.high
}

/// Whether what is left out is as little as one unit of the last digit that is written, which nobody leaves out on purpose.
fn is_narrow(low: &Interval, high: &Interval, unit: Unit, values: &Interval) -> bool {
    let (Some((from, _)), Some((to, _))) = (high_cut(low), low_cut(high)) else { return false };
    let scale = from.normalize().scale().max(to.normalize().scale()).max(if unit == Unit::Share { 2 } else { 0 });
    is_point(values) || crate::number::subtract(to, from).is_some_and(|width| width <= Decimal::new(1, scale))
}
