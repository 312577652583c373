//! The factors of one period: from payments, from a row per client, or as they are given.

use crate::functions::Inputs;
use crate::functions::payments;
use crate::lists::vips::numbered;
use crate::messages::Code;
use crate::metrics::{Amount, NONE, Needs, Payments, without};
use crate::number::quotient;
use crate::problem::Problem;
use crate::table::{Numbers, Role, Table, Unit, recognise};
use crate::time::contributions::Factors;
use rust_decimal::Decimal;

/// Money is needed; the day is not.
const NEEDS: Needs = Needs { amounts: &[Amount::Revenue], date: false };

/// Headers of factors that are given, normalised: N, V, L, units of an order, price of a unit.
const GIVEN: [&[&str]; 5] = [
    &[
        "n",
        "clients",
        "number of clients",
        "customers",
        "clients (n)",
        "клиенты",
        "клиентов",
        "число клиентов",
        "количество клиентов",
        "клиенты (n)",
        "клієнти",
        "клієнтів",
        "число клієнтів",
        "кількість клієнтів",
        "клієнти (n)",
    ],
    &[
        "v",
        "value",
        "value per order",
        "value (v)",
        "ценность",
        "выручка на заказ",
        "ценность (v)",
        "цінність",
        "виручка на замовлення",
        "цінність (v)",
        "average",
        "average order",
        "average order value",
        "средний чек",
        "середній чек",
    ],
    &[
        "l",
        "loyalty",
        "orders per client",
        "frequency",
        "loyalty (l)",
        "лояльность",
        "заказов на клиента",
        "частота",
        "лояльность (l)",
        "лояльність",
        "замовлень на клієнта",
        "лояльність (l)",
    ],
    &["units per order", "единиц в заказе", "одиниць у замовленні", "количество в заказе", "кількість у замовленні"],
    &["price", "price per unit", "цена", "цена за единицу", "ціна", "ціна за одиницю"],
];

/// The factors of one period, with what is worth knowing.
pub struct Side {
    /// The factors.
    pub factors: Factors,
    /// What is worth knowing.
    pub notes: Vec<Problem>,
}

/// The columns of factors that are given; `None` for a table of payments or clients.
fn given(table: &Table) -> Option<[Option<usize>; 5]> {
    let named = |names: &[&str]| table.headers.iter().position(|header| names.contains(&header.key.as_str()));
    let found = GIVEN.map(named);
    let [n, v, l, ..] = found;
    let of_clients = table.presence_column().is_some();
    (n.is_some() && v.is_some() && l.is_some() && !of_clients).then_some(found)
}

/// The column with the number of orders of a table with a row per client.
fn orders_of_clients(table: &Table) -> Option<usize> {
    let deals =
        [Role::Date, Role::DealId, Role::OrderId, Role::Deal].iter().any(|role| table.with_role(*role).is_some());
    table.with_role(Role::Orders).filter(|_| !deals)
}

/// The columns that are needed of an argument.
///
/// # Errors
/// As [`payments::places`].
pub fn wanted(inputs: &Inputs, arg: usize) -> Result<Vec<usize>, Problem> {
    let table = inputs.table(arg)?;
    if let Some(columns) = given(table) {
        return Ok(columns.into_iter().flatten().collect());
    }
    let mut wanted = payments::places(inputs, arg, NEEDS)?.wanted();
    wanted.extend(orders_of_clients(table).filter(|index| !wanted.contains(index)));
    Ok(wanted)
}

/// The factors in an argument.
///
/// # Errors
/// As [`payments::read`]; [`Code::FactorUnknown`], [`Code::NothingCounts`], [`Code::TooManyDigits`].
pub fn read(inputs: &Inputs, arg: usize) -> Result<Side, Problem> {
    let table = inputs.table(arg)?;
    match given(table) {
        Some(columns) => as_given(inputs, table, columns).map_err(|problem| recognise::hinted(problem, table)),
        None => reckoned(inputs, arg),
    }
}

fn as_given(inputs: &Inputs, table: &Table, columns: [Option<usize>; 5]) -> Result<Side, Problem> {
    let mut notes = table.problems.clone();
    let mut values = [None; 5];
    for (column, value) in columns.iter().zip(&mut values) {
        let Some(index) = column else { continue };
        let field = table.read(*index, Some(Unit::Count), &inputs.options.locale, &mut notes)?;
        let filled = (0..table.rows).filter(|row| field.numbers.is_known(*row)).collect::<Vec<_>>();
        let unknown =
            || Problem::new(Code::FactorUnknown, table.column_place(*index), [&table.range, table.title(*index)]);
        match filled.as_slice() {
            [row] => *value = field.numbers.get(*row),
            _ => return Err(unknown()),
        }
    }
    let [n, v, l, units, price] = values;
    let too_long = || Problem::new(Code::TooManyDigits, table.place(), [table.range.as_str(), ""]);
    let (Some(n), Some(v), Some(l)) = (n, v, l) else { return Err(too_long()) };
    let exact = |a: Decimal, b: Decimal| a.checked_mul(b).map(|product| product.normalize());
    let revenue = exact(n, v).and_then(|product| exact(product, l)).ok_or_else(too_long)?;
    // Units and price are of use only where they make up the value.
    let value = units.zip(price).filter(|(units, price)| exact(*units, *price) == Some(v.normalize()));
    let factors = Factors { factors: [n, v, l], value: value.map(|(units, price)| [units, price]), revenue };
    Ok(Side { factors, notes })
}

fn reckoned(inputs: &Inputs, arg: usize) -> Result<Side, Problem> {
    let mut payments = payments::read(inputs, arg, NEEDS)?;
    if payments::says_nothing(inputs)? {
        payments.clients = without(&payments.clients, &payments.incomplete).into_owned();
    }
    let payments = payments;
    let table = payments.table;
    let counts = |row: usize| payments.clients.get(row).is_some_and(|client| *client != NONE);
    let mut notes = Vec::new();
    let number = match orders_of_clients(table) {
        Some(index) => table.read(index, Some(Unit::Count), &inputs.options.locale, &mut notes)?.numbers,
        None => {
            let one_period = vec![0; payments.clients.len()];
            numbered(&payments.clients, &one_period, &payments.orders(), payments.amount(Amount::Revenue))
        }
    };
    let orders = number.total(counts).ok_or_else(|| payments.too_many_digits(Amount::Revenue))?;
    let clients = Decimal::from(paying(&payments, &number) as u64);
    let sum = |amount: Amount| {
        let total = payments.amount(amount).map(|numbers| numbers.total(counts));
        total.map(|total| total.ok_or_else(|| payments.too_many_digits(amount))).transpose()
    };
    let revenue = sum(Amount::Revenue)?.unwrap_or_default();
    let (Some(value), Some(loyalty)) = (quotient(revenue, orders), quotient(orders, clients)) else {
        let why = payments.notes.last().map(|note| note.message(inputs.lang())).unwrap_or_default();
        return Err(Problem::new(Code::NothingCounts, table.place(), [table.range.clone(), why]));
    };
    let lacking = payments.amount(Amount::Units).and_then(|units| {
        (0..table.rows).find(|row| counts(*row) && !units.is_known(*row)).map(|row| table.range_row(row).to_string())
    });
    if let Some(row) = &lacking {
        notes.push(Problem::new(Code::UnitsUnknown, table.place(), [table.range.clone(), row.clone()]));
    }
    let of_value = || {
        let units = sum(Amount::Units).ok().flatten().filter(|_| lacking.is_none())?;
        Some([quotient(units, orders)?, quotient(revenue, units)?])
    };
    let factors = Factors { factors: [clients, value, loyalty], value: of_value(), revenue };
    let notes = payments.notes.iter().cloned().chain(notes).collect();
    Ok(Side { factors, notes })
}

/// How many clients have an order.
fn paying(payments: &Payments<'_>, orders: &Numbers) -> usize {
    let mut paying = vec![false; payments.len()];
    for (row, client) in payments.clients.iter().enumerate() {
        if let Some(paying) = paying.get_mut(*client as usize) {
            *paying |= orders.get(row).is_some_and(|orders| orders > Decimal::ZERO);
        }
    }
    paying.iter().filter(|paying| **paying).count()
}
