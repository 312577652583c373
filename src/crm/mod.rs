//! CRMs: how each one's exports look and what each one's import takes. A CRM is a record, not code.

mod profiles;
#[cfg(feature = "files")]
pub mod send;
pub mod source;
pub mod target;

pub use profiles::PROFILES;
pub use source::Source;
pub use target::Target;

/// What the rows of a file are, or what a tier is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entity {
    /// Deals, opportunities, orders.
    Deal,
    /// Companies, accounts, organisations.
    Company,
    /// Contacts, persons, customers of a shop.
    Contact,
}

/// A CRM.
#[derive(Debug)]
pub struct Profile {
    /// The stable id, such as `bitrix24`.
    pub id: &'static str,
    /// The name as its vendor writes it, then others that people use, in lower case.
    pub names: &'static [&'static str],
    /// How its exports look.
    pub source: Source,
    /// What its import takes.
    pub target: Target,
}

/// The CRM with that id or name, whatever its case.
///
/// ```
/// use tiersheet::crm::find;
/// assert_eq!(find("Битрикс24").map(|profile| profile.id), Some("bitrix24"));
/// assert!(find("excel").is_none());
/// ```
pub fn find(name: &str) -> Option<&'static Profile> {
    let name = name.trim().to_lowercase();
    PROFILES
        .iter()
        .copied()
        .find(|profile| profile.id == name || profile.names.iter().any(|own| own.to_lowercase() == name))
}
