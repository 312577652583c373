//! The boundary: decode, one call, encode. No logic lives here.

mod convert;
mod stage;

use crate::cells::csv::{self, Dialect};
use crate::functions::{self, Given, Input, Inputs, ParamKind};
use crate::lang::Lang;
use crate::problem::Problem;
use serde::Serialize;
use wasm_bindgen::prelude::*;

const SERIALIZER: serde_wasm_bindgen::Serializer =
    serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);

#[derive(Serialize)]
struct Failure {
    problems: Vec<convert::OutProblem>,
}

fn encode(value: &impl Serialize) -> JsValue {
    value.serialize(&SERIALIZER).unwrap_or(JsValue::UNDEFINED)
}

fn failure(problems: &[Problem], lang: Lang) -> JsValue {
    encode(&Failure { problems: convert::problems(problems, lang) })
}

fn given(args: JsValue) -> Result<Vec<Given>, JsValue> {
    let args: Vec<convert::Arg> = serde_wasm_bindgen::from_value(args).map_err(JsValue::from)?;
    Ok(args.into_iter().map(convert::Arg::given).collect())
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
    functions::find(id).map(|function| function.params.iter().map(|param| letter(param.kind)).collect()).unwrap_or_default()
}

/// Which columns of its long arguments a call needs, judged by their first rows.
///
/// # Errors
/// An object with `problems`.
#[wasm_bindgen]
pub fn plan(id: &str, args: JsValue, lang: &str) -> Result<JsValue, JsValue> {
    let lang = Lang::from_code(lang).unwrap_or_default();
    let function = functions::find(id).map_err(|problem| failure(&[problem], lang))?;
    let inputs = functions::inputs(function, given(args)?, lang).map_err(|problems| failure(&problems, lang))?;
    let wanted = (function.plan)(&inputs).map_err(|problems| failure(&problems, inputs.lang()))?;
    Ok(encode(&convert::wanted(&wanted, above(&inputs))))
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
    let inputs = functions::inputs(function, given(args)?, lang).map_err(|problems| failure(&problems, lang))?;
    let reply = functions::run(function, &inputs).map_err(|problems| failure(&problems, inputs.lang()))?;
    Ok(encode(&convert::reply(reply, above(&inputs), inputs.lang())))
}

#[derive(Serialize)]
struct OutSheet {
    text: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    ends: js_sys::Uint32Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    widths: js_sys::Uint32Array,
    separator: String,
}

/// Reads a CSV file of UTF-8: all cells' texts joined, where each ends in UTF-16 units, the cells per row, the separator.
///
/// # Errors
/// The offset of the first byte that is not UTF-8, so that the host can try another encoding.
#[wasm_bindgen(js_name = readCsv)]
pub fn read_csv(bytes: &[u8]) -> Result<JsValue, JsValue> {
    let dialect = csv::sniff(bytes);
    let sheet = csv::read(bytes, dialect).map_err(|error| JsValue::from_str(&error.to_string()))?;
    Ok(encode(&OutSheet {
        ends: js_sys::Uint32Array::from(sheet.ends.as_slice()),
        widths: js_sys::Uint32Array::from(sheet.widths.as_slice()),
        text: sheet.text,
        separator: char::from(dialect.separator).to_string(),
    }))
}

/// Writes rows of texts as CSV; in a file for people no cell can be taken for a formula.
///
/// # Errors
/// When the rows are not texts.
#[wasm_bindgen(js_name = writeCsv)]
pub fn write_csv(rows: JsValue, separator: &str, for_people: bool) -> Result<String, JsValue> {
    let mut rows: Vec<Vec<String>> = serde_wasm_bindgen::from_value(rows).map_err(JsValue::from)?;
    if for_people {
        rows.iter_mut().flatten().for_each(|cell| *cell = csv::for_people(cell).into_owned());
    }
    Ok(csv::write(&rows, Dialect { separator: separator.bytes().next().unwrap_or(b',') }))
}
