//! Salesforce.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, COMPANIES, CONTACTS, DEALS, Dialect, FileName, IdShape, Known, Rows, Shape};
use crate::crm::target::{IdColumn, IdForm, LETTERS, Updates};
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
    updates: Updates::ById,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b',', quoting: Quoting::All, line_end: LineEnd::Lf, encoding: "UTF-8", mark: false },
    rows: &[
        Limit {
            setting: "tool",
            value: "wizard",
            rows: 50_000,
            bytes: Some(100_000_000),
            deals: false,
            blank: None,
            steps: &[
                [
                    "In the Data Import Wizard choose accounts or contacts, whichever the ids belong to, and update existing records.",
                    "В Data Import Wizard выберите accounts или contacts, смотря чьи это ID, и обновление существующих записей.",
                    "У Data Import Wizard виберіть accounts або contacts, залежно від того, чиї це ID, та оновлення наявних записів.",
                ],
                [
                    "That the wizard takes 100 MB at most is known in part from third parties.",
                    "Что мастер принимает не больше 100 МБ, отчасти известно от третьих лиц.",
                    "Що майстер приймає не більше 100 МБ, почасти відомо від третіх осіб.",
                ],
            ],
        },
        Limit {
            setting: "tool",
            value: "data loader",
            rows: 5_000_000,
            blank: Some(Blank::Ignored),
            steps: &[
                [
                    "In Data Loader choose Update, then the object that the ids belong to, and the file.",
                    "В Data Loader выберите операцию Update, затем объект, чьи это ID, и файл.",
                    "У Data Loader виберіть операцію Update, потім об'єкт, чиї це ID, і файл.",
                ],
                [
                    "Leave \"Insert null values\" off, and keep the error file: it lists the ids that were not found.",
                    "Не включайте «Insert null values» и сохраните файл ошибок: в нём ID, которые не найдены.",
                    "Не вмикайте «Insert null values» і збережіть файл помилок: у ньому ID, яких не знайдено.",
                ],
            ],
            ..Limit::NONE
        },
    ],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::NotKnown,
    way: Way::ById,
    required: &[],
    forbidden: &[],
    steps: &[[
        "Map Id to Id and the other columns to the fields of the tier; the API names of custom fields end in __c.",
        "Сопоставьте Id с Id, остальные столбцы с полями категории; имена API у своих полей кончаются на __c.",
        "Зіставте Id з Id, решту стовпців з полями категорії; імена API у власних полів закінчуються на __c.",
    ]],
    remarks: &[],
};
