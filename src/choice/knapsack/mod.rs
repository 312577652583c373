//! Which items to take, so that their value is greatest and nothing needs more than there is: the 0/1 knapsack with one or
//! several resources, solved exactly in integers.
//!
//! A price per unit of each resource turns the question into one that has an easy answer, take what is worth more than it
//! costs, whose value no choice can exceed (Lagrange's bound; the prices are those of the linear relaxation). Every change of
//! that answer has a known loss, so the changes are tried from the cheapest up until a choice is found that no untried one
//! can beat (`search`). Where that takes too long and the amounts are small whole numbers, a table over all amounts of
//! all resources decides (`table`). Prices are found in doubles, but only as a hint: whatever they are, the bound
//! reckoned from them in integers holds, and so does the proof.
//!
//! Sources: Geoffrion, "Lagrangean relaxation for integer programming" (1974); Kellerer, Pferschy, Pisinger, "Knapsack
//! problems" (2004), chapters 2 and 9.

mod first;
mod prices;
mod search;
mod table;

use prices::Prices;

/// Items with values and needs, and how much there is of each resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knapsack {
    /// A value per item; only items worth more than 0 are ever taken.
    pub values: Vec<i64>,
    /// What an item needs of each resource, item after item; none is below 0.
    pub needs: Vec<i64>,
    /// How much there is of each resource; none is below 0.
    pub room: Vec<i64>,
}

/// The best choice that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Whether each item is taken.
    pub taken: Vec<bool>,
    /// What they are worth.
    pub value: i64,
    /// What no choice can exceed; equal to the value when the choice is proved best.
    pub bound: i64,
}

/// How much work is left, counted in steps of the search and cells of the table. A count and no clock: the same question
/// always gets the same answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort(pub u64);

impl Effort {
    /// Spends some; whether there was enough.
    fn spend(&mut self, steps: u64) -> bool {
        let enough = self.0 >= steps;
        self.0 = self.0.saturating_sub(steps);
        enough
    }
}

/// A table with more cells than this is not tried: a bit per item and cell has to be kept.
const TABLE_CELLS: u64 = 1 << 26;
/// A cell is filled faster than a step is made.
const CELLS_PER_STEP: u64 = 16;
/// How many steps the search gets before a table is tried.
const FIRST_STEPS: u64 = 200_000;

impl Knapsack {
    /// Number of items.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// What an item needs of each resource.
    pub fn need(&self, item: usize) -> &[i64] {
        let resources = self.room.len();
        self.needs.get(item * resources..(item + 1) * resources).unwrap_or(&[])
    }

    /// The best choice. Values and needs must add up within 62 bits.
    ///
    /// ```
    /// use tiersheet::choice::knapsack::{Effort, Knapsack};
    /// // By value per hour the first would be taken; the other two together are worth more.
    /// let knapsack = Knapsack { values: vec![100, 72, 72], needs: vec![4, 3, 3], room: vec![6] };
    /// let choice = knapsack.best(&mut Effort(1000));
    /// assert_eq!((choice.taken, choice.value, choice.bound), (vec![false, true, true], 144, 144));
    /// ```
    pub fn best(&self, effort: &mut Effort) -> Choice {
        self.bests(false, None, effort).0.pop().unwrap_or_default()
    }

    /// The best choice if it is worth more than so much; and whether that is proved, or that there is none.
    pub fn best_above(&self, floor: i64, effort: &mut Effort) -> (Option<Choice>, bool) {
        let (mut choices, proved) = self.bests(false, Some(floor), effort);
        (choices.pop().filter(|choice| choice.value > floor), proved)
    }

    /// The best choices that leave most room: of all choices of the greatest value one of each need that no other one
    /// undercuts; and whether these are all.
    pub fn bests_by_room(&self, effort: &mut Effort) -> (Vec<Choice>, bool) {
        self.bests(true, None, effort)
    }

    /// What no choice can exceed that takes an item, and that leaves it, for each item. Cheap, and often not reached.
    pub fn bounds(&self) -> Vec<(i64, i64)> {
        let Prices { prices, scale, bound } = prices::prices(self);
        let bounds = self.values.iter().enumerate().map(|(item, value)| {
            let pairs = self.need(item).iter().zip(&prices);
            let cost: i128 = pairs.map(|(need, price)| i128::from(*need) * i128::from(*price)).sum();
            let gain = i128::from(*value) * i128::from(scale) - cost;
            let with = |loss: i128| {
                let units = (i128::from(bound) - loss.max(0)).div_euclid(i128::from(scale));
                i64::try_from(units).unwrap_or(i64::MIN)
            };
            (with(-gain), with(gain))
        });
        bounds.collect()
    }

    fn bests(&self, by_room: bool, floor: Option<i64>, effort: &mut Effort) -> (Vec<Choice>, bool) {
        let reduced = Reduced::of(self, by_room);
        let floor = floor.map(|floor| floor.div_euclid(reduced.unit));
        let mut first = Effort(FIRST_STEPS.min(effort.0));
        let mut choices = search::search(&reduced.knapsack, by_room, floor, &mut first);
        effort.spend(FIRST_STEPS.min(effort.0) - first.0);
        if !choices.proved {
            let cells = table::cells(&reduced.knapsack);
            let steps = |cells: u64| cells / CELLS_PER_STEP + 1;
            match cells.filter(|cells| *cells <= TABLE_CELLS && steps(*cells) <= effort.0) {
                Some(cells) => {
                    effort.spend(steps(cells));
                    choices = table::fill(&reduced.knapsack, by_room);
                }
                None if effort.0 > FIRST_STEPS => choices = search::search(&reduced.knapsack, by_room, floor, effort),
                None => {}
            }
        }
        let restored = choices.taken.iter().map(|taken| reduced.restored(self, taken, choices.bound));
        (restored.collect(), choices.proved)
    }
}

/// What a way of solving found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Found {
    /// Choices of one value.
    taken: Vec<Vec<bool>>,
    /// What no choice can exceed.
    bound: i64,
    /// Whether nothing can be better, and none of equal value was missed that should have been found.
    proved: bool,
}

/// The same question without what is already decided, in the coarsest units.
struct Reduced {
    knapsack: Knapsack,
    /// The item of the whole question that each item is.
    items: Vec<usize>,
    /// What all values are multiples of.
    unit: i64,
}

impl Reduced {
    /// Without the items that cannot be in a best choice, and without the resources that are not scarce, unless how much is
    /// left of them matters.
    fn of(whole: &Knapsack, by_room: bool) -> Reduced {
        let fits = |item: usize| whole.need(item).iter().zip(&whole.room).all(|(need, room)| need <= room);
        let worth = |item: usize| whole.values.get(item).copied().unwrap_or(0);
        let mut items: Vec<usize> = (0..whole.len()).filter(|item| worth(*item) > 0 && fits(*item)).collect();
        let is_scarce = |resource: &usize| {
            let needs = items.iter().filter_map(|item| whole.need(*item).get(*resource));
            whole.room.get(*resource).is_some_and(|room| needs.sum::<i64>() > *room)
        };
        let mut scarce: Vec<usize> = (0..whole.room.len()).filter(is_scarce).collect();
        if by_room && !scarce.is_empty() {
            scarce = (0..whole.room.len()).collect();
        }
        let need = |item: usize, resource: usize| whole.need(item).get(resource).copied().unwrap_or(0);
        // In this order equal items stand together, and the order of the rows has no part in the answer.
        items.sort_by_cached_key(|item| {
            let needs: Vec<i64> = scarce.iter().map(|resource| need(*item, *resource)).collect();
            (-worth(*item), needs, *item)
        });
        let unit = items.iter().fold(0, |unit, item| common_divisor(unit, worth(*item))).max(1);
        let units: Vec<i64> = scarce
            .iter()
            .map(|resource| items.iter().fold(0, |unit, item| common_divisor(unit, need(*item, *resource))).max(1))
            .collect();
        let pairs = || scarce.iter().zip(&units);
        let knapsack = Knapsack {
            values: items.iter().map(|item| worth(*item) / unit).collect(),
            needs: items
                .iter()
                .flat_map(|item| pairs().map(|(resource, unit)| need(*item, *resource) / unit))
                .collect(),
            room: pairs().map(|(resource, unit)| whole.room.get(*resource).copied().unwrap_or(0) / unit).collect(),
        };
        Reduced { knapsack, items, unit }
    }

    fn restored(&self, whole: &Knapsack, taken: &[bool], bound: i64) -> Choice {
        let mut choice = Choice { taken: vec![false; whole.len()], value: 0, bound: bound.saturating_mul(self.unit) };
        for (item, _) in self.items.iter().zip(taken).filter(|(_, taken)| **taken) {
            if let (Some(own), Some(value)) = (choice.taken.get_mut(*item), whole.values.get(*item)) {
                *own = true;
                choice.value += value;
            }
        }
        choice
    }
}

fn common_divisor(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests;
