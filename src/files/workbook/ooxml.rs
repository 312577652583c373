//! XLSX and XLSB with calamine, cell by cell.

use super::{Book, Gather, Value, archive, broken};
use crate::files::Format;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb, XlsbError, Xlsx, XlsxError};
use std::io::Cursor;

type Bytes<'a> = Cursor<&'a [u8]>;

pub(super) fn open(bytes: &[u8], format: Format) -> Result<Box<dyn Book + '_>, Problem> {
    let mut parts = archive::open(bytes)?;
    let checked = archive::check(&mut parts)?;
    if format == Format::Xlsb {
        super::records::check(&mut parts)?;
    }
    let bytes = Cursor::new(bytes);
    if format == Format::Xlsb {
        let book = Xlsb::new(bytes).map_err(|error| match error {
            XlsbError::Password => locked(),
            error => broken(error),
        })?;
        return Ok(Box::new(Binary { book }));
    }
    let book = Xlsx::new(bytes).map_err(|error| match error {
        XlsxError::Password => locked(),
        error => broken(error),
    })?;
    Ok(Box::new(Plain { book, merges: !checked.merged.is_empty() }))
}

fn locked() -> Problem {
    Problem::new(Code::ProtectedWorkbook, Place::default(), [""; 0])
}

struct Plain<'a> {
    book: Xlsx<Bytes<'a>>,
    /// Whether some sheet has merged cells; finding them takes another pass.
    merges: bool,
}

struct Binary<'a> {
    book: Xlsb<Bytes<'a>>,
}

fn listed(sheets: &[calamine::Sheet]) -> Vec<(String, bool)> {
    // Sheets of charts and macros have no cells to read.
    sheets.iter().map(|sheet| (sheet.name.clone(), hidden(sheet))).collect()
}

fn hidden(sheet: &calamine::Sheet) -> bool {
    sheet.visible != SheetVisible::Visible || sheet.typ != SheetType::WorkSheet
}

fn name(sheets: &[calamine::Sheet], at: usize) -> String {
    sheets.get(at).map(|sheet| sheet.name.clone()).unwrap_or_default()
}

impl Book for Plain<'_> {
    fn sheets(&self) -> Vec<(String, bool)> {
        listed(self.book.sheets_metadata())
    }

    fn is_1904(&self) -> bool {
        self.book.has_1904_epoch()
    }

    fn gather(&mut self, sheet: usize) -> Result<Gather, Problem> {
        let name = name(self.book.sheets_metadata(), sheet);
        let mut gather = Gather::new(self.book.has_1904_epoch());
        let mut cells = match self.book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => return Ok(gather),
            Err(error) => return Err(broken(error)),
        };
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            let uncached = cell.formula.is_some();
            put(&mut gather, cell.pos, &cell.value, uncached)?;
        }
        drop(cells);
        if self.merges {
            for area in self.book.merge_cells_by_sheet_name(&name).map_err(broken)? {
                if area.end.0 > 0 {
                    gather.merged.add(area.start.0 as usize, area.start.1 as usize);
                }
            }
        }
        Ok(gather)
    }
}

impl Book for Binary<'_> {
    fn sheets(&self) -> Vec<(String, bool)> {
        listed(self.book.sheets_metadata())
    }

    fn is_1904(&self) -> bool {
        self.book.has_1904_epoch()
    }

    fn gather(&mut self, sheet: usize) -> Result<Gather, Problem> {
        let name = name(self.book.sheets_metadata(), sheet);
        let mut gather = Gather::new(self.book.has_1904_epoch());
        let mut cells = self.book.worksheet_cells_reader(&name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            put(&mut gather, cell.get_position(), cell.get_value(), false)?;
        }
        Ok(gather)
    }
}

fn put(gather: &mut Gather, at: (u32, u32), value: &DataRef<'_>, formula: bool) -> Result<(), Problem> {
    let value = match value {
        DataRef::Int(value) => Value::Number(*value as f64),
        DataRef::Float(value) => Value::Number(*value),
        DataRef::String(text) => Value::Text(text),
        DataRef::SharedString(text) => Value::Text(text),
        DataRef::Bool(value) => Value::Bool(*value),
        DataRef::DateTime(moment) if moment.is_datetime() => Value::Serial(moment.as_f64()),
        DataRef::DateTime(span) => Value::Number(span.as_f64()),
        DataRef::DateTimeIso(text) => Value::Iso(text),
        DataRef::DurationIso(text) => Value::Text(text),
        DataRef::Error(error) => return gather.put(at.0 as usize, at.1 as usize, Value::Error(&error.to_string())),
        DataRef::Empty if formula => Value::Uncached,
        DataRef::Empty => return Ok(()),
    };
    gather.put(at.0 as usize, at.1 as usize, value)
}
