//! Reads condition cells.
//!
//! A cell is cut at the bars and ampersands that stand outside of quotes, and each test is read by itself. Whatever the
//! cell, the answer is a condition in which every character was understood, or an error that says what to write instead.

mod error;
mod quote;
mod ranking;
mod repair;
mod value;

pub use error::ConditionError;

use super::condition::{Condition, Op, Test, Value, Word};
use super::keywords::{self, Keyword};
use crate::cells::Cell;
use crate::cells::numeral::is_space;
use crate::messages::Reason;
use crate::table::{Locale, Unit};
use error::Fault;
pub(super) use quote::{end_of_test, is_quoted, opens_quote};
use quote::{literal, pattern, plain_text};
pub(super) use ranking::{begins_like_keyword, leading_word};
pub(super) use value::Seen;

/// How the numbers and dates of a rule table are written: the options, and where they leave it open what the table's own
/// cells prove. Open still means that each cell has to prove it by itself.
pub type Reading = Locale;

/// Reads one cell of a rule table; a blank cell is no condition.
///
/// The unit says what the field holds: `5O` is a mistake in a column of numbers, a text in one of texts, and in one of ids
/// even `5` is a text.
///
/// # Errors
/// [`ConditionError`] names the test that cannot be read, with a suggestion where one can be made.
///
/// ```
/// use tiersheet::cells::Cell;
/// use tiersheet::rules::{Reading, parse_condition};
/// use tiersheet::table::Unit;
/// use tiersheet::Lang;
/// let read = |text: &str| parse_condition(&Cell::text(text), Unit::Share, &Reading::default());
/// let condition = read(" >= 25 % | ТОП 10 ").unwrap().unwrap();
/// assert_eq!(condition.print(Lang::En), ">=25% | top 10");
/// assert_eq!(condition.print(Lang::Ru), ">=25% | топ 10");
/// assert_eq!(read("  "), Ok(None));
/// assert_eq!(read("filed").unwrap_err().suggestion, "filled");
/// ```
pub fn parse_condition(cell: &Cell, unit: Unit, reading: &Reading) -> Result<Option<Condition>, ConditionError> {
    read_cell(cell, unit, reading, &mut Seen::default()).map_err(|error| with_suggestion(error, unit, reading))
}

/// The number that a text was perhaps meant to be, such as 50 by `5O`; `None` for a text that is like no number.
pub(super) fn number_meant(text: &str) -> Option<String> {
    let digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    repair::repaired(text, Unit::Count, &Reading::default()).filter(|meant| digit(text) && digit(meant))
}

/// [`parse_condition`] without suggestions, and with what the cell proves about numbers and dates.
pub(super) fn read_cell(
    cell: &Cell,
    unit: Unit,
    reading: &Reading,
    seen: &mut Seen,
) -> Result<Option<Condition>, ConditionError> {
    let mut parser = Parser { unit, reading, seen };
    match cell {
        Cell::Blank => Ok(None),
        Cell::Text(text) => parser.condition(text),
        _ => {
            let test = parser.typed(cell).map_err(|fault| ConditionError::new(fault, &cell.shown()))?;
            Ok(Some(Condition { any: vec![vec![test]] }))
        }
    }
}

/// Adds what was perhaps meant.
pub(super) fn with_suggestion(mut error: ConditionError, unit: Unit, reading: &Reading) -> ConditionError {
    if let Some(suggestion) = repair::repaired(&error.text, unit, reading) {
        error.suggestion = suggestion;
    }
    error
}

/// What reading a test needs to know.
struct Parser<'a> {
    unit: Unit,
    reading: &'a Reading,
    seen: &'a mut Seen,
}

type Read<T> = Result<T, Fault>;

fn unreadable<T>(reason: Reason) -> Read<T> {
    Err(Fault::Unreadable(reason))
}

impl Parser<'_> {
    /// A whole cell of text.
    fn condition(&mut self, text: &str) -> Result<Option<Condition>, ConditionError> {
        let mut rest = text.trim_matches(is_space);
        if rest.is_empty() {
            return Ok(None);
        }
        // Where `rest` begins in the text.
        let mut at = text.find(|c| !is_space(c)).unwrap_or(0);
        let located = |fault, test: &str, at: usize| {
            let inner = test.trim_matches(is_space);
            let spaces = test.find(|c| !is_space(c)).unwrap_or(0);
            let start = text.get(..at + spaces).unwrap_or("").chars().count();
            let mut error = ConditionError::new(fault, inner);
            error.span = start..start + error.span.end;
            error
        };
        let mut condition = Condition { any: Vec::with_capacity(1) };
        let mut all = Vec::with_capacity(1);
        loop {
            let Some(end) = end_of_test(rest) else {
                return Err(located(Fault::Unreadable(Reason::UnclosedQuote), rest, at));
            };
            let (test, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            all.push(self.test(test.trim_matches(is_space)).map_err(|fault| match fault {
                // Nothing can be shown of a test that is not there.
                Fault::Unreadable(Reason::NothingBeside) => located(fault, text, 0),
                _ => located(fault, test, at),
            })?);
            let mut signs = after.chars();
            match signs.next() {
                None => {
                    condition.any.push(all);
                    return Ok(Some(condition));
                }
                Some('|') => condition.any.push(std::mem::replace(&mut all, Vec::with_capacity(1))),
                Some(_) => {}
            }
            rest = signs.as_str();
            at += end + 1;
        }
    }

    /// A cell that is not text.
    fn typed(&mut self, cell: &Cell) -> Read<Test> {
        let value = match cell {
            Cell::Error(_) => return unreadable(Reason::ErrorCell),
            _ if self.unit == Unit::Id => Value::Pattern(cell.shown()),
            Cell::Number(number) => self.fit(Value::Number(*number, None))?,
            Cell::Date(date) => self.fit(Value::Date(*date))?,
            Cell::Bool(value) => self.fit(Value::Bool(*value))?,
            Cell::Blank | Cell::Text(_) => return unreadable(Reason::NothingBeside),
        };
        Ok(Test::Compare(Op::Equal, value))
    }

    /// One test, without spaces around it.
    fn test(&mut self, text: &str) -> Read<Test> {
        if text.is_empty() {
            return unreadable(Reason::NothingBeside);
        }
        match operator(text) {
            (Some(op), value) => self.compared(op, value.trim_start_matches(is_space)),
            (None, _) => self.bare(text),
        }
    }

    /// A value with an operator before it.
    fn compared(&mut self, op: Op, text: &str) -> Read<Test> {
        if text.is_empty() {
            return match op {
                Op::Equal => Ok(Test::Word(Word::Blank)),
                Op::NotEqual => Ok(Test::Word(Word::Filled)),
                _ => unreadable(Reason::NothingAfterOperator),
            };
        }
        if operator(text).0.is_some() {
            return unreadable(Reason::TwoOperators);
        }
        if is_quoted(text) {
            return self.exact(op, &plain_text(text));
        }
        if self.unit != Unit::Id && self.range(text)?.is_some() {
            return unreadable(Reason::RangeWithOperator);
        }
        let by_size = !matches!(op, Op::Equal | Op::NotEqual);
        if (by_size || self.unit.is_numeric())
            && matches!(self.ranking(text, keywords::keyword(leading_word(text).0)), Ok(Some(_)))
        {
            return unreadable(Reason::RankWithOperator);
        }
        Ok(Test::Compare(op, self.value(text)?))
    }

    /// A test without an operator.
    fn bare(&mut self, text: &str) -> Read<Test> {
        if is_quoted(text) {
            return self.exact(Op::Equal, &plain_text(text));
        }
        let (head, rest) = leading_word(text);
        let keyword = keywords::keyword(head);
        if let Some(rank) = self.ranking(text, keyword)? {
            return Ok(Test::Rank(rank));
        }
        if let Some(keyword) = keyword
            && let Some(word) = self.word(keyword, rest)?
        {
            return Ok(Test::Word(word));
        }
        if self.unit != Unit::Id
            && let Some((low, high)) = self.range(text)?
        {
            return Ok(Test::Between(low, high));
        }
        Ok(Test::Compare(Op::Equal, self.value(text)?))
    }

    /// A text in quotes.
    fn exact(&mut self, op: Op, text: &str) -> Read<Test> {
        match op {
            Op::Equal if text.is_empty() => Ok(Test::Word(Word::Blank)),
            Op::NotEqual if text.is_empty() => Ok(Test::Word(Word::Filled)),
            _ if text.is_empty() => unreadable(Reason::EmptyText),
            _ if self.unit.is_numeric() => Err(Fault::NotThisKind(self.unit)),
            _ => Ok(Test::Compare(op, Value::Exact(text.to_owned()))),
        }
    }

    /// `blank`, `filled`, `yes`, `no`, `has TAG`.
    fn word(&mut self, keyword: Keyword, rest: &str) -> Read<Option<Word>> {
        if keyword == Keyword::Has {
            let tag = rest.trim_start_matches(is_space);
            if !rest.is_empty() && !rest.starts_with(is_space) && !opens_quote(tag) {
                return Ok(None);
            }
            let tag = if is_quoted(tag) { literal(&plain_text(tag)) } else { pattern(tag) };
            return match () {
                () if tag.is_empty() => unreadable(Reason::NoTag),
                () if self.unit.is_numeric() => Err(Fault::NotThisKind(self.unit)),
                () => Ok(Some(Word::Has(tag))),
            };
        }
        if !rest.is_empty() {
            return Ok(None);
        }
        match keyword {
            Keyword::Blank => Ok(Some(Word::Blank)),
            Keyword::Filled => Ok(Some(Word::Filled)),
            Keyword::Yes | Keyword::No if !matches!(self.unit, Unit::Any | Unit::Count) => {
                Err(Fault::NotThisKind(self.unit))
            }
            Keyword::Yes => Ok(Some(Word::Yes)),
            Keyword::No => Ok(Some(Word::No)),
            Keyword::Top | Keyword::Bottom | Keyword::Has => Ok(None),
        }
    }
}

/// The operator that a text begins with, and what follows.
fn operator(text: &str) -> (Option<Op>, &str) {
    const OPERATORS: &[(&str, Op)] = &[
        ("<>", Op::NotEqual),
        ("<=", Op::AtMost),
        (">=", Op::AtLeast),
        ("=<", Op::AtMost),
        ("=>", Op::AtLeast),
        ("!=", Op::NotEqual),
        ("≠", Op::NotEqual),
        ("≤", Op::AtMost),
        ("≥", Op::AtLeast),
        ("<", Op::Less),
        (">", Op::Greater),
        ("=", Op::Equal),
    ];
    if !text.starts_with(['<', '>', '=', '!', '≠', '≤', '≥']) {
        return (None, text);
    }
    OPERATORS
        .iter()
        .find_map(|(sign, op)| text.strip_prefix(sign).map(|rest| (Some(*op), rest)))
        .unwrap_or((None, text))
}

#[cfg(test)]
mod tests;
