//! RetailCRM.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "retailcrm",
    names: &["RetailCRM", "retail crm", "simla", "ретейлсрм", "ретейлцрм"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
