use super::super::{Checker, Fate, Scenarios, Space, space};
use crate::Lang;
use crate::rules::matching::NumberContext;
use crate::rules::{Intervals, RuleTable, Verdict};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The rules that the checker calls dead, repeated or impossible.
fn lost(table: &RuleTable) -> Vec<bool> {
    let of = space::dimensions(table);
    let scenarios = Scenarios::new(table, &of);
    let day = scenarios.days.first().copied().flatten();
    let space = Space::new(table, &of, day, &scenarios.closed);
    let mut checker =
        Checker { table, of: &of, lang: Lang::En, space: &space, found: Vec::new(), complete: true, fates: Vec::new() };
    checker.duplicates(&super::super::keys(table, &of));
    checker.dead();
    checker.confirm(&scenarios);
    checker.fates.iter().map(|fate| *fate != Fate::Living).collect()
}

/// A value of a client.
#[derive(Clone, Debug)]
enum Value {
    Blank,
    Unreadable,
    Bool(bool),
    Number(Decimal),
    Text(&'static str),
}

/// What a rule says of a client, naively; ranks are cut-offs of 7 for the top 5 % and 4 for the top 20 %.
fn holds(table: &RuleTable, rule: usize, client: &[Value]) -> bool {
    table.rows[rule].conditions.iter().all(|own| {
        let condition = &own.condition;
        let verdict = match &client[own.field] {
            Value::Blank => condition.on_blank(),
            Value::Unreadable => condition.on_unreadable(),
            Value::Bool(value) => condition.on_bool(*value),
            Value::Text(text) => condition.on_text(text),
            Value::Number(number) => {
                let mut rank = |rank: &crate::rules::Rank| {
                    let cutoff = if rank.amount == crate::rules::Amount::Share(Decimal::new(5, 2)) { 7 } else { 4 };
                    crate::rules::rank::values_in(rank.bottom, Some(Decimal::from(cutoff)))
                };
                let unit = table.fields[own.field].unit;
                let set: Intervals = condition.numbers(&mut NumberContext { unit, as_of: None, rank: &mut rank });
                Verdict::from(set.contains(*number))
            }
        };
        verdict == Verdict::True
    })
}

fn numbers() -> Vec<Value> {
    let halves = (-1..12).map(|halves| Value::Number(Decimal::new(halves * 5, 1)));
    [Value::Blank, Value::Unreadable].into_iter().chain(halves).collect()
}

fn texts() -> Vec<Value> {
    let texts = ["a", "ab", "abc", "b", "bc", "c", "zz", "a;b", "5", "yes", "no", "x;ab", "ba", "aba"];
    let bools = [Value::Bool(false), Value::Bool(true), Value::Number(Decimal::from(5)), Value::Number(Decimal::ONE)];
    [Value::Blank, Value::Unreadable].into_iter().chain(texts.map(Value::Text)).chain(bools).collect()
}

fn numeric_cell() -> impl Strategy<Value = String> {
    let op = prop::sample::select(vec!["", "<", "<=", ">", ">=", "<>"]);
    prop_oneof![
        3 => Just(String::new()),
        6 => (op, 0..6).prop_map(|(op, number)| format!("{op}{number}")),
        2 => (0..4, 1..4).prop_map(|(low, width)| format!("{low}..{}", low + width)),
        1 => (0..4, 2..6).prop_map(|(a, b)| format!("<{a} | >{b}")),
        1 => (0..4, 2..6).prop_map(|(a, b)| format!(">={a} & <>{b}")),
        1 => Just("blank".to_owned()),
        1 => Just("filled".to_owned()),
    ]
}

fn ranked_cell() -> impl Strategy<Value = String> {
    let ranks = ["top 5%", "top 20%", "bottom 20%", "top 20% & >2", "top 5% | <1", "blank | top 5%"];
    prop_oneof![2 => numeric_cell(), 1 => prop::sample::select(ranks.map(str::to_owned).to_vec())]
}

fn text_cell() -> impl Strategy<Value = String> {
    let tests = [
        "",
        "",
        "a",
        "ab",
        "b",
        "a*",
        "*b*",
        "a?",
        "ab*",
        "?b",
        "<>a",
        "<>a*",
        "<>*b*",
        "a | b",
        "a* & *b",
        "has b",
        "has a*",
        "yes",
        "no",
        "5",
        "<>5",
        ">=5",
        "filled",
        "blank",
        ">\"ab\"",
        "<=\"b\"",
        "*",
        "<>b & <>a*",
        "<>?b",
        "a* | 5",
    ];
    prop::sample::select(tests.map(str::to_owned).to_vec())
}

fn rules(cells: Vec<(String, String, String)>, header: &str) -> RuleTable {
    let lines = cells.iter().enumerate().map(|(index, (a, b, c))| format!("T{index};{a};{b};{c}"));
    let lines: Vec<String> = std::iter::once(header.to_owned()).chain(lines).collect();
    super::table(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Which rules win nobody among all these clients.
fn winless(table: &RuleTable, values: &[Vec<Value>; 3]) -> Vec<bool> {
    let mut winless = vec![true; table.rows.len()];
    for a in &values[0] {
        for b in &values[1] {
            for c in &values[2] {
                let client = [a.clone(), b.clone(), c.clone()];
                if let Some(winner) = (0..table.rows.len()).find(|rule| holds(table, *rule, &client)) {
                    winless[winner] = false;
                }
            }
        }
    }
    winless
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    /// Limits are whole numbers from 0 to 7, so halves from -0.5 to 5.5 and beyond are every case there is.
    #[test]
    fn rules_on_numbers_are_dead_exactly_when_they_win_no_case(
        cells in prop::collection::vec((numeric_cell(), numeric_cell(), numeric_cell()), 1..7)
    ) {
        let table = rules(cells, "tier;revenue;cost;Revenue");
        let of = space::dimensions(&table);
        prop_assert_eq!(&of, &vec![0, 1, 0]);
        let values: Vec<Value> = (-1..16).map(|halves| Value::Number(Decimal::new(halves * 5, 1))).collect();
        let values: Vec<Value> = [Value::Blank, Value::Unreadable, Value::Bool(false), Value::Bool(true)].into_iter().chain(values).collect();
        let mut winless = vec![true; table.rows.len()];
        for a in &values {
            for b in &values {
                let client = [a.clone(), b.clone(), a.clone()];
                if let Some(winner) = (0..table.rows.len()).find(|rule| holds(&table, *rule, &client)) {
                    winless[winner] = false;
                }
            }
        }
        prop_assert_eq!(lost(&table), winless);
    }

    #[test]
    fn a_rule_that_wins_somebody_is_never_dead(
        cells in prop::collection::vec((ranked_cell(), text_cell(), numeric_cell()), 1..9)
    ) {
        let table = rules(cells, "tier;profit;kind;cost");
        let winless = winless(&table, &[numbers(), texts(), numbers()]);
        for (rule, lost) in lost(&table).into_iter().enumerate() {
            prop_assert!(!lost || winless[rule], "rule {} wins and is called dead", rule + 1);
        }
    }

    /// Every text of the sample is a case of its own where only whole texts are compared.
    #[test]
    fn rules_on_whole_texts_are_dead_exactly_when_they_win_no_case(
        cells in prop::collection::vec((numeric_cell(), prop::sample::select(vec!["", "a", "b", "<>a", "a | b", "<>a & <>b", "filled", "blank", "zz"]), Just(String::new())), 1..7)
    ) {
        let cells = cells.into_iter().map(|(a, b, c)| (a, b.to_owned(), c)).collect();
        let table = rules(cells, "tier;revenue;kind;cost");
        let values: Vec<Value> = (-1..16).map(|halves| Value::Number(Decimal::new(halves * 5, 1))).chain([Value::Blank, Value::Unreadable, Value::Bool(true)]).collect();
        prop_assert_eq!(lost(&table), winless(&table, &[values, texts(), vec![Value::Blank]]));
    }
}
