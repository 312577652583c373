//! VIPS against a second, naive reckoning: whole cents, months as texts, lists sorted anew for every question.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

#[path = "support/random.rs"]
mod random;

use random::{Random, called, hundredths, options, range, text};
use std::collections::{BTreeMap, BTreeSet};

/// A payment: client, month from 0, day of the month, order, cents.
#[derive(Clone)]
struct Paid {
    client: usize,
    month: usize,
    day: usize,
    order: usize,
    cents: Option<i128>,
}

fn month(at: usize) -> String {
    format!("{:04}-{:02}", 2024 + (at + 9) / 12, (at + 9) % 12 + 1)
}

/// Those among the best by value, equal ones included.
fn best(values: &BTreeMap<usize, i128>, percent: usize) -> BTreeSet<usize> {
    let mut sorted: Vec<i128> = values.values().copied().filter(|value| *value > 0).collect();
    sorted.sort();
    sorted.reverse();
    let k = (sorted.len() * percent).div_ceil(100);
    match sorted.get(k.max(1) - 1) {
        None => BTreeSet::new(),
        Some(limit) => values.iter().filter(|(_, value)| *value >= limit).map(|(client, _)| *client).collect(),
    }
}

struct Asked {
    percent: usize,
    months: usize,
    refresh: usize,
    fallen: &'static str,
    number: bool,
}

/// Per client: group, fallen, months in the list, those months, months paid, total, place, whole, only in, change.
fn naive(payments: &[Paid], asked: &Asked) -> BTreeMap<String, Vec<String>> {
    let counting: Vec<&Paid> = payments.iter().filter(|paid| paid.cents.is_some() || asked.number).collect();
    // A payment without a sum was made all the same.
    let last = payments.iter().map(|paid| paid.month).max().unwrap() as i64;
    let begin = counting.iter().map(|paid| paid.month).min().unwrap() as i64;
    let of_month = |month: i64| {
        let mut values: BTreeMap<usize, i128> = BTreeMap::new();
        for paid in counting.iter().filter(|paid| paid.month as i64 == month) {
            if !asked.number {
                *values.entry(paid.client).or_default() += paid.cents.unwrap();
                continue;
            }
            // One for every order, when this is the first of its rows.
            let is_payment = |paid: &Paid| paid.cents.is_none_or(|cents| cents > 0);
            let same = |other: &&&Paid| other.client == paid.client && other.order == paid.order && is_payment(other);
            let first = counting.iter().filter(same).map(|other| (other.month, *other as *const Paid)).min();
            if is_payment(paid) && first == Some((paid.month, *paid as *const Paid)) {
                *values.entry(paid.client).or_default() += 1;
            }
        }
        values
    };
    let list = |month: i64| best(&of_month(month), asked.percent);
    let window: Vec<i64> = (last - asked.months as i64 + 1..=last).collect();
    let union = |months: Vec<i64>| months.into_iter().flat_map(list).collect::<BTreeSet<usize>>();
    let vips = union(window.clone());
    let before = union(window.iter().map(|month| month - asked.refresh as i64).collect());
    let mut totals: BTreeMap<usize, i128> = counting.iter().map(|paid| (paid.client, 0)).collect();
    for values in window.iter().map(|month| of_month(*month)) {
        for (client, value) in values {
            *totals.entry(client).or_default() += value;
        }
    }
    let whole = best(&totals, asked.percent);
    let others = totals.iter().filter(|(client, _)| !vips.contains(client)).map(|(client, value)| (*client, *value));
    let good = best(&others.collect(), asked.percent);
    let fallen = match asked.fallen {
        "previous" => before.clone(),
        "ever" => union((begin..window[0]).collect()),
        _ => BTreeSet::new(),
    };
    let described = totals.keys().map(|client| {
        let (vip, was) = (vips.contains(client), fallen.contains(client) && !vips.contains(client));
        let group = if vip {
            "VIP"
        } else if was || good.contains(client) {
            "good"
        } else {
            "rest"
        };
        let months: Vec<String> =
            window.iter().filter(|month| list(**month).contains(client)).map(|at| month(*at as usize)).collect();
        let paid = window.iter().filter(|month| of_month(**month).get(client).is_some_and(|value| *value > 0)).count();
        let total = totals[client];
        let place = 1 + totals.values().filter(|other| **other > total).count();
        let has_previous = begin <= last - asked.refresh as i64;
        let change = match (vip, before.contains(client)) {
            _ if !has_previous => "",
            (true, false) => "came in",
            (true, true) => "stayed",
            (false, true) => "dropped out",
            _ => "",
        };
        let in_whole = whole.contains(client);
        let only = if vip && !in_whole {
            "months"
        } else if in_whole && !vip {
            "whole period"
        } else {
            ""
        };
        let described = vec![
            group.to_owned(),
            if was { "yes" } else { "" }.to_owned(),
            months.len().to_string(),
            months.first().cloned().unwrap_or_default(),
            months.last().cloned().unwrap_or_default(),
            months.join(", "),
            paid.to_string(),
            if asked.number { total.to_string() } else { hundredths(total) },
            if total > 0 { place.to_string() } else { String::new() },
            if in_whole { "yes" } else { "no" }.to_owned(),
            only.to_owned(),
            change.to_owned(),
        ];
        (format!("c{client}"), described)
    });
    described.collect()
}

fn table(payments: &[Paid], unit: i128) -> Vec<Vec<String>> {
    let header = ["client", "date", "order", "paid"].map(str::to_owned).to_vec();
    let row = |paid: &Paid| {
        let cents = paid.cents.map_or(String::new(), |cents| hundredths(cents * unit));
        vec![
            format!("c{}", paid.client),
            format!("{}-{:02}", month(paid.month), paid.day),
            paid.order.to_string(),
            cents,
        ]
    };
    std::iter::once(header).chain(payments.iter().map(row)).collect()
}

#[test]
fn vips_are_those_of_the_naive_reckoning() {
    let mut random = Random(20_260_301);
    for round in 0..1500 {
        let clients = 1 + random.below(9);
        let months = 1 + random.below(11);
        let rows = 1 + random.below(40);
        let few = random.below(3) == 0;
        let wide = random.below(8) == 0;
        let payments: Vec<Paid> = (0..rows)
            .map(|_| {
                let client = random.below(clients);
                let cents = if few { random.of(&[-500, 0, 500, 1000]) } else { random.below(100_000) as i128 - 20_000 };
                let cents = if wide { cents * 1_000_000_000_000_000_000 } else { cents };
                let cents = (random.below(12) > 0).then_some(cents);
                let (month, day) = (random.below(months), 1 + random.below(28));
                Paid { client, month, day, order: random.below(30), cents }
            })
            .collect();
        let asked = Asked {
            percent: random.of(&[20, 20, 7, 50, 100]),
            months: random.of(&[6, 1, 3, 12]),
            refresh: random.of(&[1, 1, 2, 6]),
            fallen: random.of(&["previous", "ever", "nobody"]),
            number: random.below(3) == 0,
        };
        let given = |rows: &[Vec<String>]| {
            vec![
                range(rows),
                text(&format!("{}%", asked.percent)),
                text(&asked.months.to_string()),
                text(if asked.number { "number of payments" } else { "" }),
                options(&[("refresh", &asked.refresh.to_string()), ("fallen", asked.fallen)]),
            ]
        };
        let rows = table(&payments, 1);
        let found = called("VIPS", given(&rows));
        if !asked.number && payments.iter().all(|paid| paid.cents.is_none()) {
            assert_eq!(found, Err("NOTHING_COUNTS".to_owned()));
            continue;
        }
        let found = found.unwrap_or_else(|code| panic!("round {round}: {code}"));
        let by_client: BTreeMap<String, Vec<String>> =
            found[1..].iter().map(|row| (row[0].clone(), row[1..].to_vec())).collect();
        assert_eq!(by_client, naive(&payments, &asked), "round {round}: {rows:?}");
        assert_eq!(
            called("VIPS", given(&random.shuffled(&rows))).as_ref(),
            Ok(&found),
            "the order of rows, round {round}"
        );
        let in_units = called("VIPS", given(&table(&payments, 1000))).unwrap();
        let without_total = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
            rows.iter()
                .map(|row| row.iter().enumerate().filter(|(at, _)| *at != 8).map(|(_, cell)| cell.clone()).collect())
                .collect()
        };
        assert_eq!(without_total(&in_units), without_total(&found), "the unit of money, round {round}");
    }
}
