//! CUTOFFS: the rule table with its ranks as limits, for judging clients without the others beside them.

use super::context::{self, DATA, RULES};
use super::options::COMMON;
use super::reply::column;
use super::spec::{Function, OPTIONS, Shape, Wanted, documented};
use super::{Inputs, Reply};
use crate::cells::{Cell, Grid};
use crate::date::Date;
use crate::lang::Lang;
use crate::messages::Code;
use crate::number;
use crate::problem::Problem;
use crate::rules::rank::Places;
use crate::rules::{Evaluation, Op, Rank, RuleTable, Test, Value};
use crate::table::{Field, Unit};
use rust_decimal::Decimal;

/// The record.
pub const SPEC: Function = Function {
    id: "CUTOFFS",
    since: "0.4.0",
    about: documented([
        "Gives the rule table with every rank, such as top 20%, turned into the limit that it comes to in this data: new clients are then judged by the same limits, one by one.",
        "Даёт таблицу правил, где каждое место в рейтинге, например топ 20%, заменено границей, которой оно отвечает в этих данных: новых клиентов можно судить по тем же границам, по одному.",
        "Дає таблицю правил, де кожне місце в рейтингу, наприклад топ 20%, замінено межею, якій воно відповідає в цих даних: нових клієнтів можна судити за тими самими межами, по одному.",
    ]),
    params: &[DATA, RULES, OPTIONS],
    options: &COMMON,
    returns: documented([
        "A rule table for ASSIGN. On the same data it gives the same tiers; a limit that is a quotient is cut at 15 digits, so that the client on it stays in.",
        "Таблица правил для ASSIGN. На тех же данных она даёт те же категории; граница, полученная делением, обрезана до 15 цифр так, чтобы клиент на ней оставался внутри.",
        "Таблиця правил для ASSIGN. На тих самих даних вона дає ті самі категорії; межу, отриману діленням, обрізано до 15 цифр так, щоб клієнт на ній лишався всередині.",
    ]),
    shape: Shape::Table,
    examples: &["cutoffs-classic", "cutoffs-ru"],
    plan,
    run,
};

/// Limits with more decimals than this are quotients, which have no end.
const MOST_DECIMALS: u32 = 9;

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let table = inputs.table(0).map_err(|problem| vec![problem])?;
    let rules = context::rules(inputs, 1, "rules")?;
    context::wanted(inputs, table, &[&rules], &[])
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let table = inputs.table(0).map_err(|problem| vec![problem])?;
    let rules = context::rules(inputs, 1, "rules")?;
    let evaluation = context::evaluation(inputs, table, &rules)?;
    let grid = limited(&evaluation, &context::rules_grid(inputs, 1), inputs.lang())?;
    let columns = (0..grid.width()).map(|index| {
        let cells = (1..grid.rows.len()).map(|row| grid.cell(row, index).clone()).collect();
        column(grid.cell(0, index).shown(), cells)
    });
    let mut reply = Reply::table(columns.collect());
    reply.notes = evaluation.measures.problems.clone();
    Ok(context::facts(reply, &evaluation))
}

/// The cells of the rule table, header first, with limits for ranks. All conditions are written anew, because the decimal mark is
/// told from all of them together.
fn limited(evaluation: &Evaluation<'_>, written: &Grid, lang: Lang) -> Result<Grid, Vec<Problem>> {
    let rules = evaluation.rules;
    let mut problems = Vec::new();
    let mut rows = vec![written.rows.get(rules.header - 1).cloned().unwrap_or_default()];
    for (index, rule) in rules.rows.iter().enumerate() {
        let mut cells = written.rows.get(rule.row - 1).cloned().unwrap_or_default();
        for own in &rule.conditions {
            let (Some(field), Some(source)) = (rules.fields.get(own.field), evaluation.sources.get(own.field)) else {
                continue;
            };
            let mut condition = own.condition.clone();
            for test in condition.any.iter_mut().flatten() {
                let Test::Rank(rank) = test else { continue };
                match limit(rank, &source.field) {
                    Ok(limit) => *test = limit,
                    Err(code) => problems.push(unlimited(code, rules, index, own.field, test, lang)),
                }
            }
            if let Some(cell) = cells.get_mut(field.column - 1) {
                *cell = Cell::text(unmistakable(&condition.print(lang)));
            }
        }
        rows.push(cells);
    }
    if problems.is_empty() { Ok(Grid { rows }) } else { Err(problems) }
}

/// The text with a zero behind every number of exactly three decimals, which could be read as thousands. Texts in quotes stay.
fn unmistakable(condition: &str) -> String {
    let mut text = String::with_capacity(condition.len() + 4);
    let mut quoted = false;
    let mut decimals: Option<usize> = None;
    for c in condition.chars().chain([' ']) {
        if !c.is_ascii_digit() && decimals == Some(3) && !quoted {
            text.push('0');
        }
        quoted ^= c == '"';
        decimals = match c {
            '.' | ',' if text.ends_with(|last: char| last.is_ascii_digit()) => Some(0),
            _ if c.is_ascii_digit() => decimals.map(|count| count + 1),
            _ => None,
        };
        text.push(c);
    }
    text.pop();
    text
}

fn unlimited(code: Code, rules: &RuleTable, rule: usize, field: usize, test: &Test, lang: Lang) -> Problem {
    let header = rules.fields.get(field).map(|field| field.header.clone()).unwrap_or_default();
    Problem::new(code, rules.place(rule, field), [test.print(lang), header])
}

/// The limit that a rank comes to among all values of a field.
fn limit(rank: &Rank, field: &Field) -> Result<Test, Code> {
    if rank.within.is_some() {
        return Err(Code::LimitPerGroup);
    }
    let mut places = Places::new(&field.numbers, rank.bottom, 0..field.numbers.len());
    let cutoff = places.cutoff(rank.amount, rank.bottom).ok_or(Code::NoLimit)?;
    let op = if rank.bottom { Op::AtMost } else { Op::AtLeast };
    let ends = cutoff.normalize().scale() <= MOST_DECIMALS;
    let limit = if ends { cutoff.normalize() } else { number::cut(cutoff, number::DOUBLE_DIGITS, rank.bottom) };
    Ok(Test::Compare(op, value(limit, field.unit)))
}

/// A number of a field as a rule table writes it.
fn value(number: Decimal, unit: Unit) -> Value {
    let day = || number.normalize().to_string().parse().ok();
    match unit {
        Unit::Share => Value::Percent(number),
        Unit::Date => day().map_or(Value::Number(number, None), |day| Value::Date(Date::from_day_number(day))),
        _ => Value::Number(number, None),
    }
}

#[cfg(test)]
mod tests {
    use super::unmistakable;

    #[test]
    fn three_decimals_are_no_thousands() {
        assert_eq!(unmistakable(">=34.375% & <1,5 | <=0,125"), ">=34.3750% & <1,5 | <=0,1250");
        assert_eq!(unmistakable("=\"1.375\" | 10..200 | >1000.25"), "=\"1.375\" | 10..200 | >1000.25");
        assert_eq!(unmistakable(">=15.01.2026"), ">=15.01.2026");
    }
}
