//! What of an export is no data: lines below the table, totals, words that mean "unknown", apostrophes before signs of
//! formulas. Rows are blanked and never removed, so that the row numbers of all messages are those of the file.

mod cells;
mod options;
mod rows;

use super::head::Head;
use super::source::Source;
use super::{Entity, Recognised};
use crate::files::{Read, Sheet};
use crate::messages::Code;
use crate::problem::Problem;
use crate::table::Role;

/// A kind of what is no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Lines about the report below its table.
    Footer,
    /// Rows that repeat the headers.
    Header,
    /// Rows of totals.
    Total,
    /// Rows that head a group.
    Group,
    /// Rows that go on with the record above.
    Continued,
    /// Words that mean "unknown".
    Literal,
    /// Apostrophes before signs of formulas.
    Apostrophe,
    /// Ids of 15 characters that have a longer form.
    ShortId,
}

impl Kind {
    /// The kind of that name, such as `totals`.
    ///
    /// ```
    /// use tiersheet::crm::tidy::Kind;
    /// assert_eq!(Kind::of("totals"), Some(Kind::Total));
    /// assert_eq!(Kind::of("columns"), None);
    /// ```
    pub fn of(name: &str) -> Option<Kind> {
        Some(match name {
            "footers" => Kind::Footer,
            "headers" => Kind::Header,
            "totals" => Kind::Total,
            "groups" => Kind::Group,
            "continued" => Kind::Continued,
            "literals" => Kind::Literal,
            "apostrophes" => Kind::Apostrophe,
            "short ids" => Kind::ShortId,
            _ => return None,
        })
    }
}

/// What a user wants otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Kinds that are left as they are.
    pub leave: Vec<Kind>,
}

/// An export with its data only.
#[derive(Clone, Debug, PartialEq)]
pub struct Tidied {
    /// The file; rows keep their places. Its own notes are as they were.
    pub read: Read,
    /// What was blanked and what is odd: each kind with a count and its first row.
    pub notes: Vec<Problem>,
    /// Options for the functions, name and value: what the CRM is known to mean by headers and stages that the functions
    /// would take for something else.
    pub options: Vec<(String, String)>,
}

/// Blanks what is no data, and says so.
pub fn tidy(mut read: Read, recognised: Option<&Recognised>, wishes: &Wishes) -> Tidied {
    let mut notes = Vec::new();
    let Some(head) = Head::of(&read.sheet) else { return Tidied { read, notes, options: Vec::new() } };
    phantom_columns(&mut read.sheet, &head, &mut notes);
    let source = recognised.map_or(&Source::UNKNOWN, |recognised| &recognised.profile.source);
    let export = Export {
        head: &head,
        source,
        crm: recognised.and_then(|one| one.profile.names.first().copied()),
        entity: recognised.map(|one| one.entity),
        wishes,
    };
    let origins = rows::origins(&export, &read.sheet, &mut notes);
    cells::edit(&export, &mut read.sheet, &origins, &mut notes);
    cells::look(&export, &read.sheet, &mut notes);
    let options = options::options(&export, &read.sheet);
    Tidied { read, notes, options }
}

/// What is known of the file that is tidied.
struct Export<'a> {
    head: &'a Head,
    source: &'a Source,
    /// The CRM's name, if it is known.
    crm: Option<&'static str>,
    entity: Option<Entity>,
    wishes: &'a Wishes,
}

impl Export<'_> {
    /// Whether such things are to be tidied.
    fn may(&self, kind: Kind) -> bool {
        !self.wishes.leave.contains(&kind)
    }

    /// The first row below the header.
    fn body(&self) -> usize {
        self.head.row + 1
    }

    /// The columns of ids.
    fn ids(&self) -> Vec<usize> {
        self.head.with_roles(&[Role::DealId, Role::ClientId, Role::OrderId])
    }
}

/// Leaves out columns at the right edge without a header and without a cell, as a separator at the end of each line makes them.
fn phantom_columns(sheet: &mut Sheet, head: &Head, notes: &mut Vec<Problem>) {
    let mut count = 0;
    while let Some(last) = sheet.columns.last()
        && (0..last.len()).all(|row| last.cell(row).is_blank())
    {
        sheet.columns.pop();
        count += 1;
    }
    if count > 0 {
        let place = head.place(head.row, None);
        notes.push(Problem::new(Code::PhantomColumns, place, [count.to_string()]));
    }
}
