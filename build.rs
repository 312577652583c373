//! Puts a company's rule table, if `TIERSHEET_RULES` names one, where the crate includes it. That the table is sound is
//! checked before, by `pkg-scripts/build` with the example `check_rules`.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=TIERSHEET_RULES");
    let rules = match env::var("TIERSHEET_RULES") {
        Ok(path) if !path.is_empty() => {
            println!("cargo::rerun-if-changed={path}");
            let rules = fs::read_to_string(path)?;
            if rules.trim().is_empty() { String::new() } else { rules }
        }
        _ => String::new(),
    };
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("rules.csv"), rules)
}
