//! What the columns of the range are.

use super::RuleField;
use crate::cells::Grid;
use crate::cells::numeral::is_space;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Role, Unit, normalise};

/// Headers of the column of tiers; an earlier group goes before a later one.
const TIER: [&[&str]; 3] = [
    &["tier", "категория", "категорія", "тир"],
    &["client tier", "customer tier", "category", "категория клиента", "категорія клієнта"],
    &["segment", "сегмент"],
];
const NOTE: &[&str] =
    &["note", "notes", "label", "comment", "примечание", "комментарий", "заметка", "примітка", "коментар"];
const RANK: &[&str] = &["rank", "ранг", "место", "порядок", "місце"];

/// What the columns of the range are.
pub(super) struct Columns {
    /// The header's row in the range, from 1.
    pub row: usize,
    /// Columns count from 0 here, and their headers are as written.
    pub tier: (usize, String),
    pub rank: Option<(usize, String)>,
    pub notes: Vec<usize>,
    pub fields: Vec<RuleField>,
    /// Columns without a header.
    pub unnamed: Vec<usize>,
}

impl Columns {
    pub(super) fn read(grid: &Grid, top: usize, place: &Place) -> Result<Columns, Problem> {
        let headers: Vec<String> =
            (0..grid.width()).map(|column| grid.cell(top, column).shown().trim_matches(is_space).to_owned()).collect();
        let keys: Vec<String> = headers.iter().map(|header| normalise(header)).collect();
        let header = |column: usize| headers.get(column).cloned().unwrap_or_default();
        let tiers: Option<Vec<usize>> = TIER.iter().find_map(|group| {
            let columns: Vec<usize> =
                (0..keys.len()).filter(|at| keys.get(*at).is_some_and(|key| group.contains(&key.as_str()))).collect();
            (!columns.is_empty()).then_some(columns)
        });
        let tier = match tiers.as_deref() {
            None | Some([]) => {
                let named: Vec<&str> =
                    headers.iter().map(String::as_str).filter(|header| !header.is_empty()).take(20).collect();
                return Err(Problem::new(Code::NoTierColumn, place.clone().row(top + 1), [named.join(", ")]));
            }
            Some([tier]) => *tier,
            Some([first, second, ..]) => {
                let place = place.clone().row(top + 1).column(second + 1, &header(*second));
                return Err(Problem::new(Code::TierColumnTwice, place, [header(*first), header(*second)]));
            }
        };
        let mut columns = Columns {
            row: top + 1,
            tier: (tier, header(tier)),
            rank: None,
            notes: Vec::new(),
            fields: Vec::new(),
            unnamed: Vec::new(),
        };
        for (column, key) in keys.iter().enumerate() {
            let title = header(column);
            match key.as_str() {
                _ if column == tier => {}
                _ if title.is_empty() => columns.unnamed.push(column),
                key if NOTE.contains(&key) => columns.notes.push(column),
                key if RANK.contains(&key) && columns.rank.is_none() => columns.rank = Some((column, title)),
                _ => {
                    let role = Role::of(&title);
                    let unit = role.map_or(Unit::Any, Role::unit);
                    columns.fields.push(RuleField { column: column + 1, header: title, role, unit });
                }
            }
        }
        Ok(columns)
    }
}
