//! What the functions that read payments have in common: the argument, the options, and the columns that name the clients.

use super::metrics::{COUNT, DROP, DUPLICATES, LEAVE_UNKNOWN, SKIP, WON};
use super::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, DECIMALS, EPOCH, LANGUAGE, SHOW};
use super::spec::{OptionSpec, Param, ParamKind, Wanted, documented};
use super::vips::Measure;
use super::{Inputs, OutColumn, OutData};
use crate::calendar::Period;
use crate::date::Date;
use crate::messages::Code;
use crate::metrics::{Amount, NONE, Named, Needs, Payments, Places, Wishes};
use crate::problem::{Place, Problem};
use crate::table::{Role, clipped, recognise};

/// The payments argument.
pub const PAYMENTS: Param = Param {
    name: "payments",
    about: [
        "One row per payment, deal or order line, with a header row: the client, the day, the money, and if known the stage and the order.",
        "Строка на платёж, сделку или позицию заказа, с заголовками: клиент, день, деньги и, если есть, стадия и заказ.",
        "Рядок на платіж, угоду чи позицію замовлення, із заголовками: клієнт, день, гроші та, якщо є, стадія і замовлення.",
    ],
    kind: ParamKind::Table,
    optional: false,
};

/// `incomplete`, for functions that leave out what lacks a day or an amount.
pub const INCOMPLETE: OptionSpec = OptionSpec {
    name: "incomplete",
    aliases: &["incomplete rows", "неполные", "неполные строки", "неповні", "неповні рядки"],
    about: documented([
        "\"skip\" (default): rows without a needed day or amount are left out and reported; \"unknown\": nothing is said about a client who has such a row.",
        "«skip» (по умолчанию): строки без нужного дня или суммы не учитываются, о них сообщается; «unknown»: о клиенте с такой строкой ничего не утверждается.",
        "«skip» (типово): рядки без потрібного дня чи суми не враховуються, про них повідомляється; «unknown»: про клієнта з таким рядком нічого не стверджується.",
    ]),
};
/// `amount column`
pub const AMOUNT_COLUMN: OptionSpec = OptionSpec {
    name: "amount column",
    aliases: &["amount", "money column", "столбец суммы", "сумма", "стовпець суми", "сума"],
    about: documented([
        "The header of the column with the money paid; recognised by default.",
        "Заголовок столбца с оплаченной суммой; по умолчанию распознаётся.",
        "Заголовок стовпця зі сплаченою сумою; типово розпізнається.",
    ]),
};
/// `date column`
pub const DATE_COLUMN: OptionSpec = OptionSpec {
    name: "date column",
    aliases: &["day column", "столбец даты", "столбец с датой", "стовпець дати", "стовпець із датою"],
    about: documented([
        "The header of the column with the day; recognised by default.",
        "Заголовок столбца с днём; по умолчанию распознаётся.",
        "Заголовок стовпця з днем; типово розпізнається.",
    ]),
};
/// `quantity column`
pub const QUANTITY_COLUMN: OptionSpec = OptionSpec {
    name: "quantity column",
    aliases: &["units column", "столбец количества", "стовпець кількості"],
    about: documented([
        "The header of the column with the units; recognised by default.",
        "Заголовок столбца с количеством; по умолчанию распознаётся.",
        "Заголовок стовпця з кількістю; типово розпізнається.",
    ]),
};
/// `order column`
pub const ORDER_COLUMN: OptionSpec = OptionSpec {
    name: "order column",
    aliases: &["столбец заказа", "номер заказа", "стовпець замовлення", "номер замовлення"],
    about: documented([
        "The header of the column with the order's number, whose lines are one order; recognised by default.",
        "Заголовок столбца с номером заказа, строки которого — один заказ; по умолчанию распознаётся.",
        "Заголовок стовпця з номером замовлення, рядки якого — одне замовлення; типово розпізнається.",
    ]),
};

/// `partial`
pub const PARTIAL: OptionSpec = OptionSpec {
    name: "partial",
    aliases: &["partial periods", "неполный период", "неполные периоды", "неповний період", "неповні періоди"],
    about: documented([
        "\"count\" (default): a period that the as-of date cuts short counts as it is, and is named; \"drop\": it is left out.",
        "«count» (по умолчанию): период, который обрывает дата отчёта, учитывается как есть, с замечанием; «drop»: не учитывается.",
        "«count» (типово): період, який обриває дата звіту, враховується як є, із зауваженням; «drop»: не враховується.",
    ]),
};
/// `measure`
pub const MEASURE: OptionSpec = OptionSpec {
    name: "measure",
    aliases: &["мера", "показатель", "міра", "показник"],
    about: documented([
        "What is added up: \"revenue\" (default), \"profit\" or \"units\".",
        "Что складывается: «revenue» — выручка (по умолчанию), «profit» — прибыль или «units» — количество.",
        "Що додається: «revenue» — виручка (типово), «profit» — прибуток або «units» — кількість.",
    ]),
};
/// The options that every function takes that reads payments.
pub const OF_PAYMENTS: [OptionSpec; 16] = [
    AS_OF,
    LANGUAGE,
    DECIMAL,
    DATES,
    EPOCH,
    CLIENT,
    DATE_COLUMN,
    AMOUNT_COLUMN,
    QUANTITY_COLUMN,
    ORDER_COLUMN,
    WON,
    INCOMPLETE,
    DUPLICATES,
    SHOW,
    COLUMNS,
    DECIMALS,
];

/// Those options behind some of the function's own; `N` is the number of both.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, where a bad index is a build error")]
pub const fn of_payments<const N: usize>(own: &[OptionSpec]) -> [OptionSpec; N] {
    assert!(own.len() + OF_PAYMENTS.len() == N, "N counts all options");
    let mut all = [AS_OF; N];
    let mut index = 0;
    while index < N {
        all[index] = if index < own.len() { own[index] } else { OF_PAYMENTS[index - own.len()] };
        index += 1;
    }
    all
}

/// Which column is what, in the table at a place.
///
/// # Errors
/// As [`Places::of`].
pub fn places(inputs: &Inputs, arg: usize, needs: Needs) -> Result<Places, Problem> {
    let options = &inputs.options;
    let named = Named {
        revenue: options.text("amount column"),
        units: options.text("quantity column"),
        date: options.text("date column"),
        order: options.text("order column"),
    };
    Places::of(inputs.table(arg)?, options.text("client").as_deref(), &named, needs)
}

/// The columns that are needed of one table of payments, the first argument; that of the orders only if it is asked for.
///
/// # Errors
/// As [`places`].
pub fn wanted(inputs: &Inputs, needs: Needs, orders: bool) -> Result<Wanted, Vec<Problem>> {
    let mut places = places(inputs, 0, needs).map_err(|problem| vec![problem])?;
    places.layout.order = places.layout.order.filter(|_| orders);
    Ok(Wanted { columns: vec![places.wanted()], presence: vec![None] })
}

/// The payments in the table at a place, read as the options ask.
///
/// # Errors
/// As [`Payments::read`], with a hint from the other columns where numbers or dates can be read two ways.
pub fn read(inputs: &Inputs, arg: usize, needs: Needs) -> Result<Payments<'_>, Problem> {
    let options = &inputs.options;
    let wishes = Wishes {
        lang: inputs.lang(),
        locale: options.locale,
        as_of: options.as_of,
        won: options.list("won"),
        skip_incomplete: !says_nothing(inputs)?,
        drop_repeated: options.choice("duplicates", &[COUNT, DROP])? == Some(1),
        ..Wishes::default()
    };
    let table = inputs.table(arg)?;
    let read = places(inputs, arg, needs).and_then(|places| Payments::read(table, places, &wishes, needs));
    read.map_err(|problem| recognise::hinted(problem, table))
}

/// The columns that name these clients: the key, and the name beside it. They are copied from the argument.
pub fn identity(inputs: &Inputs, arg: usize, payments: &Payments<'_>, clients: &[u32]) -> Vec<OutColumn> {
    let lang = inputs.lang();
    let layout = &payments.places.layout;
    let title = |role: Role| lang.pick(role.titles()).to_owned();
    let copied = |column: usize, of: &[u32]| {
        let rows = clients.iter().map(|client| of.get(*client as usize).copied().unwrap_or(NONE)).collect();
        OutData::Copied { arg, column, rows }
    };
    let header = layout.key_role.map_or_else(|| payments.table.title(layout.key).to_owned(), title);
    let mut columns = vec![OutColumn { header, data: copied(layout.key, &payments.first_rows) }];
    if let (Some(name), Some(rows)) = (layout.name, &payments.names) {
        columns.push(OutColumn { header: title(Role::Client), data: copied(name, rows) });
    }
    columns
}

/// The amount that the option `measure` names.
///
/// # Errors
/// [`Code::BadOption`].
pub fn measure(inputs: &Inputs) -> Result<Option<Amount>, Problem> {
    let Some(text) = inputs.options.text("measure") else { return Ok(None) };
    match Measure::parse(&text) {
        Some(Measure::Of(amount)) => Ok(Some(amount)),
        _ => {
            let args = ["measure".to_owned(), text, "revenue / profit / units".to_owned()];
            Err(Problem::new(Code::BadOption, Place::of("options"), args))
        }
    }
}

/// What adding up an amount by day cannot do without.
pub fn needs_of(amount: Amount) -> Needs {
    Measure::Of(amount).needs()
}

/// Whether the option `incomplete` asks to say nothing about clients with incomplete rows.
///
/// # Errors
/// [`Code::BadOption`].
pub fn says_nothing(inputs: &Inputs) -> Result<bool, Problem> {
    Ok(inputs.options.choice("incomplete", &[SKIP, LEAVE_UNKNOWN])? == Some(1))
}

/// Whether the option `partial` leaves out a period that is cut short.
///
/// # Errors
/// [`Code::BadOption`].
pub fn drops_partial(inputs: &Inputs) -> Result<bool, Problem> {
    let count: &[&str] = &["count", "keep", "учитывать", "враховувати"];
    Ok(inputs.options.choice("partial", &[count, &["drop", "не учитывать", "не враховувати"]])? == Some(1))
}

/// The first day of the rows that count up to the as-of date, and that date. Rows behind it are noted.
///
/// # Errors
/// [`Code::NothingCounts`] when there are none.
pub fn span(inputs: &Inputs, payments: &mut Payments<'_>) -> Result<(Date, Date), Problem> {
    let end = payments.as_of.map_or(i64::MIN, |as_of| i64::from(as_of.day_number()));
    let (mut first, mut later) = (i64::MAX, 0usize);
    for (day, client) in payments.days().iter().zip(&payments.clients) {
        if *client != NONE && *day > end {
            later += 1;
        } else if *client != NONE {
            first = first.min(*day);
        }
    }
    let table = payments.table;
    if let (true, Some(as_of)) = (later > 0, payments.as_of) {
        payments.notes.push(Problem::new(Code::AfterAsOf, table.place(), [later.to_string(), as_of.iso()]));
    }
    match (i32::try_from(first), payments.as_of) {
        (Ok(first), Some(as_of)) => Ok((Date::from_day_number(first), as_of)),
        _ => {
            let why = payments.notes.last().map(|note| note.message(inputs.lang())).unwrap_or_default();
            Err(Problem::new(Code::NothingCounts, table.place(), [table.range.clone(), why]))
        }
    }
}

/// The note that some clients have no row that counts.
pub fn without_rows(payments: &Payments<'_>, counts: &[bool]) -> Option<Problem> {
    let mut without = (0u32..).zip(counts).filter(|(_, counts)| !**counts).map(|(client, _)| client);
    let first = without.next()?;
    let args = [(without.count() + 1).to_string(), clipped(payments.keys.name(first))];
    Some(Problem::new(Code::ClientsWithoutRows, payments.table.column_place(payments.places.layout.key), args))
}

/// Periods from one to another, in words.
pub fn from_to(first: Period, last: Period) -> String {
    if first == last { first.label() } else { format!("{} … {}", first.label(), last.label()) }
}
