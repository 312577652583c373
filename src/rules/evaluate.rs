//! A rule table applied to a table of clients: which rule wins each row, and which rules above it lack data.

use super::groups::{Groups, groups, part};
use super::lanes::{self, Lanes};
use super::matching::NumberContext;
use super::misfit::misfit;
use super::rank::{NO_GROUP, Places, values_in};
use super::table::RuleTable;
use super::{Compiled, Condition, Intervals, Period, Rank, Test, Value, Verdict};
use crate::date::Date;
use crate::maps::Map;
use crate::messages::{Code, Reason};
use crate::metrics::{Formula, Measures, as_of_columns};
use crate::problem::{Place, Problem};
use crate::table::{Field, Locale, Table};
use std::rc::Rc;

/// Marks a row that no rule wins.
pub const NO_RULE: u32 = u32::MAX;

/// A field that the rule table names, found in the data.
#[derive(Clone, Debug)]
pub struct Source {
    /// How it comes from the data.
    pub formula: Formula,
    /// Its values.
    pub field: Rc<Field>,
}

/// A condition ready to be asked, with the rule table's field that it is about.
#[derive(Debug)]
pub struct Asked {
    /// The field's place in the rule table's list of fields.
    pub field: usize,
    /// The condition.
    pub compiled: Compiled,
    /// The columns whose groups its ranks are within, one for each rank in the order of [`Condition::ranks`].
    pub within: Vec<Option<usize>>,
}

/// A rule table made ready for a table of clients.
pub struct Evaluation<'a> {
    /// The rules.
    pub rules: &'a RuleTable,
    /// The clients' fields.
    pub measures: Measures<'a>,
    /// The fields that the rules name, in the rule table's order.
    pub sources: Vec<Source>,
    /// The conditions of each rule.
    pub asked: Vec<Vec<Asked>>,
    /// The lowest number of a group and the groups' codes, by column.
    groups: Map<usize, Rc<Groups>>,
}

/// Which rule wins each row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The winning rule's place in the table, [`NO_RULE`] where none holds.
    pub winners: Vec<u32>,
    /// 1 where a rule above the winner is unknown.
    pub provisional: Vec<u8>,
}

/// The columns of the data that a rule table needs.
///
/// # Errors
/// A problem for each field that the data does not have, placed at its header in the rule table.
pub fn needed_columns(table: &Table, rules: &RuleTable, as_of: Option<Date>) -> Result<Vec<usize>, Vec<Problem>> {
    let mut columns = Vec::new();
    let mut problems = Vec::new();
    let mut dated = false;
    for formula in formulas(table, rules) {
        match formula {
            Ok(formula) => {
                dated |= formula.needs_as_of();
                for column in formula.columns() {
                    columns.push(column);
                    columns.extend(Formula::roots(table, column));
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    for (place, rank) in ranks(rules) {
        match rank.within.as_deref().map(|within| table.require(within)) {
            Some(Ok(column)) => columns.push(column),
            Some(Err(problem)) => problems.push(Problem { place, ..problem }),
            None => {}
        }
    }
    if as_of.is_none() && (dated || conditions(rules).any(has_duration)) {
        columns.extend(as_of_columns(table));
    }
    columns.sort_unstable();
    columns.dedup();
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

fn conditions(rules: &RuleTable) -> impl Iterator<Item = &Condition> {
    rules.rows.iter().flat_map(|row| &row.conditions).map(|own| &own.condition)
}

fn has_duration(condition: &Condition) -> bool {
    let long = |value: &Value| matches!(value, Value::Duration(..));
    condition.any.iter().flatten().any(|test| match test {
        Test::Compare(_, value) => long(value),
        Test::Between(low, high) => long(low) || long(high),
        _ => false,
    })
}

fn ranks(rules: &RuleTable) -> impl Iterator<Item = (Place, &Rank)> {
    rules.rows.iter().enumerate().flat_map(move |(index, row)| {
        row.conditions
            .iter()
            .flat_map(move |own| own.condition.ranks().map(move |rank| (rules.place(index, own.field), rank)))
    })
}

fn formulas<'a>(table: &'a Table, rules: &'a RuleTable) -> impl Iterator<Item = Result<Formula, Problem>> + 'a {
    rules.fields.iter().map(move |field| {
        let place = rules.header_place(field);
        Formula::of_header(table, &field.header).map_err(|problem| Problem { place, ..problem })
    })
}

impl<'a> Evaluation<'a> {
    /// Finds the fields, reads their columns and prepares every condition.
    ///
    /// # Errors
    /// Problems of the rule table against this data, placed in the rule table, and problems of reading the data.
    pub fn new(
        table: &'a Table,
        rules: &'a RuleTable,
        locale: Locale,
        as_of: Option<Date>,
    ) -> Result<Evaluation<'a>, Vec<Problem>> {
        let mut measures = Measures::new(table, locale, as_of);
        let formulas: Vec<Result<Formula, Problem>> = formulas(table, rules).collect();
        let dated = formulas.iter().flatten().any(Formula::needs_as_of) || conditions(rules).any(has_duration);
        let mut problems = Vec::new();
        if dated && let Err(problem) = measures.infer_as_of() {
            problems.push(problem);
        }
        let mut sources = Vec::new();
        for (field, formula) in rules.fields.iter().zip(formulas) {
            let measured = formula.and_then(|formula| measures.measure(&formula, field.unit));
            match measured {
                Ok(measure) => sources.push(Source { formula: measure.formula, field: measure.field }),
                Err(problem) => problems.push(problem),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        // What a blank metric was computed from is asked for only where some row lacks it.
        for source in &sources {
            if let Formula::Column(column) = source.formula
                && !Formula::roots(table, column).is_empty()
                && (0..source.field.len()).any(|row| !source.field.is_known(row))
            {
                for root in Formula::roots(table, column) {
                    measures.column(root).map_err(|problem| vec![problem])?;
                }
            }
        }
        let mut evaluation = Evaluation { rules, measures, sources, asked: Vec::new(), groups: Map::new() };
        evaluation.compile()?;
        Ok(evaluation)
    }

    fn compile(&mut self) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        // Columns' places are parted step by step, each cut-off reusing the work of those before it.
        let sources = self.sources.clone();
        let mut places: Map<(usize, bool, Option<usize>), Vec<Places<'_>>> = Map::new();
        for (index, row) in self.rules.rows.iter().enumerate() {
            let mut asked = Vec::with_capacity(row.conditions.len());
            for own in &row.conditions {
                let Some(source) = sources.get(own.field) else { continue };
                let place = || self.rules.place(index, own.field);
                problems.extend(misfit(&own.condition, &source.field, &self.rules.fields, own.field, place()));
                let mut within = Vec::new();
                for rank in own.condition.ranks() {
                    within.push(match rank.within.as_deref().map(|header| self.measures.table.require(header)) {
                        None => None,
                        Some(Ok(column)) => Some(column),
                        Some(Err(problem)) => {
                            problems.push(Problem { place: place(), ..problem });
                            None
                        }
                    });
                }
                for column in within.iter().flatten() {
                    if let Err(problem) = self.group(*column) {
                        problems.push(problem);
                    }
                }
                let grouping = match self.grouping(&within) {
                    Ok(grouping) => grouping,
                    Err(reason) => {
                        let [en, ru, uk] = reason.texts();
                        let args = [&own.condition.to_string(), en, "", ru, uk];
                        problems.push(Problem::new(Code::BadCondition, place(), args));
                        None
                    }
                };
                let count = grouping.as_ref().map_or(1, |groups| groups.names.len());
                // A client without a group may have any place in it: two more sets, with the least and the most.
                let unplaced = grouping.is_some().then(|| [Intervals::none(), Intervals::all()]);
                let groups = (0..count).map(|group| (group, None));
                let all = groups.chain(unplaced.into_iter().flatten().map(|set| (count, Some(set))));
                let mut sets = Vec::with_capacity(count + 2);
                for (group, unplaced) in all {
                    let mut ranks = within.iter();
                    let mut limit = |rank: &Rank| {
                        let column = ranks.next().copied().flatten();
                        if let (Some(set), Some(_)) = (&unplaced, column) {
                            return set.clone();
                        }
                        let key = (own.field, rank.bottom, column);
                        let numbers = &source.field.numbers;
                        let parted = places.at(key, || {
                            let groups = column.and_then(|column| self.groups.get(&column));
                            part(numbers, rank.bottom, groups.map(Rc::as_ref))
                        });
                        let parted = parted.get_mut(if column.is_some() { group } else { 0 });
                        values_in(rank.bottom, parted.and_then(|places| places.cutoff(rank.amount, rank.bottom)))
                    };
                    let mut context =
                        NumberContext { unit: source.field.unit, as_of: self.measures.as_of, rank: &mut limit };
                    sets.push(own.condition.numbers(&mut context));
                }
                let codes = grouping.map(|groups| groups.codes.clone());
                let compiled = Compiled::new(&own.condition, source.field.clone(), sets, codes);
                asked.push(Asked { field: own.field, compiled, within });
            }
            self.asked.push(asked);
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// The groups of a column.
    fn group(&mut self, column: usize) -> Result<(), Problem> {
        if !self.groups.contains_key(&column) {
            let groups = groups(self.measures.column(column)?.as_ref());
            self.groups.insert(column, Rc::new(groups));
        }
        Ok(())
    }

    /// The groups of a column that some rank is within.
    pub fn groups_of(&self, column: usize) -> Option<&Groups> {
        self.groups.get(&column).map(Rc::as_ref)
    }

    /// The one grouping of a condition; two different ones are refused.
    fn grouping(&self, within: &[Option<usize>]) -> Result<Option<Rc<Groups>>, Reason> {
        let mut columns: Vec<usize> = within.iter().flatten().copied().collect();
        columns.dedup();
        match columns.as_slice() {
            [] => Ok(None),
            [column] => Ok(self.groups.get(column).cloned()),
            _ => Err(Reason::TwoGroups),
        }
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.measures.table.rows
    }

    /// Applies the rules to every row. The first rule that holds wins.
    pub fn outcome(&self) -> Outcome {
        let rows = self.rows();
        let mut outcome = Outcome { winners: vec![NO_RULE; rows], provisional: vec![0; rows] };
        for (word, rules) in self.asked.chunks(lanes::WORD).enumerate() {
            let lanes = Lanes::new(rules);
            let blocks = outcome.winners.chunks_mut(lanes::BLOCK).zip(outcome.provisional.chunks_mut(lanes::BLOCK));
            for (block, (winners, provisional)) in blocks.enumerate() {
                lanes.judge(block * lanes::BLOCK, (word * lanes::WORD) as u32, winners, provisional);
            }
        }
        outcome
    }

    /// Whether a rule holds of a row.
    pub fn verdict(&self, rule: usize, row: usize) -> Verdict {
        let asked = self.asked.get(rule).map_or(&[][..], Vec::as_slice);
        asked.iter().fold(Verdict::True, |verdict, asked| verdict.and(asked.compiled.verdict(row)))
    }

    /// The columns whose values would settle the rules above the winner that are unknown: what is missing for this row.
    ///
    /// A field that has all its columns and still no value (a margin without revenue) is named by itself.
    pub fn missing(&self, row: usize, winner: u32) -> Vec<String> {
        let mut missing: Vec<String> = Vec::new();
        let above = self.asked.iter().enumerate().take_while(|(rule, _)| *rule as u32 != winner);
        for (_, conditions) in above.filter(|(rule, _)| self.verdict(*rule, row) == Verdict::Unknown) {
            for asked in conditions.iter().filter(|asked| asked.compiled.verdict(row) == Verdict::Unknown) {
                let Some(source) = self.sources.get(asked.field) else { continue };
                let table = self.measures.table;
                let mut names: Vec<String> = self
                    .measures
                    .missing(&source.formula, row)
                    .into_iter()
                    .map(|column| table.title(column).to_owned())
                    .collect();
                let ungrouped = asked.within.iter().flatten().filter(|column| {
                    let code = self.groups_of(**column).and_then(|groups| groups.codes.get(row));
                    code == Some(&NO_GROUP)
                });
                names.extend(ungrouped.map(|column| table.title(*column).to_owned()));
                if names.is_empty() {
                    names.extend(self.rules.fields.get(asked.field).map(|field| field.header.clone()));
                }
                for name in names {
                    if !missing.contains(&name) {
                        missing.push(name);
                    }
                }
            }
        }
        missing
    }

    /// Whether some condition's length of a month or a year was taken without a calendar.
    pub fn counts_fixed_months(&self) -> bool {
        let long = |value: &Value| matches!(value, Value::Duration(_, Period::Month | Period::Year));
        self.measures.as_of.is_none()
            && conditions(self.rules).any(|condition| {
                condition.any.iter().flatten().any(|test| match test {
                    Test::Compare(_, value) => long(value),
                    Test::Between(low, high) => long(low) || long(high),
                    _ => false,
                })
            })
    }
}
