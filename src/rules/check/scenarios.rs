//! The days of the calendar on which a table's limits stand in a different order: a month has 28 to 31 days, so whether
//! `>=365 days` lies within `>=1 year` depends on the day that ages are counted to.

use super::dimension::{alone, numbers};
use crate::date::Date;
use crate::maps::Map;
use crate::rules::table::RuleTable;
use crate::rules::{Bound, Condition, Test, Value};
use crate::table::Unit;
use rust_decimal::Decimal;

/// Beyond these a dimension is not compared.
const MOST_TESTS: usize = 60;
const MOST_DAYS: usize = 6000;
const MOST_ORDERS: usize = 30;
const MOST_ROWS: usize = 20_000;

/// Days to count ages to, such that every order of the limits is seen.
#[derive(Debug)]
pub(super) struct Scenarios {
    /// A day in an ordinary year, then the others; `None` is a month of 30 days.
    pub(super) days: Vec<Option<Date>>,
    /// Dimensions whose limits have too many orders.
    pub(super) closed: Vec<usize>,
}

/// A day on which a month has 30 days, six have 181 and a year has 365.
fn ordinary() -> Option<Date> {
    Date::new(2023, 7, 1)
}

struct Mixture {
    unit: Unit,
    tests: Vec<Test>,
    /// Days of the calendar around which a duration and a date change places.
    around: Vec<i32>,
}

fn durations(test: &Test) -> impl Iterator<Item = &Value> {
    let (a, b) = match test {
        Test::Compare(_, value) => (Some(value), None),
        Test::Between(low, high) => (Some(low), Some(high)),
        _ => (None, None),
    };
    a.into_iter().chain(b)
}

fn mixture(table: &RuleTable, of: &[usize], dimension: usize) -> Result<Option<Mixture>, ()> {
    let field =
        (0..of.len()).find(|field| of.get(*field) == Some(&dimension)).and_then(|field| table.fields.get(field));
    let unit = field.map_or(Unit::Any, |field| field.unit);
    let conditions = || {
        let all = table.rows.iter().flat_map(|row| &row.conditions);
        all.filter(|own| of.get(own.field) == Some(&dimension)).map(|own| &own.condition)
    };
    let values = || conditions().flat_map(|condition| condition.any.iter().flatten()).flat_map(durations);
    let is_duration = |value: &Value| matches!(value, Value::Duration(..));
    let is_fixed = |value: &Value| matches!(value, Value::Date(_) | Value::Number(..) | Value::Percent(_));
    let mixed = values().any(is_duration) && values().any(is_fixed);
    // A column without a known meaning may turn out to hold dates, and then a duration is an age.
    if unit == Unit::Any && mixed {
        return Err(());
    }
    let months = conditions().any(Condition::counts_months);
    if !(months || unit == Unit::Date && mixed) {
        return Ok(None);
    }
    let mut tests: Vec<Test> = Vec::new();
    for test in conditions().flat_map(|condition| condition.any.iter().flatten()) {
        if !tests.contains(test) {
            tests.push(test.clone());
        }
        if tests.len() > MOST_TESTS {
            return Err(());
        }
    }
    let mut around = Vec::new();
    if unit == Unit::Date && mixed {
        let whole = |value: Decimal| value.trunc().to_string().parse::<i32>().ok();
        for fixed in tests.iter().filter(|test| durations(test).any(is_fixed)) {
            for bound in ends(fixed, unit, ordinary()) {
                for span in tests.iter().flat_map(durations).filter_map(|value| match value {
                    Value::Duration(count, period) => crate::rules::matching::days(*count, *period, ordinary()),
                    _ => None,
                }) {
                    // Months are not all 30 days long, and the longer the span the more that adds up to.
                    let slack = whole(span).filter(|span| span.unsigned_abs() < 100_000).ok_or(())? / 700;
                    let slack = slack.abs() + 4;
                    let day = bound.checked_add(span).and_then(whole).ok_or(())?;
                    around.extend(day.saturating_sub(slack)..=day.saturating_add(slack));
                }
            }
        }
    }
    Ok(Some(Mixture { unit, tests, around }))
}

fn ends(test: &Test, unit: Unit, as_of: Option<Date>) -> Vec<Decimal> {
    let set = numbers(&alone(test), unit, as_of);
    let bounds = set.as_slice().iter().flat_map(|interval| [interval.low, interval.high]);
    bounds
        .filter_map(|bound| match bound {
            Bound::Open => None,
            Bound::Including(value) | Bound::Excluding(value) => Some(value),
        })
        .collect()
}

impl Scenarios {
    /// The days for a table.
    pub(super) fn new(table: &RuleTable, of: &[usize]) -> Scenarios {
        let mut closed = Vec::new();
        let mut mixtures = Vec::new();
        for dimension in 0..of.iter().max().map_or(0, |last| last + 1) {
            match mixture(table, of, dimension) {
                Ok(None) => {}
                Ok(Some(mixture)) => mixtures.push((dimension, mixture)),
                Err(()) => closed.push(dimension),
            }
        }
        let mut scenarios = Scenarios { days: vec![ordinary()], closed };
        if mixtures.is_empty() {
            return scenarios;
        }
        // Four years hold every length of a month and a leap year.
        let start = Date::new(2023, 1, 1).map_or(0, Date::day_number);
        let mut days: Vec<i32> = (start..start + 1461).collect();
        days.extend(mixtures.iter().flat_map(|(_, mixture)| &mixture.around));
        days.sort_unstable();
        days.dedup();
        let mut orders: Map<Vec<u32>, Option<Date>> = Map::new();
        let known = ordinary().map(|day| order(&mixtures, Some(day)));
        if days.len() <= MOST_DAYS {
            for day in days {
                let day = Some(Date::from_day_number(day));
                orders.at(order(&mixtures, day), || day);
                if orders.len() > MOST_ORDERS {
                    break;
                }
            }
            if mixtures.iter().all(|(_, mixture)| mixture.unit != Unit::Date) {
                orders.at(order(&mixtures, None), || None);
            }
        }
        let most = (MOST_ROWS / table.rows.len().max(1)).clamp(2, MOST_ORDERS);
        if orders.is_empty() || orders.len() > most {
            scenarios.closed.extend(mixtures.iter().map(|(dimension, _)| *dimension));
            return scenarios;
        }
        scenarios
            .days
            .extend(orders.into_iter().filter(|(order, _)| Some(order) != known.as_ref()).map(|(_, day)| day));
        scenarios
    }
}

/// The order of all limits on a day: the same for two days exactly when no limit changes places.
fn order(mixtures: &[(usize, Mixture)], as_of: Option<Date>) -> Vec<u32> {
    let mut order = Vec::new();
    for (_, mixture) in mixtures {
        let ends: Vec<Vec<Decimal>> = mixture.tests.iter().map(|test| ends(test, mixture.unit, as_of)).collect();
        let mut sorted: Vec<Decimal> = ends.iter().flatten().copied().collect();
        sorted.sort_unstable();
        sorted.dedup();
        for own in ends {
            order.push(u32::MAX);
            order.extend(own.iter().map(|end| sorted.partition_point(|other| other < end) as u32));
        }
    }
    order
}
