//! VIPS: the clients who were among the best of some month.

mod columns;
mod wishes;

use super::payments::{self, PARTIAL, PAYMENTS, of_payments};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, Reply};
use crate::calendar::{Calendar, Period, Span};
use crate::lists::vips::{Found, Group, Window, numbered, vips};
use crate::messages::Code;
use crate::metrics::{Amount, Measured, NONE, Payments, without};
use crate::problem::Problem;
use columns::Shown;
use std::cmp::Reverse;
pub(super) use wishes::Measure;
use wishes::Wishes;

/// `refresh`
const REFRESH: OptionSpec = OptionSpec {
    name: "refresh",
    aliases: &["refresh months", "обновление", "оновлення"],
    about: documented([
        "How many months lie between two refreshes of the list, 1 by default: who came in and dropped out is told against the window that ended so much earlier.",
        "Через сколько месяцев список обновляется, по умолчанию 1: кто вошёл и выпал, считается против окна, которое кончилось на столько же раньше.",
        "Через скільки місяців список оновлюється, типово 1: хто ввійшов і випав, рахується проти вікна, яке скінчилося на стільки ж раніше.",
    ]),
};
/// `fallen`
const FALLEN: OptionSpec = OptionSpec {
    name: "fallen",
    aliases: &["fallen vips", "выпавшие", "випалі", "хто випав", "ті, що випали"],
    about: documented([
        "Who is good as a fallen VIP: \"previous\" (default), the VIPs of the previous window; \"ever\", anyone in the list of an earlier month; \"nobody\".",
        "Кто попадает в хорошие как выпавший из VIP: «previous» (по умолчанию) — VIP прошлого окна; «ever» — все, кто был в списке какого-либо прежнего месяца; «nobody» — никто.",
        "Хто потрапляє до хороших як такий, що випав із VIP: «previous» (типово) — VIP минулого вікна; «ever» — усі, хто був у списку якогось попереднього місяця; «nobody» — ніхто.",
    ]),
};
/// `list`
const LIST: OptionSpec = OptionSpec {
    name: "list",
    aliases: &["report", "form", "список", "вид", "отчет", "перелік", "вигляд", "звіт"],
    about: documented([
        "\"clients\" (default), a row per client; or \"months\", a row per month's list: who paid, places, clients in, the last one's value.",
        "«clients» (по умолчанию): строка на клиента; «months»: строка на список месяца: сколько платило, мест, попало, значение последнего.",
        "«clients» (типово): рядок на клієнта; «months»: рядок на список місяця: скільки платило, місць, потрапило, значення останнього.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "VIPS",
    since: "0.2.0",
    about: documented([
        "VIPs month by month: whoever was among the best 20% of those who paid in some month of the half-year; then the good ones, with the fallen VIPs; then the rest. Beside it, whom the whole period would have found.",
        "VIP по месяцам: кто хотя бы в одном месяце полугодия был среди лучших 20% плативших; затем хорошие вместе с выпавшими из VIP; затем остальные. Рядом — кого нашёл бы список за весь период.",
        "VIP за місяцями: хто хоча б в одному місяці півроку був серед найкращих 20% тих, хто платив; потім хороші разом із тими, хто випав із VIP; потім решта. Поруч — кого знайшов би список за весь період.",
    ]),
    params: &[
        PAYMENTS,
        Param {
            name: "share",
            about: documented([
                "The share of those who paid in a month that is in its list, such as 20%, the default.",
                "Доля плативших в месяце, которая попадает в его список, например 20% (так по умолчанию).",
                "Частка тих, хто платив у місяці, яка потрапляє до його списку, наприклад 20% (так типово).",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        Param {
            name: "months",
            about: documented([
                "How many calendar months the window has, up to the one of the as-of date; 6 by default.",
                "Сколько календарных месяцев в окне, считая до месяца даты отчёта; по умолчанию 6.",
                "Скільки календарних місяців у вікні, рахуючи до місяця дати звіту; типово 6.",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        Param {
            name: "measure",
            about: documented([
                "What makes a client one of the best: \"revenue\" (the money paid; default), \"number of payments\", \"units\" or \"profit\".",
                "По чему выбирают лучших: «выручка» (сумма оплат; по умолчанию), «число платежей», «количество» или «прибыль».",
                "За чим обирають найкращих: «виручка» (сума оплат; типово), «кількість платежів», «кількість» або «прибуток».",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        OPTIONS,
    ],
    options: &of_payments::<20>(&[REFRESH, FALLEN, PARTIAL, LIST]),
    returns: documented([
        "Per client, VIPs first, then the good ones, then the rest, each by the measure over the window: group, fallen (a VIP no longer), months in the list with first, last and all of them, months paid, the measure, the place by it, whether the whole period's list has the client, who is in one of the two lists only, and who came in, stayed or dropped out since the previous window. Of each month the clients count whose measure is above 0; k = 20% of them, rounded up, at least one; everyone equal to the k-th is in. The good are k of the other clients whose measure over the window is above 0, and the fallen VIPs. Amounts below 0, such as refunds, lower the client's sum; a payment is an order with an amount above 0, in the month of its first line.",
        "На каждого клиента; сначала VIP, затем хорошие, затем остальные, внутри — по показателю за окно: группа, выпал ли из VIP, месяцев в списке, первый, последний и все эти месяцы, месяцев с оплатой, показатель, место по нему, есть ли клиент в списке за весь период, кто есть лишь в одном из двух списков и кто вошёл, остался или выпал с прошлого окна. В каждом месяце считаются клиенты с показателем больше 0; k = 20% от их числа с округлением вверх, не меньше одного; входят все, кто равен k-му. Хорошие — k из прочих клиентов с показателем за окно больше 0 и выпавшие из VIP. Суммы меньше 0, например возвраты, уменьшают сумму клиента; платёж — это заказ с суммой больше 0, в месяце его первой строки.",
        "На кожного клієнта; спершу VIP, потім хороші, потім решта, усередині — за показником за вікно: група, чи випав із VIP, місяців у списку, перший, останній і всі ці місяці, місяців з оплатою, показник, місце за ним, чи є клієнт у списку за весь період, хто є лише в одному з двох списків і хто ввійшов, лишився чи випав із минулого вікна. У кожному місяці рахуються клієнти з показником понад 0; k = 20% від їхньої кількості з округленням угору, щонайменше один; входять усі, хто дорівнює k-му. Хороші — k з інших клієнтів із показником за вікно понад 0 та ті, хто випав із VIP. Суми менші за 0, як-от повернення, зменшують суму клієнта; платіж — це замовлення із сумою понад 0, у місяці його першого рядка.",
    ]),
    shape: Shape::Table,
    examples: &["vips-half-year", "vips-months", "vips-refresh", "vips-ugly-ru"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let wishes = Wishes::of(inputs).map_err(|problem| vec![problem])?;
    payments::wanted(inputs, wishes.measure.needs(), wishes.measure == Measure::Number)
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    reply(inputs).map_err(|problem| vec![problem])
}

fn reply(inputs: &Inputs) -> Result<Reply, Problem> {
    let wishes = Wishes::of(inputs)?;
    let mut payments = payments::read(inputs, 0, wishes.measure.needs())?;
    let (first, as_of) = payments::span(inputs, &mut payments)?;
    let mut last = Period::of(Span::Month, as_of);
    if last.last() > as_of {
        let code = if wishes.drop_partial { Code::PartialDropped } else { Code::PartialPeriods };
        payments.notes.push(Problem::new(code, payments.table.place(), [last.label(), first.iso(), as_of.iso()]));
        last = if wishes.drop_partial { last.shifted(-1) } else { last };
    }
    let months = wishes.months as i32;
    let previous = last.shifted(1 - months - wishes.refresh as i32);
    let calendar = Calendar::over(Span::Month, first.min(previous.first()), last.last().min(as_of));
    let end = calendar.len();
    let window = Window { first: end.saturating_sub(wishes.months), end, refresh: wishes.refresh };
    let of_row: Vec<u32> =
        payments.days().iter().map(|day| calendar.index(*day).map_or(NONE, |month| month as u32)).collect();
    let unknown = if payments::says_nothing(inputs)? { payments.incomplete.clone() } else { Vec::new() };
    let clients = without(&payments.clients, &unknown);
    let number = || numbered(&clients, &of_row, &payments.orders(), payments.amount(Amount::Revenue));
    let counted;
    let (measure, amount) = match wishes.measure {
        Measure::Number => {
            counted = number();
            (Some(&counted), Amount::Revenue)
        }
        Measure::Of(amount) => (payments.amount(amount), amount),
    };
    let measure = measure.ok_or_else(|| payments.too_many_digits(amount))?;
    let rows = Measured { clients: &clients, periods: &of_row, measure, count: payments.len() };
    let found = vips(&rows, window, wishes.share, wishes.fallen).ok_or_else(|| payments.too_many_digits(amount))?;
    let begun = Period::of(Span::Month, first);
    let has_previous = begun.number <= last.number - wishes.refresh as i32;
    if begun.number > previous.number {
        let empty = payments::from_to(previous, begun.shifted(-1));
        payments.notes.push(Problem::new(Code::BeforeData, payments.table.place(), [first.iso(), empty]));
    }
    let (listed, others) = listed(&payments, &of_row, &found, &unknown);
    let shown =
        Shown { inputs, payments: &payments, found: &found, unknown: &unknown, last, wishes: &wishes, has_previous };
    let columns = if wishes.by_month { shown.months() } else { shown.clients(&listed) };
    let window = |last: Period| payments::from_to(last.shifted(1 - months), last);
    let count =
        |picked: &dyn Fn(usize) -> bool| (0..payments.len()).filter(|client| picked(*client)).count().to_string();
    let vip = |client: usize| found.groups.get(client) == Some(&Group::Vip);
    let whole = |client: usize| found.whole.get(client) == Some(&true);
    let mut reply = Reply::table(columns)
        .fact("as of", as_of.iso())
        .fact("measure", wishes.measure.role().id())
        .fact("share", wishes.share.normalize().to_string())
        .fact("window", window(last))
        .fact(
            "previous window",
            if has_previous { window(last.shifted(-(wishes.refresh as i32))) } else { String::new() },
        )
        .fact("VIPs", count(&vip))
        .fact("only by month", count(&|client| vip(client) && !whole(client)))
        .fact("only by whole period", count(&|client| !vip(client) && whole(client)));
    reply.notes = payments.notes;
    reply.notes.extend(others);
    Ok(reply)
}

/// The clients of the result in its order; the others are noted.
fn listed(payments: &Payments<'_>, of_row: &[u32], found: &Found, unknown: &[bool]) -> (Vec<u32>, Option<Problem>) {
    let mut counts = unknown.to_vec();
    counts.resize(payments.len(), false);
    for (client, _) in payments.clients.iter().zip(of_row).filter(|(_, month)| **month != NONE) {
        if let Some(counts) = counts.get_mut(*client as usize) {
            *counts = true;
        }
    }
    let all = 0..payments.len() as u32;
    let mut listed: Vec<u32> = all.filter(|client| counts.get(*client as usize) == Some(&true)).collect();
    // The place says it all but for equal ones and for those that have none.
    let first = |client: u32| {
        let at = client as usize;
        let group = found.groups.get(at).copied().unwrap_or(Group::Rest);
        (unknown.get(at) == Some(&true), group, found.places.get(at).map_or(u32::MAX, |place| place.wrapping_sub(1)))
    };
    let then = |client: u32| {
        (Reverse(found.totals.get(client as usize).copied().unwrap_or_default()), payments.keys.name(client))
    };
    listed.sort_unstable_by(|a, b| first(*a).cmp(&first(*b)).then_with(|| then(*a).cmp(&then(*b))));
    (listed, payments::without_rows(payments, &counts))
}
