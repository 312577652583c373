//! SuiteCRM.

use crate::crm::Entity;
use crate::crm::source::{ANY, CLIENTS, COMPANIES, DEALS, Dialect, IdShape, Known};
use crate::crm::{Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "suitecrm",
    names: &["SuiteCRM", "suite crm", "sugarcrm", "сьютсрм"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source {
    columns: &[
        Known::common(ANY, Some(Role::DealId), &["ID"]),
        Known::rare(DEALS, Some(Role::Deal), &["Opportunity Name"]),
        Known::only(DEALS, Some(Role::Revenue), &["Opportunity Amount"]),
        Known::common(DEALS, Some(Role::Currency), &["Currency"]),
        Known::rare(DEALS, Some(Role::Date), &["Expected Close Date"]),
        Known::rare(DEALS, Some(Role::Stage), &["Sales Stage"]),
        Known::rare(DEALS, None, &["Probability (%)"]),
        Known::common(&[Entity::Deal, Entity::Contact], Some(Role::Client), &["Account Name"]),
        Known::only(ANY, Some(Role::Owner), &["Assigned User Name"]),
        Known::only(ANY, None, &["Assigned User ID"]),
        Known::rare(ANY, None, &["Assigned to"]),
        Known::rare(ANY, None, &["Date Created", "Date Modified", "Deleted"]),
        Known::common(COMPANIES, Some(Role::Client), &["Name"]),
        Known::common(COMPANIES, None, &["Website"]),
        Known::common(CLIENTS, Some(Role::Email), &["Email Address"]),
        Known::common(COMPANIES, Some(Role::Revenue), &["Annual Revenue"]),
        Known::common(COMPANIES, Some(Role::Industry), &["Industry"]),
    ],
    dialects: &[Dialect { html: false, separator: b',', mark: false, line_end: "\r\n", trailing: false, weight: 8 }],
    ids: &[(IdShape::Uuid, 45)],
    won: &["Closed Won"],
    lost: &["Closed Lost"],
    open: &["Prospecting", "Qualification", "Needs Analysis", "Value Proposition", "Negotiation/Review"],
    several: ",",
    neutralised: &['=', '-', '+', '@'],
    ..Source::UNKNOWN
};

const TARGET: Target = Target::GENERIC;
