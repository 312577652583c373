//! A plan to start from. Costs are left blank: any amount would be wrong for somebody, and blank is unknown.

use super::{MOTIVES, RELATIONSHIPS, Word};
use crate::cells::{Cell, Grid};
use crate::lang::{Lang, Texts};
use crate::table::normalise;

/// Headers of a plan, in the order of the template.
pub const HEADERS: [Texts<'static>; 8] = [
    ["tier", "категория", "категорія"],
    ["relationship", "отношения", "стосунки"],
    ["motive", "мотив", "мотив"],
    ["cost per client", "затраты на клиента", "витрати на клієнта"],
    ["period", "период", "період"],
    ["review", "пересмотр", "перегляд"],
    ["answerable", "ответственный", "відповідальний"],
    ["note", "примечание", "примітка"],
];

struct Line {
    tier: &'static str,
    relationship: usize,
    motive: Option<usize>,
    review: Texts<'static>,
    answerable: Texts<'static>,
    note: Texts<'static>,
}

const MONTH: Texts<'static> = ["1 month", "1 месяц", "1 місяць"];
const QUARTER: Texts<'static> = ["quarter", "квартал", "квартал"];

const LINES: [Line; 5] = [
    Line {
        tier: "A",
        relationship: 1,
        motive: Some(1),
        review: MONTH,
        answerable: ["key account manager", "менеджер ключевых клиентов", "менеджер ключових клієнтів"],
        note: [
            "VIP: their own person; co-creation with the strategic ones",
            "VIP: свой человек; со стратегическими — совместное создание",
            "VIP: своя людина; зі стратегічними — співтворення",
        ],
    },
    Line {
        tier: "B",
        relationship: 0,
        motive: Some(2),
        review: QUARTER,
        answerable: ["account manager", "клиентский менеджер", "клієнтський менеджер"],
        note: [
            "good and loyal: a person who knows them",
            "хорошие и постоянные: человек, который их знает",
            "добрі й постійні: людина, яка їх знає",
        ],
    },
    Line {
        tier: "C",
        relationship: 0,
        motive: Some(0),
        review: QUARTER,
        answerable: ["sales manager", "менеджер по продажам", "менеджер із продажу"],
        note: [
            "new and promising: win them over",
            "новые и перспективные: завоевать",
            "нові й перспективні: завоювати",
        ],
    },
    Line {
        tier: "D",
        relationship: 3,
        motive: Some(1),
        review: QUARTER,
        answerable: ["marketing", "маркетинг", "маркетинг"],
        note: [
            "better than nothing: newsletters, reminders, a community",
            "лучше, чем ничего: рассылки, напоминания, сообщество",
            "краще, ніж нічого: розсилки, нагадування, спільнота",
        ],
    },
    Line {
        tier: "E",
        relationship: 2,
        motive: None,
        review: QUARTER,
        answerable: ["service desk", "служба поддержки", "служба підтримки"],
        note: [
            "no thanks: nobody's hours; prepayment, list prices",
            "спасибо, нет: ничьих часов; предоплата, цены по прайсу",
            "дякуємо, ні: нічиїх годин; передоплата, ціни за прайсом",
        ],
    },
];

/// Whether a text is the name of the template.
pub fn is_template(name: &str) -> bool {
    matches!(normalise(name).as_str(), "plan" | "план" | "relationship plan" | "план отношений" | "план стосунків")
}

/// The plan to start from, in a language.
///
/// ```
/// use tiersheet::Lang;
/// let grid = tiersheet::choice::plan::grid(Lang::Ru);
/// assert_eq!(grid.cell(1, 1).shown(), "личное закреплённое");
/// ```
pub fn grid(lang: Lang) -> Grid {
    let text = |texts: &Texts<'static>| Cell::text(lang.pick(texts));
    let word = |words: &[Word], index: usize| words.get(index).map_or(Cell::Blank, |word| text(&word.titles));
    let mut rows = vec![HEADERS.iter().map(text).collect::<Vec<Cell>>()];
    rows.extend(LINES.iter().map(|line| {
        vec![
            Cell::text(line.tier),
            word(&RELATIONSHIPS, line.relationship),
            line.motive.map_or(Cell::Blank, |motive| word(&MOTIVES, motive)),
            Cell::Blank,
            text(&["year", "год", "рік"]),
            text(&line.review),
            text(&line.answerable),
            text(&line.note),
        ]
    }));
    Grid { rows }
}
