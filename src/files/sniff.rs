//! What a file is, from its first bytes and never from its name.

use super::{Format, encoding};
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// How many bytes from the beginning of a file are enough to tell what it is.
pub const HEAD: usize = 1 << 18;

/// Beginnings of files that hold no table, with the name of what they are.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"BEGIN:VCARD", "vCard"),
    (b"PAR1", "Parquet"),
    (b"MZ\x90\0", "EXE"),
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
];

/// Beginnings of archives.
const ARCHIVES: &[(&[u8], &str)] = &[
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!\x1a", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"BZh", "BZIP2"),
    (b"\x28\xb5\x2f\xfd", "ZSTD"),
];

fn problem(code: Code, what: &str) -> Problem {
    Problem::new(code, Place::default(), [what])
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    let Some(first) = part.first() else { return true };
    let mut rest = bytes;
    while let Some(found) = rest.iter().position(|byte| byte == first) {
        rest = rest.get(found..).unwrap_or(&[]);
        if rest.starts_with(part) {
            return true;
        }
        rest = rest.get(1..).unwrap_or(&[]);
    }
    false
}

/// What a file is that begins with these bytes; `whole` says that there are no more.
///
/// # Errors
/// [`Code::EmptyFile`]; [`Code::NotATableFile`] for documents, images and the like, [`Code::PackedFile`] for archives,
/// [`Code::ProtectedWorkbook`] for workbooks with a password.
///
/// ```
/// use tiersheet::files::{Format, sniff::format};
/// assert_eq!(format(b"id;sum\n1;2\n", true), Ok(Format::Csv));
/// assert_eq!(format(b"\xef\xbb\xbf\n<META http-equiv='Content-type'><table>", true), Ok(Format::Html));
/// assert!(format(b"%PDF-1.7", true).is_err());
/// ```
pub fn format(head: &[u8], whole: bool) -> Result<Format, Problem> {
    if whole
        && head.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0 | 0xef | 0xbb | 0xbf | 0xff | 0xfe))
    {
        return Err(Problem::new(Code::EmptyFile, Place::default(), [""; 0]));
    }
    if let Some((_, name)) = OTHERS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(problem(Code::NotATableFile, name));
    }
    if let Some((_, name)) = ARCHIVES.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(problem(Code::PackedFile, name));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return zip(head, whole);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound(head);
    }
    // Workbooks of Excel 2 to 4 lie in no container.
    if matches!(head, [9, 0 | 2 | 4, 4 | 6, 0, ..]) {
        return Ok(Format::Xls);
    }
    text(head)
}

/// A zip archive, by the names of its members.
fn zip(head: &[u8], whole: bool) -> Result<Format, Problem> {
    const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.";
    let has = |name: &[u8]| holds(head, name);
    // A workbook within an archive may show its own members.
    let length = head.get(26).map_or(0, |length| usize::from(*length));
    let first = head.get(30..30 + length).unwrap_or(&[]).to_ascii_lowercase();
    if [".csv", ".txt", ".tsv", ".xlsx", ".xlsb", ".xls", ".ods"].iter().any(|end| first.ends_with(end.as_bytes())) {
        return Err(problem(Code::PackedFile, "ZIP"));
    }
    if has(OPEN_DOCUMENT) {
        let table = has(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
        return if table { Ok(Format::Ods) } else { Err(problem(Code::NotATableFile, "OpenDocument")) };
    }
    if has(b"xl/workbook.bin") || has(b"xl/worksheets/sheet1.bin") {
        return Ok(Format::Xlsb);
    }
    if has(b"xl/workbook.xml") || has(b"xl/worksheets/") {
        return Ok(Format::Xlsx);
    }
    if has(b"word/document.xml") {
        return Err(problem(Code::NotATableFile, "Word"));
    }
    if has(b"ppt/presentation.xml") {
        return Err(problem(Code::NotATableFile, "PowerPoint"));
    }
    if has(b"Index/Document.iwa") {
        return Err(problem(Code::NotATableFile, "Apple Numbers"));
    }
    if whole && !has(b"xl/") && !has(b"content.xml") {
        return Err(problem(Code::PackedFile, "ZIP"));
    }
    Ok(if has(b"content.xml") && !has(b"[Content_Types].xml") { Format::Ods } else { Format::Xlsx })
}

/// A compound file, by the names of its streams.
fn compound(head: &[u8]) -> Result<Format, Problem> {
    let has = |name: &str| holds(head, &name.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>());
    if has("EncryptedPackage") {
        return Err(Problem::new(Code::ProtectedWorkbook, Place::default(), [""; 0]));
    }
    if has("Workbook") || has("Book\0") {
        return Ok(Format::Xls);
    }
    if has("WordDocument") {
        return Err(problem(Code::NotATableFile, "Word"));
    }
    if has("PowerPoint Document") {
        return Err(problem(Code::NotATableFile, "PowerPoint"));
    }
    if has("__substg1.0_") {
        return Err(problem(Code::NotATableFile, "Outlook"));
    }
    Ok(Format::Xls)
}

/// What is no container: a page, data of another kind, or rows.
fn text(head: &[u8]) -> Result<Format, Problem> {
    // Beginnings are ASCII: without zero bytes UTF-16 looks alike. A mark of UTF-16 are its first two bytes.
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let plain = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(if wide { head.get(2..).unwrap_or(&[]) } else { head });
    let beginning: Vec<u8> =
        plain.iter().take(1 << 13).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let beginning = beginning.trim_ascii_start();
    let starts = |part: &str| beginning.starts_with(part.as_bytes());
    if ["<html", "<table", "<meta", "<!doctype html", "<head", "<body", "<style", "<div", "<!--"]
        .into_iter()
        .any(starts)
    {
        return Ok(Format::Html);
    }
    if starts("<?xml") || starts("<!doctype") {
        return if holds(beginning, b"<html") { Ok(Format::Html) } else { Err(problem(Code::NotATableFile, "XML")) };
    }
    let rest = |from: usize| beginning.get(from..).unwrap_or(&[]).trim_ascii_start();
    let object = |text: &[u8]| text.strip_prefix(b"{").is_some_and(|inner| inner.trim_ascii_start().starts_with(b"\""));
    if (object(beginning) && holds(beginning, b"\":")) || (starts("[") && object(rest(1))) {
        return Err(problem(Code::NotATableFile, "JSON"));
    }
    let control = |byte: &u8| matches!(byte, 1..=8 | 14..=26 | 28..=30);
    let sample = plain.get(..plain.len().min(1 << 13)).unwrap_or(plain);
    if !wide
        && encoding::wide_without_mark(sample).is_none()
        && sample.iter().filter(|byte| control(byte)).count() * 10 > sample.len()
    {
        return Err(problem(Code::NotATableFile, "BIN"));
    }
    Ok(Format::Csv)
}
