//! The boundary: decode, one call, encode. No logic lives here.

mod convert;
mod stage;

use crate::cells::csv::{self, Dialect};
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

/// Reads a CSV file of UTF-8: all cells' texts joined, where each ends in UTF-16 units, the cells per row, the separator.
///
/// # Errors
/// The offset of the first byte that is not UTF-8, so that the host can try another encoding.
#[wasm_bindgen(js_name = readCsv)]
pub fn read_csv(bytes: &[u8]) -> Result<JsValue, JsValue> {
    let dialect = csv::sniff(bytes);
    let sheet = csv::read(bytes, dialect).map_err(|error| JsValue::from_str(&error.to_string()))?;
    Ok(convert::object([
        ("text", JsValue::from_str(&sheet.text)),
        ("ends", js_sys::Uint32Array::from(sheet.ends.as_slice()).into()),
        ("widths", js_sys::Uint32Array::from(sheet.widths.as_slice()).into()),
        ("separator", JsValue::from_str(&char::from(dialect.separator).to_string())),
    ]))
}

/// Writes rows of texts as CSV; in a file for people no cell can be taken for a formula.
///
/// # Errors
/// When the rows are not texts.
#[wasm_bindgen(js_name = writeCsv)]
pub fn write_csv(rows: JsValue, separator: &str, for_people: bool) -> Result<String, JsValue> {
    let row = |row: &JsValue| {
        convert::elements(row).iter().map(|cell| cell.as_string().ok_or("a cell is not a text")).collect()
    };
    let mut rows = convert::elements(&rows).iter().map(row).collect::<Result<Vec<Vec<String>>, _>>()?;
    if for_people {
        rows.iter_mut().flatten().for_each(|cell| *cell = csv::for_people(cell).into_owned());
    }
    Ok(csv::write(&rows, Dialect { separator: separator.bytes().next().unwrap_or(b',') }))
}
