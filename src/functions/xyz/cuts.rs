//! The limits of the classes, and how many periods it takes.

use super::super::Inputs;
use crate::cells::Cell;
use crate::cells::numeral::{Mark, Numeral};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A limit above this is a percentage without its sign.
const MOST: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// The two limits: cells of numbers, or one text such as `10%; 25%`.
///
/// # Errors
/// [`Code::BadArgument`] unless there are two, rising, and not above 500 %.
pub fn read(inputs: &Inputs) -> Result<[Decimal; 2], Problem> {
    let Some(grid) = inputs.grid(2) else { return Ok([Decimal::new(1, 1), Decimal::new(25, 2)]) };
    let filled = || grid.rows.iter().flatten().filter(|cell| !cell.is_blank());
    let mut limits = Vec::new();
    for cell in filled() {
        match cell {
            Cell::Number(number) => limits.push(Some(*number)),
            other => limits.extend(other.shown().split(';').map(|part| number(part, inputs))),
        }
    }
    match limits.as_slice() {
        [Some(x), Some(y)] if *x >= Decimal::ZERO && x <= y && *y <= MOST => Ok([*x, *y]),
        _ => {
            let shown = filled().map(Cell::shown).collect::<Vec<_>>().join("; ");
            Err(Problem::new(Code::BadArgument, Place::of("cuts"), ["cuts".to_owned(), shown, "10%; 25%".to_owned()]))
        }
    }
}

fn number(text: &str, inputs: &Inputs) -> Option<Decimal> {
    let numeral = Numeral::parse(text)?;
    let mark = inputs.options.locale.mark;
    numeral.value(mark.unwrap_or(Mark::Point)).or_else(|| numeral.value(Mark::Comma))
}

/// How many periods must count.
///
/// # Errors
/// [`Code::BadOption`] unless it is a whole number of at least 2.
pub fn least(inputs: &Inputs) -> Result<usize, Problem> {
    let Some(least) = inputs.options.number("least")? else { return Ok(2) };
    let whole = Some(least).filter(|least| least.fract().is_zero()).and_then(|least| least.to_usize());
    let bad = || Problem::new(Code::BadOption, Place::of("options"), ["least", &least.to_string(), "2, 3, 4 …"]);
    whole.filter(|least| *least >= 2).ok_or_else(bad)
}
