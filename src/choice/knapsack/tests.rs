#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use proptest::prelude::*;

/// Every choice that fits, tried one after the other: the greatest value, and what the best ones need at least.
fn brute(knapsack: &Knapsack) -> (i64, Vec<Vec<i64>>) {
    let (mut best, mut needs) = (0, vec![vec![0; knapsack.room.len()]]);
    for set in 0u32..1 << knapsack.len() {
        let items = || (0..knapsack.len()).filter(|item| set >> item & 1 == 1);
        let value: i64 = items().map(|item| knapsack.values[item]).sum();
        let need: Vec<i64> =
            (0..knapsack.room.len()).map(|of| items().map(|item| knapsack.need(item)[of]).sum()).collect();
        if need.iter().zip(&knapsack.room).any(|(need, room)| need > room) || value < best {
            continue;
        }
        if value > best {
            (best, needs) = (value, Vec::new());
        }
        let no_more = |a: &[i64], b: &[i64]| a.iter().zip(b).all(|(a, b)| a <= b);
        if !needs.iter().any(|other| no_more(other, &need)) {
            needs.retain(|other| !no_more(&need, other));
            needs.push(need);
        }
    }
    needs.sort();
    (best, needs)
}

fn need_of(knapsack: &Knapsack, taken: &[bool]) -> Vec<i64> {
    let of = |of: usize| (0..knapsack.len()).filter(|item| taken[*item]).map(|item| knapsack.need(item)[of]).sum();
    (0..knapsack.room.len()).map(of).collect()
}

fn knapsacks() -> impl Strategy<Value = Knapsack> {
    (0usize..4, 1usize..11, 1i64..40, 1i64..60).prop_flat_map(|(resources, items, need, value)| {
        let values = prop::collection::vec(-2..value, items);
        let needs = prop::collection::vec(0..need, items * resources);
        let room = prop::collection::vec(0..need * 4, resources);
        (values, needs, room).prop_map(|(values, needs, room)| Knapsack { values, needs, room })
    })
}

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below) as i64
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_choice_is_the_best_of_all(knapsack in knapsacks()) {
        let (best, needs) = brute(&knapsack);
        let choice = knapsack.best(&mut Effort(1_000_000));
        prop_assert_eq!((choice.value, choice.bound), (best, best));
        prop_assert!(need_of(&knapsack, &choice.taken).iter().zip(&knapsack.room).all(|(need, room)| need <= room));
        for (item, (taking, leaving)) in knapsack.bounds().into_iter().enumerate() {
            let bound = if choice.taken[item] { taking } else { leaving };
            prop_assert!(best <= bound, "item {}: {} > {}", item, best, bound);
        }
        for floor in [best - 3, best - 1, best, best + 2] {
            let (above, proved) = knapsack.best_above(floor, &mut Effort(1_000_000));
            prop_assert!(proved);
            prop_assert_eq!(above.map(|choice| choice.value), (floor < best).then_some(best));
        }
        let (choices, all) = knapsack.bests_by_room(&mut Effort(1_000_000));
        prop_assert!(all);
        prop_assert!(choices.iter().all(|choice| (choice.value, choice.bound) == (best, best)));
        let mut found: Vec<Vec<i64>> = choices.iter().map(|choice| need_of(&knapsack, &choice.taken)).collect();
        found.sort();
        prop_assert_eq!(found, needs);
    }

    #[test]
    fn the_table_and_the_search_agree(knapsack in knapsacks()) {
        let reduced = Reduced::of(&knapsack, true).knapsack;
        prop_assume!(table::cells(&reduced).is_some_and(|cells| cells < 100_000));
        let mut searched = search::search(&reduced, true, None, &mut Effort(1_000_000));
        let mut filled = table::fill(&reduced, true);
        for found in [&mut searched, &mut filled] {
            prop_assert!(found.proved);
            let mut needs: Vec<Vec<bool>> = std::mem::take(&mut found.taken);
            needs.sort();
            found.taken = needs.iter().map(|taken| need_of(&reduced, taken).iter().map(|need| need % 2 == 1).collect()).collect();
        }
        prop_assert_eq!(searched.bound, filled.bound);
        prop_assert_eq!(searched.taken.len(), filled.taken.len());
    }

    #[test]
    fn an_unfinished_search_says_what_cannot_be_exceeded(knapsack in knapsacks(), effort in 0u64..30) {
        let (best, _) = brute(&knapsack);
        let reduced = Reduced::of(&knapsack, false);
        let found = search::search(&reduced.knapsack, false, None, &mut Effort(effort));
        let choice = reduced.restored(&knapsack, &found.taken[0], found.bound);
        prop_assert!(choice.value <= best && best <= choice.bound, "{} {best} {}", choice.value, choice.bound);
        prop_assert!(!found.proved || choice.value == choice.bound);
    }
}

#[test]
fn the_order_of_the_items_does_not_matter() {
    let mut dice = Dice(7);
    for _ in 0..200 {
        let items: Vec<(i64, i64, i64)> = (0..30).map(|_| (dice.roll(20), dice.roll(9), dice.roll(9))).collect();
        let of = |items: &[(i64, i64, i64)]| Knapsack {
            values: items.iter().map(|item| item.0).collect(),
            needs: items.iter().flat_map(|item| [item.1, item.2]).collect(),
            room: vec![40, 35],
        };
        let taken = |items: &[(i64, i64, i64)]| {
            let choice = of(items).best(&mut Effort(1_000_000));
            assert_eq!(choice.value, choice.bound);
            let mut taken: Vec<(i64, i64, i64)> =
                items.iter().zip(choice.taken).filter(|(_, taken)| *taken).map(|(item, _)| *item).collect();
            taken.sort();
            taken
        };
        let mut turned = items.clone();
        turned.rotate_left(11);
        turned.reverse();
        assert_eq!(taken(&items), taken(&turned));
    }
}

/// How long a thousand items with three resources take: `cargo test --release -- --ignored --nocapture thousand`.
#[test]
#[ignore = "a measurement"]
fn a_thousand_items_and_three_resources() {
    type Value = fn(&mut Dice, &[i64]) -> i64;
    let sorts: [(&str, Value, u64); 6] = [
        ("unrelated", |dice, _| 1 + dice.roll(1_000_000), 1000),
        ("unrelated, hours", |dice, _| 1 + dice.roll(1_000_000), 40),
        ("as the needs and some", |dice, need| need.iter().sum::<i64>() * 1000 + dice.roll(500_000), 1000),
        ("as the needs and little", |dice, need| need.iter().sum::<i64>() * 1000 + dice.roll(20_000), 1000),
        ("by the hour", |_, need| need[0] * 5000, 40),
        ("all alike", |_, _| 1, 40),
    ];
    for (name, value, most) in sorts {
        for resources in 1..=3 {
            for (items, tenths) in [(1000, 1), (1000, 5), (1000, 9)] {
                let mut dice = Dice(42);
                let mut knapsack = Knapsack::default();
                for _ in 0..items {
                    let need: Vec<i64> = (0..resources).map(|_| 1 + dice.roll(most)).collect();
                    knapsack.values.push(value(&mut dice, &need));
                    knapsack.needs.extend(need);
                }
                knapsack.room = (0..resources)
                    .map(|of| knapsack.needs.iter().skip(of).step_by(resources).sum::<i64>() * tenths / 10)
                    .collect();
                let mut effort = Effort(5_000_000);
                #[expect(clippy::disallowed_methods, reason = "a measurement")]
                let start = std::time::Instant::now();
                let choice = knapsack.best(&mut effort);
                println!(
                    "{name}, {resources} resources, room {tenths}/10: {:?}, {} steps, value {}, gap {}",
                    start.elapsed(),
                    5_000_000 - effort.0,
                    choice.value,
                    choice.bound - choice.value
                );
            }
        }
    }
}
