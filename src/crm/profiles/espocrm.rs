//! EspoCRM.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, COMPANIES, CONTACTS, DEALS, IdShape, Known};
use crate::crm::target::{IdColumn, IdForm, LETTERS, Updates};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "espocrm",
    names: &["EspoCRM", "espo", "эспо"],
    #[cfg(feature = "files")]
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source {
    columns: &[
        Known::common(ANY, Some(Role::DealId), &["id"]),
        Known::common(ANY, None, &["name"]),
        Known::only(&[Entity::Deal, Entity::Contact], Some(Role::ClientId), &["accountId"]),
        Known::only(&[Entity::Deal, Entity::Contact], Some(Role::Client), &["accountName"]),
        Known::common(DEALS, Some(Role::Revenue), &["amount"]),
        Known::only(DEALS, Some(Role::Currency), &["amountCurrency"]),
        Known::only(DEALS, Some(Role::Date), &["closeDate"]),
        Known::common(DEALS, Some(Role::Stage), &["stage"]),
        Known::only(ANY, None, &["assignedUserId"]),
        Known::only(ANY, Some(Role::Owner), &["assignedUserName"]),
        Known::only(CLIENTS, Some(Role::Email), &["emailAddress"]),
        Known::only(CLIENTS, Some(Role::Phone), &["phoneNumber"]),
        Known::common(COMPANIES, Some(Role::Industry), &["industry"]),
        Known::rare(COMPANIES, None, &["sicCode", "website"]),
        Known::rare(CONTACTS, None, &["firstName", "lastName", "salutationName"]),
        Known::rare(ANY, None, &["createdAt", "modifiedAt", "createdByName"]),
    ],
    ids: &[(IdShape::Hex17, 65)],
    won: &["Closed Won"],
    lost: &["Closed Lost"],
    open: &["Prospecting", "Qualification", "Proposal", "Negotiation"],
    several: "[\"…\"]",
    neutralised: &['+', '-', '@', '='],
    ..Source::UNKNOWN
};

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "id", shape: IdForm::Hex17 },
        IdColumn { entity: Entity::Deal, header: "id", shape: IdForm::Hex17 },
        IdColumn { entity: Entity::Contact, header: "id", shape: IdForm::Hex17 },
    ],
    tier: ["tier"; 3],
    date: ["tierDate"; 3],
    reason: ["tierReason"; 3],
    values: LETTERS,
    updates: Updates::ById,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b',', quoting: Quoting::Needed, line_end: LineEnd::Lf, encoding: "UTF-8", mark: false },
    rows: &[Limit::NONE],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::Ignored,
    way: Way::ById,
    required: &[],
    forbidden: &["null"],
    steps: &[
        [
            "Import the file with the action \"update\", not \"create and update\"; separator comma, quote \", date format YYYY-MM-DD.",
            "Импортируйте файл с действием «обновить», а не «создать и обновить»; разделитель запятая, кавычка \", формат даты YYYY-MM-DD.",
            "Імпортуйте файл із дією «оновити», а не «створити й оновити»; роздільник кома, лапка \", формат дати YYYY-MM-DD.",
        ],
        [
            "Map the columns to your fields and let records be found by the column id alone.",
            "Сопоставьте столбцы со своими полями; искать записи только по столбцу id.",
            "Зіставте стовпці зі своїми полями; шукати записи лише за стовпцем id.",
        ],
    ],
    remarks: &[[
        "Texts that are longer than their field are cut without a word.",
        "Тексты длиннее своего поля обрезаются молча.",
        "Тексти, довші за своє поле, обрізаються мовчки.",
    ]],
};
