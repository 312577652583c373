//! Gives every client a tier: by the rules, or by a leader's decision where there is one.

use super::overrides::Applied;
use crate::explain::reason;
use crate::lang::Lang;
use crate::maps::Numbered;
use crate::rules::{Evaluation, NO_RULE, Outcome};
use std::rc::Rc;

/// Marks a client without a tier.
pub const NO_TIER: u32 = u32::MAX;

/// A tier with its reason, as one or many clients have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grade {
    /// The tier's place on the ladder, [`NO_TIER`] without one.
    pub tier: u32,
    /// Why.
    pub reason: String,
    /// The fields that are missing, with commas between them.
    pub missing: String,
}

/// The tiers of all clients, with reasons.
#[derive(Clone, Debug, Default)]
pub struct Assignment {
    /// What the rules alone say.
    pub outcome: Outcome,
    /// The place in `grades` for each row.
    pub codes: Rc<Vec<u32>>,
    /// The different grades.
    pub grades: Vec<Grade>,
}

impl Assignment {
    /// The grade of a row.
    pub fn grade(&self, row: usize) -> Option<&Grade> {
        self.grades.get(*self.codes.get(row)? as usize)
    }

    /// Whether some row has no tier.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn has_untiered(&self) -> bool {
        let untiered: Vec<bool> = self.grades.iter().map(|grade| grade.tier == NO_TIER).collect();
        self.codes.iter().any(|code| untiered.get(*code as usize).is_some_and(|untiered| *untiered))
    }

    /// The tier of a row, as a place on the ladder; [`NO_TIER`] without one.
    pub fn tier(&self, row: usize) -> u32 {
        self.grade(row).map_or(NO_TIER, |grade| grade.tier)
    }
}

/// Grades that are met on the way, after those that are there from the start.
struct Grades {
    codes: Numbered,
    grades: Vec<Grade>,
}

impl Grades {
    fn code(&mut self, grade: Grade) -> u32 {
        let (first, next) = (self.grades.len() - self.codes.len(), self.codes.len());
        let code = self.codes.number(format!("{}\0{}\0{}", grade.tier, grade.reason, grade.missing));
        if code == next {
            self.grades.push(grade);
        }
        (first + code) as u32
    }
}

/// Assigns the tiers of all rows. Rows in which nothing stands get neither tier nor reason.
#[cfg_attr(tiersheet_speed, optimize(speed))]
pub fn assign(evaluation: &Evaluation<'_>, overrides: &Applied, lang: Lang) -> Assignment {
    let rules = evaluation.rules;
    let outcome = evaluation.outcome();
    // The grades without a doubt, one per rule and one for no rule, come first: their codes are the rules.
    let of_rule = |winner: Option<usize>, missing: &[String]| Grade {
        tier: winner.and_then(|winner| rules.rows.get(winner)).map_or(NO_TIER, |row| row.tier as u32),
        reason: reason::of_rules(rules, winner, missing, lang),
        missing: missing.join(", "),
    };
    let sure = (0..rules.rows.len()).map(Some).chain([None]).map(|winner| of_rule(winner, &[])).collect();
    let mut grades = Grades { codes: Numbered::default(), grades: sure };
    let none = rules.rows.len() as u32;
    let mut codes: Vec<u32> = outcome.winners.iter().map(|winner| (*winner).min(none)).collect();
    for (row, (code, provisional)) in codes.iter_mut().zip(&outcome.provisional).enumerate() {
        if *provisional != 0 {
            let winner = Some(*code as usize).filter(|_| *code != none);
            let missing = evaluation.missing(row, winner.map_or(NO_RULE, |winner| winner as u32));
            *code = grades.code(of_rule(winner, &missing));
        }
    }
    let ladder = &rules.ladder;
    let name = |tier: u32| if tier == NO_TIER { "" } else { ladder.name(tier as usize) };
    let mut change = |row: usize, change: &dyn Fn(&Grade) -> Grade| {
        if let Some(code) = codes.get_mut(row)
            && let Some(before) = grades.grades.get(*code as usize)
        {
            *code = grades.code(change(before));
        }
    };
    for (row, own) in overrides.expired.iter() {
        change(*row, &|before| {
            let note = reason::expired(own, ladder.name(own.tier), lang);
            Grade { reason: format!("{}; {note}", before.reason), ..before.clone() }
        });
    }
    for (row, own) in overrides.in_force.iter() {
        change(*row, &|before| Grade {
            tier: own.tier as u32,
            reason: reason::of_override(own, name(before.tier), ladder.name(own.tier), lang),
            missing: String::new(),
        });
    }
    for row in evaluation.measures.table.blank_rows() {
        change(row, &|_| Grade { tier: NO_TIER, ..Grade::default() });
    }
    Assignment { outcome, codes: Rc::new(codes), grades: grades.grades }
}
