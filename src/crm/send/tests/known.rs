//! What is known of each CRM, and what is not, in files and steps.

use super::*;
use crate::crm::target;
use std::collections::BTreeSet;

#[test]
fn a_limit_in_megabytes_is_never_read_as_more_than_the_vendor_may_mean() {
    let limits =
        |crm: &str, settings: &[(&str, &str)]| Settings::read(find(crm).unwrap(), &set(settings)).unwrap().limit.bytes;
    assert_eq!(limits("hubspot", &[]), Some(20_000_000));
    assert_eq!(limits("hubspot", &[("edition", "paid")]), Some(512_000_000));
    assert_eq!(limits("pipedrive", &[("bytes", "21 000 000 000")]), Some(50_000_000));
    assert_eq!(limits("salesforce", &[]), Some(100_000_000));
    assert_eq!(limits("salesforce", &[("tool", "data loader")]), None);
    assert_eq!(limits("retailcrm", &[("bytes", "1000")]), Some(1000));
}

#[test]
fn no_cell_is_empty_where_that_may_clear_a_field() {
    let rows: &[&[&str]] = &[
        &["ID", "Tier", "Tier date", "Tier reason"],
        &["7", "A", "2026-06-30", "rule 1"],
        &["8", "B", "", "a word of a person"],
        &["9", "B", "2026-06-30", "rule 2"],
        &["10", "C", "2026-06-30", ""],
    ];
    for crm in ["odoo", "zoho", "pipedrive", "suitecrm", "generic", "retailcrm"] {
        let sent = sent(crm, rows, &[("date column", "Tier date"), ("reason column", "Tier reason")]).unwrap();
        let lines = |name: &str| -> Vec<String> {
            text(&sent, name).replace(['"', '\r'], "").lines().skip(1).map(|line| line.replace(';', ",")).collect()
        };
        assert_eq!(sent.files.len(), 3, "{crm}");
        assert_eq!(lines("tiersheet-import-1.csv"), ["7,A,2026-06-30,rule 1", "9,B,2026-06-30,rule 2"], "{crm}");
        assert_eq!(lines("tiersheet-import-2.csv"), ["8,B"], "{crm}");
        assert_eq!(lines("tiersheet-import-3.csv"), ["10,C,2026-06-30"], "{crm}");
        assert!(sent.steps.iter().any(|step| step.contains("files of their own")), "{crm}");
    }
    let ignored = sent("hubspot", rows, &[]).unwrap();
    assert_eq!(text(&ignored, IMPORT).lines().nth(2), Some("\"8\",\"B\",\"\",\"\""));
    assert_eq!(sent("salesforce", &[rows[0], &["001A0000006Vm9u", "A", "", "rule 1"]], &[]).unwrap().files.len(), 1);
}

#[test]
fn the_word_that_clears_a_field_of_espocrm_is_refused() {
    let id = ["5f2a1b3c4d5e6f701", "5f2a1b3c4d5e6f702", "5f2a1b3c4d5e6f703"];
    let rows: &[&[&str]] =
        &[&["id", "tier", "tierReason"], &[id[0], "Null", "rule 1"], &[id[1], "A", "null"], &[id[2], "A", "not null"]];
    let settings = [("tiers", "A;Null"), ("reason", "full exact")];
    let why = "a cell has what the file may not hold";
    let made = sent("espocrm", rows, &settings).unwrap();
    assert_eq!(refused(&made), [(id[0], why), (id[1], why)]);
    assert_eq!(text(&made, IMPORT), format!("id,tier,tierReason\n{},A,not null\n", id[2]));
    assert_eq!(sent("espocrm", rows, &[settings[0]]).unwrap().not_sent.len(), 1);
    assert!(sent("hubspot", &[&["Record ID", "Tier"], &["1", "Null"]], &[settings[0]]).unwrap().not_sent.is_empty());
}

#[test]
fn a_mandatory_column_goes_along_when_it_is_asked_for() {
    let rows: &[&[&str]] = &[
        &["Record Id", "Tier", "Account Name", "Phone"],
        &["7", "A", "=Alfa", "1"],
        &["8", "B", "Be\nta", "2"],
        &["9", "B", "Gamma, Ltd", "3"],
    ];
    let with = |settings: &[(&str, &str)]| sent("zoho", rows, settings).unwrap();
    let safe = with(&[("also", "account name")]);
    assert_eq!(text(&safe, IMPORT), "Record Id,Tier,Account Name\r\n7,A,'=Alfa\r\n9,B,\"Gamma, Ltd\"\r\n");
    assert_eq!(refused(&safe), [("8", "a cell has what the file may not hold")]);
    assert_eq!(codes(&safe), ["COLUMNS_NOT_SENT", "NOT_IN_FILE", "READ_BACK"]);
    let exact = with(&[("also", "Account Name"), ("reason", "full exact")]);
    assert!(text(&exact, IMPORT).contains("7,A,=Alfa\r\n") && codes(&exact).contains(&"EXACT_TEXTS"));
    assert!(!text(&with(&[]), IMPORT).contains("Alfa"));
    assert_eq!(sent("zoho", rows, &[("also", "Acount Name")]).unwrap_err()[0].code, Code::UnknownFieldName);
}

#[test]
fn words_of_import_are_words_here() {
    let import = crate::functions::find("IMPORT").unwrap();
    for name in ["entity", "tiers", "tier column", "date column", "reason column", "reason", "also"] {
        let option = import.options.iter().find(|option| option.name == name).unwrap();
        let (_, others) = SETTINGS.iter().find(|(own, _)| *own == name).unwrap();
        for alias in option.aliases {
            assert!(others.contains(alias), "{name}: {alias}");
        }
    }
    for (told, words) in target::Told::ALL.into_iter().zip(target::Told::WORDS) {
        for word in *words {
            let settings = set(&[("reason", &word.to_uppercase())]);
            assert_eq!(Settings::read(find("hubspot").unwrap(), &settings).unwrap().reason, told);
        }
    }
}

#[test]
fn texts_of_every_crm_are_in_their_languages() {
    let cyrillic = |text: &str| text.chars().any(|c| ('а'..='я').contains(&c));
    for profile in PROFILES {
        let intake = &profile.target.intake;
        assert!(!intake.steps.is_empty() && !intake.rows.is_empty(), "{}", profile.id);
        for [en, ru, uk] in intake.steps.iter().chain(intake.remarks) {
            assert!(!cyrillic(&en.replace("Внешний ID клиента", "")), "{}: {en}", profile.id);
            assert!(cyrillic(ru) && cyrillic(uk), "{}", profile.id);
            assert!([en, ru, uk].iter().all(|text| text.ends_with('.')), "{}: {en}", profile.id);
            assert!(uk.contains(['і', 'ї', 'є']), "{}: {uk}", profile.id);
        }
    }
    let names: BTreeSet<&str> =
        SETTINGS.iter().flat_map(|(name, others)| others.iter().copied().chain([*name])).collect();
    assert_eq!(names.len(), SETTINGS.iter().map(|(_, others)| others.len() + 1).sum::<usize>());
}

#[test]
fn no_step_repeats_another_or_speaks_of_another_way() {
    for profile in PROFILES {
        for column in profile.target.ids {
            let id = match column.shape {
                target::IdForm::Salesforce => "001A0000006Vm9uIAC",
                target::IdForm::XmlId => "__export__.p_7",
                target::IdForm::Hex17 => "5f2a1b3c4d5e6f708",
                _ => "7",
            };
            let word = match column.entity {
                Entity::Company => "company",
                Entity::Deal => "deal",
                Entity::Contact => "contact",
            };
            let field = if profile.id == "kommo" { "77" } else { "UF_CRM_1" };
            let settings = set(&[("entity", word), ("tier field", field)]);
            for lang in [Lang::En, Lang::Ru, Lang::Uk] {
                let made = send(profile, &grid(&[&["ID", "Tier"], &[id, "A"]]), &settings, lang).unwrap();
                let all: BTreeSet<&String> = made.steps.iter().collect();
                assert_eq!(all.len(), made.steps.len(), "{}", profile.id);
                let text = made.steps.join("\n");
                assert!(!text.contains(['{', '}']), "{text}");
                let wizard = text.contains("Wizard");
                assert!(!wizard || profile.id == "salesforce" && column.entity != Entity::Deal, "{text}");
            }
        }
    }
}

#[test]
fn kommo_makes_no_file_for_a_control_of_duplicates_that_nobody_verified() {
    let rows: &[&[&str]] = &[&["ID", "Tier", "Название компании"], &["12", "A", "Alfa"]];
    let settings = [("duplicate control", "yes"), ("tier field", "77")];
    let made = sent("kommo", rows, &settings).unwrap();
    assert!(codes(&made).contains(&"DUPLICATES_NOT_KNOWN"));
    assert!(made.files.iter().all(|file| !file.name.ends_with(".csv")));
    assert_eq!(
        made.notes[0].message(Lang::En),
        "No way to update records by id from a file was found in the documents of Kommo."
    );
}
