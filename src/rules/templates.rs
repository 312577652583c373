//! Rule tables to start from.
//!
//! Conditions are kept in English and printed in the language that is asked for. No table ends in a row for everybody: a
//! client without the data that the rules need is to get "not enough data" and not the lowest tier.

mod tables;

use super::{Reading, parse_condition};
use crate::cells::{Cell, Grid};
use crate::lang::{Lang, Texts};
use crate::table::{Role, Unit, normalise};
pub use tables::TEMPLATES;

/// A rule table to start from.
#[derive(Debug)]
pub struct Template {
    /// The stable English id.
    pub id: &'static str,
    /// The name.
    pub titles: Texts<'static>,
    /// Whom it suits, and what it needs.
    pub about: Texts<'static>,
    /// Other names, normalised.
    names: &'static [&'static str],
    columns: &'static [Column],
    rows: &'static [Row],
}

/// A column of conditions.
#[derive(Debug)]
enum Column {
    Field(Role),
    /// A header that is the same in all languages.
    Named(&'static str),
}

/// A rule; the rank 0 is none.
#[derive(Debug)]
struct Row {
    tier: Texts<'static>,
    rank: u32,
    note: Texts<'static>,
    conditions: &'static [&'static str],
}

/// The template that goes by a name, in any of the languages.
///
/// ```
/// use tiersheet::rules::template;
/// assert_eq!(template(" Классика ").map(|template| template.id), Some("classic"));
/// assert_eq!(template("парето").map(|template| template.id), Some("pareto"));
/// assert!(template("other").is_none());
/// ```
pub fn template(name: &str) -> Option<&'static Template> {
    let name = normalise(name);
    let named = |template: &&Template| {
        template.id == name
            || template.names.contains(&name.as_str())
            || template.titles.iter().any(|title| normalise(title) == name)
    };
    TEMPLATES.iter().find(named)
}

impl Template {
    /// The table with headers, notes and conditions in a language.
    ///
    /// ```
    /// use tiersheet::Lang;
    /// use tiersheet::cells::Cell;
    /// use tiersheet::rules::template;
    /// let grid = template("classic").unwrap().grid(Lang::Ru);
    /// assert_eq!(grid.rows[0][0], Cell::text("категория"));
    /// assert_eq!(grid.rows[2][2], Cell::text("топ 20% & >0"));
    /// ```
    pub fn grid(&self, lang: Lang) -> Grid {
        let ranked = self.rows.iter().any(|row| row.rank > 0);
        let mut header = vec![
            Cell::text(lang.pick(&["tier", "категория", "категорія"])),
            Cell::text(lang.pick(&["note", "примечание", "примітка"])),
        ];
        if ranked {
            header.push(Cell::text(lang.pick(&["rank", "место", "місце"])));
        }
        header.extend(self.columns.iter().map(|column| Cell::text(column.header(lang))));
        let mut rows = vec![header];
        for row in self.rows {
            let mut cells = vec![Cell::text(lang.pick(&row.tier)), Cell::text(lang.pick(&row.note))];
            if ranked {
                cells.push(Cell::Number(row.rank.into()));
            }
            let conditions = self.columns.iter().zip(row.conditions);
            cells.extend(conditions.map(|(column, condition)| Cell::text(column.condition(condition, lang))));
            rows.push(cells);
        }
        Grid { rows }
    }
}

impl Column {
    fn header(&self, lang: Lang) -> &'static str {
        match self {
            Column::Field(role) => lang.pick(role.titles()),
            Column::Named(header) => header,
        }
    }

    /// An English condition in another language; `{industry}` in it is that field's name.
    fn condition(&self, condition: &'static str, lang: Lang) -> String {
        let unit = match self {
            Column::Field(role) => role.unit(),
            Column::Named(_) => Unit::Any,
        };
        let text = condition.replace("{industry}", lang.pick(Role::Industry.titles()));
        let read = parse_condition(&Cell::text(text.as_str()), unit, &Reading::default());
        read.ok().flatten().map_or(text, |condition| condition.print(lang))
    }
}

#[cfg(test)]
mod tests;
