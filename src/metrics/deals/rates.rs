//! A table of rates: what one unit of each currency is worth in one of them, from which day on.

use super::currency::{currency_code, header_currency};
use crate::date::Date;
use crate::messages::Code;
use crate::number;
use crate::problem::Problem;
use crate::table::{Locale, Role, Table, Unit, clipped, normalise};
use rust_decimal::Decimal;

/// Headers of the columns, normalised, beside those of the roles of the same name.
const CURRENCY: &[&str] = &[
    "currency",
    "валюта",
    "code",
    "код",
    "currency code",
    "код валюты",
    "код валюти",
    "from currency",
    "из валюты",
    "з валюти",
];
const RATE: &[&str] =
    &["rate", "exchange rate", "курс", "курс валюты", "курс валюти", "обменный курс", "обмінний курс"];
const FROM: &[&str] = &[
    "from",
    "since",
    "valid from",
    "from date",
    "date",
    "дата",
    "с",
    "с даты",
    "с какого дня",
    "действует с",
    "дата курса",
    "з",
    "з дати",
    "діє з",
    "дата курсу",
];
const TARGET: &[&str] = &[
    "to",
    "to currency",
    "target",
    "target currency",
    "base",
    "base currency",
    "в валюту",
    "целевая валюта",
    "базовая валюта",
    "у валюту",
    "до валюти",
    "цільова валюта",
    "базова валюта",
];
const UNITS: &[&str] = &["nominal", "units", "номинал", "единиц", "номінал", "одиниць"];
/// What stands between the word "rate" and the currency that is meant.
const JOINING: &[&str] = &["to", "in", "into", "к", "в", "до", "у"];

/// Rates into one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// The code of the currency that amounts are converted into.
    pub target: String,
    /// Each currency's rates by the day from which they hold, the earliest first.
    of: Vec<(String, Vec<(i32, Decimal)>)>,
}

/// Why there is no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// The table has none of that currency.
    Currency,
    /// The table begins later, on that day.
    Before(i32),
    /// The rates have dates, and the deal has none.
    Day,
}

/// The columns of a table of rates.
struct Columns {
    currency: usize,
    rate: usize,
    from: Option<usize>,
    target: Option<usize>,
    units: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Columns, Problem> {
        let named = |names: &[&str]| table.headers.iter().position(|header| names.contains(&header.key.as_str()));
        let rate =
            named(RATE).or_else(|| table.headers.iter().position(|header| header_target(&header.title).is_some()));
        let currency = table.with_role(Role::Currency).or_else(|| named(CURRENCY));
        let (Some(currency), Some(rate)) = (currency, rate) else {
            let titles: Vec<&str> = (0..table.headers.len()).map(|index| table.title(index)).collect();
            let args = [table.range.clone(), titles.join(", ")];
            return Err(Problem::new(Code::NoRateColumns, table.place(), args));
        };
        let from = table.with_role(Role::Date).or_else(|| named(FROM));
        Ok(Columns { currency, rate, from, target: named(TARGET), units: named(UNITS) })
    }
}

/// The currency of a header such as "rate to UAH", "курс к рублю" or "курс, грн".
fn header_target(title: &str) -> Option<String> {
    let key = normalise(title);
    let rest = RATE.iter().filter_map(|name| key.strip_prefix(name)).min_by_key(|rest| rest.len())?;
    if let Some(code) = header_currency(title) {
        return Some(code.to_owned());
    }
    let rest = rest.trim_start();
    let written = JOINING.iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix(' '))?;
    // "к рублю", "до гривні": the word in another case.
    Some(match written {
        "рублю" | "рублях" | "рубля" => "RUB".to_owned(),
        "гривне" | "гривнах" | "гривні" | "гривнях" => "UAH".to_owned(),
        "доллару" | "долларах" | "долара" | "доларах" => "USD".to_owned(),
        other => currency_code(other),
    })
}

impl Rates {
    /// Reads the table; without one there are no rates, and only amounts in the currency that is named are known.
    ///
    /// The currency to convert into is the one that the option names, or the header of the rates, or a column of its own; without
    /// any of them the one whose rate is 1.
    ///
    /// # Errors
    /// [`Code::NoRateColumns`], [`Code::RateTarget`], [`Code::BadRates`], [`Code::RatesDisagree`]; as [`Table::read`].
    pub fn read(
        table: Option<&Table>,
        named: Option<&str>,
        locale: &Locale,
        problems: &mut Vec<Problem>,
    ) -> Result<Rates, Problem> {
        let mut targets: Vec<String> = named.map(currency_code).into_iter().collect();
        let Some(table) = table else {
            return Ok(Rates { target: targets.pop().unwrap_or_default(), of: Vec::new() });
        };
        let columns = Columns::of(table)?;
        let mut add = |code: String| {
            if !code.is_empty() && !targets.contains(&code) {
                targets.push(code);
            }
        };
        header_target(table.title(columns.rate)).into_iter().for_each(&mut add);
        let text = |index: usize, row: usize| {
            table.columns.get(index).and_then(Option::as_ref).map_or(String::new(), |own| own.cell(row).shown())
        };
        if let Some(index) = columns.target {
            (0..table.rows).for_each(|row| add(currency_code(&text(index, row))));
        }
        let rates = table.read(columns.rate, Some(Unit::Money), locale, problems)?.numbers;
        let units = match columns.units {
            Some(index) => Some(table.read(index, Some(Unit::Count), locale, problems)?.numbers),
            None => None,
        };
        let days = match columns.from {
            Some(index) => Some(table.read(index, Some(Unit::Date), locale, problems)?),
            None => None,
        };
        let written = table.column(columns.currency);
        let blank = table.blank_rows();
        let mut all: Vec<(String, i32, Decimal, usize)> = Vec::new();
        let mut bad: Vec<usize> = Vec::new();
        for row in (0..table.rows).filter(|row| !blank.contains(row)) {
            let code = currency_code(&written.cell(row).shown());
            let per = units.as_ref().map_or(Some(Decimal::ONE), |units| units.get(row));
            // Rates of 100 units: the quotient must be exact.
            let rate =
                rates.get(row).zip(per).filter(|(rate, per)| *rate > Decimal::ZERO && *per > Decimal::ZERO).and_then(
                    |(rate, per)| number::quotient(rate, per).filter(|one| number::product(*one, per) == Some(rate)),
                );
            let day = match &days {
                None => Some(i32::MIN),
                Some(days) => match days.date(row) {
                    Some(date) => Some(date.day_number()),
                    None => days.state(row).eq(&crate::table::State::Blank).then_some(i32::MIN),
                },
            };
            match (rate, day) {
                (Some(rate), Some(day)) if !code.is_empty() => all.push((code, day, rate, row)),
                _ => bad.push(row),
            }
        }
        if targets.is_empty() {
            let mut ones: Vec<&str> =
                all.iter().filter(|rate| rate.2 == Decimal::ONE).map(|rate| rate.0.as_str()).collect();
            ones.sort_unstable();
            ones.dedup();
            ones.retain(|code| all.iter().all(|rate| rate.0 != *code || rate.2 == Decimal::ONE));
            targets = ones.first().filter(|_| ones.len() == 1).map(|code| (*code).to_owned()).into_iter().collect();
        }
        let [target] = targets.as_slice() else {
            return Err(Problem::new(
                Code::RateTarget,
                table.column_place(columns.rate),
                [table.range.clone(), targets.join(", ")],
            ));
        };
        bad.extend(all.iter().filter(|rate| rate.0 == *target && rate.2 != Decimal::ONE).map(|rate| rate.3));
        if let Some(first) = bad.iter().min() {
            let row = table.range_row(*first);
            let shown = format!("{} {}", text(columns.currency, *first), text(columns.rate, *first));
            let args = [bad.len().to_string(), table.range.clone(), row.to_string(), clipped(shown.trim())];
            return Err(Problem::new(Code::BadRates, table.column_place(columns.rate).row(row), args));
        }
        Rates::sorted(target.clone(), all).map_err(|(code, day, row)| {
            let from = if day == i32::MIN { String::new() } else { Date::from_day_number(day).iso() };
            let row = table.range_row(row);
            let args = [code, from, row.to_string()];
            Problem::new(Code::RatesDisagree, table.column_place(columns.rate).row(row), args)
        })
    }

    /// Sorts the rates by currency and day; the one that contradicts another of the same day otherwise.
    fn sorted(target: String, mut all: Vec<(String, i32, Decimal, usize)>) -> Result<Rates, (String, i32, usize)> {
        all.sort_by(|a, b| (&a.0, a.1, a.3).cmp(&(&b.0, b.1, b.3)));
        let mut rates = Rates { target, of: Vec::new() };
        for (code, day, rate, row) in all {
            match rates.of.last_mut().filter(|(own, _)| *own == code) {
                None => rates.of.push((code, vec![(day, rate)])),
                Some((_, days)) => match days.last() {
                    Some((own, before)) if *own == day && *before != rate => return Err((code, day, row)),
                    Some((own, _)) if *own == day => {}
                    _ => days.push((day, rate)),
                },
            }
        }
        Ok(rates)
    }

    /// What one unit of a currency is worth on a day.
    ///
    /// # Errors
    /// Why there is no rate.
    pub fn rate(&self, code: &str, day: Option<i32>) -> Result<Decimal, Lack> {
        if code == self.target {
            return Ok(Decimal::ONE);
        }
        let (_, days) = self.of.iter().find(|(own, _)| own == code).ok_or(Lack::Currency)?;
        let (first, rate) = days.first().ok_or(Lack::Currency)?;
        let Some(day) = day else {
            return if days.len() == 1 && *first == i32::MIN { Ok(*rate) } else { Err(Lack::Day) };
        };
        let after = days.partition_point(|(from, _)| *from <= day);
        let found = after.checked_sub(1).and_then(|at| days.get(at));
        found.map(|(_, rate)| *rate).ok_or(Lack::Before(*first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Grid;

    fn read(rows: &[&[&str]], named: Option<&str>) -> Result<Rates, Code> {
        let table = Table::from_grid(&Grid::of_texts(rows.iter().map(|row| row.to_vec())), "rates").unwrap();
        Rates::read(Some(&table), named, &Locale::default(), &mut Vec::new()).map_err(|problem| problem.code)
    }

    #[test]
    fn the_currency_to_convert_into_is_named_somewhere() {
        let target = |header: &[&str], named| read(&[header, &["USD", "41.5", "UAH"]], named).map(|rates| rates.target);
        let uah = || Ok("UAH".to_owned());
        for header in [
            ["currency", "rate to UAH", ""],
            ["Валюта", "Курс, грн", ""],
            ["валюта", "курс до гривні", ""],
            ["Currency", "Rate", "to"],
        ] {
            assert_eq!(target(&header, None), uah(), "{header:?}");
        }
        assert_eq!(target(&["currency", "rate", ""], Some("грн")), uah());
        assert_eq!(target(&["currency", "rate", ""], None), Err(Code::RateTarget));
        assert_eq!(target(&["currency", "rate to EUR", "to"], None), Err(Code::RateTarget));
        assert_eq!(target(&["currency", "price", ""], None), Err(Code::NoRateColumns));
        let ones = read(&[&["currency", "rate"], &["UAH", "1"], &["USD", "41.5"]], None);
        assert_eq!(ones.map(|rates| rates.target), uah());
    }

    #[test]
    fn a_rate_holds_from_its_day_on() {
        let rows: &[&[&str]] = &[
            &["валюта", "курс к рублю", "с даты", "номинал"],
            &["доллар", "90,5", "2025-01-01", "1"],
            &["USD", "80", "01.07.2025", ""],
            &["тенге", "17,25", "", "100"],
        ];
        let mut rows = rows.to_vec();
        assert_eq!(read(&rows, None), Err(Code::BadRates));
        rows[2] = &["USD", "80", "01.07.2025", "1"];
        let rates = read(&rows, None).unwrap();
        let day = |year, month, day| Date::new(year, month, day).map(Date::day_number);
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        let first = day(2025, 1, 1).unwrap();
        assert_eq!(rates.rate("USD", day(2025, 6, 30)), Ok(number("90.5")));
        assert_eq!(rates.rate("USD", day(2025, 7, 1)), Ok(number("80")));
        assert_eq!(rates.rate("USD", day(2024, 12, 31)), Err(Lack::Before(first)));
        assert_eq!(rates.rate("USD", None), Err(Lack::Day));
        assert_eq!(rates.rate("KZT", None), Ok(number("0.1725")));
        assert_eq!(rates.rate("EUR", day(2025, 7, 1)), Err(Lack::Currency));
        assert_eq!(rates.rate("RUB", None), Ok(Decimal::ONE));
    }

    #[test]
    fn rates_that_cannot_be_used_are_refused() {
        let refused = |row: &[&str], next: &[&str]| read(&[&["currency", "rate to UAH", "from"], row, next], None);
        assert_eq!(refused(&["USD", "", ""], &["EUR", "45.5", ""]), Err(Code::BadRates));
        assert_eq!(refused(&["USD", "0", ""], &["EUR", "45.5", ""]), Err(Code::BadRates));
        assert_eq!(refused(&["UAH", "2", ""], &["EUR", "45.5", ""]), Err(Code::BadRates));
        assert_eq!(refused(&["$", "41.5", ""], &["USD", "41.6", ""]), Err(Code::RatesDisagree));
        assert!(refused(&["$", "41.5", ""], &["USD", "41.50", ""]).is_ok());
    }
}
