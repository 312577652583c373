//! CHECK: the rule table examined like a program, and against the data.

use super::context::{self, DATA, RULES};
use super::options::with;
use super::spec::{Function, OPTIONS, Param, Shape, Wanted, documented};
use super::{Inputs, OptionSpec, Reply};
use crate::messages::Code;
use crate::number;
use crate::outputs::findings;
use crate::problem::{Problem, Severity};
use crate::rules::{Evaluation, NO_RULE, Op, RuleTable, Test, Value, check};
use crate::table::{Table, Unit, look_alike, nearest};
use rust_decimal::Decimal;

/// `threshold`
const THRESHOLD: OptionSpec = OptionSpec {
    name: "threshold",
    aliases: &["filled", "порог", "поріг"],
    about: documented([
        "Fields that are filled for fewer clients than this share are reported; 80% by default.",
        "О полях, заполненных у меньшей доли клиентов, сообщается; по умолчанию 80%.",
        "Про поля, заповнені в меншої частки клієнтів, повідомляється; типово 80%.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "CHECK",
    since: "0.1.0",
    about: documented([
        "Checks a rule table: unreadable conditions, unknown fields, dead rules, gaps, overlaps; with data also whom each rule wins.",
        "Проверяет таблицу правил: нечитаемые условия, неизвестные поля, лишние правила, пропуски, пересечения; с данными — и кому достаётся каждое правило.",
        "Перевіряє таблицю правил: нечитабельні умови, невідомі поля, зайві правила, пропуски, перетини; з даними — і кому дістається кожне правило.",
    ]),
    params: &[RULES, Param { optional: true, ..DATA }, OPTIONS],
    options: &with(THRESHOLD),
    returns: documented([
        "Findings, worst first: place, severity, code, what, how to fix.",
        "Замечания, сначала важные: где, важность, код, что, что делать.",
        "Зауваження, спочатку важливі: де, важливість, код, що, що робити.",
    ]),
    shape: Shape::Table,
    examples: &["check-typo", "check-gaps-and-dead-rules", "check-with-data"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let mut wanted = Wanted::default();
    if let (Some(table), Ok(rules)) = (inputs.optional_table(1), context::rules(inputs, 0, "rules")) {
        // A field that is not there is a finding, not a reason to give none.
        let named = context::client_columns(inputs, table).map_err(|problem| vec![problem])?;
        let own = context::wanted(inputs, table, &[&rules], &named).unwrap_or_default();
        wanted =
            Wanted { columns: [vec![Vec::new()], own.columns].concat(), presence: [vec![None], own.presence].concat() };
    }
    Ok(wanted)
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let lang = inputs.lang();
    let mut problems = Vec::new();
    let mut fingerprint = String::new();
    match context::rules(inputs, 0, "rules") {
        Err(found) => problems.extend(found),
        Ok(rules) => {
            fingerprint = rules.fingerprint();
            problems.extend(rules.warnings.iter().cloned());
            let mut own = check::check(&rules, lang);
            if let Some(table) = inputs.optional_table(1) {
                // With data a name is either there or not: there is nothing to doubt.
                own.retain(|problem| problem.code != Code::DoubtfulField);
                problems.append(&mut own);
                match context::evaluation(inputs, table, &rules) {
                    Err(found) => problems.extend(found),
                    Ok(evaluation) => with_data(inputs, table, &rules, &evaluation, &mut problems)?,
                }
            }
            problems.append(&mut own);
        }
    }
    if problems.iter().all(|problem| problem.code == Code::RuleWins) {
        problems.insert(0, Problem::new(Code::RuleTableSound, Default::default(), [""; 0]));
    }
    problems.sort_by_key(|problem| problem.severity);
    let table = findings(&problems, lang);
    Ok(Reply { notes: problems, ..table }.fact("rules", fingerprint))
}

fn with_data(
    inputs: &Inputs,
    table: &Table,
    rules: &RuleTable,
    evaluation: &Evaluation<'_>,
    problems: &mut Vec<Problem>,
) -> Result<(), Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let columns = context::client_columns(inputs, table).map_err(one)?;
    let threshold = inputs.options.number("threshold").map_err(one)?.unwrap_or(Decimal::new(8, 1));
    problems.extend(evaluation.measures.problems.iter().cloned());
    if evaluation.counts_fixed_months() {
        problems.push(Problem::new(Code::FixedMonths, table.place(), [""; 0]));
    }
    let outcome = evaluation.outcome();
    let mut wins = vec![0usize; rules.rows.len()];
    for winner in &outcome.winners {
        if let Some(count) = wins.get_mut(*winner as usize) {
            *count += 1;
        }
    }
    for (index, (rule, count)) in rules.rows.iter().zip(&wins).enumerate() {
        let code = if *count == 0 { Code::RuleWinsNobody } else { Code::RuleWins };
        let place = crate::Place::of(&rules.range).row(rule.row);
        let args = [rules.rule_number(index).to_string(), rules.ladder.name(rule.tier).to_owned(), count.to_string()];
        problems.push(Problem::new(code, place, args));
    }
    let blank = table.blank_rows();
    let losers = |known: bool| {
        let outcome = &outcome;
        let blank = &blank;
        outcome.winners.iter().enumerate().filter(move |(row, winner)| {
            **winner == NO_RULE
                && (outcome.provisional.get(*row) == Some(&0)) == known
                && blank.binary_search(row).is_err()
        })
    };
    if let Some((row, _)) = losers(true).next() {
        let args = [losers(true).count().to_string(), context::client_name(table, &columns, row)];
        problems.push(Problem::new(Code::NobodyMatches, table.place().row(table.range_row(row)), args));
    }
    if let Some((row, _)) = losers(false).next() {
        let missing = evaluation.missing(row, NO_RULE).join(", ");
        let args = [losers(false).count().to_string(), missing, context::client_name(table, &columns, row)];
        problems.push(Problem::new(Code::NotEnoughData, table.place().row(table.range_row(row)), args));
    }
    let rows = table.rows - blank.len();
    for (field, source) in rules.fields.iter().zip(&evaluation.sources) {
        let filled = (0..table.rows).filter(|row| source.field.is_known(*row)).count();
        let share = number::quotient(Decimal::from(filled as u64), Decimal::from(rows as u64)).unwrap_or_default();
        if share < threshold {
            let args = [field.header.clone(), filled.to_string(), rows.to_string()];
            problems.push(Problem::new(Code::PoorlyFilled, rules.header_place(field), args));
        }
    }
    never_seen(rules, evaluation, problems);
    Ok(())
}

/// Texts that rules compare with and no client has: last quarter's values, or slips such as a Latin letter in a Russian word.
fn never_seen(rules: &RuleTable, evaluation: &Evaluation<'_>, problems: &mut Vec<Problem>) {
    for (index, (rule, asked)) in rules.rows.iter().zip(&evaluation.asked).enumerate() {
        for (own, asked) in rule.conditions.iter().zip(asked) {
            let field = &asked.compiled.field;
            let texts = field.others.as_ref().map_or(&[][..], |others| &others.texts);
            if field.unit == Unit::Id {
                continue;
            }
            for test in own.condition.any.iter().flatten() {
                let Test::Compare(Op::Equal | Op::NotEqual, Value::Pattern(text) | Value::Exact(text)) = test else {
                    continue;
                };
                let pattern = text.to_lowercase();
                let seen = match test {
                    Test::Compare(_, Value::Exact(_)) => texts.iter().any(|own| own.to_lowercase() == pattern),
                    _ => texts.iter().any(|own| crate::rules::matching::wildcard(&pattern, &own.to_lowercase())),
                };
                if seen {
                    continue;
                }
                let folded = look_alike(text);
                let twin = texts.iter().find(|own| look_alike(own.trim()) == folded).map(String::as_str);
                let near =
                    twin.or_else(|| nearest(text, texts.iter().take(5000).map(String::as_str))).unwrap_or_default();
                let mut listed: Vec<String> = texts.iter().take(6).map(|text| crate::table::clipped(text)).collect();
                if texts.len() > listed.len() {
                    listed.push("…".to_owned());
                }
                let header = rules.fields.get(own.field).map(|field| field.header.clone()).unwrap_or_default();
                let args = [text.clone(), header, near.to_owned(), listed.join(", ")];
                let mut problem = Problem::new(Code::ValueNeverSeen, rules.place(index, own.field), args);
                problem.severity = Severity::Warning;
                problems.push(problem);
            }
        }
    }
}
