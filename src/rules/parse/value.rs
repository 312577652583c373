//! Numbers, percentages, money, dates, durations and texts, and which of them suit which field.

use super::error::Fault;
use super::{Parser, Read, pattern, unreadable};
use crate::cells::numeral::{Evidence, Mark, Numeral, is_space};
use crate::date::{Date, DateText, Evidence as DateEvidence, Order};
use crate::messages::Reason;
use crate::number;
use crate::rules::condition::{Period, Value};
use crate::rules::keywords;
use crate::table::Unit;
use rust_decimal::Decimal;

/// What the texts of one or more cells prove about numbers and dates: how many prove each, and how many need it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub point: usize,
    pub comma: usize,
    pub either_mark: usize,
    pub day_first: usize,
    pub month_first: usize,
    pub either_order: usize,
}

impl Seen {
    pub fn add(&mut self, other: Seen) {
        self.point += other.point;
        self.comma += other.comma;
        self.either_mark += other.either_mark;
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.either_order += other.either_order;
    }
}

/// Ages above are calendar years, and so are bare numbers like these in a column of dates: as serials they are days
/// around 1905.
const FIRST_YEAR: i64 = 1900;
const LAST_YEAR: i64 = 2100;

impl Parser<'_> {
    /// The value that a text is, of the field's kind.
    pub(super) fn value(&mut self, text: &str) -> Read<Value> {
        match self.quantity(text)? {
            Some(value) => self.fit(value),
            None if self.unit.is_numeric() => Err(Fault::NotThisKind(self.unit)),
            None => Ok(match keywords::logical(text) {
                Some(value) if self.unit == Unit::Any => Value::Bool(value),
                _ => Value::Pattern(pattern(text)),
            }),
        }
    }

    /// Two values with two dots between them, or `None` when the text is something else.
    pub(super) fn range(&mut self, text: &str) -> Read<Option<(Value, Value)>> {
        let Some(dots) = text.find("..") else { return Ok(None) };
        let (before, behind) = text.split_at_checked(dots).unwrap_or((text, ""));
        // In "10 руб...20 руб." the first dot belongs to the word.
        let three = behind.starts_with("...");
        let word = three && before.ends_with(char::is_alphabetic);
        let dots = if word { dots + 1 } else { dots };
        let behind = dots + if three && !word { 3 } else { 2 };
        let low = text.get(..dots).unwrap_or("").trim_matches(is_space);
        let high = text.get(behind..).unwrap_or("").trim_matches(is_space);
        let seen = *self.seen;
        let ends = (self.quantity(low), self.quantity(high));
        let is_text = |end: &Read<Option<Value>>, text: &str| *end == Ok(None) && !text.is_empty();
        if !self.unit.is_numeric() && (is_text(&ends.0, low) || is_text(&ends.1, high)) {
            // What looked like a number at the other end proves nothing.
            *self.seen = seen;
            return Ok(None);
        }
        match (ends.0?, ends.1?) {
            (Some(_), Some(_)) if three && !word => unreadable(Reason::RangeDots),
            (Some(low), Some(high)) => {
                check_ends(&low, &high)?;
                Ok(Some((self.fit(low)?, self.fit(high)?)))
            }
            (Some(_), None) if high.is_empty() => unreadable(Reason::RangeOpen),
            (None, Some(_)) if low.is_empty() => unreadable(Reason::RangeOpen),
            _ if self.unit.is_numeric() => unreadable(Reason::RangeOfTexts),
            _ => Ok(None),
        }
    }

    /// A number, date or duration; `None` for texts.
    fn quantity(&mut self, text: &str) -> Read<Option<Value>> {
        if self.unit == Unit::Id || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return Ok(None);
        }
        if let Some((count, period)) = self.duration(text)? {
            return match () {
                () if count.is_sign_negative() && !count.is_zero() => unreadable(Reason::NegativeDuration),
                () if period == Period::Year && count >= Decimal::from(FIRST_YEAR) => unreadable(Reason::CalendarYear),
                () => Ok(Some(Value::Duration(count, period))),
            };
        }
        // "50+" is at least 50 in some column of numbers and a text in another, but never just 50.
        if let Some(numeral) = Numeral::parse(text).filter(|_| !text.ends_with('+')) {
            let value = match (numeral.percent, &numeral.currency) {
                (true, Some(_)) => return Ok(None),
                (true, None) => Value::Percent(self.number(&numeral)?),
                (false, currency) => Value::Number(self.number(&numeral)?, currency.clone()),
            };
            return Ok(Some(value));
        }
        if matches!(self.unit, Unit::Any | Unit::Date)
            && let Some(date) = DateText::parse(text)
        {
            return self.date(&date).map(|date| Some(Value::Date(date)));
        }
        Ok(None)
    }

    /// `18 months`, `2,5 года`.
    fn duration(&mut self, text: &str) -> Read<Option<(Decimal, Period)>> {
        let Some(digit) = text.rfind(|c: char| c.is_ascii_digit()) else { return Ok(None) };
        let (count, word) = text.split_at_checked(digit + 1).unwrap_or((text, ""));
        let word = word.trim_matches(is_space);
        if word.is_empty() {
            return Ok(None);
        }
        let Some(period) = keywords::period(word) else { return Ok(None) };
        let numeral = Numeral::parse(count).filter(|numeral| numeral.currency.is_none());
        let Some(numeral) = numeral else { return Ok(None) };
        Ok(Some((self.number(&numeral)?, period)))
    }

    /// A numeral's value in the way in which numbers are written here.
    pub(super) fn number(&mut self, numeral: &Numeral) -> Read<Decimal> {
        let evidence = numeral.evidence();
        match evidence {
            Evidence::Mark(Mark::Point) => self.seen.point += 1,
            Evidence::Mark(Mark::Comma) => self.seen.comma += 1,
            Evidence::Ambiguous => self.seen.either_mark += 1,
            Evidence::Neutral => {}
        }
        let mark = match (self.reading.mark, evidence) {
            (Some(mark), Evidence::Mark(own)) if own != mark => {
                return Err(Fault::OtherStyle(if mark == Mark::Point { "0.5" } else { "0,5" }));
            }
            (Some(mark), _) | (None, Evidence::Mark(mark)) => mark,
            (None, Evidence::Neutral) => Mark::Point,
            (None, Evidence::Ambiguous) => match (numeral.value(Mark::Point), numeral.value(Mark::Comma)) {
                (Some(point), Some(comma)) if point < comma => return Err(Fault::AmbiguousNumber(point, comma)),
                (Some(point), Some(comma)) => return Err(Fault::AmbiguousNumber(comma, point)),
                _ => return unreadable(Reason::TooManyDigits),
            },
        };
        numeral.value(mark).ok_or(Fault::Unreadable(Reason::TooManyDigits))
    }

    /// A date in the order in which dates are written here.
    fn date(&mut self, date: &DateText) -> Read<Date> {
        let evidence = date.evidence();
        match evidence {
            DateEvidence::Order(Order::DayFirst) => self.seen.day_first += 1,
            DateEvidence::Order(Order::MonthFirst) => self.seen.month_first += 1,
            DateEvidence::Ambiguous => self.seen.either_order += 1,
            DateEvidence::Neutral => {}
        }
        let order = match (self.reading.order, evidence) {
            (Some(order), _) | (None, DateEvidence::Order(order)) => order,
            (None, DateEvidence::Neutral) => Order::DayFirst,
            (None, DateEvidence::Ambiguous) => return Err(Fault::AmbiguousDate),
        };
        let example = if order == Order::DayFirst { "31/12/2026" } else { "12/31/2026" };
        date.value(order).ok_or(Fault::OtherStyle(example))
    }

    /// The value as the field's kind of value, if it is one.
    pub(super) fn fit(&self, value: Value) -> Read<Value> {
        use Unit::{Any, Count, Days, Money, Share};
        let suits = match (&value, self.unit) {
            (Value::Number(number, None), Unit::Date) => return self.serial(*number),
            (_, Any) | (Value::Number(_, None), _) => true,
            (Value::Number(_, Some(_)), unit) => matches!(unit, Money | Count),
            (Value::Percent(_), unit) => matches!(unit, Share | Count),
            (Value::Duration(..), unit) => matches!(unit, Days | Unit::Date),
            (Value::Date(_), unit) => unit == Unit::Date,
            (Value::Pattern(_) | Value::Exact(_) | Value::Bool(_), _) => false,
        };
        if suits { Ok(value) } else { Err(Fault::NotThisKind(self.unit)) }
    }

    fn serial(&self, number: Decimal) -> Read<Value> {
        if number.fract().is_zero() && number >= Decimal::from(FIRST_YEAR) && number <= Decimal::from(LAST_YEAR) {
            return unreadable(Reason::CalendarYear);
        }
        let date = Date::from_serial(number::to_f64(number).0, self.reading.epoch);
        date.map(Value::Date).ok_or(Fault::NotThisKind(self.unit))
    }
}

/// Both ends must be of one kind and in order.
fn check_ends(low: &Value, high: &Value) -> Read<()> {
    let reversed = match (low, high) {
        (Value::Number(low, Some(a)), Value::Number(high, Some(b))) if a == b => low > high,
        (Value::Number(_, Some(_)), Value::Number(_, Some(_))) => return unreadable(Reason::RangeKinds),
        (Value::Number(low, _), Value::Number(high, _)) | (Value::Percent(low), Value::Percent(high)) => low > high,
        (Value::Date(low), Value::Date(high)) => low > high,
        (Value::Duration(low, a), Value::Duration(high, b)) => {
            // Multiplying two checked values could overflow; such durations are longer than anything.
            let length = |count: &Decimal, period| count.checked_mul(days(period)).unwrap_or(Decimal::MAX);
            if a == b { low > high } else { length(low, *a) > length(high, *b) }
        }
        _ => return unreadable(Reason::RangeKinds),
    };
    if reversed { unreadable(Reason::RangeReversed) } else { Ok(()) }
}

/// A unit of time in twelfths of 365 days; that twelve months are a year matters more than the length of a month.
fn days(period: Period) -> Decimal {
    Decimal::from(match period {
        Period::Day => 12,
        Period::Week => 84,
        Period::Month => 365,
        Period::Year => 4380,
    })
}
