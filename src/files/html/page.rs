//! From tags to the cells of tables.

use crate::files::workbook::{Gather, MAX_COLUMNS, Value, large};
use crate::problem::Problem;
use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

/// Tables deeper than this are text of the table around them.
const DEPTH: usize = 8;
/// The largest spans that browsers know.
const MAX_SPAN: (usize, usize) = (65_534, 1000);
/// How many places may be passed over because a cell from above reaches into them.
const MAX_STEPS: usize = 200 << 20;

/// What a page holds.
#[derive(Default)]
pub(super) struct Page {
    /// The table with the most filled cells.
    pub best: Option<Gather>,
    /// Number of tables with filled cells.
    pub filled: usize,
}

/// Text as it is shown: blanks in a row are one, and none stand beside a line end.
#[derive(Default)]
struct Shown {
    text: String,
    blank: bool,
    line: bool,
}

impl Shown {
    fn push(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_ascii_whitespace() {
                self.blank = true;
                continue;
            }
            if self.line && !self.text.is_empty() {
                self.text.push('\n');
            } else if self.blank && !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
                self.text.push(' ');
            }
            self.text.push(letter);
            (self.blank, self.line) = (false, false);
        }
    }

    /// Where a block begins or ends.
    fn block(&mut self) {
        self.line = true;
    }

    /// A line end that is always shown.
    fn line_break(&mut self) {
        if self.line && !self.text.is_empty() {
            self.text.push('\n');
            self.line = false;
        }
        self.text.push('\n');
        self.blank = false;
    }

    fn finish(self) -> String {
        let text = self.text.trim_matches(|c: char| c.is_ascii_whitespace());
        if text.chars().all(char::is_whitespace) { String::new() } else { text.to_owned() }
    }
}

struct Table {
    gather: Gather,
    /// The next row, and whether cells may follow in the one before it.
    rows: usize,
    open: bool,
    column: usize,
    /// Up to which row, not included, a column is taken by a cell from above.
    taken: Vec<usize>,
    cell: Option<(usize, usize, Shown)>,
    /// The table's text for the cell around it.
    text: String,
    nested: bool,
}

impl Table {
    fn new(nested: bool) -> Table {
        let gather = Gather::new(false);
        Table { gather, rows: 0, open: false, column: 0, taken: vec![], cell: None, text: String::new(), nested }
    }

    fn end_cell(&mut self) -> Result<(), Problem> {
        let Some((row, column, shown)) = self.cell.take() else { return Ok(()) };
        let text = shown.finish();
        if self.nested {
            if !(self.text.is_empty() || self.text.ends_with('\n')) {
                self.text.push('\t');
            }
            self.text.push_str(&text);
        }
        self.gather.put(row, column, Value::Text(&text))
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        self.end_cell()?;
        if self.nested && self.open {
            self.text.push('\n');
        }
        self.open = false;
        Ok(())
    }

    fn begin_row(&mut self) -> Result<(), Problem> {
        self.end_row()?;
        self.rows += 1;
        self.column = 0;
        self.open = true;
        Ok(())
    }

    fn begin_cell(&mut self, tag: &StartTag<()>, steps: &mut usize) -> Result<(), Problem> {
        self.end_cell()?;
        if !self.open {
            self.begin_row()?;
        }
        let row = self.rows.saturating_sub(1);
        while self.taken.get(self.column).is_some_and(|until| *until > row) {
            self.column += 1;
            *steps += 1;
        }
        let (high, wide) = (span(tag, b"rowspan", MAX_SPAN.0), span(tag, b"colspan", MAX_SPAN.1));
        *steps += wide;
        if *steps > MAX_STEPS {
            return Err(large(format!("> {MAX_STEPS} cells"), format!("{MAX_STEPS} cells")));
        }
        let end = self.column + wide;
        if end > MAX_COLUMNS {
            return Err(large(format!("{end} columns"), format!("{MAX_COLUMNS} columns")));
        }
        if high > 1 {
            if self.taken.len() < end {
                self.taken.resize(end, 0);
            }
            for until in self.taken.iter_mut().take(end).skip(self.column) {
                *until = row + high;
            }
        }
        if row + high > 1 && (high > 1 || wide > 1) {
            self.gather.merged.add(row, self.column);
        }
        self.cell = Some((row, self.column, Shown::default()));
        self.column = end;
        Ok(())
    }
}

fn span(tag: &StartTag<()>, name: &[u8], most: usize) -> usize {
    let text = tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned());
    // rowspan=0 reaches to the table's end.
    match text.and_then(|text| text.trim().parse::<usize>().ok()) {
        Some(0) if name == b"rowspan" => most,
        Some(count) => count.clamp(1, most),
        None => 1,
    }
}

const BLOCKS: &[&[u8]] = &[
    b"p",
    b"div",
    b"li",
    b"ul",
    b"ol",
    b"dl",
    b"dt",
    b"dd",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"pre",
    b"blockquote",
    b"section",
    b"article",
    b"header",
    b"footer",
    b"address",
    b"form",
    b"hr",
    b"table",
    b"tr",
    b"caption",
];

struct Reading {
    tables: Vec<Table>,
    /// Tables too deep to be tables.
    deeper: usize,
    skipped: bool,
    steps: usize,
    page: Page,
}

/// All tables of the page.
pub(super) fn tables(text: &str) -> Result<Page, Problem> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reading = Reading { tables: vec![], deeper: 0, skipped: false, steps: 0, page: Page::default() };
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        match token {
            Token::StartTag(tag) => reading.start(&tag)?,
            Token::EndTag(tag) => reading.end(&tag)?,
            Token::String(text) if !reading.skipped => {
                if let Some(shown) = reading.shown() {
                    shown.push(&String::from_utf8_lossy(&text));
                }
            }
            _ => {}
        }
    }
    while !reading.tables.is_empty() {
        reading.close()?;
    }
    Ok(reading.page)
}

impl Reading {
    fn shown(&mut self) -> Option<&mut Shown> {
        self.tables.last_mut().and_then(|table| table.cell.as_mut()).map(|(_, _, shown)| shown)
    }

    fn start(&mut self, tag: &StartTag<()>) -> Result<(), Problem> {
        let name = tag.name.as_slice();
        if matches!(name, b"script" | b"style") {
            self.skipped = true;
        }
        if name == b"table" && self.tables.len() < DEPTH {
            let nested = self.shown().is_some();
            self.tables.push(Table::new(nested));
            return Ok(());
        }
        if name == b"table" {
            self.deeper += 1;
        }
        let plain = self.deeper > 0;
        let steps = &mut self.steps;
        match (name, self.tables.last_mut()) {
            (b"tr", Some(table)) if !plain => return table.begin_row(),
            (b"td" | b"th", Some(table)) if !plain => return table.begin_cell(tag, steps),
            (b"thead" | b"tbody" | b"tfoot", Some(table)) if !plain => return table.end_row(),
            _ => {}
        }
        let Some(shown) = self.shown() else { return Ok(()) };
        match name {
            b"br" => shown.line_break(),
            b"td" | b"th" => shown.push(" "),
            name if BLOCKS.contains(&name) => shown.block(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: &EndTag<()>) -> Result<(), Problem> {
        let name = tag.name.as_slice();
        match name {
            b"script" | b"style" => self.skipped = false,
            b"table" if self.deeper > 0 => self.deeper -= 1,
            b"table" => return self.close(),
            _ => {}
        }
        let plain = self.deeper > 0;
        match (name, self.tables.last_mut()) {
            (b"td" | b"th", Some(table)) if !plain => return table.end_cell(),
            (b"tr", Some(table)) if !plain => return table.end_row(),
            _ => {}
        }
        if let Some(shown) = self.shown().filter(|_| BLOCKS.contains(&name)) {
            shown.block();
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Problem> {
        let Some(mut table) = self.tables.pop() else { return Ok(()) };
        table.end_row()?;
        if let Some(shown) = self.shown().filter(|_| table.nested) {
            shown.block();
            for (at, line) in table.text.trim().lines().enumerate() {
                if at > 0 {
                    shown.block();
                }
                for (at, part) in line.split('\t').enumerate() {
                    if at > 0 {
                        shown.text.push('\t');
                    }
                    shown.push(part);
                }
            }
            shown.block();
        }
        if table.gather.filled > 0 {
            self.page.filled += 1;
            if self.page.best.as_ref().is_none_or(|best| table.gather.filled > best.filled) {
                self.page.best = Some(table.gather);
            }
        }
        Ok(())
    }
}
