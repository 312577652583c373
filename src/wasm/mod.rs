//! stub
use wasm_bindgen::prelude::*;
/// stub
#[wasm_bindgen]
pub fn ping(s: &str) -> String { s.to_uppercase() }
