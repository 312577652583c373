//! The container of XLS: a small file system of sectors.
//!
//! Every chain of sectors is followed for at most as many steps as the file has sectors, so a circle is an error.

use super::broken;
use crate::problem::Problem;

pub(super) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Sector numbers from here on are marks such as the end of a chain.
const MARKS: u32 = 0xFFFF_FFFA;
/// Streams below this size lie in the stream of small sectors.
const SMALL: u64 = 4096;
const SMALL_SECTOR: usize = 64;

struct Entry {
    name: String,
    root: bool,
    start: u32,
    size: u64,
}

/// The container, opened.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    entries: Vec<Entry>,
    small: Vec<u8>,
    next_small: Vec<u32>,
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word))
}

impl<'a> Compound<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Compound<'a>, Problem> {
        Compound::opened(bytes).ok_or_else(|| broken("its sectors do not fit together"))
    }

    fn opened(bytes: &'a [u8]) -> Option<Compound<'a>> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut own = Compound { bytes, sector, next: vec![], entries: vec![], small: vec![], next_small: vec![] };
        let sectors = bytes.len() / sector + 1;
        let mut tables: Vec<u32> = words(bytes.get(76..512)?).filter(|id| *id < MARKS).collect();
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..sectors {
            if more >= MARKS {
                break;
            }
            let ids: Vec<u32> = words(own.at(more)?).collect();
            let (last, ids) = ids.split_last()?;
            tables.extend(ids.iter().filter(|id| **id < MARKS));
            more = *last;
        }
        if tables.len() > sectors {
            return None;
        }
        for id in tables {
            let table = own.at(id)?;
            own.next.extend(words(table));
        }
        let directory = own.chain(u32_at(bytes, 48)?, u64::MAX)?;
        own.entries = directory.as_chunks::<128>().0.iter().filter_map(|entry| own.entry(entry)).collect();
        let first_small = u32_at(bytes, 60)?;
        if first_small < MARKS {
            own.next_small = words(&own.chain(first_small, u64::MAX)?).collect();
            let root = own.entries.iter().find(|entry| entry.root)?;
            own.small = own.chain(root.start, root.size)?;
        }
        Some(own)
    }

    fn entry(&self, entry: &[u8; 128]) -> Option<Entry> {
        let root = *entry.get(66)? == 5;
        let units = entry.get(..64)?.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
        let name = char::decode_utf16(units.take_while(|unit| *unit != 0));
        let name = name.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        // The upper half is not always cleared in files of small sectors.
        let upper = if self.sector == 512 { 0 } else { u64::from(u32_at(entry, 124)?) << 32 };
        Some(Entry { name, root, start: u32_at(entry, 116)?, size: upper | u64::from(u32_at(entry, 120)?) })
    }

    /// One sector; the last one may be cut short.
    fn at(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    fn chain(&self, mut id: u32, size: u64) -> Option<Vec<u8>> {
        let mut stream = Vec::new();
        let mut steps = 0;
        while id < MARKS && (stream.len() as u64) < size {
            stream.extend_from_slice(self.at(id)?);
            id = *self.next.get(id as usize)?;
            steps += 1;
            if steps > self.next.len() {
                return None;
            }
        }
        stream.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Some(stream)
    }

    fn small_chain(&self, mut id: u32, size: u64) -> Option<Vec<u8>> {
        let mut stream = Vec::new();
        let mut steps = 0;
        while id < MARKS && (stream.len() as u64) < size {
            let start = (id as usize).checked_mul(SMALL_SECTOR)?;
            let end = (start + SMALL_SECTOR).min(self.small.len());
            stream.extend_from_slice(self.small.get(start..end)?);
            id = *self.next_small.get(id as usize)?;
            steps += 1;
            if steps > self.next_small.len() {
                return None;
            }
        }
        stream.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Some(stream)
    }

    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The stream of that name, whole.
    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(entry) = self.entries.iter().find(|entry| !entry.root && entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let stream = if entry.size < SMALL {
            self.small_chain(entry.start, entry.size)
        } else {
            self.chain(entry.start, entry.size)
        };
        let whole = stream.filter(|stream| stream.len() as u64 == entry.size);
        whole.map(Some).ok_or_else(|| broken("it is cut off or its sectors are mixed up"))
    }
}
