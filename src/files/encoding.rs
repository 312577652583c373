//! Finds the encoding of a text from its first bytes.

use super::letters::plausibility;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_R, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC,
};

/// The single-byte encodings that are told apart, with points for how often files are in them; of equal ones the first is
/// taken.
const SINGLE: [(&Encoding, i64); 7] = [
    (WINDOWS_1252, 0),
    (WINDOWS_1251, 6),
    (KOI8_R, 3),
    (KOI8_U, 3),
    (IBM866, 0),
    (X_MAC_CYRILLIC, -4),
    (ISO_8859_5, -4),
];

/// An encoding found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// Whether a byte order mark says so.
    pub mark: bool,
    /// Whether nothing but ASCII was seen, so that bytes further on may still decide.
    pub open: bool,
    /// What else it may be.
    pub note: Option<Problem>,
}

impl Found {
    fn sure(encoding: &'static Encoding, mark: bool) -> Found {
        Found { encoding, mark, open: false, note: None }
    }
}

/// The encoding of that label, such as `windows-1251`, `cp1251` or `1251`.
///
/// # Errors
/// [`Code::UnknownEncoding`].
pub fn named(label: &str) -> Result<&'static Encoding, Problem> {
    let plain = label.trim().to_lowercase().replace(['_', ' '], "-");
    let digits = plain.trim_start_matches(|c: char| !c.is_ascii_digit());
    let found = Encoding::for_label_no_replacement(plain.as_bytes())
        .or_else(|| Encoding::for_label_no_replacement(format!("windows-{digits}").as_bytes()))
        .or_else(|| Encoding::for_label_no_replacement(format!("ibm{digits}").as_bytes()))
        .or_else(|| {
            matches!(plain.as_str(), "utf8-bom" | "utf-8-bom" | "utf-8-sig" | "cp65001" | "65001").then_some(UTF_8)
        })
        .or_else(|| {
            matches!(plain.as_str(), "mac-cyrillic" | "maccyrillic" | "macintosh-cyrillic").then_some(X_MAC_CYRILLIC)
        });
    found.ok_or_else(|| Problem::new(Code::UnknownEncoding, Place::default(), [label]))
}

fn mark(head: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(head).map(|(encoding, _)| encoding)
}

/// The encoding of a text that begins with these bytes; `whole` says that there are no more, `wish` is what the user says.
///
/// # Errors
/// [`Code::UnknownEncoding`] for a wish that is none.
pub fn find(head: &[u8], whole: bool, wish: Option<&str>) -> Result<Found, Problem> {
    let mark = mark(head);
    let wide = |encoding: &'static Encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    if let Some(label) = wish.filter(|label| !label.trim().is_empty()) {
        let wished = named(label)?;
        // Which byte of the two comes first the file itself says best.
        let encoding = mark.filter(|mark| wide(mark) && wide(wished)).unwrap_or(wished);
        return Ok(Found::sure(encoding, mark == Some(encoding)));
    }
    if let Some(encoding) = mark {
        return Ok(Found::sure(encoding, true));
    }
    if let Some(encoding) = wide_without_mark(head) {
        return Ok(Found::sure(encoding, false));
    }
    Ok(of_bytes(head, whole))
}

/// UTF-16 by its high bytes: nearly all of them are 0, or 4 in Cyrillic, and the low bytes are hardly ever 0.
pub fn wide_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let mut high = [0usize; 2];
    let mut zero = [0usize; 2];
    let pairs = head.len() / 2;
    for pair in head.chunks_exact(2) {
        for (place, byte) in pair.iter().enumerate() {
            if let (Some(high), Some(zero)) = (high.get_mut(place), zero.get_mut(place)) {
                *high += usize::from(matches!(byte, 0 | 4));
                *zero += usize::from(*byte == 0);
            }
        }
    }
    let wide = |high: usize, zeros: usize, others: usize| {
        pairs > 1 && high * 10 >= pairs * 9 && zeros > 0 && others * 20 <= pairs
    };
    match (high, zero) {
        ([_, high], [others, zeros]) if wide(high, zeros, others) => Some(UTF_16LE),
        ([high, _], [zeros, others]) if wide(high, zeros, others) => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 if it is that nearly everywhere, otherwise the single-byte encoding whose letters are most plausible.
pub fn of_bytes(head: &[u8], whole: bool) -> Found {
    let mut head = head;
    if !whole {
        // The last character may be cut.
        let tail = head.iter().rev().take(4).position(|byte| *byte >= 0xc0);
        head = tail.and_then(|tail| head.get(..head.len() - tail - 1)).unwrap_or(head);
    }
    if head.is_ascii() {
        return Found { open: !whole, ..Found::sure(UTF_8, false) };
    }
    let (mut characters, mut broken) = (0usize, 0usize);
    for chunk in head.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if broken * 8 <= characters {
        return Found::sure(UTF_8, false);
    }
    single(head)
}

fn single(head: &[u8]) -> Found {
    let decoded = |encoding: &'static Encoding| encoding.decode_without_bom_handling(head).0;
    let mut scores: Vec<(i64, &'static Encoding)> =
        SINGLE.iter().map(|(encoding, usual)| (plausibility(&decoded(encoding)) + usual, *encoding)).collect();
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let Some((best, encoding)) = scores.first().copied() else { return Found::sure(WINDOWS_1251, false) };
    let high = head.iter().filter(|byte| !byte.is_ascii()).count() as i64;
    let text = decoded(encoding);
    // Encodings that make the same text of these bytes need no choice.
    let other = scores.iter().find(|(_, other)| decoded(other) != text);
    let near = other.filter(|(score, _)| best - score <= high / 8 + 10);
    let note = near.map(|(_, other)| {
        let args =
            [encoding.name(), other.name(), &sample(&text, &decoded(other), 0), &sample(&text, &decoded(other), 1)];
        Problem::new(Code::EncodingGuessed, Place::default(), args)
    });
    Found { encoding, mark: false, open: false, note }
}

/// The first word that two readings of the same bytes differ in, as one of them has it.
fn sample(first: &str, second: &str, which: usize) -> String {
    let pairs = || first.chars().zip(second.chars());
    let at = pairs().position(|(own, other)| own != other).unwrap_or(0);
    let border = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let start = pairs().take(at).collect::<Vec<_>>().iter().rposition(|(c, _)| border(*c)).map_or(0, |place| place + 1);
    let word = pairs().skip(start).take_while(|(c, _)| !border(*c)).take(30);
    word.map(|(own, other)| if which == 0 { own } else { other }).collect()
}
