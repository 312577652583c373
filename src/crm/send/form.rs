//! How a file of texts is made: separator, quotes, line ends, encoding; and its bytes.

use crate::files::write;
use crate::problem::Problem;

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
/// [`Code::LacksCharacter`](crate::messages::Code::LacksCharacter) with the cell of a character that the encoding has not.
pub fn write(rows: &[Vec<String>], form: &Form) -> Result<Vec<u8>, Problem> {
    let quote = match form.quoting {
        Quoting::All => write::Quote::Always,
        Quoting::Needed => write::Quote::Needed,
    };
    let Form { separator, line_end, encoding, mark, .. } = *form;
    write::write(rows, &write::Form { separator, quote, line_end: line_end.text(), encoding, mark })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Code;

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
        assert_eq!((problem.code, problem.place.row, problem.args[0].as_str()), (Code::LacksCharacter, Some(2), "Ж"));
    }
}
