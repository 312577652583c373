//! The resources of a question: what each client needs of them, and how much there is.

use super::super::Inputs;
use super::super::valued::{Valued, beside};
use crate::cells::numeral::{Evidence, Mark, Numeral};
use crate::cells::{Cell, Column, Grid};
use crate::messages::Code;
use crate::metrics::{Formula, Measures};
use crate::problem::{Place, Problem};
use crate::table::{Field, Locale, Numbers, Table, Unit, normalise};
use rust_decimal::Decimal;

pub const LOAD: &str = "load";
pub const CAPACITY: &str = "capacity";

/// A resource.
pub struct Resource {
    /// What it is called.
    pub title: String,
    /// What each row needs of it.
    pub needs: Needs,
    /// How much there is.
    pub room: Decimal,
    /// By how much it is raised to see what more of it is worth.
    pub unit: Decimal,
}

/// What rows need.
pub enum Needs {
    /// All the same.
    Same(Decimal),
    /// Each its own.
    Own(Numbers),
}

impl Needs {
    /// What a row needs.
    pub fn get(&self, row: usize) -> Option<Decimal> {
        match self {
            Needs::Same(need) => Some(*need),
            Needs::Own(numbers) => numbers.get(row),
        }
    }
}

/// Where needs come from.
enum Source {
    Same(Decimal),
    Formula(Formula),
    Column(Column),
}

/// The load argument, before its columns are read.
pub struct Loads(Vec<(String, Source)>);

impl Loads {
    /// Takes the load argument apart: headers of the clients, columns beside them, or one number for all.
    ///
    /// # Errors
    /// For a header that is not known, or a range that does not stand beside the clients.
    pub fn of(inputs: &Inputs, table: &Table) -> Result<Loads, Problem> {
        let place = || inputs.lang().pick(&["places", "мест", "місць"]).to_owned();
        let Some(grid) = inputs.grid(2) else { return Ok(Loads(vec![(place(), Source::Same(Decimal::ONE))])) };
        let filled: Vec<&Cell> = grid.rows.iter().flatten().filter(|cell| !cell.is_blank()).collect();
        if let [cell] = filled.as_slice()
            && let Some(need) = number(cell, &inputs.options.locale, LOAD)?
        {
            if need < Decimal::ZERO {
                return Err(Problem::new(Code::BadCapacity, Place::of(LOAD), [cell.shown(), place()]));
            }
            return Ok(Loads(vec![(place(), Source::Same(need))]));
        }
        let is_name = |cell: &&Cell| matches!(cell, Cell::Text(text) if Numeral::parse(text).is_none());
        if filled.iter().all(is_name) {
            let names = filled.iter().map(|cell| cell.shown());
            let names: Vec<String> = names.flat_map(|text| parts(&text)).collect();
            let source = |name: String| {
                let at = |problem: Problem| Problem { place: Place::of(LOAD), ..problem };
                let formula = Formula::of_header(table, &name).map_err(at)?;
                let title = match formula {
                    Formula::Column(index) => table.title(index).to_owned(),
                    _ => name,
                };
                Ok((title, Source::Formula(formula)))
            };
            return names.into_iter().map(source).collect::<Result<_, Problem>>().map(Loads);
        }
        let columns = (0..grid.width()).map(|index| {
            let column = Column::from_cells((0..grid.rows.len()).map(|row| grid.cell(row, index)));
            Ok((column.cell(table.skipped).shown(), Source::Column(beside(table, &column, LOAD)?)))
        });
        columns.collect::<Result<_, Problem>>().map(Loads)
    }

    /// The columns of the clients that are needed.
    pub fn columns(&self) -> Vec<usize> {
        let formulas = self.0.iter().filter_map(|(_, source)| match source {
            Source::Formula(formula) => Some(formula.columns()),
            _ => None,
        });
        formulas.flatten().collect()
    }

    /// Reads the needs, and how much there is.
    ///
    /// # Errors
    /// As [`Field::read`]; when the capacity argument does not go with the resources.
    pub fn read(
        self,
        inputs: &Inputs,
        valued: &Valued<'_>,
        notes: &mut Vec<Problem>,
    ) -> Result<Vec<Resource>, Problem> {
        let titles: Vec<String> = self.0.iter().map(|(title, _)| title.clone()).collect();
        let rooms = rooms(inputs, &titles)?;
        let units = units(inputs, &titles)?;
        let table = valued.table;
        let locale = inputs.options.locale;
        let mut resources = Vec::with_capacity(titles.len());
        for ((title, source), (room, unit)) in self.0.into_iter().zip(rooms.into_iter().zip(units)) {
            let needs = match source {
                Source::Same(need) => Needs::Same(need),
                Source::Formula(Formula::Column(index)) => {
                    Needs::Own(table.read(index, Some(Unit::Count), &locale, notes)?.numbers)
                }
                Source::Formula(formula) => {
                    let mut measures = Measures::new(table, locale, inputs.options.as_of);
                    measures.infer_as_of()?;
                    let field = measures.measure(&formula, Unit::Count)?.field;
                    notes.append(&mut measures.problems);
                    Needs::Own(field.numbers.clone())
                }
                Source::Column(column) => {
                    let place = Place::of(LOAD).column(resources.len() + 1, &title);
                    let (field, problems) = Field::read(&column, Unit::Count, &locale, &place)?;
                    notes.extend(problems.into_iter().map(|mut problem| {
                        problem.place.row = problem.place.row.map(|row| row + table.skipped);
                        problem
                    }));
                    Needs::Own(field.numbers)
                }
            };
            resources.push(Resource { title, needs, room, unit });
        }
        Ok(resources)
    }
}

/// The parts of a text between semicolons.
fn parts(text: &str) -> Vec<String> {
    text.split(';').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// The number in a cell of an argument; `None` for a text that is none.
///
/// # Errors
/// [`Code::AmbiguousNumbers`] where it can be read two ways.
pub fn number(cell: &Cell, locale: &Locale, argument: &str) -> Result<Option<Decimal>, Problem> {
    if let Cell::Number(number) = cell {
        return Ok(Some(*number));
    }
    let Some(numeral) = Numeral::parse(&cell.shown()) else { return Ok(None) };
    let mark = match (numeral.evidence(), locale.mark) {
        (Evidence::Mark(own), _) => own,
        (_, Some(mark)) => mark,
        (Evidence::Neutral, None) => Mark::Point,
        (Evidence::Ambiguous, None) => {
            let args = [cell.shown(), argument.to_owned(), String::new()];
            return Err(Problem::new(Code::AmbiguousNumbers, Place::of(argument), args));
        }
    };
    Ok(numeral.value(mark))
}

/// How much there is of each resource: numbers in their order, or names and numbers side by side or one above the other.
fn rooms(inputs: &Inputs, titles: &[String]) -> Result<Vec<Decimal>, Problem> {
    let place = || Place::of(CAPACITY);
    let grid = inputs.grid(3).ok_or_else(|| Problem::new(Code::NoCapacity, place(), [""]))?;
    let locale = inputs.options.locale;
    let is_name =
        |cell: &Cell| matches!(cell, Cell::Text(text) if parts(text).iter().all(|part| Numeral::parse(part).is_none()));
    let named = pairs(grid).filter(|pairs| pairs.iter().any(|(name, _)| is_name(name)));
    let cells: Vec<Cell> = match named {
        Some(pairs) => {
            let of = |title: &String| {
                let own = |(name, _): &&(Cell, Cell)| normalise(&name.shown()) == normalise(title);
                pairs.iter().find(own).map(|(_, number)| number.clone())
            };
            titles.iter().filter_map(of).collect()
        }
        None => {
            let filled = grid.rows.iter().flatten().filter(|cell| !cell.is_blank());
            let split = |cell: &Cell| match cell {
                Cell::Text(text) => parts(text).into_iter().map(Cell::Text).collect(),
                other => vec![other.clone()],
            };
            let cells: Vec<Cell> = filled.flat_map(split).collect();
            // One column with the header of the resource above.
            let headed = cells.len() == titles.len() + 1 && cells.first().is_some_and(is_name);
            cells.into_iter().skip(usize::from(headed)).collect()
        }
    };
    if cells.len() != titles.len() {
        let args = [cells.len().to_string(), titles.len().to_string(), titles.join(", ")];
        return Err(Problem::new(Code::CapacityCount, place(), args));
    }
    let room = |(cell, title): (&Cell, &String)| {
        let number = number(cell, &locale, CAPACITY)?.filter(|number| *number >= Decimal::ZERO);
        number.ok_or_else(|| Problem::new(Code::BadCapacity, place(), [cell.shown(), title.clone()]))
    };
    cells.iter().zip(titles).map(room).collect()
}

/// Names and numbers, if a range is two cells wide or two cells high.
fn pairs(grid: &Grid) -> Option<Vec<(Cell, Cell)>> {
    if grid.width() == 2
        && !(grid.height() == 2 && matches!(grid.cell(0, 1), Cell::Text(text) if Numeral::parse(text).is_none()))
    {
        return Some((0..grid.height()).map(|row| (grid.cell(row, 0).clone(), grid.cell(row, 1).clone())).collect());
    }
    let columns = 0..grid.width();
    (grid.height() == 2)
        .then(|| columns.map(|index| (grid.cell(0, index).clone(), grid.cell(1, index).clone())).collect())
}

/// By how much each resource is raised.
fn units(inputs: &Inputs, titles: &[String]) -> Result<Vec<Decimal>, Problem> {
    let given = inputs.options.list("unit");
    if given.is_empty() {
        return Ok(vec![Decimal::ONE; titles.len()]);
    }
    let wrong = || {
        let args = [given.len().to_string(), titles.len().to_string(), titles.join(", ")];
        Problem::new(Code::UnitCount, Place::of("options"), args)
    };
    let mut units = Vec::with_capacity(given.len());
    for text in &given {
        let unit = number(&Cell::text(text.as_str()), &inputs.options.locale, "unit")?;
        units.push(unit.filter(|unit| *unit > Decimal::ZERO).ok_or_else(wrong)?);
    }
    match units.as_slice() {
        [one] => Ok(vec![*one; titles.len()]),
        _ if units.len() == titles.len() => Ok(units),
        _ => Err(wrong()),
    }
}
