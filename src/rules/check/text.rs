//! The texts that a field's conditions tell apart.
//!
//! A text that some condition names is a case by itself. Of the others it only matters which wildcards, tags and the like
//! hold of them. Such tests are taken as unknowns that may hold together in any way, save that `*a*b*` implies `*a*`. A rule
//! is a "some of, all of" of them, and so is what earlier rules match: where they match a text of which no more holds than
//! the rule asks for, they match every text that the rule matches. One case per alternative is therefore enough. A test
//! that is also denied is decided either way in every case.

use super::runs::Runs;
use crate::rules::matching::wildcard;
use crate::rules::{Condition, Op, Test, Value, Verdict, Word};

/// Unknowns that are decided either way in every case; each doubles the cases.
const DECIDED: usize = 4;
/// Wildcards and tags that are compared with each other, and comparisons of texts with tests.
const MOST_PATTERNS: usize = 300;
const MOST_COMPARISONS: usize = 200_000;
const MOST_CASES: usize = 20_000;

/// What a test asks of a text.
#[derive(Clone, Debug)]
pub(super) enum Asks {
    Nothing,
    Never,
    /// To be this one, in lower case; or not to be.
    Is(String, bool),
    /// Something that holds of many texts; or that it does not.
    Holds(Many, bool),
}

/// A test that many texts pass.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Many {
    kind: u8,
    text: String,
}

const LIKE: u8 = 0;
const HAS: u8 = 1;
const NUMBER: u8 = 2;
const ORDER: u8 = 3;
const YES: u8 = 7;
const NO: u8 = 8;

impl Many {
    fn test(&self) -> Test {
        let exact = || Value::Exact(self.text.clone());
        match self.kind {
            LIKE => Test::Compare(Op::Equal, Value::Pattern(self.text.clone())),
            HAS => Test::Word(Word::Has(self.text.clone())),
            NUMBER => match self.text.parse() {
                Ok(number) => Test::Compare(Op::Equal, Value::Number(number, None)),
                Err(_) => Test::Word(Word::Blank),
            },
            YES => Test::Word(Word::Yes),
            NO => Test::Word(Word::No),
            kind if kind == ORDER + 1 => Test::Compare(Op::AtMost, exact()),
            kind if kind == ORDER + 2 => Test::Compare(Op::Greater, exact()),
            kind if kind == ORDER + 3 => Test::Compare(Op::AtLeast, exact()),
            _ => Test::Compare(Op::Less, exact()),
        }
    }

    /// Whether every text that passes this one surely passes the other.
    fn implies(&self, other: &Many) -> bool {
        self.kind == other.kind && matches!(self.kind, LIKE | HAS) && {
            // A `?` of the other could swallow the mark of a `*` of this one.
            !literal(&other.text).0.contains(SINGLE) && wildcard(&other.text, &literal(&self.text).0)
        }
    }

    /// The pattern or tag, to be shown.
    pub(super) fn shown(&self) -> Option<&str> {
        matches!(self.kind, LIKE | HAS).then_some(self.text.as_str())
    }
}

/// The marks of wildcards in the text of a pattern; from the range of characters that mean nothing.
const RUN: char = '\u{e000}';
const SINGLE: char = '\u{e001}';

/// The text of a pattern with its escapes resolved and marks for its wildcards, and whether it has any.
fn literal(pattern: &str) -> (String, bool) {
    let mut text = String::with_capacity(pattern.len());
    let mut wild = false;
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '~' => text.push(chars.next_if(|next| matches!(next, '*' | '?' | '~')).unwrap_or('~')),
            '*' | '?' => {
                wild = true;
                text.push(if c == '*' { RUN } else { SINGLE });
            }
            c => text.push(c),
        }
    }
    (text, wild)
}

/// What a test asks of a text.
pub(super) fn asks(test: &Test) -> Asks {
    let many = |kind: u8, text: &str| Many { kind, text: text.to_lowercase() };
    match test {
        Test::Compare(op @ (Op::Equal | Op::NotEqual), value) => {
            let positive = *op == Op::Equal;
            match value {
                Value::Pattern(pattern) => match literal(&pattern.to_lowercase()) {
                    (text, false) => Asks::Is(text, positive),
                    // `*` and `?*` pass every text that is not blank.
                    (text, _)
                        if text.trim_matches(RUN).len() < text.len()
                            && matches!(text.trim_matches(RUN), "" | "\u{e001}") =>
                    {
                        if positive {
                            Asks::Nothing
                        } else {
                            Asks::Never
                        }
                    }
                    _ => Asks::Holds(many(LIKE, pattern), positive),
                },
                Value::Exact(text) => Asks::Is(text.to_lowercase(), positive),
                Value::Number(number, _) | Value::Percent(number) => {
                    Asks::Holds(many(NUMBER, &number.normalize().to_string()), positive)
                }
                Value::Date(_) | Value::Duration(..) | Value::Bool(_) if positive => Asks::Never,
                Value::Date(_) | Value::Duration(..) | Value::Bool(_) => Asks::Nothing,
            }
        }
        Test::Compare(op, Value::Pattern(text) | Value::Exact(text)) => {
            let kind = match op {
                Op::AtMost => 1,
                Op::Greater => 2,
                Op::AtLeast => 3,
                _ => 0,
            };
            Asks::Holds(many(ORDER + kind, text), true)
        }
        Test::Word(Word::Filled) => Asks::Nothing,
        Test::Word(Word::Yes) => Asks::Holds(many(YES, ""), true),
        Test::Word(Word::No) => Asks::Holds(many(NO, ""), true),
        Test::Word(Word::Has(tag)) => Asks::Holds(many(HAS, tag), true),
        Test::Compare(..) | Test::Between(..) | Test::Rank(_) | Test::Word(Word::Blank) => Asks::Never,
    }
}

/// The cases of text that a field's conditions tell apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    /// Texts that are named, in lower case, ascending.
    pub(super) named: Vec<String>,
    many: Vec<Many>,
    /// Which of the named pass each of the many tests.
    passing: Vec<Runs>,
    /// The other cases: what holds, `2 * test` for passing it and `2 * test + 1` for not passing it.
    pub(super) cases: Vec<Vec<u32>>,
    /// The cases in which each holds.
    holding: Vec<Runs>,
    /// Whether some cases stand for no text at all, so that nothing should be said about what is left over.
    pub(super) loose: bool,
}

impl Texts {
    /// The cases for these conditions, each a cell; a rule's cells on the same field are one item. `None` when they are too many.
    pub(super) fn new(rules: &[Vec<&Condition>]) -> Option<Texts> {
        let mut texts = Texts::default();
        let mut denied: Vec<Many> = Vec::new();
        for test in rules.iter().flatten().flat_map(|condition| condition.any.iter().flatten()) {
            match asks(test) {
                Asks::Is(text, _) if !text.is_empty() => texts.named.push(text),
                Asks::Holds(many, positive) => {
                    if !positive {
                        denied.push(many.clone());
                    }
                    texts.many.push(many);
                }
                _ => {}
            }
        }
        texts.named.sort_unstable();
        texts.named.dedup();
        texts.many.sort_unstable();
        texts.many.dedup();
        denied.sort_unstable();
        denied.dedup();
        texts.passing = texts.passing()?;
        let implied = texts.implied(&denied)?;
        texts.cases = texts.cases(rules, &implied, &denied)?;
        texts.loose = denied.len() > DECIDED;
        texts.holding = vec![Runs::default(); texts.many.len() * 2];
        for (index, case) in texts.cases.iter().enumerate() {
            for held in case {
                if let Some(runs) = texts.holding.get_mut(*held as usize) {
                    runs.push(index as u32, index as u32 + 1);
                }
            }
        }
        Some(texts)
    }

    /// How many cases there are.
    pub(super) fn len(&self) -> u32 {
        (self.named.len() + self.cases.len()) as u32
    }

    fn passing(&self) -> Option<Vec<Runs>> {
        let mut left = MOST_COMPARISONS;
        let digits: Vec<bool> = self.named.iter().map(|text| text.bytes().any(|byte| byte.is_ascii_digit())).collect();
        let mut all = Vec::with_capacity(self.many.len());
        for many in &self.many {
            let condition = Condition { any: vec![vec![many.test()]] };
            let mut runs = Runs::default();
            for (index, (text, digit)) in self.named.iter().zip(&digits).enumerate() {
                if many.kind == NUMBER && !digit {
                    continue;
                }
                left = left.checked_sub(1)?;
                if condition.on_text(text) == Verdict::True {
                    runs.push(index as u32, index as u32 + 1);
                }
            }
            all.push(runs);
        }
        Some(all)
    }

    /// What follows from each test's passing and not passing.
    fn implied(&self, denied: &[Many]) -> Option<Vec<Vec<u32>>> {
        let mut implied = vec![Vec::new(); self.many.len() * 2];
        let patterns = self.many.partition_point(|many| many.kind <= HAS);
        if patterns > MOST_PATTERNS {
            return None;
        }
        let pattern = |index: usize| self.many.get(index).filter(|_| index < patterns);
        for (from, to) in (0..patterns).flat_map(|from| (0..patterns).map(move |to| (from, to))) {
            let (Some(own), Some(other)) = (pattern(from), pattern(to)) else { continue };
            if from == to || !own.implies(other) {
                continue;
            }
            if let Some(list) = implied.get_mut(from * 2) {
                list.push(to as u32 * 2);
            }
            if denied.binary_search(own).is_ok()
                && let Some(list) = implied.get_mut(to * 2 + 1)
            {
                list.push(from as u32 * 2 + 1);
            }
        }
        Some(implied)
    }

    fn cases(&self, rules: &[Vec<&Condition>], implied: &[Vec<u32>], denied: &[Many]) -> Option<Vec<Vec<u32>>> {
        // Implications are transitive already: one step is all there is.
        let close = |mut case: Vec<u32>| {
            let more: Vec<u32> =
                case.iter().filter_map(|held| implied.get(*held as usize)).flatten().copied().collect();
            case.extend(more);
            case.sort_unstable();
            case.dedup();
            case
        };
        let mut cases: Vec<Vec<u32>> = vec![Vec::new()];
        for cells in rules {
            let mut own: Vec<Vec<u32>> = vec![Vec::new()];
            for condition in cells {
                let asked: Vec<Vec<u32>> = condition.any.iter().map(|all| self.asked(all)).collect();
                if own.len() * asked.len() > 64 && cells.len() > 1 {
                    return None;
                }
                own = own.iter().flat_map(|a| asked.iter().map(|b| [a.as_slice(), b.as_slice()].concat())).collect();
            }
            cases.extend(own.into_iter().map(close));
            if cases.len() > MOST_CASES * 4 {
                cases.sort_unstable();
                cases.dedup();
            }
        }
        cases.sort_unstable();
        cases.dedup();
        for many in denied.iter().take(if denied.len() > DECIDED { 0 } else { DECIDED }) {
            let Some(held) = self.many.binary_search(many).ok().map(|index| index as u32 * 2) else { continue };
            cases = cases
                .iter()
                .flat_map(|case| [held, held + 1].map(|side| close([case.as_slice(), &[side]].concat())))
                .filter(|case| !case.windows(2).any(|pair| matches!(pair, [a, b] if a % 2 == 0 && a + 1 == *b)))
                .collect();
            cases.sort_unstable();
            cases.dedup();
        }
        (cases.len() <= MOST_CASES).then_some(cases)
    }

    fn asked(&self, all: &[Test]) -> Vec<u32> {
        let held = |test: &Test| match asks(test) {
            Asks::Holds(many, positive) => {
                self.many.binary_search(&many).ok().map(|index| index as u32 * 2 + u32::from(!positive))
            }
            _ => None,
        };
        all.iter().filter_map(held).collect()
    }

    /// The cases that pass a test, counted from `start`.
    pub(super) fn runs(&self, test: &Test, start: u32) -> Runs {
        let named = self.named.len() as u32;
        let end = start + self.len();
        let mut runs = Runs::default();
        match asks(test) {
            Asks::Nothing => runs.push(start, end),
            Asks::Never => {}
            Asks::Is(text, positive) => match self.named.binary_search(&text) {
                Ok(index) => {
                    let at = start + index as u32;
                    runs = Runs::span(at, at + 1);
                    if !positive {
                        runs = Runs::span(start, end).minus(&runs);
                    }
                }
                Err(_) if positive => {}
                Err(_) => runs.push(start, end),
            },
            Asks::Holds(many, positive) => {
                let Ok(index) = self.many.binary_search(&many) else { return runs };
                let passing = self.passing.get(index).cloned().unwrap_or_default();
                let passing = if positive { passing } else { Runs::span(0, named).minus(&passing) };
                for (from, to) in passing.as_slice() {
                    runs.push(start + from, start + to);
                }
                for (from, to) in self.holding.get(index * 2 + usize::from(!positive)).map_or(&[][..], Runs::as_slice) {
                    runs.push(start + named + from, start + named + to);
                }
            }
        }
        runs
    }

    /// A case in words: a named text, or a pattern that holds; `None` for a text that has nothing about it.
    pub(super) fn shown(&self, case: u32) -> Option<&str> {
        if let Some(text) = self.named.get(case as usize) {
            return Some(text);
        }
        let case = self.cases.get((case as usize).checked_sub(self.named.len())?)?;
        let held = case.iter().filter(|held| **held % 2 == 0);
        held.filter_map(|held| self.many.get(*held as usize / 2)).find_map(Many::shown)
    }
}
