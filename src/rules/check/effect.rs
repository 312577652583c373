//! Fields whose conditions change nobody's tier.

use super::cover::{Cover, Search};
use super::space::{Part, Space};
use crate::date::Date;
use crate::messages::Code;
use crate::problem::Problem;
use crate::rules::table::RuleTable;

/// A longer table has no such field, or nobody would find out by reading.
const MOST_RULES: usize = 200;

/// The fields without whose conditions every case would get the same tier.
pub(super) fn fields(table: &RuleTable, of: &[usize], space: &Space, as_of: Option<Date>) -> Vec<Problem> {
    if table.rows.len() > MOST_RULES || space.regions.iter().any(|region| region.unknown) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, dimension) in space.dimensions.iter().enumerate() {
        let asks = |rule: &usize| {
            let conditions = table.rows.get(*rule).map_or(&[][..], |row| &row.conditions);
            conditions.iter().any(|own| of.get(own.field) == Some(&index))
        };
        let asking: Vec<usize> = (0..table.rows.len()).filter(asks).collect();
        if !asking.is_empty()
            && !dimension.closed
            && has_no_effect(table, of, space, as_of, index, &asking)
            && let Some(field) = dimension.fields.first().and_then(|field| table.fields.get(*field))
        {
            found.push(Problem::new(Code::NoEffectField, table.header_place(field), [field.header.clone()]));
        }
    }
    found
}

/// Removes the conditions from every rule. A rule then wins more cases: those of its wider region that it did not have, and
/// that no earlier wider rule takes. Each of them must have had a winner of the same tier.
fn has_no_effect(
    table: &RuleTable,
    of: &[usize],
    space: &Space,
    as_of: Option<Date>,
    index: usize,
    asking: &[usize],
) -> bool {
    let wider: Vec<Vec<Part>> = table
        .rows
        .iter()
        .map(|row| {
            let cells = row.conditions.iter().filter_map(|own| Some((*of.get(own.field)?, &own.condition)));
            space.region(cells.filter(|cell| cell.0 != index), as_of).boxes
        })
        .collect();
    let mut search = Search::new(space);
    for rule in asking {
        let tier = |rule: usize| table.rows.get(rule).map(|row| row.tier);
        let boxes = |rule: usize| space.regions.get(rule).map_or(&[][..], |region| &region.boxes);
        let mut covers: Vec<Cover<'_>> = Vec::new();
        for (earlier, parts) in wider.iter().enumerate().take(*rule) {
            covers.extend(parts.iter().map(|part| Cover { part, rule: earlier, stops: false }));
        }
        for later in *rule..table.rows.len() {
            let stops = tier(later) != tier(*rule);
            covers.extend(boxes(later).iter().map(|part| Cover { part, rule: later, stops }));
        }
        for part in wider.get(*rule).map_or(&[][..], Vec::as_slice) {
            if !matches!(search.rest(part, &covers), Ok(None)) {
                return false;
            }
        }
    }
    true
}
