//! Between JavaScript values and those of Rust.

use crate::lang::Lang;
use crate::problem::{Place, Problem, Severity};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A field of a JavaScript object; undefined where there is none.
pub fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
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

/// Problems as texts in a language.
pub fn problems(problems: &[Problem], lang: Lang) -> JsValue {
    told(problems, lang, &Place::shown)
}

/// The same of a file, whose places are its own names.
#[cfg(feature = "files")]
pub fn problems_of_file(problems: &[Problem], lang: Lang) -> JsValue {
    told(problems, lang, &Place::in_file)
}

fn told(problems: &[Problem], lang: Lang, shown: &dyn Fn(&Place, Lang) -> String) -> JsValue {
    let out = |problem: &Problem| {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let place = &problem.place;
        let number = |number: Option<usize>| number.map_or(JsValue::NULL, |number| JsValue::from(number as u32));
        object([
            ("code", JsValue::from_str(problem.code.name())),
            ("severity", JsValue::from_str(severity)),
            ("message", JsValue::from_str(&problem.message(lang))),
            ("hint", JsValue::from_str(&problem.hint(lang))),
            ("place", JsValue::from_str(&shown(place, lang))),
            ("cell", JsValue::from_str(&place.cell())),
            ("range", JsValue::from_str(&place.range)),
            ("row", number(place.row)),
            ("column", number(place.column)),
            ("args", problem.args.iter().map(|arg| JsValue::from_str(arg)).collect::<Array>().into()),
            ("suggestion", JsValue::from_str(problem.suggestion())),
        ])
    };
    problems.iter().map(out).collect::<Array>().into()
}

/// What a call throws that gives no result.
pub fn failure(found: &[Problem], lang: Lang) -> JsValue {
    object([("problems", problems(found, lang))])
}
