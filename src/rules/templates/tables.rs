//! The tables themselves.

use super::{Column, Row, Template};
use crate::lang::Texts;
use crate::table::Role;
use Column::{Field, Named};

const fn row(tier: &'static str, note: Texts<'static>, conditions: &'static [&'static str]) -> Row {
    Row { tier: [tier; 3], rank: 0, note, conditions }
}

const fn ranked(rank: u32, tier: Texts<'static>, note: Texts<'static>, conditions: &'static [&'static str]) -> Row {
    Row { tier, rank, note, conditions }
}

/// All templates.
pub const TEMPLATES: &[Template] = &[CLASSIC, EXTENDED, PARETO, RFM, ABC_XYZ, STRATEGIC];

const LOSS: Texts<'static> = ["loses money", "приносит убыток", "приносить збиток"];
const LOYAL: Texts<'static> = ["good and loyal", "хороший и постоянный", "добрий і постійний"];
const PROMISING: Texts<'static> = ["new and promising", "новый и перспективный", "новий і перспективний"];
const BETTER_THAN_NOTHING: Texts<'static> = ["better than nothing", "лучше, чем ничего", "краще, ніж нічого"];

const CLASSIC: Template = Template {
    id: "classic",
    titles: ["Classic A-E", "Классика A-E", "Класика A-E"],
    about: [
        "Five tiers by profit, margin, orders and tenure. Suits nearly every company; needs revenue and cost, or profit.",
        "Пять категорий по прибыли, марже, заказам и стажу. Подходит почти всем; нужны выручка и себестоимость или прибыль.",
        "П'ять категорій за прибутком, маржею, замовленнями й стажем. Підходить майже всім; потрібні виручка й собівартість або прибуток.",
    ],
    names: &["a-e", "abcde", "классика", "классический", "класика", "класичний"],
    columns: &[Field(Role::Profit), Field(Role::Margin), Field(Role::Orders), Field(Role::Tenure)],
    rows: &[
        row("E", LOSS, &["<0", "", "", ""]),
        row("A", ["VIP", "VIP", "VIP"], &["top 20% & >0", "top 60%", "", ""]),
        row("B", LOYAL, &["top 50% & >0", "", ">=3", ">=6 months"]),
        row("C", PROMISING, &[">0", "top 50%", "", "<1 year"]),
        row("D", BETTER_THAN_NOTHING, &[">=0", "", "", ""]),
    ],
};

const EXTENDED: Template = Template {
    id: "extended",
    titles: ["Extended AAA-EEE", "Расширенная AAA-EEE", "Розширена AAA-EEE"],
    about: [
        "The classic tiers with finer steps among the best and the worst. Suits companies with hundreds of clients.",
        "Классические категории с делением лучших и худших. Подходит, когда клиентов сотни.",
        "Класичні категорії з поділом найкращих і найгірших. Підходить, коли клієнтів сотні.",
    ],
    names: &["aaa-eee", "расширенный", "расширенная", "розширений", "розширена"],
    columns: &[Field(Role::Profit), Field(Role::Margin), Field(Role::Orders), Field(Role::Tenure)],
    rows: &[
        row(
            "EEE",
            ["loses more than half of its revenue", "убыток больше половины выручки", "збиток понад половину виручки"],
            &["<0", "<-50%", "", ""],
        ),
        row(
            "EE",
            [
                "loses more than a fifth of its revenue",
                "убыток больше пятой части выручки",
                "збиток понад п'яту частину виручки",
            ],
            &["<0", "<-20%", "", ""],
        ),
        row("E", LOSS, &["<0", "", "", ""]),
        row("AAA", ["the first twentieth", "первые 5%", "перші 5%"], &["top 5% & >0", "top 60%", "", ""]),
        row("AA", ["the first tenth", "первые 10%", "перші 10%"], &["top 10% & >0", "top 60%", "", ""]),
        row("A", ["VIP", "VIP", "VIP"], &["top 20% & >0", "top 60%", "", ""]),
        row("B", LOYAL, &["top 50% & >0", "", ">=3", ">=6 months"]),
        row("C", PROMISING, &[">0", "top 50%", "", "<1 year"]),
        row("D", BETTER_THAN_NOTHING, &[">=0", "", "", ""]),
    ],
};

const PARETO: Template = Template {
    id: "pareto",
    titles: ["Pareto 20/20", "Парето 20/20", "Парето 20/20"],
    about: [
        "The first 20 % of clients by revenue, 20 % of those who are left, and the rest. Needs revenue only.",
        "Первые 20 % клиентов по выручке, 20 % из оставшихся и остальные. Нужна только выручка.",
        "Перші 20 % клієнтів за виручкою, 20 % із решти та інші. Потрібна лише виручка.",
    ],
    names: &["20/20", "20-20", "20/80", "80/20", "парето"],
    columns: &[Field(Role::Revenue)],
    rows: &[
        row("A", ["VIP: the first 20%", "VIP: первые 20%", "VIP: перші 20%"], &["top 20% & >0"]),
        // 20 % of the 80 % that are left.
        row(
            "B",
            ["good: 20% of those who are left", "хорошие: 20% из оставшихся", "добрі: 20% із решти"],
            &["top 36% & >0"],
        ),
        row("C", ["simply clients", "просто клиенты", "просто клієнти"], &["filled"]),
    ],
};

const RFM: Template = Template {
    id: "rfm",
    titles: ["RFM", "RFM", "RFM"],
    about: [
        "Eleven segments by the scores 1 to 5 for recency, frequency and money that the function RFM gives.",
        "Одиннадцать сегментов по баллам 1-5 за давность, частоту и деньги, которые даёт функция RFM.",
        "Одинадцять сегментів за балами 1-5 за давність, частоту й гроші, які дає функція RFM.",
    ],
    names: &["rfm segments", "rfm-анализ", "rfm-аналіз"],
    columns: &[Field(Role::RecencyScore), Field(Role::FrequencyScore), Field(Role::MonetaryScore)],
    rows: &[
        ranked(
            1,
            ["Champions", "Чемпионы", "Чемпіони"],
            ["bought lately, often and for much", "недавно, часто и много", "недавно, часто й багато"],
            &[">=4", ">=4", ">=4"],
        ),
        ranked(
            2,
            ["Loyal", "Лояльные", "Лояльні"],
            ["buy often", "покупают часто", "купують часто"],
            &[">=3", ">=4", "filled"],
        ),
        ranked(
            3,
            ["Potential loyalist", "Потенциально лояльные", "Потенційно лояльні"],
            ["bought lately, and not for the first time", "недавно и не впервые", "недавно й не вперше"],
            &[">=4", "2..3", "filled"],
        ),
        ranked(
            4,
            ["New", "Новые", "Нові"],
            ["just bought for the first time", "только что и впервые", "щойно й уперше"],
            &[">=5", "<=1", "filled"],
        ),
        ranked(
            5,
            ["Promising", "Перспективные", "Перспективні"],
            ["bought lately, once", "недавно и один раз", "недавно й один раз"],
            &["4", "<=1", "filled"],
        ),
        ranked(
            6,
            ["Need attention", "Требуют внимания", "Потребують уваги"],
            ["used to buy well, began to forget you", "начали забывать", "почали забувати"],
            &["3", "3", "filled"],
        ),
        ranked(
            7,
            ["About to sleep", "Засыпают", "Засинають"],
            ["buy rarely and not lately", "редко и давно", "рідко й давно"],
            &["3", "<=2", "filled"],
        ),
        ranked(
            8,
            ["Cannot lose", "Нельзя потерять", "Не можна втратити"],
            ["were among the best and are gone", "были лучшими и пропали", "були найкращими і зникли"],
            &["<=1", ">=4", ">=4"],
        ),
        ranked(
            9,
            ["At risk", "Под угрозой", "Під загрозою"],
            ["bought often, long ago", "покупали часто, но давно", "купували часто, але давно"],
            &["<=2", ">=3", "filled"],
        ),
        ranked(
            9,
            ["At risk", "Под угрозой", "Під загрозою"],
            ["bought for much, long ago", "покупали на много, но давно", "купували на багато, але давно"],
            &["<=2", "<=2", ">=4"],
        ),
        ranked(
            10,
            ["Hibernating", "Спящие", "Сплячі"],
            ["bought long ago, rarely and little", "давно, редко и мало", "давно, рідко й мало"],
            &["2", "<=2", "<=3"],
        ),
        ranked(
            11,
            ["Lost", "Потерянные", "Втрачені"],
            ["very long ago, rarely and little", "очень давно, редко и мало", "дуже давно, рідко й мало"],
            &["<=1", "<=2", "<=3"],
        ),
    ],
};

const ABC_XYZ: Template = Template {
    id: "abc-xyz",
    titles: ["ABC-XYZ", "ABC-XYZ", "ABC-XYZ"],
    about: [
        "How much a client brings, and how steadily. Needs the classes that the functions ABC and XYZ give.",
        "Сколько клиент приносит и насколько стабильно. Нужны классы, которые дают функции ABC и XYZ.",
        "Скільки клієнт приносить і наскільки стабільно. Потрібні класи, які дають функції ABC і XYZ.",
    ],
    names: &["abcxyz", "abc xyz", "abc/xyz", "авс-xyz"],
    columns: &[Named("ABC"), Named("XYZ")],
    rows: &[
        row(
            "A",
            ["much and steadily (AX, AY)", "много и стабильно (AX, AY)", "багато й стабільно (AX, AY)"],
            &["A", "X | Y"],
        ),
        row("B", ["much, by fits and starts (AZ)", "много, но рывками (AZ)", "багато, але ривками (AZ)"], &["A", "Z"]),
        row(
            "B",
            ["middling and steadily (BX, BY)", "средне и стабильно (BX, BY)", "середньо й стабільно (BX, BY)"],
            &["B", "X | Y"],
        ),
        row(
            "C",
            ["middling, by fits and starts (BZ)", "средне, но рывками (BZ)", "середньо, але ривками (BZ)"],
            &["B", "Z"],
        ),
        row(
            "C",
            ["little and steadily (CX, CY)", "мало и стабильно (CX, CY)", "мало й стабільно (CX, CY)"],
            &["C", "X | Y"],
        ),
        row("D", ["little, by fits and starts (CZ)", "мало и рывками (CZ)", "мало й ривками (CZ)"], &["C", "Z"]),
    ],
};

const STRATEGIC: Template = Template {
    id: "strategic",
    titles: ["Strategic clients", "Стратегические клиенты", "Стратегічні клієнти"],
    about: [
        "Not only today's profit: growth, years together, and the first client of an industry. Needs dates and industries.",
        "Не только сегодняшняя прибыль: рост, годы вместе и первый клиент в отрасли. Нужны даты и отрасли.",
        "Не лише сьогоднішній прибуток: зростання, роки разом і перший клієнт у галузі. Потрібні дати й галузі.",
    ],
    names: &["strategy", "стратегические", "стратегический", "стратегічні", "стратегічний"],
    columns: &[Field(Role::Profit), Field(Role::Trend), Field(Role::Tenure)],
    rows: &[
        row(
            "A",
            [
                "strategic: a deep plan, for at most six a year",
                "стратегический: глубокий план, не больше шести в год",
                "стратегічний: глибокий план, не більше шести на рік",
            ],
            &["top 10% & >0", ">=0%", ">=2 years"],
        ),
        row(
            "B",
            [
                "next candidate: large and growing",
                "следующий кандидат: крупный и растёт",
                "наступний кандидат: великий і зростає",
            ],
            &["top 20% & >0", ">=10%", ""],
        ),
        row(
            "B",
            [
                "next candidate: the first of its industry",
                "следующий кандидат: первый в своей отрасли",
                "наступний кандидат: перший у своїй галузі",
            ],
            &["top 1 within {industry} & >0", "", ""],
        ),
        row("C", ["ordinary", "обычный", "звичайний"], &[">=0", "", ""]),
        row("D", LOSS, &["<0", "", ""]),
    ],
};
