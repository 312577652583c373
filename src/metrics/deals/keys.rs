//! Keys: what makes two cells the same id, and a small number for each different one.

use super::identity::Form;
use crate::cells::numeral::is_space;
use crate::cells::{Column, Kind};
use crate::maps::{Index, hash, text_hash};
use std::borrow::Cow;

/// Marks a row without a key, and a client without a row.
pub const NONE: u32 = u32::MAX;

/// Whole numbers from here on are exact in a double up to 2^53, although a spreadsheet shows only 15 of their digits.
const LONG: f64 = 1e15;
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The different keys of one or more columns, numbered in the order in which they are met.
///
/// The texts are compared without spaces around them and otherwise letter by letter, for the ids of some CRMs differ only by
/// case. A number is the text that it shows.
#[derive(Default)]
pub struct Keys<'a> {
    known: Index,
    names: Vec<Cow<'a, str>>,
    /// How the texts that are read from here on become keys.
    pub form: Form,
}

impl<'a> Keys<'a> {
    /// How many different keys there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The text of a key.
    pub fn name(&self, code: u32) -> &str {
        self.names.get(code as usize).map_or("", |name| name)
    }

    /// How often each key stands among these numbers.
    pub fn counts(&self, codes: &[u32]) -> Vec<u32> {
        let mut counts = vec![0; self.len()];
        for code in codes {
            if let Some(count) = counts.get_mut(*code as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// The key's number, a new one if it was not met before.
    fn code(&mut self, text: Cow<'a, str>) -> u32 {
        let text = self.form.apply(&text).map_or(text, Cow::Owned);
        let hash = text_hash(&text);
        if let Some(code) = self.known.find(hash, &|code| self.names.get(code) == Some(&text)) {
            return code as u32;
        }
        self.names.push(text);
        self.known.add(hash) as u32
    }

    /// As [`Keys::read`], of a column that does not live as long: new keys are copied.
    pub fn read_owned(&mut self, column: &Column) -> Vec<u32> {
        let text = |row: usize| match column.kind(row) {
            Kind::Blank | Kind::Error => String::new(),
            _ => key_text(column, row),
        };
        (0..column.len())
            .map(|row| {
                let text = text(row);
                if text.is_empty() { NONE } else { self.code(text.into()) }
            })
            .collect()
    }

    /// The number of each row's key; [`NONE`] for blanks and errors.
    ///
    /// ```
    /// use tiersheet::cells::{Cell, Column};
    /// use tiersheet::metrics::{Keys, NONE};
    /// let cells = [Cell::text("007"), Cell::text(" 7 "), Cell::Number(7.into()), Cell::text("  ")];
    /// let column = Column::from_cells(&cells);
    /// assert_eq!(Keys::default().read(&column), [0, 1, 1, NONE]);
    /// ```
    pub fn read(&mut self, column: &'a Column) -> Vec<u32> {
        const UNSEEN: u32 = NONE - 1;
        let mut of_text = vec![UNSEEN; column.texts().len()];
        let (mut numbers, mut of_number) = (Index::default(), Vec::<(u64, u32)>::new());
        let mut codes = Vec::with_capacity(column.len());
        for row in 0..column.len() {
            let code = match column.kind(row) {
                Kind::Blank | Kind::Error => NONE,
                Kind::Text => match of_text.get_mut(column.code(row)) {
                    None => NONE,
                    Some(known) => {
                        if *known == UNSEEN {
                            let text = column.text(row).unwrap_or_default().trim_matches(is_space);
                            *known = if text.is_empty() { NONE } else { self.code(text.into()) };
                        }
                        *known
                    }
                },
                Kind::Number => {
                    let bits = column.value(row).to_bits();
                    let hash = hash([bits as u32, (bits >> 32) as u32]);
                    let known = numbers.find(hash, &|number| of_number.get(number).is_some_and(|own| own.0 == bits));
                    match known.and_then(|number| of_number.get(number)) {
                        Some((_, code)) => *code,
                        None => {
                            let code = self.code(key_text(column, row).into());
                            numbers.add(hash);
                            of_number.push((bits, code));
                            code
                        }
                    }
                }
                Kind::Bool | Kind::Date => self.code(key_text(column, row).into()),
            };
            codes.push(code);
        }
        codes
    }
}

/// The text of a cell as a key: no spaces around it, numbers as they are shown, long whole numbers with all their digits.
pub fn key_text(column: &Column, row: usize) -> String {
    let value = column.value(row);
    match column.kind(row) {
        Kind::Number if value.fract() == 0.0 && (LONG..EXACT).contains(&value.abs()) => format!("{value:.0}"),
        _ => column.cell(row).shown().trim_matches(is_space).to_owned(),
    }
}

/// Counts the different codes that each client has among the pairs.
pub fn distinct_per_client(mut pairs: Vec<u64>, clients: usize) -> Vec<u32> {
    pairs.sort_unstable();
    pairs.dedup();
    let mut counts = vec![0; clients];
    for pair in pairs {
        if let Some(count) = counts.get_mut((pair >> 32) as usize) {
            *count += 1;
        }
    }
    counts
}

/// A client and a code as one number that sorts.
pub fn pair(client: u32, code: u32) -> u64 {
    u64::from(client) << 32 | u64::from(code)
}
