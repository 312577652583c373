//! TOP: who is in the first so many clients, by count or by share of the total.

use super::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, DECIMALS, EPOCH, LANGUAGE, SHARES, SHOW};
use super::reply::{column, count_cell, number_cell};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::valued::{CLIENTS, VALUES, Valued, Values, share};
use super::{Inputs, OutColumn, OutData, Reply};
use crate::cells::Cell;
use crate::lists::top::{Ranks, Rounding, chosen, places, rank};
use crate::lists::{Border, Cut, Group, Standing, TooLong};
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use crate::rules::{Amount, Rank, Reading, Test, parse_condition};
use crate::table::{Role, Unit};
use rust_decimal::Decimal;
use std::rc::Rc;

const AMOUNT: &str = "amount";

/// `by`
const BY: OptionSpec = OptionSpec {
    name: "by",
    aliases: &["of", "по", "за", "от", "від"],
    about: documented([
        "What a share is of: \"clients\" (default), the number of clients with a value, k = share × n; \"total\", the sum of all positive values.",
        "От чего доля: «clients» (по умолчанию) — от числа клиентов со значением, k = доля × n; «total» — от суммы всех положительных значений.",
        "Від чого частка: «clients» (типово) — від кількості клієнтів зі значенням, k = частка × n; «total» — від суми всіх додатних значень.",
    ]),
};
/// `border`
pub(super) const BORDER: OptionSpec = OptionSpec {
    name: "border",
    aliases: &["ties", "boundary", "граница", "на границе", "равные", "межа", "на межі", "рівні"],
    about: documented([
        "\"in\" (default): everybody equal to the last one in is in, and so is the client that crosses a line of the total; \"out\": they are out.",
        "«in» (по умолчанию): все равные последнему входят, как и клиент, на котором пересекается граница суммы; «out»: не входят.",
        "«in» (типово): усі рівні останньому входять, як і клієнт, на якому перетинається межа суми; «out»: не входять.",
    ]),
};
/// `places`
const PLACES: OptionSpec = OptionSpec {
    name: "places",
    aliases: &["rounding", "мест", "места", "місць", "місця"],
    about: documented([
        "How a share of the clients becomes a whole number: \"up\" (default), \"down\" or \"nearest\"; at least one.",
        "Как доля клиентов становится целым числом: «up» — вверх (по умолчанию), «down» — вниз или «nearest» — к ближайшему; не меньше одного.",
        "Як частка клієнтів стає цілим числом: «up» — вгору (типово), «down» — вниз або «nearest» — до найближчого; не менше одного.",
    ]),
};
/// `ranks`
const RANKS: OptionSpec = OptionSpec {
    name: "ranks",
    aliases: &["numbering", "нумерация", "нумерація"],
    about: documented([
        "How places are numbered behind equal clients: \"gaps\" (default) 1 2 2 4, or \"dense\" 1 2 2 3.",
        "Как нумеруются места после равных клиентов: «gaps» (по умолчанию) 1 2 2 4 или «dense» 1 2 2 3.",
        "Як нумеруються місця після рівних клієнтів: «gaps» (типово) 1 2 2 4 або «dense» 1 2 2 3.",
    ]),
};
/// `among`
const AMONG: OptionSpec = OptionSpec {
    name: "among",
    aliases: &["base", "среди", "серед"],
    about: documented([
        "\"all\" (default): all clients with a value have a place and count in n; \"positive\": only those above zero.",
        "«all» (по умолчанию): место получают и входят в n все клиенты со значением; «positive»: только те, у кого оно больше нуля.",
        "«all» (типово): місце отримують і входять до n усі клієнти зі значенням; «positive»: лише ті, у кого воно більше за нуль.",
    ]),
};
/// `list`
const LIST: OptionSpec = OptionSpec {
    name: "list",
    aliases: &["form", "report", "список", "вид", "отчет", "перелік", "вигляд", "звіт"],
    about: documented([
        "\"rows\" (default): a row per row of the clients; \"top\": only those who are in, best first, with client and value.",
        "«rows» (по умолчанию): строка на каждую строку клиентов; «top»: только вошедшие, лучшие первыми, с клиентом и значением.",
        "«rows» (типово): рядок на кожен рядок клієнтів; «top»: лише ті, хто ввійшов, найкращі першими, з клієнтом і значенням.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "TOP",
    since: "0.2.0",
    about: documented([
        "Says who is in the top: so many clients, a share of the clients, or as many as bring a share of the total.",
        "Говорит, кто входит в топ: столько-то клиентов, доля клиентов или столько, сколько приносят долю общей суммы.",
        "Каже, хто входить до топу: стільки-то клієнтів, частка клієнтів або стільки, скільки приносять частку загальної суми.",
    ]),
    params: &[
        CLIENTS,
        VALUES,
        Param {
            name: AMOUNT,
            about: documented([
                "A share such as 20% or 0.2, a number of clients such as 10, or in words: \"80% of total\", \"bottom 10\"; 20% if left out.",
                "Доля, например 20% или 0,2, число клиентов, например 10, или словами: «80% от суммы», «низ 10»; если не задано, 20%.",
                "Частка, наприклад 20% або 0,2, кількість клієнтів, наприклад 10, або словами: «80% від суми», «низ 10»; якщо не задано, 20%.",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        OPTIONS,
    ],
    options: &[
        AS_OF, LANGUAGE, DECIMAL, DATES, EPOCH, SHARES, CLIENT, SHOW, COLUMNS, DECIMALS, BY, BORDER, PLACES, RANKS,
        AMONG, LIST,
    ],
    returns: documented([
        "Per row, in its order: in the top (TRUE or FALSE), rank, share of the sum of positive values, and the share of all down to this place, equal clients included. Blank without a value. A value below zero has no share; averages and shares add up to nothing and have none either.",
        "На каждую строку, в том же порядке: в топе (TRUE или FALSE), место, доля в сумме положительных значений и доля всех до этого места, включая равных. Пусто, где нет значения. У значения меньше нуля доли нет; средние и доли не складываются, у них её тоже нет.",
        "На кожен рядок, у тому самому порядку: у топі (TRUE або FALSE), місце, частка в сумі додатних значень і частка всіх до цього місця, з рівними включно. Порожньо, де немає значення. У значення, меншого за нуль, частки немає; середні й частки не складаються, у них її теж немає.",
    ]),
    shape: Shape::PerRow,
    examples: &["top-by-count", "top-call-list", "top-of-total-ru"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let valued = Valued::of(inputs, 0, 1, VALUES.name).map_err(|problem| vec![problem])?;
    Ok(Wanted { columns: vec![valued.columns()], presence: vec![None] })
}

/// What was asked for, and what the options say.
struct Asked {
    bottom: bool,
    amount: Amount,
    border: Border,
    rounding: Rounding,
    ranks: Ranks,
    positive: bool,
    list: bool,
}

impl Asked {
    fn of(inputs: &Inputs) -> Result<Asked, Problem> {
        let options = &inputs.options;
        let Rank { bottom, amount, .. } = amount(&inputs.cell(2))?;
        let of_total = options.choice(
            "by",
            &[
                &["clients", "count", "клиенты", "клиентов", "число", "клієнти", "клієнтів", "кількість"],
                &["total", "sum", "сумма", "суммы", "сума", "суми"],
            ],
        )?;
        let amount = match (of_total, amount) {
            (Some(1), Amount::Share(share)) => Amount::Total(share),
            (Some(0), Amount::Total(share)) => Amount::Share(share),
            (_, amount) => amount,
        };
        let rounding = match options.choice(
            "places",
            &[&["up", "вверх", "вгору"], &["down", "вниз", "униз"], &["nearest", "к ближайшему", "до найближчого"]],
        )? {
            Some(1) => Rounding::Down,
            Some(2) => Rounding::Nearest,
            _ => Rounding::Up,
        };
        let ranks = options.choice(
            "ranks",
            &[&["gaps", "competition", "с пропусками", "з пропусками"], &["dense", "подряд", "поспіль"]],
        )?;
        let positive =
            options.choice("among", &[&["all", "все", "усі", "всі"], &["positive", "положительные", "додатні"]])?;
        let list = options.choice("list", &[&["rows", "строки", "рядки"], &["top", "топ"]])?;
        Ok(Asked {
            bottom,
            amount,
            border: border(inputs)?,
            rounding,
            ranks: if ranks == Some(1) { Ranks::Dense } else { Ranks::Competition },
            positive: positive == Some(1),
            list: list == Some(1),
        })
    }

    /// In words: `top 20%`, `bottom 80% of total`.
    fn shown(&self) -> String {
        let rank = Rank { bottom: self.bottom, amount: self.amount, within: None };
        crate::rules::Condition { any: vec![vec![Test::Rank(rank)]] }.print(crate::Lang::En)
    }
}

/// The option `border`.
///
/// # Errors
/// [`Code::BadOption`].
pub(super) fn border(inputs: &Inputs) -> Result<Border, Problem> {
    let given = inputs.options.choice(
        "border",
        &[
            &["in", "crossing", "входят", "входить", "входять"],
            &["out", "strict", "не входят", "не входить", "не входять"],
        ],
    )?;
    Ok(if given == Some(1) { Border::Out } else { Border::In })
}

/// Reads the amount: a share, a number of clients, or the words of a rank in a rule.
fn amount(cell: &Cell) -> Result<Rank, Problem> {
    let rank = |amount: Amount| Ok(Rank { bottom: false, amount, within: None });
    if cell.is_blank() {
        return rank(Amount::Share(Decimal::new(2, 1)));
    }
    let bad = || Problem::new(Code::BadAmount, Place::of(AMOUNT), [cell.shown()]);
    let text = cell.shown();
    let words = text.chars().any(char::is_alphabetic);
    if !words {
        let percent = text.trim_end().ends_with('%');
        return match share(cell, false) {
            // One is a client; all of them are 100%.
            Some(share) if percent || share < Decimal::ONE => rank(Amount::Share(share)),
            Some(_) => rank(Amount::Count(1)),
            None => {
                let written = text.trim().replace(crate::cells::numeral::is_space, "");
                let count = written.parse::<Decimal>().ok().filter(|count| count.fract().is_zero());
                let count = count.and_then(|count| u64::try_from(count).ok()).filter(|count| *count > 0);
                count.ok_or_else(bad).and_then(|count| rank(Amount::Count(count)))
            }
        };
    }
    let begins_with_digit = text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let text = if begins_with_digit { format!("top {}", text.trim_start()) } else { text.clone() };
    let read = parse_condition(&Cell::text(text), Unit::Count, &Reading::default());
    let condition = read.ok().flatten().ok_or_else(bad)?;
    match condition.any.as_slice() {
        [all] => match all.as_slice() {
            [Test::Rank(rank)] if rank.within.is_none() => Ok(rank.clone()),
            _ => Err(bad()),
        },
        _ => Err(bad()),
    }
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    result(inputs).map_err(|problem| vec![problem])
}

fn result(inputs: &Inputs) -> Result<Reply, Problem> {
    let asked = Asked::of(inputs)?;
    let valued = Valued::of(inputs, 0, 1, VALUES.name)?;
    let values = valued.read()?;
    if !values.add_up && matches!(asked.amount, Amount::Total(_)) {
        return Err(Problem::new(Code::NothingAddsUp, valued.table.place(), [valued.title.as_str()]));
    }
    let too_long = |_: TooLong| too_many_digits(&valued, &values);
    let positive = |row: &usize| !asked.positive || values.numbers.get(*row).is_some_and(|own| own > Decimal::ZERO);
    let rows = values.rows.iter().copied().filter(positive);
    let standing = Standing::new(&values.numbers, rows, asked.bottom).map_err(too_long)?;
    let cut = match asked.amount {
        Amount::Count(count) => Cut::Count(usize::try_from(count).unwrap_or(usize::MAX)),
        Amount::Share(share) => Cut::Count(places(share, standing.clients, asked.rounding)),
        Amount::Total(share) => Cut::Total(share),
    };
    let top = Top {
        inputs,
        valued: &valued,
        chosen: chosen(&standing, cut, asked.border).map_err(too_long)?,
        standing: &standing,
        asked: &asked,
        add_up: values.add_up,
    };
    let mut reply = Reply::table(if asked.list { top.listed(&values) } else { top.beside() });
    reply.skipped = if asked.list { 0 } else { valued.table.skipped };
    reply.notes = values.notes.clone();
    reply.notes.extend(top.note(cut));
    Ok(top.facts(reply, cut))
}

/// The problem of values that cannot be added up exactly.
pub(super) fn too_many_digits(valued: &Valued<'_>, values: &Values) -> Problem {
    let largest = values.numbers.iter().flatten().max().map(|value| value.to_string()).unwrap_or_default();
    Problem::new(Code::TooManyDigits, valued.table.place(), [valued.title.clone(), largest])
}

struct Top<'a> {
    inputs: &'a Inputs,
    valued: &'a Valued<'a>,
    standing: &'a Standing,
    chosen: Vec<bool>,
    asked: &'a Asked,
    add_up: bool,
}

impl Top<'_> {
    fn is_in(&self, group: usize) -> bool {
        self.chosen.get(group).copied().unwrap_or(false)
    }

    /// The columns that a group of equal clients shares, with the cells of each group.
    fn shared(&self) -> [(String, Vec<Cell>); 4] {
        let groups = || self.standing.groups.iter();
        let add_up = |share: Option<Decimal>| number_cell(share.filter(|_| self.add_up));
        let lang = self.inputs.lang();
        let title = |words: &[&str; 3]| format!("{} ({})", lang.pick(words), self.valued.title);
        [
            (
                lang.pick(&["in the top", "в топе", "у топі"]).to_owned(),
                self.chosen.iter().map(|chosen| Cell::Bool(*chosen)).collect(),
            ),
            (
                lang.pick(&["rank", "место", "місце"]).to_owned(),
                groups().enumerate().map(|(number, group)| count_cell(rank(group, number, self.asked.ranks))).collect(),
            ),
            (title(&SHARE), groups().map(|group| add_up(self.standing.share(group))).collect()),
            (title(&CUMULATIVE), groups().map(|group| add_up(self.standing.cumulative(group))).collect()),
        ]
    }

    /// A row per row of the clients.
    fn beside(&self) -> Vec<OutColumn> {
        let none = self.standing.groups.len() as u32;
        let rows = 0..self.valued.table.rows;
        let codes: Rc<Vec<u32>> =
            Rc::new(rows.map(|row| self.standing.places.get(row).map_or(none, |place| (*place).min(none))).collect());
        let column = |(header, mut cells): (String, Vec<Cell>)| {
            cells.push(Cell::Blank);
            OutColumn { header, data: OutData::Codes { codes: codes.clone(), cells } }
        };
        self.shared().into_iter().map(column).collect()
    }

    /// A row per client that is in, best first; equal ones in the order of their rows.
    fn listed(&self, values: &Values) -> Vec<OutColumn> {
        let lang = self.inputs.lang();
        let place = |row: usize| self.standing.places.get(row).copied().unwrap_or(u32::MAX);
        let mut rows: Vec<usize> = values.rows.iter().copied().filter(|row| self.is_in(place(*row) as usize)).collect();
        rows.sort_by_key(|row| place(*row));
        let table = self.valued.table;
        let mut named: Vec<usize> = self.valued.client.into_iter().collect();
        named.extend(table.with_role(Role::Client).filter(|name| !named.contains(name)));
        let title = |index: usize| match table.headers.get(index).and_then(|header| header.role) {
            Some(role @ (Role::ClientId | Role::Client)) => lang.pick(role.titles()).to_owned(),
            _ => table.title(index).to_owned(),
        };
        let copied = |index: usize| OutColumn {
            header: title(index),
            data: OutData::Copied { arg: 0, column: index, rows: rows.iter().map(|row| *row as u32).collect() },
        };
        let mut columns: Vec<OutColumn> = named.into_iter().map(copied).collect();
        let [_, rank, share, cumulative] = self.shared();
        let by_group = |(header, cells): (String, Vec<Cell>)| {
            let cells = rows.iter().map(|row| cells.get(place(*row) as usize).cloned().unwrap_or_default());
            column(header, cells.collect())
        };
        columns.push(by_group(rank));
        let own = rows.iter().map(|row| number_cell(values.numbers.get(*row)));
        columns.push(column(self.valued.title.as_str(), own.collect()));
        columns.extend([share, cumulative].map(by_group));
        columns
    }

    /// What is worth knowing about the border.
    fn note(&self, cut: Cut) -> Option<Problem> {
        let place = self.valued.table.place();
        let standing = self.standing;
        if matches!(cut, Cut::Total(_)) && !standing.groups.iter().any(|group| group.value > Decimal::ZERO) {
            return Some(Problem::new(Code::NothingPositive, place, [self.valued.title.as_str()]));
        }
        let Cut::Count(count) = cut else { return None };
        let tied = |group: &&Group| group.before < count && group.after > count;
        let group = standing.groups.iter().find(tied)?;
        let fate: [&str; 3] = match self.asked.border {
            Border::In => ["in", "вошли", "ввійшли"],
            Border::Out => ["out", "не вошли", "не ввійшли"],
        };
        let lang = self.inputs.lang();
        let args = [(group.after - group.before).to_string(), number::show(group.value, lang)];
        Some(Problem::new(Code::TiedBorder, place, args.into_iter().chain(fate.map(str::to_owned))))
    }

    fn facts(&self, reply: Reply, cut: Cut) -> Reply {
        let groups = || self.standing.groups.iter().enumerate().filter(|(number, _)| self.is_in(*number));
        let inside: usize = groups().map(|(_, group)| group.after - group.before).sum();
        let cut_off = groups().next_back().map(|(_, group)| group.value.to_string()).unwrap_or_default();
        let mut reply = reply
            .fact("value", self.valued.title.as_str())
            .fact("amount", self.asked.shown())
            .fact("clients", self.standing.clients.to_string());
        if let Cut::Count(count) = cut {
            reply = reply.fact("places", count.to_string());
        }
        let border = if self.asked.border == Border::In { "in" } else { "out" };
        reply.fact("border", border).fact("in", inside.to_string()).fact("cut-off", cut_off)
    }
}

pub(super) const SHARE: [&str; 3] = ["share", "доля", "частка"];
pub(super) const CUMULATIVE: [&str; 3] = ["cumulative", "накоплено", "накопичено"];
