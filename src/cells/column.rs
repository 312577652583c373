//! A column of cells as it crosses from the host: a kind per row, a double per row, and each different text once.

use super::Cell;
use crate::date::{Date, Epoch};
use crate::number;

/// What kind of cell a row holds. The codes are those of the boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Nothing.
    Blank = 0,
    /// A number; the value is the number.
    Number = 1,
    /// A text; the value is its place in the dictionary.
    Text = 2,
    /// A logical value; 0 or 1.
    Bool = 3,
    /// An error value; the value is the place of its name in the dictionary.
    Error = 4,
    /// A date; the value is its serial number of the 1900 system.
    Date = 5,
}

impl Kind {
    /// The kind with that code; codes that do not exist are errors.
    pub fn from_code(code: u8) -> Kind {
        match code {
            0 => Kind::Blank,
            1 => Kind::Number,
            2 => Kind::Text,
            3 => Kind::Bool,
            5 => Kind::Date,
            _ => Kind::Error,
        }
    }
}

/// The kinds of cells that a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindsMet(u8);

impl KindsMet {
    /// Whether there are cells of one of these kinds.
    pub fn any(self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|kind| self.0 & 1 << *kind as u8 != 0)
    }

    /// Whether there are cells of other kinds than these.
    pub fn others_than(self, kinds: &[Kind]) -> bool {
        kinds.iter().fold(self.0, |left, kind| left & !(1 << *kind as u8)) != 0
    }
}

/// A column of cells. The vectors of kinds and values are of equal length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    kinds: Vec<u8>,
    values: Vec<f64>,
    texts: Vec<String>,
}

impl Column {
    /// Puts together what crossed the boundary; the shorter of the two vectors decides the length.
    pub fn new(mut kinds: Vec<u8>, mut values: Vec<f64>, texts: Vec<String>) -> Column {
        let len = kinds.len().min(values.len());
        kinds.truncate(len);
        values.truncate(len);
        Column { kinds, values, texts }
    }

    /// A column of these cells, for callers within Rust.
    pub fn from_cells<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Column {
        let mut column = Column::default();
        let mut known = crate::maps::Numbered::default();
        for cell in cells {
            let mut code = |text: &str| known.number(text.to_owned()) as f64;
            let (kind, value) = match cell {
                Cell::Blank => (Kind::Blank, 0.0),
                Cell::Bool(value) => (Kind::Bool, f64::from(u8::from(*value))),
                Cell::Number(value) if number::to_f64(*value).1 => (Kind::Number, number::to_f64(*value).0),
                // A text keeps the digits that a double would lose.
                Cell::Number(value) => (Kind::Text, code(&value.to_string())),
                Cell::Date(date) => (Kind::Date, f64::from(date.serial())),
                Cell::Text(text) => (Kind::Text, code(text)),
                Cell::Error(text) => (Kind::Error, code(text)),
            };
            column.kinds.push(kind as u8);
            column.values.push(value);
        }
        column.texts = known.into_texts();
        column
    }

    /// A column of a block whose cells lie row by row, so many in a row, without the first rows; with a dictionary of its own.
    ///
    /// ```
    /// use tiersheet::cells::{Cell, Column};
    /// let cells = ["name", "sum", "a", "1", "b", "2"].map(Cell::text);
    /// let block = Column::from_cells(&cells);
    /// assert_eq!(block.of_block(2, 0, 1).texts(), ["a", "b"]);
    /// ```
    pub fn of_block(&self, width: usize, column: usize, first: usize) -> Column {
        let mut own = Column::default();
        let mut codes: Vec<Option<usize>> = vec![None; self.texts.len()];
        let mut at = first * width + column;
        while let (Some(kind), Some(value)) = (self.kinds.get(at), self.values.get(at)) {
            let mut value = *value;
            if matches!(Kind::from_code(*kind), Kind::Text | Kind::Error)
                && let (Some(code), Some(text)) = (codes.get_mut(value as usize), self.texts.get(value as usize))
            {
                value = *code.get_or_insert_with(|| {
                    own.texts.push(text.clone());
                    own.texts.len() - 1
                }) as f64;
            }
            own.kinds.push(*kind);
            own.values.push(value);
            at += width;
        }
        own
    }

    /// The column with other cells from a row on: each row takes the cell of the row that `from` names, or none; then
    /// `change` is asked of each different text, and what it gives stands in its place, an empty text being blank.
    ///
    /// ```
    /// use tiersheet::cells::{Cell, Column};
    /// let column = Column::from_cells(&["name", "a", "-", "b", ""].map(Cell::text));
    /// let edited = column.edited(1, &|row| Some(if row == 4 { 1 } else { row }), &|text| (text == "-").then(String::new));
    /// assert_eq!((0..5).map(|row| edited.cell(row).shown()).collect::<Vec<_>>(), ["name", "a", "", "b", "a"]);
    /// ```
    pub fn edited(
        &self,
        first: usize,
        from: &dyn Fn(usize) -> Option<usize>,
        change: &dyn Fn(&str) -> Option<String>,
    ) -> Column {
        let mut own = Column::default();
        let mut known = crate::maps::Numbered::default();
        // What became of each text: where it was put, unchanged and changed.
        let mut codes: Vec<[Option<Option<usize>>; 2]> = vec![[None; 2]; self.texts.len()];
        for row in 0..self.len() {
            let body = row >= first;
            let source = if body { from(row) } else { Some(row) };
            let (kind, value) = match source.map(|row| (self.kind(row), row)) {
                None | Some((Kind::Blank, _)) => (Kind::Blank, 0.0),
                Some((kind @ (Kind::Text | Kind::Error), row)) => {
                    let code = self.code(row);
                    let text = self.texts.get(code).map_or("", String::as_str);
                    let mut put = || {
                        let text = match kind {
                            Kind::Text if body => change(text).unwrap_or_else(|| text.to_owned()),
                            _ => text.to_owned(),
                        };
                        (!text.is_empty()).then(|| known.number(text))
                    };
                    let place = codes.get_mut(code).and_then(|places| places.get_mut(usize::from(body)));
                    let code = place.and_then(|place| *place.get_or_insert_with(&mut put));
                    code.map_or((Kind::Blank, 0.0), |code| (kind, code as f64))
                }
                Some((kind, row)) => (kind, self.value(row)),
            };
            own.kinds.push(kind as u8);
            own.values.push(value);
        }
        own.texts = known.into_texts();
        own
    }

    /// Cuts it to so many rows.
    pub fn truncate(&mut self, rows: usize) {
        self.kinds.truncate(rows);
        self.values.truncate(rows);
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The kinds' codes, a row each.
    pub fn kinds(&self) -> &[u8] {
        &self.kinds
    }

    /// The kinds that there are, as the host gave them.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn kinds_met(&self) -> KindsMet {
        let mut met = 0u8;
        let mut meet = |kinds: &[u8]| kinds.iter().for_each(|kind| met |= 1 << (*kind & 7));
        // Rows of one kind come in long runs.
        let (eights, rest) = self.kinds.as_chunks::<8>();
        let mut before = None;
        for eight in eights {
            if before != Some(eight) {
                meet(eight);
                before = Some(eight);
            }
        }
        meet(rest);
        KindsMet(met)
    }

    /// The values, a row each.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The different texts and names of errors.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// The kind of one row; blank past the end. A number that is none is an error.
    pub fn kind(&self, row: usize) -> Kind {
        match self.kinds.get(row).map_or(Kind::Blank, |code| Kind::from_code(*code)) {
            Kind::Number if !self.value(row).is_finite() => Kind::Error,
            kind => kind,
        }
    }

    /// The value of one row; 0 past the end.
    pub fn value(&self, row: usize) -> f64 {
        self.values.get(row).copied().unwrap_or(0.0)
    }

    /// The dictionary's place of one row's text.
    pub fn code(&self, row: usize) -> usize {
        self.value(row) as usize
    }

    /// The text of one row, if it is one.
    pub fn text(&self, row: usize) -> Option<&str> {
        match self.kind(row) {
            Kind::Text => self.texts.get(self.code(row)).map(String::as_str),
            _ => None,
        }
    }

    /// One row's cell.
    pub fn cell(&self, row: usize) -> Cell {
        let value = self.value(row);
        match self.kind(row) {
            Kind::Blank => Cell::Blank,
            Kind::Number => number::from_f64(value).map_or_else(|| Cell::Error(value.to_string()), Cell::Number),
            Kind::Text => self.texts.get(self.code(row)).map_or(Cell::Blank, |text| Cell::text(text.as_str())),
            Kind::Bool => Cell::Bool(value != 0.0),
            Kind::Date => Date::from_serial(value, Epoch::Y1900)
                .map_or_else(|| Cell::Error(format!("serial {value}")), Cell::Date),
            Kind::Error => {
                let name = self.texts.get(self.code(row)).map(String::as_str);
                Cell::Error(name.filter(|_| value.is_finite()).unwrap_or("#NUM!").to_owned())
            }
        }
    }
}
