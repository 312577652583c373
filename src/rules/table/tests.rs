#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::cells::numeral::Mark;
use crate::lang::Lang;

fn read(rows: &[&[&str]]) -> Result<RuleTable, Vec<Problem>> {
    let grid = Grid::of_texts(rows.iter().map(|row| row.iter().copied()));
    RuleTable::read(&grid, "rules", &Locale::default())
}

fn problems(rows: &[&[&str]]) -> Vec<(Code, String)> {
    read(rows).unwrap_err().into_iter().map(|problem| (problem.code, problem.place.cell())).collect()
}

#[test]
fn a_table_among_blank_rows_and_columns() {
    let table = read(&[
        &["", "", "", "", ""],
        &["Категория ", "маржа", "Примечание", "вес", "маржа", ""],
        &["", "", "", "", "", ""],
        &["E", "<0", "убыток", "", "", ""],
        &["A", ">=0,25", "", "топ 10", "<0,9", ""],
        &["", "", "", "", "", ""],
    ])
    .unwrap();
    let fields: Vec<(usize, &str, Option<Role>)> =
        table.fields.iter().map(|field| (field.column, field.header.as_str(), field.role)).collect();
    assert_eq!(fields, [(2, "маржа", Some(Role::Margin)), (4, "вес", None), (5, "маржа", Some(Role::Margin))]);
    assert_eq!(table.ladder.names(), ["A", "E"]);
    let rows: Vec<(usize, usize, &str)> = table.rows.iter().map(|row| (row.row, row.tier, row.note.as_str())).collect();
    assert_eq!(rows, [(4, 1, "убыток"), (5, 0, "")]);
    let conditions: Vec<(usize, String)> =
        table.rows[1].conditions.iter().map(|own| (own.field, own.condition.print(Lang::Uk))).collect();
    assert_eq!(conditions, [(0, ">=0,25".into()), (1, "топ 10".into()), (2, "<0,9".into())]);
    assert_eq!(table.rule_number(1), 2);
    assert_eq!(table.warnings, []);
}

#[test]
fn all_problems_are_told_with_their_cells() {
    let found = problems(&[
        &["tier", "profit", "", "rank"],
        &["A", "5O", "", "1.5"],
        &["", ">0", "", ""],
        &["B", "", ">5", "x"],
    ]);
    let expected = [
        (Code::NotThisKind, "B2"),
        (Code::BadRank, "D2"),
        (Code::NoTier, "A3"),
        (Code::ConditionWithoutHeader, "C4"),
        (Code::BadRank, "D4"),
    ];
    assert_eq!(found, expected.map(|(code, cell)| (code, cell.to_owned())));
}

#[test]
fn tables_without_what_they_need() {
    assert_eq!(problems(&[&["", ""]])[0].0, Code::EmptyRange);
    assert_eq!(problems(&[&["profit"], &[">0"]])[0].0, Code::NoTierColumn);
    assert_eq!(problems(&[&["tier", "profit"]])[0].0, Code::NoRules);
    assert_eq!(problems(&[&["tier", "Тир"], &["A", "B"]])[0].0, Code::TierColumnTwice);
    let wide: Vec<&str> = std::iter::once("tier").chain(std::iter::repeat_n("profit", 121)).collect();
    assert_eq!(problems(&[&wide, &["A"]])[0].0, Code::TooManyConditions);
    let many: Vec<[&str; 2]> =
        std::iter::once(["tier", "profit"]).chain(std::iter::repeat_n(["A", "x"], 150)).collect();
    let many: Vec<&[&str]> = many.iter().map(|row| row.as_slice()).collect();
    let found = read(&many).unwrap_err();
    assert_eq!((found.len(), found[100].code, found[100].args[0].as_str()), (101, Code::MoreProblems, "50"));
}

#[test]
fn all_cells_decide_the_decimal_mark_together() {
    let table = read(&[&["tier", "profit", "margin"], &["A", ">1,234", ""], &["B", "", ">0,5"]]).unwrap();
    assert_eq!(table.rows[0].conditions[0].condition.to_string(), ">1.234");
    let table = read(&[&["tier", "profit", "margin"], &["A", ">1,234", ""], &["B", "", ">0.5"]]).unwrap();
    assert_eq!(table.rows[0].conditions[0].condition.to_string(), ">1234");
    assert_eq!(problems(&[&["tier", "profit"], &["A", ">1,234"]]), [(Code::AmbiguousRuleNumber, "B2".to_owned())]);
    let mixed: &[&[&str]] = &[&["tier", "margin"], &["A", ">0,5"], &["B", ">0.4"], &["C", ">0,3"]];
    assert_eq!(problems(mixed), [(Code::OtherStyle, "B3".to_owned())]);
    let locale = Locale { mark: Some(Mark::Comma), ..Locale::default() };
    let grid = Grid::of_texts([["tier", "profit"], ["A", ">1,234"]]);
    let table = RuleTable::read(&grid, "rules", &locale).unwrap();
    assert_eq!(table.rows[0].conditions[0].condition.to_string(), ">1.234");
}

#[test]
fn ranks_order_the_tiers() {
    let table = read(&[&["segment", "место"], &["Lost", "3"], &["Gold", "1"], &["lost", ""], &["New", "2"]]).unwrap();
    assert_eq!(table.ladder.names(), ["Gold", "New", "Lost"]);
    assert_eq!(table.rows[2].tier, 2);
    assert_eq!(problems(&[&["tier", "rank"], &["A", "1"], &["B", "1"]]), [(Code::BadRank, "B3".to_owned())]);
    let found = read(&[&["tier", "rank"], &["A", "1"], &["B", ""]]).unwrap_err();
    assert!(found[0].message(Lang::Ru).contains("не указано"), "{}", found[0].message(Lang::Ru));
}

#[test]
fn a_segment_beside_a_tier_is_a_field() {
    let table = read(&[&["segment", "tier"], &["SMB", "A"]]).unwrap();
    assert_eq!((table.fields[0].header.as_str(), table.ladder.name(0)), ("segment", "A"));
}

#[test]
fn what_is_odd_is_a_warning() {
    let table = read(&[&["tier", "profit"], &["А", ">0"], &["A", ""]]).unwrap();
    assert_eq!(table.warnings[0].code, Code::MixedAlphabets);
    let rows: Vec<[&str; 2]> =
        std::iter::once(["tier", "profit"]).chain(std::iter::repeat_n(["A", "5"], 201)).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| row.as_slice()).collect();
    assert_eq!(read(&rows).unwrap().warnings[0].code, Code::LooksLikeData);
}

#[test]
fn the_fingerprint_follows_the_meaning() {
    let base: &[&[&str]] = &[&["tier", "margin", "tenure"], &["A", ">=25%", ">=2 weeks"], &["B", "", ""]];
    let same: &[&[&str]] = &[
        &["стаж", "примечание", "КАТЕГОРИЯ", "Маржинальность"],
        &["", "", "", ""],
        &[">= 14", "важные", "a", ">=0,25"],
        &["", "прочие", "b", ""],
    ];
    let other: &[&[&str]] = &[&["tier", "margin", "tenure"], &["A", ">25%", ">=2 weeks"], &["B", "", ""]];
    let print = |rows| read(rows).unwrap().fingerprint();
    assert_eq!(print(base).len(), 16);
    assert_eq!(print(base), print(same));
    assert_ne!(print(base), print(other));
}

#[test]
fn the_sample_table_is_read() {
    let file = include_bytes!("../../../samples/rules-ru.csv");
    let grid = crate::cells::csv::read_grid(file).unwrap();
    let table = RuleTable::read(&grid, "rules", &Locale::default()).unwrap();
    assert_eq!((table.rows.len(), table.ladder.names().join("")), (7, "ABCDE".to_owned()));
}
