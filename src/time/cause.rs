//! Why a client moved, found by putting one thing at a time from the later review into the earlier one and asking the rules again.
//!
//! Four things can change: the client's own data, the other clients (whose places decide ranks), the rules, and an override.
//! Starting from the earlier review, all choices of one of them are tried, then of two, and so on; those of the first size that
//! gives the later tier are the cause. All four together always do, being the later review itself. Of the client's data the fields
//! are then tried in the same way: those that suffice alone, else a set from which none can be left out.

use super::mixture::{Mixed, Mixture};

/// What can change between two reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factor {
    /// The client's own data.
    Data,
    /// Other clients, whose places decide ranks.
    Others,
    /// The rule table.
    Rules,
    /// A tier set by hand, or one that no longer is.
    Override,
}

const FACTORS: [Factor; 4] = [Factor::Data, Factor::Others, Factor::Rules, Factor::Override];

/// A client who has another tier than before.
#[derive(Clone, Copy, Debug)]
pub struct Moved {
    /// The client's rows in the earlier and in the later list.
    pub rows: [usize; 2],
    /// The tiers set by hand, where they are; a recorded blank is such a "tier" too, where rules give one.
    pub by_hand: [Option<Option<u32>>; 2],
}

/// Changes that lead from the earlier to the later tier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cause {
    /// Sets of things, each of which suffices; all of one size.
    pub ways: Vec<Vec<Factor>>,
    /// The rule table that the fields below are of: 0 for the earlier, 1 for the later.
    pub rules: usize,
    /// Where the first way has the client's data in it: the fields, by their place in the rule table.
    pub fields: Vec<usize>,
    /// Whether each of the fields suffices, rather than all of them together.
    pub each: bool,
}

/// Asks for causes.
pub struct Causes<'a> {
    /// The earlier and the later rules, each applied to both lists; the later one is none when the rules are the same, or when they
    /// cannot be applied to both.
    mixtures: [Option<Mixture<'a>>; 2],
    same_rules: bool,
    tiers: [Vec<u32>; 2],
}

/// One choice of what comes from the later review.
#[derive(Clone, Copy)]
struct Choice<'c> {
    factors: &'c [Factor],
    /// Fields that come from the later review, if not all do.
    fields: Option<&'c [usize]>,
}

impl<'a> Causes<'a> {
    /// Causes with these rules; `None` for a rule table that cannot be applied to both lists. `tiers` give the tier of each place of
    /// the two ladders.
    pub fn new(
        before: Option<Mixture<'a>>,
        after: Option<Mixture<'a>>,
        same_rules: bool,
        tiers: [Vec<u32>; 2],
    ) -> Causes<'a> {
        Causes { mixtures: [before, after], same_rules, tiers }
    }

    /// The earlier or the later rules, applied to both lists.
    pub fn mixture(&self, rules: usize) -> Option<&Mixture<'a>> {
        self.mixtures.get(if self.same_rules { 0 } else { rules })?.as_ref()
    }

    /// The same, to be asked.
    pub fn mixture_mut(&mut self, rules: usize) -> Option<&mut Mixture<'a>> {
        self.mixtures.get_mut(if self.same_rules { 0 } else { rules })?.as_mut()
    }

    /// The tier that a choice leads to; the outer `None` when it cannot be asked.
    fn tier(&mut self, moved: &Moved, choice: Choice<'_>) -> Option<Option<u32>> {
        let later = |factor: Factor| usize::from(choice.factors.contains(&factor));
        if let Some(tier) = moved.by_hand.get(later(Factor::Override)).copied().flatten() {
            return Some(tier);
        }
        let rules = if self.same_rules { 0 } else { later(Factor::Rules) };
        let mixture = self.mixtures.get_mut(rules)?.as_mut()?;
        let own = later(Factor::Data);
        let side = |field: usize| match choice.fields {
            Some(fields) => usize::from(own == 1 && fields.contains(&field)),
            None => own,
        };
        let mixed = Mixed { rows: moved.rows, among: later(Factor::Others), side: &side };
        let winner = mixture.winner(mixed);
        let rules = mixture.side(0).rules;
        let place = winner.and_then(|winner| rules.rows.get(winner)).map(|row| row.tier);
        Some(place.and_then(|place| self.tiers.get(later(Factor::Rules))?.get(place).copied()))
    }

    /// The cause of a move to this tier. No way is found only where rules cannot be applied to both lists.
    pub fn of(&mut self, moved: &Moved, to: Option<u32>) -> Cause {
        let ranked = self.mixtures.iter().flatten().any(Mixture::ranked);
        let may = |factor: &Factor| match factor {
            Factor::Data => true,
            Factor::Others => ranked,
            Factor::Rules => !self.same_rules,
            Factor::Override => moved.by_hand.first() != moved.by_hand.last(),
        };
        let factors: Vec<Factor> = FACTORS.into_iter().filter(may).collect();
        let mut cause = Cause::default();
        for size in 1..=factors.len() {
            for set in 0..1usize << factors.len() {
                let chosen = factors.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
                let way: Vec<Factor> = chosen.map(|(_, factor)| *factor).collect();
                if way.len() == size && self.tier(moved, Choice { factors: &way, fields: None }) == Some(to) {
                    cause.ways.push(way);
                }
            }
            if !cause.ways.is_empty() {
                break;
            }
        }
        if let Some(way) = cause.ways.first().cloned().filter(|way| way.contains(&Factor::Data)) {
            cause.rules = usize::from(way.contains(&Factor::Rules));
            (cause.fields, cause.each) = self.fields(moved, to, &way);
        }
        cause
    }

    /// The fields of the client's data that matter in a way.
    fn fields(&mut self, moved: &Moved, to: Option<u32>, way: &[Factor]) -> (Vec<usize>, bool) {
        let rules = usize::from(way.contains(&Factor::Rules));
        let mut fields = self.mixture(rules).map(Mixture::fields).unwrap_or_default();
        let mut leads = |fields: &[usize]| self.tier(moved, Choice { factors: way, fields: Some(fields) }) == Some(to);
        let alone: Vec<usize> = fields.iter().copied().filter(|field| leads(&[*field])).collect();
        if !alone.is_empty() {
            return (alone, true);
        }
        for field in fields.clone().into_iter().rev() {
            let fewer: Vec<usize> = fields.iter().copied().filter(|own| *own != field).collect();
            if leads(&fewer) {
                fields = fewer;
            }
        }
        (fields, false)
    }
}
