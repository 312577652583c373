//! Properties of the rule language: whatever is read is printed so that it reads the same, and no cell stops the engine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

use proptest::prelude::*;
use proptest::sample::select;
use tiersheet::Lang;
use tiersheet::cells::numeral::Mark;
use tiersheet::cells::{Cell, Grid};
use tiersheet::rules::{Amount, Condition, Op, Period, Rank, Reading, RuleTable, Test, Value, Word, parse_condition};
use tiersheet::table::{Locale, Unit};

const UNITS: [Unit; 7] = [Unit::Money, Unit::Share, Unit::Count, Unit::Days, Unit::Date, Unit::Any, Unit::Id];

fn reading(lang: Lang) -> Reading {
    let mark = if lang == Lang::En { Mark::Point } else { Mark::Comma };
    Reading { mark: Some(mark), ..Reading::default() }
}

/// The printed condition must be read as the same condition.
fn survives(condition: &Condition, unit: Unit) {
    for lang in Lang::ALL {
        let printed = condition.print(lang);
        let again = parse_condition(&Cell::text(printed.as_str()), unit, &reading(lang));
        match again {
            Ok(Some(again)) => assert_eq!(&again, condition, "{printed:?} {unit:?} {lang:?}"),
            other => panic!("{condition:?} as {printed:?} in {unit:?}, {lang:?}: {other:?}"),
        }
    }
}

/// Pieces of which conditions and mistakes are made.
fn piece() -> impl Strategy<Value = String> {
    let words = vec![
        "top",
        "топ",
        "низ",
        "лучшие",
        "tpo",
        "blank",
        "пусто",
        "filled",
        "так",
        "нет",
        "has",
        "має",
        "of total",
        "от суммы",
        "within",
        "внутри",
        "по",
        "TRUE",
        "ложь",
        "days",
        "месяцев",
        "роки",
        "..",
        "...",
        "…",
        "|",
        "&",
        "~",
        "~*",
        "~|",
        "*",
        "?",
        "\"",
        "\"\"",
        "«",
        "»",
        "“",
        "”",
        "„",
        "<",
        ">",
        "=",
        "<>",
        "<=",
        ">=",
        "≠",
        "≤",
        "!=",
        "%",
        "%%",
        "₽",
        "$",
        "руб.",
        "р.",
        "+",
        "-",
        "−",
        "(",
        ")",
        "0",
        "1",
        "5",
        "10",
        "20",
        "100",
        "2,5",
        "2.5",
        "1,234",
        "1 000",
        "2026-12-31",
        "31.12.2025",
        "03/04/2026",
        "45992",
        "2025",
        " ",
        " ",
        " ",
        "\u{a0}",
        "\t",
        "\n",
        "ООО",
        "АО",
        "abc",
        "e",
        "E5",
        "\u{202e}",
        "\u{fffd}",
        "\0",
        "ё",
        "İ",
        "ß",
        "’",
        "'",
        ",",
        ".",
        ";",
        "[",
        "{",
    ];
    prop_oneof![9 => select(words).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

fn cell_text() -> impl Strategy<Value = String> {
    prop_oneof![8 => prop::collection::vec(piece(), 0..10).prop_map(|pieces| pieces.concat()), 2 => any::<String>()]
}

fn decimal() -> impl Strategy<Value = rust_decimal::Decimal> {
    (-1_000_000i64..1_000_000, 0u32..5)
        .prop_map(|(mantissa, scale)| rust_decimal::Decimal::new(mantissa, scale).normalize())
}

fn positive() -> impl Strategy<Value = rust_decimal::Decimal> {
    // Years from 1900 on are refused as years of the calendar.
    (1i64..1900, 0u32..3).prop_map(|(mantissa, scale)| rust_decimal::Decimal::new(mantissa, scale).normalize())
}

fn share() -> impl Strategy<Value = rust_decimal::Decimal> {
    (1i64..=1_000_000).prop_map(|millionths| rust_decimal::Decimal::new(millionths, 6).normalize())
}

fn op() -> impl Strategy<Value = Op> {
    select(vec![Op::Equal, Op::NotEqual, Op::Less, Op::AtMost, Op::Greater, Op::AtLeast])
}

fn duration() -> impl Strategy<Value = Value> {
    let period = select(vec![Period::Day, Period::Week, Period::Month, Period::Year]);
    (positive(), period).prop_map(|(count, period)| Value::Duration(count, period))
}

fn date() -> impl Strategy<Value = Value> {
    (1i32..=9999, 1u8..=12, 1u8..=28)
        .prop_map(|(year, month, day)| Value::Date(tiersheet::date::Date::new(year, month, day).unwrap()))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~А-яёіїєґ«»“”„]{1,12}",
        select(vec![
            "top 20%", "yes", "нет", "blank", "5", "5..6", "2 years", "a|b", "\"", "«a»", "TRUE", "has x", "=5", "~"
        ])
        .prop_map(str::to_owned)
    ]
}

fn test() -> impl Strategy<Value = Test> {
    let currency = prop::option::of(select(vec!["₽", "руб.", "$", "грн"]).prop_map(str::to_owned));
    let amount = prop_oneof![
        (1u64..1_000_000).prop_map(Amount::Count),
        share().prop_map(Amount::Share),
        share().prop_map(Amount::Total)
    ];
    let within = prop::option::of(text().prop_filter("a name", |name| !name.trim().is_empty()));
    prop_oneof![
        (op(), decimal(), currency)
            .prop_map(|(op, number, currency)| Test::Compare(op, Value::Number(number, currency))),
        (op(), decimal()).prop_map(|(op, number)| Test::Compare(op, Value::Percent(number))),
        (op(), duration()).prop_map(|(op, value)| Test::Compare(op, value)),
        (op(), date()).prop_map(|(op, value)| Test::Compare(op, value)),
        (op(), any::<bool>()).prop_map(|(op, value)| Test::Compare(op, Value::Bool(value))),
        (op(), text()).prop_map(|(op, text)| Test::Compare(op, Value::Exact(text))),
        (decimal(), decimal())
            .prop_map(|(a, b)| Test::Between(Value::Number(a.min(b), None), Value::Number(a.max(b), None))),
        (decimal(), decimal()).prop_map(|(a, b)| Test::Between(Value::Percent(a.min(b)), Value::Percent(a.max(b)))),
        (any::<bool>(), amount, within).prop_map(|(bottom, amount, within)| Test::Rank(Rank {
            bottom,
            amount,
            within
        })),
        select(vec![Word::Blank, Word::Filled, Word::Yes, Word::No]).prop_map(Test::Word),
        "[А-яa-z0-9 ,.\"|&]{0,9}[А-яa-z0-9.|]".prop_map(|tag| Test::Word(Word::Has(tag))),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    prop::collection::vec(prop::collection::vec(test(), 1..4), 1..4).prop_map(|any| Condition { any })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_condition_is_printed_so_that_it_reads_the_same(condition in condition()) {
        survives(&condition, Unit::Any);
    }

    #[test]
    fn whatever_is_read_is_printed_so_that_it_reads_the_same(text in cell_text(), unit in select(UNITS.to_vec())) {
        for lang in Lang::ALL {
            match parse_condition(&Cell::text(text.as_str()), unit, &reading(lang)) {
                Ok(Some(condition)) => survives(&condition, unit),
                Ok(None) => prop_assert!(Cell::text(text.as_str()).is_blank()),
                Err(error) => {
                    prop_assert!(error.span.end <= text.chars().count());
                    let spanned: String = text.chars().skip(error.span.start).take(error.span.len()).collect();
                    prop_assert_eq!(&spanned, &error.text);
                    if !error.suggestion.is_empty() {
                        let meant = parse_condition(&Cell::text(error.suggestion.as_str()), unit, &reading(lang));
                        prop_assert!(matches!(meant, Ok(Some(_))), "{} is no help", error.suggestion);
                    }
                    for lang in Lang::ALL {
                        error.problem(tiersheet::Place::of("rules")).message(lang);
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_grid_stops_the_engine(
        header in prop::collection::vec(select(vec!["tier", "note", "rank", "profit", "margin", "tenure", "date", "phone", "форма", "", "5"]), 0..8),
        rows in prop::collection::vec(prop::collection::vec(cell_text(), 0..8), 0..12),
    ) {
        let mut cells: Vec<Vec<Cell>> = vec![header.into_iter().map(Cell::text).collect()];
        cells.extend(rows.into_iter().map(|row| row.into_iter().map(Cell::text).collect::<Vec<_>>()));
        let grid = Grid { rows: cells };
        match RuleTable::read(&grid, "rules", &Locale::default()) {
            Ok(table) => {
                prop_assert_eq!(table.fingerprint().len(), 16);
                for row in &table.rows {
                    prop_assert!(row.tier < table.ladder.len());
                    for own in &row.conditions {
                        survives(&own.condition, table.fields[own.field].unit);
                    }
                }
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty() && problems.len() <= 101);
                for problem in &problems {
                    prop_assert!(!problem.message(Lang::Uk).is_empty());
                }
            }
        }
    }
}

#[test]
fn a_large_table_is_read_quickly() {
    let conditions = [">=25%", "top 20%", "1000..2000", "0", "ООО | АО", ">=2 years", "", "<1,5"];
    let header = ["tier", "margin", "profit", "revenue", "complaints", "legal form", "tenure", "orders", "markup"];
    let mut rows: Vec<Vec<Cell>> = vec![header.map(Cell::text).to_vec()];
    rows.extend((0..5000).map(|row| {
        let tier = ["A", "B", "C", "D"][row % 4];
        std::iter::once(tier).chain(conditions).map(Cell::text).collect()
    }));
    let grid = Grid { rows };
    let start = std::time::Instant::now();
    let table = RuleTable::read(&grid, "rules", &Locale::default()).unwrap();
    let took = start.elapsed();
    assert_eq!(table.rows.len(), 5000);
    let print = std::time::Instant::now();
    table.fingerprint();
    eprintln!("read in {took:?}, fingerprint in {:?}", print.elapsed());
    // Some 40 ms when optimised; the bounds leave room for busy machines and debug builds.
    assert!(took.as_millis() < if cfg!(debug_assertions) { 20_000 } else { 1000 }, "{took:?}");
}

#[test]
fn the_longest_cells_are_read_in_linear_time() {
    let parts = [
        "a|",
        "\"",
        "«",
        "»",
        "««a»|",
        "«a» x |",
        "~",
        "1",
        "1 ",
        "top 5 within \"a\"|",
        "has \"",
        ".",
        "..",
        "топ",
        "\u{202e}",
        "\u{fffd}",
        "=",
        "<>",
    ];
    for part in parts {
        let text = part.repeat(32_767 / part.chars().count());
        for unit in UNITS {
            let start = std::time::Instant::now();
            let _ = parse_condition(&Cell::text(text.as_str()), unit, &Reading::default());
            // Quadratic time would be minutes.
            assert!(start.elapsed().as_millis() < 5000, "{part:?} {unit:?} {:?}", start.elapsed());
        }
    }
}
