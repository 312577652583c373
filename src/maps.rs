//! Small maps. The module is downloaded by every user, and the standard ones are compiled anew for every type of key.

use std::borrow::Borrow;

const EMPTY: u32 = u32::MAX;

/// Numbers for things, in the order in which they are met. The things themselves stay with the caller.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// A number or [`EMPTY`]; their count is a power of two, and at least half of them are empty.
    slots: Vec<u32>,
    hashes: Vec<u32>,
}

impl Index {
    /// The number of the thing with this hash that is the same.
    #[cfg_attr(tiersheet_speed, optimize(speed))]
    pub fn find(&self, hash: u32, same: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize;
        loop {
            let number = *self.slots.get(at & mask)?;
            if number == EMPTY {
                return None;
            }
            if self.hashes.get(number as usize) == Some(&hash) && same(number as usize) {
                return Some(number as usize);
            }
            at += 1;
        }
    }

    /// A new number, for a thing that was not found.
    pub fn add(&mut self, hash: u32) -> usize {
        let number = self.hashes.len();
        self.hashes.push(hash);
        if self.hashes.len() * 2 > self.slots.len() {
            self.slots = vec![EMPTY; (self.slots.len() * 2).max(16)];
            for number in 0..=number {
                self.place(number);
            }
        } else {
            self.place(number);
        }
        number
    }

    fn place(&mut self, number: usize) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = self.hashes.get(number).map_or(0, |hash| *hash as usize);
        while let Some(slot) = self.slots.get_mut(at & mask) {
            if *slot == EMPTY {
                *slot = number as u32;
                return;
            }
            at += 1;
        }
    }
}

/// A hash of some numbers.
#[inline]
pub fn hash(parts: impl IntoIterator<Item = u32>) -> u32 {
    let mixed = parts
        .into_iter()
        .fold(0u64, |hash, part| (hash.rotate_left(5) ^ u64::from(part)).wrapping_mul(0x517c_c1b7_2722_0a95));
    (mixed >> 32) as u32
}

/// A hash of a text.
#[cfg_attr(tiersheet_speed, optimize(speed))]
pub fn text_hash(text: &str) -> u32 {
    let part = |bytes: &[u8]| bytes.iter().fold(0, |part, byte| part << 8 | u32::from(*byte));
    hash(text.as_bytes().chunks(4).map(part).chain([text.len() as u32]))
}

/// Different texts, numbered in the order in which they are met.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    index: Index,
    texts: Vec<String>,
}

impl Numbered {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The number of a text that was met before.
    pub fn find(&self, text: &str) -> Option<usize> {
        self.index.find(text_hash(text), &|number| self.texts.get(number).is_some_and(|own| own == text))
    }

    /// The number of a text; the next one if it was not met before.
    pub fn number(&mut self, text: String) -> usize {
        match self.find(&text) {
            Some(number) => number,
            None => {
                let number = self.index.add(text_hash(&text));
                self.texts.push(text);
                number
            }
        }
    }

    /// The number of a text, which is copied only if it was not met before.
    pub fn number_of(&mut self, text: &str) -> usize {
        let hash = text_hash(text);
        let known = self.index.find(hash, &|number| self.texts.get(number).is_some_and(|own| own == text));
        known.unwrap_or_else(|| {
            self.texts.push(text.to_owned());
            self.index.add(hash)
        })
    }

    /// The text of a number.
    pub fn text(&self, number: usize) -> Option<&str> {
        self.texts.get(number).map(String::as_str)
    }

    /// The texts by their numbers.
    pub fn into_texts(self) -> Vec<String> {
        self.texts
    }
}

/// A map in the order of its keys, for few keys or for keys that come in order: a list, searched by halving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<K, V>(Vec<(K, V)>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map(Vec::new())
    }
}

impl<K: Ord, V> Map<K, V> {
    /// An empty map.
    pub fn new() -> Map<K, V> {
        Map::default()
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        match self.0.last() {
            Some((last, _)) if last.borrow() < key => Err(self.0.len()),
            _ => self.0.binary_search_by(|(own, _)| own.borrow().cmp(key)),
        }
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// Whether there is a value for a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Sets the value of a key and gives the one it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => self.0.get_mut(place).map(|(_, own)| std::mem::replace(own, value)),
            Err(place) => {
                self.0.insert(place, (key, value));
                None
            }
        }
    }

    /// The value of a key, made first if there is none.
    #[expect(clippy::indexing_slicing, reason = "the place was just found or filled")]
    pub fn at(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let place = match self.place(&key) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (key, make()));
                place
            }
        };
        &mut self.0[place].1
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys and values in the order of the keys.
    pub fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }

    /// The values in the order of the keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = &'a (K, V);
    type IntoIter = std::slice::Iter<'a, (K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn a_map_is_that_of_the_standard_library(pairs in prop::collection::vec((0u8..20, any::<u8>()), 0..40)) {
            let (mut own, mut standard) = (Map::new(), BTreeMap::new());
            for (key, value) in pairs {
                if value % 2 == 0 {
                    prop_assert_eq!(own.insert(key, value), standard.insert(key, value));
                } else {
                    prop_assert_eq!(own.at(key, || value), standard.entry(key).or_insert(value));
                }
                prop_assert_eq!(own.get(&value), standard.get(&value));
                prop_assert_eq!(own.contains_key(&key), standard.contains_key(&key));
            }
            prop_assert_eq!(own.len(), standard.len());
            prop_assert_eq!(own.into_iter().collect::<Vec<_>>(), standard.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn texts_are_numbered_in_the_order_in_which_they_are_met(texts in prop::collection::vec("[ab]{0,6}", 0..200)) {
            let (mut own, mut met) = (Numbered::default(), Vec::<String>::new());
            for text in &texts {
                prop_assert_eq!(own.find(text), met.iter().position(|other| other == text));
                if !met.contains(text) {
                    met.push(text.clone());
                }
                prop_assert_eq!(Some(own.number(text.clone())), met.iter().position(|other| other == text));
            }
            prop_assert_eq!(own.into_texts(), met);
        }
    }
}
