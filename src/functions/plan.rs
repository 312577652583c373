//! PLAN: what each tier gets, and whether its profit carries it.

mod report;
mod table;

use super::options::{COLUMNS, DATES, DECIMAL, DECIMALS, EPOCH, LANGUAGE, SHARES, SHOW};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::{Inputs, Reply};
use crate::choice::plan::months;
use crate::messages::Code;
use crate::metrics::{Formula, Keys, Measures, repeated};
use crate::outputs::import_rows::matched;
use crate::problem::{Place, Problem, Severity};
use crate::table::{Numbers, Role, Table, look_alike, nearest};
use crate::tiers::tier_key;
use report::{Group, Joined};
use rust_decimal::Decimal;
use table::{PLAN, PlanTable};

/// `tier column`
const TIER_COLUMN: OptionSpec = OptionSpec {
    name: "tier column",
    aliases: &["tier", "столбец категории", "категория", "стовпець категорії", "категорія"],
    about: documented([
        "The header of the column of tiers; recognised by default.",
        "Заголовок столбца категорий; по умолчанию распознаётся.",
        "Заголовок стовпця категорій; типово розпізнається.",
    ]),
};
/// `profit period`
const PROFIT_PERIOD: OptionSpec = OptionSpec {
    name: "profit period",
    aliases: &["profit is of", "период прибыли", "прибыль за", "період прибутку", "прибуток за"],
    about: documented([
        "What time the profit of the data is of: year (default), half-year, quarter, month, or a number of months. Costs are reckoned for that time.",
        "За какое время прибыль в данных: год (по умолчанию), полугодие, квартал, месяц или число месяцев. Затраты считаются за это же время.",
        "За який час прибуток у даних: рік (типово), півріччя, квартал, місяць або кількість місяців. Витрати рахуються за цей самий час.",
    ]),
};
/// `incomplete`
const INCOMPLETE: OptionSpec = OptionSpec {
    name: "incomplete",
    aliases: &["unknown profit", "неполные", "неповні"],
    about: documented([
        "\"unknown\" (default): a client without a profit leaves it open whether the tier is carried; \"skip\": only clients with a profit are judged, with their cost.",
        "«unknown» (по умолчанию): из-за клиента без прибыли неизвестно, окупается ли категория; «skip»: судить только по клиентам с прибылью и их затратам.",
        "«unknown» (типово): через клієнта без прибутку невідомо, чи окупається категорія; «skip»: судити лише за клієнтами з прибутком та їхніми витратами.",
    ]),
};
/// `list`
const LIST: OptionSpec = OptionSpec {
    name: "list",
    aliases: &["form", "report", "список", "вид", "отчет", "перелік", "вигляд", "звіт"],
    about: documented([
        "\"rows\" (default): what each client gets, beside the rows; \"tiers\": what each tier costs and whether its profit carries that, and all in all.",
        "«rows» (по умолчанию): что получает каждый клиент, рядом со строками; «tiers»: сколько стоит каждая категория и окупается ли она прибылью, и всё вместе.",
        "«rows» (типово): що отримує кожен клієнт, поруч із рядками; «tiers»: скільки коштує кожна категорія і чи окупається вона прибутком, і все разом.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "PLAN",
    since: "0.2.0",
    about: documented([
        "Gives each client what its tier gets by the plan: relationship, motive, cost, review, who answers; and says whether each tier's profit carries its cost.",
        "Даёт каждому клиенту то, что положено его категории по плану: отношения, мотив, затраты, пересмотр, кто отвечает; и говорит, окупает ли прибыль категории её затраты.",
        "Дає кожному клієнту те, що належить його категорії за планом: стосунки, мотив, витрати, перегляд, хто відповідає; і каже, чи окуповує прибуток категорії її витрати.",
    ]),
    params: &[
        Param {
            name: "tiers",
            about: [
                "One row per client with its tier: the data beside which ASSIGN stands, or the result of ASSIGN.",
                "Строка на клиента с категорией: данные, рядом с которыми стоит ASSIGN, или результат ASSIGN.",
                "Рядок на клієнта з категорією: дані, поруч із якими стоїть ASSIGN, або результат ASSIGN.",
            ],
            kind: ParamKind::Table,
            optional: false,
        },
        Param {
            name: PLAN,
            about: documented([
                "The plan table: tier, relationship, motive, cost per client, period, review, answerable; RULES(\"plan\") gives one to start from, which is taken if left out.",
                "Таблица плана: категория, отношения, мотив, затраты на клиента, период, пересмотр, ответственный; начальную даёт RULES(\"plan\"), она и берётся, если не задано.",
                "Таблиця плану: категорія, стосунки, мотив, витрати на клієнта, період, перегляд, відповідальний; початкову дає RULES(\"plan\"), вона й береться, якщо не задано.",
            ]),
            kind: ParamKind::Grid,
            optional: true,
        },
        Param {
            name: "clients",
            about: documented([
                "Where the profit is found if the first argument has none: a table with the same clients, or with the same rows.",
                "Где взять прибыль, если в первом аргументе её нет: таблица с теми же клиентами или с теми же строками.",
                "Де взяти прибуток, якщо в першому аргументі його немає: таблиця з тими самими клієнтами або з тими самими рядками.",
            ]),
            kind: ParamKind::Table,
            optional: true,
        },
        OPTIONS,
    ],
    options: &[
        LANGUAGE,
        DECIMAL,
        DATES,
        EPOCH,
        SHARES,
        SHOW,
        COLUMNS,
        DECIMALS,
        TIER_COLUMN,
        PROFIT_PERIOD,
        INCOMPLETE,
        LIST,
    ],
    returns: documented([
        "Per row, in its order: relationship, motive, cost and its period, review, who answers, and the client's profit less the cost for the time that the profit is of. Or per tier in the order of the plan, then tiers that it lacks, clients without a tier, and all: clients, cost per client, cost of the plan, clients with a profit, profit, cost as a share of it, what is left, carried or not. Blank is unknown: a blank cost or profit gives no verdict.",
        "На каждую строку, в том же порядке: отношения, мотив, затраты и их период, пересмотр, кто отвечает, и прибыль клиента за вычетом затрат за то же время. Либо по категориям в порядке плана, затем те, которых в нём нет, клиенты без категории и все: клиентов, затраты на клиента, затраты по плану, клиентов с прибылью, прибыль, доля затрат в ней, остаток, окупается ли. Пусто — неизвестно: без затрат или прибыли вывода нет.",
        "На кожен рядок, у тому самому порядку: стосунки, мотив, витрати і їхній період, перегляд, хто відповідає, і прибуток клієнта мінус витрати за той самий час. Або за категоріями в порядку плану, потім ті, яких у ньому немає, клієнти без категорії й усі: клієнтів, витрати на клієнта, витрати за планом, клієнтів із прибутком, прибуток, частка витрат у ньому, залишок, чи окупається. Порожньо — невідомо: без витрат чи прибутку висновку немає.",
    ]),
    shape: Shape::PerRow,
    examples: &["plan-clients", "plan-tiers-ru"],
    plan,
    run,
};

fn tier_column(inputs: &Inputs, table: &Table) -> Result<usize, Problem> {
    match inputs.options.text("tier column") {
        Some(header) => table.require(&header),
        None if table.headers.len() == 1 => Ok(0),
        None => table.require(Role::Tier.id()),
    }
}

/// The table that has the profit: the first argument, else the third.
fn profits(inputs: &Inputs) -> Option<(usize, &Table, Formula)> {
    [0, 2].into_iter().find_map(|index| {
        let table = inputs.optional_table(index)?;
        Some((index, table, Formula::of_role(table, Role::Profit)?))
    })
}

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let table = inputs.table(0).map_err(one)?;
    PlanTable::of(inputs, 1)?;
    let mut columns = [vec![tier_column(inputs, table).map_err(one)?], Vec::new(), Vec::new()];
    columns[0].extend(table.presence_column());
    if let Some((index, found, formula)) = profits(inputs)
        && let Some(own) = columns.get_mut(index)
    {
        own.extend(formula.columns());
        own.extend(found.presence_column());
    }
    for columns in &mut columns {
        columns.sort_unstable();
        columns.dedup();
    }
    Ok(Wanted { columns: columns.to_vec(), presence: vec![None; 3] })
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let table = inputs.table(0).map_err(one)?;
    let plan = PlanTable::of(inputs, 1)?;
    let options = &inputs.options;
    let months = match options.text("profit period") {
        None => 12,
        Some(text) => months(&text)
            .or_else(|| text.parse().ok().filter(|months| (1..=1200).contains(months)))
            .ok_or_else(|| {
                let args = ["profit period", &text, "year / half-year / quarter / month / 18"];
                vec![Problem::new(Code::BadOption, Place::of("options"), args)]
            })?,
    };
    let skip = options
        .choice("incomplete", &[&["unknown", "неизвестно", "невідомо"], &["skip", "пропустить", "пропустити"]])
        .map_err(one)?;
    let list = options
        .choice("list", &[&["rows", "clients", "строки", "рядки"], &["tiers", "категории", "категорії"]])
        .map_err(one)?;
    let mut notes = table.problems.clone();
    if options.text("tier column").is_none() {
        let taken = tier_column(inputs, table).map_err(one)?;
        notes.extend(super::tier_lists::several_tier_columns(table, Some(taken), "tier column"));
    }
    notes.extend(plan.notes.iter().cloned());
    let profits = read_profits(inputs, table, &mut notes).map_err(one)?;
    let (groups, unplanned) = groups(inputs, table, &plan, &mut notes).map_err(one)?;
    let joined = Joined { inputs, plan: &plan, groups, profits, unplanned, months, skip: skip == Some(1) };
    let by_tier = list == Some(1);
    let columns = if by_tier { joined.by_tier() } else { joined.beside() };
    let mut reply = Reply::table(columns.ok_or_else(|| vec![too_long(table)])?);
    reply.skipped = if by_tier { 0 } else { table.skipped };
    reply.notes = notes;
    let total = joined.total().ok_or_else(|| vec![too_long(table)])?;
    let shown = |amount: Option<Decimal>| amount.map(|amount| amount.normalize().to_string()).unwrap_or_default();
    Ok(reply
        .fact("profit period", format!("{months} months"))
        .fact("clients", total.0.clients.to_string())
        .fact("cost", shown(total.1))
        .fact("profit", shown(total.0.profit)))
}

fn too_long(table: &Table) -> Problem {
    Problem::new(Code::TooManyDigits, table.place(), [Role::Profit.id(), ""])
}

/// The profit of each row of the tiers; blank where there is none.
fn read_profits(inputs: &Inputs, table: &Table, notes: &mut Vec<Problem>) -> Result<Vec<Option<Decimal>>, Problem> {
    let Some((index, found, formula)) = profits(inputs) else {
        let problem = Problem::new(Code::NoMoneyColumn, table.place(), [table.range.as_str()]);
        notes.push(Problem { severity: Severity::Warning, ..problem });
        return Ok(vec![None; table.rows]);
    };
    let mut measures = Measures::new(found, inputs.options.locale, None);
    let field = measures.measure(&formula, Role::Profit.unit())?.field;
    notes.append(&mut measures.problems);
    let numbers: &Numbers = &field.numbers;
    if index == 0 {
        return Ok((0..table.rows).map(|row| numbers.get(row)).collect());
    }
    let shared =
        [Role::ClientId, Role::Client].iter().find_map(|role| table.with_role(*role).zip(found.with_role(*role)));
    if let Some((own, other)) = shared {
        let rows = matched(&table.column(own), &found.column(other));
        return Ok(rows.into_iter().map(|row| numbers.get(row?)).collect());
    }
    if table.rows != found.rows {
        let args = [table.range.clone(), table.rows.to_string(), found.range.clone(), found.rows.to_string()];
        return Err(Problem::new(Code::UnequalLengths, found.place(), args));
    }
    Ok((0..table.rows).map(|row| numbers.get(row)).collect())
}

/// Where each row belongs, and the tiers that the plan lacks, by name.
fn groups(
    inputs: &Inputs,
    table: &Table,
    plan: &PlanTable,
    notes: &mut Vec<Problem>,
) -> Result<(Vec<Group>, Vec<String>), Problem> {
    let index = tier_column(inputs, table)?;
    let column = table.column(index);
    let names = table.presence_column().filter(|name| *name != index).map(|name| (name, table.column(name)));
    let names_client = |row: usize| names.as_ref().is_some_and(|(_, names)| !names.cell(row).is_blank());
    if let Some((name, names)) = &names {
        // Each row counts, so a client who stands twice gets the tier's care twice.
        let mut keys = Keys::default();
        let codes = keys.read(names);
        notes.extend(repeated(&keys.counts(&codes), &keys, table, *name));
    }
    let mut unplanned: Vec<(String, Vec<usize>)> = Vec::new();
    let mut untiered = Vec::new();
    for row in 0..table.rows {
        let tier = column.cell(row).shown().trim().to_owned();
        if tier.is_empty() {
            if names_client(row) {
                untiered.push(row);
            }
        } else if plan.row(&tier).is_none() {
            match unplanned.iter_mut().find(|(own, _)| tier_key(own) == tier_key(&tier)) {
                Some((_, rows)) => rows.push(row),
                None => unplanned.push((tier, vec![row])),
            }
        }
    }
    unplanned.sort_by_key(|(tier, _)| tier_key(tier));
    let place = |row: usize| table.column_place(index).row(table.range_row(row));
    if let Some(first) = untiered.first() {
        notes.push(Problem::new(Code::PlanUntiered, place(*first), [untiered.len().to_string()]));
    }
    for (tier, rows) in &unplanned {
        let first = rows.first().copied().unwrap_or_default();
        let twin = plan.rows.iter().find(|row| look_alike(&row.tier) == look_alike(tier));
        if let Some(twin) = twin {
            notes.push(Problem::new(Code::MixedAlphabets, place(first), [tier, &twin.tier]));
        }
        let near = nearest(tier, plan.rows.iter().map(|row| row.tier.as_str())).unwrap_or_default();
        notes.push(Problem::new(Code::PlanLacks, place(first), [tier, &rows.len().to_string(), near]));
    }
    let group = |row: usize| {
        let tier = column.cell(row).shown();
        let lacked = || unplanned.iter().position(|(own, _)| tier_key(own) == tier_key(&tier)).map(Group::Unplanned);
        match plan.row(&tier).map(Group::Planned).or_else(lacked) {
            Some(group) if !tier.trim().is_empty() => group,
            _ if names_client(row) => Group::Untiered,
            _ => Group::Nobody,
        }
    };
    let groups = (0..table.rows).map(group).collect();
    Ok((groups, unplanned.into_iter().map(|(tier, _)| tier).collect()))
}
