//! How a file of texts is made: separator, quotes, line ends, encoding; and its bytes.

use crate::messages::Code;
use crate::problem::{Place, Problem};
use encoding_rs::Encoding;

/// Which cells stand in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// All.
    All,
    /// Those that could not be read otherwise.
    Needed,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// Carriage return and line feed.
    CrLf,
    /// Line feed.
    Lf,
}

impl LineEnd {
    /// Its characters.
    pub fn text(self) -> &'static str {
        match self {
            LineEnd::CrLf => "\r\n",
            LineEnd::Lf => "\n",
        }
    }
}

/// How a file of texts is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The character between cells.
    pub separator: u8,
    /// Which cells stand in quotes.
    pub quoting: Quoting,
    /// How a line ends.
    pub line_end: LineEnd,
    /// The encoding's name, such as `UTF-8`.
    pub encoding: &'static str,
    /// Whether the file begins with a byte order mark.
    pub mark: bool,
}

/// The bytes of a file with these rows.
///
/// # Errors
/// [`Code::NotInEncoding`] with the row of a character that the encoding has not.
pub fn write(rows: &[Vec<String>], form: &Form) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    if form.mark {
        bytes.extend(encoded("\u{feff}", form.encoding).unwrap_or_default());
    }
    for (index, row) in rows.iter().enumerate() {
        let line =
            row.iter().map(|cell| quoted(cell, form)).collect::<Vec<_>>().join(&char::from(form.separator).to_string());
        let line = line + form.line_end.text();
        bytes.extend(encoded(&line, form.encoding).ok_or_else(|| {
            let strange = line.chars().find(|c| encoded(&c.to_string(), form.encoding).is_none());
            let args = [strange.map(String::from).unwrap_or_default(), form.encoding.to_owned()];
            Problem::new(Code::NotInEncoding, Place::default().row(index + 1), args)
        })?);
    }
    Ok(bytes)
}

fn quoted(cell: &str, form: &Form) -> String {
    let special = |c: char| matches!(c, '"' | '\r' | '\n') || c == char::from(form.separator);
    let spaced = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
    if form.quoting == Quoting::All || spaced || cell.contains(special) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn encoded(text: &str, encoding: &str) -> Option<Vec<u8>> {
    match encoding {
        "UTF-16LE" => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        "UTF-16BE" => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        label => {
            let (bytes, _, unmappable) = Encoding::for_label(label.as_bytes())?.encode(text);
            (!unmappable).then(|| bytes.into_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Form =
        Form { separator: b';', quoting: Quoting::Needed, line_end: LineEnd::Lf, encoding: "UTF-8", mark: false };

    fn rows(cells: &[&[&str]]) -> Vec<Vec<String>> {
        cells.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn each_part_of_a_form_shows_in_the_bytes() {
        let table = rows(&[&["id", "Ж"], &["a;b", "say \"x\""]]);
        assert_eq!(write(&table, &PLAIN).unwrap(), "id;Ж\n\"a;b\";\"say \"\"x\"\"\"\n".as_bytes());
        let all = Form { quoting: Quoting::All, line_end: LineEnd::CrLf, mark: true, separator: b',', ..PLAIN };
        assert_eq!(write(&table[..1], &all).unwrap(), "\u{feff}\"id\",\"Ж\"\r\n".as_bytes());
        let cyrillic = Form { encoding: "windows-1251", ..PLAIN };
        assert_eq!(write(&table[..1], &cyrillic).unwrap(), b"id;\xc6\n");
        let wide = Form { encoding: "UTF-16LE", mark: true, ..PLAIN };
        assert_eq!(write(&table[..1], &wide).unwrap(), b"\xff\xfei\0d\0;\0\x16\x04\n\0");
    }

    #[test]
    fn a_letter_that_the_encoding_lacks_is_an_error_and_no_question_mark() {
        let latin = Form { encoding: "windows-1252", ..PLAIN };
        let problem = write(&rows(&[&["id", "tier"], &["1", "Ж"]]), &latin).unwrap_err();
        assert_eq!((problem.code, problem.place.row, problem.args[0].as_str()), (Code::NotInEncoding, Some(2), "Ж"));
    }
}
