//! Between JavaScript values and cells: the only file that names js-sys types.
//!
//! A block is a rectangle of cells, row by row, as a kind and a double per cell and all texts joined, with their lengths in
//! UTF-16 units. A column is a block of one column. Nothing crosses as an object per cell.

use crate::cells::{Cell, Column, Grid, Kind};
use crate::functions::{Given, OutColumn, OutData, Reply, Wanted};
use crate::lang::Lang;
use crate::number;
use crate::problem::{Problem, Severity};
use js_sys::{Float64Array, Uint8Array, Uint32Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

#[derive(Deserialize, Serialize)]
pub struct Block {
    rows: u32,
    cols: u32,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    kinds: Uint8Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    values: Float64Array,
    text: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    lengths: Uint32Array,
}

#[derive(Deserialize)]
struct Crossed {
    index: u32,
    rows: u32,
    /// The staged column that holds its kinds and values.
    staged: u32,
    text: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    lengths: Uint32Array,
}

#[derive(Deserialize)]
pub struct Arg {
    /// `cell`, `grid`, `column` or `long`; anything else was left out.
    sort: String,
    rows: Option<u32>,
    block: Option<Block>,
    columns: Option<Vec<Crossed>>,
    #[serde(with = "serde_wasm_bindgen::preserve", default = "undefined")]
    present: JsValue,
}

fn undefined() -> JsValue {
    JsValue::UNDEFINED
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
    fn column(&self) -> Column {
        Column::new(self.kinds.to_vec(), self.values.to_vec(), split(&self.text, &self.lengths.to_vec()))
    }

    fn grid(&self) -> Grid {
        let column = self.column();
        let cols = self.cols as usize;
        let row = |row: usize| (0..cols).map(|col| column.cell(row * cols + col)).collect();
        Grid { rows: (0..self.rows as usize).map(row).collect() }
    }

    fn of_cells(cells: &[Cell]) -> Block {
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
        Block {
            rows: cells.len() as u32,
            cols: 1,
            kinds: Uint8Array::from(kinds.as_slice()),
            values: Float64Array::from(values.as_slice()),
            text,
            lengths: Uint32Array::from(lengths.as_slice()),
        }
    }
}

impl Arg {
    pub fn given(self) -> Given {
        match (self.sort.as_str(), self.block) {
            ("cell", Some(block)) => Given::Cell(block.column().cell(0)),
            ("grid", Some(block)) => Given::Grid(block.grid()),
            ("column", Some(block)) => Given::Column(block.column(), block.rows > 1),
            ("long", Some(block)) => Given::Long {
                head: block.grid().rows,
                rows: self.rows.unwrap_or(block.rows) as usize,
                columns: self
                    .columns
                    .unwrap_or_default()
                    .iter()
                    .map(|crossed| {
                        let texts = split(&crossed.text, &crossed.lengths.to_vec());
                        (crossed.index as usize, super::stage::take(crossed.staged, crossed.rows, texts))
                    })
                    .collect(),
                present: self.present.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec),
            },
            _ => Given::Absent,
        }
    }
}

#[derive(Serialize)]
pub struct OutProblem {
    code: &'static str,
    severity: &'static str,
    message: String,
    hint: String,
    place: String,
    cell: String,
}

/// Problems as texts in a language.
pub fn problems(problems: &[Problem], lang: Lang) -> Vec<OutProblem> {
    let out = |problem: &Problem| OutProblem {
        code: problem.code.name(),
        severity: match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: problem.message(lang),
        hint: problem.hint(lang),
        place: problem.place.shown(lang),
        cell: problem.place.cell(),
    };
    problems.iter().map(out).collect()
}

#[derive(Serialize)]
pub struct OutWanted {
    columns: Vec<Vec<u32>>,
    presence: Vec<Option<u32>>,
    /// The rows above the data of each long argument, its header included.
    above: Vec<u32>,
}

/// Which columns are wanted.
pub fn wanted(wanted: &Wanted, above: Vec<u32>) -> OutWanted {
    OutWanted {
        columns: wanted.columns.iter().map(|list| list.iter().map(|index| *index as u32).collect()).collect(),
        presence: wanted.presence.iter().map(|column| column.map(|index| index as u32)).collect(),
        above,
    }
}

#[derive(Serialize)]
struct Out {
    header: String,
    sort: &'static str,
    cells: Option<Block>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    codes: Uint32Array,
    arg: u32,
    column: u32,
}

#[derive(Serialize)]
pub struct OutReply {
    /// The rows above the data of each table argument, its header included.
    above: Vec<u32>,
    headed: bool,
    skipped: u32,
    columns: Vec<Out>,
    notes: Vec<OutProblem>,
    facts: Vec<(&'static str, String)>,
}

fn out(column: OutColumn) -> Out {
    let header = column.header;
    match column.data {
        OutData::Codes { codes, cells } => Out {
            header,
            sort: "codes",
            cells: Some(Block::of_cells(&cells)),
            codes: Uint32Array::from(codes.as_slice()),
            arg: 0,
            column: 0,
        },
        OutData::Cells(cells) => Out {
            header,
            sort: "cells",
            cells: Some(Block::of_cells(&cells)),
            codes: Uint32Array::new_with_length(0),
            arg: 0,
            column: 0,
        },
        OutData::Copied { arg, column, rows } => Out {
            header,
            sort: "copied",
            cells: None,
            codes: Uint32Array::from(rows.as_slice()),
            arg: arg as u32,
            column: column as u32,
        },
    }
}

/// A reply ready to leave the module.
pub fn reply(reply: Reply, above: Vec<u32>, lang: Lang) -> OutReply {
    OutReply {
        above,
        headed: reply.headed,
        skipped: reply.skipped as u32,
        columns: reply.columns.into_iter().map(out).collect(),
        notes: problems(&reply.notes, lang),
        facts: reply.facts,
    }
}
