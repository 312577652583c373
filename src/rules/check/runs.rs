//! Sets of places on an axis as runs, so that a set costs what its ends cost and not what it holds.

/// Ascending runs `start..end` that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Runs(Vec<(u32, u32)>);

impl Runs {
    /// The places `start..end`.
    pub(super) fn span(start: u32, end: u32) -> Runs {
        Runs(if start < end { vec![(start, end)] } else { Vec::new() })
    }

    /// Adds places above all that are in it.
    pub(super) fn push(&mut self, start: u32, end: u32) {
        match self.0.last_mut() {
            _ if start >= end => {}
            Some(last) if last.1 >= start => last.1 = last.1.max(end),
            _ => self.0.push((start, end)),
        }
    }

    /// The runs.
    pub(super) fn as_slice(&self) -> &[(u32, u32)] {
        &self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn contains(&self, place: u32) -> bool {
        let before = self.0.partition_point(|run| run.1 <= place);
        self.0.get(before).is_some_and(|run| run.0 <= place)
    }

    /// Whether something is in both.
    pub(super) fn meets(&self, other: &Runs) -> bool {
        let (mut own, mut others) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(a), Some(b)) = (own.peek(), others.peek()) {
            if a.1 <= b.0 {
                own.next();
            } else if b.1 <= a.0 {
                others.next();
            } else {
                return true;
            }
        }
        false
    }

    /// Whether all of it is in the other.
    pub(super) fn within(&self, other: &Runs) -> bool {
        self.0.iter().all(|run| {
            let before = other.0.partition_point(|own| own.1 <= run.0);
            other.0.get(before).is_some_and(|own| own.0 <= run.0 && run.1 <= own.1)
        })
    }

    /// What is in both.
    pub(super) fn and(&self, other: &Runs) -> Runs {
        let mut both = Runs::default();
        let (mut own, mut others) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(a), Some(b)) = (own.peek(), others.peek()) {
            both.push(a.0.max(b.0), a.1.min(b.1));
            if a.1 <= b.1 {
                own.next();
            } else {
                others.next();
            }
        }
        both
    }

    /// What is in either.
    pub(super) fn or(&self, other: &Runs) -> Runs {
        let mut all: Vec<(u32, u32)> = self.0.iter().chain(&other.0).copied().collect();
        all.sort_unstable();
        let mut either = Runs::default();
        for (start, end) in all {
            either.push(start, end);
        }
        either
    }

    /// What is in it and not in the other.
    pub(super) fn minus(&self, other: &Runs) -> Runs {
        let mut rest = Runs::default();
        for (start, end) in &self.0 {
            let mut at = *start;
            let before = other.0.partition_point(|own| own.1 <= at);
            for (from, to) in other.0.iter().skip(before).take_while(|own| own.0 < *end) {
                rest.push(at, *from);
                at = at.max(*to);
            }
            rest.push(at, *end);
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(bits: u16) -> Runs {
        let mut runs = Runs::default();
        for place in (0..16).filter(|place| bits >> place & 1 == 1) {
            runs.push(place, place + 1);
        }
        runs
    }

    proptest! {
        #[test]
        fn runs_behave_as_sets(a: u16, b: u16) {
            prop_assert_eq!(of(a).and(&of(b)), of(a & b));
            prop_assert_eq!(of(a).or(&of(b)), of(a | b));
            prop_assert_eq!(of(a).minus(&of(b)), of(a & !b));
            prop_assert_eq!(of(a).meets(&of(b)), a & b != 0);
            prop_assert_eq!(of(a).within(&of(b)), a & !b == 0);
            for place in 0..16 {
                prop_assert_eq!(of(a).contains(place), a >> place & 1 == 1);
            }
        }
    }
}
