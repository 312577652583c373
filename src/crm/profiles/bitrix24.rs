//! Bitrix24.

use crate::crm::source::{ANY, CLIENTS, COMPANIES, DEALS, Dialect, FileName, Known, Rows};
use crate::crm::{Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "bitrix24",
    names: &["Bitrix24", "битрикс24", "битрикс", "бітрікс24", "бітрікс", "bitrix", "b24", "б24"],
    source: SOURCE,
    target: TARGET,
};

const SOURCE: Source = Source {
    columns: &[
        Known::common(ANY, Some(Role::DealId), &["ID"]),
        Known::common(DEALS, Some(Role::Deal), &["Название сделки", "Назва", "Название"]),
        Known::common(DEALS, Some(Role::Revenue), &["Сумма", "Сума"]),
        Known::common(DEALS, Some(Role::Currency), &["Валюта"]),
        Known::rare(DEALS, Some(Role::Stage), &["Стадия сделки"]),
        Known::only(DEALS, Some(Role::Stage), &["Стадія угоди"]),
        Known::common(DEALS, None, &["Воронка"]),
        Known::only(DEALS, None, &["Напрямок"]),
        Known::common(DEALS, Some(Role::Client), &["Компания", "Компанія"]),
        // Where no deal has a company, the person is the client.
        Known::common(DEALS, Some(Role::Client), &["Контакт"]),
        Known::only(DEALS, Some(Role::Date), &["Предполагаемая дата закрытия", "Орієнтовна дата закриття"]),
        Known::rare(DEALS, None, &["Дата начала", "Вероятность", "Імовірність"]),
        Known::common(ANY, Some(Role::Owner), &["Ответственный", "Відповідальний"]),
        Known::only(DEALS, None, &["Сделка закрыта", "Угода закрита"]),
        Known::common(ANY, None, &["Тип", "Дата создания", "Источник"]),
        Known::rare(COMPANIES, Some(Role::Client), &["Название компании"]),
        Known::rare(COMPANIES, Some(Role::LegalForm), &["Тип компании"]),
        Known::rare(COMPANIES, Some(Role::Industry), &["Сфера деятельности"]),
        Known::rare(COMPANIES, Some(Role::Revenue), &["Годовой оборот"]),
        Known::only(COMPANIES, None, &["Кол-во сотрудников"]),
        Known::common(CLIENTS, Some(Role::Phone), &["Телефон"]),
        Known::common(CLIENTS, Some(Role::Email), &["E-mail"]),
    ],
    // The names are plain words that anybody may give to a file.
    files: &[
        FileName { pattern: "companies.csv", weight: 8 },
        FileName { pattern: "companies.xls", weight: 8 },
        FileName { pattern: "deals.csv", weight: 5 },
        FileName { pattern: "deals.xls", weight: 5 },
    ],
    dialects: &[
        Dialect { html: false, separator: b';', mark: true, line_end: "\n", trailing: true, weight: 55 },
        Dialect { html: true, separator: 0, mark: false, line_end: "", trailing: false, weight: 40 },
    ],
    won: &["Сделка успешна", "Угода успішна", "Deal won"],
    lost: &["Сделка провалена", "Угода провалена", "Анализ причины провала", "Deal lost"],
    own_stages: &["Сделка успешна", "Сделка провалена", "Угода успішна", "Угода провалена", "Анализ причины провала"],
    several: ", ",
    rows: &[Rows::PerProduct, Rows::Continued],
    ..Source::UNKNOWN
};

const TARGET: Target = Target::GENERIC;
