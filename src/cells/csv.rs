//! Text with separators into cells: quotes taken off, row by row, in pieces as they come.
//!
//! Not csv-core: it passes over empty lines, so that rows lose the numbers that a spreadsheet shows, lets a quotation mark that
//! nobody closed swallow the rest of the file, and does not notice text behind a closing one.

use super::{Cell, Grid, separator};

/// How cells are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The ASCII character between cells.
    pub separator: u8,
    /// The ASCII character around cells that hold separators or line ends.
    pub quote: u8,
    /// Whether a backslash takes the meaning of a quotation mark behind it.
    pub escapes: bool,
    /// How many cells a whole row has, if that is known: a quotation mark is held to be left open by mistake only if the
    /// rest of its line makes a whole row.
    pub width: usize,
}

impl Dialect {
    /// Cells between such separators, in double quotation marks that are doubled inside.
    pub const fn of(separator: u8) -> Dialect {
        Dialect { separator, quote: b'"', escapes: false, width: 0 }
    }
}

/// What takes the cells. Rows count from 0.
pub trait Sink {
    /// The next cell of the row, without its quotation marks.
    fn cell(&mut self, text: &str);
    /// The row has no more cells.
    fn end_row(&mut self);
    /// Text stands behind the closing quotation mark of the cell that comes next.
    fn stray_quote(&mut self) {}
    /// The row's opening quotation mark was never closed, and is taken as a character of the cell.
    fn open_quote(&mut self) {}
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before a cell's first character.
    Start,
    /// In a cell without quotation marks, or behind them.
    Plain,
    /// Between quotation marks.
    Quoted,
    /// Behind a backslash between quotation marks.
    Escape,
    /// Behind a quotation mark that closes the cell, or is the first of two.
    Closing,
}

/// A quotation mark that was opened and never closed, in the row so numbered from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the quotation mark in row {0} is not closed")]
pub struct Unclosed(pub usize);

/// A cell longer than this is one that was not closed.
const LONGEST: usize = 16 << 20;
/// How deep open quotation marks are looked for in what an open one has swallowed.
const DEEPEST: usize = 8;

/// Splits text into cells.
///
/// ```
/// use tiersheet::cells::csv::{Dialect, Sink, Splitter};
///
/// #[derive(Default)]
/// struct Rows(Vec<Vec<String>>, Vec<String>);
/// impl Sink for Rows {
///     fn cell(&mut self, text: &str) {
///         self.1.push(text.to_owned());
///     }
///     fn end_row(&mut self) {
///         self.0.push(std::mem::take(&mut self.1));
///     }
/// }
///
/// let (mut rows, mut splitter) = (Rows::default(), Splitter::new(Dialect::of(b';')));
/// splitter.push("a;\"x;", &mut rows)?;
/// splitter.push("\"\"1\"\"\"\r\n\r\nb", &mut rows)?;
/// splitter.finish(&mut rows)?;
/// assert_eq!(rows.0, [vec!["a", "x;\"1\""], vec![], vec!["b"]]);
/// # Ok::<(), tiersheet::cells::csv::Unclosed>(())
/// ```
#[derive(Clone, Debug)]
pub struct Splitter {
    dialect: Dialect,
    state: State,
    /// The cell so far, as far as it came in earlier pieces; between quotation marks, with the inner ones still doubled.
    held: String,
    /// Whether `held` has doubled quotation marks or escapes.
    doubled: bool,
    /// Behind a CR, whose LF is still to come or not.
    after_cr: bool,
    /// Cells of this row.
    cells: usize,
    rows: usize,
    line_end: &'static str,
    depth: usize,
    /// How much text was read, and how much of it once more.
    read: usize,
    again: usize,
}

impl Splitter {
    /// A splitter at the beginning of a file.
    pub fn new(dialect: Dialect) -> Splitter {
        Splitter {
            dialect,
            state: State::Start,
            held: String::new(),
            doubled: false,
            after_cr: false,
            cells: 0,
            rows: 0,
            line_end: "",
            depth: 0,
            read: 0,
            again: 0,
        }
    }

    /// Number of rows that have ended.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// What the first row ends with: `\r\n`, `\n`, `\r`; empty while there is only one row without an end.
    pub fn line_end(&self) -> &'static str {
        self.line_end
    }

    /// Takes the next piece of text.
    ///
    /// # Errors
    /// The row of a quotation mark that swallows too much, where reading on without it does not help.
    pub fn push(&mut self, text: &str, sink: &mut impl Sink) -> Result<(), Unclosed> {
        self.read += text.len();
        self.split(text, sink)?;
        while self.state == State::Quoted && self.held.len() > LONGEST {
            self.reopen(sink)?;
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// As [`Splitter::push`].
    pub fn finish(&mut self, sink: &mut impl Sink) -> Result<(), Unclosed> {
        while matches!(self.state, State::Quoted | State::Escape) {
            self.reopen(sink)?;
        }
        match self.state {
            State::Start if self.cells == 0 => return Ok(()),
            State::Start => sink.cell(""),
            _ => self.end_held(sink),
        }
        self.end_row(sink);
        Ok(())
    }

    #[cfg_attr(tiersheet_speed, optimize(speed))]
    fn split(&mut self, text: &str, sink: &mut impl Sink) -> Result<(), Unclosed> {
        let bytes = text.as_bytes();
        let Dialect { separator, quote, escapes, .. } = self.dialect;
        let rest = |at: usize| bytes.get(at..).unwrap_or(&[]).iter();
        let mut at = 0;
        while let Some(byte) = bytes.get(at).copied() {
            match self.state {
                State::Start => {
                    if std::mem::take(&mut self.after_cr) && byte == b'\n' {
                        if self.rows == 1 {
                            self.line_end = "\r\n";
                        }
                        at += 1;
                    } else if (byte == b'\r' || byte == b'\n') && self.cells == 0 {
                        self.end_line(byte, sink);
                        at += 1;
                    } else if byte == quote {
                        self.state = State::Quoted;
                        at += 1;
                    } else {
                        self.state = State::Plain;
                    }
                }
                State::Plain => {
                    let stop = rest(at).position(|byte| is_end(*byte, separator));
                    let end = stop.map_or(bytes.len(), |stop| at + stop);
                    let part = text.get(at..end).unwrap_or("");
                    let Some(stop) = bytes.get(end) else {
                        self.held.push_str(part);
                        return Ok(());
                    };
                    if self.held.is_empty() {
                        sink.cell(part);
                    } else {
                        self.held.push_str(part);
                        sink.cell(&self.held);
                        self.held.clear();
                    }
                    self.behind_cell(*stop, sink);
                    at = end + 1;
                }
                State::Quoted => {
                    let stop = rest(at).position(|byte| *byte == quote || (escapes && *byte == b'\\'));
                    let end = stop.map_or(bytes.len(), |stop| at + stop);
                    let part = text.get(at..end).unwrap_or("");
                    let Some(stop) = bytes.get(end) else {
                        self.held.push_str(part);
                        return Ok(());
                    };
                    at = end + 1;
                    if *stop != quote {
                        self.held.push_str(part);
                        self.state = State::Escape;
                        continue;
                    }
                    let next = bytes.get(at).copied().filter(|next| is_end(*next, separator));
                    if let Some(next) = next.filter(|_| self.held.is_empty() && !self.doubled) {
                        sink.cell(part);
                        self.behind_cell(next, sink);
                        at += 1;
                    } else {
                        self.held.push_str(part);
                        self.state = State::Closing;
                    }
                }
                State::Escape => {
                    self.doubled = true;
                    self.held.push('\\');
                    if byte == quote || byte == b'\\' {
                        self.held.push(char::from(byte));
                        at += 1;
                    }
                    self.state = State::Quoted;
                }
                State::Closing if byte == quote => {
                    self.doubled = true;
                    self.held.push(char::from(quote));
                    self.held.push(char::from(quote));
                    self.state = State::Quoted;
                    at += 1;
                }
                State::Closing if is_end(byte, separator) => {
                    self.end_held(sink);
                    self.behind_cell(byte, sink);
                    at += 1;
                }
                State::Closing if self.is_left_open() => {
                    self.held.push(char::from(quote));
                    self.reopen(sink)?;
                }
                State::Closing => {
                    sink.stray_quote();
                    self.held = self.unescaped();
                    self.state = State::Plain;
                }
            }
        }
        Ok(())
    }

    /// Whether the cell that a quotation mark now closes in the middle of a text was opened by a mistake.
    fn is_left_open(&self) -> bool {
        let line = self.held.split(['\r', '\n']).next().unwrap_or("");
        let separators = line.bytes().filter(|byte| *byte == self.dialect.separator).count();
        self.depth < DEEPEST
            && line.len() < self.held.len()
            && self.cells + separators + 1 == self.dialect.width
            && self.may_read_again()
    }

    /// Text is read again at most as often as keeps the time in proportion to the file.
    fn may_read_again(&self) -> bool {
        self.again + self.held.len() <= 4 * self.read + (1 << 16)
    }

    /// Takes the opening quotation mark for a character, and reads again what it had swallowed.
    fn reopen(&mut self, sink: &mut impl Sink) -> Result<(), Unclosed> {
        if self.depth >= DEEPEST || !self.may_read_again() {
            return Err(Unclosed(self.rows));
        }
        sink.open_quote();
        let swallowed = std::mem::take(&mut self.held);
        self.again += swallowed.len() + 1;
        self.doubled = false;
        self.held.push(char::from(self.dialect.quote));
        let escape = self.state == State::Escape;
        self.state = State::Plain;
        self.depth += 1;
        let result = self.split(&swallowed, sink);
        self.depth -= 1;
        if escape {
            self.split("\\", sink)?;
        }
        result
    }

    /// What is held, without the doubling of quotation marks.
    fn unescaped(&mut self) -> String {
        let held = std::mem::take(&mut self.held);
        if !std::mem::take(&mut self.doubled) {
            return held;
        }
        let (mut text, mut chars) = (String::with_capacity(held.len()), held.chars().peekable());
        let quote = char::from(self.dialect.quote);
        while let Some(c) = chars.next() {
            if c == quote {
                chars.next_if_eq(&quote);
            } else if c == '\\'
                && self.dialect.escapes
                && let Some(next) = chars.next_if(|next| *next == quote || *next == '\\')
            {
                text.push(next);
                continue;
            }
            text.push(c);
        }
        text
    }

    fn end_held(&mut self, sink: &mut impl Sink) {
        let text = self.unescaped();
        sink.cell(&text);
        // The room is kept for the next cell, unless it is a lot.
        self.held = text;
        self.held.clear();
        self.held.shrink_to(1 << 16);
    }

    fn behind_cell(&mut self, byte: u8, sink: &mut impl Sink) {
        self.state = State::Start;
        self.cells += 1;
        if byte != self.dialect.separator {
            self.end_line(byte, sink);
        }
    }

    fn end_line(&mut self, byte: u8, sink: &mut impl Sink) {
        self.end_row(sink);
        self.after_cr = byte == b'\r';
        if self.rows == 1 {
            self.line_end = if self.after_cr { "\r" } else { "\n" };
        }
    }

    fn end_row(&mut self, sink: &mut impl Sink) {
        sink.end_row();
        self.cells = 0;
        self.rows += 1;
        self.state = State::Start;
    }
}

fn is_end(byte: u8, separator: u8) -> bool {
    byte == separator || byte == b'\n' || byte == b'\r'
}

/// Reads a whole file of UTF-8, with or without a byte order mark, as a grid of texts: for the small files of a build and of
/// tests. What users give is read by `files`.
///
/// # Errors
/// A sentence in English: bytes that are no UTF-8, or a quotation mark that is not closed.
/// ```
/// use tiersheet::cells::{Grid, csv};
/// let grid = csv::read_grid("tier;note\r\nA;\"x;1\"\n".as_bytes())?;
/// assert_eq!(grid, Grid::of_texts([["tier", "note"], ["A", "x;1"]]));
/// # Ok::<(), String>(())
/// ```
pub fn read_grid(bytes: &[u8]) -> Result<Grid, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut splitter = Splitter::new(separator::sniff(text, true, None).dialect);
    let mut rows = Rows::default();
    splitter.push(text, &mut rows).and_then(|()| splitter.finish(&mut rows)).map_err(|error| error.to_string())?;
    Ok(Grid { rows: rows.ended })
}

#[derive(Default)]
struct Rows {
    ended: Vec<Vec<Cell>>,
    row: Vec<Cell>,
}

impl Sink for Rows {
    fn cell(&mut self, text: &str) {
        self.row.push(Cell::text(text));
    }

    fn end_row(&mut self) {
        self.ended.push(std::mem::take(&mut self.row));
    }
}

#[cfg(test)]
mod tests;
