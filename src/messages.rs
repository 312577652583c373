//! Every problem's texts, in three languages: what is wrong, and what to do next.
//!
//! One table, so that a translator reads one file. `{0}` is the problem's first argument; a part in `[[ ]]` is left out when
//! an argument that it names is empty. Codes, once released, keep their names.
//!
//! The module of the tiers is built with the first part only: a problem of the second part cannot be named in it.

use crate::lang::Texts;
use crate::problem::Severity;

macro_rules! problems {
    (everywhere { $($(#[$on:meta])* $name:ident = $code:literal, $severity:ident, [$($what:literal),* $(,)?], [$($next:literal),* $(,)?];)* }
     beside_tiers { $($(#[$beside:meta])* $other:ident = $rest:tt, $weight:ident, [$($wrong:literal),* $(,)?], [$($mend:literal),* $(,)?];)* }) => {
        problems! { @
            $($(#[$on])* $name = $code, $severity, [$($what),*], [$($next),*];)*
            $(#[cfg(any(feature = "models", feature = "files"))] $(#[$beside])* $other = $rest, $weight, [$($wrong),*], [$($mend),*];)*
        }
    };
    (@ $($(#[$on:meta])* $name:ident = $code:literal, $severity:ident, [$($what:literal),*], [$($next:literal),*];)*) => {
        /// Which problem it is; the name in capitals is what hosts see.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$on])* #[doc = concat!($($what, " | "),*)] $name,)* }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Code] = &[$($(#[$on])* Code::$name),*];

            /// The stable name, such as `UNKNOWN_FIELD`.
            pub fn name(self) -> &'static str {
                match self { $($(#[$on])* Code::$name => $code,)* }
            }

            /// How much such a problem usually matters.
            pub fn severity(self) -> Severity {
                match self { $($(#[$on])* Code::$name => Severity::$severity,)* }
            }

            /// What is wrong and what to do next.
            pub fn texts(self) -> (&'static Texts<'static>, &'static Texts<'static>) {
                match self { $($(#[$on])* Code::$name => (&[$($what),*], &[$($next),*]),)* }
            }
        }
    };
}

problems! {
    everywhere {
        // Calls
        UnknownFunction = "UNKNOWN_FUNCTION", Error,
            ["There is no function {0}.", "Функции {0} нет.", "Функції {0} немає."],
            ["[[Did you mean {1}? ]]See the list of functions.", "[[Может быть, {1}? ]]Посмотрите список функций.", "[[Можливо, {1}? ]]Перегляньте список функцій."];
        FunctionNotLoaded = "FUNCTION_NOT_LOADED", Error,
            ["The function {0} is not part of this installation.", "Функция {0} не входит в эту установку.", "Функція {0} не входить до цього встановлення."],
            ["Load the module tiersheet-models.wasm as well.", "Загрузите и модуль tiersheet-models.wasm.", "Завантажте й модуль tiersheet-models.wasm."];
        MissingArgument = "MISSING_ARGUMENT", Error,
            ["{0} needs the argument \"{1}\".", "Функции {0} нужен аргумент «{1}».", "Функції {0} потрібен аргумент «{1}»."],
            ["Give it: {2}", "Задайте его: {3}", "Задайте його: {4}"];
        TooManyArguments = "TOO_MANY_ARGUMENTS", Error,
            ["{0} takes {1} {1|argument|arguments}, {2} {2|was|were} given.", "Функция {0} принимает аргументов: {1}, дано: {2}.", "Функція {0} приймає аргументів: {1}, дано: {2}."],
            ["Remove the last ones.", "Уберите последние.", "Приберіть останні."];
        NotARange = "NOT_A_RANGE", Error,
            ["\"{0}\" must be a range with a header row.", "«{0}» должен быть диапазоном со строкой заголовков.", "«{0}» має бути діапазоном із рядком заголовків."],
            ["Select the table together with its header row.", "Выделите таблицу вместе со строкой заголовков.", "Виділіть таблицю разом із рядком заголовків."];
        NotAScalar = "NOT_A_CELL", Error,
            ["\"{0}\" must be one cell, not a range of {1} × {2}.", "«{0}» должен быть одной ячейкой, а не диапазоном {1} × {2}.", "«{0}» має бути однією клітинкою, а не діапазоном {1} × {2}."],
            ["Point at a single cell.", "Укажите одну ячейку.", "Укажіть одну клітинку."];
        UnknownOption = "UNKNOWN_OPTION", Error,
            ["There is no option \"{0}\".", "Параметра «{0}» нет.", "Параметра «{0}» немає."],
            ["[[Did you mean \"{1}\"? ]]Options of this function: {2}.", "[[Может быть, «{1}»? ]]Параметры этой функции: {2}.", "[[Можливо, «{1}»? ]]Параметри цієї функції: {2}."];
        BadOption = "BAD_OPTION", Error,
            ["The option \"{0}\" cannot be \"{1}\".", "Параметр «{0}» не может быть «{1}».", "Параметр «{0}» не може бути «{1}»."],
            ["Write {2}.", "Напишите {2}.", "Напишіть {2}."];
        UnequalLengths = "UNEQUAL_LENGTHS", Error,
            ["\"{0}\" has {1} {1|row|rows} and \"{2}\" has {3}.", "В «{0}» строк: {1}, а в «{2}»: {3}.", "У «{0}» рядків: {1}, а в «{2}»: {3}."],
            ["Select ranges that begin and end in the same rows.", "Выделите диапазоны с одинаковыми первой и последней строками.", "Виділіть діапазони з однаковими першим і останнім рядками."];
        Internal = "INTERNAL", Error,
            ["The engine stopped: {0}.", "Вычисление прервано: {0}.", "Обчислення перервано: {0}."],
            ["Try again with fewer rows; if it happens again, send us the rule table.", "Попробуйте ещё раз с меньшим числом строк; если повторится, пришлите нам таблицу правил.", "Спробуйте ще раз із меншою кількістю рядків; якщо повториться, надішліть нам таблицю правил."];

        // Data
        NoHeader = "NO_HEADER", Error,
            ["The first row of \"{0}\" is not a header: {1}.", "Первая строка «{0}» не похожа на заголовки: {1}.", "Перший рядок «{0}» не схожий на заголовки: {1}."],
            ["Put the names of the columns into the first row of the range.", "Поместите названия столбцов в первую строку диапазона.", "Розмістіть назви стовпців у першому рядку діапазону."];
        NoRows = "NO_ROWS", Error,
            ["\"{0}\" has no rows below the header.", "В «{0}» нет строк под заголовком.", "У «{0}» немає рядків під заголовком."],
            ["Extend the range over the data.", "Расширьте диапазон на данные.", "Розширте діапазон на дані."];
        EmptyRange = "EMPTY_RANGE", Error,
            ["\"{0}\" is empty.", "«{0}» пуст.", "«{0}» порожній."],
            ["Select the table with its header row.", "Выделите таблицу вместе с заголовками.", "Виділіть таблицю разом із заголовками."];
        DuplicateHeader = "DUPLICATE_HEADER", Warning,
            ["The header \"{0}\" stands {1} times; the later ones are called {2}.", "Заголовок «{0}» встречается {1} раза; следующие названы {2}.", "Заголовок «{0}» трапляється {1} рази; наступні названо {2}."],
            ["Rename the columns if rules should use them.", "Переименуйте столбцы, если они нужны правилам.", "Перейменуйте стовпці, якщо вони потрібні правилам."];
        EmptyHeader = "EMPTY_HEADER", Warning,
            ["Column {0} has data and no header.", "В столбце {0} есть данные, но нет заголовка.", "У стовпці {0} є дані, але немає заголовка."],
            ["Give it a name if rules should use it.", "Назовите его, если он нужен правилам.", "Назвіть його, якщо він потрібен правилам."];
        AmbiguousNumbers = "AMBIGUOUS_NUMBERS", Error,
            ["Numbers such as \"{0}\" in \"{1}\" can be read two ways, and nothing in the column decides.", "Числа вида «{0}» в «{1}» читаются двояко, и ничто в столбце не решает, как.", "Числа на кшталт «{0}» у «{1}» читаються двояко, і ніщо в стовпці не вирішує, як."],
            ["Set the option \"decimal\" to \".\" or \",\".[[ Other columns of the table use \"{2}\".]]", "Задайте параметр «decimal»: «.» или «,».[[ В других столбцах таблицы стоит «{2}».]]", "Задайте параметр «decimal»: «.» або «,».[[ В інших стовпцях таблиці стоїть «{2}».]]"];
        AmbiguousDates = "AMBIGUOUS_DATES", Error,
            ["Dates such as \"{0}\" in \"{1}\" can be read two ways, and nothing in the column decides.", "Даты вида «{0}» в «{1}» читаются двояко, и ничто в столбце не решает, как.", "Дати на кшталт «{0}» у «{1}» читаються двояко, і ніщо в стовпці не вирішує, як."],
            ["Set the option \"dates\" to \"d/m/y\" or \"m/d/y\".[[ Other columns of the table are {2}.]]", "Задайте параметр «dates»: «d/m/y» или «m/d/y».[[ Другие столбцы таблицы: {2}.]]", "Задайте параметр «dates»: «d/m/y» або «m/d/y».[[ Інші стовпці таблиці: {2}.]]"];
        UnreadableCells = "UNREADABLE_CELLS", Warning,
            ["{0} {0|cell|cells} of \"{1}\" {0|is|are} not {2}: {3}. {0|It counts|They count} as unknown.", "Ячеек «{1}», где не {4}: {0}. Например: {3}. Они считаются неизвестными.", "Клітинок «{1}», де не {5}: {0}. Наприклад: {3}. Вони вважаються невідомими."],
            ["Correct the cells, or clear them.", "Исправьте эти ячейки или очистите их.", "Виправте ці клітинки або очистіть їх."];
        ErrorCells = "ERROR_CELLS", Warning,
            ["{0} {0|cell|cells} of \"{1}\" {0|holds|hold} an error: {2}. {0|It counts|They count} as unknown.", "Ячеек «{1}» с ошибкой: {0} ({2}). Они считаются неизвестными.", "Клітинок «{1}» з помилкою: {0} ({2}). Вони вважаються невідомими."],
            ["Correct the formulas there.", "Исправьте там формулы.", "Виправте там формули."];
        MixedMarks = "MIXED_MARKS", Warning,
            ["Column \"{0}\" writes numbers in two ways; {1} {1|cell|cells} such as \"{2}\" {1|does|do} not fit and {1|counts|count} as unknown.", "В столбце «{0}» числа записаны двумя способами; ячеек вида «{2}», которые не подходят: {1}. Они считаются неизвестными.", "У стовпці «{0}» числа записано двома способами; клітинок на кшталт «{2}», що не підходять: {1}. Вони вважаються невідомими."],
            ["Write the column in one way.", "Запишите весь столбец одинаково.", "Запишіть увесь стовпець однаково."];
        AmbiguousShares = "AMBIGUOUS_SHARES", Error,
            ["Shares such as \"{0}\" in \"{1}\" have no percent sign, and as fractions they would be more than the whole.", "Доли вида «{0}» в «{1}» без знака процента, а как дроби они были бы больше целого.", "Частки на кшталт «{0}» у «{1}» без знака відсотка, а як дроби вони були б більші за ціле."],
            ["Set the option \"shares\" to \"percents\" if \"{0}\" is {0} %, to \"fractions\" if it is that many times the whole.", "Задайте параметр «shares»: «percents», если «{0}» — это {0} %, «fractions», если это доля от целого.", "Задайте параметр «shares»: «percents», якщо «{0}» — це {0} %, «fractions», якщо це частка від цілого."];
        PlaceholderDates = "PLACEHOLDER_DATES", Warning,
            ["{0} {0|cell|cells} of \"{1}\" {0|holds|hold} a date that programs write where there is none, such as {2}; {0|it counts|they count} as unknown.", "Ячеек «{1}» с датой, которую программы пишут вместо пустой, например {2}: {0}; они считаются неизвестными.", "Клітинок «{1}» з датою, яку програми пишуть замість порожньої, наприклад {2}: {0}; вони вважаються невідомими."],
            ["Fill in the real date, or clear the cell.", "Укажите настоящую дату или очистите ячейку.", "Укажіть справжню дату або очистьте клітинку."];
        LatestDayApart = "LATEST_DAY_APART", Warning,
            ["The latest \"{1}\", {0}, is {2} {2|day|days} later than the dates before it, and ages are counted to it.", "Последняя дата в «{1}», {0}, позже предыдущих на столько дней: {2}. Давность считается до неё.", "Остання дата в «{1}», {0}, пізніша за попередні на стільки днів: {2}. Давність рахується до неї."],
            ["Correct it if it is wrong, or set the option \"as of\" to the day of the report.", "Исправьте её, если она неверна, или задайте в параметре «as of» дату отчёта.", "Виправте її, якщо вона хибна, або задайте в параметрі «as of» дату звіту."];
        TooManyDigits = "TOO_MANY_DIGITS", Error,
            ["The sum of \"{0}\" has more than 28 digits.", "Сумма «{0}» длиннее 28 цифр.", "Сума «{0}» довша за 28 цифр."],
            ["Look for a wrong number, the largest is {1}.", "Поищите неверное число, наибольшее: {1}.", "Пошукайте неправильне число, найбільше: {1}."];
        UnknownFieldName = "UNKNOWN_COLUMN", Error,
            ["There is no column \"{0}\" in \"{1}\".", "В «{1}» нет столбца «{0}».", "У «{1}» немає стовпця «{0}»."],
            ["[[Did you mean \"{2}\"? ]]Check the headers of the range.", "[[Может быть, «{2}»? ]]Проверьте заголовки диапазона.", "[[Можливо, «{2}»? ]]Перевірте заголовки діапазону."];

        // Rule tables
        NoTierColumn = "NO_TIER_COLUMN", Error,
            ["The rule table has no column \"tier\".", "В таблице правил нет столбца «категория».", "У таблиці правил немає стовпця «категорія»."],
            ["Name the column with the tiers \"tier\".[[ Now the headers are: {0}.]]", "Назовите столбец с категориями «категория».[[ Сейчас заголовки такие: {0}.]]", "Назвіть стовпець із категоріями «категорія».[[ Зараз заголовки такі: {0}.]]"];
        TierColumnTwice = "TIER_COLUMN_TWICE", Error,
            ["Two columns name the tier: \"{0}\" and \"{1}\".", "Категорию называют два столбца: «{0}» и «{1}».", "Категорію називають два стовпці: «{0}» і «{1}»."],
            ["Rename or remove one of them.", "Переименуйте или уберите один из них.", "Перейменуйте або приберіть один із них."];
        NoRules = "NO_RULES", Error,
            ["The rule table has no rows.", "В таблице правил нет строк.", "У таблиці правил немає рядків."],
            ["Write one rule per row below the header, or start with RULES(\"classic\").", "Запишите по правилу в строке под заголовком или начните с RULES(\"classic\").", "Запишіть по правилу в рядку під заголовком або почніть із RULES(\"classic\")."];
        NoTier = "NO_TIER", Error,
            ["This rule names no tier.", "В этом правиле не указана категория.", "У цьому правилі не вказано категорію."],
            ["Write the tier, or clear the row.", "Укажите категорию или очистите строку.", "Укажіть категорію або очистіть рядок."];
        ConditionWithoutHeader = "CONDITION_WITHOUT_HEADER", Error,
            ["The condition \"{0}\" stands in a column without a header.", "Условие «{0}» стоит в столбце без заголовка.", "Умова «{0}» стоїть у стовпці без заголовка."],
            ["Name the field in the first row.", "Назовите поле в первой строке.", "Назвіть поле в першому рядку."];
        BadCondition = "BAD_CONDITION", Error,
            ["The condition \"{0}\" cannot be read: {1}.", "Условие «{0}» не читается: {3}.", "Умова «{0}» не читається: {4}."],
            ["[[Did you mean \"{2}\"? ]]Conditions look like >=25%, 10..20, top 20%, A | B, filled.", "[[Может быть, «{2}»? ]]Условия пишутся так: >=25%, 10..20, топ 20%, А | Б, заполнено.", "[[Можливо, «{2}»? ]]Умови пишуться так: >=25%, 10..20, топ 20%, А | Б, заповнено."];
        NotThisKind = "NOT_THIS_KIND", Error,
            ["\"{0}\" is not {1}, and \"{2}\" holds {1}.", "«{0}» — не {4}, а в поле «{2}» {4}.", "«{0}» — не {5}, а в полі «{2}» {5}."],
            ["[[Did you mean \"{3}\"? ]]Text that should be compared letter by letter goes into quotes.", "[[Может быть, «{3}»? ]]Текст, который надо сравнить буквально, возьмите в кавычки.", "[[Можливо, «{3}»? ]]Текст, який треба порівняти буквально, візьміть у лапки."];
        AmbiguousRuleNumber = "AMBIGUOUS_RULE_NUMBER", Error,
            ["\"{0}\" can be {1} or {2}, and no other cell of the table decides.", "«{0}» может быть {3} или {4}, и другие ячейки таблицы этого не решают.", "«{0}» може бути {3} або {4}, і інші клітинки таблиці цього не вирішують."],
            ["Write it without a thousands separator, or set the option \"decimal\".", "Запишите без разделителя тысяч или задайте параметр «decimal».", "Запишіть без роздільника тисяч або задайте параметр «decimal»."];
        AmbiguousRuleDate = "AMBIGUOUS_RULE_DATE", Error,
            ["The date \"{0}\" can be read two ways.", "Дата «{0}» читается двояко.", "Дата «{0}» читається двояко."],
            ["Write it as 2026-12-31, or set the option \"dates\".", "Запишите её как 2026-12-31 или задайте параметр «dates».", "Запишіть її як 2026-12-31 або задайте параметр «dates»."];
        OtherStyle = "OTHER_STYLE", Error,
            ["\"{0}\" is not written the way of the options and of the table's other cells, {1}.", "«{0}» записано не так, как заданы параметры или записаны другие ячейки таблицы: {1}.", "«{0}» записано не так, як задано параметри або записано інші клітинки таблиці: {1}."],
            ["Write numbers and dates in one way in the whole table.", "Пишите числа и даты во всей таблице одинаково.", "Пишіть числа й дати в усій таблиці однаково."];
        UnknownField = "UNKNOWN_FIELD", Error,
            ["There is no field \"{0}\": no column of the data is called so, and it is no metric.", "Поля «{0}» нет: такого столбца нет в данных, и это не показатель.", "Поля «{0}» немає: такого стовпця немає в даних, і це не показник."],
            ["[[Did you mean \"{1}\"? ]]The data has: {2}.", "[[Может быть, «{1}»? ]]В данных есть: {2}.", "[[Можливо, «{1}»? ]]У даних є: {2}."];
        MissingSource = "MISSING_SOURCE", Error,
            ["\"{0}\" cannot be computed: it needs {1}, and the data has no such column.", "«{0}» не вычислить: нужны данные «{1}», а такого столбца нет.", "«{0}» не обчислити: потрібні дані «{1}», а такого стовпця немає."],
            ["Add the column[[, or use a field that the data has: {2}]].", "Добавьте столбец[[ или возьмите поле, которое в данных есть: {2}]].", "Додайте стовпець[[ або візьміть поле, яке в даних є: {2}]]."];
        AmbiguousField = "AMBIGUOUS_FIELD", Error,
            ["\"{0}\" can be {1} columns of the data: {2}.", "Полю «{0}» подходит несколько столбцов данных ({1}): {2}.", "Полю «{0}» підходить кілька стовпців даних ({1}): {2}."],
            ["Write the header of one of them.", "Напишите заголовок одного из них.", "Напишіть заголовок одного з них."];
        RankOfText = "RANK_OF_TEXT", Error,
            ["\"{0}\" ranks numbers, and \"{1}\" holds no numbers.", "«{0}» ранжирует числа, а в «{1}» чисел нет.", "«{0}» ранжує числа, а в «{1}» чисел немає."],
            ["Use a numeric field.", "Возьмите числовое поле.", "Візьміть числове поле."];
        LimitPerGroup = "LIMIT_PER_GROUP", Error,
            ["\"{0}\" has a limit for each group, and a rule holds only one.", "У «{0}» своя граница в каждой группе, а в правиле она одна.", "У «{0}» своя межа в кожній групі, а в правилі вона одна."],
            ["Write a rule per group, such as \"top 20%\" beside a condition on the group, or leave the group out.", "Напишите по правилу на группу, с условием на неё рядом, или уберите группу.", "Напишіть по правилу на групу, з умовою на неї поруч, або приберіть групу."];
        RankAlone = "RANK_ALONE", Error,
            ["\"{0}\" compares clients with each other, and here each is judged alone.", "«{0}» сравнивает клиентов между собой, а здесь каждый судится отдельно.", "«{0}» порівнює клієнтів між собою, а тут кожен оцінюється окремо."],
            ["Turn the ranks into limits with CUTOFFS first.", "Сначала замените места в рейтинге границами с помощью CUTOFFS.", "Спершу замініть місця в рейтингу межами за допомогою CUTOFFS."];
        AsOfNeeded = "AS_OF_NEEDED", Error,
            ["The rules count ages, and one client does not tell the day that they are counted to.", "Правила считают возраст, а один клиент не говорит, на какой день.", "Правила рахують вік, а один клієнт не каже, на який день."],
            ["Give the option \"as of\", such as 2026-06-30.", "Задайте параметр «на дату», например 2026-06-30.", "Задайте параметр «на дату», наприклад 2026-06-30."];
        NoLimit = "NO_LIMIT", Error,
            ["\"{0}\" comes to no limit: no client of this data has a value in \"{1}\" that counts.", "«{0}» не даёт границы: ни у одного клиента нет подходящего значения в «{1}».", "«{0}» не дає межі: жоден клієнт не має придатного значення в «{1}»."],
            ["Give data with that field filled in.", "Дайте данные, где это поле заполнено.", "Дайте дані, де це поле заповнено."];
        BadRank = "BAD_RANK", Error,
            ["The rank \"{0}\" of the tier \"{1}\" {2}.", "Место «{0}» категории «{1}» {3}.", "Місце «{0}» категорії «{1}» {4}."],
            ["Give every tier one whole number, 1 is best.", "Дайте каждой категории одно целое число, 1 — лучшая.", "Дайте кожній категорії одне ціле число, 1 — найкраща."];
        TooManyConditions = "TOO_MANY_CONDITIONS", Error,
            ["The rule table has {0} condition columns, at most 120 can be read.", "В таблице правил столбцов с условиями: {0}, можно не больше 120.", "У таблиці правил стовпців з умовами: {0}, можна не більше 120."],
            ["Is this the data instead of the rules?", "Не данные ли это вместо правил?", "Чи це не дані замість правил?"];
        MoreProblems = "MORE_PROBLEMS", Error,
            ["{0} more {0|cell|cells} of the rule table {0|has|have} problems.", "В таблице правил есть ещё ячейки с ошибками: {0}.", "У таблиці правил є ще клітинки з помилками: {0}."],
            ["Correct the first ones.", "Исправьте сначала первые.", "Виправте спочатку перші."];
        LooksLikeData = "LOOKS_LIKE_DATA", Warning,
            ["The rule table has {0} rows and nearly no blank condition: it looks like data.", "В таблице правил {0} строк и почти нет пустых условий: похоже на данные.", "У таблиці правил {0} рядків і майже немає порожніх умов: схоже на дані."],
            ["Check the order of the arguments: data first, then rules.", "Проверьте порядок аргументов: сначала данные, потом правила.", "Перевірте порядок аргументів: спочатку дані, потім правила."];
        MixedAlphabets = "MIXED_ALPHABETS", Warning,
            ["\"{0}\" and \"{1}\" look alike and are written in different alphabets.", "«{0}» и «{1}» выглядят одинаково, но написаны разными алфавитами.", "«{0}» і «{1}» виглядають однаково, але написані різними абетками."],
            ["Write both with the same letters.", "Напишите оба одними и теми же буквами.", "Напишіть обидва тими самими літерами."];
        FixedMonths = "FIXED_MONTHS", Note,
            ["The data has no dates, so a month counts 30 days and a year 365.", "В данных нет дат, поэтому месяц считается за 30 дней, год за 365.", "У даних немає дат, тому місяць рахується за 30 днів, рік за 365."],
            ["Set the option \"as of\" to count by the calendar.", "Задайте параметр «as of», чтобы считать по календарю.", "Задайте параметр «as of», щоб рахувати за календарем."];
        NobodyMatches = "NO_RULE_MATCHES", Warning,
            ["{0} {0|client matches|clients match} no rule, such as {1}.", "Клиентов, которым не подошло ни одно правило: {0}, например {1}.", "Клієнтів, яким не підійшло жодне правило: {0}, наприклад {1}."],
            ["Add a rule for them.", "Добавьте правило для них.", "Додайте правило для них."];
        NotEnoughData = "NOT_ENOUGH_DATA", Warning,
            ["{0} {0|client lacks|clients lack} data for a verdict ({1}), such as {2}.", "Клиентов, для которых не хватает данных ({1}): {0}, например {2}.", "Клієнтів, для яких бракує даних ({1}): {0}, наприклад {2}."],
            ["Fill in the fields.", "Заполните поля.", "Заповніть поля."];

        // Overrides
        OverrideUnknownClient = "OVERRIDE_UNKNOWN_CLIENT", Warning,
            ["The override for \"{0}\" has no client in the data.", "Для ручной категории «{0}» нет клиента в данных.", "Для ручної категорії «{0}» немає клієнта в даних."],
            ["[[Did you mean \"{1}\"? ]]Correct the id, or remove the row.", "[[Может быть, «{1}»? ]]Исправьте код или уберите строку.", "[[Можливо, «{1}»? ]]Виправте код або приберіть рядок."];
        OverrideExpired = "OVERRIDE_EXPIRED", Note,
            ["The override of \"{0}\" to {1} expired on {2}; the rules decide again.", "Ручная категория «{0}»: {1} истекла {2}; снова решают правила.", "Ручна категорія «{0}»: {1} закінчилася {2}; знову вирішують правила."],
            ["Renew it, or remove the row.", "Продлите её или уберите строку.", "Продовжіть її або приберіть рядок."];
        OverrideAgrees = "OVERRIDE_AGREES", Note,
            ["The rules now also give \"{0}\" the tier {1}.", "Правила теперь тоже дают «{0}» категорию {1}.", "Правила тепер також дають «{0}» категорію {1}."],
            ["The override is no longer needed.", "Ручная категория больше не нужна.", "Ручна категорія більше не потрібна."];
        OverrideUnknownTier = "OVERRIDE_UNKNOWN_TIER", Error,
            ["\"{0}\" is no tier of the rule table.", "Категории «{0}» нет в таблице правил.", "Категорії «{0}» немає в таблиці правил."],
            ["Use one of: {1}.", "Возьмите одну из: {1}.", "Візьміть одну з: {1}."];
        OverrideIncomplete = "OVERRIDE_INCOMPLETE", Warning,
            ["The override of \"{0}\" does not say {1}.", "В ручной категории «{0}» не указано: {1}.", "У ручній категорії «{0}» не вказано: {1}."],
            ["Fill it in, so that the next review can ask.", "Заполните, чтобы при следующей проверке было кого спросить.", "Заповніть, щоб під час наступної перевірки було кого запитати."];
        OverrideTwice = "OVERRIDE_TWICE", Error,
            ["\"{0}\" has two overrides in force: rows {1} and {2}.", "У «{0}» две действующие ручные категории: строки {1} и {2}.", "У «{0}» дві чинні ручні категорії: рядки {1} і {2}."],
            ["Keep one.", "Оставьте одну.", "Залиште одну."];

        // Import files
        UnknownCrm = "UNKNOWN_CRM", Error,
            ["There is no dialect for the CRM \"{0}\".", "Формата для CRM «{0}» нет.", "Формату для CRM «{0}» немає."],
            ["[[Did you mean \"{2}\"? ]]Known: {1}.", "[[Может быть, «{2}»? ]]Есть: {1}.", "[[Можливо, «{2}»? ]]Є: {1}."];

        // Files of texts
        #[cfg(feature = "files")]
        EmptyFile = "EMPTY_FILE", Error,
            ["The file is empty.", "Файл пуст.", "Файл порожній."],
            ["Export it once more, and see that the list in the CRM is not empty under its filters.", "Выгрузите его ещё раз и проверьте, что список в CRM при заданных фильтрах не пуст.", "Вивантажте його ще раз і перевірте, що список у CRM за заданих фільтрів не порожній."];
        #[cfg(feature = "files")]
        RepeatedHeaders = "REPEATED_HEADERS", Warning,
            ["Rows that repeat the header: {0}, rows: {1}. Several exports seem to stand one below another.", "Строк, повторяющих заголовок: {0}, строки: {1}. Похоже, несколько выгрузок стоят одна под другой.", "Рядків, що повторюють заголовок: {0}, рядки: {1}. Схоже, кілька вивантажень стоять одне під одним."],
            ["Make sure that no deal stands in two of them.", "Убедитесь, что ни одна сделка не попала в две из них.", "Переконайтеся, що жодна угода не потрапила у два з них."];

        // Exports of CRMs
        #[cfg(feature = "files")]
        HeadersAgain = "HEADERS_AGAIN", Note,
            ["Rows that repeat the headers: {0}. They are left out.", "Строк, повторяющих заголовки: {0}. Они не учтены.", "Рядків, що повторюють заголовки: {0}. Їх не враховано."],
            ["Nothing to do; several files may have been put together.", "Делать ничего не нужно; возможно, файл собран из нескольких.", "Робити нічого не треба; можливо, файл зібрано з кількох."];
    }
    beside_tiers {
        // Calls
        UnknownTemplate = "UNKNOWN_TEMPLATE", Error,
            ["There is no rule template \"{0}\".", "Шаблона правил «{0}» нет.", "Шаблону правил «{0}» немає."],
            ["[[Did you mean \"{1}\"? ]]There are: {2}.", "[[Может быть, «{1}»? ]]Есть: {2}.", "[[Можливо, «{1}»? ]]Є: {2}."];

        // Data
        DamagedIds = "DAMAGED_IDS", Warning,
            ["{0} {0|id|ids} in \"{1}\" {0|was|were} shortened by a spreadsheet, such as \"{2}\".", "Коды в «{1}» испорчены таблицей: {0}, например «{2}».", "Коди в «{1}» зіпсовано таблицею: {0}, наприклад «{2}»."],
            ["Export again and open the file with that column as text.", "Выгрузите заново и откройте файл, указав для столбца тип «текст».", "Вивантажте знову і відкрийте файл, указавши для стовпця тип «текст»."];
        SpacedCells = "SPACED_CELLS", Note,
            ["{0} {0|cell|cells} of \"{1}\" {0|begins or ends|begin or end} with a space.", "Ячеек «{1}» с пробелом в начале или в конце: {0}.", "Клітинок «{1}» з пробілом на початку чи в кінці: {0}."],
            ["Trim them if rules compare this column.", "Уберите пробелы, если правила сравнивают этот столбец.", "Приберіть пробіли, якщо правила порівнюють цей стовпець."];
        DuplicateIds = "DUPLICATE_IDS", Warning,
            ["{0} {0|value stands|values stand} more than once in \"{1}\", such as \"{2}\".", "Значений, которые повторяются в «{1}»: {0}, например «{2}».", "Значень, які повторюються в «{1}»: {0}, наприклад «{2}»."],
            ["Make one row per client, or use METRICS on deals.", "Оставьте по строке на клиента или примените METRICS к сделкам.", "Залиште по рядку на клієнта або застосуйте METRICS до угод."];
        NoClientColumn = "NO_CLIENT_COLUMN", Error,
            ["No column of \"{0}\" says whose row it is.", "Ни один столбец «{0}» не говорит, чья это строка.", "Жоден стовпець «{0}» не каже, чий це рядок."],
            ["Name a column \"client id\" or \"client\", or set the option \"client\" to its header.", "Назовите столбец «ID клиента» или «Клиент», либо укажите его заголовок в параметре «client».", "Назвіть стовпець «ID клієнта» або «Клієнт», чи вкажіть його заголовок у параметрі «client»."];
        NoMoneyColumn = "NO_MONEY_COLUMN", Error,
            ["No column of \"{0}\" holds revenue, cost or profit.", "В «{0}» нет столбца с выручкой, себестоимостью или прибылью.", "У «{0}» немає стовпця з виручкою, собівартістю чи прибутком."],
            ["Name one \"revenue\", \"amount\" or \"profit\".", "Назовите его «выручка», «сумма» или «прибыль».", "Назвіть його «виручка», «сума» або «прибуток»."];
        RowsWithoutClient = "ROWS_WITHOUT_CLIENT", Warning,
            ["{0} {0|row has no client; its|rows have no client; their} revenue of {1} is in nobody's total.", "Строк без клиента: {0}; их выручка {1} не вошла ни в чью сумму.", "Рядків без клієнта: {0}; їхня виручка {1} не ввійшла в жодну суму."],
            ["Fill in the client, the first such row is {2}.", "Укажите клиента, первая такая строка: {2}.", "Укажіть клієнта, перший такий рядок: {2}."];
        StagesCounted = "STAGES_COUNTED", Note,
            ["Counted as won: {0}.[[ Not counted: {1}.]]", "Засчитаны как выигранные: {0}.[[ Не засчитаны: {1}.]]", "Зараховано як виграні: {0}.[[ Не зараховано: {1}.]]"],
            ["Set the option \"won\" to the names of your won stages if this is wrong.", "Если это не так, перечислите выигранные стадии в параметре «won».", "Якщо це не так, перелічіть виграні стадії в параметрі «won»."];
        ClosedCounted = "CLOSED_COUNTED", Warning,
            ["Deals that are closed count, won or lost, since no column says which are won: {0}.[[ Not counted: {1}.]]", "Засчитаны закрытые сделки, и выигранные, и проигранные: ни один столбец не говорит, какие выиграны: {0}.[[ Не засчитаны: {1}.]]", "Зараховано закриті угоди, і виграні, і програні: жоден стовпець не каже, які виграно: {0}.[[ Не зараховано: {1}.]]"],
            ["Export the stage as well.", "Выгрузите и стадию.", "Вивантажте й стадію."];
        StagesUnknown = "STAGES_UNKNOWN", Warning,
            ["No stage in \"{0}\" is known as won, so all rows count: {1}.", "Ни одна стадия в «{0}» не опознана как выигранная, поэтому засчитаны все строки: {1}.", "Жодну стадію в «{0}» не впізнано як виграну, тому зараховано всі рядки: {1}."],
            ["Set the option \"won\" to the names of your won stages.", "Перечислите выигранные стадии в параметре «won».", "Перелічіть виграні стадії в параметрі «won»."];
        IncompleteRows = "INCOMPLETE_ROWS", Warning,
            ["{0} {0|row|rows} of {1} {1|client|clients} {0|has|have} no {2}; what needs it is unknown for {1|that client|those clients}.", "Строк, где нет данных ({2}): {0}, клиентов: {1}; всё, что от них зависит, у этих клиентов неизвестно.", "Рядків, де немає даних ({2}): {0}, клієнтів: {1}; усе, що від них залежить, у цих клієнтів невідоме."],
            ["Fill them in, the first is row {3}; or set the option \"incomplete\" to \"skip\" to leave such rows out of every sum.", "Заполните их, первая строка: {3}; или задайте параметр «incomplete» = «skip», чтобы не учитывать такие строки ни в одной сумме.", "Заповніть їх, перший рядок: {3}; або задайте параметр «incomplete» = «skip», щоб не враховувати такі рядки в жодній сумі."];
        IncompleteDropped = "INCOMPLETE_DROPPED", Note,
            ["{0} {0|row|rows} of {1} {1|client|clients} without {2} {0|was|were} left out of every sum.", "Строки, где нет данных ({2}), не учтены ни в одной сумме: {0}, клиентов: {1}.", "Рядки, де немає даних ({2}), не враховано в жодній сумі: {0}, клієнтів: {1}."],
            ["This is what the option \"incomplete\" asks for; the first is row {3}.", "Так задано параметром «incomplete»; первая такая строка: {3}.", "Так задано параметром «incomplete»; перший такий рядок: {3}."];
        RowsWithoutKey = "ROWS_WITHOUT_KEY", Warning,
            ["{0} {0|row has|rows have} nothing in \"{1}\" and {0|is|are} left out.", "Строк, где «{1}» не заполнено: {0}; они не учтены.", "Рядків, де «{1}» не заповнено: {0}; їх не враховано."],
            ["Fill it in, the first such row is {2}.", "Заполните, первая такая строка: {2}.", "Заповніть, перший такий рядок: {2}."];
        SharedNames = "SHARED_NAMES", Warning,
            ["Names that several clients of \"{1}\" have: {0}, such as {2}. The deals give a name and no id, so whose they are is not known; these clients get no id.", "Названий, которые носят несколько клиентов из «{1}»: {0}, например {2}. В сделках есть название и нет ID, поэтому чьи они, неизвестно; у этих клиентов ID не указан.", "Назв, які мають кілька клієнтів із «{1}»: {0}, наприклад {2}. В угодах є назва й немає ID, тому чиї вони, невідомо; у цих клієнтів ID не вказано."],
            ["Export the deals with the client's ID, or give these clients different names in the CRM.", "Выгрузите сделки вместе с ID клиента или дайте этим клиентам в CRM разные названия.", "Вивантажте угоди разом з ID клієнта або дайте цим клієнтам у CRM різні назви."];
        NotAmongClients = "NOT_AMONG_CLIENTS", Note,
            ["{0} {0|client has deals and is|clients have deals and are} not in \"{1}\", such as \"{2}\".", "Клиентов со сделками, которых нет в «{1}»: {0}, например «{2}».", "Клієнтів з угодами, яких немає в «{1}»: {0}, наприклад «{2}»."],
            ["They are listed last; check how they are written if they should be there.", "Они стоят в конце; если они должны там быть, проверьте, как они записаны.", "Вони стоять наприкінці; якщо вони мають там бути, перевірте, як їх записано."];
        RepeatedDeals = "REPEATED_DEALS", Warning,
            ["{0} {0|row repeats|rows repeat} an earlier row's deal id, client, date and money, such as \"{1}\"; {0|it is|they are} counted.", "Строк, которые повторяют код сделки, клиента, дату и суммы: {0}, например «{1}»; они учтены.", "Рядків, які повторюють код угоди, клієнта, дату й суми: {0}, наприклад «{1}»; їх ураховано."],
            ["If they are copies, set the option \"duplicates\" to \"drop\".", "Если это копии, задайте параметр «duplicates» = «drop».", "Якщо це копії, задайте параметр «duplicates» = «drop»."];
        RepeatedDropped = "REPEATED_DROPPED", Note,
            ["{0} {0|row that repeats|rows that repeat} an earlier row's deal id, client, date and money {0|was|were} left out, such as \"{1}\".", "Строки, которые повторяют код сделки, клиента, дату и суммы, не учтены: {0}, например «{1}».", "Рядки, які повторюють код угоди, клієнта, дату й суми, не враховано: {0}, наприклад «{1}»."],
            ["This is what the option \"duplicates\" asks for.", "Так задано параметром «duplicates».", "Так задано параметром «duplicates»."];
        RepeatedAmounts = "REPEATED_AMOUNTS", Warning,
            ["{0} {0|deal stands|deals stand} on several rows with the same amount on each, such as \"{1}\"; all rows are added up, to {2} in all. Counted once each, it would be {3}.", "Сделок в нескольких строках с одной и той же суммой в каждой: {0}, например «{1}»; сложены все строки, всего {2}. Если считать каждую сделку один раз, будет {3}.", "Угод у кількох рядках з однією й тією самою сумою в кожному: {0}, наприклад «{1}»; додано всі рядки, разом {2}. Якщо рахувати кожну угоду один раз, буде {3}."],
            ["Set the option \"repeated deals\" to \"once\" if that is the amount of the whole deal, to \"sum\" if each row has its own.", "Задайте параметр «repeated deals» = «once», если это сумма всей сделки, или «sum», если у каждой строки своя сумма.", "Задайте параметр «repeated deals» = «once», якщо це сума всієї угоди, або «sum», якщо кожен рядок має власну суму."];
        DealsOnce = "DEALS_ONCE", Note,
            ["{0} {0|row|rows} of {1} {1|deal|deals} on several rows {0|is|are} left out, such as \"{2}\": each deal counts once.[[ In {3} of them the amounts differ, and the largest is taken.]]", "Сделки в нескольких строках засчитаны один раз: сделок {1}, например «{2}», лишних строк {0}.[[ Суммы различаются, и взята наибольшая: {3}.]]", "Угоди в кількох рядках зараховано один раз: угод {1}, наприклад «{2}», зайвих рядків {0}.[[ Суми різняться, і взято найбільшу: {3}.]]"],
            ["This is what the option \"repeated deals\" asks for.", "Так задано параметром «repeated deals».", "Так задано параметром «repeated deals»."];
        LostZeros = "LOST_ZEROS", Warning,
            ["{0} {0|number|numbers} in \"{1}\" {0|is|are} too short, such as \"{2}\": a spreadsheet has taken zeros in front of {0|it|them}.", "Номеров в «{1}», которые короче положенного: {0}, например «{2}»; таблица убрала у них ведущие нули.", "Номерів у «{1}», коротших за належну довжину: {0}, наприклад «{2}»; таблиця прибрала в них початкові нулі."],
            ["Export again with that column as text; in METRICS the option \"pad ids\" with this header puts the zeros back.", "Выгрузите заново, указав для столбца тип «текст»; в METRICS нули вернёт параметр «pad ids» с этим заголовком.", "Вивантажте знову, указавши для стовпця тип «текст»; у METRICS нулі поверне параметр «pad ids» із цим заголовком."];
        IdsDifferByCase = "IDS_DIFFER_BY_CASE", Warning,
            ["{0} {0|pair of ids differs|pairs of ids differ} only by case, such as \"{1}\" and \"{2}\"; they are different clients.", "Пар кодов, которые отличаются только регистром: {0}, например «{1}» и «{2}»; это разные клиенты.", "Пар кодів, які різняться лише регістром: {0}, наприклад «{1}» і «{2}»; це різні клієнти."],
            ["Check that no program has changed the case of letters on the way.", "Проверьте, что никакая программа не изменила регистр букв по дороге.", "Перевірте, що жодна програма не змінила регістр літер дорогою."];
        IdsWidened = "IDS_WIDENED", Note,
            ["{0} {0|id of 15 characters is matched with its form|ids of 15 characters are matched with their forms} of 18 between \"{1}\" and \"{2}\", as Salesforce makes {0|it|them}.", "Кодов из 15 знаков, сопоставленных с их же кодами из 18 знаков между «{1}» и «{2}», как их образует Salesforce: {0}.", "Кодів із 15 знаків, зіставлених із їхніми ж кодами з 18 знаків між «{1}» і «{2}», як їх утворює Salesforce: {0}."],
            ["Export ids of 18 characters in both tables.", "Выгружайте в обеих таблицах коды из 18 знаков.", "Вивантажуйте в обох таблицях коди з 18 знаків."];
        ConflictingAttribute = "CONFLICTING_ATTRIBUTE", Warning,
            ["{0} {0|client has|clients have} different values in \"{1}\", such as {2}; the one of the latest date is taken.", "У клиентов разные значения в «{1}»: {0}, например {2}; взято значение с последней датой.", "У клієнтів різні значення в «{1}»: {0}, наприклад {2}; узято значення з останньою датою."],
            ["Correct the client's card.", "Исправьте карточку клиента.", "Виправте картку клієнта."];
        SimilarClients = "SIMILAR_CLIENTS", Note,
            ["{0} and {1} may be the same client: {2}.", "{0} и {1}: возможно, один клиент ({2}).", "{0} і {1}: можливо, один клієнт ({2})."],
            ["They are kept apart; merge them in the CRM if they are one.", "Они считаются разными; если это один клиент, объедините их в CRM.", "Вони вважаються різними; якщо це один клієнт, об'єднайте їх у CRM."];
        MoreSimilarClients = "MORE_SIMILAR_CLIENTS", Note,
            ["{0} more {0|pair|pairs} of clients may be one.", "Ещё пар, которые могут быть одним клиентом: {0}.", "Ще пар, які можуть бути одним клієнтом: {0}."],
            ["Look through the clients in the order of their names.", "Просмотрите клиентов по алфавиту.", "Перегляньте клієнтів за абеткою."];
        MoneyDisagrees = "MONEY_DISAGREES", Warning,
            ["In {0} {0|row|rows} revenue minus cost is not the profit that is given, first in row {1}; the profit given is taken.", "Строк, где выручка минус себестоимость не равна данной прибыли: {0}, первая {1}; взята данная прибыль.", "Рядків, де виручка мінус собівартість не дорівнює даному прибутку: {0}, перший {1}; узято даний прибуток."],
            ["Check which of the three is wrong.", "Проверьте, какое из трёх чисел неверно.", "Перевірте, яке з трьох чисел неправильне."];
        FutureDates = "FUTURE_DATES", Note,
            ["{0} {0|row|rows} with a later \"{1}\" than the as-of date {2} {0|is|are} left out.", "Строк, где «{1}» позже даты отчёта {2}: {0}; они не учтены.", "Рядків, де «{1}» пізніше дати звіту {2}: {0}; їх не враховано."],
            ["Set the option \"as of\" to a later date if they should count.", "Если их надо учесть, задайте в параметре «as of» более позднюю дату.", "Якщо їх треба врахувати, задайте в параметрі «as of» пізнішу дату."];
        SeveralCurrencies = "SEVERAL_CURRENCIES", Error,
            ["\"{0}\" holds several currencies: {1}. They are not added up.", "В «{0}» несколько валют: {1}. Их нельзя складывать.", "У «{0}» кілька валют: {1}. Їх не можна додавати."],
            ["Give METRICS a table of rates, or set its option \"currency\" to the one whose amounts alone are to be known.", "Дайте METRICS таблицу курсов или укажите в её параметре «currency» единственную валюту, суммы в которой нужны.", "Дайте METRICS таблицю курсів або вкажіть у її параметрі «currency» єдину валюту, суми в якій потрібні."];
        CurrencyAssumed = "CURRENCY_ASSUMED", Note,
            ["{0} {0|row does not say its|rows do not say their} currency; it is taken to be {2}, as in all others.", "Строк без указания валюты: {0}; она принята за {2}, как во всех остальных.", "Рядків без зазначення валюти: {0}; її взято за {2}, як у всіх інших."],
            ["Check them, the first is row {1}.", "Проверьте их, первая строка: {1}.", "Перевірте їх, перший рядок: {1}."];
        NoRateColumns = "NO_RATE_COLUMNS", Error,
            ["The table \"{0}\" needs a column of currencies and one of rates; it has: {1}.", "В таблице «{0}» нужны столбец валют и столбец курсов; в ней есть: {1}.", "У таблиці «{0}» потрібні стовпець валют і стовпець курсів; у ній є: {1}."],
            ["Name them \"currency\" and \"rate\", and the day from which a rate holds \"date\".", "Назовите их «валюта» и «курс», а день, с которого курс действует, — «дата».", "Назвіть їх «валюта» і «курс», а день, з якого курс діє, — «дата»."];
        RateTarget = "RATE_TARGET", Error,
            ["The table \"{0}\" must convert into one currency[[, and it names several: {1}]].", "Таблица «{0}» должна пересчитывать в одну валюту[[, а названо несколько: {1}]].", "Таблиця «{0}» має перераховувати в одну валюту[[, а названо кілька: {1}]]."],
            ["Set the option \"currency\" to it, such as UAH, or name the column \"rate to UAH\".", "Укажите её в параметре «currency», например RUB, или назовите столбец «курс к RUB».", "Укажіть її в параметрі «currency», наприклад UAH, або назвіть стовпець «курс до UAH»."];
        BadRates = "BAD_RATES", Error,
            ["{0} {0|row|rows} of \"{1}\" cannot be used, such as row {2}: \"{3}\".", "Строк «{1}», которые нельзя использовать: {0}, например строка {2}: «{3}».", "Рядків «{1}», які не можна використати: {0}, наприклад рядок {2}: «{3}»."],
            ["Give each a currency, a rate above 0 and a date or none; the currency converted into has the rate 1.", "Укажите в каждой валюту, курс больше 0 и дату или ничего; курс валюты, в которую идёт пересчёт, — 1.", "Укажіть у кожному валюту, курс більший за 0 і дату або нічого; курс валюти, у яку йде перерахунок, — 1."];
        RatesDisagree = "RATES_DISAGREE", Error,
            ["There are two rates for {0}[[ from {1}]].", "Для {0} два разных курса[[ с {1}]].", "Для {0} два різні курси[[ з {1}]]."],
            ["Keep one; the second is in row {2}.", "Оставьте один; второй — в строке {2}.", "Залиште один; другий — у рядку {2}."];
        NoRate = "NO_RATE", Warning,
            ["{0} {0|amount|amounts} cannot be converted to {1}, so {0|it is|they are} unknown: {2}.", "Сумм, которые не пересчитать в {1} и которые поэтому неизвестны: {0} — {2}.", "Сум, які не перерахувати в {1} і які тому невідомі: {0} — {2}."],
            ["Add the rates; the first such row is {3}.", "Добавьте курсы; первая такая строка: {3}.", "Додайте курси; перший такий рядок: {3}."];
        AmountsWithoutCurrency = "AMOUNTS_WITHOUT_CURRENCY", Warning,
            ["{0} {0|amount does not say its currency, so it is|amounts do not say their currency, so they are} unknown.", "Сумм без указания валюты, которые поэтому неизвестны: {0}.", "Сум без зазначення валюти, які тому невідомі: {0}."],
            ["Fill it in, the first such row is {1}.", "Укажите её, первая такая строка: {1}.", "Укажіть її, перший такий рядок: {1}."];
        CurrencyContradicts = "CURRENCY_CONTRADICTS", Warning,
            ["{0} {0|amount has another currency beside it|amounts have another currency beside them} than the column of currencies says, so {0|it is|they are} unknown.", "Сумм, рядом с которыми указана не та валюта, что в столбце валют, и которые поэтому неизвестны: {0}.", "Сум, поруч із якими вказано не ту валюту, що в стовпці валют, і які тому невідомі: {0}."],
            ["Correct one of the two, the first such row is {1}.", "Исправьте одно из двух, первая такая строка: {1}.", "Виправте одне з двох, перший такий рядок: {1}."];
        SumsIn = "SUMS_IN", Note,
            ["All sums are in {0}.[[ Converted amounts: {1}.]]", "Все суммы в {0}.[[ Пересчитано сумм: {1}.]]", "Усі суми в {0}.[[ Перераховано сум: {1}.]]"],
            ["Check that the rates are those of the days of the deals.", "Проверьте, что это курсы на дни сделок.", "Перевірте, що це курси на дні угод."];
        RatesNotUsed = "RATES_NOT_USED", Warning,
            ["Nothing in \"{0}\" says a currency, so no rate is used and all amounts are taken to be in {1}.", "В «{0}» ничто не называет валюту, поэтому курсы не применены и все суммы приняты за суммы в {1}.", "У «{0}» ніщо не називає валюту, тому курси не застосовано і всі суми взято за суми в {1}."],
            ["Add a column \"currency\" if there are several.", "Если валют несколько, добавьте столбец «валюта».", "Якщо валют кілька, додайте стовпець «валюта»."];
        UnknownClient = "UNKNOWN_CLIENT", Error,
            ["There is no client \"{0}\" in \"{1}\".", "Клиента «{0}» нет в «{1}».", "Клієнта «{0}» немає в «{1}»."],
            ["[[Did you mean \"{2}\"? ]]Check how it is written in the data.", "[[Может быть, «{2}»? ]]Проверьте, как он записан в данных.", "[[Можливо, «{2}»? ]]Перевірте, як його записано в даних."];

        // Rule tables
        DoubtfulField = "DOUBTFUL_FIELD", Warning,
            ["\"{0}\" is no metric that is known; a column of the data would have to be called so.", "Показателя «{0}» нет; тогда так должен называться столбец данных.", "Показника «{0}» немає; тоді так має називатися стовпець даних."],
            ["[[Did you mean \"{1}\"? ]]Check the name.", "[[Может быть, «{1}»? ]]Проверьте название.", "[[Можливо, «{1}»? ]]Перевірте назву."];
        DuplicateRule = "DUPLICATE_RULE", Warning,
            ["This rule has the same conditions as rule {0}, so it never wins.", "У этого правила те же условия, что у правила {0}, поэтому оно никогда не сработает.", "У цього правила ті самі умови, що й у правила {0}, тому воно ніколи не спрацює."],
            ["Remove one of them.", "Уберите одно из них.", "Приберіть одне з них."];
        DeadRule = "DEAD_RULE", Warning,
            ["This rule can never win: every case it matches is already matched by {0}.", "Это правило никогда не сработает: каждый его случай раньше попадает под {0}.", "Це правило ніколи не спрацює: кожен його випадок раніше потрапляє під {0}."],
            ["Move it above, or remove it.", "Поднимите его выше или уберите.", "Підніміть його вище або приберіть."];
        ImpossibleRule = "IMPOSSIBLE_RULE", Warning,
            ["No value satisfies this rule's condition on \"{0}\": {1}.", "Условию этого правила на «{0}» не отвечает ни одно значение: {1}.", "Умові цього правила на «{0}» не відповідає жодне значення: {1}."],
            ["Check the limits.", "Проверьте границы.", "Перевірте межі."];
        Gap = "GAP", Warning,
            ["Between rules {0} and {1} the values {2} of \"{3}\" are left out[[, such as {4}]]; {5}.", "Между правилами {0} и {1} выпали значения {2} поля «{3}»[[, например {4}]]; {5}.", "Між правилами {0} і {1} випали значення {2} поля «{3}»[[, наприклад {4}]]; {5}."],
            ["Let the limits meet, such as >=10 and <10.", "Сомкните границы, например >=10 и <10.", "Зімкніть межі, наприклад >=10 і <10."];
        Overlap = "OVERLAP", Note,
            ["Rules {0} and {1} both match the values {2} of \"{3}\"[[, such as {4}]]; rule {0} wins, being first.", "Значения {2} поля «{3}»[[, например {4},]] попадают под оба правила, {0} и {1}; сработает первое из них, {0}.", "Значення {2} поля «{3}»[[, наприклад {4},]] потрапляють під обидва правила, {0} і {1}; спрацює перше з них, {0}."],
            ["Let the limits meet if this is not meant.", "Сомкните границы, если так не задумано.", "Зімкніть межі, якщо так не задумано."];
        NoRest = "NO_REST", Warning,
            ["No rule takes the rest, for example {0}.", "Нет правила для остальных, например: {0}.", "Немає правила для решти, наприклад: {0}."],
            ["Add a last rule without conditions.", "Добавьте последним правило без условий.", "Додайте останнім правило без умов."];
        UselessField = "USELESS_FIELD", Note,
            ["The field \"{0}\" never matters: no rule has a condition on it.", "Поле «{0}» ни на что не влияет: ни в одном правиле нет условия на него.", "Поле «{0}» ні на що не впливає: у жодному правилі немає умови на нього."],
            ["Remove the column, or write a condition.", "Уберите столбец или напишите условие.", "Приберіть стовпець або напишіть умову."];
        NoEffectField = "NO_EFFECT_FIELD", Note,
            ["The field \"{0}\" never changes the tier: without its conditions every case gets the same one.", "Поле «{0}» не меняет категорию: без условий на него каждый случай получит ту же.", "Поле «{0}» не змінює категорію: без умов на нього кожен випадок отримає ту саму."],
            ["Remove the column if this is not meant.", "Уберите столбец, если так не задумано.", "Приберіть стовпець, якщо так не задумано."];
        NotChecked = "NOT_CHECKED", Note,
            ["The table is too large or too involved to look for dead rules and gaps exhaustively.", "Таблица слишком велика или сложна, чтобы полностью проверить лишние правила и пропуски.", "Таблиця завелика або заскладна, щоб повністю перевірити зайві правила й пропуски."],
            ["Split it if you need this check.", "Разделите её, если эта проверка нужна.", "Розділіть її, якщо ця перевірка потрібна."];
        PercentScale = "PERCENT_SCALE", Warning,
            ["\"{0}\" is a share: {1} means {2} %.", "«{0}» — доля: {1} означает {2} %.", "«{0}» — частка: {1} означає {2} %."],
            ["Write {1}% if you mean percent.", "Напишите {1}%, если имеете в виду проценты.", "Напишіть {1}%, якщо маєте на увазі відсотки."];
        RuleWins = "RULE_WINS", Note,
            ["Rule {0} ({1}) wins {2} {2|client|clients}.", "Правило {0} ({1}) сработало для клиентов: {2}.", "Правило {0} ({1}) спрацювало для клієнтів: {2}."],
            ["", "", ""];
        RuleWinsNobody = "RULE_WINS_NOBODY", Warning,
            ["Rule {0} ({1}) wins no client of this data.", "Правило {0} ({1}) не сработало ни для кого в этих данных.", "Правило {0} ({1}) не спрацювало ні для кого в цих даних."],
            ["Check its limits.", "Проверьте его границы.", "Перевірте його межі."];
        PoorlyFilled = "POORLY_FILLED", Warning,
            ["The field \"{0}\" is filled for {1} of {2} {2|client|clients}.", "Поле «{0}» заполнено у {1} из {2} клиентов.", "Поле «{0}» заповнене у {1} з {2} клієнтів."],
            ["Fill it in, or do not rely on it.", "Заполните его или не опирайтесь на него.", "Заповніть його або не спирайтеся на нього."];
        ValueNeverSeen = "VALUE_NEVER_SEEN", Warning,
            ["No client has \"{0}\" in \"{1}\".", "Ни у одного клиента нет «{0}» в «{1}».", "У жодного клієнта немає «{0}» у «{1}»."],
            ["[[Did you mean \"{2}\"? ]][[The data has: {3}.]]", "[[Может быть, «{2}»? ]][[В данных есть: {3}.]]", "[[Можливо, «{2}»? ]][[У даних є: {3}.]]"];
        RuleTableSound = "SOUND", Note,
            ["No problem was found.", "Проблем не найдено.", "Проблем не знайдено."],
            ["", "", ""];

        // Import files
        NoIdColumn = "NO_ID_COLUMN", Error,
            ["No column of \"{0}\" holds the client's id.", "В «{0}» нет столбца с кодом клиента.", "У «{0}» немає стовпця з кодом клієнта."],
            ["Export the id from the CRM, or set the option \"client\" to the header of a unique column.", "Выгрузите ID из CRM или укажите в параметре «client» заголовок столбца без повторов.", "Вивантажте ID із CRM або вкажіть у параметрі «client» заголовок стовпця без повторів."];
        RowsNotSent = "ROWS_NOT_SENT", Warning,
            ["{0} {0|client is|clients are} not in the import file: {1}, such as {2}.", "Клиентов, которых нет в файле импорта: {0} ({1}), например {2}.", "Клієнтів, яких немає у файлі імпорту: {0} ({1}), наприклад {2}."],
            ["Correct their ids or data and make the file again.", "Исправьте их коды или данные и создайте файл заново.", "Виправте їхні коди чи дані та створіть файл знову."];

        // Files of texts
        #[cfg(feature = "files")]
        NotATableFile = "NOT_A_TABLE_FILE", Error,
            ["By its content the file is {0}, and no table can be read from it.", "По содержимому это файл {0}, таблицу из него прочитать нельзя.", "За вмістом це файл {0}, таблицю з нього прочитати не можна."],
            ["Give the export of the CRM itself: CSV, XLSX, XLS or ODS. If a spreadsheet opens this file, save it there as XLSX.", "Дайте саму выгрузку из CRM: CSV, XLSX, XLS или ODS. Если этот файл открывает табличный редактор, сохраните его там как XLSX.", "Дайте саме вивантаження з CRM: CSV, XLSX, XLS або ODS. Якщо цей файл відкриває табличний редактор, збережіть його там як XLSX."];
        #[cfg(feature = "files")]
        PackedFile = "PACKED_FILE", Error,
            ["The file is an archive ({0}), not a table.", "Это архив ({0}), а не таблица.", "Це архів ({0}), а не таблиця."],
            ["Unpack it, and give the file with the table that lies in it.", "Распакуйте его и дайте файл с таблицей, который в нём лежит.", "Розпакуйте його й дайте файл із таблицею, який у ньому лежить."];
        #[cfg(feature = "files")]
        ProtectedWorkbook = "PROTECTED_WORKBOOK", Error,
            ["The workbook is encrypted with a password.", "Книга зашифрована паролем.", "Книгу зашифровано паролем."],
            ["Open it in Excel, remove the password (File, Info, Protect Workbook, Encrypt with Password) and save it.", "Откройте её в Excel, снимите пароль (Файл, Сведения, Защита книги, Зашифровать с использованием пароля) и сохраните.", "Відкрийте її в Excel, зніміть пароль (Файл, Відомості, Захист книги, Зашифрувати за допомогою пароля) і збережіть."];
        #[cfg(feature = "files")]
        UnknownEncoding = "UNKNOWN_ENCODING", Error,
            ["There is no encoding \"{0}\".", "Кодировки «{0}» нет.", "Кодування «{0}» немає."],
            ["Write utf-8, utf-16le, windows-1251, windows-1252, koi8-r, koi8-u, ibm866 or x-mac-cyrillic, or leave it out to have it found.", "Напишите utf-8, utf-16le, windows-1251, windows-1252, koi8-r, koi8-u, ibm866 или x-mac-cyrillic либо не задавайте её, чтобы она была определена.", "Напишіть utf-8, utf-16le, windows-1251, windows-1252, koi8-r, koi8-u, ibm866 або x-mac-cyrillic чи не задавайте його, щоб воно було визначене."];
        #[cfg(feature = "files")]
        BadSeparator = "BAD_SEPARATOR", Error,
            ["\"{0}\" cannot separate cells.", "«{0}» не может быть разделителем ячеек.", "«{0}» не може бути роздільником клітинок."],
            ["Give one ASCII character such as a comma, a semicolon or a tab; not a quotation mark and not a line end.", "Задайте один знак ASCII, например запятую, точку с запятой или табуляцию; не кавычку и не конец строки.", "Задайте один знак ASCII, наприклад кому, крапку з комою або табуляцію; не лапки й не кінець рядка."];
        #[cfg(feature = "files")]
        EncodingGuessed = "ENCODING_GUESSED", Warning,
            ["The encoding is taken to be {0}; {1} fits nearly as well.[[ One cell reads \"{2}\" or \"{3}\".]]", "Взята кодировка {0}; почти так же подходит {1}.[[ Одна из ячеек читается как «{2}» или «{3}».]]", "Узято кодування {0}; майже так само підходить {1}.[[ Одна з клітинок читається як «{2}» або «{3}».]]"],
            ["If names look wrong, set the encoding: {1}.", "Если имена выглядят неверно, задайте кодировку: {1}.", "Якщо імена виглядають неправильно, задайте кодування: {1}."];
        #[cfg(feature = "files")]
        SeparatorGuessed = "SEPARATOR_GUESSED", Warning,
            ["Cells are taken to be separated by {0}; {1} fits nearly as well.", "Разделителем ячеек взят знак {0}; почти так же подходит {1}.", "Роздільником клітинок узято знак {0}; майже так само підходить {1}."],
            ["If the columns look wrong, set the separator: {1}.", "Если столбцы выглядят неверно, задайте разделитель: {1}.", "Якщо стовпці виглядають неправильно, задайте роздільник: {1}."];
        #[cfg(feature = "files")]
        QuotesGuessed = "QUOTES_GUESSED", Note,
            ["Quotation marks around cells are taken to be of the kind {0}, as in the first rows of the file.", "Кавычки вокруг ячеек взяты вида {0}, как в первых строках файла.", "Лапки навколо клітинок узято виду {0}, як у перших рядках файлу."],
            ["If cells lack characters now, export the file with double quotation marks.", "Если в ячейках теперь не хватает знаков, выгрузите файл с двойными кавычками.", "Якщо в клітинках тепер бракує знаків, вивантажте файл із подвійними лапками."];
        #[cfg(feature = "files")]
        SeparatorLine = "SEPARATOR_LINE", Note,
            ["The first line of the file names the separator ({0}) for Excel; as in Excel, it is no row, and rows are counted behind it.", "Первая строка файла называет разделитель ({0}) для Excel; как и в Excel, она не входит в таблицу, строки считаются после неё.", "Перший рядок файлу називає роздільник ({0}) для Excel; як і в Excel, він не входить до таблиці, рядки рахуються після нього."],
            ["Nothing needs to be done.", "Делать ничего не нужно.", "Робити нічого не потрібно."];
        #[cfg(feature = "files")]
        StrayMark = "STRAY_MARK", Note,
            ["An invisible byte order mark (U+FEFF) stands in the first cell; it was taken off.", "В первой ячейке стоит невидимая метка порядка байтов (U+FEFF); она убрана.", "У першій клітинці стоїть невидима позначка порядку байтів (U+FEFF); її прибрано."],
            ["Nothing needs to be done.", "Делать ничего не нужно.", "Робити нічого не потрібно."];
        #[cfg(feature = "files")]
        BrokenBytes = "BROKEN_BYTES", Warning,
            ["Places where the bytes are no text in {2}: {0}[[, rows: {1}]]. The character � stands there now.", "Мест, где байты не являются текстом в кодировке {2}: {0}[[, строки: {1}]]. Теперь там стоит знак �.", "Місць, де байти не є текстом у кодуванні {2}: {0}[[, рядки: {1}]]. Тепер там стоїть знак �."],
            ["Look at these cells in the CRM. If many names look wrong, set another encoding.", "Сверьте эти ячейки с CRM. Если неверно выглядят многие имена, задайте другую кодировку.", "Звірте ці клітинки з CRM. Якщо неправильно виглядає багато імен, задайте інше кодування."];
        #[cfg(feature = "files")]
        UnclosedQuote = "UNCLOSED_QUOTE", Error,
            ["The quotation mark that opens in this row is never closed, and the rest of the file would be one cell.", "Кавычка, открытая в этой строке, нигде не закрыта, и остаток файла стал бы одной ячейкой.", "Лапки, відкриті в цьому рядку, ніде не закриті, і решта файлу стала б однією клітинкою."],
            ["Open the file in a text editor and double or remove that quotation mark, or export it again.", "Откройте файл в текстовом редакторе и удвойте или уберите эту кавычку либо выгрузите файл заново.", "Відкрийте файл у текстовому редакторі й подвойте або приберіть ці лапки чи вивантажте файл знову."];
        #[cfg(feature = "files")]
        OpenQuotes = "OPEN_QUOTES", Warning,
            ["Cells with a quotation mark that is opened and not closed: {0}, rows: {1}. It was taken as a character of the cell, so that the rows below stay apart.", "Ячеек с открытой и не закрытой кавычкой: {0}, строки: {1}. Кавычка взята как знак самой ячейки, чтобы строки ниже не слились.", "Клітинок із відкритими й не закритими лапками: {0}, рядки: {1}. Лапки взято як знак самої клітинки, щоб рядки нижче не злилися."],
            ["Compare these rows with the CRM.", "Сверьте эти строки с CRM.", "Звірте ці рядки з CRM."];
        #[cfg(feature = "files")]
        StrayQuotes = "STRAY_QUOTES", Warning,
            ["Cells with text behind their closing quotation mark: {0}, rows: {1}. The text was kept, as Excel keeps it.", "Ячеек с текстом после закрывающей кавычки: {0}, строки: {1}. Текст сохранён, как это делает Excel.", "Клітинок із текстом після закривних лапок: {0}, рядки: {1}. Текст збережено, як це робить Excel."],
            ["Compare these rows with the CRM: a quotation mark inside of a cell was not doubled there.", "Сверьте эти строки с CRM: там не удвоена кавычка внутри ячейки.", "Звірте ці рядки з CRM: там не подвоєно лапки всередині клітинки."];
        #[cfg(feature = "files")]
        NulCharacters = "NUL_CHARACTERS", Warning,
            ["NUL characters: {0}, rows: {1}. They were kept.", "Знаков NUL: {0}, строки: {1}. Они сохранены.", "Знаків NUL: {0}, рядки: {1}. Їх збережено."],
            ["Look at these rows in the CRM; such a cell may be cut short by other programs.", "Посмотрите эти строки в CRM: другие программы могут обрезать такую ячейку.", "Перегляньте ці рядки в CRM: інші програми можуть обрізати таку клітинку."];
        #[cfg(feature = "files")]
        LongCells = "LONG_CELLS", Note,
            ["Cells longer than {2} characters: {0}, rows: {1}. They were kept whole; a sheet of Excel would cut them.", "Ячеек длиннее {2} знаков: {0}, строки: {1}. Они сохранены целиком; лист Excel обрезал бы их.", "Клітинок, довших за {2} знаків: {0}, рядки: {1}. Їх збережено повністю; аркуш Excel обрізав би їх."],
            ["Do not save this file from Excel.", "Не пересохраняйте этот файл в Excel.", "Не перезберігайте цей файл у Excel."];
        #[cfg(feature = "files")]
        WideRows = "WIDE_ROWS", Warning,
            ["Rows with more cells than the header, which has {2}: {0}, rows: {1}. Nothing was cut.", "Строк, в которых ячеек больше, чем в заголовке ({2}): {0}, строки: {1}. Ничего не отрезано.", "Рядків, у яких клітинок більше, ніж у заголовку ({2}): {0}, рядки: {1}. Нічого не відрізано."],
            ["Look at these rows: a separator inside of a cell without quotation marks shifts what follows.", "Проверьте эти строки: разделитель внутри ячейки без кавычек сдвигает всё, что за ним.", "Перевірте ці рядки: роздільник усередині клітинки без лапок зсуває все, що за ним."];
        #[cfg(feature = "files")]
        NarrowRows = "NARROW_ROWS", Note,
            ["Rows with fewer cells than the header, which has {2}: {0}, rows: {1}. The missing cells are blank.", "Строк, в которых ячеек меньше, чем в заголовке ({2}): {0}, строки: {1}. Недостающие ячейки пусты.", "Рядків, у яких клітинок менше, ніж у заголовку ({2}): {0}, рядки: {1}. Відсутні клітинки порожні."],
            ["Look at these rows: they may be a footer, or a line break may have split them.", "Проверьте эти строки: это может быть подпись под таблицей или строка, разорванная переносом.", "Перевірте ці рядки: це може бути підпис під таблицею або рядок, розірваний переносом."];
        #[cfg(feature = "files")]
        EmptyColumns = "EMPTY_COLUMNS", Note,
            ["Columns at the end that are empty in every row: {0}. They were left out.", "Столбцов в конце, пустых во всех строках: {0}. Они не взяты.", "Стовпців у кінці, порожніх у всіх рядках: {0}. Їх не взято."],
            ["Nothing needs to be done.", "Делать ничего не нужно.", "Робити нічого не потрібно."];
        #[cfg(feature = "files")]
        TooManyColumns = "TOO_MANY_COLUMNS", Error,
            ["This row has more than {0} cells.", "В этой строке больше {0} ячеек.", "У цьому рядку понад {0} клітинок."],
            ["The separator may be a wrong one: set it.", "Возможно, взят не тот разделитель: задайте его.", "Можливо, узято не той роздільник: задайте його."];
        #[cfg(feature = "files")]
        TooSparse = "TOO_SPARSE", Error,
            ["The rows are so unequal that the table would have {0} rows by {1} columns, nearly all of it blank.", "Строки так неодинаковы, что в таблице было бы строк: {0}, столбцов: {1}, и почти все ячейки пусты.", "Рядки такі неоднакові, що в таблиці було б рядків: {0}, стовпців: {1}, і майже всі клітинки порожні."],
            ["The separator may be a wrong one: set it. Otherwise remove blank rows from the end of the file.", "Возможно, взят не тот разделитель: задайте его. Иначе удалите пустые строки в конце файла.", "Можливо, узято не той роздільник: задайте його. Інакше видаліть порожні рядки в кінці файлу."];
        #[cfg(feature = "files")]
        LacksCharacter = "LACKS_CHARACTER", Error,
            ["The encoding {1} has no character \"{0}\" ({2}).", "В кодировке {1} нет знака «{0}» ({2}).", "У кодуванні {1} немає знака «{0}» ({2})."],
            ["Choose UTF-8 if the CRM takes it, or replace the character.", "Выберите UTF-8, если CRM её принимает, или замените этот знак.", "Виберіть UTF-8, якщо CRM його приймає, або замініть цей знак."];

        // Workbooks and tables of web pages
        #[cfg(feature = "files")]
        SeveralSheets = "SEVERAL_SHEETS", Note,
            ["The workbook has several sheets with data; \"{0}\" is read. Others: {1}.", "В книге несколько листов с данными; прочитан «{0}». Другие: {1}.", "У книзі кілька аркушів із даними; прочитано «{0}». Інші: {1}."],
            ["To read another one, name it, or give its number: sheet = {2}.", "Чтобы прочитать другой, укажите его название или номер: sheet = {2}.", "Щоб прочитати інший, укажіть його назву або номер: sheet = {2}."];
        #[cfg(feature = "files")]
        UnknownSheet = "UNKNOWN_SHEET", Error,
            ["The workbook has no sheet \"{0}\".", "В книге нет листа «{0}».", "У книзі немає аркуша «{0}»."],
            ["[[Did you mean \"{1}\"? ]]Its sheets: {2}.", "[[Может быть, «{1}»? ]]Листы книги: {2}.", "[[Можливо, «{1}»? ]]Аркуші книги: {2}."];
        #[cfg(feature = "files")]
        EmptyWorkbook = "EMPTY_WORKBOOK", Error,
            ["No visible sheet of the workbook holds data.", "Ни на одном видимом листе книги нет данных.", "На жодному видимому аркуші книги немає даних."],
            ["Check that it is the right file.[[ A hidden sheet is read when it is named; its sheets: {0}.]]", "Проверьте, тот ли это файл.[[ Скрытый лист читается, если назвать его; листы книги: {0}.]]", "Перевірте, чи це той файл.[[ Прихований аркуш читається, якщо назвати його; аркуші книги: {0}.]]"];
        #[cfg(feature = "files")]
        BrokenWorkbook = "BROKEN_WORKBOOK", Error,
            ["The workbook cannot be read: {0}.", "Книгу не удалось прочитать: {0}.", "Книгу не вдалося прочитати: {0}."],
            ["Export or download it again; or open it in a spreadsheet and save it as XLSX or CSV.", "Выгрузите или скачайте её заново; либо откройте в таблице и сохраните как XLSX или CSV.", "Вивантажте або завантажте її знову; або відкрийте в таблиці та збережіть як XLSX чи CSV."];
        #[cfg(feature = "files")]
        LargeWorkbook = "LARGE_WORKBOOK", Error,
            ["The file is too large to be read: {0}, and the limit is {1}.", "Файл слишком велик: {0}, а допустимо не больше {1}.", "Файл завеликий: {0}, а дозволено не більше ніж {1}."],
            ["Clear stray cells far from the data, or save the sheet as CSV.", "Очистите случайные ячейки вдали от данных или сохраните лист как CSV.", "Очистіть випадкові клітинки далеко від даних або збережіть аркуш як CSV."];
        #[cfg(feature = "files")]
        NoWorkbook = "NO_WORKBOOK", Error,
            ["The file is no workbook that can be read: it is {0}.", "Это не книга, которую можно прочитать: {0}.", "Це не книга, яку можна прочитати: {0}."],
            ["Save or export it as XLSX or CSV, and read that file.", "Сохраните или выгрузите её как XLSX или CSV и прочитайте этот файл.", "Збережіть або вивантажте її як XLSX чи CSV і прочитайте цей файл."];
        #[cfg(feature = "files")]
        UncachedFormulas = "UNCACHED_FORMULAS", Warning,
            ["Formulas without a stored result: {0}, the first in {1}; those cells are blank.", "Формул без сохранённого результата: {0}, первая в {1}; эти ячейки пусты.", "Формул без збереженого результату: {0}, перша в {1}; ці клітинки порожні."],
            ["Open the workbook in a spreadsheet, let it calculate, and save it.", "Откройте книгу в таблице, дайте ей пересчитаться и сохраните.", "Відкрийте книгу в таблиці, дайте їй перерахуватися та збережіть."];
        #[cfg(feature = "files")]
        MergedCells = "MERGED_CELLS", Note,
            ["Merged areas below the first row: {0}, the first at {1}. Only the first cell of each holds its value, the others are blank.", "Объединённых областей ниже первой строки: {0}, первая в {1}. Значение есть только в первой ячейке каждой, остальные пусты.", "Об'єднаних областей нижче першого рядка: {0}, перша в {1}. Значення є лише в першій клітинці кожної, решта порожні."],
            ["Take the cells apart and fill them if the value belongs to all rows.", "Разъедините ячейки и заполните их, если значение относится ко всем строкам.", "Роз'єднайте клітинки та заповніть їх, якщо значення стосується всіх рядків."];
        #[cfg(feature = "files")]
        TimesOfDay = "TIMES_OF_DAY", Note,
            ["Dates with a time of day: {0}, the first in {1}. The time is left out.", "Дат со временем суток: {0}, первая в {1}. Время отброшено.", "Дат із зазначеним часом: {0}, перша в {1}. Час відкинуто."],
            ["Nothing needs to be done: all reckoning is by days.", "Ничего делать не нужно: все расчёты ведутся по дням.", "Нічого робити не треба: усі розрахунки ведуться за днями."];
        #[cfg(feature = "files")]
        DateStyles = "DATE_STYLES", Warning,
            ["Cells that look like dates and are none: {0}, the first in {1}. They are read as the numbers or texts they hold.", "Ячеек с форматом даты, где даты нет: {0}, первая в {1}. Они прочитаны как числа или тексты.", "Клітинок із форматом дати, де дати немає: {0}, перша в {1}. Їх прочитано як числа чи тексти."],
            ["Correct them, or set another format of the cells.", "Исправьте их или задайте другой формат ячеек.", "Виправте їх або задайте інший формат клітинок."];
        #[cfg(feature = "files")]
        NoPageTable = "NO_PAGE_TABLE", Error,
            ["The web page holds no table with data.", "На веб-странице нет таблицы с данными.", "На вебсторінці немає таблиці з даними."],
            ["Check that it is the export and not a page that asks to log in; export it again.", "Проверьте, что это выгрузка, а не страница входа; выгрузите заново.", "Перевірте, що це вивантаження, а не сторінка входу; вивантажте знову."];
        #[cfg(feature = "files")]
        SeveralTables = "SEVERAL_TABLES", Note,
            ["Tables with data on the page: {0}. The largest is read, it has {1} filled cells.", "Таблиц с данными на странице: {0}. Прочитана самая большая, заполненных ячеек в ней: {1}.", "Таблиць із даними на сторінці: {0}. Прочитано найбільшу, заповнених клітинок у ній: {1}."],
            ["If it is the wrong one, save the right one in a file of its own.", "Если нужна другая, сохраните её в отдельном файле.", "Якщо потрібна інша, збережіть її в окремому файлі."];
        #[cfg(feature = "files")]
        LongTexts = "LONG_TEXTS", Warning,
            ["Texts longer than a cell of a workbook can hold (32,767 characters): {0}, the first in {1} of \"{2}\". They are cut and end with …", "Текстов длиннее, чем вмещает ячейка книги (32 767 знаков): {0}, первый в {1} листа «{2}». Они обрезаны и кончаются на …", "Текстів, довших за місткість клітинки книги (32 767 знаків): {0}, перший у {1} аркуша «{2}». Їх обрізано, вони закінчуються на …"],
            ["Take the whole texts from your own data; only this report is cut.", "Полные тексты возьмите из своих данных; обрезан только этот отчёт.", "Повні тексти візьміть зі своїх даних; обрізано лише цей звіт."];
        #[cfg(feature = "files")]
        LargeReport = "LARGE_REPORT", Error,
            ["A sheet takes 1,048,576 rows and 16,384 columns; \"{0}\" has {1} × {2}.", "На лист помещается строк: 1 048 576, столбцов: 16 384; в «{0}» их {1} × {2}.", "На аркуш уміщується рядків: 1 048 576, стовпців: 16 384; в «{0}» їх {1} × {2}."],
            ["Write it as CSV, or in parts.", "Запишите его как CSV или по частям.", "Запишіть його як CSV або частинами."];
        #[cfg(feature = "files")]
        ReportFailed = "REPORT_FAILED", Error,
            ["The workbook cannot be written: {0}.", "Книгу не удалось записать: {0}.", "Книгу не вдалося записати: {0}."],
            ["Write it as CSV.", "Запишите её как CSV.", "Запишіть її як CSV."];

        // Exports of CRMs
        #[cfg(feature = "files")]
        CrmRecognised = "CRM_RECOGNISED", Note,
            ["The file is taken for an export of {0}: {1}, certainty {2} %.[[ Signs: {3}.]]", "Файл принят за выгрузку из {0}: {1}, уверенность {2} %.[[ Признаки: {3}.]]", "Файл прийнято за вивантаження з {0}: {1}, певність {2} %.[[ Ознаки: {3}.]]"],
            ["If it is not, name the CRM.", "Если это не так, укажите CRM.", "Якщо це не так, укажіть CRM."];
        #[cfg(feature = "files")]
        CrmUnsure = "CRM_UNSURE", Warning,
            ["It is not certain which CRM the file comes from; it may be {0}. Columns are recognised by their usual names.", "Неясно, из какой CRM файл; возможно, {0}. Столбцы распознаны по обычным названиям.", "Незрозуміло, з якої CRM файл; можливо, {0}. Стовпці розпізнано за звичними назвами."],
            ["Which CRM is it? Name one: {1}.", "Какая это CRM? Укажите одну: {1}.", "Яка це CRM? Укажіть одну: {1}."];
        #[cfg(feature = "files")]
        CrmUnknown = "CRM_UNKNOWN", Note,
            ["The file shows no signs of a CRM that is known. Columns are recognised by their usual names.", "В файле нет признаков известных CRM. Столбцы распознаны по обычным названиям.", "У файлі немає ознак відомих CRM. Стовпці розпізнано за звичними назвами."],
            ["If it comes from a CRM, name it.", "Если файл из CRM, укажите её.", "Якщо файл із CRM, укажіть її."];
        #[cfg(feature = "files")]
        FooterLines = "FOOTER_LINES", Note,
            ["Lines below the table that are no data: {0}, such as \"{1}\". They are left out.", "Строк под таблицей, которые не данные: {0}, например «{1}». Они не учтены.", "Рядків під таблицею, які не є даними: {0}, наприклад «{1}». Їх не враховано."],
            ["If they are data, set \"leave\" to \"footers\".", "Если это данные, задайте «leave»: «footers».", "Якщо це дані, задайте «leave»: «footers»."];
        #[cfg(feature = "files")]
        TotalsRows = "TOTALS_ROWS", Note,
            ["Rows of totals: {0}, such as \"{1}\". They are left out.", "Строк с итогами: {0}, например «{1}». Они не учтены.", "Рядків із підсумками: {0}, наприклад «{1}». Їх не враховано."],
            ["If they are data, set \"leave\" to \"totals\".", "Если это данные, задайте «leave»: «totals».", "Якщо це дані, задайте «leave»: «totals»."];
        #[cfg(feature = "files")]
        GroupRows = "GROUP_ROWS", Note,
            ["Rows that head a group and hold its sums: {0}, such as \"{1}\". They are left out.", "Строк с названием группы и её итогами: {0}, например «{1}». Они не учтены.", "Рядків із назвою групи та її підсумками: {0}, наприклад «{1}». Їх не враховано."],
            ["If they are data, set \"leave\" to \"groups\".", "Если это данные, задайте «leave»: «groups».", "Якщо це дані, задайте «leave»: «groups»."];
        #[cfg(feature = "files")]
        ContinuedRows = "CONTINUED_ROWS", Note,
            ["Rows that go on with the record above: {0}. They have no id, client, date or amount of their own and are left out.", "Строк, продолжающих запись над ними: {0}. Своего ID, клиента, даты и суммы у них нет; они не учтены.", "Рядків, що продовжують запис над ними: {0}. Свого ID, клієнта, дати й суми в них немає; їх не враховано."],
            ["If they hold something that is needed, export the lines as a table of their own.", "Если в них есть нужное, выгрузите эти позиции отдельной таблицей.", "Якщо в них є потрібне, вивантажте ці позиції окремою таблицею."];
        #[cfg(feature = "files")]
        ContinuedFilled = "CONTINUED_FILLED", Warning,
            ["Rows that go on with the record above: {0}. They take its id, client, date and stage, because amounts stand only in the lines.", "Строк, продолжающих запись над ними: {0}. Они получили её ID, клиента, дату и стадию, потому что суммы есть только в позициях.", "Рядків, що продовжують запис над ними: {0}. Вони отримали її ID, клієнта, дату й стадію, бо суми є лише в позиціях."],
            ["Say which column holds the amounts of the lines.", "Укажите, в каком столбце суммы позиций.", "Укажіть, у якому стовпці суми позицій."];
        #[cfg(feature = "files")]
        LiteralsBlank = "LITERALS_BLANK", Note,
            ["Cells that say \"{1}\", which stands for nothing known: {0}. They count as blank.", "Ячеек с текстом «{1}», который значит «неизвестно»: {0}. Они считаются пустыми.", "Клітинок із текстом «{1}», який означає «невідомо»: {0}. Їх вважають порожніми."],
            ["If it means something, set \"leave\" to \"literals\".", "Если это что-то значит, задайте «leave»: «literals».", "Якщо це щось означає, задайте «leave»: «literals»."];
        #[cfg(feature = "files")]
        ApostrophesTaken = "APOSTROPHES_TAKEN", Note,
            ["Cells with an apostrophe that {1} puts before signs of formulas: {0}. One apostrophe is taken off, such as in {2}.", "Ячеек с апострофом, который {1} ставит перед знаками формул: {0}. Один апостроф снят, например в {2}.", "Клітинок з апострофом, який {1} ставить перед знаками формул: {0}. Один апостроф знято, наприклад у {2}."],
            ["If an apostrophe was typed by hand, set \"leave\" to \"apostrophes\".", "Если апостроф поставлен вручную, задайте «leave»: «apostrophes».", "Якщо апостроф поставлено вручну, задайте «leave»: «apostrophes»."];
        #[cfg(feature = "files")]
        ApostrophesSeen = "APOSTROPHES_SEEN", Warning,
            ["Cells that begin with an apostrophe before a sign of a formula: {0}, such as {1}. They are left as they are.", "Ячеек, где перед знаком формулы стоит апостроф: {0}, например {1}. Они оставлены как есть.", "Клітинок, де перед знаком формули стоїть апостроф: {0}, наприклад {1}. Їх залишено як є."],
            ["If the CRM put them there, name the CRM; Odoo, EspoCRM and SuiteCRM do.", "Если их поставила CRM, укажите её; так делают Odoo, EspoCRM и SuiteCRM.", "Якщо їх поставила CRM, укажіть її; так роблять Odoo, EspoCRM і SuiteCRM."];
        #[cfg(feature = "files")]
        IdsLengthened = "IDS_LENGTHENED", Note,
            ["Ids of 15 characters, whose case matters, are written as the 18 characters of the same record: {0}, such as {1} as {2}.", "ID из 15 знаков, где важен регистр, записаны 18 знаками той же записи: {0}, например {1} как {2}.", "ID із 15 знаків, де важливий регістр, записано 18 знаками того самого запису: {0}, наприклад {1} як {2}."],
            ["If they are no ids of Salesforce, set \"leave\" to \"short ids\".", "Если это не ID из Salesforce, задайте «leave»: «short ids».", "Якщо це не ID із Salesforce, задайте «leave»: «short ids»."];
        #[cfg(feature = "files")]
        MarkupCells = "MARKUP_CELLS", Note,
            ["Cells with the markup of web pages: {0}. They are left as they are.", "Ячеек с разметкой веб-страниц: {0}. Они оставлены как есть.", "Клітинок із розміткою вебсторінок: {0}. Їх залишено як є."],
            ["Nothing to do; such texts are not sent back to a CRM.", "Делать ничего не нужно; такие тексты в CRM не возвращаются.", "Робити нічого не треба; такі тексти до CRM не повертаються."];
        #[cfg(feature = "files")]
        PhantomColumns = "PHANTOM_COLUMNS", Note,
            ["Empty columns without a header at the right edge: {0}. They are left out.", "Пустых столбцов без заголовка у правого края: {0}. Они не учтены.", "Порожніх стовпців без заголовка біля правого краю: {0}. Їх не враховано."],
            ["Nothing to do.", "Делать ничего не нужно.", "Робити нічого не треба."];
        #[cfg(feature = "files")]
        DealsPerProduct = "DEALS_PER_PRODUCT", Note,
            ["Deals that stand in several rows, one per product: {0}, such as {1}. In {2} the amounts of such rows are those of the products, so they are added up.", "Сделок, занимающих несколько строк, по одной на товар: {0}, например {1}. В {2} суммы таких строк — суммы товаров, поэтому они складываются.", "Угод, що займають кілька рядків, по одному на товар: {0}, наприклад {1}. У {2} суми таких рядків — суми товарів, тому їх додають."],
            ["If each row holds the whole amount of the deal, export without the column of products.", "Если в каждой строке вся сумма сделки, выгрузите без столбца товаров.", "Якщо в кожному рядку вся сума угоди, вивантажте без стовпця товарів."];
        #[cfg(feature = "files")]
        DealsInSeveralRows = "DEALS_IN_SEVERAL_ROWS", Warning,
            ["Deals that stand in several rows: {0}, such as {1}. The amounts of their rows are added up.", "Сделок, занимающих несколько строк: {0}, например {1}. Суммы их строк складываются.", "Угод, що займають кілька рядків: {0}, наприклад {1}. Суми їхніх рядків додають."],
            ["Is that right? If each row holds the whole amount, set the option \"repeated deals\" to \"once\", or leave one row per deal.", "Это верно? Если в каждой строке вся сумма, задайте параметр «repeated deals»: «once» или оставьте по строке на сделку.", "Це правильно? Якщо в кожному рядку вся сума, задайте параметр «repeated deals»: «once» або залиште по рядку на угоду."];
        #[cfg(feature = "files")]
        SeveralIdsInCell = "SEVERAL_IDS_IN_CELL", Warning,
            ["Cells of \"{1}\" with several ids: {0}, such as {2}. Which of them pays is not known, so each such cell counts as a client of its own.", "Ячеек «{1}» с несколькими ID: {0}, например {2}. Кто из них платит, неизвестно, поэтому каждая такая ячейка считается отдельным клиентом.", "Клітинок «{1}» з кількома ID: {0}, наприклад {2}. Хто з них платить, невідомо, тому кожну таку клітинку вважають окремим клієнтом."],
            ["Export a column with one client per deal; HubSpot has \"Associated Company IDs (Primary)\".", "Выгрузите столбец с одним клиентом на сделку; в HubSpot это «Associated Company IDs (Primary)».", "Вивантажте стовпець з одним клієнтом на угоду; у HubSpot це «Associated Company IDs (Primary)»."];

        // Files for CRMs, and what a CRM does to them
        #[cfg(feature = "files")]
        NotInFile = "NOT_IN_FILE", Warning,
            ["Rows that are in none of the files: {0}, such as {1}.", "Строк, которых нет ни в одном файле: {0}, например {1}.", "Рядків, яких немає в жодному файлі: {0}, наприклад {1}."],
            ["The list of rows not sent says why for each.", "Почему, сказано в списке неотправленных строк.", "Чому, сказано у списку ненадісланих рядків."];
        #[cfg(feature = "files")]
        NothingToSend = "NOTHING_TO_SEND", Warning,
            ["No row can be sent; there is no file.", "Отправить нечего, файла нет.", "Надсилати нічого, файлу немає."],
            ["See the list of rows not sent; if it is empty, no tier has changed.", "Посмотрите список неотправленных строк; если он пуст, ни одна категория не изменилась.", "Перегляньте список ненадісланих рядків; якщо він порожній, жодна категорія не змінилася."];
        #[cfg(feature = "files")]
        ReadBack = "READ_BACK", Note,
            ["Rows read back and equal to what was meant: {0}, files: {1}.", "Строк, которые перечитаны и совпали: {0}, файлов: {1}.", "Рядків, які перечитано і які збіглися: {0}, файлів: {1}."],
            ["Nothing to do.", "Делать ничего не нужно.", "Робити нічого не треба."];
        #[cfg(feature = "files")]
        ReadBackDiffers = "READ_BACK_DIFFERS", Error,
            ["{0}, row {1}: \"{2}\" was meant and \"{3}\" is read back.", "{0}, строка {1}: должно быть «{2}», а читается «{3}».", "{0}, рядок {1}: має бути «{2}», а читається «{3}»."],
            ["The file is not given out; tell us, with this message.", "Файл не выдан; пришлите нам это сообщение.", "Файл не видано; надішліть нам це повідомлення."];
        #[cfg(feature = "files")]
        ColumnsNotSent = "COLUMNS_NOT_SENT", Note,
            ["These columns do not go into the file: {0}.", "Эти столбцы в файл не идут: {0}.", "Ці стовпці у файл не йдуть: {0}."],
            ["Only ids, tiers, dates and the reason are sent; what the CRM holds otherwise stays as it is.", "Отправляются только ID, категории, даты и причина; остальное в CRM не меняется.", "Надсилаються лише ID, категорії, дати й причина; решта в CRM не змінюється."];
        #[cfg(feature = "files")]
        ExactTexts = "EXACT_TEXTS", Warning,
            ["The reasons are texts of people, letter by letter: a spreadsheet may take some for formulas.", "Причины — тексты людей, буква в букву: таблица может принять их за формулы.", "Причини — тексти людей, літера в літеру: таблиця може сприйняти їх за формули."],
            ["The file is for the CRM only; do not open it in a spreadsheet.", "Файл только для CRM; не открывайте его в таблице.", "Файл лише для CRM; не відкривайте його в таблиці."];
        #[cfg(feature = "files")]
        FieldCodeNeeded = "FIELD_CODE_NEEDED", Error,
            ["The requests need the code of the field for the tier: the setting \"{0}\".", "Запросам нужен код поля категории: настройка «{0}».", "Запитам потрібен код поля категорії: налаштування «{0}»."],
            ["It begins with UF_CRM_. Bitrix24 shows it in the list of custom fields of these records, and crm.item.fields with useOriginalUfNames=Y gives all.", "Он начинается с UF_CRM_. Битрикс24 показывает его в списке пользовательских полей этих записей, а все даёт crm.item.fields с useOriginalUfNames=Y.", "Він починається з UF_CRM_. Бітрікс24 показує його у списку користувацьких полів цих записів, а всі дає crm.item.fields з useOriginalUfNames=Y."];
        #[cfg(feature = "files")]
        FieldIdNeeded = "FIELD_ID_NEEDED", Error,
            ["The requests need the number of the field for the tier: the setting \"{0}\".", "Запросам нужен номер поля категории: настройка «{0}».", "Запитам потрібен номер поля категорії: налаштування «{0}»."],
            ["GET /api/v4/companies/custom_fields (or leads, contacts) lists the fields with their id.", "GET /api/v4/companies/custom_fields (или leads, contacts) перечисляет поля с их id.", "GET /api/v4/companies/custom_fields (або leads, contacts) перелічує поля з їхнім id."];
        #[cfg(feature = "files")]
        DealsAreCreated = "DEALS_ARE_CREATED", Warning,
            ["No file is made for the control of duplicates: an import of deals creates new ones.", "Файл для контроля дубликатов не создан: импорт сделок создаёт новые.", "Файл для контролю дублікатів не створено: імпорт угод створює нові."],
            ["Send the requests instead.", "Отправьте запросы.", "Надішліть запити."];
        #[cfg(feature = "files")]
        DuplicatesNotKnown = "DUPLICATES_NOT_KNOWN", Warning,
            ["No file is made for the control of duplicates: whether the import of {0} finds records by their names is not verified.", "Файл для контроля дубликатов не создан: не проверено, что импорт в {0} находит записи по названиям.", "Файл для контролю дублікатів не створено: не перевірено, що імпорт у {0} знаходить записи за назвами."],
            ["Send the requests instead.", "Отправьте запросы.", "Надішліть запити."];
        #[cfg(feature = "files")]
        NameNeeded = "NAME_NEEDED", Warning,
            ["No file is made for the control of duplicates: the rows do not hold the names of the records.", "Файл для контроля дубликатов не создан: в строках нет названий записей.", "Файл для контролю дублікатів не створено: у рядках немає назв записів."],
            ["Give IMPORT the option \"also\" with the header of the name, and \"name column\" here.", "Задайте в IMPORT параметр «also» с заголовком названия, а здесь «name column».", "Задайте в IMPORT параметр «also» із заголовком назви, а тут «name column»."];
        #[cfg(feature = "files")]
        NamesLeftOut = "NAMES_LEFT_OUT", Warning,
            ["Rows that are not in the file for the control of duplicates, for want of a name or because it stands twice: {0}.", "Строк, которых нет в файле для контроля дубликатов, потому что названия нет или оно повторяется: {0}.", "Рядків, яких немає у файлі для контролю дублікатів, бо назви немає або вона повторюється: {0}."],
            ["Send the requests: they go by id.", "Отправьте запросы: они идут по ID.", "Надішліть запити: вони йдуть за ID."];
        #[cfg(feature = "files")]
        DuplicateControl = "DUPLICATE_CONTROL", Warning,
            ["The file for the control of duplicates (rows: {0}) finds records by \"{1}\" and not by id: every record with that name is changed.", "Файл для контроля дубликатов (строк: {0}) находит записи по «{1}», а не по ID: изменятся все записи с таким названием.", "Файл для контролю дублікатів (рядків: {0}) знаходить записи за «{1}», а не за ID: зміняться всі записи з такою назвою."],
            ["Prefer the requests; the steps say what each mode does. Do not open the file in a spreadsheet: names stand in it letter by letter.", "Лучше запросы; что делает каждый режим, сказано в шагах. Не открывайте файл в таблице: названия в нём буква в букву.", "Краще запити; що робить кожен режим, сказано в кроках. Не відкривайте файл у таблиці: назви в ньому літера в літеру."];
        StrangeIds = "STRANGE_IDS", Warning,
            ["Rows not sent: {0}; \"{1}\" and the like cannot be ids of {2}.", "Строк, которые не отправлены: {0}; «{1}» и подобное не может быть ID в {2}.", "Рядків, які не надіслано: {0}; «{1}» і подібне не може бути ID у {2}."],
            ["An id there is {3}. Export the records again with their ids.[[ Option \"client\": the header of the column with the ids; now \"{4}\".]]", "ID там — {3}. Выгрузите записи заново вместе с ID.[[ Параметр «client»: заголовок столбца с ID; сейчас «{4}».]]", "ID там — {3}. Вивантажте записи знову разом з ID.[[ Параметр «client»: заголовок стовпця з ID; зараз «{4}».]]"];
        UnconfirmedTiers = "UNCONFIRMED_TIERS", Warning,
            ["Rows not sent: {0}; the list of tiers in {1} is not known to hold: {2}.", "Строк, которые не отправлены: {0}; неизвестно, есть ли в списке категорий {1} значения: {2}.", "Рядків, які не надіслано: {0}; невідомо, чи є у списку категорій {1} значення: {2}."],
            ["Look into the list in the CRM, add what is missing, then give all its values in the option \"tiers\", letter by letter; now {3}.", "Посмотрите список в CRM, добавьте недостающее и перечислите все его значения в параметре «tiers», буква в букву; сейчас {3}.", "Перегляньте список у CRM, додайте те, чого бракує, і перелічіть усі його значення в параметрі «tiers», літера в літеру; зараз {3}."];
        ReasonsLeftOut = "REASONS_LEFT_OUT", Note,
            ["Reasons that are texts of people and are not sent: {0}.", "Причин, которые написаны людьми и не отправлены: {0}.", "Причин, які написано людьми і не надіслано: {0}."],
            ["Only the number of the rule goes into the file. Option \"reason\": full safe (an apostrophe before what looks like a formula) or full exact (letter by letter; do not open that file in a spreadsheet).", "В файл идёт только номер правила. Параметр «reason»: full safe (апостроф перед тем, что похоже на формулу) или full exact (буква в букву; такой файл нельзя открывать в таблице).", "У файл іде лише номер правила. Параметр «reason»: full safe (апостроф перед тим, що схоже на формулу) або full exact (літера в літеру; такий файл не можна відкривати в таблиці)."];
        NoUpdateById = "NO_UPDATE_BY_ID", Warning,
            ["[[{0} does not update records that a file names by id.]][[No way to update records by id from a file was found in the documents of {1}.]]", "[[{0} не обновляет записи, которые файл называет по ID.]][[В документах {1} не найден способ обновить записи по ID из файла.]]", "[[{0} не оновлює записи, які файл називає за ID.]][[У документах {1} не знайдено способу оновити записи за ID з файлу.]]"],
            ["Do not import these rows by hand: make the requests for its REST interface[[, or for {0} the file for its control of duplicates]].", "Не импортируйте эти строки вручную: создайте запросы к её REST-интерфейсу[[ или, для {0}, файл для контроля дубликатов]].", "Не імпортуйте ці рядки вручну: створіть запити до її REST-інтерфейсу[[ або, для {0}, файл для контролю дублікатів]]."];

        // Reviews: MOVES, MIGRATION, REVIEW, DAMP
        ReviewDayNeeded = "REVIEW_DAY_NEEDED", Error,
            ["Nothing in \"{0}\" says on which day this review is.", "В «{0}» ничто не говорит, какого дня эта проверка.", "У «{0}» ніщо не каже, якого дня ця перевірка."],
            ["Set the option \"as of\" to the day, such as 2026-06-30.", "Укажите день в параметре «as of», например 2026-06-30.", "Укажіть день у параметрі «as of», наприклад 2026-06-30."];
        ReviewReplaced = "REVIEW_REPLACED", Note,
            ["Rows of the history about the same clients on {1}, which this review replaces: {0}.", "Строк истории о тех же клиентах на {1}, которые заменены этой проверкой: {0}.", "Рядків історії про тих самих клієнтів на {1}, які замінено цією перевіркою: {0}."],
            ["If that was another review, give this one its own day in the option \"as of\".", "Если это была другая проверка, задайте этой свой день в параметре «as of».", "Якщо то була інша перевірка, задайте цій свій день у параметрі «as of»."];
        NoTiers = "NO_TIERS", Error,
            ["No column of \"{0}\" holds tiers.", "В «{0}» нет столбца с категориями.", "У «{0}» немає стовпця з категоріями."],
            ["[[Did you mean \"{1}\"? ]]Name the column \"tier\", or set the option \"{2}\" to its header.", "[[Может быть, «{1}»? ]]Назовите столбец «категория» или укажите его заголовок в параметре «{2}».", "[[Можливо, «{1}»? ]]Назвіть стовпець «категорія» або вкажіть його заголовок у параметрі «{2}»."];
        RepeatedClients = "REPEATED_CLIENTS", Warning,
            ["{0} {0|row|rows} of \"{1}\" {0|repeats|repeat} a client, such as {2}; the {3} row of a client counts.[[ In {6} of them the tier differs.]]", "Строк «{1}», где клиент повторяется: {0}, например {2}; учтена {4} строка клиента.[[ Категория отличается в строках: {6}.]]", "Рядків «{1}», де клієнт повторюється: {0}, наприклад {2}; ураховано {5} рядок клієнта.[[ Категорія відрізняється в рядках: {6}.]]"],
            ["Leave one row per client, or set the option \"duplicates\" to \"first\" or \"last\".", "Оставьте по строке на клиента или задайте параметр «duplicates»: «first» или «last».", "Залиште по рядку на клієнта або задайте параметр «duplicates»: «first» чи «last»."];
        NoCommonClients = "NO_COMMON_CLIENTS", Warning,
            ["No client is in both lists; \"{0}\" and \"{1}\" are compared.", "Ни один клиент не найден в обоих списках; сравнивались «{0}» и «{1}».", "Жодного клієнта не знайдено в обох списках; порівнювалися «{0}» і «{1}»."],
            ["Give both lists the same column, id or name, or set the option \"client\" to its header.", "Дайте обоим спискам один и тот же столбец, ID или имя, либо укажите его заголовок в параметре «client».", "Дайте обом спискам той самий стовпець, ID або ім'я, чи вкажіть його заголовок у параметрі «client»."];
        UnknownTierOrder = "UNKNOWN_TIER_ORDER", Warning,
            ["The order of the tiers does not know {0}; a move from or to them is neither up nor down.", "В порядке категорий нет: {0}; переход из них или в них — ни вверх, ни вниз.", "У порядку категорій немає: {0}; перехід із них чи в них — ні вгору, ні вниз."],
            ["Set the option \"tiers\" to all tiers, best first, with ; between them.[[ Known: {1}.]]", "Перечислите в параметре «tiers» все категории от лучшей, через «;».[[ Известны: {1}.]]", "Перелічіть у параметрі «tiers» усі категорії від найкращої, через «;».[[ Відомі: {1}.]]"];
        AlikeTiers = "ALIKE_TIERS", Warning,
            ["The tier \"{0}\" is taken for \"{1}\": the letters look alike and are of different alphabets.", "Категория «{0}» принята за «{1}»: буквы выглядят одинаково, но из разных алфавитов.", "Категорію «{0}» узято за «{1}»: літери виглядають однаково, але з різних абеток."],
            ["Write the tier with the same letters everywhere.", "Пишите категорию везде одними и теми же буквами.", "Пишіть категорію всюди тими самими літерами."];
        TiersAsRecorded = "TIERS_AS_RECORDED", Note,
            ["The rules cannot be applied to \"{0}\", which has no \"{1}\"; its own column \"{2}\" says the tiers.", "Правила нельзя применить к «{0}»: в нём нет «{1}»; категории взяты из его столбца «{2}».", "Правила не можна застосувати до «{0}»: у ньому немає «{1}»; категорії взято з його стовпця «{2}»."],
            ["Add the fields of that time if you want to know why clients moved.", "Добавьте поля того времени, если нужно знать причины переходов.", "Додайте поля того часу, якщо потрібно знати причини переходів."];
        RecordedTiersDiffer = "RECORDED_TIERS_DIFFER", Note,
            ["{0} {0|client|clients} of \"{1}\" {0|has|have} another tier in the column \"{2}\" than the rules give, such as {3}; the rules' tier is taken.", "Клиентов «{1}», у которых в столбце «{2}» не та категория, что дают правила: {0}, например {3}; взята категория по правилам.", "Клієнтів «{1}», у яких у стовпці «{2}» не та категорія, що дають правила: {0}, наприклад {3}; узято категорію за правилами."],
            ["Set the option \"{4}\" to that header to take the recorded tiers.", "Чтобы взять записанные категории, укажите этот заголовок в параметре «{4}».", "Щоб узяти записані категорії, вкажіть цей заголовок у параметрі «{4}»."];
        CausesNotTold = "CAUSES_NOT_TOLD", Note,
            ["The {0|cause|causes} of {0} {0|move is|moves are} not told: {0|it needs|they need} the data of both lists and the rules.", "Причины переходов не названы: {0}; для них нужны данные обоих списков и правила.", "Причини переходів не названо: {0}; для них потрібні дані обох списків і правила."],
            ["Give lists with the fields that the rules use, and the rules before and after.", "Дайте списки с полями, которые нужны правилам, и правила до и после.", "Дайте списки з полями, які потрібні правилам, і правила до та після."];
        CausesNotParted = "CAUSES_NOT_PARTED", Note,
            ["The rules {0} need \"{1}\", which \"{2}\" does not have; where data and rules both changed, they are not told apart.", "Правилам «{0}» нужно поле «{1}», которого нет в «{2}»; где изменились и данные, и правила, они не разделены.", "Правилам «{0}» потрібне поле «{1}», якого немає в «{2}»; де змінилися і дані, і правила, їх не розділено."],
            ["Add the field to that list.", "Добавьте поле в этот список.", "Додайте поле до цього списку."];
        NoReviewDate = "NO_REVIEW_DATE", Error,
            ["No column of \"{0}\" says when the reviews were, and no header is a date or a period.", "Ни один столбец «{0}» не говорит, когда были проверки, и ни один заголовок не дата и не период.", "Жоден стовпець «{0}» не каже, коли були перевірки, і жоден заголовок не дата й не період."],
            ["[[Did you mean \"{1}\"? ]]Name a column \"date\", set the option \"review date\" to its header, or name columns by periods such as 2026-03 or Q1 2026.", "[[Может быть, «{1}»? ]]Назовите столбец «дата», укажите его заголовок в параметре «review date» или назовите столбцы периодами, например 2026-03 или 1 кв. 2026.", "[[Можливо, «{1}»? ]]Назвіть стовпець «дата», вкажіть його заголовок у параметрі «review date» або назвіть стовпці періодами, наприклад 2026-03 чи 1 кв. 2026."];
        ReviewsWithoutDate = "REVIEWS_WITHOUT_DATE", Warning,
            ["{0} {0|row has|rows have} no date of a review and {0|does|do} not count as one.", "Строк без даты проверки: {0}; они не считаются проверками.", "Рядків без дати перевірки: {0}; вони не вважаються перевірками."],
            ["Fill in the date, the first such row is {1}.", "Укажите дату, первая такая строка: {1}.", "Укажіть дату, перший такий рядок: {1}."];
        RepeatedReviews = "REPEATED_REVIEWS", Warning,
            ["{0} {0|review gives|reviews give} a client another tier on the same day, such as {1} on {2}; the lowest row counts ({3}).", "Проверок, где у клиента в тот же день другая категория: {0}, например {1}, {2}; учтена нижняя строка ({3}).", "Перевірок, де в клієнта того самого дня інша категорія: {0}, наприклад {1}, {2}; ураховано нижній рядок ({3})."],
            ["Leave one row per client and day.", "Оставьте по строке на клиента и день.", "Залиште по рядку на клієнта й день."];
        FutureReviews = "FUTURE_REVIEWS", Warning,
            ["{0} {0|review is|reviews are} after the as-of date {1} and {0|does|do} not count.", "Проверок позже даты отчёта {1}: {0}; они не учтены.", "Перевірок пізніше дати звіту {1}: {0}; їх не враховано."],
            ["Check the dates, the first such row is {2}, or set the option \"as of\".", "Проверьте даты, первая такая строка: {2}, или задайте параметр «as of».", "Перевірте дати, перший такий рядок: {2}, або задайте параметр «as of»."];
        BadInterval = "BAD_INTERVAL", Error,
            ["\"{0}\" is not a time between two reviews.", "«{0}» — не срок между проверками.", "«{0}» — не термін між перевірками."],
            ["Write a number of months, or 3 months, 90 days, quarterly, never.", "Напишите число месяцев или: 3 месяца, 90 дней, ежеквартально, никогда.", "Напишіть кількість місяців або: 3 місяці, 90 днів, щокварталу, ніколи."];
        NoIntervalColumn = "NO_INTERVAL_COLUMN", Error,
            ["The table of intervals needs a column \"{0}\"; it has: {1}.", "В таблице сроков нужен столбец «{0}»; в ней есть: {1}.", "У таблиці термінів потрібен стовпець «{0}»; у ній є: {1}."],
            ["Give a column \"tier\" and a column \"review interval\".", "Дайте столбцы «категория» и «срок пересмотра».", "Дайте стовпці «категорія» і «термін перегляду»."];
        TiersWithoutInterval = "TIERS_WITHOUT_INTERVAL", Note,
            ["No interval is given for {0}; a quarter is taken.", "Срок не задан: {0}; взят квартал.", "Термін не задано: {0}; узято квартал."],
            ["Add the tiers, or a row with * for all others.", "Добавьте эти категории или строку со * для всех остальных.", "Додайте ці категорії або рядок із * для всіх інших."];
        NoDistanceColumn = "NO_DISTANCE_COLUMN", Error,
            ["A margin is set, and no column of \"{0}\" holds the distance to the border.", "Задан запас, но в «{0}» нет столбца с расстоянием до границы.", "Задано запас, але в «{0}» немає стовпця з відстанню до межі."],
            ["Name a column \"distance\" or set the option \"distance\" to its header; EXPLAIN for all clients gives it as \"change as share\".", "Назовите столбец «расстояние» или укажите его заголовок в параметре «distance»; EXPLAIN для всех клиентов даёт его как «изменение в доле».", "Назвіть стовпець «відстань» або вкажіть його заголовок у параметрі «distance»; EXPLAIN для всіх клієнтів дає його як «зміна в частці»."];
        DampedHistory = "DAMPED_HISTORY", Note,
            ["The tiers of the history are taken for those that the rules gave, before damping.", "Категории в истории приняты за те, что дали правила, до сглаживания.", "Категорії в історії узято за ті, що дали правила, до згладжування."],
            ["If they were damped, keep the column \"without damping\" in the history too, or a fall will never count.", "Если они сглажены, ведите в истории и столбец «без сглаживания», иначе падение никогда не засчитается.", "Якщо їх згладжено, ведіть в історії і стовпець «без згладжування», інакше падіння ніколи не зарахується."];
        NotReviewedNow = "NOT_REVIEWED_NOW", Note,
            ["{0} {0|client|clients} of the history {0|is|are} not in \"{2}\", such as {1}.", "Клиентов истории, которых нет в «{2}»: {0}, например {1}.", "Клієнтів історії, яких немає в «{2}»: {0}, наприклад {1}."],
            ["They are not in the result.", "В результате их нет.", "У результаті їх немає."];
        SameDayReviews = "SAME_DAY_REVIEWS", Note,
            ["{0} {0|review|reviews} of the history {0|is|are} on or after the as-of date {1}, that of the new tiers, and left out.", "Проверок истории в день новых категорий {1} или позже: {0}; они не учтены.", "Перевірок історії в день нових категорій {1} або пізніше: {0}; їх не враховано."],
            ["This keeps a review from counting twice.", "Так проверка не засчитывается дважды.", "Так перевірка не зараховується двічі."];

        // Payments over time: VIPS, RETENTION, RNVL and others that read payments
        NoDateColumn = "NO_DATE_COLUMN", Error,
            ["No column of \"{0}\" says when.", "Ни один столбец «{0}» не говорит, когда это было.", "Жоден стовпець «{0}» не каже, коли це було."],
            ["Name a column \"date\", or set the option \"date column\" to its header.", "Назовите столбец «дата» или укажите его заголовок в параметре «date column».", "Назвіть стовпець «дата» чи вкажіть його заголовок у параметрі «date column»."];
        NoAmountColumn = "NO_AMOUNT_COLUMN", Error,
            ["No column of \"{0}\" holds or gives {1}.", "В «{0}» нет столбца «{2}», и вычислить его не из чего.", "У «{0}» немає стовпця «{3}», і обчислити його нема з чого."],
            ["Add the column \"{1}\"[[, or \"{4}\" beside \"revenue\"]]; or choose another measure.", "Добавьте столбец «{2}»[[ или «{4}» рядом с выручкой]]; либо выберите другой показатель.", "Додайте стовпець «{3}»[[ або «{4}» поруч із виручкою]]; чи виберіть інший показник."];
        RowsLeftOut = "ROWS_LEFT_OUT", Warning,
            ["{0} {0|row|rows} of {1} {1|client|clients} {0|has|have} no {2} and {0|is|are} left out.", "Строк, где нет данных ({2}): {0}, клиентов: {1}; эти строки не учтены.", "Рядків, де немає даних ({2}): {0}, клієнтів: {1}; ці рядки не враховано."],
            ["Fill them in, the first is row {3}; or set the option \"incomplete\" to \"unknown\" to say nothing about such clients.", "Заполните их, первая строка: {3}; или задайте параметр «incomplete» = «unknown», чтобы ничего не утверждать о таких клиентах.", "Заповніть їх, перший рядок: {3}; або задайте параметр «incomplete» = «unknown», щоб нічого не стверджувати про таких клієнтів."];
        RowsUnknown = "ROWS_UNKNOWN", Warning,
            ["{0} {0|row|rows} of {1} {1|client|clients} {0|has|have} no {2}; nothing is said about {1|that client|those clients}.", "Строк, где нет данных ({2}): {0}, клиентов: {1}; о них ничего не утверждается.", "Рядків, де немає даних ({2}): {0}, клієнтів: {1}; про них нічого не стверджується."],
            ["Fill them in, the first is row {3}; or set the option \"incomplete\" to \"skip\" to leave such rows out.", "Заполните их, первая строка: {3}; или задайте параметр «incomplete» = «skip», чтобы не учитывать такие строки.", "Заповніть їх, перший рядок: {3}; або задайте параметр «incomplete» = «skip», щоб не враховувати такі рядки."];
        BadArgument = "BAD_ARGUMENT", Error,
            ["\"{0}\" cannot be \"{1}\".", "«{0}» не может быть «{1}».", "«{0}» не може бути «{1}»."],
            ["Write {2}.", "Напишите {2}.", "Напишіть {2}."];
        NothingCounts = "NOTHING_COUNTS", Error,
            ["No row of \"{0}\" counts.", "Ни одна строка «{0}» не засчитана.", "Жоден рядок «{0}» не зараховано."],
            ["[[{1} ]]Check the clients, the dates and the stages.", "[[{1} ]]Проверьте клиентов, даты и стадии.", "[[{1} ]]Перевірте клієнтів, дати й стадії."];
        AfterAsOf = "AFTER_AS_OF", Note,
            ["{0} {0|payment is|payments are} after the as-of date {1} and left out.", "Платежей позже даты отчёта {1}: {0}; они не учтены.", "Платежів пізніше дати звіту {1}: {0}; їх не враховано."],
            ["Change the option \"as of\" if they should count.", "Измените параметр «as of», если их надо учесть.", "Змініть параметр «as of», якщо їх треба врахувати."];
        PartialPeriods = "PARTIAL_PERIODS", Note,
            ["The data, from {1} to {2}, cover only a part of {0}.", "Данные с {1} по {2} охватывают лишь часть периода {0}.", "Дані з {1} по {2} охоплюють лише частину періоду {0}."],
            ["It counts as it is; set the option \"partial\" to \"drop\" to leave it out.", "Он учтён как есть; задайте параметр «partial» = «drop», чтобы его не учитывать.", "Його враховано як є; задайте параметр «partial» = «drop», щоб його не враховувати."];
        PartialDropped = "PARTIAL_DROPPED", Note,
            ["{0} is left out: the data, from {1} to {2}, cover only a part of it.", "Период {0} не учтён: данные с {1} по {2} охватывают лишь его часть.", "Період {0} не враховано: дані з {1} по {2} охоплюють лише його частину."],
            ["This is what the option \"partial\" asks for.", "Так задано параметром «partial».", "Так задано параметром «partial»."];
        BeforeData = "BEFORE_DATA", Note,
            ["The payments begin on {0}; earlier months of the two windows are empty: {1}.", "Платежи начинаются {0}; более ранние месяцы обоих окон пусты: {1}.", "Платежі починаються {0}; раніші місяці обох вікон порожні: {1}."],
            ["Add earlier payments, or take fewer months.", "Добавьте более ранние платежи или возьмите меньше месяцев.", "Додайте раніші платежі або візьміть менше місяців."];
        ClientsWithoutRows = "CLIENTS_WITHOUT_ROWS", Note,
            ["{0} {0|client has no payment that counts and is|clients have no payment that counts and are} not listed, such as \"{1}\".", "Клиентов без засчитанных платежей: {0}, например «{1}»; в результате их нет.", "Клієнтів без зарахованих платежів: {0}, наприклад «{1}»; у результаті їх немає."],
            ["Check their stages and dates if they should be there.", "Если они должны там быть, проверьте их стадии и даты.", "Якщо вони мають там бути, перевірте їхні стадії та дати."];
        EveryoneIsNew = "EVERYONE_IS_NEW", Note,
            ["The payments begin on {0}, so in {1} every client counts as new.", "Платежи начинаются {0}, поэтому в периоде {1} каждый клиент считается новым.", "Платежі починаються {0}, тому в періоді {1} кожен клієнт вважається новим."],
            ["Do not read its cohort as newcomers, or add earlier payments.", "Не считайте эту когорту новичками или добавьте более ранние платежи.", "Не вважайте цю когорту новачками або додайте раніші платежі."];
        TooManyPeriods = "TOO_MANY_PERIODS", Error,
            ["From {1} to {2} there are {0} periods, at most {3} can be shown.", "С {1} по {2} периодов: {0}, показать можно не больше {3}.", "З {1} по {2} періодів: {0}, показати можна не більше {3}."],
            ["Choose a longer period, or check the dates.", "Выберите период длиннее или проверьте даты.", "Виберіть довший період або перевірте дати."];
        FactorUnknown = "FACTOR_UNKNOWN", Error,
            ["\"{1}\" of \"{0}\" has no number to reckon with.", "В «{0}» нет числа «{1}», с которым можно считать.", "У «{0}» немає числа «{1}», з яким можна рахувати."],
            ["Give one row with a number for each factor.", "Задайте одну строку с числом для каждого множителя.", "Задайте один рядок із числом для кожного множника."];
        NotPositive = "NOT_POSITIVE", Error,
            ["LMDI takes logarithms, and \"{0}\" is {1} before and {2} after.", "LMDI берёт логарифмы, а «{0}» было {1}, стало {2}.", "LMDI бере логарифми, а «{0}» було {1}, стало {2}."],
            ["Choose \"shapley\" or \"chain\".", "Выберите «шепли» или «цепные подстановки».", "Виберіть «шеплі» або «ланцюгові підстановки»."];
        UnitsUnknown = "UNITS_UNKNOWN", Note,
            ["Units are not known for every row of \"{0}\", so value is not split into units and price.", "Количество известно не для всех строк «{0}», поэтому на количество и цену выручка заказа не разложена.", "Кількість відома не для всіх рядків «{0}», тому на кількість і ціну виручку замовлення не розкладено."],
            ["Fill in the units, the first such row is {1}.", "Заполните количество, первая такая строка: {1}.", "Заповніть кількість, перший такий рядок: {1}."];

        // RFM, XYZ, SQUEEZE
        BadCuts = "BAD_CUTS", Error,
            ["The cut points of \"{0}\" are not numbers that rise or fall: {1}.", "Границы «{0}» — не возрастающие и не убывающие числа: {1}.", "Межі «{0}» — не зростаючі й не спадні числа: {1}."],
            ["Write one number per row, from the smallest to the largest or the other way.", "Запишите по числу в строке, от меньшего к большему или наоборот.", "Запишіть по числу в рядку, від меншого до більшого або навпаки."];
        NoCuts = "NO_CUTS", Error,
            ["No column of \"bins\" is called recency, frequency or monetary[[: {0}]].", "Ни один столбец «bins» не называется «давность», «частота» или «деньги»[[: {0}]].", "Жоден стовпець «bins» не називається «давність», «частота» чи «гроші»[[: {0}]]."],
            ["Give a number of scores such as 5, or columns with these headers and a cut point per row.", "Задайте число баллов, например 5, или столбцы с такими заголовками и по границе в строке.", "Задайте кількість балів, наприклад 5, або стовпці з такими заголовками й по межі в рядку."];
        RfmCuts = "RFM_CUTS", Note,
            ["Cut points of {0}, from the worst to the best: {3}. A value equal to one has the {4} score.", "Границы показателя «{1}» от худшей к лучшей: {3}. Значение, равное границе, получает {5} балл.", "Межі показника «{2}» від найгіршої до найкращої: {3}. Значення, рівне межі, отримує {6} бал."],
            ["To keep them for the next time, take the result of the option \"list\" = \"cuts\" as the argument \"bins\".", "Чтобы сохранить их на следующий раз, подайте результат с параметром «list» = «cuts» аргументом «bins».", "Щоб зберегти їх на наступний раз, подайте результат із параметром «list» = «cuts» аргументом «bins»."];
        RfmUnusedScores = "RFM_UNUSED_SCORES", Note,
            ["Nobody has the {0} score {3}: equal values share one score, or there are fewer clients than scores.", "Показатель «{1}»: эти баллы не получил никто: {3}; у равных значений один балл, или клиентов меньше, чем баллов.", "Показник «{2}»: ці бали не отримав ніхто: {3}; у рівних значень один бал, або клієнтів менше, ніж балів."],
            ["Take fewer scores or own cut points in \"bins\" if segments need it.", "Если это нужно сегментам, задайте в «bins» меньше баллов или свои границы.", "Якщо це потрібно сегментам, задайте в «bins» менше балів або власні межі."];
        RfmNoSegments = "RFM_NO_SEGMENTS", Warning,
            ["The segments of the template are for scores from 1 to 5, and the highest score is {0}; no segments are named.", "Сегменты шаблона рассчитаны на баллы от 1 до 5, а наибольший балл {0}; сегменты не названы.", "Сегменти шаблону розраховано на бали від 1 до 5, а найбільший бал {0}; сегменти не названо."],
            ["Give your own table in \"rules\"; RULES(\"rfm\") is one to start from.", "Задайте свою таблицу в «rules»; начать можно с RULES(\"rfm\").", "Задайте власну таблицю в «rules»; почати можна з RULES(\"rfm\")."];
        RfmReturns = "RFM_RETURNS", Note,
            ["{0} {0|row has|rows have} an amount of zero or below.", "Строк с суммой 0 или меньше: {0}.", "Рядків із сумою 0 або менше: {0}."],
            ["The option \"returns\" says what becomes of them.", "Что с ними делать, задаёт параметр «returns».", "Що з ними робити, задає параметр «returns»."];
        RfmNoPurchase = "RFM_NO_PURCHASE", Note,
            ["{0} {0|client has|clients have} no order that counts, such as \"{1}\"; {0|it has|they have} no scores.", "Клиентов без засчитанных заказов: {0}, например «{1}»; баллов у них нет.", "Клієнтів без зарахованих замовлень: {0}, наприклад «{1}»; балів у них немає."],
            ["Check their rows, or leave them out.", "Проверьте их строки или уберите их.", "Перевірте їхні рядки або приберіть їх."];
        NoSeries = "NO_SERIES", Error,
            ["\"{0}\" has neither a column of dates nor two columns of periods[[, only: {1}]].", "В «{0}» нет ни столбца дат, ни двух столбцов периодов[[, есть только: {1}]].", "У «{0}» немає ні стовпця дат, ні двох стовпців періодів[[, є лише: {1}]]."],
            ["Give one row per payment with its date, or one column per month; or name the columns in the option \"series\".", "Дайте строку на платёж с датой или столбец на месяц; либо перечислите столбцы в параметре «series».", "Дайте рядок на платіж із датою або стовпець на місяць; чи перелічіть стовпці в параметрі «series»."];
        SeriesColumns = "SERIES_COLUMNS", Note,
            ["{0} {0|column was|columns were} taken as periods, in this order, from \"{1}\" to \"{2}\".", "Столбцов, принятых за периоды: {0}, в этом порядке от «{1}» до «{2}».", "Стовпців, прийнятих за періоди: {0}, у цьому порядку від «{1}» до «{2}»."],
            ["Name others in the option \"series\" if this is wrong.", "Если это не так, перечислите их в параметре «series».", "Якщо це не так, перелічіть їх у параметрі «series»."];
        SeriesRest = "SERIES_REST", Warning,
            ["The columns \"{0}\" do not make up a whole period of {1} and are left out.", "Столбцы «{0}» не составляют целого периода из {1} и не учтены.", "Стовпці «{0}» не становлять цілого періоду з {1} і не враховані."],
            ["Periods are counted back from the last column; add the missing ones.", "Периоды отсчитываются от последнего столбца; добавьте недостающие.", "Періоди відлічуються від останнього стовпця; додайте відсутні."];
        NoAttention = "NO_ATTENTION", Error,
            ["No column of \"{0}\" tells what attention a client takes.", "Ни один столбец «{0}» не говорит, сколько внимания требует клиент.", "Жоден стовпець «{0}» не каже, скільки уваги потребує клієнт."],
            ["Name one \"complaints\", \"hours\", \"calls\" or \"discount\", or name it in the option \"attention\".", "Назовите его «жалобы», «часы», «звонки» или «скидка» либо укажите в параметре «attention».", "Назвіть його «скарги», «години», «дзвінки» чи «знижка» або вкажіть у параметрі «attention»."];
        NoSqueeze = "NO_SQUEEZE_LIST", Note,
            ["Who squeezes was not looked for: {0}", "Тех, кто давит, не искали: {0}", "Тих, хто тисне, не шукали: {0}"],
            ["Add what is missing, or set the option \"list\" to \"attention\".", "Добавьте недостающее или задайте параметр «list» = «attention».", "Додайте відсутнє або задайте параметр «list» = «attention»."];
        NoAttentionList = "NO_ATTENTION_LIST", Note,
            ["Who takes much attention was not looked for: {0}", "Тех, кто требует много внимания, не искали: {0}", "Тих, хто потребує багато уваги, не шукали: {0}"],
            ["Add such a column, or set the option \"list\" to \"squeeze\".", "Добавьте такой столбец или задайте параметр «list» = «squeeze».", "Додайте такий стовпець або задайте параметр «list» = «squeeze»."];
        SqueezeWindow = "SQUEEZE_WINDOW", Note,
            ["The halves are {0} and {1}; the data begin on {2}.", "Половины окна: {0} и {1}; данные начинаются {2}.", "Половини вікна: {0} і {1}; дані починаються {2}."],
            ["The options \"months\" and \"as of\" change them.", "Их меняют параметры «months» и «as of».", "Їх змінюють параметри «months» і «as of»."];
        SqueezeShort = "SQUEEZE_SHORT", Warning,
            ["The halves are {0} and {1}, but the data begin on {2}: the first half is not whole, so volumes seem to rise.", "Половины окна: {0} и {1}, но данные начинаются {2}: первая половина неполна, и кажется, что объёмы растут.", "Половини вікна: {0} і {1}, але дані починаються {2}: перша половина неповна, і здається, що обсяги зростають."],
            ["Take fewer months in the option \"months\", or add earlier rows.", "Возьмите меньше месяцев в параметре «months» или добавьте более ранние строки.", "Візьміть менше місяців у параметрі «months» або додайте раніші рядки."];
        SqueezeMarginPart = "SQUEEZE_MARGIN_PART", Warning,
            ["{0} {0|row has|rows have} no profit; margins and incomes are over the other rows, volumes over all.", "Строк без прибыли: {0}; маржа и доход посчитаны по остальным строкам, объём — по всем.", "Рядків без прибутку: {0}; маржу й дохід пораховано за рештою рядків, обсяг — за всіма."],
            ["Fill in the cost, the first is row {1}; or set the option \"incomplete\" to \"unknown\".", "Заполните себестоимость, первая строка: {1}; или задайте параметр «incomplete» = «unknown».", "Заповніть собівартість, перший рядок: {1}; або задайте параметр «incomplete» = «unknown»."];
        SqueezeMarginUnknown = "SQUEEZE_MARGIN_UNKNOWN", Warning,
            ["{0} {0|row has|rows have} no profit; margins and incomes of {0|its client|their clients} are unknown.", "Строк без прибыли: {0}; маржа и доход таких клиентов неизвестны.", "Рядків без прибутку: {0}; маржа й дохід таких клієнтів невідомі."],
            ["Fill in the cost, the first is row {1}; or set the option \"incomplete\" to \"skip\".", "Заполните себестоимость, первая строка: {1}; или задайте параметр «incomplete» = «skip».", "Заповніть собівартість, перший рядок: {1}; або задайте параметр «incomplete» = «skip»."];
        SqueezeUnknown = "SQUEEZE_UNKNOWN", Warning,
            ["{0} {0|client|clients} may squeeze, but volume or profit is unknown, such as \"{1}\".", "Клиентов, которые, возможно, давят, но объём или прибыль у них неизвестны: {0}, например «{1}».", "Клієнтів, які, можливо, тиснуть, але обсяг чи прибуток у них невідомі: {0}, наприклад «{1}»."],
            ["Fill in what is missing; the option \"list\" = \"all\" shows them.", "Заполните недостающее; их показывает параметр «list» = «all».", "Заповніть відсутнє; їх показує параметр «list» = «all»."];
        AttentionAdded = "ATTENTION_ADDED", Note,
            ["\"{0}\" is {2} {1} filled rows of the window; blanks are unknown.", "«{0}»: {3} заполненным строкам окна ({1}); пустые неизвестны.", "«{0}»: {4} заповненими рядками вікна ({1}); порожні невідомі."],
            ["If every row repeats the client's total, give it in the table of clients instead.", "Если в каждой строке повторён итог клиента, дайте его в таблице клиентов.", "Якщо в кожному рядку повторено підсумок клієнта, дайте його в таблиці клієнтів."];

        // Lists, capacity, the plan
        NoValue = "NO_VALUE", Warning,
            ["{0} {0|client has|clients have} no {1}, so nothing is said about {0|it|them}, such as {2}.", "Клиентов, у которых нет данных «{1}»: {0}, например {2}; о них ничего не сказано.", "Клієнтів, у яких немає даних «{1}»: {0}, наприклад {2}; про них нічого не сказано."],
            ["Fill it in; blank is unknown, not zero.", "Заполните; пусто значит неизвестно, а не ноль.", "Заповніть; порожньо означає невідомо, а не нуль."];
        TotalRow = "TOTAL_ROW", Warning,
            ["The last row, \"{0}\", is the sum of \"{1}\" of all others, so it is no client and was left out.", "Последняя строка, «{0}», равна сумме «{1}» всех остальных: это не клиент, она не учтена.", "Останній рядок, «{0}», дорівнює сумі «{1}» усіх інших: це не клієнт, його не враховано."],
            ["Leave it out of the range.", "Не включайте её в диапазон.", "Не включайте його в діапазон."];
        BadAmount = "BAD_AMOUNT", Error,
            ["\"{0}\" is neither a share nor a number of clients.", "«{0}» — не доля и не число клиентов.", "«{0}» — не частка і не кількість клієнтів."],
            ["Write 20%, 10, or \"80% of total\".", "Напишите 20%, 10 или «80% от суммы».", "Напишіть 20%, 10 або «80% від суми»."];
        BadClassBorders = "BAD_CLASS_BORDERS", Error,
            ["\"{0}\" cannot be the borders of classes.", "«{0}» не может быть границами классов.", "«{0}» не може бути межами класів."],
            ["Write ascending shares up to 100 %, such as 80%; 95%.", "Напишите возрастающие доли до 100 %, например 80%; 95%.", "Напишіть зростаючі частки до 100 %, наприклад 80%; 95%."];
        NothingAddsUp = "NOTHING_ADDS_UP", Error,
            ["\"{0}\" does not add up to a total, so it has no share of one.", "Значения «{0}» не складываются в общую сумму, поэтому и доли в ней нет.", "Значення «{0}» не складаються в загальну суму, тому й частки в ній немає."],
            ["Take an amount such as profit, or choose by the number of clients.", "Возьмите сумму, например прибыль, или выбирайте по числу клиентов.", "Візьміть суму, наприклад прибуток, або вибирайте за кількістю клієнтів."];
        NothingPositive = "NOTHING_POSITIVE", Warning,
            ["No client has a \"{0}\" above zero.", "Ни у одного клиента «{0}» не больше нуля.", "У жодного клієнта «{0}» не більше нуля."],
            ["Choose another value.", "Выберите другое значение.", "Виберіть інше значення."];
        TiedBorder = "TIED_BORDER", Note,
            ["{0} clients share the last place with the value {1}; all of them are {2}.", "Последнее место со значением {1} делят клиенты: {0}; все они {3}.", "Останнє місце зі значенням {1} ділять клієнти: {0}; усі вони {4}."],
            ["The option \"border\" decides.", "Это решает параметр «border».", "Це вирішує параметр «border»."];
        KeysDiffer = "KEYS_DIFFER", Error,
            ["The lists name clients by different things: \"{0}\" and \"{1}\".", "Списки называют клиентов по-разному: «{0}» и «{1}».", "Списки називають клієнтів по-різному: «{0}» і «{1}»."],
            ["Give both the id or both the name, or set the option \"client\" to a header that both have.", "Дайте в обоих код или в обоих название, либо укажите в параметре «client» заголовок, который есть в обоих.", "Дайте в обох код або в обох назву, чи вкажіть у параметрі «client» заголовок, який є в обох."];
        RowsCounted = "ROWS_COUNTED", Note,
            ["{0} of {1} {1|row counts|rows count}, by \"{2}\".", "Засчитано строк: {0} из {1}, по столбцу «{2}».", "Зараховано рядків: {0} із {1}, за стовпцем «{2}»."],
            ["The options \"first\" and \"second\" choose others.", "Другие выбираются параметрами «first» и «second».", "Інші вибираються параметрами «first» і «second»."];
        SpelledTwoWays = "SPELLED_TWO_WAYS", Warning,
            ["{0} {0|client|clients} may be in both lists and {0|is|are} written differently, such as \"{1}\" and \"{2}\".", "Клиентов, которые могут быть в обоих списках, но записаны по-разному: {0}, например «{1}» и «{2}».", "Клієнтів, які можуть бути в обох списках, але записані по-різному: {0}, наприклад «{1}» і «{2}»."],
            ["Write them alike, or compare ids.", "Запишите их одинаково или сравнивайте коды.", "Запишіть їх однаково або порівнюйте коди."];
        NoCapacity = "NO_CAPACITY", Error,
            ["It is not said how much room there is.", "Не сказано, сколько есть места.", "Не сказано, скільки є місця."],
            ["Give the argument \"capacity\": a number per resource, such as 6, or \"160; 40\" for two.", "Задайте аргумент «capacity»: число на каждый ресурс, например 6, или «160; 40» для двух.", "Задайте аргумент «capacity»: число на кожен ресурс, наприклад 6, або «160; 40» для двох."];
        BadCapacity = "BAD_CAPACITY", Error,
            ["\"{0}\" is no amount of \"{1}\".", "«{0}» — не количество ресурса «{1}».", "«{0}» — не кількість ресурсу «{1}»."],
            ["Write a number that is not below zero.", "Напишите число не меньше нуля.", "Напишіть число, не менше за нуль."];
        CapacityCount = "CAPACITY_COUNT", Error,
            ["{0} capacities are given for {1} resources: {2}.", "Задано чисел: {0}, а ресурсов {1}: {2}.", "Задано чисел: {0}, а ресурсів {1}: {2}."],
            ["Give one number per resource, in their order, or a table of resource and number.", "Дайте по числу на ресурс в том же порядке или таблицу из ресурса и числа.", "Дайте по числу на ресурс у тому самому порядку або таблицю з ресурсу й числа."];
        UnitCount = "UNIT_COUNT", Error,
            ["{0} units are given for {1} resources: {2}.", "Задано единиц: {0}, а ресурсов {1}: {2}.", "Задано одиниць: {0}, а ресурсів {1}: {2}."],
            ["Give one number above zero for all, or one per resource.", "Дайте одно число больше нуля на все или по одному на ресурс.", "Дайте одне число більше за нуль на всі або по одному на ресурс."];
        MustUnknown = "MUST_UNKNOWN", Error,
            ["\"{0}\" is decided beforehand and is no client of the data.", "О «{0}» решено заранее, но такого клиента в данных нет.", "Про «{0}» вирішено заздалегідь, але такого клієнта в даних немає."],
            ["[[Did you mean \"{1}\"? ]]Correct the name, or remove it.", "[[Может быть, «{1}»? ]]Исправьте название или уберите его.", "[[Можливо, «{1}»? ]]Виправте назву або приберіть її."];
        MustBoth = "MUST_BOTH", Error,
            ["\"{0}\" is to be kept and to be declined.", "Для «{0}» заданы оба решения: оставить и отказать.", "Для «{0}» задано обидва рішення: залишити і відмовити."],
            ["Decide for one.", "Выберите одно.", "Виберіть одне."];
        MustDecision = "MUST_DECISION", Error,
            ["\"{0}\" is no decision.", "«{0}» — не решение.", "«{0}» — не рішення."],
            ["Write keep or decline.", "Напишите «оставить» или «отказать».", "Напишіть «залишити» або «відмовити»."];
        MustWithoutLoad = "MUST_WITHOUT_LOAD", Error,
            ["\"{0}\" must be kept, and it is not known how much \"{1}\" that needs.", "«{0}» нужно оставить, но неизвестно, сколько для этого нужно: «{1}».", "«{0}» треба залишити, але невідомо, скільки для цього треба: «{1}»."],
            ["Fill it in.", "Заполните.", "Заповніть."];
        MustTooMuch = "MUST_TOO_MUCH", Error,
            ["Those who must be kept need {0} of \"{1}\", and there is {2}: {3}.", "Тем, кого нужно оставить, требуется «{1}»: {0}, а есть {2}: {3}.", "Тим, кого треба залишити, потрібно «{1}»: {0}, а є {2}: {3}."],
            ["Raise the capacity, or release some of them.", "Добавьте этого ресурса или отпустите кого-то из них.", "Додайте цього ресурсу або відпустіть когось із них."];
        KeptWithoutValue = "KEPT_WITHOUT_VALUE", Warning,
            ["{0} {0|client|clients} must be kept and {0|has|have} no {1}, such as {2}; {0|it counts|they count} as nothing in the sums.", "Клиентов, которых нужно оставить, а данных «{1}» нет: {0}, например {2}; в суммах их нет.", "Клієнтів, яких треба залишити, а даних «{1}» немає: {0}, наприклад {2}; у сумах їх немає."],
            ["Fill it in.", "Заполните.", "Заповніть."];
        NotJudged = "NOT_JUDGED", Warning,
            ["{0} {0|client|clients} cannot be judged for want of {1}, such as {2}; {0|it takes|they take} no room.", "Клиентов, о которых не решить, потому что нет данных ({1}): {0}, например {2}; места они не занимают.", "Клієнтів, про яких не вирішити, бо немає даних ({1}): {0}, наприклад {2}; місця вони не займають."],
            ["Fill it in; blank is unknown, not zero.", "Заполните; пусто значит неизвестно, а не ноль.", "Заповніть; порожньо означає невідомо, а не нуль."];
        NegativeLoad = "NEGATIVE_LOAD", Warning,
            ["{0} {0|client needs|clients need} less than nothing of \"{1}\", such as {2}; this counts as unknown.", "Клиентов, которым нужно меньше нуля «{1}»: {0}, например {2}; это считается неизвестным.", "Клієнтів, яким треба менше нуля «{1}»: {0}, наприклад {2}; це вважається невідомим."],
            ["Correct the cells.", "Исправьте ячейки.", "Виправте клітинки."];
        TierOrder = "TIER_ORDER", Error,
            ["Which of the tiers {0} is better cannot be seen from their names.", "Из названий категорий не видно, какая лучше: {0}.", "Із назв категорій не видно, яка краща: {0}."],
            ["Set the option \"order\" to the tiers, best first, with ; between them.", "Перечислите категории в параметре «order», лучшие первыми, через «;».", "Перелічіть категорії в параметрі «order», найкращі першими, через «;»."];
        TierWithout = "TIER_WITHOUT", Error,
            ["The tier \"{0}\" is not named in the option \"{1}\".", "Категория «{0}» не названа в параметре «{1}».", "Категорію «{0}» не названо в параметрі «{1}»."],
            ["Add it.", "Добавьте её.", "Додайте її."];
        TooFineToWeigh = "TOO_FINE_TO_WEIGH", Error,
            ["\"{0}\" has too many digits to be weighed exactly.", "В «{0}» слишком много цифр, чтобы взвесить точно.", "У «{0}» забагато цифр, щоб зважити точно."],
            ["All clients together may have 18 digits: round the column, for example to cents.", "У всех клиентов вместе может быть 18 цифр: округлите столбец, например до копеек.", "В усіх клієнтів разом може бути 18 цифр: округліть стовпець, наприклад до копійок."];
        NotProved = "NOT_PROVED", Warning,
            ["The choice is good but not proved to be the best: none can be better by more than {0} ({1} %).", "Выбор хорош, но не доказано, что он лучший: другой может быть лучше, но не больше чем на {0} ({1} %).", "Вибір добрий, але не доведено, що він найкращий: інший може бути кращим, але не більше ніж на {0} ({1} %)."],
            ["Raise the option \"steps\" to search longer.", "Увеличьте параметр «steps», чтобы искать дольше.", "Збільште параметр «steps», щоб шукати довше."];
        NotAllWays = "NOT_ALL_WAYS", Warning,
            ["The better tiers are served as well as can be, and not all equally good ways to do that were tried, so worse tiers may be served better.", "Лучшие категории обслужены как нельзя лучше, но не все равноценные способы проверены, поэтому худшие категории можно обслужить лучше.", "Кращі категорії обслужено якнайкраще, але не всі рівноцінні способи перевірено, тому гірші категорії можна обслужити краще."],
            ["Raise the option \"steps\", or give clients different values.", "Увеличьте параметр «steps» или задайте клиентам разную ценность.", "Збільште параметр «steps» або задайте клієнтам різну цінність."];
        NotFollowed = "NOT_FOLLOWED", Note,
            ["What one more unit is worth and who is next is not proved: the steps were used up.", "Что даст ещё единица и кто следующий, не доказано: шаги кончились.", "Що дасть ще одиниця і хто наступний, не доведено: кроки закінчилися."],
            ["Raise the option \"steps\".", "Увеличьте параметр «steps».", "Збільште параметр «steps»."];
        PlanWithoutTier = "PLAN_WITHOUT_TIER", Error,
            ["This row of the plan names no tier.", "В этой строке плана нет категории.", "У цьому рядку плану немає категорії."],
            ["Fill in the tier, or clear the row.", "Укажите категорию или очистите строку.", "Укажіть категорію або очистіть рядок."];
        PlanTwice = "PLAN_TWICE", Error,
            ["The tier \"{0}\" stands twice in the plan, first in row {1}.", "Категория «{0}» стоит в плане дважды, первый раз в строке {1}.", "Категорія «{0}» стоїть у плані двічі, уперше в рядку {1}."],
            ["Keep one row per tier.", "Оставьте по строке на категорию.", "Залиште по рядку на категорію."];
        PlanCost = "PLAN_COST", Error,
            ["\"{0}\" is no cost.", "«{0}» — не затраты.", "«{0}» — не витрати."],
            ["Write an amount that is not below zero; leave it blank if it is not known.", "Напишите сумму не меньше нуля; если она неизвестна, оставьте пустым.", "Напишіть суму, не меншу за нуль; якщо вона невідома, залиште порожнім."];
        PlanPeriod = "PLAN_PERIOD", Error,
            ["\"{0}\" is no period that a cost can be of.", "«{0}» — не период, за который считают затраты.", "«{0}» — не період, за який рахують витрати."],
            ["Write month, quarter, half-year, year, or a number of months such as 2 months.", "Напишите месяц, квартал, полугодие, год или число месяцев, например 2 месяца.", "Напишіть місяць, квартал, півріччя, рік або кількість місяців, наприклад 2 місяці."];
        PlanWord = "PLAN_WORD", Warning,
            ["\"{0}\" is none of the known words; it is passed on as it is.", "«{0}» — не из известных слов; передано как есть.", "«{0}» — не з відомих слів; передано як є."],
            ["[[Did you mean \"{1}\"? ]]Known: {2}.", "[[Может быть, «{1}»? ]]Известны: {2}.", "[[Можливо, «{1}»? ]]Відомі: {2}."];
        PlanBlank = "PLAN_BLANK", Note,
            ["The plan does not say \"{0}\" for {1}.", "В плане не заполнено «{0}» для {1}.", "У плані не заповнено «{0}» для {1}."],
            ["Fill it in; blank is unknown, not zero.", "Заполните; пусто значит неизвестно, а не ноль.", "Заповніть; порожньо означає невідомо, а не нуль."];
        PlanLacks = "PLAN_LACKS", Warning,
            ["The plan says nothing of the tier \"{0}\", which {1} {1|client has|clients have}.", "В плане ничего нет о категории «{0}», в ней клиентов: {1}.", "У плані нічого немає про категорію «{0}», у ній клієнтів: {1}."],
            ["[[Did you mean \"{2}\"? ]]Add a row to the plan.", "[[Может быть, «{2}»? ]]Добавьте строку в план.", "[[Можливо, «{2}»? ]]Додайте рядок у план."];
        PlanUntiered = "PLAN_UNTIERED", Warning,
            ["{0} {0|client has no tier and gets|clients have no tier and get} nothing by the plan.", "Клиентов без категории: {0}; по плану им ничего не положено.", "Клієнтів без категорії: {0}; за планом їм нічого не належить."],
            ["Complete their data, or add a rule for the rest.", "Дополните их данные или добавьте правило для остальных.", "Доповніть їхні дані або додайте правило для решти."];
        AllGroupsCount = "ALL_GROUPS_COUNT", Note,
            ["All rows of \"{0}\" count, whatever \"{1}\" says.", "Учтены все строки «{0}», что бы ни стояло в «{1}».", "Ураховано всі рядки «{0}», хоч би що стояло в «{1}»."],
            ["If only some of them are the list, name them in the option \"{2}\", such as VIP or A; AA.", "Если список — лишь часть из них, назовите её в параметре «{2}», например VIP или A; AA.", "Якщо список — лише частина з них, назвіть її в параметрі «{2}», наприклад VIP або A; AA."];
        SeveralTierColumns = "SEVERAL_TIER_COLUMNS", Warning,
            ["{0} columns of \"{1}\" may hold the tiers; \"{2}\" is taken.", "Столбцов «{1}», где могут быть категории: {0}; взят «{2}».", "Стовпців «{1}», де можуть бути категорії: {0}; узято «{2}»."],
            ["Name the right one in the option \"{3}\", its header written letter by letter: {4}.", "Назовите нужный в параметре «{3}», заголовок буква в букву: {4}.", "Назвіть потрібний у параметрі «{3}», заголовок літера в літеру: {4}."];
    }
}

macro_rules! reasons {
    ($($name:ident = [$($text:literal),* $(,)?];)*) => {
        /// Why a condition or a rank cannot be read: a part of [`Code::BadCondition`] and [`Code::BadRank`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reason { $(#[doc = concat!($($text, " | "),*)] $name,)* }

        impl Reason {
            /// The reason in words.
            pub fn texts(self) -> Texts<'static> {
                match self { $(Reason::$name => [$($text),*],)* }
            }
        }
    };
}

reasons! {
    ErrorCell = ["the cell holds an error", "в ячейке ошибка", "у клітинці помилка"];
    NothingBeside = ["nothing stands on one side of | or &", "с одной стороны от | или & ничего нет", "з одного боку від | або & нічого немає"];
    NothingAfterOperator = ["nothing stands behind the sign", "после знака ничего нет", "після знака нічого немає"];
    TwoOperators = ["two signs stand in a row", "подряд стоят два знака", "поспіль стоять два знаки"];
    UnclosedQuote = ["the quotation mark is not closed", "кавычка не закрыта", "лапку не закрито"];
    EmptyText = ["the quotation marks are empty", "в кавычках пусто", "у лапках порожньо"];
    RangeReversed = ["the first end of the range is above the second", "начало диапазона больше конца", "початок діапазону більший за кінець"];
    RangeKinds = ["the two ends of the range are of different kinds", "концы диапазона разного вида", "кінці діапазону різного виду"];
    RangeOpen = ["a range needs both ends", "у диапазона должны быть оба конца", "діапазон повинен мати обидва кінці"];
    RangeDots = ["a range has two dots", "в диапазоне ставят две точки", "у діапазоні ставлять дві крапки"];
    RangeWithOperator = ["a range stands without a sign before it", "перед диапазоном знак не ставят", "перед діапазоном знак не ставлять"];
    RangeOfTexts = ["a range has numbers, dates or durations as ends", "концы диапазона — числа, даты или сроки", "кінці діапазону — числа, дати або терміни"];
    RankAmount = ["behind top or bottom stands a number or a percentage", "после «топ» или «низ» пишут число или процент", "після «топ» або «низ» пишуть число або відсоток"];
    RankShare = ["the percentage must be above 0 and at most 100", "процент должен быть больше 0 и не больше 100", "відсоток має бути більшим за 0 і не більшим за 100"];
    RankCount = ["the number of clients must be whole and at least 1", "число клиентов должно быть целым и не меньше 1", "кількість клієнтів має бути цілою і не меншою за 1"];
    RankGlued = ["it may be a number of clients or a percentage", "неясно, число это клиентов или процент", "незрозуміло, кількість це клієнтів чи відсоток"];
    RankMisspelt = ["it looks like a misspelt top or bottom", "похоже на «топ» или «низ» с опечаткой", "схоже на «топ» або «низ» з опискою"];
    RankTail = ["the words behind the amount are not known", "слова после количества непонятны", "слова після кількості незрозумілі"];
    RankWithOperator = ["top and bottom stand without a sign before them", "перед «топ» и «низ» знак не ставят", "перед «топ» і «низ» знак не ставлять"];
    TotalOfCount = ["\"of total\" goes with a percentage", "«от суммы» пишут после процента", "«від суми» пишуть після відсотка"];
    NoGroup = ["it does not say within what", "не сказано, внутри чего", "не сказано, усередині чого"];
    TwoGroups = ["its ranks are within two different fields", "места в нём считаются внутри двух разных полей", "місця в ній рахуються всередині двох різних полів"];
    NoTag = ["it does not say which tag", "не сказано, какая метка", "не сказано, яка мітка"];
    TooManyDigits = ["the number has more than 28 digits", "в числе больше 28 цифр", "у числі понад 28 цифр"];
    NegativeDuration = ["a length of time is not negative", "срок не бывает отрицательным", "термін не буває від'ємним"];
    PlaceNotWhole = ["is not a whole number of at least 1", "— не целое число от 1", "— не ціле число від 1"];
    PlaceChanged = ["differs from the one given to it above", "не совпадает с тем, что указано выше", "не збігається з тим, що вказано вище"];
    PlaceTaken = ["is also that of another tier", "занято другой категорией", "зайняте іншою категорією"];
    PlaceMissing = ["is missing, and other tiers have one", "не указано, а у других категорий оно есть", "не вказано, а в інших категорій воно є"];
    CalendarYear = ["it looks like a year of the calendar", "похоже на календарный год", "схоже на календарний рік"];
}
