//! Columns that the host fills in place: a long column is written once, straight into the module's memory.

use crate::cells::{Column, Kind};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The columns of the call that is being prepared. [`run`](super::run) takes them out, so no call sees another's.
    static STAGED: RefCell<Vec<(Vec<u8>, Vec<f64>)>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for so many columns of so many rows, all of them numbers so far, and forgets those of before.
///
/// Twice the room is asked of the host at once: memory that grows bit by bit costs the host a collection of garbage each time.
#[wasm_bindgen]
pub fn stage(columns: u32, rows: u32) {
    let (columns, rows) = (columns as usize, rows as usize);
    STAGED.with_borrow_mut(|staged| {
        staged.clear();
        // Unseen, the compiler would leave an allocation out that nothing is written to.
        drop(std::hint::black_box(Vec::<u8>::with_capacity(rows * (columns * 25 + 80))));
        staged.extend((0..columns).map(|_| (vec![Kind::Number as u8; rows], vec![0.0; rows])));
    });
}

/// Where the kinds of a staged column lie in memory, one byte per row.
#[wasm_bindgen(js_name = stagedKinds)]
pub fn staged_kinds(column: u32) -> usize {
    STAGED.with_borrow(|staged| staged.get(column as usize).map_or(0, |(kinds, _)| kinds.as_ptr() as usize))
}

/// Where the values of a staged column lie in memory, eight bytes per row.
#[wasm_bindgen(js_name = stagedValues)]
pub fn staged_values(column: u32) -> usize {
    STAGED.with_borrow(|staged| staged.get(column as usize).map_or(0, |(_, values)| values.as_ptr() as usize))
}

/// Takes a staged column out, cut to so many rows.
pub fn take(column: u32, rows: u32, texts: Vec<String>) -> Column {
    STAGED.with_borrow_mut(|staged| {
        let (mut kinds, mut values) = staged.get_mut(column as usize).map(std::mem::take).unwrap_or_default();
        kinds.truncate(rows as usize);
        values.truncate(rows as usize);
        Column::new(kinds, values, texts)
    })
}
