//! Bitrix24.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, Limit, LineEnd, Quoting, Unknown, Way};
use crate::crm::source::{ANY, CLIENTS, COMPANIES, DEALS, Dialect, FileName, Known, Rows};
use crate::crm::target::{IdColumn, IdForm, LABELS, LETTERS};
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
    updates_by_id: false,
    #[cfg(feature = "files")]
    intake: INTAKE,
};

#[cfg(feature = "files")]
const INTAKE: Intake = Intake {
    form: Form { separator: b';', quoting: Quoting::All, line_end: LineEnd::Lf, encoding: "UTF-8", mark: true },
    rows: &[Limit { setting: "", value: "", rows: usize::MAX, bytes: None }],
    date: DateForm::Iso,
    unknown: Unknown::SilentDefault,
    blank: Blank::ByMode,
    way: Way::Rest,
    required: &["TITLE"],
    steps: &[[
        "Make an incoming webhook with the right crm, and run the sender first as it is: it only shows what it would send; then with --yes.",
        "Создайте входящий вебхук с правом crm и запустите отправку сначала просто так: она только покажет, что отправит; затем с --yes.",
        "Створіть вхідний вебхук із правом crm і запустіть надсилання спершу просто так: воно лише покаже, що надішле; потім із --yes.",
    ]],
    remarks: &[
        [
            "Import from a file always creates deals, and skips the ID of companies: a file cannot update them by id.",
            "Импорт из файла всегда создаёт сделки, а ID компаний пропускает: обновить их по ID файлом нельзя.",
            "Імпорт із файлу завжди створює угоди, а ID компаній пропускає: оновити їх за ID файлом не можна.",
        ],
        [
            "A field of the kind list takes the number of its item, not its label: give the numbers in the setting \"tier values\".",
            "Поле вида «список» принимает номер варианта, а не подпись: укажите номера в настройке «tier values».",
            "Поле виду «список» приймає номер варіанта, а не підпис: укажіть номери в налаштуванні «tier values».",
        ],
    ],
};
