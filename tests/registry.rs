//! What every record of a function must have.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use tiersheet::Texts;
use tiersheet::functions::{FUNCTIONS, IDS};

#[test]
fn ids_are_unique_and_suit_spreadsheets() {
    let mut seen = BTreeSet::new();
    for function in FUNCTIONS {
        assert!(seen.insert(function.id), "{} stands twice", function.id);
    }
}

#[test]
fn the_list_of_ids_is_that_of_the_records() {
    assert_eq!(FUNCTIONS.iter().map(|function| function.id).collect::<Vec<_>>(), IDS);
}

#[test]
fn ids_once_released_stay() {
    let list = fs::read_to_string(support::root().join("tests/released_ids.txt")).expect("tests/released_ids.txt");
    for id in list.lines() {
        assert!(FUNCTIONS.iter().any(|function| function.id == id), "{id} was released: workbooks call it");
    }
}

#[test]
fn every_function_is_shown_by_golden_cases() {
    let cases = support::cases();
    for function in FUNCTIONS {
        assert!(!function.examples.is_empty(), "{} has no example", function.id);
        for example in function.examples {
            let case = cases.iter().find(|case| case.name == *example);
            let case = case.unwrap_or_else(|| panic!("{}: there is no tests/golden/{example}", function.id));
            assert_eq!(case.function, function.id, "tests/golden/{example}");
        }
    }
}

#[test]
fn every_golden_case_calls_a_function_that_exists() {
    for case in support::cases() {
        let known = FUNCTIONS.iter().any(|function| function.id == case.function);
        assert!(known || case.directory.join("expected-error.json").exists(), "tests/golden/{}", case.name);
    }
}

#[test]
fn every_function_has_a_section_in_the_manual() {
    let manual = fs::read_to_string(support::root().join("docs/functions.md")).expect("docs/functions.md");
    for function in FUNCTIONS {
        assert!(manual.lines().any(|line| line == format!("## {}", function.id)), "{}", function.id);
    }
}

#[test]
fn every_text_exists_in_all_languages() {
    for function in FUNCTIONS {
        let id = function.id;
        check(id, "about", &function.about);
        check(id, "returns", &function.returns);
        for param in function.params {
            check(id, param.name, &param.about);
        }
        for option in function.all_options() {
            check(id, option.name, &option.about);
        }
    }
}

fn check(id: &str, what: &str, texts: &Texts<'_>) {
    for text in texts {
        let end = text.chars().last();
        assert!(end.is_some_and(|c| matches!(c, '.' | ')' | '»' | '"')), "{id}, {what}: {text:?} is not a sentence");
        assert_eq!(text.trim(), *text, "{id}, {what}");
    }
    let [en, ru, uk] = texts;
    let cyrillic = |text: &str| text.chars().any(|c| ('а'..='я').contains(&c));
    assert!(!cyrillic(en) && cyrillic(ru) && cyrillic(uk), "{id}, {what}: the languages are not in their places");
}

#[test]
fn names_are_unique_within_a_function() {
    for function in FUNCTIONS {
        let mut params = BTreeSet::new();
        for param in function.params {
            assert!(params.insert(param.name), "{}: the parameter {} stands twice", function.id, param.name);
        }
        let mut options = BTreeSet::new();
        for option in function.all_options() {
            for name in [option.name].iter().chain(option.aliases) {
                assert!(options.insert(*name), "{}: two options are called {name}", function.id);
            }
        }
        let takes_options = params.contains("options");
        assert_eq!(
            takes_options,
            !function.options.is_empty(),
            "{}: options and their parameter go together",
            function.id
        );
        let last = function.params.last().map(|param| param.name);
        assert!(!takes_options || last == Some("options"), "{}: options come last", function.id);
    }
}

#[test]
fn since_is_a_version() {
    for function in FUNCTIONS {
        assert!(function.since.split('.').filter(|part| part.parse::<u32>().is_ok()).count() == 3, "{}", function.id);
    }
}
