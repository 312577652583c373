//! The order of tiers, best first.

use crate::cells::numeral::is_space;
use crate::maps::{Map, Numbered};
use std::ops::Range;

/// Tiers, best first. No two are equal without case and spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    tiers: Vec<String>,
}

/// A tier as one row of a table names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierRow {
    /// The tier.
    pub name: String,
    /// Its rank, 1 being best, where the row gives one.
    pub rank: Option<u32>,
}

/// A rank that contradicts another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RankClash {
    /// The row gives its tier another rank than an earlier row did.
    Changed {
        /// The row, from 0.
        row: usize,
        /// The earlier rank.
        earlier: u32,
    },
    /// The row gives its tier a rank that an earlier row gave to another tier.
    Taken {
        /// The row, from 0.
        row: usize,
        /// The other tier.
        by: String,
    },
    /// Other tiers have a rank and this one, first named in the row, has none.
    Missing {
        /// The row, from 0.
        row: usize,
    },
}

impl Ladder {
    /// Orders tiers by their ranks; without any rank by their letters, or else as they first appear.
    ///
    /// Grades are letters of one alphabet, repeated or not: `AAA > AA > A > B > ... > E > EE > EEE`. Repeating the last
    /// letter makes it worse, repeating any other makes it better.
    ///
    /// # Errors
    /// Every rank that contradicts an earlier one, and every tier that is left without one.
    ///
    /// ```
    /// use tiersheet::tiers::{Ladder, TierRow};
    /// let rows = ["EE", "E", "AA", "B", "A"].map(|name| TierRow { name: name.into(), rank: None });
    /// let ladder = Ladder::from_rows(&rows).unwrap();
    /// assert_eq!(ladder.names(), ["AA", "A", "B", "E", "EE"]);
    /// assert_eq!(ladder.position(" a "), Some(1));
    /// assert_eq!(ladder.better(2), 0..2);
    /// ```
    pub fn from_rows(rows: &[TierRow]) -> Result<Ladder, Vec<RankClash>> {
        let mut known = Numbered::default();
        let mut tiers: Vec<(&str, Option<u32>, usize)> = Vec::new();
        let mut taken: Map<u32, usize> = Map::new();
        let mut clashes = Vec::new();
        for (row, TierRow { name, rank }) in rows.iter().enumerate() {
            let next = tiers.len();
            let tier = known.number(key(name));
            if tier == next {
                tiers.push((name.trim_matches(is_space), None, row));
            }
            let Some(rank) = *rank else { continue };
            if let Some(other) = taken.get(&rank).filter(|other| **other != tier) {
                let by = tiers.get(*other).map_or("", |(name, ..)| *name).to_owned();
                clashes.push(RankClash::Taken { row, by });
                continue;
            }
            let Some((_, own, _)) = tiers.get_mut(tier) else { continue };
            match *own {
                None => {
                    *own = Some(rank);
                    taken.insert(rank, tier);
                }
                Some(earlier) if earlier != rank => clashes.push(RankClash::Changed { row, earlier }),
                Some(_) => {}
            }
        }
        if !taken.is_empty() && clashes.is_empty() {
            clashes.extend(
                tiers.iter().filter(|(_, rank, _)| rank.is_none()).map(|(.., row)| RankClash::Missing { row: *row }),
            );
        }
        if !clashes.is_empty() {
            return Err(clashes);
        }
        if !taken.is_empty() {
            tiers.sort_by_key(|(_, rank, _)| *rank);
        } else {
            let mut grades: Vec<(i64, &str)> = Vec::new();
            let names: Vec<&str> = tiers.iter().map(|(name, ..)| *name).collect();
            if let Some(keys) = grade_keys(&names) {
                grades.extend(keys.into_iter().zip(names));
                grades.sort_by_key(|(key, _)| *key);
                return Ok(Ladder { tiers: grades.into_iter().map(|(_, name)| name.to_owned()).collect() });
            }
        }
        Ok(Ladder { tiers: tiers.into_iter().map(|(name, ..)| name.to_owned()).collect() })
    }

    /// How many tiers there are.
    pub fn len(&self) -> usize {
        self.tiers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tiers.is_empty()
    }

    /// All names, best first.
    pub fn names(&self) -> &[String] {
        &self.tiers
    }

    /// A tier's name as it was first written; empty past the end.
    pub fn name(&self, position: usize) -> &str {
        self.tiers.get(position).map_or("", String::as_str)
    }

    /// Where a tier stands, 0 being best; case and spaces do not matter.
    pub fn position(&self, name: &str) -> Option<usize> {
        let name = key(name);
        self.tiers.iter().position(|tier| key(tier) == name)
    }

    /// The positions of the tiers that are better than this one.
    pub fn better(&self, position: usize) -> Range<usize> {
        0..position.min(self.len())
    }
}

/// The form in which tiers are compared: lower case, single spaces.
pub(crate) fn key(name: &str) -> String {
    let words: Vec<String> = name.split(is_space).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join(" ")
}

/// Sort keys of names that are all grades: the letter's place, then how often it stands.
fn grade_keys(names: &[&str]) -> Option<Vec<i64>> {
    let grades: Vec<(char, i64)> = names.iter().map(|name| grade(name)).collect::<Option<_>>()?;
    let latin = grades.iter().all(|(letter, _)| letter.is_ascii_alphabetic());
    let cyrillic = grades.iter().all(|(letter, _)| ('А'..='Я').contains(letter) || "ҐЄІЇЁ".contains(*letter));
    if !latin && !cyrillic {
        return None;
    }
    // Written А, В, С, the letters are Latin ones typed on a Cyrillic keyboard; with Б among them they are not.
    let like_latin = cyrillic
        && grades.iter().any(|(letter, _)| *letter == 'С')
        && grades.iter().all(|(letter, _)| "АВСДЕ".contains(*letter));
    let place = |letter: char| match letter {
        letter if like_latin => "АВСДЕ".chars().position(|c| c == letter),
        letter if latin => Some(letter as usize),
        letter => "АБВГҐДЕЁЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ".chars().position(|c| c == letter),
    };
    let places: Vec<i64> = grades
        .iter()
        .map(|(letter, _)| place(*letter).and_then(|place| i64::try_from(place).ok()))
        .collect::<Option<_>>()?;
    let best = places.iter().min()?;
    let worst = places.iter().max()?;
    let keys = places.iter().zip(&grades).map(|(place, (_, times))| {
        let times = if place == worst && place != best { *times } else { -times };
        // Names are shorter than 2^32 characters.
        (place << 33) + times
    });
    Some(keys.collect())
}

/// Whether all names are grades: letters of one alphabet, repeated or not, which order themselves.
pub(crate) fn graded(names: &[&str]) -> bool {
    grade_keys(names).is_some()
}

/// The letter and how often it stands.
fn grade(name: &str) -> Option<(char, i64)> {
    let mut letters = name.chars().flat_map(char::to_uppercase);
    let first = letters.next().filter(|c| c.is_alphabetic())?;
    letters.try_fold(1, |times, c| (c == first).then_some(times + 1)).map(|times| (first, times))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn row(name: &str, rank: u32) -> TierRow {
        TierRow { name: name.into(), rank: Some(rank).filter(|rank| *rank > 0) }
    }

    fn ordered(names: &[&str]) -> Vec<String> {
        let rows: Vec<TierRow> = names.iter().map(|name| row(name, 0)).collect();
        Ladder::from_rows(&rows).unwrap().tiers
    }

    #[test]
    fn letter_grades_order_themselves() {
        for (names, expected) in [
            ("E EE EEE D C B A AA AAA", "AAA AA A B C D E EE EEE"),
            ("D CCC C CC BBB B A AAA", "AAA A BBB B CCC CC C D"),
            ("A AA", "AA A"),
            ("В Б А", "А Б В"),
            ("С В А Д", "А В С Д"),
            ("Д Г В Б А", "А Б В Г Д"),
            ("c b a", "a b c"),
            ("Gold A B", "Gold A B"),
            ("B Б A", "B Б A"),
            ("A1 A+ A", "A1 A+ A"),
        ] {
            let names: Vec<&str> = names.split(' ').collect();

            assert_eq!(ordered(&names).join(" "), expected, "{names:?}");
        }
    }

    #[test]
    fn ranks_decide_and_may_be_given_once() {
        let ladder = Ladder::from_rows(&[row("Lost", 3), row("Gold", 1), row("lost ", 0), row("New", 2)]).unwrap();
        assert_eq!(ladder.names(), ["Gold", "New", "Lost"]);
        assert_eq!(ladder.position("LOST"), Some(2));
        assert_eq!((ladder.name(9), ladder.better(9)), ("", 0..3));
    }

    #[test]
    fn ranks_that_contradict_are_refused() {
        let clashes = |rows: &[TierRow]| Ladder::from_rows(rows).unwrap_err();
        assert_eq!(clashes(&[row("A", 1), row("a", 2)]), [RankClash::Changed { row: 1, earlier: 1 }]);
        assert_eq!(clashes(&[row("A", 1), row("B", 1)]), [RankClash::Taken { row: 1, by: "A".into() }]);
        assert_eq!(clashes(&[row("A", 1), row("B", 0)]), [RankClash::Missing { row: 1 }]);
    }
}
