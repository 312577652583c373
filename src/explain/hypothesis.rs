//! What the rules would say if one cell of one client were another: fields are recomputed, ranks shift, the rest stays.

use crate::maps::Map;
use crate::metrics::{Formula, as_of_columns};
use crate::number;
use crate::rules::matching::NumberContext;
use crate::rules::rank::{Standing, values_in};
use crate::rules::{Amount, Asked, Condition, Evaluation, Intervals, NO_RULE, Rank, Source, Verdict};
use crate::table::{Numbers, State, Unit};
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

/// One row along one column: what all values have in common that are tried there.
struct Course {
    row: usize,
    column: usize,
    /// The rules that can win, each with its conditions that depend on the column; all its others hold.
    open: Vec<(usize, Vec<usize>)>,
    /// The fields along the column; none for those that do not depend on it, or of which another part is unknown.
    lines: Vec<Option<Line>>,
}

/// Asks the rules about changes; remembers how clients stand.
pub struct Hypothesis<'a> {
    /// The rules applied to the data as it is.
    pub evaluation: &'a Evaluation<'a>,
    standings: Map<StandingKey, Standing>,
    middles: Map<usize, Option<Decimal>>,
    course: Option<Course>,
    /// The columns that each field depends on.
    columns: Vec<Vec<usize>>,
    inferred_as_of: bool,
}

/// The numbers that satisfy a condition without ranks, which no change of a client changes.
fn unranked(asked: &Asked) -> Option<&Intervals> {
    asked.compiled.sets.first().filter(|_| asked.within.is_empty())
}

impl<'a> Hypothesis<'a> {
    /// Questions about this evaluation; `as_of_given` says that the as-of date does not come from the data.
    pub fn new(evaluation: &'a Evaluation<'a>, as_of_given: bool) -> Hypothesis<'a> {
        Hypothesis {
            evaluation,
            standings: Map::new(),
            middles: Map::new(),
            course: None,
            columns: evaluation.sources.iter().map(|source| source.formula.columns()).collect(),
            inferred_as_of: !as_of_given,
        }
    }

    /// A value from the middle of a column, to compare a blank cell with.
    pub fn middle(&mut self, column: usize) -> Option<Decimal> {
        let field = self.evaluation.measures.read_column(column)?;
        *self.middles.at(column, || {
            let known = (0..field.len()).filter(|row| field.state(*row) == State::Number);
            let mut known: Vec<Decimal> = known.filter_map(|row| field.numbers.get(row)).collect();
            let half = known.len() / 2;
            if known.is_empty() { None } else { Some(*known.select_nth_unstable(half).1) }
        })
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
        let course = self.take_course(row, column);
        let winner = course
            .open
            .iter()
            .find(|(rule, touched)| touched.iter().all(|index| self.holds(*rule, *index, &course, value)));
        let tier = winner.and_then(|(rule, _)| self.evaluation.rules.rows.get(*rule)).map(|rule| rule.tier);
        self.course = Some(course);
        tier
    }

    /// A field along a column, for a condition about it; `None` when another part of it is unknown.
    pub fn line_of(&mut self, field: usize, row: usize, column: usize) -> Option<Line> {
        let course = self.take_course(row, column);
        let line = course.lines.get(field).copied().flatten();
        self.course = Some(course);
        line
    }

    /// Whether a field depends on a column.
    pub fn touches(&self, field: usize, column: usize) -> bool {
        self.columns.get(field).is_some_and(|columns| columns.contains(&column))
    }

    /// The columns that the rules depend on.
    pub fn all_columns(&self) -> Vec<usize> {
        let mut columns: Vec<usize> = self.columns.iter().flatten().copied().collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The course along this row and column, which all values that are tried there have in common.
    fn take_course(&mut self, row: usize, column: usize) -> Course {
        if let Some(course) = self.course.take_if(|course| (course.row, course.column) == (row, column)) {
            return course;
        }
        let evaluation = self.evaluation;
        let line = |(field, source): (usize, &Source)| {
            if self.touches(field, column) { self.line(&source.formula, row, column) } else { None }
        };
        let lines = evaluation.sources.iter().enumerate().map(line).collect();
        let open = evaluation.asked.iter().enumerate().filter_map(|(rule, asked)| {
            let mut touched = Vec::new();
            for (index, asked) in asked.iter().enumerate() {
                if self.touches(asked.field, column) {
                    touched.push(index);
                } else if asked.compiled.verdict(row) != Verdict::True {
                    return None;
                }
            }
            Some((rule, touched))
        });
        Course { row, column, open: open.collect(), lines }
    }

    /// Whether a condition that depends on the column surely holds with another value in it.
    fn holds(&mut self, rule: usize, index: usize, course: &Course, value: &NewValue) -> bool {
        let evaluation = self.evaluation;
        let own = evaluation.rules.rows.get(rule).and_then(|rule| rule.conditions.get(index));
        let asked = evaluation.asked.get(rule).and_then(|asked| asked.get(index));
        let (Some(own), Some(asked)) = (own, asked) else { return false };
        let number = match value {
            NewValue::Text(text) => return own.condition.on_text(text) == Verdict::True,
            NewValue::Bool(value) => return own.condition.on_bool(*value) == Verdict::True,
            NewValue::Number(number) => {
                course.lines.get(asked.field).copied().flatten().and_then(|line| line.at(*number))
            }
        };
        let Some(number) = number else { return own.condition.on_blank() == Verdict::True };
        if let Some(set) = unranked(asked) {
            return set.contains(number);
        }
        let cutoff = |standing: &Standing, rank: &Rank, was| {
            values_in(rank.bottom, standing.cutoff(rank.amount, was, Some(number)))
        };
        self.numbers(&own.condition, asked, course.row, &Intervals::none(), cutoff).contains(number)
    }

    /// The numbers that satisfy a condition of a row, with the numbers that its ranks let in as they are asked for; `unplaced` are those
    /// of a rank within groups where the row has no group.
    fn numbers(
        &mut self,
        condition: &Condition,
        asked: &Asked,
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
        if let Some(set) = unranked(asked) {
            return vec![set.clone()];
        }
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
