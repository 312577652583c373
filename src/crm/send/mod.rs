//! The rows of IMPORT as files that a CRM takes: split to its limits, checked cell by cell, and read again before they are given.
//!
//! Where a CRM cannot update records that a file names by id, there are requests for its REST interface with a program that
//! sends them, and on demand a file for its control of duplicates.

mod duplicates;
mod form;
mod recheck;
mod rest;
mod rows;
mod settings;
mod steps;
mod why;
mod words;

pub use form::{Form, LineEnd, Quoting, write};
pub use recheck::{Kind, check};
pub use rest::Api;
pub use rows::NotSent;
pub use settings::NAMES as SETTINGS;

use crate::cells::Grid;
use crate::crm::{Entity, Profile};
use crate::lang::{Lang, Texts};
use crate::messages::Code;
use crate::problem::{Place, Problem};
use rows::{Checked, Meant};
use settings::Settings;
use why::Why;

/// How a CRM's file is made and what the CRM does with it.
#[derive(Debug)]
pub struct Intake {
    /// How the file is made.
    pub form: Form,
    /// How much one file may hold; what is usual or smallest comes first.
    pub rows: &'static [Limit],
    /// How dates are written.
    pub date: DateForm,
    /// What a value does that the list of tiers has not.
    pub unknown: Unknown,
    /// What an empty cell does.
    pub blank: Blank,
    /// How records are updated.
    pub way: Way,
    /// Columns that the CRM wants beside.
    pub required: &'static [&'static str],
    /// Words in any case that do something else than to be kept.
    pub forbidden: &'static [&'static str],
    /// What to do there, in order.
    pub steps: &'static [Texts<'static>],
    /// What else to know.
    pub remarks: &'static [Texts<'static>],
}

/// How much one file may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The setting that chooses this limit; empty where there is but one.
    pub setting: &'static str,
    /// Its value.
    pub value: &'static str,
    /// Rows without the header.
    pub rows: usize,
    /// Bytes, if that is limited.
    pub bytes: Option<usize>,
    /// Whether deals can be sent so.
    pub deals: bool,
    /// What an empty cell does, where that depends on this choice.
    pub blank: Option<Blank>,
    /// What to do first there.
    pub steps: &'static [Texts<'static>],
}

impl Limit {
    /// No limit at all.
    pub const NONE: Limit =
        Limit { setting: "", value: "", rows: usize::MAX, bytes: None, deals: true, blank: None, steps: &[] };
}

/// How dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// 2026-12-31
    Iso,
    /// 31.12.2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

/// What a value does that the list of tiers has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The row is refused.
    RowError,
    /// It becomes a new item of the list.
    NewOption,
    /// Something else is taken without a word.
    SilentDefault,
    /// It may be kept as a text.
    Stored,
    /// That is not verified.
    NotKnown,
}

/// What an empty cell does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Nothing.
    Ignored,
    /// It empties the field.
    Clears,
    /// One or the other, as the user chooses there.
    ByMode,
    /// That is not verified.
    NotKnown,
}

/// How records are updated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By a file with their ids.
    ById,
    /// By a file with their ids that a separate loader takes.
    Loader,
    /// By requests; a file can only find them by name and the like.
    Rest(Api),
}

impl Intake {
    /// A file with a header row; nothing is known of who reads it.
    pub const GENERIC: Intake = Intake {
        form: Form {
            separator: b',',
            quoting: Quoting::Needed,
            line_end: LineEnd::CrLf,
            encoding: "UTF-8",
            mark: false,
        },
        rows: &[Limit::NONE],
        date: DateForm::Iso,
        unknown: Unknown::NotKnown,
        blank: Blank::NotKnown,
        way: Way::ById,
        required: &[],
        forbidden: &[],
        steps: &[[
            "Import the file so that records are updated by the first column, and none is created.",
            "Импортируйте файл так, чтобы записи обновлялись по первому столбцу и не создавались.",
            "Імпортуйте файл так, щоб записи оновлювалися за першим стовпцем і не створювалися.",
        ]],
        remarks: &[[
            "Nothing is known of this CRM: how it reads the file is not verified.",
            "Об этой CRM ничего не известно: как она читает файл, не проверено.",
            "Про цю CRM нічого не відомо: як вона читає файл, не перевірено.",
        ]],
    };
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What there is to send.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The files.
    pub files: Vec<OutFile>,
    /// Rows that are in none of them.
    pub not_sent: Vec<NotSent>,
    /// What is worth knowing.
    pub notes: Vec<Problem>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Number of rows in the files.
    pub sent: usize,
}

/// Makes the files that bring the rows of IMPORT into a CRM.
///
/// `rows` is the result of IMPORT for that CRM, with its header row. The names of settings are [`SETTINGS`].
///
/// # Errors
/// A setting that is not known or makes no sense; no rows; a field that requests need and no setting names; a letter that
/// the encoding has not; a file that reads otherwise than it was meant.
///
/// ```
/// use tiersheet::cells::Grid;
/// use tiersheet::{Lang, crm};
/// let rows = Grid::of_texts([["Record ID", "Tier", "Tier date"], ["51", "A", "2026-06-30"], ["=1+1", "B", "2026-06-30"]]);
/// let hubspot = crm::find("hubspot").unwrap();
/// let sent = crm::send::send(hubspot, &rows, &[], Lang::En).unwrap();
/// assert_eq!(sent.files[0].bytes, b"\"Record ID\",\"Tier\",\"Tier date\"\r\n\"51\",\"A\",\"2026-06-30\"\r\n");
/// assert_eq!((sent.sent, sent.not_sent[0].id.as_str()), (1, "=1+1"));
/// ```
pub fn send(profile: &Profile, rows: &Grid, settings: &[(String, String)], lang: Lang) -> Result<Sent, Vec<Problem>> {
    let settings = Settings::read(profile, settings)?;
    let checked = Checked::read(profile, rows, &settings, lang).map_err(|problem| vec![problem])?;
    let mut sent = Sent { notes: checked.notes.clone(), ..Sent::default() };
    sent.not_sent = checked.not_sent(lang);
    if !sent.not_sent.is_empty() {
        let first = sent.not_sent.first().map(|own| format!("{} ({})", own.id, own.why)).unwrap_or_default();
        let args = [sent.not_sent.len().to_string(), first];
        sent.notes.push(Problem::new(Code::NotInFile, Place::default(), args));
    }
    if checked.meant.is_empty() {
        sent.notes.push(Problem::new(Code::NothingToSend, Place::default(), [""]));
        return Ok(sent);
    }
    match profile.target.intake.way {
        Way::ById | Way::Loader => by_file(&checked, &settings, &mut sent),
        Way::Rest(api) => by_requests(profile, api, &checked, &settings, lang, &mut sent),
    }
    .map_err(|problem| vec![problem])?;
    sent.steps = steps::steps(profile, &settings, &checked, &sent, lang);
    Ok(sent)
}

fn by_file(checked: &Checked, settings: &Settings, sent: &mut Sent) -> Result<(), Problem> {
    sent.files = pieces("tiersheet-import", &checked.groups(settings), settings, &settings.form)?;
    sent.sent = checked.meant.len();
    let args = [sent.sent.to_string(), sent.files.len().to_string()];
    sent.notes.push(Problem::new(Code::ReadBack, Place::default(), args));
    Ok(())
}

fn by_requests(
    profile: &Profile,
    api: Api,
    checked: &Checked,
    settings: &Settings,
    lang: Lang,
    sent: &mut Sent,
) -> Result<(), Problem> {
    sent.notes.splice(0..0, profile.no_update(Place::default()));
    let file = duplicates::file(profile, api, checked, settings, sent)?;
    if settings.text("tier field").is_some() {
        let (files, count) = rest::files(profile, api, checked, settings, lang)?;
        let args = [count.to_string(), files.len().saturating_sub(1).to_string()];
        sent.notes.push(Problem::new(Code::ReadBack, Place::default(), args));
        sent.files.extend(files);
        sent.sent = count;
    } else {
        // The rest of the work must not be lost for want of a field's name.
        let needed = rest::field_needed(api);
        sent.notes.push(Problem { severity: crate::problem::Severity::Warning, ..needed });
        if file.is_empty() {
            let why = lang.pick(&Why::NoField.texts()).to_owned();
            let held = |own: &Meant| NotSent { id: own.id.clone(), tier: own.tier.clone(), why: why.clone() };
            sent.not_sent.extend(checked.meant.iter().map(held));
        } else {
            sent.sent = checked.meant.len();
        }
    }
    sent.files.extend(file);
    Ok(())
}

/// Rows that have the same columns.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    columns: Vec<(String, Kind)>,
    rows: Vec<Vec<String>>,
}

/// The rows of one file, and its bytes.
struct Part<'a> {
    group: &'a Group,
    rows: &'a [Vec<String>],
    bytes: Vec<u8>,
}

/// The rows as files, each with the header and within the limits, each read again.
fn pieces(name: &str, groups: &[Group], settings: &Settings, form: &Form) -> Result<Vec<OutFile>, Problem> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for group in groups {
        let header: Vec<String> = group.columns.iter().map(|(header, _)| header.clone()).collect();
        let mut waiting: Vec<&[Vec<String>]> = group.rows.chunks(settings.limit.rows.max(1)).rev().collect();
        while let Some(part) = waiting.pop() {
            let mut whole = vec![header.clone()];
            whole.extend_from_slice(part);
            let bytes = write(&whole, form)?;
            let (first, second) = part.split_at(part.len() / 2);
            if settings.limit.bytes.is_some_and(|limit| bytes.len() > limit) && !first.is_empty() {
                waiting.extend([second, first]);
            } else {
                parts.push(Part { group, rows: part, bytes });
            }
        }
    }
    let several = parts.len() > 1;
    let file = |(index, Part { group, rows, bytes }): (usize, Part<'_>)| {
        let name = if several { format!("{name}-{}.csv", index + 1) } else { format!("{name}.csv") };
        check(&name, &bytes, form, &group.columns, rows)?;
        Ok(OutFile { name, bytes })
    };
    parts.into_iter().enumerate().map(file).collect()
}

/// The records in the words of the REST interfaces.
fn plural(entity: Entity) -> &'static str {
    match entity {
        Entity::Deal => "leads",
        Entity::Company => "companies",
        Entity::Contact => "contacts",
    }
}

#[cfg(test)]
mod tests;
