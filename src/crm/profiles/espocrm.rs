//! EspoCRM.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile =
    Profile { id: "espocrm", names: &["EspoCRM", "espo", "эспо"], source: SOURCE, target: TARGET };

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
