//! MOVES: who moved between two reviews, and why.

mod sides;
mod told;

use super::context::OVERRIDES;
use super::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, DECIMALS, EPOCH, LANGUAGE, SHARES, SHOW};
use super::reply::coded;
use super::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, documented};
use super::tier_lists::{self, AFTER, BEFORE, DUPLICATES, Kind, TIER_AFTER, TIER_BEFORE, TIERS};
use super::{Inputs, OptionSpec, Reply};
use crate::messages::Code;
use crate::problem::Problem;
use crate::table::Role;
use crate::time::{Causes, Mixture, Moved, Tiers, order};
use sides::Side;
use told::Told;

/// `as of before`
const AS_OF_BEFORE: OptionSpec = OptionSpec {
    name: "as of before",
    aliases: &["date before", "на дату до", "станом на до"],
    about: documented([
        "The day that ages of the earlier list are counted to; by default its latest date. \"as of\" is that of the later list.",
        "День, на который считается давность в прежнем списке; по умолчанию последняя дата в нём. «as of» — то же для нового списка.",
        "День, на який рахується давність у попередньому списку; типово остання дата в ньому. «as of» — те саме для нового списку.",
    ]),
};
/// `changed`
const CHANGED: OptionSpec = OptionSpec {
    name: "changed",
    aliases: &["changed only", "только изменения", "лише зміни"],
    about: documented([
        "no (default): a row for every client; yes: only clients who moved, came or left.",
        "no (по умолчанию): строка на каждого клиента; yes: только те, кто перешёл, пришёл или ушёл.",
        "no (типово): рядок на кожного клієнта; yes: лише ті, хто перейшов, прийшов або пішов.",
    ]),
};

const RULES_BEFORE: Param = Param {
    name: "rules before",
    about: documented([
        "The rule table of that time, or the name of a template; if left out, the rules after.",
        "Таблица правил того времени или имя шаблона; если не задана, новые правила.",
        "Таблиця правил того часу або ім'я шаблону; якщо не задано, нові правила.",
    ]),
    kind: ParamKind::Grid,
    optional: true,
};

/// The record.
pub const SPEC: Function = Function {
    id: "MOVES",
    since: "0.2.0",
    about: documented([
        "Who moved between two reviews, from which tier to which, and why: the client's data, other clients, the rules, an override, or missing data.",
        "Кто перешёл между двумя проверками, из какой категории в какую и почему: данные клиента, другие клиенты, правила, ручная категория или нехватка данных.",
        "Хто перейшов між двома перевірками, з якої категорії в яку і чому: дані клієнта, інші клієнти, правила, ручна категорія або нестача даних.",
    ]),
    params: &[
        BEFORE,
        AFTER,
        RULES_BEFORE,
        Param {
            name: "rules after",
            about: documented([
                "The rule table of now; if left out, the rules before. Without any rules the lists' own tiers are compared.",
                "Нынешняя таблица правил; если не задана, прежние правила. Совсем без правил сравниваются категории из списков.",
                "Теперішня таблиця правил; якщо не задано, попередні правила. Зовсім без правил порівнюються категорії зі списків.",
            ]),
            ..RULES_BEFORE
        },
        Param { name: "overrides before", ..OVERRIDES },
        Param { name: "overrides after", ..OVERRIDES },
        OPTIONS,
    ],
    options: &[
        AS_OF,
        LANGUAGE,
        DECIMAL,
        DATES,
        EPOCH,
        SHARES,
        CLIENT,
        SHOW,
        COLUMNS,
        DECIMALS,
        TIERS,
        TIER_BEFORE,
        TIER_AFTER,
        DUPLICATES,
        AS_OF_BEFORE,
        CHANGED,
    ],
    returns: documented([
        "Per client, the later list in its order, then those who left: client, from, to, move (up, down, same, new, lost; changed where a side has no tier or the order is not known), cause, details. The cause is the fewest changes, out of the client's data, other clients, the rules and an override, that turn the earlier tier into the later one when the rules are asked again; \"or\" stands between changes of which each suffices, \"+\" between those that only together do. Missing data means that the deciding field is unknown on one side.",
        "По клиентам, новый список по порядку, затем ушедшие: клиент, откуда, куда, переход (вверх, вниз, та же, новый, ушёл; «иначе», где на одной стороне нет категории или порядок неизвестен), причина, подробности. Причина — наименьшее число изменений из четырёх (данные клиента, другие клиенты, правила, ручная категория), при которых правила, спрошенные заново, превращают прежнюю категорию в новую; «или» стоит между изменениями, из которых хватает любого, «+» — между теми, что действуют только вместе. Нехватка данных: решающее поле неизвестно на одной из сторон.",
        "За клієнтами, новий список за порядком, потім ті, хто пішов: клієнт, звідки, куди, перехід (вгору, вниз, та сама, новий, пішов; «інакше», де на одному боці немає категорії або порядок невідомий), причина, подробиці. Причина — найменша кількість змін із чотирьох (дані клієнта, інші клієнти, правила, ручна категорія), за яких правила, спитані знову, перетворюють попередню категорію на нову; «або» стоїть між змінами, з яких досить будь-якої, «+» — між тими, що діють лише разом. Нестача даних: вирішальне поле невідоме на одному з боків.",
    ]),
    shape: Shape::Table,
    examples: &["moves-causes", "moves-recorded", "moves-ugly-ru"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let lists = tier_lists::lists(inputs).map_err(|problem| vec![problem])?;
    let rules = sides::rules(inputs)?;
    let mut wanted = Wanted { columns: Vec::new(), presence: Vec::new() };
    for (own, list) in lists.iter().enumerate() {
        wanted.columns.push(sides::columns(inputs, list, &rules, own)?);
        wanted.presence.push(list.table.presence_column());
    }
    Ok(wanted)
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let lang = inputs.lang();
    let lists = tier_lists::lists(inputs).map_err(one)?;
    let changed_only = tier_lists::choice(inputs, "changed", tier_lists::NO_YES).map_err(one)? == 1;
    let rules = sides::rules(inputs)?;
    let roster = tier_lists::pair(inputs, &lists).map_err(one)?;
    let [before, after] = &lists;
    let mut sides = [Side::read(inputs, before, &rules)?, Side::read(inputs, after, &rules)?];
    let tiers = tiers(inputs, &rules, &sides);
    for side in &mut sides {
        side.settle(&tiers);
    }
    let [was, is] = &sides;
    let last = tier_lists::takes_last(inputs).map_err(one)?;
    let mut notes: Vec<Problem> = rules.iter().flatten().flat_map(|rules| rules.warnings.clone()).collect();
    notes.extend(tier_lists::list_notes(before, &roster.before, last, &|row| was.tier(row)));
    notes.extend(tier_lists::list_notes(after, &roster.after, last, &|row| is.tier(row)));
    notes.extend(tier_lists::nobody_in_common(&lists, &roster));
    notes.extend(tier_lists::tier_notes(&tiers, &after.table.place()));
    notes.extend(was.notes.iter().chain(&is.notes).cloned());

    let lines: Vec<(Option<usize>, Option<usize>)> = roster.lines().collect();
    let kind = |line: &(Option<usize>, Option<usize>)| match line {
        (Some(a), Some(b)) => Kind::of(&tiers, was.tier(*a), is.tier(*b)),
        (None, _) => Kind::New,
        (_, None) => Kind::Lost,
    };
    let lines: Vec<_> = lines.into_iter().map(|line| (line, kind(&line))).collect();
    let count = |kind: Kind| lines.iter().filter(|(_, own)| *own == kind).count();
    let kinds =
        [Kind::Up, Kind::Down, Kind::Same, Kind::New, Kind::Lost, Kind::Changed].map(|kind| (kind, count(kind)));
    let moved = |kind: Kind| matches!(kind, Kind::Up | Kind::Down | Kind::Changed);
    let mut causes =
        if lines.iter().any(|(_, kind)| moved(*kind)) { causes(inputs, &sides, &tiers, &mut notes)? } else { None };
    let mut texts: [Vec<String>; 5] = Default::default();
    let mut untold = 0;
    let mut shown = Vec::new();
    for (line, kind) in &lines {
        if changed_only && *kind == Kind::Same {
            continue;
        }
        shown.push(*line);
        let name = |side: &Side<'_>, row: Option<usize>| match row.map(|row| side.tier(row)) {
            None => String::new(),
            Some(None) => lang.pick(&order::NO_TIER).to_owned(),
            Some(Some(tier)) => tiers.name(tier).to_owned(),
        };
        let told = match line {
            (Some(a), Some(b)) if moved(*kind) => {
                let told = Told { inputs, sides: &sides, tiers: &tiers };
                let moved = Moved { rows: [*a, *b], by_hand: [was.by_hand(*a), is.by_hand(*b)] };
                match &mut causes {
                    Some(causes) => told.by_rules(causes, &moved, is.tier(*b)),
                    None => told.by_reasons(&moved),
                }
            }
            (None, Some(b)) => [String::new(), is.reason(*b)],
            _ => Default::default(),
        };
        let [cause, details] = told;
        untold += usize::from(moved(*kind) && cause.is_empty());
        let cells = [name(was, line.0), name(is, line.1), lang.pick(&kind.texts()).to_owned(), cause, details];
        for (texts, text) in texts.iter_mut().zip(cells) {
            texts.push(text);
        }
    }
    if untold > 0 {
        notes.push(Problem::new(Code::CausesNotTold, after.table.place(), [untold.to_string()]));
    }
    let headers: [[&str; 3]; 5] = [
        ["from", "откуда", "звідки"],
        ["to", "куда", "куди"],
        ["move", "переход", "перехід"],
        ["cause", "причина", "причина"],
        ["details", "подробности", "подробиці"],
    ];
    let mut columns = tier_lists::client_columns(&lists, &shown);
    columns.extend(headers.iter().zip(texts).map(|(header, texts)| coded(lang.pick(header), texts)));
    let mut reply = Reply { notes, ..Reply::table(columns) };
    reply.facts = facts(&sides, &rules);
    Ok(kinds.into_iter().fold(reply, |reply, (kind, count)| {
        let [name, ..] = kind.texts();
        reply.fact(name, count.to_string())
    }))
}

fn facts(sides: &[Side<'_>; 2], rules: &sides::Rules) -> Vec<(&'static str, String)> {
    let [was, is] = sides;
    let [earlier, later] = rules;
    let iso = |side: &Side<'_>| side.as_of.map(crate::date::Date::iso).unwrap_or_default();
    let print = |rules: &Option<crate::rules::RuleTable>| rules.as_ref().map(crate::rules::RuleTable::fingerprint);
    vec![
        ("as of before", iso(was)),
        ("as of", iso(is)),
        ("rules before", print(earlier).unwrap_or_default()),
        ("rules", print(later).unwrap_or_default()),
    ]
}

/// All tiers of the rules and of the lists, in the order that the option states, else the rules, else the letters.
fn tiers(inputs: &Inputs, rules: &sides::Rules, sides: &[Side<'_>; 2]) -> Tiers {
    let mut stated = tier_lists::stated(inputs);
    if let ([Some(before), Some(after)], true) = (rules, stated.is_empty()) {
        stated = order::merged(&before.ladder, &after.ladder);
    }
    Tiers::new(&stated, sides.iter().flat_map(Side::names).collect())
}

/// What tells causes apart: both rule tables applied to both lists. `None` where a list has not the data for its own rules.
fn causes<'a>(
    inputs: &Inputs,
    sides: &'a [Side<'a>; 2],
    tiers: &Tiers,
    notes: &mut Vec<Problem>,
) -> Result<Option<Causes<'a>>, Vec<Problem>> {
    let [was, is] = sides;
    let (Some(earlier), Some(later)) = (was.rules, is.rules) else { return Ok(None) };
    let same = earlier.fingerprint() == later.fingerprint();
    let mut mixture = |rules: &'a crate::rules::RuleTable, title: &str| {
        let mut both = Vec::with_capacity(2);
        for side in sides {
            match side.evaluation(inputs, rules) {
                Ok(evaluation) => both.push(evaluation),
                Err(problems) => {
                    let field = problems.first().and_then(|problem| problem.args.first()).cloned().unwrap_or_default();
                    let args = [title.to_owned(), field, side.list.table.range.clone()];
                    notes.push(Problem::new(Code::CausesNotParted, side.list.table.place(), args));
                    return None;
                }
            }
        }
        let mut both = both.into_iter();
        Some(Mixture::new(both.next()?, both.next()?))
    };
    let before = mixture(earlier, "before");
    let after = if same { None } else { mixture(later, "after") };
    let place = |rules: &crate::rules::RuleTable| -> Vec<u32> {
        rules.ladder.names().iter().map(|name| tiers.find(name).unwrap_or(u32::MAX)).collect()
    };
    Ok(Some(Causes::new(before, after, same, [place(earlier), place(later)])))
}

/// The columns that show why a tier is recorded as it is.
fn why_recorded(table: &crate::table::Table) -> Vec<usize> {
    [Role::Reason, Role::Missing].iter().filter_map(|role| table.with_role(*role)).collect()
}
