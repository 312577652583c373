//! The order of tiers that come from lists and not from one rule table.

use crate::table::look_alike;
use crate::tiers::{Ladder, TierRow, graded, tier_key};
use std::cmp::Ordering;

/// Different tiers of one or more lists: those whose order is known, best first, then the others by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tiers {
    names: Vec<String>,
    keys: Vec<String>,
    looks: Vec<String>,
    known: usize,
    /// Names that were found and taken for another that looks the same: as written, and as taken.
    pub alike: Vec<(String, String)>,
}

impl Tiers {
    /// The tiers that were found, in a stated order, best first. Without one, letter grades order themselves:
    /// `AAA > AA > A > BBB > … > D > E > EE > EEE`, and letters beyond E where all tiers are letters of one alphabet.
    ///
    /// Case and spaces do not matter. A name that differs from another only by letters that look alike (`А` and `A`) is taken for
    /// it. The result does not depend on the order in which the names are found.
    ///
    /// ```
    /// use tiersheet::time::Tiers;
    /// let found = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<Vec<_>>();
    /// let tiers = Tiers::new(&[], found(&["B", "a", "BB", "E", "EE", "Gold"]));
    /// assert_eq!(tiers.names(), ["a", "BB", "B", "E", "EE", "Gold"]);
    /// assert_eq!((tiers.known(), tiers.find(" A "), tiers.find("ЕЕ")), (5, Some(0), Some(4)));
    /// let tiers = Tiers::new(&found(&["Gold", "Silver"]), found(&["silver", "Bronze"]));
    /// assert_eq!((tiers.names(), tiers.known()), (&found(&["Gold", "Silver", "Bronze"])[..], 2));
    /// ```
    pub fn new(stated: &[String], mut found: Vec<String>) -> Tiers {
        let mut tiers = Tiers::default();
        for name in stated {
            tiers.add(name);
        }
        found.retain(|name| !name.trim().is_empty() && !NO_TIER.contains(&name.trim()));
        found.sort_unstable_by_key(|name| (!name.is_ascii(), name.clone()));
        let mut unknown: Vec<String> = Vec::new();
        if stated.is_empty() {
            let mut apart = Tiers::default();
            for name in &found {
                apart.add(name);
            }
            let (ordered, rest) = by_letters(apart.names);
            ordered.iter().for_each(|name| tiers.add(name));
            unknown = rest;
        }
        tiers.known = tiers.names.len();
        unknown.iter().chain(&found).for_each(|name| tiers.add(name));
        for name in found {
            let Some(code) = tiers.find(&name) else { continue };
            let taken = tiers.name(code).to_owned();
            if tier_key(&taken) != tier_key(&name) && !tiers.alike.iter().any(|(own, _)| *own == name) {
                tiers.alike.push((name, taken));
            }
        }
        tiers
    }

    fn add(&mut self, name: &str) {
        if self.find(name).is_none() && !name.trim().is_empty() {
            self.names.push(name.trim().to_owned());
            self.keys.push(tier_key(name));
            self.looks.push(look_alike(name));
        }
    }

    /// The place of a tier, 0 being best among those whose order is known; `None` for a name that is not here.
    pub fn find(&self, name: &str) -> Option<u32> {
        let key = tier_key(name);
        let exact = self.keys.iter().position(|own| *own == key);
        let place = exact.or_else(|| {
            let look = look_alike(name);
            self.looks.iter().position(|own| *own == look)
        });
        place.map(|place| place as u32)
    }

    /// All names, those whose order is known first.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// A tier's name; empty past the end.
    pub fn name(&self, tier: u32) -> &str {
        self.names.get(tier as usize).map_or("", String::as_str)
    }

    /// How many tiers have a known order.
    pub fn known(&self) -> usize {
        self.known
    }

    /// How two tiers compare, less being better; `None` unless the order of both is known, or they are one.
    pub fn compare(&self, a: u32, b: u32) -> Option<Ordering> {
        let known = |tier: u32| (tier as usize) < self.known;
        (a == b || (known(a) && known(b))).then(|| a.cmp(&b))
    }
}

/// What clients without a tier are called in results; where a list says so, they have none.
pub const NO_TIER: crate::Texts<'static> = ["(no tier)", "(без категории)", "(без категорії)"];

/// One order of two rule tables' tiers. Letter grades that stand in their own order in both keep it; otherwise it is that of the later
/// table, and a tier that only the earlier one knows stands right behind the tier that it stood behind there.
pub fn merged(before: &Ladder, after: &Ladder) -> Vec<String> {
    let row = |name: &String| TierRow { name: name.clone(), rank: None };
    let all: Vec<TierRow> = after.names().iter().chain(before.names()).map(row).collect();
    let union = Ladder::from_rows(&all).unwrap_or_default();
    let listed: Vec<&str> = union.names().iter().map(String::as_str).collect();
    let keeps = |ladder: &Ladder| {
        let places = ladder.names().iter().map(|name| union.position(name));
        places.clone().zip(places.skip(1)).all(|(a, b)| a < b)
    };
    if graded(&listed) && keeps(before) && keeps(after) {
        return union.names().to_vec();
    }
    let mut names = after.names().to_vec();
    let mut at = 0;
    for name in before.names() {
        match names.iter().position(|own| tier_key(own) == tier_key(name)) {
            Some(place) => at = place + 1,
            None => {
                names.insert(at.min(names.len()), name.clone());
                at += 1;
            }
        }
    }
    names
}

/// The letter grades in order, and the rest.
fn by_letters(names: Vec<String>) -> (Vec<String>, Vec<String>) {
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    if !all.iter().all(|name| family(name).is_some()) && graded(&all) {
        let rows: Vec<TierRow> = names.iter().map(|name| TierRow { name: name.clone(), rank: None }).collect();
        return (Ladder::from_rows(&rows).unwrap_or_default().names().to_vec(), Vec::new());
    }
    let (mut ordered, rest): (Vec<String>, Vec<String>) = names.into_iter().partition(|name| family(name).is_some());
    ordered.sort_by_key(|name| family(name));
    (ordered, rest)
}

/// The place of a grade of the letters A to E, of which E is the worst: repeats of E are worse than E, repeats of the others better.
fn family(name: &str) -> Option<(usize, isize)> {
    let look = look_alike(name).replace('Д', "D");
    let first = look.chars().next()?;
    let letter = "ABCDE".find(first)?;
    let times = look.chars().count() as isize;
    look.chars().all(|c| c == first).then_some((letter, if first == 'E' { times } else { -times }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &str) -> Vec<String> {
        names.split(' ').filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn grades_order_themselves_whichever_are_there() {
        for (found, names, known) in [
            ("EE E D B BB AAA A", "AAA A BB B D E EE", 7),
            ("B BB", "BB B", 2),
            ("В А С Д", "А В С Д", 4),
            ("Б А В Г", "А Б В Г", 4),
            ("F A EE", "A EE F", 3),
            ("VIP B A new", "A B VIP new", 2),
            ("", "", 0),
        ] {
            let tiers = Tiers::new(&[], list(found));
            assert_eq!((tiers.names().join(" ").as_str(), tiers.known()), (names, known), "{found}");
        }
    }

    #[test]
    fn letters_of_two_alphabets_are_one_tier_and_told() {
        let tiers = Tiers::new(&[], list("А A b B"));
        assert_eq!((tiers.names(), tiers.alike.len()), (&list("A B")[..], 1));
        assert_eq!(tiers.compare(0, 1), Some(Ordering::Less));
    }

    #[test]
    fn two_ladders_make_one() {
        let ladder = |names: &str| {
            let rows: Vec<TierRow> = list(names).into_iter().map(|name| TierRow { name, rank: None }).collect();
            Ladder::from_rows(&rows).unwrap()
        };
        for (before, after, both) in [
            ("AAA A B C E", "A B C D E", "AAA A B C D E"),
            ("A C", "B D", "A B C D"),
            ("A B", "AA B C", "AA A B C"),
            ("Gold Lead", "Gold Silver Bronze", "Gold Lead Silver Bronze"),
        ] {
            let names = merged(&ladder(before), &ladder(after)).join(" ");
            assert_eq!(names, both, "{before}");
        }
    }
}
