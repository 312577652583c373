//! The two halves of the window, and what each client brought in them.

use super::super::{Inputs, payments};
use crate::date::Date;
use crate::lists::squeeze::Half;
use crate::messages::Code;
use crate::metrics::{Amount, NONE, Payments, Totals};
use crate::number::add;
use crate::problem::{Place, Problem};
use crate::table::{Numbers, Role};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Months of the window if the data are old enough.
const MONTHS: u32 = 12;
/// A month counts as covered when the data begin within so many days of it.
const SLACK: i32 = 7;

/// First and last day of each half.
#[derive(Clone, Copy)]
pub struct Window {
    halves: [(Date, Date); 2],
}

impl Window {
    /// The days of a half, in words.
    pub fn shown(&self, half: usize) -> String {
        self.halves.get(half).map(|(first, last)| format!("{} … {}", first.iso(), last.iso())).unwrap_or_default()
    }

    /// The half that a day lies in.
    pub fn half(&self, day: i64) -> Option<usize> {
        self.halves
            .iter()
            .position(|(first, last)| (i64::from(first.day_number())..=i64::from(last.day_number())).contains(&day))
    }
}

/// The window of so many months up to the as-of date. Months are counted back from the day behind it, so that halves that
/// end with a month begin with one.
pub fn window(inputs: &Inputs, payments: &mut Payments<'_>) -> Result<Window, Problem> {
    let (first, as_of) = payments::span(inputs, payments)?;
    let end = Date::from_day_number(as_of.day_number().saturating_add(1));
    let covered =
        |months: &u32| end.months_before(*months).is_some_and(|start| first.day_number() - start.day_number() <= SLACK);
    let months = match inputs.options.number("months")? {
        None => (1..=MONTHS / 2).rev().map(|pairs| pairs * 2).find(covered).unwrap_or(2),
        Some(given) => {
            let even = given.to_u32().filter(|months| given.fract().is_zero() && months % 2 == 0);
            let args = ["months".to_owned(), given.to_string(), "2, 4, 6 … 120".to_owned()];
            even.filter(|months| (2..=120).contains(months))
                .ok_or_else(|| Problem::new(Code::BadOption, Place::of("options"), args))?
        }
    };
    let start = |months: u32| end.months_before(months).unwrap_or(first);
    let before = |day: Date| Date::from_day_number(day.day_number().saturating_sub(1));
    let (start, middle) = (start(months), start(months / 2));
    let window = Window { halves: [(start, before(middle)), (middle, as_of)] };
    let args = [window.shown(0), window.shown(1), first.iso()];
    let late = first.day_number() - start.day_number() > SLACK;
    let code = if late { Code::SqueezeShort } else { Code::SqueezeWindow };
    payments.notes.push(Problem::new(code, payments.table.place(), args));
    Ok(window)
}

/// What every client brought in each half.
pub struct Halves {
    pub of: Vec<[Half; 2]>,
    pub notes: Vec<Problem>,
}

/// Adds up the halves. Without days everything is in the second one.
///
/// A row without its profit is left out of revenue and profit, so that the margin is over the others; the volume is over
/// all rows.
pub fn halves(
    payments: &Payments<'_>,
    window: Option<Window>,
    volume: Amount,
    count: usize,
    inputs: &Inputs,
) -> Result<Halves, Problem> {
    let days = payments.days();
    let half_of = |row: usize| match window {
        None => Some(1),
        Some(window) => days.get(row).and_then(|day| window.half(*day)),
    };
    let halves: Vec<Option<usize>> = (0..payments.clients.len()).map(half_of).collect();
    let skips = !payments::says_nothing(inputs)?;
    let profit = payments.amount(Amount::Profit);
    let lacks = |row: usize| profit.is_some_and(|profit| !profit.is_known(row));
    let mut of = vec![[Half::default(); 2]; count];
    for half in 0..2 {
        let within = |row: usize| halves.get(row) == Some(&Some(half));
        let whole = |row: usize| within(row) && !(skips && lacks(row));
        for (at, amount, picked) in [(0, volume, false), (1, Amount::Revenue, true), (2, Amount::Profit, true)] {
            let Some(numbers) = payments.amount(amount) else { continue };
            let totals =
                Totals::of(numbers, &payments.clients, count, |row| if picked { whole(row) } else { within(row) });
            let totals = totals.ok_or_else(|| payments.too_many_digits(amount))?;
            for (own, (sum, unknown)) in of.iter_mut().zip(totals.sums.into_iter().zip(totals.unknown)) {
                // Without a row there is nothing, and nothing is unknown about it.
                let sum = sum.or((!unknown).then_some(Decimal::ZERO));
                if let Some(own) = own.get_mut(half) {
                    match at {
                        0 => own.volume = sum,
                        1 => own.revenue = sum,
                        _ => own.profit = sum,
                    }
                }
            }
        }
    }
    let counting = |row: &usize| {
        payments.clients.get(*row).is_some_and(|client| *client != NONE)
            && halves.get(*row).is_some_and(Option::is_some)
    };
    let lacking: Vec<usize> = (0..payments.clients.len()).filter(counting).filter(|row| lacks(*row)).collect();
    let mut notes = Vec::new();
    if let Some(first) = lacking.first() {
        let row = payments.table.range_row(*first);
        let code = if skips { Code::SqueezeMarginPart } else { Code::SqueezeMarginUnknown };
        let args = [lacking.len().to_string(), row.to_string()];
        notes.push(Problem::new(code, payments.table.place().row(row), args));
    }
    Ok(Halves { of, notes })
}

/// What every client brought in the window: the profit where the table has or gives one, else the revenue.
pub fn income(payments: &Payments<'_>, halves: &[[Half; 2]]) -> Result<(Numbers, Role), Problem> {
    let by_profit = payments.amount(Amount::Profit).is_some();
    let amount = if by_profit { Amount::Profit } else { Amount::Revenue };
    let of = |half: &Half| if by_profit { half.profit } else { half.revenue };
    let mut income = Vec::with_capacity(halves.len());
    for [first, second] in halves {
        // Without days there is no first half.
        let parts = (if payments.days().is_empty() { Some(Decimal::ZERO) } else { of(first) }, of(second));
        income.push(match parts {
            (Some(first), Some(second)) => Some(add(first, second).ok_or_else(|| payments.too_many_digits(amount))?),
            _ => None,
        });
    }
    Ok((Numbers::from_decimals(income), amount.role()))
}
