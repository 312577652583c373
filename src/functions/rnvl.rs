//! RNVL: a change of revenue, split into clients, value and loyalty.

mod factors;

use super::metrics::{DUPLICATES, WON};
use super::options::{CLIENT, COLUMNS, DATES, DECIMAL, DECIMALS, EPOCH, LANGUAGE, SHOW};
use super::payments::{AMOUNT_COLUMN, INCOMPLETE, ORDER_COLUMN, QUANTITY_COLUMN};
use super::reply::{column, number_cell};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, OutColumn, Reply};
use crate::cells::Cell;
use crate::lang::Texts;
use crate::messages::Code;
use crate::number::{quotient, subtract};
use crate::problem::{Place, Problem};
use crate::table::Role;
use crate::time::contributions::{Factors, Method, Split, Trouble, split};
use factors::Side;
use rust_decimal::Decimal;

/// `order`
const ORDER: OptionSpec = OptionSpec {
    name: "order",
    aliases: &["chain order", "порядок", "порядок подстановок", "порядок підстановок"],
    about: documented([
        "The order of chain substitution, such as \"L;N;V\"; \"N;V;L\" by default.",
        "Порядок цепных подстановок, например «L;N;V»; по умолчанию «N;V;L».",
        "Порядок ланцюгових підстановок, наприклад «L;N;V»; типово «N;V;L».",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "RNVL",
    since: "0.2.0",
    about: documented([
        "R = N x V x L: splits the change of revenue between two periods into clients, value of an order and orders per client; where units are known, the value into units and price. The parts add up exactly.",
        "R = N x V x L: раскладывает изменение выручки между двумя периодами на число клиентов, выручку заказа и число заказов на клиента; если известно количество, выручку заказа — на количество и цену. Части складываются точно.",
        "R = N x V x L: розкладає зміну виручки між двома періодами на кількість клієнтів, виручку замовлення і кількість замовлень на клієнта; якщо відома кількість, виручку замовлення — на кількість і ціну. Частини складаються точно.",
    ]),
    params: &[
        Param {
            name: "before",
            about: [
                "The earlier period: payments or order lines; or a row per client with revenue and orders, as METRICS gives; or one row with N, V and L.",
                "Прежний период: платежи или позиции заказов; либо строка на клиента с выручкой и заказами, как даёт METRICS; либо одна строка с N, V и L.",
                "Попередній період: платежі чи позиції замовлень; або рядок на клієнта з виручкою та замовленнями, як дає METRICS; або один рядок із N, V і L.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        Param {
            name: "after",
            about: [
                "The later period, in any of the same forms.",
                "Следующий период, в любом из тех же видов.",
                "Наступний період, у будь-якому з тих самих виглядів.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        Param {
            name: "method",
            about: documented([
                "\"shapley\" (default), \"lmdi\" or \"chain\".",
                "«шепли» (по умолчанию), «lmdi» или «цепные подстановки».",
                "«шеплі» (типово), «lmdi» або «ланцюгові підстановки».",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        OPTIONS,
    ],
    options: &[
        ORDER,
        LANGUAGE,
        DECIMAL,
        DATES,
        EPOCH,
        CLIENT,
        AMOUNT_COLUMN,
        QUANTITY_COLUMN,
        ORDER_COLUMN,
        WON,
        INCOMPLETE,
        DUPLICATES,
        SHOW,
        COLUMNS,
        DECIMALS,
    ],
    returns: documented([
        "Per factor: before, after, change, the change as a share of before, the part of the change of revenue, and the share of that change. Then revenue, whose part is the sum of N, V and L. \"of which\" lines split V and are not added again. N: clients with an order above 0; V: revenue / orders; L: orders / clients. Revenue is net of refunds. A payment without an order's number is an order of its own. The parts are rounded to 9 decimals, or fewer where 15 digits are not enough, and what is left is in the largest part; of value's two parts, in that of the price.",
        "На каждый множитель: было, стало, изменение, оно же в доле от прежнего, часть изменения выручки и доля этого изменения. Затем выручка, её часть — сумма N, V и L. Строки «в том числе» раскладывают V и второй раз не складываются. N — клиенты с заказом больше 0; V — выручка / заказы; L — заказы / клиенты. Выручка — за вычетом возвратов. Платёж без номера заказа — отдельный заказ. Части округлены до 9 знаков или меньше, если 15 цифр не хватает, а остаток отнесён на наибольшую часть; из двух частей V — на цену.",
        "На кожен множник: було, стало, зміна, вона ж у частці від попереднього, частина зміни виручки і частка цієї зміни. Потім виручка, її частина — сума N, V і L. Рядки «зокрема» розкладають V і вдруге не додаються. N — клієнти із замовленням понад 0; V — виручка / замовлення; L — замовлення / клієнти. Виручка — за вирахуванням повернень. Платіж без номера замовлення — окреме замовлення. Частини округлено до 9 знаків або менше, якщо 15 цифр не вистачає, а решту віднесено на найбільшу частину; із двох частин V — на ціну.",
    ]),
    shape: Shape::Table,
    examples: &[
        "rnvl-factors",
        "rnvl-lmdi",
        "rnvl-chain",
        "rnvl-payments-ru",
        "rnvl-price-and-quantity",
        "rnvl-metrics",
    ],
    plan,
    run,
};

/// The names of the factors, with those of units and price behind value's.
const NAMES: [Texts<'static>; 3] = [
    ["clients (N)", "клиенты (N)", "клієнти (N)"],
    ["value (V)", "выручка на заказ (V)", "виручка на замовлення (V)"],
    ["loyalty (L)", "заказов на клиента (L)", "замовлень на клієнта (L)"],
];
const UNITS: Texts<'static> =
    ["of which units per order", "в том числе единиц в заказе", "зокрема одиниць у замовленні"];
const PRICE: Texts<'static> = ["of which price per unit", "в том числе цена за единицу", "зокрема ціна за одиницю"];

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let columns = || {
        method(inputs)?;
        Ok(vec![factors::wanted(inputs, 0)?, factors::wanted(inputs, 1)?])
    };
    Ok(Wanted { columns: columns().map_err(|problem: Problem| vec![problem])?, presence: vec![None, None] })
}

fn method(inputs: &Inputs) -> Result<Method, Problem> {
    let order = order(inputs)?;
    let written = inputs.cell(2).shown();
    match written.trim().to_lowercase().as_str() {
        "" | "shapley" | "шепли" | "шеплі" => Ok(Method::Shapley),
        "lmdi" => Ok(Method::Lmdi),
        "chain"
        | "chain substitution"
        | "цепные подстановки"
        | "цепной"
        | "цепной метод"
        | "ланцюгові підстановки"
        | "ланцюговий"
        | "ланцюговий метод" => Ok(Method::Chain(order)),
        _ => {
            let args = ["method".to_owned(), written, "shapley / lmdi / chain".to_owned()];
            Err(Problem::new(Code::BadArgument, Place::of("method"), args))
        }
    }
}

/// The places of the factors in the order of the option.
fn order(inputs: &Inputs) -> Result<[usize; 3], Problem> {
    let Some(text) = inputs.options.text("order") else { return Ok([0, 1, 2]) };
    let letters: Vec<char> = text.to_uppercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    let place = |letter: &char| ['N', 'V', 'L'].iter().position(|own| own == letter);
    match letters.iter().map(place).collect::<Option<Vec<usize>>>().as_deref() {
        Some([a, b, c]) if a != b && b != c && a != c => Ok([*a, *b, *c]),
        _ => Err(Problem::new(Code::BadOption, Place::of("options"), ["order".to_owned(), text, "N;V;L".to_owned()])),
    }
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    reply(inputs).map_err(|problem| vec![problem])
}

fn reply(inputs: &Inputs) -> Result<Reply, Problem> {
    let lang = inputs.lang();
    let method = method(inputs)?;
    let (before, after) = (factors::read(inputs, 0)?, factors::read(inputs, 1)?);
    let trouble = |trouble: Trouble| match trouble {
        Trouble::TooManyDigits => {
            let revenue = lang.pick(Role::Revenue.titles()).to_owned();
            Problem::new(
                Code::TooManyDigits,
                inputs.table(1).map(crate::table::Table::place).unwrap_or_default(),
                [revenue, String::new()],
            )
        }
        Trouble::NotPositive(at) => {
            let name = NAMES.get(at).map_or("", |names| lang.pick(names));
            let shown =
                |side: &Side| side.factors.factors.get(at).map_or(String::new(), |own| crate::number::show(*own, lang));
            Problem::new(Code::NotPositive, Place::of("method"), [name.to_owned(), shown(&before), shown(&after)])
        }
    };
    let found = split(&before.factors, &after.factors, method, inputs.options.decimals).map_err(trouble)?;
    let name = match method {
        Method::Shapley => "shapley".to_owned(),
        Method::Lmdi => "lmdi".to_owned(),
        Method::Chain(order) => {
            let letters: Vec<&str> = order.iter().filter_map(|at| ["N", "V", "L"].get(*at).copied()).collect();
            format!("chain {}", letters.join(", "))
        }
    };
    let mut reply = Reply::table(columns(inputs, &before.factors, &after.factors, &found))
        .fact("method", name)
        .fact("rounding in", NAMES.get(found.rounding).map_or("", |names| lang.pick(names)));
    reply.notes = before.notes.into_iter().chain(after.notes).collect();
    Ok(reply)
}

fn columns(inputs: &Inputs, before: &Factors, after: &Factors, found: &Split) -> Vec<OutColumn> {
    let lang = inputs.lang();
    // Name, before, after, part.
    let mut lines: Vec<(&Texts<'_>, Decimal, Decimal, Decimal)> = Vec::with_capacity(6);
    let three = NAMES.iter().zip(before.factors).zip(after.factors).zip(found.parts);
    for (((name, before), after), part) in three {
        lines.push((name, before, after, part));
    }
    if let (Some([units0, price0]), Some([units1, price1]), Some([units, price])) =
        (before.value, after.value, found.value)
    {
        lines.insert(2, (&UNITS, units0, units1, units));
        lines.insert(3, (&PRICE, price0, price1, price));
    }
    let revenue = ["revenue (R)", "выручка (R)", "виручка (R)"];
    lines.push((&revenue, before.revenue, after.revenue, found.change));
    type Show = fn(Decimal, Decimal, Decimal, Decimal) -> Option<Decimal>;
    let shown: [(Texts<'_>, Show); 6] =
        [
            (["before", "было", "було"], |before, _, _, _| Some(before)),
            (["after", "стало", "стало"], |_, after, _, _| Some(after)),
            (["change", "изменение", "зміна"], |before, after, _, _| {
                subtract(after, before).or_else(|| after.checked_sub(before))
            }),
            (["change, share", "изменение, доля", "зміна, частка"], |before, after, _, _| {
                // Of nothing, or of a loss, a change is no share.
                quotient(after.checked_sub(before)?, before).filter(|_| before > Decimal::ZERO)
            }),
            (["part of the change", "часть изменения", "частина зміни"], |_, _, part, _| {
                Some(part)
            }),
            (["share of the change", "доля изменения", "частка зміни"], |_, _, part, change| quotient(part, change)),
        ];
    let names = lines.iter().map(|(name, ..)| Cell::text(lang.pick(name)));
    let mut columns = vec![column(lang.pick(&["factor", "множитель", "множник"]), names.collect())];
    columns.extend(shown.iter().map(|(header, show)| {
        let cells =
            lines.iter().map(|(_, before, after, part)| number_cell(show(*before, *after, *part, found.change)));
        column(lang.pick(header), cells.collect())
    }));
    columns
}
