//! What kind of workbook the bytes are, and whether an archive unpacks to a size that can be borne.

use super::{broken, large};
use crate::files::Format;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How much may be unpacked, in bytes.
struct Limits {
    /// All parts of an archive together.
    total: u64,
    /// A part that a reader holds in memory: texts that cells share, styles, names.
    held: u64,
}

const LIMITS: Limits = Limits { total: 1 << 30, held: 256 << 20 };
const MAX_MEMBERS: usize = 10_000;

pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Which reader the bytes need, by what is in them.
pub(super) fn kind(bytes: &[u8]) -> Result<Format, Problem> {
    if bytes.starts_with(b"PK") {
        return zipped(bytes);
    }
    if bytes.starts_with(super::compound::SIGNATURE) {
        return Ok(Format::Xls);
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let text = String::from_utf8_lossy(head);
    if bytes.is_empty() {
        return Err(other("empty"));
    }
    if text.trim_start().starts_with('{') && text.contains("docs.google.com") {
        return Err(other("a shortcut to Google Sheets, without the data"));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(other("a PDF"));
    }
    // BIFF2 to BIFF4, before workbooks had sheets.
    if matches!(head, [0x09, 0x00 | 0x02 | 0x04, 0x04 | 0x06, 0x00, ..]) {
        return Err(other("a sheet of Excel 4 or older"));
    }
    Err(other("of an unknown kind"))
}

fn other(what: &str) -> Problem {
    Problem::new(Code::NoWorkbook, Place::default(), [what])
}

fn zipped(bytes: &[u8]) -> Result<Format, Problem> {
    let archive = open(bytes)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let under = |folder: &str| archive.file_names_raw().any(|name| name.starts_with(folder.as_bytes()));
    if has("xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if under("xl/") || under("/xl/") {
        Ok(Format::Xlsx)
    } else if has("content.xml") && has("mimetype") {
        Ok(Format::Ods)
    } else if under("Index/") || has("Index.zip") {
        Err(other("a document of Apple Numbers"))
    } else if under("word/") || under("ppt/") {
        Err(other("a text or slides"))
    } else if has("[Content_Types].xml") {
        Ok(Format::Xlsx)
    } else {
        Err(other("an archive without a workbook"))
    }
}

/// Opens an archive.
pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, Problem> {
    // The number of members stands in the directory's last record; the archive's reader takes room by it.
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MAX_MEMBERS {
        return Err(large(format!("{} members", archive.len()), format!("{MAX_MEMBERS} members")));
    }
    Ok(archive)
}

/// What unpacking all parts once showed.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The parts that mention merged cells.
    pub merged: Vec<String>,
}

/// Unpacks everything once and keeps nothing, as a directory may lie about sizes: limits hold, and checksums are right.
pub(super) fn check(archive: &mut Archive<'_>) -> Result<Checked, Problem> {
    within(archive, &LIMITS)
}

fn within(archive: &mut Archive<'_>, limits: &Limits) -> Result<Checked, Problem> {
    const MERGE: &[u8] = b"mergeCell ";
    let mut checked = Checked::default();
    let mut total = 0;
    let mut buffer = vec![0; 64 << 10];
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).map_err(broken)?;
        let name = member.name().map_err(broken)?.into_owned();
        // Pictures and macros are not read.
        if !(name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".bin") || name == "mimetype") {
            continue;
        }
        let sheet = name.contains("/worksheets/");
        let limit = if sheet { limits.total } else { limits.held };
        let (mut size, mut kept, mut merges) = (0_u64, 0, false);
        loop {
            let room = buffer.get_mut(kept..).unwrap_or_default();
            let read = member.read(room).map_err(broken)?;
            if read == 0 {
                break;
            }
            size += read as u64;
            total += read as u64;
            if size > limit || total > limits.total {
                let limit = if size > limit { limit } else { limits.total };
                return Err(large(format!("{name} > {} MiB", limit >> 20), format!("{} MiB", limit >> 20)));
            }
            let filled = kept + read;
            kept = 0;
            if sheet && !merges {
                let seen = buffer.get(..filled).unwrap_or_default();
                merges = seen.windows(MERGE.len()).any(|window| window == MERGE);
                kept = filled.min(MERGE.len() - 1);
                buffer.copy_within(filled - kept..filled, 0);
            }
        }
        if merges {
            checked.merged.push(name);
        }
    }
    Ok(checked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    const SMALL: Limits = Limits { total: 300_000, held: 100_000 };

    fn checked(parts: &[(&str, usize)]) -> Result<Checked, Problem> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&vec![b' '; *size]).unwrap();
            zip.write_all(b"<mergeCell ").unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        within(&mut open(&bytes).unwrap(), &SMALL)
    }

    #[test]
    fn what_unpacks_beyond_the_limits_is_refused() {
        assert!(checked(&[("xl/worksheets/sheet1.xml", 200_000), ("xl/styles.xml", 1000)]).is_ok());
        for parts in [
            &[("xl/sharedStrings.xml", 100_001)][..],
            &[("xl/worksheets/sheet1.xml", 300_001)],
            &[("xl/worksheets/sheet1.xml", 200_000), ("xl/worksheets/sheet2.xml", 200_000)],
        ] {
            assert_eq!(checked(parts).unwrap_err().code, Code::LargeWorkbook);
        }
    }

    #[test]
    fn merged_cells_are_seen_wherever_a_buffer_ends() {
        for before in (65_520..65_540).chain([0]) {
            let found = checked(&[("xl/worksheets/sheet1.xml", before)]).unwrap();
            assert_eq!(found.merged, ["xl/worksheets/sheet1.xml"], "{before}");
        }
    }
}
