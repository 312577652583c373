//! SQUEEZE against a naive reading of its conditions: whole cents, margins compared by multiplying, ranks by counting.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use proptest::prelude::*;
use std::collections::BTreeMap;
use tiersheet::cells::{Cell, Grid};
use tiersheet::functions::{Given, call};
use tiersheet::number;

/// Client, month of 2026 up to June, revenue and cost in cents, complaints.
type Row = (u8, u8, i64, Option<i64>, Option<i64>);

fn amount(units: i64, decimals: u32) -> Cell {
    Cell::Number(number::with_exact_scale(units.into(), decimals).unwrap())
}

fn deals(rows: &[Row], decimals: u32) -> Given {
    let mut grid = vec![["client", "date", "revenue", "cost", "complaints"].map(Cell::text).to_vec()];
    for (client, month, revenue, cost, complaints) in rows {
        grid.push(vec![
            Cell::text(format!("c{client}")),
            Cell::text(format!("2026-{month:02}-{:02}", 1 + client % 28)),
            amount(*revenue, decimals),
            cost.map_or(Cell::Blank, |cost| amount(cost, decimals)),
            complaints.map_or(Cell::Blank, |complaints| amount(complaints, 0)),
        ]);
    }
    Given::Grid(Grid { rows: grid })
}

fn found(rows: &[Row], decimals: u32, percents: [i64; 5], incomplete: &str) -> BTreeMap<String, (String, String)> {
    let names = ["top", "rise", "fall", "little", "much"];
    let mut options: Vec<Vec<Cell>> =
        names.iter().zip(percents).map(|(name, percent)| vec![Cell::text(*name), amount(percent, 2)]).collect();
    for (name, value) in [("as of", "2026-06-30"), ("months", "6"), ("list", "all"), ("incomplete", incomplete)] {
        options.push(vec![Cell::text(name), Cell::text(value)]);
    }
    let args = vec![deals(rows, decimals), Given::Absent, Given::Grid(Grid { rows: options })];
    let grid = call("SQUEEZE", args).unwrap_or_else(|problems| panic!("{problems:?}"));
    let line = |row: usize| (grid.cell(row, 0).shown(), (grid.cell(row, 1).shown(), grid.cell(row, 2).shown()));
    (1..grid.rows.len()).map(line).collect()
}

#[derive(Default, Clone)]
struct Client {
    volume: [i128; 2],
    revenue: [i128; 2],
    profit: [i128; 2],
    lacking: [bool; 2],
    complaints: Option<i64>,
}

fn places(n: usize, percent: i64) -> usize {
    ((n * percent as usize).div_ceil(100)).max(1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_lists_are_those_of_whole_numbers(
        rows in prop::collection::vec(
            (0u8..9, 1u8..7, prop_oneof![-50i64..300, Just(100)], prop::option::weighted(0.93, 0i64..300), prop::option::of(0i64..5)),
            1..50,
        ),
        top in 1i64..=100, rise in 0i64..60, fall in 0i64..40, little in 1i64..=100, much in 1i64..=100,
        unknown: bool, shift in 0usize..50, decimals in 0u32..5,
    ) {
        let incomplete = if unknown { "unknown" } else { "skip" };
        let percents = [top, rise, fall, little, much];
        let result = found(&rows, 2, percents, incomplete);
        let mut clients: BTreeMap<String, Client> = BTreeMap::new();
        for (client, month, revenue, cost, complaints) in &rows {
            let own = clients.entry(format!("c{client}")).or_default();
            let half = usize::from(*month > 3);
            own.volume[half] += i128::from(*revenue);
            match cost {
                Some(cost) => {
                    own.revenue[half] += i128::from(*revenue);
                    own.profit[half] += i128::from(revenue - cost);
                }
                None if unknown => {
                    own.revenue[half] += i128::from(*revenue);
                    own.lacking[half] = true;
                }
                None => {}
            }
            if let Some(complaints) = complaints {
                own.complaints = Some(own.complaints.unwrap_or(0) + complaints);
            }
        }
        let volumes: Vec<i128> = clients.values().map(|own| own.volume[0] + own.volume[1]).filter(|own| *own > 0).collect();
        let incomes: Vec<i128> =
            clients.values().filter(|own| own.lacking == [false; 2]).map(|own| own.profit[0] + own.profit[1]).collect();
        let most: Vec<i64> = clients.values().filter_map(|own| own.complaints).collect();
        for (name, own) in &clients {
            let (list, finding) = &result[name];
            let volume = own.volume[0] + own.volume[1];
            let large = volume > 0 && volumes.iter().filter(|other| **other > volume).count() < places(volumes.len(), top);
            let rising = (own.volume[1] - own.volume[0]) * 100 > own.volume[0] * i128::from(rise);
            let [r1, r2] = own.revenue;
            let [p1, p2] = own.profit;
            let falling = (p1 * r2 - p2 * r1) * 100 > i128::from(fall) * r1 * r2;
            let known = own.lacking == [false; 2];
            let squeezes = large && rising && known && r1 > 0 && r2 > 0 && falling;
            prop_assert_eq!(list.contains("squeezes"), squeezes, "{} {}", name, finding);
            let open = large && rising && !known && r1 > 0 && r2 > 0;
            prop_assert_eq!(finding == "not enough data", open, "{} {}", name, finding);
            let income = p1 + p2;
            let small = known && incomes.iter().filter(|other| **other < income).count() < places(incomes.len(), little);
            let demanding = own.complaints.is_some_and(|complaints| {
                complaints > 0 && most.iter().filter(|other| **other > complaints).count() < places(most.len(), much)
            });
            prop_assert_eq!(list.contains("much attention"), small && demanding, "{} {}", name, list);
        }
        let mut turned = rows.clone();
        turned.rotate_left(shift % rows.len());
        prop_assert_eq!(found(&turned, decimals, percents, incomplete), result);
    }
}
