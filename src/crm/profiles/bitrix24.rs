//! Bitrix24.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "bitrix24",
    names: &["Bitrix24", "битрикс24", "битрикс", "бітрікс24", "бітрікс", "bitrix", "b24", "б24"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
