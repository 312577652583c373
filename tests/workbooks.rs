//! Workbooks of every format, as they come and as they are written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

#[path = "support/workbooks.rs"]
mod fixtures;

use fixtures::{Put, archive, compound, ods, ods_rows, spreadsheet_2003, text, xls, xlsb, xlsx};
use proptest::prelude::*;
use tiersheet::cells::{Cell, Grid};
use tiersheet::date::Date;
use tiersheet::files::{Format, Read, Wishes, html, workbook, xlsx as report};
use tiersheet::{Code, Problem};

fn read(bytes: &[u8]) -> Result<Read, Problem> {
    workbook::read(bytes, &Wishes::default())
}

fn wishing(bytes: &[u8], sheet: &str) -> Result<Read, Problem> {
    workbook::read(bytes, &Wishes { sheet: Some(sheet.to_owned()), ..Wishes::default() })
}

fn shown(read: &Read) -> Vec<Vec<String>> {
    let row = |row| read.sheet.columns.iter().map(|column| column.cell(row).shown()).collect();
    (0..read.sheet.rows).map(row).collect()
}

fn codes(read: &Read) -> Vec<(Code, String)> {
    read.notes.iter().map(|note| (note.code, note.place.cell())).collect()
}

fn sheet(rows: &str) -> String {
    format!("<sheetData>{rows}</sheetData>")
}

fn deals() -> Vec<Vec<Put>> {
    vec![
        vec![],
        vec![text("ID"), text("Сделка"), text("Сумма"), text("Дата"), text("Закрыта"), text("x")],
        vec![
            text("0012"),
            text("Ромашка & Ко"),
            Put::Number(1234.56),
            Put::Date(45631.0, "2024-12-05"),
            Put::Bool(true),
            Put::Blank,
        ],
        vec![text("=1+1"), text("раз\nдва"), Put::Number(-7.0), Put::Blank, Put::Bool(false), Put::Error("#DIV/0!")],
        vec![
            text("+7 495"),
            Put::Blank,
            Put::Number(0.15),
            Put::Date(59.0, "1900-02-28"),
            Put::Blank,
            Put::Error("#N/A"),
        ],
    ]
}

#[test]
fn every_format_gives_the_same_cells() {
    let expected = [
        ["", "", "", "", "", ""],
        ["ID", "Сделка", "Сумма", "Дата", "Закрыта", "x"],
        ["0012", "Ромашка & Ко", "1234.56", "2024-12-05", "TRUE", ""],
        ["=1+1", "раз\nдва", "-7", "", "FALSE", "#DIV/0!"],
        ["+7 495", "", "0.15", "1900-02-28", "", "#N/A"],
    ];
    let sheets = [("Deals", 0, deals())];
    for (format, bytes) in [
        (Format::Xlsb, xlsb(&deals())),
        (Format::Xls, xls(&sheets, false, false)),
        (Format::Xls, xls(&sheets, true, false)),
        (Format::Ods, ods(&[("Deals", false, ods_rows(&deals()))])),
        (Format::Xls, spreadsheet_2003(&deals()).into_bytes()),
    ] {
        let read = read(&bytes).unwrap_or_else(|problem| panic!("{format:?}: {problem}"));
        assert_eq!(read.sniffed.format, format);
        assert_eq!(shown(&read), expected, "{format:?}");
        assert_eq!(read.sniffed.sheets, [("Deals".to_owned(), false)]);
        assert_eq!(codes(&read), [], "{format:?}");
    }
}

#[test]
fn long_streams_of_xls_lie_in_large_sectors() {
    let rows: Vec<Vec<Put>> = (0..40_000).map(|row| vec![text("a"), Put::Number(f64::from(row) + 0.5)]).collect();
    let read = read(&xls(&[("s", 0, rows)], true, false)).unwrap();
    assert_eq!(read.sheet.rows, 40_000);
    assert_eq!(read.sheet.columns[1].value(39_999), 39_999.5);
}

#[test]
fn workbooks_that_count_from_1904() {
    let rows = vec![vec![text("Дата")], vec![Put::Date(44169.0, "")]];
    for bytes in [
        xls(&[("s", 0, rows)], false, true),
        xlsx(
            &[(
                "s",
                "",
                sheet("<row><c t=\"inlineStr\"><is><t>Дата</t></is></c></row><row><c s=\"1\"><v>44169</v></c></row>"),
            )],
            "",
            true,
        ),
    ] {
        let read = read(&bytes).unwrap();
        assert!(read.sniffed.from_1904);
        assert_eq!(read.sheet.columns[0].cell(1), Cell::Date(Date::new(2024, 12, 5).unwrap()));
        assert_eq!(read.sheet.columns[0].value(1), 45631.0);
    }
}

#[test]
fn cells_of_xlsx_as_they_are_written_by_many_programs() {
    let shared = "<si><t xml:space=\"preserve\"> two  blanks </t></si><si><r><t xml:space=\"preserve\">rich </t></r><r><t>text</t></r></si>";
    let rows = "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c>\
        <c r=\"D3\" t=\"inlineStr\"><is><t>in &amp; line</t></is></c><c r=\"E3\" t=\"str\"><f>A1</f><v>result</v></c></row>\
        <row r=\"4\"><c r=\"B4\"><v>1234567890123456</v></c><c r=\"C4\" s=\"3\"><v>0.15</v></c><c r=\"D4\" s=\"2\"><v>1.5</v></c>\
        <c r=\"E4\" s=\"1\"><v>45631.75</v></c><c r=\"F4\" t=\"b\"><v>1</v></c><c r=\"G4\" t=\"e\"><v>#N/A</v></c>\
        <c r=\"H4\" t=\"d\"><v>2024-12-05T00:00:00</v></c></row>\
        <row r=\"6\"><c r=\"B6\"><f>B4+1</f></c><c r=\"C6\"><f>2</f><v>2</v></c><c r=\"D6\" s=\"1\"><v>-1</v></c></row>\
        <row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>";
    let merged = "<mergeCells count=\"2\"><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"B4:B5\"/></mergeCells>";
    let dimension = "<dimension ref=\"A1:XFD1048576\"/>";
    let bytes = xlsx(&[("s", "", format!("{dimension}{}{merged}", sheet(rows)))], shared, false);
    let read = read(&bytes).unwrap();
    let none = [""; 8];
    assert_eq!(
        shown(&read),
        [
            none,
            none,
            ["", " two  blanks ", "rich text", "in & line", "result", "", "", ""],
            ["", "1234567890123460", "0.15", "1.5", "2024-12-05", "TRUE", "#N/A", "2024-12-05"],
            none,
            ["", "", "2", "-1", "", "", "", ""],
        ]
    );
    let expected =
        [(Code::UncachedFormulas, "B6"), (Code::MergedCells, "B4"), (Code::TimesOfDay, "E4"), (Code::DateStyles, "D6")];
    assert_eq!(codes(&read), expected.map(|(code, cell)| (code, cell.to_owned())));
}

#[test]
fn the_fullest_visible_sheet_with_headers_is_read_and_the_others_are_named() {
    let row = |cells: &str| format!("<row>{cells}</row>");
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let numbers = row(&"<c><v>1</v></c>".repeat(40));
    let table = row(&(text("id") + &text("sum"))) + &row(&(text("7") + "<c><v>1</v></c>"));
    let note = row(&(text("made") + &text("by")));
    let sheets = [
        ("Cover", "", sheet(&note)),
        ("Pivot", "", sheet(&numbers)),
        ("Данные", "", sheet(&table)),
        ("Old", "state=\"hidden\"", sheet(&table.repeat(3))),
        ("Empty", "", sheet("")),
    ];
    let bytes = xlsx(&sheets, "", false);
    let read = read(&bytes).unwrap();
    assert_eq!((read.sheet.name.as_str(), read.sniffed.sheet), ("Данные", 2));
    assert_eq!(codes(&read), [(Code::SeveralSheets, String::new())]);
    assert_eq!(read.notes[0].args[1..], ["1: \"Cover\", 2: \"Pivot\"", "1"]);
    let hidden: Vec<bool> = read.sniffed.sheets.iter().map(|(_, hidden)| *hidden).collect();
    assert_eq!(hidden, [false, false, false, true, false]);
    for (wish, sheet) in [("данные", 2), ("OLD", 3), (" 1 ", 0), ("5", 4)] {
        let read = wishing(&bytes, wish).unwrap();
        assert_eq!((read.sniffed.sheet, read.notes.len()), (sheet, 0), "{wish}");
    }
    for (wish, near) in [("6", ""), ("0", ""), ("Pivott", "Pivot"), ("-1", "")] {
        let problem = wishing(&bytes, wish).unwrap_err();
        assert_eq!((problem.code, problem.args[1].as_str()), (Code::UnknownSheet, near), "{wish}");
        assert!(problem.args[2].ends_with("5: \"Empty\""));
    }
}

#[test]
fn hidden_sheets_of_the_other_formats_are_passed_over() {
    let hidden = vec![vec![text("id"), text("x")], vec![text("1"), text("2")], vec![text("1"), text("2")]];
    let seen = vec![vec![text("id"), text("y")]];
    let of_ods = ods(&[("h", true, ods_rows(&hidden)), ("v", false, ods_rows(&seen))]);
    for bytes in [xls(&[("h", 1, hidden), ("v", 0, seen)], false, false), of_ods] {
        let read = read(&bytes).unwrap();
        assert_eq!((read.sheet.name.as_str(), read.notes.len()), ("v", 0));
        assert_eq!(wishing(&bytes, "h").unwrap().sheet.rows, 3);
    }
    let only = ods(&[("h", true, ods_rows(&[vec![text("x")]]))]);
    let problem = read(&only).unwrap_err();
    assert_eq!((problem.code, problem.args[0].as_str()), (Code::EmptyWorkbook, "1: \"h\""));
}

#[test]
fn repeated_blanks_of_ods_cost_nothing_and_repeated_values_are_there() {
    let rows = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell/><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2\"><text:p>a<text:s text:c=\"3\"/>b</text:p><text:p>c<text:line-break/>d</text:p><office:annotation><text:p>no</text:p></office:annotation></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell office:value-type=\"time\" office:time-value=\"PT36H00M00S\"/><table:table-cell table:formula=\"of:=1\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let read = read(&ods(&[("s", false, rows.to_owned())])).unwrap();
    let none = ["", "", ""];
    let text = ["", "a   b\nc\nd", "a   b\nc\nd"];
    assert_eq!(shown(&read), [none, none, text, text, ["1.5", "", ""]]);
    assert_eq!(codes(&read), [(Code::UncachedFormulas, "B5".to_owned())]);
}

#[test]
fn what_claims_to_be_huge_is_refused() {
    let far = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>";
    let repeated = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/></table:table-row>";
    let blanks = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row>";
    for (what, bytes) in [
        ("two cells far apart", xlsx(&[("s", "", sheet(far))], "", false)),
        ("values repeated", ods(&[("s", false, repeated.to_owned())])),
        ("blanks repeated", ods(&[("s", false, blanks.to_owned())])),
    ] {
        assert_eq!(read(&bytes).unwrap_err().code, Code::LargeWorkbook, "{what}");
    }
}

#[test]
fn a_password_is_named() {
    let encrypted = compound(&[("EncryptionInfo", vec![0; 200]), ("EncryptedPackage", vec![0; 5000])]);
    assert_eq!(read(&encrypted).unwrap_err().code, Code::ProtectedWorkbook);
    let mut records = fixtures::biff(&[("s", 0, deals())], false, false);
    records.splice(12..12, [0x2F, 0, 2, 0, 1, 0]);
    assert_eq!(read(&compound(&[("Workbook", records)])).unwrap_err().code, Code::ProtectedWorkbook);
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let locked = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "\u{1}\u{2}"),
    ]);
    assert_eq!(read(&locked).unwrap_err().code, Code::ProtectedWorkbook);
}

#[test]
fn what_is_no_workbook_is_named() {
    for (what, bytes) in [
        ("Numbers", archive(&[("Index/Document.iwa", "x")])),
        ("Google", b"{\"url\": \"https://docs.google.com/open?id=1\"}".to_vec()),
        ("PDF", b"%PDF-1.7".to_vec()),
        ("text", archive(&[("word/document.xml", "x")])),
        ("archive", archive(&[("a.csv", "x")])),
        ("empty", Vec::new()),
        ("slides", compound(&[("PowerPoint Document", vec![0; 100])])),
        ("Excel 4", vec![0x09, 0x04, 0x06, 0x00, 0, 0, 0x10, 0, 0, 0]),
    ] {
        let problem = read(&bytes).unwrap_err();
        assert_eq!(problem.code, Code::NoWorkbook, "{what}: {problem}");
    }
    assert_eq!(read(b"PK\x03\x04 cut off").unwrap_err().code, Code::BrokenWorkbook);
}

#[test]
fn a_page_named_xls_is_decoded_by_its_own_charset() {
    let page = "<meta charset=windows-1251><table><tr><th>\u{0}</table>".replace('\u{0}', "@");
    let bytes: Vec<u8> = page.bytes().map(|byte| if byte == b'@' { 0xC0 } else { byte }).collect();
    let read = read(&bytes).unwrap();
    assert_eq!((read.sniffed.format, read.sniffed.encoding.as_str()), (Format::Html, "windows-1251"));
    assert_eq!(shown(&read), [["А"]]);
    assert_eq!(html::charset(&bytes).as_deref(), Some("windows-1251"));
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Blank),
        any::<bool>().prop_map(Cell::Bool),
        (-999_999_999_i64..999_999_999, 0_u32..6)
            .prop_map(|(units, scale)| Cell::Number(tiersheet::number::of_units(units, scale))),
        (1901_i32..9999, 1_u8..13, 1_u8..29)
            .prop_map(|(year, month, day)| Cell::Date(Date::new(year, month, day).unwrap())),
        "\\PC{0,12}".prop_map(Cell::text),
        "[=+@ 0-9_x\\n\\r\\tА-яA-F<>&\"']{1,12}".prop_map(Cell::text),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_comes_back(rows in prop::collection::vec(prop::collection::vec(cell(), 1..6), 1..8), header: bool) {
        let mut rows = rows;
        // A cell at the end, so that no row or column at the end is blank throughout; headers are written as texts.
        let width = rows.iter().map(Vec::len).max().unwrap();
        for row in &mut rows {
            row.resize(width, Cell::Blank);
        }
        rows.push(vec![Cell::text("end"); width]);
        if header {
            rows.insert(0, vec![Cell::text("head"); width]);
        }
        let page = report::Page { name: "p".to_owned(), rows: Grid { rows: rows.clone() }, header, widths: vec![] };
        let read = read(&report::write(&[page]).unwrap()).unwrap();
        let back: Vec<Vec<Cell>> =
            (0..read.sheet.rows).map(|row| read.sheet.columns.iter().map(|column| column.cell(row)).collect()).collect();
        prop_assert_eq!(back, rows);
        prop_assert_eq!(read.notes.len(), 0);
    }
}
