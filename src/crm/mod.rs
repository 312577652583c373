//! CRMs: how each one's exports look and what each one's import takes. A CRM is a record, not code.

#[cfg(feature = "files")]
mod head;
#[cfg(feature = "files")]
pub mod ids;
mod profiles;
#[cfg(feature = "files")]
mod reason;
#[cfg(feature = "files")]
pub mod recognise;
#[cfg(feature = "files")]
pub mod send;
pub mod source;
pub mod target;
#[cfg(feature = "files")]
pub mod tidy;

pub use profiles::PROFILES;
#[cfg(feature = "files")]
pub use reason::Reason;
#[cfg(feature = "files")]
pub use recognise::{Recognised, recognise};
pub use source::Source;
pub use target::Target;
#[cfg(feature = "files")]
pub use tidy::{Tidied, tidy};

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

impl Entity {
    /// The stable id, such as `company`.
    pub fn id(self) -> &'static str {
        match self {
            Entity::Deal => "deal",
            Entity::Company => "company",
            Entity::Contact => "contact",
        }
    }

    /// What its rows are, in words.
    pub fn texts(self) -> crate::lang::Texts<'static> {
        match self {
            Entity::Deal => ["deals", "сделки", "угоди"],
            Entity::Company => ["companies", "компании", "компанії"],
            Entity::Contact => ["contacts", "контакты", "контакти"],
        }
    }
}

/// A CRM.
#[derive(Debug)]
pub struct Profile {
    /// The stable id, such as `bitrix24`.
    pub id: &'static str,
    /// The name as its vendor writes it, then others that people use, in lower case.
    pub names: &'static [&'static str],
    /// How its exports look.
    #[cfg(feature = "files")]
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

#[cfg(test)]
#[cfg(feature = "files")]
mod tests;
