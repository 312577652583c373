//! Pipedrive.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, LineEnd, Quoting, Rows, Unknown, Way};
use crate::crm::target::{IdColumn, IdShape, LABELS, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};

/// The record.
pub const PROFILE: Profile =
    Profile {
        id: "pipedrive", names: &["Pipedrive", "pipe drive", "пайпдрайв"], source: SOURCE, target: TARGET
    };

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "Organization - Pipedrive System ID", shape: IdShape::Digits },
        IdColumn { entity: Entity::Deal, header: "Deal - Pipedrive System ID", shape: IdShape::Digits },
        IdColumn { entity: Entity::Contact, header: "Person - Pipedrive System ID", shape: IdShape::Digits },
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
    rows: &[Rows { setting: "", value: "", rows: 50_000, bytes: Some(50 << 20) }],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::NotKnown,
    way: Way::ById,
    required: &[],
    steps: &[
        [
            "Start an import from a spreadsheet and take the file.",
            "Начните импорт из таблицы и выберите файл.",
            "Почніть імпорт із таблиці та виберіть файл.",
        ],
        [
            "Map the column of ids to \"Pipedrive System ID\", or every row becomes a new record; map the tier and its date to your own fields.",
            "Сопоставьте столбец ID с «Pipedrive System ID», иначе каждая строка станет новой записью; категорию и её дату сопоставьте со своими полями.",
            "Зіставте стовпець ID з «Pipedrive System ID», інакше кожен рядок стане новим записом; категорію та її дату зіставте зі своїми полями.",
        ],
    ],
    remarks: &[[
        "The names of the columns of ids of organizations and persons, and what an unknown value or a blank does, are not verified.",
        "Названия столбцов ID организаций и людей, а также что бывает с неизвестным значением и с пустой ячейкой, не проверены.",
        "Назви стовпців ID організацій та осіб, а також що буває з невідомим значенням і з порожньою клітинкою, не перевірено.",
    ]],
};
