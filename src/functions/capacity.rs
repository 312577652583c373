//! CAPACITY: whom to keep when there is not room for all.

mod musts;
mod question;
mod report;
pub(super) mod resources;
mod tiers;

use super::context::client_columns;
use super::options::{AS_OF, CLIENT, COLUMNS, DATES, DECIMAL, DECIMALS, EPOCH, LANGUAGE, SHARES, SHOW};
use super::spec::{Function, OPTIONS, OptionSpec, Param, ParamKind, Shape, Wanted, documented};
use super::valued::{CLIENTS, VALUES, Valued};
use super::{Inputs, Reply};
use crate::choice::knapsack::Effort;
use crate::messages::Code;
use crate::number;
use crate::problem::{Place, Problem};
use musts::{MUST, fates};
use question::Read;
use report::Report;
use resources::{CAPACITY, LOAD, Loads};
use rust_decimal::Decimal;
use tiers::Tiers;

/// How many steps a choice gets unless the option says otherwise: seconds.
const STEPS: u64 = 5_000_000;

/// `decline`
const DECLINE: OptionSpec = OptionSpec {
    name: "decline",
    aliases: &["must decline", "отказать", "відмовити"],
    about: documented([
        "Clients to be declined whatever they are worth, with ; between them.",
        "Клиенты, которым нужно отказать в любом случае, через «;».",
        "Клієнти, яким треба відмовити в будь-якому разі, через «;».",
    ]),
};
/// `tiers`
const TIERS: OptionSpec = OptionSpec {
    name: "tiers",
    aliases: &["категории", "категорії"],
    about: documented([
        "\"ignore\" (default): only the value counts; \"priority\": the best choice among the best tier first, then among the next with what is left, and so on; \"weights\": values are multiplied by the option weights.",
        "«ignore» (по умолчанию): важна только ценность; «priority»: сначала лучший выбор в лучшей категории, затем в следующей из того, что осталось, и так далее; «weights»: ценность умножается на вес из параметра «weights».",
        "«ignore» (типово): важлива лише цінність; «priority»: спершу найкращий вибір у найкращій категорії, потім у наступній із того, що лишилося, і так далі; «weights»: цінність множиться на вагу з параметра «weights».",
    ]),
};
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
/// `order`
const ORDER: OptionSpec = OptionSpec {
    name: "order",
    aliases: &["order of tiers", "порядок", "порядок категорий", "порядок категорій"],
    about: documented([
        "The tiers, best first, with ; between them; letter grades such as AA, A, B order themselves.",
        "Категории, лучшие первыми, через «;»; буквенные AA, A, B упорядочиваются сами.",
        "Категорії, найкращі першими, через «;»; літерні AA, A, B упорядковуються самі.",
    ]),
};
/// `weights`
const WEIGHTS: OptionSpec = OptionSpec {
    name: "weights",
    aliases: &["веса", "ваги"],
    about: documented([
        "What the values of each tier are multiplied by, such as A 3; B 2; C 1.",
        "На что умножается ценность в каждой категории, например A 3; B 2; C 1.",
        "На що множиться цінність у кожній категорії, наприклад A 3; B 2; C 1.",
    ]),
};
/// `unit`
const UNIT: OptionSpec = OptionSpec {
    name: "unit",
    aliases: &["единица", "одиниця"],
    about: documented([
        "By how much each resource is raised to see what more of it is worth: one number for all or one each, with ; between them; 1 by default.",
        "На сколько увеличить каждый ресурс, чтобы узнать, что это даст: одно число на все или по числу через «;»; по умолчанию 1.",
        "На скільки збільшити кожен ресурс, щоб дізнатися, що це дасть: одне число на всі або по числу через «;»; типово 1.",
    ]),
};
/// `steps`
const STEPS_TAKEN: OptionSpec = OptionSpec {
    name: "steps",
    aliases: &["effort", "шаги", "кроки"],
    about: documented([
        "How many steps the search for the best choice may take; 5000000 by default. A number and no time, so that a result can be repeated.",
        "Сколько шагов может сделать поиск лучшего выбора; по умолчанию 5000000. Число, а не время, чтобы результат повторялся.",
        "Скільки кроків може зробити пошук найкращого вибору; типово 5000000. Число, а не час, щоб результат повторювався.",
    ]),
};
/// `list`
const LIST: OptionSpec = OptionSpec {
    name: "list",
    aliases: &["form", "report", "список", "вид", "отчет", "перелік", "вигляд", "звіт"],
    about: documented([
        "\"rows\" (default): decision and reason per row of the clients; \"summary\": what is kept and given up, the proof, what more of each resource is worth, who is next.",
        "«rows» (по умолчанию): решение и причина на каждую строку; «summary»: что остаётся и теряется, доказательство, что даст прибавка каждого ресурса, кто следующий.",
        "«rows» (типово): рішення й причина на кожен рядок; «summary»: що залишається і втрачається, доведення, що дасть збільшення кожного ресурсу, хто наступний.",
    ]),
};

/// The record.
pub const SPEC: Function = Function {
    id: "CAPACITY",
    since: "0.2.0",
    about: documented([
        "Ten clients and room for six: whom to decline? The best choice exactly, with one or several scarce resources.",
        "Десять клиентов, а места на шестерых: кому отказать? Точно лучший выбор, с одним или несколькими ограниченными ресурсами.",
        "Десять клієнтів, а місця на шістьох: кому відмовити? Точно найкращий вибір, з одним або кількома обмеженими ресурсами.",
    ]),
    params: &[
        CLIENTS,
        VALUES,
        Param {
            name: LOAD,
            about: documented([
                "What a client needs: one or more headers of the clients (\"hours; visits\"), columns of the same rows with headers, or a number for everybody; one place each if left out.",
                "Сколько нужно клиенту: заголовки столбцов клиентов («часы; визиты»), столбцы тех же строк с заголовками или число для всех; если не задано, по одному месту.",
                "Скільки треба клієнту: заголовки стовпців клієнтів («години; візити»), стовпці тих самих рядків із заголовками або число для всіх; якщо не задано, по одному місцю.",
            ]),
            kind: ParamKind::Grid,
            optional: true,
        },
        Param {
            name: CAPACITY,
            about: documented([
                "How much there is: a number per resource in the order of the loads (6, or \"160; 40\"), or a table of resource and number. It must be given.",
                "Сколько есть: число на каждый ресурс в порядке нагрузок (6 или «160; 40») либо таблица из ресурса и числа. Его нужно задать.",
                "Скільки є: число на кожен ресурс у порядку навантажень (6 або «160; 40») або таблиця з ресурсу й числа. Його треба задати.",
            ]),
            kind: ParamKind::Grid,
            optional: true,
        },
        Param {
            name: MUST,
            about: documented([
                "Who is decided beforehand: a column of clients to be kept, clients with ; between them, or a table of client and decision (keep or decline).",
                "О ком решено заранее: столбец клиентов, которых нужно оставить, клиенты через «;» или таблица из клиента и решения (оставить, отказать).",
                "Про кого вирішено заздалегідь: стовпець клієнтів, яких треба залишити, клієнти через «;» або таблиця з клієнта й рішення (залишити, відмовити).",
            ]),
            kind: ParamKind::Grid,
            optional: true,
        },
        OPTIONS,
    ],
    options: &[
        AS_OF,
        LANGUAGE,
        DECIMAL,
        DATES,
        EPOCH,
        SHARES,
        CLIENT,
        SHOW,
        COLUMNS,
        DECIMALS,
        DECLINE,
        TIERS,
        TIER_COLUMN,
        ORDER,
        WEIGHTS,
        UNIT,
        STEPS_TAKEN,
        LIST,
    ],
    returns: documented([
        "Per row, in its order: keep or decline, and why. Clients are taken whole. The choice is the best of all, or the reason and the findings say that this is not proved and by how much it could be better. Who is worth nothing or less is declined; who has a blank value, load or (where tiers count) tier is not judged and takes no room. Between clients that are alike in value, load and tier the earlier id is kept; the order of the rows decides nothing. The client who could be kept, or let go, at the least cost is marked as next.",
        "На каждую строку, в том же порядке: оставить или отказать и почему. Клиенты берутся целиком. Выбор лучший из всех, либо сказано, что это не доказано и насколько он мог бы быть лучше. Кто ничего не приносит, тому отказано; у кого не заполнена ценность, нагрузка или (если она важна) категория, о том не решено, и места он не занимает. Из одинаковых по ценности, нагрузке и категории остаётся тот, чей код раньше; порядок строк ничего не решает. Кого дешевле всего оставить или отпустить, отмечен как следующий.",
        "На кожен рядок, у тому самому порядку: залишити чи відмовити й чому. Клієнти беруться цілими. Вибір найкращий з усіх, або сказано, що це не доведено і наскільки він міг би бути кращим. Хто нічого не приносить, тому відмовлено; у кого не заповнено цінність, навантаження чи (якщо вона важлива) категорію, про того не вирішено, і місця він не займає. З однакових за цінністю, навантаженням і категорією залишається той, чий код раніше; порядок рядків нічого не вирішує. Кого найдешевше залишити чи відпустити, позначено як наступного.",
    ]),
    shape: Shape::PerRow,
    examples: &["capacity-six-of-ten", "capacity-greedy-fails", "capacity-summary", "capacity-tiers-ru"],
    plan,
    run,
};

fn plan(inputs: &Inputs) -> Result<Wanted, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let valued = Valued::of(inputs, 0, 1, VALUES.name).map_err(one)?;
    let mut columns = valued.columns();
    columns.extend(Loads::of(inputs, valued.table).map_err(one)?.columns());
    columns.extend(client_columns(inputs, valued.table).map_err(one)?);
    columns.extend(Tiers::column(inputs, valued.table).map_err(one)?);
    columns.sort_unstable();
    columns.dedup();
    Ok(Wanted { columns: vec![columns], presence: vec![None] })
}

fn run(inputs: &Inputs) -> Result<Reply, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let steps = match inputs.options.number("steps").map_err(one)? {
        None => STEPS,
        Some(steps) => u64::try_from(steps.trunc()).ok().filter(|steps| *steps > 0).ok_or_else(|| {
            let args = ["steps".to_owned(), steps.to_string(), STEPS.to_string()];
            vec![Problem::new(Code::BadOption, Place::of("options"), args)]
        })?,
    };
    let summed_up = inputs
        .options
        .choice(
            "list",
            &[&["rows", "clients", "строки", "рядки"], &["summary", "итог", "итоги", "підсумок", "підсумки"]],
        )
        .map_err(one)?;
    let summed_up = summed_up == Some(1);
    let valued = Valued::of(inputs, 0, 1, VALUES.name).map_err(one)?;
    let mut values = valued.read().map_err(one)?;
    if !values.add_up {
        return Err(vec![Problem::new(Code::NothingAddsUp, valued.table.place(), [valued.title.as_str()])]);
    }
    // Who has no value is told of below, together with who has no load.
    let mut notes = std::mem::take(&mut values.notes);
    notes.retain(|note| note.code != Code::NoValue);
    let resources = Loads::of(inputs, valued.table).map_err(one)?.read(inputs, &valued, &mut notes).map_err(one)?;
    let names = client_columns(inputs, valued.table).map_err(one)?;
    let names = if names.is_empty() { valued.client.into_iter().collect() } else { names };
    let fates = fates(inputs, valued.table, &names)?;
    let mut rows = values.rows.clone();
    rows.extend(&values.valueless);
    let tiers = Tiers::of(inputs, valued.table, &rows).map_err(one)?;
    let read =
        Read { valued: &valued, values: &values, resources: &resources, fates: &fates, tiers: &tiers, names: &names };
    let recognised = read.tiers.index().filter(|_| inputs.options.text("tier column").is_none());
    notes.extend(super::tier_lists::several_tier_columns(valued.table, recognised, "tier column"));
    let posed = read.pose(&mut notes)?;
    let answer = posed.question.best(&mut Effort(steps)).unwrap_or_default();
    // Whatever would be otherwise gets half as many steps as the choice itself.
    let half = steps / 2 + 1;
    let next =
        [posed.question.next_in(&answer, &mut Effort(half)), posed.question.next_out(&answer, &mut Effort(half))];
    let mut followed = next.iter().flatten().all(|next| next.proved);
    let report = Report { read: &read, posed: &posed, answer: &answer, lang: inputs.lang(), next };
    let mut reply = if summed_up {
        let (columns, proved) = report.summary(half);
        followed &= proved;
        Reply::table(columns)
    } else {
        Reply { skipped: valued.table.skipped, ..Reply::table(report.beside()) }
    };
    let [kept, declined, unknown] = report.counts();
    let sums = report.sums().ok_or_else(|| {
        let args = [valued.title.clone(), String::new()];
        vec![Problem::new(Code::TooManyDigits, valued.table.place(), args)]
    })?;
    let [worth, given_up] = sums.map(|sum| sum.normalize().to_string());
    if !answer.proved && report.gap().is_zero() {
        notes.push(Problem::new(Code::NotAllWays, valued.table.place(), [""]));
    } else if !answer.proved {
        let (gap, [value, _]) = (report.gap(), sums);
        let share = number::quotient(gap * Decimal::ONE_HUNDRED, value).map(|share| number::significant(share, 2));
        let shown = |number: Decimal| number::show(number, inputs.lang());
        let args = [shown(gap), share.map(shown).unwrap_or_else(|| "?".to_owned())];
        notes.push(Problem::new(Code::NotProved, valued.table.place(), args));
    } else if !followed {
        notes.push(Problem::new(Code::NotFollowed, valued.table.place(), [""]));
    }
    reply.notes = notes;
    let mut reply = reply
        .fact("value", valued.title.as_str())
        .fact("kept", kept.to_string())
        .fact("declined", declined.to_string())
        .fact("not judged", unknown.to_string())
        .fact("value kept", worth)
        .fact("value given up", given_up)
        .fact("proved", if answer.proved { "yes" } else { "no" });
    for resource in &resources {
        reply = reply.fact("capacity", format!("{} {}", resource.title, resource.room.normalize()));
    }
    Ok(reply)
}
