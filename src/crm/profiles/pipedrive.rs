//! Pipedrive.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile =
    Profile {
        id: "pipedrive", names: &["Pipedrive", "pipe drive", "пайпдрайв"], source: SOURCE, target: TARGET
    };

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
