//! Odoo.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, LineEnd, Quoting, Rows, Unknown, Way};
use crate::crm::target::{IdColumn, IdShape, LABELS, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};

/// The record.
pub const PROFILE: Profile =
    Profile { id: "odoo", names: &["Odoo", "одоо", "оду"], source: SOURCE, target: TARGET };

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "id", shape: IdShape::XmlId },
        IdColumn { entity: Entity::Company, header: ".id", shape: IdShape::Digits },
        IdColumn { entity: Entity::Deal, header: "id", shape: IdShape::XmlId },
        IdColumn { entity: Entity::Deal, header: ".id", shape: IdShape::Digits },
        IdColumn { entity: Entity::Contact, header: "id", shape: IdShape::XmlId },
        IdColumn { entity: Entity::Contact, header: ".id", shape: IdShape::Digits },
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
    blank: Blank::Clears,
    way: Way::ById,
    required: &[],
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
    remarks: &[[
        "An empty cell writes empty into the field; the file holds none.",
        "Пустая ячейка запишет в поле пустоту; в файле таких нет.",
        "Порожня клітинка запише в поле порожнечу; у файлі таких немає.",
    ]],
};
