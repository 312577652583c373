//! The transition matrix: how many clients went from which tier to which, with new and lost clients as states.

use super::Tiers;
use crate::number;
use rust_decimal::Decimal;

/// Counts of clients by where they were and where they are. The last place of both sides is for those who are not in that list: the
/// last row is of new clients, the last column of lost ones; before it stands the place of clients without a tier.
///
/// Source: transition counts n_ij and shares p_ij = n_ij / n_i of a migration model, with the two states added that let the
/// totals agree with the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    size: usize,
    counts: Vec<u32>,
}

/// What a share is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The row: those who were in that tier.
    Row,
    /// The column: those who are in that tier now.
    Column,
    /// All clients of both lists.
    All,
}

impl Matrix {
    /// No client yet, with places for these tiers.
    pub fn new(tiers: &Tiers) -> Matrix {
        let size = tiers.names().len() + 2;
        Matrix { size, counts: vec![0; size * size] }
    }

    /// The place of a client of a list: the tier's, or that of clients without one.
    pub fn place(&self, tier: Option<u32>) -> usize {
        tier.map_or(self.size - 2, |tier| (tier as usize).min(self.size - 2))
    }

    /// The place of clients who are not in a list.
    pub fn absent(&self) -> usize {
        self.size - 1
    }

    /// Counts one client.
    pub fn count(&mut self, from: usize, to: usize) {
        if let Some(count) = self.counts.get_mut(from * self.size + to) {
            *count += 1;
        }
    }

    /// The clients who went from one place to another.
    pub fn get(&self, from: usize, to: usize) -> u32 {
        self.counts.get(from * self.size + to).copied().unwrap_or(0)
    }

    /// The clients of a row: of the earlier list, or new.
    pub fn row(&self, from: usize) -> u32 {
        (0..self.size).map(|to| self.get(from, to)).sum()
    }

    /// The clients of a column: of the later list, or lost.
    pub fn column(&self, to: usize) -> u32 {
        (0..self.size).map(|from| self.get(from, to)).sum()
    }

    /// All clients.
    pub fn all(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// A share of a count; none of nobody.
    pub fn share(&self, count: u32, from: usize, to: usize, of: Of) -> Option<Decimal> {
        let whole = match of {
            Of::Row if from < self.size => self.row(from),
            Of::Column if to < self.size => self.column(to),
            _ => self.all(),
        };
        number::quotient(Decimal::from(count), Decimal::from(whole))
    }
}
