//! ASSIGN: a tier for every client, with its reason.

use super::context::{self, DATA, OVERRIDES, RULES};
use super::options;
use super::spec::{Function, OPTIONS, OptionSpec, Shape, Wanted, documented};
use super::{Inputs, OutColumn, OutData, Reply};
use crate::cells::Cell;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::rules::{Evaluation, RuleTable, Test};
use crate::table::{Role, Table};
use crate::tiers::{Applied, Assignment, Grade, Ladder, NO_TIER, assign, overrides};

/// The record.
pub const SPEC: Function = Function {
    id: "ASSIGN",
    since: "0.1.0",
    about: documented([
        "Gives every client a tier by the rule table, with the reason and the fields that are missing.",
        "Присваивает каждому клиенту категорию по таблице правил, с причиной и недостающими полями.",
        "Присвоює кожному клієнту категорію за таблицею правил, з причиною і полями, яких бракує.",
    ]),
    params: &[DATA, RULES, OVERRIDES, OPTIONS],
    options: &options::with(ALONE),
    returns: documented([
        "Per row of the data, in its order: tier, reason, missing fields.",
        "На каждую строку данных, в том же порядке: категория, причина, недостающие поля.",
        "На кожен рядок даних, у тому самому порядку: категорія, причина, поля, яких бракує.",
    ]),
    shape: Shape::PerRow,
    examples: &["assign-first-tiers", "assign-blank-is-unknown", "assign-overrides"],
    plan,
    run,
};

const ALONE: OptionSpec = OptionSpec {
    name: "alone",
    aliases: &["one by one", "по одному", "поодинці"],
    about: documented([
        "yes: every client is judged without the others, so ranks are refused and the as-of date has to be given; for a database that hands over row by row. no by default.",
        "да: каждый клиент судится без остальных, поэтому места в рейтинге не принимаются, а дату отчёта надо задать; для базы данных, которая отдаёт по строке. По умолчанию нет.",
        "так: кожен клієнт оцінюється без інших, тому місця в рейтингу не приймаються, а дату звіту треба задати; для бази даних, яка віддає по рядку. Типово ні.",
    ]),
};

/// Of a table up to this many rows the names come along, so that findings call a client by name. Of a longer one they would cost more
/// than the tiers.
const NAMED_ROWS: usize = 2_000;

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let table = inputs.table(0).map_err(|problem| vec![problem])?;
    let rules = context::rules(inputs, 1, "rules")?;
    let named = if inputs.grid(2).is_some() || table.rows <= NAMED_ROWS {
        context::client_columns(inputs, table).map_err(|problem| vec![problem])?
    } else {
        Vec::new()
    };
    context::wanted(inputs, table, &[&rules], &named)
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let table = inputs.table(0).map_err(|problem| vec![problem])?;
    let rules = context::rules(inputs, 1, "rules")?;
    let alone = alone(inputs).map_err(|problem| vec![problem])?;
    if alone {
        refuse_ranks(&rules, inputs)?;
    }
    let evaluation = context::evaluation(inputs, table, &rules)?;
    if alone && inputs.options.as_of.is_none() && evaluation.measures.as_of.is_some() {
        return Err(vec![Problem::new(Code::AsOfNeeded, Place::of("options"), [""])]);
    }
    let applied = applied(inputs, 2, table, &evaluation)?;
    let assignment = assign::assign(&evaluation, &applied, inputs.lang());
    let mut reply = Reply::table(columns(&evaluation, &assignment, inputs));
    reply.skipped = table.skipped;
    reply.notes = notes(inputs, table, &evaluation, &applied, &assignment);
    Ok(context::facts(reply, &evaluation))
}

fn alone(inputs: &Inputs) -> Result<bool, Problem> {
    let choice = inputs.options.choice("alone", &[&["no", "нет", "ні", "FALSE"], &["yes", "да", "так", "TRUE"]])?;
    Ok(choice == Some(1))
}

/// Each client would be the first among itself.
fn refuse_ranks(rules: &RuleTable, inputs: &Inputs) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    for (index, rule) in rules.rows.iter().enumerate() {
        for own in &rule.conditions {
            for rank in own.condition.ranks() {
                let shown = Test::Rank(rank.clone()).print(inputs.lang());
                problems.push(Problem::new(Code::RankAlone, rules.place(index, own.field), [shown]));
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The overrides of a call, found in the data.
///
/// # Errors
/// As [`overrides::read`] and [`overrides::apply`].
pub fn applied(
    inputs: &Inputs,
    index: usize,
    table: &Table,
    evaluation: &Evaluation<'_>,
) -> Result<Applied, Vec<Problem>> {
    // An option that names no column is an error also where nobody has to be found.
    let columns = context::client_columns(inputs, table).map_err(|problem| vec![problem])?;
    let Some(grid) = inputs.grid(index) else { return Ok(Applied::default()) };
    let read = overrides::read(grid, &evaluation.rules.ladder, &inputs.options.locale)?;
    overrides::apply(read, table, &columns, evaluation.measures.as_of)
}

/// The tier of every row, as cells.
pub fn tier_cells(assignment: &Assignment, ladder: &Ladder) -> OutData {
    graded(assignment, &|grade| match grade.tier {
        NO_TIER => Cell::Blank,
        tier => Cell::text(ladder.name(tier as usize)),
    })
}

/// The reason of every row, as cells.
pub fn reason_cells(assignment: &Assignment) -> OutData {
    graded(assignment, &|grade| Cell::text(grade.reason.as_str()))
}

fn graded(assignment: &Assignment, cell: &dyn Fn(&Grade) -> Cell) -> OutData {
    OutData::Codes { codes: assignment.codes.clone(), cells: assignment.grades.iter().map(cell).collect() }
}

fn columns(evaluation: &Evaluation<'_>, assignment: &Assignment, inputs: &Inputs) -> Vec<OutColumn> {
    let column = |role: Role, data| OutColumn { header: inputs.lang().pick(role.titles()).to_owned(), data };
    vec![
        column(Role::Tier, tier_cells(assignment, &evaluation.rules.ladder)),
        column(Role::Reason, reason_cells(assignment)),
        column(Role::Missing, graded(assignment, &|grade| Cell::text(grade.missing.as_str()))),
    ]
}

fn notes(
    inputs: &Inputs,
    table: &Table,
    evaluation: &Evaluation<'_>,
    applied: &Applied,
    assignment: &Assignment,
) -> Vec<Problem> {
    let rules = evaluation.rules;
    let mut notes = rules.warnings.clone();
    notes.extend(table.problems.iter().cloned());
    notes.extend(evaluation.measures.problems.iter().cloned());
    if evaluation.counts_fixed_months() {
        notes.push(Problem::new(Code::FixedMonths, table.place(), [""]));
    }
    notes.extend(applied.notes.iter().cloned());
    let columns = context::client_columns(inputs, table).unwrap_or_default();
    for own in applied.expired.values() {
        let until = own.until.map(crate::date::Date::iso).unwrap_or_default();
        let place = Place::of("overrides").row(own.row);
        notes.push(Problem::new(
            Code::OverrideExpired,
            place,
            [own.client.as_str(), rules.ladder.name(own.tier), &until],
        ));
    }
    for (row, own) in &applied.in_force {
        let winner = assignment.outcome.winners.get(*row).and_then(|winner| rules.rows.get(*winner as usize));
        if winner.is_some_and(|winner| winner.tier == own.tier) {
            let place = Place::of("overrides").row(own.row);
            notes.push(Problem::new(Code::OverrideAgrees, place, [own.client.as_str(), rules.ladder.name(own.tier)]));
        }
    }
    if !assignment.has_untiered() {
        return notes;
    }
    let untiered = |missing: bool| {
        (0..table.rows).filter(move |row| {
            assignment.grade(*row).is_some_and(|grade| {
                grade.tier == NO_TIER && !grade.reason.is_empty() && grade.missing.is_empty() != missing
            })
        })
    };
    if let Some(first) = untiered(false).next() {
        let args = [untiered(false).count().to_string(), context::client_name(table, &columns, first)];
        notes.push(Problem::new(Code::NobodyMatches, table.place().row(table.range_row(first)), args));
    }
    if let Some(first) = untiered(true).next() {
        let fields = assignment.grade(first).map(|grade| grade.missing.clone());
        let name = context::client_name(table, &columns, first);
        let args = [untiered(true).count().to_string(), fields.unwrap_or_default(), name];
        notes.push(Problem::new(Code::NotEnoughData, table.place().row(table.range_row(first)), args));
    }
    notes
}
