//! Gives every client a tier: by the rules, or by a leader's decision where there is one.

use super::overrides::Applied;
use crate::explain::reason;
use crate::lang::Lang;
use crate::maps::Numbered;
use crate::rules::{Evaluation, NO_RULE, Outcome};

/// Marks a client without a tier.
pub const NO_TIER: u32 = u32::MAX;

/// The tiers of all clients, with reasons.
#[derive(Clone, Debug, Default)]
pub struct Assignment {
    /// The tier's place on the ladder for each row, [`NO_TIER`] without one.
    pub tiers: Vec<u32>,
    /// What the rules alone say.
    pub outcome: Outcome,
    /// The reason's place in `reason_texts` for each row.
    pub reasons: Vec<u32>,
    /// The different reasons.
    pub reason_texts: Vec<String>,
    /// The place in `missing_texts` for each row.
    pub missing: Vec<u32>,
    /// The different lists of missing fields; the first is the empty one.
    pub missing_texts: Vec<String>,
}

/// A dictionary of texts in order of first use.
#[derive(Default)]
struct Texts {
    codes: Numbered,
    texts: Vec<String>,
}

impl Texts {
    fn code(&mut self, text: String) -> u32 {
        // Some texts may have been put there without a code.
        let (first, next) = (self.texts.len() - self.codes.len(), self.codes.len());
        let code = self.codes.number(text.clone());
        if code == next {
            self.texts.push(text);
        }
        (first + code) as u32
    }
}

/// Assigns the tiers of all rows. Rows in which nothing stands get neither tier nor reason.
#[cfg_attr(tiersheet_speed, optimize(speed))]
pub fn assign(evaluation: &Evaluation<'_>, overrides: &Applied, lang: Lang) -> Assignment {
    let rules = evaluation.rules;
    let outcome = evaluation.outcome();
    let tier_of = |winner: u32| rules.rows.get(winner as usize).map_or(NO_TIER, |row| row.tier as u32);
    // The reasons of verdicts without a doubt, one per rule and one for no rule, come first.
    let mut reasons = Texts::default();
    for winner in (0..rules.rows.len()).map(Some).chain([None]) {
        reasons.texts.push(reason::of_rules(rules, winner, &[], lang));
    }
    let none = rules.rows.len() as u32;
    let tiers = outcome.winners.iter().map(|winner| tier_of(*winner)).collect();
    let plain = outcome.winners.iter().map(|winner| if *winner == NO_RULE { none } else { *winner }).collect();
    let mut missing_texts = Texts::default();
    missing_texts.code(String::new());
    let mut assignment =
        Assignment { tiers, reasons: plain, missing: vec![0; outcome.winners.len()], outcome, ..Assignment::default() };
    let ladder = &rules.ladder;
    let name = |tier: u32| if tier == NO_TIER { "" } else { ladder.name(tier as usize) };
    let rows = assignment.reasons.iter_mut().zip(&mut assignment.missing).enumerate();
    for (row, (reason, missing)) in rows {
        if assignment.outcome.provisional.get(row) != Some(&0) {
            let winner = assignment.outcome.winners.get(row).copied().unwrap_or(NO_RULE);
            let fields = evaluation.missing(row, winner);
            let winner = Some(winner as usize).filter(|_| winner != NO_RULE);
            *reason = reasons.code(reason::of_rules(rules, winner, &fields, lang));
            *missing = missing_texts.code(fields.join(", "));
        }
        if let Some(own) = overrides.expired.get(&row) {
            let before = reasons.texts.get(*reason as usize).cloned().unwrap_or_default();
            let note = reason::expired(own, ladder.name(own.tier), lang);
            *reason = reasons.code(format!("{before}; {note}"));
        }
    }
    for (row, own) in &overrides.in_force {
        let (Some(tier), Some(reason), Some(missing)) =
            (assignment.tiers.get_mut(*row), assignment.reasons.get_mut(*row), assignment.missing.get_mut(*row))
        else {
            continue;
        };
        *reason = reasons.code(reason::of_override(own, name(*tier), ladder.name(own.tier), lang));
        *tier = own.tier as u32;
        *missing = 0;
    }
    for row in evaluation.measures.table.blank_rows() {
        let blank = reasons.code(String::new());
        if let (Some(tier), Some(reason), Some(missing)) =
            (assignment.tiers.get_mut(row), assignment.reasons.get_mut(row), assignment.missing.get_mut(row))
        {
            (*tier, *reason, *missing) = (NO_TIER, blank, 0);
        }
    }
    assignment.reason_texts = reasons.texts;
    assignment.missing_texts = missing_texts.texts;
    assignment
}
