//! CUTOFFS against its promise: on the data that the limits come from, the same clients get the same tiers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use tiersheet::cells::{Cell, Grid};
use tiersheet::functions::{Given, call};

fn tiers(data: &Grid, rules: &Grid) -> Vec<Cell> {
    let given = vec![Given::Grid(data.clone()), Given::Grid(rules.clone())];
    let result = call("ASSIGN", given).unwrap();
    (0..result.rows.len()).map(|row| result.cell(row, 0).clone()).collect()
}

fn rank() -> impl Strategy<Value = String> {
    let amount = prop_oneof![
        (1u32..9).prop_map(|count| count.to_string()),
        (1u32..=1000).prop_map(|tenths| format!("{}.{}%", tenths / 10, tenths % 10)),
        (1u32..=100).prop_map(|share| format!("{share}% of total")),
    ];
    (select(vec!["top", "bottom"]), amount).prop_map(|(side, amount)| format!("{side} {amount}"))
}

fn condition() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => rank(),
        1 => (rank(), rank()).prop_map(|(one, other)| format!("{one} | {other}")),
        1 => (rank(), -5i32..5).prop_map(|(rank, limit)| format!("{rank} & >{limit}")),
        2 => Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_limits_give_the_tiers_of_the_ranks(
        clients in prop::collection::vec((1i64..40, prop::option::weighted(0.9, -20i64..40)), 1..30),
        rules in prop::collection::vec((condition(), condition()), 1..5),
    ) {
        let mut data = vec![["client", "revenue", "profit"].map(Cell::text).to_vec()];
        data.extend(clients.iter().enumerate().map(|(index, (revenue, profit))| {
            vec![
                Cell::text(format!("client {index}")), Cell::Number((*revenue).into()),
                profit.map_or(Cell::Blank, |profit| Cell::Number(profit.into())),
            ]
        }));
        // One client at least has a profit above zero, so that every rank comes to a limit.
        data.push(vec![Cell::text("last"), Cell::Number(7.into()), Cell::Number(3.into())]);
        let data = Grid { rows: data };
        let mut table = vec![["tier", "profit", "margin"].map(Cell::text).to_vec()];
        table.extend(rules.iter().zip(["A", "B", "C", "D"]).map(|((profit, margin), tier)| {
            vec![Cell::text(tier), Cell::text(profit.as_str()), Cell::text(margin.as_str())]
        }));
        let table = Grid { rows: table };
        let limits = call("CUTOFFS", vec![Given::Grid(data.clone()), Given::Grid(table.clone())]).unwrap();
        for row in limits.rows.iter().skip(1) {
            for cell in row {
                prop_assert!(!cell.shown().contains("top") && !cell.shown().contains("bottom"), "{}", cell.shown());
            }
        }
        prop_assert_eq!(tiers(&data, &limits), tiers(&data, &table));
    }
}
