//! TOP, ABC and OVERLAP against a naive reading of their definitions, in whole cents and without sorting.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use tiersheet::cells::{Cell, Grid};
use tiersheet::functions::{Given, call};

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() }
}

/// A client's value in cents, if it is known.
type Values = Vec<Option<i64>>;

fn values() -> impl Strategy<Value = Values> {
    let any = prop_oneof![
        5 => (-300i64..900).prop_map(Some),
        4 => select(vec![Some(0i64), Some(100), Some(250), Some(-50)]),
        1 => Just(None)
    ];
    prop_oneof![
        8 => prop::collection::vec(any, 1..25),
        1 => (1usize..9, 1i64..50).prop_map(|(clients, value)| vec![Some(value); clients]),
    ]
}

/// The values in a table, a unit being worth so many cents of it.
fn table(values: &Values, unit: Decimal) -> Given {
    let mut rows = vec![vec![Cell::text("client"), Cell::text("revenue")]];
    rows.extend(values.iter().enumerate().map(|(index, value)| {
        let value = value.map_or(Cell::Blank, |cents| Cell::Number((Decimal::new(cents, 2) * unit).normalize()));
        vec![Cell::text(format!("client {index}")), value]
    }));
    Given::Grid(Grid { rows })
}

fn options(pairs: &[(&str, &str)]) -> Given {
    Given::Grid(Grid::of_texts(pairs.iter().map(|(name, value)| [*name, *value])))
}

fn number(cell: &Cell) -> Option<Decimal> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Blank => None,
        other => panic!("{other:?}"),
    }
}

/// What a client's share should be, part of the total of all positive values.
fn share(part: i64, total: i64) -> Option<Decimal> {
    (total > 0).then(|| Decimal::from(part) / Decimal::from(total))
}

struct Naive<'a>(&'a Values);

impl Naive<'_> {
    fn known(&self) -> impl Iterator<Item = i64> {
        self.0.iter().copied().flatten()
    }

    fn total(&self) -> i64 {
        self.known().filter(|value| *value > 0).sum()
    }

    /// How many are better, and how many are as good or better.
    fn better(&self, value: i64) -> (usize, usize) {
        (self.known().filter(|own| *own > value).count(), self.known().filter(|own| *own >= value).count())
    }

    /// What the better ones, and those as good or better, bring.
    fn brought(&self, value: i64) -> (i64, i64) {
        let sum = |least: i64| self.known().filter(|own| *own >= least && *own > 0).sum::<i64>();
        (sum(value + 1), sum(value))
    }

    fn within_total(&self, value: i64, percent: i64, border_in: bool) -> bool {
        let (before, after) = self.brought(value);
        let line = percent * self.total();
        value > 0 && if border_in { before * 100 < line } else { after * 100 <= line }
    }

    fn within_count(&self, value: i64, places: usize, border_in: bool) -> bool {
        let (better, equal) = self.better(value);
        if border_in { better < places } else { equal <= places }
    }
}

fn places(percent: i64, clients: usize) -> usize {
    let exact = percent as usize * clients;
    (exact / 100 + usize::from(!exact.is_multiple_of(100))).max(1)
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn top_is_who_the_definition_says(
        values in values(), amount in 1i64..=100, sort in 0..3, border_in in any::<bool>(), unit in select(vec!["1", "0.001", "1000"])
    ) {
        let naive = Naive(&values);
        let clients = naive.known().count();
        let written = match sort {
            0 => format!("{amount}%"),
            1 => amount.to_string(),
            _ => format!("{amount}% of total"),
        };
        let border = if border_in { "in" } else { "out" };
        let given = vec![
            table(&values, unit.parse().unwrap()), Given::Absent, Given::Cell(Cell::text(&written)), options(&[("border", border)]),
        ];
        let found = call("TOP", given).unwrap();
        for (row, value) in values.iter().enumerate() {
            let cells = &found.rows[row + 1];
            let Some(value) = *value else {
                prop_assert!(cells.iter().all(|cell| *cell == Cell::Blank), "row {}", row);
                continue;
            };
            let expected = match sort {
                0 => naive.within_count(value, places(amount, clients), border_in),
                1 => naive.within_count(value, amount as usize, border_in),
                _ => naive.within_total(value, amount, border_in),
            };
            prop_assert_eq!(&cells[0], &Cell::Bool(expected), "row {}", row);
            prop_assert_eq!(number(&cells[1]), Some(Decimal::from(naive.better(value).0 as u64 + 1)));
            let of = |part: i64| share(part, naive.total()).filter(|_| value >= 0);
            prop_assert_eq!(number(&cells[2]), of(value), "row {}", row);
            prop_assert_eq!(number(&cells[3]), of(naive.brought(value).1), "row {}", row);
        }
    }

    #[test]
    fn abc_is_what_the_definition_says(
        values in values(), first in 1i64..90, more in 1i64..10, by_count in any::<bool>(), border_in in any::<bool>(),
        unit in select(vec!["1", "0.01"]), turn in 0usize..20
    ) {
        let naive = Naive(&values);
        let positive = naive.known().filter(|value| *value > 0).count();
        let cuts = [first, first + more];
        let class = |value: i64| {
            if value <= 0 {
                return "N";
            }
            let within = |percent: i64| {
                if by_count { naive.within_count(value, places(percent, positive), border_in) }
                else { naive.within_total(value, percent, border_in) }
            };
            if within(cuts[0]) { "A" } else if within(cuts[1]) { "B" } else { "C" }
        };
        // The rows in another order: each client keeps its class.
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.rotate_left(turn % values.len());
        let turned: Values = order.iter().map(|row| values[*row]).collect();
        let given = vec![
            table(&turned, unit.parse().unwrap()), Given::Cell(Cell::text("revenue")),
            Given::Cell(Cell::text(format!("{}%; {}%", cuts[0], cuts[1]))),
            Given::Cell(Cell::text(if by_count { "count" } else { "share" })),
            options(&[("border", if border_in { "crossing" } else { "strict" })]),
        ];
        let found = call("ABC", given).unwrap();
        for (row, value) in turned.iter().enumerate() {
            prop_assert_eq!(found.cell(row + 1, 0).shown(), value.map_or("", class), "row {}", row);
        }
    }

    #[test]
    fn overlap_is_what_sets_say(
        first in prop::collection::vec(0u8..12, 1..15), second in prop::collection::vec(0u8..12, 1..15)
    ) {
        let list = |list: &[u8]| {
            let rows = [vec![Cell::text("client id")]].into_iter().chain(list.iter().map(|id| vec![Cell::text(format!("{id:03}"))]));
            Given::Grid(Grid { rows: rows.collect() })
        };
        let found = call("OVERLAP", vec![list(&first), list(&second)]).unwrap();
        let (a, b): (BTreeSet<u8>, BTreeSet<u8>) = (first.into_iter().collect(), second.into_iter().collect());
        let sets: [BTreeSet<u8>; 3] = [&a & &b, &a - &b, &b - &a];
        let all = (&a | &b).len();
        let counts = [sets[0].len(), sets[1].len(), sets[2].len(), a.len(), b.len(), all];
        for (line, count) in counts.into_iter().enumerate() {
            let of = |whole: usize, meant: bool| meant.then(|| Decimal::from(count as u64) / Decimal::from(whole as u64));
            let cells = &found.rows[line + 1];
            prop_assert_eq!(number(&cells[1]), Some(Decimal::from(count as u64)));
            prop_assert_eq!(number(&cells[2]), of(a.len(), [0, 1, 3].contains(&line)));
            prop_assert_eq!(number(&cells[3]), of(b.len(), [0, 2, 4].contains(&line)));
            prop_assert_eq!(number(&cells[4]), of(all, true));
        }
        for (column, set) in sets.iter().enumerate() {
            let mut named: Vec<String> = found.rows[1..].iter().map(|row| row[5 + column].shown()).filter(|id| !id.is_empty()).collect();
            named.sort();
            prop_assert_eq!(named, set.iter().map(|id| format!("{id:03}")).collect::<Vec<_>>());
        }
    }
}
