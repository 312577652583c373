//! OpenDocument spreadsheets, cell by cell.

use super::gather::MAX_CELLS;
use super::xml::{attribute, reference, xml};
use super::{Book, Gather, Value, archive, broken, large};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::Read;

/// Texts of more letters than this are made by repeating blanks.
const MAX_BLANKS: usize = 32_767;

struct Table {
    name: String,
    hidden: bool,
    /// Where its rows begin in the text.
    at: usize,
}

pub(super) struct Document {
    text: String,
    tables: Vec<Table>,
}

impl Document {
    pub fn open(bytes: &[u8]) -> Result<Document, Problem> {
        let mut archive = archive::open(bytes)?;
        archive::check(&mut archive)?;
        let mut part = |name: &str| {
            let mut text = String::new();
            let read = archive.by_name(name).map_err(broken)?.read_to_string(&mut text);
            read.map(|_| text).map_err(broken)
        };
        let manifest = part("META-INF/manifest.xml").unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(Problem::new(Code::ProtectedWorkbook, Place::default(), [""; 0]));
        }
        let kind = part("mimetype")?;
        if !kind.contains("opendocument.spreadsheet") {
            return Err(Problem::new(Code::NoWorkbook, Place::default(), [kind.trim()]));
        }
        let text = part("content.xml")?;
        let tables = tables(&text)?;
        Ok(Document { text, tables })
    }
}

/// The tables of the document and where their rows begin.
fn tables(text: &str) -> Result<Vec<Table>, Problem> {
    let mut tables = Vec::new();
    let mut hidden_styles = Vec::new();
    let (mut style, mut depth) = (String::new(), 0_usize);
    let mut reader = xml(text);
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Start(tag) => match tag.name().as_ref() {
                "style:style" => style = attribute(&tag, "style:name")?.unwrap_or_default(),
                "style:table-properties" if attribute(&tag, "table:display")?.as_deref() == Some("false") => {
                    hidden_styles.push(style.clone());
                }
                "table:table" => {
                    depth += 1;
                    if depth == 1 {
                        let name = attribute(&tag, "table:name")?.unwrap_or_default();
                        let own = attribute(&tag, "table:style-name")?.unwrap_or_default();
                        // Copies of other files' sheets come along under the file's address.
                        let hidden = hidden_styles.contains(&own) || name.starts_with("'file:");
                        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                        tables.push(Table { name, hidden, at });
                    }
                }
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref() == "table:table" => depth = depth.saturating_sub(1),
            Event::Eof => return Ok(tables),
            _ => {}
        }
    }
}

/// A cell of a row that may be repeated.
struct Found {
    column: usize,
    repeated: usize,
    kind: Kind,
    text: String,
}

enum Kind {
    Number(f64),
    Bool(bool),
    Iso,
    Text,
    Error,
    Uncached,
}

fn count(tag: &BytesStart<'_>, name: &str) -> Result<usize, Problem> {
    let text = attribute(tag, name)?;
    text.map_or(Ok(1), |text| text.trim().parse().map_err(|_| broken(format!("{name} is {text}"))))
}

/// Days of a length such as `PT12H30M00S`.
fn days(text: &str) -> Option<f64> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |text| (-1.0, text));
    let mut days = 0.0;
    let mut number = String::new();
    for letter in text.strip_prefix('P')?.chars() {
        let unit = match letter {
            '0'..='9' | '.' => {
                number.push(letter);
                continue;
            }
            'T' => continue,
            'D' => 1.0,
            'H' => 24.0,
            'M' => 1440.0,
            'S' => 86400.0,
            _ => return None,
        };
        days += number.parse::<f64>().ok()? / unit;
        number.clear();
    }
    Some(sign * days)
}

struct Rows<'a> {
    reader: Reader<&'a [u8]>,
    gather: Gather,
    row: usize,
    column: usize,
    repeated: usize,
    cells: Vec<Found>,
}

impl Rows<'_> {
    fn read(mut self) -> Result<Gather, Problem> {
        loop {
            match self.reader.read_event().map_err(broken)? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "table:table-row" => {
                        self.repeated = count(&tag, "table:number-rows-repeated")?;
                        self.column = 0;
                    }
                    "table:table-cell" => self.cell(tag)?,
                    "table:covered-table-cell" => {
                        self.column = self.column.saturating_add(count(&tag, "table:number-columns-repeated")?);
                        self.content()?;
                    }
                    "table:shapes" => {
                        self.content()?;
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.name().as_ref() {
                    "table:table-row" => self.end_row()?,
                    "table:table" => return Ok(self.gather),
                    _ => {}
                },
                Event::Eof => return Err(broken("it is cut off")),
                _ => {}
            }
        }
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        for found in &self.cells {
            let value = match found.kind {
                Kind::Number(value) => Value::Number(value),
                Kind::Bool(value) => Value::Bool(value),
                Kind::Iso => Value::Iso(&found.text),
                Kind::Text => Value::Text(&found.text),
                Kind::Error => Value::Error(&found.text),
                Kind::Uncached => Value::Uncached,
            };
            // Formatting to the sheet's end repeats blanks, not values: whoever repeats a value so far is refused below.
            if matches!(value, Value::Uncached) {
                self.gather.put(self.row, found.column, value)?;
                continue;
            }
            if matches!(value, Value::Text("")) {
                continue;
            }
            let cells = self.repeated.saturating_mul(found.repeated);
            if cells > MAX_CELLS {
                return Err(large(format!("{cells} cells"), format!("{MAX_CELLS} cells")));
            }
            for row in self.row..self.row.saturating_add(self.repeated) {
                for column in found.column..found.column.saturating_add(found.repeated) {
                    self.gather.put(row, column, value)?;
                }
            }
        }
        self.cells.clear();
        self.row = self.row.saturating_add(self.repeated);
        Ok(())
    }

    fn cell(&mut self, tag: BytesStart<'_>) -> Result<(), Problem> {
        let repeated = count(&tag, "table:number-columns-repeated")?;
        let (mut value, mut kind, mut formula, mut error) = (None, String::new(), false, false);
        let mut spans = (1, 1);
        for pair in tag.attributes() {
            let pair = pair.map_err(broken)?;
            let text = || pair.normalized_value(XmlVersion::Explicit1_0).map_err(broken);
            match pair.key.as_ref() {
                "office:value-type" => kind = text()?.into_owned(),
                "calcext:value-type" => error = text()? == "error",
                "table:formula" => formula = true,
                "table:number-rows-spanned" => spans.0 = text()?.parse().unwrap_or(1_usize),
                "table:number-columns-spanned" => spans.1 = text()?.parse().unwrap_or(1_usize),
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => value = Some(text()?.into_owned()),
                _ => {}
            }
        }
        let shown = self.content()?;
        let text = value.clone().unwrap_or_else(|| shown.clone());
        let (kind, text) = match kind.as_str() {
            _ if error => (Kind::Error, if shown.is_empty() { "#N/A".to_owned() } else { shown }),
            "float" | "percentage" | "currency" => match text.trim().parse() {
                Ok(value) => (Kind::Number(value), String::new()),
                Err(_) => (Kind::Text, text),
            },
            "boolean" => (Kind::Bool(text.eq_ignore_ascii_case("true")), String::new()),
            "date" => (Kind::Iso, text),
            "time" => match days(&text) {
                Some(days) => (Kind::Number(days), String::new()),
                None => (Kind::Text, text),
            },
            "" if formula && text.is_empty() => (Kind::Uncached, text),
            _ => (Kind::Text, text),
        };
        let rows = (spans.0 > 1 || spans.1 > 1) && self.row + spans.0 > 1;
        if rows {
            self.gather.merged.add(self.row, self.column);
        }
        self.cells.push(Found { column: self.column, repeated, kind, text });
        self.column = self.column.saturating_add(repeated);
        Ok(())
    }

    /// The text of a cell, its paragraphs on lines of their own, up to the cell's end; without comments and drawings.
    fn content(&mut self) -> Result<String, Problem> {
        let mut text = String::new();
        let (mut depth, mut paragraphs, mut within, mut ignored) = (1_usize, 0, 0_usize, 0_usize);
        while depth > 0 {
            match self.reader.read_event().map_err(broken)? {
                Event::Start(tag) => {
                    depth += 1;
                    let name = tag.name();
                    let name = name.as_ref();
                    if ignored > 0 || name == "office:annotation" || name.starts_with("draw:") {
                        ignored += 1;
                        continue;
                    }
                    match name {
                        "text:p" | "text:h" => {
                            if paragraphs > 0 {
                                text.push('\n');
                            }
                            paragraphs += 1;
                            within += 1;
                        }
                        "text:s" => {
                            let blanks = count(&tag, "text:c")?;
                            if blanks > MAX_BLANKS {
                                return Err(large(format!("{blanks} blanks"), format!("{MAX_BLANKS} blanks")));
                            }
                            text.extend(std::iter::repeat_n(' ', blanks));
                        }
                        "text:tab" => text.push('\t'),
                        "text:line-break" => text.push('\n'),
                        _ => {}
                    }
                }
                Event::End(tag) => {
                    depth -= 1;
                    if ignored > 0 {
                        ignored -= 1;
                    } else if matches!(tag.name().as_ref(), "text:p" | "text:h") {
                        within = within.saturating_sub(1);
                    }
                }
                Event::Text(part) if within > 0 && ignored == 0 => text.push_str(&part.xml10_content()),
                Event::CData(part) if within > 0 && ignored == 0 => text.push_str(&part.xml10_content()),
                Event::GeneralRef(part) if within > 0 && ignored == 0 => text.push_str(&reference(&part)?),
                Event::Eof => return Err(broken("it is cut off")),
                _ => {}
            }
        }
        Ok(text)
    }
}

impl Book for Document {
    fn sheets(&self) -> Vec<(String, bool)> {
        self.tables.iter().map(|table| (table.name.clone(), table.hidden)).collect()
    }

    fn is_1904(&self) -> bool {
        false
    }

    fn gather(&mut self, sheet: usize) -> Result<Gather, Problem> {
        let rest = self.tables.get(sheet).and_then(|table| self.text.get(table.at..)).unwrap_or_default();
        let gather = Gather::new(false);
        Rows { reader: xml(rest), gather, row: 0, column: 0, repeated: 1, cells: vec![] }.read()
    }
}
