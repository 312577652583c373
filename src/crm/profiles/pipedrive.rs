//! Pipedrive.

use crate::crm::source::{COMPANIES, CONTACTS, DEALS, Known, Shape};
use crate::crm::{Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile =
    Profile {
        id: "pipedrive", names: &["Pipedrive", "pipe drive", "пайпдрайв"], source: SOURCE, target: TARGET
    };

const SOURCE: Source = Source {
    columns: &[
        Known::rare(DEALS, Some(Role::DealId), &["Deal - ID", "Deal - Pipedrive System ID"]),
        Known::rare(DEALS, Some(Role::Deal), &["Deal - Title"]),
        Known::rare(DEALS, Some(Role::Stage), &["Deal - Status"]),
        Known::rare(DEALS, None, &["Deal - Stage", "Deal - Pipeline", "Deal - Lost reason"]),
        Known::rare(DEALS, Some(Role::Revenue), &["Deal - Value"]),
        Known::rare(DEALS, Some(Role::Currency), &["Deal - Currency"]),
        Known::rare(DEALS, Some(Role::Owner), &["Deal - Owner"]),
        Known::rare(DEALS, Some(Role::Client), &["Deal - Organization"]),
        Known::rare(DEALS, Some(Role::ClientId), &["Deal - Organization ID"]),
        Known::rare(DEALS, None, &["Deal - Contact person", "Deal - Deal created"]),
        Known::rare(DEALS, Some(Role::Date), &["Deal - Won time"]),
        Known::rare(DEALS, None, &["Deal - Expected close date"]),
        Known::rare(COMPANIES, Some(Role::ClientId), &["Organization - ID"]),
        Known::rare(COMPANIES, Some(Role::Client), &["Organization - Name"]),
        Known::rare(COMPANIES, Some(Role::Owner), &["Organization - Owner"]),
        Known::rare(CONTACTS, Some(Role::ClientId), &["Person - ID"]),
        Known::rare(CONTACTS, Some(Role::Client), &["Person - Name"]),
        Known::rare(CONTACTS, None, &["Person - Email - Work", "Person - Phone - Mobile", "Person - Phone - Work"]),
    ],
    shapes: &[(Shape::EntityDashField, 85)],
    won: &["Won"],
    lost: &["Lost", "Deleted"],
    open: &["Open"],
    ..Source::UNKNOWN
};

const TARGET: Target = Target::GENERIC;
