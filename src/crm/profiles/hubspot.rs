//! HubSpot.

use crate::crm::Entity;
use crate::crm::source::{ANY, CLIENTS, COMPANIES, CONTACTS, DEALS, Dialect, FileName, Known};
use crate::crm::{Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile =
    Profile { id: "hubspot", names: &["HubSpot", "hub spot", "хабспот"], source: SOURCE, target: TARGET };

// The English names of associations stand in exports of any language.
const SOURCE: Source = Source {
    columns: &[
        Known::rare(ANY, Some(Role::DealId), &["Record ID"]),
        Known::only(ANY, Some(Role::DealId), &["ID de registro"]),
        Known::common(DEALS, Some(Role::Deal), &["Deal Name"]),
        Known::only(DEALS, Some(Role::Deal), &["Nombre del negocio"]),
        Known::rare(DEALS, Some(Role::Stage), &["Deal Stage"]),
        Known::common(DEALS, Some(Role::Date), &["Close Date"]),
        Known::rare(DEALS, Some(Role::Owner), &["Deal owner"]),
        Known::common(DEALS, Some(Role::Revenue), &["Amount"]),
        Known::common(DEALS, None, &["Pipeline"]),
        Known::only(DEALS, None, &["Associated Product IDs"]),
        Known::only(DEALS, Some(Role::ClientId), &["Associated Company IDs (Primary)"]),
        Known::only(DEALS, Some(Role::ClientId), &["Associated Company IDs"]),
        Known::only(DEALS, Some(Role::Client), &["Associated Company"]),
        Known::only(&[Entity::Deal, Entity::Company], None, &["Associated Contact IDs", "Associated Contact"]),
        Known::only(COMPANIES, None, &["Associated Deal IDs"]),
        Known::common(CLIENTS, Some(Role::Client), &["Company name"]),
        Known::only(COMPANIES, None, &["Company Domain Name", "Company domain name"]),
        Known::rare(COMPANIES, Some(Role::Owner), &["Company owner"]),
        Known::rare(CONTACTS, Some(Role::Owner), &["Contact owner"]),
        Known::common(COMPANIES, Some(Role::Industry), &["Industry"]),
        Known::common(COMPANIES, Some(Role::Revenue), &["Annual Revenue"]),
        Known::rare(CLIENTS, None, &["Lifecycle Stage"]),
        Known::common(CONTACTS, None, &["First Name", "Last Name"]),
        Known::common(CONTACTS, Some(Role::Email), &["Email"]),
        Known::common(CLIENTS, Some(Role::Phone), &["Phone Number"]),
        Known::rare(ANY, None, &["Last Activity Date"]),
        Known::rare(ANY, None, &["Create Date"]),
    ],
    files: &[FileName { pattern: "hubspot-crm-exports-*", weight: 90 }],
    dialects: &[Dialect { html: false, separator: b',', mark: true, line_end: "", trailing: false, weight: 10 }],
    won: &["Closed Won", "closedwon"],
    lost: &["Closed Lost", "closedlost"],
    several: ";",
    ..Source::UNKNOWN
};

const TARGET: Target = Target::GENERIC;
