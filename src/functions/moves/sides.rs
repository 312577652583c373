//! One of the two reviews: the tier of each row, by the rules or as recorded, and what was set by hand.

use crate::cells::Column;
use crate::date::Date;
use crate::explain::reason;
use crate::functions::tier_lists::{self, List};
use crate::functions::{Inputs, context};
use crate::messages::Code;
use crate::metrics::NONE;
use crate::problem::Problem;
use crate::rules::{Evaluation, RuleTable, needed_columns};
use crate::table::Role;
use crate::tiers::{Applied, Assignment, NO_TIER, assign, overrides};
use crate::time::Tiers;

/// The rules before and after.
pub type Rules = [Option<RuleTable>; 2];

/// The rules of both reviews; one that is left out is the other.
pub fn rules(inputs: &Inputs) -> Result<Rules, Vec<Problem>> {
    let own = |index: usize| inputs.grid(index).is_some();
    let read = |first: usize, second: usize| {
        let index = if own(first) { first } else { second };
        let range = if index == 2 { "rules before" } else { "rules after" };
        own(index).then(|| context::rules(inputs, index, range)).transpose()
    };
    Ok([read(2, 3)?, read(3, 2)?])
}

/// The columns of a list that are needed: for both rule tables as far as it has them.
pub fn columns(inputs: &Inputs, list: &List<'_>, rules: &Rules, own: usize) -> Result<Vec<usize>, Vec<Problem>> {
    let mut columns = vec![list.client];
    columns.extend(list.name.into_iter().chain(list.tier()));
    columns.extend(super::why_recorded(list.table));
    let as_of = as_of(inputs, list)?;
    let mut ruled = false;
    for (index, rules) in rules.iter().enumerate() {
        let Some(rules) = rules else { continue };
        match needed_columns(list.table, rules, as_of) {
            Ok(needed) => {
                columns.extend(needed);
                ruled |= index == own;
            }
            Err(problems) if index == own && !falls_back(list, &problems) => return Err(problems),
            Err(_) => {}
        }
    }
    if !ruled {
        list.require_tier(option(list)).map_err(|problem| vec![problem])?;
    }
    columns.sort_unstable();
    columns.dedup();
    Ok(columns)
}

fn option(list: &List<'_>) -> &'static str {
    if list.arg == 0 { "tier before" } else { "tier after" }
}

/// Whether the recorded tiers do instead of rules that the list has no data for.
fn falls_back(list: &List<'_>, problems: &[Problem]) -> bool {
    let lacking = |problem: &Problem| matches!(problem.code, Code::UnknownField | Code::MissingSource);
    list.tier().is_some() && problems.iter().all(lacking)
}

fn as_of(inputs: &Inputs, list: &List<'_>) -> Result<Option<Date>, Vec<Problem>> {
    match list.arg {
        0 => tier_lists::day(inputs, "as of before").map_err(|problem| vec![problem]),
        _ => Ok(inputs.options.as_of),
    }
}

/// One review.
pub struct Side<'a> {
    /// Its list.
    pub list: &'a List<'a>,
    /// Its rules, where they can be applied to it.
    pub rules: Option<&'a RuleTable>,
    /// The day that its ages are counted to.
    pub as_of: Option<Date>,
    /// What is odd about it.
    pub notes: Vec<Problem>,
    assignment: Assignment,
    applied: Applied,
    names: Vec<String>,
    recorded: Vec<u32>,
    /// Whether the recorded tiers count although there are rules.
    trusted: bool,
    tiers: Vec<Option<u32>>,
    by_hand: Vec<Option<Option<u32>>>,
}

impl<'a> Side<'a> {
    /// Reads a list, and asks its rules.
    pub fn read(inputs: &Inputs, list: &'a List<'a>, all: &'a Rules) -> Result<Side<'a>, Vec<Problem>> {
        let own = all.get(list.arg).and_then(Option::as_ref);
        let (mut names, codes) = tier_lists::tier_names(&[list.tier().and_then(|index| list.column(index))]);
        let mut side = Side {
            list,
            rules: own,
            as_of: as_of(inputs, list)?,
            notes: Vec::new(),
            assignment: Assignment::default(),
            applied: Applied::default(),
            names: Vec::new(),
            recorded: codes.into_iter().next().unwrap_or_default(),
            trusted: list.named_tier.is_some(),
            tiers: Vec::new(),
            by_hand: Vec::new(),
        };
        if let Some(rules) = own {
            match side.evaluation(inputs, rules) {
                Ok(evaluation) => {
                    side.as_of = evaluation.measures.as_of;
                    side.applied = side.overrides(inputs, &evaluation)?;
                    side.assignment = assign::assign(&evaluation, &side.applied, inputs.lang());
                    side.notes.extend(evaluation.measures.problems.iter().cloned());
                    side.notes.extend(side.applied.notes.iter().cloned());
                    names.extend(rules.ladder.names().iter().cloned());
                }
                Err(problems) if falls_back(list, &problems) => {
                    side.rules = None;
                    let field = problems.first().and_then(|problem| problem.args.first()).cloned().unwrap_or_default();
                    let column = list.tier().map(|index| list.table.title(index).to_owned()).unwrap_or_default();
                    let args = [list.table.range.clone(), field, column];
                    side.notes.push(Problem::new(Code::TiersAsRecorded, list.table.place(), args));
                }
                Err(problems) => return Err(problems),
            }
        }
        if side.rules.is_none() {
            list.require_tier(option(list)).map_err(|problem| vec![problem])?;
        }
        side.names = names;
        Ok(side)
    }

    /// A rule table applied to this list, with this review's as-of date.
    pub fn evaluation<'r>(&self, inputs: &Inputs, rules: &'r RuleTable) -> Result<Evaluation<'r>, Vec<Problem>>
    where
        'a: 'r,
    {
        Evaluation::new(self.list.table, rules, inputs.options.locale, self.as_of)
    }

    fn overrides(&self, inputs: &Inputs, evaluation: &Evaluation<'_>) -> Result<Applied, Vec<Problem>> {
        let (index, range) = if self.list.arg == 0 { (4, "overrides before") } else { (5, "overrides after") };
        let Some(grid) = inputs.grid(index) else { return Ok(Applied::default()) };
        let columns: Vec<usize> = [Some(self.list.client), self.list.name].into_iter().flatten().collect();
        let read = overrides::read(grid, &evaluation.rules.ladder, &inputs.options.locale);
        let applied =
            read.and_then(|read| overrides::apply(read, self.list.table, &columns, evaluation.measures.as_of));
        let named = |mut problem: Problem| {
            problem.place.range = range.to_owned();
            problem
        };
        match applied {
            Ok(mut applied) => {
                applied.notes = applied.notes.into_iter().map(named).collect();
                Ok(applied)
            }
            Err(problems) => Err(problems.into_iter().map(named).collect()),
        }
    }

    /// The names of all tiers that this review knows.
    pub fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// Gives every row its tier, now that the tiers of both reviews are numbered.
    pub fn settle(&mut self, tiers: &Tiers) {
        let place: Vec<Option<u32>> = self.names.iter().map(|name| tiers.find(name)).collect();
        let recorded = |row: usize| {
            let code = self.recorded.get(row).filter(|code| **code != NONE)?;
            place.get(*code as usize).copied().flatten()
        };
        let rows = self.list.table.rows;
        let Some(rules) = self.rules else {
            self.tiers = (0..rows).map(recorded).collect();
            self.by_hand = vec![None; rows];
            return;
        };
        let ladder: Vec<Option<u32>> = rules.ladder.names().iter().map(|name| tiers.find(name)).collect();
        let of_ladder = |tier: u32| ladder.get(tier as usize).copied().flatten();
        let ruled = |row: usize| {
            let tier = self.assignment.tier(row);
            if tier == NO_TIER { None } else { of_ladder(tier) }
        };
        let set = |row: usize| self.applied.in_force.get(&row).map(|own| of_ladder(own.tier as u32));
        let differs = |row: usize| recorded(row) != ruled(row);
        if self.trusted {
            self.tiers = (0..rows).map(recorded).collect();
            // Where no override explains a recorded tier that the rules do not give, somebody set it without leaving one.
            let by_hand =
                |row: usize| set(row).filter(|tier| *tier == recorded(row)).or(differs(row).then(|| recorded(row)));
            self.by_hand = (0..rows).map(by_hand).collect();
            return;
        }
        if let Some(column) = self.list.tier() {
            let torn: Vec<usize> = (0..rows).filter(|row| recorded(*row).is_some() && differs(*row)).collect();
            if let Some(first) = torn.first() {
                let args = [
                    torn.len().to_string(),
                    self.list.table.range.clone(),
                    self.list.table.title(column).to_owned(),
                    self.list.called(*first),
                    option(self.list).to_owned(),
                ];
                let place = self.list.table.column_place(column).row(self.list.table.range_row(*first));
                self.notes.push(Problem::new(Code::RecordedTiersDiffer, place, args));
            }
        }
        self.tiers = (0..rows).map(ruled).collect();
        self.by_hand = (0..rows).map(set).collect();
    }

    /// A row's tier.
    pub fn tier(&self, row: usize) -> Option<u32> {
        self.tiers.get(row).copied().flatten()
    }

    /// The tier that was set by hand for a row.
    pub fn by_hand(&self, row: usize) -> Option<Option<u32>> {
        self.by_hand.get(row).copied().flatten()
    }

    /// The reason of a row's tier in words: the rules', or as it is recorded.
    pub fn reason(&self, row: usize) -> String {
        if self.rules.is_some() {
            return self.assignment.grade(row).map(|grade| grade.reason.clone()).unwrap_or_default();
        }
        self.recorded_text(Role::Reason, row)
    }

    /// What a row lacks, as it is recorded.
    pub fn missing(&self, row: usize) -> String {
        self.recorded_text(Role::Missing, row)
    }

    /// Whether the recorded reason says that the tier was set by hand.
    pub fn recorded_by_hand(&self, row: usize) -> bool {
        reason::by_hand(&self.recorded_text(Role::Reason, row)).is_some()
    }

    /// Whether a row's recorded tier counts and no override explains it.
    pub fn recorded_differs(&self, row: usize) -> bool {
        self.trusted && self.by_hand(row).is_some() && self.applied.in_force.get(&row).is_none()
    }

    fn recorded_text(&self, role: Role, row: usize) -> String {
        let column: Option<&Column> = self.list.table.with_role(role).and_then(|index| self.list.column(index));
        column.map(|column| column.cell(row).shown().trim().to_owned()).unwrap_or_default()
    }
}
