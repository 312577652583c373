//! The functions: their records, the check of arguments that the records do, and the call.

pub mod context;
#[cfg(feature = "models")]
mod histories;
pub mod options;
#[cfg(feature = "models")]
pub mod payments;
pub mod reply;
pub mod spec;
#[cfg(feature = "models")]
mod tier_lists;
#[cfg(feature = "models")]
mod valued;

#[cfg(feature = "models")]
mod abc;
mod assign;
#[cfg(feature = "models")]
mod capacity;
#[cfg(feature = "models")]
mod check;
#[cfg(feature = "models")]
mod compare;
#[cfg(feature = "models")]
mod completeness;
mod cutoffs;
#[cfg(feature = "models")]
mod damp;
#[cfg(feature = "models")]
mod explain;
#[cfg(feature = "models")]
mod fields;
#[cfg(feature = "models")]
mod history;
#[cfg(feature = "models")]
mod import;
mod margin;
#[cfg(feature = "models")]
mod metrics;
#[cfg(feature = "models")]
mod migration;
#[cfg(feature = "models")]
mod moves;
#[cfg(feature = "models")]
mod overlap;
#[cfg(feature = "models")]
mod plan;
#[cfg(feature = "models")]
mod retention;
#[cfg(feature = "models")]
mod review;
#[cfg(feature = "models")]
mod rfm;
#[cfg(feature = "models")]
mod rnvl;
#[cfg(feature = "models")]
mod rules;
#[cfg(feature = "models")]
mod squeeze;
mod summary;
#[cfg(feature = "models")]
mod top;
mod version;
#[cfg(feature = "models")]
mod vips;
#[cfg(feature = "models")]
mod xyz;

pub use options::Options;
pub use reply::{OutColumn, OutData, Reply};
pub use spec::{Example, Function, OptionSpec, Param, ParamKind, Shape, Wanted};

use crate::cells::{Cell, Column, Grid};
use crate::lang::Lang;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Table, nearest};

/// The functions by the module that holds them: `tiers` is what every host loads, `models` is loaded with the first call of one
/// of its functions.
macro_rules! registry {
    ($($module:literal $function:ident::$record:ident = $id:literal,)*) => {
        /// Every function of this build, in the order of the manual.
        pub const FUNCTIONS: &[&Function] = &[$(#[cfg(feature = $module)] &$function::$record,)*];

        /// The ids of all functions, those of the other module included.
        pub const IDS: &[&str] = &[$($id,)*];
    };
}

registry! {
    "models" rules::SPEC = "RULES",
    "models" check::SPEC = "CHECK",
    "tiers" assign::SPEC = "ASSIGN",
    "models" explain::SPEC = "EXPLAIN",
    "models" compare::SPEC = "COMPARE",
    "tiers" summary::SPEC = "SUMMARY",
    "tiers" cutoffs::SPEC = "CUTOFFS",
    "models" fields::SPEC = "FIELDS",
    "models" completeness::SPEC = "COMPLETENESS",
    "models" metrics::SPEC = "METRICS",
    "tiers" margin::MARGIN = "MARGIN",
    "tiers" margin::MARKUP = "MARKUP",
    "models" import::SPEC = "IMPORT",
    "models" top::SPEC = "TOP",
    "models" abc::SPEC = "ABC",
    "models" xyz::SPEC = "XYZ",
    "models" rfm::SPEC = "RFM",
    "models" vips::SPEC = "VIPS",
    "models" overlap::SPEC = "OVERLAP",
    "models" squeeze::SPEC = "SQUEEZE",
    "models" moves::SPEC = "MOVES",
    "models" migration::SPEC = "MIGRATION",
    "models" review::SPEC = "REVIEW",
    "models" damp::SPEC = "DAMP",
    "models" history::SPEC = "HISTORY",
    "models" retention::SPEC = "RETENTION",
    "models" rnvl::SPEC = "RNVL",
    "models" capacity::SPEC = "CAPACITY",
    "models" plan::SPEC = "PLAN",
    "tiers" version::SPEC = "VERSION",
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, where a bad index is a build error")]
const _: () = {
    let mut index = 0;
    while index < FUNCTIONS.len() {
        let id = FUNCTIONS[index].id.as_bytes();
        assert!(id.len() >= 3 && id.len() <= 64, "an id has 3 to 64 characters");
        let mut at = 0;
        while at < id.len() {
            assert!(id[at].is_ascii_uppercase() || id[at].is_ascii_digit(), "an id has capitals and digits only");
            at += 1;
        }
        let params = FUNCTIONS[index].params;
        let mut param = 1;
        while param < params.len() {
            assert!(
                params[param].optional || !params[param - 1].optional,
                "a required parameter follows an optional one"
            );
            param += 1;
        }
        index += 1;
    }
};

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

/// The function with that id; case and the hosts' prefixes `TIER.` and `TIER_` do not matter.
///
/// # Errors
/// [`Code::UnknownFunction`] with the nearest id; [`Code::FunctionNotLoaded`] for one that another module holds.
pub fn find(id: &str) -> Result<&'static Function, Problem> {
    let wanted = id.trim().to_uppercase();
    let bare = wanted.strip_prefix("TIER.").or_else(|| wanted.strip_prefix("TIER_")).unwrap_or(&wanted);
    FUNCTIONS.iter().copied().find(|function| function.id == bare).ok_or_else(|| {
        if IDS.contains(&bare) {
            return Problem::new(Code::FunctionNotLoaded, Place::default(), [bare]);
        }
        let near = nearest(bare, IDS.iter().copied()).unwrap_or_default();
        Problem::new(Code::UnknownFunction, Place::default(), [bare, near])
    })
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
            let about = function.params.iter().find(|own| own.name == param.name).map_or("", |own| own.about[0]);
            Err(Problem::new(Code::MissingArgument, place(), [function.id, param.name, about]))
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

/// Runs a function and dresses the result as the options ask.
///
/// # Errors
/// The problems that keep it from giving a result.
pub fn run(function: &Function, inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let mut reply = (function.run)(inputs)?;
    if inputs.options.findings {
        let notes = std::mem::take(&mut reply.notes);
        reply = Reply { facts: reply.facts, ..crate::outputs::findings(&notes, inputs.lang()) };
    }
    let wanted = inputs.options.list("columns");
    if !wanted.is_empty()
        && let Err(unknown) = reply.keep(&wanted)
    {
        let all = reply.columns.iter().map(|column| column.header.clone()).collect::<Vec<_>>().join(", ");
        return Err(vec![Problem::new(Code::BadOption, Place::of("options"), ["columns".to_owned(), unknown, all])]);
    }
    if let Some(decimals) = inputs.options.decimals {
        reply.round(decimals);
    }
    Ok(reply)
}

/// Calls a function on whole grids, for callers within Rust; a grid of one cell does for a cell.
///
/// # Errors
/// As [`inputs`] and [`run`].
///
/// ```
/// use tiersheet::cells::{Cell, Grid};
/// use tiersheet::functions::{Given, call};
/// let version = call("VERSION", vec![]).map(|grid| grid.cell(0, 0).clone());
/// assert_eq!(version, Ok(Cell::text("name")));
/// ```
pub fn call(id: &str, given: Vec<Given>) -> Result<Grid, Vec<Problem>> {
    let function = find(id).map_err(|problem| vec![problem])?;
    let grids: Vec<(Grid, usize)> = given
        .iter()
        .map(|given| match given {
            Given::Grid(grid) => {
                let head = grid.rows.get(..grid.rows.len().min(20)).unwrap_or(&grid.rows);
                (grid.clone(), crate::table::header_row(head).map_or(0, |row| row + 1))
            }
            _ => (Grid::default(), 0),
        })
        .collect();
    let inputs = inputs(function, given, Lang::En)?;
    Ok(run(function, &inputs)?.grid(&grids))
}
