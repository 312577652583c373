//! Which rows go into an import file, and which cannot.

use crate::cells::numeral::Numeral;
use crate::cells::{Column, Kind};
use crate::crm::target::TRIGGERS;
use crate::maps::{Map, Numbered};

/// A client's new tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row of the data.
    pub row: usize,
    /// The id as it is sent; empty without one.
    pub id: String,
    /// Whether the CRM cannot have such an id.
    pub strange: bool,
    /// The new tier; empty without one.
    pub tier: String,
    /// Its reason.
    pub reason: String,
}

/// Why a row is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skip {
    /// It has no id.
    NoId,
    /// It has no tier: a blank would clear the field in some CRMs.
    NoTier,
    /// A spreadsheet shortened its id.
    Damaged,
    /// Its id stands twice, with different tiers.
    Twice,
    /// The CRM cannot have such an id.
    Strange,
    /// Its tier is not among those that the CRM is known to have.
    Unconfirmed,
}

/// The tiers that the CRM holds now.
#[derive(Clone, Debug, Default)]
pub struct Previous {
    /// A tier per row of the data, if they are known.
    pub tiers: Option<Vec<String>>,
    /// Where they come from.
    pub source: String,
}

/// The rows to send and those that cannot be.
#[derive(Clone, Debug, Default)]
pub struct Picked {
    /// Rows to send, in the order of the data.
    pub rows: Vec<Row>,
    /// Number of rows whose tier is the one that the CRM holds.
    pub unchanged: usize,
    /// The rows of the data that are not sent, by cause.
    pub skipped: Map<Skip, Vec<usize>>,
}

/// An id as text: what is written, without spaces around; numbers as they are shown.
pub fn id_of(column: &Column, row: usize) -> String {
    match column.kind(row) {
        Kind::Blank | Kind::Error => String::new(),
        Kind::Text => column.text(row).unwrap_or_default().trim().to_owned(),
        _ => column.cell(row).shown(),
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before it where it needs one.
///
/// ```
/// use tiersheet::outputs::import_rows::harmless;
/// assert_eq!((harmless("=1+1").as_str(), harmless("rule 1").as_str()), ("'=1+1", "rule 1"));
/// ```
pub fn harmless(text: &str) -> String {
    let begins = text.starts_with(TRIGGERS) || text.trim_start().starts_with(TRIGGERS);
    if begins { format!("'{text}") } else { text.to_owned() }
}

/// For each id of a column the first row of another column that has it.
pub fn matched(ids: &Column, others: &Column) -> Vec<Option<usize>> {
    let mut known = Numbered::default();
    let mut rows = Vec::new();
    for row in 0..others.len() {
        if known.number(id_of(others, row)) == rows.len() {
            rows.push(row);
        }
    }
    let find = |row| {
        let id = id_of(ids, row);
        if id.is_empty() { None } else { rows.get(known.find(&id)?).copied() }
    };
    (0..ids.len()).map(find).collect()
}

/// Whether a column's texts are mostly tiers that occur in another one.
pub fn look_like_tiers(column: &Column, tiers: &Column) -> bool {
    let known: Vec<String> = tiers.texts().iter().map(|text| text.trim().to_lowercase()).collect();
    let filled = (0..column.len()).filter_map(|row| column.text(row));
    let (known, all) = filled
        .fold((0, 0), |(hits, all), text| (hits + usize::from(known.contains(&text.trim().to_lowercase())), all + 1));
    all == 0 || known * 2 >= all || column.texts().iter().all(|text| is_grade(text.trim()))
}

/// Whether a text is blank or a grade such as A, BB or EEE, in Latin or Cyrillic letters.
fn is_grade(text: &str) -> bool {
    let first = text.chars().next();
    text.chars().count() <= 3
        && first.is_none_or(|first| matches!(first, 'A'..='E' | 'А' | 'В' | 'С' | 'Е' | 'Б' | 'Г' | 'Д'))
        && text.chars().all(|c| Some(c) == first)
}

/// Picks the rows to send. `confirmed` are the tiers that the CRM is known to have, with their case; none if any will do.
pub fn pick(rows: Vec<Row>, ids: &Column, previous: &Previous, confirmed: &[String], changed_only: bool) -> Picked {
    let mut picked = Picked::default();
    let mut known = Numbered::default();
    let mut tiers: Vec<&str> = Vec::new();
    let mut torn: Vec<bool> = Vec::new();
    for row in &rows {
        let number = known.number(row.id.clone());
        if number == tiers.len() {
            tiers.push(&row.tier);
            torn.push(false);
        }
        if let (Some(tier), Some(torn)) = (tiers.get(number), torn.get_mut(number)) {
            *torn |= *tier != row.tier;
        }
    }
    let mut sent = vec![false; known.len()];
    for row in rows {
        let id = row.id.clone();
        let scientific = ids.text(row.row).and_then(Numeral::parse).is_some_and(|numeral| numeral.is_scientific());
        let rounded = ids.kind(row.row) == Kind::Number && ids.value(row.row).abs() >= 1e15;
        let skip = match () {
            () if id.is_empty() => Some(Skip::NoId),
            () if row.tier.is_empty() => Some(Skip::NoTier),
            () if scientific && id.contains('+') || rounded => Some(Skip::Damaged),
            () if row.strange => Some(Skip::Strange),
            () if known.find(&id).and_then(|number| torn.get(number)) == Some(&true) => Some(Skip::Twice),
            () => None,
        };
        if let Some(skip) = skip {
            picked.skipped.at(skip, Vec::new).push(row.row);
            continue;
        }
        let now = previous.tiers.as_ref().and_then(|tiers| tiers.get(row.row));
        if changed_only && now == Some(&row.tier) {
            picked.unchanged += 1;
        } else if !confirmed.is_empty() && !confirmed.contains(&row.tier) {
            picked.skipped.at(Skip::Unconfirmed, Vec::new).push(row.row);
        } else if let Some(sent) = known.find(&id).and_then(|number| sent.get_mut(number))
            && !std::mem::replace(sent, true)
        {
            picked.rows.push(row);
        }
    }
    picked
}
