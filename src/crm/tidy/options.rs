//! Options for the functions: what is known of a CRM's columns and stages and cannot be seen from common names.

use super::Export;
use crate::crm::Entity;
use crate::crm::head::folded;
use crate::crm::recognise::known;
use crate::files::Sheet;
use crate::metrics::is_won;
use crate::table::Role;

/// The options that differ from what the functions find by themselves.
pub fn options(export: &Export, sheet: &Sheet) -> Vec<(String, String)> {
    let mut options = Vec::new();
    let fields: Vec<String> = roles(export, sheet)
        .into_iter()
        .filter(|(index, role)| export.head.headers.get(*index).is_some_and(|header| header.role != Some(*role)))
        .map(|(index, role)| (export.head.title(index), role))
        .filter(|(title, _)| !title.contains([';', '=']))
        .map(|(title, role)| format!("{title} = {}", role.id()))
        .collect();
    if !fields.is_empty() {
        options.push(("fields".to_owned(), fields.join("; ")));
    }
    options.extend(client(export, sheet).map(|title| ("client".to_owned(), title)));
    let won = won(export, sheet);
    if !won.is_empty() {
        options.push(("won".to_owned(), won.join("; ")));
    }
    options
}

/// The column that has a meaning: by the CRM's record, else by common names.
pub fn column_of(export: &Export, sheet: &Sheet, role: Role) -> Option<usize> {
    let by_record = roles(export, sheet).into_iter().find(|(_, own)| *own == role).map(|(index, _)| index);
    by_record.or_else(|| export.head.with_roles(&[role]).first().copied())
}

/// What the CRM means by its columns. Of several columns of one meaning the first of the record counts that holds anything.
fn roles(export: &Export, sheet: &Sheet) -> Vec<(usize, Role)> {
    let mut found: Vec<(usize, Role, usize)> = Vec::new();
    for (index, written) in export.head.written.iter().enumerate() {
        let Some((known, _)) = known(export.source, written) else { continue };
        let Some(role) = known.role else { continue };
        // A record's own id is that of the client where the records are clients.
        let role = match export.entity {
            Some(Entity::Company | Entity::Contact) if role == Role::DealId => Role::ClientId,
            _ => role,
        };
        if !export.entity.is_some_and(|entity| known.of.contains(&entity)) || !is_filled(export, sheet, index) {
            continue;
        }
        let place = export.source.columns.iter().position(|own| std::ptr::eq(own, known)).unwrap_or(0);
        match found.iter_mut().find(|(_, own, _)| *own == role) {
            Some(rival) if place < rival.2 => *rival = (index, role, place),
            Some(_) => {}
            None => found.push((index, role, place)),
        }
    }
    found.into_iter().map(|(index, role, _)| (index, role)).collect()
}

fn is_filled(export: &Export, sheet: &Sheet, index: usize) -> bool {
    let column = sheet.columns.get(index);
    column.is_some_and(|column| (export.body()..column.len()).any(|row| !column.cell(row).is_blank()))
}

/// The client's column where the one that the headers show holds nothing.
fn client(export: &Export, sheet: &Sheet) -> Option<String> {
    let head = export.head;
    let taken = [Role::ClientId, Role::Client].into_iter().find_map(|role| column_of(export, sheet, role))?;
    if is_filled(export, sheet, taken) {
        return None;
    }
    let mut others: Vec<(usize, usize)> = (0..head.headers.len())
        .filter(|index| is_filled(export, sheet, *index))
        .filter_map(|index| match Role::named(&head.headers.get(index)?.key)? {
            (Role::ClientId, fit) => Some((fit, index)),
            (Role::Client, fit) => Some((fit + 1000, index)),
            _ => None,
        })
        .collect();
    others.sort_unstable();
    others.first().map(|(_, index)| head.title(*index).to_owned())
}

/// The stages of the data that the CRM means as won, if the functions do not know some of them as such.
fn won(export: &Export, sheet: &Sheet) -> Vec<String> {
    let Some(index) = column_of(export, sheet, Role::Stage) else { return Vec::new() };
    let Some(column) = sheet.columns.get(index) else { return Vec::new() };
    let of_crm = |text: &str| export.source.won.iter().any(|stage| folded(stage) == folded(text));
    let mut used = vec![false; column.texts().len()];
    for row in export.body()..column.len() {
        if column.text(row).is_some()
            && let Some(used) = used.get_mut(column.code(row))
        {
            *used = true;
        }
    }
    let texts = || column.texts().iter().zip(&used).filter(|(_, used)| **used).map(|(text, _)| text);
    if !texts().any(|text| of_crm(text) && !is_won(text)) {
        return Vec::new();
    }
    texts().filter(|text| of_crm(text) || is_won(text)).cloned().collect()
}
