//! Turns a compiled library into `NAME_glue.js` and `NAME_bg.wasm`.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let (Some(input), Some(out_dir), Some(name), None) = (args.next(), args.next(), args.next(), args.next()) else {
        eprintln!("usage: tiersheet-bindgen IN.wasm OUT_DIR NAME");
        return ExitCode::from(2);
    };
    match generate(Path::new(&input), Path::new(&out_dir), &name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tiersheet-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn generate(input: &Path, out_dir: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .no_modules(true)?
        .no_modules_global("wasm_bindgen")?
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out_dir)?;
    // The default name of the glue reads like the finished script's, which is assembled from it later.
    fs::rename(out_dir.join(format!("{name}.js")), out_dir.join(format!("{name}_glue.js")))?;
    Ok(())
}
