//! Salesforce.

use crate::crm::Entity;
use crate::crm::source::{ANY, CLIENTS, COMPANIES, CONTACTS, DEALS, Dialect, FileName, IdShape, Known, Rows, Shape};
use crate::crm::{Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "salesforce",
    names: &["Salesforce", "sales force", "sfdc", "сейлсфорс"],
    source: SOURCE,
    target: TARGET,
};

// Names of the API as Data Loader writes them, in capitals or not, then labels of reports.
const SOURCE: Source = Source {
    columns: &[
        Known::common(ANY, Some(Role::DealId), &["ID", "Id"]),
        Known::only(&[Entity::Deal, Entity::Contact], Some(Role::ClientId), &["ACCOUNTID", "AccountId"]),
        Known::common(ANY, None, &["NAME", "Name"]),
        Known::only(DEALS, Some(Role::Stage), &["STAGENAME", "StageName"]),
        Known::common(DEALS, Some(Role::Revenue), &["AMOUNT", "Amount"]),
        Known::only(DEALS, Some(Role::Date), &["CLOSEDATE", "CloseDate"]),
        Known::only(DEALS, Some(Role::Stage), &["ISWON", "IsWon", "ISCLOSED", "IsClosed"]),
        Known::only(ANY, Some(Role::Owner), &["OWNERID", "OwnerId"]),
        Known::only(ANY, Some(Role::Currency), &["CURRENCYISOCODE", "CurrencyIsoCode"]),
        Known::only(ANY, None, &["ISDELETED", "IsDeleted"]),
        Known::only(ANY, None, &["SYSTEMMODSTAMP", "SystemModstamp"]),
        Known::only(COMPANIES, Some(Role::Revenue), &["ANNUALREVENUE", "AnnualRevenue"]),
        Known::common(COMPANIES, Some(Role::Industry), &["INDUSTRY", "Industry"]),
        Known::only(CONTACTS, None, &["FIRSTNAME", "FirstName", "LASTNAME", "LastName"]),
        Known::rare(ANY, Some(Role::ClientId), &["Account ID"]),
        Known::common(ANY, Some(Role::Client), &["Account Name"]),
        Known::rare(DEALS, Some(Role::DealId), &["Opportunity ID"]),
        Known::rare(DEALS, Some(Role::Deal), &["Opportunity Name"]),
        Known::only(DEALS, Some(Role::Owner), &["Opportunity Owner"]),
        Known::only(ANY, None, &["Owner Role", "Fiscal Period"]),
        Known::rare(COMPANIES, Some(Role::Owner), &["Account Owner"]),
        Known::common(DEALS, Some(Role::Stage), &["Stage"]),
        Known::common(DEALS, Some(Role::Date), &["Close Date"]),
        Known::rare(DEALS, None, &["Lead Source", "Probability (%)"]),
        Known::common(CLIENTS, Some(Role::Phone), &["Phone"]),
    ],
    files: &[
        FileName { pattern: "opportunity.csv", weight: 25 },
        FileName { pattern: "account.csv", weight: 25 },
        FileName { pattern: "contact.csv", weight: 10 },
        FileName { pattern: "report1*.csv", weight: 10 },
    ],
    dialects: &[Dialect { html: false, separator: b',', mark: true, line_end: "\n", trailing: false, weight: 10 }],
    shapes: &[(Shape::CustomSuffix, 70)],
    ids: &[(IdShape::Salesforce18, 85), (IdShape::Salesforce15, 50)],
    won: &["Closed Won"],
    lost: &["Closed Lost"],
    open: &["Prospecting", "Qualification", "Needs Analysis", "Value Proposition", "Negotiation/Review"],
    several: ";",
    rows: &[Rows::Footer],
    neutralised: &['='],
    ..Source::UNKNOWN
};

const TARGET: Target = Target::GENERIC;
