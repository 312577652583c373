//! Whatever CRM it is: headers are recognised by their synonyms, and the import file is plain.

use crate::crm::{Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "generic",
    names: &["Generic", "any", "csv", "другая", "общий", "інша", "загальний"],
    #[cfg(feature = "files")]
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target::GENERIC;
