//! Odoo.

use crate::crm::source::{ANY, COMPANIES, CONTACTS, DEALS, Dialect, FileName, IdShape, Known, Rows, Shape};
use crate::crm::{Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile =
    Profile { id: "odoo", names: &["Odoo", "одоо", "оду"], source: SOURCE, target: TARGET };

// Technical names of an export that can be imported again, then English labels.
const SOURCE: Source = Source {
    columns: &[
        Known::common(ANY, Some(Role::DealId), &["id"]),
        Known::only(ANY, Some(Role::DealId), &[".id"]),
        Known::common(ANY, None, &["name"]),
        Known::only(DEALS, Some(Role::Revenue), &["expected_revenue"]),
        Known::only(DEALS, Some(Role::Date), &["date_deadline"]),
        Known::only(DEALS, Some(Role::ClientId), &["partner_id/id"]),
        Known::rare(DEALS, None, &["partner_id"]),
        Known::only(DEALS, Some(Role::Stage), &["stage_id/id"]),
        Known::rare(DEALS, Some(Role::Stage), &["stage_id"]),
        Known::only(ANY, Some(Role::Owner), &["user_id/id"]),
        Known::rare(ANY, Some(Role::Owner), &["user_id"]),
        Known::only(COMPANIES, None, &["is_company", "customer_rank"]),
        Known::rare(CONTACTS, None, &["parent_id", "parent_id/id"]),
        Known::rare(ANY, Some(Role::DealId), &["External ID"]),
        Known::rare(DEALS, Some(Role::Revenue), &["Expected Revenue"]),
        Known::rare(DEALS, Some(Role::Date), &["Expected Closing"]),
        Known::common(DEALS, Some(Role::Client), &["Customer"]),
        Known::common(DEALS, Some(Role::Owner), &["Salesperson"]),
        Known::common(DEALS, Some(Role::Stage), &["Stage"]),
        Known::common(DEALS, Some(Role::Deal), &["Opportunity"]),
    ],
    files: &[
        FileName { pattern: "* (crm.lead).*", weight: 95 },
        FileName { pattern: "* (res.partner).*", weight: 95 },
        FileName { pattern: "* (sale.order).*", weight: 95 },
        FileName { pattern: "crm.lead*", weight: 80 },
        FileName { pattern: "res.partner*", weight: 80 },
    ],
    dialects: &[Dialect { html: false, separator: b',', mark: false, line_end: "\r\n", trailing: false, weight: 8 }],
    shapes: &[(Shape::SlashId, 75)],
    ids: &[(IdShape::OdooExternal, 90)],
    won: &["Won", "crm.stage_lead4"],
    open: &["New", "Qualified", "Proposition", "crm.stage_lead1", "crm.stage_lead2", "crm.stage_lead3"],
    own_stages: &["crm.stage_lead1", "crm.stage_lead2", "crm.stage_lead3", "crm.stage_lead4"],
    several: ",",
    rows: &[Rows::Continued, Rows::Grouped],
    neutralised: &['=', '-', '+'],
    ..Source::UNKNOWN
};

const TARGET: Target = Target::GENERIC;
