//! Records of XLS, their texts, and which formats of numbers are dates.

use super::compound::{u16_at, u32_at};
use encoding_rs::Encoding;

/// A record, and the parts that continue it.
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    pub more: Vec<&'a [u8]>,
}

/// The records of a stream; ends at the first one that is cut off.
pub(super) struct Records<'a>(pub &'a [u8]);

const CONTINUE: u16 = 0x3C;

impl<'a> Records<'a> {
    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = u16_at(self.0, 0)?;
        let end = 4 + usize::from(u16_at(self.0, 2)?);
        let data = self.0.get(4..end)?;
        self.0 = self.0.get(end..)?;
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while u16_at(self.0, 0) == Some(CONTINUE)
            && let Some((_, data)) = self.one()
        {
            more.push(data);
        }
        Some(Record { kind, data, more })
    }
}

/// How texts are written: in two bytes or one, by a flag; or, before Excel 97, in a code page.
#[derive(Clone, Copy)]
pub(super) enum Letters {
    Flagged,
    Page(&'static Encoding),
}

/// The encoding of a code page's number; Western where it is not known.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    let label = match number {
        866 => "ibm866".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 | 0x8000 => "macintosh".to_owned(),
        10007 => "x-mac-cyrillic".to_owned(),
        874 | 1250..=1258 => format!("windows-{number}"),
        _ => "windows-1252".to_owned(),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

/// Bytes that may go on in the next part.
pub(super) struct Parts<'a> {
    now: &'a [u8],
    rest: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Parts<'a> {
    pub fn new(record: Record<'a>, skip: usize) -> Parts<'a> {
        Parts { now: record.data.get(skip..).unwrap_or_default(), rest: record.more.into_iter() }
    }

    fn refill(&mut self) -> Option<()> {
        while self.now.is_empty() {
            self.now = self.rest.next()?;
        }
        Some(())
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        self.refill()?;
        let (taken, now) = self.now.split_at_checked(count)?;
        self.now = now;
        Some(taken)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.refill()?;
            let step = count.min(self.now.len());
            self.now = self.now.get(step..)?;
            count -= step;
        }
        Some(())
    }

    fn u16(&mut self) -> Option<usize> {
        self.take(2).and_then(|bytes| u16_at(bytes, 0)).map(usize::from)
    }

    /// Letters after their flags; every further part begins with flags of its own.
    fn letters(&mut self, mut count: usize, mut wide: bool) -> Option<String> {
        let mut units = Vec::new();
        while count > 0 {
            if self.now.is_empty() {
                self.refill()?;
                wide = self.take(1)?.first()? & 1 != 0;
                continue;
            }
            let width = if wide { 2 } else { 1 };
            let fits = count.min(self.now.len() / width);
            if fits == 0 {
                return None;
            }
            let taken = self.take(fits * width)?;
            if wide {
                units.extend(taken.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit)));
            } else {
                units.extend(taken.iter().copied().map(u16::from));
            }
            count -= fits;
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// A text whose length is given.
    pub fn text(&mut self, count: usize, letters: Letters) -> Option<String> {
        match letters {
            Letters::Flagged => {
                let wide = self.take(1)?.first()? & 1 != 0;
                self.letters(count, wide)
            }
            Letters::Page(_) if count == 0 => Some(String::new()),
            Letters::Page(page) => Some(page.decode_without_bom_handling(self.take(count)?).0.into_owned()),
        }
    }

    /// A text behind its length in two bytes.
    pub fn long_text(&mut self, letters: Letters) -> Option<String> {
        let count = self.u16()?;
        // Some writers leave out the flags of an empty text.
        if count == 0 { Some(String::new()) } else { self.text(count, letters) }
    }

    /// A text of the table that cells share: it may have fonts and phonetics behind it.
    fn shared(&mut self) -> Option<String> {
        let count = self.u16()?;
        let flags = *self.take(1)?.first()?;
        let fonts = if flags & 8 != 0 { self.u16()? } else { 0 };
        let phonetics = if flags & 4 != 0 { u32_at(self.take(4)?, 0)? as usize } else { 0 };
        let text = self.letters(count, flags & 1 != 0)?;
        self.skip(fonts * 4)?;
        self.skip(phonetics)?;
        Some(text)
    }
}

/// The texts that cells share; `None` where the table is damaged.
pub(super) fn shared_texts(record: Record<'_>) -> Option<Vec<String>> {
    let count = u32_at(record.data, 4)?;
    let mut parts = Parts::new(record, 8);
    let mut texts = Vec::new();
    for _ in 0..count {
        texts.push(parts.shared()?);
    }
    Some(texts)
}

/// What a format makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Number,
    Date,
    /// A length of time such as `[h]:mm`.
    Span,
}

/// The formats that every workbook has.
pub(super) fn built_in(format: u16) -> Shown {
    match format {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        46 => Shown::Span,
        _ => Shown::Number,
    }
}

/// What a format's code makes of a positive number. Texts in quotes, colours and currencies do not count.
pub(super) fn of_code(code: &str) -> Shown {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                letters.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            ';' => break,
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                let all = |unit: char| !inside.is_empty() && inside.chars().all(|c| c.eq_ignore_ascii_case(&unit));
                if all('h') || all('m') || all('s') {
                    return Shown::Span;
                }
            }
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => return Shown::Date,
            _ => {}
        }
    }
    Shown::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_dates() {
        for (code, shown) in [
            ("General", Shown::Number),
            ("0.00%", Shown::Number),
            ("#,##0.00\\ \"dollars\"", Shown::Number),
            ("[Red]0.00", Shown::Number),
            ("[$\u{20bd}-46D]0", Shown::Number),
            ("dd.mm.yyyy", Shown::Date),
            ("[$-419]D MMMM YYYY", Shown::Date),
            ("h:mm AM/PM", Shown::Date),
            ("[hh]:mm:ss", Shown::Span),
            ("0;dd", Shown::Number),
        ] {
            assert_eq!(of_code(code), shown, "{code}");
        }
    }

    #[test]
    fn a_shared_text_goes_on_in_the_next_part_with_flags_of_its_own() {
        let data = [0, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, b'a', b'b'];
        let more: [u8; 5] = [1, 0x10, 0x04, 0x11, 0x04];
        let record = Record { kind: 0xFC, data: &data, more: vec![&more] };
        assert_eq!(shared_texts(record).unwrap(), ["abАБ"]);
    }
}
