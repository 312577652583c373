// The words of the terminal host. What the engine says comes from the engine, in the same language.

export const texts = {
  en: {
    usage: `usage: pkg-scripts/run [EXPORT] [--rules RULES] [--overrides FILE] [--crm NAME] [--out DIR] [--lang en|ru|uk] [--as-of DATE]

Reads a CRM export (CSV), gives every client a tier with its reason, and writes what the CRM imports.
  EXPORT       clients or deals, with a header row; without it a sample company
  --rules      a CSV file with the rule table, or a template: classic, extended, pareto, rfm, abc-xyz, strategic
  --overrides  a CSV file: client, tier, who, why, until
  --crm        the dialect of the import file: generic
  --out        the folder for the results; out by default
  --lang       the language; that of the headers by default
  --as-of      the day that ages are counted to; the latest date of the data by default`,
    reading: "reading", recognising: "recognising the fields", metrics: "metrics per client", checking: "checking the rules",
    assigning: "giving tiers", explaining: "explaining every client", writing: "writing the files",
    fields: "Fields", column: "column", field: "field", type: "type", filled: "filled", examples: "examples",
    deals: "deals", clients: "clients", rows: "rows", asOf: "as of", decoded: "decoded from",
    problems: "What is odd about the data and the rules", noProblems: "Nothing odd.", more: "and {0} more in {1}",
    summary: "Tiers", rulesOf: "Rules: {0}, fingerprint {1}",
    compiledIn: "the compiled-in table", fallback: "the template \"pareto\" by revenue, because the compiled-in table needs what the export lacks: {0}",
    moves: "Moves since the tiers in the export", noMoves: "No tier differs from the one in the export.", noPrevious: "The export holds no tiers yet, so all are new.",
    movesNamed: "{0} clients move; those with the most profit:",
    near: "Nearest to a better tier", wrote: "Written", importFile: "for the CRM: {0} rows that changed, {1} unchanged", explainFile: "one line per client: tier, reason, what would lift",
    findingsFile: "everything odd, with its place", money: "Revenue {0}, cost {1}, profit {2}",
    noFile: "There is no file {0}.", noFileHint: "Check the path.", unread: "{0} cannot be read: it is neither UTF-8 nor a Windows or UTF-16 text.",
    xlsx: "{0} is a workbook, and this version reads CSV.", xlsxHint: "Save it as CSV UTF-8 and run again.",
    unknownFlag: "There is no option {0}.",
  },
  ru: {
    usage: `запуск: pkg-scripts/run [ВЫГРУЗКА] [--rules ПРАВИЛА] [--overrides ФАЙЛ] [--crm ИМЯ] [--out ПАПКА] [--lang en|ru|uk] [--as-of ДАТА]

Читает выгрузку из CRM (CSV), присваивает каждому клиенту категорию с причиной и пишет файл для импорта в CRM.
  ВЫГРУЗКА     клиенты или сделки, с заголовками; без неё берётся вымышленная компания
  --rules      CSV с таблицей правил или имя шаблона: classic, extended, pareto, rfm, abc-xyz, strategic
  --overrides  CSV: клиент, категория, кто, почему, до
  --crm        формат файла импорта: generic
  --out        папка для результатов; по умолчанию out
  --lang       язык; по умолчанию язык заголовков
  --as-of      дата отчёта; по умолчанию последняя дата в данных`,
    reading: "чтение", recognising: "распознавание полей", metrics: "показатели по клиентам", checking: "проверка правил",
    assigning: "присвоение категорий", explaining: "объяснение по каждому клиенту", writing: "запись файлов",
    fields: "Поля", column: "столбец", field: "поле", type: "тип", filled: "заполнено", examples: "примеры",
    deals: "сделки", clients: "клиенты", rows: "строк", asOf: "на дату", decoded: "кодировка",
    problems: "Замечания к данным и правилам", noProblems: "Замечаний нет.", more: "и ещё {0} в {1}",
    summary: "Категории", rulesOf: "Правила: {0}, отпечаток {1}",
    compiledIn: "встроенная таблица", fallback: "шаблон «pareto» по выручке, потому что встроенной таблице не хватает данных: {0}",
    moves: "Переходы относительно категорий в выгрузке", noMoves: "Ни одна категория не отличается от той, что в выгрузке.", noPrevious: "В выгрузке категорий ещё нет, поэтому все новые.",
    movesNamed: "Переходят клиентов: {0}; с наибольшей прибылью:",
    near: "Ближе всего к лучшей категории", wrote: "Записано", importFile: "для CRM: изменившихся строк {0}, без изменений {1}", explainFile: "по строке на клиента: категория, причина, что поднимет",
    findingsFile: "все замечания, с местом", money: "Выручка {0}, себестоимость {1}, прибыль {2}",
    noFile: "Файла {0} нет.", noFileHint: "Проверьте путь.", unread: "{0} не читается: это не UTF-8, не Windows и не UTF-16.",
    xlsx: "{0} — книга Excel, а эта версия читает CSV.", xlsxHint: "Сохраните её как CSV UTF-8 и запустите снова.",
    unknownFlag: "Ключа {0} нет.",
  },
  uk: {
    usage: `запуск: pkg-scripts/run [ВИВАНТАЖЕННЯ] [--rules ПРАВИЛА] [--overrides ФАЙЛ] [--crm ІМ'Я] [--out ТЕКА] [--lang en|ru|uk] [--as-of ДАТА]

Читає вивантаження з CRM (CSV), присвоює кожному клієнту категорію з причиною і пише файл для імпорту в CRM.
  ВИВАНТАЖЕННЯ клієнти або угоди, із заголовками; без нього береться вигадана компанія
  --rules      CSV з таблицею правил або ім'я шаблону: classic, extended, pareto, rfm, abc-xyz, strategic
  --overrides  CSV: клієнт, категорія, хто, чому, до
  --crm        формат файлу імпорту: generic
  --out        тека для результатів; типово out
  --lang       мова; типово мова заголовків
  --as-of      дата звіту; типово остання дата в даних`,
    reading: "читання", recognising: "розпізнавання полів", metrics: "показники за клієнтами", checking: "перевірка правил",
    assigning: "присвоєння категорій", explaining: "пояснення щодо кожного клієнта", writing: "запис файлів",
    fields: "Поля", column: "стовпець", field: "поле", type: "тип", filled: "заповнено", examples: "приклади",
    deals: "угоди", clients: "клієнти", rows: "рядків", asOf: "на дату", decoded: "кодування",
    problems: "Зауваження до даних і правил", noProblems: "Зауважень немає.", more: "і ще {0} у {1}",
    summary: "Категорії", rulesOf: "Правила: {0}, відбиток {1}",
    compiledIn: "вбудована таблиця", fallback: "шаблон «pareto» за виручкою, бо вбудованій таблиці бракує даних: {0}",
    moves: "Переходи відносно категорій у вивантаженні", noMoves: "Жодна категорія не відрізняється від тієї, що у вивантаженні.", noPrevious: "У вивантаженні категорій ще немає, тому всі нові.",
    movesNamed: "Переходять клієнтів: {0}; з найбільшим прибутком:",
    near: "Найближче до кращої категорії", wrote: "Записано", importFile: "для CRM: змінених рядків {0}, без змін {1}", explainFile: "по рядку на клієнта: категорія, причина, що підніме",
    findingsFile: "усі зауваження, з місцем", money: "Виручка {0}, собівартість {1}, прибуток {2}",
    noFile: "Файлу {0} немає.", noFileHint: "Перевірте шлях.", unread: "{0} не читається: це не UTF-8, не Windows і не UTF-16.",
    xlsx: "{0} — книга Excel, а ця версія читає CSV.", xlsxHint: "Збережіть її як CSV UTF-8 і запустіть знову.",
    unknownFlag: "Ключа {0} немає.",
  },
};

// `fill("a {0}", "b")` is "a b".
export function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, at) => values[at]);
}
