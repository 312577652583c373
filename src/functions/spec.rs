//! The record of a function: what it is called, what it takes and gives, and the code that runs it.
//!
//! The record does the checking of arguments, and is the only source of Excel's `functions.json`, the Apps Script stubs, the
//! TypeScript types and the manual.

use super::{Inputs, Reply};
use crate::cells::Cell;
use crate::lang::Texts;
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// What an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// A range with a header row that may be long: only the columns that are needed cross the boundary.
    Table,
    /// A range that is read whole, such as a rule table.
    Grid,
    /// One column of values, or one cell; a header is not expected. Crosses as a column.
    Values,
    /// One cell.
    Cell,
}

/// One parameter.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// The name, as hosts and messages show it.
    pub name: &'static str,
    /// One sentence on what to give.
    pub about: Texts<'static>,
    /// What it is.
    pub kind: ParamKind,
    /// Whether it may be left out.
    pub optional: bool,
}

/// One option of the last, two-column argument.
#[derive(Clone, Copy, Debug)]
pub struct OptionSpec {
    /// The name.
    pub name: &'static str,
    /// Other names, lower case.
    pub aliases: &'static [&'static str],
    /// What it does, its values and its default.
    pub about: Texts<'static>,
}

impl OptionSpec {
    /// Whether it goes by that name, in lower case.
    pub fn is(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}

/// The shape of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A header row and a row per row of the first argument.
    PerRow,
    /// A header row and as many rows as it takes.
    Table,
    /// As the arguments: a cell for cells, a column for columns, without a header.
    AsGiven,
}

/// The columns of a table argument that must cross the boundary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// For each argument, the columns whose cells are needed.
    pub columns: Vec<Vec<usize>>,
    /// For each argument, a column of which only blank or not blank matters.
    pub presence: Vec<Option<usize>>,
}

/// An example: a directory of `tests/golden`.
pub type Example = &'static str;

/// The record of a function.
pub struct Function {
    /// The id, never changed after release: `ASSIGN`.
    pub id: &'static str,
    /// The version that brought it.
    pub since: &'static str,
    /// One sentence on what it gives.
    pub about: Texts<'static>,
    /// The parameters; `options` comes last where there are options.
    pub params: &'static [Param],
    /// The options it takes.
    pub options: &'static [OptionSpec],
    /// What its result looks like, in a sentence.
    pub returns: Texts<'static>,
    /// The shape of the result.
    pub shape: Shape,
    /// Golden cases that show it.
    pub examples: &'static [Example],
    /// Which columns it needs, judged by the headers and the other arguments.
    pub plan: fn(&Inputs) -> Result<Wanted, Vec<Problem>>,
    /// Runs it.
    pub run: fn(&Inputs) -> Result<Reply, Vec<Problem>>,
}

impl Function {
    /// The number of parameters that must be given.
    pub fn required(&self) -> usize {
        self.params.iter().take_while(|param| !param.optional).count()
    }

    /// That an argument is missing, with what to give for it in every language.
    pub fn missing(&self, param: &Param) -> Problem {
        let [en, ru, uk] = param.about;
        Problem::new(Code::MissingArgument, Place::of(param.name), [self.id, param.name, en, ru, uk])
    }

    /// The options it takes: its own, and those of every function that reads a table by its headers.
    pub fn all_options(&self) -> impl Iterator<Item = &'static OptionSpec> + Clone {
        let reads = self.params.iter().any(|param| param.kind == ParamKind::Table) && !self.options.is_empty();
        let shared: &'static [OptionSpec] = if reads { &[super::options::FIELDS] } else { &[] };
        self.options.iter().chain(shared)
    }
}

/// The last parameter of nearly every function.
pub const OPTIONS: Param = Param {
    name: "options",
    about: documented([
        "Two columns, name and value: as of, language, decimal and others.",
        "Два столбца, имя и значение: as of, language, decimal и другие.",
        "Два стовпці, ім'я і значення: as of, language, decimal та інші.",
    ]),
    kind: ParamKind::Grid,
    optional: true,
};

/// A text that only the manual and the manifests show. A native program writes those, so the module goes without. What a parameter
/// that must be given is, the hint about a missing argument says too.
pub const fn documented(texts: Texts<'static>) -> Texts<'static> {
    if cfg!(target_arch = "wasm32") { [""; 3] } else { texts }
}

/// Cells as texts, for listings.
pub fn listed<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> String {
    cells.into_iter().map(Cell::shown).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}
