//! A file for a CRM's own control of duplicates: it finds records by their name, so it may find others too.

use super::recheck::Kind;
use super::rest::Api;
use super::rows::Checked;
use super::settings::Settings;
use super::{Group, OutFile, Sent, pieces};
use crate::crm::{Entity, Profile};
use crate::maps::Numbered;
use crate::messages::Code;
use crate::problem::{Place, Problem};

/// The name of the file.
pub const FILE: &str = "tiersheet-duplicates";

/// The file, if it is wanted and can be made; notes say what it does, or what it needs.
///
/// # Errors
/// As [`pieces`].
pub fn file(
    profile: &Profile,
    api: Api,
    checked: &Checked,
    settings: &Settings,
    sent: &mut Sent,
) -> Result<Vec<OutFile>, Problem> {
    let mut note = |code: Code, args: &[&str]| {
        sent.notes.push(Problem::new(code, Place::default(), args.iter().copied()));
    };
    if !settings.yes("duplicate control") {
        return Ok(Vec::new());
    }
    if api != Api::Bitrix {
        note(Code::DuplicatesNotKnown, &[profile.names.first().copied().unwrap_or(profile.id)]);
        return Ok(Vec::new());
    }
    if settings.entity == Some(Entity::Deal) {
        note(Code::DealsAreCreated, &[""]);
        return Ok(Vec::new());
    }
    if !checked.named {
        note(Code::NameNeeded, &[""]);
        return Ok(Vec::new());
    }
    // Equal names would update each other's records.
    let mut known = Numbered::default();
    let numbers: Vec<usize> = checked.meant.iter().map(|own| known.number(own.name.trim().to_lowercase())).collect();
    let mut counts = vec![0usize; known.len()];
    for number in &numbers {
        if let Some(count) = counts.get_mut(*number) {
            *count += 1;
        }
    }
    let lone = |number: usize| counts.get(number) == Some(&1);
    let usable = |name: &str| !name.is_empty() && !name.contains(char::is_control);
    let taken = checked.meant.iter().zip(&numbers).filter(|(own, number)| usable(&own.name) && lone(**number));
    let rows: Vec<Vec<String>> = taken.map(|(own, _)| vec![own.name.clone(), own.tier.clone()]).collect();
    let left_out = checked.meant.len() - rows.len();
    if left_out > 0 {
        note(Code::NamesLeftOut, &[&left_out.to_string()]);
    }
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let title = profile.target.intake.required.first().copied().or(settings.text("name column")).unwrap_or("Name");
    let tier = settings.text("tier field").unwrap_or(checked.tier_header());
    let columns = vec![(title.to_owned(), Kind::Text), (tier.to_owned(), Kind::Tier(settings.values.clone()))];
    note(Code::DuplicateControl, &[&rows.len().to_string(), title]);
    pieces(FILE, &[Group { columns, rows }], settings, &settings.form)
}
