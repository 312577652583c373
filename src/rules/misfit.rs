//! Conditions that do not suit what a column turned out to hold.

use super::parse::number_meant;
use super::table::RuleField;
use super::{Condition, Test, Value};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Field, State, Unit};

/// What is wrong with asking this of a column that turned out to hold other things.
pub(super) fn misfit(
    condition: &Condition,
    field: &Field,
    fields: &[RuleField],
    index: usize,
    place: Place,
) -> Option<Problem> {
    let header = fields.get(index).map_or("", |field| field.header.as_str());
    let no_numbers = || (0..field.len()).all(|row| !field.numbers.is_known(row));
    let texts = field.others.as_ref().is_some_and(|others| others.states.contains(&(State::Text as u8)));
    if let Some(rank) = condition.ranks().next()
        && texts
        && no_numbers()
    {
        return Some(Problem::new(
            Code::RankOfText,
            place,
            [Test::Rank(rank.clone()).print(crate::Lang::En), header.to_owned()],
        ));
    }
    if texts || no_numbers() || field.unit == Unit::Id {
        return None;
    }
    // A column of nothing but numbers: a text that differs from a number by a look-alike letter is a slip.
    let slip = condition.any.iter().flatten().find_map(|test| match test {
        Test::Compare(_, Value::Pattern(text) | Value::Exact(text)) => number_meant(text).map(|meant| (text, meant)),
        _ => None,
    })?;
    let [en, ru, uk] = Unit::Count.noun();
    Some(Problem::new(Code::NotThisKind, place, [slip.0.as_str(), en, header, &slip.1, ru, uk]))
}
