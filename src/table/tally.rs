//! Counts the cells of a column that could not be read, and says so once per sort.

use super::Unit;
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// Counts of cells that could not be read, with the first of each sort.
#[derive(Default)]
pub(super) struct Tally {
    counts: [usize; 3],
    firsts: [Option<(usize, String)>; 3],
    samples: Vec<String>,
}

impl Tally {
    fn count(&mut self, sort: usize, row: usize, shown: impl FnOnce() -> String) {
        let (Some(count), Some(first)) = (self.counts.get_mut(sort), self.firsts.get_mut(sort)) else { return };
        *count += 1;
        if first.is_none() {
            *first = Some((row, shown()));
        } else if sort == 0 && self.samples.len() < 2 {
            self.samples.push(shown());
        }
    }

    pub(super) fn unreadable(&mut self, row: usize, shown: impl FnOnce() -> String) {
        self.count(0, row, shown);
    }

    pub(super) fn misfit(&mut self, row: usize, shown: impl FnOnce() -> String) {
        self.count(1, row, shown);
    }

    pub(super) fn error(&mut self, row: usize, shown: impl FnOnce() -> String) {
        self.count(2, row, shown);
    }

    pub(super) fn problems(self, unit: Unit, place: &Place) -> Vec<Problem> {
        let [unreadable, misfits, errors] = self.firsts;
        let [unreadable_count, misfit_count, error_count] = self.counts;
        // The header is row 1 of the range.
        let at = |row: usize| place.clone().row(row + 2);
        let header = || place.header.clone();
        let mut problems = Vec::new();
        if let Some((row, text)) = unreadable {
            let mut samples = vec![text];
            samples.extend(self.samples);
            samples.dedup();
            let samples = samples.iter().map(|text| format!("\"{}\"", clipped(text))).collect::<Vec<_>>().join(", ");
            let noun = unit.noun();
            let args = [
                unreadable_count.to_string(),
                header(),
                noun[0].to_owned(),
                samples,
                noun[1].to_owned(),
                noun[2].to_owned(),
            ];
            problems.push(Problem::new(Code::UnreadableCells, at(row), args));
        }
        if let Some((row, text)) = misfits {
            problems.push(Problem::new(Code::MixedMarks, at(row), [header(), misfit_count.to_string(), text]));
        }
        if let Some((row, text)) = errors {
            problems.push(Problem::new(Code::ErrorCells, at(row), [error_count.to_string(), header(), text]));
        }
        problems
    }
}

/// A text short enough for a message.
pub fn clipped(text: &str) -> String {
    let mut short: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(40).collect();
    if text.chars().count() > 40 {
        short.push('…');
    }
    short
}
