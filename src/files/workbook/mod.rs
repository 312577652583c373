//! Workbooks into sheets: XLSX and XLSB with calamine, XLS and OpenDocument cell by cell.
//!
//! Whatever a file claims of its size, room is taken only for cells that hold something: at most 1 GiB is unpacked of an
//! archive, 256 MiB of each part that is held in memory (such as the texts that cells share, or all of an ODS), and the rectangle from A1 to
//! the last filled row and column holds at most 48 Mi cells of nine bytes. Beyond, the file is refused with
//! [`Code::LargeWorkbook`].
//!
//! calamine reads XLSX and XLSB cell by cell, after the checks of `archive` and `records`. Its readers of XLS and ODS build the whole rectangle between two cells, follow
//! circles of sectors without end and index without checks; in WebAssembly that could not be caught, so these two formats are
//! read here.
//!
//! What is lost: formats of numbers other than dates (15 % is the number 0.15), times of day, fonts, comments, formulas.

mod archive;
mod biff;
mod compound;
mod gather;
mod ods;
mod ooxml;
mod records;
pub(in crate::files) mod spreadsheet_2003;
mod xls;
mod xml;

pub(in crate::files) use gather::{Gather, MAX_COLUMNS, Value};

use super::{Format, Read, Sniffed, Wishes};
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// How many cells have something in common, and the first of them.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::files) struct Where {
    count: usize,
    first: (usize, usize),
}

impl Where {
    pub fn add(&mut self, row: usize, column: usize) {
        if self.count == 0 || (row, column) < self.first {
            self.first = (row, column);
        }
        self.count += 1;
    }

    pub fn problem(&self, code: Code, sheet: &str) -> Option<Problem> {
        let (row, column) = self.first;
        let place = Place::of(sheet).row(row + 1).column(column + 1, "");
        let args = [self.count.to_string(), place.cell(), sheet.to_owned()];
        (self.count > 0).then(|| Problem::new(code, place, args))
    }
}

/// A workbook that was opened: its sheets can be read one by one.
trait Book {
    /// The names, and whether each is hidden.
    fn sheets(&self) -> Vec<(String, bool)>;
    fn is_1904(&self) -> bool;
    fn gather(&mut self, sheet: usize) -> Result<Gather, Problem>;
}

fn broken(what: impl std::fmt::Display) -> Problem {
    Problem::new(Code::BrokenWorkbook, Place::default(), [what.to_string()])
}

pub(in crate::files) fn large(is: String, limit: String) -> Problem {
    Problem::new(Code::LargeWorkbook, Place::default(), [is, limit])
}

/// Reads one sheet of a workbook.
///
/// The sheet is the wished one, by its name whatever its case or else by its number from 1; without a wish, the visible sheet
/// with the most filled cells among those with a row that looks like headers. Cells with a date style are dates; other numbers
/// stay numbers, and texts of digits stay texts.
///
/// # Errors
///
/// A sheet that is not there ([`Code::UnknownSheet`]), no data ([`Code::EmptyWorkbook`]), a password, a damaged or a too large
/// file, and files that are something else ([`Code::NoWorkbook`]).
pub fn read(bytes: &[u8], wishes: &Wishes) -> Result<Read, Problem> {
    if is_markup(bytes) {
        let charset = super::html::charset(bytes).unwrap_or_default();
        let encoding = encoding_rs::Encoding::for_label(charset.as_bytes()).unwrap_or(encoding_rs::UTF_8);
        let (text, encoding, _) = encoding.decode(bytes);
        return super::html::read(&text, wishes, encoding.name(), bytes.starts_with(b"\xEF\xBB\xBF"));
    }
    let (format, mut book): (Format, Box<dyn Book + '_>) = match archive::kind(bytes)? {
        kind @ (Format::Xlsx | Format::Xlsb) => (kind, ooxml::open(bytes, kind)?),
        Format::Ods => (Format::Ods, Box::new(ods::Document::open(bytes)?)),
        _ => (Format::Xls, Box::new(xls::Workbook::open(bytes)?)),
    };
    choose(book.as_mut(), format, wishes)
}

/// Pages and plain XML come here when a user calls them a workbook.
fn is_markup(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    head.trim_ascii_start().starts_with(b"<")
}

fn choose(book: &mut dyn Book, format: Format, wishes: &Wishes) -> Result<Read, Problem> {
    let sheets = book.sheets();
    let wish = wishes.sheet.as_deref().map(str::trim).filter(|wish| !wish.is_empty());
    let (sheet, gather, other) = match wish {
        Some(wish) => {
            let sheet = wished(wish, &sheets)?;
            (sheet, book.gather(sheet)?, None)
        }
        None => fullest(book, &sheets)?,
    };
    let name = sheets.get(sheet).map_or("", |(name, _)| name.as_str());
    let (read, mut notes) = gather.finish(name)?;
    notes.extend(other);
    let from_1904 = book.is_1904();
    let sniffed =
        Sniffed { format, encoding: String::new(), mark: false, separator: 0, line_end: "", sheets, sheet, from_1904 };
    Ok(Read { sheet: read, sniffed, notes })
}

fn wished(wish: &str, sheets: &[(String, bool)]) -> Result<usize, Problem> {
    let lower = wish.to_lowercase();
    let by_name = sheets.iter().position(|(name, _)| name == wish);
    let by_name = by_name.or_else(|| sheets.iter().position(|(name, _)| name.trim().to_lowercase() == lower));
    let by_number =
        || wish.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|at| *at < sheets.len());
    by_name.or_else(by_number).ok_or_else(|| {
        let near = sheets.iter().map(|(name, _)| (strsim::osa_distance(&name.to_lowercase(), &lower), name));
        let near = near.filter(|(distance, _)| *distance <= 2).min().map_or("", |(_, name)| name.as_str());
        Problem::new(Code::UnknownSheet, Place::default(), [wish, near, &named(sheets, |_| true)])
    })
}

/// The sheets with their numbers, which is how they can be asked for.
fn named(sheets: &[(String, bool)], which: impl Fn(usize) -> bool) -> String {
    let names = sheets.iter().enumerate().filter(|(at, _)| which(*at));
    names.map(|(at, (name, _))| format!("{}: \"{name}\"", at + 1)).collect::<Vec<_>>().join(", ")
}

/// The visible sheet with the most filled cells, those with headers first; and a note if others hold data too.
fn fullest(book: &mut dyn Book, sheets: &[(String, bool)]) -> Result<(usize, Gather, Option<Problem>), Problem> {
    let mut best: Option<((bool, usize), usize, Gather)> = None;
    let mut filled = Vec::new();
    let mut failed = None;
    for (at, _) in sheets.iter().enumerate().filter(|(_, (_, hidden))| !hidden) {
        let gather = match book.gather(at) {
            Ok(gather) => gather,
            Err(problem) => {
                failed.get_or_insert(problem);
                continue;
            }
        };
        if gather.filled == 0 {
            continue;
        }
        filled.push(at);
        let rank = (gather.has_header(), gather.filled);
        if best.as_ref().is_none_or(|(known, ..)| rank > *known) {
            best = Some((rank, at, gather));
        }
    }
    // A sheet that cannot be read may be the one that is meant.
    if let Some(problem) = failed {
        return Err(problem);
    }
    let Some((_, at, gather)) = best else {
        let hidden = if sheets.iter().any(|(_, hidden)| *hidden) { named(sheets, |_| true) } else { String::new() };
        return Err(Problem::new(Code::EmptyWorkbook, Place::default(), [hidden]));
    };
    let name = sheets.get(at).map_or("", |(name, _)| name.as_str());
    let others = named(sheets, |other| other != at && filled.contains(&other));
    let example = filled.iter().find(|other| **other != at).map(|other| (other + 1).to_string());
    let note = example.map(|example| Problem::new(Code::SeveralSheets, Place::of(name), [name, &others, &example]));
    Ok((at, gather, note))
}
