//! HISTORY: the history of reviews with this review added, so that the next one knows what changed in between.

mod table;

use super::histories::{HISTORY_TIER, REVIEW_DATE};
use super::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, EPOCH, LANGUAGE, SHOW};
use super::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, documented};
use super::tier_lists::{self, DUPLICATES, List, any_client};
use super::{Inputs, OptionSpec, Reply};
use crate::date::Date;
use crate::lang::Texts;
use crate::messages::Code;
use crate::metrics::{Keys, Measures, NONE, as_of_columns};
use crate::problem::Problem;
use crate::table::{Role, Table, Unit, nearest};
use crate::time::history::{DETAILS, History, Layout, Named, Shape as HistoryShape};
use crate::time::roster::listed;

/// `changed`
const CHANGED: OptionSpec = OptionSpec {
    name: "changed",
    aliases: &["changed only", "только изменения", "лише зміни"],
    about: documented([
        "no (default): a row for every client of this review; yes: only for clients whose tier differs from the one before. REVIEW then takes the others for not reviewed.",
        "no (по умолчанию): строка на каждого клиента этой проверки; yes: только если категория отличается от прежней. REVIEW тогда сочтёт остальных непроверенными.",
        "no (типово): рядок на кожного клієнта цієї перевірки; yes: лише якщо категорія відрізняється від попередньої. REVIEW тоді вважатиме решту неперевіреними.",
    ]),
};
/// `new tier`
const NEW_TIER: OptionSpec = OptionSpec {
    name: "new tier",
    aliases: &["новая категория", "нова категорія"],
    about: documented([
        "The header of the column with the tiers of this review; recognised by default.",
        "Заголовок столбца с категориями этой проверки; по умолчанию распознаётся.",
        "Заголовок стовпця з категоріями цієї перевірки; типово розпізнається.",
    ]),
};
/// `rules`
const FINGERPRINT: OptionSpec = OptionSpec {
    name: "rules",
    aliases: &["fingerprint", "правила", "отпечаток", "відбиток"],
    about: documented([
        "The fingerprint of the rules that gave the tiers, as CHECK or VERSION shows it; recorded beside them.",
        "Отпечаток правил, по которым даны категории, как его показывают CHECK и VERSION; записывается рядом.",
        "Відбиток правил, за якими надано категорії, як його показують CHECK і VERSION; записується поруч.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "HISTORY",
    since: "0.3.0",
    about: documented([
        "Adds this review to the history of tiers: a row per client with the date, the tier before and the tier after. Keep it in the sheet \"TierSheet history\".",
        "Добавляет эту проверку к истории категорий: строка на клиента с датой, категорией до и после. Храните её на листе «TierSheet history».",
        "Додає цю перевірку до історії категорій: рядок на клієнта з датою, категорією до і після. Зберігайте її на аркуші «TierSheet history».",
    ]),
    params: &[
        Param {
            name: "tiers",
            about: [
                "The tiers of this review, one row per client: client and tier, such as the data with the result of ASSIGN or DAMP beside it.",
                "Категории этой проверки, строка на клиента: клиент и категория, например данные с результатом ASSIGN или DAMP рядом.",
                "Категорії цієї перевірки, рядок на клієнта: клієнт і категорія, наприклад дані з результатом ASSIGN або DAMP поруч.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        Param {
            name: "history",
            about: documented([
                "The history so far, in either form that REVIEW reads; left out for the first review.",
                "История до сих пор, в любом виде, который читает REVIEW; для первой проверки не нужна.",
                "Історія дотепер, у будь-якому вигляді, який читає REVIEW; для першої перевірки не потрібна.",
            ]),
            kind: ParamKind::Table,
            optional: true,
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
        CHANGED,
        DUPLICATES,
        FINGERPRINT,
    ],
    returns: documented([
        "The history with its own columns, and below it this review: client, name if there is one, as-of date, tier before (of the latest review earlier than that date), tier after, reason and what else DAMP or overrides tell. Rows of the same client and date are replaced, and a note counts them. A history with a column per review comes back with a row per review.",
        "История со своими столбцами и под ней эта проверка: клиент, название, если есть, дата отчёта, категория до (по последней проверке раньше этой даты), категория после, причина и что ещё говорят DAMP или ручные категории. Строки того же клиента на ту же дату заменяются, их число в замечаниях. История со столбцом на проверку возвращается со строкой на проверку.",
        "Історія зі своїми стовпцями і під нею ця перевірка: клієнт, назва, якщо є, дата звіту, категорія до (за останньою перевіркою раніше цієї дати), категорія після, причина і що ще кажуть DAMP або ручні категорії. Рядки того самого клієнта на ту саму дату замінюються, їхня кількість у зауваженнях. Історія зі стовпцем на перевірку повертається з рядком на перевірку.",
    ]),
    shape: Shape::Table,
    examples: &["history-first", "history-next", "history-again"],
    plan,
    run,
};

const NEW_TIERS: &[&str] = &["new tier", "новая категория", "нова категорія"];

/// The columns of the tiers of this review, and the history's layout.
struct Places {
    client: usize,
    name: Option<usize>,
    tier: usize,
    reason: Option<usize>,
    layout: Option<Layout>,
}

fn places(inputs: &Inputs) -> Result<Places, Problem> {
    let table = inputs.table(0)?;
    let options = &inputs.options;
    let named = options.text("new tier").map(|header| table.require(&header)).transpose()?;
    let called = || table.headers.iter().position(|header| NEW_TIERS.contains(&header.key.as_str()));
    let tier = named.or_else(called).or(table.with_role(Role::Tier)).ok_or_else(|| {
        let near = nearest("tier", table.headers.iter().map(|header| header.title.as_str())).unwrap_or_default();
        Problem::new(Code::NoTiers, table.place(), [table.range.as_str(), near, "new tier"])
    })?;
    let wanted = options.text("client");
    let mut client = wanted.as_deref().map(|header| table.require(header)).transpose()?;
    let mut layout = None;
    if let Some(history) = inputs.optional_table(1) {
        let named =
            Named { client: wanted.clone(), date: options.text("review date"), tier: options.text("history tier") };
        let mut found = Layout::of(history, &named, &options.locale)?;
        let both = |role| table.with_role(role).zip(history.with_role(role));
        if wanted.is_none()
            && let Some((own, of_history)) = both(Role::ClientId).or_else(|| both(Role::Client))
        {
            client = Some(own);
            found.client = of_history;
            found.name = history.with_role(Role::Client).filter(|name| *name != of_history);
        }
        layout = Some(found);
    }
    let client = client.map_or_else(|| any_client(table), Ok)?;
    let name = table.with_role(Role::Client).filter(|name| *name != client);
    Ok(Places { client, name, tier, reason: table.with_role(Role::Reason), layout })
}

/// The columns of the review that a history holds beside client, date and tier.
fn details(table: &Table) -> impl Iterator<Item = (Texts<'static>, Option<usize>)> + '_ {
    let called = |names: &[&str]| table.headers.iter().position(|header| names.contains(&header.key.as_str()));
    DETAILS.iter().map(move |(title, names)| (*title, called(names)))
}

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let table = inputs.table(0).map_err(one)?;
    let places = places(inputs).map_err(one)?;
    let mut own = vec![places.client, places.tier];
    own.extend(places.name.into_iter().chain(places.reason).chain(details(table).filter_map(|(_, column)| column)));
    if inputs.options.as_of.is_none() {
        own.extend(as_of_columns(table));
    }
    own.sort_unstable();
    own.dedup();
    let history = inputs.optional_table(1).map(|history| (0..history.headers.len()).collect()).unwrap_or_default();
    Ok(Wanted { columns: vec![own, history], presence: vec![None, None] })
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    appended(inputs).map_err(|problem| vec![problem])
}

/// One row of this review.
struct Line {
    row: usize,
    before: String,
    after: String,
    /// The row of the history that it takes the place of.
    replaces: Option<usize>,
}

fn appended(inputs: &Inputs) -> Result<Reply, Problem> {
    let options = &inputs.options;
    let table = inputs.table(0)?;
    let places = places(inputs)?;
    let changed_only = tier_lists::choice(inputs, "changed", tier_lists::NO_YES)? == 1;
    let last = tier_lists::takes_last(inputs)?;
    let mut measures = Measures::new(table, options.locale, options.as_of);
    measures.infer_as_of()?;
    let as_of =
        measures.as_of.ok_or_else(|| Problem::new(Code::ReviewDayNeeded, table.place(), [table.range.as_str()]))?;
    let (mut clients, mut names) = (Keys::default(), Keys::default());
    let of = |index: usize| table.columns.get(index).and_then(Option::as_ref);
    let codes = of(places.client).map(|column| clients.read(column)).unwrap_or_default();
    let tiers = of(places.tier).map(|column| names.read(column)).unwrap_or_default();
    let list = listed(&codes, clients.len(), last);
    let own = List { arg: 0, table, client: places.client, name: places.name, named_tier: Some(places.tier) };
    let mut notes = tier_lists::list_notes(&own, &list, last, &|row| tiers.get(row).copied());
    if options.text("new tier").is_none() {
        notes.extend(tier_lists::several_tier_columns(table, Some(places.tier), "new tier"));
    }
    let reviewed = clients.len();
    let past = inputs.optional_table(1).zip(places.layout.as_ref());
    let history = match past {
        Some((table, layout)) => History::read(table, layout, &options.locale, Some(as_of), &mut clients, &mut names)?,
        None => History::default(),
    };
    notes.extend(history.notes.iter().cloned());
    let replaced = match past {
        Some((table, layout)) => same_day(table, layout, inputs, as_of, &mut clients, reviewed)?,
        None => Vec::new(),
    };
    let mut replaces: Vec<Option<usize>> = vec![None; reviewed];
    for (client, row) in &replaced {
        if let Some(own) = replaces.get_mut(*client as usize) {
            *own = Some(*row);
        }
    }
    let line = |(code, row): (usize, &u32)| {
        let code = u32::try_from(code).unwrap_or(NONE);
        let earlier = history.of(code).iter().rfind(|review| review.day < as_of);
        let tier = |code: u32| if code == NONE { String::new() } else { names.name(code).to_owned() };
        let replaces = replaces.get(code as usize).copied().flatten();
        Line {
            row: *row as usize,
            before: earlier.map(|review| tier(review.tier)).unwrap_or_default(),
            after: tiers.get(*row as usize).map(|code| tier(*code)).unwrap_or_default(),
            replaces,
        }
    };
    let mut lines: Vec<Line> = list.rows.iter().take(reviewed).enumerate().map(line).collect();
    lines.sort_unstable_by_key(|line| line.row);
    let unchanged = lines.len();
    lines.retain(|line| !changed_only || line.before != line.after);
    let unchanged = unchanged - lines.len();
    if let (false, Some((table, _))) = (replaced.is_empty(), past) {
        let row = replaced.iter().map(|(_, row)| table.range_row(*row)).min().unwrap_or_default();
        let args = [replaced.len().to_string(), as_of.iso()];
        notes.push(Problem::new(Code::ReviewReplaced, table.place().row(row), args));
    }
    let mut rest = Rest { kept: Vec::new(), names: Vec::new() };
    if let Some((table, layout)) = past {
        rest = Rest::of(table, layout, &history, &replaced, &names);
    }
    let columns = table::columns(inputs, &places, &lines, &rest, as_of);
    let reply = Reply { notes, ..Reply::table(columns) };
    Ok(reply
        .fact("as of", as_of.iso())
        .fact("added", lines.len().to_string())
        .fact("replaced", replaced.len().to_string())
        .fact("unchanged", unchanged.to_string()))
}

/// The rows of a long history that are about a client of this review on the same day: client and row, in the order of rows.
fn same_day<'t>(
    table: &'t Table,
    layout: &Layout,
    inputs: &Inputs,
    as_of: Date,
    clients: &mut Keys<'t>,
    reviewed: usize,
) -> Result<Vec<(u32, usize)>, Problem> {
    let HistoryShape::Long { date, .. } = layout.shape else { return Ok(Vec::new()) };
    let days = table.read(date, Some(Unit::Date), &inputs.options.locale, &mut Vec::new())?;
    let column = table.columns.get(layout.client).and_then(Option::as_ref);
    let codes = column.map(|column| clients.read(column)).unwrap_or_default();
    let about = |(row, code): (usize, u32)| {
        ((code as usize) < reviewed && days.date(row) == Some(as_of)).then_some((code, row))
    };
    Ok(codes.into_iter().enumerate().filter_map(about).collect())
}

/// What stays of the history.
struct Rest {
    /// A row of the table each, and for a history with a column per review the day and the tier.
    kept: Vec<(usize, Option<(Date, u32)>)>,
    /// The names of tiers.
    names: Vec<String>,
}

impl Rest {
    fn of(table: &Table, layout: &Layout, history: &History, replaced: &[(u32, usize)], names: &Keys<'_>) -> Rest {
        let names = (0..names.len() as u32).map(|code| names.name(code).to_owned()).collect();
        let kept = match layout.shape {
            HistoryShape::Long { .. } => {
                let blank = table.blank_rows();
                let stays = |row: &usize| {
                    blank.binary_search(row).is_err() && replaced.binary_search_by_key(row, |(_, row)| *row).is_err()
                };
                (0..table.rows).filter(stays).map(|row| (row, None)).collect()
            }
            HistoryShape::Wide(_) => {
                let mut reviews = history.reviews.clone();
                reviews.sort_by_key(|review| (review.day, review.row));
                reviews.iter().map(|review| (review.row as usize, Some((review.day, review.tier)))).collect()
            }
        };
        Rest { kept, names }
    }
}
