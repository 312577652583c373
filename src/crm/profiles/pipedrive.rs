//! Pipedrive.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{COMPANIES, CONTACTS, DEALS, Known, Shape};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS, Updates};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "pipedrive",
    names: &["Pipedrive", "pipe drive", "пайпдрайв"],
    #[cfg(feature = "files")]
    source: SOURCE,
    target: TARGET,
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

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "Organization - Pipedrive System ID", shape: IdForm::Digits },
        IdColumn { entity: Entity::Deal, header: "Deal - Pipedrive System ID", shape: IdForm::Digits },
        IdColumn { entity: Entity::Contact, header: "Person - Pipedrive System ID", shape: IdForm::Digits },
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
    rows: &[Limit { rows: 50_000, bytes: Some(50_000_000), ..Limit::NONE }],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::NotKnown,
    way: Way::ById,
    required: &[],
    forbidden: &[],
    steps: &[
        [
            "Start an import from a spreadsheet and take the file.",
            "Начните импорт из таблицы и выберите файл.",
            "Почніть імпорт із таблиці та виберіть файл.",
        ],
        [
            "Map the column of ids to \"Pipedrive System ID\", or every row may become a new record; map the tier and its date to your own fields.",
            "Сопоставьте столбец ID с «Pipedrive System ID», иначе каждая строка может стать новой записью; категорию и её дату сопоставьте со своими полями.",
            "Зіставте стовпець ID з «Pipedrive System ID», інакше кожен рядок може стати новим записом; категорію та її дату зіставте зі своїми полями.",
        ],
    ],
    remarks: &[[
        "The names of the columns of ids of organizations and persons are not verified. The limits of 50,000 rows and 50 MB come from third parties who quote the vendor.",
        "Названия столбцов ID организаций и людей не проверены. Пределы в 50 000 строк и 50 МБ известны от третьих лиц, которые ссылаются на разработчика.",
        "Назви стовпців ID організацій та осіб не перевірено. Межі у 50 000 рядків і 50 МБ відомі від третіх осіб, які посилаються на розробника.",
    ]],
};
