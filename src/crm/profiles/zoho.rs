//! Zoho CRM.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, COMPANIES, CONTACTS, DEALS, IdShape, Known, Shape};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS, Updates};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "zoho",
    names: &["Zoho CRM", "zoho", "зохо"],
    #[cfg(feature = "files")]
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source {
    columns: &[
        Known::rare(ANY, Some(Role::DealId), &["Record Id"]),
        Known::common(DEALS, Some(Role::Deal), &["Deal Name"]),
        Known::common(ANY, Some(Role::Client), &["Account Name"]),
        Known::only(&[Entity::Deal, Entity::Contact], Some(Role::ClientId), &["Account Name.id"]),
        Known::common(DEALS, Some(Role::Stage), &["Stage"]),
        Known::rare(DEALS, Some(Role::Date), &["Closing Date"]),
        Known::common(DEALS, Some(Role::Revenue), &["Amount"]),
        Known::rare(DEALS, Some(Role::Owner), &["Deal Owner"]),
        Known::rare(COMPANIES, Some(Role::Owner), &["Account Owner"]),
        Known::rare(CONTACTS, Some(Role::Owner), &["Contact Owner"]),
        Known::only(ANY, None, &["Deal Owner.id", "Account Owner.id", "Contact Owner.id", "Contact Name.id"]),
        Known::common(DEALS, None, &["Contact Name"]),
        Known::common(ANY, None, &["Lead Source", "Description", "Type"]),
        Known::common(COMPANIES, Some(Role::Industry), &["Industry"]),
        Known::common(COMPANIES, Some(Role::Revenue), &["Annual Revenue"]),
        Known::common(CONTACTS, None, &["First Name", "Last Name"]),
        Known::common(CLIENTS, Some(Role::Phone), &["Phone"]),
    ],
    shapes: &[(Shape::DotId, 60)],
    ids: &[(IdShape::ZohoPrefixed, 85), (IdShape::Long, 45)],
    won: &["Closed Won"],
    lost: &["Closed Lost", "Closed Lost to Competition"],
    open: &["Qualification", "Needs Analysis", "Value Proposition", "Negotiation/Review"],
    ..Source::UNKNOWN
};

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "Record Id", shape: IdForm::Zoho },
        IdColumn { entity: Entity::Deal, header: "Record Id", shape: IdForm::Zoho },
        IdColumn { entity: Entity::Contact, header: "Record Id", shape: IdForm::Zoho },
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
    form: Form { separator: b',', quoting: Quoting::Needed, line_end: LineEnd::CrLf, encoding: "UTF-8", mark: false },
    rows: &[
        Limit { setting: "edition", value: "free", rows: 1_000, ..Limit::NONE },
        Limit { setting: "edition", value: "standard", rows: 10_000, ..Limit::NONE },
        Limit { setting: "edition", value: "professional", rows: 20_000, ..Limit::NONE },
        Limit { setting: "edition", value: "enterprise", rows: 30_000, ..Limit::NONE },
    ],
    date: DateForm::Iso,
    unknown: Unknown::Stored,
    blank: Blank::NotKnown,
    way: Way::ById,
    required: &[],
    forbidden: &[],
    steps: &[
        [
            "In the module of the records start the import of the file and choose to overwrite or update existing records, not to add.",
            "В модуле этих записей начните импорт файла и выберите обновление существующих записей, а не добавление.",
            "У модулі цих записів почніть імпорт файлу та виберіть оновлення наявних записів, а не додавання.",
        ],
        [
            "Find existing records by Record Id, choose UTF-8, and map the tier and its date to your own fields.",
            "Ищите существующие записи по Record Id, выберите кодировку UTF-8, а категорию и её дату сопоставьте со своими полями.",
            "Шукайте наявні записи за Record Id, виберіть кодування UTF-8, а категорію та її дату зіставте зі своїми полями.",
        ],
        [
            "If the import insists on a mandatory field, such as Account Name, give IMPORT and then these files its column in \"also\", and map it to that field; no cell of it may be blank.",
            "Если импорт требует обязательное поле, например Account Name, укажите его столбец в «also» для IMPORT и затем для этих файлов и сопоставьте с этим полем; пустых ячеек в нём быть не должно.",
            "Якщо імпорт вимагає обов'язкове поле, наприклад Account Name, укажіть його стовпець в «also» для IMPORT і потім для цих файлів та зіставте з цим полем; порожніх клітинок у ньому бути не повинно.",
        ],
    ],
    remarks: &[[
        "That Record Id can be the field by which records are found, and which form of dates is taken, is not verified: try with a few rows.",
        "Не проверено, что записи можно искать по Record Id, и какой вид дат принимается: попробуйте на нескольких строках.",
        "Не перевірено, що записи можна шукати за Record Id, і який вигляд дат приймається: спробуйте на кількох рядках.",
    ]],
};
