//! The functions: their records, and the call.

pub mod context;
#[cfg(feature = "models")]
mod histories;
mod inputs;
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

pub use inputs::{Given, Input, Inputs, inputs, language};
pub use options::Options;
pub use reply::{OutColumn, OutData, Reply};
pub use spec::{Example, Function, OptionSpec, Param, ParamKind, Shape, Wanted};

use crate::cells::Grid;
use crate::lang::Lang;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::nearest;

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
