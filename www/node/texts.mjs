// The words of the terminal host. What the engine says comes from the engine, in the same language.

export const texts = {
  en: {
    usage: `usage: pkg-scripts/run [EXPORT] [options]

Reads a CRM export, gives every client a tier with its reason, and writes what the CRM imports. EXPORT is a CSV file, a workbook
(XLSX, XLS, ODS) or an HTML table named .xls, of clients or of deals, with a header row; without it a sample company is taken.
  --crm NAME         the CRM, where it is not recognised: hubspot, salesforce, pipedrive, zoho, bitrix24, kommo, retailcrm, odoo,
                     espocrm, suitecrm or generic
  --clients FILE     for an export of deals: the export of companies or contacts, with their ids and further columns
  --rules RULES      a file with the rule table, or a template: classic, extended, pareto, rfm, abc-xyz, strategic
  --overrides FILE   client, tier, who, why, until
  --rates FILE       currency and rate, where deals are in several currencies
  --history FILE     the earlier reviews; this one is put behind them
  --tiers "A;B;C"    the values that the tier field of the CRM has
  --fields "X=Y;..." what columns mean, where the headers do not say it: header = field
  --client HEADER    the column that tells clients apart
  --won "S1;S2"      the stages that count as won
  --sheet NAME, --encoding NAME, --separator CHAR, --format NAME
                     how the file is made, where it was not found out rightly
  --leave "X;Y"      what looks like no data and is: footers, headers, totals, groups, continued, literals, apostrophes, short ids
  --set NAME=VALUE   any option of the functions or setting of the CRM's files; may be repeated
  --out DIR          the folder for the results; out by default
  --lang en|ru|uk    the language; that of the headers by default
  --as-of DATE       the day that ages are counted to; the latest date of the data by default`,
    reading: "reading", recognising: "recognising the fields", metrics: "metrics per client", checking: "checking the rules",
    assigning: "giving tiers", explaining: "explaining every client", writing: "writing the files",
    fields: "Fields", column: "column", field: "field", type: "type", filled: "filled", examples: "examples",
    deals: "deals", clients: "clients", rows: "rows", asOf: "as of",
    problems: "What is odd about the data and the rules", noProblems: "Nothing odd.", more: "and {0} more in {1}",
    summary: "Tiers", rulesOf: "Rules: {0}, fingerprint {1}",
    compiledIn: "the compiled-in table", fallback: "the template \"pareto\" by revenue, because the compiled-in table needs what the export lacks: {0}",
    moves: "Moves since the tiers in the export", noMoves: "No tier differs from the one in the export.", noPrevious: "The export holds no tiers yet, so all are new.",
    movesNamed: "{0} clients move; those with the most profit:",
    near: "Nearest to a better tier", wrote: "Written", importFile: "for the CRM: {0} rows that changed, {1} unchanged", explainFile: "one line per client: tier, reason, what would lift",
    findingsFile: "everything odd, with its place", money: "Revenue {0}, cost {1}, profit {2}",
    file: "File", separator: "separator", recognised: "{0}, {1} % sure:", unknownCrm: "The CRM is not recognised; columns are known by their headers. Name it with --crm if it is one of those TierSheet knows.",
    readSoFar: "{0} rows, {1}", oneExport: "One export at a time, not {0}.", badPair: "--set takes NAME=VALUE, not {0}.", unknownName: "--set: there is no option or setting {0}. There are:",
    stepsAnywhere: "What to do in your CRM", newHistory: "a new history: there is no file {0}", bySet: "An option named here is given as --set NAME=VALUE.",
    notSent: "Not in the import file", notSentFile: "{0} clients that could not be sent, and why", steps: "What to do in {0}", findingsPage: "findings",
    reportFile: "a workbook for people: clients, tiers, findings", historyFile: "the reviews, this one included",
    noFile: "There is no file {0}.", noFileHint: "Check the path.",
    unknownFlag: "There is no option {0}.",
  },
  ru: {
    usage: `запуск: pkg-scripts/run [ВЫГРУЗКА] [ключи]

Читает выгрузку из CRM, присваивает каждому клиенту категорию с причиной и пишет файл для импорта в CRM. ВЫГРУЗКА — это CSV, книга
(XLSX, XLS, ODS) или таблица HTML с именем .xls, клиенты или сделки, с заголовками; без неё берётся вымышленная компания.
  --crm ИМЯ          CRM, если она не распознана: hubspot, salesforce, pipedrive, zoho, bitrix24, kommo, retailcrm, odoo, espocrm,
                     suitecrm или generic
  --clients ФАЙЛ     к выгрузке сделок: выгрузка компаний или контактов с их ID и другими столбцами
  --rules ПРАВИЛА    файл с таблицей правил или имя шаблона: classic, extended, pareto, rfm, abc-xyz, strategic
  --overrides ФАЙЛ   клиент, категория, кто, почему, до
  --rates ФАЙЛ       валюта и курс, если сделки в разных валютах
  --history ФАЙЛ     прежние пересмотры; этот будет добавлен за ними
  --tiers "A;B;C"    значения, которые есть у поля категории в CRM
  --fields "X=Y;..." что означают столбцы, если по заголовкам не видно: заголовок = поле
  --client ЗАГОЛОВОК столбец, который различает клиентов
  --won "Э1;Э2"      этапы, которые считаются выигранными
  --sheet ИМЯ, --encoding ИМЯ, --separator ЗНАК, --format ИМЯ
                     как устроен файл, если определено неверно
  --leave "X;Y"      что похоже на лишнее, но это данные: footers, headers, totals, groups, continued, literals, apostrophes, short ids
  --set ИМЯ=ЗНАЧЕНИЕ любой параметр функций или файлов для CRM; можно повторять
  --out ПАПКА        папка для результатов; по умолчанию out
  --lang en|ru|uk    язык; по умолчанию язык заголовков
  --as-of ДАТА       дата отчёта; по умолчанию последняя дата в данных`,
    reading: "чтение", recognising: "распознавание полей", metrics: "показатели по клиентам", checking: "проверка правил",
    assigning: "присвоение категорий", explaining: "объяснение по каждому клиенту", writing: "запись файлов",
    fields: "Поля", column: "столбец", field: "поле", type: "тип", filled: "заполнено", examples: "примеры",
    deals: "сделки", clients: "клиенты", rows: "строк", asOf: "на дату",
    problems: "Замечания к данным и правилам", noProblems: "Замечаний нет.", more: "и ещё {0} в {1}",
    summary: "Категории", rulesOf: "Правила: {0}, отпечаток {1}",
    compiledIn: "встроенная таблица", fallback: "шаблон «pareto» по выручке, потому что встроенной таблице не хватает данных: {0}",
    moves: "Переходы относительно категорий в выгрузке", noMoves: "Ни одна категория не отличается от той, что в выгрузке.", noPrevious: "В выгрузке категорий ещё нет, поэтому все новые.",
    movesNamed: "Переходят клиентов: {0}; с наибольшей прибылью:",
    near: "Ближе всего к лучшей категории", wrote: "Записано", importFile: "для CRM: изменившихся строк {0}, без изменений {1}", explainFile: "по строке на клиента: категория, причина, что поднимет",
    findingsFile: "все замечания, с местом", money: "Выручка {0}, себестоимость {1}, прибыль {2}",
    file: "Файл", separator: "разделитель", recognised: "{0}, уверенность {1} %:", unknownCrm: "CRM не распознана, столбцы определены по заголовкам. Укажите её ключом --crm, если она среди тех, что знает TierSheet.",
    readSoFar: "строк: {0}, {1}", oneExport: "Только одна выгрузка за раз, а не {0}.", badPair: "--set принимает ИМЯ=ЗНАЧЕНИЕ, а не {0}.", unknownName: "--set: параметра {0} нет. Есть:",
    stepsAnywhere: "Что сделать в CRM", newHistory: "новая история: файла {0} нет", bySet: "Названный здесь параметр задают ключом --set ИМЯ=ЗНАЧЕНИЕ.",
    notSent: "Не вошли в файл импорта", notSentFile: "клиенты, которых нельзя отправить ({0}), и почему", steps: "Что сделать в {0}", findingsPage: "замечания",
    reportFile: "книга для людей: клиенты, категории, замечания", historyFile: "пересмотры вместе с этим",
    noFile: "Файла {0} нет.", noFileHint: "Проверьте путь.",
    unknownFlag: "Ключа {0} нет.",
  },
  uk: {
    usage: `запуск: pkg-scripts/run [ВИВАНТАЖЕННЯ] [ключі]

Читає вивантаження з CRM, присвоює кожному клієнту категорію з причиною і пише файл для імпорту в CRM. ВИВАНТАЖЕННЯ — це CSV, книга
(XLSX, XLS, ODS) або таблиця HTML з іменем .xls, клієнти чи угоди, із заголовками; без нього береться вигадана компанія.
  --crm ІМ'Я         CRM, якщо її не розпізнано: hubspot, salesforce, pipedrive, zoho, bitrix24, kommo, retailcrm, odoo, espocrm,
                     suitecrm або generic
  --clients ФАЙЛ     до вивантаження угод: вивантаження компаній чи контактів з їхніми ID та іншими стовпцями
  --rules ПРАВИЛА    файл із таблицею правил або ім'я шаблону: classic, extended, pareto, rfm, abc-xyz, strategic
  --overrides ФАЙЛ   клієнт, категорія, хто, чому, до
  --rates ФАЙЛ       валюта і курс, якщо угоди в різних валютах
  --history ФАЙЛ     попередні перегляди; цей буде додано за ними
  --tiers "A;B;C"    значення, які має поле категорії в CRM
  --fields "X=Y;..." що означають стовпці, якщо із заголовків не видно: заголовок = поле
  --client ЗАГОЛОВОК стовпець, який розрізняє клієнтів
  --won "Е1;Е2"      етапи, які вважаються виграними
  --sheet ІМ'Я, --encoding ІМ'Я, --separator ЗНАК, --format ІМ'Я
                     як влаштовано файл, якщо визначено неправильно
  --leave "X;Y"      що схоже на зайве, але це дані: footers, headers, totals, groups, continued, literals, apostrophes, short ids
  --set ІМ'Я=ЗНАЧЕННЯ будь-який параметр функцій або файлів для CRM; можна повторювати
  --out ТЕКА         тека для результатів; типово out
  --lang en|ru|uk    мова; типово мова заголовків
  --as-of ДАТА       дата звіту; типово остання дата в даних`,
    reading: "читання", recognising: "розпізнавання полів", metrics: "показники за клієнтами", checking: "перевірка правил",
    assigning: "присвоєння категорій", explaining: "пояснення щодо кожного клієнта", writing: "запис файлів",
    fields: "Поля", column: "стовпець", field: "поле", type: "тип", filled: "заповнено", examples: "приклади",
    deals: "угоди", clients: "клієнти", rows: "рядків", asOf: "на дату",
    problems: "Зауваження до даних і правил", noProblems: "Зауважень немає.", more: "і ще {0} у {1}",
    summary: "Категорії", rulesOf: "Правила: {0}, відбиток {1}",
    compiledIn: "вбудована таблиця", fallback: "шаблон «pareto» за виручкою, бо вбудованій таблиці бракує даних: {0}",
    moves: "Переходи відносно категорій у вивантаженні", noMoves: "Жодна категорія не відрізняється від тієї, що у вивантаженні.", noPrevious: "У вивантаженні категорій ще немає, тому всі нові.",
    movesNamed: "Переходять клієнтів: {0}; з найбільшим прибутком:",
    near: "Найближче до кращої категорії", wrote: "Записано", importFile: "для CRM: змінених рядків {0}, без змін {1}", explainFile: "по рядку на клієнта: категорія, причина, що підніме",
    findingsFile: "усі зауваження, з місцем", money: "Виручка {0}, собівартість {1}, прибуток {2}",
    file: "Файл", separator: "роздільник", recognised: "{0}, упевненість {1} %:", unknownCrm: "CRM не розпізнано, стовпці визначено за заголовками. Укажіть її ключем --crm, якщо вона серед тих, які знає TierSheet.",
    readSoFar: "рядків: {0}, {1}", oneExport: "Лише одне вивантаження за раз, а не {0}.", badPair: "--set приймає ІМ'Я=ЗНАЧЕННЯ, а не {0}.", unknownName: "--set: параметра {0} немає. Є:",
    stepsAnywhere: "Що зробити в CRM", newHistory: "нова історія: файлу {0} немає", bySet: "Названий тут параметр задають ключем --set ІМ'Я=ЗНАЧЕННЯ.",
    notSent: "Не ввійшли до файлу імпорту", notSentFile: "клієнти, яких не можна надіслати ({0}), і чому", steps: "Що зробити в {0}", findingsPage: "зауваження",
    reportFile: "книга для людей: клієнти, категорії, зауваження", historyFile: "перегляди разом із цим",
    noFile: "Файлу {0} немає.", noFileHint: "Перевірте шлях.",
    unknownFlag: "Ключа {0} немає.",
  },
};

// `fill("a {0}", "b")` is "a b".
export function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, at) => values[at]);
}
