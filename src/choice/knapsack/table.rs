//! A table of the best value for every amount of every resource (Bellman's recursion), for small whole amounts.

use super::search::KEPT;
use super::{Found, Knapsack};

/// How many cells the table has for all items; `None` for more than can be counted.
pub(super) fn cells(knapsack: &Knapsack) -> Option<u64> {
    let amounts = |cells: u64, room: &i64| cells.checked_mul(u64::try_from(*room).ok()?.checked_add(1)?);
    knapsack.room.iter().try_fold(1, amounts)?.checked_mul(knapsack.len() as u64)
}

struct Table<'a> {
    knapsack: &'a Knapsack,
    /// How far apart two amounts of a resource are that differ by one.
    strides: Vec<usize>,
    /// The best value for each amount.
    best: Vec<i64>,
    /// For each item and amount, whether the best choice of the items from it on takes it.
    takes: Vec<u64>,
    words: usize,
}

/// Fills the table and reads the best choices from it.
pub(super) fn fill(knapsack: &Knapsack, by_room: bool) -> Found {
    let mut size = 1usize;
    let mut strides = Vec::with_capacity(knapsack.room.len());
    for room in &knapsack.room {
        strides.push(size);
        size *= *room as usize + 1;
    }
    let words = size.div_ceil(64);
    let (best, takes) = (vec![0; size], vec![0; words * knapsack.len()]);
    let mut table = Table { knapsack, strides, best, takes, words };
    for item in (0..knapsack.len()).rev() {
        table.add(item);
    }
    let greatest = table.best.last().copied().unwrap_or(0);
    let mut amounts = vec![size - 1];
    if by_room {
        amounts = table.least_amounts(greatest);
    }
    let proved = amounts.len() <= KEPT;
    amounts.truncate(KEPT);
    Found { taken: amounts.into_iter().map(|amount| table.choice(amount)).collect(), bound: greatest, proved }
}

impl Table<'_> {
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    fn add(&mut self, item: usize) {
        let need = self.knapsack.need(item);
        let value = self.knapsack.values.get(item).copied().unwrap_or(0);
        let offset: usize = need.iter().zip(&self.strides).map(|(need, stride)| *need as usize * stride).sum();
        let mut amounts = self.knapsack.room.clone();
        for cell in (offset..self.best.len()).rev() {
            let fits = amounts.iter().zip(need).all(|(amount, need)| amount >= need);
            if fits && let (Some(without), Some(rest)) = (self.best.get(cell), self.best.get(cell - offset)) {
                let with = rest + value;
                // Of equal choices the one with the earlier items.
                if with >= *without {
                    if let Some(best) = self.best.get_mut(cell) {
                        *best = with;
                    }
                    if let Some(word) = self.takes.get_mut(item * self.words + cell / 64) {
                        *word |= 1 << (cell % 64);
                    }
                }
            }
            for (amount, room) in amounts.iter_mut().zip(&self.knapsack.room) {
                if *amount > 0 {
                    *amount -= 1;
                    break;
                }
                *amount = *room;
            }
        }
    }

    fn choice(&self, amount: usize) -> Vec<bool> {
        let mut amount = amount;
        let mut taken = Vec::with_capacity(self.knapsack.len());
        for item in 0..self.knapsack.len() {
            let word = self.takes.get(item * self.words + amount / 64).copied().unwrap_or(0);
            let takes = word >> (amount % 64) & 1 == 1;
            if takes {
                let need = self.knapsack.need(item).iter().zip(&self.strides);
                amount -= need.map(|(need, stride)| *need as usize * stride).sum::<usize>();
            }
            taken.push(takes);
        }
        taken
    }

    /// The amounts of which none can be less for this value.
    fn least_amounts(&self, value: i64) -> Vec<usize> {
        let is_least = |cell: &usize| {
            let mut rest = *cell;
            let mut least = self.best.get(*cell) == Some(&value);
            for (room, stride) in self.knapsack.room.iter().zip(&self.strides) {
                let amount = rest % (*room as usize + 1);
                rest /= *room as usize + 1;
                least &= amount == 0 || self.best.get(cell - stride).is_some_and(|best| *best < value);
            }
            least
        };
        (0..self.best.len()).filter(is_least).collect()
    }
}
