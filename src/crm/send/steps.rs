//! What to do with the files, in order.

use super::rest::{REQUESTS, SENDER};
use super::rows::Checked;
use super::settings::Settings;
use super::{Blank, Sent, Unknown, Way};
use crate::crm::Profile;
use crate::lang::{Lang, Texts};

/// The tiers that the CRM's list must hold: the confirmed ones; where any will do, those of the file.
fn listed(settings: &Settings, checked: &Checked) -> String {
    if !settings.values.is_empty() {
        return settings.values.join("; ");
    }
    let mut tiers: Vec<&str> = checked.meant.iter().map(|own| own.tier.as_str()).collect();
    tiers.sort_unstable();
    tiers.dedup();
    tiers.join("; ")
}

/// The steps for these files: before, the CRM's own, after, and what is known and not known.
pub fn steps(profile: &Profile, settings: &Settings, checked: &Checked, sent: &Sent, lang: Lang) -> Vec<String> {
    let intake = &profile.target.intake;
    let name = match profile.target.is_generic() {
        true => lang.pick(&["the CRM", "CRM", "CRM"]),
        false => profile.names.first().copied().unwrap_or(profile.id),
    };
    let tier = settings.text("tier field").unwrap_or(checked.tier_header());
    let listed = listed(settings, checked);
    let say =
        |texts: &Texts<'_>| lang.pick(texts).replace("{crm}", name).replace("{tier}", tier).replace("{tiers}", &listed);
    let mut steps = vec![
        say(&[
            "Export the records once more from {crm} and keep that file: it is the way back.",
            "Ещё раз выгрузите записи из {crm} и сохраните файл: это путь назад.",
            "Ще раз вивантажте записи з {crm} і збережіть файл: це шлях назад.",
        ]),
        say(&[
            "See that {crm} has the field \"{tier}\", and if it is a list, that it holds, letter by letter: {tiers}.",
            "Проверьте, что в {crm} есть поле «{tier}», а если это список, то в нём буква в букву: {tiers}.",
            "Перевірте, що в {crm} є поле «{tier}», а якщо це список, то в ньому літера в літеру: {tiers}.",
        ]),
    ];
    let requests = matches!(intake.way, Way::Rest(_));
    let unknown = if requests { Unknown::NotKnown } else { intake.unknown };
    steps.push(match unknown {
        Unknown::RowError => say(&[
            "{crm} refuses a row whose value is not in the list.",
            "Строку, значения которой нет в списке, {crm} отклоняет.",
            "Рядок, значення якого немає у списку, {crm} відхиляє.",
        ]),
        Unknown::NewOption => say(&[
            "{crm} makes a new item of a value that its list has not, unless adding items is turned off in the import.",
            "Из значения, которого нет в списке, {crm} создаёт новый вариант, если добавление в список не отключено в импорте.",
            "Зі значення, якого немає у списку, {crm} створює новий варіант, якщо додавання до списку не вимкнено в імпорті.",
        ]),
        Unknown::SilentDefault => say(&[
            "{crm} can put something else for a value that it does not know, without a word.",
            "Вместо неизвестного значения {crm} может молча подставить другое.",
            "Замість невідомого значення {crm} може мовчки підставити інше.",
        ]),
        Unknown::Stored => say(&[
            "{crm} can keep a value that its list has not as a text; this is known from copies of its rules at partners only.",
            "{crm} может сохранить значение, которого нет в списке, как текст; это известно только по копиям правил у партнёров.",
            "{crm} може зберегти значення, якого немає у списку, як текст; це відомо лише з копій правил у партнерів.",
        ]),
        Unknown::NotKnown => say(&[
            "What {crm} does with a value that its list has not is not verified.",
            "Что {crm} делает со значением, которого нет в списке, не проверено.",
            "Що {crm} робить зі значенням, якого немає у списку, не перевірено.",
        ]),
    });
    let has = |name: &str| sent.files.iter().any(|file| file.name == name);
    if requests && has(SENDER) {
        let program = |texts: &Texts<'_>| lang.pick(texts).replace("{program}", SENDER).replace("{requests}", REQUESTS);
        steps.push(program(&[
            "{requests} holds the requests and {program} sends them with your own key; both files stay in one folder.",
            "В {requests} запросы, {program} отправляет их с вашим ключом; оба файла должны лежать в одной папке.",
            "У {requests} запити, {program} надсилає їх з вашим ключем; обидва файли мають лежати в одній папці.",
        ]));
        steps.extend(intake.steps.iter().map(say));
    } else if !requests {
        if sent.files.len() > 1 {
            steps.push(say(&[
                "Import the files one after another; each is complete.",
                "Импортируйте файлы один за другим; каждый полный.",
                "Імпортуйте файли один за одним; кожен повний.",
            ]));
        }
        if settings.blank != Blank::Ignored && checked.has_gaps() {
            steps.push(say(&[
                "An empty cell may clear the field, so rows that lack a date or the like stand in files of their own without that column.",
                "Пустая ячейка может очистить поле, поэтому строки, где нет, например, даты, собраны в отдельных файлах без этого столбца.",
                "Порожня клітинка може очистити поле, тому рядки, де немає, наприклад, дати, зібрано в окремих файлах без цього стовпця.",
            ]));
        }
        steps.extend(settings.limit.steps.iter().chain(intake.steps).map(say));
    }
    if has(&format!("{}.csv", super::duplicates::FILE)) || has(&format!("{}-1.csv", super::duplicates::FILE)) {
        steps.push(say(&[
            "The other file finds records by their name alone. Take it only if you cannot send requests: every record with that name is changed; the usual mode creates duplicates, the mode of replacing overwrites also with empty cells, the mode of merging fills empty fields only. The tier of a record that has one changes by replacing alone.",
            "Другой файл находит записи только по названию. Берите его, лишь если не можете отправить запросы: изменятся все записи с таким названием; обычный режим создаёт дубликаты, замена затирает и пустыми ячейками, объединение заполняет только пустые поля. Имеющуюся категорию меняет только замена.",
            "Інший файл знаходить записи лише за назвою. Беріть його, лише якщо не можете надіслати запити: зміняться всі записи з такою назвою; звичайний режим створює дублікати, заміна затирає й порожніми клітинками, об'єднання заповнює лише порожні поля. Наявну категорію змінює лише заміна.",
        ]));
    }
    steps.push(say(&[
        "Begin with a few rows and look at them in {crm}.",
        "Начните с нескольких строк и посмотрите на них в {crm}.",
        "Почніть з кількох рядків і подивіться на них у {crm}.",
    ]));
    // Requests name only what they fill.
    if !requests {
        steps.push(match settings.blank {
            Blank::Clears => say(&[
                "An empty cell clears the field in {crm}; there is none in these files.",
                "Пустая ячейка очищает поле в {crm}; в этих файлах таких нет.",
                "Порожня клітинка очищає поле в {crm}; у цих файлах таких немає.",
            ]),
            Blank::Ignored => say(&[
                "An empty cell changes nothing in {crm}.",
                "Пустая ячейка ничего не меняет в {crm}.",
                "Порожня клітинка нічого не змінює в {crm}.",
            ]),
            Blank::ByMode => say(&[
                "What an empty cell does depends on the mode chosen in {crm}; there is none in these files.",
                "Что делает пустая ячейка, зависит от режима, выбранного в {crm}; в этих файлах таких нет.",
                "Що робить порожня клітинка, залежить від режиму, вибраного в {crm}; у цих файлах таких немає.",
            ]),
            Blank::NotKnown => say(&[
                "What an empty cell does in {crm} is not verified; there is none in these files.",
                "Что делает пустая ячейка в {crm}, не проверено; в этих файлах таких нет.",
                "Що робить порожня клітинка в {crm}, не перевірено; у цих файлах таких немає.",
            ]),
        });
    }
    steps.extend(intake.remarks.iter().map(say));
    steps.push(say(&[
        "Afterwards export again and compare with the first file: only the fields of the tier may differ.",
        "Затем выгрузите ещё раз и сравните с первым файлом: отличаться могут только поля категории.",
        "Потім вивантажте ще раз і порівняйте з першим файлом: відрізнятися можуть лише поля категорії.",
    ]));
    steps
}
