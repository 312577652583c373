// The words of shaping data and rules: other rules beside the present ones, fixes by a click, odd rows of the file.

import type { Lang } from "../engine/protocol";
import type { Forms } from "../words/en";

const en = {
  compare: "Compare", compareWith: "Compare {name} with the current rules",
  title: "Compared with the current rules", titleOf: "{name}, compared with the current rules",
  start: "Change a rule, or press “Compare” at a template: here you will see who would move, before anything changes.",
  move: { one: "{n} of {all} clients would move", other: "{n} of {all} clients would move" } as Forms,
  withProfit: ", with a profit of {profit}", nobody: "Nobody would move: these rules give everyone the same tier.",
  byHand: "Tiers set by hand are left aside here: rules are compared with rules.",
  failed: "These rules cannot be compared yet:", comparing: "Comparing…",
  take: "Take these rules", back: "Go back",
  tiers: "Clients per tier", now: "now", then: "then", change: "change", profitThen: "profit then",
  convention: "Grey bar: now. Coloured bar: by these rules.",
  moves: "Who moves where", from: "from", to: "to", direction: "direction", clients: "clients", profit: "profit",
  directions: { up: "up", down: "down", changed: "other" },
  allMoves: "All that move", nearBorder: "Near a border", seekNear: "Find who is near a border", seekingNear: "Looking for who is near a border…",
  nearAbout: "They would change tier if the field changed by 5 % or less.",
  list: "Clients that would move", nearList: "Clients near a border of these rules", client: "Client", field: "Field", distance: "Distance",
  explaining: "still finding what would lift each client…",
  fixTo: "Change to {text}", removeRow: "Remove row {row}", show: "Show", showRow: "Show row {row}",
  unreadRows: "Rows where “{column}” cannot be read", blankRows: "Rows where “{column}” is blank", allRows: "All rows",
  blankTitle: "Show the rows where it is blank", unreadTitle: "Show these rows",
  whichDate: "How are the dates of “{column}” written?", whichNumber: "What does the sign in the numbers of “{column}” mean?",
  bothDates: "Every date in this column can be read both ways.", bothNumbers: "Every number in this column can be read both ways.",
  othersDate: "“{column}” has {example}, so the day is {place} there.", first: "first", second: "second",
  othersNumber: "“{column}” has {example}.", asLanguage: "That is how it is usual in this language.",
  dayFirst: "Day first", monthFirst: "Month first", decimalMark: "{sign} before decimals", means: "{example} is {meaning}", guess: "our guess",
};

export type ShapingWords = typeof en;

const ru: ShapingWords = {
  compare: "Сравнить", compareWith: "Сравнить «{name}» с нынешними правилами",
  title: "По сравнению с нынешними правилами", titleOf: "«{name}» по сравнению с нынешними правилами",
  start: "Измените правило или нажмите «Сравнить» у шаблона: здесь будет видно, кто перейдёт, ещё до того, как что-то изменится.",
  move: { one: "Перейдёт {n} клиент из {all}", few: "Перейдут {n} клиента из {all}", many: "Перейдут {n} клиентов из {all}", other: "Перейдут {n} клиента из {all}" },
  withProfit: ", их прибыль {profit}", nobody: "Никто не перейдёт: по этим правилам у всех те же категории.",
  byHand: "Категории, заданные вручную, здесь не учтены: сравниваются правила с правилами.",
  failed: "Эти правила пока не сравнить:", comparing: "Сравниваем…",
  take: "Взять эти правила", back: "Вернуть прежние",
  tiers: "Клиенты по категориям", now: "сейчас", then: "станет", change: "изменение", profitThen: "прибыль тогда",
  convention: "Серая полоса: сейчас. Цветная: по этим правилам.",
  moves: "Кто куда переходит", from: "откуда", to: "куда", direction: "направление", clients: "клиентов", profit: "прибыль",
  directions: { up: "вверх", down: "вниз", changed: "иначе" },
  allMoves: "Все, кто переходит", nearBorder: "Близко к границе", seekNear: "Найти тех, кто близко к границе", seekingNear: "Ищем тех, кто близко к границе…",
  nearAbout: "Их категория изменится, если поле изменится на 5 % или меньше.",
  list: "Клиенты, которые перейдут", nearList: "Клиенты близко к границе этих правил", client: "Клиент", field: "Поле", distance: "Расстояние",
  explaining: "ищем, что поднимет каждого клиента…",
  fixTo: "Исправить на {text}", removeRow: "Убрать строку {row}", show: "Показать", showRow: "Показать строку {row}",
  unreadRows: "Строки, где «{column}» не читается", blankRows: "Строки, где «{column}» не заполнено", allRows: "Все строки",
  blankTitle: "Показать строки, где не заполнено", unreadTitle: "Показать эти строки",
  whichDate: "Как записаны даты в «{column}»?", whichNumber: "Что значит знак в числах «{column}»?",
  bothDates: "Каждую дату этого столбца можно прочесть двояко.", bothNumbers: "Каждое число этого столбца можно прочесть двояко.",
  othersDate: "В «{column}» есть {example}: там день стоит {place}.", first: "первым", second: "вторым",
  othersNumber: "В «{column}» есть {example}.", asLanguage: "Так принято в этом языке.",
  dayFirst: "Сначала день", monthFirst: "Сначала месяц", decimalMark: "{sign} отделяет дробь", means: "{example} — это {meaning}", guess: "наше предположение",
};

const uk: ShapingWords = {
  compare: "Порівняти", compareWith: "Порівняти «{name}» з теперішніми правилами",
  title: "Порівняно з теперішніми правилами", titleOf: "«{name}» порівняно з теперішніми правилами",
  start: "Змініть правило або натисніть «Порівняти» біля шаблону: тут буде видно, хто перейде, ще до того, як щось зміниться.",
  move: { one: "Перейде {n} клієнт із {all}", few: "Перейдуть {n} клієнти із {all}", many: "Перейдуть {n} клієнтів із {all}", other: "Перейдуть {n} клієнта із {all}" },
  withProfit: ", їхній прибуток {profit}", nobody: "Ніхто не перейде: за цими правилами в усіх ті самі категорії.",
  byHand: "Категорії, задані вручну, тут не враховано: порівнюються правила з правилами.",
  failed: "Ці правила поки не порівняти:", comparing: "Порівнюємо…",
  take: "Взяти ці правила", back: "Повернути попередні",
  tiers: "Клієнти за категоріями", now: "зараз", then: "стане", change: "зміна", profitThen: "прибуток тоді",
  convention: "Сіра смуга: зараз. Кольорова: за цими правилами.",
  moves: "Хто куди переходить", from: "звідки", to: "куди", direction: "напрям", clients: "клієнтів", profit: "прибуток",
  directions: { up: "вгору", down: "вниз", changed: "інакше" },
  allMoves: "Усі, хто переходить", nearBorder: "Близько до межі", seekNear: "Знайти тих, хто близько до межі", seekingNear: "Шукаємо тих, хто близько до межі…",
  nearAbout: "Їхня категорія зміниться, якщо поле зміниться на 5 % або менше.",
  list: "Клієнти, які перейдуть", nearList: "Клієнти близько до межі цих правил", client: "Клієнт", field: "Поле", distance: "Відстань",
  explaining: "шукаємо, що підніме кожного клієнта…",
  fixTo: "Виправити на {text}", removeRow: "Прибрати рядок {row}", show: "Показати", showRow: "Показати рядок {row}",
  unreadRows: "Рядки, де «{column}» не читається", blankRows: "Рядки, де «{column}» не заповнено", allRows: "Усі рядки",
  blankTitle: "Показати рядки, де не заповнено", unreadTitle: "Показати ці рядки",
  whichDate: "Як записано дати в «{column}»?", whichNumber: "Що означає знак у числах «{column}»?",
  bothDates: "Кожну дату цього стовпця можна прочитати двояко.", bothNumbers: "Кожне число цього стовпця можна прочитати двояко.",
  othersDate: "У «{column}» є {example}: там день стоїть {place}.", first: "першим", second: "другим",
  othersNumber: "У «{column}» є {example}.", asLanguage: "Так заведено в цій мові.",
  dayFirst: "Спочатку день", monthFirst: "Спочатку місяць", decimalMark: "{sign} відокремлює дріб", means: "{example} — це {meaning}", guess: "наше припущення",
};

export const shapingWords: Record<Lang, ShapingWords> = { en, ru, uk };
