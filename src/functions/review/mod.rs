//! REVIEW: who is due for the next review, and which overrides have run out or are no longer needed.

mod hand;
mod intervals;

use crate::cells::{Cell, Column};
use crate::date::Date;
use crate::functions::context::OVERRIDES;
use crate::functions::histories::{self, HISTORY, HISTORY_TIER, REVIEW_DATE};
use crate::functions::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, EPOCH, LANGUAGE, SHOW};
use crate::functions::reply::{coded, column, count_cell, date_cell, number_cell};
use crate::functions::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, documented};
use crate::functions::tier_lists;
use crate::functions::{Inputs, OptionSpec, Reply};
use crate::messages::Code;
use crate::metrics::{Keys, NONE};
use crate::problem::{Place, Problem};
use crate::table::{Role, Table};
use crate::time::Interval;
use crate::time::history::{History, Layout};
use crate::time::review::{Schedule, Status};
use hand::{ByHand, Cards, Hand, by_name, by_rules_column, given_overrides};
use intervals::intervals;
use rust_decimal::Decimal;

/// `ahead`
const AHEAD: OptionSpec = OptionSpec {
    name: "ahead",
    aliases: &["soon", "заранее", "наперед", "заздалегідь"],
    about: documented([
        "How long before its day a review counts as due: 14 days, 1 month (default), never for none.",
        "За сколько до срока считать, что пора: 14 дней, 1 месяц (по умолчанию), никогда — не раньше срока.",
        "За скільки до терміну вважати, що пора: 14 днів, 1 місяць (типово), ніколи — не раніше терміну.",
    ]),
};
/// `grace`
const GRACE: OptionSpec = OptionSpec {
    name: "grace",
    aliases: &["grace days", "отсрочка", "відстрочка"],
    about: documented([
        "Days behind its day until which a review is due and not yet overdue; 0 by default.",
        "Сколько дней после срока проверка ещё не просрочена; по умолчанию 0.",
        "Скільки днів після терміну перевірка ще не прострочена; типово 0.",
    ]),
};
/// `only`
const ONLY: OptionSpec = OptionSpec {
    name: "only",
    aliases: &["status", "только", "статус", "лише"],
    about: documented([
        "The statuses to list, with ; between them: never; overdue; due; not yet; not wanted. All by default.",
        "Какие статусы показать, через «;»: не было; просрочено; пора; ещё не пора; не нужна. По умолчанию все.",
        "Які статуси показати, через «;»: не було; прострочено; пора; ще не пора; не потрібна. Типово всі.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "REVIEW",
    since: "0.2.0",
    about: documented([
        "Who is due for a review of the tier, who is overdue and who was never reviewed; and overrides that have run out or that the rules now agree with.",
        "Кому пора пересмотреть категорию, у кого срок прошёл и кого не проверяли; и ручные категории, которые истекли или совпали с правилами.",
        "Кому пора переглянути категорію, у кого термін минув і кого не перевіряли; і ручні категорії, які закінчилися або збіглися з правилами.",
    ]),
    params: &[
        HISTORY,
        Param {
            name: "interval",
            about: documented([
                "The time between reviews: months as a number, 3 months, 90 days, quarterly (default); \"A=1; B=3; *=6\"; or a table with columns tier and review interval, such as a plan.",
                "Срок между проверками: число месяцев, «3 месяца», «90 дней», «ежеквартально» (по умолчанию); «A=1; B=3; *=6»; или таблица со столбцами «категория» и «срок пересмотра», например план.",
                "Термін між перевірками: кількість місяців, «3 місяці», «90 днів», «щокварталу» (типово); «A=1; B=3; *=6»; або таблиця зі стовпцями «категорія» і «термін перегляду», наприклад план.",
            ]),
            kind: ParamKind::Grid,
            optional: true,
        },
        Param {
            name: "clients",
            about: documented([
                "All clients of now, with their tiers if known, such as the data with the result of ASSIGN beside it: who was never reviewed, and whom the rules now agree on.",
                "Все нынешние клиенты, с категориями, если они известны, например данные с результатом ASSIGN рядом: кого не проверяли и где правила теперь согласны.",
                "Усі теперішні клієнти, з категоріями, якщо вони відомі, наприклад дані з результатом ASSIGN поруч: кого не перевіряли і де правила тепер згодні.",
            ]),
            kind: ParamKind::Table,
            optional: true,
        },
        OVERRIDES,
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
        AHEAD,
        GRACE,
        ONLY,
    ],
    returns: documented([
        "Per client: tier, last review, number of reviews, interval, next review, days left (negative when it is over), status (never, overdue, due, not yet, not wanted), the tier set by hand, by whom, until when, and whether that is in force, expired, or agrees with the rules. Months are counted by the calendar, to the last day of a shorter month.",
        "По клиентам: категория, последняя проверка, число проверок, срок, следующая проверка, дней осталось (меньше нуля — срок прошёл), статус (не было, просрочено, пора, ещё не пора, не нужна), ручная категория, кем задана, до какого дня и действует она, истекла или совпала с правилами. Месяцы считаются по календарю, до последнего дня короткого месяца.",
        "За клієнтами: категорія, остання перевірка, кількість перевірок, термін, наступна перевірка, днів лишилося (менше нуля — термін минув), статус (не було, прострочено, пора, ще не пора, не потрібна), ручна категорія, ким задана, до якого дня і чи діє вона, закінчилася чи збіглася з правилами. Місяці рахуються за календарем, до останнього дня короткого місяця.",
    ]),
    shape: Shape::Table,
    examples: &["review-quarterly", "review-by-plan", "review-wide-ru"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let columns = || {
        let (layout, clients) = histories::layouts(inputs, 2)?;
        let of_clients = clients.zip(inputs.optional_table(2)).map(|(client, table)| card_columns(table, client));
        let wanted = [layout.columns(), Vec::new(), of_clients.unwrap_or_default()];
        Ok(Wanted { columns: wanted.to_vec(), presence: vec![None; 3] })
    };
    columns().map_err(|problem| vec![problem])
}

fn card_columns(table: &Table, client: usize) -> Vec<usize> {
    let roles = [Role::Client, Role::Tier, Role::Reason];
    let mut columns: Vec<usize> = roles.iter().filter_map(|role| table.with_role(*role)).collect();
    columns.push(client);
    columns.extend(by_rules_column(table));
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// One line of the result.
struct Line {
    /// The row that the client is copied from.
    row: u32,
    tier: String,
    last: Option<Date>,
    reviews: usize,
    interval: Interval,
    next: Option<Date>,
    status: Status,
    by_hand: ByHand,
    state: &'static str,
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let lang = inputs.lang();
    let options = &inputs.options;
    let table = inputs.table(0).map_err(one)?;
    let (layout, client) = histories::layouts(inputs, 2).map_err(one)?;
    let cards = inputs.optional_table(2).zip(client);
    let intervals = intervals(inputs).map_err(one)?;
    let ahead = match options.text("ahead") {
        None => Interval::Months(1),
        Some(text) => Interval::read(&Cell::text(text.as_str()))
            .ok_or_else(|| one(Problem::new(Code::BadInterval, Place::of("options"), [text])))?,
    };
    let only = only(inputs).map_err(one)?;
    let given = given_overrides(inputs)?;
    let names = Column::from_cells(&given.iter().map(|(client, _)| Cell::text(client.as_str())).collect::<Vec<_>>());
    let (mut clients, mut tiers) = (Keys::default(), Keys::default());
    let of_cards = cards.and_then(|(table, client)| table.columns.get(client)?.as_ref()).map(|own| clients.read(own));
    let history =
        History::read(table, &layout, &options.locale, options.as_of, &mut clients, &mut tiers).map_err(one)?;
    let reviewed = clients.len();
    // Without any review there is no day to count to, and none is needed.
    let as_of = history.as_of;
    let grace = tier_lists::whole(inputs, "grace", 0).map_err(one)?.unwrap_or(0);
    let schedule = as_of.map(|as_of| Schedule { as_of, ahead, grace });
    let mut notes = history.notes.clone();
    let of_given: Vec<u32> = given
        .iter()
        .zip(clients.read(&names))
        .map(|((client, _), code)| match (code as usize) < reviewed {
            true => code,
            // An override may call the client by name instead of the id.
            false => by_name(inputs, &layout, client, &clients, reviewed).unwrap_or(NONE),
        })
        .collect();
    for ((client, own), code) in given.iter().zip(&of_given) {
        if *code == NONE {
            notes.push(Problem::new(Code::OverrideUnknownClient, own.place.clone(), [client.as_str(), ""]));
        }
    }
    let hand = Hand::of(table, &layout, inputs, &mut notes).map_err(one)?;
    let cards = cards.map(|(table, _)| Cards::of(table));
    let rows = match &of_cards {
        Some(codes) => tier_lists::first_rows(codes, reviewed),
        None => history.rows.clone(),
    };
    let mut order: Vec<(u32, u32)> = (0..reviewed as u32).zip(rows).filter(|(_, row)| *row != NONE).collect();
    order.sort_unstable_by_key(|(_, row)| *row);
    let mut unlisted: Vec<String> = Vec::new();
    let mut lines = Vec::with_capacity(order.len());
    for (client, row) in order {
        let reviews = history.of(client);
        let last = reviews.last();
        let recorded = last.map(|review| tiers.name(review.tier).to_owned()).unwrap_or_default();
        let now = cards.as_ref().map(|cards| cards.tier(row as usize)).filter(|tier| !tier.is_empty());
        let tier = now.unwrap_or_else(|| recorded.clone());
        let (interval, was_given) = intervals.of(&tier);
        if !was_given && !tier.is_empty() && !unlisted.contains(&tier) {
            unlisted.push(tier.clone());
        }
        let (next, status) = match schedule {
            Some(schedule) => schedule.next(last.map(|review| review.day), interval),
            None if interval == Interval::Never => (None, Status::NotWanted),
            None => (None, Status::Never),
        };
        let own = of_given.iter().position(|code| *code == client).and_then(|place| given.get(place));
        let by_hand = own.map(|(_, own)| own.clone()).or_else(|| hand.of_review(table, last?, &recorded));
        let by_rules = cards.as_ref().and_then(|cards| cards.by_rules(row as usize)).or_else(|| hand.by_rules(last?));
        let state = state(&by_hand, by_rules.as_deref(), as_of, clients.name(client), &mut notes);
        let by_hand = by_hand.unwrap_or_default();
        let state = lang.pick(&state);
        lines.push((
            client,
            Line {
                row,
                tier,
                last: last.map(|review| review.day),
                reviews: reviews.len(),
                interval,
                next,
                status,
                by_hand,
                state,
            },
        ));
    }
    if let Some(codes) = &of_cards {
        let listed = tier_lists::first_rows(codes, reviewed);
        let gone = |client: &u32| listed.get(*client as usize) == Some(&NONE) && !history.of(*client).is_empty();
        let gone: Vec<u32> = (0..reviewed as u32).filter(gone).collect();
        if let Some(first) = gone.first() {
            let args = [gone.len().to_string(), clients.name(*first).to_owned(), "clients".to_owned()];
            notes.push(Problem::new(Code::NotReviewedNow, table.place(), args));
        }
    }
    notes.extend(without_interval(unlisted));
    let count = |status: Status| lines.iter().filter(|(_, line)| line.status == status).count().to_string();
    let facts = [
        ("as of", as_of.map(Date::iso).unwrap_or_default()),
        ("never", count(Status::Never)),
        ("overdue", count(Status::Overdue)),
        ("due", count(Status::Due)),
    ];
    lines.retain(|(_, line)| only.is_empty() || only.contains(&line.status));
    let lines: Vec<Line> = lines.into_iter().map(|(_, line)| line).collect();
    let reply = Reply { notes, ..reply(inputs, &layout, client, &lines, as_of) };
    Ok(facts.into_iter().fold(reply, |reply, (name, value)| reply.fact(name, value)))
}

fn without_interval(mut tiers: Vec<String>) -> Option<Problem> {
    tiers.sort_unstable();
    (!tiers.is_empty()).then(|| Problem::new(Code::TiersWithoutInterval, Place::of("interval"), [tiers.join(", ")]))
}

fn reply(inputs: &Inputs, layout: &Layout, client: Option<usize>, lines: &[Line], as_of: Option<Date>) -> Reply {
    let lang = inputs.lang();
    let sources: Vec<u32> = lines.iter().map(|line| line.row).collect();
    let mut columns = histories::client_columns(inputs, layout, 2, client, &sources);
    let days =
        |next: Option<Date>| next.zip(as_of).map(|(next, as_of)| Decimal::from(next.day_number() - as_of.day_number()));
    let text = |header: [&'static str; 3], show: &dyn Fn(&Line) -> String| {
        coded(lang.pick(&header), lines.iter().map(show).collect())
    };
    let cells = |header: [&'static str; 3], show: &dyn Fn(&Line) -> Cell| {
        column(lang.pick(&header), lines.iter().map(show).collect())
    };
    columns.extend([
        text(*Role::Tier.titles(), &|line| line.tier.clone()),
        cells(["last review", "последняя проверка", "остання перевірка"], &|line| {
            date_cell(line.last)
        }),
        cells(["reviews", "проверок", "перевірок"], &|line| count_cell(line.reviews)),
        text(["review interval", "срок пересмотра", "термін перегляду"], &|line| {
            line.interval.shown(lang)
        }),
        cells(["next review", "следующая проверка", "наступна перевірка"], &|line| {
            date_cell(line.next)
        }),
        cells(["days left", "дней осталось", "днів лишилося"], &|line| {
            number_cell(days(line.next))
        }),
        text(["status", "статус", "статус"], &|line| lang.pick(&line.status.texts()).to_owned()),
        text(["set by hand", "задано вручную", "задано вручну"], &|line| {
            line.by_hand.tier.clone()
        }),
        text(["who", "кто", "хто"], &|line| line.by_hand.who.clone()),
        cells(["until", "до", "до"], &|line| date_cell(line.by_hand.until)),
        text(["override", "ручная категория", "ручна категорія"], &|line| {
            line.state.to_owned()
        }),
    ]);
    Reply::table(columns)
}

/// How an override stands, with a note where it has run out or the rules agree.
fn state(
    own: &Option<ByHand>,
    by_rules: Option<&str>,
    as_of: Option<Date>,
    client: &str,
    notes: &mut Vec<Problem>,
) -> [&'static str; 3] {
    let Some(own) = own else { return [""; 3] };
    if let Some(until) = own.until.filter(|until| as_of.is_some_and(|as_of| *until < as_of)) {
        let args = [client.to_owned(), own.tier.clone(), until.iso()];
        notes.push(Problem::new(Code::OverrideExpired, own.place.clone(), args));
        return ["expired", "истекла", "закінчилася"];
    }
    if by_rules.is_some_and(|tier| tier_lists::same_tier(tier, &own.tier)) {
        notes.push(Problem::new(Code::OverrideAgrees, own.place.clone(), [client, &own.tier]));
        return ["agrees with the rules", "совпала с правилами", "збіглася з правилами"];
    }
    ["in force", "действует", "діє"]
}

fn only(inputs: &Inputs) -> Result<Vec<Status>, Problem> {
    let all = [Status::Never, Status::Overdue, Status::Due, Status::Later, Status::NotWanted];
    let read = |text: String| {
        let known = |status: &&Status| status.texts().contains(&text.to_lowercase().as_str());
        all.iter().find(known).copied().ok_or_else(|| {
            let listed = all.iter().map(|status| inputs.lang().pick(&status.texts()).to_owned());
            let args = ["only".to_owned(), text.clone(), listed.collect::<Vec<_>>().join("; ")];
            Problem::new(Code::BadOption, Place::of("options"), args)
        })
    };
    inputs.options.list("only").into_iter().map(read).collect()
}
