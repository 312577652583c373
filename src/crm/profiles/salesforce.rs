//! Salesforce.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, COMPANIES, CONTACTS, DEALS, Dialect, FileName, IdShape, Known, Rows, Shape};
use crate::crm::target::{IdColumn, IdForm, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "salesforce",
    names: &["Salesforce", "sales force", "sfdc", "сейлсфорс"],
    #[cfg(feature = "files")]
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

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "Id", shape: IdForm::Salesforce },
        IdColumn { entity: Entity::Deal, header: "Id", shape: IdForm::Salesforce },
        IdColumn { entity: Entity::Contact, header: "Id", shape: IdForm::Salesforce },
    ],
    tier: ["Tier__c"; 3],
    date: ["Tier_Date__c"; 3],
    reason: ["Tier_Reason__c"; 3],
    values: LETTERS,
    updates_by_id: true,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b',', quoting: Quoting::All, line_end: LineEnd::Lf, encoding: "UTF-8", mark: false },
    rows: &[
        Limit { setting: "tool", value: "wizard", rows: 50_000, bytes: Some(100 << 20) },
        Limit { setting: "tool", value: "data loader", rows: 5_000_000, bytes: None },
    ],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::Ignored,
    way: Way::ById,
    required: &[],
    steps: &[
        [
            "With the Data Import Wizard choose accounts or contacts and update existing records; opportunities can be updated by Data Loader only, with Update.",
            "В Data Import Wizard выберите accounts или contacts и обновление существующих записей; opportunities обновляет только Data Loader, операция Update.",
            "У Data Import Wizard виберіть accounts або contacts та оновлення наявних записів; opportunities оновлює лише Data Loader, операція Update.",
        ],
        [
            "Map Id to Id and the other columns to the fields of the tier; the API names of custom fields end in __c.",
            "Сопоставьте Id с Id, остальные столбцы с полями категории; имена API у своих полей кончаются на __c.",
            "Зіставте Id з Id, решту стовпців з полями категорії; імена API у власних полів закінчуються на __c.",
        ],
        [
            "In Data Loader leave \"Insert null values\" off, and keep the error file: it lists the ids that were not found.",
            "В Data Loader не включайте «Insert null values» и сохраните файл ошибок: в нём ID, которые не найдены.",
            "У Data Loader не вмикайте «Insert null values» і збережіть файл помилок: у ньому ID, яких не знайдено.",
        ],
    ],
    remarks: &[[
        "What a value that the picklist lacks does is not verified.",
        "Что бывает со значением, которого нет в списке, не проверено.",
        "Що буває зі значенням, якого немає у списку, не перевірено.",
    ]],
};
