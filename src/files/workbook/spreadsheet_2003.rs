//! "XML Spreadsheet 2003", a workbook as one plain text that Excel and its kin write as `.xls` or `.xml`.

use super::xml::{attribute, reference, xml};
use super::{Book, Gather, MAX_COLUMNS, Value, broken, large};
use crate::files::{Format, Read, Wishes};
use crate::problem::Problem;
use quick_xml::events::{BytesStart, Event};

/// Whether a text is such a workbook.
pub(in crate::files) fn is(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect();
    let named = head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("Workbook");
    // Pages that Excel saves name the same schema.
    head.trim_start().starts_with('<') && named && !head.to_ascii_lowercase().contains("<html")
}

/// Reads one sheet of it.
pub(in crate::files) fn read(text: &str, wishes: &Wishes) -> Result<Read, Problem> {
    let mut document = Document::open(text)?;
    super::choose(&mut document, Format::Xls, wishes)
}

struct Table {
    name: String,
    hidden: bool,
    at: usize,
}

struct Document<'a> {
    text: &'a str,
    tables: Vec<Table>,
}

impl<'a> Document<'a> {
    fn open(text: &'a str) -> Result<Document<'a>, Problem> {
        let mut tables: Vec<Table> = Vec::new();
        let mut reader = xml(text);
        let mut visible = false;
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(tag) => {
                    visible = tag.local_name().as_ref() == "Visible";
                    if tag.local_name().as_ref() == "Worksheet" {
                        let name = attribute(&tag, "ss:Name")?.unwrap_or_default();
                        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                        tables.push(Table { name, hidden: false, at });
                    }
                }
                Event::Text(text) if visible => {
                    if let Some(table) = tables.last_mut() {
                        table.hidden |= text.xml10_content().trim() != "SheetVisible";
                    }
                }
                Event::End(_) => visible = false,
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(Document { text, tables })
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Result<Option<usize>, Problem> {
    Ok(attribute(tag, name)?.and_then(|text| text.trim().parse().ok()))
}

impl Book for Document<'_> {
    fn sheets(&self) -> Vec<(String, bool)> {
        self.tables.iter().map(|table| (table.name.clone(), table.hidden)).collect()
    }

    fn is_1904(&self) -> bool {
        false
    }

    fn gather(&mut self, sheet: usize) -> Result<Gather, Problem> {
        let rest = self.tables.get(sheet).and_then(|table| self.text.get(table.at..)).unwrap_or_default();
        let mut reader = xml(rest);
        let mut gather = Gather::new(false);
        let (mut row, mut column) = (0_usize, 0_usize);
        let (mut across, mut formula, mut filled, mut comment) = (0, false, false, false);
        let mut data: Option<(String, String)> = None;
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "Row" => {
                        if let Some(index) = number(&tag, "ss:Index")? {
                            row = index.saturating_sub(1);
                        }
                        column = 0;
                    }
                    "Cell" => {
                        if let Some(index) = number(&tag, "ss:Index")? {
                            column = index.saturating_sub(1);
                        }
                        across = number(&tag, "ss:MergeAcross")?.unwrap_or(0);
                        let down = number(&tag, "ss:MergeDown")?.unwrap_or(0);
                        if (across > 0 || down > 0) && row.saturating_add(down) > 0 {
                            gather.merged.add(row, column);
                        }
                        formula = attribute(&tag, "ss:Formula")?.is_some();
                        filled = false;
                    }
                    "Comment" => comment = true,
                    "Data" if !comment => data = Some((attribute(&tag, "ss:Type")?.unwrap_or_default(), String::new())),
                    _ => {}
                },
                Event::Text(part) => {
                    if let Some((_, text)) = &mut data {
                        text.push_str(&part.xml10_content());
                    }
                }
                Event::CData(part) => {
                    if let Some((_, text)) = &mut data {
                        text.push_str(&part.xml10_content());
                    }
                }
                Event::GeneralRef(part) => {
                    if let Some((_, text)) = &mut data {
                        text.push_str(&reference(&part)?);
                    }
                }
                Event::End(tag) => match tag.local_name().as_ref() {
                    "Data" => {
                        if let Some((kind, text)) = data.take() {
                            let value = match kind.as_str() {
                                "Number" => text.trim().parse().map_or(Value::Text(&text), Value::Number),
                                "DateTime" => Value::Iso(&text),
                                "Boolean" => Value::Bool(text.trim() == "1"),
                                "Error" => Value::Error(&text),
                                _ => Value::Text(&text),
                            };
                            gather.put(row, column, value)?;
                            filled = true;
                        }
                    }
                    "Cell" => {
                        if formula && !filled {
                            gather.put(row, column, Value::Uncached)?;
                        }
                        column = column.saturating_add(1).saturating_add(across);
                        if column > MAX_COLUMNS {
                            return Err(large(format!("{column} columns"), format!("{MAX_COLUMNS} columns")));
                        }
                    }
                    "Comment" => comment = false,
                    "Row" => row = row.saturating_add(1),
                    "Worksheet" => return Ok(gather),
                    _ => {}
                },
                Event::Eof => return Err(broken("it is cut off")),
                _ => {}
            }
        }
    }
}
