//! The groups of a column, for ranks within them.

use super::rank::{NO_GROUP, Places};
use crate::maps::Numbered;
use crate::table::{Field, Numbers, State};
use std::rc::Rc;

/// The groups of a column: a code per row, and how many there are.
#[derive(Debug, Default)]
pub struct Groups {
    /// The group of each row, [`NO_GROUP`] where the cell is blank.
    pub codes: Rc<Vec<u32>>,
    /// The groups' names in lower case, by code.
    pub names: Vec<String>,
}

/// The values of each group, or of all rows, ready to be ranked.
pub(super) fn part<'n>(numbers: &'n Numbers, bottom: bool, groups: Option<&Groups>) -> Vec<Places<'n>> {
    let Some(groups) = groups else { return vec![Places::new(numbers, bottom, 0..numbers.len())] };
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); groups.names.len()];
    for (row, group) in groups.codes.iter().enumerate() {
        if let Some(members) = members.get_mut(*group as usize) {
            members.push(row);
        }
    }
    members.into_iter().map(|rows| Places::new(numbers, bottom, rows.into_iter())).collect()
}

/// Numbers the groups of a column: equal texts, without case, are one group.
pub(super) fn groups(field: &Field) -> Groups {
    let mut names = Numbered::default();
    let codes = (0..field.len()).map(|row| {
        let name = match field.state(row) {
            State::Blank | State::Unreadable => return NO_GROUP,
            State::Text => field.text(row).unwrap_or_default().trim().to_lowercase(),
            State::Yes => "true".to_owned(),
            State::No => "false".to_owned(),
            State::Number => field.numbers.get(row).map(|value| value.to_string()).unwrap_or_default(),
        };
        names.number(name) as u32
    });
    let codes = Rc::new(codes.collect());
    Groups { codes, names: names.into_texts() }
}
