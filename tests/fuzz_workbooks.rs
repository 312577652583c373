//! Damaged and hostile workbooks: no panic, no hang, bounded memory.
//!
//! Files are damaged as bytes, and archives also part by part with sums and sizes made right again, as somebody would who
//! means harm. What stops within calamine is counted and printed, not refused: in XLSX, sums of places such as `ZZZZZZZZ9` overflow,
//! which only builds with checks notice; in XLSB, formulas of names and styles are not checked before. `FUZZ=100000 cargo test --release --test fuzz_workbooks` tries more than the few that run by default.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]
#![allow(unsafe_code, reason = "an allocator that counts")]

#[path = "support/workbooks.rs"]
mod fixtures;

use fixtures::{Put, archive, compound, ods, ods_rows, spreadsheet_2003, text, xls, xlsb, xlsx};
use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::panic;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tiersheet::files::{Wishes, html, workbook};

struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is handed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let live = LIVE.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(live, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// The columns of a sheet may take so much, whatever the file's size, while they are put together and once more when they
/// grow.
const MEMORY: usize = 2 * 9 * (48 << 20) + (64 << 20);

/// A sequence that is the same in every run.
struct Sequence(u64);

impl Sequence {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % below.max(1)
    }
}

/// Values at which counts and places go wrong.
const EDGES: [&[u8]; 8] = [
    &[0],
    &[0xFF],
    &[0xFF, 0xFF],
    &[0, 0, 0, 0],
    &[0xFF; 4],
    &[0xFE, 0xFF, 0xFF, 0xFF],
    &[0, 0, 0, 0x80],
    b"99999999999",
];

fn damaged(bytes: &[u8], other: &[u8], sequence: &mut Sequence) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=sequence.next(3) {
        let at = sequence.next(bytes.len());
        let end = (at + 1 + sequence.next(64)).min(bytes.len());
        match sequence.next(6) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << sequence.next(8);
                }
            }
            1 => bytes.truncate(at),
            2 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            3 => {
                let from = sequence.next(other.len());
                let to = (from + 1 + sequence.next(64)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            4 => {
                bytes.drain(at..end);
            }
            _ => {
                let edge = EDGES[sequence.next(EDGES.len())];
                let end = (at + edge.len()).min(bytes.len());
                bytes.splice(at..end, edge.iter().copied());
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// The parts of an archive, with one of them damaged.
fn damaged_part(bytes: &[u8], other: &[u8], sequence: &mut Sequence) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((name, bytes));
    }
    let at = sequence.next(parts.len());
    parts[at].1 = damaged(&parts[at].1, other, sequence);
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    archive(&parts)
}

fn rows() -> Vec<Vec<Put>> {
    vec![
        vec![text("ID"), text("Сделка"), text("Сумма"), text("Дата"), text("Закрыта")],
        vec![
            text("0012"),
            text("Ромашка & Ко"),
            Put::Number(1234.56),
            Put::Date(45631.0, "2024-12-05"),
            Put::Bool(true),
        ],
        vec![text("=1+1"), text("раз\nдва"), Put::Number(-7.0), Put::Blank, Put::Error("#N/A")],
    ]
}

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let sheet = "<dimension ref=\"A1:C3\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>x</t></is></c></row>\
        <row r=\"2\"><c r=\"A2\" s=\"1\"><v>45631</v></c><c r=\"B2\"><f t=\"shared\" si=\"0\" ref=\"B2:B3\">A1+1</f><v>2</v></c><c r=\"C2\" t=\"e\"><v>#N/A</v></c></row>\
        <row r=\"3\"><c r=\"B3\"><f t=\"shared\" si=\"0\"/></c><c r=\"C3\" t=\"b\"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>";
    let shared = "<si><t xml:space=\"preserve\">id &amp; _x0041_</t></si><si><r><t>rich</t></r></si>";
    let sheets = [("Deals", 0, rows()), ("Other", 1, rows())];
    let page = "<html><head><meta charset=utf-8></head><table><tr><th colspan=2>ID<th>x<tr><td rowspan=2>1<td>a&nbsp;b<br>c<td><table><tr><td>n</table><tr><td>2</table><script>x</script>";
    vec![
        ("xlsx", xlsx(&[("s", "", sheet.to_owned()), ("t", "state=\"hidden\"", sheet.to_owned())], shared, false)),
        ("xlsb", xlsb(&rows())),
        ("xls", xls(&sheets, false, false)),
        ("xls of 95", xls(&sheets, true, true)),
        (
            "xls in large sectors",
            compound(&[("Workbook", {
                let mut bytes = fixtures::biff(&sheets, false, false);
                bytes.resize(9000, 0);
                bytes
            })]),
        ),
        ("ods", ods(&[("s", false, ods_rows(&rows())), ("t", true, ods_rows(&rows()))])),
        ("xml", spreadsheet_2003(&rows()).into_bytes()),
        ("html", page.as_bytes().to_vec()),
    ]
}

static STOPPED: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[test]
fn damaged_workbooks_neither_stop_the_reader_nor_keep_it_busy() {
    let tries: usize = std::env::var("FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(100);
    let seeds = seeds();
    for (name, bytes) in &seeds {
        assert!(workbook::read(bytes, &Wishes::default()).is_ok(), "{name} is no good seed");
    }
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        STOPPED.lock().unwrap().push(place);
    }));
    let mut sequence = Sequence(0x9E37_79B9_7F4A_7C15);
    let (mut largest, mut good) = (0, 0);
    let mut stops: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..tries * seeds.len() {
        let (name, seed) = &seeds[at % seeds.len()];
        let other = &seeds[sequence.next(seeds.len())].1;
        let bytes = if seed.starts_with(b"PK") && sequence.next(4) > 0 {
            damaged_part(seed, other, &mut sequence)
        } else {
            damaged(seed, other, &mut sequence)
        };
        PEAK.store(LIVE.load(Ordering::Relaxed), Ordering::Relaxed);
        let before = LIVE.load(Ordering::Relaxed);
        let read = panic::catch_unwind(|| {
            let _ = html::read(&String::from_utf8_lossy(&bytes), &Wishes::default(), "", false);
            let second = Wishes { sheet: Some("2".to_owned()), ..Wishes::default() };
            let _ = workbook::read(&bytes, &second);
            workbook::read(&bytes, &Wishes::default()).map(|read| read.sheet.columns.len())
        });
        good += usize::from(matches!(read, Ok(Ok(_))));
        largest = largest.max(PEAK.load(Ordering::Relaxed).saturating_sub(before));
        for place in STOPPED.lock().unwrap().drain(..) {
            *stops.entry(format!("{name}: {place}")).or_default() += 1;
        }
    }
    let _ = panic::take_hook();
    println!("{good} of {} read; most memory {largest} bytes; stops: {stops:#?}", tries * seeds.len());
    assert!(largest < MEMORY, "{largest}");
    let own: Vec<&String> = stops.keys().filter(|place| !place.contains("calamine")).collect();
    assert!(own.is_empty(), "{own:?}");
}
