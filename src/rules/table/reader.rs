//! Goes through the rows and gathers rules and problems.

use super::columns::Columns;
use super::{RuleCondition, RuleField, RuleRow, RuleTable};
use crate::cells::numeral::{Evidence, Mark, Numeral, is_space};
use crate::cells::{Cell, Grid};
use crate::date::Order;
use crate::maps::Map;
use crate::messages::{Code, Reason};
use crate::problem::{Place, Problem};
use crate::rules::condition::Condition;
use crate::rules::parse::{self, Reading, Seen};
use crate::table::look_alike;
use crate::table::{Unit, clipped};
use crate::tiers::{Ladder, RankClash, TierRow, tier_key};

/// More problems than this are only counted.
const MOST_PROBLEMS: usize = 100;
/// A table with more rows and hardly a blank condition is probably data.
const MANY_ROWS: usize = 200;

/// A rule whose tier has no position yet.
struct Draft {
    row: usize,
    tier: TierRow,
    note: String,
    conditions: Vec<RuleCondition>,
}

pub(super) struct Reader<'a> {
    grid: &'a Grid,
    place: Place,
    columns: Columns,
    reading: Reading,
    problems: Vec<Problem>,
    more: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(grid: &'a Grid, place: Place, columns: Columns, reading: Reading) -> Reader<'a> {
        Reader { grid, place, columns, reading, problems: Vec::new(), more: 0 }
    }

    /// Reads the rows below the header.
    pub(super) fn read(mut self, top: usize) -> Result<RuleTable, Vec<Problem>> {
        let drafts = self.rows(top);
        if drafts.is_empty() {
            self.report(|place| Problem::new(Code::NoRules, place, [""; 0]));
        }
        let ladder = self.ladder(&drafts);
        self.finished(drafts, ladder)
    }

    fn report(&mut self, problem: impl FnOnce(Place) -> Problem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem(self.place.clone()));
        } else {
            self.more += 1;
        }
    }

    /// Reads all rows below the header.
    fn rows(&mut self, top: usize) -> Vec<Draft> {
        let grid = self.grid;
        let mut drafts: Vec<Draft> = Vec::new();
        // What depends on the way in which numbers and dates are written waits until all cells have been seen.
        let mut waiting: Vec<(usize, usize)> = Vec::new();
        let mut seen = Seen::default();
        let open = self.reading.mark.is_none() || self.reading.order.is_none();
        for (row, cells) in grid.rows.iter().enumerate().skip(top + 1) {
            if cells.iter().all(Cell::is_blank) {
                continue;
            }
            let mut draft = self.draft(row);
            for field in 0..self.columns.fields.len() {
                let Some(RuleField { column, unit, .. }) = self.columns.fields.get(field) else { break };
                let cell = grid.cell(row, column - 1);
                let mut own = Seen::default();
                let read = parse::read_cell(cell, *unit, &self.reading, &mut own);
                if open && own != Seen::default() {
                    seen.add(own);
                    waiting.push((drafts.len(), field));
                    continue;
                }
                self.keep(&mut draft, field, read);
            }
            drafts.push(draft);
        }
        self.reading.mark = self.reading.mark.or(match (seen.point, seen.comma) {
            (0, 0) => None,
            (point, comma) => Some(if point >= comma { Mark::Point } else { Mark::Comma }),
        });
        self.reading.order = self.reading.order.or(match (seen.day_first, seen.month_first) {
            (0, 0) => None,
            (day, month) => Some(if day >= month { Order::DayFirst } else { Order::MonthFirst }),
        });
        for (index, field) in waiting {
            let Some(draft) = drafts.get_mut(index) else { break };
            let Some(RuleField { column, unit, .. }) = self.columns.fields.get(field) else { break };
            let cell = grid.cell(draft.row, column - 1);
            let read = parse::read_cell(cell, *unit, &self.reading, &mut Seen::default());
            self.keep(draft, field, read);
            draft.conditions.sort_by_key(|condition| condition.field);
        }
        drafts
    }

    /// A row's tier, rank and note. Its row counts from 0.
    fn draft(&mut self, row: usize) -> Draft {
        let grid = self.grid;
        let (column, header) = self.columns.tier.clone();
        let cell = grid.cell(row, column);
        if cell.is_blank() {
            self.report(|place| Problem::new(Code::NoTier, place.row(row + 1).column(column + 1, &header), [""; 0]));
        } else if let Cell::Error(_) = cell {
            let error = parse::parse_condition(cell, Unit::Any, &self.reading);
            if let Err(error) = error {
                self.report(|place| error.problem(place.row(row + 1).column(column + 1, &header)));
            }
        }
        for column in self.columns.unnamed.clone() {
            let cell = grid.cell(row, column);
            if !cell.is_blank() {
                let place = |place: Place| place.row(row + 1).column(column + 1, "");
                self.report(|own| Problem::new(Code::ConditionWithoutHeader, place(own), [clipped(&cell.shown())]));
            }
        }
        let name = cell.shown().trim_matches(is_space).to_owned();
        let rank = self.rank(row, &name);
        let notes: Vec<String> = self
            .columns
            .notes
            .iter()
            .map(|column| grid.cell(row, *column).shown().trim_matches(is_space).to_owned())
            .filter(|note| !note.is_empty())
            .collect();
        Draft { row, tier: TierRow { name, rank }, note: notes.join("; "), conditions: Vec::new() }
    }

    fn rank(&mut self, row: usize, tier: &str) -> Option<u32> {
        let (column, _) = self.columns.rank.as_ref()?;
        let cell = self.grid.cell(row, *column);
        let number = match cell {
            _ if cell.is_blank() => return None,
            Cell::Number(number) => Some(*number),
            Cell::Text(text) => {
                let plain = |numeral: &Numeral| {
                    numeral.evidence() == Evidence::Neutral && !numeral.percent && numeral.currency.is_none()
                };
                Numeral::parse(text).filter(plain).and_then(|numeral| numeral.value(Mark::Point))
            }
            _ => None,
        };
        let rank = number.filter(|number| number.fract().is_zero()).and_then(|number| u32::try_from(number).ok());
        let rank = rank.filter(|rank| *rank > 0);
        if rank.is_none() {
            self.report_rank(row, tier, Reason::PlaceNotWhole);
        }
        rank
    }

    fn report_rank(&mut self, row: usize, tier: &str, reason: Reason) {
        let Some((column, header)) = self.columns.rank.clone() else { return };
        let shown = clipped(&self.grid.cell(row, column).shown());
        let [en, ru, uk] = reason.texts().map(str::to_owned);
        let args = [shown, clipped(tier), en, ru, uk];
        self.report(|place| Problem::new(Code::BadRank, place.row(row + 1).column(column + 1, &header), args));
    }

    fn keep(&mut self, draft: &mut Draft, field: usize, read: Result<Option<Condition>, parse::ConditionError>) {
        match read {
            Ok(None) => {}
            Ok(Some(condition)) => draft.conditions.push(RuleCondition { field, condition }),
            Err(error) if self.problems.len() < MOST_PROBLEMS => {
                let Some(RuleField { column, header, unit, .. }) = self.columns.fields.get(field) else { return };
                let place = self.place.clone().row(draft.row + 1).column(*column, header);
                self.problems.push(parse::with_suggestion(error, *unit, &self.reading).problem(place));
            }
            Err(_) => self.more += 1,
        }
    }

    fn ladder(&mut self, drafts: &[Draft]) -> Ladder {
        let mut rows: Vec<TierRow> = drafts.iter().map(|draft| draft.tier.clone()).collect();
        if !self.problems.is_empty() {
            // One bad rank or tier would make others look wrong.
            rows.iter_mut().for_each(|row| row.rank = None);
        }
        match Ladder::from_rows(&rows) {
            Ok(ladder) => ladder,
            Err(clashes) => {
                for clash in clashes {
                    let (row, reason) = match clash {
                        RankClash::Changed { row, .. } => (row, Reason::PlaceChanged),
                        RankClash::Taken { row, .. } => (row, Reason::PlaceTaken),
                        RankClash::Missing { row } => (row, Reason::PlaceMissing),
                    };
                    if let Some(draft) = drafts.get(row) {
                        self.report_rank(draft.row, &draft.tier.name, reason);
                    }
                }
                Ladder::default()
            }
        }
    }

    fn finished(mut self, drafts: Vec<Draft>, ladder: Ladder) -> Result<RuleTable, Vec<Problem>> {
        if !self.problems.is_empty() {
            self.problems.sort_by(|a, b| a.place.cmp(&b.place));
            if self.more > 0 {
                self.problems.push(Problem::new(Code::MoreProblems, self.place, [self.more.to_string()]));
            }
            return Err(self.problems);
        }
        let warnings = self.warnings(&drafts);
        let mut positions: Map<String, usize> = Map::new();
        for (position, name) in ladder.names().iter().enumerate() {
            positions.insert(tier_key(name), position);
        }
        let rows = drafts.into_iter().map(|draft| RuleRow {
            row: draft.row + 1,
            tier: positions.get(&tier_key(&draft.tier.name)).copied().unwrap_or(0),
            note: draft.note,
            conditions: draft.conditions,
        });
        let range = self.place.range;
        Ok(RuleTable {
            range,
            header: self.columns.row,
            rows: rows.collect(),
            fields: self.columns.fields,
            ladder,
            warnings,
        })
    }

    fn warnings(&self, drafts: &[Draft]) -> Vec<Problem> {
        let mut warnings = Vec::new();
        let (column, header) = &self.columns.tier;
        let mut faces: Map<String, &str> = Map::new();
        for Draft { row, tier, .. } in drafts {
            let other = *faces.at(look_alike(&tier.name), || &tier.name);
            if tier_key(other) != tier_key(&tier.name) {
                let place = self.place.clone().row(row + 1).column(column + 1, header);
                warnings.push(Problem::new(Code::MixedAlphabets, place, [other, &tier.name]));
                faces.insert(look_alike(&tier.name), &tier.name);
            }
        }
        let filled: usize = drafts.iter().map(|draft| draft.conditions.len()).sum();
        if drafts.len() > MANY_ROWS && filled * 5 > drafts.len() * self.columns.fields.len() * 4 {
            warnings.push(Problem::new(Code::LooksLikeData, self.place.clone(), [drafts.len().to_string()]));
        }
        warnings
    }
}
