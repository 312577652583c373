//! The argument `bins`: how many scores, or own cut points; and the cut points in words.

use super::super::Inputs;
use super::{MEASURES, Scored};
use crate::cells::Cell;
use crate::cells::numeral::{Mark, Numeral};
use crate::lang::Lang;
use crate::lists::scores::{Cuts, Ties, bands};
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use crate::table::{Role, Table, Unit, normalise};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How many scores there are if nobody says.
pub const BINS: u32 = 5;

/// What the argument asks for.
pub enum Bins {
    /// So many scores.
    Count(u32),
    /// Own cut points for some of the measures.
    Own([Option<Cuts>; 3]),
}

/// Reads the argument.
///
/// # Errors
/// [`Code::BadArgument`] for a number of bins below 2 or above 100, [`Code::BadCuts`].
pub fn read(inputs: &Inputs, ties: Ties) -> Result<Bins, Problem> {
    let Some(grid) = inputs.grid(1) else { return Ok(Bins::Count(BINS)) };
    let place = || Place::of("bins");
    if grid.height() == 1 && grid.width() == 1 {
        let cell = grid.cell(0, 0);
        let number = match cell {
            Cell::Number(number) => Some(*number),
            other => Numeral::parse(&other.shown()).and_then(|numeral| numeral.value(Mark::Point)),
        };
        let count = number.filter(|number| number.fract().is_zero()).and_then(|number| number.to_u32());
        let bad = || Problem::new(Code::BadArgument, place(), ["bins".to_owned(), cell.shown(), "2 … 100".to_owned()]);
        return count.filter(|count| (2..=100).contains(count)).map(Bins::Count).ok_or_else(bad);
    }
    let table = Table::from_grid(grid, "bins")?;
    let mut own = [None, None, None];
    let mut notes = Vec::new();
    for (at, own) in own.iter_mut().enumerate() {
        let Some(index) = (0..table.headers.len()).find(|index| measure_of(table.title(*index)) == Some(at)) else {
            continue;
        };
        let field = table.read(index, Some(Unit::Count), &inputs.options.locale, &mut notes)?;
        let limits: Vec<Decimal> = field.numbers.iter().flatten().collect();
        let listed = || limits.iter().map(Decimal::to_string).collect::<Vec<_>>().join("; ");
        let bad = || Problem::new(Code::BadCuts, table.column_place(index), [table.title(index).to_owned(), listed()]);
        if limits.is_empty() || limits.len() > 99 || notes.iter().any(|note| note.code == Code::UnreadableCells) {
            return Err(bad());
        }
        *own = Some(Cuts::own(limits.clone(), at == 0, ties).ok_or_else(bad)?);
    }
    if own.iter().all(Option::is_none) {
        let listed = table.headers.iter().map(|header| header.title.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Problem::new(Code::NoCuts, place(), [listed]));
    }
    Ok(Bins::Own(own))
}

/// The measure that a header names: 0 recency, 1 frequency, 2 money.
fn measure_of(header: &str) -> Option<usize> {
    let key = normalise(header);
    if let Some(at) = MEASURES.iter().position(|titles| titles.contains(&key.as_str())) {
        return Some(at);
    }
    match Role::of(header)? {
        Role::Recency | Role::RecencyScore => Some(0),
        Role::Orders | Role::FrequencyScore => Some(1),
        Role::Revenue | Role::Profit | Role::Average | Role::Quantity | Role::MonetaryScore => Some(2),
        _ => None,
    }
}

/// The cut points in a list.
pub fn shown(cuts: &Cuts, lang: Lang) -> String {
    cuts.limits.iter().map(|limit| number::show(number::significant(*limit, 15), lang)).collect::<Vec<_>>().join("; ")
}

/// Notes: the cut points of each measure, and the scores that nobody has.
pub fn notes(scored: &Scored, inputs: &Inputs) -> Vec<Problem> {
    let lang = inputs.lang();
    let mut notes = Vec::new();
    let measures = MEASURES.iter().zip(&scored.cuts).zip(scored.measured.all()).zip(&scored.scores);
    for (((titles, cuts), numbers), scores) in measures {
        let [en, ru, uk] = *titles;
        let place = Place::of("payments");
        let side = match cuts.ties {
            Ties::Low => ["lower", "меньший", "менший"],
            Ties::High => ["higher", "больший", "більший"],
        };
        let listed = shown(cuts, lang);
        let mut args = vec![en, ru, uk, &listed];
        args.extend(side);
        notes.push(Problem::new(Code::RfmCuts, place.clone(), args));
        let bands = bands(numbers, scores, cuts.best());
        let unused =
            (1..).zip(&bands).filter(|(_, band)| band.clients == 0).map(|(score, _): (u32, _)| score.to_string());
        let unused = unused.collect::<Vec<_>>().join(", ");
        if !unused.is_empty() {
            notes.push(Problem::new(Code::RfmUnusedScores, place, [en, ru, uk, &unused]));
        }
    }
    notes
}
