//! A table with a row per payment: the sums of each client by calendar period.

use super::super::{Inputs, Wanted, payments};
use super::{Read, Series};
use crate::calendar::{Period, Span};
use crate::date::Date;
use crate::lists::variation::Sums;
use crate::messages::Code;
use crate::metrics::{Amount, NONE, Needs, Payments};
use crate::number::Sum;
use crate::problem::{Place, Problem};
use crate::table::Role;
use rust_decimal::Decimal;

/// What is added up; units where there is no money.
fn measure(inputs: &Inputs) -> Result<(Amount, Needs), Problem> {
    let table = inputs.table(0)?;
    let money = [Role::Revenue, Role::Cost, Role::Profit].iter().any(|role| table.with_role(*role).is_some());
    let only_units =
        !money && inputs.options.text("amount column").is_none() && table.with_role(Role::Quantity).is_some();
    let given = payments::measure(inputs)?;
    let amount = given.unwrap_or(if only_units { Amount::Units } else { Amount::Revenue });
    Ok((amount, payments::needs_of(amount)))
}

/// The columns that are needed.
pub fn wanted(inputs: &Inputs) -> Result<Wanted, Problem> {
    let (_, needs) = measure(inputs)?;
    Ok(Wanted { columns: vec![payments::places(inputs, 0, needs)?.wanted()], presence: vec![None] })
}

/// The length of a period: so many days, weeks, months, quarters or years.
fn span(inputs: &Inputs) -> Result<(i32, Span), Problem> {
    let given = inputs.cell(1);
    let text = given.shown().trim().to_lowercase();
    if text.is_empty() {
        return Ok((1, Span::Month));
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, word) = text.split_at(digits);
    let count = if number.is_empty() { Some(1) } else { number.parse().ok() };
    let word = word.trim();
    let half = matches!(word, "half-year" | "half year" | "полугодие" | "півріччя");
    let span = if half { Some(Span::Month) } else { word_span(word) };
    let count = count.map(|count: i32| if half { count.saturating_mul(6) } else { count });
    let bad = || {
        let expected = "\"day\" / \"week\" / \"month\" / \"quarter\" / \"year\" / \"6 months\"";
        Problem::new(Code::BadArgument, Place::of("period"), ["period".to_owned(), given.shown(), expected.to_owned()])
    };
    count.filter(|count| (1..=1200).contains(count)).zip(span).ok_or_else(bad)
}

/// The span that a word means; the forms that Russian and Ukrainian have behind a number, too. No word is months.
fn word_span(word: &str) -> Option<Span> {
    Some(match word {
        "" | "месяца" | "месяцев" | "місяця" | "місяців" => Span::Month,
        "дня" | "дней" | "днів" => Span::Day,
        "недель" | "тижня" | "тижнів" => Span::Week,
        "квартала" | "кварталов" | "кварталу" | "кварталів" => Span::Quarter,
        "года" | "лет" | "року" | "років" => Span::Year,
        word => return Span::parse(word),
    })
}

/// Reads the payments and adds them up.
pub fn read(inputs: &Inputs) -> Result<Read, Problem> {
    let (amount, needs) = measure(inputs)?;
    let (count, span) = span(inputs)?;
    let mut payments = payments::read(inputs, 0, needs)?;
    let (begin, as_of) = payments::span(inputs, &mut payments)?;
    let mut notes = payments.notes.clone();
    let number = |date: Date| Period::of(span, date).number.div_euclid(count);
    let mut last = number(as_of);
    let of = |number: i32| Period { span, number: number.saturating_mul(count) };
    if of(last.saturating_add(1)).first().day_number() > as_of.day_number().saturating_add(1) {
        let drop = payments::drops_partial(inputs)?;
        let label = payments::from_to(of(last), of(last).shifted(count - 1));
        let code = if drop { Code::PartialDropped } else { Code::PartialPeriods };
        notes.push(Problem::new(code, payments.table.place(), [label, begin.iso(), as_of.iso()]));
        last -= i32::from(drop);
    }
    let sums = sums(&payments, amount, last, as_of, number)?;
    let first = sums.iter().map(|(_, period, _)| *period).min().unwrap_or(last);
    let periods = usize::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(0);
    let unknown = payments::says_nothing(inputs)?;
    let mut series = Vec::with_capacity(payments.len());
    let mut own = sums.as_slice();
    for client in 0..payments.len() {
        let end = own.partition_point(|(of, ..)| *of as usize <= client);
        let (mine, rest) = own.split_at(end);
        own = rest;
        if unknown && payments.incomplete.get(client) == Some(&true) {
            series.push(Series::Unknown);
            continue;
        }
        let own = mine.iter().filter_map(|(_, period, sum)| Some((usize::try_from(period - first).ok()?, *sum)));
        series.push(Series::Known(Sums { own: own.collect(), periods }));
    }
    let clients: Vec<u32> = (0..payments.len() as u32).collect();
    let shown = if count == 1 { span.id().to_owned() } else { format!("{count} {}s", span.id()) };
    let facts = vec![
        ("as of", as_of.iso()),
        ("period", shown),
        ("periods", periods.to_string()),
        ("measure", amount.role().id().to_owned()),
    ];
    Ok(Read { identity: payments::identity(inputs, 0, &payments, &clients), series, skipped: 0, notes, facts })
}

/// The sums per client and period, in this order, of the rows up to the as-of date and the last period.
fn sums(
    payments: &Payments<'_>,
    amount: Amount,
    last: i32,
    as_of: Date,
    number: impl Fn(Date) -> i32,
) -> Result<Vec<(u32, i32, Decimal)>, Problem> {
    let numbers = payments.amount(amount);
    let mut order: Vec<(u32, i32, u32)> = Vec::with_capacity(payments.clients.len());
    let rows = payments.clients.iter().zip(payments.days()).enumerate().filter(|(_, (client, _))| **client != NONE);
    for (row, (client, day)) in rows {
        let Some(date) = i32::try_from(*day).ok().map(Date::from_day_number) else { continue };
        let period = number(date);
        if date <= as_of && period <= last {
            order.push((*client, period, row as u32));
        }
    }
    order.sort_unstable();
    let mut sums = Vec::new();
    for group in order.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let mut sum = Sum::default();
        let values = group.iter().filter_map(|(.., row)| numbers?.get(*row as usize));
        let whole = values.into_iter().try_for_each(|value| sum.add(value)).and_then(|()| sum.value());
        let whole = whole.ok_or_else(|| payments.too_many_digits(amount))?;
        if let Some((client, period, _)) = group.first() {
            sums.push((*client, *period, whole));
        }
    }
    Ok(sums)
}
