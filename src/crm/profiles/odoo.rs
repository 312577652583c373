//! Odoo.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, COMPANIES, CONTACTS, DEALS, Dialect, FileName, IdShape, Known, Rows, Shape};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS, Updates};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "odoo",
    names: &["Odoo", "одоо", "оду"],
    #[cfg(feature = "files")]
    source: SOURCE,
    target: TARGET,
};

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

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "id", shape: IdForm::XmlId },
        IdColumn { entity: Entity::Company, header: ".id", shape: IdForm::Digits },
        IdColumn { entity: Entity::Deal, header: "id", shape: IdForm::XmlId },
        IdColumn { entity: Entity::Deal, header: ".id", shape: IdForm::Digits },
        IdColumn { entity: Entity::Contact, header: "id", shape: IdForm::XmlId },
        IdColumn { entity: Entity::Contact, header: ".id", shape: IdForm::Digits },
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
    rows: &[Limit::NONE],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::Clears,
    way: Way::ById,
    required: &[],
    forbidden: &[],
    steps: &[
        [
            "Open the list of the records, start the import of records and take the file; encoding UTF-8, separator comma, text delimiter \".",
            "Откройте список этих записей, начните импорт записей и выберите файл; кодировка UTF-8, разделитель запятая, ограничитель текста \".",
            "Відкрийте список цих записів, почніть імпорт записів і виберіть файл; кодування UTF-8, роздільник кома, обмежувач тексту \".",
        ],
        [
            "Leave the column of ids as External ID (id) or database id (.id), set the date format to YYYY-MM-DD, map the tier and its date to your fields, and test before the import.",
            "Оставьте столбец ID как External ID (id) или номер в базе (.id), формат даты YYYY-MM-DD, категорию и её дату сопоставьте со своими полями и проверьте до импорта.",
            "Залиште стовпець ID як External ID (id) або номер у базі (.id), формат дати YYYY-MM-DD, категорію та її дату зіставте зі своїми полями і перевірте до імпорту.",
        ],
    ],
    remarks: &[],
};
