//! Zoho CRM.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile =
    Profile { id: "zoho", names: &["Zoho CRM", "zoho", "зохо"], source: SOURCE, target: TARGET };

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
