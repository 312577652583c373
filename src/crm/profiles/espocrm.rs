//! EspoCRM.

use crate::crm::Entity;
use crate::crm::source::{ANY, CLIENTS, COMPANIES, CONTACTS, DEALS, IdShape, Known};
use crate::crm::{Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile =
    Profile { id: "espocrm", names: &["EspoCRM", "espo", "эспо"], source: SOURCE, target: TARGET };

const SOURCE: Source = Source {
    columns: &[
        Known::common(ANY, Some(Role::DealId), &["id"]),
        Known::common(ANY, None, &["name"]),
        Known::only(&[Entity::Deal, Entity::Contact], Some(Role::ClientId), &["accountId"]),
        Known::only(&[Entity::Deal, Entity::Contact], Some(Role::Client), &["accountName"]),
        Known::common(DEALS, Some(Role::Revenue), &["amount"]),
        Known::only(DEALS, Some(Role::Currency), &["amountCurrency"]),
        Known::only(DEALS, Some(Role::Date), &["closeDate"]),
        Known::common(DEALS, Some(Role::Stage), &["stage"]),
        Known::only(ANY, None, &["assignedUserId"]),
        Known::only(ANY, Some(Role::Owner), &["assignedUserName"]),
        Known::only(CLIENTS, Some(Role::Email), &["emailAddress"]),
        Known::only(CLIENTS, Some(Role::Phone), &["phoneNumber"]),
        Known::common(COMPANIES, Some(Role::Industry), &["industry"]),
        Known::rare(COMPANIES, None, &["sicCode", "website"]),
        Known::rare(CONTACTS, None, &["firstName", "lastName", "salutationName"]),
        Known::rare(ANY, None, &["createdAt", "modifiedAt", "createdByName"]),
    ],
    ids: &[(IdShape::Hex17, 65)],
    won: &["Closed Won"],
    lost: &["Closed Lost"],
    open: &["Prospecting", "Qualification", "Proposal", "Negotiation"],
    several: "[\"…\"]",
    neutralised: &['+', '-', '@', '='],
    ..Source::UNKNOWN
};

const TARGET: Target = Target::GENERIC;
