//! RetailCRM.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, LineEnd, Quoting, Rows, Unknown, Way};
use crate::crm::target::{IdColumn, IdShape, LABELS, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "retailcrm",
    names: &["RetailCRM", "retail crm", "simla", "ретейлсрм", "ретейлцрм"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source::UNKNOWN;

const TARGET: Target = Target {
    ids: &[IdColumn { entity: Entity::Contact, header: "Внешний ID клиента", shape: IdShape::Key }],
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
    form: Form { separator: b';', quoting: Quoting::Needed, line_end: LineEnd::CrLf, encoding: "UTF-8", mark: false },
    rows: &[Rows { setting: "", value: "", rows: usize::MAX, bytes: Some(25 << 20) }],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::NotKnown,
    way: Way::Loader,
    required: &[],
    steps: &[
        [
            "Turn triggers off before the load.",
            "Отключите триггеры перед загрузкой.",
            "Вимкніть тригери перед завантаженням.",
        ],
        [
            "Give the file to the loader XLS2CRM with your key of the API; map \"Внешний ID клиента\" to the client's external id and the tier to your own field.",
            "Отдайте файл загрузчику XLS2CRM со своим ключом API; сопоставьте «Внешний ID клиента» с внешним ID клиента, а категорию со своим полем.",
            "Віддайте файл завантажувачу XLS2CRM зі своїм ключем API; зіставте «Внешний ID клиента» із зовнішнім ID клієнта, а категорію зі своїм полем.",
        ],
    ],
    remarks: &[[
        "That the loader fills your own fields of clients, and what it does with unknown values and blanks, is not verified.",
        "Не проверено, что загрузчик заполняет ваши поля клиентов и что он делает с неизвестными значениями и пустыми ячейками.",
        "Не перевірено, що завантажувач заповнює ваші поля клієнтів і що він робить із невідомими значеннями й порожніми клітинками.",
    ]],
};
