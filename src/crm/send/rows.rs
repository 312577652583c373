//! The rows of IMPORT, each cell checked.

use super::recheck::Kind;
use super::settings::Settings;
use super::why::Why;
use super::{Blank, Group, Way};
use crate::cells::numeral::Numeral;
use crate::cells::{Cell, Grid};
use crate::crm::Profile;
use crate::crm::target::{IdForm, TRIGGERS, Told};
use crate::date::Date;
use crate::explain::reason::neutral;
use crate::lang::Lang;
use crate::maps::Numbered;
use crate::messages::Code;
use crate::outputs::import_rows::harmless;
use crate::problem::{Place, Problem};
use crate::table::{Role, nearest};

/// A row that is in none of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotSent {
    /// Its id, as it was given.
    pub id: String,
    /// Its tier.
    pub tier: String,
    /// Why it is not sent.
    pub why: String,
}

/// A row to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The id as the CRM takes it.
    pub id: String,
    /// The tier.
    pub tier: String,
    /// The as-of date.
    pub date: Option<Date>,
    /// The reason as it goes out.
    pub reason: String,
    /// The record's name, where a column has it.
    pub name: String,
    /// The cells to put beside, as they go out.
    pub also: Vec<String>,
}

/// The rows to send, those that cannot be sent, and what the columns are called.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The rows to send.
    pub meant: Vec<Meant>,
    /// The others: id, tier, why.
    refused: Vec<(String, String, Why)>,
    /// What is worth knowing.
    pub notes: Vec<Problem>,
    headers: [String; 4],
    /// The headers of the columns to put beside.
    also: Vec<String>,
    /// Whether there is a column with dates, and one with reasons.
    has: [bool; 2],
    shape: Option<IdForm>,
    /// Whether there is a column with names.
    pub named: bool,
}

/// Where the columns are.
struct Places {
    id: usize,
    tier: usize,
    date: Option<usize>,
    reason: Option<usize>,
    name: Option<usize>,
    also: Vec<usize>,
}

impl Places {
    fn find(profile: &Profile, titles: &[String], settings: &Settings) -> Result<Places, Problem> {
        let target = &profile.target;
        let same = |title: &str, other: &str| title.trim().to_lowercase() == other.trim().to_lowercase();
        let titled = |names: &[&str]| titles.iter().position(|title| names.iter().any(|name| same(title, name)));
        let meaning = |role: Role| titles.iter().position(|title| Role::of(title) == Some(role));
        let named = |setting: &str| settings.text(setting).and_then(|header| titled(&[header]));
        let ids: Vec<&str> = target.ids.iter().map(|column| column.header).collect();
        let id = named("id column").or_else(|| titled(&ids));
        let id = id.or_else(|| meaning(Role::ClientId)).or_else(|| meaning(Role::DealId)).unwrap_or(0);
        let tier = named("tier column").or_else(|| titled(&target.tier)).or_else(|| meaning(Role::Tier));
        let name = match settings.text("name column") {
            None => meaning(Role::Client).filter(|name| *name != id),
            Some(header) => Some(titled(&[header]).ok_or_else(|| missing(header, titles))?),
        };
        // Requests hold the fields of the tier and no others.
        let beside = if matches!(target.intake.way, Way::Rest(_)) { Vec::new() } else { settings.also() };
        let place = |header: &String| titled(&[header]).ok_or_else(|| missing(header, titles));
        let also = beside.iter().map(place).collect::<Result<_, _>>()?;
        Ok(Places {
            id,
            tier: tier.filter(|tier| *tier != id).ok_or_else(|| missing("tier", titles))?,
            date: named("date column").or_else(|| titled(&target.date)).or_else(|| meaning(Role::Date)),
            reason: named("reason column").or_else(|| titled(&target.reason)).or_else(|| meaning(Role::Reason)),
            name,
            also,
        })
    }
}

fn missing(header: &str, titles: &[String]) -> Problem {
    let near = nearest(header, titles.iter().map(String::as_str)).unwrap_or_default();
    Problem::new(Code::UnknownFieldName, Place::of("rows"), [header, "rows", near])
}

fn date_of(cell: &Cell) -> Result<Option<Date>, Why> {
    match cell {
        Cell::Date(date) => Ok(Some(*date)),
        cell if cell.is_blank() => Ok(None),
        Cell::Text(text) => super::DateForm::Iso.read(text.trim()).map(Some).ok_or(Why::BadDate),
        _ => Err(Why::BadDate),
    }
}

impl Checked {
    /// Checks the rows.
    ///
    /// # Errors
    /// No header row; no column with tiers.
    pub fn read(profile: &Profile, rows: &Grid, settings: &Settings, lang: Lang) -> Result<Checked, Problem> {
        let target = &profile.target;
        let (header, below) =
            rows.rows.split_first().ok_or_else(|| Problem::new(Code::EmptyRange, Place::of("rows"), ["rows"]))?;
        let titles: Vec<String> = header.iter().map(|cell| cell.shown().trim().to_owned()).collect();
        let places = Places::find(profile, &titles, settings)?;
        let title = |index: usize| titles.get(index).cloned().unwrap_or_default();
        let written = |row: &[Cell], place: Option<usize>| {
            place.and_then(|place| row.get(place)).map(|cell| cell.shown().trim().to_owned()).unwrap_or_default()
        };
        let suits = |shape: IdForm, row: &[Cell]| shape.read(&written(row, Some(places.id))).is_some();
        let of_entity: Vec<_> = target.ids_of(settings.entity).collect();
        // Of equal ones the first is the usual one.
        let id = of_entity
            .into_iter()
            .rev()
            .max_by_key(|column| below.iter().filter(|row| suits(column.shape, row)).count());
        let mut checked = Checked {
            shape: Some(id.map_or(IdForm::Key, |id| id.shape)),
            named: places.name.is_some(),
            has: [false, places.reason.is_some() && settings.reason != Told::Nothing],
            ..Checked::default()
        };
        let called = |setting: &str, place: Option<usize>| {
            settings.text(setting).map_or_else(|| place.map(title).unwrap_or_default(), str::to_owned)
        };
        checked.headers = [
            id.map_or_else(|| title(places.id), |id| id.header.to_owned()),
            called("tier column", Some(places.tier)),
            called("date column", places.date),
            called("reason column", places.reason),
        ];
        let (mut known, mut first): (Numbered, Vec<usize>) = (Numbered::default(), Vec::new());
        let (mut torn, mut left_out) = (Vec::new(), 0);
        for row in below.iter().filter(|row| !row.iter().all(Cell::is_blank)) {
            let (given, tier) = (written(row, Some(places.id)), written(row, Some(places.tier)));
            let reason = written(row, places.reason);
            let told = told(&reason, settings.reason, lang);
            let read = checked.row(row, &places, settings, profile);
            let exact = settings.reason == Told::Exact;
            let beside = |place: &usize| {
                let text = written(row, Some(*place));
                if exact { text } else { harmless(&text) }
            };
            let also: Vec<String> = places.also.iter().map(beside).collect();
            let forbidden = |text: &String| profile.target.intake.forbidden.contains(&text.to_lowercase().as_str());
            let clears = [&tier, &told].into_iter().chain(&also).any(forbidden);
            let strange = also.iter().any(|text| text.contains(char::is_control));
            let read = read.and_then(|read| if clears || strange { Err(Why::Unsafe) } else { Ok(read) });
            let (id, date) = match read {
                Ok(read) => read,
                Err(why) => {
                    checked.refused.push((given, tier, why));
                    continue;
                }
            };
            left_out += usize::from(checked.has[1] && told.is_empty() && !reason.is_empty());
            let number = known.number(id.clone());
            if let Some(earlier) = first.get(number) {
                let differs = checked.meant.get(*earlier).is_some_and(|earlier| earlier.tier != tier);
                if differs {
                    torn.push(id.clone());
                    checked.refused.push((given, tier, Why::Twice));
                }
                continue;
            }
            first.push(checked.meant.len());
            checked.has[0] |= date.is_some();
            checked.meant.push(Meant { id, tier, date, reason: told, name: written(row, places.name), also });
        }
        for own in checked.meant.iter().filter(|own| torn.contains(&own.id)) {
            checked.refused.push((own.id.clone(), own.tier.clone(), Why::Twice));
        }
        checked.meant.retain(|own| !torn.contains(&own.id));
        checked.also = places.also.iter().map(|place| title(*place)).collect();
        let taken = [Some(places.id), Some(places.tier), places.date, places.reason, places.name];
        let others: Vec<&str> = titles
            .iter()
            .enumerate()
            .filter(|(index, title)| {
                !taken.contains(&Some(*index)) && !places.also.contains(index) && !title.is_empty()
            })
            .map(|(_, title)| title.as_str())
            .collect();
        if !others.is_empty() {
            checked.notes.push(Problem::new(Code::ColumnsNotSent, Place::of("rows"), [others.join(", ")]));
        }
        if left_out > 0 {
            checked.notes.push(Problem::new(Code::ReasonsLeftOut, Place::of("rows"), [left_out.to_string()]));
        }
        if (checked.has[1] || !checked.also.is_empty()) && settings.reason == Told::Exact {
            checked.notes.push(Problem::new(Code::ExactTexts, Place::of("rows"), [""]));
        }
        Ok(checked)
    }

    /// The id and the date of a row, if all of it can be sent.
    fn row(
        &self,
        row: &[Cell],
        places: &Places,
        settings: &Settings,
        profile: &Profile,
    ) -> Result<(String, Option<Date>), Why> {
        let cell = |place: usize| row.get(place).map(|cell| cell.shown().trim().to_owned()).unwrap_or_default();
        let (id, tier) = (cell(places.id), cell(places.tier));
        if id.is_empty() {
            return Err(Why::NoId);
        }
        // A number of a host has 15 digits; the others are guessed.
        if matches!(row.get(places.id), Some(Cell::Error(_) | Cell::Bool(_) | Cell::Date(_))) {
            return Err(Why::StrangeId);
        }
        let rounded = matches!(row.get(places.id), Some(Cell::Number(_))) && id.len() > 15;
        let scientific = Numeral::parse(&id).is_some_and(|numeral| numeral.is_scientific()) && id.contains('+');
        if rounded || scientific {
            return Err(Why::Damaged);
        }
        let id = self.shape.and_then(|shape| shape.read(&id).map(String::from)).ok_or(Why::StrangeId)?;
        if tier.is_empty() {
            return Err(Why::NoTier);
        }
        if !settings.values.is_empty() && !settings.values.contains(&tier) {
            return Err(Why::Unconfirmed);
        }
        // Zoho takes none of these inside of data, and SuiteCRM takes what stands between < and > away.
        let unsafe_sign =
            |c: char| c.is_control() || matches!(c, '"' | '<' | '>' | '|') && !profile.target.is_generic();
        if tier.starts_with(TRIGGERS) || tier.contains(unsafe_sign) {
            return Err(Why::Unsafe);
        }
        let numbered = settings.numbers.is_empty() || settings.numbers.iter().any(|(own, _)| *own == tier);
        if !numbered {
            return Err(Why::NoNumber);
        }
        let date = places.date.and_then(|place| row.get(place)).map_or(Ok(None), date_of)?;
        Ok((id, date))
    }

    /// The rows that are in none of the files, in words.
    pub fn not_sent(&self, lang: Lang) -> Vec<NotSent> {
        let told = |(id, tier, why): &(String, String, Why)| NotSent {
            id: id.clone(),
            tier: tier.clone(),
            why: lang.pick(&why.texts()).to_owned(),
        };
        self.refused.iter().map(told).collect()
    }

    /// The columns of the file.
    fn columns(&self, settings: &Settings) -> Vec<(String, Kind)> {
        let [id, tier, date, reason] = &self.headers;
        let [dated, reasoned] = self.has;
        let mut columns = vec![
            (id.clone(), Kind::Id(self.shape.unwrap_or(IdForm::Key))),
            (tier.clone(), Kind::Tier(settings.values.clone())),
        ];
        columns.extend(dated.then(|| (date.clone(), Kind::Date(settings.date))));
        columns.extend(reasoned.then(|| (reason.clone(), Kind::Text)));
        columns.extend(self.also.iter().map(|header| (header.clone(), Kind::Text)));
        columns
    }

    /// The cells of the file, row by row.
    fn cells(&self, settings: &Settings) -> Vec<Vec<String>> {
        let [dated, reasoned] = self.has;
        let row = |own: &Meant| {
            let mut cells = vec![own.id.clone(), own.tier.clone()];
            cells.extend(dated.then(|| own.date.map(|date| settings.date.shown(date)).unwrap_or_default()));
            cells.extend(reasoned.then(|| own.reason.clone()));
            cells.extend(own.also.iter().cloned());
            cells
        };
        self.meant.iter().map(row).collect()
    }

    /// Whether some rows lack what others have.
    pub fn has_gaps(&self) -> bool {
        let [dated, reasoned] = self.has;
        let gap = |own: &Meant| {
            dated && own.date.is_none() || reasoned && own.reason.is_empty() || own.also.iter().any(String::is_empty)
        };
        self.meant.iter().any(gap)
    }

    /// The rows by the columns that they have: all in one where an empty cell does nothing, else no cell is empty.
    pub fn groups(&self, settings: &Settings) -> Vec<Group> {
        let (columns, rows) = (self.columns(settings), self.cells(settings));
        if settings.blank == Blank::Ignored {
            return vec![Group { columns, rows }];
        }
        let mut groups: Vec<(Vec<bool>, Group)> = Vec::new();
        for row in rows {
            let filled: Vec<bool> = row.iter().map(|cell| !cell.is_empty()).collect();
            let cells: Vec<String> = row.into_iter().filter(|cell| !cell.is_empty()).collect();
            if let Some((_, group)) = groups.iter_mut().find(|(own, _)| *own == filled) {
                group.rows.push(cells);
            } else {
                let own = columns.iter().zip(&filled).filter(|(_, filled)| **filled);
                let columns = own.map(|(column, _)| column.clone()).collect();
                groups.push((filled, Group { columns, rows: vec![cells] }));
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// The header of the tier.
    pub fn tier_header(&self) -> &str {
        let [_, tier, ..] = &self.headers;
        tier
    }
}

fn told(reason: &str, wanted: Told, lang: Lang) -> String {
    match wanted {
        Told::Nothing => String::new(),
        Told::Rule => neutral(reason, lang),
        Told::Safe => {
            let unharmed = reason.strip_prefix('\'').filter(|rest| rest.starts_with(TRIGGERS));
            if unharmed.is_some() { reason.to_owned() } else { harmless(reason) }
        }
        Told::Exact => reason.to_owned(),
    }
}
