//! SuiteCRM.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, LineEnd, Quoting, Rows, Unknown, Way};
use crate::crm::target::{IdColumn, IdShape, LABELS, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "suitecrm",
    names: &["SuiteCRM", "suite crm", "sugarcrm", "сьютсрм"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "ID", shape: IdShape::UpTo36 },
        IdColumn { entity: Entity::Deal, header: "ID", shape: IdShape::UpTo36 },
        IdColumn { entity: Entity::Contact, header: "ID", shape: IdShape::UpTo36 },
    ],
    tier: LABELS[0],
    date: LABELS[1],
    reason: LABELS[2],
    values: LETTERS,
    updates_by_id: true,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b',', quoting: Quoting::All, line_end: LineEnd::CrLf, encoding: "UTF-8", mark: false },
    rows: &[Rows { setting: "", value: "", rows: usize::MAX, bytes: None }],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::NotKnown,
    way: Way::ById,
    required: &[],
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
