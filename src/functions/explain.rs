//! EXPLAIN: why this tier, and what would change it.

use super::context::{self, DATA, OVERRIDES, RULES};
use super::options::COMMON;
use super::reply::{column, number_cell};
use super::spec::{Function, OPTIONS, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, OutColumn, OutData, Reply, assign};
use crate::cells::Cell;
use crate::explain::hypothesis::{Hypothesis, NewValue, shown};
use crate::explain::lift::{Change, lifts};
use crate::explain::reason;
use crate::explain::trace::{self, trace};
use crate::lang::Lang;
use crate::messages::Code;
use crate::metrics::{Formula, Measure};
use crate::number;
use crate::problem::Problem;
use crate::rules::{Evaluation, Verdict};
use crate::table::{Role, Table, Unit};
use crate::tiers::{NO_TIER, assign as tiers, overrides};

/// The record.
pub const SPEC: Function = Function {
    id: "EXPLAIN",
    since: "0.1.0",
    about: documented([
        "Explains one client's tier: every rule with the value seen and the limit, and the smallest change that lifts the client.",
        "Объясняет категорию клиента: каждое правило со значением и границей, и наименьшее изменение, которое поднимет клиента.",
        "Пояснює категорію клієнта: кожне правило зі значенням і межею, та найменшу зміну, яка підніме клієнта.",
    ]),
    params: &[
        DATA,
        RULES,
        Param {
            name: "client",
            about: [
                "The client's id or name as it stands in the data; * for one line per client.",
                "ID или имя клиента, как в данных; * — по строке на каждого клиента.",
                "ID або ім'я клієнта, як у даних; * — по рядку на кожного клієнта.",
            ],
            kind: ParamKind::Cell,
            // Excel has no required parameter behind an optional one; `run` asks for it.
            optional: true,
        },
        OVERRIDES,
        OPTIONS,
    ],
    options: &COMMON,
    returns: documented([
        "The verdict; a line per rule and condition: condition, value, limit, true, false or unknown; then per better tier the single changes that get there, smallest first. For *: client, tier, reason, missing, profit, next tier, what would lift.",
        "Вердикт; по строке на правило и условие: условие, значение, граница, да, нет или неизвестно; затем для каждой лучшей категории одиночные изменения, которые к ней ведут, от меньшего. Для *: клиент, категория, причина, не хватает, прибыль, следующая категория, что поднимет.",
        "Вердикт; по рядку на правило й умову: умова, значення, межа, так, ні або невідомо; потім для кожної кращої категорії одиничні зміни, що до неї ведуть, від меншої. Для *: клієнт, категорія, причина, бракує, прибуток, наступна категорія, що підніме.",
    ]),
    shape: Shape::Table,
    examples: &["explain-client", "explain-no-single-change", "explain-all"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let table = inputs.table(0).map_err(|problem| vec![problem])?;
    let rules = context::rules(inputs, 1, "rules")?;
    let mut more = context::client_columns(inputs, table).map_err(|problem| vec![problem])?;
    if inputs.cell(2).shown().trim() == "*" {
        more.extend(Formula::of_role(table, Role::Profit).map(|formula| formula.columns()).unwrap_or_default());
    }
    context::wanted(inputs, table, &[&rules], &more)
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let table = inputs.table(0).map_err(one)?;
    let rules = context::rules(inputs, 1, "rules")?;
    let client = inputs.cell(2).shown();
    if client.trim().is_empty() {
        return Err(SPEC.params.get(2).map(|param| SPEC.missing(param)).into_iter().collect());
    }
    let mut evaluation = context::evaluation(inputs, table, &rules)?;
    let profit = if client.trim() == "*" { evaluation.measures.role(Role::Profit).map_err(one)? } else { None };
    let applied = assign::applied(inputs, 3, table, &evaluation)?;
    let assignment = tiers::assign(&evaluation, &applied, inputs.lang());
    let mut hypothesis = Hypothesis::new(&evaluation, inputs.options.as_of.is_some());
    let reply = if client.trim() == "*" {
        every_client(inputs, table, &mut hypothesis, &assignment, profit.as_ref()).map_err(one)?
    } else {
        let columns = context::client_columns(inputs, table).map_err(one)?;
        if columns.is_empty() {
            return Err(vec![Problem::new(Code::NoClientColumn, table.place(), [table.range.as_str()])]);
        }
        let rows = overrides::find_client(table, &columns, &client);
        let Some(row) = rows.first().copied() else {
            let near = overrides::near_client(table, &columns, &client).unwrap_or_default();
            return Err(vec![Problem::new(Code::UnknownClient, table.place(), [client, table.range.clone(), near])]);
        };
        one_client(inputs, &mut hypothesis, &assignment, row)
    };
    Ok(context::facts(reply, &evaluation))
}

/// The texts of an assignment for one row: tier, reason, missing fields.
fn verdict<'a>(evaluation: &'a Evaluation<'_>, assignment: &'a tiers::Assignment, row: usize) -> [&'a str; 3] {
    let Some(grade) = assignment.grade(row) else { return [""; 3] };
    let tier = if grade.tier == NO_TIER { "" } else { evaluation.rules.ladder.name(grade.tier as usize) };
    [tier, &grade.reason, &grade.missing]
}

fn one_client(inputs: &Inputs, hypothesis: &mut Hypothesis<'_>, assignment: &tiers::Assignment, row: usize) -> Reply {
    let lang = inputs.lang();
    let evaluation = hypothesis.evaluation;
    let [tier, why, _] = verdict(evaluation, assignment, row);
    let mut lines: Vec<[String; 7]> = vec![[
        lang.pick(&["verdict", "вердикт", "вердикт"]).to_owned(),
        tier.to_owned(),
        String::new(),
        why.to_owned(),
        String::new(),
        String::new(),
        String::new(),
    ]];
    let winner = hypothesis.winner(row) as usize;
    for step in trace(evaluation, row, lang) {
        let rule = evaluation.rules.rows.get(step.rule);
        let name = reason::rule(evaluation.rules, step.rule, lang);
        // The name of the rule without its conditions, which have lines of their own.
        let name = name.split_once(": ").map_or(name.clone(), |(name, _)| name.to_owned());
        let held = match step.verdict {
            Verdict::True => ["true", "да", "так"],
            Verdict::False => ["false", "нет", "ні"],
            Verdict::Unknown => ["unknown", "неизвестно", "невідомо"],
        };
        let wins = if step.rule == winner {
            lang.pick(&[" (wins)", " (сработало)", " (спрацювало)"])
        } else {
            ""
        };
        let all = lang.pick(&["all the rest", "все остальные", "усі інші"]);
        lines.push([
            format!("{name}{wins}"),
            rule.map(|rule| evaluation.rules.ladder.name(rule.tier).to_owned()).unwrap_or_default(),
            step.field,
            if step.condition.is_empty() { all.to_owned() } else { step.condition },
            step.value,
            step.limit,
            lang.pick(&held).to_owned(),
        ]);
    }
    for (better, changes) in lifts(hypothesis, row) {
        let title = lang.pick(&["to reach", "чтобы стать", "щоб стати"]);
        let better = evaluation.rules.ladder.name(better);
        if changes.is_empty() {
            let none =
                lang.pick(&["no single change is enough", "одного изменения недостаточно", "однієї зміни недостатньо"]);
            lines.push([
                format!("{title} {better}"),
                better.to_owned(),
                String::new(),
                none.to_owned(),
                String::new(),
                String::new(),
                String::new(),
            ]);
        }
        for change in changes {
            let (field, unit) = column_of(evaluation, &change);
            lines.push([
                format!("{title} {better}"),
                better.to_owned(),
                field,
                lang.pick(&["change", "изменить", "змінити"]).to_owned(),
                change
                    .from
                    .map(|from| trace::shown(from, unit, lang))
                    .unwrap_or_else(|| present(evaluation, &change, row, lang)),
                shown(&change.to, unit, lang),
                difference(&change, unit, lang),
            ]);
        }
    }
    let headers: [[&str; 3]; 7] = [
        ["rule", "правило", "правило"],
        *Role::Tier.titles(),
        ["field", "поле", "поле"],
        ["condition", "условие", "умова"],
        ["value", "значение", "значення"],
        ["limit", "граница", "межа"],
        ["holds", "выполнено", "виконано"],
    ];
    let columns = headers.iter().enumerate().map(|(index, header)| {
        let cells = lines.iter().map(|line| line.get(index).map_or(Cell::Blank, |text| Cell::text(text.as_str())));
        column(lang.pick(header), cells.collect())
    });
    Reply::table(columns.collect())
}

fn column_of(evaluation: &Evaluation<'_>, change: &Change) -> (String, Unit) {
    let table = evaluation.measures.table;
    let unit = evaluation.measures.read_column(change.column).map_or(Unit::Any, |field| field.unit);
    (table.title(change.column).to_owned(), unit)
}

fn present(evaluation: &Evaluation<'_>, change: &Change, row: usize, lang: Lang) -> String {
    let field = evaluation.measures.read_column(change.column);
    field.map(|field| trace::seen(&field, row, lang)).unwrap_or_default()
}

/// The size of a change, signed: `+120000`, `-0.5%`; for dates the days.
fn difference(change: &Change, unit: Unit, lang: Lang) -> String {
    let NewValue::Number(to) = change.to else { return String::new() };
    let Some(by) = change.from.and_then(|from| number::subtract(to, from)) else { return String::new() };
    let text = match unit {
        Unit::Date => format!("{} {}", number::show(by, lang), lang.pick(&["days", "дн.", "дн."])),
        _ => trace::shown(by, unit, lang),
    };
    if by.is_sign_positive() { format!("+{text}") } else { text }
}

/// A change in one phrase: `profit 80000 -> 120000 (+40000)`.
fn phrase(evaluation: &Evaluation<'_>, change: &Change, row: usize, lang: Lang) -> String {
    let (field, unit) = column_of(evaluation, change);
    let to = shown(&change.to, unit, lang);
    let from = change
        .from
        .map(|from| trace::shown(from, unit, lang))
        .unwrap_or_else(|| present(evaluation, change, row, lang));
    let by = difference(change, unit, lang);
    let by = if by.is_empty() { by } else { format!(" ({by})") };
    if from.is_empty() { format!("{field} = {to}") } else { format!("{field} {from} → {to}{by}") }
}

fn every_client(
    inputs: &Inputs,
    table: &Table,
    hypothesis: &mut Hypothesis<'_>,
    assignment: &tiers::Assignment,
    profit: Option<&Measure>,
) -> Result<Reply, Problem> {
    let lang = inputs.lang();
    let evaluation = hypothesis.evaluation;
    let mut columns: Vec<OutColumn> = Vec::new();
    for index in context::client_columns(inputs, table)? {
        let rows = (0..table.rows as u32).collect();
        columns.push(OutColumn {
            header: table.title(index).to_owned(),
            data: OutData::Copied { arg: 0, column: index, rows },
        });
    }
    let mut cells: [Vec<Cell>; 7] = Default::default();
    for row in 0..table.rows {
        let [tier, reason, missing] = verdict(evaluation, assignment, row);
        let by_hand =
            assignment.outcome.winners.get(row).and_then(|winner| evaluation.rules.rows.get(*winner as usize));
        let rules_tier = by_hand.map_or("", |rule| evaluation.rules.ladder.name(rule.tier));
        // A tier set by hand does not change with the data.
        let lifts = if tier == rules_tier && !reason.is_empty() { lifts(hypothesis, row) } else { Vec::new() };
        let reachable = lifts.iter().find(|(_, changes)| !changes.is_empty());
        let next = reachable.map_or("", |(tier, _)| evaluation.rules.ladder.name(*tier));
        let how =
            reachable.and_then(|(_, changes)| changes.first()).map(|change| phrase(evaluation, change, row, lang));
        let share = reachable.and_then(|(_, changes)| changes.first()).and_then(|change| change.share);
        let line = [
            Cell::text(tier),
            Cell::text(reason),
            Cell::text(missing),
            number_cell(profit.and_then(|profit| profit.field.numbers.get(row))),
            Cell::text(next),
            Cell::text(how.unwrap_or_default()),
            number_cell(
                share.filter(|share| *share < rust_decimal::Decimal::MAX).map(|share| number::significant(share, 4)),
            ),
        ];
        for (cells, cell) in cells.iter_mut().zip(line) {
            cells.push(cell);
        }
    }
    let headers: [[&str; 3]; 7] = [
        *Role::Tier.titles(),
        *Role::Reason.titles(),
        *Role::Missing.titles(),
        *Role::Profit.titles(),
        ["next tier", "следующая категория", "наступна категорія"],
        ["what would lift", "что поднимет", "що підніме"],
        ["change as share", "изменение в доле", "зміна в частці"],
    ];
    columns.extend(headers.iter().zip(cells).map(|(header, cells)| column(lang.pick(header), cells)));
    Ok(Reply { skipped: table.skipped, ..Reply::table(columns) })
}
