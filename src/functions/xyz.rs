//! XYZ: how steadily each client buys.

mod cuts;
mod long;
mod wide;

use super::payments::{MEASURE, PARTIAL, of_payments};
use super::reply::{column, count_cell, number_cell};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, OutColumn, Reply};
use crate::cells::Cell;
use crate::lang::{Lang, Texts};
use crate::lists::variation::{Failure, Gaps, Sums, Variation};
use crate::problem::Problem;
use crate::table::Role;
use rust_decimal::Decimal;

/// `zeros`
const ZEROS: OptionSpec = OptionSpec {
    name: "zeros",
    aliases: &["gaps", "нули", "пропуски", "нулі"],
    about: documented([
        "Which periods without activity count as zero: \"between\" (default) the client's first and last, \"all\" of the table, or \"none\".",
        "Какие периоды без активности считать нулевыми: «between» (по умолчанию) — между первым и последним у клиента, «all» — все периоды таблицы, «none» — никакие.",
        "Які періоди без активності вважати нульовими: «between» (типово) — між першим і останнім у клієнта, «all» — усі періоди таблиці, «none» — жодні.",
    ]),
};
/// `deviation`
const DEVIATION: OptionSpec = OptionSpec {
    name: "deviation",
    aliases: &["standard deviation", "отклонение", "відхилення"],
    about: documented([
        "\"sample\" (default) divides the squares by n - 1, \"population\" by n.",
        "«sample» (по умолчанию) — выборочное, квадраты делятся на n - 1; «population» — по совокупности, на n.",
        "«sample» (типово) — вибіркове, квадрати діляться на n - 1; «population» — за сукупністю, на n.",
    ]),
};
/// `least`
const LEAST: OptionSpec = OptionSpec {
    name: "least",
    aliases: &["least periods", "min periods", "не меньше", "минимум периодов", "не менше", "мінімум періодів"],
    about: documented([
        "How many periods must count for a class; 2 by default and at least.",
        "Сколько периодов должно быть учтено, чтобы назвать класс; по умолчанию и самое меньшее 2.",
        "Скільки періодів має бути враховано, щоб назвати клас; типово і щонайменше 2.",
    ]),
};
/// `series`
const SERIES: OptionSpec = OptionSpec {
    name: "series",
    aliases: &["period columns", "ряд", "столбцы периодов", "стовпці періодів"],
    about: documented([
        "Of a table with a column per period: their headers in the order of time, with ; between them; recognised by default.",
        "Для таблицы со столбцом на период: заголовки этих столбцов по порядку времени, через «;»; по умолчанию распознаются.",
        "Для таблиці зі стовпцем на період: заголовки цих стовпців за порядком часу, через «;»; типово розпізнаються.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "XYZ",
    since: "0.2.0",
    about: documented([
        "Tells steady clients from those who buy by fits and starts, by the coefficient of variation of their sums per period.",
        "Отличает стабильных клиентов от тех, кто покупает рывками, по коэффициенту вариации сумм за период.",
        "Відрізняє стабільних клієнтів від тих, хто купує ривками, за коефіцієнтом варіації сум за період.",
    ]),
    params: &[
        Param {
            name: "series",
            about: [
                "One row per payment with client, day and money; or one row per client with a column per period.",
                "Строка на платёж с клиентом, днём и деньгами; либо строка на клиента со столбцом на каждый период.",
                "Рядок на платіж із клієнтом, днем і грошима; або рядок на клієнта зі стовпцем на кожен період.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        Param {
            name: "period",
            about: documented([
                "day, week, month, quarter, year, or several of them such as \"6 months\"; month if left out. Of a column per period: how many columns make one period, 1 if left out.",
                "день, неделя, месяц, квартал, год или несколько, например «6 месяцев»; если не задан — месяц. Для столбцов по периодам: сколько столбцов в одном периоде, если не задано — 1.",
                "день, тиждень, місяць, квартал, рік або кілька, наприклад «6 місяців»; якщо не задано — місяць. Для стовпців за періодами: скільки стовпців в одному періоді, якщо не задано — 1.",
            ]),
            kind: ParamKind::Cell,
            optional: true,
        },
        Param {
            name: "cuts",
            about: documented([
                "Two limits of the coefficient, up to which it is X and up to which it is Y; 10% and 25% if left out.",
                "Две границы коэффициента: до какой X и до какой Y; если не заданы, 10% и 25%.",
                "Дві межі коефіцієнта: до якої X і до якої Y; якщо не задано, 10% і 25%.",
            ]),
            kind: ParamKind::Grid,
            optional: true,
        },
        OPTIONS,
    ],
    options: &of_payments::<22>(&[ZEROS, DEVIATION, LEAST, PARTIAL, MEASURE, SERIES]),
    returns: documented([
        "Per client: number of periods, mean, standard deviation, coefficient of variation = deviation / mean, class, and why there is none. A coefficient equal to a limit has the better class. A mean of 0 or below has no class.",
        "На каждого клиента: число периодов, среднее, стандартное отклонение, коэффициент вариации = отклонение / среднее, класс и почему его нет. Коэффициент, равный границе, получает лучший класс. При среднем 0 или меньше класса нет.",
        "На кожного клієнта: кількість періодів, середнє, стандартне відхилення, коефіцієнт варіації = відхилення / середнє, клас і чому його немає. Коефіцієнт, рівний межі, отримує кращий клас. За середнього 0 або менше класу немає.",
    ]),
    shape: Shape::Table,
    examples: &["xyz-long", "xyz-wide", "xyz-by-week", "xyz-ugly-ru"],
    plan: |inputs| plan(inputs).map_err(|problem| vec![problem]),
    run: |inputs| run(inputs).map_err(|problem| vec![problem]),
};

/// A client's sums by period.
enum Series {
    /// The sums.
    Known(Sums),
    /// Nothing can be said: a row lacks its day or amount, or a cell cannot be read.
    Unknown,
    /// A row of the table in which nothing stands.
    Blank,
}

/// The clients with their series.
struct Read {
    identity: Vec<OutColumn>,
    series: Vec<Series>,
    skipped: usize,
    notes: Vec<Problem>,
    facts: Vec<(&'static str, String)>,
}

/// Whether the table has a row per payment.
fn is_long(inputs: &Inputs) -> Result<bool, Problem> {
    let named = ["date column", "amount column"].iter().any(|name| inputs.options.text(name).is_some());
    Ok(inputs.options.text("series").is_none() && (named || inputs.table(0)?.with_role(Role::Date).is_some()))
}

fn plan(inputs: &Inputs) -> Result<Wanted, Problem> {
    if is_long(inputs)? { long::wanted(inputs) } else { wide::wanted(inputs) }
}

fn run(inputs: &Inputs) -> Result<Reply, Problem> {
    let lang = inputs.lang();
    let options = &inputs.options;
    let gaps = options.choice(
        "zeros",
        &[&["between", "между", "між"], &["all", "все", "усі"], &["none", "никакие", "нет", "жодні"]],
    )?;
    let gaps = match gaps {
        Some(1) => Gaps::All,
        Some(2) => Gaps::Skipped,
        _ => Gaps::Between,
    };
    let deviation = [
        &["sample", "выборка", "выборочное", "вибірка", "вибіркове"][..],
        &["population", "совокупность", "сукупність"][..],
    ];
    let population = options.choice("deviation", &deviation)? == Some(1);
    let limits = cuts::read(inputs)?;
    let least = cuts::least(inputs)?;
    let read = if is_long(inputs)? { long::read(inputs)? } else { wide::read(inputs)? };
    let mut lines: [Vec<Cell>; 6] = Default::default();
    for series in &read.series {
        let line = match series {
            Series::Known(series) => line(&series.counted(gaps), population, limits, least, lang),
            Series::Unknown => {
                let mut line: [Cell; 6] = Default::default();
                line[5] = Cell::text(lang.pick(&UNKNOWN));
                line
            }
            Series::Blank => Default::default(),
        };
        lines.iter_mut().zip(line).for_each(|(column, cell)| column.push(cell));
    }
    let titles: [Texts; 6] = [
        ["periods", "периодов", "періодів"],
        ["mean", "среднее", "середнє"],
        ["deviation", "отклонение", "відхилення"],
        ["coefficient of variation", "коэффициент вариации", "коефіцієнт варіації"],
        ["XYZ", "XYZ", "XYZ"],
        *Role::Reason.titles(),
    ];
    let mut columns = read.identity;
    columns.extend(titles.iter().zip(lines).map(|(titles, cells)| column(lang.pick(titles), cells)));
    let mut reply = Reply { skipped: read.skipped, notes: read.notes, facts: read.facts, ..Reply::table(columns) };
    let zeros = match gaps {
        Gaps::Between => "between",
        Gaps::All => "all",
        Gaps::Skipped => "none",
    };
    reply = reply.fact("zeros", zeros).fact("deviation", if population { "population" } else { "sample" });
    Ok(reply.fact("cuts", limits.map(|limit| limit.to_string()).join("; ")))
}

const UNKNOWN: Texts = [
    "a day or an amount is missing or unreadable",
    "нет дня или суммы, либо они не читаются",
    "немає дня або суми, чи вони не читаються",
];

fn line(
    (values, zeros): &(Vec<Decimal>, usize),
    population: bool,
    [x, y]: [Decimal; 2],
    least: usize,
    lang: Lang,
) -> [Cell; 6] {
    let periods = values.len() + zeros;
    let few = || format!("{}: {}", lang.pick(&["too few periods", "мало периодов", "замало періодів"]), periods);
    let failure = match Variation::of(values, *zeros, population) {
        Ok(found) => {
            let class =
                [(x, "X"), (y, "Y")].iter().find(|(limit, _)| found.at_most(*limit)).map_or("Z", |(_, class)| class);
            let enough = periods >= least;
            return [
                count_cell(periods),
                Cell::Number(found.mean),
                Cell::Number(found.deviation),
                Cell::Number(found.coefficient),
                if enough { Cell::text(class) } else { Cell::Blank },
                if enough { Cell::Blank } else { Cell::text(few()) },
            ];
        }
        Err(failure) => failure,
    };
    let why = match failure {
        Failure::NoPeriod => lang.pick(&["no activity", "нет активности", "немає активності"]).to_owned(),
        Failure::OnePeriod => few(),
        Failure::ZeroMean => lang.pick(&["the mean is 0", "среднее равно 0", "середнє дорівнює 0"]).to_owned(),
        Failure::NegativeMean => {
            lang.pick(&["the mean is below 0", "среднее меньше 0", "середнє менше за 0"]).to_owned()
        }
        Failure::TooManyDigits => lang.pick(&["too many digits", "слишком много цифр", "забагато цифр"]).to_owned(),
    };
    let mean = match failure {
        Failure::ZeroMean => Some(Decimal::ZERO),
        Failure::OnePeriod => values.first().copied(),
        _ => None,
    };
    [count_cell(periods), number_cell(mean), Cell::Blank, Cell::Blank, Cell::Blank, Cell::text(why)]
}
