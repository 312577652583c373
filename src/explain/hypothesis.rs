//! What the rules would say if one cell of one client were another: fields are recomputed, ranks shift, the rest stays.

use crate::maps::Map;
use crate::metrics::{Formula, as_of_columns};
use crate::number;
use crate::rules::matching::NumberContext;
use crate::rules::rank::{Standing, values_in};
use crate::rules::{Amount, Condition, Evaluation, Intervals, NO_RULE, Rank, Verdict};
use crate::table::{Numbers, Unit};
use rust_decimal::Decimal;

/// What a cell would hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// A number; of a date, its [`crate::date::Date::day_number`].
    Number(Decimal),
    /// A text.
    Text(String),
    /// A logical value.
    Bool(bool),
}

/// A field along one column, all else fixed: `(p x + q) / (r x + s)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    p: Decimal,
    q: Decimal,
    r: Decimal,
    s: Decimal,
}

impl Line {
    fn constant(value: Decimal) -> Line {
        Line { p: Decimal::ZERO, q: value, r: Decimal::ZERO, s: Decimal::ONE }
    }

    /// The column's value at which the field has this one.
    pub fn solve(&self, value: Decimal) -> Option<Decimal> {
        // Rounded at 28 digits: a limit may be a quotient, and the ticks around the result are tried as well.
        let over = value.checked_mul(self.s)?.checked_sub(self.q)?;
        let under = self.p.checked_sub(value.checked_mul(self.r)?)?;
        number::quotient(over, under)
    }

    /// The column's value at which the denominator is 0: on its other side the field has another sign.
    pub fn pole(&self) -> Option<Decimal> {
        number::quotient(-self.s, self.r)
    }

    /// The field's value there.
    pub fn at(&self, x: Decimal) -> Option<Decimal> {
        let over = number::add(self.p.checked_mul(x)?, self.q)?;
        if self.r.is_zero() && self.s == Decimal::ONE {
            return Some(over);
        }
        number::quotient(over, number::add(self.r.checked_mul(x)?, self.s)?)
    }

    fn linear(&self) -> bool {
        self.r.is_zero() && self.s == Decimal::ONE
    }
}

/// Clients in order of their values: field, direction, group column, group.
type StandingKey = (usize, bool, Option<usize>, usize);

/// Asks the rules about changes; remembers how clients stand.
pub struct Hypothesis<'a> {
    /// The rules applied to the data as it is.
    pub evaluation: &'a Evaluation<'a>,
    standings: Map<StandingKey, Standing>,
    inferred_as_of: bool,
}

impl<'a> Hypothesis<'a> {
    /// Questions about this evaluation; `as_of_given` says that the as-of date does not come from the data.
    pub fn new(evaluation: &'a Evaluation<'a>, as_of_given: bool) -> Hypothesis<'a> {
        Hypothesis { evaluation, standings: Map::new(), inferred_as_of: !as_of_given }
    }

    /// The rule that wins a row as it is.
    pub fn winner(&self, row: usize) -> u32 {
        let wins = |rule: &usize| self.evaluation.verdict(*rule, row) == Verdict::True;
        (0..self.evaluation.asked.len()).find(wins).map_or(NO_RULE, |rule| rule as u32)
    }

    /// Whether a date may be set without moving the as-of date that the data tells.
    pub fn may_date(&self, row: usize, column: usize, day: Decimal) -> bool {
        let table = self.evaluation.measures.table;
        let as_of = self.evaluation.measures.as_of.map(|date| Decimal::from(date.day_number()));
        let dates = self.evaluation.measures.read_column(column);
        let latest = |other: usize| dates.as_ref().and_then(|dates| dates.numbers.get(other)) == as_of;
        as_of.is_some_and(|as_of| day <= as_of)
            && (!self.inferred_as_of
                || !as_of_columns(table).contains(&column)
                || !latest(row)
                || (0..table.rows).any(|other| other != row && latest(other)))
    }

    /// A formula along one column; `None` when another part of it is unknown.
    pub fn line(&self, formula: &Formula, row: usize, column: usize) -> Option<Line> {
        match formula {
            Formula::Column(own) if *own == column => {
                Some(Line { p: Decimal::ONE, q: Decimal::ZERO, r: Decimal::ZERO, s: Decimal::ONE })
            }
            Formula::Column(own) => self.evaluation.measures.read_column(*own)?.numbers.get(row).map(Line::constant),
            Formula::Difference(a, b) | Formula::Sum(a, b) => {
                let (a, b) = (self.line(a, row, column)?, self.line(b, row, column)?);
                if !a.linear() || !b.linear() {
                    return None;
                }
                let combine = if matches!(formula, Formula::Sum(..)) { number::add } else { number::subtract };
                Some(Line { p: combine(a.p, b.p)?, q: combine(a.q, b.q)?, r: Decimal::ZERO, s: Decimal::ONE })
            }
            Formula::Quotient(a, b) => {
                let (a, b) = (self.line(a, row, column)?, self.line(b, row, column)?);
                if !a.linear() || !b.linear() {
                    return None;
                }
                Some(Line { p: a.p, q: a.q, r: b.p, s: b.q })
            }
            Formula::Age(date) => {
                let date = self.line(date, row, column)?;
                let as_of = Decimal::from(self.evaluation.measures.as_of?.day_number());
                Some(Line { p: -date.p, q: number::subtract(as_of, date.q)?, r: Decimal::ZERO, s: Decimal::ONE })
            }
        }
    }

    /// The tier that a row would have with another value in one column; `None` for no tier.
    pub fn tier(&mut self, row: usize, column: usize, value: &NewValue) -> Option<usize> {
        for rule in 0..self.evaluation.asked.len() {
            if self.verdict(rule, row, column, value) == Verdict::True {
                return self.evaluation.rules.rows.get(rule).map(|rule| rule.tier);
            }
        }
        None
    }

    fn verdict(&mut self, rule: usize, row: usize, column: usize, value: &NewValue) -> Verdict {
        let evaluation = self.evaluation;
        let (Some(own), Some(asked)) = (evaluation.rules.rows.get(rule), evaluation.asked.get(rule)) else {
            return Verdict::False;
        };
        let mut verdict = Verdict::True;
        for (own, asked) in own.conditions.iter().zip(asked) {
            let Some(source) = evaluation.sources.get(asked.field) else { continue };
            let touched = source.formula.columns().contains(&column);
            verdict = verdict.and(if touched {
                self.changed(&own.condition, asked, source, row, column, value)
            } else {
                asked.compiled.verdict(row)
            });
            if verdict == Verdict::False {
                break;
            }
        }
        verdict
    }

    fn changed(
        &mut self,
        condition: &Condition,
        asked: &crate::rules::Asked,
        source: &crate::rules::Source,
        row: usize,
        column: usize,
        value: &NewValue,
    ) -> Verdict {
        let number = match value {
            NewValue::Text(text) => return condition.on_text(text),
            NewValue::Bool(value) => return condition.on_bool(*value),
            NewValue::Number(number) => self.line(&source.formula, row, column).and_then(|line| line.at(*number)),
        };
        let Some(number) = number else { return condition.on_blank() };
        let cutoff = |standing: &Standing, rank: &Rank, was| {
            values_in(rank.bottom, standing.cutoff(rank.amount, was, Some(number)))
        };
        if self.numbers(condition, asked, row, &Intervals::none(), cutoff).contains(number) {
            return Verdict::True;
        }
        // Without a group the client may have any place in it.
        let possible = asked.compiled.group(row).is_none()
            && self.numbers(condition, asked, row, &Intervals::all(), cutoff).contains(number);
        if possible { Verdict::Unknown } else { Verdict::False }
    }

    /// The numbers that satisfy a condition of a row, with the numbers that its ranks let in as they are asked for; `unplaced` are those
    /// of a rank within groups where the row has no group.
    fn numbers(
        &mut self,
        condition: &Condition,
        asked: &crate::rules::Asked,
        row: usize,
        unplaced: &Intervals,
        places: impl Fn(&Standing, &Rank, Option<Decimal>) -> Intervals,
    ) -> Intervals {
        let evaluation = self.evaluation;
        let group = asked.compiled.group(row);
        let field = &asked.compiled.field;
        let was = field.numbers.get(row);
        let mut within = asked.within.iter();
        let standings = &mut self.standings;
        let mut limit = |rank: &Rank| {
            let column = within.next().copied().flatten();
            let Some(group) = group.or(column.is_none().then_some(0)) else { return unplaced.clone() };
            let standing = standings.at((asked.field, rank.bottom, column, group), || {
                let codes = column.and_then(|column| evaluation.groups_of(column)).map(|groups| groups.codes.clone());
                let member = |row: &usize| codes.as_ref().is_none_or(|codes| codes.get(*row) == Some(&(group as u32)));
                let values = (0..field.len()).filter(member).filter_map(|row| field.numbers.get(row));
                Standing::new(values.collect(), rank)
            });
            places(standing, rank, was)
        };
        let mut context = NumberContext { unit: field.unit, as_of: evaluation.measures.as_of, rank: &mut limit };
        condition.numbers(&mut context)
    }

    /// The sets of numbers whose ends are where a condition of a row can change its verdict.
    pub fn limits(&mut self, rule: usize, index: usize, row: usize) -> Vec<Intervals> {
        let evaluation = self.evaluation;
        let own = evaluation.rules.rows.get(rule).and_then(|rule| rule.conditions.get(index));
        let asked = evaluation.asked.get(rule).and_then(|asked| asked.get(index));
        let (Some(own), Some(asked)) = (own, asked) else { return Vec::new() };
        let ticks = match &asked.compiled.field.numbers {
            Numbers::Fixed { scale, .. } => *scale,
            _ => 0,
        };
        let sufficient = |standing: &Standing, rank: &Rank, was| match rank.amount {
            Amount::Total(_) => values_in(rank.bottom, total_threshold(standing, rank, was, ticks)),
            // With fewer others than places everybody is in.
            amount => {
                standing.threshold(amount, was).map_or_else(Intervals::all, |value| values_in(rank.bottom, Some(value)))
            }
        };
        let least = self.numbers(&own.condition, asked, row, &Intervals::none(), sufficient);
        if asked.compiled.group(row).is_some() {
            return vec![least];
        }
        vec![least, self.numbers(&own.condition, asked, row, &Intervals::all(), sufficient)]
    }
}

/// The least value that is in by share of the total (the greatest, for the bottom): found by halving, since being in is
/// monotone in one's own value; `ticks` are the decimals of the column.
fn total_threshold(standing: &Standing, rank: &Rank, was: Option<Decimal>, ticks: u32) -> Option<Decimal> {
    let others = standing.others(was);
    let scale = others.iter().map(Decimal::scale).max().unwrap_or(0).max(ticks).min(9);
    let units = |value: &Decimal| crate::table::to_scale(number::rounded(*value, scale), scale);
    let (mut out, mut inside) = (0i64, others.iter().filter_map(units).max().unwrap_or(0).max(0).checked_add(1)?);
    let is_in = |value: i64| {
        let value = Decimal::new(value, scale);
        let cutoff = standing.cutoff(rank.amount, was, Some(value));
        values_in(rank.bottom, cutoff).contains(value)
    };
    if rank.bottom {
        std::mem::swap(&mut out, &mut inside);
    }
    if !is_in(inside) {
        return None;
    }
    while (inside - out).abs() > 1 {
        let middle = out + (inside - out) / 2;
        if is_in(middle) {
            inside = middle;
        } else {
            out = middle;
        }
    }
    Some(Decimal::new(inside, scale).normalize())
}

/// A new value in words.
pub fn shown(value: &NewValue, unit: Unit, lang: crate::Lang) -> String {
    match value {
        NewValue::Number(number) => super::trace::shown(*number, unit, lang),
        NewValue::Text(text) => text.clone(),
        NewValue::Bool(true) => lang.pick(&["yes", "да", "так"]).to_owned(),
        NewValue::Bool(false) => lang.pick(&["no", "нет", "ні"]).to_owned(),
    }
}
