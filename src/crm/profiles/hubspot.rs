//! HubSpot.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, LineEnd, Quoting, Rows, Unknown, Way};
use crate::crm::target::{IdColumn, IdShape, LABELS, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};

/// The record.
pub const PROFILE: Profile =
    Profile { id: "hubspot", names: &["HubSpot", "hub spot", "хабспот"], source: SOURCE, target: TARGET };

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "Record ID", shape: IdShape::Digits },
        IdColumn { entity: Entity::Deal, header: "Record ID", shape: IdShape::Digits },
        IdColumn { entity: Entity::Contact, header: "Record ID", shape: IdShape::Digits },
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
    rows: &[
        Rows { setting: "edition", value: "free", rows: 1_048_575, bytes: Some(20 << 20) },
        Rows { setting: "edition", value: "paid", rows: 1_048_575, bytes: Some(512 << 20) },
    ],
    date: DateForm::Iso,
    unknown: Unknown::RowError,
    blank: Blank::Ignored,
    way: Way::ById,
    required: &[],
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
