//! Reads a file in pieces as they come.

use super::collect::Collect;
use super::{Format, Read, Sniffed, Wishes, encoding, html, sniff, workbook};
use crate::cells::csv::{Dialect, Splitter, Unclosed};
use crate::cells::separator;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use encoding_rs::{Decoder, DecoderResult, Encoding};

/// How much of a text is decoded at once, and how much behind the first letter that is not ASCII decides on the encoding.
const PIECE: usize = 1 << 16;
/// How long the beginning may be that is looked through for byte order marks and the line `sep=;`.
const BEGINNING: usize = 64;

/// A file that is being read.
///
/// ```
/// use tiersheet::files::{Reading, Wishes};
/// let file = "\u{feff}id;имя\r\n007;\"Ива\nнов\"\r\n".as_bytes();
/// let mut reading = Reading::start(file, true, &Wishes::default())?;
/// for piece in file.chunks(5) {
///     reading.push(piece)?;
/// }
/// let read = reading.finish()?;
/// assert_eq!((read.sheet.rows, read.sheet.columns[1].text(1)), (2, Some("Ива\nнов")));
/// assert_eq!((read.sniffed.separator, read.sniffed.line_end, read.sniffed.mark), (b';', "\r\n", true));
/// # Ok::<(), tiersheet::Problem>(())
/// ```
pub struct Reading(Kind);

enum Kind {
    /// Rows of texts, taken as they come.
    Rows(Box<Rows>),
    /// What can be read only as a whole.
    Whole { format: Format, sure: bool, bytes: Vec<u8>, wishes: Wishes },
}

impl Reading {
    /// Looks at the first bytes of a file, of which [`sniff::HEAD`] are enough, and gets ready to take the file from its
    /// beginning by [`Reading::push`]: the first bytes are given there again. `whole` says that `head` is all of the file.
    ///
    /// # Errors
    /// Those of [`sniff::format`]; a wish that cannot be fulfilled.
    pub fn start(head: &[u8], whole: bool, wishes: &Wishes) -> Result<Reading, Problem> {
        let format = wishes.format.map_or_else(|| sniff::format(head, whole), Ok)?;
        if format == Format::Csv {
            return Ok(Reading(Kind::Rows(Box::new(Rows::start(head, whole, wishes)?))));
        }
        let sure = wishes.format.is_some();
        Ok(Reading(Kind::Whole { format, sure, bytes: Vec::new(), wishes: wishes.clone() }))
    }

    /// Takes the next bytes of the file, from its first one.
    ///
    /// # Errors
    /// [`Code::UnclosedQuote`], [`Code::TooManyColumns`].
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        match &mut self.0 {
            Kind::Rows(rows) => rows.push(bytes),
            Kind::Whole { bytes: all, .. } => {
                all.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    /// How many rows were read so far; 0 for a file that is read only as a whole.
    pub fn rows(&self) -> usize {
        match &self.0 {
            Kind::Rows(rows) => rows.splitter.rows(),
            Kind::Whole { .. } => 0,
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of [`Reading::push`]; [`Code::EmptyFile`] when no cell holds anything; those of workbooks and pages.
    pub fn finish(self) -> Result<Read, Problem> {
        match self.0 {
            Kind::Rows(rows) => rows.finish(),
            Kind::Whole { format, sure, bytes, wishes } => {
                // All of the file may tell more than its first bytes did.
                let format = if sure { format } else { sniff::format(&bytes, true)? };
                if format == Format::Html { page(&bytes, &wishes) } else { workbook::read(&bytes, &wishes) }
            }
        }
    }
}

/// Reads a whole file.
///
/// # Errors
/// As [`Reading::start`] and [`Reading::finish`].
pub fn read(bytes: &[u8], wishes: &Wishes) -> Result<Read, Problem> {
    let head = bytes.get(..bytes.len().min(sniff::HEAD)).unwrap_or(bytes);
    let mut reading = Reading::start(head, head.len() == bytes.len(), wishes)?;
    reading.push(bytes)?;
    reading.finish()
}

/// Reads a page, whose encoding its own words may name.
fn page(bytes: &[u8], wishes: &Wishes) -> Result<Read, Problem> {
    let head = bytes.get(..bytes.len().min(sniff::HEAD)).unwrap_or(bytes);
    let named = wishes.encoding.is_none().then(|| charset(head)).flatten();
    let mut found = encoding::find(head, head.len() == bytes.len(), wishes.encoding.as_deref())?;
    if found.open {
        found = encoding::of_bytes(bytes, true);
    }
    if let Some(named) = named.filter(|_| !found.mark) {
        (found.encoding, found.note) = (named, None);
    }
    let (text, broken) = found.encoding.decode_without_bom_handling(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let mut read = html::read(text, wishes, found.encoding.name(), found.mark)?;
    read.notes.extend(found.note);
    if broken {
        let count = text.matches('\u{fffd}').count().to_string();
        read.notes.push(Problem::new(Code::BrokenBytes, Place::default(), [&count, "", found.encoding.name()]));
    }
    Ok(read)
}

/// The encoding that a page names in its `meta`.
fn charset(head: &[u8]) -> Option<&'static Encoding> {
    let text = String::from_utf8_lossy(head.get(..head.len().min(4096)).unwrap_or(head)).to_lowercase();
    let (_, behind) = text.split_once("charset=")?;
    let label = behind.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(label.len());
    encoding::named(label.get(..end)?).ok()
}

/// Rows of texts that are being read.
struct Rows {
    decoder: Decoder,
    /// While nothing but ASCII was met: the bytes from the first other one on.
    open: Option<Vec<u8>>,
    /// The beginning, until it is long enough to be looked through.
    beginning: Option<String>,
    buffer: String,
    splitter: Splitter,
    collect: Collect,
    bytes: usize,
    sniffed: Sniffed,
    notes: Vec<Problem>,
}

impl Rows {
    fn start(head: &[u8], whole: bool, wishes: &Wishes) -> Result<Rows, Problem> {
        let wished = wishes.separator;
        if let Some(separator) = wished.filter(|byte| !byte.is_ascii() || matches!(byte, 0 | b'"' | b'\r' | b'\n')) {
            let shown = char::from(separator).to_string();
            return Err(Problem::new(Code::BadSeparator, Place::default(), [shown]));
        }
        let encoding::Found { encoding, mark, open, note } = encoding::find(head, whole, wishes.encoding.as_deref())?;
        let (text, _) = encoding.decode_without_bom_handling(head);
        let text = text.trim_start_matches('\u{feff}');
        let line = separator_line(text);
        let rest = line.and_then(|(_, end)| text.get(end..)).unwrap_or(text);
        let found = separator::sniff(rest, whole, wished.or(line.map(|(separator, _)| separator)));
        let mut notes: Vec<Problem> = note.into_iter().collect();
        let shown = separator_name(found.dialect.separator);
        if let Some(other) = found.other {
            notes.push(Problem::new(Code::SeparatorGuessed, Place::default(), [shown, separator_name(other)]));
        }
        let Dialect { quote, escapes, .. } = found.dialect;
        if quote != b'"' || escapes {
            let kind = if escapes { "\\\"" } else { "'…'" };
            notes.push(Problem::new(Code::QuotesGuessed, Place::default(), [kind]));
        }
        let sniffed = Sniffed {
            format: Format::Csv,
            encoding: encoding.name().to_owned(),
            mark,
            separator: found.dialect.separator,
            line_end: "",
            sheets: Vec::new(),
            sheet: 0,
            from_1904: false,
        };
        Ok(Rows {
            decoder: encoding.new_decoder_without_bom_handling(),
            open: (open || (whole && head.is_ascii() && wishes.encoding.is_none())).then(Vec::new),
            beginning: Some(String::new()),
            buffer: String::with_capacity(PIECE),
            splitter: Splitter::new(found.dialect),
            collect: Collect::new(found.dialect.width),
            bytes: 0,
            sniffed,
            notes,
        })
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.bytes += bytes.len();
        let Some(open) = &mut self.open else { return self.decode(bytes, false) };
        let ascii = if open.is_empty() { bytes.iter().position(|byte| !byte.is_ascii()) } else { Some(0) };
        let (before, behind) = bytes.split_at_checked(ascii.unwrap_or(bytes.len())).unwrap_or((bytes, &[]));
        open.extend_from_slice(behind);
        let enough = open.len() >= PIECE;
        if !before.is_empty() {
            self.decode(before, false)?;
        }
        if enough { self.decide(false) } else { Ok(()) }
    }

    /// Decides on the encoding by what came from the first letter on that is not ASCII.
    fn decide(&mut self, whole: bool) -> Result<(), Problem> {
        let Some(open) = self.open.take().filter(|open| !open.is_empty()) else { return Ok(()) };
        let found = encoding::of_bytes(&open, whole);
        self.decoder = found.encoding.new_decoder_without_bom_handling();
        self.sniffed.encoding = found.encoding.name().to_owned();
        self.notes.extend(found.note);
        self.decode(&open, false)
    }

    fn decode(&mut self, bytes: &[u8], last: bool) -> Result<(), Problem> {
        let mut rest = bytes;
        let mut buffer = std::mem::take(&mut self.buffer);
        loop {
            buffer.clear();
            let (result, read) = self.decoder.decode_to_string_without_replacement(rest, &mut buffer, last);
            rest = rest.get(read..).unwrap_or(&[]);
            self.text(&buffer)?;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    // The row is known once what stands before is split.
                    self.begin()?;
                    self.collect.broken.add(self.collect.row());
                    self.text("\u{fffd}")?;
                }
            }
        }
        self.buffer = buffer;
        self.collect.check()
    }

    fn text(&mut self, text: &str) -> Result<(), Problem> {
        let Some(beginning) = &mut self.beginning else { return self.split(text) };
        beginning.push_str(text);
        if beginning.len() >= BEGINNING { self.begin() } else { Ok(()) }
    }

    /// Takes what stands before the first row off the beginning.
    fn begin(&mut self) -> Result<(), Problem> {
        let Some(beginning) = self.beginning.take() else { return Ok(()) };
        let text =
            if self.sniffed.mark { beginning.strip_prefix('\u{feff}').unwrap_or(&beginning) } else { &beginning };
        let plain = text.trim_start_matches('\u{feff}');
        if plain.len() < text.len() {
            self.collect.stray_mark();
        }
        let line = separator_line(plain);
        if let Some((separator, _)) = line {
            let name = separator_name(separator);
            self.notes.push(Problem::new(Code::SeparatorLine, Place::default(), [name]));
        }
        self.split(line.and_then(|(_, end)| plain.get(end..)).unwrap_or(plain))
    }

    fn split(&mut self, text: &str) -> Result<(), Problem> {
        let mut rest = text;
        // NUL characters are rare; where there are some, their rows must be told.
        while rest.as_bytes().contains(&0) {
            let (before, behind) = rest.split_once('\0').unwrap_or((rest, ""));
            self.splitter.push(before, &mut self.collect).map_err(unclosed)?;
            self.collect.nuls.add(self.collect.row());
            self.splitter.push("\0", &mut self.collect).map_err(unclosed)?;
            rest = behind;
        }
        self.splitter.push(rest, &mut self.collect).map_err(unclosed)
    }

    fn finish(mut self) -> Result<Read, Problem> {
        self.decide(true)?;
        self.decode(&[], true)?;
        self.begin()?;
        self.splitter.finish(&mut self.collect).map_err(unclosed)?;
        self.collect.check()?;
        self.sniffed.line_end = self.splitter.line_end();
        let (sheet, notes) = self.collect.finish(self.bytes, &self.sniffed.encoding)?;
        self.notes.extend(notes);
        Ok(Read { sheet, sniffed: self.sniffed, notes: self.notes })
    }
}

fn unclosed(error: Unclosed) -> Problem {
    Problem::new(Code::UnclosedQuote, Place::default().row(error.0 + 1), [""; 0])
}

/// How a separator is shown to people.
fn separator_name(separator: u8) -> String {
    match separator {
        b'\t' => "TAB".to_owned(),
        byte if byte.is_ascii_graphic() => char::from(byte).to_string(),
        byte => format!("0x{byte:02X}"),
    }
}

/// The separator that the first line of a text names for Excel, such as `sep=;`, and where the line ends.
fn separator_line(text: &str) -> Option<(u8, usize)> {
    let bytes = text.as_bytes();
    let named = bytes.get(..4)?.eq_ignore_ascii_case(b"sep=");
    let separator =
        *bytes.get(4).filter(|byte| named && byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n' | 0))?;
    match bytes.get(5..) {
        Some([b'\r', b'\n', ..]) => Some((separator, 7)),
        Some([b'\r' | b'\n', ..]) => Some((separator, 6)),
        _ => None,
    }
}
