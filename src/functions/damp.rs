//! DAMP: tiers that do not flip at the border.

use super::histories::{self, HISTORY, HISTORY_TIER, REVIEW_DATE};
use super::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, EPOCH, LANGUAGE, SHOW};
use super::reply::{coded, column, number_cell};
use super::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, documented};
use super::tier_lists::{self, TIERS};
use super::{Inputs, OptionSpec, Reply};
use crate::lang::Lang;
use crate::messages::Code;
use crate::metrics::{Keys, NONE};
use crate::problem::{Place, Problem};
use crate::table::{Role, Table, Unit, nearest};
use crate::time::damping::{Damped, Damping, Held};
use crate::time::history::{History, unnamed_rows};
use crate::time::{Review, Tiers};
use rust_decimal::Decimal;

/// `down`
const DOWN: OptionSpec = OptionSpec {
    name: "down",
    aliases: &["reviews", "n", "вниз", "проверок", "перевірок"],
    about: documented([
        "How many reviews in a row, the new one included, must give a worse tier before a fall counts; 2 by default, 1 is no damping, never leaves it to the margin.",
        "Сколько проверок подряд, вместе с новой, должны дать категорию хуже, чтобы падение засчиталось; по умолчанию 2, 1 — без сглаживания, never — только по запасу.",
        "Скільки перевірок поспіль, разом із новою, мають дати гіршу категорію, щоб падіння зарахувалося; типово 2, 1 — без згладжування, never — лише за запасом.",
    ]),
};
/// `up`
const UP: OptionSpec = OptionSpec {
    name: "up",
    aliases: &["вверх", "вгору"],
    about: documented([
        "The same for a rise; 1 by default: a rise counts at once.",
        "То же для подъёма; по умолчанию 1: подъём засчитывается сразу.",
        "Те саме для підйому; типово 1: підйом зараховується відразу.",
    ]),
};
/// `margin`
const MARGIN: OptionSpec = OptionSpec {
    name: "margin",
    aliases: &["запас", "past"],
    about: documented([
        "A fall counts at once when the distance to the border is more than this, such as 10%; none by default.",
        "Падение засчитывается сразу, если до границы дальше этого, например 10%; по умолчанию запас не задан.",
        "Падіння зараховується відразу, якщо до межі далі за це, наприклад 10%; типово запас не задано.",
    ]),
};
/// `distance`
const DISTANCE: OptionSpec = OptionSpec {
    name: "distance",
    aliases: &["расстояние", "відстань"],
    about: documented([
        "The header of the column of the new tiers that holds the distance to the border; by default \"distance\" or EXPLAIN's \"change as share\".",
        "Заголовок столбца новых категорий с расстоянием до границы; по умолчанию «расстояние» или «изменение в доле» из EXPLAIN.",
        "Заголовок стовпця нових категорій з відстанню до межі; типово «відстань» або «зміна в частці» з EXPLAIN.",
    ]),
};
/// `fall to`
const FALL_TO: OptionSpec = OptionSpec {
    name: "fall to",
    aliases: &["падать до", "падати до"],
    about: documented([
        "\"best\" (default): a client falls to the best tier of the reviews that made the fall count; \"latest\": to that of the new review.",
        "«best» (по умолчанию): клиент падает до лучшей категории тех проверок, из-за которых падение засчитано; «latest»: до категории новой проверки.",
        "«best» (типово): клієнт падає до найкращої категорії тих перевірок, через які падіння зараховано; «latest»: до категорії нової перевірки.",
    ]),
};
/// `no tier`
const NO_TIER: OptionSpec = OptionSpec {
    name: "no tier",
    aliases: &["without tier", "без категории", "без категорії"],
    about: documented([
        "\"blank\" (default): a client whom the new review gives no tier has none; \"keep\": the tier in force stays.",
        "«blank» (по умолчанию): у клиента без новой категории её нет; «keep»: остаётся действующая.",
        "«blank» (типово): у клієнта без нової категорії її немає; «keep»: лишається чинна.",
    ]),
};
/// `new tier`
const NEW_TIER: OptionSpec = OptionSpec {
    name: "new tier",
    aliases: &["новая категория", "нова категорія"],
    about: documented([
        "The header of the column with the new tiers; recognised by default.",
        "Заголовок столбца с новыми категориями; по умолчанию распознаётся.",
        "Заголовок стовпця з новими категоріями; типово розпізнається.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "DAMP",
    since: "0.2.0",
    about: documented([
        "Keeps clients on the border from flipping: a rise counts at once, a fall after two reviews in a row or past a margin.",
        "Не даёт клиентам на границе прыгать туда и обратно: подъём засчитывается сразу, падение — после двух проверок подряд или дальше запаса.",
        "Не дає клієнтам на межі стрибати туди й назад: підйом зараховується відразу, падіння — після двох перевірок поспіль або далі за запас.",
    ]),
    params: &[
        HISTORY,
        Param {
            name: "new tiers",
            about: [
                "The tiers of the new review, one row per client: client and tier, such as the data with the result of ASSIGN beside it.",
                "Категории новой проверки, строка на клиента: клиент и категория, например данные с результатом ASSIGN рядом.",
                "Категорії нової перевірки, рядок на клієнта: клієнт і категорія, наприклад дані з результатом ASSIGN поруч.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        OPTIONS,
    ],
    options: &[
        AS_OF,
        LANGUAGE,
        DECIMAL,
        DATES,
        EPOCH,
        CLIENT,
        SHOW,
        COLUMNS,
        REVIEW_DATE,
        HISTORY_TIER,
        NEW_TIER,
        TIERS,
        DOWN,
        UP,
        MARGIN,
        DISTANCE,
        FALL_TO,
        NO_TIER,
    ],
    returns: documented([
        "Per row of the new tiers, in its order: client, the tier with damping, the tier without it, the tier in force before, how many reviews in a row have given a better or a worse tier than that, what was done. With \"as of\", the day of the new review, reviews of the history on that day or later are left out. Reviews without a tier neither count nor break a row.",
        "На каждую строку новых категорий, в том же порядке: клиент, категория со сглаживанием, категория без сглаживания, прежняя действующая, сколько проверок подряд дали категорию лучше или хуже неё, что сделано. Если задан «as of», день новой проверки, проверки истории в этот день и позже не учитываются. Проверки без категории не считаются и не прерывают ряд.",
        "На кожен рядок нових категорій, у тому самому порядку: клієнт, категорія зі згладжуванням, категорія без згладжування, попередня чинна, скільки перевірок поспіль дали кращу чи гіршу за неї категорію, що зроблено. Якщо задано «as of», день нової перевірки, перевірки історії того дня й пізніше не враховуються. Перевірки без категорії не рахуються і не переривають ряд.",
    ]),
    shape: Shape::Table,
    examples: &["damp-two-reviews", "damp-margin"],
    plan,
    run,
};

const NEW_TIERS: &[&str] = &["new tier", "новая категория", "нова категорія"];

const DISTANCES: &[&str] = &[
    "distance",
    "distance to the border",
    "change as share",
    "расстояние",
    "расстояние до границы",
    "изменение в доле",
    "відстань",
    "відстань до межі",
    "зміна в частці",
];

/// The columns of the new tiers: tier, and the distance where it is asked for.
fn columns(inputs: &Inputs) -> Result<(usize, Option<usize>), Problem> {
    let table = inputs.table(1)?;
    let named = |option: &str| inputs.options.text(option).map(|header| table.require(&header)).transpose();
    let called = |names: &[&str]| table.headers.iter().position(|header| names.contains(&header.key.as_str()));
    let tier = named("new tier")?.or_else(|| called(NEW_TIERS)).or(table.with_role(Role::Tier)).ok_or_else(|| {
        let near = nearest("tier", table.headers.iter().map(|header| header.title.as_str())).unwrap_or_default();
        Problem::new(Code::NoTiers, table.place(), [table.range.as_str(), near, "new tier"])
    })?;
    let found = named("distance")?.or_else(|| called(DISTANCES));
    if inputs.options.text("margin").is_none() {
        return Ok((tier, None));
    }
    let missing = || Problem::new(Code::NoDistanceColumn, table.place(), [table.range.as_str()]);
    Ok((tier, Some(found.ok_or_else(missing)?)))
}

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let wanted = || {
        let (layout, client) = histories::layouts(inputs, 1)?;
        let table = inputs.table(1)?;
        let (tier, distance) = columns(inputs)?;
        let mut own: Vec<usize> =
            [Some(tier), distance, client, table.with_role(Role::Client)].into_iter().flatten().collect();
        own.sort_unstable();
        own.dedup();
        Ok(Wanted { columns: vec![layout.columns(), own], presence: vec![None, table.presence_column()] })
    };
    wanted().map_err(|problem| vec![problem])
}

fn damping(inputs: &Inputs) -> Result<Damping, Problem> {
    let word = inputs.options.text("down").map(|text| text.to_lowercase());
    let down = match word.as_deref() {
        Some("never" | "никогда" | "ніколи") => None,
        _ => Some(tier_lists::whole(inputs, "down", 1)?.unwrap_or(2)),
    };
    const FALL_TO: &[&[&str]] =
        &[&["best", "лучшая", "лучшей", "найкраща", "найкращої"], &["latest", "last", "последняя", "остання"]];
    Ok(Damping {
        down,
        up: tier_lists::whole(inputs, "up", 1)?.unwrap_or(1),
        margin: inputs.options.number("margin")?,
        to_latest: tier_lists::choice(inputs, "fall to", FALL_TO)? == 1,
    })
}

/// One line of the result.
#[derive(Clone, Copy, Default)]
struct Line {
    tier: Option<u32>,
    new: Option<u32>,
    before: Option<u32>,
    held: Option<Held>,
    in_a_row: Option<u32>,
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    damped(inputs).map_err(|problem| vec![problem])
}

fn damped(inputs: &Inputs) -> Result<Reply, Problem> {
    let lang = inputs.lang();
    let (table, new) = (inputs.table(0)?, inputs.table(1)?);
    let damping = damping(inputs)?;
    const NO_TIER: &[&[&str]] =
        &[&["blank", "пусто", "порожньо"], &["keep", "оставить", "сохранить", "залишити", "зберегти"]];
    let keep = tier_lists::choice(inputs, "no tier", NO_TIER)? == 1;
    let (layout, client) = histories::layouts(inputs, 1)?;
    let (tier, distance) = columns(inputs)?;
    let (mut clients, mut names) = (Keys::default(), Keys::default());
    let column = |index: Option<usize>| index.and_then(|index| new.columns.get(index)?.as_ref());
    let of_new = column(client).map(|column| clients.read(column)).unwrap_or_default();
    let tiers_of_new = column(Some(tier)).map(|column| names.read(column)).unwrap_or_default();
    let locale = &inputs.options.locale;
    let mut history = History::read(table, &layout, locale, None, &mut clients, &mut names)?;
    let mut notes = std::mem::take(&mut history.notes);
    if let Some(as_of) = inputs.options.as_of {
        let before = history.reviews.len();
        history.reviews.retain(|review| review.day < as_of);
        let left_out = before - history.reviews.len();
        if left_out > 0 {
            notes.push(Problem::new(Code::SameDayReviews, table.place(), [left_out.to_string(), as_of.iso()]));
        }
    }
    let recognised = inputs.options.text("new tier").is_none() && Role::of(new.title(tier)) == Some(Role::Tier);
    notes.extend(tier_lists::several_tier_columns(new, recognised.then_some(tier), "new tier"));
    let all: Vec<String> = (0..names.len() as u32).map(|code| names.name(code).to_owned()).collect();
    let tiers = Tiers::new(&tier_lists::stated(inputs), all.clone());
    let places: Vec<Option<u32>> = all.iter().map(|name| tiers.find(name)).collect();
    let place = |code: u32| places.get(code as usize).copied().flatten();
    let distances = distance.map(|index| new.read(index, Some(Unit::Share), locale, &mut notes)).transpose()?;
    let known = u32::try_from(tiers.known()).unwrap_or(u32::MAX);
    // Where the history tells tiers before damping, the recorded ones are those in force; else all of it is played again.
    let recorded = layout.undamped().is_some();
    let line = |row: usize| {
        let Some(code) = of_new.get(row).copied().filter(|code| *code != NONE) else { return Line::default() };
        let reviews = history.of(code);
        let given = |review: &Review| place(if review.undamped == NONE { review.tier } else { review.undamped });
        let past: Vec<u32> = reviews.iter().filter_map(given).collect();
        let in_force = || reviews.iter().rev().find_map(|review| place(review.tier));
        let before = if recorded { in_force() } else { damping.replay(&past, known) };
        let Some(now) = tiers_of_new.get(row).and_then(|code| place(*code)) else {
            let tier = before.filter(|_| keep);
            return Line { tier, new: None, before, held: Some(Held::NoTier), in_a_row: None };
        };
        let distance = distances.as_ref().and_then(|field| field.numbers.get(row));
        let Damped { tier, held } = damping.step(before, &past, now, distance, known);
        let in_a_row = before.and_then(|state| in_a_row(&past, state, now, known));
        Line { tier: Some(tier), new: Some(now), before, held: Some(held), in_a_row }
    };
    let lines: Vec<Line> = (0..new.rows).map(line).collect();
    notes.extend(unnamed(new, client, &of_new));
    let listed = tier_lists::first_rows(&of_new, clients.len());
    let gone = |code: &u32| listed.get(*code as usize) == Some(&NONE) && !history.of(*code).is_empty();
    let gone: Vec<u32> = (0..clients.len() as u32).filter(gone).collect();
    if let Some(first) = gone.first() {
        let args = [gone.len().to_string(), clients.name(*first).to_owned(), new.range.clone()];
        notes.push(Problem::new(Code::NotReviewedNow, table.place(), args));
    }
    if !recorded && damping.down != Some(1) {
        notes.push(Problem::new(Code::DampedHistory, table.place(), [""]));
    }
    notes.extend(tier_lists::tier_notes(&tiers, &Place::of(&new.range)));
    let rows: Vec<u32> = (0..new.rows as u32).collect();
    let mut columns = histories::client_columns(inputs, &layout, 1, client, &rows);
    let name = |tier: Option<u32>| tier.map_or(String::new(), |tier| tiers.name(tier).to_owned());
    let text = |header: [&'static str; 3], show: &dyn Fn(&Line) -> String| {
        coded(lang.pick(&header), lines.iter().map(show).collect())
    };
    let in_a_row = lines.iter().map(|line| number_cell(line.in_a_row.map(Decimal::from))).collect();
    columns.extend([
        text(*Role::Tier.titles(), &|line| name(line.tier)),
        text(["without damping", "без сглаживания", "без згладжування"], &|line| {
            name(line.new)
        }),
        text(["before", "до этого", "до цього"], &|line| name(line.before)),
        column_of(lang, in_a_row),
        text(["what", "что", "що"], &|line| line.held.map_or(String::new(), |held| words(held, &damping, lang))),
    ]);
    let count = |is: fn(Held) -> bool| lines.iter().filter_map(|line| line.held).filter(|held| is(*held)).count();
    let facts = [
        ("up", count(|held| held == Held::Up)),
        ("down", count(|held| matches!(held, Held::Down(_) | Held::PastMargin))),
        ("held", count(|held| matches!(held, Held::NotYetDown(_) | Held::NotYetUp(_)))),
    ];
    let latest = history.reviews.iter().map(|review| review.day).max();
    let as_of = inputs.options.as_of.map(crate::date::Date::iso).unwrap_or_default();
    let reply = Reply { notes, skipped: new.skipped, ..Reply::table(columns) };
    let reply = reply.fact("as of", as_of).fact("last review", latest.map(crate::date::Date::iso).unwrap_or_default());
    Ok(facts.into_iter().fold(reply, |reply, (name, count)| reply.fact(name, count.to_string())))
}

fn column_of(lang: Lang, cells: Vec<crate::cells::Cell>) -> super::OutColumn {
    column(lang.pick(&["in a row", "подряд", "поспіль"]), cells)
}

/// How many reviews in a row, the new one included, lie on the new one's side of the tier in force.
fn in_a_row(past: &[u32], state: u32, now: u32, known: u32) -> Option<u32> {
    if now == state || now >= known || state >= known {
        return None;
    }
    let beyond = |tier: &&u32| **tier < known && (**tier < state) == (now < state) && **tier != state;
    u32::try_from(past.iter().rev().take_while(beyond).count() + 1).ok()
}

fn words(held: Held, damping: &Damping, lang: Lang) -> String {
    let fixed = |texts: [&'static str; 3]| lang.pick(&texts).to_owned();
    let of = |texts: [&'static str; 3], count: u32, needed: u32| {
        lang.pick(&texts).replace("{0}", &count.to_string()).replace("{1}", &needed.to_string())
    };
    match (held, damping.down) {
        (Held::First, _) => fixed(["first review", "первая проверка", "перша перевірка"]),
        (Held::Same, _) => fixed(["same", "та же", "та сама"]),
        (Held::Up, _) => fixed(["up", "вверх", "вгору"]),
        (Held::NotYetUp(count), _) => {
            of(["held: up {0} of {1}", "удержан: вверх {0} из {1}", "утримано: вгору {0} з {1}"], count, damping.up)
        }
        (Held::Down(count), _) => of(["down: {0} in a row", "вниз: {0} подряд", "вниз: {0} поспіль"], count, 0),
        (Held::PastMargin, _) => fixed(["down: past the margin", "вниз: дальше запаса", "вниз: далі за запас"]),
        (Held::NotYetDown(count), Some(needed)) => {
            of(["held: down {0} of {1}", "удержан: вниз {0} из {1}", "утримано: вниз {0} з {1}"], count, needed)
        }
        (Held::NotYetDown(_), None) => {
            fixed(["held: within the margin", "удержан: в пределах запаса", "утримано: у межах запасу"])
        }
        (Held::Unordered, _) => fixed(["changed", "иначе", "інакше"]),
        (Held::NoTier, _) => fixed(["no tier", "нет категории", "немає категорії"]),
    }
}

/// The rows of the new tiers that name nobody. Every other row has a line of its own, also where a client is named twice.
fn unnamed(new: &Table, client: Option<usize>, codes: &[u32]) -> Vec<Problem> {
    let blank = new.blank_rows();
    let nobody = |row: &usize| codes.get(*row) == Some(&NONE) && blank.binary_search(row).is_err();
    let rows = (0..new.rows).filter(nobody);
    let found = client.and_then(|client| unnamed_rows(new, client, rows));
    new.problems.iter().cloned().chain(found).collect()
}
