//! The arguments and the reply of a call.
//!
//! A block is a rectangle of cells, row by row, as a kind and a double per cell and all texts joined, with their lengths in
//! UTF-16 units. A column is a block of one column. Nothing crosses as an object per cell.

use super::convert::{elements, get, object, problems};
use crate::cells::{Cell, Column, Grid, Kind};
use crate::functions::{Given, OutColumn, OutData, Reply, Wanted};
use crate::lang::Lang;
use crate::number;
use js_sys::{Array, Float64Array, Uint8Array, Uint32Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// A block as it comes in.
struct Block(JsValue);

fn whole(object: &JsValue, key: &str) -> Option<usize> {
    get(object, key).as_f64().map(|number| number as usize)
}

/// The texts of a block or of a staged column.
fn texts(object: &JsValue) -> Vec<String> {
    let lengths = get(object, "lengths").unchecked_into::<Uint32Array>().to_vec();
    split(&get(object, "text").as_string().unwrap_or_default(), &lengths)
}

/// A JavaScript array of numbers.
fn numbers(list: &[u32]) -> JsValue {
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
    fn rows(&self) -> usize {
        whole(&self.0, "rows").unwrap_or_default()
    }

    fn column(&self) -> Column {
        let kinds = get(&self.0, "kinds").unchecked_into::<Uint8Array>().to_vec();
        let values = get(&self.0, "values").unchecked_into::<Float64Array>().to_vec();
        Column::new(kinds, values, texts(&self.0))
    }

    fn grid(&self) -> Grid {
        let column = self.column();
        let cols = whole(&self.0, "cols").unwrap_or_default();
        let row = |row: usize| (0..cols).map(|col| column.cell(row * cols + col)).collect();
        Grid { rows: (0..self.rows()).map(row).collect() }
    }

    fn of_cells(cells: &[Cell]) -> JsValue {
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

/// An argument. Its `sort` is `cell`, `grid`, `block`, `column` or `long`; with anything else it was left out.
pub fn given(arg: &JsValue) -> Given {
    let block = get(arg, "block");
    let sort = get(arg, "sort").as_string().unwrap_or_default();
    if !block.is_object() {
        return Given::Absent;
    }
    let block = Block(block);
    match sort.as_str() {
        "cell" => Given::Cell(block.column().cell(0)),
        "grid" => Given::Grid(block.grid()),
        "block" => Given::Block(block.column(), whole(&block.0, "cols").unwrap_or_default()),
        "column" => Given::Column(block.column(), block.rows() > 1),
        "long" => Given::Long {
            head: block.grid().rows,
            rows: whole(arg, "rows").unwrap_or_else(|| block.rows()),
            columns: elements(&get(arg, "columns")).iter().map(staged).collect(),
            present: get(arg, "present").dyn_ref::<Uint8Array>().map(Uint8Array::to_vec),
        },
        _ => Given::Absent,
    }
}

/// A column whose kinds and values are in the module's memory, and its place in the table.
fn staged(crossed: &JsValue) -> (usize, Column) {
    let number = |key| whole(crossed, key).unwrap_or_default();
    (number("index"), super::stage::take(number("staged") as u32, number("rows") as u32, texts(crossed)))
}

/// Which columns are wanted, and for each argument the rows above its data, the header included.
pub fn wanted(wanted: &Wanted, above: &[u32]) -> JsValue {
    let presence =
        wanted.presence.iter().map(|column| column.map_or(JsValue::NULL, |index| JsValue::from(index as u32)));
    let columns =
        wanted.columns.iter().map(|list| numbers(&list.iter().map(|index| *index as u32).collect::<Vec<_>>()));
    object([
        ("columns", columns.collect::<Array>().into()),
        ("presence", presence.collect::<Array>().into()),
        ("above", numbers(above)),
    ])
}

/// A column as it leaves; `sent` are the codes that left with a column before it, so that shared ones leave once.
fn out(column: OutColumn, sent: &mut Vec<(Rc<Vec<u32>>, JsValue)>) -> JsValue {
    let (sort, cells, codes, arg, place) = match column.data {
        OutData::Codes { codes, cells } => ("codes", Some(cells), codes, 0, 0),
        OutData::Cells(cells) => ("cells", Some(cells), Rc::default(), 0, 0),
        OutData::Copied { arg, column, rows } => ("copied", None, Rc::new(rows), arg, column),
    };
    let shared = sent.iter().find(|(own, _)| Rc::ptr_eq(own, &codes)).map(|(_, array)| array.clone());
    let array = shared.unwrap_or_else(|| {
        let array = JsValue::from(Uint32Array::from(codes.as_slice()));
        sent.push((codes, array.clone()));
        array
    });
    object([
        ("header", JsValue::from_str(&column.header)),
        ("sort", JsValue::from_str(sort)),
        ("cells", cells.map_or(JsValue::NULL, |cells| Block::of_cells(&cells))),
        ("codes", array),
        ("arg", JsValue::from(arg as u32)),
        ("column", JsValue::from(place as u32)),
    ])
}

/// A reply ready to leave the module.
pub fn reply(reply: Reply, above: &[u32], lang: Lang) -> JsValue {
    let fact = |(name, value): &(&str, String)| -> JsValue {
        Array::of2(&JsValue::from_str(name), &JsValue::from_str(value)).into()
    };
    let mut sent = Vec::new();
    object([
        ("above", numbers(above)),
        ("headed", JsValue::from_bool(reply.headed)),
        ("skipped", JsValue::from(reply.skipped as u32)),
        ("columns", reply.columns.into_iter().map(|column| out(column, &mut sent)).collect::<Array>().into()),
        ("notes", problems(&reply.notes, lang)),
        ("facts", reply.facts.iter().map(fact).collect::<Array>().into()),
    ])
}
