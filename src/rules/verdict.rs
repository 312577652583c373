//! Three-valued logic: a test on a missing value is unknown, not false.

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Verdict {
    /// It does not hold.
    False = 0,
    /// A value is missing.
    Unknown = 1,
    /// It holds.
    True = 2,
}

impl Verdict {
    /// All of two: the lesser.
    pub fn and(self, other: Verdict) -> Verdict {
        self.min(other)
    }

    /// Any of two: the greater.
    pub fn or(self, other: Verdict) -> Verdict {
        self.max(other)
    }
}

impl From<bool> for Verdict {
    fn from(holds: bool) -> Verdict {
        if holds { Verdict::True } else { Verdict::False }
    }
}
