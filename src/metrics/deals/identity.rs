//! Which keys of the deals and of the table of clients are one: ids that a spreadsheet or a report has changed.

use super::keys::{Keys, key_text};
use crate::cells::{Column, Kind};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Role, Table, TaxNumber, clipped, recognise, salesforce_id_18};

/// How the texts of a column become keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Zeros are put in front of numbers of that kind.
    pub pad: Option<TaxNumber>,
    /// Ids of Salesforce of 15 characters are those of 18.
    pub widen: bool,
}

impl Form {
    /// The key of a text, where it is another text.
    pub fn apply(&self, text: &str) -> Option<String> {
        let padded = self.pad.and_then(|number| number.padded(text));
        padded.or_else(|| if self.widen { salesforce_id_18(text) } else { None })
    }
}

/// The kind of number whose zeros the user wants back in a column.
pub fn pad(table: &Table, index: usize, wanted: &[String]) -> Option<TaxNumber> {
    let named = wanted.iter().any(|header| matches!(table.named(header), Ok(Some(own)) if own == index));
    TaxNumber::of_header(table.title(index)).filter(|_| named)
}

/// Headers that the option names must stand in a table and speak of a number whose length is known.
///
/// # Errors
/// [`Code::UnknownFieldName`], [`Code::BadOption`].
pub fn check_pad(deals: &Table, cards: Option<&Table>, wanted: &[String]) -> Result<(), Problem> {
    for header in wanted {
        let of_cards = cards.and_then(|cards| Some((cards, cards.named(header).ok().flatten()?)));
        let (table, index) = match of_cards {
            Some(found) => found,
            None => (deals, deals.require(header)?),
        };
        if TaxNumber::of_header(table.title(index)).is_none() {
            let args = ["pad ids".to_owned(), header.clone(), "ИНН / КПП / ЄДРПОУ / ІПН".to_owned()];
            return Err(Problem::new(Code::BadOption, Place::of("options"), args));
        }
    }
    Ok(())
}

/// The column of keys without the ids that are lost: two of them may look like one.
pub fn without_damaged(table: &Table, index: usize, role: Option<Role>, notes: &mut Vec<Problem>) -> Option<Column> {
    let column = table.columns.get(index)?.as_ref().filter(|_| role != Some(Role::Client))?;
    let lost = recognise::lost_ids(column);
    let first = lost.iter().position(|lost| *lost)?;
    let count = lost.iter().filter(|lost| **lost).count();
    let args = [count.to_string(), table.title(index).to_owned(), clipped(&column.cell(first).shown())];
    notes.push(Problem::new(Code::DamagedIds, table.column_place(index).row(table.range_row(first)), args));
    let kinds = column.kinds().iter().zip(&lost).map(|(kind, lost)| if *lost { Kind::Blank as u8 } else { *kind });
    Some(Column::new(kinds.collect(), column.values().to_vec(), column.texts().to_vec()))
}

/// The warning that numbers of taxpayers have lost their zeros.
pub fn lost_zeros(table: &Table, index: usize) -> Option<Problem> {
    let number = TaxNumber::of_header(table.title(index))?;
    let column = table.columns.get(index)?.as_ref()?;
    let short = |row: &usize| {
        matches!(column.kind(*row), Kind::Text | Kind::Number) && number.padded(&key_text(column, *row)).is_some()
    };
    let mut rows = (0..column.len()).filter(short);
    let first = rows.next()?;
    let args = [(rows.count() + 1).to_string(), table.title(index).to_owned(), clipped(&key_text(column, first))];
    Some(Problem::new(Code::LostZeros, table.column_place(index).row(table.range_row(first)), args))
}

/// How many ids of one column are those of another, but for their length of 15 instead of 18 characters.
pub fn widened(one: &Column, other: &Column) -> usize {
    let texts = |column: &Column, length: usize| -> Vec<String> {
        let own = column.texts().iter().map(|text| text.trim_matches(crate::cells::numeral::is_space));
        own.filter(|text| text.len() == length).map(str::to_owned).collect()
    };
    let matched = |short: &Column, long: &Column| {
        let mut long = texts(long, 18);
        long.sort_unstable();
        let wide = texts(short, 15).into_iter().filter_map(|text| salesforce_id_18(&text));
        wide.filter(|text| long.binary_search(text).is_ok()).count()
    };
    matched(one, other) + matched(other, one)
}

/// The warning that ids differ only by case.
pub fn of_case(keys: &Keys, place: Place) -> Option<Problem> {
    let mut folded: Vec<(String, u32)> =
        (0..keys.len() as u32).map(|code| (keys.name(code).to_lowercase(), code)).collect();
    folded.sort_unstable();
    let mut pairs = folded.windows(2).filter_map(|pair| match pair {
        [a, b] if a.0 == b.0 => Some((a.1, b.1)),
        _ => None,
    });
    let (a, b) = pairs.next()?;
    let args = [(pairs.count() + 1).to_string(), clipped(keys.name(a)), clipped(keys.name(b))];
    Some(Problem::new(Code::IdsDifferByCase, place, args))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::{Cell, Grid};

    fn column(texts: &[&str]) -> Column {
        Column::from_cells(&texts.iter().map(|text| Cell::text(*text)).collect::<Vec<_>>())
    }

    #[test]
    fn ids_of_two_lengths_are_found_in_either_table() {
        let (short, long) = (column(&["001A0000006Vm9u", "001A0000006Vm9v"]), column(&[" 001A0000006Vm9uIAC ", "x"]));
        assert_eq!((widened(&short, &long), widened(&long, &short), widened(&short, &short)), (1, 1, 0));
        let form = Form { widen: true, pad: None };
        assert_eq!(form.apply("001A0000006Vm9u").as_deref(), Some("001A0000006Vm9uIAC"));
    }

    #[test]
    fn lost_ids_are_no_keys() {
        let grid = Grid::of_texts([["Client ID", "Amount"], ["4.87688E+15", "1"], ["7", "2"], ["4.87688E+15", "3"]]);
        let table = Table::from_grid(&grid, "deals").unwrap();
        let mut notes = Vec::new();
        let left = without_damaged(&table, 0, Some(Role::ClientId), &mut notes).unwrap();
        let blanks: Vec<bool> = (0..left.len()).map(|row| left.cell(row).is_blank()).collect();
        assert_eq!((blanks, notes.len()), (vec![true, false, true], 1));
        assert!(without_damaged(&table, 0, Some(Role::Client), &mut notes).is_none());
    }

    #[test]
    fn ids_that_differ_by_case_are_counted() {
        let own = column(&["abC", "abc", "x", "ABC"]);
        let mut keys = Keys::default();
        keys.read(&own);
        let problem = of_case(&keys, Place::of("deals"));
        assert_eq!(problem.map(|problem| problem.args), Some(vec!["2".to_owned(), "abC".to_owned(), "abc".to_owned()]));
    }
}
