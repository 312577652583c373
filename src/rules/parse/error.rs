//! Why a condition cell cannot be read.

use crate::lang::Lang;
use crate::messages::{Code, Reason};
use crate::number;
use crate::problem::{Place, Problem};
use crate::table::Unit;
use rust_decimal::Decimal;
use std::ops::Range;

/// Longer quotations from cells are cut in messages.
const SHOWN: usize = 60;

/// What is wrong with a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not written as a test is.
    Unreadable(Reason),
    /// It is no value of that unit.
    NotThisKind(Unit),
    /// The number is one of two.
    AmbiguousNumber(Decimal, Decimal),
    /// The date is one of two.
    AmbiguousDate,
    /// The number or date is not written in the way that was decided on, such as `0.5`.
    OtherStyle(&'static str),
    /// A rank of ids.
    RankOfText,
}

/// A condition that cannot be read: which test of it, why, and what was perhaps meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.problem(Place::default()).message(Lang::En))]
pub struct ConditionError {
    pub(super) fault: Fault,
    /// The test that cannot be read, as it stands in the cell.
    pub text: String,
    /// Where that test is in the cell's text, counted in characters.
    pub span: Range<usize>,
    /// A test that can be read and was perhaps meant; empty when none suggests itself.
    pub suggestion: String,
}

impl ConditionError {
    pub(super) fn new(fault: Fault, text: &str) -> ConditionError {
        ConditionError { fault, text: text.to_owned(), span: 0..text.chars().count(), suggestion: String::new() }
    }

    /// Which of the known problems it is.
    pub fn code(&self) -> Code {
        match self.fault {
            Fault::Unreadable(_) => Code::BadCondition,
            Fault::NotThisKind(_) => Code::NotThisKind,
            Fault::AmbiguousNumber(..) => Code::AmbiguousRuleNumber,
            Fault::AmbiguousDate => Code::AmbiguousRuleDate,
            Fault::OtherStyle(_) => Code::OtherStyle,
            Fault::RankOfText => Code::RankOfText,
        }
    }

    /// The problem for people; the field is named by the place's header.
    ///
    /// ```
    /// use tiersheet::cells::Cell;
    /// use tiersheet::rules::{Reading, parse_condition};
    /// use tiersheet::table::Unit;
    /// use tiersheet::{Lang, Place};
    /// let error = parse_condition(&Cell::text(">= 5O"), Unit::Count, &Reading::default()).unwrap_err();
    /// let problem = error.problem(Place::of("rules").row(3).column(4, "orders"));
    /// assert_eq!(problem.message(Lang::En), "\">= 5O\" is not a number, and \"orders\" holds a number.");
    /// assert!(problem.hint(Lang::En).starts_with("Did you mean \">= 50\"?"));
    /// ```
    pub fn problem(&self, place: Place) -> Problem {
        let text = clipped(&self.text);
        let header = place.header.clone();
        let suggestion = self.suggestion.clone();
        let args = match self.fault {
            Fault::Unreadable(reason) => {
                let [en, ru, uk] = reason.texts().map(str::to_owned);
                vec![text, en, suggestion, ru, uk]
            }
            Fault::NotThisKind(unit) => {
                let [en, ru, uk] = unit.noun().map(str::to_owned);
                vec![text, en, header, suggestion, ru, uk]
            }
            Fault::AmbiguousNumber(a, b) => {
                let [a_en, b_en] = [a, b].map(|value| number::show(value, Lang::En));
                let [a, b] = [a, b].map(|value| number::show(value, Lang::Ru));
                vec![text, a_en, b_en, a, b]
            }
            Fault::AmbiguousDate => vec![text],
            Fault::OtherStyle(example) => vec![text, example.to_owned()],
            Fault::RankOfText => vec![text, header],
        };
        Problem::new(self.code(), place, args)
    }
}

/// The beginning of a text, on one line.
fn clipped(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}
