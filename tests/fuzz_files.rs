//! Whatever bytes are given as a file, reading ends, with cells no more than the file can hold or with a problem.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use tiersheet::files::write::{Form, write};
use tiersheet::files::{Format, Reading, Wishes};

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let table = [
        ["ID", "Название сделки", "Сумма", "Дата"],
        ["1", "ООО Ромашка, \"лучшая\"", "1 234,56", "31.12.2025"],
        ["2", "две\nстроки", "0,5", ""],
        ["3", "", "", ""],
    ];
    let mut seeds = Vec::new();
    for encoding in ["utf-8", "utf-16le", "utf-16be", "windows-1251", "koi8-r"] {
        for (separator, line_end) in [(b';', "\r\n"), (b',', "\n"), (b'\t', "\r")] {
            seeds.push(write(&table, &Form { separator, line_end, encoding, mark: true, ..Form::default() }).unwrap());
        }
    }
    seeds.push(b"sep=;\r\n\"a\";\"b\"\r\n\"1\";\"\r\n".to_vec());
    seeds.push(b"\"\"\"\"\n\"\"\"\n\"a\"b\"\n,,,,,,,\n\0\0".to_vec());
    seeds
}

/// Reads in pieces, and checks that what came of it is in proportion to the file.
fn check(file: &[u8], head: usize, piece: usize, forced: bool) {
    let wishes = Wishes { format: forced.then_some(Format::Csv), ..Wishes::default() };
    let Ok(mut reading) = Reading::start(&file[..head.min(file.len())], head >= file.len(), &wishes) else { return };
    for piece in file.chunks(piece.max(1)) {
        if reading.push(piece).is_err() {
            return;
        }
    }
    let Ok(read) = reading.finish() else { return };
    let cells = read.sheet.rows * read.sheet.columns.len();
    assert!(cells <= 2 * file.len() + (1 << 24), "{cells} cells of {} bytes", file.len());
    let filled: usize =
        read.sheet.columns.iter().map(|column| column.kinds().iter().filter(|kind| **kind == 2).count()).sum();
    assert!(filled <= file.len());
    for column in &read.sheet.columns {
        assert_eq!(column.len(), read.sheet.rows);
        assert!((0..column.len()).all(|row| column.code(row) < column.texts().len().max(1)));
    }
}

#[test]
fn random_bytes() {
    let mut numbers = Numbers(0x5eed);
    const LIKELY: &[u8] = b"\"\"\",;\t|\r\n\n'\\ a1=\0\xff\xfe\xef\xbb\xbf\xd0\xcf";
    for _ in 0..4000 {
        let length = numbers.next(300);
        let likely = numbers.next(2) == 0;
        let byte =
            |numbers: &mut Numbers| if likely { LIKELY[numbers.next(LIKELY.len())] } else { numbers.next(256) as u8 };
        let file: Vec<u8> = (0..length).map(|_| byte(&mut numbers)).collect();
        let head = if numbers.next(2) == 0 { length } else { numbers.next(length + 1) };
        check(&file, head, numbers.next(length + 1), numbers.next(2) == 0);
    }
}

#[test]
fn files_with_bytes_changed() {
    let mut numbers = Numbers(0xc0ffee);
    let seeds = seeds();
    for round in 0..4000 {
        let mut file = seeds[round % seeds.len()].clone();
        for _ in 0..=numbers.next(6) {
            let at = numbers.next(file.len());
            match numbers.next(5) {
                0 => file[at] = numbers.next(256) as u8,
                1 => file.insert(at, b"\"\n\r;,\0\xff"[numbers.next(7)]),
                2 if file.len() > 1 => drop(file.remove(at)),
                3 if at > 0 => file.truncate(at),
                _ => {
                    let part = file[at..(at + numbers.next(40)).min(file.len())].to_vec();
                    file.extend(part);
                }
            }
        }
        let head = if numbers.next(2) == 0 { file.len() } else { numbers.next(file.len() + 1) };
        check(&file, head, numbers.next(file.len() + 1), numbers.next(4) == 0);
    }
}

#[test]
fn beginnings_of_other_formats() {
    let mut numbers = Numbers(77);
    let magic: [&[u8]; 8] = [
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"%PDF-",
        b"<html><table>",
        b"\x1f\x8b",
        b"<?xml ?>",
        b"{\"",
        b"\xff\xfe\0\0",
    ];
    for round in 0..400 {
        let mut file = magic[round % magic.len()].to_vec();
        file.extend((0..numbers.next(200)).map(|_| numbers.next(256) as u8));
        check(&file, file.len(), 64, false);
    }
}

#[test]
fn large_files_that_are_made_to_take_long() {
    let files = [
        "\"\"\"\n".repeat(250_000),
        "\"".repeat(1_000_000),
        "\"\n".repeat(500_000),
        "\"a\nb;c\n".repeat(150_000),
        ";".repeat(16_000) + &"\n".repeat(500_000),
        "\n".repeat(1_000_000) + "x",
        "a,b\n\"".to_owned() + &"1,2\n".repeat(250_000),
        "a;b\n\"".to_owned() + &"1;2\n".repeat(200_000) + "\"x;1\n",
    ];
    for file in files {
        check(file.as_bytes(), 1 << 18, 1 << 16, false);
    }
}
