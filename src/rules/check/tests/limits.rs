use super::*;

fn lines(count: usize, line: impl Fn(usize) -> String) -> Vec<String> {
    let header = "tier;revenue;margin;orders;region;industry;kind".to_owned();
    std::iter::once(header).chain((0..count).map(line)).collect()
}

fn check_lines(lines: &[String]) -> Vec<crate::Problem> {
    check(&table(&lines.iter().map(String::as_str).collect::<Vec<_>>()), Lang::En)
}

#[test]
fn a_long_list_of_codes_is_checked_whole() {
    let all = check_lines(&lines(1500, |row| match row {
        1499 => "D;;;;;;".to_owned(),
        _ => format!("T{};;;;code{};;", row % 7, row % 1400),
    }));
    assert_eq!(all.iter().filter(|problem| problem.code == Code::DuplicateRule).count(), 99);
    assert!(all.iter().all(|problem| problem.code != Code::NotChecked));
}

/// Pairwise overlapping boxes in six fields: the worst there is.
#[test]
fn work_is_limited_on_a_large_table() {
    let mut seed = 7u64;
    let mut next = move |most: u64| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) % most
    };
    let mut rows: Vec<String> = Vec::new();
    for _ in 0..600 {
        let mut range = || {
            let low = next(400);
            format!("{low}..{}", low + 300 + next(600))
        };
        let (a, b, c) = (range(), range(), range());
        rows.push(format!("A;{a};{b};{c};<>r{};<>i{};*k{}*", next(50), next(50), next(50)));
    }
    check_lines(&lines(600, |row| rows[row].clone()));
}
