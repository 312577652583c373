//! RFM against a naive reading of its conventions: whole cents, scores by counting, segments by a ladder of ifs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use proptest::prelude::*;
use std::collections::BTreeMap;
use tiersheet::cells::{Cell, Grid};
use tiersheet::functions::{Given, call};

/// Client, day of January, cents, order: a blank wherever there is none.
type Row = (Option<u8>, Option<u8>, Option<i64>, Option<u8>);

fn money(units: i64, decimals: usize) -> String {
    let (sign, digits) = (if units < 0 { "-" } else { "" }, format!("{:0width$}", units.abs(), width = decimals + 1));
    let (whole, part) = digits.split_at(digits.len() - decimals);
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

fn payments(rows: &[Row], decimals: usize) -> Given {
    let mut grid = vec![["client", "date", "amount", "order"].map(Cell::text).to_vec()];
    for (client, day, cents, order) in rows {
        let text = |text: Option<String>| text.map_or(Cell::Blank, Cell::text);
        grid.push(vec![
            text(client.map(|client| format!("c{client}"))),
            text(day.map(|day| format!("2026-01-{day:02}"))),
            text(cents.map(|cents| money(cents, decimals))),
            text(order.map(|order| format!("o{order}"))),
        ]);
    }
    Given::Grid(Grid { rows: grid })
}

fn options(pairs: &[(&str, &str)]) -> Given {
    Given::Grid(Grid { rows: pairs.iter().map(|(name, value)| vec![Cell::text(*name), Cell::text(*value)]).collect() })
}

/// The result by client: recency, frequency, monetary, three scores, code, segment.
fn found(rows: &[Row], decimals: usize, bins: u32, more: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
    let bins = Given::Cell(Cell::Number(bins.into()));
    let args = vec![payments(rows, decimals), bins, Given::Absent, options(more)];
    let grid = call("RFM", args).unwrap_or_else(|problems| panic!("{problems:?}"));
    let texts = |row: usize| (1..grid.width().min(9)).map(|column| grid.cell(row, column).shown()).collect();
    (1..grid.rows.len()).map(|row| (grid.cell(row, 0).shown(), texts(row))).collect()
}

#[derive(Default, Clone)]
struct Client {
    last: Option<u8>,
    orders: Vec<String>,
    cents: i64,
    lacks: bool,
}

fn naive(rows: &[Row], as_of: u8, returns: &str) -> BTreeMap<String, Client> {
    let mut clients: BTreeMap<String, Client> = BTreeMap::new();
    for (number, (client, day, cents, order)) in rows.iter().enumerate() {
        let Some(client) = client else { continue };
        let own = clients.entry(format!("c{client}")).or_default();
        let (Some(day), Some(cents)) = (day, cents) else {
            own.lacks = true;
            continue;
        };
        if *day > as_of || (returns == "drop" && *cents < 0) {
            continue;
        }
        own.cents += cents;
        if *cents > 0 || returns == "count" {
            own.last = own.last.max(Some(*day));
            let order = order.map_or(format!("row {number}"), |order| order.to_string());
            if !own.orders.contains(&order) {
                own.orders.push(order);
            }
        }
    }
    clients
}

/// One more than the number of parts of all values that are past: for low ties the strictly worse ones fill the part, for
/// high ties the strictly better ones do not reach beyond it.
fn score(all: &[i64], own: i64, bins: usize, high: bool) -> usize {
    let n = all.len();
    let (worse, better) = (all.iter().filter(|v| **v < own).count(), all.iter().filter(|v| **v > own).count());
    1 + (1..bins).filter(|i| if high { better * bins < (bins - i) * n } else { worse * bins >= i * n }).count()
}

fn segment(r: usize, f: usize, m: usize) -> &'static str {
    match (r, f, m) {
        (4..=5, 4..=5, 4..=5) => "Champions",
        (3..=5, 4..=5, _) => "Loyal",
        (4..=5, 2..=3, _) => "Potential loyalist",
        (5, 1, _) => "New",
        (4, 1, _) => "Promising",
        (3, 3, _) => "Need attention",
        (3, _, _) => "About to sleep",
        (1, 4..=5, 4..=5) => "Cannot lose",
        _ if f >= 3 || m >= 4 => "At risk",
        (2, _, _) => "Hibernating",
        _ => "Lost",
    }
}

fn row() -> impl Strategy<Value = Row> {
    let often = |weight| move |strategy| prop::option::weighted(weight, strategy);
    (
        often(0.95)((0u8..12).boxed()),
        often(0.95)((1u8..12).boxed()),
        prop::option::weighted(0.95, prop_oneof![-300i64..0, Just(0), 1i64..900, Just(500)]),
        prop::option::weighted(0.5, 0u8..6),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn rfm_is_what_counting_gives(
        rows in prop::collection::vec(row(), 1..60), bins in 2usize..8, high: bool, returns in 0usize..3, cut in 4u8..14,
    ) {
        prop_assume!(rows.iter().any(|row| row.0.is_some() && row.1.is_some_and(|day| day <= cut) && row.2.is_some()));
        let returns = ["subtract", "count", "drop"][returns];
        let as_of = format!("2026-01-{cut:02}");
        let more = [("as of", as_of.as_str()), ("ties", if high { "high" } else { "low" }), ("returns", returns)];
        let found = found(&rows, 2, bins as u32, &more);
        let clients = naive(&rows, cut, returns);
        prop_assert_eq!(found.len(), clients.len());
        let buyers = || clients.values().filter(|own| !own.orders.is_empty());
        let recent: Vec<i64> = buyers().map(|own| i64::from(own.last.unwrap())).collect();
        let orders: Vec<i64> = buyers().map(|own| own.orders.len() as i64).collect();
        let cents: Vec<i64> = buyers().map(|own| own.cents).collect();
        for (name, own) in &clients {
            let mut expected = vec![
                own.last.map_or(String::new(), |last| (cut - last).to_string()),
                own.orders.len().to_string(),
                (tiersheet::number::with_exact_scale(own.cents.into(), 2).unwrap()).to_string(),
            ];
            if own.orders.is_empty() {
                // Who has a row without a day or amount, and no order, may have bought.
                expected.truncate(if own.lacks { 0 } else { 3 });
                expected.resize(7, String::new());
            } else {
                let r = score(&recent, own.last.unwrap().into(), bins, high);
                let f = score(&orders, own.orders.len() as i64, bins, high);
                let m = score(&cents, own.cents, bins, high);
                expected.extend([r, f, m].map(|score| score.to_string()));
                expected.push(format!("{r}{f}{m}"));
                if bins == 5 {
                    expected.push(segment(r, f, m).to_owned());
                }
            }
            let own = &found[name];
            prop_assert_eq!(&own[..expected.len()], &expected[..], "{}", name);
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn neither_the_order_of_rows_nor_the_unit_of_money_changes_a_score(
        rows in prop::collection::vec(row(), 1..40), shift in 0usize..40, decimals in 0usize..6,
    ) {
        prop_assume!(rows.iter().any(|row| row.0.is_some() && row.1.is_some() && row.2.is_some()));
        let scores = |found: BTreeMap<String, Vec<String>>| -> BTreeMap<String, Vec<String>> {
            found.into_iter().map(|(name, own)| (name, own[3..].to_vec())).collect()
        };
        let as_of = [("as of", "2026-01-31")];
        let expected = scores(found(&rows, 2, 4, &as_of));
        let mut turned = rows.clone();
        turned.rotate_left(shift % rows.len());
        prop_assert_eq!(scores(found(&turned, 2, 4, &as_of)), expected.clone());
        turned.reverse();
        prop_assert_eq!(scores(found(&turned, decimals, 4, &as_of)), expected);
    }

    #[test]
    fn the_published_cut_points_give_the_same_scores_again(
        rows in prop::collection::vec(row(), 1..40), bins in 2u32..8, high: bool,
    ) {
        let ties = ("ties", if high { "high" } else { "low" });
        let base = [("as of", "2026-01-31"), ("incomplete", "skip"), ties];
        let buys = |row: &Row| row.0.is_some() && row.1.is_some() && row.2 > Some(0);
        prop_assume!(rows.iter().any(buys));
        let cuts = {
            let more = [base.as_slice(), &[("list", "cuts")]].concat();
            let bins = Given::Cell(Cell::Number(bins.into()));
            call("RFM", vec![payments(&rows, 2), bins, Given::Absent, options(&more)]).unwrap()
        };
        let again = call("RFM", vec![payments(&rows, 2), Given::Grid(cuts), Given::Absent, options(&base)]).unwrap();
        let first = found(&rows, 2, bins, &base);
        for row in 1..again.rows.len() {
            let own: Vec<String> = (4..8).map(|column| again.cell(row, column).shown()).collect();
            prop_assert_eq!(&own[..], &first[&again.cell(row, 0).shown()][3..7]);
        }
    }
}

#[test]
fn each_of_the_125_codes_has_one_of_eleven_names_in_every_language() {
    for lang in ["en", "ru", "uk"] {
        let rules = call("RULES", vec![Given::Cell(Cell::text("rfm")), Given::Cell(Cell::text(lang))]).unwrap();
        let mut data = vec![["client", "r score", "f score", "m score"].map(Cell::text).to_vec()];
        for code in 0..125u32 {
            let scores = [code / 25 + 1, code / 5 % 5 + 1, code % 5 + 1];
            let name = scores.map(|score| score.to_string()).concat();
            data.push([Cell::text(name)].into_iter().chain(scores.map(|score| Cell::Number(score.into()))).collect());
        }
        let tiers = call("ASSIGN", vec![Given::Grid(Grid { rows: data }), Given::Grid(rules)]).unwrap();
        let mut names: BTreeMap<String, &str> = BTreeMap::new();
        for code in 0..125usize {
            let name = tiers.cell(code + 1, 0).shown();
            let english = segment(code / 25 + 1, code / 5 % 5 + 1, code % 5 + 1);
            if lang == "en" {
                assert_eq!(name, english, "{code}");
            }
            assert_eq!(*names.entry(name).or_insert(english), english, "{code} {lang}");
        }
        assert_eq!(names.len(), 11, "{names:?}");
        assert_eq!(names.values().collect::<std::collections::BTreeSet<_>>().len(), 11, "{names:?}");
    }
}

/// The orders of the 2,357 CDNOW customers: 1,411 have one, 439 two, 214 three, 293 four or more.
#[test]
fn ties_of_many_clients_stay_together() {
    let mut rows = vec![["client", "recency", "orders", "revenue"].map(Cell::text).to_vec()];
    for (orders, clients) in [(1, 1411), (2, 439), (3, 214), (4, 293)] {
        for client in 0..clients {
            let number = |number: i32| Cell::Number(number.into());
            rows.push(vec![Cell::text(format!("{orders}-{client}")), number(client), number(orders), number(client)]);
        }
    }
    for (ties, expected) in [("low", [293, 214, 439, 0, 1411]), ("high", [507, 439, 1411, 0, 0])] {
        let more = options(&[("list", "scores"), ("ties", ties)]);
        let args = vec![Given::Grid(Grid { rows: rows.clone() }), Given::Absent, Given::Absent, more];
        let grid = call("RFM", args).unwrap();
        let counts: Vec<String> = (6..11).map(|row| grid.cell(row, 4).shown()).collect();
        assert_eq!(counts, expected.map(|count: i32| count.to_string()));
    }
}
