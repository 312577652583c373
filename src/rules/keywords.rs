//! The words of the rule language, in three languages.

use super::Period;
use crate::cells::numeral::is_space;
use crate::lang::Texts;

/// A word that makes a condition something else than a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// `top 20%`
    Top,
    /// `bottom 20%`
    Bottom,
    /// `blank`
    Blank,
    /// `filled`
    Filled,
    /// `yes`
    Yes,
    /// `no`
    No,
    /// `has TAG`
    Has,
}

/// Every spelling of every keyword. The first three of a keyword are those that are printed.
const KEYWORDS: &[(&str, Keyword)] = &[
    ("top", Keyword::Top),
    ("топ", Keyword::Top),
    ("топ", Keyword::Top),
    ("лучшие", Keyword::Top),
    ("найкращі", Keyword::Top),
    ("bottom", Keyword::Bottom),
    ("низ", Keyword::Bottom),
    ("низ", Keyword::Bottom),
    ("худшие", Keyword::Bottom),
    ("найгірші", Keyword::Bottom),
    ("blank", Keyword::Blank),
    ("пусто", Keyword::Blank),
    ("порожньо", Keyword::Blank),
    ("filled", Keyword::Filled),
    ("заполнено", Keyword::Filled),
    ("заповнено", Keyword::Filled),
    ("yes", Keyword::Yes),
    ("да", Keyword::Yes),
    ("так", Keyword::Yes),
    ("no", Keyword::No),
    ("нет", Keyword::No),
    ("ні", Keyword::No),
    ("has", Keyword::Has),
    ("есть", Keyword::Has),
    ("має", Keyword::Has),
    ("содержит", Keyword::Has),
    ("містить", Keyword::Has),
];

/// Every spelling of every unit of time. Single letters only where they can mean nothing else: `m` could be minutes, `р` is
/// roubles, `г` stands behind years of the calendar.
const PERIODS: &[(&str, Period)] = &[
    ("day", Period::Day),
    ("days", Period::Day),
    ("d", Period::Day),
    ("день", Period::Day),
    ("дня", Period::Day),
    ("дней", Period::Day),
    ("дн", Period::Day),
    ("дні", Period::Day),
    ("днів", Period::Day),
    ("week", Period::Week),
    ("weeks", Period::Week),
    ("w", Period::Week),
    ("неделя", Period::Week),
    ("недели", Period::Week),
    ("неделю", Period::Week),
    ("недель", Period::Week),
    ("нед", Period::Week),
    ("тиждень", Period::Week),
    ("тижня", Period::Week),
    ("тижні", Period::Week),
    ("тижнів", Period::Week),
    ("тиж", Period::Week),
    ("month", Period::Month),
    ("months", Period::Month),
    ("mo", Period::Month),
    ("месяц", Period::Month),
    ("месяца", Period::Month),
    ("месяцы", Period::Month),
    ("месяцев", Period::Month),
    ("мес", Period::Month),
    ("місяць", Period::Month),
    ("місяця", Period::Month),
    ("місяці", Period::Month),
    ("місяців", Period::Month),
    ("міс", Period::Month),
    ("year", Period::Year),
    ("years", Period::Year),
    ("y", Period::Year),
    ("yr", Period::Year),
    ("yrs", Period::Year),
    ("год", Period::Year),
    ("года", Period::Year),
    ("годы", Period::Year),
    ("лет", Period::Year),
    ("рік", Period::Year),
    ("року", Period::Year),
    ("роки", Period::Year),
    ("років", Period::Year),
];

/// What says that a percentage is of the sum and not of the clients.
pub const OF_TOTAL: &[&[&str]] = &[
    &["of", "total"],
    &["of", "the", "total"],
    &["of", "sum"],
    &["of", "the", "sum"],
    &["от", "суммы"],
    &["от", "итога"],
    &["от", "общей", "суммы"],
    &["від", "суми"],
    &["від", "підсумку"],
    &["від", "загальної", "суми"],
];

/// What stands before the field within whose groups is ranked.
pub const WITHIN: &[&[&str]] = &[
    &["within"],
    &["внутри"],
    &["в", "разрезе"],
    &["по"],
    &["усередині"],
    &["всередині"],
    &["в", "межах"],
    &["у", "межах"],
    &["в", "розрізі"],
    &["у", "розрізі"],
];

/// [`OF_TOTAL`] as it is printed.
pub const OF_TOTAL_SHOWN: Texts<'static> = ["of total", "от суммы", "від суми"];
/// [`WITHIN`] as it is printed.
pub const WITHIN_SHOWN: Texts<'static> = ["within", "внутри", "у межах"];
/// TRUE as spreadsheets of the three languages write it.
pub const TRUE: Texts<'static> = ["TRUE", "ИСТИНА", "ІСТИНА"];
/// FALSE as spreadsheets of the three languages write it.
pub const FALSE: Texts<'static> = ["FALSE", "ЛОЖЬ", "ХИБНІСТЬ"];

/// Longer than any keyword; words beyond are not looked up.
const LONGEST: usize = 12;

/// A word in the form in which words are compared: lower case, `ё` as `е`.
pub fn fold(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }).collect()
}

/// The keyword that a word is.
pub fn keyword(word: &str) -> Option<Keyword> {
    let word = short(word)?;
    KEYWORDS.iter().find(|(name, _)| *name == word).map(|(_, keyword)| *keyword)
}

/// The unit of time that a word names, with or without a full stop.
pub fn period(word: &str) -> Option<Period> {
    let word = short(word.strip_suffix('.').unwrap_or(word))?;
    PERIODS.iter().find(|(name, _)| *name == word).map(|(_, period)| *period)
}

/// The logical value that a word is.
pub fn logical(word: &str) -> Option<bool> {
    match short(word)?.as_str() {
        "true" | "истина" | "істина" => Some(true),
        "false" | "ложь" | "хибність" | "хиба" => Some(false),
        _ => None,
    }
}

fn short(word: &str) -> Option<String> {
    (!word.is_empty() && word.chars().nth(LONGEST).is_none()).then(|| fold(word))
}

impl Keyword {
    /// The word that is printed.
    pub fn shown(self) -> Texts<'static> {
        let mut names = KEYWORDS.iter().filter(|(_, keyword)| *keyword == self).map(|(name, _)| *name);
        std::array::from_fn(|_| names.next().unwrap_or(""))
    }
}

/// The keyword that a misspelt word was meant to be, as its language writes it.
///
/// A letter too many, too few, wrong or swapped; in words of six letters and more, two of them.
pub fn misspelt_keyword(word: &str) -> Option<(&'static str, Keyword)> {
    nearest(word, KEYWORDS, |_| true)
}

/// [`misspelt_keyword`] among the words that begin a rank.
pub fn misspelt_rank(word: &str) -> Option<&'static str> {
    nearest(word, KEYWORDS, |keyword| matches!(keyword, Keyword::Top | Keyword::Bottom)).map(|(name, _)| name)
}

/// The unit of time that a misspelt word was meant to be.
pub fn misspelt_period(word: &str) -> Option<&'static str> {
    nearest(word, PERIODS, |_| true).map(|(name, _)| name)
}

fn nearest<T: Copy>(word: &str, names: &[(&'static str, T)], wanted: fn(T) -> bool) -> Option<(&'static str, T)> {
    let word = short(word)?;
    let length = word.chars().count();
    let allowed = |name: &str| match name.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, &'static str, T)> = None;
    for (name, meaning) in names {
        // Distances are slow to reckon, and never less than the difference of the lengths.
        if !wanted(*meaning) || name.chars().count().abs_diff(length) > allowed(name) {
            continue;
        }
        let distance = strsim::osa_distance(name, &word);
        if distance <= allowed(name) && best.is_none_or(|(least, ..)| distance < least) {
            best = Some((distance, *name, *meaning));
        }
    }
    best.map(|(_, name, meaning)| (name, meaning))
}

/// Whether the two words differ only in the order of two neighbours or in a letter that stands twice.
pub fn is_slip(word: &str, meant: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let (word, meant) = (sorted(&fold(word)), sorted(meant));
    let single = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.dedup();
        letters
    };
    word == meant || (word.len() == meant.len() + 1 && single(&word) == single(&meant))
}

/// The text behind one of the phrases, if it begins with one.
pub fn after_phrase<'a>(text: &'a str, phrases: &[&[&str]]) -> Option<&'a str> {
    phrases.iter().find_map(|phrase| {
        let mut rest = text;
        for expected in *phrase {
            rest = rest.trim_start_matches(is_space);
            let end = rest.find(|c| is_space(c) || matches!(c, '"' | '«' | '“' | '„')).unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(end)?;
            if short(word)? != *expected {
                return None;
            }
            rest = after;
        }
        Some(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_has_a_word_in_each_language() {
        for keyword in
            [Keyword::Top, Keyword::Bottom, Keyword::Blank, Keyword::Filled, Keyword::Yes, Keyword::No, Keyword::Has]
        {
            for word in keyword.shown() {
                assert_eq!(super::keyword(&word.to_uppercase()), Some(keyword), "{word}");
            }
        }
    }

    #[test]
    fn slips_are_told_from_other_words() {
        for (word, slip) in [("tpo", true), ("топп", true), ("тпо", true), ("тип", false), ("tip", false)] {
            let meant = if word.is_ascii() { "top" } else { "топ" };
            assert_eq!(is_slip(word, meant), slip, "{word}");
        }
        assert_eq!(misspelt_keyword("filed").map(|(name, _)| name), Some("filled"));
        assert_eq!(misspelt_keyword("revenue"), None);
    }

    #[test]
    fn phrases_are_found_word_by_word() {
        assert_eq!(after_phrase(" ОТ  общей\u{a0}суммы внутри", OF_TOTAL), Some(" внутри"));
        assert_eq!(after_phrase("of totals", OF_TOTAL), None);
    }
}
