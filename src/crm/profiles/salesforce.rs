//! Salesforce.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, LineEnd, Quoting, Rows, Unknown, Way};
use crate::crm::target::{IdColumn, IdShape, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "salesforce",
    names: &["Salesforce", "sales force", "sfdc", "сейлсфорс"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "Id", shape: IdShape::Salesforce },
        IdColumn { entity: Entity::Deal, header: "Id", shape: IdShape::Salesforce },
        IdColumn { entity: Entity::Contact, header: "Id", shape: IdShape::Salesforce },
    ],
    tier: ["Tier__c"; 3],
    date: ["Tier_Date__c"; 3],
    reason: ["Tier_Reason__c"; 3],
    values: LETTERS,
    updates_by_id: true,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b',', quoting: Quoting::All, line_end: LineEnd::Lf, encoding: "UTF-8", mark: false },
    rows: &[
        Rows { setting: "tool", value: "wizard", rows: 50_000, bytes: Some(100 << 20) },
        Rows { setting: "tool", value: "data loader", rows: 5_000_000, bytes: None },
    ],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::Ignored,
    way: Way::ById,
    required: &[],
    steps: &[
        [
            "With the Data Import Wizard choose accounts or contacts and update existing records; opportunities can be updated by Data Loader only, with Update.",
            "В Data Import Wizard выберите accounts или contacts и обновление существующих записей; opportunities обновляет только Data Loader, операция Update.",
            "У Data Import Wizard виберіть accounts або contacts та оновлення наявних записів; opportunities оновлює лише Data Loader, операція Update.",
        ],
        [
            "Map Id to Id and the other columns to the fields of the tier; the API names of custom fields end in __c.",
            "Сопоставьте Id с Id, остальные столбцы с полями категории; имена API у своих полей кончаются на __c.",
            "Зіставте Id з Id, решту стовпців з полями категорії; імена API у власних полів закінчуються на __c.",
        ],
        [
            "In Data Loader leave \"Insert null values\" off, and keep the error file: it lists the ids that were not found.",
            "В Data Loader не включайте «Insert null values» и сохраните файл ошибок: в нём ID, которые не найдены.",
            "У Data Loader не вмикайте «Insert null values» і збережіть файл помилок: у ньому ID, яких не знайдено.",
        ],
    ],
    remarks: &[[
        "What a value that the picklist lacks does is not verified.",
        "Что бывает со значением, которого нет в списке, не проверено.",
        "Що буває зі значенням, якого немає у списку, не перевірено.",
    ]],
};
