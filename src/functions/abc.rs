//! ABC: classes of clients by what they bring.

use super::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, DECIMALS, EPOCH, LANGUAGE, SHARES, SHOW};
use super::reply::{column, count_cell, number_cell};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::top::{BORDER, CUMULATIVE, SHARE, border, too_many_digits};
use super::valued::{CLIENTS, VALUES, Valued, share};
use super::{Inputs, OutColumn, OutData, Reply};
use crate::cells::{Cell, Grid};
use crate::lists::abc::{By, classes};
use crate::lists::{Border, Group, Standing, TooLong};
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use rust_decimal::Decimal;
use std::rc::Rc;

const CUTS: &str = "cuts";
/// The class of zeros and losses.
const NOTHING: &str = "N";

/// `losses`
const LOSSES: OptionSpec = OptionSpec {
    name: "losses",
    aliases: &["zeros", "убытки", "нули", "збитки", "нулі"],
    about: documented([
        "\"own\" (default): zeros and losses are the class N, as they have no part in a total; \"last\": they belong to the last class.",
        "«own» (по умолчанию): нули и убытки — класс N, ведь в общей сумме их доли нет; «last»: они входят в последний класс.",
        "«own» (типово): нулі та збитки — клас N, адже в загальній сумі їхньої частки немає; «last»: вони входять до останнього класу.",
    ]),
};
/// `list`
const LIST: OptionSpec = OptionSpec {
    name: "list",
    aliases: &["form", "report", "список", "вид", "отчет", "перелік", "вигляд", "звіт"],
    about: documented([
        "\"rows\" (default): a row per row of the clients; \"classes\": a row per class with its clients, sum and shares.",
        "«rows» (по умолчанию): строка на каждую строку клиентов; «classes»: строка на класс — клиенты, сумма и доли.",
        "«rows» (типово): рядок на кожен рядок клієнтів; «classes»: рядок на клас — клієнти, сума й частки.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "ABC",
    since: "0.2.0",
    about: documented([
        "Sorts clients into classes A, B, C by their share of the total: A brings the first 80 %, B the next 15 %, C the rest.",
        "Делит клиентов на классы A, B, C по доле в общей сумме: A приносят первые 80 %, B — следующие 15 %, C — остальное.",
        "Ділить клієнтів на класи A, B, C за часткою в загальній сумі: A приносять перші 80 %, B — наступні 15 %, C — решту.",
    ]),
    params: &[
        CLIENTS,
        VALUES,
        Param {
            name: CUTS,
            about: documented([
                "Where classes end, as ascending shares such as \"80%; 95%\" or a range of them; by default 80% and 95% of the total, or 20% and 50% of the clients.",
                "Где кончаются классы: возрастающие доли, например «80%; 95%», или их диапазон; по умолчанию 80% и 95% суммы либо 20% и 50% клиентов.",
                "Де закінчуються класи: зростаючі частки, наприклад «80%; 95%», або їхній діапазон; типово 80% і 95% суми або 20% і 50% клієнтів.",
            ]),
            kind: ParamKind::Grid,
            optional: true,
        },
        Param {
            name: "by",
            about: documented([
                "\"share\" of the total, the default, or \"count\" of clients.",
                "«share» — по доле в сумме (по умолчанию) или «count» — по числу клиентов.",
                "«share» — за часткою в сумі (типово) або «count» — за кількістю клієнтів.",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        OPTIONS,
    ],
    options: &[AS_OF, LANGUAGE, DECIMAL, DATES, EPOCH, SHARES, CLIENT, SHOW, COLUMNS, DECIMALS, BORDER, LOSSES, LIST],
    returns: documented([
        "Per row, in its order: class, share of the sum of positive values, and the share of all down to this place. Equal clients are in one class. By share, the client that crosses a cut still belongs to the better class; by count, a class ends after k = share × n of the clients with a positive value, rounded up. Blank without a value.",
        "На каждую строку, в том же порядке: класс, доля в сумме положительных значений и доля всех до этого места. Равные клиенты в одном классе. По доле: клиент, на котором пересекается граница, ещё в лучшем классе; по числу: класс кончается после k = доля × n клиентов с положительным значением, с округлением вверх. Пусто, где нет значения.",
        "На кожен рядок, у тому самому порядку: клас, частка в сумі додатних значень і частка всіх до цього місця. Рівні клієнти в одному класі. За часткою: клієнт, на якому перетинається межа, ще в кращому класі; за кількістю: клас закінчується після k = частка × n клієнтів із додатним значенням, з округленням угору. Порожньо, де немає значення.",
    ]),
    shape: Shape::PerRow,
    examples: &["abc-crossing", "abc-classes-ru", "abc-by-count"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let valued = Valued::of(inputs, 0, 1, VALUES.name).map_err(|problem| vec![problem])?;
    Ok(Wanted { columns: vec![valued.columns()], presence: vec![None] })
}

/// What was asked for.
struct Asked {
    by: By,
    cuts: Vec<Decimal>,
    border: Border,
    losses_apart: bool,
    by_class: bool,
}

impl Asked {
    fn of(inputs: &Inputs) -> Result<Asked, Problem> {
        let written = inputs.cell(3).shown();
        let by = match written.trim().to_lowercase().as_str() {
            ""
            | "share"
            | "total"
            | "доля"
            | "доле"
            | "по доле"
            | "сумма"
            | "по сумме"
            | "частка"
            | "часткою"
            | "за часткою"
            | "сума"
            | "за сумою" => By::Share,
            "count"
            | "clients"
            | "число"
            | "числу"
            | "количество"
            | "клиенты"
            | "кількість"
            | "кількістю"
            | "клієнти"
            | "количеству"
            | "по числу"
            | "по количеству"
            | "за кількістю" => By::Count,
            _ => {
                let args = ["by".to_owned(), written, "\"share\" / \"count\"".to_owned()];
                return Err(Problem::new(Code::BadOption, Place::of("by"), args));
            }
        };
        let losses =
            inputs.options.choice("losses", &[&["own", "отдельно", "окремо"], &["last", "последний", "останній"]])?;
        let list = inputs
            .options
            .choice("list", &[&["rows", "clients", "строки", "рядки"], &["classes", "классы", "класи"]])?;
        Ok(Asked {
            by,
            cuts: cuts(inputs.grid(2), by)?,
            border: border(inputs)?,
            losses_apart: losses != Some(1),
            by_class: list == Some(1),
        })
    }
}

/// The borders of the classes; whole numbers above one are percents.
fn cuts(grid: Option<&Grid>, by: By) -> Result<Vec<Decimal>, Problem> {
    let Some(grid) = grid else {
        return Ok(match by {
            By::Share => vec![Decimal::new(80, 2), Decimal::new(95, 2)],
            By::Count => vec![Decimal::new(20, 2), Decimal::new(50, 2)],
        });
    };
    let mut cells: Vec<Cell> = Vec::new();
    for cell in grid.rows.iter().flatten().filter(|cell| !cell.is_blank()) {
        match cell {
            Cell::Text(text) => cells.extend(text.split([';', '/']).map(Cell::text).filter(|part| !part.is_blank())),
            other => cells.push(other.clone()),
        }
    }
    let read: Option<Vec<Decimal>> = cells.iter().map(|cell| share(cell, true)).collect();
    let ascending = |cuts: &Vec<Decimal>| cuts.windows(2).all(|pair| pair.first() < pair.last()) && !cuts.is_empty();
    read.filter(ascending).filter(|cuts| cuts.len() <= 12).ok_or_else(|| {
        let written = grid.rows.iter().flatten().map(Cell::shown).collect::<Vec<_>>().join("; ");
        Problem::new(Code::BadClassBorders, Place::of(CUTS), [written])
    })
}

/// The letter of a class.
fn letter(class: usize) -> String {
    // N stands for nothing, so the letters stop before it.
    char::from(b'A' + class.min(12) as u8).to_string()
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    result(inputs).map_err(|problem| vec![problem])
}

fn result(inputs: &Inputs) -> Result<Reply, Problem> {
    let asked = Asked::of(inputs)?;
    let valued = Valued::of(inputs, 0, 1, VALUES.name)?;
    let values = valued.read()?;
    if !values.add_up && asked.by == By::Share {
        return Err(Problem::new(Code::NothingAddsUp, valued.table.place(), [valued.title.as_str()]));
    }
    let too_long = |_: TooLong| too_many_digits(&valued, &values);
    let standing = Standing::new(&values.numbers, values.rows.iter().copied(), false).map_err(too_long)?;
    let found = classes(&standing, &asked.cuts, asked.by, asked.border).map_err(too_long)?;
    let last = asked.cuts.len();
    let named: Vec<String> = found
        .iter()
        .map(|class| match class {
            Some(class) => letter(*class),
            None if asked.losses_apart => NOTHING.to_owned(),
            None => letter(last),
        })
        .collect();
    let report = Report { inputs, valued: &valued, standing: &standing, named, add_up: values.add_up };
    let all = (0..=last).map(letter).chain(asked.losses_apart.then(|| NOTHING.to_owned()));
    let counts: Vec<String> = all.clone().map(|class| format!("{class} {}", report.clients(&class))).collect();
    let mut reply = Reply::table(if asked.by_class { report.by_class(all) } else { report.beside() });
    reply.skipped = if asked.by_class { 0 } else { valued.table.skipped };
    reply.notes = values.notes.clone();
    if !standing.groups.iter().any(|group| group.value > Decimal::ZERO) {
        reply.notes.push(Problem::new(Code::NothingPositive, valued.table.place(), [valued.title.as_str()]));
    }
    let cuts = asked.cuts.iter().map(|cut| format!("{}%", (*cut * Decimal::ONE_HUNDRED).normalize()));
    Ok(reply
        .fact("value", valued.title.as_str())
        .fact("by", if asked.by == By::Share { "share" } else { "count" })
        .fact("cuts", cuts.collect::<Vec<_>>().join("; "))
        .fact("border", if asked.border == Border::In { "in" } else { "out" })
        .fact("classes", counts.join(", ")))
}

struct Report<'a> {
    inputs: &'a Inputs,
    valued: &'a Valued<'a>,
    standing: &'a Standing,
    /// The class of each group.
    named: Vec<String>,
    add_up: bool,
}

impl Report<'_> {
    fn members<'a>(&'a self, class: &'a str) -> impl Iterator<Item = &'a Group> {
        let pairs = self.standing.groups.iter().zip(&self.named);
        pairs.filter(move |(_, own)| *own == class).map(|(group, _)| group)
    }

    fn clients(&self, class: &str) -> usize {
        self.members(class).map(|group| group.after - group.before).sum()
    }

    fn header(&self, words: &[&str; 3]) -> String {
        format!("{} ({})", self.inputs.lang().pick(words), self.valued.title)
    }

    fn beside(&self) -> Vec<OutColumn> {
        let groups = || self.standing.groups.iter();
        let none = self.standing.groups.len() as u32;
        let rows = 0..self.valued.table.rows;
        let codes: Rc<Vec<u32>> =
            Rc::new(rows.map(|row| self.standing.places.get(row).map_or(none, |place| (*place).min(none))).collect());
        let column = |header: String, cells: Vec<Cell>| {
            let cells = cells.into_iter().chain([Cell::Blank]).collect();
            OutColumn { header, data: OutData::Codes { codes: codes.clone(), cells } }
        };
        let share = |share: Option<Decimal>| number_cell(share.filter(|_| self.add_up));
        vec![
            column("ABC".to_owned(), self.named.iter().map(|class| Cell::text(class.as_str())).collect()),
            column(self.header(&SHARE), groups().map(|group| share(self.standing.share(group))).collect()),
            column(self.header(&CUMULATIVE), groups().map(|group| share(self.standing.cumulative(group))).collect()),
        ]
    }

    fn by_class(&self, classes: impl Iterator<Item = String>) -> Vec<OutColumn> {
        let lang = self.inputs.lang();
        let mut cells: [Vec<Cell>; 5] = Default::default();
        let whole = self.standing.total();
        for class in classes {
            let clients = self.clients(&class);
            let sum = self.members(&class).try_fold(number::Sum::default(), |mut sum, group| {
                let units = group.value.mantissa().checked_mul((group.after - group.before) as i128)?;
                sum.add_scaled(units, group.value.scale()).map(|()| sum)
            });
            let sum = sum.and_then(|sum| sum.value()).filter(|_| self.add_up);
            let part = |part: usize| number::quotient(Decimal::from(part), Decimal::from(self.standing.clients));
            let of_total = sum.filter(|sum| *sum >= Decimal::ZERO).zip(whole);
            let row = [
                Cell::text(class),
                count_cell(clients),
                number_cell(part(clients)),
                number_cell(sum),
                number_cell(of_total.and_then(|(sum, whole)| number::quotient(sum, whole))),
            ];
            cells.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell));
        }
        let headers = [
            "ABC".to_owned(),
            lang.pick(&["clients", "клиентов", "клієнтів"]).to_owned(),
            lang.pick(&["share of clients", "доля клиентов", "частка клієнтів"]).to_owned(),
            self.valued.title.clone(),
            self.header(&SHARE),
        ];
        headers.into_iter().zip(cells).map(|(header, cells)| column(header, cells)).collect()
    }
}
