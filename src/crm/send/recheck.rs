//! The file just written, read again by the target's rules and compared with what was meant.
//!
//! The reading here shares no code with the writing, so that a mistake in one is seen by the other.

use super::DateForm;
use super::form::{Form, Quoting};
use crate::crm::target::IdForm;
use crate::date::Date;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use encoding_rs::Encoding;

/// What a cell of a column must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id.
    Id(IdForm),
    /// One of these values; any where there are none.
    Tier(Vec<String>),
    /// A date.
    Date(DateForm),
    /// A text.
    Text,
}

/// The columns of a file as the CRM will take them.
pub type Columns = [(String, Kind)];

/// Reads a file again and compares it, cell by cell, with the rows that were meant, header not included.
///
/// # Errors
/// [`Code::ReadBackDiffers`] with the row of the file.
pub fn check(
    name: &str,
    bytes: &[u8],
    form: &Form,
    columns: &Columns,
    meant: &[Vec<String>],
) -> Result<usize, Problem> {
    let differs = |row: usize, meant: &str, read: &str| {
        let args = [name.to_owned(), row.to_string(), meant.to_owned(), read.to_owned()];
        Problem::new(Code::ReadBackDiffers, Place::of(name).row(row), args)
    };
    let text = decoded(bytes, form).ok_or_else(|| differs(1, form.encoding, "?"))?;
    let rows = parsed(&text, form).map_err(|row| differs(row, "\"", "?"))?;
    let (header, rows) = rows.split_first().ok_or_else(|| differs(1, "header", ""))?;
    let headers: Vec<&str> = columns.iter().map(|(header, _)| header.as_str()).collect();
    if *header != headers {
        return Err(differs(1, &headers.join(" | "), &header.join(" | ")));
    }
    for (index, cells) in rows.iter().enumerate() {
        let row = index + 2;
        let own = meant.get(index).ok_or_else(|| differs(row, "", &cells.join(" | ")))?;
        if cells != own {
            return Err(differs(row, &own.join(" | "), &cells.join(" | ")));
        }
        for (cell, (_, kind)) in cells.iter().zip(columns) {
            let fits = match kind {
                Kind::Id(shape) => shape.read(cell).as_deref() == Some(cell),
                Kind::Tier(values) => !cell.is_empty() && (values.is_empty() || values.contains(cell)),
                Kind::Date(form) => cell.is_empty() || form.read(cell).is_some_and(|date| form.shown(date) == *cell),
                Kind::Text => true,
            };
            if !fits {
                return Err(differs(row, &own.join(" | "), cell));
            }
        }
    }
    if rows.len() < meant.len() {
        return Err(differs(rows.len() + 2, &meant.get(rows.len()).map_or(String::new(), |row| row.join(" | ")), ""));
    }
    Ok(rows.len())
}

fn decoded(bytes: &[u8], form: &Form) -> Option<String> {
    let encoding = Encoding::for_label(form.encoding.as_bytes())?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    match (text.strip_prefix('\u{feff}'), form.mark) {
        (Some(text), true) => Some(text.to_owned()),
        (None, false) => Some(text.into_owned()),
        _ => None,
    }
}

/// The rows of a text, or the row that is not in the form.
fn parsed(text: &str, form: &Form) -> Result<Vec<Vec<String>>, usize> {
    let separator = char::from(form.separator);
    let end = form.line_end.text();
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut rest = text;
    while !rest.is_empty() {
        let number = rows.len() + 1;
        let mut cell = String::new();
        if let Some(mut inside) = rest.strip_prefix('"') {
            loop {
                let (part, after) = inside.split_once('"').ok_or(number)?;
                cell.push_str(part);
                let Some(again) = after.strip_prefix('"') else {
                    rest = after;
                    break;
                };
                cell.push('"');
                inside = again;
            }
        } else {
            if form.quoting == Quoting::All {
                return Err(number);
            }
            let length = rest.find([separator, '\r', '\n', '"']).ok_or(number)?;
            let (part, after) = rest.split_at_checked(length).ok_or(number)?;
            cell.push_str(part);
            rest = after;
        }
        row.push(cell);
        if let Some(after) = rest.strip_prefix(separator) {
            rest = after;
            // A separator before the line's end would be one more, empty cell.
            if rest.is_empty() {
                return Err(number);
            }
        } else {
            rest = rest.strip_prefix(end).ok_or(number)?;
            rows.push(std::mem::take(&mut row));
        }
    }
    if row.is_empty() { Ok(rows) } else { Err(rows.len() + 1) }
}

impl DateForm {
    /// A date as the CRM takes it.
    pub fn shown(self, date: Date) -> String {
        let (year, month, day) = date.parts();
        match self {
            DateForm::Iso => date.iso(),
            DateForm::DayFirst => format!("{day:02}.{month:02}.{year:04}"),
            DateForm::MonthFirst => format!("{month:02}/{day:02}/{year:04}"),
        }
    }

    /// The date that the CRM reads.
    pub fn read(self, text: &str) -> Option<Date> {
        let number = |from: usize, to: usize| -> Option<i32> {
            let part = text.get(from..to)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
        };
        let mark = |at: usize, mark: &str| text.get(at..at + 1) == Some(mark);
        let (year, month, day) = match self {
            DateForm::Iso if mark(4, "-") && mark(7, "-") => (number(0, 4)?, number(5, 7)?, number(8, 10)?),
            DateForm::DayFirst if mark(2, ".") && mark(5, ".") => (number(6, 10)?, number(3, 5)?, number(0, 2)?),
            DateForm::MonthFirst if mark(2, "/") && mark(5, "/") => (number(6, 10)?, number(0, 2)?, number(3, 5)?),
            _ => return None,
        };
        (text.len() == 10).then(|| Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))?
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::{LineEnd, write};
    use super::*;

    const FORM: Form =
        Form { separator: b',', quoting: Quoting::All, line_end: LineEnd::CrLf, encoding: "UTF-8", mark: false };

    fn columns() -> Vec<(String, Kind)> {
        vec![
            ("Id".to_owned(), Kind::Id(IdForm::Salesforce)),
            ("Tier".to_owned(), Kind::Tier(vec!["A".to_owned(), "Б".to_owned()])),
            ("Date".to_owned(), Kind::Date(DateForm::Iso)),
            ("Reason".to_owned(), Kind::Text),
        ]
    }

    fn meant() -> Vec<Vec<String>> {
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        vec![
            row(["001A0000006Vm9uIAC", "A", "2026-06-30", "rule 1"]),
            row(["001A0000006Vm9rIAC", "Б", "2026-06-30", "a \"b\"\nc"]),
        ]
    }

    fn bytes(form: &Form) -> Vec<u8> {
        let mut rows = vec![columns().into_iter().map(|(header, _)| header).collect()];
        rows.extend(meant());
        write(&rows, form).unwrap()
    }

    #[test]
    fn what_was_written_is_read_back_in_every_form() {
        for separator in [b',', b';', b'\t'] {
            for quoting in [Quoting::All, Quoting::Needed] {
                for (encoding, mark) in [("UTF-8", false), ("UTF-8", true), ("windows-1251", false), ("UTF-16LE", true)]
                {
                    for line_end in [LineEnd::CrLf, LineEnd::Lf] {
                        let form = Form { separator, quoting, line_end, encoding, mark };
                        assert_eq!(check("f.csv", &bytes(&form), &form, &columns(), &meant()), Ok(2), "{form:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn any_one_byte_that_changed_is_seen() {
        let good = bytes(&FORM);
        for place in 0..good.len() {
            for change in [1, 0x20, 0x80] {
                let mut bad = good.clone();
                bad[place] ^= change;
                let found = check("f.csv", &bad, &FORM, &columns(), &meant());
                assert!(found.is_err(), "byte {place} of {:?}", String::from_utf8_lossy(&bad));
            }
        }
        for length in 0..good.len() {
            assert!(check("f.csv", &good[..length], &FORM, &columns(), &meant()).is_err(), "cut at {length}");
        }
    }

    #[test]
    fn the_row_is_named() {
        let mut bad = bytes(&FORM);
        let place = bad.windows(7).position(|part| part == b"6Vm9rIA").unwrap();
        bad[place] = b'7';
        let problem = check("f.csv", &bad, &FORM, &columns(), &meant()).unwrap_err();
        assert_eq!((problem.code, problem.place.row), (Code::ReadBackDiffers, Some(3)));
    }

    #[test]
    fn dates_are_read_as_they_are_shown() {
        let date = Date::new(2026, 2, 3).unwrap();
        let shown = [DateForm::Iso, DateForm::DayFirst, DateForm::MonthFirst].map(|form| (form.shown(date), form));
        assert_eq!(shown.clone().map(|(text, _)| text), ["2026-02-03", "03.02.2026", "02/03/2026"]);
        for (text, form) in shown {
            assert_eq!(form.read(&text), Some(date));
        }
        for bad in ["2026-02-30", "2026-2-3", "+026-02-03", "", "2026-02-03 ", "02.03.2026"] {
            assert_eq!(DateForm::Iso.read(bad), None, "{bad}");
        }
    }
}
