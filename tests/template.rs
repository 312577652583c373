//! The template workbooks: what is in the files is what the engine gives for what is in the files.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "tests")]

#[path = "../examples/template/look.rs"]
mod look;
#[path = "../examples/template/recalculation.rs"]
mod recalculation;
#[path = "../examples/template/sample.rs"]
#[allow(clippy::indexing_slicing, missing_docs, reason = "a program")]
mod sample;
#[path = "../examples/template/words.rs"]
mod words;
#[path = "../examples/template/workbook.rs"]
mod workbook;

use calamine::{Data, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;
use tiersheet::Lang;
use tiersheet::cells::{Cell, Grid};
use tiersheet::date::{Date, Epoch};
use tiersheet::functions::{Given, call, find};
use tiersheet::number;
use workbook::{HOSTS, Host};

const LANGS: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Uk];
/// Every formula, after those that it needs.
const ORDER: [&str; 6] = ["METRICS", "ASSIGN", "SUMMARY", "CHECK", "PLAN", "HISTORY"];

type Position = (usize, usize);

struct Book {
    names: Vec<String>,
    sheets: BTreeMap<String, Grid>,
    /// Header and rows by name.
    tables: BTreeMap<String, Grid>,
    /// By function: the sheet, the cell, and the text.
    formulas: BTreeMap<String, (String, Position, String)>,
}

fn cell(data: Option<&Data>) -> Cell {
    match data {
        None | Some(Data::Empty) => Cell::Blank,
        Some(Data::Bool(value)) => Cell::Bool(*value),
        Some(Data::Int(value)) => Cell::Number((*value).into()),
        Some(Data::Float(value)) => Cell::Number(number::from_f64(*value).unwrap()),
        Some(Data::DateTime(value)) => Cell::Date(Date::from_serial(value.as_f64(), Epoch::Y1900).unwrap()),
        Some(Data::String(text)) => Cell::text(text.as_str()),
        Some(other) => panic!("{other:?} in a cell"),
    }
}

fn read(host: Host, lang: Lang) -> Book {
    let bytes = workbook::bytes(host, lang).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.load_tables().unwrap();
    let names = book.sheet_names();
    let (mut sheets, mut formulas, mut tables) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for name in &names {
        let range = book.worksheet_range(name).unwrap();
        let (height, width) = range.end().unwrap();
        let row = |row| (0..=width).map(|column| cell(range.get_value((row, column)))).collect();
        sheets.insert(name.clone(), Grid { rows: (0..=height).map(row).collect() });
        let found = book.worksheet_formula(name).unwrap();
        let (top, left) = found.start().unwrap_or_default();
        for (row, column, text) in found.used_cells().filter(|(_, _, text)| !text.is_empty()) {
            let at = (top as usize + row, left as usize + column);
            let (id, _) = called(text);
            assert!(formulas.insert(id, (name.clone(), at, text.clone())).is_none(), "{text}");
        }
    }
    for name in book.table_names().into_iter().cloned().collect::<Vec<_>>() {
        let table = book.table_by_name(&name).unwrap();
        let mut rows = vec![table.columns().iter().map(|text| Cell::text(text.as_str())).collect::<Vec<_>>()];
        rows.extend(table.data().rows().map(|row| row.iter().map(|data| cell(Some(data))).collect()));
        tables.insert(name, Grid { rows });
    }
    Book { names, sheets, tables, formulas }
}

/// The function of ours in a formula, and its arguments.
fn called(formula: &str) -> (String, Vec<String>) {
    let at = formula.rfind("TIER_").unwrap_or_else(|| panic!("no function of ours in {formula}"));
    let (id, rest) = formula[at + 5..].split_once('(').unwrap();
    let (mut args, mut depth, mut quote) = (vec![String::new()], 0, None);
    for letter in rest.chars() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '(' | '{' | '[') => depth += 1,
            (None, ')') if depth == 0 => return (id.to_owned(), args),
            (None, ')' | '}' | ']') => depth -= 1,
            _ => {}
        }
        if (quote, letter, depth) == (None, ',', 0) {
            args.push(String::new())
        } else {
            args.last_mut().unwrap().push(letter)
        }
    }
    panic!("{formula} does not end")
}

fn column(letters: &str) -> usize {
    letters.bytes().fold(0, |upto, letter| upto * 26 + usize::from(letter - b'A') + 1) - 1
}

/// The columns of a sheet from one to another.
fn columns(grid: &Grid, first: usize, last: usize) -> Grid {
    Grid {
        rows: (0..grid.height())
            .map(|row| (first..=last).map(|column| grid.cell(row, column).clone()).collect())
            .collect(),
    }
}

impl Book {
    fn argument(&self, text: &str, spills: &BTreeMap<(String, usize), Grid>) -> Given {
        if text.is_empty() {
            return Given::Absent;
        }
        if let Some(pairs) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
            // Every text stands in quotes, and none has quotes or signs between arguments in it but the list of columns.
            let texts: Vec<&str> = pairs.split('"').skip(1).step_by(2).collect();
            return Given::Grid(Grid::of_texts(texts.chunks(2).map(|pair| pair.to_vec())));
        }
        if let Some(table) = text.strip_suffix("[#All]") {
            return Given::Grid(self.tables[table].clone());
        }
        if let Some(first) = text.strip_prefix("_xlfn.ANCHORARRAY(") {
            let mut all = Vec::<Vec<Cell>>::new();
            for anchor in first.split("_xlfn.ANCHORARRAY(") {
                let (sheet, at) = anchor.trim_end_matches([':', ')']).split_once('!').unwrap();
                let spill = &spills[&(sheet.trim_matches('\'').to_owned(), column(at.strip_suffix('1').unwrap()))];
                all.resize(spill.height(), vec![]);
                for (row, cells) in all.iter_mut().zip(&spill.rows) {
                    row.extend(cells.iter().cloned());
                }
            }
            return Given::Grid(Grid { rows: all });
        }
        let (sheet, range) = text.split_once('!').unwrap();
        let (first, last) = range.split_once(':').unwrap();
        Given::Grid(columns(&self.sheets[sheet.trim_matches('\'')], column(first), column(last)))
    }

    /// What every formula gives, computed from the cells; what it gives stands in the cells for the next.
    fn computed(&mut self) -> BTreeMap<&'static str, Grid> {
        let (mut results, mut spills) = (BTreeMap::new(), BTreeMap::new());
        for id in ORDER {
            let (sheet, (row, left), text) = self.formulas[id].clone();
            assert_eq!(row, 0);
            let (_, args) = called(&text);
            let function = find(id).unwrap();
            assert!(args.len() <= function.params.len(), "{text}");
            for (param, arg) in function.params.iter().zip(&args) {
                assert!(param.optional || !arg.is_empty(), "{text}");
            }
            let given = args.iter().map(|arg| self.argument(arg, &spills)).collect();
            let mut result = call(id, given).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
            let grid = self.sheets.get_mut(&sheet).unwrap();
            // An open range ends with the sheet, and what is computed for its blank rows is blank.
            while result.rows.last().is_some_and(|row| row.iter().all(Cell::is_blank)) {
                result.rows.pop();
            }
            for (row, cells) in result.rows.iter().enumerate() {
                if grid.rows.len() <= row {
                    grid.rows.push(vec![]);
                }
                let line = &mut grid.rows[row];
                line.resize(line.len().max(left + cells.len()), Cell::Blank);
                line[left..left + cells.len()].clone_from_slice(cells);
            }
            spills.insert((sheet, left), result.clone());
            results.insert(id, result);
        }
        results
    }
}

fn same(a: &Cell, b: &Cell) -> bool {
    match (a, b) {
        (Cell::Number(a), Cell::Number(b)) => {
            let (a, b) = (number::to_f64(*a).0, number::to_f64(*b).0);
            (a - b).abs() <= 1e-13 * a.abs().max(1e-9)
        }
        _ => a == b,
    }
}

#[test]
fn the_same_workbook_has_the_same_bytes() {
    for host in HOSTS {
        assert_eq!(workbook::bytes(host, Lang::Uk).unwrap(), workbook::bytes(host, Lang::Uk).unwrap());
    }
    let names = HOSTS.into_iter().flat_map(|host| LANGS.map(|lang| workbook::file_name(host, lang)));
    assert_eq!(names.collect::<std::collections::BTreeSet<_>>().len(), HOSTS.len() * LANGS.len());
}

#[test]
fn what_excel_shows_at_first_is_what_the_engine_gives_for_the_cells() {
    for lang in LANGS {
        let mut book = read(Host::Excel, lang);
        let saved = book.sheets.clone();
        for (id, result) in &book.computed() {
            let (sheet, (_, left), _) = &book.formulas[*id];
            assert!(result.height() > 4, "{id} gives next to nothing");
            for (row, cells) in result.rows.iter().enumerate() {
                for (at, cell) in cells.iter().enumerate() {
                    let shown = saved[sheet].cell(row, left + at);
                    assert!(same(cell, shown), "{lang:?} {id} row {row} column {at}: {cell:?}, in the file {shown:?}");
                }
            }
            let below = saved[sheet].cell(result.height(), *left);
            assert!(below.is_blank(), "{id}: {below:?} stands below the result");
        }
    }
}

#[test]
fn google_sheets_computes_the_same_and_finds_room_for_it() {
    for lang in LANGS {
        let results = read(Host::Excel, lang).computed();
        let mut book = read(Host::Google, lang);
        assert!(book.tables.is_empty());
        let saved = book.sheets.clone();
        let whole = book.computed();
        for (id, result) in &whole {
            let (sheet, (_, left), text) = &book.formulas[*id];
            assert!(!text.contains("_xldudf_") && !text.contains("[#"), "{text}");
            assert_eq!(result.rows, results[id].rows, "{lang:?} {id}");
            assert!(same(saved[sheet].cell(0, *left), result.cell(0, 0)), "{id}");
            for row in 0..result.height() {
                for column in (0..result.width()).filter(|column| (row, *column) != (0, 0)) {
                    assert!(
                        saved[sheet].cell(row, left + column).is_blank(),
                        "{id} cannot spill over row {row} column {column}"
                    );
                }
            }
        }
    }
}

#[test]
fn google_sheets_gets_plain_formulas_and_excel_spills() {
    for (host, arrays) in [(Host::Google, 0), (Host::Excel, ORDER.len()), (Host::LibreOffice, 0)] {
        let mut archive = zip::ZipArchive::new(Cursor::new(workbook::bytes(host, Lang::En).unwrap())).unwrap();
        let mut sheets = String::new();
        for at in 0..archive.len() {
            std::io::Read::read_to_string(&mut archive.by_index(at).unwrap(), &mut sheets).unwrap();
        }
        assert_eq!(sheets.matches("<f t=\"array\"").count(), arrays, "{host:?}");
        assert_eq!(sheets.contains("fullCalcOnLoad"), host != Host::Excel, "{host:?}");
        assert_eq!(sheets.matches(" cm=\"1\"").count(), arrays, "{host:?}");
        assert_eq!(sheets.matches("<f>").count(), if host == Host::Google { ORDER.len() } else { 0 }, "{host:?}");
    }
}

#[test]
fn libreoffice_gets_the_values_of_excels_file_and_no_formulas() {
    for lang in LANGS {
        let (values, formulas) = (read(Host::LibreOffice, lang), read(Host::Excel, lang));
        assert!(values.formulas.is_empty());
        for name in values.names.iter().skip(1) {
            assert_eq!(values.sheets[name], formulas.sheets[name], "{name}");
        }
    }
}

#[test]
fn sheets_stand_in_one_order_and_languages_differ_in_words_only() {
    for host in HOSTS {
        let books = LANGS.map(|lang| read(host, lang));
        for (lang, book) in LANGS.iter().zip(&books) {
            assert_eq!(book.names, words::of(*lang).sheets);
            // Excel refuses a sheet of this name.
            assert!(!book.names.iter().any(|name| name.eq_ignore_ascii_case("history")));
            let places =
                |book: &Book| book.formulas.iter().map(|(id, (_, at, _))| (id.clone(), *at)).collect::<Vec<_>>();
            assert_eq!(places(book), places(&books[0]));
            assert_eq!(book.formulas.len(), if host == Host::LibreOffice { 0 } else { ORDER.len() });
            for (name, other) in book.names.iter().zip(&books[0].names).skip(1) {
                assert_eq!(book.sheets[name].width(), books[0].sheets[other].width(), "{name}");
            }
        }
    }
}

#[test]
fn ids_are_texts_dates_are_dates_and_sums_are_numbers() {
    for (host, lang) in HOSTS.into_iter().flat_map(|host| LANGS.map(|lang| (host, lang))) {
        let book = read(host, lang);
        let [clients, deals] = [1, 2].map(|at| &book.sheets[&book.names[at]]);
        assert!(clients.height() > 30 && deals.height() > 100);
        let id = |cell: &Cell| matches!(cell, Cell::Text(text) if text.len() == 6 && text.starts_with('0'));
        assert!(clients.rows.iter().skip(1).all(|row| id(&row[0])), "{lang:?}");
        for row in deals.rows.iter().skip(1) {
            assert!(
                id(&row[0]) && id(&row[2]) && matches!(row[1], Cell::Date(_)) && matches!(row[4], Cell::Number(_)),
                "{row:?}"
            );
        }
    }
}
