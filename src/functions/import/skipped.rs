//! The clients that are not sent: what is said of them, and the list of them.

use crate::cells::Column;
use crate::crm::Profile;
use crate::crm::target::IdColumn;
use crate::functions::spec::{OptionSpec, documented};
use crate::functions::{OutColumn, OutData};
use crate::lang::Lang;
use crate::maps::Map;
use crate::messages::Code;
use crate::outputs::import_rows::{Row, Skip};
use crate::problem::Problem;
use crate::table::{Role, Table};

/// `list`
pub const LIST: OptionSpec = OptionSpec {
    name: "list",
    aliases: &["список", "перелік"],
    about: documented([
        "\"sent\" (default): the rows for the CRM; \"not sent\": the clients that are not among them although they have changed, each with the reason.",
        "«sent» (по умолчанию): строки для CRM; «not sent»: клиенты, которых среди них нет, хотя они изменились, каждый с причиной.",
        "«sent» (типово): рядки для CRM; «not sent»: клієнти, яких серед них немає, хоча вони змінилися, кожен із причиною.",
    ]),
};
/// Words for the rows for the CRM.
pub const SENT: &[&str] = &["sent", "отправляемые", "надсилаються"];
/// Words for the others.
pub const NOT_SENT: &[&str] = &["not sent", "неотправленные", "не отправлено", "не надіслано"];

/// What is known where rows are left out.
pub struct Skipped<'a> {
    /// The clients.
    pub data: &'a Table,
    /// The column of their ids.
    pub id: usize,
    /// Their ids.
    pub ids: &'a Column,
    /// The CRM's column of ids.
    pub place: Option<&'static IdColumn>,
    /// The CRM.
    pub profile: &'static Profile,
    /// The tiers that it is known to have.
    pub confirmed: &'a [String],
    /// The rows that were to be sent, in the order of the data.
    pub candidates: &'a [Row],
    /// The language.
    pub lang: Lang,
}

impl Skipped<'_> {
    fn row(&self, row: usize) -> Option<&Row> {
        self.candidates.binary_search_by_key(&row, |own| own.row).ok().and_then(|at| self.candidates.get(at))
    }

    /// What a row's id should look like, in words.
    fn shape(&self) -> String {
        self.place.map(|place| self.lang.pick(&place.shape.words()).to_owned()).unwrap_or_default()
    }

    /// Why such a row is not sent.
    fn why(&self, skip: Skip) -> String {
        let text = match skip {
            Skip::NoId => &["no id", "нет ID", "немає ID"],
            Skip::NoTier => &["no tier", "нет категории", "немає категорії"],
            Skip::Damaged => {
                &["the id was shortened by a spreadsheet", "ID испорчен таблицей", "ID зіпсовано таблицею"]
            }
            Skip::Twice => &[
                "the id stands twice with different tiers",
                "ID повторяется с разными категориями",
                "ID повторюється з різними категоріями",
            ],
            Skip::Strange => {
                &["the id is none of this CRM's:", "ID не из этой CRM, нужны:", "ID не з цієї CRM, потрібні:"]
            }
            Skip::Unconfirmed => &[
                "the tier is not among those that the CRM is known to have:",
                "категории нет среди тех, что точно есть в CRM:",
                "категорії немає серед тих, що точно є в CRM:",
            ],
        };
        let tail = match skip {
            Skip::Strange => self.shape(),
            Skip::Unconfirmed => self.confirmed.join("; "),
            _ => String::new(),
        };
        format!("{} {tail}", self.lang.pick(text)).trim_end().to_owned()
    }

    /// The finding about the rows that are left out for one cause.
    pub fn note(&self, skip: Skip, rows: &[usize]) -> Problem {
        let first = rows.first().map(|row| self.data.range_row(*row)).unwrap_or_default();
        let sample = rows.first().map(|row| self.ids.cell(*row).shown()).filter(|id| !id.is_empty());
        let sample = sample.unwrap_or_else(|| format!("#{first}"));
        let at = self.data.place().row(first);
        let count = rows.len().to_string();
        let name = super::name(self.profile).to_owned();
        match skip {
            Skip::Strange => {
                let key = self.data.title(self.id).to_owned();
                Problem::new(Code::StrangeIds, at, [count, sample, name, self.shape(), key])
            }
            Skip::Unconfirmed => {
                let mut unknown: Vec<&str> = Vec::new();
                for row in rows.iter().filter_map(|row| self.row(*row)) {
                    if !unknown.contains(&row.tier.as_str()) {
                        unknown.push(&row.tier);
                    }
                }
                let args = [count, name, unknown.join("; "), self.confirmed.join(";")];
                Problem::new(Code::UnconfirmedTiers, at, args)
            }
            _ => Problem::new(Code::RowsNotSent, at, [count, self.why(skip), sample]),
        }
    }

    /// The list: id, name if it has a column of its own, tier, why.
    pub fn columns(&self, skipped: &Map<Skip, Vec<usize>>) -> Vec<OutColumn> {
        let mut rows: Vec<(usize, Skip)> =
            skipped.iter().flat_map(|(skip, rows)| rows.iter().map(|row| (*row, *skip))).collect();
        rows.sort_unstable();
        let copied = |column: usize| OutColumn {
            header: self.data.title(column).to_owned(),
            data: OutData::Copied { arg: 0, column, rows: rows.iter().map(|(row, _)| *row as u32).collect() },
        };
        let texts = |header: String, text: &dyn Fn(&(usize, Skip)) -> String| OutColumn {
            header,
            data: OutData::Cells(rows.iter().map(|row| crate::cells::Cell::text(text(row))).collect()),
        };
        let name = self.data.with_role(Role::Client).filter(|column| *column != self.id);
        let mut columns = vec![copied(self.id)];
        columns.extend(name.map(copied));
        columns.push(texts(self.lang.pick(Role::Tier.titles()).to_owned(), &|(row, _)| {
            self.row(*row).map(|row| row.tier.clone()).unwrap_or_default()
        }));
        columns.push(texts(self.lang.pick(&["why", "почему", "чому"]).to_owned(), &|(row, skip)| {
            // Why there is no tier, the reason says.
            let reason =
                self.row(*row).map(|row| row.reason.trim()).filter(|_| *skip == Skip::NoTier).unwrap_or_default();
            if reason.is_empty() { self.why(*skip) } else { format!("{}: {reason}", self.why(*skip)) }
        }));
        columns
    }
}
