//! RNVL against a second, naive reckoning: clients and orders as sets, parts as fractions of whole numbers.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

#[path = "support/random.rs"]
mod random;

use random::{Random, called, hundredths, options, range, text};
use std::collections::BTreeSet;

/// A fraction of whole numbers.
#[derive(Clone, Copy)]
struct Fraction(i128, i128);

fn reduced(over: i128, under: i128) -> Fraction {
    let (mut a, mut b) = (over.abs(), under.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let sign = if under < 0 { -1 } else { 1 };
    Fraction(sign * over / a.max(1), sign * under / a.max(1))
}

impl Fraction {
    fn times(self, other: Fraction) -> Fraction {
        reduced(self.0 * other.0, self.1 * other.1)
    }
    fn plus(self, other: Fraction) -> Fraction {
        reduced(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }
    fn minus(self, other: Fraction) -> Fraction {
        self.plus(Fraction(-other.0, other.1))
    }
    fn double(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }
}

/// What a payment is: client, order (0 for none), cents, units.
type Paid = (usize, usize, i128, i128);

/// N, V in cents, L, units of an order, cents of a unit; nothing without an order.
fn factors(payments: &[Paid]) -> Option<([Fraction; 3], Option<[Fraction; 2]>)> {
    let positive = || payments.iter().enumerate().filter(|(_, paid)| paid.2 > 0);
    let clients: BTreeSet<usize> = positive().map(|(_, paid)| paid.0).collect();
    let orders: BTreeSet<(usize, usize)> =
        positive().map(|(row, paid)| (paid.0, if paid.1 == 0 { 1000 + row } else { paid.1 })).collect();
    let (n, o) = (clients.len() as i128, orders.len() as i128);
    let revenue: i128 = payments.iter().map(|paid| paid.2).sum();
    let units: i128 = payments.iter().map(|paid| paid.3).sum();
    let value = (units != 0 && o != 0).then(|| [reduced(units, o), reduced(revenue, units)]);
    (n > 0).then(|| ([reduced(n, 1), reduced(revenue, o), reduced(o, n)], value))
}

/// The parts, the factors changing in this order.
fn chain(before: [Fraction; 3], after: [Fraction; 3], order: [usize; 3]) -> [Fraction; 3] {
    let product = |factors: [Fraction; 3]| factors[0].times(factors[1]).times(factors[2]);
    let (mut now, mut parts) = (before, [Fraction(0, 1); 3]);
    for at in order {
        let then = product(now);
        now[at] = after[at];
        parts[at] = product(now).minus(then);
    }
    parts
}

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// The mean over all orders; units and price change next to each other, in either order.
fn shapley(
    before: [Fraction; 3],
    after: [Fraction; 3],
    value: Option<[[Fraction; 2]; 2]>,
) -> ([Fraction; 3], Option<[Fraction; 2]>) {
    let mut parts = [Fraction(0, 1); 3];
    let mut of_value = [Fraction(0, 1); 2];
    for order in ORDERS {
        for (sum, part) in parts.iter_mut().zip(chain(before, after, order)) {
            *sum = sum.plus(part.times(Fraction(1, 6)));
        }
        let Some([[q0, p0], [q1, p1]]) = value else { continue };
        let place = |factor: usize| order.iter().position(|own| *own == factor);
        let others = [0, 2].iter().fold(Fraction(1, 1), |product, other| {
            product.times(if place(*other) < place(1) { after[*other] } else { before[*other] })
        });
        let twelfth = others.times(Fraction(1, 12));
        of_value[0] = of_value[0].plus(q1.minus(q0).times(p0.plus(p1)).times(twelfth));
        of_value[1] = of_value[1].plus(p1.minus(p0).times(q0.plus(q1)).times(twelfth));
    }
    (parts, value.map(|_| of_value))
}

/// A text as whole units of `10^-9`.
fn billionths(text: &str) -> i128 {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    assert!(part.len() <= 9, "{text}");
    sign * (whole.parse::<i128>().unwrap() * 1_000_000_000 + format!("{part:0<9}").parse::<i128>().unwrap())
}

fn table(payments: &[Paid], with_units: bool) -> Vec<Vec<String>> {
    let header = ["client", "order id", "amount", "quantity"].map(str::to_owned).to_vec();
    let row = |paid: &Paid| {
        let order = if paid.1 == 0 { String::new() } else { paid.1.to_string() };
        vec![format!("c{}", paid.0), order, hundredths(paid.2), paid.3.to_string()]
    };
    let mut rows: Vec<Vec<String>> = std::iter::once(header).chain(payments.iter().map(row)).collect();
    rows.iter_mut().for_each(|row| row.truncate(if with_units { 4 } else { 3 }));
    rows
}

#[test]
fn the_parts_are_those_of_the_naive_reckoning_and_add_up() {
    let mut random = Random(55_555_001);
    for round in 0..3000 {
        let mut side = || -> Vec<Paid> {
            let (clients, rows) = (1 + random.below(6), 1 + random.below(12));
            let paid = |random: &mut Random| {
                let cents = random.of(&[100, 333, 1_999, -250, 0, 12_345_678, -40_000]);
                (random.below(clients), random.below(7), cents, random.below(9) as i128 - 1)
            };
            (0..rows).map(|_| paid(&mut random)).collect()
        };
        let (old, new) = (side(), side());
        let with_units = random.below(2) == 0;
        let method = random.of(&["", "chain", "lmdi"]);
        let order = random.of(&ORDERS);
        let letters = order.map(|at| ["N", "V", "L"][at]).join(";");
        let given = |old: &[Vec<String>], new: &[Vec<String>]| {
            vec![range(old), range(new), text(method), options(&[("order", &letters)])]
        };
        let (old_table, new_table) = (table(&old, with_units), table(&new, with_units));
        let found = called("RNVL", given(&old_table, &new_table));
        let (Some((before, value0)), Some((after, value1))) = (factors(&old), factors(&new)) else {
            assert_eq!(found, Err("NOTHING_COUNTS".to_owned()));
            continue;
        };
        if method == "lmdi" && before.iter().chain(&after).any(|factor| factor.0 <= 0) {
            assert_eq!(found, Err("NOT_POSITIVE".to_owned()), "round {round}");
            continue;
        }
        let found = found.unwrap_or_else(|code| panic!("round {round}: {code}"));
        let value = value0.zip(value1).filter(|_| with_units).map(|(before, after)| [before, after]);
        let revenue = |factors: [Fraction; 3]| factors[0].times(factors[1]).times(factors[2]);
        let (r0, r1) = (revenue(before), revenue(after));
        let (parts, of_value): ([f64; 3], Option<[f64; 2]>) = match method {
            "chain" => {
                let parts = chain(before, after, order);
                let others = [0, 2].iter().fold(Fraction(1, 1), |product, other| {
                    let place = |factor: usize| order.iter().position(|own| *own == factor);
                    product.times(if place(*other) < place(1) { after[*other] } else { before[*other] })
                });
                let of_value = value.map(|[[q0, p0], [q1, p1]]| {
                    [q1.minus(q0).times(p0).times(others).double(), p1.minus(p0).times(q1).times(others).double()]
                });
                (parts.map(Fraction::double), of_value)
            }
            "lmdi" => {
                // By the relative change, since the logarithm of nearly 1 has few digits.
                let log = |a: Fraction, b: Fraction| b.minus(a).times(reduced(a.1, a.0)).double().ln_1p();
                let whole = log(r0, r1);
                let mean = if whole == 0.0 { r0.double() } else { r1.minus(r0).double() / whole };
                let part = |at: usize| mean * log(before[at], after[at]);
                let of_value = value.map(|[[q0, p0], [q1, p1]]| [mean * log(q0, q1), mean * log(p0, p1)]);
                ([part(0), part(1), part(2)], of_value.filter(|parts| parts.iter().all(|part| part.is_finite())))
            }
            _ => {
                let (parts, of_value) = shapley(before, after, value);
                (parts.map(Fraction::double), of_value.map(|parts| parts.map(Fraction::double)))
            }
        };
        let lines: Vec<&Vec<String>> = found[1..].iter().filter(|row| !row[0].starts_with("of which")).collect();
        let change = r1.minus(r0);
        assert_eq!(lines[3][5], hundredths(change.0 / change.1), "round {round}");
        let sum: i128 = lines[..3].iter().map(|row| billionths(&row[5])).sum();
        assert_eq!(sum, billionths(&lines[3][5]), "the parts add up, round {round}: {found:?}");
        let near = |shown: &str, cents: f64| {
            let size = parts.iter().fold(1.0f64, |size, part| size.max(part.abs()));
            let shown: f64 = shown.parse().unwrap();
            assert!((shown * 100.0 - cents).abs() < 1e-7 + 1e-11 * size, "round {round}: {shown} {cents} {found:?}");
        };
        for (row, part) in lines.iter().zip(parts) {
            near(&row[5], part);
        }
        let split: Vec<&Vec<String>> = found.iter().filter(|row| row[0].starts_with("of which")).collect();
        if method != "lmdi" || of_value.is_some() {
            assert_eq!(split.len(), of_value.map_or(0, |_| 2), "round {round}: {found:?}");
        }
        if let (Some(of_value), [units, price]) = (of_value, split.as_slice()) {
            near(&units[5], of_value[0]);
            near(&price[5], of_value[1]);
            assert_eq!(billionths(&units[5]) + billionths(&price[5]), billionths(&lines[1][5]), "round {round}");
        }
        let shuffled = called("RNVL", given(&random.shuffled(&old_table), &random.shuffled(&new_table)));
        assert_eq!(shuffled, Ok(found), "the order of rows, round {round}");
    }
}
