//! Clients that may be one: names that are equal but for quotes, legal form and case, or one letter apart in a long word.
//!
//! Two words one letter apart become equal when some letter is left out of either, so candidates are found by sorting what
//! is left when each letter in turn is left out: no name is compared with every other.

use super::letters::skeletons;
use crate::table::clipped;

/// A name shorter than this is compared for equality only.
const SHORTEST: usize = 8;
/// A word shorter than this must be equal: initials and branches are short, and differ on purpose.
const SHORTEST_WORD: usize = 5;
/// A shorter name is not compared across alphabets.
const SHORTEST_SKELETON: usize = 4;
/// How many neighbours of one candidate are compared.
const NEIGHBOURS: usize = 4;

/// Legal forms, left out of a comparison.
const FORMS: &[&str] = &[
    "ооо",
    "оао",
    "зао",
    "пао",
    "ао",
    "нао",
    "ип",
    "чп",
    "тоо",
    "оооо",
    "тов",
    "фоп",
    "пп",
    "пат",
    "прат",
    "ат",
    "дп",
    "спд",
    "llc",
    "ltd",
    "inc",
    "corp",
    "co",
    "gmbh",
    "plc",
    "ag",
    "sa",
    "llp",
    "lp",
    "limited",
    "incorporated",
    "corporation",
    "company",
    "компания",
    "компанія",
    "фирма",
    "фірма",
    "тд",
    "ooo",
    "oao",
    "zao",
    "pao",
    "ip",
    "tov",
    "fop",
    "prat",
    "pat",
    "too",
    "chp",
];
const LONG_FORMS: &[&str] = &[
    "общество с ограниченной ответственностью",
    "акционерное общество",
    "индивидуальный предприниматель",
    "товариство з обмеженою відповідальністю",
    "акціонерне товариство",
    "фізична особа підприємець",
];

/// A name without case, quotes, punctuation and legal form.
///
/// ```
/// use tiersheet::metrics::plain_name;
/// assert_eq!(plain_name("ООО «Ромашка»"), plain_name("Ромашка, ООО"));
/// ```
pub fn plain_name(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ё' => text.push('е'),
            '\'' | '’' | 'ʼ' | '`' => {}
            c if c.is_alphanumeric() => text.push(c),
            _ => text.push(' '),
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut joined = words.join(" ");
    for form in LONG_FORMS {
        if let Some(rest) = joined.strip_prefix(form).or_else(|| joined.strip_suffix(form)) {
            joined = rest.trim().to_owned();
        }
    }
    let kept: Vec<&str> = joined.split(' ').filter(|word| !FORMS.contains(word)).collect();
    if kept.iter().all(|word| word.is_empty()) { words.join(" ") } else { kept.join(" ") }
}

/// How two names are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Equal but for case, quotes and legal form.
    Equal,
    /// Equal in another alphabet.
    Letters,
    /// One letter apart.
    Near,
}

/// Pairs of clients whose names are nearly equal, each pair once: first those that are equal but for form, then those that
/// are equal in another alphabet, then those that are one letter apart, all in the order of the clients.
pub fn similar(names: &[String]) -> Vec<(usize, usize, Likeness)> {
    let mut equal: Vec<(usize, usize)> = Vec::new();
    let plain: Vec<String> = names.iter().map(|name| plain_name(name)).collect();
    let mut order: Vec<usize> =
        (0..plain.len()).filter(|at| plain.get(*at).is_some_and(|name| !name.is_empty())).collect();
    order.sort_by(|a, b| plain.get(*a).cmp(&plain.get(*b)).then(a.cmp(b)));
    let mut different: Vec<usize> = Vec::with_capacity(order.len());
    for at in order {
        match different.last() {
            Some(first) if plain.get(*first) == plain.get(at) => equal.push((*first, at)),
            _ => different.push(at),
        }
    }
    let letters = across(&plain, &different);
    let mut left: Vec<(u64, usize)> = Vec::new();
    for at in different {
        if let Some(name) = plain.get(at).filter(|name| name.chars().count() >= SHORTEST) {
            left.extend(leaving_one_out(name).into_iter().map(|hash| (hash, at)));
        }
    }
    left.sort_unstable();
    left.dedup();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (index, (hash, at)) in left.iter().enumerate() {
        for (other_hash, other) in left.iter().skip(index + 1).take(NEIGHBOURS) {
            if other_hash != hash {
                break;
            }
            if let (Some(a), Some(b)) = (plain.get(*at), plain.get(*other))
                && strsim::osa_distance(a, b) <= 1
            {
                pairs.push((*at, *other));
            }
        }
    }
    equal.sort_unstable();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|pair| letters.binary_search(pair).is_err());
    let of = |likeness: Likeness| move |(a, b): (usize, usize)| (a, b, likeness);
    let all = equal.into_iter().map(of(Likeness::Equal)).chain(letters.into_iter().map(of(Likeness::Letters)));
    all.chain(pairs.into_iter().map(of(Likeness::Near))).collect()
}

/// Pairs of different plain names that are one when both are written in Latin letters.
fn across(plain: &[String], different: &[usize]) -> Vec<(usize, usize)> {
    let mut forms: Vec<(String, usize)> = Vec::new();
    for at in different {
        let own = plain.get(*at).map(|name| skeletons(name)).unwrap_or_default();
        forms.extend(own.into_iter().filter(|form| form.chars().count() >= SHORTEST_SKELETON).map(|form| (form, *at)));
    }
    forms.sort_unstable();
    let groups = forms.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1);
    let mut pairs: Vec<(usize, usize)> = groups
        .filter_map(|group| group.split_first())
        .flat_map(|((_, first), others)| others.iter().map(|(_, other)| (*first, *other)))
        .filter(|(first, other)| first != other)
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Hashes of the name itself and of the name without each letter of its long words. Digits stay: shop 12 is not shop 13.
fn leaving_one_out(name: &str) -> Vec<u64> {
    let hash = |parts: [&str; 2]| {
        let bytes = parts.iter().flat_map(|part| part.bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let mut hashes = vec![hash([name, ""])];
    let mut start = 0;
    for word in name.split(' ') {
        let end = start + word.len();
        if word.chars().count() >= SHORTEST_WORD && !word.bytes().any(|byte| byte.is_ascii_digit()) {
            for (offset, c) in word.char_indices() {
                let at = start + offset;
                if let (Some(before), Some(after)) = (name.get(..at), name.get(at + c.len_utf8()..)) {
                    hashes.push(hash([before, after]));
                }
            }
        }
        start = end + 1;
    }
    hashes
}

/// A client for a message: its name, and its id where there is one.
pub fn shown(name: &str, id: &str) -> String {
    match (name.is_empty(), id.is_empty() || id == name) {
        (true, _) => format!("\"{}\"", clipped(id)),
        (false, true) => format!("\"{}\"", clipped(name)),
        (false, false) => format!("\"{}\" ({})", clipped(name), clipped(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[&str]) -> Vec<(usize, usize)> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        similar(&names).into_iter().map(|(a, b, _)| (a, b)).collect()
    }

    #[test]
    fn names_that_may_be_one() {
        assert_eq!(pairs(&["ООО «Ромашка»", "Василёк", "Ромашка, ООО", "ТОВ Ромашка"]), [(0, 2), (0, 3)]);
        assert_eq!(pairs(&["Acme Holdings, Inc.", "ACME HOLDINGS", "Acme Holdngs LLC"]), [(0, 1), (0, 2)]);
        assert_eq!(pairs(&["ООО «Ромашка»", "Ромашка, ООО", "Romashka LLC", "OOO Romashka"]), [(0, 1), (2, 3), (0, 2)]);
        assert_eq!(pairs(&["Галичина", "Halychyna", "Galichina"]), [(0, 1), (0, 2)]);
        assert_eq!(pairs(&["Северный ветер", "Севреный ветер"]), [(0, 1)]);
    }

    #[test]
    fn names_that_differ_on_purpose() {
        assert!(
            pairs(&["Магазин 12", "Магазин 13", "ИП Иванов А. А.", "ИП Иванов А. В.", "Роса", "Коса", "ООО", "АО"])
                .is_empty()
        );
    }

    #[test]
    fn many_names_take_no_time() {
        let names: Vec<String> = (0..20_000).map(|at| format!("Company {at:05} {}", "abcdefgh".repeat(2))).collect();
        assert!(similar(&names).is_empty());
    }
}
