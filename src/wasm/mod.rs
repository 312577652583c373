//! The boundary: decode, one call, encode. No logic lives here.

mod convert;
mod stage;

use crate::functions::{self, Given, Input, Inputs, ParamKind};
use crate::lang::Lang;
use crate::problem::Problem;
pub use convert::double;
use wasm_bindgen::prelude::*;

fn failure(problems: &[Problem], lang: Lang) -> JsValue {
    convert::object([("problems", convert::problems(problems, lang))])
}

fn given(args: &JsValue) -> Vec<Given> {
    convert::elements(args).iter().map(convert::given).collect()
}

/// The sort of each parameter of a function, a letter each: `T` a long table, `G` a grid, `V` a column of values, `C` a cell.
/// Empty for a function that does not exist.
#[wasm_bindgen]
pub fn signature(id: &str) -> String {
    let letter = |kind| match kind {
        ParamKind::Table => 'T',
        ParamKind::Grid => 'G',
        ParamKind::Values => 'V',
        ParamKind::Cell => 'C',
    };
    functions::find(id)
        .map(|function| function.params.iter().map(|param| letter(param.kind)).collect())
        .unwrap_or_default()
}

/// Which columns of its long arguments a call needs, judged by their first rows.
///
/// # Errors
/// An object with `problems`.
#[wasm_bindgen]
pub fn plan(id: &str, args: JsValue, lang: &str) -> Result<JsValue, JsValue> {
    let lang = Lang::from_code(lang).unwrap_or_default();
    let function = functions::find(id).map_err(|problem| failure(&[problem], lang))?;
    let inputs = functions::inputs(function, given(&args), lang).map_err(|problems| failure(&problems, lang))?;
    let wanted = (function.plan)(&inputs).map_err(|problems| failure(&problems, inputs.lang()))?;
    Ok(convert::wanted(&wanted, &above(&inputs)))
}

/// The rows above the data of each table argument, its header included.
fn above(inputs: &Inputs) -> Vec<u32> {
    let rows = |input: &Input| match input {
        Input::Table(table) => table.skipped as u32 + 1,
        _ => 0,
    };
    inputs.args.iter().map(rows).collect()
}

/// Calls a function with the columns that [`plan`] asked for.
///
/// # Errors
/// An object with `problems`.
#[wasm_bindgen]
pub fn run(id: &str, args: JsValue, lang: &str) -> Result<JsValue, JsValue> {
    let lang = Lang::from_code(lang).unwrap_or_default();
    let function = functions::find(id).map_err(|problem| failure(&[problem], lang))?;
    let inputs = functions::inputs(function, given(&args), lang).map_err(|problems| failure(&problems, lang))?;
    let reply = functions::run(function, &inputs).map_err(|problems| failure(&problems, inputs.lang()))?;
    Ok(convert::reply(reply, &above(&inputs), inputs.lang()))
}
