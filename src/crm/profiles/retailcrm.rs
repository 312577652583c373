//! RetailCRM.

use crate::crm::source::{ANY, CLIENTS, CONTACTS, DEALS, Dialect, Known};
use crate::crm::{Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "retailcrm",
    names: &["RetailCRM", "retail crm", "simla", "ретейлсрм", "ретейлцрм"],
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

const TARGET: Target = Target::GENERIC;
