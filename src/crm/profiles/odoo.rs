//! Odoo.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile =
    Profile { id: "odoo", names: &["Odoo", "одоо", "оду"], source: SOURCE, target: TARGET };

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
