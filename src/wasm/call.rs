//! The arguments and the reply of a call.

use super::convert::{Block, elements, get, numbers, object, problems, texts, whole};
use crate::cells::Column;
use crate::functions::{Given, OutColumn, OutData, Reply, Wanted};
use crate::lang::Lang;
use js_sys::{Array, Uint8Array, Uint32Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

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
