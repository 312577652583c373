//! Tries the changes of the easy answer from the cheapest up.
//!
//! With prices p and scale S an item gains g = S·value - p·need if it is taken. The easy answer takes what gains. For any
//! choice that fits, S·value = bound - sum of |g| of the items that are otherwise - p·(what is left of the resources). So a
//! choice that loses at most some amount differs from the easy answer by items with small |g|; all sets of such items are
//! tried, and if the best choice among them loses no more than that amount, it is the best of all. If there is none yet,
//! the amount is raised.

use super::first::first;
use super::prices::{Prices, prices};
use super::{Effort, Found, Knapsack};

/// More choices of equal value than this are not kept side by side.
pub(super) const KEPT: usize = 64;

/// The best choice, or with `by_room` the best choices of which none leaves less of everything than another; none if the
/// best is not worth more than the floor.
pub(super) fn search(knapsack: &Knapsack, by_room: bool, floor: Option<i64>, effort: &mut Effort) -> Found {
    let prices = prices(knapsack);
    let mut search = Search::new(knapsack, &prices, by_room);
    search.best = floor.map(|floor| prices.bound.saturating_sub(floor.saturating_mul(prices.scale)));
    search.begin(knapsack);
    let tenth = search.losses.get(9.min(search.losses.len().saturating_sub(1))).copied().unwrap_or(0);
    let mut limit = tenth.max(prices.bound % prices.scale);
    // All choices that lose at most so much are known.
    let mut done = -1;
    let proved = loop {
        let wanted = limit.min(search.least_of_interest());
        if !search.run(wanted, effort) {
            break false;
        }
        done = wanted;
        if done >= search.least_of_interest() {
            break !search.overfull;
        }
        limit = limit.saturating_add(limit / 2).saturating_add(prices.scale);
    };
    let value = (prices.bound - search.best.unwrap_or(prices.bound)) / prices.scale;
    let bound = if done >= search.least_of_interest() {
        value
    } else {
        ((prices.bound - done - 1).max(0) / prices.scale).max(value)
    };
    Found { taken: search.found.into_iter().map(|(_, taken)| taken).collect(), bound, proved }
}

struct Search<'a> {
    prices: &'a Prices,
    resources: usize,
    by_room: bool,
    /// The easy answer.
    easy: Vec<bool>,
    /// The items, those whose change loses least first.
    order: Vec<u32>,
    /// What each change loses.
    losses: Vec<i64>,
    /// By how much each change raises the use of each resource.
    changes: Vec<i64>,
    /// Behind each change the first one of another sort: equal items are changed in one order only.
    next_sort: Vec<usize>,
    /// What is left of each resource; below 0 there is not enough.
    left: Vec<i64>,
    /// What the best choice so far loses.
    best: Option<i64>,
    /// The best choices with what they leave.
    found: Vec<(Vec<i64>, Vec<bool>)>,
    overfull: bool,
}

/// How far the changes from one on can move the use of the resources.
struct Reach {
    /// By one change, up and down; resource after resource for each change.
    most: Vec<[i64; 2]>,
    /// By all of them.
    all: Vec<[i64; 2]>,
}

impl<'a> Search<'a> {
    fn new(knapsack: &Knapsack, prices: &'a Prices, by_room: bool) -> Search<'a> {
        let resources = knapsack.room.len();
        let gain = |item: usize| {
            let cost: i64 = knapsack.need(item).iter().zip(&prices.prices).map(|(need, price)| need * price).sum();
            knapsack.values.get(item).copied().unwrap_or(0) * prices.scale - cost
        };
        let gains: Vec<i64> = (0..knapsack.len()).map(gain).collect();
        let easy: Vec<bool> = gains.iter().map(|gain| *gain > 0).collect();
        let mut left = knapsack.room.clone();
        for (item, _) in easy.iter().enumerate().filter(|(_, taken)| **taken) {
            left.iter_mut().zip(knapsack.need(item)).for_each(|(left, need)| *left -= need);
        }
        // Items stand in the order of their values and needs, so equal ones stand side by side.
        let mut sorts: Vec<usize> = Vec::with_capacity(knapsack.len());
        for item in 0..knapsack.len() {
            let same = |other: usize| {
                knapsack.values.get(other) == knapsack.values.get(item) && knapsack.need(other) == knapsack.need(item)
            };
            let sort = match item.checked_sub(1) {
                Some(other) if same(other) => sorts.last().copied().unwrap_or(item),
                _ => item,
            };
            sorts.push(sort);
        }
        let of = |list: &[i64], item: u32| list.get(item as usize).copied().unwrap_or(0);
        let is_easy = |item: u32| easy.get(item as usize).copied().unwrap_or(false);
        let sort = |item: u32| sorts.get(item as usize).copied().unwrap_or(0);
        let mut order: Vec<u32> = (0..knapsack.len() as u32).collect();
        // Of equal items the first is taken before and left after the others.
        order.sort_by_key(|item| {
            let within = if is_easy(*item) { -i64::from(*item) } else { i64::from(*item) };
            (of(&gains, *item).abs(), sort(*item), within)
        });
        let change = |item: &u32| {
            let sign = if is_easy(*item) { -1 } else { 1 };
            knapsack.need(*item as usize).iter().map(move |need| need * sign)
        };
        let mut next_sort = vec![order.len(); order.len()];
        for at in (1..order.len()).rev() {
            let same = order.get(at).map(|item| sort(*item)) == order.get(at - 1).map(|item| sort(*item));
            let next = if same { next_sort.get(at).copied().unwrap_or(at) } else { at };
            if let Some(own) = next_sort.get_mut(at - 1) {
                *own = next;
            }
        }
        Search {
            prices,
            resources,
            by_room,
            losses: order.iter().map(|item| of(&gains, *item).abs()).collect(),
            changes: order.iter().flat_map(change).collect(),
            next_sort,
            order,
            easy,
            left,
            best: None,
            found: Vec::new(),
            overfull: false,
        }
    }

    /// The greatest loss that a choice of interest can have.
    fn least_of_interest(&self) -> i64 {
        match self.best {
            Some(best) if self.by_room => best,
            Some(best) => best - self.prices.scale,
            None => i64::MAX,
        }
    }

    /// Takes a first choice in.
    fn begin(&mut self, knapsack: &Knapsack) {
        let first = first(knapsack, &self.order, &self.easy);
        let is_changed = |at: &usize| {
            let item = self.order.get(*at).map_or(usize::MAX, |item| *item as usize);
            first.get(item) != self.easy.get(item)
        };
        let changed: Vec<usize> = (0..self.order.len()).filter(is_changed).collect();
        changed.iter().for_each(|at| self.apply(*at, 1));
        let loss = changed.iter().filter_map(|at| self.losses.get(*at)).sum();
        self.consider(loss, i64::MAX, &changed);
        changed.iter().for_each(|at| self.apply(*at, -1));
    }

    fn apply(&mut self, at: usize, times: i64) {
        let resources = self.resources;
        let changes = self.changes.iter().skip(at * resources);
        self.left.iter_mut().zip(changes).for_each(|(left, change)| *left -= change * times);
    }

    /// Takes a choice in if it fits and is good enough.
    fn consider(&mut self, loss: i64, limit: i64, changed: &[usize]) {
        if self.left.iter().any(|left| *left < 0) {
            return;
        }
        let unused: i64 = self.left.iter().zip(&self.prices.prices).map(|(left, price)| left * price).sum();
        let loss = loss + unused;
        if loss > limit {
            return;
        }
        if self.best.is_none_or(|best| loss < best) {
            self.best = Some(loss);
            self.found.clear();
            self.overfull = false;
        } else if !self.by_room {
            return;
        }
        // Nothing is gained by a choice that leaves no more of anything than another.
        let own = &self.left;
        let leaves_all = |more: &[i64], less: &[i64]| more.iter().zip(less).all(|(more, less)| more >= less);
        if self.found.iter().any(|(left, _)| leaves_all(left, own)) {
            return;
        }
        self.found.retain(|(left, _)| !leaves_all(own, left));
        if self.found.len() >= KEPT {
            self.overfull = true;
            return;
        }
        let mut taken = self.easy.clone();
        for item in changed.iter().filter_map(|at| self.order.get(*at)) {
            if let Some(own) = taken.get_mut(*item as usize) {
                *own = !*own;
            }
        }
        self.found.push((self.left.clone(), taken));
    }

    /// Tries all sets of changes that lose at most so much; whether the effort was enough.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    fn run(&mut self, limit: i64, effort: &mut Effort) -> bool {
        let core = self.losses.partition_point(|loss| *loss <= limit);
        let reach = self.reach(core);
        let mut changed: Vec<usize> = Vec::new();
        let (mut lost, mut at) = (0i64, 0usize);
        self.consider(lost, limit, &changed);
        loop {
            if !effort.spend(1) {
                changed.iter().rev().for_each(|at| self.apply(*at, -1));
                return false;
            }
            let spare = limit.min(self.least_of_interest()) - lost;
            let loss = self.losses.get(at).copied().unwrap_or(i64::MAX);
            if at < core && loss <= spare && self.can_fit(&reach, at, spare, loss) {
                self.apply(at, 1);
                lost += loss;
                changed.push(at);
                at += 1;
                self.consider(lost, limit.min(self.least_of_interest()), &changed);
            } else {
                let Some(last) = changed.pop() else { return true };
                self.apply(last, -1);
                lost -= self.losses.get(last).copied().unwrap_or(0);
                at = self.next_sort.get(last).copied().unwrap_or(core);
            }
        }
    }

    fn reach(&self, core: usize) -> Reach {
        let resources = self.resources;
        let mut most = vec![[0; 2]; (core + 1) * resources];
        let mut all = most.clone();
        for cell in (0..core * resources).rev() {
            let change = self.changes.get(cell).copied().unwrap_or(0);
            let behind = |cells: &[[i64; 2]]| cells.get(cell + resources).copied().unwrap_or_default();
            let ([up, down], [ups, downs]) = (behind(&most), behind(&all));
            if let (Some(most), Some(all)) = (most.get_mut(cell), all.get_mut(cell)) {
                *most = [up.max(change), down.max(-change)];
                *all = [ups + change.max(0), downs + (-change).max(0)];
            }
        }
        Reach { most, all }
    }

    /// Whether the changes from one on, for what may still be lost, can make the choice fit and leave little enough.
    #[inline]
    fn can_fit(&self, reach: &Reach, at: usize, spare: i64, loss: i64) -> bool {
        // Each of them loses at least as much as the next one.
        let times = if loss == 0 { i64::MAX } else { spare / loss };
        let from = at * self.resources;
        let cells = reach.most.iter().skip(from).zip(reach.all.iter().skip(from));
        let mut unused = 0;
        for ((left, price), ([up, down], [ups, downs])) in self.left.iter().zip(&self.prices.prices).zip(cells) {
            if *left < 0 {
                if left + down.saturating_mul(times).min(*downs) < 0 {
                    return false;
                }
            } else {
                let still = left - up.saturating_mul(times).min(*ups);
                if still > 0 {
                    unused += still * price;
                }
            }
        }
        unused <= spare
    }
}
