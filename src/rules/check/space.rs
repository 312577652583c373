//! All cases that a rule table tells apart, as a product of axes, and each rule as a union of boxes in it.
//!
//! Soundness: every client is in some case, and a rule holds of a client exactly when it holds of the client's case. More
//! cases than clients can ever be in only make fewer rules dead. No test denies a rank, so an unknown rank counts as "out".

use super::dimension::Dimension;
use super::runs::Runs;
use crate::date::Date;
use crate::rules::table::RuleTable;
use crate::rules::{Amount, Condition, Rank, Test};
use crate::table::normalise;
use rust_decimal::Decimal;

/// More boxes than this, and a rule is left out of the comparison.
const MOST_BOXES: usize = 64;

/// A box: the cases allowed on each axis, by axis; axes that are not there are free. No set is empty or full.
pub(super) type Part = Vec<(u32, Runs)>;

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
        let mut space = Space {
            dimensions: Vec::new(),
            standings: Vec::new(),
            withins: Vec::new(),
            sizes: Vec::new(),
            regions: Vec::new(),
        };
        for dimension in 0..count {
            let fields: Vec<usize> = (0..of.len()).filter(|field| of.get(*field) == Some(&dimension)).collect();
            space.dimensions.push(Dimension::new(table, fields, as_of, closed.contains(&dimension)));
        }
        for own in table.rows.iter().flat_map(|row| &row.conditions) {
            for rank in own.condition.ranks() {
                space.rank(of.get(own.field).copied().unwrap_or(count), rank);
            }
        }
        space.sizes = space.dimensions.iter().map(Dimension::len).collect();
        space.sizes.extend(space.standings.iter().map(|standing| standing.ranks.len() as u32 + 1));
        space.sizes.extend(space.withins.iter().map(|_| 2));
        space.regions = table
            .rows
            .iter()
            .map(|row| {
                let cells = row.conditions.iter().filter_map(|own| Some((*of.get(own.field)?, &own.condition)));
                space.region(cells, as_of)
            })
            .collect();
        space
    }

    fn rank(&mut self, dimension: usize, rank: &Rank) {
        let within = rank.within.as_deref().map(normalise);
        if let Some(within) = &within
            && !self.withins.contains(within)
        {
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
            (standing.dimension == dimension && standing.within == within)
                .then(|| (axis, Runs::span(0, level as u32 + 1)))
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
    pub(super) fn region<'a>(
        &self,
        cells: impl Iterator<Item = (usize, &'a Condition)>,
        as_of: Option<Date>,
    ) -> Region {
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
        let both =
            |a: &Part, b: &Part| b.iter().try_fold(a.clone(), |part, (axis, set)| self.narrowed(&part, *axis, set));
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
