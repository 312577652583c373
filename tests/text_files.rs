//! Text files: what was written is what is read, however the file is made and in whatever pieces it comes; and the traps
//! that exports of CRMs hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use proptest::prelude::*;
use tiersheet::files::write::{Form, Quote, write};
use tiersheet::files::{Format, Read, Reading, Wishes, read};
use tiersheet::{Code, Lang, Problem};

const ENCODINGS: [&str; 9] =
    ["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252", "koi8-r", "koi8-u", "ibm866", "x-mac-cyrillic"];

fn in_pieces(file: &[u8], size: usize, wishes: &Wishes) -> Result<Read, Problem> {
    let mut reading = Reading::start(file, true, wishes)?;
    for piece in file.chunks(size) {
        reading.push(piece)?;
    }
    reading.finish()
}

fn cells(read: &Read) -> Vec<Vec<String>> {
    let text = |row| read.sheet.columns.iter().map(move |column| column.text(row).unwrap_or("").to_owned()).collect();
    (0..read.sheet.rows).map(text).collect()
}

/// Rows as a sheet has them: of equal length, without blank columns at the end.
fn squared(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let filled = |row: &Vec<String>| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let width = rows.iter().map(filled).max().unwrap_or(0);
    rows.iter().map(|row| (0..width).map(|at| row.get(at).cloned().unwrap_or_default()).collect()).collect()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    cells(&read(text.as_bytes(), &Wishes::default()).unwrap())
}

fn note(read: &Read, code: Code) -> &Problem {
    read.notes.iter().find(|note| note.code == code).unwrap_or_else(|| panic!("{code:?} is not among {:?}", read.notes))
}

fn forms() -> impl Strategy<Value = Form> {
    (
        prop::sample::select(vec![b',', b';', b'\t', b'|', b'^', 0x1f]),
        prop::sample::select(vec![Quote::Needed, Quote::Always]),
        prop::sample::select(vec!["\r\n", "\n", "\r"]),
        prop::sample::select(ENCODINGS.to_vec()),
        any::<bool>(),
    )
        .prop_map(|(separator, quote, line_end, encoding, mark)| Form {
            separator,
            quote,
            line_end,
            encoding,
            mark,
        })
}

/// Any text, and such as break readers.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[ -~]{0,8}",
        3 => "[а-яА-ЯіїєґІЇЄ ,;.\"]{0,12}",
        2 => any::<String>(),
        2 => prop::sample::select(vec![
            "", "", "", " ", "  x", "x ", "\"", "\"\"", "\"a", "a\"b", ",", ";", "\t", "|", "\r", "\n", "\r\n", "a\nb", "sep=;", "ID",
            "'", "\\", "\\\"", "\0", "\u{a0}", "é", "«Ромашка»", "007", "=1+1", "𝒜",
        ]).prop_map(str::to_owned),
        1 => prop_oneof![9 => 1usize..200, 1 => 30_000usize..70_000].prop_map(|length| "я,".repeat(length / 2)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_table_comes_back(
        mut table in prop::collection::vec(prop::collection::vec(cell(), 1..5), 1..8),
        form in forms(),
        size in prop_oneof![Just(1usize), 2usize..50, Just(1 << 20)],
    ) {
        // A mark of byte order before the first cell is none of it.
        if let Some(first) = table.first_mut().and_then(|row| row.first_mut()) {
            *first = first.trim_start_matches('\u{feff}').to_owned();
        }
        let lacks = |c: char| write(&[[c.to_string()]], &form).is_err();
        for cell in table.iter_mut().flatten() {
            if !form.encoding.starts_with("utf") {
                cell.retain(|c| !lacks(c));
            }
        }
        let expected = squared(&table);
        let file = write(&table, &form).unwrap();
        let wishes = Wishes {
            format: Some(Format::Csv),
            encoding: Some(form.encoding.to_owned()),
            separator: Some(form.separator),
            sheet: None,
        };
        match in_pieces(&file, size, &wishes) {
            Ok(read) => {
                // A quotation mark or a backslash may be taken for a dialect only where the file shows it.
                prop_assert_eq!(cells(&read), expected, "{:?}", String::from_utf8_lossy(&file));
                let marked = form.mark && form.encoding.starts_with("utf");
                prop_assert_eq!(read.sniffed.mark, marked);
                prop_assert_eq!(read.sniffed.line_end, form.line_end);
            }
            Err(problem) => {
                prop_assert_eq!(problem.code, Code::EmptyFile);
                prop_assert!(expected.iter().all(Vec::is_empty));
            }
        }
    }
}

const RUSSIAN: &[&str] = &[
    "Иванов Пётр",
    "ООО «Ромашка»",
    "Анна Щербакова",
    "ЗАО Вымпел",
    "Юрий Цой",
    "Жанна Эйхенбаум",
    "ИП Сидоров",
    "Москва",
    "Санкт-Петербург",
    "оплачено",
    "в работе",
    "Новая сделка",
    "ТОРГОВЫЙ ДОМ",
    "Ёлкина Мария",
    "Фёдор Хрюкин",
    "№ 15",
];
const UKRAINIAN: &[&str] = &[
    "Іваненко Петро",
    "ТОВ «Ромашка»",
    "Київ",
    "Їжакевич Олена",
    "Євген Ґудзь",
    "Львів",
    "угода",
    "виграно",
    "Нова пошта",
    "Щербаченко Юрій",
    "Дніпро",
    "ФОП Сидоренко",
    "Чернівці",
    "у роботі",
    "Одеса",
    "Жашків",
];
const WESTERN: &[&str] = &[
    "Müller GmbH",
    "Café du Monde",
    "Jürgen Groß",
    "Peña e Hijos",
    "São Paulo",
    "Émile Zola",
    "Ångström AB",
    "naïve",
    "Smith",
    "won",
    "London",
    "Björn",
    "Société Générale",
    "Łódź",
    "O’Neil",
    "100 €",
];

fn realistic() -> impl Strategy<Value = (Vec<Vec<String>>, &'static str)> {
    (0usize..3, 4usize..40, any::<prop::sample::Index>(), prop::collection::vec(any::<(u16, u16, u16)>(), 40)).prop_map(
        |(language, count, encoding, picks)| {
            let (words, header, encodings): (_, _, &[&'static str]) = match language {
                0 => (RUSSIAN, ["ID", "Название", "Город", "Сумма"], &["utf-8", "utf-16le", "windows-1251", "koi8-r"]),
                1 => (UKRAINIAN, ["ID", "Назва", "Місто", "Сума"], &["utf-8", "utf-16le", "windows-1251", "koi8-u"]),
                _ => (WESTERN, ["ID", "Name", "City", "Amount"], &["utf-8", "utf-16le", "windows-1252"]),
            };
            let encoding = encodings[encoding.index(encodings.len())];
            let mut rows = vec![header.map(str::to_owned).to_vec()];
            for (index, (name, city, sum)) in picks.into_iter().take(count).enumerate() {
                let word = |pick: u16| {
                    let word = words[usize::from(pick) % words.len()];
                    // What the encoding lacks its users write otherwise.
                    match encoding {
                        "windows-1252" => word.replace("Łódź", "Lodz"),
                        "koi8-r" | "koi8-u" => word.replace(['«', '»'], "\"").replace('№', "N"),
                        _ => word.to_owned(),
                    }
                };
                rows.push(vec![(index + 1).to_string(), word(name), word(city), format!("{sum},50")]);
            }
            (rows, encoding)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn realistic_tables_are_read_without_being_told_how(
        (table, encoding) in realistic(),
        separator in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        quote in prop::sample::select(vec![Quote::Needed, Quote::Always]),
        line_end in prop::sample::select(vec!["\r\n", "\n", "\r"]),
        mark in any::<bool>(),
        size in prop_oneof![Just(1usize), Just(7), Just(1 << 20)],
    ) {
        let form = Form { separator, quote, line_end, encoding, mark };
        let file = write(&table, &form).unwrap();
        let read = in_pieces(&file, size, &Wishes::default()).unwrap();
        prop_assert_eq!(cells(&read), table, "{} {:?}", &read.sniffed.encoding, encoding);
        prop_assert_eq!(read.sniffed.separator, separator);
    }
}

#[test]
fn unicode_text_of_excel() {
    let rows = [["id", "Имя"], ["1", "Ма\"ша"], ["2", ""]];
    for (encoding, mark) in [("utf-16le", true), ("utf-16be", true), ("utf-16le", false), ("utf-16be", false)] {
        let form = Form { separator: b'\t', encoding, mark, ..Form::default() };
        let read = read(&write(&rows, &form).unwrap(), &Wishes::default()).unwrap();
        assert_eq!(cells(&read), rows, "{encoding} {mark}");
        let sniffed = read.sniffed;
        assert_eq!(
            (sniffed.encoding.to_lowercase().as_str(), sniffed.mark, sniffed.separator),
            (encoding, mark, b'\t')
        );
        assert_eq!(read.notes, []);
    }
}

#[test]
fn bitrix24_ends_every_line_with_a_separator() {
    let text = "\u{feff}\"ID\";\"Название\";\n\"1\";\"А\";\n\"2\";\"Б\";\n";
    let read = read(text.as_bytes(), &Wishes::default()).unwrap();
    assert_eq!(cells(&read), [["ID", "Название"], ["1", "А"], ["2", "Б"]]);
    let note = note(&read, Code::EmptyColumns);
    assert_eq!((note.place.column, note.args[0].as_str()), (Some(3), "1"));
    assert_eq!((read.sniffed.line_end, read.sniffed.separator, read.sniffed.mark), ("\n", b';', true));
}

#[test]
fn footers_of_salesforce_and_blank_rows_keep_their_numbers() {
    let text = "\"Account ID\",\"Name\",\"Amount\"\n\"001\",\"Acme\",\"5\"\n\n\n\"Deals of 2025\"\n\"Copyright (c)\"\n";
    let read = read(text.as_bytes(), &Wishes::default()).unwrap();
    assert_eq!(read.sheet.rows, 6);
    assert_eq!(read.sheet.columns[0].text(4), Some("Deals of 2025"));
    let note = note(&read, Code::NarrowRows);
    assert_eq!((note.place.row, &note.args[..2]), (Some(5), &["2".to_owned(), "5, 6".to_owned()][..]));
}

#[test]
fn exports_one_below_another() {
    let text = "id,name\n1,A\nid,name\n2,B\n3,C,D\nid,name\n";
    let read = read(text.as_bytes(), &Wishes::default()).unwrap();
    assert_eq!(read.sheet.rows, 6);
    assert_eq!(note(&read, Code::RepeatedHeaders).args, ["2", "3, 6"]);
    let wide = note(&read, Code::WideRows);
    assert_eq!((wide.place.row, wide.place.column, wide.args[2].as_str()), (Some(5), Some(3), "2"));
}

#[test]
fn the_line_that_names_the_separator_is_no_row() {
    let read = read(b"sep=|\r\na,b|c;d\r\n1,2|3;4\r\n", &Wishes::default()).unwrap();
    assert_eq!(cells(&read), [["a,b", "c;d"], ["1,2", "3;4"]]);
    assert_eq!(note(&read, Code::SeparatorLine).args, ["|"]);
}

#[test]
fn marks_of_byte_order_within_the_first_header() {
    for text in ["\u{feff}\u{feff}id,name\n1,A\n", "\"\u{feff}id\",name\n1,A\n", "\u{feff}\"\u{feff}id\",name\n1,A\n"] {
        let read = read(text.as_bytes(), &Wishes::default()).unwrap();
        assert_eq!(cells(&read), [["id", "name"], ["1", "A"]], "{text:?}");
        assert_eq!(note(&read, Code::StrayMark).place.cell(), "A1");
    }
}

#[test]
fn one_broken_byte_does_not_change_the_encoding() {
    let mut file = "id;имя\n1;Анна\n2;Пётр\n3;Ольга\n4;Мария\n".as_bytes().to_vec();
    let at = file.iter().rposition(|byte| *byte == b'4').unwrap();
    file.insert(at + 2, 0xff);
    let read = read(&file, &Wishes::default()).unwrap();
    assert_eq!((read.sniffed.encoding.as_str(), read.sheet.columns[1].text(4)), ("UTF-8", Some("\u{fffd}Мария")));
    let note = note(&read, Code::BrokenBytes);
    assert_eq!((note.place.row, note.args[0].as_str()), (Some(5), "1"));
}

#[test]
fn letters_far_behind_the_head_still_decide_the_encoding() {
    for encoding in ["windows-1251", "koi8-r", "utf-8"] {
        let mut table = vec![vec!["id".to_owned(), "name".to_owned()]];
        table.extend((0..60_000).map(|row| vec![row.to_string(), "plain".to_owned()]));
        table.push(vec!["60000".to_owned(), "Екатерина Воронцова, г. Москва".to_owned()]);
        let file = write(&table, &Form { encoding, ..Form::default() }).unwrap();
        let head = &file[..1 << 18];
        let mut reading = Reading::start(head, false, &Wishes::default()).unwrap();
        file.chunks(100_003).for_each(|piece| reading.push(piece).unwrap());
        let read = reading.finish().unwrap();
        assert_eq!(cells(&read).last(), table.last(), "{encoding}");
        assert_eq!(read.sniffed.encoding.to_lowercase(), encoding);
    }
}

#[test]
fn a_head_cut_within_a_character_is_still_utf8() {
    let file = "id;имя\n1;Анна\n".as_bytes();
    for cut in 10..file.len() {
        let mut reading = Reading::start(&file[..cut], false, &Wishes::default()).unwrap();
        reading.push(file).unwrap();
        let read = reading.finish().unwrap();
        assert_eq!((read.sniffed.encoding.as_str(), read.sheet.columns[1].text(1)), ("UTF-8", Some("Анна")), "{cut}");
    }
}

#[test]
fn a_quotation_mark_that_nobody_closes() {
    let mut text = "id,name,sum\n".to_owned();
    (1..2000).for_each(|row| text.push_str(&format!("{row},{}Acme,5\n", if row == 700 { "\"" } else { "" })));
    let read = read(text.as_bytes(), &Wishes::default()).unwrap();
    assert_eq!((read.sheet.rows, read.sheet.columns[1].text(700)), (2000, Some("\"Acme")));
    assert_eq!(note(&read, Code::OpenQuotes).place.cell(), "B701");
}

#[test]
fn nul_characters_and_cells_longer_than_excel_holds() {
    let text = format!("id,note\n1,a\0b\n2,{}\n", "я".repeat(40_000));
    let read = read(text.as_bytes(), &Wishes::default()).unwrap();
    assert_eq!(read.sheet.columns[1].text(1), Some("a\0b"));
    assert_eq!(note(&read, Code::NulCharacters).place.row, Some(2));
    assert_eq!(note(&read, Code::LongCells).place.cell(), "B3");
    assert_eq!(read.sheet.columns[1].text(2).map(|text| text.chars().count()), Some(40_000));
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    let refused = |bytes: &[u8]| read(bytes, &Wishes::default()).unwrap_err();
    let pdf = refused(b"%PDF-1.7\n%\xe2\xe3");
    assert_eq!((pdf.code, pdf.args), (Code::NotATableFile, vec!["PDF".to_owned()]));
    assert_eq!(refused(b"").code, Code::EmptyFile);
    assert_eq!(refused(b"\xef\xbb\xbf\r\n").code, Code::EmptyFile);
    assert_eq!(refused(b"PK\x03\x04\x14\0\0\0\0\0readme.txt").code, Code::PackedFile);
    assert_eq!(refused(b"{\"deals\": [{\"id\": 1}]}").args, ["JSON"]);
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&locked).code, Code::ProtectedWorkbook);
    assert!(!refused(&locked).hint(Lang::Uk).is_empty());
}

#[test]
fn quotation_marks_of_another_kind_are_told() {
    let single = read(b"'id','name'\n'1','A, B'\n", &Wishes::default()).unwrap();
    assert_eq!(cells(&single), [["id", "name"], ["1", "A, B"]]);
    assert_eq!(note(&single, Code::QuotesGuessed).args, ["'…'"]);
    let escaped = read(b"\"id\",\"name\"\n\"1\",\"the \\\"A\\\", B\"\n", &Wishes::default()).unwrap();
    assert_eq!(cells(&escaped), [["id", "name"], ["1", "the \"A\", B"]]);
    assert_eq!(note(&escaped, Code::QuotesGuessed).args, ["\\\""]);
}

#[test]
fn columns_that_only_a_few_rows_fill_are_no_trap_for_memory() {
    let text = ";".repeat(16_000) + "x" + &"\n".repeat(300_000);
    let wishes = Wishes { separator: Some(b';'), ..Wishes::default() };
    assert_eq!(read(text.as_bytes(), &wishes).unwrap_err().code, Code::TooSparse);
    let text = ";".repeat(20_000) + "x\n1;2\n";
    assert_eq!(read(text.as_bytes(), &wishes).unwrap_err().code, Code::TooManyColumns);
}

#[test]
fn wishes_that_cannot_be_fulfilled() {
    let wish = |encoding: Option<&str>, separator| {
        let wishes = Wishes { encoding: encoding.map(str::to_owned), separator, ..Wishes::default() };
        read(b"a,b\n1,2\n", &wishes).map(|read| read.sniffed.encoding).map_err(|problem| problem.code)
    };
    assert_eq!(wish(Some("klingon"), None), Err(Code::UnknownEncoding));
    assert_eq!(wish(None, Some(b'"')), Err(Code::BadSeparator));
    for (label, name) in [("cp1251", "windows-1251"), ("1251", "windows-1251"), ("CP866", "IBM866"), ("UTF8", "UTF-8")]
    {
        assert_eq!(wish(Some(label), None), Ok(name.to_owned()), "{label}");
    }
}

#[test]
fn a_character_that_the_encoding_lacks_is_named_with_its_place() {
    let form = Form { encoding: "windows-1251", ..Form::default() };
    let problem = write(&[["id", "имя"], ["1", "José"]], &form).unwrap_err();
    assert_eq!(
        (problem.code, problem.place.cell().as_str(), problem.args[0].as_str()),
        (Code::LacksCharacter, "B2", "é")
    );
}

#[test]
fn cells_are_kept_as_they_are() {
    let text = "id, name,note\n007, x ,\"{\"\"a\"\": [1, 2]}\"\n\"\",\" \",'=1+1\n";
    assert_eq!(rows(text), [["id", " name", "note"], ["007", " x ", "{\"a\": [1, 2]}"], ["", " ", "'=1+1"]]);
}
