//! Whatever is given, there is an answer or an error with a code, a place and a hint; nothing panics, and results are
//! rectangular.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use tiersheet::cells::{Cell, Column, Grid};
use tiersheet::functions::{FUNCTIONS, Given, Shape, call};
use tiersheet::{Lang, Problem};

fn grid(rows: Vec<Vec<Cell>>) -> Given {
    Given::Grid(Grid { rows })
}

fn texts<const N: usize>(rows: &[[&str; N]]) -> Vec<Vec<Cell>> {
    rows.iter().map(|row| row.iter().map(|text| Cell::text(*text)).collect()).collect()
}

/// The codes of the problems, each of which must be complete.
fn told(id: &str, problems: &[Problem]) -> Vec<&'static str> {
    assert!(!problems.is_empty(), "{id} fails without a problem");
    for problem in problems {
        for lang in Lang::ALL {
            let (message, hint) = (problem.message(lang), problem.hint(lang));
            assert!(!message.trim().is_empty(), "{id}: no message for {problem:?}");
            assert!(!hint.trim().is_empty(), "{id}: no hint for {problem:?}");
        }
        let calls = ["UNKNOWN_FUNCTION", "TOO_MANY_ARGUMENTS"];
        assert!(!problem.place.range.is_empty() || calls.contains(&problem.code.name()), "{id}: no place: {problem:?}");
    }
    problems.iter().map(|problem| problem.code.name()).collect()
}

/// Calls a function; its result must be rectangular, its problems complete.
fn outcome(id: &str, args: Vec<Given>) -> Result<Grid, Vec<&'static str>> {
    match call(id, args) {
        Ok(grid) => {
            let widths: Vec<usize> = grid.rows.iter().map(Vec::len).collect();
            assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{id} is not rectangular: {widths:?}");
            // Two columns without a row give a column without a row.
            let as_given = FUNCTIONS.iter().any(|own| own.id == id && own.shape == Shape::AsGiven);
            assert!(as_given || (!widths.is_empty() && widths[0] > 0), "{id} gives nothing");
            Ok(grid)
        }
        Err(problems) => Err(told(id, &problems)),
    }
}

fn assign(data: Vec<Vec<Cell>>, rules: Vec<Vec<Cell>>) -> Result<Grid, Vec<&'static str>> {
    outcome("ASSIGN", vec![grid(data), grid(rules)])
}

fn tiers(found: Result<Grid, Vec<&'static str>>) -> Vec<String> {
    let found = found.unwrap();
    (1..found.rows.len()).map(|row| found.cell(row, 0).shown()).collect()
}

fn simple_rules() -> Vec<Vec<Cell>> {
    texts(&[["tier", "profit"], ["A", ">=100"], ["B", ""]])
}

#[test]
fn ranges_of_odd_shapes() {
    let name = || Cell::text("Client");
    let ragged = vec![
        vec![name(), Cell::text("Profit")],
        vec![Cell::text("a")],
        vec![],
        vec![Cell::text("b"), Cell::Number(200.into()), Cell::text("beyond"), Cell::Blank],
    ];
    assert_eq!(tiers(assign(ragged, simple_rules())), ["B", "", "A"]);
    assert_eq!(assign(vec![vec![name(), Cell::text("Profit")]], simple_rules()), Err(vec!["NO_ROWS"]));
    assert_eq!(assign(vec![], simple_rules()), Err(vec!["EMPTY_RANGE"]));
    assert_eq!(assign(vec![vec![Cell::Blank; 3]; 4], simple_rules()), Err(vec!["EMPTY_RANGE"]));
    let numbers = (0..3).map(|row| vec![Cell::Number(row.into()), Cell::Number(7.into())]).collect();
    assert_eq!(assign(numbers, simple_rules()), Err(vec!["NO_HEADER"]));
    let column = vec![vec![Cell::text("Profit")], vec![Cell::Number(150.into())], vec![Cell::Number(50.into())]];
    assert_eq!(tiers(assign(column, simple_rules())), ["A", "B"]);
    let one_column_rules = vec![vec![Cell::text("tier")], vec![Cell::text("A")]];
    assert_eq!(tiers(assign(texts(&[["Client", "Profit"], ["a", "1"]]), one_column_rules)), ["A"]);
    let data = || texts(&[["Client", "Profit"], ["a", "1"]]);
    assert_eq!(assign(data(), texts(&[["tier", "profit"]])), Err(vec!["NO_RULES"]));
    assert_eq!(assign(data(), texts(&[["level", "profit"], ["A", "1"]])), Err(vec!["NO_TIER_COLUMN"]));
    assert_eq!(outcome("ASSIGN", vec![]), Err(vec!["MISSING_ARGUMENT"]));
    assert_eq!(outcome("ASSIGN", vec![Given::Cell(Cell::text("x"))]), Err(vec!["NOT_A_RANGE"]));
    assert_eq!(outcome("ASIGN", vec![]), Err(vec!["UNKNOWN_FUNCTION"]));
}

#[test]
fn headers_that_are_empty_or_equal() {
    let data = texts(&[["", "Profit", "Profit", ""], ["a", "150", "1", "x"], ["b", "1", "150", ""]]);
    assert_eq!(tiers(assign(data, simple_rules())), ["A", "B"]);
    let rules = texts(&[["tier", "", "profit"], ["A", ">5", ">=100"]]);
    assert_eq!(assign(texts(&[["Client", "Profit"], ["a", "1"]]), rules), Err(vec!["CONDITION_WITHOUT_HEADER"]));
    let rules = texts(&[["tier", "Tier", "profit"], ["A", "B", ">=100"]]);
    assert_eq!(assign(texts(&[["Client", "Profit"], ["a", "1"]]), rules), Err(vec!["TIER_COLUMN_TWICE"]));
}

#[test]
fn cells_that_are_no_numbers_are_unknown() {
    let cells = [
        Cell::Error("#N/A".into()),
        Cell::Error("#DIV/0!".into()),
        Cell::text("n/a"),
        Cell::text("1 000 000 apples"),
        Cell::text("\u{fffd}\u{fffd}"),
        Cell::text("\u{202e}001"),
        Cell::text("\u{0}\u{1b}[31m150"),
        Cell::text("9".repeat(32_767)),
        Cell::text("NaN"),
        Cell::text("inf"),
        Cell::Bool(true),
        Cell::text("1e999999999"),
    ];
    let mut data = texts(&[["Client", "Profit"]]);
    data.extend(cells.iter().map(|cell| vec![Cell::text("x"), cell.clone()]));
    let found = assign(data, texts(&[["tier", "profit"], ["A", ">=0"], ["B", "<0"]])).unwrap();
    for (row, cell) in cells.iter().enumerate() {
        let shown = cell.shown();
        let start: String = shown.chars().take(20).collect();
        assert_eq!(found.cell(row + 1, 0), &Cell::Blank, "{start}");
        assert_eq!(found.cell(row + 1, 2), &Cell::text("Profit"), "{start}");
    }
    // As they cross the boundary.
    let kinds = vec![1; 5];
    let values = vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 150.0];
    let long = Given::Long {
        head: vec![vec![Cell::text("Client"), Cell::text("Profit")], vec![Cell::text("x"), Cell::Number(1.into())]],
        rows: 6,
        columns: vec![(1, Column::new(kinds, values, Vec::new()))],
        present: None,
    };
    assert_eq!(
        tiers(outcome("ASSIGN", vec![long, grid(texts(&[["tier", "profit"], ["A", ">=0"]]))])),
        ["", "", "", "", "A"]
    );
}

#[test]
fn texts_of_any_sort_are_compared_as_they_are() {
    let long = "ж".repeat(32_767);
    let names = [long.as_str(), "\u{fffd}", "שלום", "مرحبا", "a\nb", "\u{7}bell", "\u{202e}evil", "e\u{301}", "👩‍👩‍👧"];
    for name in names {
        let mut data = texts(&[["Client", "Region"], ["x", ""]]);
        data[1][1] = Cell::text(name);
        let mut rules = texts(&[["tier", "region"], ["A", ""]]);
        rules[1][1] = Cell::text(format!("\"{name}\""));
        let start: String = name.chars().take(10).collect();
        assert_eq!(tiers(assign(data, rules)), ["A"], "{start}");
    }
    let mut rules = texts(&[["tier", "region"], ["A", "x"]]);
    rules[1][1] = Cell::text("*?".repeat(16_000));
    let mut data = texts(&[["Client", "Region"], ["x", ""]]);
    data[1][1] = Cell::text(&long[..40]);
    assert_eq!(tiers(assign(data, rules)), [""]);
}

#[test]
fn ids_stay_as_they_are() {
    let data = texts(&[["Client ID", "Profit"], ["4.87688E+15", "150"], ["000123", "1"], ["123", "2"]]);
    let sent = outcome("IMPORT", vec![grid(data), grid(texts(&[["tier"], ["A"], ["B"], ["C"]]))]).unwrap();
    let ids: Vec<String> = sent.rows.iter().skip(1).map(|row| row[0].shown()).collect();
    assert_eq!(ids, ["000123", "123"]);
}

#[test]
fn tables_in_the_wrong_place() {
    let data = || {
        let row = |row: i64| vec![Cell::text(format!("c{row}")), Cell::Number((row % 90).into()), Cell::text("north")];
        let rows = (0..5000).map(row);
        texts(&[["Client", "Profit", "Region"]]).into_iter().chain(rows).collect::<Vec<_>>()
    };
    // Rules given as data, data given as rules, and both.
    let refused = assign(simple_rules(), data());
    assert_eq!(refused, Err(vec!["NO_TIER_COLUMN"]));
    assert_eq!(outcome("ASSIGN", vec![grid(data()), grid(data())]), Err(vec!["NO_TIER_COLUMN"]));
    let _ = outcome("CHECK", vec![grid(data()), grid(simple_rules())]);
    let mut titled = data();
    titled[0][2] = Cell::text("Category");
    titled.truncate(1000);
    let _ = outcome("CHECK", vec![grid(titled.clone())]);
    titled.truncate(300);
    let _ = outcome("ASSIGN", vec![grid(data()), grid(titled)]);
}

#[test]
fn five_thousand_rules() {
    let rule = |row: usize| vec![Cell::text(["A", "B", "C"][row % 3]), Cell::text(format!(">={}", 10_000 - row))];
    let rules: Vec<Vec<Cell>> = texts(&[["tier", "profit"]]).into_iter().chain((0..5000).map(rule)).collect();
    let data = texts(&[["Client", "Profit"], ["a", "9999"], ["b", "5001"], ["c", "10"]]);
    assert_eq!(tiers(assign(data.clone(), rules.clone())), ["B", "B", ""]);
    outcome("CHECK", vec![grid(rules.clone()), grid(data.clone())]).unwrap();
    outcome("EXPLAIN", vec![grid(data), grid(rules), Given::Cell(Cell::text("c"))]).unwrap();
    let broken = (0..5000).map(|_| vec![Cell::text("A"), Cell::text(">=1O0")]);
    let broken: Vec<Vec<Cell>> = texts(&[["tier", "profit"]]).into_iter().chain(broken).collect();
    let problems = assign(texts(&[["Client", "Profit"], ["a", "1"]]), broken).unwrap_err();
    assert_eq!((problems.len(), problems.last().copied()), (101, Some("MORE_PROBLEMS")));
}

#[test]
fn options_with_slips() {
    let with = |name: &str, value: &str| {
        let data = grid(texts(&[["Client", "Profit"], ["a", "150"]]));
        outcome("ASSIGN", vec![data, grid(simple_rules()), Given::Absent, grid(texts(&[[name, value]]))])
    };
    for (name, value) in [
        ("decimals", "many"),
        ("as of", "03/04/2026"),
        ("as of", "soon"),
        ("decimal", ";"),
        ("dates", "y"),
        ("epoch", "1905"),
        ("language", "de"),
        ("show", "all"),
        ("columns", "teir"),
        ("decimals", "-1"),
    ] {
        assert_eq!(with(name, value), Err(vec!["BAD_OPTION"]), "{name} {value}");
    }
    for name in ["as off", "langauge", "", "тип", "\u{202e}"] {
        assert_eq!(with(name, "1"), Err(vec!["UNKNOWN_OPTION"]), "{name}");
    }
    assert_eq!(with("client", "Cleint"), Err(vec!["UNKNOWN_COLUMN"]));
    assert!(with("option", "value").is_ok());
    assert!(with("as of", "").is_ok());
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let words = vec![
        "",
        "tier",
        "rank",
        "note",
        "client",
        "client id",
        "id",
        "profit",
        "revenue",
        "cost",
        "margin",
        "date",
        "last",
        "first",
        "orders",
        "industry",
        "tenure",
        "категория",
        "прибыль",
        "клиент",
        "сума",
        "stage",
        "won",
        "currency",
        "A",
        "B",
        "AAA",
        ">=5",
        "top 20%",
        "top 80% of total",
        "bottom 3 within industry",
        "топ 10%",
        "<>x",
        "a*",
        "10..20",
        "blank",
        "filled",
        "yes",
        "нет",
        "has x",
        ">=2 years",
        "<90 days",
        "1,234",
        "1 234,50 ₽",
        "0.5",
        "12,5%",
        "(5)",
        "2026-01-31",
        "03/04/2026",
        "31.12.2025",
        "-",
        "=1+1",
        "000123",
        "4.87E+15",
        "\u{fffd}",
        "\u{202e}x",
        "\u{0}",
        "as of",
        "language",
        "ru",
        "uk",
        "decimal",
        ",",
        "show",
        "findings",
        "decimals",
        "2",
        "client",
        "columns",
        "near",
        "threshold",
        "changed",
        "no",
        "classic",
        "парето",
        "own",
        "*",
        "|",
        "&",
        "\"",
        "«",
        "~",
        "..",
    ];
    prop_oneof![
        8 => select(words).prop_map(Cell::text),
        3 => (-30i64..300).prop_map(|value| Cell::Number(value.into())),
        1 => (any::<i64>(), 0u32..20).prop_map(|(value, scale)| Cell::Number(Decimal::new(value, scale))),
        1 => Just(Cell::Number(Decimal::MAX)),
        2 => Just(Cell::Blank),
        1 => any::<bool>().prop_map(Cell::Bool),
        1 => select(vec!["#N/A", "#REF!", ""]).prop_map(|name| Cell::Error(name.to_owned())),
        1 => (-800_000i32..3_000_000).prop_map(|day| Cell::Date(tiersheet::date::Date::from_day_number(day))),
        1 => "\\PC{0,6}".prop_map(Cell::text),
    ]
}

fn any_grid() -> impl Strategy<Value = Vec<Vec<Cell>>> {
    prop::collection::vec(prop::collection::vec(any_cell(), 0..6), 0..8)
}

/// A grid that is likelier to get past the header.
fn headed(headers: Vec<&'static str>) -> impl Strategy<Value = Vec<Vec<Cell>>> {
    let width = headers.len();
    let header = prop::sample::subsequence(headers, 1..=width.min(6)).prop_shuffle();
    (header, prop::collection::vec(prop::collection::vec(any_cell(), 1..7), 1..7))
        .prop_map(|(header, rows)| [vec![header.into_iter().map(Cell::text).collect()], rows].concat())
}

fn any_given() -> impl Strategy<Value = Given> {
    let data = [
        "Client ID",
        "Client",
        "Revenue",
        "Cost",
        "Profit",
        "Date",
        "First",
        "Last",
        "Stage",
        "Tier",
        "Industry",
        "Orders",
    ];
    let rules = ["tier", "rank", "profit", "margin", "tenure", "recency", "industry", "orders", "last", "client"];
    prop_oneof![
        1 => Just(Given::Absent),
        1 => any_cell().prop_map(Given::Cell),
        2 => any_grid().prop_map(grid),
        3 => headed(data.to_vec()).prop_map(grid),
        3 => headed(rules.to_vec()).prop_map(grid),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(id in select(FUNCTIONS.iter().map(|function| function.id).collect::<Vec<_>>()), args in prop::collection::vec(any_given(), 0..7)) {
        let _ = outcome(id, args);
    }

    #[test]
    fn every_client_gets_a_row(data in any_grid(), rules in headed(vec!["profit", "margin", "last", "industry", "orders", "tier"])) {
        let rows_given = Grid { rows: data.clone() }.height();
        if let Ok(found) = outcome("ASSIGN", vec![grid(data), grid(rules)]) {
            // A row for every row below the header, which is one of the first.
            prop_assert!(found.rows.len() <= rows_given && found.rows.len() > 1, "{} of {}", found.rows.len(), rows_given);
        }
    }
}
