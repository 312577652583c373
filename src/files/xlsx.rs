//! Reports for people as XLSX.
//!
//! Texts are string cells, whatever they begin with: nothing becomes a formula or a link, and ids keep their zeros. The same
//! pages give the same bytes: the file names a fixed day as that of its making. On WebAssembly the writer's feature `wasm` is
//! needed, as it asks for the time before that day is set; without the feature this would stop the module.

use crate::cells::{Cell, Grid};
use crate::date::Epoch;
use crate::files::workbook::Where;
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;

const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;
/// In units of UTF-16, as Excel counts.
const MAX_TEXT: usize = 32_767;
const MAX_NAME: usize = 31;
/// Widths in letters.
const WIDTHS: (f64, f64) = (8.0, 60.0);
/// So many rows decide how wide a column is.
const MEASURED_ROWS: usize = 1000;

/// A sheet to write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The sheet's name; what Excel does not take in a name is replaced, and a name that is taken gets a number.
    pub name: String,
    /// The cells.
    pub rows: Grid,
    /// Whether the first row is a header: bold, frozen, with filters.
    pub header: bool,
    /// The columns' widths in letters; those that are missing, or 0, are found from the cells.
    pub widths: Vec<f64>,
}

/// The workbook of these pages.
///
/// ```
/// use tiersheet::cells::Grid;
/// use tiersheet::files::{Wishes, workbook, xlsx};
/// let rows = Grid::of_texts([["id", "note"], ["007", "=1+1"]]);
/// let page = xlsx::Page { name: "Tiers".to_owned(), rows, header: true, widths: vec![] };
/// let bytes = xlsx::write(&[page]).unwrap();
/// let read = workbook::read(&bytes, &Wishes::default()).unwrap();
/// assert_eq!(read.sheet.columns[0].text(1), Some("007"));
/// assert_eq!(read.sheet.columns[1].text(1), Some("=1+1"));
/// ```
///
/// # Errors
///
/// More rows or columns than a sheet takes ([`Code::LargeReport`]). Texts that are too long are cut: see [`notes`].
pub fn write(pages: &[Page]) -> Result<Vec<u8>, Problem> {
    for page in pages {
        let (rows, columns) = (page.rows.rows.len(), page.rows.width());
        if rows > MAX_ROWS || columns > MAX_COLUMNS {
            let args = [page.name.clone(), rows.to_string(), columns.to_string()];
            return Err(Problem::new(Code::LargeReport, Place::of(&page.name), args));
        }
    }
    built(pages).map_err(|error| Problem::new(Code::ReportFailed, Place::default(), [error.to_string()]))
}

/// What is not in the workbook as it was given: texts that were cut, one note per page.
pub fn notes(pages: &[Page]) -> Vec<Problem> {
    let long = |page: &Page| {
        let mut found = Where::default();
        for (row, cells) in page.rows.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if let Cell::Text(text) | Cell::Error(text) = cell
                    && matches!(cut(text), Cow::Owned(_))
                {
                    found.add(row, column);
                }
            }
        }
        found.problem(Code::LongTexts, &page.name)
    };
    pages.iter().filter_map(long).collect()
}

/// A text as far as a cell takes it.
fn cut(text: &str) -> Cow<'_, str> {
    if text.len() <= MAX_TEXT || text.encode_utf16().count() <= MAX_TEXT {
        return Cow::Borrowed(text);
    }
    let mut left = MAX_TEXT - 1;
    let fits = |letter: &char| {
        let fits = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        fits
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push('…');
    Cow::Owned(kept)
}

struct Formats {
    head: Format,
    date: Format,
}

fn built(pages: &[Page]) -> Result<Vec<u8>, XlsxError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let formats = Formats {
        head: Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap(),
        date: Format::new().set_num_format("yyyy-mm-dd"),
    };
    let mut names: Vec<String> = Vec::new();
    for page in pages {
        let name = sheet_name(&page.name, &names);
        let sheet = workbook.add_worksheet();
        sheet.set_name(&name)?;
        names.push(name);
        fill(sheet, page, &formats)?;
    }
    if pages.is_empty() {
        workbook.add_worksheet();
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, page: &Page, formats: &Formats) -> Result<(), XlsxError> {
    for (row, cells) in (0_u32..).zip(&page.rows.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            if page.header && row == 0 {
                if !cell.is_blank() {
                    sheet.write_string_with_format(row, column, cut(&cell.shown()), &formats.head)?;
                }
                continue;
            }
            write_cell(sheet, row, column, cell, formats)?;
        }
    }
    let width = page.rows.width();
    for column in 0..width {
        let wished = page.widths.get(column).copied().filter(|wished| wished.is_finite() && *wished > 0.0);
        let letters = wished.unwrap_or_else(|| measured(&page.rows, column, page.header));
        sheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), letters.min(255.0))?;
    }
    if let (true, Some(last_row), Some(last_column)) =
        (page.header, page.rows.rows.len().checked_sub(1), width.checked_sub(1))
    {
        sheet.set_freeze_panes(1, 0)?;
        let last_column = u16::try_from(last_column).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, u32::try_from(last_row).unwrap_or(u32::MAX), last_column)?;
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Bool(value) => {
            sheet.write_boolean(row, column, *value)?;
        }
        Cell::Number(value) => match number::to_f64(*value) {
            (value, true) => {
                sheet.write_number(row, column, value)?;
            }
            // A text keeps the digits that a double would lose.
            _ => {
                sheet.write_string(row, column, value.to_string())?;
            }
        },
        // Before 1900 a sheet has no dates.
        Cell::Date(date) if crate::date::Date::from_serial(f64::from(date.serial()), Epoch::Y1900) == Some(*date) => {
            sheet.write_number_with_format(row, column, date.serial(), &formats.date)?;
        }
        Cell::Date(_) | Cell::Text(_) | Cell::Error(_) => {
            sheet.write_string(row, column, cut(&cell.shown()))?;
        }
    }
    Ok(())
}

/// How wide the widest of the first rows is, by its longest line.
fn measured(rows: &Grid, column: usize, header: bool) -> f64 {
    let letters = |row: usize| {
        let shown = rows.cell(row, column).shown();
        let longest = shown.lines().map(|line| line.chars().take(256).count()).max().unwrap_or(0);
        // The mark of the filter takes room beside a header.
        longest + if header && row == 0 { 3 } else { 1 }
    };
    let most = (0..rows.rows.len().min(MEASURED_ROWS)).map(letters).max().unwrap_or(0);
    f64::from(u16::try_from(most).unwrap_or(u16::MAX)).clamp(WIDTHS.0, WIDTHS.1)
}

/// A name that Excel takes and no sheet has yet.
fn sheet_name(wished: &str, taken: &[String]) -> String {
    let letters = wished.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { '_' } else { c });
    let plain: String = letters.collect();
    let plain = plain.trim().trim_matches('\'');
    let plain = if plain.is_empty() || plain.eq_ignore_ascii_case("history") { "Sheet" } else { plain };
    let fitting = |tail: &str| {
        let mut left = MAX_NAME - tail.len();
        let fits = |letter: &char| {
            let fits = letter.len_utf16() <= left;
            left = left.saturating_sub(letter.len_utf16());
            fits
        };
        let head: String = plain.chars().take_while(fits).collect();
        format!("{}{tail}", head.trim_end_matches('\''))
    };
    let free = |name: &String| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let tails = std::iter::once(String::new()).chain((2..=taken.len() + 2).map(|count| format!(" ({count})")));
    tails.map(|tail| fitting(&tail)).find(free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Wishes, workbook};

    fn page(name: &str, text: &str) -> Page {
        Page { name: name.to_owned(), rows: Grid::of_texts([["head"], [text]]), header: true, widths: vec![] }
    }

    #[test]
    fn the_same_pages_give_the_same_bytes_which_name_no_other_day() {
        let pages = [page("a", "x"), page("b", "y")];
        let bytes = write(&pages).unwrap();
        assert_eq!(bytes, write(&pages).unwrap());
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut archive.by_index(at).unwrap(), &mut text).unwrap();
            let year = text.match_indices("T00:00:00Z").count();
            assert_eq!(year, text.match_indices("2000-01-01T00:00:00Z").count());
            assert!(!text.contains("hyperlink") || text.contains("<cellStyle"), "{text}");
            assert!(!text.contains("<f>"), "{text}");
            for year in 2020..2100 {
                assert!(!text.contains(&format!(">{year}-")), "{text}");
            }
        }
    }

    #[test]
    fn names_that_excel_refuses_are_replaced_and_kept_apart() {
        let long = "very long name of a sheet that goes on and on";
        let pages =
            [page("a/b", "x"), page("A/B", "x"), page("", "x"), page(long, "x"), page(long, "x"), page("'q'", "x")];
        let read = workbook::read(&write(&pages).unwrap(), &Wishes::default()).unwrap();
        let names: Vec<&str> = read.sniffed.sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names[..3], ["a_b", "A_B (2)", "Sheet"]);
        assert!(names[4].ends_with(" (2)") && names[4].chars().count() <= MAX_NAME);
        assert_eq!(names[5], "q");
    }

    #[test]
    fn texts_longer_than_a_cell_takes_are_cut_and_noted() {
        let fits = "😀".repeat(MAX_TEXT / 2);
        assert!(notes(&[page("a", &fits)]).is_empty());
        let long = "😀".repeat(MAX_TEXT / 2 + 1);
        let note = &notes(&[page("a", &long)])[0];
        assert_eq!((note.code, note.place.cell()), (Code::LongTexts, "A2".to_owned()));
        let read = workbook::read(&write(&[page("a", &long)]).unwrap(), &Wishes::default()).unwrap();
        let text = read.sheet.columns[0].text(1).unwrap();
        assert!(text.ends_with("😀…") && text.encode_utf16().count() <= MAX_TEXT);
    }

    #[test]
    fn texts_that_look_like_formulas_links_and_escapes_come_back() {
        for text in
            ["=1+1", "http://a.b", "+7 495", "@x", "_x0041_", "a\nb", "a\r\nb", "  x ", "\u{1}", "0012", "mailto:a@b"]
        {
            let read = workbook::read(&write(&[page("a", text)]).unwrap(), &Wishes::default()).unwrap();
            assert_eq!(read.sheet.columns[0].text(1), Some(text), "{text:?}");
        }
    }

    #[test]
    fn no_pages_and_empty_pages_can_be_written() {
        assert!(!write(&[]).unwrap().is_empty());
        assert!(!write(&[Page { header: true, ..Page::default() }]).unwrap().is_empty());
    }
}
