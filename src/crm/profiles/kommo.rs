//! amoCRM, outside of Russia called Kommo.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "kommo",
    names: &["Kommo", "amocrm", "amo", "амосрм", "амо", "амоцрм", "коммо"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
