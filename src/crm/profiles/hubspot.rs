//! HubSpot.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, COMPANIES, CONTACTS, DEALS, Dialect, FileName, Known};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS, Updates};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "hubspot",
    names: &["HubSpot", "hub spot", "хабспот"],
    #[cfg(feature = "files")]
    source: SOURCE,
    target: TARGET,
};

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

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "Record ID", shape: IdForm::Digits },
        IdColumn { entity: Entity::Deal, header: "Record ID", shape: IdForm::Digits },
        IdColumn { entity: Entity::Contact, header: "Record ID", shape: IdForm::Digits },
    ],
    tier: LABELS[0],
    date: LABELS[1],
    reason: LABELS[2],
    values: LETTERS,
    updates: Updates::ById,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b',', quoting: Quoting::All, line_end: LineEnd::CrLf, encoding: "UTF-8", mark: false },
    rows: &[
        Limit { setting: "edition", value: "free", rows: 1_048_575, bytes: Some(20_000_000), ..Limit::NONE },
        Limit { setting: "edition", value: "paid", rows: 1_048_575, bytes: Some(512_000_000), ..Limit::NONE },
    ],
    date: DateForm::Iso,
    unknown: Unknown::RowError,
    blank: Blank::Ignored,
    way: Way::ById,
    required: &[],
    forbidden: &[],
    steps: &[
        [
            "Start an import of a file into one object and choose companies, deals or contacts, whichever the ids belong to.",
            "Начните импорт файла в один объект и выберите компании, сделки или контакты: то, чьи это ID.",
            "Почніть імпорт файлу в один об'єкт і виберіть компанії, угоди або контакти: те, чиї це ID.",
        ],
        [
            "Map \"Record ID\" to Record ID, so that records are updated and none is created; map the tier and its date to their properties; choose the date format year, month, day.",
            "Сопоставьте «Record ID» с Record ID, чтобы записи обновлялись, а не создавались; сопоставьте категорию и её дату с их свойствами; формат даты: год, месяц, день.",
            "Зіставте «Record ID» з Record ID, щоб записи оновлювалися, а не створювалися; зіставте категорію та її дату з їхніми властивостями; формат дати: рік, місяць, день.",
        ],
    ],
    remarks: &[[
        "The free edition takes 50 imports a day and 500,000 rows a day.",
        "Бесплатная редакция принимает 50 импортов и 500 000 строк в день.",
        "Безплатна редакція приймає 50 імпортів і 500 000 рядків на день.",
    ]],
};
