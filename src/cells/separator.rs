//! Finds the separator of a text from how evenly it splits the rows.

use super::csv::{Dialect, Sink, Splitter};

/// The separators that are tried, those first that a spreadsheet writes less often inside of texts.
pub const SEPARATORS: [u8; 7] = [b'\t', b';', b'|', b'^', b'~', 0x1f, b','];

/// How much of a text is looked at, in bytes.
const LOOKED_AT: usize = 1 << 17;

/// How a text turned out to be laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How cells are told apart.
    pub dialect: Dialect,
    /// Another separator that fits nearly as well.
    pub other: Option<u8>,
}

/// What one separator makes of the first rows.
#[derive(Default)]
struct Rows {
    /// The cells of each row that is not blank.
    widths: Vec<usize>,
    /// The first row with something in two cells or more.
    header: Vec<String>,
    row: Vec<String>,
    /// Rows whose quotation marks make no sense.
    stray: usize,
    /// Cells behind another one, those of them that begin with a space, and those between two digits.
    behind: usize,
    spaced: usize,
    between_digits: usize,
    digit_before: bool,
}

impl Sink for Rows {
    fn cell(&mut self, text: &str) {
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        if !self.row.is_empty() {
            self.behind += 1;
            self.spaced += usize::from(text.starts_with(' ') && text.len() > 1);
            self.between_digits += usize::from(self.digit_before && digit(text.as_bytes().first()));
        }
        self.digit_before = digit(text.as_bytes().last());
        // Only the header's texts are of interest.
        self.row.push(if self.header.is_empty() || text.is_empty() { text } else { "x" }.to_owned());
    }

    fn end_row(&mut self) {
        let filled = self.row.iter().filter(|cell| !cell.trim().is_empty()).count();
        if filled > 0 {
            self.widths.push(self.row.len());
        }
        if filled > 1 && self.header.is_empty() {
            self.header = std::mem::take(&mut self.row);
        }
        self.row.clear();
    }

    fn stray_quote(&mut self) {
        self.stray += 1;
    }
}

/// One separator's case.
#[derive(Clone, Copy, Debug)]
struct Case {
    dialect: Dialect,
    /// The commonest number of cells in a row.
    width: usize,
    /// How many of a thousand rows have that many, less what speaks against it.
    score: usize,
    between_digits: bool,
}

fn rows(text: &str, complete: bool, dialect: Dialect) -> Rows {
    let (mut rows, mut splitter) = (Rows::default(), Splitter::new(dialect));
    // A quotation mark left open spoils the end of what is looked at and nothing else.
    let _ = splitter.push(text, &mut rows);
    if complete {
        let _ = splitter.finish(&mut rows);
    }
    if rows.widths.is_empty() {
        let _ = splitter.finish(&mut rows);
    }
    rows
}

fn case(dialect: Dialect, rows: &Rows) -> Case {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for width in rows.widths.iter().filter(|width| **width > 1) {
        let known = counts.iter().position(|(own, _)| own == width);
        match known.and_then(|known| counts.get_mut(known)) {
            Some((_, count)) => *count += 1,
            None => counts.push((*width, 1)),
        }
    }
    let best = counts.iter().copied().max_by_key(|(width, count)| (*count, *width));
    let Some((width, even)) = best else {
        return Case { dialect, width: 1, score: 0, between_digits: false };
    };
    let all = rows.widths.len().max(1);
    let mut score = even * 1000 / all;
    score = score * (all - rows.stray.min(all)) / all;
    let alone = rows.widths.first() == Some(&1);
    let number = |cell: &String| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if alone && (rows.header.iter().all(number) || (width == 2 && dialect.separator == b',')) {
        // A column of decimal commas, or of texts with commas, under its header.
        score /= 5;
    }
    if rows.spaced * 10 > rows.behind * 6 {
        score = score * if alone { 4 } else { 7 } / 10;
    }
    Case { dialect, width, score, between_digits: rows.between_digits * 10 > rows.behind * 3 }
}

/// How a text is laid out, judged by its first rows: which separator splits them most evenly, with quotation marks
/// respected. `complete` says that the text does not go on; `separator` is one that is known.
///
/// ```
/// use tiersheet::cells::separator::sniff;
/// assert_eq!(sniff("name;sum\nA;1,5\nB;2,5\n", true, None).dialect.separator, b';');
/// ```
pub fn sniff(text: &str, complete: bool, separator: Option<u8>) -> Found {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (head, complete) = (text.get(..end).unwrap_or(text), complete && end == text.len());
    let of = |separator: u8| {
        let dialect = Dialect::of(separator);
        let plain = rows(head, complete, dialect);
        let own = case(dialect, &plain);
        // Only what makes no sense without escapes is tried with them.
        if plain.stray == 0 || !head.contains("\\\"") {
            return own;
        }
        let dialect = Dialect { escapes: true, ..dialect };
        let escaped = case(dialect, &rows(head, complete, dialect));
        if escaped.score > own.score { escaped } else { own }
    };
    let (best, other) = match separator {
        Some(separator) => (of(separator), None),
        None => choose(head, SEPARATORS.map(of)),
    };
    let width = if best.score >= 500 { best.width } else { 0 };
    let mut dialect = Dialect { width, ..best.dialect };
    let single = |cell: &String| cell.len() > 1 && cell.starts_with('\'') && cell.ends_with('\'');
    let header = rows(head, complete, dialect).header;
    if header.len() > 1 && header.iter().all(single) {
        dialect.quote = b'\'';
    }
    Found { dialect, other }
}

/// The best case, and the separator of another that is nearly as good.
fn choose(head: &str, mut cases: [Case; 7]) -> (Case, Option<u8>) {
    // Commas between digits are decimal ones if something else splits the rows evenly.
    if cases.iter().any(|case| case.dialect.separator != b',' && case.score >= 800) {
        for case in cases.iter_mut().filter(|case| case.dialect.separator == b',' && case.between_digits) {
            case.score /= 4;
        }
    }
    // Of equal ones the first that makes more columns.
    cases.sort_by_key(|case| std::cmp::Reverse((case.score / 20, case.width)));
    let [best, second, ..] = cases;
    if best.score < 500 && (best.score < 300 || best.width < 3) {
        let absent =
            [b',', b';', b'\t', b'|', b'^', b'~', 0x1f].into_iter().find(|byte| !head.as_bytes().contains(byte));
        return (
            Case { dialect: Dialect::of(absent.unwrap_or(0x1f)), width: 1, score: 0, between_digits: false },
            None,
        );
    }
    (best, Some(second.dialect.separator).filter(|_| second.score >= 800 && second.score + 100 >= best.score))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn separator(text: &str) -> char {
        char::from(sniff(text, true, None).dialect.separator)
    }

    #[test]
    fn the_separator_is_the_one_that_splits_evenly() {
        assert_eq!(separator("a;b;c\n1,5;2,5;3,5\n1,5;2;3,5\n"), ';');
        assert_eq!(separator("a,b\n\"x;y;z\",1\n"), ',');
        assert_eq!(separator("a\tb\n1,1\t2\n"), '\t');
        assert_eq!(separator("a|b|c\nx, y|1,5|z\n"), '|');
        assert_eq!(separator("a^b\n1^2\n"), '^');
        assert_eq!(separator("id,sum\n1,100\n2,200\n"), ',');
    }

    #[test]
    fn decimal_commas_do_not_win() {
        assert_eq!(separator("Сумма, руб;Цена, руб\n1,5;2,5\n3,5;4,5\n"), ';');
        assert_eq!(separator("ФИО,должность;Сумма,руб\nИванов,директор;1000,50\nПетров,юрист;20,10\n"), ';');
        assert_ne!(separator("сумма\n1,5\n2,5\n3,7\n"), ',');
    }

    #[test]
    fn one_column_stays_one() {
        assert_eq!(separator("only\none\n"), ',');
        assert_eq!(separator(""), ',');
        assert_ne!(separator("Название\nООО Ромашка, филиал\nАльфа\nБета, Киев\n"), ',');
        assert_ne!(separator("Название, город\nАльфа, Киев\nБета\nГамма\n"), ',');
    }

    #[test]
    fn a_title_above_the_header_and_footers_do_not_matter() {
        assert_eq!(separator("Отчёт за 2025 год\n\nid;name;sum\n1;A;1,5\n2;B;2\n3;C;7\n\nвсего: 3\n"), ';');
    }

    #[test]
    fn other_marks_and_escapes_are_found() {
        assert_eq!(sniff("'a','b'\n'x,1','2'\n", true, None).dialect.quote, b'\'');
        let found = sniff("\"a\",\"b\"\n\"say \\\"hi\\\"\",\"2\"\n", true, None).dialect;
        assert_eq!((found.separator, found.escapes), (b',', true));
    }

    #[test]
    fn another_that_fits_as_well_is_told() {
        assert_eq!(sniff("a;b|c;d\n1;2|3;4\n", true, None).other, Some(b'|'));
        assert_eq!(sniff("a,b\n1,2\n", true, None).other, None);
    }
}
