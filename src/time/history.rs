//! A history of reviews: which tier each client had at which date, from a table that people keep by hand.
//!
//! Two shapes are read. *Long*: a row per client and review, with the client, the date and the tier; so is TierSheet's own history,
//! whose columns are client, as-of date, tier before, tier after, reason and the rules' fingerprint. *Wide*: a row per client and a
//! column per review, whose header is a date, or a month, quarter or year that counts as its last day; a filled cell is a review.

use super::period::{Heading, heading};
use crate::date::{Date, Evidence, Order};
use crate::lang::Texts;
use crate::messages::Code;
use crate::metrics::{Keys, NONE};
use crate::problem::Problem;
use crate::table::{Locale, Role, Table, Unit, nearest, normalise};

const DATE: &[&str] = &[
    "review date",
    "date of review",
    "reviewed",
    "reviewed on",
    "last review",
    "last reviewed",
    "as of",
    "as-of",
    "as of date",
    "as-of date",
    "дата пересмотра",
    "дата проверки",
    "дата обзора",
    "пересмотрено",
    "последний пересмотр",
    "на дату",
    "дата отчета",
    "дата перегляду",
    "дата перевірки",
    "дата огляду",
    "переглянуто",
    "останній перегляд",
    "станом на",
    "дата звіту",
];
const TIER: &[&str] = &[
    "tier after",
    "new tier",
    "tier now",
    "to",
    "категория после",
    "новая категория",
    "стало",
    "куда",
    "категорія після",
    "нова категорія",
    "куди",
];
const UNDAMPED: &[&str] = &[
    "without damping",
    "tier without damping",
    "без сглаживания",
    "категория без сглаживания",
    "без згладжування",
    "категорія без згладжування",
];
const BY_RULES: &[&str] = &[
    "tier by rules",
    "by rules",
    "rules give",
    "категория по правилам",
    "по правилам",
    "категорія за правилами",
    "за правилами",
];
/// Headers of the tier before a review.
pub const TIER_BEFORE: &[&str] = &[
    "tier before",
    "old tier",
    "previous tier",
    "from",
    "категория до",
    "прежняя категория",
    "было",
    "откуда",
    "категорія до",
    "попередня категорія",
    "було",
    "звідки",
];
/// Headers of the fingerprint of the rules.
pub const RULES: &[&str] =
    &["rules", "rules fingerprint", "fingerprint", "правила", "отпечаток правил", "відбиток правил"];
/// What a review can tell beside client, date, tier and reason: the title of each and the headers that mean it.
pub const DETAILS: [(Texts<'static>, &[&str]); 4] = [
    (["without damping", "без сглаживания", "без згладжування"], UNDAMPED),
    (["tier by rules", "категория по правилам", "категорія за правилами"], BY_RULES),
    (["who", "кто", "хто"], WHO),
    (["until", "до", "до"], UNTIL),
];
const WHO: &[&str] = &["who", "by", "set by", "кто", "хто", "кем задано", "ким задано", "решил", "вирішив"];
const UNTIL: &[&str] = &["until", "till", "expires", "valid until", "до", "действует до", "діє до", "срок", "термін"];

/// Where a history has what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The column that tells clients apart.
    pub client: usize,
    /// The client's name, if it is another column.
    pub name: Option<usize>,
    /// Its shape.
    pub shape: Shape,
}

/// The two shapes of a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A row per client and review.
    Long {
        /// The day of the review.
        date: usize,
        /// The tier in force after it.
        tier: Option<usize>,
        /// The tier that the rules gave before damping.
        undamped: Option<usize>,
        /// The tier that the rules gave where one was set by hand.
        by_rules: Option<usize>,
        /// Who set the tier by hand.
        who: Option<usize>,
        /// The last day on which a tier set by hand holds.
        until: Option<usize>,
    },
    /// A row per client, and for each review a column with its day.
    Wide(Vec<(usize, Date)>),
}

/// The headers that options name.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The column that tells clients apart.
    pub client: Option<String>,
    /// The column with the day of the review.
    pub date: Option<String>,
    /// The column with the tier.
    pub tier: Option<String>,
}

impl Layout {
    /// Finds the columns of a history.
    ///
    /// # Errors
    /// An option that names no column; no column that says whose row it is, or when the review was.
    pub fn of(table: &Table, named: &Named, locale: &Locale) -> Result<Layout, Problem> {
        let option = |header: &Option<String>| header.as_deref().map(|header| table.require(header)).transpose();
        let called =
            |names: &[&str]| names.iter().find_map(|name| table.headers.iter().position(|header| header.key == *name));
        // Beside a date a bare "ID" is taken for that of a deal; here it can only be the client's.
        let own = table.presence_column().or(table.with_role(Role::DealId));
        let none = || Problem::new(Code::NoClientColumn, table.place(), [table.range.as_str()]);
        let client = option(&named.client)?.or(own).ok_or_else(none)?;
        let name = table.with_role(Role::Client).filter(|name| *name != client);
        let wide = periods(table, client, locale)?;
        let date = option(&named.date)?.or_else(|| called(DATE)).or(table.with_role(Role::Date));
        let tier = option(&named.tier)?.or_else(|| called(TIER)).or(table.with_role(Role::Tier));
        let shape = match date {
            Some(date) => Shape::Long {
                date,
                tier,
                undamped: called(UNDAMPED),
                by_rules: called(BY_RULES),
                who: called(WHO),
                until: called(UNTIL),
            },
            None if !wide.is_empty() => Shape::Wide(wide),
            None => {
                let titles = || table.headers.iter().map(|header| header.title.as_str());
                let near = nearest("review date", titles()).unwrap_or_default();
                let args = [table.range.as_str(), near];
                return Err(Problem::new(Code::NoReviewDate, table.place(), args));
            }
        };
        Ok(Layout { client, name, shape })
    }

    /// The columns that are needed.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = vec![self.client];
        columns.extend(self.name);
        match &self.shape {
            Shape::Long { date, tier, undamped, by_rules, who, until } => {
                columns.push(*date);
                columns.extend([tier, undamped, by_rules, who, until].into_iter().flatten());
            }
            Shape::Wide(periods) => columns.extend(periods.iter().map(|(column, _)| *column)),
        }
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The column with the tiers that the rules gave before damping, if there is one.
    pub fn undamped(&self) -> Option<usize> {
        match self.shape {
            Shape::Long { undamped, .. } => undamped,
            Shape::Wide(_) => None,
        }
    }
}

/// The columns whose headers name a day or a period.
fn periods(table: &Table, client: usize, locale: &Locale) -> Result<Vec<(usize, Date)>, Problem> {
    let headings: Vec<(usize, Heading)> = (0..table.headers.len())
        .filter(|index| *index != client)
        .filter_map(|index| heading(table.title(index)).map(|heading| (index, heading)))
        .collect();
    let proven = headings.iter().find_map(|(_, heading)| match heading {
        Heading::Slashes(text) => match text.evidence() {
            Evidence::Order(order) => Some(order),
            _ => None,
        },
        Heading::Day(_) => None,
    });
    let order = locale.order.or(proven);
    let slashes = headings.iter().find(|(_, heading)| matches!(heading, Heading::Slashes(_)));
    if let (None, Some((index, _))) = (order, slashes) {
        let args = [table.title(*index), table.title(*index), ""];
        return Err(Problem::new(Code::AmbiguousDates, table.column_place(*index), args));
    }
    let order = order.unwrap_or(Order::DayFirst);
    Ok(headings.into_iter().filter_map(|(index, heading)| heading.day(order).map(|day| (index, day))).collect())
}

/// One review of one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// The client's number.
    pub client: u32,
    /// The day.
    pub day: Date,
    /// The number of the tier's name; [`NONE`] without a tier.
    pub tier: u32,
    /// The number of the name of the tier before damping; [`NONE`] where it is not told.
    pub undamped: u32,
    /// The row of the table.
    pub row: u32,
}

/// The reviews of a history.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// All reviews up to the as-of date, by client, then by day.
    pub reviews: Vec<Review>,
    /// A row per client, the first that names the client.
    pub rows: Vec<u32>,
    /// The day that reviews are counted to.
    pub as_of: Option<Date>,
    /// What is odd.
    pub notes: Vec<Problem>,
}

impl History {
    /// Reads the reviews. Clients and names of tiers are numbered by the two sets of keys.
    ///
    /// Of several reviews of a client on one day the lowest row counts. Reviews after the as-of date are left out.
    ///
    /// # Errors
    /// When dates can be read two ways.
    pub fn read<'t>(
        table: &'t Table,
        layout: &Layout,
        locale: &Locale,
        as_of: Option<Date>,
        clients: &mut Keys<'t>,
        tiers: &mut Keys<'t>,
    ) -> Result<History, Problem> {
        let mut history = History { notes: table.problems.clone(), ..History::default() };
        let nobody = || vec![NONE; table.rows];
        let codes = |index: Option<usize>, keys: &mut Keys<'t>| {
            let column = index.and_then(|index| table.columns.get(index)?.as_ref());
            column.map_or_else(nobody, |column| keys.read(column))
        };
        let of_client = codes(Some(layout.client), clients);
        let at = |codes: &[u32], row: usize| codes.get(row).copied().unwrap_or(NONE);
        let mut undated = Vec::new();
        let mut reviews = Vec::new();
        match &layout.shape {
            Shape::Long { date, tier, undamped, .. } => {
                let days = table.read(*date, Some(Unit::Date), locale, &mut history.notes)?;
                let (tier, undamped) = (codes(*tier, tiers), codes(*undamped, tiers));
                for (row, client) in of_client.iter().enumerate().filter(|(_, client)| **client != NONE) {
                    match days.date(row) {
                        Some(day) => {
                            let (tier, undamped) = (at(&tier, row), at(&undamped, row));
                            reviews.push(Review { client: *client, day, tier, undamped, row: row as u32 });
                        }
                        None => undated.push(row),
                    }
                }
            }
            Shape::Wide(periods) => {
                for (index, day) in periods {
                    let tier = codes(Some(*index), tiers);
                    let reviewed = of_client.iter().zip(&tier).enumerate();
                    for (row, (client, tier)) in
                        reviewed.filter(|(_, (client, tier))| **client != NONE && **tier != NONE)
                    {
                        let row = row as u32;
                        reviews.push(Review { client: *client, day: *day, tier: *tier, undamped: NONE, row });
                    }
                }
            }
        }
        history.rows = super::roster::listed(&of_client, clients.len(), false).rows;
        history.as_of = as_of.or_else(|| reviews.iter().map(|review| review.day).max());
        history.tidy(table, layout, reviews, tiers);
        if let Some(first) = undated.first() {
            let args = [undated.len().to_string(), table.range_row(*first).to_string()];
            history.notes.push(Problem::new(
                Code::ReviewsWithoutDate,
                table.place().row(table.range_row(*first)),
                args,
            ));
        }
        let blank = table.blank_rows();
        let unnamed = |row: &usize| at(&of_client, *row) == NONE && blank.binary_search(row).is_err();
        history.notes.extend(unnamed_rows(table, layout.client, (0..table.rows).filter(unnamed)));
        Ok(history)
    }

    fn tidy(&mut self, table: &Table, layout: &Layout, mut reviews: Vec<Review>, tiers: &Keys<'_>) {
        let later = |review: &Review| self.as_of.is_some_and(|as_of| review.day > as_of);
        let future: Vec<u32> = reviews.iter().filter(|review| later(review)).map(|review| review.row).collect();
        if let Some(first) = future.iter().min() {
            let row = table.range_row(*first as usize);
            let as_of = self.as_of.map(Date::iso).unwrap_or_default();
            let args = [future.len().to_string(), as_of, row.to_string()];
            self.notes.push(Problem::new(Code::FutureReviews, table.place().row(row), args));
        }
        reviews.retain(|review| !later(review));
        reviews.sort_by_key(|review| (review.client, review.day, review.row));
        let mut torn: Vec<Review> = Vec::new();
        for review in reviews {
            match self.reviews.last_mut().filter(|last| (last.client, last.day) == (review.client, review.day)) {
                None => self.reviews.push(review),
                Some(last) => {
                    if last.tier != review.tier {
                        torn.push(review);
                    }
                    *last = review;
                }
            }
        }
        if let Some(first) = torn.iter().min_by_key(|review| review.row) {
            let column = table.columns.get(layout.client).and_then(Option::as_ref);
            let name = column.map(|column| crate::metrics::key_text(column, first.row as usize)).unwrap_or_default();
            let row = table.range_row(first.row as usize);
            let args = [torn.len().to_string(), name, first.day.iso(), tiers.name(first.tier).to_owned()];
            self.notes.push(Problem::new(Code::RepeatedReviews, table.place().row(row), args));
        }
    }

    /// The reviews of one client, oldest first.
    pub fn of(&self, client: u32) -> &[Review] {
        let start = self.reviews.partition_point(|review| review.client < client);
        let end = self.reviews.partition_point(|review| review.client <= client);
        self.reviews.get(start..end).unwrap_or(&[])
    }
}

/// What is said of rows that name nobody.
pub fn unnamed_rows(table: &Table, client: usize, rows: impl Iterator<Item = usize>) -> Option<Problem> {
    let mut rows = rows.peekable();
    let first = table.range_row(*rows.peek()?);
    let args = [rows.count().to_string(), table.title(client).to_owned(), first.to_string()];
    Some(Problem::new(Code::RowsWithoutKey, table.column_place(client).row(first), args))
}

/// Whether a header means the tier that the rules give where one was set by hand.
pub fn means_by_rules(header: &str) -> bool {
    BY_RULES.contains(&normalise(header).as_str())
}
