//! Checks the records of XLSB before calamine reads them, as it takes room by their lengths and indexes without asking.
//!
//! What is not checked: tokens of formulas in names, and the order of records.

use super::archive::Archive;
use super::broken;
use super::compound::u32_at;
use crate::problem::Problem;
use std::io::{BufReader, Read};

/// Longer records than the longest text with its formula do not occur.
const MAX_RECORD: u64 = 16 << 20;
/// So much of a record is looked at.
const HEAD: u64 = 4096;

/// Checks all parts that are read.
pub(super) fn check(archive: &mut Archive<'_>) -> Result<(), Problem> {
    let names: Vec<String> = archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    let mut links = String::new();
    if let Ok(mut part) = archive.by_name("xl/_rels/workbook.bin.rels") {
        part.read_to_string(&mut links).map_err(broken)?;
    }
    let mut texts = 0;
    let shared = names.iter().filter(|name| name.eq_ignore_ascii_case("xl/sharedStrings.bin"));
    for name in shared {
        texts = part(archive, name, 0, "")?;
    }
    for name in names.iter().filter(|name| name.ends_with(".bin") && name.starts_with("xl/")) {
        if name.contains("/worksheets/") || name.ends_with("workbook.bin") || name.ends_with("styles.bin") {
            part(archive, name, texts, &links)?;
        }
    }
    Ok(())
}

/// Checks one part; gives the number of shared texts in it.
fn part(archive: &mut Archive<'_>, name: &str, texts: u32, links: &str) -> Result<u32, Problem> {
    let bad = || broken(format!("{name} is damaged"));
    let mut bytes = BufReader::new(archive.by_name(name).map_err(broken)?);
    let mut found = 0;
    let mut said = u32::MAX;
    while let Some(kind) = varint(&mut bytes, 2).map_err(broken)? {
        let length = u64::from(varint(&mut bytes, 4).map_err(broken)?.ok_or_else(bad)?);
        if length > MAX_RECORD {
            return Err(bad());
        }
        let mut data = Vec::new();
        bytes.by_ref().take(length.min(HEAD)).read_to_end(&mut data).map_err(broken)?;
        let rest = length.saturating_sub(HEAD);
        let skipped = std::io::copy(&mut bytes.by_ref().take(rest), &mut std::io::sink()).map_err(broken)?;
        if data.len() as u64 + skipped != length {
            return Err(bad());
        }
        match kind {
            0x9F => said = u32_at(&data, 4).ok_or_else(bad)?,
            0x13 => found += 1,
            0x9C if !sheet(&data, links) => return Err(bad()),
            0x07 if u32_at(&data, 8).is_none_or(|text| text >= texts) && name.contains("/worksheets/") => {
                return Err(bad());
            }
            // Externally linked sheets: twelve bytes each.
            0x16A if u32_at(&data, 0).is_none_or(|count| u64::from(count) * 12 + 4 > length) => return Err(bad()),
            _ => {}
        }
        if data.len() < least(kind) {
            return Err(bad());
        }
    }
    Ok(found.min(said))
}

/// The bytes that a record has at least.
fn least(kind: u32) -> usize {
    match kind {
        0x00 | 0x267 | 0x269 => 4,
        0x02 | 0x06 | 0x07 | 0x08 => 12,
        0x03 | 0x04 | 0x0A => 9,
        0x05 | 0x09 | 0x94 => 16,
        0x13 => 5,
        0x2C => 6,
        0x2F => 4,
        0x99 => 1,
        0x9F => 8,
        _ => 0,
    }
}

/// Whether an entry of the list of sheets holds its two texts, and its link is known.
fn sheet(data: &[u8], links: &str) -> bool {
    let Some(length) = u32_at(data, 8).map(|length| length as usize) else { return false };
    if length == u32::MAX as usize {
        return true;
    }
    let Some(end) = length.checked_mul(2).and_then(|bytes| bytes.checked_add(12)) else { return false };
    let Some(link) = data.get(12..end) else { return false };
    let link = encoding_rs::UTF_16LE.decode(link).0;
    let known = links.contains(&format!("\"{link}\"")) || links.contains(&format!("'{link}'"));
    known && data.len() >= end + 4
}

/// A number of up to so many bytes of seven bits; none at the end.
fn varint(bytes: &mut impl Read, most: u32) -> std::io::Result<Option<u32>> {
    let mut value = 0;
    for at in 0..most {
        let mut byte = [0];
        if bytes.read(&mut byte)? == 0 {
            return if at == 0 { Ok(None) } else { Err(std::io::ErrorKind::UnexpectedEof.into()) };
        }
        let [byte] = byte;
        value |= u32::from(byte & 0x7F) << (7 * at);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Ok(Some(value))
}
