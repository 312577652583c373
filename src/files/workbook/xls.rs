//! XLS, the workbooks of Excel 5 to 2003: records in a container.

use super::biff::{self, Letters, Parts, Record, Records, Shown};
use super::compound::{Compound, u16_at, u32_at};
use super::{Book, Gather, Value, broken, large};
use crate::messages::Code;
use crate::problem::{Place, Problem};

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
/// A file of this format is held in memory.
const MAX_BYTES: usize = 256 << 20;

struct Entry {
    name: String,
    hidden: bool,
    /// Whether it has cells, and is no chart or macro.
    cells: bool,
    at: usize,
}

pub(super) struct Workbook {
    stream: Vec<u8>,
    letters: Letters,
    from_1904: bool,
    /// What each style makes of a number.
    styles: Vec<Shown>,
    texts: Vec<String>,
    sheets: Vec<Entry>,
}

fn locked() -> Problem {
    Problem::new(Code::ProtectedWorkbook, Place::default(), [""; 0])
}

impl Workbook {
    pub fn open(bytes: &[u8]) -> Result<Workbook, Problem> {
        if bytes.len() > MAX_BYTES {
            return Err(large(format!("{} MiB", bytes.len() >> 20), format!("{} MiB", MAX_BYTES >> 20)));
        }
        let file = Compound::open(bytes)?;
        if file.has("EncryptedPackage") {
            return Err(locked());
        }
        let stream = match file.stream("Workbook")? {
            Some(stream) => Some(stream),
            None => file.stream("Book")?,
        };
        let Some(stream) = stream else {
            let what = if file.has("WordDocument") { "a text" } else { "a document of another program" };
            return Err(Problem::new(Code::NoWorkbook, Place::default(), [what]));
        };
        Workbook::globals(stream)
    }

    fn globals(stream: Vec<u8>) -> Result<Workbook, Problem> {
        let mut own = Workbook {
            stream: Vec::new(),
            letters: Letters::Flagged,
            from_1904: false,
            styles: vec![],
            texts: vec![],
            sheets: vec![],
        };
        let mut formats: Vec<(u16, Shown)> = Vec::new();
        let mut styles = Vec::new();
        let mut page = biff::code_page(0);
        let mut ended = false;
        for record in Records(&stream) {
            let data = record.data;
            match record.kind {
                BEGIN if u16_at(data, 0) == Some(0x0500) => own.letters = Letters::Page(page),
                0x2F => return Err(locked()),
                0x42 => {
                    page = biff::code_page(u16_at(data, 0).unwrap_or(0));
                    if let Letters::Page(own) = &mut own.letters {
                        *own = page;
                    }
                }
                0x22 => own.from_1904 = u16_at(data, 0) == Some(1),
                0x41E => formats.extend(own.format(record)),
                0xE0 => styles.push(u16_at(data, 2).unwrap_or(0)),
                0x85 => own.sheets.push(own.entry(record).ok_or_else(|| broken("the list of sheets is damaged"))?),
                0xFC => {
                    own.texts = biff::shared_texts(record).ok_or_else(|| broken("the table of texts is damaged"))?;
                }
                END => {
                    ended = true;
                    break;
                }
                _ => {}
            }
        }
        if !ended {
            return Err(broken("it is cut off"));
        }
        let shown = |format: &u16| {
            let own = formats.iter().rev().find(|(id, _)| id == format).map(|(_, shown)| *shown);
            own.unwrap_or_else(|| biff::built_in(*format))
        };
        own.styles = styles.iter().map(shown).collect();
        own.stream = stream;
        Ok(own)
    }

    fn format(&self, record: Record<'_>) -> Option<(u16, Shown)> {
        let id = u16_at(record.data, 0)?;
        let short = usize::from(*record.data.get(2)?);
        let code = match self.letters {
            Letters::Flagged => Parts::new(record, 2).long_text(self.letters)?,
            Letters::Page(_) => Parts::new(record, 3).text(short, self.letters)?,
        };
        Some((id, biff::of_code(&code)))
    }

    fn entry(&self, record: Record<'_>) -> Option<Entry> {
        let at = u32_at(record.data, 0)? as usize;
        let hidden = record.data.get(4)? & 3 != 0;
        let cells = *record.data.get(5)? == 0;
        let count = usize::from(*record.data.get(6)?);
        let name = Parts::new(record, 7).text(count, self.letters)?;
        Some(Entry { name, hidden, cells, at })
    }

    fn number(&self, style: Option<u16>, value: f64) -> Value<'static> {
        match style.and_then(|style| self.styles.get(usize::from(style))) {
            Some(Shown::Date) => Value::Serial(value),
            _ => Value::Number(value),
        }
    }

    fn cell(
        &self,
        record: Record<'_>,
        gather: &mut Gather,
        formula: &mut Option<(usize, usize)>,
    ) -> Option<Result<(), Problem>> {
        let data = record.data;
        if record.kind == 0x207 {
            let (row, column) = formula.take()?;
            let text = Parts::new(record, 0).long_text(self.letters)?;
            return Some(gather.put(row, column, Value::Text(&text)));
        }
        let (row, column) = (usize::from(u16_at(data, 0)?), usize::from(u16_at(data, 2)?));
        let style = u16_at(data, 4);
        let put = match record.kind {
            0x203 => gather.put(row, column, self.number(style, f64_at(data, 6)?)),
            0x27E => gather.put(row, column, self.number(style, packed(u32_at(data, 6)?))),
            0xBD => {
                let cells = data.get(4..data.len().checked_sub(2)?)?;
                for (step, cell) in cells.as_chunks::<6>().0.iter().enumerate() {
                    let value = self.number(u16_at(cell, 0), packed(u32_at(cell, 2)?));
                    if let Err(problem) = gather.put(row, column + step, value) {
                        return Some(Err(problem));
                    }
                }
                Ok(())
            }
            0xFD => {
                let text = self.texts.get(u32_at(data, 6)? as usize)?;
                gather.put(row, column, Value::Text(text))
            }
            0x204 | 0xD6 => {
                let text = Parts::new(record, 6).long_text(self.letters)?;
                gather.put(row, column, Value::Text(&text))
            }
            0x205 => {
                let value = *data.get(6)?;
                let value = if *data.get(7)? == 0 { Value::Bool(value != 0) } else { Value::Error(error(value)) };
                gather.put(row, column, value)
            }
            0x06 | 0x206 | 0x406 => match data.get(6..14)? {
                [0, .., 0xFF, 0xFF] => {
                    *formula = Some((row, column));
                    Ok(())
                }
                [1, _, value, .., 0xFF, 0xFF] => gather.put(row, column, Value::Bool(*value != 0)),
                [2, _, value, .., 0xFF, 0xFF] => gather.put(row, column, Value::Error(error(*value))),
                [.., 0xFF, 0xFF] => Ok(()),
                _ => gather.put(row, column, self.number(style, f64_at(data, 6)?)),
            },
            _ => Ok(()),
        };
        Some(put)
    }
}

/// Whether a record holds a cell, or the text that a formula gave.
fn is_cell(kind: u16) -> bool {
    matches!(kind, 0x203 | 0x27E | 0xBD | 0xFD | 0x204 | 0xD6 | 0x205 | 0x06 | 0x206 | 0x406 | 0x207)
}

fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..)?.first_chunk().copied()?))
}

/// A number in 30 bits: the upper part of a double, or a whole number; either may be in hundredths.
fn packed(bits: u32) -> f64 {
    let value =
        if bits & 2 != 0 { f64::from(bits.cast_signed() >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
}

impl Book for Workbook {
    fn sheets(&self) -> Vec<(String, bool)> {
        self.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.hidden || !sheet.cells)).collect()
    }

    fn is_1904(&self) -> bool {
        self.from_1904
    }

    fn gather(&mut self, sheet: usize) -> Result<Gather, Problem> {
        let damaged = || broken("a cell is damaged");
        let mut gather = Gather::new(self.from_1904);
        let Some(entry) = self.sheets.get(sheet).filter(|sheet| sheet.cells) else { return Ok(gather) };
        let stream = self.stream.get(entry.at..).ok_or_else(|| broken("a sheet lies behind the end"))?;
        let (mut depth, mut formula) = (0_usize, None);
        for record in Records(stream) {
            match record.kind {
                BEGIN => depth += 1,
                // Charts within the sheet have records of their own.
                END if depth <= 1 => return Ok(gather),
                END => depth -= 1,
                0xE5 if depth == 1 => {
                    for area in record.data.get(2..).unwrap_or_default().as_chunks::<8>().0 {
                        if let (Some(first), Some(last @ 1..), Some(column)) =
                            (u16_at(area, 0), u16_at(area, 2), u16_at(area, 4))
                        {
                            let _ = last;
                            gather.merged.add(usize::from(first), usize::from(column));
                        }
                    }
                }
                kind if depth == 1 && is_cell(kind) => {
                    self.cell(record, &mut gather, &mut formula).unwrap_or_else(|| Err(damaged()))?;
                }
                _ => {}
            }
        }
        Err(broken("it is cut off"))
    }
}
