//! HubSpot.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile =
    Profile { id: "hubspot", names: &["HubSpot", "hub spot", "хабспот"], source: SOURCE, target: TARGET };

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
