//! Headers: which row holds them, what each column is called, and what it means.

use super::period::are_periods;
use super::role::{Role, normalise};
use crate::cells::Cell;
use crate::messages::Code;
use crate::problem::{Place, Problem, letters};

/// One column's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The name it goes by: as written, without spaces around; the second of two equal ones has ` (2)` behind it.
    pub title: String,
    /// The name as it is compared.
    pub key: String,
    /// What the column means. No two columns of a table have the same role.
    pub role: Option<Role>,
}

/// The row of the headers among the first rows of a range: the first that is filled about as widely as any of them, so
/// that a title line above the table is passed over. `None` when all are blank.
pub fn header_row(head: &[Vec<Cell>]) -> Option<usize> {
    let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.is_blank()).count();
    let widest = head.iter().map(filled).max().filter(|widest| *widest > 0)?;
    head.iter().position(|row| filled(row) * 2 >= widest && filled(row) > 0)
}

/// Reads the headers of a range, and says what is odd about them.
///
/// # Errors
/// [`Code::EmptyRange`] without any filled cell, [`Code::NoHeader`] when the row holds numbers, as data does, unless they name periods.
pub fn headers(cells: &[Cell], place: &Place) -> Result<(Vec<Header>, Vec<Problem>), Problem> {
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.is_blank()).collect();
    if filled.is_empty() {
        return Err(Problem::new(Code::EmptyRange, place.clone(), [place.range.as_str()]));
    }
    let numbers = filled.iter().filter(|cell| matches!(cell, Cell::Number(_) | Cell::Date(_) | Cell::Bool(_))).count();
    // A row per client and a column per date or year: such a row is no data, for its first cell is the name of a column.
    let of_periods = filled
        .first()
        .and_then(|cell| Role::of(&cell.shown()))
        .is_some_and(|role| matches!(role, Role::ClientId | Role::Client | Role::DealId));
    if numbers * 2 > filled.len() && !of_periods && !are_periods(cells) {
        let sample = filled.iter().take(3).map(|cell| cell.shown()).collect::<Vec<_>>().join(", ");
        return Err(Problem::new(Code::NoHeader, place.clone(), [place.range.clone(), sample]));
    }
    let mut problems = Vec::new();
    let mut headers: Vec<Header> = Vec::with_capacity(cells.len());
    for (index, cell) in cells.iter().enumerate() {
        let written = cell.shown();
        let written = written.trim_matches(crate::cells::numeral::is_space);
        let mut title = written.to_owned();
        let mut copy = 1;
        while !title.is_empty() && headers.iter().any(|header| header.title == title) {
            copy += 1;
            title = format!("{written} ({copy})");
        }
        if copy == 2 {
            let all =
                cells.iter().filter(|other| other.shown().trim_matches(crate::cells::numeral::is_space) == written);
            let args = [written.to_owned(), all.count().to_string(), format!("{written} (2)…")];
            problems.push(Problem::new(Code::DuplicateHeader, place.clone().column(index + 1, written), args));
        }
        let key = normalise(&title);
        headers.push(Header { title, key, role: None });
    }
    give_roles(&mut headers);
    Ok((headers, problems))
}

/// The problem of a column that has data and no header.
pub fn without_header(index: usize, place: &Place) -> Problem {
    let place = place.clone().column(index + 1, "");
    Problem::new(Code::EmptyHeader, place, [letters(index + 1)])
}

/// Gives each role to the column that names it best; the first of equals.
fn give_roles(headers: &mut [Header]) {
    let named: Vec<Option<(Role, usize)>> = headers.iter().map(|header| Role::named(&header.key)).collect();
    for (index, own) in named.iter().enumerate() {
        let Some((role, fit)) = own else { continue };
        let better = |(other, rival): (usize, &Option<(Role, usize)>)| {
            rival.is_some_and(|(same, rival)| same == *role && (rival, other) < (*fit, index))
        };
        if !named.iter().enumerate().any(better)
            && let Some(header) = headers.get_mut(index)
        {
            header.role = Some(*role);
        }
    }
    // "Orders" and "an order" are one word in Ukrainian: in a table of clients it is the number of orders.
    let has = |headers: &[Header], role| headers.iter().any(|header| header.role == Some(role));
    let lines = [Role::DealId, Role::Deal, Role::Date, Role::Stage].iter().any(|role| has(headers, *role));
    if !lines && !has(headers, Role::Orders) {
        let bare = |header: &&mut Header| matches!(header.key.as_str(), "замовлення" | "заказ" | "order");
        for header in headers.iter_mut().filter(|header| header.role == Some(Role::OrderId)).filter(bare) {
            header.role = Some(Role::Orders);
        }
    }
    // A bare "ID" or "Name" is the client's where nothing else in the table speaks of deals.
    let bare_name = |header: &Header| {
        header.role == Some(Role::Deal) && matches!(header.key.as_str(), "name" | "название" | "назва")
    };
    let of_deals = [Role::OrderId, Role::Date, Role::Stage].iter().any(|role| has(headers, *role))
        || headers.iter().any(|header| header.role == Some(Role::Deal) && !bare_name(header));
    if !of_deals && !has(headers, Role::Client) {
        for header in headers.iter_mut().filter(|header| bare_name(header)) {
            header.role = Some(Role::Client);
        }
    }
    let of_deals = of_deals || has(headers, Role::Deal);
    // A tax number tells clients apart where nothing better does; beside a program's own code it is an attribute.
    let tax = |header: &Header| {
        header.role == Some(Role::ClientId) && matches!(header.key.as_str(), "инн" | "іпн" | "єдрпоу" | "едрпоу")
    };
    let coded = has(headers, Role::DealId);
    if !of_deals && coded && (!has(headers, Role::ClientId) || headers.iter().any(tax)) {
        for header in headers.iter_mut() {
            if header.role == Some(Role::DealId) {
                header.role = Some(Role::ClientId);
            } else if tax(header) {
                header.role = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(titles: &[&str]) -> Vec<Option<Role>> {
        let cells: Vec<Cell> = titles.iter().map(|title| Cell::text(*title)).collect();
        headers(&cells, &Place::of("data"))
            .map(|(headers, _)| headers.iter().map(|header| header.role).collect())
            .unwrap()
    }

    #[test]
    fn real_exports_are_recognised() {
        use Role::*;
        assert_eq!(
            roles(&[
                "opportunity_id",
                "sales_agent",
                "product",
                "account",
                "deal_stage",
                "engage_date",
                "close_date",
                "close_value"
            ]),
            [Some(DealId), Some(Owner), None, Some(Client), Some(Stage), None, Some(Date), Some(Revenue)]
        );
        assert_eq!(
            roles(&[
                "Row ID",
                "Order ID",
                "Order Date",
                "Ship Date",
                "Customer ID",
                "Customer Name",
                "Segment",
                "Sales",
                "Profit"
            ]),
            [
                Some(DealId),
                Some(OrderId),
                Some(Date),
                None,
                Some(ClientId),
                Some(Client),
                None,
                Some(Revenue),
                Some(Profit)
            ]
        );
        assert_eq!(roles(&["ID", "Компания", "Бюджет "]), [Some(ClientId), Some(Client), Some(Revenue)]);
        // A bare name is that of the client where nothing speaks of deals.
        assert_eq!(roles(&["ID", "Name", "Amount"]), [Some(ClientId), Some(Client), Some(Revenue)]);
        assert_eq!(roles(&["ID", "Name", "Company"]), [Some(DealId), Some(Deal), Some(Client)]);
        assert_eq!(roles(&["ID", "Назва", "Сума", "Дата"]), [Some(DealId), Some(Deal), Some(Revenue), Some(Date)]);
    }

    #[test]
    fn a_title_line_is_passed_over() {
        let line = |cells: &[&str]| cells.iter().map(|text| Cell::text(*text)).collect::<Vec<_>>();
        let head = [line(&["Отчёт за квартал", "", ""]), line(&["", "", ""]), line(&["ID", "Клиент", "Сумма"])];
        assert_eq!(header_row(&head), Some(2));
        assert_eq!(header_row(&head[1..2]), None);
    }

    #[test]
    fn a_column_per_date_is_no_row_of_data() {
        let number = |serial: i32| Cell::Number(serial.into());
        let row = |first: &str, last: i32| [Cell::text(first), number(46022), number(46112), number(last)];
        let titles = |row: &[Cell]| headers(row, &Place::of("history")).map(|(headers, _)| headers.len());
        assert_eq!(titles(&row("Клиент", 90_000)), Ok(4));
        assert_eq!(titles(&row("ООО «Ромашка»", 46203)), Ok(4));
        assert!(titles(&row("ООО «Ромашка»", 90_000)).is_err());
    }

    #[test]
    fn equal_headers_are_told_apart() {
        let cells: Vec<Cell> = ["Товар", "Товар", "Товар "].iter().map(|title| Cell::text(*title)).collect();
        let (headers, problems) = headers(&cells, &Place::of("data")).unwrap();
        let titles: Vec<&str> = headers.iter().map(|header| header.title.as_str()).collect();
        assert_eq!((titles, problems.len()), (vec!["Товар", "Товар (2)", "Товар (3)"], 1));
    }
}
