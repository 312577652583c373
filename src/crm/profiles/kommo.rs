//! amoCRM, outside of Russia called Kommo.

#[cfg(feature = "files")]
use crate::crm::send::{Api, Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CONTACTS, DEALS, Dialect, FileName, Known, Literal};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS, Updates};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "kommo",
    names: &["Kommo", "amocrm", "amo", "амосрм", "амо", "амоцрм", "коммо"],
    #[cfg(feature = "files")]
    source: SOURCE,
    target: TARGET,
};

// Headers of exports in English are not known.
const SOURCE: Source = Source {
    columns: &[
        Known::common(ANY, Some(Role::DealId), &["ID"]),
        Known::common(DEALS, Some(Role::Deal), &["Название сделки"]),
        // With the space behind it.
        Known::only(DEALS, Some(Role::Revenue), &["Бюджет "]),
        Known::rare(DEALS, Some(Role::Revenue), &["Бюджет", "Бюджет ₽"]),
        Known::common(ANY, Some(Role::Owner), &["Ответственный"]),
        Known::only(DEALS, None, &["Дата создания сделки", "Кем создана сделка"]),
        Known::only(ANY, None, &["Дата редактирования", "Кем редактирована"]),
        Known::common(DEALS, Some(Role::Date), &["Дата закрытия"]),
        Known::common(ANY, Some(Role::Tags), &["Теги"]),
        Known::rare(ANY, None, &["Примечание 2", "Примечание 3", "Примечание 4", "Примечание 5"]),
        Known::rare(DEALS, Some(Role::Stage), &["Этап сделки"]),
        Known::common(DEALS, None, &["Воронка"]),
        // The client is the company; where nobody fills it in, the person.
        Known::common(DEALS, Some(Role::Client), &["Компания"]),
        Known::only(DEALS, Some(Role::Client), &["Компания контакта"]),
        Known::rare(DEALS, Some(Role::Client), &["Основной контакт"]),
        Known::only(&[Entity::Deal, Entity::Contact], Some(Role::Client), &["Полное имя контакта"]),
        Known::only(DEALS, None, &["Ответственный за контакт"]),
        Known::common(ANY, Some(Role::Phone), &["Рабочий телефон", "Мобильный телефон"]),
        Known::common(ANY, Some(Role::Email), &["Рабочий email"]),
        Known::only(CONTACTS, None, &["Дата создания контакта"]),
        Known::common(CONTACTS, None, &["Тип", "Имя", "Фамилия", "Название компании", "Сделки"]),
    ],
    files: &[FileName { pattern: "amocrm_export_*", weight: 90 }, FileName { pattern: "kommo_export_*", weight: 60 }],
    dialects: &[Dialect { html: false, separator: b',', mark: false, line_end: "\n", trailing: false, weight: 5 }],
    won: &["Успешно реализовано", "Успішно реалізовано"],
    lost: &["Закрыто и не реализовано", "Закрито і не реалізовано"],
    open: &["Неразобранное", "Первичный контакт", "Переговоры", "Принимают решение", "Согласование договора"],
    own_stages: &["Успешно реализовано", "Закрыто и не реализовано", "Успішно реалізовано", "Закрито і не реалізовано"],
    several: ", ",
    blanks: &[Literal {
        headers: &["дата закрытия", "дата закриття"], texts: &["не закрыта", "не закрита"]
    }],
    ..Source::UNKNOWN
};

const TARGET: Target = Target {
    ids: &[
        IdColumn { entity: Entity::Company, header: "ID", shape: IdForm::Digits },
        IdColumn { entity: Entity::Deal, header: "ID", shape: IdForm::Digits },
        IdColumn { entity: Entity::Contact, header: "ID", shape: IdForm::Digits },
    ],
    tier: LABELS[0],
    date: LABELS[1],
    reason: LABELS[2],
    values: LETTERS,
    updates: Updates::NotFound,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b',', quoting: Quoting::All, line_end: LineEnd::Lf, encoding: "UTF-8", mark: false },
    rows: &[Limit::NONE],
    date: DateForm::DayFirst,
    unknown: Unknown::NewOption,
    blank: Blank::NotKnown,
    way: Way::Rest(Api::Kommo),
    required: &[],
    forbidden: &[],
    steps: &[[
        "Make a long-lived token of a private integration. Run the program first without --yes: it only shows what it would send; then with --yes.",
        "Создайте долгосрочный токен своей интеграции. Запустите программу отправки сначала без --yes: она только покажет, что отправит; затем с --yes.",
        "Створіть довгостроковий токен власної інтеграції. Запустіть програму надсилання спершу без --yes: вона лише покаже, що надішле; потім із --yes.",
    ]],
    remarks: &[[
        "How many records one request may hold is not verified: 25 are put into each.",
        "Сколько записей помещается в один запрос, не проверено: в каждом по 25.",
        "Скільки записів уміщає один запит, не перевірено: у кожному по 25.",
    ]],
};
