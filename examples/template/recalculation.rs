//! The writer of workbooks asks Excel to compute everything when the file is opened. Where the add-in is not installed yet, that
//! would put `#NAME?` in place of every saved result.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const PART: &str = "xl/workbook.xml";
const WISH: &str = " fullCalcOnLoad=\"1\"";

/// The workbook without that wish.
///
/// # Errors
/// An archive that cannot be read, or that has no such wish.
pub fn left_to_excel(bytes: Vec<u8>) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        if file.name()? != PART {
            out.raw_copy_file(file)?;
            continue;
        }
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        if !text.contains(WISH) {
            return Err("the workbook does not ask to be computed".into());
        }
        out.start_file(PART, SimpleFileOptions::default())?;
        out.write_all(text.replace(WISH, "").as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}
