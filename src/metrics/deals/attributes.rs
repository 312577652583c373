//! What is said about a client on its deals: the value of the row with the latest date, blanks aside.

use super::keys::{NONE, key_text};
use crate::cells::{Column, Kind};

/// One attribute of every client.
pub struct Attribute {
    /// The row that it is taken from; [`NONE`] where it is blank.
    pub rows: Vec<u32>,
    /// How many clients have different values.
    pub conflicts: usize,
    /// The first of them, with the row that was taken and another one.
    pub example: Option<(usize, u32, u32)>,
}

/// Takes one attribute of every client from its rows; the last of the rows of the latest date that is not blank.
pub fn attribute(column: &Column, clients: &[u32], count: usize, day: impl Fn(usize) -> i32) -> Attribute {
    let blanks: Vec<bool> =
        column.texts().iter().map(|text| text.chars().all(crate::cells::numeral::is_space)).collect();
    let blank = |row: usize| match column.kind(row) {
        Kind::Blank | Kind::Error => true,
        Kind::Text => blanks.get(column.code(row)).copied().unwrap_or(true),
        _ => false,
    };
    let same = |a: usize, b: usize| {
        let equal = column.kind(a) == column.kind(b) && column.value(a).to_bits() == column.value(b).to_bits();
        equal || key_text(column, a) == key_text(column, b)
    };
    let mut rows = vec![NONE; count];
    let mut others = vec![NONE; count];
    for (row, client) in clients.iter().enumerate() {
        let (Some(taken), Some(other)) = (rows.get_mut(*client as usize), others.get_mut(*client as usize)) else {
            continue;
        };
        if blank(row) {
            continue;
        }
        let before = *taken;
        let later = before == NONE || day(row) >= day(before as usize);
        if before != NONE && !same(before as usize, row) {
            *other = if later { before } else { row as u32 };
        }
        if later {
            *taken = row as u32;
        }
    }
    let differ = || rows.iter().zip(&others).enumerate().filter(|(_, (_, other))| **other != NONE);
    let example = differ().next().map(|(client, (taken, other))| (client, *taken, *other));
    Attribute { conflicts: differ().count(), example, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Cell;

    #[test]
    fn the_latest_value_is_taken_and_blanks_do_not_override() {
        let cells: Vec<Cell> = ["a", "b", "", "c", "d ", "d"].iter().map(|text| Cell::text(*text)).collect();
        let days = [3, 5, 9, 4, 1, 1];
        let day = |row: usize| days.get(row).copied().unwrap_or(0);
        let found = attribute(&Column::from_cells(&cells), &[0, 0, 0, 0, 1, 1], 3, day);
        assert_eq!((found.rows, found.conflicts), (vec![1, 5, NONE], 1));
        assert_eq!(found.example.map(|(client, taken, _)| (client, taken)), Some((0, 1)));
    }
}
