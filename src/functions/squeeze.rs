//! SQUEEZE: large clients whose margin falls while they grow, and small ones who take much attention.

mod attention;
mod halves;
mod output;

use super::options::SHARES;
use super::payments::{self, MEASURE, PAYMENTS, of_payments};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, Reply};
use crate::lists::squeeze::{Attention, Finding, Judged, Limits, Taken, attention as taken, squeezers};
use crate::messages::Code;
use crate::metrics::{Amount, Needs, Payments, Places};
use crate::problem::{Place, Problem};
use crate::rules::Amount as Ranked;
use crate::table::{Role, clipped};
use rust_decimal::Decimal;

const fn option(name: &'static str, aliases: &'static [&'static str], about: crate::Texts<'static>) -> OptionSpec {
    OptionSpec { name, aliases, about: documented(about) }
}

/// `top`
const TOP: OptionSpec = option(
    "top",
    &["large", "топ", "крупные", "великі"],
    [
        "Which clients are large: so many of those with a positive volume, by count, everyone equal to the last one included; 20% by default.",
        "Кто считается крупным: доля клиентов с положительным объёмом, по числу, вместе со всеми равными последнему; по умолчанию 20%.",
        "Хто вважається великим: частка клієнтів із додатним обсягом, за кількістю, разом з усіма рівними останньому; типово 20%.",
    ],
);
/// `rise`
const RISE: OptionSpec = option(
    "rise",
    &["growth", "рост", "зростання"],
    [
        "By more than which share the volume must have risen; 0% by default.",
        "Больше чем на какую долю должен вырасти объём; по умолчанию 0%.",
        "Більше ніж на яку частку має зрости обсяг; типово 0%.",
    ],
);
/// `fall`
const FALL: OptionSpec = option(
    "fall",
    &["drop of margin", "падение", "падение маржи", "падіння", "падіння маржі"],
    [
        "By more than how much the margin must have fallen, 2% being from 25% to 23%; 0% by default.",
        "Больше чем на сколько должна упасть маржа: 2% — это с 25% до 23%; по умолчанию 0%.",
        "Більше ніж на скільки має впасти маржа: 2% — це з 25% до 23%; типово 0%.",
    ],
);
/// `months`
const MONTHS: OptionSpec = option(
    "months",
    &["window", "месяцев", "окно", "місяців", "вікно"],
    [
        "Months of the window up to the as-of date, an even number; 12 by default, or as many whole pairs as younger data cover.",
        "Месяцев в окне до даты отчёта, чётное число; по умолчанию 12 или сколько пар полных месяцев есть в данных.",
        "Місяців у вікні до дати звіту, парне число; типово 12 або скільки пар повних місяців є в даних.",
    ],
);
/// `little`
const LITTLE: OptionSpec = option(
    "little",
    &["small", "мало", "малый доход", "малий дохід"],
    [
        "Whose income is little: so many clients from the bottom, by count; 50% by default.",
        "У кого доход мал: доля клиентов снизу, по числу; по умолчанию 50%.",
        "У кого дохід малий: частка клієнтів знизу, за кількістю; типово 50%.",
    ],
);
/// `much`
const MUCH: OptionSpec = option(
    "much",
    &["much attention", "много", "много внимания", "багато", "багато уваги"],
    [
        "Who takes much attention: so many clients from the top, by count, for each sort of attention; 20% by default.",
        "Кто требует много внимания: доля клиентов сверху, по числу, по каждому виду внимания; по умолчанию 20%.",
        "Хто потребує багато уваги: частка клієнтів зверху, за кількістю, за кожним видом уваги; типово 20%.",
    ],
);
/// `attention`
const ATTENTION: OptionSpec = option(
    "attention",
    &["attention columns", "внимание", "столбцы внимания", "увага", "стовпці уваги"],
    [
        "Headers of the columns that are attention, with ; between them; by default complaints, hours, calls, requests, visits, returns and discount.",
        "Заголовки столбцов внимания, через «;»; по умолчанию жалобы, часы, звонки, обращения, визиты, возвраты и скидка.",
        "Заголовки стовпців уваги, через «;»; типово скарги, години, дзвінки, звернення, візити, повернення і знижка.",
    ],
);
/// `list`
const LIST: OptionSpec = option(
    "list",
    &["report", "form", "список", "вид", "отчет", "перелік", "вигляд", "звіт"],
    [
        "\"both\" (default) lists, only \"squeeze\", only \"attention\", or \"all\": every client with what was found.",
        "«both» (по умолчанию) — оба списка, «squeeze» — только кто давит, «attention» — только кто требует внимания, «all» — все клиенты и вывод по каждому.",
        "«both» (типово) — обидва списки, «squeeze» — лише хто тисне, «attention» — лише хто потребує уваги, «all» — усі клієнти й висновок щодо кожного.",
    ],
);

/// The record.
pub const SPEC: Function = Function {
    id: "SQUEEZE",
    since: "0.2.0",
    about: documented([
        "An alarm for large clients who buy more while their margin falls; and the reverse list: little income, much attention.",
        "Сигнал о крупных клиентах, которые покупают больше, а маржа у них падает; и обратный список: мало дохода, много внимания.",
        "Сигнал про великих клієнтів, які купують більше, а маржа в них падає; і зворотний список: мало доходу, багато уваги.",
    ]),
    params: &[
        Param {
            name: "deals",
            about: [
                "One row per deal, payment or order line, with a header row: the client, the day, revenue and cost or profit, and if known complaints, hours, discount.",
                "Строка на сделку, платёж или позицию заказа, с заголовками: клиент, день, выручка и себестоимость или прибыль и, если есть, жалобы, часы, скидка.",
                "Рядок на угоду, платіж чи позицію замовлення, із заголовками: клієнт, день, виручка і собівартість або прибуток та, якщо є, скарги, години, знижка.",
            ],
            ..PAYMENTS
        },
        Param {
            name: "clients",
            about: documented([
                "One row per client with the attention that the client takes: complaints, hours, calls and the like.",
                "Строка на клиента с тем вниманием, которого он требует: жалобы, часы, звонки и подобное.",
                "Рядок на клієнта з тією увагою, якої він потребує: скарги, години, дзвінки тощо.",
            ]),
            kind: ParamKind::Table,
            optional: true,
        },
        OPTIONS,
    ],
    options: &of_payments::<26>(&[TOP, RISE, FALL, MONTHS, LITTLE, MUCH, ATTENTION, LIST, MEASURE, SHARES]),
    returns: documented([
        "Per client found: the list, volume and margin in the first and the second half of the window, the profit forgone by the fall of the margin, income, each sort of attention, and in which of them the client is among the most. Squeezers first, the most profit forgone first; then the others, by number of sorts, then least income. Attention of deals is added up, a discount is averaged; that of the table of clients is taken as it is.",
        "На каждого найденного клиента: список, объём и маржа в первой и второй половине окна, недополученная из-за падения маржи прибыль, доход, каждый вид внимания и в каких из них клиент среди первых. Сначала те, кто давит, — по недополученной прибыли; затем остальные — по числу видов, затем по наименьшему доходу. Внимание из сделок складывается, скидка усредняется; из таблицы клиентов берётся как есть.",
        "На кожного знайденого клієнта: список, обсяг і маржа в першій та другій половині вікна, недоотриманий через падіння маржі прибуток, дохід, кожен вид уваги і в яких із них клієнт серед перших. Спершу ті, хто тисне, — за недоотриманим прибутком; потім інші — за кількістю видів, потім за найменшим доходом. Увага з угод додається, знижка усереднюється; з таблиці клієнтів береться як є.",
    ]),
    shape: Shape::Table,
    examples: &["squeeze-vip", "squeeze-attention", "squeeze-all", "squeeze-ugly-ru"],
    plan: |inputs| plan(inputs).map_err(|problem| vec![problem]),
    run: |inputs| run(inputs).map_err(|problem| vec![problem]),
};

/// What is asked for.
struct Wishes {
    /// Whether who squeezes is looked for.
    squeeze: bool,
    /// Whether who takes attention is looked for.
    attention: bool,
    /// Whether every client is listed.
    all: bool,
    volume: Amount,
    limits: Limits,
    shares: Attention,
}

fn wishes(inputs: &Inputs) -> Result<Wishes, Problem> {
    let options = &inputs.options;
    let share = |name: &'static str, default: i64, least: Decimal, most: Decimal| {
        let Some(share) = options.number(name)? else { return Ok(Decimal::new(default, 2)) };
        let bad = || Problem::new(Code::BadOption, Place::of("options"), [name, &share.to_string(), "20%"]);
        Some(share).filter(|share| least <= *share && *share <= most).ok_or_else(bad)
    };
    let (zero, one) = (Decimal::ZERO, Decimal::ONE);
    let rank = |name, default| share(name, default, Decimal::new(1, 6), one).map(Ranked::Share);
    let lists: [&[&str]; 4] = [
        &["both", "оба", "обидва"],
        &["squeeze", "давят", "кто давит", "тиснуть", "хто тисне"],
        &["attention", "внимание", "увага"],
        &["all", "все", "усі"],
    ];
    let list = options.choice("list", &lists)?.unwrap_or(0);
    let volume = payments::measure(inputs)?.unwrap_or_default();
    if volume == Amount::Profit {
        let args = ["measure".to_owned(), volume.role().id().to_owned(), "revenue / units".to_owned()];
        return Err(Problem::new(Code::BadOption, Place::of("options"), args));
    }
    Ok(Wishes {
        squeeze: list != 2,
        attention: list != 1,
        all: list == 3,
        volume,
        limits: Limits {
            top: rank("top", 20)?,
            rise: share("rise", 0, zero, Decimal::from(1000))?,
            fall: share("fall", 0, zero, Decimal::from(1000))?,
        },
        shares: Attention { little: rank("little", 50)?, much: rank("much", 20)? },
    })
}

const ALL_OF_REVENUE: Needs = Needs { amounts: &[Amount::Revenue, Amount::Profit], date: true };
const ALL_OF_UNITS: Needs = Needs { amounts: &[Amount::Units, Amount::Revenue, Amount::Profit], date: true };

/// What can be done with these columns: what is wanted, or why not.
fn possible(inputs: &Inputs, wishes: &Wishes) -> Result<(bool, bool, Vec<Problem>), Problem> {
    let needs = if wishes.volume == Amount::Units { ALL_OF_UNITS } else { ALL_OF_REVENUE };
    let squeeze = if wishes.squeeze { payments::places(inputs, 0, needs).map(|_| ()) } else { Ok(()) };
    let attention = if wishes.attention { attention::found(inputs).map(|_| ()) } else { Ok(()) };
    match (squeeze, attention) {
        // A header that the user named is to be there.
        (_, Err(problem)) if inputs.options.text("attention").is_some() => Err(problem),
        (Err(problem), _) if !wishes.attention => Err(problem),
        (_, Err(problem)) if !wishes.squeeze => Err(problem),
        (Err(problem), Err(_)) => Err(problem),
        (squeeze, attention) => {
            let notes = [(&squeeze, Code::NoSqueeze), (&attention, Code::NoAttentionList)];
            let note = |(result, code): (&Result<(), Problem>, Code)| {
                let problem = result.as_ref().err()?;
                Some(Problem::new(code, problem.place.clone(), [problem.message(inputs.lang())]))
            };
            let notes = notes.into_iter().filter_map(note).collect();
            Ok((wishes.squeeze && squeeze.is_ok(), wishes.attention && attention.is_ok(), notes))
        }
    }
}

/// The columns of the deals, with or without days.
fn needs(inputs: &Inputs, volume: Amount) -> Result<Needs, Problem> {
    let dated = inputs.options.text("date column").is_some() || inputs.table(0)?.with_role(Role::Date).is_some();
    let of = payments::needs_of(volume);
    Ok(Needs { date: dated, ..of })
}

fn plan(inputs: &Inputs) -> Result<Wanted, Problem> {
    let wishes = wishes(inputs)?;
    possible(inputs, &wishes)?;
    let places: Places = payments::places(inputs, 0, needs(inputs, wishes.volume)?)?;
    let mut deals = places.wanted();
    let mut clients = Vec::new();
    for own in attention::found(inputs).unwrap_or_default() {
        if own.arg == 0 { deals.push(own.column) } else { clients.push(own.column) }
    }
    if let Some(table) = inputs.optional_table(1) {
        clients.push(attention::key(inputs, table, &places)?);
        clients.extend(table.with_role(Role::Client));
    }
    for columns in [&mut deals, &mut clients] {
        columns.sort_unstable();
        columns.dedup();
    }
    Ok(Wanted { columns: vec![deals, clients], presence: vec![None, None] })
}

/// What was found about every client.
struct Findings<'a> {
    payments: Payments<'a>,
    /// Clients of the deals; those of the table of clients alone come behind them.
    halves: Vec<[crate::lists::squeeze::Half; 2]>,
    judged: Vec<Judged>,
    /// The row of the table of clients in which each stands.
    cards: Vec<u32>,
    income: crate::table::Numbers,
    income_role: Role,
    sorts: Vec<(String, crate::table::Numbers)>,
    taken: Vec<Taken>,
}

fn run(inputs: &Inputs) -> Result<Reply, Problem> {
    let wishes = wishes(inputs)?;
    let (squeeze, attention, mut notes) = possible(inputs, &wishes)?;
    let needs = needs(inputs, wishes.volume)?;
    let mut payments = payments::read(inputs, 0, needs)?;
    let window = if needs.date { Some(halves::window(inputs, &mut payments)?) } else { None };
    let of_deals = payments.len();
    let cards = attention::cards(inputs, &mut payments)?;
    let count = payments.len();
    let unknown = if payments::says_nothing(inputs)? { payments.incomplete.clone() } else { Vec::new() };
    let mut found_halves = halves::halves(&payments, window, wishes.volume, count, inputs)?;
    for (halves, _) in found_halves.of.iter_mut().zip(&unknown).filter(|(_, unknown)| **unknown) {
        *halves = Default::default();
    }
    notes.append(&mut found_halves.notes);
    let too_long = || payments.too_many_digits(wishes.volume);
    let judged = if squeeze { squeezers(&found_halves.of, wishes.limits).ok_or_else(too_long)? } else { Vec::new() };
    let (income, income_role) = halves::income(&payments, &found_halves.of)?;
    let sorts =
        if attention { attention::sorts(inputs, &payments, window, &cards, count, &mut notes)? } else { Vec::new() };
    let numbers: Vec<crate::table::Numbers> = sorts.iter().map(|(_, numbers)| numbers.clone()).collect();
    let taken = if attention { taken(&income, &numbers, wishes.shares) } else { Vec::new() };
    let unjudged = |judged: &Judged| judged.finding == Finding::Unknown;
    if let Some(first) = judged.iter().position(unjudged) {
        let count = judged.iter().filter(|judged| unjudged(judged)).count();
        let args = [count.to_string(), clipped(payments.keys.name(first as u32))];
        notes.push(Problem::new(Code::SqueezeUnknown, payments.table.place(), args));
    }
    let mut all_notes = payments.notes.clone();
    all_notes.extend(notes);
    let found = Findings { halves: found_halves.of, judged, cards, income, income_role, sorts, taken, payments };
    let squeezing = found.judged.iter().filter(|judged| judged.finding == Finding::Squeezes).count();
    let demanding = found.taken.iter().filter(|taken| taken.listed()).count();
    let mut reply = output::reply(inputs, &found, wishes.all, of_deals)
        .fact("as of", found.payments.as_of.filter(|_| needs.date).map(crate::date::Date::iso).unwrap_or_default());
    if let Some(window) = window {
        reply = reply.fact("first half", window.shown(0)).fact("second half", window.shown(1));
    }
    let shown = |amount| match amount {
        Ranked::Share(share) => share.normalize().to_string(),
        _ => String::new(),
    };
    let (limits, shares) = (wishes.limits, wishes.shares);
    reply = reply
        .fact("volume", wishes.volume.role().id())
        .fact("income", found.income_role.id())
        .fact("top", shown(limits.top))
        .fact("rise", limits.rise.normalize().to_string())
        .fact("fall", limits.fall.normalize().to_string())
        .fact("little", shown(shares.little))
        .fact("much", shown(shares.much))
        .fact("squeeze", squeezing.to_string())
        .fact("attention", demanding.to_string());
    reply.notes = all_notes;
    Ok(reply)
}
