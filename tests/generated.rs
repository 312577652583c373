//! The generated files are current. `./pkg-scripts/generate` writes them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

mod support;

use std::fs;
use tiersheet::emit;
use tiersheet::functions::FUNCTIONS;

#[test]
fn generated_files_are_current() {
    let cases: Vec<emit::Case> = support::cases().iter().map(support::Case::in_manual).collect();
    let mut stale = Vec::new();
    for (name, text) in emit::files(&cases).into_iter().chain([released_ids()]) {
        let path = support::root().join(name);
        let committed = fs::read_to_string(&path).unwrap_or_default();
        if committed == text {
            continue;
        }
        if support::updating() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
            println!("written: {name}");
        } else {
            stale.push(format!("{name}, {}", first_difference(&committed, &text)));
        }
    }
    assert!(stale.is_empty(), "stale: run ./pkg-scripts/generate\n{}", stale.join("\n"));
}

fn first_difference(committed: &str, current: &str) -> String {
    if committed.is_empty() {
        return "not there".to_owned();
    }
    let (mut old, mut new) = (committed.lines(), current.lines());
    for line in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (old, new) if old == new => {}
            (old, new) => {
                let (old, new) = (old.unwrap_or("(the end)"), new.unwrap_or("(the end)"));
                return format!("line {line}\n  committed: {old}\n  current:   {new}");
            }
        }
    }
    "at the end of its last line".to_owned()
}

/// Ids stay in the list for good, so this only adds.
fn released_ids() -> (&'static str, String) {
    let name = "tests/released_ids.txt";
    let mut text = fs::read_to_string(support::root().join(name)).unwrap_or_default();
    for function in FUNCTIONS {
        if !text.lines().any(|line| line == function.id) {
            text.push_str(&format!("{}\n", function.id));
        }
    }
    (name, text)
}
