//! RetailCRM.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, CONTACTS, DEALS, Dialect, Known};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS, Updates};
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
    updates: Updates::ById,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b';', quoting: Quoting::Needed, line_end: LineEnd::CrLf, encoding: "UTF-8", mark: false },
    rows: &[Limit { bytes: Some(25_000_000), ..Limit::NONE }],
    date: DateForm::Iso,
    unknown: Unknown::NotKnown,
    blank: Blank::NotKnown,
    way: Way::Loader,
    required: &[],
    forbidden: &[],
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
        "That the loader updates clients by their external id is known from third parties only; this, and that it fills your own fields, is not verified.",
        "Что загрузчик обновляет клиентов по внешнему ID, известно только от третьих лиц; это и то, что он заполняет ваши поля, не проверено.",
        "Що завантажувач оновлює клієнтів за зовнішнім ID, відомо лише від третіх осіб; це й те, що він заповнює ваші поля, не перевірено.",
    ]],
};
