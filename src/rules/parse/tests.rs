#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::cells::numeral::Mark;
use crate::date::{Date, Order};
use crate::lang::Lang;
use crate::messages::Code;
use rust_decimal::Decimal;

fn read(text: &str, unit: Unit, reading: &Reading) -> Result<Option<Condition>, ConditionError> {
    parse_condition(&Cell::text(text), unit, reading)
}

fn comma() -> Reading {
    Reading { mark: Some(Mark::Comma), ..Reading::default() }
}

/// The condition in English.
fn shown(text: &str, unit: Unit) -> String {
    match read(text, unit, &comma()) {
        Ok(condition) => condition.map_or(String::new(), |condition| condition.to_string()),
        Err(error) => panic!("{text}: {error}"),
    }
}

/// Code and suggestion of the error.
fn refused(text: &str, unit: Unit) -> (Code, String) {
    match read(text, unit, &comma()) {
        Ok(condition) => panic!("{text} is {}", condition.unwrap()),
        Err(error) => (error.code(), error.suggestion),
    }
}

#[test]
fn conditions_as_people_write_them() {
    for (text, unit, expected) in [
        ("", Unit::Money, ""),
        (" \u{a0}", Unit::Money, ""),
        (">= 25 %", Unit::Share, ">=25%"),
        ("≥25%", Unit::Share, ">=25%"),
        ("=>25%", Unit::Share, ">=25%"),
        ("≤ 0,35", Unit::Share, "<=0.35"),
        ("!=0", Unit::Count, "<>0"),
        ("≠ 0", Unit::Count, "<>0"),
        ("<−5", Unit::Money, "<-5"),
        ("< -50%", Unit::Share, "<-50%"),
        ("12..20", Unit::Money, "12..20"),
        ("-5 .. 1 000 000 ₽", Unit::Money, "-5..1000000 ₽"),
        ("10 руб...20 руб.", Unit::Money, "10 руб. .. 20 руб."),
        ("12% .. 20%", Unit::Share, "12%..20%"),
        ("ООО | АО", Unit::Any, "ООО | АО"),
        (">0&<10|>100", Unit::Money, ">0 & <10 | >100"),
        ("\"A | B\"", Unit::Any, "\"A | B\""),
        ("«A & B» | C", Unit::Any, "\"A & B\" | C"),
        ("“A & B”|„C“", Unit::Any, "\"A & B\" | \"C\""),
        ("«ООО «Ромашка»»", Unit::Any, "\"ООО «Ромашка»\""),
        ("ООО \"Ромашка\"", Unit::Any, "ООО \"Ромашка\""),
        ("\"Ромашка\" ООО", Unit::Any, "\"Ромашка\" ООО"),
        ("\"a \"\"b\"\" c\"", Unit::Any, "\"a \"\"b\"\" c\""),
        ("5\" | 6\"", Unit::Any, "5\" | 6\""),
        ("a~|b~&c~*d~e", Unit::Any, "a~|b~&c~*d~~e"),
        ("=", Unit::Any, "blank"),
        ("<>", Unit::Money, "filled"),
        ("=\"\"", Unit::Any, "blank"),
        ("Пусто", Unit::Money, "blank"),
        ("ЗАПОВНЕНО", Unit::Money, "filled"),
        ("да", Unit::Any, "yes"),
        ("ні", Unit::Count, "no"),
        ("=yes", Unit::Any, "=yes"),
        ("<>нет", Unit::Any, "<>нет"),
        ("=top 20%", Unit::Any, "=top 20%"),
        ("yes we can", Unit::Any, "yes we can"),
        ("истина", Unit::Any, "TRUE"),
        ("has  благотворительность", Unit::Any, "has благотворительность"),
        ("має \"a|b\"", Unit::Any, "has a~|b"),
        ("есть эко*", Unit::Any, "has эко*"),
        ("has \"эко*\"", Unit::Any, "has эко~*"),
        (">=2 года", Unit::Days, ">=2 years"),
        ("<1 год", Unit::Date, "<1 year"),
        ("18 місяців..2 роки", Unit::Days, "18 months..2 years"),
        ("90дней", Unit::Days, "90 days"),
        ("1,5 мес.", Unit::Days, "1.5 months"),
        ("3 тижні", Unit::Days, "3 weeks"),
        (">=31.12.2025", Unit::Date, ">=2025-12-31"),
        ("45992", Unit::Date, "2025-12-01"),
        ("01.02.2026..31 дек 2026", Unit::Date, "2026-02-01..2026-12-31"),
        ("5", Unit::Any, "5"),
        ("007", Unit::Id, "007"),
        (">=5", Unit::Id, ">=5"),
        ("1,5", Unit::Id, "1,5"),
        (">=abc", Unit::Any, ">=abc"),
        ("10..abc", Unit::Any, "10..abc"),
        ("10-20", Unit::Any, "10-20"),
        ("50+", Unit::Any, "50+"),
        ("5O", Unit::Any, "5O"),
        ("тип 5", Unit::Any, "тип 5"),
        ("топ-менеджер", Unit::Any, "топ-менеджер"),
        ("filed", Unit::Any, "filed"),
    ] {
        assert_eq!(shown(text, unit), expected, "{text}");
    }
}

#[test]
fn ranks_in_three_languages() {
    for (text, expected) in [
        ("top 20%", "top 20%"),
        ("TOP20 %", "top 20%"),
        ("топ-20%", "top 20%"),
        ("топ-5", "top 5"),
        ("Лучшие 1 000", "top 1000"),
        ("низ 2,5%", "bottom 2.5%"),
        ("top 80% of total", "top 80% of total"),
        ("top 80% of the total", "top 80% of total"),
        ("топ 80% от общей суммы", "top 80% of total"),
        ("топ 80%  від\u{a0}підсумку", "top 80% of total"),
        ("top 1 within industry", "top 1 within industry"),
        ("топ 20% внутри отрасль", "top 20% within отрасль"),
        ("топ 20% в разрезе форма и регион", "top 20% within форма и регион"),
        ("топ 20% по регион", "top 20% within регион"),
        ("топ 80% від суми у межах галузь", "top 80% of total within галузь"),
        ("top 5 within \"a | b\" | >0", "top 5 within \"a | b\" | >0"),
        ("top 100%", "top 100%"),
    ] {
        assert_eq!(shown(text, Unit::Money), expected, "{text}");
    }
}

#[test]
fn mistakes_are_errors_with_suggestions() {
    for (text, unit, code, suggestion) in [
        ("tpo 20%", Unit::Any, Code::BadCondition, "top 20%"),
        ("топп 10", Unit::Any, Code::BadCondition, "топ 10"),
        ("топ20", Unit::Any, Code::BadCondition, "топ 20"),
        ("top 20 %%", Unit::Any, Code::BadCondition, "top 20 %"),
        ("top -5", Unit::Money, Code::BadCondition, "top 5"),
        ("top 120%", Unit::Money, Code::BadCondition, ""),
        ("top 0", Unit::Money, Code::BadCondition, ""),
        ("top 0%", Unit::Any, Code::BadCondition, ""),
        ("top 2,5", Unit::Money, Code::BadCondition, ""),
        ("top 10 of total", Unit::Money, Code::BadCondition, ""),
        ("top 20% off total", Unit::Money, Code::BadCondition, ""),
        ("top 20% within", Unit::Money, Code::BadCondition, ""),
        ("top 20 percent", Unit::Money, Code::BadCondition, "top 20%"),
        ("bottom", Unit::Any, Code::BadCondition, ""),
        ("bottom", Unit::Money, Code::BadCondition, ""),
        ("=top 20%", Unit::Money, Code::BadCondition, "top 20%"),
        (">=top 20%", Unit::Any, Code::BadCondition, "top 20%"),
        ("top 20%", Unit::Id, Code::RankOfText, ""),
        ("filed", Unit::Money, Code::NotThisKind, "filled"),
        ("5O", Unit::Count, Code::NotThisKind, "50"),
        (">= l2", Unit::Count, Code::NotThisKind, ">= 12"),
        ("З5%", Unit::Share, Code::NotThisKind, "35%"),
        ("25 %%", Unit::Share, Code::NotThisKind, "25 %"),
        ("20%", Unit::Money, Code::NotThisKind, "top 20%"),
        ("10-20", Unit::Money, Code::NotThisKind, "10..20"),
        ("50+", Unit::Count, Code::NotThisKind, ">=50"),
        ("не менее 5", Unit::Count, Code::NotThisKind, ">=5"),
        ("от 5 до 10", Unit::Count, Code::NotThisKind, "5..10"),
        ("less than 5", Unit::Count, Code::NotThisKind, "<5"),
        ("6 m", Unit::Days, Code::NotThisKind, "6 months"),
        ("2 yeras", Unit::Days, Code::NotThisKind, "2 years"),
        ("ООО", Unit::Money, Code::NotThisKind, ""),
        ("\"5\"", Unit::Money, Code::NotThisKind, ""),
        ("да", Unit::Money, Code::NotThisKind, "заполнено"),
        ("да", Unit::Id, Code::NotThisKind, "заполнено"),
        ("2 years", Unit::Money, Code::NotThisKind, ""),
        ("31.12.2025", Unit::Money, Code::NotThisKind, ""),
        ("10..5", Unit::Money, Code::BadCondition, "5..10"),
        ("2 years..6 months", Unit::Days, Code::BadCondition, "6 months..2 years"),
        ("12..20%", Unit::Share, Code::BadCondition, "12%..20%"),
        ("10..20 days", Unit::Any, Code::BadCondition, "10 days..20 days"),
        ("10..", Unit::Money, Code::BadCondition, ">=10"),
        ("..10", Unit::Any, Code::BadCondition, "<=10"),
        ("10...20", Unit::Money, Code::BadCondition, "10..20"),
        ("10…20", Unit::Money, Code::NotThisKind, "10..20"),
        (">=10..20", Unit::Money, Code::BadCondition, "10..20"),
        ("> =5", Unit::Money, Code::BadCondition, ">=5"),
        (">", Unit::Money, Code::BadCondition, ""),
        ("A | | B", Unit::Any, Code::BadCondition, "A | B"),
        ("A |", Unit::Any, Code::BadCondition, "A"),
        ("\"A | B", Unit::Any, Code::BadCondition, "\"A | B\""),
        ("has", Unit::Any, Code::BadCondition, "filled"),
        (">=2025", Unit::Date, Code::BadCondition, ">=2025-01-01"),
        ("2025 год", Unit::Any, Code::BadCondition, "2025-01-01..2025-12-31"),
        ("-5 days", Unit::Days, Code::BadCondition, ""),
        ("0.5", Unit::Share, Code::OtherStyle, ""),
        ("123456789012345678901234567890", Unit::Money, Code::BadCondition, ""),
    ] {
        assert_eq!(refused(text, unit), (code, suggestion.to_owned()), "{text}");
    }
}

#[test]
fn an_error_says_which_test_is_wrong() {
    let error = read(" ООО | топп 10 | я", Unit::Any, &comma()).unwrap_err();
    assert_eq!((error.text.as_str(), error.span), ("топп 10", 7..14));
    let problem = read("tpo 5%", Unit::Any, &comma()).unwrap_err().problem(crate::Place::of("rules"));
    for lang in Lang::ALL {
        assert!(problem.message(lang).contains("tpo 5%"));
        assert!(!problem.message(lang).contains('{'));
        assert!(problem.hint(lang).contains("top 5%"));
    }
}

#[test]
fn numbers_and_dates_that_can_be_read_two_ways_are_refused() {
    let open = Reading::default();
    let code = |text: &str| read(text, Unit::Any, &open).unwrap_err();
    assert_eq!(code("1,234").code(), Code::AmbiguousRuleNumber);
    let problem = code(">1,234").problem(crate::Place::of("rules"));
    assert!(problem.message(Lang::En).contains("1.234 or 1234"), "{}", problem.message(Lang::En));
    assert!(problem.message(Lang::Ru).contains("1,234 или 1234"), "{}", problem.message(Lang::Ru));
    assert_eq!(code("03/04/2026").code(), Code::AmbiguousRuleDate);
    assert!(read("0,5", Unit::Any, &open).is_ok());
    let month_first = Reading { order: Some(Order::MonthFirst), ..open };
    assert_eq!(read("13/04/2026", Unit::Date, &month_first).unwrap_err().code(), Code::OtherStyle);
}

#[test]
fn cells_that_are_not_text() {
    let read = |cell: Cell, unit| parse_condition(&cell, unit, &comma());
    let shown = |cell, unit| read(cell, unit).unwrap().unwrap().to_string();
    let number = |text: &str| Cell::Number(text.parse::<Decimal>().unwrap());
    let day = Cell::Date(Date::new(2025, 12, 1).unwrap());
    assert_eq!(shown(number("0.35"), Unit::Share), "0.35");
    assert_eq!(shown(number("45992"), Unit::Date), "2025-12-01");
    assert_eq!(shown(number("7"), Unit::Id), "7");
    assert_eq!(shown(Cell::Bool(true), Unit::Any), "TRUE");
    assert_eq!(shown(day.clone(), Unit::Date), "2025-12-01");
    assert_eq!(read(Cell::Blank, Unit::Money), Ok(None));
    assert_eq!(read(day, Unit::Money).unwrap_err().code(), Code::NotThisKind);
    assert_eq!(read(Cell::Bool(true), Unit::Count).unwrap_err().code(), Code::NotThisKind);
    assert_eq!(read(Cell::Error("#N/A".into()), Unit::Any).unwrap_err().code(), Code::BadCondition);
}

#[test]
fn long_cells_take_their_time_only_once() {
    for part in [
        "a|",
        "\"",
        "«",
        "«a» x |",
        "~",
        "1",
        "1 ",
        "top 5 within \"a\" |",
        "has \"",
        ".",
        "..",
        "топ",
        "\u{202e}",
        "\u{fffd}",
    ] {
        let text = part.repeat(32_767 / part.chars().count());
        for unit in [Unit::Any, Unit::Money, Unit::Date, Unit::Id] {
            let start = std::hint::black_box(&text);
            let _ = read(start, unit, &Reading::default());
        }
    }
}
