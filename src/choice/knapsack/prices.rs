//! Prices of the resources: what one more unit of each would be worth if parts of items could be taken.
//!
//! They are the dual values of the linear relaxation, found by the simplex method with bounded variables (Dantzig 1955). It
//! runs in doubles, as the one place of the knapsack that does: prices are a hint for the search, and every bound is
//! reckoned from them anew in integers. So an inexact price costs steps and never a wrong answer.

use super::Knapsack;

/// How many exchanges are made at most; a thousand items seldom need a hundred.
const EXCHANGES: usize = 2000;
/// How many items are looked at, about. Of more than twice as many, items at even steps stand for their neighbours, which are
/// like them, since the items are in the order of what they are worth.
const ITEMS: usize = 4000;
const TINY: f64 = 1e-11;

/// Prices as integers, in units of value by `2^-shift`, per unit of each resource.
pub struct Prices {
    /// The prices.
    pub prices: Vec<i64>,
    /// The scale of the prices: values are multiplied by it to be compared with them.
    pub scale: i64,
    /// What all resources cost together with what each item is worth beyond its cost: no choice is worth more.
    pub bound: i64,
}

/// The prices of a question.
pub fn prices(knapsack: &Knapsack) -> Prices {
    let total: i64 = knapsack.values.iter().sum();
    let spare = total.max(1).leading_zeros().saturating_sub(3);
    let scale = 1i64 << spare.min(20);
    let near = Simplex::of(knapsack).solve();
    let prices: Vec<i64> = near.iter().map(|price| (price * scale as f64).round_ties_even() as i64).collect();
    // In doubles nothing is certain, so a bound that does not fit means that the prices are worth nothing.
    match bound(knapsack, &prices, scale) {
        Some(bound) => Prices { prices, scale, bound },
        None => Prices { prices: vec![0; knapsack.room.len()], scale, bound: total * scale },
    }
}

fn bound(knapsack: &Knapsack, prices: &[i64], scale: i64) -> Option<i64> {
    let cost = |amounts: &[i64]| -> i128 {
        amounts.iter().zip(prices).map(|(amount, price)| i128::from(*amount) * i128::from(*price)).sum()
    };
    if prices.iter().any(|price| *price < 0) {
        return None;
    }
    let worth =
        |(item, value): (usize, &i64)| (i128::from(*value) * i128::from(scale) - cost(knapsack.need(item))).max(0);
    let bound = cost(&knapsack.room) + knapsack.values.iter().enumerate().map(worth).sum::<i128>();
    i64::try_from(bound).ok().filter(|bound| *bound < i64::MAX / 2)
}

/// The linear relaxation: each item may be taken in part. Resources are measured by how much there is of them.
struct Simplex {
    /// Item after item.
    columns: Vec<f64>,
    values: Vec<f64>,
    resources: usize,
    /// What turns a price per share of a resource into one per unit.
    units: Vec<f64>,
    /// The variables in the basis; from the number of items on they are what is left of a resource.
    basis: Vec<usize>,
    levels: Vec<f64>,
    inverse: Vec<f64>,
    /// Whether a variable outside of the basis is at its upper bound.
    full: Vec<bool>,
    in_basis: Vec<bool>,
}

impl Simplex {
    fn of(knapsack: &Knapsack) -> Simplex {
        let step = (knapsack.len() / ITEMS).max(1);
        let (items, resources) = (knapsack.len().div_ceil(step), knapsack.room.len());
        let greatest = knapsack.values.iter().copied().max().unwrap_or(1).max(1) as f64;
        let room: Vec<f64> = knapsack.room.iter().map(|room| (*room).max(1) as f64).collect();
        let cell = |(need, room): (&i64, &f64)| *need as f64 * step as f64 / room;
        let item = |item: usize| knapsack.need(item).iter().zip(&room).map(cell);
        let mut inverse = vec![0.0; resources * resources];
        inverse.iter_mut().step_by(resources + 1).for_each(|cell| *cell = 1.0);
        Simplex {
            columns: (0..knapsack.len()).step_by(step).flat_map(item).collect(),
            values: knapsack.values.iter().step_by(step).map(|value| *value as f64 * step as f64 / greatest).collect(),
            resources,
            units: room.iter().map(|room| greatest / room).collect(),
            basis: (items..items + resources).collect(),
            levels: vec![1.0; resources],
            inverse,
            full: vec![false; items],
            in_basis: (0..items + resources).map(|variable| variable >= items).collect(),
        }
    }

    fn value(&self, variable: usize) -> f64 {
        self.values.get(variable).copied().unwrap_or(0.0)
    }

    fn column(&self, variable: usize) -> Vec<f64> {
        let resources = self.resources;
        match self.columns.get(variable * resources..(variable + 1) * resources) {
            Some(column) => column.to_vec(),
            None => (0..resources).map(|row| f64::from(u8::from(variable - self.values.len() == row))).collect(),
        }
    }

    /// What a share of each resource is worth with this basis.
    fn duals(&self) -> Vec<f64> {
        let mut duals = vec![0.0; self.resources];
        for (variable, row) in self.basis.iter().zip(self.inverse.chunks_exact(self.resources)) {
            let value = self.value(*variable);
            duals.iter_mut().zip(row).for_each(|(dual, cell)| *dual += value * cell);
        }
        duals
    }

    fn solve(mut self) -> Vec<f64> {
        if self.resources == 0 {
            return Vec::new();
        }
        for _ in 0..EXCHANGES {
            let duals = self.duals();
            let mut better = self.candidates(&duals);
            better.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
            // Those that only go from one bound to the other leave the prices as they are.
            if !better.into_iter().any(|(variable, gain)| self.enter(variable, gain > 0.0)) {
                break;
            }
        }
        self.duals().iter().zip(&self.units).map(|(dual, unit)| dual.max(0.0) * unit).collect()
    }

    /// Variables outside of the basis that would gain by a change, and how much.
    fn candidates(&self, duals: &[f64]) -> Vec<(usize, f64)> {
        let items = self.values.len();
        let mut better = Vec::new();
        for (variable, column) in self.columns.chunks_exact(self.resources).enumerate() {
            if self.in_basis.get(variable) == Some(&true) {
                continue;
            }
            let cost: f64 = column.iter().zip(duals).map(|(need, dual)| need * dual).sum();
            let gain = self.value(variable) - cost;
            let gains = if self.full.get(variable) == Some(&true) { gain < -TINY } else { gain > TINY };
            if gains {
                // By what they gain for what they need: who comes in early then seldom has to go again.
                better.push((variable, gain / (column.iter().sum::<f64>() + TINY)));
            }
        }
        for (resource, dual) in duals.iter().enumerate() {
            if *dual < -TINY && self.in_basis.get(items + resource) == Some(&false) {
                better.push((items + resource, -dual));
            }
        }
        better
    }

    /// Changes a variable as far as it goes; whether another one had to leave the basis for it.
    fn enter(&mut self, variable: usize, up: bool) -> bool {
        let resources = self.resources;
        let column = self.column(variable);
        let rows = self.inverse.chunks_exact(resources);
        let change: Vec<f64> = rows.map(|row| row.iter().zip(&column).map(|(a, b)| a * b).sum()).collect();
        let is_item = variable < self.values.len();
        let (mut step, mut leaving) = (if is_item { 1.0 } else { f64::INFINITY }, None);
        for (row, ((basic, level), change)) in self.basis.iter().zip(&self.levels).zip(&change).enumerate() {
            let rate = if up { -change } else { *change };
            let limit = if rate < -TINY {
                level.max(0.0) / -rate
            } else if rate > TINY && *basic < self.values.len() {
                (1.0 - level).max(0.0) / rate
            } else {
                continue;
            };
            if limit < step {
                (step, leaving) = (limit, Some((row, rate > 0.0)));
            }
        }
        if !step.is_finite() {
            return false;
        }
        for (level, change) in self.levels.iter_mut().zip(&change) {
            *level += if up { -change * step } else { change * step };
        }
        let Some((row, at_upper)) = leaving else {
            if let Some(full) = self.full.get_mut(variable) {
                *full = up;
            }
            return false;
        };
        let start = if is_item && !up { 1.0 } else { 0.0 };
        let level = if up { start + step } else { start - step };
        self.exchange(variable, row, at_upper, level, &change);
        true
    }

    fn exchange(&mut self, variable: usize, row: usize, at_upper: bool, level: f64, change: &[f64]) {
        let resources = self.resources;
        let Some(left) = self.basis.get_mut(row) else { return };
        let left = std::mem::replace(left, variable);
        if let Some(full) = self.full.get_mut(left) {
            *full = at_upper;
        }
        for (variable, inside) in [(left, false), (variable, true)] {
            if let Some(own) = self.in_basis.get_mut(variable) {
                *own = inside;
            }
        }
        if let Some(own) = self.levels.get_mut(row) {
            *own = level;
        }
        let pivot = change.get(row).copied().unwrap_or(1.0);
        let own: Vec<f64> =
            self.inverse.iter().skip(row * resources).take(resources).map(|cell| cell / pivot).collect();
        for (other, cells) in self.inverse.chunks_exact_mut(resources).enumerate() {
            let factor = change.get(other).copied().unwrap_or(0.0);
            for (cell, own) in cells.iter_mut().zip(&own) {
                *cell = if other == row { *own } else { *cell - factor * own };
            }
        }
    }
}
