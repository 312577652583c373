//! SuiteCRM.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "suitecrm",
    names: &["SuiteCRM", "suite crm", "sugarcrm", "сьютсрм"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
