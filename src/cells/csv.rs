//! Comma-separated values: finds the separator, reads every cell as text, writes what other programs read back.

use super::{Cell, Grid};
use csv_core::{ReadRecordResult, ReaderBuilder};

/// How a file is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between cells: comma, semicolon, tab or bar.
    pub separator: u8,
}

/// A file read: all cells' texts one behind another, where each ends, and how many cells each row has.
///
/// This is the form in which a file of a million rows leaves the module: one text and two vectors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The cells' texts, one behind another.
    pub text: String,
    /// Where each cell ends in `text`, counted in UTF-16 units as JavaScript counts.
    pub ends: Vec<u32>,
    /// How many cells each row has.
    pub widths: Vec<u32>,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CsvError {
    /// A byte sequence that is not UTF-8, with its offset.
    #[error("not UTF-8 at byte {0}")]
    NotUtf8(usize),
    /// The file is too long for the offsets.
    #[error("more than 4 GB of text")]
    TooLong,
}

/// The separator that splits the first rows most evenly, with quotes respected; a comma when there is none.
pub fn sniff(bytes: &[u8]) -> Dialect {
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or(bytes);
    let complete = head.len() == bytes.len();
    let score = |separator: u8| {
        let mut widths: Vec<usize> = rows(head, Dialect { separator }).map(|row| row.len()).collect();
        if !complete {
            widths.pop();
        }
        widths.retain(|width| *width > 0);
        let header = widths.first().copied().unwrap_or(1);
        let even = widths.iter().filter(|width| **width == header).count();
        if header < 2 { (0, 0) } else { (even * 100 / widths.len().max(1), header) }
    };
    // Later ones win ties only by more columns; a decimal comma inside cells splits unevenly.
    let best = [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|separator| score(*separator));
    Dialect { separator: best.filter(|separator| score(*separator).0 > 0).unwrap_or(b',') }
}

/// The rows of a file as lists of byte strings; quotes are taken off.
fn rows(bytes: &[u8], dialect: Dialect) -> impl Iterator<Item = Vec<Vec<u8>>> + '_ {
    let mut reader = ReaderBuilder::new().delimiter(dialect.separator).build();
    let mut rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut output = vec![0; 4096];
    let mut ends = vec![0; 64];
    std::iter::from_fn(move || {
        let (mut written, mut found) = (0, 0);
        loop {
            let space = output.get_mut(written..)?;
            let (result, read, wrote, ended) = reader.read_record(rest, space, ends.get_mut(found..)?);
            rest = rest.get(read..).unwrap_or(&[]);
            written += wrote;
            found += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => output.resize(output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                ReadRecordResult::End => return None,
                ReadRecordResult::Record => {
                    let mut start = 0;
                    let cells = ends.iter().take(found).map(|end| {
                        let cell = output.get(start..*end).unwrap_or(&[]).to_vec();
                        start = *end;
                        cell
                    });
                    return Some(cells.collect());
                }
            }
        }
    })
}

/// Reads a whole file of UTF-8, with or without a byte order mark.
///
/// # Errors
/// [`CsvError::NotUtf8`] with the byte's offset among the cells' texts; the host decodes other encodings first.
///
/// ```
/// use tiersheet::cells::csv;
/// let file = "a;b\r\n\"x;1\";\"say \"\"hi\"\"\"\n".as_bytes();
/// let sheet = csv::read(file, csv::sniff(file))?;
/// assert_eq!((sheet.text.as_str(), sheet.ends, sheet.widths), ("abx;1say \"hi\"", vec![1, 2, 5, 13], vec![2, 2]));
/// # Ok::<(), csv::CsvError>(())
/// ```
pub fn read(bytes: &[u8], dialect: Dialect) -> Result<Sheet, CsvError> {
    let mut text: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut byte_ends: Vec<usize> = Vec::new();
    let mut widths: Vec<u32> = Vec::new();
    for row in rows(bytes, dialect) {
        widths.push(row.len() as u32);
        for cell in row {
            text.extend_from_slice(&cell);
            byte_ends.push(text.len());
        }
    }
    let text = String::from_utf8(text).map_err(|error| CsvError::NotUtf8(error.utf8_error().valid_up_to()))?;
    let mut ends = Vec::with_capacity(byte_ends.len());
    let (mut start, mut units) = (0, 0u32);
    for end in byte_ends {
        let cell = text.get(start..end).ok_or(CsvError::NotUtf8(start))?;
        let length = if cell.is_ascii() { cell.len() } else { cell.encode_utf16().count() };
        units = u32::try_from(length).ok().and_then(|length| units.checked_add(length)).ok_or(CsvError::TooLong)?;
        ends.push(units);
        start = end;
    }
    Ok(Sheet { text, ends, widths })
}

/// Reads a whole file as a grid of texts, for native callers.
///
/// # Errors
/// As [`read`].
pub fn read_grid(bytes: &[u8]) -> Result<Grid, CsvError> {
    let mut grid = Grid::default();
    for row in rows(bytes, sniff(bytes)) {
        let cells = row.into_iter().map(|cell| {
            String::from_utf8(cell).map(Cell::text).map_err(|error| CsvError::NotUtf8(error.utf8_error().valid_up_to()))
        });
        grid.rows.push(cells.collect::<Result<_, _>>()?);
    }
    Ok(grid)
}

/// Writes rows of texts: quotes only where they are needed, CRLF line ends as RFC 4180 has them.
///
/// ```
/// use tiersheet::cells::csv::{write, Dialect};
/// let rows = vec![vec!["id".to_owned(), "a;b".to_owned()], vec!["007".to_owned(), "say \"hi\"".to_owned()]];
/// assert_eq!(write(&rows, Dialect { separator: b';' }), "id;\"a;b\"\r\n007;\"say \"\"hi\"\"\"\r\n");
/// ```
pub fn write(rows: &[Vec<String>], dialect: Dialect) -> String {
    let mut file = String::new();
    for row in rows {
        let lone_blank = row.len() == 1 && row.iter().all(String::is_empty);
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                file.push(char::from(dialect.separator));
            }
            let special = |c: char| matches!(c, '"' | '\r' | '\n') || c == char::from(dialect.separator);
            let spaced = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
            if lone_blank || spaced || cell.contains(special) {
                file.push('"');
                file.push_str(&cell.replace('"', "\"\""));
                file.push('"');
            } else {
                file.push_str(cell);
            }
        }
        file.push_str("\r\n");
    }
    file
}

/// The cell as a file for people should hold it: a text that a spreadsheet would take for a formula gets an apostrophe.
///
/// Files for machines must not be treated so: the apostrophe would stay in the CRM.
///
/// ```
/// use tiersheet::cells::csv::for_people;
/// assert_eq!((for_people("=1+1").as_ref(), for_people("-5,5").as_ref()), ("'=1+1", "-5,5"));
/// ```
pub fn for_people(cell: &str) -> std::borrow::Cow<'_, str> {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula && super::numeral::Numeral::parse(cell).is_none() { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_splits_evenly() {
        let separator = |text: &str| char::from(sniff(text.as_bytes()).separator);
        assert_eq!(separator("a;b;c\n1,5;2,5;3,5\n1,5;2;3,5\n"), ';');
        assert_eq!(separator("a,b\n\"x;y;z\",1\n"), ',');
        assert_eq!(separator("a\tb\n1,1\t2\n"), '\t');
        assert_eq!(separator("\u{feff}only\none\n"), ',');
        assert_eq!(separator(""), ',');
    }

    #[test]
    fn quoted_line_breaks_and_a_mark_of_byte_order() {
        let file = "\u{feff}имя;сумма\r\n\"а\nб\";\"1 234,56\"\r\n\r\n;\r\n";
        let sheet = read(file.as_bytes(), sniff(file.as_bytes()));
        let sheet = sheet.as_ref().map(|sheet| (sheet.text.as_str(), sheet.ends.as_slice(), sheet.widths.as_slice()));
        assert_eq!(sheet, Ok(("имясуммаа\nб1 234,56", [3, 8, 11, 19, 19, 19].as_slice(), [2, 2, 2].as_slice())));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_refused() {
        assert_eq!(read(b"a,b\n\xcf\xf0,1\n", Dialect { separator: b',' }), Err(CsvError::NotUtf8(2)));
    }
}
