//! Bitrix24.

#[cfg(feature = "files")]
use crate::crm::send::{Blank, DateForm, Form, Intake, LineEnd, Quoting, Rows, Unknown, Way};
use crate::crm::target::{IdColumn, IdShape, LABELS, LETTERS};
use crate::crm::{Entity, Profile, Source, Target};

/// The record.
pub const PROFILE: Profile = Profile {
    id: "bitrix24",
    names: &["Bitrix24", "битрикс24", "битрикс", "бітрікс24", "бітрікс", "bitrix", "b24", "б24"],
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
    form: Form { separator: b';', quoting: Quoting::All, line_end: LineEnd::Lf, encoding: "UTF-8", mark: true },
    rows: &[Rows { setting: "", value: "", rows: usize::MAX, bytes: None }],
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
