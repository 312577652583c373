//! XYZ against a naive reading of its conventions: sums in cents by month, limits by multiplying whole numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use proptest::prelude::*;
use std::collections::BTreeMap;
use tiersheet::cells::{Cell, Grid};
use tiersheet::functions::{Given, call};
use tiersheet::number;

/// Client, month of 2025, cents.
type Row = (u8, u8, i64);

fn amount(cents: i64, decimals: u32) -> Cell {
    Cell::Number(number::with_exact_scale(cents.into(), decimals).unwrap())
}

fn long(rows: &[Row], decimals: u32) -> Given {
    let mut grid = vec![["client", "date", "amount"].map(Cell::text).to_vec()];
    for (client, month, cents) in rows {
        let day = 1 + (*client as i64 * 7 + cents.rem_euclid(20)) % 28;
        let date = format!("2025-{month:02}-{day:02}");
        grid.push(vec![Cell::text(format!("c{client}")), Cell::text(date), amount(*cents, decimals)]);
    }
    Given::Grid(Grid { rows: grid })
}

type Sums = BTreeMap<String, BTreeMap<u8, i64>>;

fn sums(rows: &[Row]) -> Sums {
    let mut sums = Sums::new();
    for (client, month, cents) in rows {
        *sums.entry(format!("c{client}")).or_default().entry(*month).or_default() += cents;
    }
    sums
}

/// A column per month from the first of the data to August, blank where nothing was paid.
fn wide(sums: &Sums, decimals: u32) -> Given {
    let first = *sums.values().flat_map(BTreeMap::keys).min().unwrap();
    let mut grid = vec![vec![Cell::text("client")]];
    grid[0].extend((first..=8).map(|month| Cell::text(format!("2025-{month:02}"))));
    for (client, own) in sums {
        let mut row = vec![Cell::text(client)];
        row.extend((first..=8).map(|month| own.get(&month).map_or(Cell::Blank, |cents| amount(*cents, decimals))));
        grid.push(row);
    }
    Given::Grid(Grid { rows: grid })
}

fn options(zeros: &str, deviation: &str) -> Given {
    let pairs = [("zeros", zeros), ("deviation", deviation), ("as of", "2025-08-31")];
    Given::Grid(Grid { rows: pairs.map(|(name, value)| vec![Cell::text(name), Cell::text(value)]).to_vec() })
}

/// By client: periods, coefficient, class.
fn found(table: Given, limits: [i64; 2], zeros: &str, deviation: &str) -> BTreeMap<String, [String; 3]> {
    let limits = limits.map(|limit| Cell::Number(number::with_exact_scale(limit.into(), 2).unwrap())).to_vec();
    let args = vec![table, Given::Absent, Given::Grid(Grid { rows: vec![limits] }), options(zeros, deviation)];
    let grid = call("XYZ", args).unwrap_or_else(|problems| panic!("{problems:?}"));
    let line = |row: usize| [1, 4, 5].map(|column| grid.cell(row, column).shown());
    (1..grid.rows.len()).map(|row| (grid.cell(row, 0).shown(), line(row))).collect()
}

fn values(own: &BTreeMap<u8, i64>, first: u8, zeros: &str) -> Vec<i128> {
    let (low, high) = match zeros {
        "all" => (first, 8),
        _ => (*own.keys().next().unwrap(), *own.keys().next_back().unwrap()),
    };
    let month = |month: u8| own.get(&month).copied();
    match zeros {
        "none" => own.values().map(|cents| i128::from(*cents)).collect(),
        _ => (low..=high).map(|at| i128::from(month(at).unwrap_or(0))).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn classes_are_those_of_whole_numbers(
        rows in prop::collection::vec((0u8..6, 1u8..9, prop_oneof![-20i64..200, Just(100)]), 1..60),
        x in 0i64..40, y in 0i64..60, zeros in 0usize..3, population: bool, shift in 0usize..60, decimals in 0u32..5,
    ) {
        let zeros = ["between", "all", "none"][zeros];
        let deviation = if population { "population" } else { "sample" };
        let limits = [x, x + y];
        let sums = sums(&rows);
        let first = *sums.values().flat_map(BTreeMap::keys).min().unwrap();
        let found_long = found(long(&rows, 2), limits, zeros, deviation);
        prop_assert_eq!(found_long.len(), sums.len());
        for (client, own) in &sums {
            let values = values(own, first, zeros);
            let [periods, coefficient, class] = &found_long[client];
            prop_assert_eq!(periods, &values.len().to_string());
            let n = values.len() as i128;
            let sum: i128 = values.iter().sum();
            let squares: i128 = values.iter().map(|value| value * value).sum();
            if n < 2 || sum <= 0 {
                prop_assert_eq!([coefficient, class], ["", ""]);
                continue;
            }
            let (over, under) = ((n * squares - sum * sum) * n, if population { n } else { n - 1 } * sum * sum);
            let within = |limit: i64| over * 10_000 <= i128::from(limit * limit) * under;
            let expected = if within(x) { "X" } else if within(x + y) { "Y" } else { "Z" };
            prop_assert_eq!(class, expected, "{:?} {}", values, coefficient);
            let near = (over as f64 / under as f64).sqrt();
            prop_assert!((coefficient.parse::<f64>().unwrap() - near).abs() <= 1e-12 * near.max(1.0));
        }
        let mut turned = rows.clone();
        turned.rotate_left(shift % rows.len());
        prop_assert_eq!(&found(long(&turned, decimals), limits, zeros, deviation), &found_long);
        if first < 8 {
            prop_assert_eq!(found(wide(&sums, decimals), limits, zeros, deviation), found_long);
        }
    }
}
