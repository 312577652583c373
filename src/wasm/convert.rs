//! Between JavaScript values and cells.
//!
//! A block is a rectangle of cells, row by row, as a kind and a double per cell and all texts joined, with their lengths in
//! UTF-16 units. A column is a block of one column. Nothing crosses as an object per cell.

use crate::cells::{Cell, Column, Grid, Kind};
use crate::lang::Lang;
use crate::number;
use crate::problem::{Problem, Severity};
use js_sys::{Array, Float64Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

/// A block as it comes in.
pub struct Block(pub JsValue);

pub fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

pub fn whole(object: &JsValue, key: &str) -> Option<usize> {
    get(object, key).as_f64().map(|number| number as usize)
}

/// The elements of a JavaScript array; none for anything else.
pub fn elements(value: &JsValue) -> Vec<JsValue> {
    if Array::is_array(value) { value.unchecked_ref::<Array>().to_vec() } else { Vec::new() }
}

/// A JavaScript object of these fields.
pub fn object<const N: usize>(fields: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (key, value) in &fields {
        put(&object, key, value);
    }
    object.into()
}

#[inline(never)]
fn put(object: &Object, key: &str, value: &JsValue) {
    // Setting a field of a new plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}

/// The double that a text spells.
pub fn double(text: &str) -> f64 {
    js_sys::parse_float(text)
}

/// The texts of a block or of a staged column.
pub fn texts(object: &JsValue) -> Vec<String> {
    let lengths = get(object, "lengths").unchecked_into::<Uint32Array>().to_vec();
    split(&get(object, "text").as_string().unwrap_or_default(), &lengths)
}

/// A JavaScript array of numbers.
pub fn numbers(list: &[u32]) -> JsValue {
    list.iter().map(|number| JsValue::from(*number)).collect::<Array>().into()
}

/// Cuts a joined text by lengths in UTF-16 units.
fn split(text: &str, lengths: &[u32]) -> Vec<String> {
    let mut chars = text.chars();
    let cut = |length: &u32| {
        let start = chars.as_str();
        let mut units = 0;
        while units < *length as usize {
            match chars.next() {
                Some(c) => units += c.len_utf16(),
                None => break,
            }
        }
        start.get(..start.len() - chars.as_str().len()).unwrap_or(start).to_owned()
    };
    lengths.iter().map(cut).collect()
}

impl Block {
    pub fn rows(&self) -> usize {
        whole(&self.0, "rows").unwrap_or_default()
    }

    pub fn column(&self) -> Column {
        let kinds = get(&self.0, "kinds").unchecked_into::<Uint8Array>().to_vec();
        let values = get(&self.0, "values").unchecked_into::<Float64Array>().to_vec();
        Column::new(kinds, values, texts(&self.0))
    }

    pub fn grid(&self) -> Grid {
        let column = self.column();
        let cols = whole(&self.0, "cols").unwrap_or_default();
        let row = |row: usize| (0..cols).map(|col| column.cell(row * cols + col)).collect();
        Grid { rows: (0..self.rows()).map(row).collect() }
    }

    pub fn of_cells(cells: &[Cell]) -> JsValue {
        let mut text = String::new();
        let mut lengths = Vec::new();
        let mut kinds = Vec::with_capacity(cells.len());
        let mut values = Vec::with_capacity(cells.len());
        for cell in cells {
            let (kind, value) = match cell {
                Cell::Blank => (Kind::Blank, 0.0),
                Cell::Bool(value) => (Kind::Bool, f64::from(u8::from(*value))),
                Cell::Date(date) => (Kind::Date, f64::from(date.serial())),
                Cell::Number(value) => match number::to_f64(*value) {
                    // Money of more digits than a double shows stays exact as text; quotients are cut at 15 digits.
                    (_, false) if value.normalize().scale() <= 9 => {
                        let shown = value.normalize().to_string();
                        text.push_str(&shown);
                        lengths.push(shown.len() as u32);
                        (Kind::Text, lengths.len() as f64 - 1.0)
                    }
                    (double, _) => (Kind::Number, double),
                },
                Cell::Text(own) | Cell::Error(own) => {
                    text.push_str(own);
                    lengths.push(own.encode_utf16().count() as u32);
                    (Kind::Text, lengths.len() as f64 - 1.0)
                }
            };
            kinds.push(kind as u8);
            values.push(value);
        }
        object([
            ("rows", JsValue::from(cells.len() as u32)),
            ("cols", JsValue::from(1)),
            ("kinds", Uint8Array::from(kinds.as_slice()).into()),
            ("values", Float64Array::from(values.as_slice()).into()),
            ("text", JsValue::from_str(&text)),
            ("lengths", Uint32Array::from(lengths.as_slice()).into()),
        ])
    }
}

/// Problems as texts in a language.
pub fn problems(problems: &[Problem], lang: Lang) -> JsValue {
    let out = |problem: &Problem| {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        object([
            ("code", JsValue::from_str(problem.code.name())),
            ("severity", JsValue::from_str(severity)),
            ("message", JsValue::from_str(&problem.message(lang))),
            ("hint", JsValue::from_str(&problem.hint(lang))),
            ("place", JsValue::from_str(&problem.place.shown(lang))),
            ("cell", JsValue::from_str(&problem.place.cell())),
        ])
    };
    problems.iter().map(out).collect::<Array>().into()
}

/// What a call throws that gives no result.
pub fn failure(found: &[Problem], lang: Lang) -> JsValue {
    object([("problems", problems(found, lang))])
}
