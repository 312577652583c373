//! Writes rows of texts as a file with separators.

use super::encoding;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use encoding_rs::{EncoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Which cells get quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quote {
    /// Only those that would be read otherwise without.
    #[default]
    Needed,
    /// All of them.
    Always,
}

/// How a file of texts is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The ASCII character between cells.
    pub separator: u8,
    /// Which cells get quotation marks.
    pub quote: Quote,
    /// What ends a row: `\r\n`, `\n` or `\r`.
    pub line_end: &'static str,
    /// The encoding's label, such as `utf-8`, `utf-16le`, `windows-1251`.
    pub encoding: &'static str,
    /// Whether a byte order mark goes first; only the Unicode encodings have one.
    pub mark: bool,
}

impl Default for Form {
    /// Commas, quotation marks where they are needed, CRLF, UTF-8 without a mark: RFC 4180.
    fn default() -> Form {
        Form { separator: b',', quote: Quote::Needed, line_end: "\r\n", encoding: "utf-8", mark: false }
    }
}

/// Writes rows of texts.
///
/// # Errors
/// [`Code::LacksCharacter`] with row and column for a character that the encoding does not have; [`Code::UnknownEncoding`].
///
/// ```
/// use tiersheet::files::write::{Form, write};
/// let rows = [["id", "a;b"], ["007", "say \"hi\""]];
/// let form = Form { separator: b';', ..Form::default() };
/// assert_eq!(write(&rows, &form)?, b"id;\"a;b\"\r\n007;\"say \"\"hi\"\"\"\r\n");
/// let latin = Form { encoding: "windows-1252", ..Form::default() };
/// assert_eq!(write(&[["Жанна"]], &latin).map_err(|problem| problem.place.cell()), Err("A1".to_owned()));
/// # Ok::<(), tiersheet::Problem>(())
/// ```
pub fn write<R: AsRef<[S]>, S: AsRef<str>>(rows: &[R], form: &Form) -> Result<Vec<u8>, Problem> {
    let encoding = encoding::named(form.encoding)?;
    let mut file = Vec::new();
    if form.mark && [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) {
        encode("\u{feff}", encoding, &mut file).unwrap_or_default();
    }
    let mut line = String::new();
    for (row, cells) in rows.iter().enumerate() {
        line.clear();
        let cells = cells.as_ref();
        for (index, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
            if index > 0 {
                line.push(char::from(form.separator));
            }
            let lone_blank = cells.len() == 1 && cell.is_empty();
            let first = row == 0 && index == 0;
            if form.quote == Quote::Always || lone_blank || needs_quotes(cell, form.separator, first) {
                line.push('"');
                line.push_str(&cell.replace('"', "\"\""));
                line.push('"');
            } else {
                line.push_str(cell);
            }
        }
        line.push_str(form.line_end);
        if let Err(lacking) = encode(&line, encoding, &mut file) {
            let column = cells.iter().position(|cell| cell.as_ref().contains(lacking)).unwrap_or(0);
            let place = Place::default().row(row + 1).column(column + 1, "");
            let code_point = format!("U+{:04X}", u32::from(lacking));
            return Err(Problem::new(
                Code::LacksCharacter,
                place,
                [&lacking.to_string(), encoding.name(), &code_point],
            ));
        }
    }
    Ok(file)
}

fn needs_quotes(cell: &str, separator: u8, first: bool) -> bool {
    let special = |c: char| matches!(c, '"' | '\r' | '\n') || c == char::from(separator);
    let spaced = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
    // Excel takes a file that begins with `ID` for one of another kind, and a line `sep=` for no row.
    let taken_otherwise =
        first && (cell.starts_with("ID") || cell.get(..4).is_some_and(|c| c.eq_ignore_ascii_case("sep=")));
    spaced || taken_otherwise || cell.contains(special)
}

/// Adds a text in an encoding; the character that it lacks otherwise.
fn encode(text: &str, encoding: &'static Encoding, file: &mut Vec<u8>) -> Result<(), char> {
    if encoding == UTF_8 {
        file.extend_from_slice(text.as_bytes());
    } else if encoding == UTF_16LE {
        file.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    } else if encoding == UTF_16BE {
        file.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    } else {
        let mut encoder = encoding.new_encoder();
        let mut rest = text;
        loop {
            file.reserve(rest.len().max(16) * 2);
            let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, file, true);
            rest = rest.get(read..).unwrap_or("");
            match result {
                EncoderResult::InputEmpty => break,
                EncoderResult::OutputFull => {}
                EncoderResult::Unmappable(lacking) => return Err(lacking),
            }
        }
    }
    Ok(())
}

/// The cell as a file for people should hold it: a text that a spreadsheet would take for a formula gets an apostrophe.
///
/// Files for machines must not be treated so: the apostrophe would stay in the CRM.
///
/// ```
/// use tiersheet::files::write::for_people;
/// assert_eq!((for_people("=1+1").as_ref(), for_people("-5,5").as_ref()), ("'=1+1", "-5,5"));
/// ```
pub fn for_people(cell: &str) -> std::borrow::Cow<'_, str> {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let number = || crate::cells::numeral::Numeral::parse(cell).is_some();
    if formula && !number() { format!("'{cell}").into() } else { cell.into() }
}
