//! RETENTION against a second, naive reckoning: sets of clients, days counted one by one, fractions compared as such.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

#[path = "support/random.rs"]
mod random;

use random::{Random, called, hundredths, options, range, text};
use std::collections::{BTreeMap, BTreeSet};

type Day = (i32, i32, i32);

fn length(year: i32, month: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1]
}

fn next((year, month, day): Day) -> Day {
    match () {
        () if day < length(year, month) => (year, month, day + 1),
        () if month < 12 => (year, month + 1, 1),
        () => (year + 1, 1, 1),
    }
}

fn iso((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

fn label((year, month, _): Day, period: &str) -> String {
    match period {
        "month" => format!("{year:04}-{month:02}"),
        "quarter" => format!("{year:04}-Q{}", (month + 2) / 3),
        _ => format!("{year:04}"),
    }
}

/// Whether a payment on a day is no longer ago than that at the end of another.
fn is_recent(paid: Day, end: Day, silence: (usize, &str)) -> bool {
    if silence.1 == "days" {
        let mut day = paid;
        for _ in 0..silence.0 {
            if day >= end {
                return true;
            }
            day = next(day);
        }
        return day > end;
    }
    let months = end.0 * 12 + end.1 - 1 - silence.0 as i32;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    paid > (year, month, end.2.min(length(year, month)))
}

/// `part / of` at the digits in which results are shown.
fn is_share(shown: &str, part: usize, of: usize) -> bool {
    match shown.parse::<f64>() {
        Err(_) => shown.is_empty() && of == 0,
        Ok(shown) => of > 0 && (shown - part as f64 / of as f64).abs() < 1e-12,
    }
}

struct Paid {
    client: usize,
    day: Option<Day>,
    cents: Option<i128>,
}

#[test]
fn retention_is_that_of_the_naive_reckoning() {
    let mut random = Random(777_000_111);
    for round in 0..1200 {
        let (clients, rows, years) = (1 + random.below(8), 1 + random.below(40), 1 + random.below(3) as i32);
        let money = random.below(5) > 0;
        let payments: Vec<Paid> = (0..rows)
            .map(|_| {
                let day = (2023 + random.below(years as usize) as i32, 1 + random.below(12) as i32, 1);
                let day = (day.0, day.1, 1 + random.below(length(day.0, day.1) as usize) as i32);
                let day = (random.below(20) > 0).then_some(day);
                let cents = random.of(&[100, 250, -100, 0, 77, -350, 5000]);
                let cents = if money { (random.below(15) > 0).then_some(cents) } else { Some(1) };
                Paid { client: random.below(clients), day, cents }
            })
            .collect();
        let period = random.of(&["month", "quarter", "year"]);
        let silence = random.of(&[None, None, Some((45, "days")), Some((3, "months")), Some((200, "days"))]);
        let drop = random.below(3) == 0;
        let header: Vec<String> = ["client", "date", "paid"].map(str::to_owned).to_vec();
        let line = |paid: &Paid| {
            let date = paid.day.map_or(String::new(), iso);
            vec![format!("c{}", paid.client), date, paid.cents.map_or(String::new(), hundredths)]
        };
        let mut table: Vec<Vec<String>> = std::iter::once(header).chain(payments.iter().map(line)).collect();
        if !money {
            table.iter_mut().for_each(|row| row.truncate(2));
        }
        let stated = silence.map_or(String::new(), |(count, unit)| format!("{count} {unit}"));
        let given = |table: &[Vec<String>]| {
            let pairs =
                [("silence", stated.as_str()), ("partial", if drop { "drop" } else { "" }), ("cohorts", "count")];
            vec![range(table), text(period), options(&pairs)]
        };
        let found = called("RETENTION", given(&table));
        let complete = || payments.iter().filter(|paid| paid.day.is_some() && paid.cents.is_some());
        let Some(first) = complete().map(|paid| paid.day.unwrap()).min() else {
            assert_eq!(found, Err("NOTHING_COUNTS".to_owned()));
            continue;
        };
        let found = found.unwrap_or_else(|code| panic!("round {round}: {code}"));
        let as_of = payments.iter().filter_map(|paid| paid.day).max().unwrap();
        // Periods with their first day and the last one that is looked at.
        let mut days = vec![first];
        while *days.last().unwrap() < as_of {
            days.push(next(*days.last().unwrap()));
        }
        let mut periods: Vec<(String, Day)> = Vec::new();
        for day in days {
            let own = label(day, period);
            match periods.last_mut() {
                Some(last) if last.0 == own => last.1 = day,
                _ => periods.push((own, day)),
            }
        }
        let mut last_paid: BTreeMap<usize, Day> = BTreeMap::new();
        let mut cohorts: Vec<BTreeSet<usize>> = Vec::new();
        let mut alive: Vec<BTreeSet<usize>> = Vec::new();
        for (own, end) in &periods {
            let inside = || complete().filter(|paid| label(paid.day.unwrap(), period) == *own);
            let paid_in = |client: usize| {
                inside().filter(|paid| paid.client == client).map(|paid| paid.cents.unwrap()).sum::<i128>() > 0
            };
            let paying: BTreeSet<usize> = (0..clients).filter(|client| paid_in(*client)).collect();
            for paid in inside().filter(|paid| paying.contains(&paid.client) && paid.cents.unwrap() > 0) {
                let last = last_paid.entry(paid.client).or_insert(paid.day.unwrap());
                *last = (*last).max(paid.day.unwrap());
            }
            let known: BTreeSet<usize> = cohorts.iter().flatten().copied().collect();
            cohorts.push(paying.difference(&known).copied().collect());
            alive.push(match silence {
                None => paying,
                Some(silence) => last_paid
                    .iter()
                    .filter(|(_, day)| is_recent(**day, *end, silence))
                    .map(|(client, _)| *client)
                    .collect(),
            });
        }
        let is_whole = |at: usize| {
            let starts = label(first, period) != periods[at].0
                || first.2 == 1
                    && match period {
                        "month" => true,
                        "quarter" => first.1 % 3 == 1,
                        _ => first.1 == 1,
                    };
            starts && label(next(periods[at].1), period) != periods[at].0
        };
        let shown: Vec<usize> = (0..periods.len()).filter(|at| !drop || is_whole(*at)).collect();
        assert_eq!(found.len(), shown.len() + 2, "round {round}");
        let none = BTreeSet::new();
        let (mut all_start, mut all_retained) = (0, 0);
        for (row, at) in found[1..].iter().zip(&shown) {
            let start = if *at == 0 { &none } else { &alive[at - 1] };
            let retained = start.intersection(&alive[*at]).count();
            let new = alive[*at].iter().filter(|client| cohorts[*at].contains(client)).count();
            let returned = alive[*at].len() - retained - new;
            let expected = [start.len(), retained, new, returned, alive[*at].len(), start.len() - retained];
            assert_eq!(row[0], periods[*at].0, "round {round}");
            assert_eq!(row[1].is_empty(), is_whole(*at), "round {round}: {row:?}");
            assert_eq!(row[2..8], expected.map(|count| count.to_string()), "round {round}: {table:?}");
            assert!(is_share(&row[8], alive[*at].len() - new - returned, start.len()), "(E - N) / S, round {round}");
            assert!(is_share(&row[9], start.len() - retained, start.len()), "1 - retention, round {round}");
            assert_eq!(row[10], cohorts[*at].len().to_string(), "round {round}");
            for (later, cell) in row[11..].iter().enumerate() {
                let to = at + later + 1;
                let is_shown = shown.contains(&to);
                let count = alive.get(to).filter(|_| is_shown).map(|alive| alive.intersection(&cohorts[*at]).count());
                assert_eq!(*cell, count.map_or(String::new(), |count| count.to_string()), "round {round}: {table:?}");
            }
            if is_whole(*at) {
                all_start += start.len();
                all_retained += retained;
            }
        }
        let all = found.last().unwrap();
        assert!(is_share(&all[8], all_retained, all_start), "round {round}: {all:?}");
        assert_eq!(called("RETENTION", given(&random.shuffled(&table))), Ok(found), "the order of rows, round {round}");
    }
}
