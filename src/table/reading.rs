//! Reads a column of cells as values: numbers and dates by the marks that the column itself proves.

use super::field::{Field, Others, State};
use super::numbers::Numbers;
use super::tally::Tally;
use super::{Locale, Unit, days};
use crate::cells::numeral::{self, Mark, Numeral};
use crate::cells::{Column, Kind, KindsMet};
use crate::date::{Date, DateText, Epoch, Evidence as DateEvidence, Order};
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use rust_decimal::Decimal;

impl Field {
    /// Reads a column as values of the unit. Problems are of the whole column, with a first place.
    ///
    /// A column of [`Unit::Any`] whose filled cells are all texts that read as numbers (or all as dates) becomes one of
    /// numbers (or dates), as when a spreadsheet opens a file; where numbers and texts are mixed, texts stay texts.
    ///
    /// # Errors
    /// When numbers or dates can be read two ways and nothing decides.
    pub fn read(column: &Column, unit: Unit, locale: &Locale, place: &Place) -> Result<(Field, Vec<Problem>), Problem> {
        if unit == Unit::Id {
            return Ok((texts_only(column), Vec::new()));
        }
        let met = column.kinds_met();
        let plain = unit != Unit::Date && !met.others_than(&[Kind::Number]);
        if let Some(numbers) = plain.then(|| dense(column.values())).flatten() {
            return Ok((Field::computed(unit, numbers), Vec::new()));
        }
        let meant = unit;
        let unit = if unit == Unit::Any { inferred(column, met) } else { unit };
        match unit {
            Unit::Date => {
                let read = days::plain(column, locale.epoch).map_or_else(|| dates(column, locale, place), Ok)?;
                Ok(if meant == Unit::Date { days::without_placeholders(read, place) } else { read })
            }
            Unit::Any => Ok((mixed(column, met), error_cells(column, met, place).into_iter().collect())),
            _ => numerals(column, unit, locale, place),
        }
    }
}

/// All values at the coarsest scale that holds each of them, if one does.
fn dense(values: &[f64]) -> Option<Numbers> {
    const CHUNK: usize = 1024;
    let mut scale = 0;
    let mut dense: Vec<i64> = Vec::with_capacity(values.len());
    for chunk in values.chunks(CHUNK) {
        let done = dense.len();
        while !number::append_scaled(&mut dense, chunk, scale) {
            dense.truncate(done);
            // Money has 2 or 4 decimals, measures up to 9; the rest is left to decimals.
            let finer = match scale {
                0 => 2,
                2 => 4,
                4 => 6,
                6 => 9,
                _ => return None,
            };
            let factor = 10i64.pow(finer - scale);
            for value in &mut dense {
                *value = value.checked_mul(factor)?;
            }
            scale = finer;
        }
    }
    Some(Numbers::Fixed { scale, values: dense })
}

/// What a column without a known meaning holds, judged by its cells.
fn inferred(column: &Column, met: KindsMet) -> Unit {
    if met.any(&[Kind::Date]) && !met.any(&[Kind::Text, Kind::Number, Kind::Bool]) {
        return Unit::Date;
    }
    if !met.any(&[Kind::Text]) || met.any(&[Kind::Number, Kind::Bool, Kind::Date]) {
        return Unit::Any;
    }
    let mut filled = column.texts().iter().filter(|text| !blank(text)).peekable();
    if filled.peek().is_none() {
        return Unit::Any;
    }
    let mut filled = filled.collect::<Vec<_>>().into_iter();
    // Codes such as 000123 must not lose their zeros.
    let code = |text: &str| text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    if filled.clone().all(|text| !code(text) && Numeral::parse(text).is_some_and(|numeral| !numeral.is_scientific())) {
        return Unit::Count;
    }
    if filled.all(|text| DateText::parse(text).is_some()) { Unit::Date } else { Unit::Any }
}

fn blank(text: &str) -> bool {
    text.chars().all(numeral::is_space)
}

/// States and codes of a column whose rows are what they are: a number, a text, a logical value.
#[cfg_attr(tiersheet_speed, optimize(speed))]
fn mixed(column: &Column, met: KindsMet) -> Field {
    let rows = column.len();
    let blanks: Vec<bool> = column.texts().iter().map(|text| blank(text)).collect();
    if !met.others_than(&[Kind::Text, Kind::Blank]) {
        // Texts and nothing else: the usual case, and in a million rows worth a way of its own.
        let blank = |code: usize| blanks.get(code).copied().unwrap_or(true);
        let state = |(kind, value): (&u8, &f64)| {
            let state = if *kind == Kind::Text as u8 && !blank(*value as usize) { State::Text } else { State::Blank };
            state as u8
        };
        let others = Others {
            states: column.kinds().iter().zip(column.values()).map(state).collect(),
            codes: column.values().iter().map(|value| *value as u32).collect(),
            texts: column.texts().to_vec(),
        };
        return Field { others: Some(others), ..Field::computed(Unit::Any, Numbers::unknown(rows)) };
    }
    let mut others = Others { states: vec![0; rows], codes: vec![0; rows], texts: column.texts().to_vec() };
    let mut numbers: Vec<Option<Decimal>> = vec![None; rows];
    let cells = others.states.iter_mut().zip(&mut others.codes).zip(&mut numbers);
    for (row, ((state, code), number)) in cells.enumerate() {
        let value = column.value(row);
        *state = match column.kind(row) {
            Kind::Blank => State::Blank,
            Kind::Text if blanks.get(column.code(row)).copied().unwrap_or(true) => State::Blank,
            Kind::Text => {
                *code = column.code(row) as u32;
                State::Text
            }
            Kind::Bool if value != 0.0 => State::Yes,
            Kind::Bool => State::No,
            Kind::Error => State::Unreadable,
            Kind::Number | Kind::Date => {
                *number = number::from_f64(value);
                if number.is_some() { State::Number } else { State::Unreadable }
            }
        } as u8;
    }
    let field = Field::computed(Unit::Any, Numbers::from_decimals(numbers));
    Field { others: Some(others), ..field }
}

/// Every filled cell as a text, numbers as they are shown.
#[inline(never)]
fn texts_only(column: &Column) -> Field {
    let rows = column.len();
    let mut others = Others { states: vec![0; rows], codes: vec![0; rows], texts: column.texts().to_vec() };
    let blanks: Vec<bool> = column.texts().iter().map(|text| blank(text)).collect();
    for (row, (state, code)) in others.states.iter_mut().zip(&mut others.codes).enumerate() {
        *state = match column.kind(row) {
            Kind::Blank => State::Blank,
            Kind::Error => State::Unreadable,
            Kind::Text if blanks.get(column.code(row)).copied().unwrap_or(true) => State::Blank,
            Kind::Text => {
                *code = column.code(row) as u32;
                State::Text
            }
            Kind::Number | Kind::Bool | Kind::Date => {
                *code = others.texts.len() as u32;
                others.texts.push(column.cell(row).shown());
                State::Text
            }
        } as u8;
    }
    Field { others: Some(others), ..Field::computed(Unit::Id, Numbers::unknown(rows)) }
}

/// What each different text of a column is worth, and which of them do not fit.
#[derive(Default)]
struct Readings {
    values: Vec<Option<Decimal>>,
    blank: Vec<bool>,
    misfits: Vec<bool>,
    unreadable: Vec<bool>,
}

#[inline(never)]
fn numerals(column: &Column, unit: Unit, locale: &Locale, place: &Place) -> Result<(Field, Vec<Problem>), Problem> {
    // A percentage is no amount of money.
    let fits = |numeral: &Numeral| !(numeral.percent && unit == Unit::Money);
    let parsed: Vec<Option<Numeral>> = column.texts().iter().map(|text| Numeral::parse(text).filter(fits)).collect();
    let mut proven = [0usize, 0];
    let mut ambiguous = None;
    for (text, numeral) in column.texts().iter().zip(&parsed) {
        match numeral.as_ref().map(Numeral::evidence) {
            Some(numeral::Evidence::Mark(Mark::Point)) => proven = [proven[0] + 1, proven[1]],
            Some(numeral::Evidence::Mark(Mark::Comma)) => proven = [proven[0], proven[1] + 1],
            Some(numeral::Evidence::Ambiguous) => ambiguous = ambiguous.or(Some(text)),
            _ => {}
        }
    }
    let mark = match (locale.mark, proven) {
        (Some(mark), _) => mark,
        (None, [0, 0]) => match ambiguous {
            Some(text) => {
                let args = [text.trim().to_owned(), place.header.clone(), String::new()];
                return Err(Problem::new(Code::AmbiguousNumbers, place.clone(), args));
            }
            None => Mark::Point,
        },
        (None, [point, comma]) if point >= comma => Mark::Point,
        (None, _) => Mark::Comma,
    };
    let mut readings = Readings::default();
    let mut currencies: Vec<String> = Vec::new();
    for (text, numeral) in column.texts().iter().zip(&parsed) {
        let value = numeral.as_ref().and_then(|numeral| numeral.value(mark));
        readings.blank.push(blank(text));
        readings.misfits.push(numeral.is_some() && value.is_none());
        readings.unreadable.push(numeral.is_none() && !blank(text));
        readings.values.push(value);
        if let Some(currency) = numeral.as_ref().and_then(|numeral| numeral.currency.clone())
            && !currencies.contains(&currency)
        {
            currencies.push(currency);
        }
    }
    let any_text = proven != [0, 0] || ambiguous.is_some();
    let (mut field, problems) = assemble(column, unit, place, &readings, &number::from_f64);
    field.mark = any_text.then_some(mark);
    field.currencies = currencies;
    Ok((field, problems))
}

#[inline(never)]
fn dates(column: &Column, locale: &Locale, place: &Place) -> Result<(Field, Vec<Problem>), Problem> {
    let parsed: Vec<Option<DateText>> = column.texts().iter().map(|text| DateText::parse(text)).collect();
    let mut proven = [0usize, 0];
    let mut ambiguous = None;
    for (text, date) in column.texts().iter().zip(&parsed) {
        match date.as_ref().map(DateText::evidence) {
            Some(DateEvidence::Order(Order::DayFirst)) => proven = [proven[0] + 1, proven[1]],
            Some(DateEvidence::Order(Order::MonthFirst)) => proven = [proven[0], proven[1] + 1],
            Some(DateEvidence::Ambiguous) => ambiguous = ambiguous.or(Some(text)),
            _ => {}
        }
    }
    let order = match (locale.order, proven) {
        (Some(order), _) => order,
        (None, [0, 0]) => match ambiguous {
            Some(text) => {
                let args = [text.trim().to_owned(), place.header.clone(), String::new()];
                return Err(Problem::new(Code::AmbiguousDates, place.clone(), args));
            }
            None => Order::DayFirst,
        },
        (None, [day, month]) if day >= month => Order::DayFirst,
        (None, _) => Order::MonthFirst,
    };
    let mut readings = Readings::default();
    for (text, date) in column.texts().iter().zip(&parsed) {
        // A serial number that came as text, as from a file saved without its date format.
        let serial = || number::double(text.trim()).and_then(|serial| Date::from_serial(serial, locale.epoch));
        let value = date.as_ref().map_or_else(serial, |date| date.value(order));
        readings.values.push(value.map(|date| Decimal::from(date.day_number())));
        readings.blank.push(blank(text) || is_open(text));
        readings.misfits.push(date.is_some() && value.is_none());
        readings.unreadable.push(date.is_none() && value.is_none() && !blank(text) && !is_open(text));
    }
    let any_text = proven != [0, 0] || ambiguous.is_some();
    let read = |serial| Date::from_serial(serial, locale.epoch).map(|date| Decimal::from(date.day_number()));
    let (mut field, problems) = assemble(column, Unit::Date, place, &readings, &read);
    field.order = any_text.then_some(order);
    Ok((field, problems))
}

/// What CRMs write instead of the closing date of an open deal.
fn is_open(text: &str) -> bool {
    matches!(
        text.trim().to_lowercase().as_str(),
        "не закрыта" | "не закрыт" | "не закрита" | "not closed" | "open" | "-" | "—"
    )
}

fn assemble(
    column: &Column,
    unit: Unit,
    place: &Place,
    readings: &Readings,
    of_double: &dyn Fn(f64) -> Option<Decimal>,
) -> (Field, Vec<Problem>) {
    let rows = column.len();
    let mut states = vec![0u8; rows];
    let mut numbers: Vec<Option<Decimal>> = vec![None; rows];
    let mut tally = Tally::default();
    for (row, (state, number)) in states.iter_mut().zip(&mut numbers).enumerate() {
        let value = column.value(row);
        *state = match column.kind(row) {
            Kind::Blank => State::Blank,
            Kind::Number | Kind::Date => {
                let date_serial = column.kind(row) == Kind::Date && unit == Unit::Date;
                *number = if date_serial {
                    Date::from_serial(value, Epoch::Y1900).map(|date| Decimal::from(date.day_number()))
                } else {
                    of_double(value)
                };
                if number.is_none() {
                    tally.unreadable(row, || column.cell(row).shown());
                    State::Unreadable
                } else {
                    State::Number
                }
            }
            Kind::Text => {
                let code = column.code(row);
                let is = |flags: &[bool]| flags.get(code).copied().unwrap_or(false);
                *number = readings.values.get(code).copied().flatten();
                let shown = || column.texts().get(code).cloned().unwrap_or_default();
                match () {
                    () if number.is_some() => State::Number,
                    () if is(&readings.blank) => State::Blank,
                    () if is(&readings.misfits) => {
                        tally.misfit(row, shown);
                        State::Unreadable
                    }
                    () => {
                        tally.unreadable(row, shown);
                        State::Unreadable
                    }
                }
            }
            Kind::Error => {
                tally.error(row, || column.cell(row).shown());
                State::Unreadable
            }
            Kind::Bool => {
                tally.unreadable(row, || column.cell(row).shown());
                State::Unreadable
            }
        } as u8;
    }
    let problems = tally.problems(unit, place);
    let others = states.iter().any(|state| *state != 0);
    let others = others.then(|| Others { states, codes: Vec::new(), texts: Vec::new() });
    let field = Field { others, ..Field::computed(unit, Numbers::from_decimals(numbers)) };
    (field, problems)
}

fn error_cells(column: &Column, met: KindsMet, place: &Place) -> Option<Problem> {
    // A number that is none counts as an error as well.
    if !met.others_than(&[Kind::Text, Kind::Blank, Kind::Bool, Kind::Date]) {
        return None;
    }
    let mut tally = Tally::default();
    for row in 0..column.len() {
        if column.kind(row) == Kind::Error {
            tally.error(row, || column.cell(row).shown());
        }
    }
    tally.problems(Unit::Any, place).pop()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Cell;

    fn read(cells: &[&str], unit: Unit) -> Result<(Field, Vec<Problem>), Code> {
        let cells: Vec<Cell> = cells.iter().map(|text| Cell::text(*text)).collect();
        let place = Place::of("data").column(1, "x");
        Field::read(&Column::from_cells(&cells), unit, &Locale::default(), &place).map_err(|problem| problem.code)
    }

    fn shown(field: &Field) -> Vec<String> {
        field.numbers.iter().map(|value| value.map_or("?".into(), |value| value.to_string())).collect()
    }

    #[test]
    fn the_column_decides_the_decimal_mark() {
        let (field, problems) = read(&["1,234", "0,5", "1 000"], Unit::Money).unwrap();
        assert_eq!((shown(&field), problems.len()), (vec!["1.234".into(), "0.5".into(), "1000".into()], 0));
        assert_eq!(read(&["1,234", "2,500"], Unit::Money), Err(Code::AmbiguousNumbers));
        let (field, problems) = read(&["1.5", "2.5", "1,5", "n/a", ""], Unit::Money).unwrap();
        assert_eq!(shown(&field), ["1.5", "2.5", "?", "?", "?"]);
        let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::UnreadableCells, Code::MixedMarks]);
    }

    #[test]
    fn the_column_decides_the_order_of_dates() {
        let (field, _) = read(&["03/04/2026", "25/04/2026"], Unit::Date).unwrap();
        assert_eq!(field.date(0).map(Date::iso).as_deref(), Some("2026-04-03"));
        assert_eq!(read(&["03/04/2026"], Unit::Date), Err(Code::AmbiguousDates));
        let (field, problems) = read(&["не закрыта", "01.02.2026"], Unit::Date).unwrap();
        assert_eq!((field.state(0), problems.len()), (State::Blank, 0));
    }

    #[test]
    fn a_column_without_a_meaning_is_judged_by_its_cells() {
        assert_eq!(read(&["7", "12"], Unit::Any).map(|(field, _)| field.unit), Ok(Unit::Count));
        assert_eq!(read(&["007", "012"], Unit::Any).map(|(field, _)| field.unit), Ok(Unit::Any));
        assert_eq!(read(&["31.12.2025", ""], Unit::Any).map(|(field, _)| field.unit), Ok(Unit::Date));
        assert_eq!(read(&["7", "x"], Unit::Any).map(|(field, _)| field.unit), Ok(Unit::Any));
    }

    #[test]
    fn money_in_doubles_is_dense() {
        let numbers = dense(&[1.0, 2.5, 19.99, 3.1234]);
        assert_eq!(numbers, Some(Numbers::Fixed { scale: 4, values: vec![10000, 25000, 199900, 31234] }));
        assert_eq!(dense(&[1e300]), None);
    }
}
