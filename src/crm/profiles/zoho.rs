//! Zoho CRM.

use crate::crm::Entity;
use crate::crm::source::{ANY, CLIENTS, COMPANIES, CONTACTS, DEALS, IdShape, Known, Shape};
use crate::crm::{Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile =
    Profile { id: "zoho", names: &["Zoho CRM", "zoho", "зохо"], source: SOURCE, target: TARGET };

const SOURCE: Source = Source {
    columns: &[
        Known::rare(ANY, Some(Role::DealId), &["Record Id"]),
        Known::common(DEALS, Some(Role::Deal), &["Deal Name"]),
        Known::common(ANY, Some(Role::Client), &["Account Name"]),
        Known::only(&[Entity::Deal, Entity::Contact], Some(Role::ClientId), &["Account Name.id"]),
        Known::common(DEALS, Some(Role::Stage), &["Stage"]),
        Known::rare(DEALS, Some(Role::Date), &["Closing Date"]),
        Known::common(DEALS, Some(Role::Revenue), &["Amount"]),
        Known::rare(DEALS, Some(Role::Owner), &["Deal Owner"]),
        Known::rare(COMPANIES, Some(Role::Owner), &["Account Owner"]),
        Known::rare(CONTACTS, Some(Role::Owner), &["Contact Owner"]),
        Known::only(ANY, None, &["Deal Owner.id", "Account Owner.id", "Contact Owner.id", "Contact Name.id"]),
        Known::common(DEALS, None, &["Contact Name"]),
        Known::common(ANY, None, &["Lead Source", "Description", "Type"]),
        Known::common(COMPANIES, Some(Role::Industry), &["Industry"]),
        Known::common(COMPANIES, Some(Role::Revenue), &["Annual Revenue"]),
        Known::common(CONTACTS, None, &["First Name", "Last Name"]),
        Known::common(CLIENTS, Some(Role::Phone), &["Phone"]),
    ],
    shapes: &[(Shape::DotId, 60)],
    ids: &[(IdShape::ZohoPrefixed, 85), (IdShape::Long, 45)],
    won: &["Closed Won"],
    lost: &["Closed Lost", "Closed Lost to Competition"],
    open: &["Qualification", "Needs Analysis", "Value Proposition", "Negotiation/Review"],
    ..Source::UNKNOWN
};

const TARGET: Target = Target::GENERIC;
