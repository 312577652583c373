//! Salesforce.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "salesforce",
    names: &["Salesforce", "sales force", "sfdc", "сейлсфорс"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
