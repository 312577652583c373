//! CAPACITY against trying every choice, and PLAN against adding up by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;
use tiersheet::cells::{Cell, Grid};
use tiersheet::functions::{Given, call};

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Open,
    Keep,
    Decline,
}

/// A client with a value in tenths and needs in quarters; blank is not known.
#[derive(Clone, Debug)]
struct Client {
    name: String,
    value: Option<i64>,
    needs: Vec<Option<i64>>,
    tier: usize,
    fate: Fate,
}

#[derive(Clone, Debug)]
struct Company {
    clients: Vec<Client>,
    room: Vec<i64>,
}

const TIERS: [&str; 3] = ["AA", "A", "B"];

fn company(most: usize, resources: std::ops::Range<usize>) -> impl Strategy<Value = Company> {
    (resources, 1i64..30, select(vec![3i64, 40, 900])).prop_flat_map(move |(resources, need, value)| {
        let value = prop_oneof![20 => (-value / 10..value).prop_map(Some), 1 => Just(None)];
        let need = || prop_oneof![20 => (0..need).prop_map(Some), 1 => Just(None)];
        let fate = prop_oneof![12 => Just(Fate::Open), 1 => Just(Fate::Keep), 1 => Just(Fate::Decline)];
        let client = (value, prop::collection::vec(need(), resources), 0usize..3, fate);
        (prop::collection::vec(client, 1..=most), prop::collection::vec(0i64..60, resources)).prop_map(
            |(clients, room)| Company {
                clients: clients
                    .into_iter()
                    .enumerate()
                    .map(|(index, (value, needs, tier, fate))| Client {
                        name: format!("c{index:02}"),
                        value,
                        needs,
                        tier,
                        fate,
                    })
                    .collect(),
                room,
            },
        )
    })
}

impl Company {
    fn given(&self, unit: Decimal, pairs: &[(&str, &str)]) -> Vec<Given> {
        let resources = self.room.len();
        let mut rows = vec![vec![Cell::text("client"), Cell::text("tier"), Cell::text("profit")]];
        rows[0].extend((0..resources).map(|index| Cell::text(format!("resource {index}"))));
        let amount = |value: Option<i64>, factor: Decimal| {
            value.map_or(Cell::Blank, |value| Cell::Number((Decimal::from(value) * factor).normalize()))
        };
        let quarter = Decimal::new(25, 2);
        for client in &self.clients {
            let mut row = vec![
                Cell::text(&client.name),
                Cell::text(TIERS[client.tier]),
                amount(client.value, unit / Decimal::TEN),
            ];
            row.extend(client.needs.iter().map(|need| amount(*need, quarter)));
            rows.push(row);
        }
        let names: Vec<String> = (0..resources).map(|index| format!("resource {index}")).collect();
        let room = vec![self.room.iter().map(|room| amount(Some(*room), quarter)).collect()];
        let decided = |fate: Fate| self.clients.iter().filter(move |client| client.fate == fate);
        let mut must: Vec<Vec<Cell>> = vec![vec![Cell::text("client"), Cell::text("decision")]];
        must.extend(decided(Fate::Keep).map(|client| vec![Cell::text(&client.name), Cell::text("keep")]));
        must.extend(decided(Fate::Decline).map(|client| vec![Cell::text(&client.name), Cell::text("decline")]));
        let must = if must.len() > 1 { Given::Grid(Grid { rows: must }) } else { Given::Absent };
        let options =
            Grid::of_texts([["unit", "0.25"]].into_iter().chain(pairs.iter().map(|(name, value)| [*name, *value])));
        vec![
            Given::Grid(Grid { rows }),
            Given::Cell(Cell::text("profit")),
            Given::Cell(Cell::text(names.join("; "))),
            Given::Grid(Grid { rows: room }),
            must,
            Given::Grid(options),
        ]
    }

    /// Who can be chosen: everything about them is known, and they are worth something.
    fn open(&self) -> Vec<usize> {
        let is_open = |client: &Client| {
            client.fate == Fate::Open
                && client.value.is_some_and(|value| value > 0)
                && client.needs.iter().all(Option::is_some)
        };
        (0..self.clients.len()).filter(|index| is_open(&self.clients[*index])).collect()
    }

    fn kept(&self) -> Vec<usize> {
        (0..self.clients.len()).filter(|index| self.clients[*index].fate == Fate::Keep).collect()
    }

    /// The best values by tier of all choices that fit, given clients who are kept and clients who are not.
    fn best(&self, room: &[i64], kept: &[usize], not: Option<usize>, tiers: bool) -> Option<Vec<i64>> {
        let need = |index: usize, of: usize| self.clients[index].needs[of].unwrap();
        let place = |index: usize| if tiers { self.clients[index].tier } else { 0 };
        let left: Vec<i64> =
            (0..room.len()).map(|of| room[of] - kept.iter().map(|index| need(*index, of)).sum::<i64>()).collect();
        if left.iter().any(|left| *left < 0) {
            return None;
        }
        let open: Vec<usize> =
            self.open().into_iter().filter(|index| !kept.contains(index) && Some(*index) != not).collect();
        let mut best = vec![0; 3];
        // Set after set by changing one client: the gray code.
        let (mut values, mut left) = (vec![0i64; 3], left);
        for step in 1u64..1 << open.len() {
            let bit = step.trailing_zeros() as usize;
            let index = open[bit];
            let sign = if (step ^ step >> 1) >> bit & 1 == 1 { 1 } else { -1 };
            values[place(index)] += sign * self.clients[index].value.unwrap();
            left.iter_mut().enumerate().for_each(|(of, left)| *left -= sign * need(index, of));
            if values > best && left.iter().all(|left| *left >= 0) {
                best.clone_from(&values);
            }
        }
        Some(best)
    }

    /// What a choice is worth by tier, if it fits and respects what is decided; without those who are kept beforehand.
    fn worth(&self, keeps: &[bool], tiers: bool) -> Vec<i64> {
        let mut values = vec![0; 3];
        for (index, client) in self.clients.iter().enumerate() {
            match client.fate {
                Fate::Keep => assert!(keeps[index]),
                Fate::Decline => assert!(!keeps[index]),
                Fate::Open if keeps[index] => values[if tiers { client.tier } else { 0 }] += client.value.unwrap(),
                Fate::Open => {}
            }
        }
        for (of, room) in self.room.iter().enumerate() {
            let used: i64 = (0..keeps.len())
                .filter(|index| keeps[*index])
                .map(|index| self.clients[index].needs[of].unwrap())
                .sum();
            assert!(used <= *room, "resource {of}: {used} of {room}");
        }
        values
    }

    /// Whether those who must be kept have needs that are known and fit.
    fn is_possible(&self) -> bool {
        let known = |index: &usize| self.clients[*index].needs.iter().all(Option::is_some);
        self.kept().iter().all(known) && self.best(&self.room, &self.kept(), None, false).is_some()
    }
}

fn keeps(found: &Grid) -> Vec<bool> {
    found.rows[1..].iter().map(|row| row[0] == Cell::text("keep")).collect()
}

fn amounts(found: &Grid, what: &str) -> Vec<(String, Decimal)> {
    let lines = found.rows[1..].iter().filter(|row| row[0] == Cell::text(what));
    lines
        .map(|row| match &row[2] {
            Cell::Number(number) => (row[1].shown(), *number),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn check(company: &Company) -> Result<(), TestCaseError> {
    let first = call("CAPACITY", company.given(Decimal::ONE, &[]));
    if !company.is_possible() {
        let codes: Vec<&str> = first.unwrap_err().iter().map(|problem| problem.code.name()).collect();
        prop_assert!(codes.iter().all(|code| ["MUST_TOO_MUCH", "MUST_WITHOUT_LOAD"].contains(code)), "{:?}", codes);
        return Ok(());
    }
    let kept = company.kept();
    let best = company.best(&company.room, &kept, None, false).unwrap();
    let found = keeps(&first.unwrap());
    prop_assert_eq!(company.worth(&found, false), best.clone());
    // In another currency unit and in another order of the rows the same clients are kept.
    let scaled = call("CAPACITY", company.given(Decimal::ONE_THOUSAND, &[])).unwrap();
    prop_assert_eq!(&keeps(&scaled), &found);
    let mut turned = company.clone();
    turned.clients.reverse();
    let mut again = keeps(&call("CAPACITY", turned.given(Decimal::ONE, &[])).unwrap());
    again.reverse();
    prop_assert_eq!(&again, &found);

    let summary = call("CAPACITY", company.given(Decimal::ONE, &[("list", "summary")])).unwrap();
    let tenths = |value: i64| Decimal::new(value, 1).normalize();
    let gap = amounts(&summary, "at most so much better");
    prop_assert_eq!(gap[0].1, Decimal::ZERO);
    let worth: i64 =
        (0..found.len()).filter(|index| found[*index]).filter_map(|index| company.clients[index].value).sum();
    prop_assert_eq!(amounts(&summary, "kept")[0].1, tenths(worth));
    let more = amounts(&summary, "more of it is worth");
    for (of, (_, gain)) in more.iter().enumerate() {
        let mut room = company.room.clone();
        room[of] += 1;
        let raised = company.best(&room, &kept, None, false).unwrap();
        prop_assert_eq!(*gain, tenths(raised[0] - best[0]), "one more of {}", of);
    }
    let open = company.open();
    let waiting = open.iter().filter(|index| !found[**index]).filter_map(|index| {
        let with: Vec<usize> = kept.iter().copied().chain([*index]).collect();
        let values = company.best(&company.room, &with, None, false)?;
        Some(best[0] - values[0] - company.clients[*index].value.unwrap())
    });
    let next_in = amounts(&summary, "next in");
    prop_assert_eq!(next_in.first().map(|next| next.1), waiting.min().map(tenths));
    let staying = open.iter().filter(|index| found[**index]);
    let staying = staying.map(|index| best[0] - company.best(&company.room, &kept, Some(*index), false).unwrap()[0]);
    let next_out = amounts(&summary, "next out");
    prop_assert_eq!(next_out.first().map(|next| next.1), staying.min().map(tenths));

    let served = call("CAPACITY", company.given(Decimal::ONE, &[("tiers", "priority")])).unwrap();
    prop_assert_eq!(company.worth(&keeps(&served), true), company.best(&company.room, &kept, None, true).unwrap());
    Ok(())
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn the_choice_is_the_best_of_all(company in company(8, 1..4)) {
        check(&company)?;
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn the_choice_is_the_best_of_a_million(company in company(20, 1..4)) {
        if company.is_possible() {
            let found = keeps(&call("CAPACITY", company.given(Decimal::ONE, &[])).unwrap());
            let best = company.best(&company.room, &company.kept(), None, false).unwrap();
            prop_assert_eq!(company.worth(&found, false), best);
            let served = call("CAPACITY", company.given(Decimal::ONE, &[("tiers", "priority")])).unwrap();
            let best = company.best(&company.room, &company.kept(), None, true).unwrap();
            prop_assert_eq!(company.worth(&keeps(&served), true), best);
        }
    }

    #[test]
    fn a_thousand_clients_are_answered(seed in 1u64..1000) {
        let mut state = seed;
        let mut roll = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % below) as i64
        };
        let clients: Vec<Client> = (0..1000)
            .map(|index| Client {
                name: format!("c{index:04}"),
                value: Some(1 + roll(100_000)),
                needs: (0..3).map(|_| Some(1 + roll(40))).collect(),
                tier: roll(3) as usize,
                fate: Fate::Open,
            })
            .collect();
        let company = Company { clients, room: vec![8000, 9000, 7000] };
        let found = call("CAPACITY", company.given(Decimal::ONE, &[("steps", "300000")])).unwrap();
        prop_assert!(company.worth(&keeps(&found), false)[0] > 0);
    }
}

/// A client of PLAN: the tier, if there is one, and the profit in cents, if it is known.
type Planned = (Option<usize>, Option<i64>);

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn a_plan_adds_up(
        clients in prop::collection::vec((prop::option::weighted(0.9, 0usize..3), prop::option::weighted(0.9, -500i64..2000)), 1..20),
        costs in prop::collection::vec(prop::option::weighted(0.9, 0i64..300), 2),
        skip in any::<bool>()
    ) {
        // The plan has two of the three tiers; costs are per quarter, the profit is of a year.
        let mut rows = vec![vec![Cell::text("client"), Cell::text("tier"), Cell::text("profit")]];
        rows.extend(clients.iter().enumerate().map(|(index, (tier, profit)): (usize, &Planned)| vec![
            Cell::text(format!("c{index}")),
            tier.map_or(Cell::Blank, |tier| Cell::text(TIERS[tier])),
            profit.map_or(Cell::Blank, |cents| Cell::Number(Decimal::new(cents, 2).normalize())),
        ]));
        let mut plan = vec![vec![Cell::text("tier"), Cell::text("cost"), Cell::text("period")]];
        plan.extend(costs.iter().enumerate().map(|(tier, cost)| vec![
            Cell::text(TIERS[tier]), cost.map_or(Cell::Blank, |cents| Cell::Number(Decimal::new(cents, 2).normalize())), Cell::text("quarter"),
        ]));
        let options = Grid::of_texts([["list", "tiers"], ["incomplete", if skip { "skip" } else { "unknown" }]]);
        let found = call("PLAN", vec![
            Given::Grid(Grid { rows }), Given::Grid(Grid { rows: plan }), Given::Absent, Given::Grid(options),
        ]).unwrap();
        let number = |cell: &Cell| match cell {
            Cell::Number(number) => Some((*number * Decimal::ONE_HUNDRED).normalize()),
            _ => None,
        };
        let cents = |cents: Option<i64>| cents.map(Decimal::from);
        let mut cost_of_all = Some(0);
        for (tier, cost) in costs.iter().enumerate() {
            let own: Vec<&Planned> = clients.iter().filter(|client| client.0 == Some(tier)).collect();
            let profits: Vec<i64> = own.iter().filter_map(|client| client.1).collect();
            let cells = &found.rows[tier + 1];
            let cost_of = |clients: usize| cost.map(|cost| cost * 4 * clients as i64);
            prop_assert_eq!(number(&cells[3]), cents(cost_of(own.len())), "tier {}", tier);
            prop_assert_eq!(number(&cells[5]), cents((!profits.is_empty()).then(|| profits.iter().sum())), "tier {}", tier);
            let judged = !profits.is_empty() && (skip || profits.len() == own.len());
            let left = cost_of(profits.len()).filter(|_| judged).map(|cost| profits.iter().sum::<i64>() - cost);
            prop_assert_eq!(number(&cells[7]), cents(left), "tier {}", tier);
            prop_assert_eq!(&cells[8], &left.map_or(Cell::Blank, |left| Cell::Bool(left >= 0)), "tier {}", tier);
            let part = if own.is_empty() { Some(0) } else { cost_of(own.len()) };
            cost_of_all = cost_of_all.zip(part).map(|(sum, part)| sum + part);
        }
        // Clients of a tier that the plan lacks, or of none, leave the whole cost open.
        if clients.iter().any(|client| client.0.is_none_or(|tier| tier == 2)) {
            cost_of_all = None;
        }
        prop_assert_eq!(number(&found.rows.last().unwrap()[3]), cents(cost_of_all));
    }
}
