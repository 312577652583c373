//! What a rule table would say of a client whose fields are partly those of one review and partly those of another, among the
//! clients of either: the ground on which causes of moves are told apart.
//!
//! A field comes from one of two evaluations of the same rules, together with the as-of date of that evaluation, so the passing of
//! time counts as a change of the fields that it ages. Ranks are taken among the other clients of one of the two; the client's own
//! place there is given up for the value at hand, so the answer is exact.

use crate::maps::Map;
use crate::rules::matching::NumberContext;
use crate::rules::rank::{Standing, values_in};
use crate::rules::{Evaluation, Intervals, Rank, RuleCondition, Verdict};
use crate::table::State;

/// Clients in order of their values: whose, field, direction, group column, group.
type StandingKey = (usize, usize, bool, Option<usize>, usize);

/// One rule table applied to the clients of two reviews.
pub struct Mixture<'a> {
    sides: [Evaluation<'a>; 2],
    standings: Map<StandingKey, Standing>,
    fields: Vec<usize>,
    ranked: bool,
}

/// A client's row in each of the two, and for each field the one that it is taken from.
#[derive(Clone, Copy)]
pub struct Mixed<'m> {
    /// The rows.
    pub rows: [usize; 2],
    /// The review among whose clients ranks are taken.
    pub among: usize,
    /// The review of each field.
    pub side: &'m dyn Fn(usize) -> usize,
}

impl<'a> Mixture<'a> {
    /// The same rules applied to the earlier and to the later clients.
    pub fn new(before: Evaluation<'a>, after: Evaluation<'a>) -> Mixture<'a> {
        // A field that stands in two columns of the rule table changes as one.
        let formula = |field: usize| before.sources.get(field).map(|source| &source.formula);
        let first = |field: usize| (0..field).find(|other| formula(*other) == formula(field)).unwrap_or(field);
        let fields = (0..before.sources.len()).map(first).collect();
        let ranked =
            before.rules.rows.iter().flat_map(|row| &row.conditions).any(|own| own.condition.ranks().count() > 0);
        Mixture { sides: [before, after], standings: Map::new(), fields, ranked }
    }

    /// One of the two evaluations.
    pub fn side(&self, side: usize) -> &Evaluation<'a> {
        let [before, after] = &self.sides;
        if side == 0 { before } else { after }
    }

    /// The fields that can change apart, by their place in the rule table.
    pub fn fields(&self) -> Vec<usize> {
        (0..self.fields.len()).filter(|field| self.same_field(*field) == *field).collect()
    }

    /// The first field of the rule table that comes from the data in the same way.
    pub fn same_field(&self, field: usize) -> usize {
        self.fields.get(field).copied().unwrap_or(field)
    }

    /// Whether the rules look at other clients at all.
    pub fn ranked(&self) -> bool {
        self.ranked
    }

    /// The rule that wins a client.
    pub fn winner(&mut self, mixed: Mixed<'_>) -> Option<usize> {
        let rules = self.side(0).rules;
        let mut verdict = |rule: usize| {
            let conditions = rules.rows.get(rule).map_or(&[][..], |row| &row.conditions);
            conditions.iter().enumerate().fold(Verdict::True, |verdict, (index, own)| match verdict {
                Verdict::False => verdict,
                _ => verdict.and(self.verdict(rule, index, own, mixed)),
            })
        };
        (0..rules.rows.len()).find(|rule| verdict(*rule) == Verdict::True)
    }

    /// What a condition says of a client.
    pub fn verdict(&mut self, rule: usize, index: usize, own: &RuleCondition, mixed: Mixed<'_>) -> Verdict {
        let side = (mixed.side)(self.same_field(own.field));
        let row = mixed.rows.get(side).copied().unwrap_or_default();
        let Some(asked) = self.side(side).asked.get(rule).and_then(|asked| asked.get(index)) else {
            return Verdict::Unknown;
        };
        let field = &asked.compiled.field;
        let plain = own.condition.ranks().next().is_none();
        if plain || side == mixed.among || field.state(row) != State::Number {
            return asked.compiled.verdict(row);
        }
        let Some(number) = field.numbers.get(row) else { return asked.compiled.verdict(row) };
        if self.set(rule, index, own, mixed, &Intervals::none()).contains(number) {
            return Verdict::True;
        }
        // Without a group the client may have any place in it.
        match self.set(rule, index, own, mixed, &Intervals::all()).contains(number) {
            true => Verdict::Unknown,
            false => Verdict::False,
        }
    }

    /// The numbers that satisfy a condition with ranks, for a client whose field comes from the one review, among the clients of the
    /// other; `unplaced` are those of a rank within groups where the client has no group.
    fn set(
        &mut self,
        rule: usize,
        index: usize,
        own: &RuleCondition,
        mixed: Mixed<'_>,
        unplaced: &Intervals,
    ) -> Intervals {
        let [before, after] = &self.sides;
        let pick = |side: usize| if side == 0 { before } else { after };
        let side = (mixed.side)(self.fields.get(own.field).copied().unwrap_or(own.field));
        let (home, away) = (pick(side), pick(mixed.among));
        let at = |side: usize| mixed.rows.get(side).copied().unwrap_or_default();
        let (home_row, away_row) = (at(side), at(mixed.among));
        let asked = |evaluation: &'_ Evaluation<'a>| {
            let asked = evaluation.asked.get(rule)?.get(index)?;
            Some((asked.compiled.field.clone(), asked.within.clone()))
        };
        let (Some((field, within)), Some((other, other_within))) = (asked(home), asked(away)) else {
            return Intervals::none();
        };
        let number = field.numbers.get(home_row);
        let was = other.numbers.get(away_row);
        let standings = &mut self.standings;
        let mut ranks = within.iter().zip(&other_within);
        let mut limit = |rank: &Rank| {
            let (column, other_column) = ranks.next().map_or((None, None), |(a, b)| (*a, *b));
            // The group goes by its name, for the two reviews number their groups each in its own way.
            let name = column.and_then(|column| {
                let groups = home.groups_of(column)?;
                groups.names.get(*groups.codes.get(home_row)? as usize)
            });
            if column.is_some() && name.is_none() {
                return unplaced.clone();
            }
            let groups = other_column.and_then(|column| away.groups_of(column));
            let group = name.and_then(|name| groups?.names.iter().position(|own| own == name));
            let code = |row: usize| groups.and_then(|groups| groups.codes.get(row)).copied();
            let member = |row: usize| groups.is_none() || group.is_some_and(|group| code(row) == Some(group as u32));
            let key = (mixed.among, own.field, rank.bottom, other_column, group.unwrap_or(usize::MAX));
            let standing = standings.at(key, || {
                let values = (0..other.len()).filter(|row| member(*row)).filter_map(|row| other.numbers.get(row));
                Standing::new(values.collect(), rank)
            });
            let was = was.filter(|_| member(away_row));
            values_in(rank.bottom, standing.cutoff(rank.amount, was, number))
        };
        let mut context = NumberContext { unit: field.unit, as_of: home.measures.as_of, rank: &mut limit };
        own.condition.numbers(&mut context)
    }
}
