//! Small workbooks of each format, made part by part.
#![allow(dead_code, reason = "each test uses a part")]

use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A cell to be put into a fixture. A date is its serial number and its ISO form.
#[derive(Clone, Debug)]
pub enum Put {
    Blank,
    Text(String),
    Number(f64),
    Date(f64, &'static str),
    Bool(bool),
    Error(&'static str),
}

pub fn text(text: &str) -> Put {
    Put::Text(text.to_owned())
}

/// An archive of these parts.
pub fn archive<B: AsRef<[u8]>>(parts: &[(&str, B)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A sheet of an XLSX by its own XML: name, attributes in the workbook, XML of the sheet.
pub type Raw<'a> = (&'a str, &'a str, String);

/// An XLSX of sheets as XML. Style 1 is a date, 2 a length of time, 3 a percentage.
pub fn xlsx(sheets: &[Raw<'_>], shared: &str, from_1904: bool) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut list, mut links, mut parts) = (String::new(), String::new(), Vec::new());
    for (at, (name, more, xml)) in sheets.iter().enumerate() {
        let id = at + 1;
        list.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{id}\" {more} r:id=\"rId{id}\"/>"));
        links.push_str(&format!(
            "<Relationship Id=\"rId{id}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        ));
        parts.push((format!("xl/worksheets/sheet{id}.xml"), format!("<worksheet xmlns=\"{main}\">{xml}</worksheet>")));
    }
    let package = "http://schemas.openxmlformats.org/package/2006";
    let properties = if from_1904 { "<workbookPr date1904=\"1\"/>" } else { "<workbookPr/>" };
    let xfs = [0, 14, 46, 9].map(|format| format!("<xf numFmtId=\"{format}\"/>")).join("");
    parts.extend([
        ("[Content_Types].xml".to_owned(), format!("<Types xmlns=\"{package}/content-types\"/>")),
        ("_rels/.rels".to_owned(), format!("<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ("xl/workbook.xml".to_owned(), format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\">{properties}<sheets>{list}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships xmlns=\"{package}/relationships\">{links}</Relationships>")),
        ("xl/styles.xml".to_owned(), format!("<styleSheet xmlns=\"{main}\"><cellXfs count=\"4\">{xfs}</cellXfs></styleSheet>")),
        ("xl/sharedStrings.xml".to_owned(), format!("<sst xmlns=\"{main}\">{shared}</sst>")),
    ]);
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, xml)| (name.as_str(), xml.as_str())).collect();
    archive(&parts)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An ODS of sheets: name, whether hidden, XML of the rows.
pub fn ods(sheets: &[(&str, bool, String)]) -> Vec<u8> {
    let tables: String = sheets
        .iter()
        .map(|(name, hidden, rows)| {
            let style = if *hidden { "ta2" } else { "ta1" };
            format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
        })
        .collect();
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles>\
         <style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>\
         <style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content),
    ])
}

/// Rows as XML of OpenDocument.
pub fn ods_rows(rows: &[Vec<Put>]) -> String {
    let cell = |put: &Put| match put {
        Put::Blank => "<table:table-cell/>".to_owned(),
        Put::Text(text) => {
            let lines: String = escaped(text).lines().map(|line| format!("<text:p>{line}</text:p>")).collect();
            format!("<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>")
        }
        Put::Number(value) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>shown</text:p></table:table-cell>"
        ),
        Put::Date(_, iso) => format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{iso}\"><text:p>shown</text:p></table:table-cell>"
        ),
        Put::Bool(value) => {
            format!("<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"{value}\"/>")
        }
        Put::Error(name) => format!(
            "<table:table-cell table:formula=\"of:=x\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>{name}</text:p></table:table-cell>"
        ),
    };
    let row =
        |row: &Vec<Put>| format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>());
    rows.iter().map(row).collect()
}

/// An XML Spreadsheet 2003 of one sheet.
pub fn spreadsheet_2003(rows: &[Vec<Put>]) -> String {
    let cell = |put: &Put| {
        let (kind, text) = match put {
            Put::Blank => return "<Cell/>".to_owned(),
            Put::Text(text) => ("String", escaped(text).replace('\n', "&#10;")),
            Put::Number(value) => ("Number", value.to_string()),
            Put::Date(_, iso) => ("DateTime", format!("{iso}T00:00:00.000")),
            Put::Bool(value) => ("Boolean", u8::from(*value).to_string()),
            Put::Error(name) => ("Error", (*name).to_owned()),
        };
        format!("<Cell><Data ss:Type=\"{kind}\">{text}</Data><Comment><ss:Data>no</ss:Data></Comment></Cell>")
    };
    let rows: String =
        rows.iter().map(|row| format!("<Row>{}</Row>", row.iter().map(cell).collect::<String>())).collect();
    format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         <Worksheet ss:Name=\"Deals\"><Table>{rows}</Table></Worksheet></Workbook>"
    )
}

fn units(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// An XLSB of one sheet. Texts lie in the cells and, every second one, in the shared table.
pub fn xlsb(rows: &[Vec<Put>]) -> Vec<u8> {
    fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
        if kind < 128 {
            out.push(kind as u8);
        } else {
            out.extend([(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]);
        }
        let mut len = data.len();
        while len >= 128 {
            out.push((len & 0x7F) as u8 | 0x80);
            len >>= 7;
        }
        out.push(len as u8);
        out.extend(data);
    }
    let wide = |text: &str| {
        let units = units(text);
        [&(units.len() as u32 / 2).to_le_bytes()[..], &units].concat()
    };
    let mut book = Vec::new();
    record(&mut book, 0x83, &[]);
    record(&mut book, 0x99, &[0; 12]);
    record(&mut book, 0x8F, &[]);
    record(&mut book, 0x9C, &[&[0; 4][..], &[1, 0, 0, 0], &wide("rId1"), &wide("Deals")].concat());
    record(&mut book, 0x90, &[]);
    record(&mut book, 0x84, &[]);
    let (mut sheet, mut shared, mut count) = (Vec::new(), Vec::new(), 0_u32);
    record(&mut sheet, 0x81, &[]);
    record(&mut sheet, 0x94, &[0; 16]);
    record(&mut sheet, 0x91, &[]);
    for (row, cells) in rows.iter().enumerate() {
        record(&mut sheet, 0x00, &[&(row as u32).to_le_bytes()[..], &[0; 12]].concat());
        for (column, put) in cells.iter().enumerate() {
            let style = u32::from(matches!(put, Put::Date(..)));
            let head = [(column as u32).to_le_bytes(), style.to_le_bytes()].concat();
            let (kind, data) = match put {
                Put::Blank => (0x01, vec![]),
                Put::Text(text) if column % 2 == 0 => (0x06, wide(text)),
                Put::Text(text) => {
                    record(&mut shared, 0x13, &[&[0][..], &wide(text)].concat());
                    count += 1;
                    (0x07, (count - 1).to_le_bytes().to_vec())
                }
                Put::Number(value) | Put::Date(value, _) => (0x05, value.to_le_bytes().to_vec()),
                Put::Bool(value) => (0x04, vec![u8::from(*value)]),
                Put::Error(name) => (0x03, vec![error_code(name)]),
            };
            record(&mut sheet, kind, &[head, data].concat());
        }
    }
    record(&mut sheet, 0x92, &[]);
    let mut strings = Vec::new();
    record(&mut strings, 0x9F, &[count.to_le_bytes(), count.to_le_bytes()].concat());
    strings.extend(shared);
    let mut styles = Vec::new();
    record(&mut styles, 0x269, &2_u32.to_le_bytes());
    for format in [0_u8, 14] {
        record(&mut styles, 0x2F, &[&[0, 0, format, 0][..], &[0; 12]].concat());
    }
    let links = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    archive(&[
        ("[Content_Types].xml", &b"<Types/>"[..]),
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet),
        ("xl/sharedStrings.bin", &strings),
        ("xl/styles.bin", &styles),
    ])
}

fn error_code(name: &str) -> u8 {
    match name {
        "#DIV/0!" => 0x07,
        "#REF!" => 0x17,
        _ => 0x2A,
    }
}

/// A container of Excel before 2007 with these streams, each in sectors of its own size.
pub fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut next: Vec<u32> = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    let mut add = |bytes: &[u8], next: &mut Vec<u32>| {
        let first = next.len() as u32;
        let count = bytes.len().div_ceil(SECTOR).max(1);
        for at in 1..=count {
            next.push(if at == count { 0xFFFF_FFFE } else { first + at as u32 });
        }
        body.extend(bytes);
        body.resize(next.len() * SECTOR, 0);
        first
    };
    let (mut small, mut next_small) = (Vec::new(), Vec::<u32>::new());
    let mut entries = Vec::new();
    for (name, bytes) in streams {
        let start = if bytes.len() < 4096 {
            let first = next_small.len() as u32;
            let count = bytes.len().div_ceil(64).max(1);
            for at in 1..=count {
                next_small.push(if at == count { 0xFFFF_FFFE } else { first + at as u32 });
            }
            small.extend(bytes);
            small.resize(next_small.len() * 64, 0);
            first
        } else {
            add(bytes, &mut next)
        };
        entries.push((*name, 2_u8, start, bytes.len()));
    }
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
    let small_start = if small.is_empty() { 0xFFFF_FFFE } else { add(&small, &mut next) };
    let mut table = next_small.clone();
    table.resize(table.len().next_multiple_of(SECTOR / 4), u32::MAX);
    let small_table = if small.is_empty() { 0xFFFF_FFFE } else { add(&words(&table), &mut next) };
    entries.insert(0, ("Root Entry", 5, small_start, small.len()));
    let mut directory = Vec::new();
    for (name, kind, start, size) in entries {
        let mut entry = units(name);
        let length = entry.len() as u16 + 2;
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([kind, 1]);
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend((size as u64).to_le_bytes());
        directory.extend(entry);
    }
    directory.resize(directory.len().next_multiple_of(SECTOR), 0);
    let directory_start = add(&directory, &mut next);
    let tables = (next.len() + 1).div_ceil(SECTOR / 4 - 1).max(1);
    let first_table = next.len() as u32;
    next.resize(next.len() + tables, 0xFFFF_FFFD);
    next.resize(next.len().next_multiple_of(SECTOR / 4), u32::MAX);
    body.extend(words(&next));
    let mut head = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    head.resize(24, 0);
    head.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    head.resize(44, 0);
    head.extend((tables as u32).to_le_bytes());
    head.extend(directory_start.to_le_bytes());
    head.resize(56, 0);
    head.extend(4096_u32.to_le_bytes());
    head.extend(small_table.to_le_bytes());
    head.extend(u32::from(!small.is_empty()).to_le_bytes());
    head.extend(0xFFFF_FFFE_u32.to_le_bytes());
    head.extend(0_u32.to_le_bytes());
    head.extend((0..109).flat_map(|at| (if at < tables as u32 { first_table + at } else { u32::MAX }).to_le_bytes()));
    [head, body].concat()
}

/// Records of Excel 97 (`old` is false) or Excel 95 with Windows-1251: one stream with these sheets (name, state, rows).
pub fn biff(sheets: &[(&str, u8, Vec<Vec<Put>>)], old: bool, from_1904: bool) -> Vec<u8> {
    fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
        out.extend(kind.to_le_bytes());
        out.extend((data.len() as u16).to_le_bytes());
        out.extend(data);
    }
    let page = |text: &str| {
        let letter = |c: char| match c {
            'А'..='я' => (c as u32 - 'А' as u32 + 0xC0) as u8,
            c if c.is_ascii() => c as u8,
            _ => b'?',
        };
        text.chars().map(letter).collect::<Vec<u8>>()
    };
    let begin = |kind: u8| [0, if old { 5 } else { 6 }, kind, 0, 0, 0, 0, 0];
    let mut out = Vec::new();
    record(&mut out, 0x809, &begin(5));
    record(&mut out, 0x42, &(if old { 1251_u16 } else { 1200 }).to_le_bytes());
    record(&mut out, 0x22, &u16::from(from_1904).to_le_bytes());
    let code = "dd\\.mm\\.yyyy";
    let format = if old {
        [&200_u16.to_le_bytes()[..], &[code.len() as u8], code.as_bytes()].concat()
    } else {
        [&200_u16.to_le_bytes()[..], &(code.len() as u16).to_le_bytes(), &[0], code.as_bytes()].concat()
    };
    record(&mut out, 0x41E, &format);
    for format in [0_u16, 14, 200] {
        record(&mut out, 0xE0, &[&[0, 0][..], &format.to_le_bytes(), &[0; 16]].concat());
    }
    let mut places = Vec::new();
    for (name, state, _) in sheets {
        places.push(out.len() + 4);
        let name = if old {
            [vec![name.len() as u8], page(name)].concat()
        } else {
            let units = units(name);
            [vec![units.len() as u8 / 2, 1], units].concat()
        };
        record(&mut out, 0x85, &[&[0, 0, 0, 0, *state, 0][..], &name].concat());
    }
    if !old {
        let puts = sheets.iter().flat_map(|(.., rows)| rows.iter().flatten());
        let shared: Vec<&str> =
            puts.filter_map(|put| if let Put::Text(text) = put { Some(text.as_str()) } else { None }).collect();
        let count = (shared.len() as u32).to_le_bytes();
        let mut table = [count, count].concat();
        for (at, text) in shared.iter().enumerate() {
            let units = units(text);
            // Every third text has fonts behind it.
            let fonts = at % 3 == 2;
            table.extend((units.len() as u16 / 2).to_le_bytes());
            table.push(if fonts { 9 } else { 1 });
            if fonts {
                table.extend([1, 0]);
            }
            table.extend(units);
            if fonts {
                table.extend([0; 4]);
            }
        }
        record(&mut out, 0xFC, &table);
    }
    record(&mut out, 0x0A, &[]);
    let mut number = 0_u32;
    for ((.., rows), place) in sheets.iter().zip(places) {
        let at = (out.len() as u32).to_le_bytes();
        out[place..place + 4].copy_from_slice(&at);
        record(&mut out, 0x809, &begin(0x10));
        for (row, cells) in rows.iter().enumerate() {
            for (column, put) in cells.iter().enumerate() {
                let style = if let Put::Date(..) = put { 1 + (column as u16 & 1) } else { 0 };
                let head = [row as u16, column as u16, style].map(u16::to_le_bytes).concat();
                let (kind, data) = match put {
                    Put::Blank => (0x201, vec![]),
                    Put::Text(text) if old => {
                        (0x204, [&(text.chars().count() as u16).to_le_bytes()[..], &page(text)].concat())
                    }
                    Put::Text(_) => {
                        number += 1;
                        (0xFD, (number - 1).to_le_bytes().to_vec())
                    }
                    // Whole numbers are packed.
                    Put::Number(value) if value.fract() == 0.0 && value.abs() < 1e6 => {
                        (0x27E, (((*value as i32) << 2) | 2).to_le_bytes().to_vec())
                    }
                    Put::Number(value) | Put::Date(value, _) => (0x203, value.to_le_bytes().to_vec()),
                    Put::Bool(value) => (0x205, vec![u8::from(*value), 0]),
                    Put::Error(name) => (0x205, vec![error_code(name), 1]),
                };
                record(&mut out, kind, &[head, data].concat());
            }
        }
        record(&mut out, 0x0A, &[]);
    }
    out
}

/// An XLS of these sheets.
pub fn xls(sheets: &[(&str, u8, Vec<Vec<Put>>)], old: bool, from_1904: bool) -> Vec<u8> {
    compound(&[(if old { "Book" } else { "Workbook" }, biff(sheets, old, from_1904))])
}
