//! What the template says, in three languages.

use tiersheet::Lang;

/// The texts of one language.
pub struct Words {
    /// Start, Clients, Deals, Rules, Result, Plan, and the history of reviews. Excel keeps the name "History" for itself.
    pub sheets: [&'static str; 7],
    pub deals: [&'static str; 6],
    pub clients: [&'static str; 6],
    pub version: &'static str,
    /// For Google Sheets, Excel and LibreOffice, as what stands below.
    pub install: [&'static str; 3],
    pub paste: &'static str,
    pub rules: &'static str,
    pub result: &'static str,
    pub review: &'static str,
    pub no_name: [&'static str; 3],
    /// The header of the reasons, and the reason of the sample's last review.
    pub reason: [&'static str; 2],
    /// What stands when a tier is chosen from the list.
    pub tier_title: &'static str,
    pub tier_hint: &'static str,
}

pub fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Ru => &RU,
        Lang::Uk => &UK,
    }
}

const EN: Words = Words {
    sheets: ["Start", "Clients", "Deals", "Rules", "Result", "Plan", "Tier history"],
    deals: ["Deal ID", "Date", "Client ID", "Client", "Amount", "Cost"],
    clients: ["Client ID", "Client", "Industry", "Legal form", "Owner", "Complaints"],
    version: "version",
    install: [
        "Put the TierSheet script into this spreadsheet: Extensions > Apps Script. How, says docs/google-sheets.md.",
        "Install the TierSheet add-in and open its pane once. How, says docs/excel.md.",
        "LibreOffice has no TIER functions. Read your exports on TierSheet's web page, or with pkg-scripts/run; here you see what comes out.",
    ],
    paste: "Clear Clients and Deals, and paste your exports at A1, headers included. One export with revenue and cost per client: paste it into Clients and leave Deals empty.",
    rules: "Look at Rules: the first row that holds gives the tier. Change the limits, add rows. Beside them stands what is odd about them.",
    result: "See Result: the tier and the reason of every client, and the sums per tier. Plan says what each tier gets, and whether its profit, taken as a year's, carries that.",
    review: "After a review, copy the table on the right of Tier history, and paste it at A1 there as values. The next review is compared with it.",
    no_name: [
        "#NAME? in a cell: the script is missing. Do step 1, then reload. The sample's tiers come by themselves.",
        "#NAME? in a cell: the add-in is not running. Open its pane once, then press Ctrl+Alt+F9. Without it the sample's tiers stay as they were saved.",
        "The results in this file are values of the sample, and do not change with the data. TierSheet-excel.xlsx and TierSheet.xlsx have the formulas.",
    ],
    reason: ["Reason", "the first review"],
    tier_title: "Tier",
    tier_hint: "Any name will do. A to E have colours.",
};

const RU: Words = Words {
    sheets: ["Начало", "Клиенты", "Сделки", "Правила", "Результат", "План", "История категорий"],
    deals: ["ID сделки", "Дата", "ID клиента", "Клиент", "Сумма", "Себестоимость"],
    clients: ["ID клиента", "Клиент", "Отрасль", "Форма", "Ответственный", "Жалобы"],
    version: "версия",
    install: [
        "Поставьте скрипт TierSheet в эту таблицу: Расширения > Apps Script. Как — в docs/google-sheets.md.",
        "Установите надстройку TierSheet и один раз откройте её панель. Как — в docs/excel.ru.md.",
        "В LibreOffice нет функций TIER. Читайте свои выгрузки на странице TierSheet или через pkg-scripts/run; здесь видно, что получится.",
    ],
    paste: "Очистите листы «Клиенты» и «Сделки» и вставьте свои выгрузки в A1 вместе с заголовками. Одна выгрузка с выручкой и себестоимостью по клиентам: вставьте её в «Клиенты», а «Сделки» оставьте пустыми.",
    rules: "Посмотрите «Правила»: категорию даёт первая подошедшая строка. Меняйте пороги, добавляйте строки. Рядом — замечания к правилам.",
    result: "Смотрите «Результат»: категория и причина по каждому клиенту и итоги по категориям. «План» — что положено категории и окупается ли это, если прибыль — за год.",
    review: "После пересмотра скопируйте таблицу справа на листе «История категорий» и вставьте её там же в A1 как значения. С ней сравнится следующий пересмотр.",
    no_name: [
        "#NAME? в ячейке: нет скрипта. Выполните шаг 1 и обновите страницу: категории примера появятся сами.",
        "#ИМЯ? в ячейке: надстройка не запущена. Откройте её панель и нажмите Ctrl+Alt+F9. Без неё остаются категории примера, сохранённые в файле.",
        "Результаты в этом файле — значения примера, с данными они не меняются. Формулы есть в TierSheet-excel-ru.xlsx и TierSheet-ru.xlsx.",
    ],
    reason: ["Причина", "первый пересмотр"],
    tier_title: "Категория",
    tier_hint: "Подойдёт любое название. У A–E есть цвета.",
};

const UK: Words = Words {
    sheets: ["Початок", "Клієнти", "Угоди", "Правила", "Результат", "План", "Історія категорій"],
    deals: ["ID угоди", "Дата", "ID клієнта", "Клієнт", "Сума", "Собівартість"],
    clients: ["ID клієнта", "Клієнт", "Галузь", "Форма", "Відповідальний", "Скарги"],
    version: "версія",
    install: [
        "Поставте скрипт TierSheet у цю таблицю: Розширення > Apps Script. Як — у docs/google-sheets.md.",
        "Установіть надбудову TierSheet і один раз відкрийте її панель. Як — у docs/excel.uk.md.",
        "У LibreOffice немає функцій TIER. Читайте свої вивантаження на сторінці TierSheet або через pkg-scripts/run; тут видно, що вийде.",
    ],
    paste: "Очистьте аркуші «Клієнти» та «Угоди» і вставте свої вивантаження в A1 разом із заголовками. Одне вивантаження з виручкою і собівартістю за клієнтами: вставте його в «Клієнти», а «Угоди» залиште порожніми.",
    rules: "Погляньте на «Правила»: категорію дає перший рядок, що підійшов. Змінюйте пороги, додавайте рядки. Поруч — зауваження до правил.",
    result: "Дивіться «Результат»: категорія і причина для кожного клієнта та підсумки за категоріями. «План» — що належить категорії і чи це окуповується, якщо прибуток — за рік.",
    review: "Після перегляду скопіюйте таблицю праворуч на аркуші «Історія категорій» і вставте її там же в A1 як значення. З нею порівняється наступний перегляд.",
    no_name: [
        "#NAME? у клітинці: немає скрипту. Виконайте крок 1 і оновіть сторінку: категорії прикладу з’являться самі.",
        "#NAME? у клітинці: надбудову не запущено. Відкрийте її панель і натисніть Ctrl+Alt+F9. Без неї лишаються категорії прикладу, збережені у файлі.",
        "Результати в цьому файлі — значення прикладу, з даними вони не змінюються. Формули є в TierSheet-excel-uk.xlsx і TierSheet-uk.xlsx.",
    ],
    reason: ["Причина", "перший перегляд"],
    tier_title: "Категорія",
    tier_hint: "Підійде будь-яка назва. A–E мають кольори.",
};
