//! Two lists of clients put side by side.

use crate::cells::Column;
use crate::metrics::{Keys, NONE};

/// One of the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// For each client the row that counts; [`NONE`] for a client who is not in the list.
    pub rows: Vec<u32>,
    /// Rows that name a client once more and do not count, with the row that does.
    pub repeated: Vec<(u32, u32)>,
    /// Rows that name nobody.
    pub unnamed: Vec<u32>,
}

/// The clients of two lists, numbered: first those of the later list in its order, then the others in theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The earlier list.
    pub before: Listed,
    /// The later list.
    pub after: Listed,
}

/// Finds each client in both lists. Of several rows of one client the first counts, or the last.
///
/// ```
/// use tiersheet::cells::{Cell, Column};
/// use tiersheet::time::roster;
/// let column = |ids: &[&str]| Column::from_cells(&ids.iter().map(|id| Cell::text(*id)).collect::<Vec<_>>());
/// let roster = roster(&column(&["a", "b", "a"]), &column(&["c", " b "]), false);
/// assert_eq!(roster.lines().collect::<Vec<_>>(), [(None, Some(0)), (Some(1), Some(1)), (Some(0), None)]);
/// assert_eq!(roster.before.repeated, [(2, 0)]);
/// ```
pub fn roster(before: &Column, after: &Column, last: bool) -> Roster {
    let mut keys = Keys::default();
    let (after, before) = (keys.read(after), keys.read(before));
    let listed = |codes: Vec<u32>| listed(&codes, keys.len(), last);
    Roster { before: listed(before), after: listed(after) }
}

/// The rows of one list by client.
pub fn listed(codes: &[u32], clients: usize, last: bool) -> Listed {
    let mut list = Listed { rows: vec![NONE; clients], ..Listed::default() };
    let mut others = Vec::new();
    for (row, code) in codes.iter().enumerate() {
        let row = row as u32;
        match list.rows.get_mut(*code as usize) {
            None => list.unnamed.push(row),
            Some(own) if *own == NONE => *own = row,
            Some(own) => {
                others.push((if last { std::mem::replace(own, row) } else { row }, *code));
            }
        }
    }
    let counts = |code: u32| list.rows.get(code as usize).copied().unwrap_or(NONE);
    list.repeated = others.into_iter().map(|(row, code)| (row, counts(code))).collect();
    list
}

impl Roster {
    /// Per client the rows of the two lists: the later list in its order, then those who are only in the earlier one.
    pub fn lines(&self) -> impl Iterator<Item = (Option<usize>, Option<usize>)> + '_ {
        let row = |row: &u32| (*row != NONE).then_some(*row as usize);
        self.before.rows.iter().zip(&self.after.rows).map(move |(before, after)| (row(before), row(after)))
    }
}
