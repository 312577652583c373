//! Whether boxes cover a box: takes one after the other away from it until nothing is left or none meets the rest.

use super::runs::Runs;
use super::space::{Part, Space};

/// A box that takes its cases away.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cover<'a> {
    /// The cases.
    pub(super) part: &'a Part,
    /// The rule whose they are.
    pub(super) rule: usize,
    /// Whether what reaches this box counts as left over.
    pub(super) stops: bool,
}

/// The work allowed is used up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spent;

/// Work for all questions together, and for one.
const WORK: u64 = 2_500_000;
const WORK_OF_ONE: u64 = 200_000;

/// Finds what is left over, within limits.
pub(super) struct Search<'a> {
    space: &'a Space,
    left: u64,
    one: u64,
    /// The rules that took something away, in the last question.
    pub(super) used: Vec<usize>,
}

fn set(part: &Part, axis: u32) -> Option<&Runs> {
    part.binary_search_by_key(&axis, |own| own.0).ok().and_then(|at| part.get(at)).map(|own| &own.1)
}

/// Whether some case is in both.
pub(super) fn meets(a: &Part, b: &Part) -> bool {
    let mut others = b.iter().peekable();
    for (axis, own) in a {
        while others.next_if(|other| other.0 < *axis).is_some() {}
        if let Some((_, other)) = others.next_if(|other| other.0 == *axis)
            && !own.meets(other)
        {
            return false;
        }
    }
    true
}

/// Whether all cases of the one are in the other.
pub(super) fn is_within(part: &Part, other: &Part) -> bool {
    other.iter().all(|(axis, wide)| set(part, *axis).is_some_and(|own| own.within(wide)))
}

/// The covers that meet a box, those behind the first that holds all of it left out.
fn meeting<'a>(part: &Part, covers: &[Cover<'a>]) -> Vec<Cover<'a>> {
    let mut found = Vec::new();
    for cover in covers.iter().filter(|cover| meets(cover.part, part)) {
        let last = is_within(part, cover.part);
        if last && !found.iter().any(|own: &Cover<'_>| own.stops) && !cover.stops {
            return vec![*cover];
        }
        found.push(*cover);
        if last {
            break;
        }
    }
    found
}

impl<'a> Search<'a> {
    pub(super) fn new(space: &'a Space) -> Search<'a> {
        Search { space, left: WORK, one: 0, used: Vec::new() }
    }

    /// Pays for looking at so many pairs of boxes; cheap, and many.
    pub(super) fn look(&mut self, pairs: usize) -> Result<(), Spent> {
        let left = self.left.checked_sub(pairs as u64 / 6 + 1);
        self.left = left.unwrap_or(0);
        left.map(|_| ()).ok_or(Spent)
    }

    fn spend(&mut self, work: usize) -> Result<(), Spent> {
        let work = work as u64 + 1;
        self.left = self.left.checked_sub(work).ok_or(Spent)?;
        self.one = self.one.checked_sub(work).ok_or(Spent)?;
        Ok(())
    }

    /// Some cases of a box that no cover takes away, or that reach one at which to stop.
    pub(super) fn rest(&mut self, part: &Part, covers: &[Cover<'a>]) -> Result<Option<Part>, Spent> {
        self.used.clear();
        self.look(covers.len())?;
        self.one = WORK_OF_ONE;
        let mut pieces = vec![(part.clone(), meeting(part, covers))];
        while let Some((piece, covers)) = pieces.pop() {
            let Some((first, behind)) = covers.split_first() else { return Ok(Some(piece)) };
            if first.stops {
                return Ok(Some(piece));
            }
            if !self.used.contains(&first.rule) {
                self.used.push(first.rule);
            }
            if is_within(&piece, first.part) {
                continue;
            }
            if !covers.iter().any(|cover| cover.stops)
                && let Some(case) = self.case(&piece, &covers)?
            {
                return Ok(Some(case));
            }
            let mut inside = piece;
            for (axis, taken) in first.part {
                let full = || Runs::span(0, self.space.size(*axis));
                let outside = set(&inside, *axis).map_or_else(full, Runs::clone).minus(taken);
                if let Some(outer) = self.space.narrowed(&inside, *axis, &outside) {
                    self.spend(behind.len())?;
                    let covers = meeting(&outer, behind);
                    if covers.is_empty() {
                        return Ok(Some(outer));
                    }
                    pieces.push((outer, covers));
                }
                let Some(inner) = self.space.narrowed(&inside, *axis, taken) else { break };
                inside = inner;
            }
        }
        Ok(None)
    }

    /// A guess at a case that no cover has: axis by axis the place that the fewest covers take. Finds nearly always one
    /// where there is one, and long before the pieces do.
    fn case(&mut self, part: &Part, covers: &[Cover<'a>]) -> Result<Option<Part>, Spent> {
        let mut point = part.clone();
        let mut left: Vec<Cover<'a>> = covers.to_vec();
        let mut axes: Vec<u32> = covers.iter().flat_map(|cover| cover.part.iter().map(|own| own.0)).collect();
        axes.sort_unstable();
        axes.dedup();
        while !axes.is_empty() {
            self.spend(left.len() * axes.len())?;
            // The axis that rids of the most covers.
            let mut best: Option<(usize, u32, u32)> = None;
            for axis in &axes {
                let own = set(&point, *axis).map_or_else(|| Runs::span(0, self.space.size(*axis)), Runs::clone);
                let limited = left.iter().filter_map(|cover| set(cover.part, *axis));
                let (taken, place) = fewest(&own, limited.clone());
                let gone = limited.count() - taken;
                if best.is_none_or(|(most, ..)| gone > most) {
                    best = Some((gone, *axis, place));
                }
            }
            let Some((_, axis, place)) = best else { break };
            let Some(next) = self.space.narrowed(&point, axis, &Runs::span(place, place + 1)) else { break };
            point = next;
            left.retain(|cover| set(cover.part, axis).is_none_or(|own| own.contains(place)));
            if left.is_empty() {
                return Ok(Some(point));
            }
            axes.retain(|own| *own != axis);
        }
        Ok(None)
    }

    /// The cases around one that is left over, as far as none of them is covered, within a box.
    pub(super) fn widened(&self, case: &Part, within: &Part, covers: &[Cover<'_>]) -> Part {
        let mut wide = case.clone();
        let axes: Vec<u32> = case.iter().map(|own| own.0).collect();
        for axis in axes {
            let mut without = wide.clone();
            without.retain(|own| own.0 != axis);
            let mut free = set(within, axis).map_or_else(|| Runs::span(0, self.space.size(axis)), Runs::clone);
            for cover in covers.iter().filter(|cover| meets(cover.part, &without)) {
                match set(cover.part, axis) {
                    Some(taken) => free = free.minus(taken),
                    None => free = Runs::default(),
                }
            }
            if let Some(wider) = self.space.narrowed(&without, axis, &free) {
                wide = wider;
            }
        }
        wide
    }
}

/// How many of some sets have the place, of those in `own`, that the fewest of them have; and the place.
fn fewest<'a>(own: &Runs, sets: impl Iterator<Item = &'a Runs>) -> (usize, u32) {
    let mut events: Vec<(u32, i32)> = own.as_slice().iter().map(|run| (run.0, 0)).collect();
    for set in sets {
        for (start, end) in set.as_slice() {
            events.push((*start, 1));
            events.push((*end, -1));
        }
    }
    events.sort_unstable();
    let mut count = 0;
    let mut best: Option<(i32, u32)> = None;
    let mut events = events.iter().peekable();
    while let Some((place, change)) = events.next() {
        count += change;
        let more = events.peek().is_some_and(|next| next.0 == *place);
        if !more && own.contains(*place) && best.is_none_or(|(least, _)| count < least) {
            best = Some((count, *place));
        }
    }
    best.map_or((usize::MAX / 2, 0), |(count, place)| (usize::try_from(count).unwrap_or(0), place))
}
