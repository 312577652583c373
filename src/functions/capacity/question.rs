//! The question as numbers: who is to be chosen from, in whole units of value and of each resource.

use super::super::context::client_name;
use super::super::valued::{Valued, Values};
use super::resources::Resource;
use super::tiers::Tiers;
use crate::choice::capacity::{Candidate, Fate, Question};
use crate::maps::Map;
use crate::messages::Code;
use crate::metrics::key_text;
use crate::number::{self, Sum};
use crate::problem::Problem;
use crate::table::{Role, to_scale};
use rust_decimal::Decimal;

/// Values, and needs of each resource, must add up within so many units.
const MOST: i64 = 1 << 60;

/// What is known of a row before the choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It names no client.
    Nobody,
    /// A place in [`Posed::rows`].
    Candidate(usize),
    /// Declined beforehand.
    MustDecline,
    /// It is worth nothing, or less.
    Worthless,
    /// Something is not known.
    Unknown(String),
}

/// A question with the rows that it is about.
pub struct Posed {
    /// The question.
    pub question: Question,
    /// The row of each client of the question.
    pub rows: Vec<usize>,
    /// What is known of each row.
    pub states: Vec<State>,
    /// The decimals of the values in the question, and of each resource.
    value_scale: u32,
    scales: Vec<u32>,
}

/// A client before the question is put into whole units.
struct Row {
    row: usize,
    worth: Decimal,
    needs: Vec<Decimal>,
    tier: usize,
    fate: Fate,
}

/// What is read of the arguments.
pub struct Read<'a> {
    /// The clients.
    pub valued: &'a Valued<'a>,
    /// What they are worth.
    pub values: &'a Values,
    /// What there is.
    pub resources: &'a [Resource],
    /// Who is decided beforehand.
    pub fates: &'a Map<usize, Fate>,
    /// How tiers count.
    pub tiers: &'a Tiers,
    /// The columns by which clients are called.
    pub names: &'a [usize],
}

impl Read<'_> {
    /// How a row's client is called.
    pub fn name(&self, row: usize) -> String {
        client_name(self.valued.table, self.names, row)
    }

    /// Puts the question.
    ///
    /// # Errors
    /// Clients who must be kept and of whom a need is not known, or who need more than there is; numbers with too many digits.
    pub fn pose(&self, notes: &mut Vec<Problem>) -> Result<Posed, Vec<Problem>> {
        let table = self.valued.table;
        let mut states = vec![State::Nobody; table.rows];
        let mut rows: Vec<Row> = Vec::new();
        let mut problems = Vec::new();
        let mut unknown: Vec<(String, Vec<usize>)> = Vec::new();
        let mut valueless_kept: Vec<usize> = Vec::new();
        let mut negative: Vec<Vec<usize>> = vec![Vec::new(); self.resources.len()];
        let tiers = self.tiers.index().map(|index| (index, table.column(index))).unwrap_or_default();
        let mut all: Vec<usize> = self.values.rows.iter().chain(&self.values.valueless).copied().collect();
        all.sort_unstable();
        for row in all {
            let fate = self.fates.get(&row).copied().unwrap_or_default();
            let Some(state) = states.get_mut(row) else { continue };
            let value = self.values.numbers.get(row);
            let mut missing: Vec<&str> = Vec::new();
            if value.is_none() && fate == Fate::Open {
                missing.push(&self.valued.title);
            }
            let mut needs = Vec::with_capacity(self.resources.len());
            for (resource, negative) in self.resources.iter().zip(&mut negative) {
                match resource.needs.get(row) {
                    Some(need) if need >= Decimal::ZERO => needs.push(need),
                    below => {
                        if below.is_some() && fate != Fate::Decline {
                            negative.push(row);
                        }
                        missing.push(&resource.title);
                        if fate == Fate::Keep {
                            let place = table.place().row(table.range_row(row));
                            problems.push(Problem::new(
                                Code::MustWithoutLoad,
                                place,
                                [&self.name(row), &resource.title],
                            ));
                        }
                    }
                }
            }
            let place = self.tiers.place(&tiers.1, row);
            if place.is_none() && fate == Fate::Open {
                missing.push(table.title(tiers.0));
            }
            // What is not known of them does not matter, unless to say what declining them costs.
            let worthless = value.is_none_or(|value| value <= Decimal::ZERO);
            if fate == Fate::Decline && (worthless || place.is_none() || !missing.is_empty()) {
                *state = State::MustDecline;
                continue;
            }
            if !missing.is_empty() {
                let missing = missing.join(", ");
                *state = State::Unknown(missing.clone());
                match unknown.iter_mut().find(|(own, _)| *own == missing) {
                    Some((_, rows)) => rows.push(row),
                    None => unknown.push((missing, vec![row])),
                }
                continue;
            }
            if value.is_none() {
                valueless_kept.push(row);
            }
            let (tier, weight) = place.unwrap_or((0, Decimal::ONE));
            let worth =
                weighed(value.unwrap_or_default(), weight).ok_or_else(|| vec![self.too_fine(&self.valued.title)])?;
            if worth <= Decimal::ZERO && fate == Fate::Open {
                *state = State::Worthless;
                continue;
            }
            rows.push(Row { row, worth, needs, tier, fate });
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let place = |row: usize| table.place().row(table.range_row(row));
        let note = |code: Code, rows: &[usize], what: &str| {
            let first = *rows.first()?;
            Some(Problem::new(code, place(first), [rows.len().to_string(), what.to_owned(), self.name(first)]))
        };
        for (missing, rows) in &unknown {
            notes.extend(note(Code::NotJudged, rows, missing));
        }
        notes.extend(note(Code::KeptWithoutValue, &valueless_kept, &self.valued.title));
        for (resource, rows) in self.resources.iter().zip(&negative) {
            notes.extend(note(Code::NegativeLoad, rows, &resource.title));
        }
        self.in_units(rows, states)
    }

    fn too_fine(&self, title: &str) -> Problem {
        Problem::new(Code::TooFineToWeigh, self.valued.table.place(), [title])
    }

    fn in_units(&self, mut rows: Vec<Row>, mut states: Vec<State>) -> Result<Posed, Vec<Problem>> {
        let table = self.valued.table;
        let keys = self.valued.client.or(table.with_role(Role::Client)).map(|index| table.column(index));
        // The order of the rows must not decide between equal clients.
        rows.sort_by_cached_key(|own| (keys.as_ref().map(|keys| key_text(keys, own.row)), own.row));
        let worths: Vec<Decimal> = rows.iter().map(|row| row.worth).collect();
        let value_scale = scale(&worths);
        let values = units(&worths, value_scale).ok_or_else(|| vec![self.too_fine(&self.valued.title)])?;
        let mut needs = Vec::with_capacity(self.resources.len());
        let mut scales = Vec::with_capacity(self.resources.len());
        for (index, resource) in self.resources.iter().enumerate() {
            let own: Vec<Decimal> = rows.iter().filter_map(|row| row.needs.get(index).copied()).collect();
            let scale = scale(&own).max(scale(&[resource.room, resource.unit]));
            needs.push(units(&own, scale).ok_or_else(|| vec![self.too_fine(&resource.title)])?);
            scales.push(scale);
        }
        let of = |index: usize| needs.iter().filter_map(move |needs| needs.get(index).copied());
        let clients = rows.iter().zip(values).enumerate().map(|(index, (row, value))| Candidate {
            value,
            needs: of(index).collect(),
            tier: row.tier,
            fate: row.fate,
        });
        let clients: Vec<Candidate> = clients.collect();
        for (index, row) in rows.iter().enumerate() {
            if let Some(state) = states.get_mut(row.row) {
                *state = State::Candidate(index);
            }
        }
        let rows = rows.into_iter().map(|row| row.row).collect();
        let mut posed = Posed {
            question: Question { clients, room: Vec::new(), tiers: self.tiers.count() },
            rows,
            states,
            value_scale,
            scales,
        };
        posed.question.room = (0..self.resources.len()).map(|index| posed.room(self.resources, index, 0)).collect();
        let over = posed.question.overdrawn();
        if over.is_empty() {
            Ok(posed)
        } else {
            Err(over.into_iter().map(|over| self.overdrawn(&posed, over)).collect())
        }
    }

    /// The error of clients who must be kept and need more than there is; it names them, those who need most first.
    fn overdrawn(&self, posed: &Posed, (index, need): (usize, i64)) -> Problem {
        let need_of = |client: &Candidate| client.needs.get(index).copied().unwrap_or(0);
        let pairs = posed.question.clients.iter().zip(&posed.rows);
        let mut kept: Vec<(&Candidate, usize)> = pairs
            .filter(|(client, _)| client.fate == Fate::Keep && need_of(client) > 0)
            .map(|(client, row)| (client, *row))
            .collect();
        kept.sort_by_key(|(client, row)| (-need_of(client), *row));
        let shown = |units: i64| posed.amount(index, units).to_string();
        let mut names: Vec<String> = kept
            .iter()
            .take(20)
            .map(|(client, row)| format!("{} {}", self.name(*row), shown(need_of(client))))
            .collect();
        if kept.len() > names.len() {
            names.push(format!("+{}", kept.len() - names.len()));
        }
        let (title, room) = self
            .resources
            .get(index)
            .map(|resource| (resource.title.clone(), resource.room.normalize().to_string()))
            .unwrap_or_default();
        let place = kept.first().map_or_else(
            || self.valued.table.place(),
            |(_, row)| self.valued.table.place().row(self.valued.table.range_row(*row)),
        );
        Problem::new(Code::MustTooMuch, place, [shown(need), title, room, names.join(", ")])
    }
}

impl Posed {
    /// How much there is of a resource with so many of its units more. More than all clients together need is of no use.
    pub fn room(&self, resources: &[Resource], index: usize, more: u32) -> i64 {
        let total: i64 = self.question.clients.iter().filter_map(|client| client.needs.get(index)).sum();
        let scale = self.scales.get(index).copied().unwrap_or(0);
        let room = resources.get(index).and_then(|resource| {
            let more = resource.unit.checked_mul(Decimal::from(more))?;
            to_scale(number::add(resource.room, more)?, scale)
        });
        room.unwrap_or(total).min(total)
    }

    /// Units of value as a number.
    pub fn value(&self, units: i64) -> Decimal {
        Decimal::new(units, self.value_scale).normalize()
    }

    /// Units of a resource as a number.
    pub fn amount(&self, resource: usize, units: i64) -> Decimal {
        Decimal::new(units, self.scales.get(resource).copied().unwrap_or(0)).normalize()
    }
}

/// The exact product of a value and a weight.
fn weighed(value: Decimal, weight: Decimal) -> Option<Decimal> {
    let (value, weight) = (value.normalize(), weight.normalize());
    let mut product = Sum::default();
    product.add_scaled(value.mantissa().checked_mul(weight.mantissa())?, value.scale() + weight.scale())?;
    product.value()
}

/// The decimals that numbers have.
fn scale(numbers: &[Decimal]) -> u32 {
    numbers.iter().map(|number| number.normalize().scale()).max().unwrap_or(0)
}

/// Numbers in whole units, if they add up to few enough.
fn units(numbers: &[Decimal], scale: u32) -> Option<Vec<i64>> {
    let units: Vec<i64> = numbers.iter().map(|number| to_scale(*number, scale)).collect::<Option<_>>()?;
    let total: i128 = units.iter().map(|units| i128::from(units.abs())).sum();
    (total < i128::from(MOST)).then_some(units)
}
