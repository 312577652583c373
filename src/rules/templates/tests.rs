#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::cells::numeral::Mark;
use crate::rules::{Op, RuleTable, Test, Value, Word};
use crate::table::Locale;
use rust_decimal::Decimal;

fn read(template: &Template, lang: Lang) -> RuleTable {
    RuleTable::read(&template.grid(lang), "rules", &Locale::default())
        .unwrap_or_else(|problems| panic!("{} {lang:?}: {problems:#?}", template.id))
}

#[test]
fn templates_are_sound_and_the_same_in_every_language() {
    for template in TEMPLATES {
        let english = read(template, Lang::En);
        assert_eq!(english.warnings, [], "{}", template.id);
        assert_eq!(english.rows.len(), template.rows.len());
        for lang in Lang::ALL {
            let mut grid = template.grid(lang);
            let table = read(template, lang);
            // The segments of RFM have names in each language; with the English ones the rules are the same.
            for (cells, row) in grid.rows.iter_mut().skip(1).zip(template.rows) {
                cells[0] = Cell::text(row.tier[0]);
            }
            let renamed = RuleTable::read(&grid, "rules", &Locale::default()).unwrap();
            assert_eq!(renamed.fingerprint(), english.fingerprint(), "{} {lang:?}", template.id);
            for row in &table.rows {
                for condition in &row.conditions {
                    let field = &table.fields[condition.field];
                    assert!(field.role.is_some() || field.unit == Unit::Any);
                    let mark = if lang == Lang::En { Mark::Point } else { Mark::Comma };
                    let reading = Reading { mark: Some(mark), ..Reading::default() };
                    let printed = condition.condition.print(lang);
                    let again = parse_condition(&Cell::text(printed), field.unit, &reading);
                    assert_eq!(again.unwrap().as_ref(), Some(&condition.condition));
                }
            }
        }
        for row in template.rows {
            assert_eq!(row.conditions.len(), template.columns.len(), "{} {}", template.id, row.tier[0]);
            let conditions: Vec<&&str> = row.conditions.iter().filter(|condition| !condition.is_empty()).collect();
            assert!(!conditions.is_empty(), "a row for everybody in {}", template.id);
        }
    }
}

#[test]
fn tiers_of_templates_are_in_order() {
    let order = |id: &str| read(template(id).unwrap(), Lang::En).ladder.names().join(" ");
    assert_eq!(order("classic"), "A B C D E");
    assert_eq!(order("extended"), "AAA AA A B C D E EE EEE");
    assert!(order("rfm").starts_with("Champions Loyal Potential loyalist New"));
    for lang in [Lang::En, Lang::Ru, Lang::Uk] {
        assert_eq!(read(template("rfm").unwrap(), lang).ladder.len(), 11);
    }
}

#[test]
fn every_score_has_a_segment_and_every_segment_a_score() {
    let table = read(template("rfm").unwrap(), Lang::En);
    let holds = |test: &Test, score: Decimal| match test {
        Test::Compare(op, Value::Number(limit, None)) => match op {
            Op::Equal => score == *limit,
            Op::AtMost => score <= *limit,
            Op::AtLeast => score >= *limit,
            _ => panic!("{op:?}"),
        },
        Test::Between(Value::Number(low, None), Value::Number(high, None)) => (*low..=*high).contains(&score),
        Test::Word(Word::Filled) => true,
        other => panic!("{other:?}"),
    };
    let mut used = vec![0; table.rows.len()];
    for code in 0..125 {
        let scores = [code / 25 + 1, code / 5 % 5 + 1, code % 5 + 1].map(Decimal::from);
        let row = table.rows.iter().position(|row| {
            row.conditions
                .iter()
                .all(|own| own.condition.any.iter().any(|all| all.iter().all(|test| holds(test, scores[own.field]))))
        });
        used[row.unwrap_or_else(|| panic!("no segment for {scores:?}"))] += 1;
    }
    assert!(used.iter().all(|count| *count > 0), "{used:?}");
}

#[test]
fn names_are_found_in_every_language() {
    for template in TEMPLATES {
        for name in template.titles.iter().chain(template.names).chain([&template.id]) {
            assert_eq!(super::template(name).map(|found| found.id), Some(template.id), "{name}");
        }
        for name in template.names {
            assert_eq!(normalise(name), *name);
        }
    }
}
