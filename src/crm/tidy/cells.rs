//! Cells that mean something else than they say.

use super::rows::Origins;
use super::{Export, Kind};
use crate::cells::numeral::is_space;
use crate::cells::{self, Column};
use crate::crm::Entity;
use crate::crm::head::folded;
use crate::crm::ids::has_shape;
use crate::crm::source::{IdShape, Rows};
use crate::files::Sheet;
use crate::maps::Numbered;
use crate::messages::Code;
use crate::metrics::{Keys, NONE, of_case};
use crate::problem::{Place, Problem};
use crate::table::{Role, clipped, salesforce_id_18};

/// The day that programs write for no day, as a serial number.
const NO_DAY: f64 = 25_569.0;

/// The same as a text, without its time.
const NO_DAYS: &[&str] = &["01.01.1970", "1970-01-01", "01/01/1970", "1/1/1970", "0000-00-00", "00.00.0000"];

/// Signs by which a spreadsheet takes a text for a formula.
const FORMULA: &[char] = &['=', '+', '-', '@'];

/// Blanks the rows that are no data and the literals that mean nothing, and takes off apostrophes.
pub fn edit(export: &Export, sheet: &mut Sheet, origins: &Origins, notes: &mut Vec<Problem>) {
    let untouched = origins.untouched();
    let mut literals = Counts::default();
    let mut apostrophes = Counts::default();
    let mut ids = Counts::default();
    for (index, column) in sheet.columns.iter_mut().enumerate() {
        let of_column = export
            .source
            .blanks
            .iter()
            .filter(|literal| literal.headers.contains(&folded(export.head.title(index)).as_str()));
        let words: Vec<&str> = of_column.flat_map(|literal| literal.texts.iter().copied()).collect();
        let dates = export.head.with_roles(&[Role::Date, Role::First, Role::Last]).contains(&index)
            || is_birthday(&folded(export.head.title(index)));
        let is_literal = |text: &str| {
            let key = folded(text);
            let day = key.split([' ', 't']).next().unwrap_or("");
            words.contains(&key.as_str()) || dates && NO_DAYS.contains(&day)
        };
        let literals_here = export.may(Kind::Literal) && (dates || !words.is_empty());
        let is_literal = |text: &str| literals_here && is_literal(text);
        let stripped = |text: &str| {
            let rest = text.strip_prefix('\'').filter(|_| export.may(Kind::Apostrophe))?;
            rest.starts_with(export.source.neutralised).then(|| rest.to_owned())
        };
        let short = export.may(Kind::ShortId)
            && export.source.ids.iter().any(|(shape, _)| *shape == IdShape::Salesforce15)
            && export.head.with_roles(&[Role::DealId, Role::ClientId, Role::Owner]).contains(&index);
        let lengthened = |text: &str| {
            if short && has_shape(text, IdShape::Salesforce15) { salesforce_id_18(text.trim()) } else { None }
        };
        let no_day = |column: &Column, row: usize| {
            let days = matches!(column.kind(row), cells::Kind::Date | cells::Kind::Number);
            dates && export.may(Kind::Literal) && days && column.value(row) == NO_DAY
        };
        let literal: Vec<bool> = column.texts().iter().map(|text| is_literal(text)).collect();
        let prefixed: Vec<bool> = column.texts().iter().map(|text| stripped(text).is_some()).collect();
        if short {
            // Once they are longer, they differ by more than case.
            let mut keys = Keys::default();
            keys.read(column);
            notes.extend(of_case(&keys, export.head.place(export.head.row, Some(index))));
        }
        let shortened: Vec<bool> = column.texts().iter().map(|text| lengthened(text).is_some()).collect();
        let mut changed = false;
        for row in export.body()..column.len() {
            // Cells of rows that are gone are not worth counting.
            if origins.of(row, index).is_none() {
                continue;
            }
            if no_day(column, row) {
                changed = true;
                literals.add("1970-01-01", || export.head.place(row, Some(index)));
            }
            let Some(text) = column.text(row) else { continue };
            let place = || export.head.place(row, Some(index));
            if literal.get(column.code(row)) == Some(&true) {
                changed = true;
                literals.add(text, place);
            } else if prefixed.get(column.code(row)) == Some(&true) {
                changed = true;
                apostrophes.all(text, place);
            } else if shortened.get(column.code(row)) == Some(&true) {
                changed = true;
                ids.all(text, place);
            }
        }
        if changed || !untouched {
            let from = |row: usize| origins.of(row, index).filter(|row| !no_day(column, *row));
            let change = |text: &str| {
                if is_literal(text) { Some(String::new()) } else { stripped(text).or_else(|| lengthened(text)) }
            };
            *column = column.edited(export.body(), &from, &change);
        }
    }
    for (place, count, text) in literals.list() {
        notes.push(Problem::new(Code::LiteralsBlank, place, [count.to_string(), clipped(&text)]));
    }
    for (place, count, text) in apostrophes.list() {
        let crm = export.crm.unwrap_or_default().to_owned();
        notes.push(Problem::new(Code::ApostrophesTaken, place, [count.to_string(), crm, clipped(&text)]));
    }
    for (place, count, text) in ids.list() {
        let longer = salesforce_id_18(text.trim()).unwrap_or_default();
        notes.push(Problem::new(Code::IdsLengthened, place, [count.to_string(), text, longer]));
    }
}

fn is_birthday(key: &str) -> bool {
    ["birth", "рождения", "народження"].iter().any(|word| key.contains(word))
}

/// Says what is odd and stays as it is.
pub fn look(export: &Export, sheet: &Sheet, notes: &mut Vec<Problem>) {
    let mut markup = Counts::default();
    let mut apostrophes = Counts::default();
    for (index, column) in sheet.columns.iter().enumerate() {
        let marked: Vec<bool> = column.texts().iter().map(|text| is_markup(text)).collect();
        let guarded = |text: &String| text.strip_prefix('\'').is_some_and(|rest| rest.starts_with(FORMULA));
        let guarded: Vec<bool> = column.texts().iter().map(|text| export.crm.is_none() && guarded(text)).collect();
        if !marked.contains(&true) && !guarded.contains(&true) {
            continue;
        }
        for row in export.body()..column.len() {
            let Some(text) = column.text(row) else { continue };
            if marked.get(column.code(row)) == Some(&true) {
                markup.all(text, || export.head.place(row, Some(index)));
            }
            if guarded.get(column.code(row)) == Some(&true) {
                apostrophes.all(text, || export.head.place(row, Some(index)));
            }
        }
    }
    for (place, count, _) in markup.list() {
        notes.push(Problem::new(Code::MarkupCells, place, [count.to_string()]));
    }
    for (place, count, text) in apostrophes.list() {
        notes.push(Problem::new(Code::ApostrophesSeen, place, [count.to_string(), clipped(&text)]));
    }
    several_rows(export, sheet, notes);
    several_ids(export, sheet, notes);
}

/// Whether a text holds an element of a web page.
fn is_markup(text: &str) -> bool {
    const ELEMENTS: &[&str] =
        &["<p>", "</p>", "<br", "<div", "</div>", "<span", "</span>", "<b>", "</a>", "<ul>", "<li>", "<table", "</td>"];
    if !text.contains('<') {
        return false;
    }
    let text = text.to_lowercase();
    ELEMENTS.iter().any(|element| text.contains(element))
}

/// Deals whose id stands in several rows with different amounts, or in any case where the CRM writes a row per product.
fn several_rows(export: &Export, sheet: &Sheet, notes: &mut Vec<Problem>) {
    let columns =
        |role| export.head.with_roles(&[role]).first().and_then(|index| Some((*index, sheet.columns.get(*index)?)));
    let (Some((index, ids)), Some((_, money))) = (columns(Role::DealId), columns(Role::Revenue)) else { return };
    if export.entity.is_some_and(|entity| entity != Entity::Deal) {
        return;
    }
    let per_product = export.source.rows.contains(&Rows::PerProduct);
    let mut keys = Keys::default();
    let codes = keys.read(ids);
    let mut firsts: Vec<Option<usize>> = vec![None; keys.len()];
    let mut repeated: Vec<u32> = Vec::new();
    let mut first_row = None;
    for (row, code) in codes.iter().enumerate().skip(export.body()).filter(|(_, code)| **code != NONE) {
        let Some(first) = firsts.get_mut(*code as usize) else { continue };
        match first {
            None => *first = Some(row),
            Some(first) if per_product || money.cell(*first) != money.cell(row) => {
                first_row = first_row.or(Some(row));
                repeated.push(*code);
            }
            Some(_) => {}
        }
    }
    let (Some(row), Some(example)) = (first_row, repeated.first().map(|code| clipped(keys.name(*code)))) else {
        return;
    };
    repeated.sort_unstable();
    repeated.dedup();
    let place = export.head.place(row, Some(index));
    let count = repeated.len().to_string();
    notes.push(if per_product {
        let crm = export.crm.unwrap_or_default().to_owned();
        Problem::new(Code::DealsPerProduct, place, [count, example, crm])
    } else {
        Problem::new(Code::DealsInSeveralRows, place, [count, example])
    });
}

/// Cells of the clients' ids that hold several.
fn several_ids(export: &Export, sheet: &Sheet, notes: &mut Vec<Problem>) {
    if export.source.several != ";" {
        return;
    }
    let Some(index) = super::options::column_of(export, sheet, Role::ClientId) else { return };
    let Some(column) = sheet.columns.get(index) else { return };
    let mut found = Counts::default();
    for row in export.body()..column.len() {
        if let Some(text) = column.text(row).filter(|text| text.trim_matches(is_space).trim_matches(';').contains(';'))
        {
            found.all(text, || export.head.place(row, Some(index)));
        }
    }
    for (place, count, text) in found.list() {
        let title = export.head.title(index).to_owned();
        notes.push(Problem::new(Code::SeveralIdsInCell, place, [count.to_string(), title, clipped(&text)]));
    }
}

/// Cells counted, each kind with its first place and text.
#[derive(Default)]
struct Counts {
    kinds: Numbered,
    found: Vec<(Place, usize, String)>,
}

impl Counts {
    /// Counts a cell with those of the same text.
    fn add(&mut self, text: &str, place: impl FnOnce() -> Place) {
        let kind = self.kinds.number(folded(text));
        self.count(kind, text, place);
    }

    /// Counts a cell with all others.
    fn all(&mut self, text: &str, place: impl FnOnce() -> Place) {
        self.count(0, text, place);
    }

    fn count(&mut self, kind: usize, text: &str, place: impl FnOnce() -> Place) {
        match self.found.get_mut(kind) {
            Some((_, count, _)) => *count += 1,
            None => self.found.push((place(), 1, text.to_owned())),
        }
    }

    fn list(self) -> Vec<(Place, usize, String)> {
        self.found
    }
}
