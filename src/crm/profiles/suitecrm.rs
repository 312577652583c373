//! SuiteCRM.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, COMPANIES, DEALS, Dialect, IdShape, Known};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS, Updates};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "suitecrm",
    names: &["SuiteCRM", "suite crm", "sugarcrm", "сьютсрм"],
    #[cfg(feature = "files")]
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

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "ID", shape: IdForm::UpTo36 },
        IdColumn { entity: Entity::Deal, header: "ID", shape: IdForm::UpTo36 },
        IdColumn { entity: Entity::Contact, header: "ID", shape: IdForm::UpTo36 },
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
    blank: Blank::NotKnown,
    way: Way::ById,
    required: &[],
    forbidden: &[],
    steps: &[
        [
            "Import the file with \"Create new records and update existing records\"; choose UTF-8 and the date format year-month-day.",
            "Импортируйте файл с «Create new records and update existing records»; выберите UTF-8 и формат даты год-месяц-день.",
            "Імпортуйте файл із «Create new records and update existing records»; виберіть UTF-8 і формат дати рік-місяць-день.",
        ],
        [
            "Map ID to ID and the tier and its date to your own fields. An update cannot be undone.",
            "Сопоставьте ID с ID, категорию и её дату со своими полями. Обновление нельзя отменить.",
            "Зіставте ID з ID, категорію та її дату зі своїми полями. Оновлення не можна скасувати.",
        ],
    ],
    remarks: &[[
        "An id that is not there makes a new record with that id: export the ids anew before the import.",
        "ID, которого нет, создаст новую запись с этим ID: выгрузите ID заново перед импортом.",
        "ID, якого немає, створить новий запис із цим ID: вивантажте ID заново перед імпортом.",
    ]],
};
