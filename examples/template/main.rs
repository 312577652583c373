//! Writes the template workbooks, one per language and host.
//!
//! `cargo run --example template -- FOLDER`

mod look;
mod recalculation;
mod sample;
mod words;
mod workbook;

use std::process::ExitCode;
use tiersheet::Lang;
use workbook::HOSTS;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: template FOLDER");
        return ExitCode::from(2);
    };
    match write(std::path::Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("template: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder)?;
    for lang in [Lang::En, Lang::Ru, Lang::Uk] {
        for host in HOSTS {
            std::fs::write(folder.join(workbook::file_name(host, lang)), workbook::bytes(host, lang)?)?;
        }
    }
    Ok(())
}
