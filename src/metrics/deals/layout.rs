//! Which column of a table of deals, and of the table of clients beside it, is what.

use super::money::PARTS;
use crate::messages::Code;
use crate::problem::{Place, Problem};
use crate::table::{Header, Role, Table, TaxNumber, normalise};

/// What is known about a client and belongs to the client rather than to a deal.
pub const ATTRIBUTES: [Role; 7] =
    [Role::Industry, Role::LegalForm, Role::Region, Role::Owner, Role::Complaints, Role::Tags, Role::Tier];

/// Columns of deals that say nothing about the client.
const OF_DEALS: [Role; 12] = [
    Role::ClientId,
    Role::Client,
    Role::DealId,
    Role::OrderId,
    Role::Deal,
    Role::Date,
    Role::Stage,
    Role::Currency,
    Role::Revenue,
    Role::Cost,
    Role::Profit,
    Role::Quantity,
];

/// Headers, normalised, of what tells the rows of one deal apart.
const LINES: &[&str] = &[
    "product",
    "products",
    "product name",
    "item",
    "line item",
    "service",
    "sku",
    "price",
    "unit price",
    "contact",
    "contact name",
    "contact person",
    "товар",
    "товары",
    "название товара",
    "наименование товара",
    "продукт",
    "услуга",
    "артикул",
    "цена",
    "контакт",
    "товари",
    "назва товару",
    "найменування товару",
    "послуга",
    "ціна",
];

/// Which attributes are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Those of a known role.
    #[default]
    Known,
    /// Every column that could be one.
    All,
    /// None.
    Nothing,
    /// The columns of these headers.
    Named(Vec<String>),
}

/// The columns of the table of clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The column that the deals' key is looked up in.
    pub key: usize,
    /// The client's id, where the key is the name.
    pub id: Option<usize>,
    /// The client's name, where it is not the key.
    pub name: Option<usize>,
    /// All other columns with a header.
    pub attributes: Vec<usize>,
}

/// The columns of the deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The column that tells clients apart.
    pub key: usize,
    /// What it means; `None` for a column of another meaning that the user named.
    pub key_role: Option<Role>,
    /// The client's name, where it is not the key.
    pub name: Option<usize>,
    /// Revenue, cost and profit.
    pub money: [Option<usize>; 3],
    /// The day of the deal.
    pub date: Option<usize>,
    /// The order that a line belongs to.
    pub order: Option<usize>,
    /// The deal's own id.
    pub deal: Option<usize>,
    /// Columns that may hold the stage, the likeliest first.
    pub stages: Vec<usize>,
    /// The currency.
    pub currency: Option<usize>,
    /// Columns that tell the rows of one deal apart, such as the product.
    pub lines: Vec<usize>,
    /// Columns to carry to the client's row.
    pub kept: Vec<usize>,
    /// The table of clients.
    pub card: Option<Card>,
}

/// The column that tells clients apart: the one that is named, else the id, else the name.
///
/// # Errors
/// [`Code::NoClientColumn`], [`Code::UnknownFieldName`].
pub fn key_column(table: &Table, named: Option<&str>) -> Result<usize, Problem> {
    match named {
        Some(header) => table.require(header),
        None => key_role(table)
            .and_then(|role| table.with_role(role))
            .ok_or_else(|| Problem::new(Code::NoClientColumn, table.place(), [table.range.as_str()])),
    }
}

fn key_role(table: &Table) -> Option<Role> {
    [Role::ClientId, Role::Client].into_iter().find(|role| table.with_role(*role).is_some())
}

impl Layout {
    /// Finds the columns by their headers.
    ///
    /// # Errors
    /// [`Code::NoClientColumn`], [`Code::NoMoneyColumn`], and [`Code::UnknownFieldName`] for a header that the user named.
    pub fn of(deals: &Table, clients: Option<&Table>, key: Option<&str>, keep: &Keep) -> Result<Layout, Problem> {
        let layout = Layout::with_or_without_money(deals, clients, key, keep)?;
        if layout.money == [None; 3] {
            return Err(Problem::new(Code::NoMoneyColumn, deals.place(), [deals.range.as_str()]));
        }
        Ok(layout)
    }

    /// As [`Layout::of`], for those who can do without money.
    ///
    /// # Errors
    /// As [`Layout::of`] but for the money.
    pub fn with_or_without_money(
        deals: &Table,
        clients: Option<&Table>,
        key: Option<&str>,
        keep: &Keep,
    ) -> Result<Layout, Problem> {
        let mut key_of_deals = key_column(deals, key)?;
        let role_of = |table: &Table, index: usize| table.headers.get(index).and_then(|header| header.role);
        // Where one table has ids and the other has not, the name is what they share.
        if let (None, Some(clients)) = (key, clients)
            && clients.with_role(Role::ClientId).is_none()
            && let (Some(name), Some(_)) = (deals.with_role(Role::Client), clients.with_role(Role::Client))
        {
            key_of_deals = name;
        }
        let key_role = role_of(deals, key_of_deals).filter(|role| matches!(role, Role::ClientId | Role::Client));
        let money = PARTS.map(|role| deals.with_role(role).filter(|index| *index != key_of_deals));
        let card = clients.map(|clients| Card::of(clients, key, deals.title(key_of_deals), key_role)).transpose()?;
        let mut stages: Vec<usize> = deals.with_role(Role::Stage).into_iter().collect();
        stages.extend((0..deals.headers.len()).filter(|index| {
            let header = deals.headers.get(*index);
            header.is_some_and(|header| header.role.is_none() && Role::of(&header.key) == Some(Role::Stage))
        }));
        let mut layout = Layout {
            key: key_of_deals,
            key_role,
            name: deals.with_role(Role::Client).filter(|index| *index != key_of_deals),
            money,
            date: deals.with_role(Role::Date),
            order: deals.with_role(Role::OrderId),
            deal: deals.with_role(Role::DealId),
            stages,
            currency: deals.with_role(Role::Currency),
            lines: lines(deals),
            kept: Vec::new(),
            card,
        };
        layout.kept = layout.kept(deals, clients, keep)?;
        Ok(layout)
    }

    fn kept(&self, deals: &Table, clients: Option<&Table>, keep: &Keep) -> Result<Vec<usize>, Problem> {
        let on_card = |role: Option<Role>| {
            role.is_some_and(|role| clients.is_some_and(|clients| clients.with_role(role).is_some()))
        };
        let known = |index: &usize| {
            let Some(header) = deals.headers.get(*index) else { return false };
            let own = *index == self.key || Some(*index) == self.name || self.stages.contains(index);
            let wanted = match keep {
                Keep::All => !header.title.is_empty() && header.role.is_none_or(|role| !OF_DEALS.contains(&role)),
                _ => header.role.is_some_and(|role| ATTRIBUTES.contains(&role)),
            };
            // Where names are the key, the id is worth keeping for the way back into the CRM.
            let wanted = wanted || (header.role == Some(Role::ClientId) && self.key_role == Some(Role::Client));
            wanted && !own && !on_card(header.role)
        };
        Ok(match keep {
            Keep::Nothing => Vec::new(),
            Keep::Known | Keep::All => (0..deals.headers.len()).filter(known).collect(),
            Keep::Named(headers) => {
                let mut kept = Vec::with_capacity(headers.len());
                for header in headers {
                    if header.eq_ignore_ascii_case("known") {
                        kept.extend(
                            (0..deals.headers.len())
                                .filter(known)
                                .filter(|index| !kept.contains(index))
                                .collect::<Vec<_>>(),
                        );
                        continue;
                    }
                    let index = deals.require(header)?;
                    if index != self.key && Some(index) != self.name && !kept.contains(&index) {
                        kept.push(index);
                    }
                }
                kept
            }
        })
    }

    /// The columns of the deals whose cells are needed.
    pub fn wanted(&self) -> Vec<usize> {
        let mut wanted = vec![self.key];
        let single = [self.name, self.date, self.order, self.deal, self.currency];
        wanted.extend(single.iter().chain(&self.money).flatten());
        wanted.extend(self.stages.iter().chain(&self.kept).chain(&self.lines));
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }
}

/// The columns that tell the rows of one deal apart, where the deals have ids.
fn lines(deals: &Table) -> Vec<usize> {
    if deals.with_role(Role::DealId).is_none() {
        return Vec::new();
    }
    let of_line = |header: &Header| header.role == Some(Role::Quantity) || LINES.contains(&header.key.as_str());
    (0..deals.headers.len()).filter(|index| deals.headers.get(*index).is_some_and(of_line)).collect()
}

impl Card {
    /// `key_title` is the header of the deals' key.
    fn of(clients: &Table, named: Option<&str>, key_title: &str, key_role: Option<Role>) -> Result<Card, Problem> {
        let number = TaxNumber::of_header(key_title);
        let same = |index: &usize| number.is_some() && TaxNumber::of_header(clients.title(*index)) == number;
        let key = match (named, key_role) {
            // A taxpayer's number is looked up among such numbers, although the table has ids of its own.
            _ if (0..clients.headers.len()).any(|index| same(&index)) => (0..clients.headers.len()).find(same),
            (_, Some(role)) => clients.with_role(role),
            (Some(header), None) => clients.named(header)?,
            (None, None) => None,
        };
        let no_key = || Problem::new(Code::NoClientColumn, Place::of(&clients.range), [clients.range.as_str()]);
        let key = key.ok_or_else(no_key)?;
        let other = |role| clients.with_role(role).filter(|index| *index != key);
        let id = other(Role::ClientId).filter(|_| key_role == Some(Role::Client));
        let name = other(Role::Client);
        let attribute = |index: &usize| {
            let titled = clients.headers.get(*index).is_some_and(|header| !header.title.is_empty());
            titled && *index != key && Some(*index) != id && Some(*index) != name
        };
        Ok(Card { key, id, name, attributes: (0..clients.headers.len()).filter(attribute).collect() })
    }

    /// The columns whose cells are needed; the others are copied by the host.
    pub fn wanted(&self) -> Vec<usize> {
        let mut wanted: Vec<usize> = [Some(self.key), self.name].into_iter().flatten().collect();
        wanted.sort_unstable();
        wanted
    }
}

/// A header that is not taken yet: the second of two equal ones has ` (2)` behind it, as in [`crate::table::headers`].
pub fn free_header(title: &str, taken: &[String]) -> String {
    let is_taken = |name: &str| taken.iter().any(|own| normalise(own) == normalise(name));
    let numbered = (2..).map(|copy| format!("{title} ({copy})"));
    std::iter::once(title.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Grid;

    fn table(header: &[&str], range: &str) -> Table {
        let row: Vec<&str> = header.iter().map(|_| "1").collect();
        Table::from_grid(&Grid::of_texts([header.to_vec(), row]), range).unwrap()
    }

    #[test]
    fn the_columns_that_both_tables_share_are_the_key() {
        let deals = table(&["ID клиента", "Клиент", "Сумма", "Регион", "Менеджер"], "deals");
        let cards = table(&["Company", "Region", "Score"], "clients");
        let layout = Layout::of(&deals, Some(&cards), None, &Keep::Known).unwrap();
        assert_eq!((layout.key, layout.key_role, layout.kept), (1, Some(Role::Client), vec![0, 4]));
        assert_eq!(layout.card.map(|card| (card.key, card.attributes)), Some((0, vec![1, 2])));
        let code = |deals: &Table, key| Layout::of(deals, None, key, &Keep::Known).map_err(|problem| problem.code);
        assert_eq!(code(&table(&["Дата", "Сумма"], "deals"), None), Err(Code::NoClientColumn));
        assert_eq!(code(&table(&["Клиент", "Дата"], "deals"), None), Err(Code::NoMoneyColumn));
        assert_eq!(code(&deals, Some("Клиентт")), Err(Code::UnknownFieldName));
    }
}
