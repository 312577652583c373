//! What the module for files gives to the shim.

use super::convert::{self, get};
use crate::cells::{Cell, Column, Grid, Kind};
use crate::crm::send::{self, Sent};
use crate::crm::tidy::{self, tidy};
use crate::crm::{self, Profile, Recognised, recognise};
use crate::files::write::{Form, for_people, write};
use crate::files::{Format, Reading, Sheet, Wishes, encoding, xlsx};
use crate::lang::Lang;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table;
use js_sys::{Array, Float64Array, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

/// Rows that are searched for the header.
const HEAD_ROWS: usize = 20;

/// A file that is being read, chunk by chunk.
#[wasm_bindgen]
pub struct FileReading {
    reading: Option<Reading>,
    name: String,
    crm: Option<&'static Profile>,
    leave: Vec<tidy::Kind>,
    lang: Lang,
}

fn text(settings: &JsValue, key: &str) -> Option<String> {
    get(settings, key).as_string().filter(|text| !text.is_empty())
}

fn lang_of(code: &str) -> Lang {
    Lang::from_code(code).unwrap_or_default()
}

fn failure(problem: Problem, lang: Lang) -> JsValue {
    convert::object([("problems", convert::problems_of_file(&[problem], lang))])
}

fn wishes(settings: &JsValue) -> Result<Wishes, Problem> {
    let format = text(settings, "format").map(|name| {
        Format::ALL.iter().copied().find(|format| format.name().eq_ignore_ascii_case(name.trim())).ok_or_else(|| {
            let known = Format::ALL.map(Format::name).join(", ");
            Problem::new(Code::BadOption, Place::of("options"), ["format".to_owned(), name.clone(), known])
        })
    });
    let separator = text(settings, "separator").map(|written| match written.as_str() {
        "tab" | "\\t" | "\t" => Ok(b'\t'),
        one if one.len() == 1 && one.is_ascii() => Ok(one.as_bytes().first().copied().unwrap_or(b',')),
        _ => {
            let args = ["separator".to_owned(), written.clone(), "; , | tab".to_owned()];
            Err(Problem::new(Code::BadOption, Place::of("options"), args))
        }
    });
    Ok(Wishes {
        format: format.transpose()?,
        encoding: text(settings, "encoding"),
        separator: separator.transpose()?,
        sheet: text(settings, "sheet"),
    })
}

/// The kinds of what is no data that stay all the same, with ; or , between them.
fn leave(settings: &JsValue) -> Result<Vec<tidy::Kind>, Problem> {
    let names = text(settings, "leave").unwrap_or_default();
    let kind = |name: &str| {
        tidy::Kind::of(&name.to_lowercase()).ok_or_else(|| {
            let known = "footers; headers; totals; groups; continued; literals; apostrophes; short ids";
            Problem::new(Code::BadOption, Place::of("options"), ["leave", name, known])
        })
    };
    names.split([';', ',']).map(str::trim).filter(|name| !name.is_empty()).map(kind).collect()
}

fn profile(name: &str) -> Result<&'static Profile, Problem> {
    crm::find(name).ok_or_else(|| {
        let known = crm::PROFILES.iter().map(|profile| profile.id).collect::<Vec<_>>().join(", ");
        Problem::new(Code::UnknownCrm, Place::of("crm"), [name.to_owned(), known])
    })
}

/// A CRM's name as its vendor writes it.
fn title(profile: &Profile) -> &'static str {
    profile.names.first().copied().unwrap_or(profile.id)
}

#[wasm_bindgen]
impl FileReading {
    /// Begins with the first bytes of a file; `whole` says that they are all.
    ///
    /// Settings: `name`, `lang`, and where something was not found out rightly `crm`, `format`, `encoding`, `separator`, `sheet`, `leave`.
    ///
    /// # Errors
    /// An object with `problems`.
    #[wasm_bindgen(constructor)]
    pub fn new(head: &[u8], whole: bool, settings: &JsValue) -> Result<FileReading, JsValue> {
        let lang = lang_of(&text(settings, "lang").unwrap_or_default());
        let start = || {
            let crm = text(settings, "crm").map(|name| profile(&name)).transpose()?;
            let leave = leave(settings)?;
            let mut reading = Reading::start(head, whole, &wishes(settings)?)?;
            reading.push(head)?;
            Ok(FileReading {
                reading: Some(reading),
                name: text(settings, "name").unwrap_or_default(),
                crm,
                leave,
                lang,
            })
        };
        start().map_err(|problem| failure(problem, lang))
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// An object with `problems`.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        let lang = self.lang;
        self.reading.as_mut().map_or(Ok(()), |reading| reading.push(bytes)).map_err(|problem| failure(problem, lang))
    }

    /// The rows read so far.
    pub fn rows(&self) -> u32 {
        self.reading.as_ref().map_or(0, Reading::rows) as u32
    }

    /// Ends the reading: which CRM it is, what is no data, and the table.
    ///
    /// # Errors
    /// An object with `problems`.
    pub fn finish(mut self) -> Result<JsValue, JsValue> {
        let lang = self.lang;
        let missing = || Problem::new(Code::EmptyFile, Place::default(), [self.name.as_str()]);
        let reading = self.reading.take().ok_or_else(|| failure(missing(), lang))?;
        let mut read = reading.finish().map_err(|problem| failure(problem, lang))?;
        let found = recognise(&read, &self.name);
        let chosen = match self.crm {
            Some(profile) => Some(recognise::as_told(&read, profile)),
            None => recognise::chosen(&found).cloned(),
        };
        let mut notes = std::mem::take(&mut read.notes);
        if self.crm.is_none() {
            notes.push(recognise::note(&found, lang));
        }
        let tidied = tidy(read, chosen.as_ref(), &tidy::Wishes { leave: std::mem::take(&mut self.leave) });
        let read = tidied.read;
        // Rows that repeat the header are told of once: as left out.
        if tidied.notes.iter().any(|note| note.code == Code::HeadersAgain) {
            notes.retain(|note| note.code != Code::RepeatedHeaders);
        }
        notes.extend(tidied.notes);
        let generic = || found.iter().find(|one| one.profile.id == "generic").cloned();
        let crm = chosen.or_else(generic);
        let pair = |(name, value): &(String, String)| -> JsValue {
            Array::of2(&JsValue::from_str(name), &JsValue::from_str(value)).into()
        };
        let sniffed = &read.sniffed;
        let sheets = sniffed.sheets.iter().map(|(name, _)| JsValue::from_str(name));
        let separator = if sniffed.separator == 0 { String::new() } else { char::from(sniffed.separator).to_string() };
        let report = convert::object([
            ("format", JsValue::from_str(sniffed.format.name())),
            ("encoding", JsValue::from_str(&sniffed.encoding)),
            ("mark", JsValue::from_bool(sniffed.mark)),
            ("separator", JsValue::from_str(&separator)),
            ("lineEnd", JsValue::from_str(sniffed.line_end)),
            ("sheets", sheets.collect::<Array>().into()),
            ("sheet", JsValue::from_str(&read.sheet.name)),
            ("crm", crm.map_or(JsValue::NULL, |crm| recognised(&crm, lang))),
            ("others", found.iter().map(|other| recognised(other, lang)).collect::<Array>().into()),
            ("options", tidied.options.iter().map(pair).collect::<Array>().into()),
            ("notes", convert::problems_of_file(&notes, lang)),
            ("rows", JsValue::from(read.sheet.rows as u32)),
            ("columns", JsValue::from(read.sheet.columns.len() as u32)),
        ]);
        Ok(convert::object([("report", report), ("table", table_of(read.sheet))]))
    }
}

fn recognised(found: &Recognised, lang: Lang) -> JsValue {
    let reasons = found.reasons.iter().map(|reason| JsValue::from_str(&reason.text(title(found.profile), lang)));
    convert::object([
        ("id", JsValue::from_str(found.profile.id)),
        ("name", JsValue::from_str(title(found.profile))),
        ("entity", JsValue::from_str(found.entity.id())),
        ("confidence", JsValue::from(u32::from(found.confidence))),
        ("reasons", reasons.collect::<Array>().into()),
    ])
}

/// A column as a block; its texts joined, so that they cross as one.
fn block(column: &Column, width: usize) -> JsValue {
    let lengths: Vec<u32> = column.texts().iter().map(|text| text.encode_utf16().count() as u32).collect();
    let blanks = column.kinds().iter().filter(|kind| **kind == Kind::Blank as u8).count();
    convert::object([
        ("rows", JsValue::from((column.len() / width.max(1)) as u32)),
        ("cols", JsValue::from(width as u32)),
        ("kinds", Uint8Array::from(column.kinds()).into()),
        ("values", Float64Array::from(column.values()).into()),
        ("text", JsValue::from_str(&column.texts().concat())),
        ("lengths", Uint32Array::from(lengths.as_slice()).into()),
        ("blanks", JsValue::from(blanks as u32)),
    ])
}

/// The rows down to the header as one block, the columns below it as a block each, each with a dictionary of its own.
fn table_of(sheet: Sheet) -> JsValue {
    let width = sheet.columns.len();
    let filled = |column: &Column| column.kinds().iter().rposition(|kind| *kind != Kind::Blank as u8);
    let height = sheet.columns.iter().filter_map(filled).max().map_or(0, |last| last + 1);
    let row = |row: usize| sheet.columns.iter().map(|column| column.cell(row)).collect::<Vec<Cell>>();
    let head: Vec<Vec<Cell>> = (0..height.min(HEAD_ROWS)).map(row).collect();
    let above = table::header_row(&head).map_or(0, |header| header + 1);
    let top = block(&Column::from_cells(head.iter().take(above).flatten()), width);
    let below = |column: Column| {
        let mut own = column.of_block(1, 0, above);
        own.truncate(height.saturating_sub(above));
        drop(column);
        block(&own, 1)
    };
    convert::object([
        ("head", top),
        ("above", JsValue::from(above as u32)),
        ("height", JsValue::from(height as u32)),
        ("width", JsValue::from(width as u32)),
        ("columns", sheet.columns.into_iter().map(below).collect::<Array>().into()),
    ])
}

/// A plain value as a cell; dates come as texts.
fn cell(value: &JsValue) -> Cell {
    match (value.as_f64(), value.as_bool(), value.as_string()) {
        (Some(number), ..) => crate::number::from_f64(number).map_or(Cell::Error(number.to_string()), Cell::Number),
        (_, Some(logical), _) => Cell::Bool(logical),
        (.., Some(text)) => Cell::text(text),
        _ => Cell::Blank,
    }
}

fn grid(rows: &JsValue) -> Grid {
    let row = |row: &JsValue| convert::elements(row).iter().map(cell).collect();
    Grid { rows: convert::elements(rows).iter().map(row).collect() }
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// The files for a CRM, made of the rows that IMPORT gives: with each file's name and bytes, the rows that cannot be sent, what
/// to say of them, and the steps to take in the CRM.
///
/// # Errors
/// An object with `problems`.
#[wasm_bindgen(js_name = sendFiles)]
pub fn send_files(crm: &str, rows: &JsValue, settings: &JsValue, lang: &str) -> Result<JsValue, JsValue> {
    let lang = lang_of(lang);
    let pairs: Vec<(String, String)> = convert::elements(settings)
        .iter()
        .map(|pair| {
            let pair = convert::elements(pair);
            let shown = |at: usize| pair.get(at).map(|value| cell(value).shown()).unwrap_or_default();
            (shown(0), shown(1))
        })
        .collect();
    let profile = profile(crm).map_err(|problem| failure(problem, lang))?;
    let sent = send::send(profile, &grid(rows), &pairs, lang).map_err(|problems| convert::failure(&problems, lang))?;
    let file = |file: &send::OutFile| {
        convert::object([("name", JsValue::from_str(&file.name)), ("bytes", bytes(&file.bytes))])
    };
    Ok(convert::object([
        ("files", sent.files.iter().map(file).collect::<Array>().into()),
        ("notSent", not_sent(&sent, lang)),
        ("notes", convert::problems(&sent.notes, lang)),
        ("steps", sent.steps.iter().map(|step| JsValue::from_str(step)).collect::<Array>().into()),
        ("sent", JsValue::from(sent.sent as u32)),
    ]))
}

/// The rows that are in no file, under a header; empty without any.
fn not_sent(sent: &Sent, lang: Lang) -> JsValue {
    let row = |row: [&str; 3]| -> JsValue { row.iter().map(|cell| JsValue::from_str(cell)).collect::<Array>().into() };
    let header = [["id", "ID", "ID"], ["tier", "категория", "категорія"], ["why", "почему", "чому"]];
    let all = Array::new();
    if !sent.not_sent.is_empty() {
        all.push(&row(header.map(|texts| lang.pick(&texts))));
    }
    for own in &sent.not_sent {
        all.push(&row([&own.id, &own.tier, &own.why]));
    }
    all.into()
}

/// Rows as the bytes of a CSV file; in a file for people no cell can be taken for a formula.
///
/// The form: `separator`, `encoding`, `mark`.
///
/// # Errors
/// An object with `problems`.
#[wasm_bindgen(js_name = writeCsv)]
pub fn write_csv(rows: &JsValue, form: &JsValue, people: bool) -> Result<JsValue, JsValue> {
    let mut texts: Vec<Vec<String>> = grid(rows).rows.iter().map(|row| row.iter().map(Cell::shown).collect()).collect();
    if people {
        texts.iter_mut().flatten().for_each(|cell| *cell = for_people(cell).into_owned());
    }
    let written = || {
        let default = Form::default();
        let label = text(form, "encoding").map(|label| encoding::named(&label)).transpose()?;
        let form = Form {
            separator: text(form, "separator").and_then(|text| text.bytes().next()).unwrap_or(default.separator),
            encoding: label.map_or(default.encoding, |encoding| encoding.name()),
            mark: get(form, "mark").as_bool().unwrap_or(default.mark),
            ..default
        };
        write(&texts, &form)
    };
    written().map(|file| bytes(&file)).map_err(|problem| failure(problem, Lang::En))
}

/// Pages of rows as a workbook for people.
///
/// # Errors
/// An object with `problems`.
#[wasm_bindgen(js_name = writeXlsx)]
pub fn write_xlsx(pages: &JsValue) -> Result<JsValue, JsValue> {
    let page = |page: &JsValue| xlsx::Page {
        name: text(page, "name").unwrap_or_default(),
        rows: grid(&get(page, "rows")),
        header: true,
        widths: Vec::new(),
    };
    let pages: Vec<xlsx::Page> = convert::elements(pages).iter().map(page).collect();
    xlsx::write(&pages).map(|file| bytes(&file)).map_err(|problem| failure(problem, Lang::En))
}

/// The CRMs that are known: id and name.
#[wasm_bindgen]
pub fn crms() -> JsValue {
    let own = |profile: &&Profile| {
        convert::object([("id", JsValue::from_str(profile.id)), ("name", JsValue::from_str(title(profile)))])
    };
    crm::PROFILES.iter().map(own).collect::<Array>().into()
}

/// The names of the settings that [`send_files`] takes: of each its own and others for it.
#[wasm_bindgen(js_name = sendSettings)]
pub fn send_settings() -> JsValue {
    let own = |(name, others): &(&str, &[&str])| {
        [name].into_iter().chain(others.iter()).map(|name| JsValue::from_str(name)).collect::<Array>()
    };
    send::SETTINGS.iter().map(own).collect::<Array>().into()
}
