//! Damping: a rise counts at once, a fall only after so many reviews in a row, or when it goes past a margin.

use rust_decimal::Decimal;

/// When a move counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damping {
    /// Reviews in a row that must give a worse tier before a fall counts; `None`: only the margin lets a client fall.
    pub down: Option<u32>,
    /// Reviews in a row that must give a better tier before a rise counts.
    pub up: u32,
    /// A fall counts at once when the distance to the border is more than this.
    pub margin: Option<Decimal>,
    /// A client falls to the tier of the last review, rather than to the best one of those that made the fall count.
    pub to_latest: bool,
}

impl Default for Damping {
    /// Up at once, down after two reviews, to the better one of the two tiers.
    fn default() -> Damping {
        Damping { down: Some(2), up: 1, margin: None, to_latest: false }
    }
}

/// What damping made of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// There is nothing to compare with: the tier counts.
    First,
    /// The tier is the one before.
    Same,
    /// A rise counts.
    Up,
    /// A rise does not count yet: the reviews in a row so far.
    NotYetUp(u32),
    /// A fall counts, after so many reviews in a row.
    Down(u32),
    /// A fall counts because it goes past the margin.
    PastMargin,
    /// A fall does not count yet: the reviews in a row so far.
    NotYetDown(u32),
    /// The order of one of the tiers is not known, so the move counts.
    Unordered,
    /// The review gave no tier.
    NoTier,
}

/// A tier after damping..
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damped {
    /// The tier in force.
    pub tier: u32,
    /// What was made of the last review.
    pub held: Held,
}

impl Damping {
    /// The tier in force after a review that gave `now`, with `state` in force before and the tiers that the reviews before gave,
    /// oldest first. Tiers are numbers, less being better; those from `known` on have no order. Reviews without a tier are left out by
    /// the caller: they neither count nor break a row.
    ///
    /// ```
    /// use tiersheet::time::{Damping, Held};
    /// let damping = Damping::default();
    /// let held = |state, past: &[u32], now| {
    ///     let damped = damping.step(state, past, now, None, 5);
    ///     (damped.tier, damped.held)
    /// };
    /// assert_eq!(held(Some(1), &[1], 0), (0, Held::Up));
    /// assert_eq!(held(Some(0), &[0], 2), (0, Held::NotYetDown(1)));
    /// assert_eq!(held(Some(0), &[0, 1], 2), (1, Held::Down(2)));
    /// ```
    pub fn step(&self, state: Option<u32>, past: &[u32], now: u32, distance: Option<Decimal>, known: u32) -> Damped {
        let Some(state) = state else { return Damped { tier: now, held: Held::First } };
        if now == state {
            return Damped { tier: state, held: Held::Same };
        }
        if now >= known || state >= known {
            return Damped { tier: now, held: Held::Unordered };
        }
        let rise = now < state;
        let beyond = |tier: &u32| if rise { *tier < state } else { *tier > state && *tier < known };
        let row: Vec<u32> = past.iter().rev().copied().take_while(|tier| beyond(tier)).collect();
        let count = u32::try_from(row.len()).unwrap_or(u32::MAX - 1) + 1;
        // The tier that all of the last `needed` reviews reach.
        let reached = |needed: u32| {
            let last = row.iter().copied().take(needed.saturating_sub(1) as usize).chain([now]);
            if rise { last.max() } else { last.min() }.unwrap_or(now)
        };
        if rise {
            return match count >= self.up {
                true => Damped { tier: reached(self.up), held: Held::Up },
                false => Damped { tier: state, held: Held::NotYetUp(count) },
            };
        }
        if self.margin.zip(distance).is_some_and(|(margin, distance)| distance > margin) {
            return Damped { tier: now, held: Held::PastMargin };
        }
        match self.down {
            Some(needed) if count >= needed => {
                Damped { tier: if self.to_latest { now } else { reached(needed) }, held: Held::Down(count) }
            }
            _ => Damped { tier: state, held: Held::NotYetDown(count) },
        }
    }

    /// The tier in force after all these reviews, oldest first, from the first one on; `None` without any.
    pub fn replay(&self, reviews: &[u32], known: u32) -> Option<u32> {
        let mut state = None;
        for (index, now) in reviews.iter().enumerate() {
            let past = reviews.get(..index).unwrap_or(&[]);
            state = Some(self.step(state, past, *now, None, known).tier);
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_tier_in_force_is_the_best_of_the_last_reviews(reviews in prop::collection::vec(0u32..5, 1..12), down in 1u32..5) {
            let damping = Damping { down: Some(down), ..Damping::default() };
            let best = reviews.iter().rev().take(down as usize).min().copied();
            prop_assert_eq!(damping.replay(&reviews, 5), best);
        }

        #[test]
        fn one_review_is_no_damping(reviews in prop::collection::vec(0u32..8, 1..12)) {
            let damping = Damping { down: Some(1), ..Damping::default() };
            prop_assert_eq!(damping.replay(&reviews, 5), reviews.last().copied());
        }
    }
}
