//! MOVES, MIGRATION, REVIEW and DAMP against a second, deliberately naive reckoning: rules by `support/naive.rs`, causes by building
//! the mixed tables in full, a calendar that counts days on its fingers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

#[path = "support/naive.rs"]
mod naive;

use naive::{Clients, Rule};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use tiersheet::cells::{Cell, Grid};
use tiersheet::functions::{Given, call};

const HEADERS: [&str; 5] = ["Client", "Revenue", "Cost", "Complaints", "Region"];
const TIERS: [&str; 5] = ["A", "B", "C", "D", "E"];
const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", ""];

fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(1) };
    ProptestConfig { cases: asked.unwrap_or(cases), failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

fn number() -> impl Strategy<Value = Cell> {
    prop_oneof![6 => (-4i64..9).prop_map(|value| Cell::Number(value.into())), 1 => Just(Cell::Blank)]
}

fn list(most: usize) -> impl Strategy<Value = Clients> {
    let region = select(vec!["north", "South", "south", ""]).prop_map(Cell::text);
    let row = (select(NAMES.to_vec()), number(), number(), number(), region);
    prop::collection::vec(row, 1..most).prop_map(|rows| Clients {
        headers: HEADERS.map(str::to_owned).to_vec(),
        rows: rows.into_iter().map(|(name, a, b, c, d)| vec![Cell::text(name), a, b, c, d]).collect(),
    })
}

fn condition() -> impl Strategy<Value = String> {
    let limit = (select(vec![">=", "<", ">", "<=", "="]), -3i64..8).prop_map(|(op, value)| format!("{op}{value}"));
    let amount = prop_oneof![
        (1i64..5).prop_map(|count| count.to_string()),
        (1i64..=100).prop_map(|share| format!("{share}%")),
        (1i64..=100).prop_map(|share| format!("{share}% of total")),
    ];
    let rank = (select(vec!["top", "bottom"]), amount, prop::bool::weighted(0.3))
        .prop_map(|(end, amount, within)| format!("{end} {amount}{}", if within { " within region" } else { "" }));
    let word = select(vec!["blank", "filled"]).prop_map(str::to_owned);
    prop_oneof![4 => Just(String::new()), 4 => limit, 3 => rank, 1 => word]
}

fn rules(ranked: bool) -> impl Strategy<Value = Vec<Rule>> {
    let fields = ["revenue", "cost", "profit", "complaints"];
    let row = (select(TIERS.to_vec()), prop::collection::vec(condition(), 4));
    prop::collection::vec(row, 1..5).prop_map(move |rows| {
        let keep = |field: &str, text: String| {
            let rank = text.starts_with("top") || text.starts_with("bottom");
            if !ranked && (rank || field == "profit") { String::new() } else { text }
        };
        let rule = |(tier, own): (&str, Vec<String>)| Rule {
            tier: tier.to_owned(),
            conditions: fields.iter().zip(own).map(|(field, text)| ((*field).to_owned(), keep(field, text))).collect(),
        };
        rows.into_iter().map(rule).collect()
    })
}

fn grid(clients: &Clients) -> Given {
    let header = clients.headers.iter().map(|header| Cell::text(header.as_str())).collect();
    Given::Grid(Grid { rows: [vec![header], clients.rows.clone()].concat() })
}

fn rule_grid(rules: &[Rule]) -> Given {
    let header = ["tier"].into_iter().chain(rules[0].conditions.iter().map(|(field, _)| field.as_str()));
    let mut rows = vec![header.map(Cell::text).collect::<Vec<_>>()];
    for rule in rules {
        let conditions = rule.conditions.iter().map(|(_, condition)| Cell::text(condition.as_str()));
        rows.push([Cell::text(rule.tier.as_str())].into_iter().chain(conditions).collect());
    }
    Given::Grid(Grid { rows })
}

fn override_grid(overrides: &BTreeMap<String, String>, rules: &[Rule]) -> Given {
    let known = |tier: &str| rules.iter().any(|rule| rule.tier == tier);
    let mut rows = vec![["client", "tier"].map(Cell::text).to_vec()];
    rows.extend(
        overrides
            .iter()
            .filter(|(_, tier)| known(tier))
            .map(|(client, tier)| vec![Cell::text(client.as_str()), Cell::text(tier.as_str())]),
    );
    if rows.len() == 1 { Given::Absent } else { Given::Grid(Grid { rows }) }
}

fn texts(grid: &Grid) -> Vec<Vec<String>> {
    grid.rows.iter().skip(1).map(|row| row.iter().map(Cell::shown).collect()).collect()
}

fn name(row: &[Cell]) -> String {
    row[0].shown()
}

/// The first row of each client, in the order of rows.
fn firsts(clients: &Clients) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for (row, cells) in clients.rows.iter().enumerate() {
        let name = name(cells);
        if !name.is_empty() && !found.iter().any(|(own, _)| *own == name) {
            found.push((name, row));
        }
    }
    found
}

/// Two reviews of the naive reckoning.
struct Naive<'a> {
    lists: [&'a Clients; 2],
    rules: [&'a [Rule]; 2],
    overrides: [&'a BTreeMap<String, String>; 2],
}

impl Naive<'_> {
    /// The tier of a client, with data, others, rules and override of the reviews that the four bits say.
    fn tier(&self, client: &str, rows: [usize; 2], choice: [usize; 4]) -> String {
        let [data, others, rules, by_hand] = choice;
        let known = |tier: &&String| self.rules[by_hand].iter().any(|rule| rule.tier == **tier);
        if let Some(tier) = self.overrides[by_hand].get(client).filter(known) {
            return tier.clone();
        }
        let mut mixed = self.lists[others].clone();
        mixed.rows[rows[others]] = self.lists[data].rows[rows[data]].clone();
        let answer = mixed.answer(self.rules[rules], rows[others]);
        answer.rule.map_or(String::new(), |rule| self.rules[rules][rule].tier.clone())
    }

    /// The smallest sets of changes that lead to the later tier.
    fn ways(&self, client: &str, rows: [usize; 2]) -> String {
        let words = ["client's data", "other clients", "rules", "override"];
        let to = self.tier(client, rows, [1; 4]);
        for size in 1..=4 {
            let mut ways = Vec::new();
            for set in 0..16usize {
                let choice = [0, 1, 2, 3].map(|bit| set >> bit & 1);
                if choice.iter().sum::<usize>() == size && self.tier(client, rows, choice) == to {
                    let way: Vec<&str> = (0..4).filter(|bit| choice[*bit] == 1).map(|bit| words[bit]).collect();
                    ways.push(way.join(" + "));
                }
            }
            if !ways.is_empty() {
                return ways.join(" or ");
            }
        }
        panic!("the later review does not lead to itself");
    }
}

fn moves(naive: &Naive<'_>, same_rules: bool) -> Vec<Vec<String>> {
    let after = if same_rules { Given::Absent } else { rule_grid(naive.rules[1]) };
    let args = vec![
        grid(naive.lists[0]),
        grid(naive.lists[1]),
        rule_grid(naive.rules[0]),
        after,
        override_grid(naive.overrides[0], naive.rules[0]),
        override_grid(naive.overrides[1], naive.rules[1]),
        Given::Grid(Grid::of_texts([["decimal", "."]])),
    ];
    texts(&call("MOVES", args).unwrap_or_else(|problems| panic!("{problems:?}")))
}

fn overrides() -> impl Strategy<Value = BTreeMap<String, String>> {
    let one = (select(NAMES[..7].to_vec()), select(TIERS.to_vec()));
    prop::collection::vec(one, 0..3)
        .prop_map(|list| list.into_iter().map(|(client, tier)| (client.to_owned(), tier.to_owned())).collect())
}

/// The overrides of clients who are named once: two rows of one client would be two overrides for the naive reckoning.
fn usable(overrides: BTreeMap<String, String>, clients: &Clients) -> BTreeMap<String, String> {
    let times = |client: &String| clients.rows.iter().filter(|row| name(row) == *client).count();
    overrides.into_iter().filter(|(client, _)| times(client) == 1).collect()
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn moves_and_causes_are_those_of_a_naive_reckoning(
        before in list(9), after in list(9), first in rules(true), second in rules(true), same: bool,
        hands in (overrides(), overrides()),
    ) {
        let second = if same { first.clone() } else { second };
        let hands = (usable(hands.0, &before), usable(hands.1, &after));
        let naive = Naive { lists: [&before, &after], rules: [&first, &second], overrides: [&hands.0, &hands.1] };
        let found = moves(&naive, same);
        let (was, is) = (firsts(&before), firsts(&after));
        let row = |list: &[(String, usize)], client: &str| list.iter().find(|(own, _)| own == client).map(|(_, row)| *row);
        let lost = was.iter().filter(|(client, _)| row(&is, client).is_none());
        let order: Vec<&String> = is.iter().chain(lost).map(|(client, _)| client).collect();
        prop_assert_eq!(order.len(), found.len());
        for (client, line) in order.into_iter().zip(&found) {
            prop_assert_eq!(client, &line[0]);
            let shown = |tier: String| if tier.is_empty() { "(no tier)".to_owned() } else { tier };
            match (row(&was, client), row(&is, client)) {
                (Some(a), Some(b)) => {
                    let (from, to) = (naive.tier(client, [a, b], [0; 4]), naive.tier(client, [a, b], [1; 4]));
                    let kind = match () {
                        () if from == to => "same",
                        () if from.is_empty() || to.is_empty() => "changed",
                        () if to < from => "up",
                        () => "down",
                    };
                    let moved = kind != "same";
                    prop_assert_eq!([&line[1], &line[2], &line[3]], [&shown(from), &shown(to), kind]);
                    let cause = line[4].replace("missing data", "client's data");
                    let expected = if moved { naive.ways(client, [a, b]) } else { String::new() };
                    prop_assert_eq!(cause, expected, "{:?}", line);
                }
                (None, Some(b)) => {
                    prop_assert_eq!([line[1].as_str(), &line[3], &line[4]], ["", "new", ""]);
                    let own = hands.1.get(client).filter(|tier| second.iter().any(|rule| rule.tier == **tier)).cloned();
                    let ruled = || after.answer(&second, b).rule.map_or(String::new(), |rule| second[rule].tier.clone());
                    prop_assert_eq!(&line[2], &shown(own.unwrap_or_else(ruled)));
                }
                _ => prop_assert_eq!([line[2].as_str(), &line[3], &line[4]], ["", "lost", ""]),
            }
        }
    }

    #[test]
    fn the_fields_of_a_cause_suffice_and_none_of_them_is_idle(before in list(7), after in list(7), own in rules(false)) {
        let none = BTreeMap::new();
        let naive = Naive { lists: [&before, &after], rules: [&own, &own], overrides: [&none, &none] };
        let (was, is) = (firsts(&before), firsts(&after));
        let fields = ["revenue", "cost", "complaints"];
        for line in moves(&naive, true).iter().filter(|line| !line[4].is_empty()) {
            let row = |list: &[(String, usize)]| list.iter().find(|(own, _)| *own == line[0]).unwrap().1;
            let rows = [row(&was), row(&is)];
            let to = naive.tier(&line[0], rows, [1; 4]);
            let leads = |taken: &[&str]| {
                let mut mixed = before.clone();
                for field in taken {
                    let column = HEADERS.iter().position(|own| own.eq_ignore_ascii_case(field)).unwrap();
                    mixed.rows[rows[0]][column] = after.rows[rows[1]][column].clone();
                }
                mixed.answer(&own, rows[0]).rule.map_or(String::new(), |rule| own[rule].tier.clone()) == to
            };
            let told = |part: &str| fields.into_iter().find(|field| part.starts_with(field)).unwrap();
            let alone: Vec<&str> = fields.into_iter().filter(|field| leads(&[field])).collect();
            if alone.is_empty() {
                let together: Vec<&str> = line[5].split(", ").map(told).collect();
                prop_assert!(leads(&together), "{:?}", line);
                for idle in &together {
                    let fewer: Vec<&str> = together.iter().copied().filter(|own| own != idle).collect();
                    prop_assert!(!leads(&fewer), "{:?}: without {}", line, idle);
                }
            } else {
                prop_assert_eq!(line[5].split(" or ").map(told).collect::<Vec<_>>(), alone, "{:?}", line);
            }
            if line[4] == "missing data" {
                prop_assert!(line[5].contains('?'), "{:?}", line);
            }
        }
    }

    #[test]
    fn the_unit_of_money_changes_no_cause(before in list(8), after in list(8), own in rules(true)) {
        let none = BTreeMap::new();
        // Limits are of the old unit, so only ranks, blanks and complaints are asked.
        let fits = |field: &str, text: &str| !text.starts_with(['<', '>', '=']) || field == "complaints";
        let own: Vec<Rule> = own.into_iter().map(|rule| Rule {
            conditions: rule.conditions.into_iter()
                .map(|(field, text)| if fits(&field, &text) { (field, text) } else { (field, String::new()) }).collect(),
            ..rule
        }).collect();
        let scaled = |clients: &Clients| {
            let mut clients = clients.clone();
            for row in &mut clients.rows {
                for column in [1, 2] {
                    if let Cell::Number(value) = &mut row[column] {
                        *value *= Decimal::new(1, 3);
                    }
                }
            }
            clients
        };
        let told = |before: &Clients, after: &Clients| {
            let naive = Naive { lists: [before, after], rules: [&own, &own], overrides: [&none, &none] };
            moves(&naive, true).into_iter().map(|line| line[..5].to_vec()).collect::<Vec<_>>()
        };
        prop_assert_eq!(told(&before, &after), told(&scaled(&before), &scaled(&after)));
    }
}

fn tiered(most: usize) -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let tier = select(vec!["A", "a ", "B", "C", "E", "EE", "AAA", "Gold", ""]);
    prop::collection::vec((select(NAMES.to_vec()), tier), 1..most)
}

fn tier_grid(rows: &[(&str, &str)]) -> Given {
    let rows = rows.iter().map(|(client, tier)| [*client, *tier]);
    Given::Grid(Grid::of_texts([["Client", "Tier"]].into_iter().chain(rows).collect::<Vec<_>>()))
}

fn first_tiers(rows: &[(&str, &str)], last: bool) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (client, tier) in rows {
        let tier = if tier.trim().is_empty() { "(no tier)".to_owned() } else { tier.trim().to_uppercase() };
        if !client.is_empty() && (last || !found.contains_key(*client)) {
            found.insert((*client).to_owned(), tier);
        }
    }
    found
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn a_matrix_counts_each_client_once(before in tiered(12), after in tiered(12), last: bool) {
        let options = Given::Grid(Grid::of_texts([["duplicates", if last { "last" } else { "first" }]]));
        let found = call("MIGRATION", vec![tier_grid(&before), tier_grid(&after), options]);
        let grid = match found {
            Ok(grid) => grid,
            // Nothing but a header is no list.
            Err(problems) => {
                prop_assert!(problems.iter().all(|problem| matches!(problem.code.name(), "NO_ROWS" | "EMPTY_RANGE")), "{:?}", problems);
                return Ok(());
            }
        };
        let (was, is) = (first_tiers(&before, last), first_tiers(&after, last));
        let all: std::collections::BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        let header: Vec<String> = grid.rows[0].iter().map(Cell::shown).collect();
        let states: Vec<&String> = header[1..].iter().take_while(|name| !name.contains(", share")).collect();
        let order = ["AAA", "A", "B", "C", "E", "EE", "GOLD", "(NO TIER)", "(LOST)", "TOTAL"];
        let places: Vec<usize> = states.iter().map(|state| order.iter().position(|own| state.to_uppercase() == **own).unwrap()).collect();
        prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", states);
        let absent = |name: &str| matches!(name, "(new)" | "(lost)");
        for row in texts(&grid) {
            let is_in = |tier: Option<&String>, state: &str| {
                state == "total" || tier.map_or(absent(state), |tier| *tier == state.to_uppercase() || *tier == state)
            };
            let of_row = all.iter().filter(|client| is_in(was.get(**client), &row[0])).count();
            for (index, state) in states.iter().enumerate() {
                let both = |client: &&&String| is_in(was.get(**client), &row[0]) && is_in(is.get(**client), state);
                let count = all.iter().filter(both).count();
                prop_assert_eq!(&row[index + 1], &count.to_string(), "{} to {}", row[0], state);
                let share = &row[index + 1 + states.len()];
                match share.parse::<Decimal>() {
                    // 28 digits of the quotient.
                    Ok(share) => prop_assert!((share * Decimal::from(of_row) - Decimal::from(count)).abs() < Decimal::new(1, 20)),
                    Err(_) => prop_assert!(share.is_empty() && of_row == 0),
                }
            }
        }
        // The same from the result of MOVES.
        let moved = call("MOVES", vec![tier_grid(&before), tier_grid(&after), Given::Absent, Given::Absent, Given::Absent, Given::Absent,
            Given::Grid(Grid::of_texts([["duplicates", if last { "last" } else { "first" }]]))]).unwrap();
        let again = call("MIGRATION", vec![Given::Grid(moved), Given::Absent, Given::Grid(Grid::of_texts([["values", "counts"]]))]);
        let direct = call("MIGRATION", vec![tier_grid(&before), tier_grid(&after), Given::Grid(Grid::of_texts([
            ["values", "counts"], ["duplicates", if last { "last" } else { "first" }]]))]);
        if !all.is_empty() {
            prop_assert_eq!(again.unwrap(), direct.unwrap());
        }
    }

    #[test]
    fn the_order_of_rows_changes_no_count(before in tiered(10), after in tiered(10)) {
        // A client named once: otherwise the order says which row counts.
        let once = |rows: Vec<(&'static str, &'static str)>| {
            let mut seen = Vec::new();
            rows.into_iter().filter(|(client, _)| !seen.contains(client) && { seen.push(*client); true }).collect::<Vec<_>>()
        };
        let (before, after) = (once(before), once(after));
        let reversed = |rows: &[(&'static str, &'static str)]| rows.iter().rev().copied().collect::<Vec<_>>();
        let counted = |before: &[(&str, &str)], after: &[(&str, &str)]| call("MIGRATION", vec![tier_grid(before), tier_grid(after)]).ok();
        prop_assert_eq!(counted(&before, &after), counted(&reversed(&before), &reversed(&after)));
    }
}

/// Days since 1 January 2020, counted month by month.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let mut count = 0;
    for own in 2020..year {
        count += (1..=12).map(|month| length(own, month)).sum::<i64>();
    }
    count + (1..month).map(|month| length(year, month)).sum::<i64>() + day - 1
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn iso((year, month, day): (i64, i64, i64)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

fn later((year, month, day): (i64, i64, i64), months: i64) -> (i64, i64, i64) {
    let (mut year, mut month) = (year, month);
    for _ in 0..months {
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    (year, month, day.min(length(year, month)))
}

fn civil() -> impl Strategy<Value = (i64, i64, i64)> {
    let last = prop_oneof![1 => Just(31i64), 2 => 1i64..32];
    (2023i64..2027, 1i64..13, last).prop_map(|(year, month, day)| (year, month, day.min(length(year, month))))
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn reviews_are_due_by_a_calendar_counted_by_hand(
        reviews in prop::collection::vec((select(NAMES.to_vec()), prop::option::weighted(0.9, civil())), 1..12),
        months in 1i64..14, as_of in civil(), ahead in 0i64..40, grace in 0i64..10,
    ) {
        let mut rows = vec![["Client".to_owned(), "Date".to_owned(), "Tier".to_owned()]];
        rows.extend(reviews.iter().map(|(client, day)| [(*client).to_owned(), day.map_or(String::new(), iso), "A".to_owned()]));
        let ahead_text = if ahead == 0 { "never".to_owned() } else { format!("{ahead} days") };
        let options = [["as of".to_owned(), iso(as_of)], ["ahead".to_owned(), ahead_text], ["grace".to_owned(), grace.to_string()]];
        let texts_of = |rows: Vec<Vec<String>>| Given::Grid(Grid { rows: rows.into_iter().map(|row| row.into_iter().map(Cell::text).collect()).collect() });
        let history = texts_of(rows.into_iter().map(|row| row.to_vec()).collect());
        let options = texts_of(options.into_iter().map(|row| row.to_vec()).collect());
        let found = call("REVIEW", vec![history, Given::Cell(Cell::Number(months.into())), Given::Absent, Given::Absent, options]).unwrap();
        let number = |day: (i64, i64, i64)| days(day.0, day.1, day.2);
        let mut clients: Vec<&str> = Vec::new();
        for (client, _) in &reviews {
            if !client.is_empty() && !clients.contains(client) {
                clients.push(client);
            }
        }
        let found = texts(&found);
        prop_assert_eq!(found.len(), clients.len());
        for (client, line) in clients.into_iter().zip(found) {
            let mut own: Vec<_> = reviews.iter().filter(|(own, _)| *own == client).filter_map(|(_, day)| *day)
                .filter(|day| number(*day) <= number(as_of)).collect();
            own.sort_unstable();
            own.dedup();
            let expected = match own.last() {
                None => [client.to_owned(), String::new(), "0".to_owned(), String::new(), String::new(), "never".to_owned()],
                Some(last) => {
                    let next = later(*last, months);
                    let left = number(next) - number(as_of);
                    let status = if left + grace < 0 { "overdue" } else if left <= ahead { "due" } else { "not yet" };
                    [client.to_owned(), iso(*last), own.len().to_string(), iso(next), left.to_string(), status.to_owned()]
                }
            };
            prop_assert_eq!([0, 2, 3, 5, 6, 7].map(|column| line[column].clone()), expected);
        }
    }

    #[test]
    fn damped_tiers_are_the_best_of_the_last_reviews(
        past in prop::collection::vec(prop::collection::vec(select(vec!["A", "B", "C", "D", "E", ""]), 0..6), 1..6),
        new in prop::collection::vec(select(vec!["A", "B", "C", "D", "E", ""]), 6), down in 1usize..5, reverse: bool,
    ) {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (client, reviews) in past.iter().enumerate() {
            for (month, tier) in reviews.iter().enumerate() {
                rows.push(vec![NAMES[client].to_owned(), iso((2025, month as i64 + 1, 28)), (*tier).to_owned()]);
            }
        }
        if reverse {
            rows.reverse();
        }
        rows.insert(0, vec!["Client".to_owned(), "Date".to_owned(), "Tier".to_owned()]);
        if rows.len() == 1 {
            return Ok(());
        }
        let texts_of = |rows: Vec<Vec<String>>| Given::Grid(Grid { rows: rows.into_iter().map(|row| row.into_iter().map(Cell::text).collect()).collect() });
        let mut list = vec![vec!["Client".to_owned(), "Tier".to_owned()]];
        list.extend(past.iter().enumerate().map(|(client, _)| vec![NAMES[client].to_owned(), new[client].to_owned()]));
        let options = texts_of(vec![vec!["down".to_owned(), down.to_string()]]);
        let found = texts(&call("DAMP", vec![texts_of(rows), texts_of(list), options]).unwrap());
        prop_assert_eq!(found.len(), past.len());
        for (client, line) in found.iter().enumerate() {
            let known: Vec<&str> = past[client].iter().chain([&new[client]]).copied().filter(|tier| !tier.is_empty()).collect();
            let best = |reviews: &[&str]| reviews.iter().rev().take(down).min().map_or(String::new(), |tier| (*tier).to_owned());
            let (expected, before) = match new[client] {
                "" => (String::new(), best(&known)),
                _ => (best(&known), best(&known[..known.len() - 1])),
            };
            prop_assert_eq!([&line[1], &line[2], &line[3]], [&expected, &new[client].to_owned(), &before]);
        }
    }

    #[test]
    fn damping_from_recorded_tiers_is_damping_from_the_first_review(
        tiers in prop::collection::vec(select(vec!["A", "B", "C", "D"]), 2..8), down in 1usize..4, up in 1usize..4, latest: bool,
    ) {
        // The history as DAMP leaves it, review by review, against the same reviews played again at once.
        let options = || Given::Grid(Grid::of_texts([
            ["down".to_owned(), down.to_string()], ["up".to_owned(), up.to_string()],
            ["fall to".to_owned(), if latest { "latest" } else { "best" }.to_owned()],
        ].each_ref().map(|row| row.each_ref().map(String::as_str))));
        let list = |tier: &str| Given::Grid(Grid::of_texts([["Client", "Tier"], ["a", tier]]));
        let mut kept = vec![["Client", "Date", "Tier", "Without damping"].map(str::to_owned).to_vec()];
        let mut plain = vec![["Client", "Date", "Tier"].map(str::to_owned).to_vec()];
        for (month, tier) in tiers.iter().enumerate() {
            let day = iso((2025, month as i64 + 1, 15));
            if month == 0 {
                kept.push(vec!["a".to_owned(), day.clone(), (*tier).to_owned(), (*tier).to_owned()]);
                plain.push(vec!["a".to_owned(), day, (*tier).to_owned()]);
                continue;
            }
            let damped = |rows: &[Vec<String>]| {
                let rows = rows.iter().map(|row| row.iter().map(|text| Cell::text(text.as_str())).collect()).collect();
                texts(&call("DAMP", vec![Given::Grid(Grid { rows }), list(tier), options()]).unwrap()).remove(0)
            };
            let (from_kept, from_plain) = (damped(&kept), damped(&plain));
            prop_assert_eq!(&from_kept, &from_plain);
            kept.push(vec!["a".to_owned(), day.clone(), from_kept[1].clone(), (*tier).to_owned()]);
            plain.push(vec!["a".to_owned(), day, (*tier).to_owned()]);
        }
    }
}
