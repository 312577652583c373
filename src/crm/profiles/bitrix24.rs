//! Bitrix24.

#[cfg(feature = "files")]
use crate::crm::send::{Api, Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, COMPANIES, DEALS, Dialect, FileName, Known, Rows};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS, Updates};
use crate::crm::{Entity, Profile, Source, Target};
use crate::table::Role;

/// The record.
pub const PROFILE: Profile = Profile {
    id: "bitrix24",
    names: &["Bitrix24", "битрикс24", "битрикс", "бітрікс24", "бітрікс", "bitrix", "b24", "б24"],
    #[cfg(feature = "files")]
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
    updates: Updates::Never,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b';', quoting: Quoting::All, line_end: LineEnd::Lf, encoding: "UTF-8", mark: true },
    rows: &[Limit::NONE],
    date: DateForm::Iso,
    unknown: Unknown::SilentDefault,
    blank: Blank::ByMode,
    way: Way::Rest(Api::Bitrix),
    required: &["TITLE"],
    forbidden: &[],
    steps: &[[
        "Make an incoming webhook with the right crm. Run the program first without --yes: it only shows what it would send; then with --yes.",
        "Создайте входящий вебхук с правом crm. Запустите программу отправки сначала без --yes: она только покажет, что отправит; затем с --yes.",
        "Створіть вхідний вебхук із правом crm. Запустіть програму надсилання спершу без --yes: вона лише покаже, що надішле; потім із --yes.",
    ]],
    remarks: &[[
        "A field of the kind list is expected to take the number of its item, not its label; that is not verified. Give the numbers in the setting \"tier values\".",
        "Поле вида «список», как ожидается, принимает номер варианта, а не подпись; это не проверено. Укажите номера в настройке «tier values».",
        "Поле виду «список», як очікується, приймає номер варіанта, а не підпис; це не перевірено. Укажіть номери в налаштуванні «tier values».",
    ]],
};
