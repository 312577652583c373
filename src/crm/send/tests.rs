use super::*;
use crate::cells::Cell;
use crate::crm::{PROFILES, find};
use crate::date::Date;

mod known;

fn grid(rows: &[&[&str]]) -> Grid {
    Grid::of_texts(rows.iter().map(|row| row.iter().copied()))
}

fn set(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn sent(crm: &str, rows: &[&[&str]], settings: &[(&str, &str)]) -> Result<Sent, Vec<Problem>> {
    send(find(crm).unwrap(), &grid(rows), &set(settings), Lang::En)
}

fn text(sent: &Sent, name: &str) -> String {
    let file = sent.files.iter().find(|file| file.name == name);
    String::from_utf8(file.unwrap_or_else(|| panic!("{name} of {:?}", sent.files)).bytes.clone()).unwrap()
}

fn codes(sent: &Sent) -> Vec<&'static str> {
    sent.notes.iter().map(|note| note.code.name()).collect()
}

fn refused(sent: &Sent) -> Vec<(&str, &str)> {
    sent.not_sent.iter().map(|own| (own.id.as_str(), own.why.as_str())).collect()
}

const IMPORT: &str = "tiersheet-import.csv";

#[test]
fn every_crm_gets_its_own_bytes() {
    let cases: &[(&str, &str, &str)] = &[
        ("hubspot", "51", "\"Record ID\",\"Tier\",\"Tier date\"\r\n\"51\",\"A\",\"2026-06-30\"\r\n"),
        (
            "salesforce",
            "001A0000006Vm9u",
            "\"Id\",\"Tier\",\"Tier date\"\n\"001A0000006Vm9uIAC\",\"A\",\"2026-06-30\"\n",
        ),
        (
            "pipedrive",
            "7",
            "\"Organization - Pipedrive System ID\",\"Tier\",\"Tier date\"\r\n\"7\",\"A\",\"2026-06-30\"\r\n",
        ),
        ("zoho", "zcrm_4876876000000311", "Record Id,Tier,Tier date\r\nzcrm_4876876000000311,A,2026-06-30\r\n"),
        ("retailcrm", "00-017", "Внешний ID клиента;Tier;Tier date\r\n00-017;A;2026-06-30\r\n"),
        ("odoo", "__export__.p_7", "\"id\",\"Tier\",\"Tier date\"\r\n\"__export__.p_7\",\"A\",\"2026-06-30\"\r\n"),
        ("odoo", "7", "\".id\",\"Tier\",\"Tier date\"\r\n\"7\",\"A\",\"2026-06-30\"\r\n"),
        ("espocrm", "5f2a1b3c4d5e6f708", "id,Tier,Tier date\n5f2a1b3c4d5e6f708,A,2026-06-30\n"),
        (
            "suitecrm",
            "7c9e6679-7425-40de-944b-e07fc1f90ae7",
            "\"ID\",\"Tier\",\"Tier date\"\r\n\"7c9e6679-7425-40de-944b-e07fc1f90ae7\",\"A\",\"2026-06-30\"\r\n",
        ),
    ];
    for (crm, id, bytes) in cases {
        let rows: &[&[&str]] = &[&["client id", "Tier", "Tier date"], &[id, "A", "2026-06-30"]];
        let sent = sent(crm, rows, &[("date column", "Tier date")]).unwrap();
        assert_eq!(text(&sent, IMPORT), *bytes, "{crm}");
        assert_eq!((sent.sent, codes(&sent)), (1, vec!["READ_BACK"]), "{crm}");
        assert!(sent.steps.len() > 5, "{crm}");
    }
}

#[test]
fn dates_that_the_host_tells_from_numbers_go_out_as_the_crm_takes_them() {
    let date = Cell::Date(Date::new(2026, 6, 3).unwrap());
    let titles = ["Record Id", "Tier", "Tier date"].map(Cell::text).to_vec();
    let rows = Grid { rows: vec![titles, vec![Cell::Number(487687600000031_i64.into()), Cell::text("A"), date]] };
    let sent = send(find("zoho").unwrap(), &rows, &set(&[("date form", "m/d/y")]), Lang::En).unwrap();
    assert_eq!(text(&sent, IMPORT), "Record Id,Tier,Tier date\r\n487687600000031,A,06/03/2026\r\n");
}

#[test]
fn ids_that_a_spreadsheet_shortened_are_refused() {
    let titles = ["Record Id", "Tier"].map(Cell::text).to_vec();
    let row = |id: Cell| vec![id, Cell::text("A")];
    let ids = [Cell::Number(4876876000000310_i64.into()), Cell::text("4.87688E+15"), Cell::Error("#N/A".to_owned())];
    for crm in ["zoho", "generic", "hubspot"] {
        let mut rows = vec![titles.clone()];
        rows.extend(ids.iter().cloned().map(row));
        let sent = send(find(crm).unwrap(), &Grid { rows }, &[], Lang::En).unwrap();
        let why: Vec<&str> = sent.not_sent.iter().map(|own| own.why.as_str()).collect();
        let damaged = "the id was shortened by a spreadsheet";
        assert_eq!(why, [damaged, damaged, "cannot be an id of this CRM"], "{crm}");
    }
}

#[test]
fn nothing_that_a_spreadsheet_would_evaluate_gets_into_a_file() {
    for trigger in ["=1+1", "+1", "-1", "@x", "\t1", "\r1", "\n1", "＝1"] {
        for profile in PROFILES.iter().filter(|profile| profile.target.intake.way == Way::ById) {
            let rows: &[&[&str]] = &[
                &["id", "Tier", "Tier date", "Tier reason"],
                &[trigger, "A", "2026-06-30", "rule 1"],
                &["7", trigger, "2026-06-30", "rule 1"],
                &["8", "A", trigger, "rule 1"],
                &["9", "A", "2026-06-30", trigger],
            ];
            let sent =
                send(profile, &grid(rows), &set(&[("tiers", &format!("A;{}", trigger.trim()))]), Lang::En).unwrap();
            for file in &sent.files {
                let text = String::from_utf8_lossy(&file.bytes);
                for cell in text.split([',', ';', '\r', '\n']) {
                    let cell = cell.trim_matches('"');
                    let first = cell.chars().next();
                    assert!(!first.is_some_and(|c| "=+-@\t＝".contains(c)), "{}: {trigger:?}: {text}", profile.id);
                }
            }
            // A tab or a line feed before an id is a space around it.
            assert!(
                sent.not_sent.iter().any(|own| own.id == trigger.trim()) || trigger.trim() == "1",
                "{}",
                profile.id
            );
        }
    }
}

#[test]
fn separators_and_line_breaks_in_ids_are_refused() {
    for id in ["a;b", "a,b", "a\nb", "a\"b", "a|b", "a\tb"] {
        for crm in ["generic", "retailcrm"] {
            let sent = sent(crm, &[&["Client ID", "Tier"], &[id, "A"]], &[]).unwrap();
            assert_eq!(refused(&sent), [(id, "cannot be an id of this CRM")], "{crm}");
            assert!(sent.files.is_empty() && codes(&sent).contains(&"NOTHING_TO_SEND"));
        }
    }
}

#[test]
fn a_row_is_sent_once_and_not_at_all_with_two_tiers() {
    let rows: &[&[&str]] = &[
        &["Record ID", "Tier"],
        &["1", "A"],
        &["2", "A"],
        &["1", "A"],
        &["2", "B"],
        &["3", "a"],
        &["", "A"],
        &["4", ""],
    ];
    let sent = sent("hubspot", rows, &[]).unwrap();
    assert_eq!(text(&sent, IMPORT), "\"Record ID\",\"Tier\"\r\n\"1\",\"A\"\r\n");
    let why = "the id stands twice with different tiers";
    let unknown = "the tier is not known to be in the CRM's list";
    assert_eq!(refused(&sent), [("2", why), ("3", unknown), ("", "no id"), ("4", "no tier"), ("2", why)]);
}

#[test]
fn two_spellings_of_a_salesforce_id_are_one_record() {
    let rows: &[&[&str]] = &[&["Id", "Tier"], &["001A0000006Vm9u", "A"], &["001A0000006VM9UIAC", "B"]];
    assert_eq!(sent("salesforce", rows, &[]).unwrap().not_sent.len(), 2);
}

#[test]
fn the_reason_is_the_rule_unless_more_is_asked_for() {
    let rows: &[&[&str]] =
        &[&["Record ID", "Tier", "Tier reason"], &["1", "A", "=cmd()"], &["2", "A", "rule 2 \"x\": a >1"]];
    let of = |mode: &str| {
        let sent = sent("hubspot", rows, &[("reason", mode)]).unwrap();
        (text(&sent, IMPORT).replace("\r\n", "|").replace('"', ""), codes(&sent))
    };
    assert_eq!(
        of("rule"),
        ("Record ID,Tier,Tier reason|1,A,|2,A,rule 2|".to_owned(), vec!["REASONS_LEFT_OUT", "READ_BACK"])
    );
    assert_eq!(of("none").0, "Record ID,Tier|1,A|2,A|");
    assert_eq!(of("full safe").0, "Record ID,Tier,Tier reason|1,A,'=cmd()|2,A,rule 2 x: a >1|");
    assert_eq!(
        of("full exact"),
        ("Record ID,Tier,Tier reason|1,A,=cmd()|2,A,rule 2 x: a >1|".to_owned(), vec!["EXACT_TEXTS", "READ_BACK"])
    );
}

#[test]
fn files_are_split_to_the_limits_and_each_has_the_header() {
    let mut rows = vec![vec!["Record Id".to_owned(), "Tier".to_owned()]];
    rows.extend((0..2500).map(|row| vec![format!("{}", 4876876000000000_i64 + row), "A".to_owned()]));
    let rows = Grid::of_texts(rows.iter().map(|row| row.iter().map(String::as_str).collect::<Vec<_>>()));
    let zoho = find("zoho").unwrap();
    let files = |settings: &[(&str, &str)]| {
        let sent = send(zoho, &rows, &set(settings), Lang::En).unwrap();
        let of = |file: &OutFile| {
            let text = String::from_utf8(file.bytes.clone()).unwrap();
            assert!(text.starts_with("Record Id,Tier\r\n4876876"));
            (file.name.clone(), text.lines().count() - 1)
        };
        sent.files.iter().map(of).collect::<Vec<_>>()
    };
    let names = ["tiersheet-import-1.csv", "tiersheet-import-2.csv", "tiersheet-import-3.csv"].map(str::to_owned);
    let [first, second, third] = names;
    assert_eq!(files(&[]), [(first, 1000), (second, 1000), (third, 500)]);
    assert_eq!(files(&[("edition", "Standard")]), [(IMPORT.to_owned(), 2500)]);
    let small = files(&[("edition", "standard"), ("bytes", "20000")]);
    assert_eq!(small.iter().map(|(_, rows)| rows).sum::<usize>(), 2500);
    assert!(small.len() > 2);
    let sent = send(zoho, &rows, &set(&[("bytes", "20000")]), Lang::En).unwrap();
    assert!(sent.files.iter().all(|file| file.bytes.len() <= 20_000));
}

#[test]
fn opportunities_go_by_the_loader() {
    let limits =
        |settings: &[(&str, &str)]| Settings::read(find("salesforce").unwrap(), &set(settings)).unwrap().limit.rows;
    assert_eq!(limits(&[]), 50_000);
    assert_eq!(limits(&[("tool", "data loader")]), 5_000_000);
    assert_eq!(limits(&[("entity", "opportunity")]), 5_000_000);
    let wizard = set(&[("entity", "opportunity"), ("tool", "wizard")]);
    let problems = Settings::read(find("salesforce").unwrap(), &wizard).unwrap_err();
    assert_eq!((problems[0].code, problems[0].args[2].as_str()), (Code::BadOption, "data loader"));
}

#[test]
fn the_generic_file_is_made_as_the_settings_say() {
    let rows: &[&[&str]] = &[&["код", "категория"], &["1", "Ж"]];
    let file = |settings: &[(&str, &str)]| sent("generic", rows, settings).map(|sent| sent.files[0].bytes.clone());
    assert_eq!(
        file(&[("encoding", "cp1251"), ("separator", ";")]).unwrap(),
        b"\xea\xee\xe4;\xea\xe0\xf2\xe5\xe3\xee\xf0\xe8\xff\r\n1;\xc6\r\n"
    );
    assert_eq!(
        file(&[("mark", "yes"), ("quotes", "all")]).unwrap(),
        "\u{feff}\"код\",\"категория\"\r\n\"1\",\"Ж\"\r\n".as_bytes()
    );
    assert_eq!(file(&[("encoding", "windows-1252")]).unwrap_err()[0].code, Code::LacksCharacter);
    assert_eq!(file(&[("encoding", "klingon")]).unwrap_err()[0].code, Code::BadOption);
    let unknown = file(&[("seperator", ";")]).unwrap_err();
    assert_eq!((unknown[0].code, unknown[0].args[1].as_str()), (Code::UnknownOption, "separator"));
}

#[test]
fn bitrix24_says_first_that_a_file_does_not_update() {
    let rows: &[&[&str]] =
        &[&["ID", "Категория", "Дата категории"], &["12", "A", "2026-06-30"], &["15", "B", "2026-06-30"]];
    let needed = sent("bitrix24", rows, &[]).unwrap();
    assert_eq!(codes(&needed)[1], "FIELD_CODE_NEEDED");
    assert!(needed.files.is_empty() && needed.sent == 0);
    let with =
        sent("bitrix24", rows, &[("tier field", "UF_CRM_1"), ("date field", "UF_CRM_2"), ("tier values", "A=45;B=46")]);
    let with = with.unwrap();
    assert_eq!(codes(&with)[0], "NO_UPDATE_BY_ID");
    let line: serde_json::Value = serde_json::from_str(text(&with, rest::REQUESTS).trim()).unwrap();
    assert_eq!(line["method"], "batch");
    assert_eq!(
        line["body"]["cmd"]["id15"],
        "crm.item.update?entityTypeId=4&id=15&useOriginalUfNames=Y&fields%5BUF_CRM_1%5D=46&fields%5BUF_CRM_2%5D=2026-06-30"
    );
    assert_eq!(line["expect"]["12"], "45");
    assert_eq!((&line["dateField"], &line["dates"]["15"]), (&"UF_CRM_2".into(), &"2026-06-30".into()));
}

#[test]
fn a_batch_holds_fifty_commands_and_all_lines_are_json() {
    let ids: Vec<String> = (1..=120).map(|id| id.to_string()).collect();
    let mut rows = vec![vec!["ID", "Tier"]];
    rows.extend(ids.iter().map(|id| vec![id.as_str(), "A"]));
    let settings = set(&[("tier field", "UF_CRM_1"), ("entity", "deal")]);
    let sent = send(find("bitrix24").unwrap(), &Grid::of_texts(rows), &settings, Lang::Ru).unwrap();
    let lines: Vec<serde_json::Value> =
        text(&sent, rest::REQUESTS).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let counts: Vec<usize> = lines.iter().map(|line| line["body"]["cmd"].as_object().unwrap().len()).collect();
    assert_eq!(counts, [50, 50, 20]);
    assert!(lines.iter().all(|line| line["stamp"] == lines[0]["stamp"] && line["lines"] == 3));
    assert!(lines[2]["body"]["cmd"]["id101"].as_str().unwrap().contains("entityTypeId=2&id=101&"));
    assert!(text(&sent, rest::SENDER).contains("Ничего не отправлено"));
    assert_eq!(sent.sent, 120);
}

#[test]
fn kommo_gets_lists_of_records() {
    let rows: &[&[&str]] = &[&["ID", "Tier", "Tier date"], &["12", "Б\\", "2026-06-30"]];
    let settings = [("tier field", "77"), ("tiers", "Б\\"), ("entity", "contact"), ("date field", "78")];
    let sent = sent("amoCRM", rows, &settings).unwrap();
    let line: serde_json::Value = serde_json::from_str(text(&sent, rest::REQUESTS).trim()).unwrap();
    assert_eq!(line["path"], "/api/v4/contacts");
    let fields = serde_json::json!([
        { "field_id": 77, "values": [{ "value": "Б\\" }] },
        { "field_id": 78, "values": [{ "value": "2026-06-30T12:00:00+00:00" }] },
    ]);
    assert_eq!(line["body"], serde_json::json!([{ "id": 12, "custom_fields_values": fields }]));
}

#[test]
fn a_standard_field_is_never_the_field_of_the_tier() {
    let rows: &[&[&str]] = &[&["ID", "Tier"], &["12", "A"]];
    for (crm, field) in [
        ("bitrix24", "TITLE"),
        ("bitrix24", "UF_CRM_1&id=5"),
        ("bitrix24", "UF_CRM_"),
        ("kommo", "name"),
        ("kommo", "01"),
    ] {
        let problems = sent(crm, rows, &[("tier field", field)]).unwrap_err();
        assert_eq!(problems[0].code, Code::BadOption, "{crm} {field}");
    }
}

#[test]
fn the_control_of_duplicates_needs_names_that_stand_once() {
    let rows: &[&[&str]] = &[
        &["ID", "Tier", "Название компании"],
        &["12", "A", "ООО «Ромашка»; филиал"],
        &["15", "B", "Лютик"],
        &["16", "C", "лютик "],
        &["17", "C", ""],
    ];
    let wanted = [("duplicate control", "yes"), ("tier field", "UF_CRM_1")];
    let made = sent("bitrix24", rows, &wanted).unwrap();
    assert_eq!(
        text(&made, "tiersheet-duplicates.csv"),
        "\u{feff}\"TITLE\";\"UF_CRM_1\"\n\"ООО «Ромашка»; филиал\";\"A\"\n"
    );
    assert!(codes(&made).contains(&"NAMES_LEFT_OUT") && codes(&made).contains(&"DUPLICATE_CONTROL"));
    let nameless = sent("bitrix24", &[&["ID", "Tier"], &["12", "A"]], &wanted).unwrap();
    assert!(codes(&nameless).contains(&"NAME_NEEDED"));
    let deals = sent("bitrix24", rows, &[wanted[0], wanted[1], ("entity", "deal")]).unwrap();
    assert!(codes(&deals).contains(&"DEALS_ARE_CREATED"));
    assert!(deals.files.iter().all(|file| !file.name.ends_with(".csv")));
}

#[test]
fn columns_that_are_not_the_tiers_are_named_and_not_sent() {
    let rows: &[&[&str]] = &[&["Record ID", "Tier", "Phone"], &["1", "A", "+7 495"]];
    let sent = sent("hubspot", rows, &[]).unwrap();
    assert_eq!(codes(&sent), ["COLUMNS_NOT_SENT", "READ_BACK"]);
    assert!(!text(&sent, IMPORT).contains("495"));
}

#[test]
fn tables_without_rows_or_without_tiers() {
    assert_eq!(sent("hubspot", &[], &[]).unwrap_err()[0].code, Code::EmptyRange);
    assert_eq!(sent("hubspot", &[&["Record ID", "Teir"]], &[]).unwrap_err()[0].code, Code::UnknownFieldName);
    let empty = sent("hubspot", &[&["Record ID", "Tier"]], &[]).unwrap();
    assert_eq!((empty.files.len(), codes(&empty)), (0, vec!["NOTHING_TO_SEND"]));
}
