//! RetailCRM.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, CONTACTS, DEALS, Dialect, Known};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "retailcrm",
    names: &["RetailCRM", "retail crm", "simla", "ретейлсрм", "ретейлцрм"],
    #[cfg(feature = "files")]
    source: SOURCE,
    target: TARGET,
};

// The labels are those of its loader; what its own export writes is not known.
const SOURCE: Source = Source {
    columns: &[
        Known::only(ANY, Some(Role::ClientId), &["Внешний ID клиента"]),
        Known::only(ANY, Some(Role::Owner), &["Менеджер клиента (ID)"]),
        Known::only(DEALS, Some(Role::DealId), &["Внешний ID заказа"]),
        Known::common(DEALS, Some(Role::OrderId), &["Номер заказа"]),
        Known::rare(DEALS, Some(Role::Date), &["Дата оформления заказа"]),
        Known::rare(DEALS, Some(Role::Stage), &["Статус заказа"]),
        Known::only(DEALS, None, &["Цена товара/SKU"]),
        Known::rare(DEALS, Some(Role::Quantity), &["Количество товара"]),
        Known::common(ANY, None, &["Имя", "Фамилия", "Отчество"]),
        Known::common(CLIENTS, None, &["Дата создания"]),
        Known::common(CONTACTS, None, &["ИНН", "КПП"]),
        Known::common(ANY, Some(Role::Email), &["E-mail"]),
        Known::common(ANY, Some(Role::Phone), &["Телефон"]),
    ],
    dialects: &[Dialect { html: false, separator: b';', mark: false, line_end: "", trailing: false, weight: 5 }],
    won: &["Выполнен", "Виконано"],
    lost: &["Отменен", "Скасовано"],
    ..Source::UNKNOWN
};

const TARGET: Target = Target {
    ids: &[IdColumn { entity: Entity::Contact, header: "Внешний ID клиента", shape: IdForm::Key }],
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
    rows: &[Limit { setting: "", value: "", rows: usize::MAX, bytes: Some(25 << 20) }],
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
