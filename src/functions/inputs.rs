//! The arguments of a call, checked against the function's record.

use super::options::Options;
use super::spec::{Function, Param, ParamKind};
use crate::cells::{Cell, Column, Grid};
use crate::lang::Lang;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Table, nearest};

/// An argument, after the check of its record.
#[derive(Clone, Debug)]
pub enum Input {
    /// It was left out.
    Absent,
    /// One cell.
    Cell(Cell),
    /// A range that is read whole.
    Grid(Grid),
    /// A table, with the columns that were asked for.
    Table(Table),
    /// A column of values and whether it was a range; one cell otherwise.
    Values(Column, bool),
}

/// The arguments of a call, checked.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// An input per parameter of the record.
    pub args: Vec<Input>,
    /// The options.
    pub options: Options,
}

impl Inputs {
    /// The table at a place; the record guarantees it for a required parameter.
    ///
    /// # Errors
    /// [`Code::NotARange`] when there is none.
    pub fn table(&self, index: usize) -> Result<&Table, Problem> {
        self.optional_table(index).ok_or_else(|| Problem::new(Code::NotARange, Place::default(), [index.to_string()]))
    }

    /// The table at a place, if one was given.
    pub fn optional_table(&self, index: usize) -> Option<&Table> {
        match self.args.get(index) {
            Some(Input::Table(table)) => Some(table),
            _ => None,
        }
    }

    /// The grid at a place, if one was given.
    pub fn grid(&self, index: usize) -> Option<&Grid> {
        match self.args.get(index) {
            Some(Input::Grid(grid)) => Some(grid),
            _ => None,
        }
    }

    /// The cell at a place; blank when it was left out.
    pub fn cell(&self, index: usize) -> Cell {
        match self.args.get(index) {
            Some(Input::Cell(cell)) => cell.clone(),
            _ => Cell::Blank,
        }
    }

    /// The language of the result.
    pub fn lang(&self) -> Lang {
        self.options.lang
    }
}

/// What a host hands over for an argument.
#[derive(Clone, Debug)]
pub enum Given {
    /// Nothing.
    Absent,
    /// One cell.
    Cell(Cell),
    /// A range, read whole.
    Grid(Grid),
    /// A range, read whole, its cells row by row, so many in a row.
    Block(Column, usize),
    /// A column of values, and whether it came from a range rather than from one cell.
    Column(Column, bool),
    /// A long range: its first rows, its number of rows, and the columns that came along.
    Long {
        /// The first rows, up to 20.
        head: Vec<Vec<Cell>>,
        /// Rows of the whole range.
        rows: usize,
        /// The columns that came along, header excluded, by their place.
        columns: Vec<(usize, Column)>,
        /// 1 where the row's client is named, if that was asked for.
        present: Option<Vec<u8>>,
    },
}

/// The language of a call's errors: that of its options, else that of the host.
pub fn language(function: &Function, given: &[Given], lang: Lang) -> Lang {
    let options = function.params.iter().zip(given).find(|(param, _)| param.name == "options");
    let asked =
        options.and_then(|(_, given)| if let Given::Grid(grid) = given { Options::language(grid) } else { None });
    asked.unwrap_or(lang)
}

/// Checks the arguments against the function's record and takes the options apart.
///
/// # Errors
/// Problems that name the argument.
pub fn inputs(function: &Function, given: Vec<Given>, lang: Lang) -> Result<Inputs, Vec<Problem>> {
    let mut given = given;
    while given.len() > function.params.len() && matches!(given.last(), Some(Given::Absent)) {
        given.pop();
    }
    if given.len() > function.params.len() {
        let args = [function.id.to_owned(), function.params.len().to_string(), given.len().to_string()];
        return Err(vec![Problem::new(Code::TooManyArguments, Place::default(), args)]);
    }
    given.resize_with(function.params.len(), || Given::Absent);
    let mut args = Vec::with_capacity(given.len());
    let mut problems = Vec::new();
    let mut options = Options::new(lang);
    for (param, given) in function.params.iter().zip(given) {
        match input(function, param, given) {
            Ok(Input::Grid(grid)) if param.name == "options" => match Options::read(&grid, function, lang) {
                Ok(read) => options = read,
                Err(found) => problems.extend(found),
            },
            Ok(input) => args.push(input),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty()
        && let Err(problem) = correct(&mut args, &options)
    {
        problems.push(problem);
    }
    if problems.is_empty() { Ok(Inputs { args, options }) } else { Err(problems) }
}

/// Gives the columns of the tables the meanings that the option `fields` names.
fn correct(args: &mut [Input], options: &Options) -> Result<(), Problem> {
    for (header, role) in options.meanings()? {
        let mut known = false;
        let mut near = None;
        for arg in args.iter_mut() {
            let Input::Table(table) = arg else { continue };
            known |= table.mean(&header, role);
            near = near.or_else(|| {
                nearest(&header, table.headers.iter().map(|own| own.title.as_str())).map(|near| format!("\"{near}\""))
            });
        }
        if !known {
            let first = args.iter().find_map(|arg| if let Input::Table(table) = arg { Some(table) } else { None });
            let all =
                || first.map(|table| table.headers.iter().map(|own| own.title.as_str()).collect::<Vec<_>>().join(", "));
            let args = ["fields".to_owned(), header, near.or_else(all).unwrap_or_default()];
            return Err(Problem::new(Code::BadOption, Place::of("options"), args));
        }
    }
    Ok(())
}

fn input(function: &Function, param: &Param, given: Given) -> Result<Input, Problem> {
    let place = || Place::of(param.name);
    let absent = match &given {
        Given::Absent => true,
        Given::Cell(cell) => cell.is_blank(),
        Given::Grid(grid) => grid.height() == 0,
        Given::Column(column, _) | Given::Block(column, _) => column.is_empty(),
        Given::Long { head, rows, .. } => *rows == 0 || head.is_empty(),
    };
    if absent && param.kind != ParamKind::Values {
        return if param.optional {
            Ok(Input::Absent)
        } else if matches!(given, Given::Grid(_) | Given::Block(..) | Given::Long { .. }) {
            Err(Problem::new(Code::EmptyRange, place(), [param.name]))
        } else {
            Err(function.missing(param))
        };
    }
    match (param.kind, given) {
        (ParamKind::Table, Given::Grid(grid)) => Table::from_grid(&grid, param.name).map(Input::Table),
        (ParamKind::Table, Given::Block(block, width)) => {
            Table::from_block(&block, width, param.name).map(Input::Table)
        }
        (ParamKind::Table, Given::Long { head, rows, columns, present }) => {
            let mut table = Table::open(&head, rows, param.name)?;
            table.present = present;
            for (index, column) in columns {
                if let Some(own) = table.columns.get_mut(index) {
                    *own = Some(column);
                }
            }
            Ok(Input::Table(table))
        }
        (ParamKind::Grid, Given::Grid(grid)) => Ok(Input::Grid(grid)),
        // A name instead of a range, such as that of a rule template.
        (ParamKind::Grid, Given::Cell(cell)) => Ok(Input::Grid(Grid { rows: vec![vec![cell]] })),
        (ParamKind::Grid, Given::Long { head, .. }) => Ok(Input::Grid(Grid { rows: head })),
        (ParamKind::Cell, Given::Cell(cell)) => Ok(Input::Cell(cell)),
        (ParamKind::Cell, Given::Grid(grid)) if grid.height() == 1 && grid.width() == 1 => {
            Ok(Input::Cell(grid.cell(0, 0).clone()))
        }
        (ParamKind::Cell, Given::Grid(grid)) => {
            let args = [param.name.to_owned(), grid.height().to_string(), grid.width().to_string()];
            Err(Problem::new(Code::NotAScalar, place(), args))
        }
        (ParamKind::Values, Given::Column(column, range)) => Ok(Input::Values(column, range)),
        (ParamKind::Values, Given::Cell(cell)) => Ok(Input::Values(Column::from_cells([&cell]), false)),
        (ParamKind::Values, Given::Absent) => Ok(Input::Values(Column::from_cells([&Cell::Blank]), false)),
        (ParamKind::Values, Given::Grid(grid)) => {
            let range = grid.rows.len() > 1;
            Ok(Input::Values(Column::from_cells((0..grid.rows.len()).map(|row| grid.cell(row, 0))), range))
        }
        (_, Given::Cell(cell)) => {
            let args = [param.name.to_owned(), cell.shown()];
            Err(Problem::new(Code::NotARange, place(), args))
        }
        _ => Err(Problem::new(Code::NotARange, place(), [param.name])),
    }
}
