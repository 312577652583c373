//! What two lists have in common.

use crate::maps::Map;

/// The rows of two lists by where their clients are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Clients of both lists: the row in the first and the row in the second.
    pub both: Vec<(u32, u32)>,
    /// Rows of the first list whose clients are not in the second.
    pub first: Vec<u32>,
    /// Rows of the second list whose clients are not in the first.
    pub second: Vec<u32>,
}

/// A row and its client's number.
pub type Member = (u32, u32);

/// Parts two lists; a client that stands in a list more than once counts once, by its first row.
///
/// ```
/// use tiersheet::lists::overlap::overlap;
/// let found = overlap(&[(0, 7), (1, 8), (2, 7)], &[(0, 9), (1, 7)]);
/// assert_eq!((found.both, found.first, found.second), (vec![(0, 1)], vec![1], vec![0]));
/// ```
pub fn overlap(first: &[Member], second: &[Member]) -> Overlap {
    let rows = |list: &[Member]| {
        let mut sorted: Vec<(u32, u32)> = list.iter().map(|(row, client)| (*client, *row)).collect();
        sorted.sort_unstable();
        sorted.dedup_by_key(|(client, _)| *client);
        let mut rows = Map::new();
        sorted.into_iter().for_each(|(client, row)| {
            rows.insert(client, row);
        });
        rows
    };
    let (in_first, in_second) = (rows(first), rows(second));
    let mut found = Overlap::default();
    for (row, client) in first.iter().filter(|(row, client)| in_first.get(client) == Some(row)) {
        match in_second.get(client) {
            Some(other) => found.both.push((*row, *other)),
            None => found.first.push(*row),
        }
    }
    let own = second.iter().filter(|(row, client)| in_second.get(client) == Some(row));
    found.second = own.filter(|(_, client)| !in_first.contains_key(client)).map(|(row, _)| *row).collect();
    found
}
