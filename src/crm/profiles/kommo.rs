//! amoCRM, outside of Russia called Kommo.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, LineEnd, Quoting, Rows, Unknown, Way};
use crate::crm::target::{IdColumn, IdShape, LABELS, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "kommo",
    names: &["Kommo", "amocrm", "amo", "амосрм", "амо", "амоцрм", "коммо"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "ID", shape: IdShape::Digits },
        IdColumn { entity: Entity::Deal, header: "ID", shape: IdShape::Digits },
        IdColumn { entity: Entity::Contact, header: "ID", shape: IdShape::Digits },
    ],
    tier: LABELS[0],
    date: LABELS[1],
    reason: LABELS[2],
    values: LETTERS,
    updates_by_id: false,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b',', quoting: Quoting::All, line_end: LineEnd::Lf, encoding: "UTF-8", mark: false },
    rows: &[Rows { setting: "", value: "", rows: usize::MAX, bytes: None }],
    date: DateForm::DayFirst,
    unknown: Unknown::NewOption,
    blank: Blank::NotKnown,
    way: Way::Rest,
    required: &[],
    steps: &[[
        "Make a long-lived token of a private integration, and run the sender first as it is: it only shows what it would send; then with --yes.",
        "Создайте долгосрочный токен своей интеграции и запустите отправку сначала просто так: она только покажет, что отправит; затем с --yes.",
        "Створіть довгостроковий токен власної інтеграції та запустіть надсилання спершу просто так: воно лише покаже, що надішле; потім із --yes.",
    ]],
    remarks: &[
        [
            "An update by id through the import of files was not found in its documents: rows become new records, or are merged by name, phone or e-mail.",
            "Обновления по ID через импорт файлов в её документах не нашлось: строки станут новыми записями или сольются по имени, телефону или e-mail.",
            "Оновлення за ID через імпорт файлів у її документах не знайшлося: рядки стануть новими записами або зіллються за ім'ям, телефоном чи e-mail.",
        ],
        [
            "How many records one request may hold is not verified: 25 are put into each.",
            "Сколько записей помещается в один запрос, не проверено: в каждом по 25.",
            "Скільки записів уміщає один запит, не перевірено: у кожному по 25.",
        ],
    ],
};
