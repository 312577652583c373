//! What the module for the functions gives to the shim.

use super::{call, convert};
use crate::functions::{self, Function, Given, Input, Inputs, ParamKind};
use crate::lang::Lang;
use wasm_bindgen::prelude::*;

/// A function and its arguments, checked; the problems are in the language that the options ask for.
fn asked(id: &str, args: &JsValue, lang: &str) -> Result<(&'static Function, Inputs), JsValue> {
    let lang = Lang::from_code(lang).unwrap_or_default();
    let function = functions::find(id).map_err(|problem| convert::failure(&[problem], lang))?;
    let given: Vec<Given> = convert::elements(args).iter().map(call::given).collect();
    let lang = functions::language(function, &given, lang);
    let inputs = functions::inputs(function, given, lang).map_err(|problems| convert::failure(&problems, lang))?;
    Ok((function, inputs))
}

/// The sort of each parameter of a function, a letter each: `T` a long table, `G` a grid, `V` a column of values, `C` a cell.
/// Nothing for a function that this module does not hold.
#[wasm_bindgen]
pub fn signature(id: &str) -> Option<String> {
    let letter = |kind| match kind {
        ParamKind::Table => 'T',
        ParamKind::Grid => 'G',
        ParamKind::Values => 'V',
        ParamKind::Cell => 'C',
    };
    functions::find(id).ok().map(|function| function.params.iter().map(|param| letter(param.kind)).collect())
}

/// Which columns of its long arguments a call needs, judged by their first rows.
///
/// # Errors
/// An object with `problems`.
#[wasm_bindgen]
pub fn plan(id: &str, args: JsValue, lang: &str) -> Result<JsValue, JsValue> {
    let (function, inputs) = asked(id, &args, lang)?;
    let wanted = (function.plan)(&inputs).map_err(|problems| convert::failure(&problems, inputs.lang()))?;
    Ok(call::wanted(&wanted, &above(&inputs)))
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
    let (function, inputs) = asked(id, &args, lang)?;
    let reply = functions::run(function, &inputs).map_err(|problems| convert::failure(&problems, inputs.lang()))?;
    Ok(call::reply(reply, &above(&inputs), inputs.lang()))
}
