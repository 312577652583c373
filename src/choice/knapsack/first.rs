//! A first choice: what fits in the order of the gains, then exchanges of one item for another while they help.

use super::Knapsack;

/// How many of the items whose change loses least are exchanged with each other.
const EXCHANGED: usize = 300;
/// How many exchanges are made at most.
const EXCHANGES: usize = 200;

/// A choice that fits, given the items in the order of what their change loses and which ones gain by being taken.
pub(super) fn first(knapsack: &Knapsack, order: &[u32], easy: &[bool]) -> Vec<bool> {
    let mut bag = Bag { knapsack, taken: vec![false; knapsack.len()], left: knapsack.room.clone() };
    let is_easy = |item: &&u32| easy.get(**item as usize) == Some(&true);
    // What gains most comes first, then what loses least.
    let gaining = order.iter().rev().filter(is_easy);
    for item in gaining.chain(order.iter().filter(|item| !is_easy(item))) {
        bag.take_if_it_fits(*item as usize);
    }
    let near: Vec<usize> = order.iter().take(EXCHANGED).map(|item| *item as usize).collect();
    for _ in 0..EXCHANGES {
        let Some((out, into)) = bag.best_exchange(&near) else { break };
        bag.change(out, 1);
        bag.change(into, -1);
        near.iter().for_each(|item| bag.take_if_it_fits(*item));
    }
    bag.taken
}

struct Bag<'a> {
    knapsack: &'a Knapsack,
    taken: Vec<bool>,
    left: Vec<i64>,
}

impl Bag<'_> {
    fn is_taken(&self, item: usize) -> bool {
        self.taken.get(item) == Some(&true)
    }

    fn take_if_it_fits(&mut self, item: usize) {
        let fits = self.left.iter().zip(self.knapsack.need(item)).all(|(left, need)| need <= left);
        if fits && !self.is_taken(item) {
            self.change(item, -1);
        }
    }

    fn change(&mut self, item: usize, times: i64) {
        if let Some(taken) = self.taken.get_mut(item) {
            *taken = times < 0;
        }
        let needs = self.knapsack.need(item);
        self.left.iter_mut().zip(needs).for_each(|(left, need)| *left += need * times);
    }

    /// The exchange of a taken item for another that brings most.
    fn best_exchange(&self, items: &[usize]) -> Option<(usize, usize)> {
        let value = |item: usize| self.knapsack.values.get(item).copied().unwrap_or(0);
        let mut best: Option<(i64, usize, usize)> = None;
        for out in items.iter().copied().filter(|item| self.is_taken(*item)) {
            for into in items.iter().copied().filter(|item| !self.is_taken(*item)) {
                let gain = value(into) - value(out);
                if gain <= best.map_or(0, |(gain, ..)| gain) {
                    continue;
                }
                let needs = self.knapsack.need(out).iter().zip(self.knapsack.need(into));
                if self.left.iter().zip(needs).all(|(left, (back, need))| need - back <= *left) {
                    best = Some((gain, out, into));
                }
            }
        }
        best.map(|(_, out, into)| (out, into))
    }
}
