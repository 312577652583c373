//! RETENTION: who stays from one period to the next, and cohorts.

use super::payments::{self, PARTIAL, PAYMENTS, of_payments};
use super::reply::{column, count_cell, number_cell};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, OutColumn, Reply};
use crate::calendar::{Calendar, Period, Span};
use crate::cells::Cell;
use crate::date::Date;
use crate::lang::Texts;
use crate::messages::Code;
use crate::metrics::{Amount, Measured, NONE, Needs, without};
use crate::number::{quotient, subtract};
use crate::problem::{Place, Problem};
use crate::rules::keywords;
use crate::table::Numbers;
use crate::time::retention::{Line, Silence, retention};
use rust_decimal::Decimal;

/// `silence`
const SILENCE: OptionSpec = OptionSpec {
    name: "silence",
    aliases: &[
        "lost after",
        "churn after",
        "молчание",
        "тишина",
        "потерян после",
        "мовчання",
        "тиша",
        "втрачений після",
    ],
    about: documented([
        "How long a client may be silent, such as \"90 days\" or \"6 months\": whoever has been longer is lost. By default nothing is said about being lost for good: the clients of a period are those who paid in it.",
        "Сколько клиент может молчать, например «90 дней» или «6 месяцев»: кто молчит дольше, потерян. По умолчанию об окончательном уходе ничего не говорится: клиенты периода — те, кто в нём платил.",
        "Скільки клієнт може мовчати, наприклад «90 днів» або «6 місяців»: хто мовчить довше, втрачений. Типово про остаточний відхід нічого не кажуть: клієнти періоду — ті, хто в ньому платив.",
    ]),
};
/// `cohorts`
const COHORTS: OptionSpec = OptionSpec {
    name: "cohorts",
    aliases: &["когорты", "когорти"],
    about: documented([
        "\"share\" (default), the share of a cohort that is still a client so many periods later; \"count\", their number; \"no\" leaves the cohorts out.",
        "«share» (по умолчанию): доля когорты, которая осталась клиентами через столько периодов; «count»: их число; «no»: без когорт.",
        "«share» (типово): частка когорти, яка лишилася клієнтами через стільки періодів; «count»: їхня кількість; «no»: без когорт.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "RETENTION",
    since: "0.2.0",
    about: documented([
        "Retention and churn by month, quarter or year: of those who were clients when a period began, who still is when it ends; and for each cohort of newcomers, who is left later.",
        "Удержание и отток по месяцам, кварталам или годам: кто из клиентов на начало периода остался к его концу; и по каждой когорте новичков — кто остался позже.",
        "Утримання й відтік за місяцями, кварталами чи роками: хто з клієнтів на початок періоду лишився до його кінця; і за кожною когортою новачків — хто лишився пізніше.",
    ]),
    params: &[
        PAYMENTS,
        Param {
            name: "period",
            about: documented([
                "\"month\" (default), \"quarter\", \"year\" or \"week\".",
                "«месяц» (по умолчанию), «квартал», «год» или «неделя».",
                "«місяць» (типово), «квартал», «рік» або «тиждень».",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        OPTIONS,
    ],
    options: &of_payments::<19>(&[SILENCE, COHORTS, PARTIAL]),
    returns: documented([
        "Per calendar period, then for all whole ones: the part that the data cover if it is not whole; S, clients at the start (those of the period before); retained; new; returned (clients once, but not at the start); E, clients at the end; not seen or, with a stated silence, lost; retention = (E - N) / S, where N is new and returned; churn = 1 - retention; the cohort, who paid for the first time; and the share of it that is a client so many periods later. A client pays in a period when the sum of his payments in it is above 0. The last line weighs every client alike; periods that the data cover only in part are not in it.",
        "По календарным периодам, затем по всем целым: какую часть охватывают данные, если не весь; S — клиенты на начало (те, кто был в прошлом периоде); удержаны; новые; вернулись (были клиентами раньше, но не на начало); E — клиенты на конец; не было или, если молчание задано, потеряны; удержание = (E - N) / S, где N — новые и вернувшиеся; отток = 1 - удержание; когорта — кто заплатил впервые; и доля когорты, которая осталась клиентами через столько периодов. Клиент платит в периоде, если сумма его платежей в нём больше 0. В последней строке все клиенты весят одинаково; неполных периодов в ней нет.",
        "За календарними періодами, потім за всіма цілими: яку частину охоплюють дані, якщо не весь; S — клієнти на початок (ті, хто був у попередньому періоді); утримано; нові; повернулися (були клієнтами раніше, але не на початок); E — клієнти на кінець; не було або, якщо мовчання задано, втрачено; утримання = (E - N) / S, де N — нові й ті, хто повернувся; відтік = 1 - утримання; когорта — хто заплатив уперше; і частка когорти, яка лишилася клієнтами через стільки періодів. Клієнт платить у періоді, якщо сума його платежів у ньому понад 0. В останньому рядку всі клієнти важать однаково; неповних періодів у ньому немає.",
    ]),
    shape: Shape::Table,
    examples: &["retention-months", "retention-silence", "retention-quarters-ru"],
    plan,
    run,
};

/// More periods than this are a mistake: a triangle of cohorts has a column for each.
const MOST_PERIODS: usize = 600;

/// How cohorts are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cohorts {
    Share,
    Count,
    No,
}

struct Wishes {
    span: Span,
    silence: Option<Silence>,
    cohorts: Cohorts,
    drop_partial: bool,
}

impl Wishes {
    fn of(inputs: &Inputs) -> Result<Wishes, Problem> {
        let written = inputs.cell(1).shown();
        let span = match written.trim() {
            "" => Some(Span::Month),
            word => Span::parse(word).filter(|span| *span != Span::Day),
        };
        let bad = || {
            let known = "month / quarter / year / week";
            Problem::new(Code::BadArgument, Place::of("period"), ["period", &written, known])
        };
        let values: [&[&str]; 3] = [
            &["share", "shares", "доля", "доли", "частка", "частки"],
            &["count", "counts", "число", "количество", "кількість"],
            &["no", "нет", "ні"],
        ];
        let cohorts = match inputs.options.choice("cohorts", &values)? {
            Some(1) => Cohorts::Count,
            Some(2) => Cohorts::No,
            _ => Cohorts::Share,
        };
        let drop_partial = payments::drops_partial(inputs)?;
        Ok(Wishes { span: span.ok_or_else(bad)?, silence: silence(inputs)?, cohorts, drop_partial })
    }
}

/// The option `silence`: days, or a number and a unit of time.
fn silence(inputs: &Inputs) -> Result<Option<Silence>, Problem> {
    let Some(text) = inputs.options.text("silence") else { return Ok(None) };
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, word) = text.split_at_checked(digits).unwrap_or(("", ""));
    let number: Option<i32> = number.parse().ok().filter(|number| (1..=36_500).contains(number));
    let unit = match word.trim() {
        "" => Some(crate::rules::Period::Day),
        word => keywords::period(word),
    };
    use crate::rules::Period as Unit;
    let silence = number.zip(unit).map(|(number, unit)| match unit {
        Unit::Day => Silence::Days(number),
        Unit::Week => Silence::Days(number * 7),
        Unit::Month => Silence::Months(number.unsigned_abs()),
        Unit::Year => Silence::Months(number.unsigned_abs() * 12),
    });
    let bad = || {
        let args = ["silence".to_owned(), text.clone(), "90 days / 6 months".to_owned()];
        Problem::new(Code::BadOption, Place::of("options"), args)
    };
    silence.map(Some).ok_or_else(bad)
}

/// Money tells whether somebody paid; without a column of it every row is a payment.
fn needs(inputs: &Inputs) -> Needs {
    let paid = Needs { amounts: &[Amount::Revenue], date: true };
    if payments::places(inputs, 0, paid).is_ok() { paid } else { Needs { amounts: &[], date: true } }
}

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    Wishes::of(inputs).map_err(|problem| vec![problem])?;
    payments::wanted(inputs, needs(inputs), false)
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    reply(inputs).map_err(|problem| vec![problem])
}

fn reply(inputs: &Inputs) -> Result<Reply, Problem> {
    let wishes = Wishes::of(inputs)?;
    let mut payments = payments::read(inputs, 0, needs(inputs))?;
    let (first, as_of) = payments::span(inputs, &mut payments)?;
    let calendar = Calendar::over(wishes.span, first, as_of);
    if calendar.len() > MOST_PERIODS {
        let args = [calendar.len().to_string(), first.iso(), as_of.iso(), MOST_PERIODS.to_string()];
        return Err(Problem::new(Code::TooManyPeriods, Place::of("period"), args));
    }
    let periods: Vec<Period> = (0..calendar.len()).map(|at| calendar.period(at)).collect();
    let ends: Vec<i32> = periods.iter().map(|period| period.last().min(as_of).day_number()).collect();
    let of_row: Vec<u32> =
        payments.days().iter().map(|day| calendar.index(*day).map_or(NONE, |period| period as u32)).collect();
    let unknown = if payments::says_nothing(inputs)? { payments.incomplete.clone() } else { Vec::new() };
    let clients = without(&payments.clients, &unknown);
    let ones;
    let measure = match payments.amount(Amount::Revenue) {
        Some(paid) => paid,
        None => {
            ones = Numbers::Fixed { scale: 0, values: vec![1; clients.len()] };
            &ones
        }
    };
    let measured = Measured { clients: &clients, periods: &of_row, measure, count: payments.len() };
    let lines = retention(&measured, payments.days(), &ends, wishes.silence)
        .ok_or_else(|| payments.too_many_digits(Amount::Revenue))?;
    let table = payments.table;
    for period in periods.iter().filter(|period| !period.is_covered(first, as_of)) {
        let code = if wishes.drop_partial { Code::PartialDropped } else { Code::PartialPeriods };
        payments.notes.push(Problem::new(code, table.place(), [period.label(), first.iso(), as_of.iso()]));
    }
    if let Some(begun) = periods.first() {
        payments.notes.push(Problem::new(Code::EveryoneIsNew, table.place(), [first.iso(), begun.label()]));
    }
    let cohorts = lines.iter().map(|line| line.cohort).sum::<usize>();
    let shown = Shown { inputs, wishes: &wishes, periods: &periods, lines: &lines, first, as_of };
    let silence = inputs.options.text("silence").unwrap_or_default();
    let mut reply = Reply::table(shown.columns())
        .fact("as of", as_of.iso())
        .fact("period", wishes.span.id())
        .fact("silence", silence)
        .fact("clients", cohorts.to_string());
    reply.notes = payments.notes;
    Ok(reply)
}

struct Shown<'a> {
    inputs: &'a Inputs,
    wishes: &'a Wishes,
    periods: &'a [Period],
    lines: &'a [Line],
    first: Date,
    as_of: Date,
}

fn share(part: usize, of: usize) -> Option<Decimal> {
    quotient(Decimal::from(part as u64), Decimal::from(of as u64))
}

impl Shown<'_> {
    fn text(&self, texts: &Texts<'_>) -> String {
        self.inputs.lang().pick(texts).to_owned()
    }

    fn is_whole(&self, period: usize) -> bool {
        self.periods.get(period).is_some_and(|period| period.is_covered(self.first, self.as_of))
    }

    fn is_shown(&self, period: usize) -> bool {
        !self.wishes.drop_partial || self.is_whole(period)
    }

    fn rows(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().enumerate().filter(|(period, _)| self.is_shown(*period))
    }

    /// A column of the periods and of all whole ones.
    fn column(&self, header: &Texts<'_>, cell: impl Fn(usize, &Line) -> Cell, all: Cell) -> OutColumn {
        column(self.text(header), self.rows().map(|(at, line)| cell(at, line)).chain([all]).collect())
    }

    fn counts(&self, header: &Texts<'_>, count: fn(&Line) -> usize) -> OutColumn {
        self.column(header, |_, line| count_cell(count(line)), Cell::Blank)
    }

    fn columns(&self) -> Vec<OutColumn> {
        let whole = || self.rows().filter(|(at, _)| self.is_whole(*at)).map(|(_, line)| line);
        let retained = share(whole().map(|line| line.retained).sum(), whole().map(|line| line.start).sum());
        let churn = |retention: Option<Decimal>| retention.and_then(|retention| subtract(Decimal::ONE, retention));
        let not_seen: &Texts<'_> = match self.wishes.silence {
            Some(_) => &["lost", "потеряны", "втрачено"],
            None => &["not seen", "не было", "не було"],
        };
        let label = |at: usize| self.periods.get(at).map_or(Cell::Blank, |period| Cell::text(period.label()));
        let all = Cell::text(self.text(&["whole periods", "целые периоды", "цілі періоди"]));
        let own = |line: &Line| share(line.retained, line.start);
        let mut columns = vec![
            self.column(&["period", "период", "період"], |at, _| label(at), all),
            self.column(&["part", "часть", "частина"], |at, _| Cell::text(self.part(at)), Cell::Blank),
            self.counts(&["start (S)", "на начало (S)", "на початок (S)"], |line| line.start),
            self.counts(&["retained", "удержаны", "утримано"], |line| line.retained),
            self.counts(&["new", "новые", "нові"], |line| line.new),
            self.counts(&["returned", "вернулись", "повернулися"], |line| line.returned),
            self.counts(&["end (E)", "на конец (E)", "на кінець (E)"], |line| line.end),
            self.counts(not_seen, |line| line.lost),
            self.column(
                &["retention", "удержание", "утримання"],
                |_, line| number_cell(own(line)),
                number_cell(retained),
            ),
            self.column(
                &["churn", "отток", "відтік"],
                |_, line| number_cell(churn(own(line))),
                number_cell(churn(retained)),
            ),
        ];
        if self.wishes.cohorts != Cohorts::No {
            columns.push(self.counts(&["cohort", "когорта", "когорта"], |line| line.cohort));
            let most = self.rows().map(|(_, line)| line.later.len()).max().unwrap_or(0);
            columns.extend((1..most).map(|later| self.later(later)));
        }
        columns
    }

    /// Which part of a period the data cover; empty when it is whole.
    fn part(&self, period: usize) -> String {
        let Some(period) = self.periods.get(period) else { return String::new() };
        let [mut from, mut to] = [String::new(), String::new()];
        if self.first > period.first() {
            from = format!("{} {}", self.text(&["from", "с", "з"]), self.first.iso());
        }
        if self.as_of < period.last() {
            to = format!("{} {}", self.text(&["to", "по", "по"]), self.as_of.iso());
        }
        format!("{from} {to}").trim().to_owned()
    }

    /// Those of each cohort who are clients so many periods later.
    fn later(&self, later: usize) -> OutColumn {
        let of = |at: usize, line: &Line| {
            let count = line.later.get(later).filter(|_| self.is_shown(at + later))?;
            Some((*count, line.cohort))
        };
        let cell = |at: usize, line: &Line| match (of(at, line), self.wishes.cohorts) {
            (Some((count, _)), Cohorts::Count) => count_cell(count),
            (Some((count, cohort)), _) => number_cell(share(count, cohort)),
            (None, _) => Cell::Blank,
        };
        let whole = self.rows().filter(|(at, _)| self.is_whole(*at) && self.is_whole(at + later));
        let (part, cohort) =
            whole.filter_map(|(at, line)| of(at, line)).fold((0, 0), |sum, own| (sum.0 + own.0, sum.1 + own.1));
        let all = if self.wishes.cohorts == Cohorts::Count { None } else { share(part, cohort) };
        let header = format!("{} {later}", self.text(&["after", "через", "через"]));
        self.column(&[&header; 3], cell, number_cell(all))
    }
}
