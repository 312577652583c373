//! The made-up company of `samples/`: clients of its lists, and deals that add up to their sums.

use super::words::{self, Words};
use rust_decimal::Decimal;
use tiersheet::Lang;
use tiersheet::cells::{Cell, Grid, csv};
use tiersheet::date::Date;
use tiersheet::functions::{Given, call};
use tiersheet::number;

const CLIENTS: usize = 40;
/// The most deals that one client's sums are divided into.
const DEALS: usize = 6;

/// The tables of a workbook.
pub struct Sample {
    pub clients: Grid,
    pub deals: Grid,
    /// A list of clients with the tiers of the last review.
    pub reviewed: Grid,
}

struct Client {
    /// In the order of [`Words::clients`].
    attributes: Vec<Cell>,
    tier: Cell,
    revenue: i64,
    cost: Option<i64>,
    orders: usize,
    first: Date,
    last: Date,
}

/// The sample in a language.
///
/// # Errors
/// A list that does not hold what it should.
pub fn of(lang: Lang) -> Result<Sample, String> {
    let words = words::of(lang);
    let clients = match lang {
        Lang::En => listed(include_bytes!("../../samples/clients-en.csv"), &EN)?,
        Lang::Uk => listed(include_bytes!("../../samples/clients-uk.csv"), &UK)?,
        Lang::Ru => summed(include_bytes!("../../samples/deals.csv"))?,
    };
    let head = |texts: &[&str]| texts.iter().map(|text| Cell::text(*text)).collect::<Vec<_>>();
    let mut list = vec![head(&words.clients)];
    let mut reviewed = vec![head(&[words.clients[0], words.clients[1], words.tier_title, words.reason[0]])];
    for client in &clients {
        list.push(client.attributes.clone());
        let [id, name] = [0, 1].map(|at| client.attributes.get(at).cloned().unwrap_or_default());
        if !client.tier.is_blank() {
            reviewed.push(vec![id, name, client.tier.clone(), Cell::text(words.reason[1])]);
        }
    }
    Ok(Sample { clients: Grid { rows: list }, deals: deals(&clients, words), reviewed: Grid { rows: reviewed } })
}

const EN: [&str; 12] = [
    "Client ID",
    "Client",
    "Industry",
    "Legal form",
    "Owner",
    "Complaints",
    "Tier",
    "Revenue",
    "Cost",
    "Orders",
    "First order",
    "Last order",
];
const UK: [&str; 12] = [
    "ID клієнта",
    "Клієнт",
    "Галузь",
    "Форма",
    "Відповідальний",
    "Скарги",
    "Категорія",
    "Виручка",
    "Собівартість",
    "Замовлення",
    "Перше замовлення",
    "Останнє замовлення",
];
const RU: [&str; 12] = [
    "ID клиента",
    "клиент",
    "Отрасль",
    "Форма",
    "Ответственный",
    "Жалобы",
    "Категория",
    "выручка",
    "себестоимость",
    "заказы",
    "первая покупка",
    "последняя покупка",
];

fn listed(file: &[u8], headers: &[&str; 12]) -> Result<Vec<Client>, String> {
    clients(&csv::read_grid(file)?, headers, 1)
}

/// The Russian sample has deals only: every seventh client of theirs.
fn summed(file: &[u8]) -> Result<Vec<Client>, String> {
    let keep = "Отрасль; Форма; Ответственный; Жалобы; Категория";
    let options = Grid::of_texts([["language", "ru"], ["keep", keep], ["incomplete", "skip"]]);
    let given = vec![Given::Grid(csv::read_grid(file)?), Given::Absent, Given::Absent, Given::Grid(options)];
    let list = call("METRICS", given).map_err(|problems| format!("{problems:?}"))?;
    clients(&list, &RU, 7)
}

fn clients(list: &Grid, headers: &[&str; 12], step: usize) -> Result<Vec<Client>, String> {
    let head = list.rows.first().ok_or("an empty list")?;
    let place = |header: &&str| {
        let at = head.iter().position(|cell| cell.shown().trim_start_matches('\u{feff}') == *header);
        at.ok_or_else(|| format!("no column {header}"))
    };
    let places: Vec<usize> = headers.iter().map(place).collect::<Result<_, _>>()?;
    let client = |row: usize| {
        let cell = |at: usize| places.get(at).map(|&column| list.cell(row, column).clone()).unwrap_or_default();
        let mut attributes: Vec<Cell> = (0..6).map(cell).collect();
        if let (Some(complaints), Some(count)) = (attributes.get_mut(5), hundredths(&cell(5))) {
            *complaints = Cell::Number(Decimal::new(count, 2).normalize());
        }
        let orders = usize::try_from(hundredths(&cell(9))? / 100).ok()?;
        let (first, last) = (day(&cell(10))?, day(&cell(11))?);
        Some(Client {
            attributes,
            tier: cell(6),
            revenue: hundredths(&cell(7))?,
            cost: hundredths(&cell(8)),
            orders,
            first,
            last,
        })
    };
    Ok((1..list.rows.len()).step_by(step).filter_map(client).take(CLIENTS).collect())
}

/// A number as it stands in the list, in hundredths.
fn hundredths(cell: &Cell) -> Option<i64> {
    let text = match cell {
        Cell::Number(value) => value.to_string(),
        _ => cell.shown(),
    };
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    number::double(&plain).map(|value| (value * 100.0).round() as i64)
}

fn day(cell: &Cell) -> Option<Date> {
    if let Cell::Date(date) = cell {
        return Some(*date);
    }
    let text = cell.shown();
    let parts: Vec<i32> = text.split(['-', '.']).filter_map(|part| part.parse().ok()).collect();
    let (year, month, day) = match parts[..] {
        [year, month, day] if year > 31 => (year, month, day),
        [day, month, year] => (year, month, day),
        _ => return None,
    };
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

fn deals(clients: &[Client], words: &Words) -> Grid {
    let mut deals: Vec<(Date, Vec<Cell>)> = Vec::new();
    for (at, client) in clients.iter().enumerate() {
        let count = client.orders.clamp(1, DEALS);
        let revenue = divided(client.revenue, count, at);
        let cost = client.cost.map(|cost| divided(cost, count, at + 3));
        for part in 0..count {
            let days = i64::from(client.last.serial() - client.first.serial());
            let after = if count == 1 { 0 } else { days * part as i64 / (count as i64 - 1) };
            let date = client.first.days_after(after).unwrap_or(client.first);
            let money = |parts: &[i64]| parts.get(part).map_or(Cell::Blank, |sum| Cell::Number(Decimal::new(*sum, 2)));
            let [id, name] = [0, 1].map(|at| client.attributes.get(at).cloned().unwrap_or_default());
            deals.push((
                date,
                vec![Cell::Date(date), id, name, money(&revenue), cost.as_deref().map_or(Cell::Blank, money)],
            ));
        }
    }
    deals.sort_by_key(|(date, _)| date.serial());
    let mut rows = vec![words.deals.iter().map(|text| Cell::text(*text)).collect::<Vec<_>>()];
    for (number, (_, mut cells)) in (1001..).zip(deals) {
        cells.insert(0, Cell::text(format!("{number:06}")));
        rows.push(cells);
    }
    Grid { rows }
}

/// A sum in uneven parts that add up to it.
fn divided(sum: i64, count: usize, seed: usize) -> Vec<i64> {
    let weights: Vec<i64> = (0..count).map(|part| 4 + ((part * 7 + seed * 5) % 4) as i64).collect();
    let all: i64 = weights.iter().sum();
    let mut upto = 0;
    let mut given = 0;
    let share = |weight: &i64| {
        upto += weight;
        let part = sum * upto / all - given;
        given += part;
        part
    };
    weights.iter().map(share).collect()
}
